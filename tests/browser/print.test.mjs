// Pages on paper: Chromium's own PDF, and what stands in it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { intranet, onePageOfEachKind, outputFolder } from "./support/edition.mjs";

const edition = intranet();
const folder = join(outputFolder, "printed");

let browser;
before(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await launch();
});
after(() => browser.close());

async function printed(page, name) {
  const file = join(folder, `${name}.pdf`);
  const bytes = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, printBackground: false });
  writeFileSync(file, bytes);
  return { file, bytes: bytes.toString("latin1") };
}

/** The text of a PDF, sheet by sheet. */
function sheets(file) {
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return text.split("\f").slice(0, -1);
}

test("each kind of page prints whole, its marking and version on each sheet", async (t) => {
  const page = await openPage(browser);
  for (const { kind, path, url } of onePageOfEachKind(edition)) {
    await t.test(`${kind}: ${path}`, async () => {
      await page.goto(url);
      const { file } = await printed(page, kind);
      const all = sheets(file);
      assert.ok(all.length > 0);
      for (const [at, sheet] of all.entries()) {
        assert.match(sheet, /OFFICIAL/, `sheet ${at + 1} has no marking`);
        assert.match(sheet, /version 10/, `sheet ${at + 1} has no version`);
      }
      const words = all.join(" ").replace(/\s+/g, " ");
      const heading = (await page.locator("h1").textContent()).trim().split(/\s+/).slice(0, 3).join(" ");
      assert.ok(words.includes(heading), `“${heading}” is not on paper`);
    });
  }
});

test("what a fold hides on screen is on paper", async () => {
  const page = await openPage(browser);
  for (const { kind, path, url } of onePageOfEachKind(edition)) {
    await page.goto(url);
    if ((await page.locator("main details:not([open])").count()) === 0) {
      continue;
    }
    await page.emulateMedia({ media: "print" });
    const open = () =>
      [...document.querySelectorAll("main details > summary + *")].every((inside) => inside.checkVisibility({ contentVisibilityAuto: true }));
    await page.waitForFunction(open, null, { timeout: 5000 }).catch(() => assert.fail(`${kind}, ${path}: folds stay closed on paper`));
    await page.emulateMedia({ media: null });
  }
});

test("nothing reaches over the edge of the sheet", async () => {
  // The width of an A4 sheet less its margins, in CSS pixels.
  const page = await openPage(browser, { viewport: { width: Math.floor(((210 - 2 * 18) / 25.4) * 96), height: 980 } });
  await page.emulateMedia({ media: "print" });
  const faults = [];
  for (const { path, url } of onePageOfEachKind(edition)) {
    await page.goto(url);
    const over = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      return [...document.querySelectorAll("body *")]
        .filter((element) => !element.closest(".sr, svg") && element.checkVisibility() && element.getBoundingClientRect().right > width + 2)
        .map((element) => `${element.localName}.${element.getAttribute("class") ?? ""} ${Math.round(element.getBoundingClientRect().right - width)} px`)
        .slice(0, 3);
    });
    faults.push(...over.map((fault) => `${path}: ${fault}`));
  }
  assert.deepEqual(faults, []);
});

test("the book is a tagged PDF with bookmarks, and holds every section", async () => {
  const page = await openPage(browser);
  await page.goto(`${edition.address}print.html`);
  const { file, bytes } = await printed(page, "book");
  assert.match(bytes, /\/MarkInfo/);
  assert.match(bytes, /\/StructTreeRoot/);
  assert.match(bytes, /\/Outlines/);
  const all = sheets(file);
  assert.match(all[0], /Marking\s+OFFICIAL/, "the cover says how the book is marked");
  assert.match(all[1], /Contents/, "the cover is one sheet");
  const words = all.join(" ").replace(/\s+/g, " ");
  const titles = await page.locator(".contents a").evaluateAll((links) => links.map((link) => link.lastChild.textContent.trim()));
  assert.ok(titles.length >= 16, "the book has its sections");
  for (const title of titles) {
    assert.ok(words.split(title).length > 2, `“${title}” stands in the contents and above its section`);
  }
});
