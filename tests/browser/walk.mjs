// A page as the keyboard goes through it, from the first stop to the last.

/** Marks the element that has the focus, asked from inside: whether it is seen, how it is drawn, and whether it was met before. */
function stop() {
  const e = document.activeElement;
  if (e === document.body || e === document.documentElement) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(e);
  const { left, right, top, bottom } = e.getBoundingClientRect();
  const again = "walked" in e.dataset;
  e.dataset.walked = "";
  return {
    again, name: `${e.localName} ${(e.ariaLabel ?? e.textContent).trim().slice(0, 40)}`,
    ring: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    seen: right > 0 && left < innerWidth && bottom > 0 && top < innerHeight,
    trap: Boolean(e.closest(":popover-open")),
  };
}

/** What the keyboard can reach: what is shown and in no closed fold; asked from inside. */
function stops() {
  return [...document.querySelectorAll("a[href], button, input, summary, select, textarea, [tabindex='0']")].filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled).length;
}

/** Goes through a page with Tab; returns what is wrong: a stop without a ring, out of sight or met twice, the first not the way past the header, or one never reached. */
export async function walk(browser, site, sample, view) {
  const wrong = [];
  const context = await browser.newContext({ viewport: { width: view.width, height: 900 }, colorScheme: view.scheme, javaScriptEnabled: view.scripts });
  await context.addInitScript(() => { HTMLElement.prototype.focus = () => {}; }); // the search begins in its field; this begins at the top
  const page = await context.newPage();
  await page.goto(site.origin + site.base + sample.path, { waitUntil: "load" });
  const want = await page.evaluate(stops);
  let n = 0;
  for (; n <= want + 1; n++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(stop);
    if (!at || at.again) break;
    if (!n && at.name !== "a Skip to content") wrong.push(`keyboard: the first stop is ${at.name}`);
    if (!at.ring) wrong.push(`keyboard: no ring around ${at.name}`);
    if (!at.seen) wrong.push(`keyboard: ${at.name} is out of sight`);
    if (at.trap) wrong.push(`keyboard: ${at.name} stands in what is open over the page`);
  }
  if (n !== want) wrong.push(`keyboard: ${n} stops, want ${want}`);
  await context.close();
  return wrong.slice(0, 5);
}
