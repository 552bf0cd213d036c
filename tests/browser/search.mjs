// The search, as a reader uses it.

import { until } from "./site.mjs";

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

/** Asks the search for words, and waits for its answer. */
export async function ask(page, words) {
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
export async function seek(page, site, name) {
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
export async function stand(page) {
  const wrong = [];
  if (await page.$("form")) wrong.push("search: a form without scripts");
  if (!await page.isVisible('main a[href$="/a-z/"]')) wrong.push("search: no way to the A–Z without scripts");
  return wrong;
}

