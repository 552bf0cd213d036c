// What every page has to be, at any width.

/** What the page says of itself, asked from inside; runs in the browser. */
export function inspect() {
  const wide = [...document.querySelectorAll("main *")]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== "absolute" && e.scrollWidth > 0 && !e.closest("pre, [aria-hidden]"))
    .slice(0, 3).map((e) => `${e.localName}.${e.className}`);
  return {
    main: document.querySelectorAll("main").length,
    h1: document.querySelectorAll("h1").length,
    styled: document.styleSheets.length,
    linked: document.querySelectorAll('link[rel="stylesheet"]').length,
    overflow: document.documentElement.scrollWidth - innerWidth,
    wide,
  };
}

export function judge(seen, at) {
  const wrong = [];
  if (seen.main !== 1) wrong.push(`page has ${seen.main} main, want 1`);
  if (seen.h1 !== 1) wrong.push(`page has ${seen.h1} h1, want 1`);
  if (!seen.linked || seen.styled !== seen.linked) wrong.push(`page has ${seen.styled} stylesheets, want the ${seen.linked} that it links, and one at least`);
  if (seen.overflow > 0) wrong.push(`page is ${seen.overflow} px too wide at ${at}, want 0`);
  if (seen.wide.length) wrong.push(`cut off at ${at}: ${seen.wide.join(", ")}`);
  return wrong;
}
