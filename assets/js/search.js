// The search: asks Pagefind which pages have the words, and shows of each the sentences that do. All words of pages are set as text, never as HTML.
const template = document.querySelector("main template");
template.replaceWith(template.content);
const form = document.querySelector(".search");
const field = form.elements.q;
const kinds = form.querySelector("fieldset");
const boxes = [...kinds.querySelectorAll("input")];
const count = document.querySelector("[role=status]");
const list = document.querySelector(".found");
const more = document.querySelector(".found + button");
const many = 10; // results at a time
const long = 40; // words of a sentence that are shown

const index = import(form.dataset.index + "pagefind.js").then(async (pagefind) => {
  await pagefind.options({ ranking: { termSimilarity: 3, metaWeights: { title: 1, name: 5, also: 5, spelled: 0.1 } } });
  await pagefind.filters(); // for the counts by kind
  return pagefind;
});

/** The numbered names, each with the expression of its spellings. */
const numbered = JSON.parse(form.dataset.spellings).map((n) => ({ ...n, as: new RegExp(`(?<![\\p{L}\\p{N}])${n.as}(?![\\p{L}\\p{N}])`, "giu") }));

/** Words with every numbered name as the index has it: in its main spelling, and as one word. */
const spelled = (words) => numbered.reduce((all, { main, one, as }) => all.replace(as, `${main} ${one}`), words);

function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

function link(href, words) {
  const made = element("a", "", words);
  made.href = href;
  return made;
}

/** Whether a sentence, or a statement without a full stop, ends in a word; "St." and "U.S." end none. */
const ends = (word) => word === "¶" || (/[.?!…]["'”’)\]]*$/.test(word) && !/^(?:\p{Lu}\.)+$|(?:^|-)(?:St|Dr|Mr|Mrs|Ms|Jr|Sr)\.$/u.test(word));

const pieces = (word = "") => word.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/**
 * The places of the words that were found, each with what it is worth: more, the rarer the word is on the page. Words that only begin like one
 * asked for go where there are better ones. A numbered name counts where it stands whole, in any spelling.
 */
function hits(page, words, asked) {
  const places = page.weighted_locations.toSorted((a, b) => a.location - b.location);
  const alike = new Map(places.map((w) => [w.location, w.balanced_score / w.weight ** 3]));
  const most = Math.max(...alike.values());
  const found = new Set([...alike.keys()].filter((at) => alike.get(at) * 5 > most));
  const names = numbered.filter(({ one }) => asked.includes(one));
  const parts = names.flatMap(({ main }) => main.toLowerCase().split(" "));
  for (const at of found) if (pieces(words[at]).some((piece) => parts.some((part) => piece.startsWith(part)))) found.delete(at);
  const called = new Map([...found].map((at) => [at, pieces(words[at]).join(" ")]));
  const text = words.join(" ");
  for (const { as, one } of names) for (const name of text.matchAll(as)) {
    const first = text.slice(0, name.index).split(" ").length - 1;
    name[0].split(" ").forEach((_, i) => called.set(first + i, one));
  }
  const times = {};
  for (const word of called.values()) times[word] = (times[word] ?? 0) + 1;
  return new Map([...called].map(([at, word]) => [at, 1 / times[word]]));
}

/** The sentence around a place of a page; below the heading, if it is in one. Its address is that of its statement. */
function sentence(anchors, words, place) {
  const heading = anchors.findLast((a) => a.heading && a.location <= place);
  const below = heading ? heading.location + heading.heading.split(/\s+/).length : 0;
  const at = Math.max(place, below);
  const first = Math.max(below, ...anchors.filter((a) => a.location <= at).map((a) => a.location));
  const next = anchors.find((a) => a.location > at && (a.heading || a.id.startsWith("p-")));
  let [from, to] = [at, at + 1];
  while (from > first && !ends(words[from - 1])) from--;
  const few = (n) => n < 4 && words[to - 1] !== "¶"; // a date alone
  while (to < (next?.location ?? words.length) && (!ends(words[to - 1]) || few(to - from))) to++;
  if (words[to - 1] === "¶") to--;
  return { at, from, to, heading, anchor: next?.heading ? heading : (next ?? heading) };
}

/** The sentences of a page that say most of what is asked for: at most one a section, and three in all. */
function sentences(page, words, found) {
  const anchors = page.anchors.map((a) => ({ ...a, heading: /^h\d$/.test(a.element) && a.text?.trim() })).sort((a, b) => a.location - b.location);
  const best = new Map();
  for (const place of found.size ? found.keys() : [0]) {
    const s = sentence(anchors, words, place);
    s.worth = 0;
    for (let i = s.from; i < s.to; i++) s.worth += found.get(i) ?? 0;
    if (!(best.get(s.heading)?.worth >= s.worth)) best.set(s.heading, s);
  }
  return [...best.values()].sort((a, b) => b.worth - a.worth).filter((s, i) => !i || s.worth).slice(0, 3);
}

/** A sentence as it is shown: what was found marked, what is too long cut. */
function shown(page, words, found, { at, from, to, heading, anchor }) {
  const start = Math.max(from, Math.min(at - long / 2, to - long));
  const end = Math.min(to, start + long);
  const said = element("p");
  if (heading) said.append(link(`${page.url}#${anchor.id}`, heading.heading.replace(/\s*¶$/, "")), " ");
  if (start > from) said.append("… ");
  for (let i = start, j; i < end; i = j) {
    for (j = i + 1; j < end && found.has(j) === found.has(i);) j++;
    const run = words.slice(i, j).join(" ");
    said.append(found.has(i) ? element("mark", "", run) : run, " ");
  }
  if (end < to) said.append("…");
  return said;
}

function row(page, fields, asked) {
  const kind = boxes.find((b) => b.value === page.filters.kind[0]).dataset.name;
  const title = element("div", "", link(page.url, page.meta.title), element("p", "all", kind));
  if (fields?.includes("also") && !fields.includes("name")) title.append(element("p", "also", `Also ${page.meta.also}`));
  const words = page.content.split(/\s+/);
  const found = hits(page, words, asked);
  return element("li", "row", title, element("div", "", ...sentences(page, words, found).map((s) => shown(page, words, found, s))));
}

let latest = 0; // the search whose answer is wanted
let settled = true; // what the address says was asked on purpose, so that the way back leads to it
let rest = []; // what is found and not shown yet
let asked = ""; // in the spelling of the index

const next = () => Promise.all(rest.splice(0, many).map(async (r) => row(await r.data(), r.matchedMetaFields, asked)));

function say(words, help) {
  const way = document.querySelector(".lead a").cloneNode(true);
  count.replaceChildren(words, ...(help ? [" Look the name up in the ", way, "."] : []));
}

function tally(answer, words) {
  kinds.hidden = !words;
  for (const box of boxes) {
    const n = answer.totalFilters?.kind?.[box.value] ?? 0;
    box.disabled = !n && !box.checked;
    box.parentElement.querySelector("span").textContent = n;
  }
  const n = answer.results.length;
  if (!words) say(matchMedia("(hover: hover)").matches ? "From any page, the key / leads here." : "");
  else if (n) say(n === 1 ? "1 page" : `${n} pages`);
  else if (answer.unfilteredResultCount) say("No page of these kinds has all these words.");
  else say("No page has all these words.", true);
}

/** Asks what the form says. What was found before stands until the answer is whole. */
async function search() {
  const turn = ++latest;
  const wanted = boxes.filter((b) => b.checked).map((b) => b.value);
  const words = spelled(field.value.trim());
  try {
    const answer = words ? await (await index).search(words, { filters: wanted.length ? { kind: { any: wanted } } : {} }) : { results: [] };
    if (turn !== latest) return;
    [asked, rest] = [words, [...answer.results]];
    const rows = await next();
    if (turn !== latest) return;
    list.replaceChildren(...rows);
    more.hidden = !rest.length;
    tally(answer, words);
  } catch {
    say("The search could not be loaded.", true);
  }
}

/** Puts what is asked into the address, as a step of its own if the one before was asked on purpose. */
function write(onPurpose) {
  const state = new URLSearchParams(new FormData(form));
  if (!field.value.trim()) state.delete("q");
  const to = location.pathname + (state.size ? `?${state}` : "");
  if (to !== location.pathname + location.search) history[settled ? "pushState" : "replaceState"](null, "", to);
  settled = onPurpose;
}

/** Asks what the address says. */
function read() {
  const state = new URLSearchParams(location.search);
  field.value = state.get("q") ?? "";
  for (const box of boxes) box.checked = state.getAll("kind").includes(box.value);
  settled = true;
  return search();
}

let pause;
function ask(onPurpose) {
  clearTimeout(pause);
  write(onPurpose);
  return search();
}
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => ask(false), 150);
});
kinds.addEventListener("change", () => ask(true));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(true);
});
more.addEventListener("click", async () => {
  const turn = latest;
  const rows = await next();
  if (turn !== latest) return;
  list.append(...rows);
  more.hidden = !rest.length;
  rows[0].querySelector("a").focus();
});
addEventListener("popstate", read);
read();
if (!field.value) field.focus();
