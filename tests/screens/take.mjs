// Takes screens of pages, to be judged by eye: README.md has the criteria.
//
//   node tests/screens/take.mjs DIR FOLDER | FOLDER:PATH,PATH ...
//
// A FOLDER is a built site: of it alone one page of each template is taken, else the pages named. Each is taken whole, or the first 16,000 pixels of it,
// as TYPE-WIDTH-SCHEME.png; and where it has notes or cards once more as far as the screen goes, with the first open: TYPE-note-WIDTH-SCHEME.png.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { browserPath, flags, inTurns, open } from "../browser/site.mjs";

const widths = [360, 768, 1440];
const schemes = ["light", "dark"];
const buttons = { note: "button.n", card: "button.c" };
const tallest = 16000; // as far as a browser paints

/** Takes one page at one width in one scheme. */
async function take(browser, { address, name }, { width, scheme }, folder) {
  const phone = width < 600; // has no pointer that hovers
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: "reduce", isMobile: phone, hasTouch: phone });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "load" });
  const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), tallest);
  await page.setViewportSize({ width, height }); // Playwright's own fullPage paints a phone's page as one with a mouse
  await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`) });
  await page.setViewportSize({ width, height: 900 });
  for (const [what, opens] of Object.entries(buttons)) {
    const button = page.locator(`${opens}:visible`).first();
    if (!await button.count()) continue;
    await button.evaluate((e) => e.scrollIntoView({ block: "center" }));
    await (phone ? button.tap() : button.click());
    await page.screenshot({ path: join(folder, `${name}-${what}-${width}-${scheme}.png`) });
    await page.keyboard.press("Escape");
  }
  await context.close();
}

async function main() {
  const [folder, ...sites] = process.argv.slice(2);
  if (!sites.length) {
    console.error("usage: node tests/screens/take.mjs DIR FOLDER | FOLDER:PATH,PATH ...");
    process.exit(2);
  }
  await mkdir(folder, { recursive: true });
  const opened = await Promise.all(sites.map(open));
  const pages = opened.flatMap(({ name, whole, pages, origin, base }) => pages.map(({ type, path }) => ({ address: origin + base + path, name: whole ? type : `${name}-${type}` })));
  const browser = await chromium.launch({ executablePath: browserPath(), args: flags });
  await inTurns(pages.flatMap((page) => widths.flatMap((width) => schemes.map((scheme) => ({ page, view: { width, scheme } })))), ({ page, view }) => take(browser, page, view, folder));
  await browser.close();
  for (const { stop } of opened) stop();
}

await main();
