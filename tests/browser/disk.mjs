// The zip of the whole site, unpacked (`unzip`) and read from the disk, as a person without a net would.

import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect, judge } from "./shape.mjs";

/** Reads the zip of the site from the disk, from its front page to a case, to a work and back; returns what is wrong. */
export async function readFromDisk(browser, folder, width, scripts) {
  const wrong = [];
  const zips = (await readdir(join(folder, "print"))).filter((name) => name.endsWith(".zip"));
  if (zips.length !== 1) return [`print/ has ${zips.length} zips, want 1`];
  const disk = await mkdtemp(join(tmpdir(), "zip-"));
  execFileSync("unzip", ["-q", join(folder, "print", zips[0]), "-d", disk]);
  const context = await browser.newContext({ viewport: { width: width, height: 900 }, javaScriptEnabled: scripts });
  const page = await context.newPage();
  page.on("console", (m) => wrong.push(`console: ${m.text()}`));
  page.on("request", (r) => r.url().startsWith("file:") || wrong.push(`asks a host: ${r.url()}`));
  page.on("requestfailed", (r) => r.failure().errorText === "net::ERR_ABORTED" || wrong.push(`${r.failure().errorText}: ${r.url()}`)); // aborted by the next step
  const stands = async (at) => wrong.push(...judge(await page.evaluate(inspect), width).map((w) => `${at}: ${w}`));
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
