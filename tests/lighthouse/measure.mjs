// Measures pages with Lighthouse, its phone settings as they come: a slow network and processor, simulated.
//
//   node tests/lighthouse/measure.mjs FOLDER | FOLDER:PATH,PATH | ADDRESS ...
//
// A FOLDER is a built site; it is served on the loopback address under the path it was built for, packed, by HTTP/1.1. Of a folder alone one page of
// each template is measured, and has to keep the limits below; other sites name their pages. Each page is loaded three times, all pages by turns, each time
// by a new browser; a figure is the median of the three. Prints a table, and below it what takes points from the pages that miss a limit.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { browserPath, flags, open } from "../browser/site.mjs";

const runs = 3;
const aside = ["print"]; // the whole reference on one page, for paper: Lighthouse asks each element for its listeners, and gives up
const limits = { performance: 99, accessibility: 100, "best-practices": 100, seo: 100 };
const timings = { FCP: "first-contentful-paint", LCP: "largest-contentful-paint", TBT: "total-blocking-time", CLS: "cumulative-layout-shift" };

/** The pages of an argument: what they are called, where they are, and whether they have to keep the limits. */
async function targets(argument) {
  if (/^https?:/.test(argument)) return { pages: [{ name: argument, address: argument }], stop() {} };
  const { name, whole, pages, origin, base, stop } = await open(argument);
  return { pages: pages.filter(({ type }) => !aside.includes(type)).map(({ type, path }) => ({ name: whole ? type : `${name} ${type}`, address: origin + base + path, held: whole })), stop };
}

/** Loads a page once; returns Lighthouse's result. */
async function load(address) {
  const chrome = await launch({ chromePath: browserPath(), chromeFlags: ["--headless=new", ...flags] });
  try {
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    return lhr;
  } finally {
    chrome.kill();
  }
}

/** The figures of a result. */
function figures({ categories, audits }) {
  const asked = audits["network-requests"].details.items.filter((item) => /^http/.test(item.url));
  const scores = Object.keys(limits).map((id) => [id, Math.round(categories[id].score * 100)]);
  const times = Object.entries(timings).map(([name, id]) => [name, audits[id].numericValue]);
  return Object.fromEntries([...scores, ...times, ["KB", asked.reduce((sum, item) => sum + item.transferSize, 0) / 1000], ["requests", asked.length]]);
}

/** The median of each figure. */
function medians(all) {
  const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return Object.fromEntries(Object.keys(all[0]).map((name) => [name, median(all.map((one) => one[name]))]));
}

/** What takes points from a result. */
function faults({ categories, audits }) {
  return Object.values(categories).flatMap(({ id, auditRefs }) => auditRefs
    .filter((ref) => ref.weight && audits[ref.id].score !== null && audits[ref.id].score < (id === "performance" ? 0.9 : 1))
    .map((ref) => `${id}: ${audits[ref.id].title} [${ref.id}] ${audits[ref.id].displayValue ?? ""}`));
}

/** A row of the table. */
function row(name, f) {
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  const cells = [...Object.keys(limits).map((id) => f[id]), seconds(f.FCP), seconds(f.LCP), `${Math.round(f.TBT)} ms`, f.CLS.toFixed(3), f.KB.toFixed(1), f.requests];
  return `| ${[name, ...cells].join(" | ")} |`;
}

async function main() {
  const folders = process.argv.slice(2);
  if (!folders.length) {
    console.error("usage: node tests/lighthouse/measure.mjs FOLDER | FOLDER:PATH,PATH | ADDRESS ...");
    process.exit(2);
  }
  const sites = await Promise.all(folders.map(targets));
  const pages = sites.flatMap((site) => site.pages).map((page) => ({ ...page, results: [] }));
  for (let run = 1; run <= runs; run++) {
    for (const page of pages) {
      console.error(`${run}/${runs} ${page.name}`);
      page.results.push(await load(page.address));
    }
  }
  console.log("| page | performance | accessibility | best practices | SEO | FCP | LCP | TBT | CLS | KB | requests |\n|---|---|---|---|---|---|---|---|---|---|---|");
  const missed = pages.filter((page) => {
    const found = medians(page.results.map(figures));
    console.log(row(page.name, found));
    return page.held && Object.entries(limits).some(([id, limit]) => found[id] < limit);
  });
  for (const { name, results } of missed) for (const fault of new Set(results.flatMap(faults))) console.log(`${name}: ${fault}`);
  for (const { stop } of sites) stop();
  process.exitCode = missed.length ? 1 : 0;
}

await main();
