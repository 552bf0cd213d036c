// Lists of cases and comparisons, as a person uses them: boxes that leave some cards or columns, and buttons that put cards into another order.

/** What each card of a page is filtered by: of each card that is shown, its attributes. */
function cards() {
  return [...document.querySelectorAll(".card")].filter((c) => c.checkVisibility()).map((c) => ({ ...c.dataset }));
}

/** Checks boxes of a filter with the keyboard, as a person would, and holds the cards that are left to them; returns what is wrong. */
export async function sift(page) {
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
export async function reorder(page, scripts) {
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

/** The columns of a comparison that are shown, asked from inside: of each row how many cells. */
function columns() {
  return [...document.querySelectorAll(".compare tr")].map((row) => [...row.children].filter((cell) => cell.checkVisibility()).length);
}

/** Takes columns of a comparison away and brings them back with the keyboard; returns what is wrong. */
export async function choose(page) {
  const wrong = [];
  const all = await page.evaluate(columns);
  const hold = async (less, how) => {
    const left = await page.evaluate(columns);
    if (JSON.stringify(left) !== JSON.stringify(all.map((n) => n - less))) wrong.push(`columns: ${how} leaves ${left[0]} cells of ${all[0]}, want ${all[0] - less}`);
  };
  await page.focus(".filter summary");
  await page.keyboard.press("Enter");
  const boxes = page.locator(".filter [name=column]");
  const n = await boxes.count();
  if (n !== Math.min(all[0] - 1, 6)) wrong.push(`columns: ${n} boxes for ${all[0] - 1} columns`);
  const press = async (i) => {
    await boxes.nth(i).focus();
    await page.keyboard.press("Space");
  };
  for (let i = 0; i < n; i++) {
    await press(i);
    await hold(1, `box ${i + 1}`);
    await press((i + 1) % n);
    await hold(2, `boxes ${i + 1} and the next`);
    await press((i + 1) % n);
    await press(i);
    await hold(0, `box ${i + 1}, checked again,`);
  }
  return wrong;
}
