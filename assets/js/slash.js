// The key "/" goes to the field of the search, from other pages by way of its page; not while somebody types, nor with another key held down.
addEventListener("keydown", (event) => {
  const types = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || types) return;
  event.preventDefault();
  const field = document.querySelector("[type=search]");
  if (field) field.select();
  else location = document.querySelector("a[rel=search]").href;
});
