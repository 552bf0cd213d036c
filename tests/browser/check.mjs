// Opens one page of each template in a real browser and says what is wrong with it.
//
//   node tests/browser/check.mjs FOLDER
//
// FOLDER is a built site; it is served on the loopback address under the path it was built for. Which page stands for
// which template is read from data-type on <body> (site.mjs).
// The browser is found in $CHROME or by its usual names. Each page is opened at two widths, in light and dark, with
// scripts and without, the page's own policy in force; axe-core runs in a second view, where the policy is lifted for it.
// Cards are filtered, and with scripts put into other orders, by keyboard. The search is asked for names in all their spellings. Notes are opened and closed by keyboard and by hand without scripts, at each width; on paper they all stand in the list.
// So are the cards of links; with scripts they are also opened by a mouse that rests and by the keyboard, once as the browser does by itself and once by our script.
// The zip of the whole site is unpacked (`unzip`) and read from the disk, as a person without a net would.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { browserPath, flags, inTurns, open } from "./site.mjs";

const widths = [360, 1440];
const narrowest = 320;
const schemes = ["light", "dark"];

/** What the page says of itself, asked from inside; runs in the browser. */
function inspect() {
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

function judge(seen, at) {
  const wrong = [];
  if (seen.main !== 1) wrong.push(`page has ${seen.main} main, want 1`);
  if (seen.h1 !== 1) wrong.push(`page has ${seen.h1} h1, want 1`);
  if (!seen.linked || seen.styled !== seen.linked) wrong.push(`page has ${seen.styled} stylesheets, want the ${seen.linked} that it links, and one at least`);
  if (seen.overflow > 0) wrong.push(`page is ${seen.overflow} px too wide at ${at}, want 0`);
  if (seen.wide.length) wrong.push(`cut off at ${at}: ${seen.wide.join(", ")}`);
  return wrong;
}

/** What each card of a page is filtered by: of each card that is shown, its attributes. */
function cards() {
  return [...document.querySelectorAll(".card")].filter((c) => c.checkVisibility()).map((c) => ({ ...c.dataset }));
}

/** Checks boxes of a filter with the keyboard, as a person would, and holds the cards that are left to them; returns what is wrong. */
async function sift(page) {
  const wrong = [];
  const all = await page.evaluate(cards);
  const boxes = await page.evaluate(() => [...document.querySelectorAll(".filter input")].map(({ name, value }) => ({ name, value })));
  const has = (card, { name, value }) => (card[`by${name.replace(/(?:^|-)([a-z])/g, (_, c) => c.toUpperCase())}`] ?? "").split(" ").includes(value);
  const press = async ({ name, value }) => {
    await page.focus(`.filter input[name="${name}"][value="${value}"]`);
    await page.keyboard.press("Space");
  };
  const hold = async (want, how) => {
    const left = await page.evaluate(cards);
    if (JSON.stringify(left) !== JSON.stringify(want)) wrong.push(`filter: ${how} leaves ${left.length} cards of ${all.length}, want ${want.length}`);
  };
  await page.focus(".filter summary");
  await page.keyboard.press("Enter");
  for (const box of boxes) {
    await press(box);
    await hold(all.filter((c) => has(c, box)), `${box.name} ${box.value}`);
    await press(box);
  }
  const [one] = boxes;
  const like = boxes.filter((b) => b.name === one.name).slice(0, 2);
  const other = boxes.find((b) => b.name !== one.name);
  for (const box of like) await press(box);
  const either = all.filter((c) => like.some((b) => has(c, b)));
  await hold(either, "two values of one kind");
  if (other) {
    await press(other);
    await hold(either.filter((c) => has(c, other)), "values of two kinds");
  }
  await page.click(".filter button");
  await hold(all, "the button");
  return wrong;
}

/** The cards of a page in their order: name, and the first year of the date. */
function ordered() {
  return [...document.querySelectorAll(".card")].map((c) => ({ name: c.querySelector("h2").textContent, year: c.dataset.dates?.match(/\d{4}/)?.[0] ?? "" }));
}

/** Puts cards into another order with the keyboard; returns what is wrong. Without scripts there must be no buttons that do nothing. */
async function reorder(page, scripts) {
  const wrong = [];
  const buttons = await page.$$(".sort button");
  if (!scripts) return buttons.length ? ["sort: buttons without scripts"] : [];
  const first = await page.evaluate(ordered);
  const years = (cards) => cards.map((c) => c.year).filter(Boolean);
  const dated = (cards) => cards.slice(0, years(cards).length).every((c) => c.year);
  const sorted = {
    "oldest first": (c) => JSON.stringify(c) === JSON.stringify(first),
    "newest first": (c) => JSON.stringify(years(c)) === JSON.stringify(years(first).reverse()) && dated(c),
    "by name": (c) => c.every((card, i) => !i || c[i - 1].name.localeCompare(card.name, "en") <= 0),
  };
  if (buttons.length !== 3) wrong.push(`sort: ${buttons.length} buttons, want 3`);
  for (const button of buttons.reverse()) {
    const words = await button.textContent();
    await button.focus();
    await page.keyboard.press("Enter");
    const now = await page.evaluate(ordered);
    if (now.length !== first.length || !sorted[words]?.(now)) wrong.push(`sort: ${words} leaves ${now.map((c) => c.name).join(", ")}`);
    if (await page.$$eval(".sort [aria-pressed=true]", (all) => all.map((b) => b.textContent).join()) !== words) wrong.push(`sort: ${words} does not look pressed`);
  }
  return wrong;
}

/** What the search has found, asked from inside; runs in the browser. */
function found() {
  return {
    said: document.querySelector("[role=status]").textContent, marks: document.querySelectorAll(".found mark").length, images: document.querySelectorAll("main img").length,
    rows: [...document.querySelectorAll(".found > li")].map((row) => ({
      title: row.querySelector("a").textContent, to: new URL(row.querySelector("a").href).pathname, kind: row.querySelector(".all").textContent,
      parts: [...row.querySelectorAll("p a")].map((a) => a.href),
    })),
  };
}

/** Waits until something is true inside the page. Playwright's own way evaluates a string, which the policy forbids. */
async function until(page, truth, argument) {
  for (let tries = 0; !await page.evaluate(truth, argument); tries++) {
    if (tries === 200) throw new Error(`never true: ${truth}`);
    await page.waitForTimeout(25);
  }
}

/** Asks the search for words, and waits for its answer. */
async function ask(page, words) {
  const answered = (whether) => /^$|^From any page/.test(document.querySelector("[role=status]").textContent) !== whether;
  await page.fill("[type=search]", "");
  await page.press("[type=search]", "Enter");
  await until(page, answered, false);
  await page.fill("[type=search]", words);
  await page.press("[type=search]", "Enter");
  await until(page, answered, true);
  return page.evaluate(found);
}

/** The spellings of a site: of each numbered name, as the search page has them, and some that the A–Z leads to another name from. */
async function spellingsOf(page, site) {
  const numbered = JSON.parse(await page.getAttribute(".search", "data-spellings")).flatMap(({ main, as }) => {
    const [, word, forms] = as.match(/^(.+?)\[\\s-\]\*\(\?:(.+)\)$/);
    return forms.split("|").map((form) => ({ main, as: `${word} ${form.replaceAll("\\s+", " ").replaceAll("\\", "")}` }));
  });
  const list = await page.evaluate(async (address) => {
    const doc = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const lines = [...doc.querySelectorAll("main section li")].filter((li) => li.querySelector("a"));
    return {
      names: lines.filter((li) => li.firstChild.localName === "a").map((li) => li.firstChild.textContent),
      see: lines.filter((li) => / see $/.test(li.firstChild.textContent)).map((li) => ({ as: li.firstChild.textContent.split(/, |: see/)[0], to: li.querySelector("a").getAttribute("href") })),
    };
  }, `${site.base}a-z/`);
  return { numbered, ...list };
}

/** Uses the search as a reader does, with scripts; returns what is wrong. */
async function seek(page, site, name) {
  const wrong = [];
  const want = (right, what) => right || wrong.push(`search: ${what}`);
  want(await page.evaluate(() => document.activeElement.matches("[type=search]")), "the field is not ready for typing");

  const { numbered, names, see } = await spellingsOf(page, site);
  const answers = {};
  for (const { main, as } of numbered) {
    answers[main] ??= await ask(page, main);
    for (const words of [as, as.toLowerCase()]) {
      want(JSON.stringify(await ask(page, words)) === JSON.stringify(answers[main]), `${words} does not find what ${main} finds`);
    }
    if (names.includes(main)) want(answers[main].rows[0]?.title === main, `${main} finds ${answers[main].rows[0]?.title} first`);
  }
  for (const { as, to } of new Set([see[0], see[Math.floor(see.length / 2)], see.at(-1)])) {
    want((await ask(page, as)).rows.some((row) => row.to === new URL(to, site.origin + site.base).pathname), `${as} does not find ${to}`);
  }

  const none = await ask(page, "qqqqqqqq");
  want(!none.rows.length && /^No page/.test(none.said), `letters without sense find ${none.rows.length} pages and the search says ${none.said}`);
  want(await page.$(`[role=status] a[href$="/a-z/"]`), "without a page there is no way to the A–Z");
  want(!(await ask(page, '<img src=x onerror="document.title=1">')).images, "words become an image");

  const all = await ask(page, name);
  const address = page.url();
  want(all.rows[0]?.title === name && all.marks && new URL(address).searchParams.get("q") === name, `${name} finds ${all.rows[0]?.title} first, with ${all.marks} marks, at ${address}`);
  for (const box of await page.$$(".search input:enabled[name=kind]")) {
    const [kind, count] = await box.evaluate((e) => [e.dataset.name, e.parentElement.querySelector("span").textContent]);
    await box.focus();
    await page.keyboard.press("Space");
    await page.waitForURL(/kind=/);
    await until(page, (n) => document.querySelector("[role=status]").textContent.startsWith(`${n} page`) && document.querySelectorAll(".found > li").length === Math.min(n, 10), +count)
      .catch(() => wrong.push(`search: ${kind} does not leave the ${count} pages that it promises`));
    const { rows } = await page.evaluate(found);
    want(rows.length && rows.every((row) => row.kind === kind), `${kind} leaves ${rows.map((row) => row.kind).join()}`);
    await page.goBack();
    await until(page, (said) => document.querySelector("[role=status]").textContent === said, all.said);
  }
  want(page.url() === address, `the way back leads to ${page.url()}`);
  if (await page.isVisible(".found + button")) {
    await page.click(".found + button");
    await until(page, () => document.activeElement.closest(".found > :nth-child(11)")).catch(() => wrong.push("search: more does not lead to the eleventh page"));
  }
  for (const to of all.rows.flatMap((row) => row.parts).slice(0, 3)) {
    await page.goto(to);
    want(await page.evaluate(() => document.querySelector(":target")), `${to} is nowhere`);
  }

  await page.goto(site.origin + site.base);
  await page.keyboard.press("/");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\/\?q=/);
  await until(page, () => document.querySelector(".found > li"));
  want((await page.evaluate(found)).rows[0]?.title === name, `the field of the front page does not find ${name}`);

  await page.goto(`${site.origin}${site.base}a-z/`);
  await page.keyboard.press("Control+/");
  await page.keyboard.press("/");
  await page.waitForURL(/\/search\/$/);
  await until(page, () => document.activeElement.matches("[type=search]"));
  await page.keyboard.type("a/b");
  want(await page.inputValue("[type=search]") === "a/b", "the key cannot be typed");
  await page.goto(address);
  await until(page, (said) => document.querySelector("[role=status]").textContent === said, all.said);
  return wrong;
}

/** Says what the page of the search lacks without scripts. */
async function stand(page) {
  const wrong = [];
  if (await page.$("form")) wrong.push("search: a form without scripts");
  if (!await page.isVisible('main a[href$="/a-z/"]')) wrong.push("search: no way to the A–Z without scripts");
  return wrong;
}

/** Opens one page once with its policy in force; returns what is wrong. */
async function visit(browser, site, sample, view) {
  const wrong = [];
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 }, colorScheme: view.scheme, javaScriptEnabled: view.scripts,
  });
  const page = await context.newPage();
  const missing = sample.type === "404"; // the browser itself remarks on the status
  page.on("console", (m) => missing && /404/.test(m.text()) || wrong.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => wrong.push(`script: ${e.message}`));
  page.on("request", (r) => r.url().startsWith(site.origin) || wrong.push(`asks another host: ${r.url()}`));
  page.on("response", (r) => r.ok() || (missing && r.url() === page.url()) || r.request().isNavigationRequest() && missing || wrong.push(`${r.status()}: ${r.url()}`));
  await page.goto(site.origin + site.base + sample.path, { waitUntil: "load" });
  wrong.push(...judge(await page.evaluate(inspect), view.width));
  if (await page.$(".filter")) {
    wrong.push(...await sift(page));
    wrong.push(...await reorder(page, view.scripts));
  }
  if (sample.type === "search") wrong.push(...await (view.scripts ? seek(page, site, sample.asked) : stand(page)).catch((e) => [`search: ${e.message.split("\n")[0]}`]));
  await page.setViewportSize({ width: narrowest, height: 900 });
  wrong.push(...judge(await page.evaluate(inspect), narrowest));
  await context.close();
  return wrong;
}

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

/** Opens and closes notes as a reader does, scripts off and the policy in force; returns what is wrong. */
async function openNotes(browser, site, sample, view) {
  const wrong = [];
  const hand = view.width < 600 ? "tap" : "click";
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 }, colorScheme: view.scheme, javaScriptEnabled: false, hasTouch: hand === "tap",
  });
  const page = await context.newPage();
  await page.goto(site.origin + site.base + sample.path, { waitUntil: "load" });
  const marks = await page.locator("button.n:visible").all();
  for (const mark of [...new Set([marks[0], marks[Math.floor(marks.length / 2)], marks.at(-1)])].filter(Boolean)) {
    await mark.evaluate((e) => e.scrollIntoView({ block: "center" }));
    const before = await mark.evaluate(noteOf);
    const closed = async (how) => { const { open } = await mark.evaluate(noteOf); if (open) wrong.push(`${how} leaves ${open} open`); };
    for (const key of ["Enter", "Space"]) {
      await mark.focus();
      await page.keyboard.press(key);
      wrong.push(...judgeNote(before, await mark.evaluate(noteOf), view, key));
      await page.keyboard.press("Escape");
      await closed("Escape");
      if (!(await mark.evaluate(noteOf)).focused) wrong.push("Escape does not lead back to the mark");
    }
    await mark[hand]();
    wrong.push(...judgeNote(before, await mark.evaluate(noteOf), view, hand));
    const aside = [4, before.mark.top];
    await (hand === "tap" ? page.touchscreen.tap(...aside) : page.mouse.click(...aside));
    await closed(`${hand} beside it`);
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
async function openCards(browser, site, sample, view) {
  const wrong = [];
  const hand = view.width < 600 ? "tap" : "click";
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 }, colorScheme: view.scheme, javaScriptEnabled: false, hasTouch: hand === "tap",
  });
  const page = await context.newPage();
  await page.goto(site.origin + site.base + sample.path, { waitUntil: "load" });
  if (await page.$("[title]:not(link)")) wrong.push("something has a title, which only a mouse can read");
  const buttons = await page.locator(".c").all();
  for (const button of [...new Set([buttons[0], buttons[Math.floor(buttons.length / 2)], buttons.at(-1)])].filter(Boolean)) {
    await button.evaluate((e) => e.scrollIntoView({ block: "center" }));
    const before = await button.evaluate(noteOf);
    const closed = async (how) => { const { open } = await button.evaluate(noteOf); if (open) wrong.push(`${how} leaves ${open} open`); };
    for (const key of ["Enter", "Space"]) {
      await button.focus();
      await page.keyboard.press(key);
      wrong.push(...judgeNote(before, await button.evaluate(noteOf), view, key));
      await page.keyboard.press("Escape");
      await closed("Escape");
      if (!(await button.evaluate(noteOf)).focused) wrong.push("Escape does not lead back to the button");
    }
    await button[hand]();
    wrong.push(...judgeNote(before, await button.evaluate(noteOf), view, hand));
    await page.keyboard.press("Escape");
    await closed("Escape");
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
async function rest(browser, site, sample, view, own) {
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

/** Leaves of the print edition one page of each kind: axe-core takes minutes for all. That ids stand once in the whole is held by `verify`. */
function thin() {
  const met = new Set();
  for (const page of document.querySelectorAll("main > article")) met.has(page.dataset.type) ? page.remove() : met.add(page.dataset.type);
}

/** Runs axe-core over one page, with its first note open, or in dark its first card; returns its violations. */
async function audit(browser, site, sample, view, axe) {
  const context = await browser.newContext({ viewport: { width: view.width, height: 900 }, colorScheme: view.scheme, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(site.origin + site.base + sample.path, { waitUntil: "load" });
  if (sample.type === "search") await ask(page, sample.asked);
  await page.evaluate((first) => (document.querySelector(first) ?? document.querySelector(".n"))?.click(), view.scheme === "dark" ? ".c" : ".n");
  if (sample.type === "print") await page.evaluate(thin);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  await context.close();
  return violations.map((v) => `axe ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")}`);
}

/** Reads the zip of the site from the disk, from its front page to a case, to a work and back; returns what is wrong. */
async function readFromDisk(browser, folder, scripts) {
  const wrong = [];
  const zips = (await readdir(join(folder, "print"))).filter((name) => name.endsWith(".zip"));
  if (zips.length !== 1) return [`print/ has ${zips.length} zips, want 1`];
  const disk = await mkdtemp(join(tmpdir(), "zip-"));
  execFileSync("unzip", ["-q", join(folder, "print", zips[0]), "-d", disk]);
  const context = await browser.newContext({ viewport: { width: widths[0], height: 900 }, javaScriptEnabled: scripts });
  const page = await context.newPage();
  page.on("console", (m) => wrong.push(`console: ${m.text()}`));
  page.on("request", (r) => r.url().startsWith("file:") || wrong.push(`asks a host: ${r.url()}`));
  page.on("requestfailed", (r) => r.failure().errorText === "net::ERR_ABORTED" || wrong.push(`${r.failure().errorText}: ${r.url()}`)); // aborted by the next step
  const stands = async (at) => wrong.push(...judge(await page.evaluate(inspect), widths[0]).map((w) => `${at}: ${w}`));
  const follow = async (link, type) => {
    await page.locator(link).first().click();
    await page.waitForURL(/\/index\.html(?:#.*)?$/);
    const is = await page.evaluate(() => document.body.dataset.type);
    if (is !== type) wrong.push(`${link} leads to a page of the type ${is}, want ${type}`);
    await stands(type);
  };
  await page.goto(pathToFileURL(join(disk, zips[0].slice(0, -4), "index.html")).href, { waitUntil: "load" });
  await stands("home");
  const home = page.url();
  await follow('.nav a[href="cases/index.html"]', "index");
  await follow(".card a", "case");
  await follow('.notes a[href^="../../sources/"]', "source");
  for (let steps = 3; steps; steps--) await page.goBack();
  if (page.url() !== home) wrong.push(`the way back leads to ${page.url()}, want ${home}`);
  await page.goto(new URL("print/index.html", home).href, { waitUntil: "load" });
  await stands("print");
  await context.close();
  await rm(disk, { recursive: true });
  return wrong;
}

async function main() {
  const [folder, more] = process.argv.slice(2);
  if (!folder || more) {
    console.error("usage: node tests/browser/check.mjs FOLDER");
    process.exit(2);
  }
  const site = await open(folder);
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const browser = await chromium.launch({ executablePath: browserPath(), args: flags });
  const views = widths.flatMap((width) => schemes.flatMap((scheme) => [true, false].map((scripts) => ({ width, scheme, scripts }))));
  const name = site.pages.find((sample) => sample.type === "case")?.title;
  const results = await inTurns(site.pages.map((sample) => ({ ...sample, asked: name })), async (sample) => {
    const lines = [];
    for (const view of views) {
      if (sample.type === "print" && view.scripts === (view.width === widths[0])) continue; // it is as long as all others: each width, theme and way once
      const wrong = await visit(browser, site, sample, view);
      if (view.scripts) {
        wrong.push(...await audit(browser, site, sample, view, axe));
        for (const own of [false, true]) wrong.push(...await rest(browser, site, sample, view, own).catch((e) => [`cards: ${e.message.split("\n")[0]}`]));
      } else {
        wrong.push(...await openNotes(browser, site, sample, view).catch((e) => [`notes: ${e.message.split("\n")[0]}`]));
        wrong.push(...await openCards(browser, site, sample, view).catch((e) => [`cards: ${e.message.split("\n")[0]}`]));
      }
      lines.push(wrong.map((w) => `${sample.type} /${sample.path} ${view.width} ${view.scheme} scripts ${view.scripts ? "on" : "off"}: ${w}`));
    }
    return lines;
  });
  results.push(await inTurns([true, false], async (scripts) =>
    (await readFromDisk(browser, folder, scripts).catch((e) => [e.message.split("\n")[0]])).map((w) => `zip scripts ${scripts ? "on" : "off"}: ${w}`)));
  for (const line of results.flat(2)) console.log(line);
  const failed = results.flat().filter((wrong) => wrong.length).length;
  const passed = results.flat().length - failed;
  await browser.close();
  site.stop();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}

await main();
