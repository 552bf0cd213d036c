// Opens one page of each template in a real browser and says what is wrong with it.
//
//   node tests/browser/check.mjs FOLDER [light]
//
// FOLDER is a built site; it is served on the loopback address under the path it was built for. Which page stands for
// which template is read from data-type on <body> (site.mjs).
// The browser is found in $CHROME or by its usual names. Each page is opened at two widths, in light and dark, in light (which is all if so asked) with
// scripts and without, the page's own policy in force; axe-core runs in second views, where the policy is lifted for it: in light on the narrow one, in
// dark on the wide one.
// Then it is used: lists are filtered and put into order (filter.mjs), the search is asked (search.mjs), notes and cards are opened (popovers.mjs),
// some pages are gone through with the keyboard (walk.mjs), and the zip is read from the disk (disk.mjs).

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { readFromDisk } from "./disk.mjs";
import { choose, reorder, sift } from "./filter.mjs";
import { openCards, openNotes, rest } from "./popovers.mjs";
import { ask, seek, stand } from "./search.mjs";
import { inspect, judge } from "./shape.mjs";
import { browserPath, flags, inTurns, open } from "./site.mjs";
import { walk } from "./walk.mjs";

const widths = [360, 1440];
const narrowest = 320;
const schemes = ["light", "dark"];
const walked = ["home", "search", "compare", "case"]; // from the first stop of the keyboard to the last
const changed = ["search", "index-filter"]; // by scripts: axe-core looks at these without, too

/** Uses what a page has for use; returns what is wrong. */
async function use(page, site, sample, view) {
  const wrong = [];
  if (sample.type === "compare") wrong.push(...await choose(page));
  if (await page.$(".filter button")) wrong.push(...await sift(page), ...await reorder(page, view.scripts));
  if (sample.type === "search") wrong.push(...await (view.scripts ? seek(page, site, sample.asked) : stand(page)));
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
  if (view.scheme === "light") wrong.push(...await use(page, site, sample, view).catch((e) => [e.message.split("\n")[0]]));
  await page.setViewportSize({ width: narrowest, height: 900 });
  wrong.push(...judge(await page.evaluate(inspect), narrowest));
  await context.close();
  return wrong;
}

/** Leaves of the print edition one page of each kind: axe-core takes minutes for all. That ids stand once in the whole is held by `verify`. */
function thin() {
  const met = new Set();
  for (const page of document.querySelectorAll("main > article")) met.has(page.dataset.type) ? page.remove() : met.add(page.dataset.type);
}

/** Puts what a page says to those without scripts in its place; runs in the browser. */
function unscripted() {
  for (const e of document.querySelectorAll("noscript")) e.outerHTML = e.textContent;
}

/** Runs axe-core over one page, with its first note open, or in dark its first card; returns its violations. It runs in the page, so that there "without scripts" is without ours. */
async function audit(browser, site, sample, view, axe) {
  const context = await browser.newContext({ viewport: { width: view.width, height: 900 }, colorScheme: view.scheme, bypassCSP: true });
  const page = await context.newPage();
  if (!view.scripts) await page.route("**/*.js", (route) => route.abort());
  await page.goto(site.origin + site.base + sample.path, { waitUntil: "load" });
  if (!view.scripts) await page.evaluate(unscripted);
  else if (sample.type === "search") await ask(page, sample.asked);
  await page.evaluate((first) => (document.querySelector(first) ?? document.querySelector(".n"))?.click(), view.scheme === "dark" ? ".c" : ".n");
  if (sample.type === "print") await page.evaluate(thin);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  await context.close();
  return violations.map((v) => `axe ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")}`);
}

async function main() {
  const [folder, only] = process.argv.slice(2);
  if (!folder || (only && only !== "light")) {
    console.error("usage: node tests/browser/check.mjs FOLDER [light]");
    process.exit(2);
  }
  const site = await open(folder);
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const browser = await chromium.launch({ executablePath: browserPath(), args: flags });
  const views = widths.flatMap((width) => schemes.flatMap((scheme) => [true, false].map((scripts) => ({ width, scheme, scripts }))))
    .filter(({ scheme, scripts }) => scheme === "light" || (scripts && !only));
  const tries = (view) => view.scheme === "light" ? view.scripts ? [false, true].slice(0, view.width === widths[1] ? 2 : 1).map((own) => (...page) => rest(...page, own)) : [openNotes, openCards] : []; // colors change nothing of it
  const name = site.pages.find((sample) => sample.type === "case")?.title;
  const results = await inTurns(site.pages.map((sample) => ({ ...sample, asked: name })), async (sample) => {
    const lines = [];
    for (const view of views) {
      const once = view.scripts ? view.width === widths[1] && view.scheme === "dark" : view.width === widths[0];
      if (sample.type === "print" && !once) continue; // it is as long as all others: each width and way once
      const wrong = await visit(browser, site, sample, view);
      const seen = (view.width === widths[0]) === (view.scheme === "light");
      if (seen && (view.scripts || changed.includes(sample.type))) wrong.push(...await audit(browser, site, sample, view, axe));
      if (walked.includes(sample.type) && view.scheme === "light" && view.scripts === (view.width === widths[1])) wrong.push(...await walk(browser, site, sample, view));
      for (const open of tries(view)) wrong.push(...await open(browser, site, sample, view).catch((e) => [`${open.name || "cards"}: ${e.message.split("\n")[0]}`]));
      lines.push(wrong.map((w) => `${sample.type} /${sample.path} ${view.width} ${view.scheme} scripts ${view.scripts ? "on" : "off"}: ${w}`));
    }
    return lines;
  });
  results.push(await inTurns([true, false], async (scripts) =>
    (await readFromDisk(browser, folder, widths[0], scripts).catch((e) => [e.message.split("\n")[0]])).map((w) => `zip scripts ${scripts ? "on" : "off"}: ${w}`)));
  for (const line of results.flat(2)) console.log(line);
  const failed = results.flat().filter((wrong) => wrong.length).length;
  const passed = results.flat().length - failed;
  await browser.close();
  site.stop();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
}

await main();
