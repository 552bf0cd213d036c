// A built site for whoever opens it in a browser: where it was built for, which page stands for which template, and a server.

import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { basename, delimiter, extname, join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const types = {
  ".css": "text/css", ".csv": "text/csv", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".mjs": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml",
  ".avif": "image/avif", ".gif": "image/gif", ".ico": "image/x-icon", ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
  ".wasm": "application/wasm", ".woff": "font/woff", ".woff2": "font/woff2",
};
const packed = /^(text|application\/(json|xml|wasm)|image\/(svg|x-icon))/;

/** The address the site was built for, from the canonical link of its front page. */
export async function builtFor(folder) {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const link = html.match(/<link rel="?canonical"? href="?([^" >]+)/);
  if (!link) throw new Error(`${folder}/index.html has no canonical link, want one`);
  return new URL(link[1]).pathname;
}

/** The page that stands for each template, the largest file of its type, and with a filter, for it has most to show: type, title, path below the folder. */
export async function samples(folder) {
  const best = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || extname(entry.name) !== ".html") continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const html = await readFile(file, "utf8");
    let type = html.match(/<body data-type="?([^" >]+)/)?.[1];
    if (!type) throw new Error(`${file}: <body> has no data-type, want one`);
    if (/<form class="?filter[^]*class="?cards/.test(html)) type += "-filter";
    const title = html.match(/<h1[^>]*>([^<&]+)</)?.[1];
    if (html.length > (best.get(type)?.size ?? 0)) best.set(type, { size: html.length, path: relative(folder, file), title });
  }
  return [...best].map(([type, { path, title }]) => ({ type, title, path: path.replace(/(^|\/)index\.html$/, "$1") }))
    .sort((a, b) => (a.type < b.type ? -1 : 1));
}

/** The file of a folder that an address asks for; nothing where there is none. */
function fileOf(folder, base, address) {
  const path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  const file = join(folder, path.slice(base.length) + (path.endsWith("/") ? "index.html" : ""));
  if (!path.startsWith(base) || relative(folder, file).startsWith("..")) return;
  return [file, `${file}.html`].find((f) => extname(f) && existsSync(f));
}

/** Serves the folder under base as a host of static pages does, packed and to be kept for ten minutes; resolves to its origin and how to stop. */
export async function serve(folder, base) {
  const answers = new Map();
  const answer = async (file, status) => {
    const type = types[extname(file)] ?? "application/octet-stream";
    const body = await readFile(file);
    const headers = { "content-type": type, "cache-control": "max-age=600" };
    if (!packed.test(type)) return { status, headers, body };
    return { status, headers: { ...headers, "content-encoding": "gzip", vary: "accept-encoding" }, body: await promisify(gzip)(body) };
  };
  const server = createServer(async (request, response) => {
    const file = fileOf(folder, base, request.url);
    if (!answers.has(file)) answers.set(file, file ? answer(file, 200) : answer(join(folder, "404.html"), 404));
    const { status, headers, body } = await answers.get(file);
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, base, stop: () => server.close() };
}

/** The browser: $CHROME, or one by its usual names. */
export function browserPath() {
  if (process.env.CHROME) return process.env.CHROME;
  for (const name of ["chromium", "google-chrome", "chromium-browser", "google-chrome-stable"]) {
    for (const folder of process.env.PATH.split(delimiter)) if (existsSync(join(folder, name))) return join(folder, name);
  }
  throw new Error("no chromium or google-chrome in PATH, want one; or set CHROME");
}

/** How the browser is started: it asks nobody anything by itself. */
export const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** The site of an argument, served: of FOLDER one page for each template, of FOLDER:PATH,PATH those pages. Only ours have to say where they stand. */
export async function open(argument) {
  const [folder, listed] = argument.split(":");
  const whole = listed === undefined;
  const pages = whole ? await samples(folder) : listed.split(",").map((path) => ({ type: path.replace(/\.html$|\/$/g, "").replaceAll("/", "-") || "home", path }));
  const base = whole ? await builtFor(folder) : await builtFor(folder).catch(() => "/");
  return { name: basename(resolve(folder)), whole, pages, ...await serve(folder, base) };
}

/** Does a job for every item, three at a time; the results are in the order of the items. */
export async function inTurns(items, job) {
  const results = [];
  const queue = [...items.entries()];
  await Promise.all([1, 2, 3].map(async () => {
    for (let next; (next = queue.shift());) results[next[0]] = await job(next[1]);
  }));
  return results;
}

/** Waits until something is true inside the page. Playwright's own way evaluates a string, which the policy forbids. */
export async function until(page, truth, argument) {
  for (let tries = 0; !await page.evaluate(truth, argument); tries++) {
    if (tries === 200) throw new Error(`never true: ${truth}`);
    await page.waitForTimeout(25);
  }
}
