// What pages weigh, uncompressed: the budgets that keep the site quick on a train.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { test } from "node:test";
import { intranet, sinceTheVersionBefore, singleFiles } from "./support/edition.mjs";

const KB = 1000;
const edition = intranet();
const size = (path) => statSync(path).size;

/** The style sheets, scripts and images that a page needs. */
function needs(file) {
  const html = readFileSync(file, "utf8");
  const links = [...html.matchAll(/<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"#]+)"/g)];
  return links.map((link) => join(dirname(file), link[1]));
}

test("the home page weighs at most 150 kB with everything it needs", () => {
  const home = join(edition.folder, "index.html");
  const all = [home, ...needs(home)];
  assert.ok(all.length >= 3, "a page needs a style sheet and a script");
  const weight = all.reduce((sum, file) => sum + size(file), 0);
  assert.ok(weight <= 150 * KB, `${weight} bytes`);
});

test("a section's page weighs at most 100 kB without its charts", () => {
  const sections = edition.pages.filter((page) => page.kind === "section");
  assert.ok(sections.length >= 16, "the SEF has its sections");
  for (const { file, path } of sections) {
    const text = readFileSync(file, "utf8").replace(/<svg class="chart[\s\S]*?<\/svg>/g, "");
    const weight = Buffer.byteLength(text);
    assert.ok(weight <= 100 * KB, `${path}: ${weight} bytes`);
  }
});

test("the scripts weigh at most 25 kB in all, the search index apart", () => {
  const scripts = edition.files.filter((file) => extname(file) === ".js" && !file.includes("index"));
  assert.ok(scripts.length > 0);
  const weight = scripts.reduce((sum, file) => sum + size(file), 0);
  assert.ok(weight <= 25 * KB, `${weight} bytes`);
});

test("the style sheet weighs at most 50 kB", () => {
  const sheets = edition.files.filter((file) => extname(file) === ".css");
  const weight = sheets.reduce((sum, file) => sum + size(file), 0);
  assert.ok(weight > 0 && weight <= 50 * KB, `${weight} bytes`);
});

test("the single file weighs less than 3 MB, with a version before too", () => {
  const [single, ...others] = singleFiles();
  assert.deepEqual(others, [], "one edition is delivered as a single file");
  const since = singleFiles(dirname(sinceTheVersionBefore().folder));
  assert.equal(since.length, 1);
  for (const file of [single, ...since]) {
    const weight = size(file);
    assert.ok(weight > 1_000 * KB && weight < 3_000 * KB, `${file}: ${weight} bytes`);
  }
});
