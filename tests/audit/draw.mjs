// Draws statements of the texts at random, to be followed by hand to the works that they cite.
//
//   node tests/audit/draw.mjs SEED NUMBER
//
// A statement is what stands in a text before a citation, since the citation before it. The same seed draws the same statements of the same
// texts. Prints a line each: number, file:line, the statement, its citations, parted by tabs.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [seed, number] = process.argv.slice(2).map(Number);
if (!Number.isInteger(seed) || !Number.isInteger(number)) {
  console.error("usage: node tests/audit/draw.mjs SEED NUMBER");
  process.exit(2);
}

/** A generator of numbers from 0 to 1 that a seed determines (mulberry32). */
function random(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const files = readdirSync("seeds", { recursive: true })
  .filter((f) => f.endsWith(".txt") || f === "names.yaml").filter((f) => !/^(sources|pages)\b/.test(f)).sort();
const statements = files.flatMap((file) => {
  const lines = readFileSync(join("seeds", file), "utf8").split("\n");
  return lines.flatMap((line, i) => [...line.matchAll(/([^[\]]*(?:\[(?!@)[^[\]]*\][^[\]]*)*)((?:\[@[^\]]+\]\s*)+)/g)]
    .map(([, words, cites]) => [`seeds/${file}:${i + 1}`, words.trim(), cites.trim()]))
    .filter(([, words]) => words.length > 3);
});

const next = random(seed);
for (let i = statements.length - 1; i > 0; i--) {
  const j = Math.floor(next() * (i + 1));
  [statements[i], statements[j]] = [statements[j], statements[i]];
}
statements.slice(0, number).forEach((s, i) => console.log([i + 1, ...s].join("\t")));
