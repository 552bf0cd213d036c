// Buttons that put the cards of a list into another order; without scripts the list stands in the order of time.
const list = document.querySelector("main .cards");
const cards = [...list.children];
const name = (card) => card.querySelector("h2").textContent;
const orders = {
  "oldest first": () => cards,
  "newest first": () => {
    const dated = cards.filter((card) => card.dataset.dates);
    return [...dated.reverse(), ...cards.filter((card) => !card.dataset.dates)];
  },
  "by name": () => [...cards].sort((a, b) => name(a).localeCompare(name(b), document.documentElement.lang)),
};

const bar = document.createElement("p");
bar.className = "sort";
bar.append("Order: ");
const buttons = Object.entries(orders).map(([words, order], i) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.ariaPressed = String(i === 0);
  button.onclick = () => {
    list.append(...order());
    buttons.forEach((other) => (other.ariaPressed = String(other === button)));
  };
  return button;
});
bar.append(...buttons);
document.querySelector("main .count").after(bar);
