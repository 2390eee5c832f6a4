// Paper from Debian's Firefox, which fills no margins of its own: there the marking stands in the sheet.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { LONGEST_WAIT } from "./support/browser.mjs";
import { intranet, outputFolder, pagesToLookAt } from "./support/edition.mjs";
import { launchFirefox } from "./support/firefox.mjs";
import { INDICATORS, overTheMargin, sheets, tornApart, whatIsTogether } from "./support/pdf.mjs";

const MARGIN = (18 / 25.4) * 72;
// It keeps all that is said of an indicator together, where Chromium keeps its figures together.
const MOST_SHEETS = 320;

const edition = intranet();
const folder = join(outputFolder, "printed-by-firefox");

let firefox, page;
before(async () => {
  mkdirSync(folder, { recursive: true });
  firefox = await launchFirefox();
  page = await firefox.openPage();
});
after(() => firefox?.close());

async function printed(url, name) {
  await page.goto(url, { waitUntil: "load" });
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ format: "a4", printBackground: false, timeout: LONGEST_WAIT }));
  return file;
}

const plain = (text) => text.normalize("NFKC").replace(/\s+/g, " ").trim();

function faultsOf(file) {
  const all = sheets(file);
  const unmarked = all.flatMap((sheet, i) => (/^\s*OFFICIAL/.test(sheet) && /version 10 · published/.test(sheet) ? [] : [`sheet ${i + 1} is not marked`]));
  return [...unmarked, ...overTheMargin(file, MARGIN)];
}

test("each kind of page prints whole from Firefox, its marking and version on each sheet", async (t) => {
  for (const { kind, path, url } of pagesToLookAt().filter(({ kind }) => kind !== "print")) {
    await t.test(`${kind}: ${path}`, async () => {
      const file = await printed(url, kind);
      assert.deepEqual(faultsOf(file), []);
      const words = plain(sheets(file).join(" "));
      const heading = plain(await page.$eval("h1", (h1) => h1.textContent)).split(" ").slice(0, 3).join(" ");
      assert.ok(words.includes(heading), `“${heading}” is not on paper`);
    });
  }
});

test("the book prints whole from Firefox, each indicator on one sheet", async () => {
  const file = await printed(`${edition.address}print.html`, "book");
  assert.deepEqual(faultsOf(file), []);
  const all = sheets(file);
  assert.ok(all.length <= MOST_SHEETS, `the book has ${all.length} sheets`);
  const words = plain(all.join(" "));
  for (const head of await page.$$eval(".book > article .h1", (heads) => heads.map((head) => head.textContent))) {
    assert.ok(words.includes(plain(head)), `“${plain(head)}” is not on paper`);
  }
  const entries = await page.$$eval(INDICATORS, whatIsTogether);
  assert.ok(entries.length > 50, "the book has indicators");
  assert.deepEqual(tornApart(entries, sheets(file, "-raw")), []);
});
