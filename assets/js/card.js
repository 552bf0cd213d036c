// Opens the card of a link for a mouse that rests on it, and for the keyboard, as browsers that know `interestfor` do by themselves. The card
// stays while the mouse is on it. Not on narrow screens, where cards are sheets at the foot of the screen.
if (!("interestForElement" in HTMLButtonElement.prototype) && matchMedia("(min-width: 48rem)").matches) {
  let card, link, timer;
  const soon = (does) => {
    clearTimeout(timer);
    timer = setTimeout(does, 400);
  };
  const hide = () => card?.hidePopover();
  const show = (at) => soon(() => {
    link = at;
    card = document.getElementById(link.getAttribute("interestfor"));
    if (link.isConnected && !card.matches(":popover-open")) card.showPopover({ source: link });
  });
  addEventListener("pointerover", ({ target, pointerType }) => {
    const over = target.closest("[interestfor]");
    if (pointerType !== "mouse") return;
    if (over) show(over);
    else if (card?.contains(target)) clearTimeout(timer);
    else if (!link?.matches(":focus-visible")) soon(hide);
  });
  addEventListener("focusin", ({ target }) => target.matches("[interestfor]:focus-visible") && show(target));
  addEventListener("focusout", ({ target }) => target === link && soon(hide));
}
