// What opens over a page: the notes of marks and the cards of links. By button, by hand, by a resting mouse, by keyboard.

import { until } from "./site.mjs";

/** What opening a note did, asked from inside; runs in the browser. */
function noteOf(mark) {
  const note = document.getElementById(mark.getAttribute("popovertarget"));
  const box = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  return {
    open: [...document.querySelectorAll(":popover-open")].map((e) => e.id).join(), id: note?.id, focused: document.activeElement === mark,
    note: note && box(note.getBoundingClientRect()), mark: box(mark.getBoundingClientRect()), scroll: scrollY, text: note?.innerText.trim() ?? "",
  };
}

/** Says what is wrong with an opened note. */
function judgeNote(before, opened, view, how) {
  const wrong = [];
  const { note, mark } = opened;
  if (opened.open !== opened.id) return [`${how} opens ${opened.open || "nothing"}, want ${opened.id}`];
  if (note.left < 0 || note.top < 0 || note.right > view.width + 1 || note.bottom > 901) wrong.push(`${how}: the note reaches out of the screen`);
  if (note.left < mark.right && mark.left < note.right && note.top < mark.bottom - 4 && mark.top + 4 < note.bottom) wrong.push(`${how}: the note covers its mark`);
  if (Math.abs(before.mark.top - mark.top) > 1 || before.scroll !== opened.scroll) wrong.push(`${how}: the page moves by ${before.mark.top - mark.top} px`);
  if (opened.text.length < 10) wrong.push(`${how}: the note says ${JSON.stringify(opened.text)}`);
  return wrong;
}

/** The first, the middle and the last of what a page has. */
const some = (all) => [...new Set([all[0], all[Math.floor(all.length / 2)], all.at(-1)])].filter(Boolean);

/** How a reader presses: with a finger on narrow screens. */
const handOf = (view) => (view.width < 600 ? "tap" : "click");

/** Opens what a button opens by both keys, closing it again, then by hand, and leaves it open; adds what is wrong, returns how the page was before. */
async function press(page, button, view, wrong) {
  await button.evaluate((e) => e.scrollIntoView({ block: "center" }));
  const before = await button.evaluate(noteOf);
  for (const key of ["Enter", "Space"]) {
    await button.focus();
    await page.keyboard.press(key);
    wrong.push(...judgeNote(before, await button.evaluate(noteOf), view, key));
    await page.keyboard.press("Escape");
    const { open, focused } = await button.evaluate(noteOf);
    if (open) wrong.push(`Escape leaves ${open} open`);
    if (!focused) wrong.push("Escape does not lead back to the button");
  }
  await button[handOf(view)]();
  wrong.push(...judgeNote(before, await button.evaluate(noteOf), view, handOf(view)));
  return before;
}

/** Opens and closes notes as a reader does, scripts off and the policy in force; returns what is wrong. */
export async function openNotes(browser, site, sample, view) {
  const wrong = [];
  const hand = handOf(view);
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 }, colorScheme: view.scheme, javaScriptEnabled: false, hasTouch: hand === "tap",
  });
  const page = await context.newPage();
  await page.goto(site.origin + site.base + sample.path, { waitUntil: "load" });
  const marks = await page.locator("button.n:visible").all();
  for (const mark of some(marks)) {
    const before = await press(page, mark, view, wrong);
    const aside = [4, before.mark.top];
    await (hand === "tap" ? page.touchscreen.tap(...aside) : page.mouse.click(...aside));
    const { open } = await mark.evaluate(noteOf);
    if (open) wrong.push(`${hand} beside it leaves ${open} open`);
  }
  await page.emulateMedia({ media: "print" });
  const lost = await page.locator(".notes li").evaluateAll((items) => items.filter((e) => {
    const { display, position, visibility } = getComputedStyle(e);
    return display !== "list-item" || position !== "static" || visibility !== "visible" || !e.getBoundingClientRect().height;
  }).map((e) => e.id));
  if (lost.length) wrong.push(`on paper these notes are not in the list: ${lost.join(", ")}`);
  await context.close();
  return wrong;
}

/** Opens and closes the cards of links by their buttons, scripts off and the policy in force; returns what is wrong. */
export async function openCards(browser, site, sample, view) {
  const wrong = [];
  const hand = handOf(view);
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 }, colorScheme: view.scheme, javaScriptEnabled: false, hasTouch: hand === "tap",
  });
  const page = await context.newPage();
  await page.goto(site.origin + site.base + sample.path, { waitUntil: "load" });
  if (await page.$("[title]:not(link)")) wrong.push("something has a title, which only a mouse can read");
  const buttons = await page.locator(".c").all();
  for (const button of some(buttons)) {
    await press(page, button, view, wrong);
    await page.keyboard.press("Escape");
    const { open } = await button.evaluate(noteOf);
    if (open) wrong.push(`Escape leaves ${open} open`);
  }
  const alone = await page.locator(".c").evaluateAll((all) => all.filter((e) => {
    const end = [...e.previousElementSibling.getClientRects()].at(-1), { left, top, bottom, height, width } = e.getBoundingClientRect();
    return top > end.bottom || bottom < end.top || Math.abs(left - end.right) > 12 || height < 24 || width < 24;
  }).map((e) => e.ariaLabel));
  if (alone.length) wrong.push(`these buttons are small, or not where their links end: ${alone.join(", ")}`);
  await page.emulateMedia({ media: "print" });
  if ((await page.locator(".c:visible").count()) + (await page.locator("main div[popover]:visible").count())) wrong.push("on paper there are buttons or cards");
  await context.close();
  return wrong;
}

/** Takes what opens a card on interest from the browser, so that our script has to; runs in the browser, before the page. */
function uninterested() {
  delete HTMLButtonElement.prototype.interestForElement;
  for (const event of ["interest", "loseinterest"]) addEventListener(event, (e) => e.isTrusted && (e.preventDefault(), e.stopImmediatePropagation()), true);
}

/** Opens a card with a resting mouse and with the keyboard, by the browser's own means or by our script; returns what is wrong. */
export async function rest(browser, site, sample, view, own) {
  const wrong = [];
  const how = own ? "our script" : "the browser";
  const context = await browser.newContext({ viewport: { width: view.width, height: 900 }, colorScheme: view.scheme });
  if (own) await context.addInitScript(uninterested);
  const page = await context.newPage();
  page.on("pageerror", (e) => wrong.push(`script: ${e.message}`));
  await page.goto(site.origin + site.base + sample.path, { waitUntil: "load" });
  const link = page.locator("[interestfor]").first();
  if (!await link.count()) return context.close().then(() => wrong);
  const id = await link.getAttribute("interestfor");
  const open = () => [...document.querySelectorAll(":popover-open")].map((e) => e.id).join();
  const wait = async (want, when) => { // long enough for the delays of either
    const seen = await until(page, (want) => [...document.querySelectorAll(":popover-open")].map((e) => e.id).join() === want, want).then(() => want, () => page.evaluate(open));
    if (seen !== want) wrong.push(`${how}: ${when} leaves ${seen || "nothing"} open, want ${want || "nothing"}`);
  };
  const stay = async (want, when) => {
    await page.waitForTimeout(1500);
    await wait(want, when);
  };
  await link.evaluate((e) => e.scrollIntoView({ block: "center" }));
  if (view.width < 768) { // a card is a sheet there, out of reach of a mouse
    await link.hover();
    await stay("", "a resting mouse on a narrow screen");
    await context.close();
    return wrong;
  }
  const before = await link.evaluate((e) => e.nextElementSibling.getBoundingClientRect().top);
  await page.mouse.move(1, 1);
  await link.hover();
  await wait(id, "a resting mouse");
  const { note, mark } = await link.locator("+ .c").evaluate(noteOf);
  if (note.left < 0 || note.top < 0 || note.right > view.width + 1 || note.bottom > 901) wrong.push(`${how}: the card reaches out of the screen`);
  if (Math.abs(before - mark.top) > 1) wrong.push(`${how}: the page moves by ${before - mark.top} px`);
  await page.mouse.move((note.left + note.right) / 2, (note.top + note.bottom) / 2, { steps: 5 });
  await stay(id, "a mouse on the card");
  await page.keyboard.press("Escape");
  await wait("", "Escape");
  await page.mouse.move(1, 1);
  await link.hover();
  await wait(id, "a mouse that comes back");
  await page.mouse.move(1, 1, { steps: 5 });
  await wait("", "a mouse that leaves");
  await link.locator("+ .c").focus();
  await page.keyboard.press("Shift+Tab");
  if (!await link.evaluate((e) => e === document.activeElement)) wrong.push(`${how}: Shift+Tab does not lead from the button to the link`);
  await wait(id, "the keyboard on the link");
  await page.keyboard.press("Escape");
  await wait("", "Escape, of the keyboard's card");
  if (!await link.evaluate((e) => e === document.activeElement)) wrong.push(`${how}: Escape takes the keyboard from the link`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  if (await link.evaluate((e) => [e, e.nextElementSibling].includes(document.activeElement) || document.activeElement.closest("[popover]"))) wrong.push(`${how}: Tab is trapped`);
  await context.close();
  return wrong;
}

