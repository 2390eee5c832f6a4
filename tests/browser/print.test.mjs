// Pages on paper: Chromium's own PDF, and what stands in it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { intranet, outputFolder, pagesToLookAt } from "./support/edition.mjs";
import { bookmarks, overTheMargin, sheets } from "./support/pdf.mjs";

// The margin at the left and right of a sheet, in points.
const MARGIN = (18 / 25.4) * 72;

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

test("each kind of page prints whole, its marking and version on each sheet", async (t) => {
  const page = await openPage(browser);
  for (const { kind, path, url } of pagesToLookAt()) {
    await t.test(`${kind}: ${path}`, async () => {
      await page.goto(url);
      const { file } = await printed(page, kind);
      const all = sheets(file);
      assert.ok(all.length > 0);
      assert.deepEqual(overTheMargin(file, MARGIN), []);
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
  for (const { kind, path, url } of pagesToLookAt()) {
    await page.goto(url);
    // The contents of a page are for the screen alone.
    if ((await page.locator("main details:not([open], .local details)").count()) === 0) {
      continue;
    }
    await page.emulateMedia({ media: "print" });
    const open = () =>
      [...document.querySelectorAll("main details:not(.local details) > summary + *")].every((inside) => inside.checkVisibility({ contentVisibilityAuto: true }));
    await page.waitForFunction(open, null, { timeout: 5000 }).catch(() => assert.fail(`${kind}, ${path}: folds stay closed on paper`));
    await page.emulateMedia({ media: null });
  }
});

test("nothing reaches over the edge of the sheet", async () => {
  // The width of an A4 sheet less its margins, in CSS pixels.
  const page = await openPage(browser, { viewport: { width: Math.floor(((210 - 2 * 18) / 25.4) * 96), height: 980 } });
  await page.emulateMedia({ media: "print" });
  const faults = [];
  for (const { path, url } of pagesToLookAt()) {
    await page.goto(url);
    const over = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      return [...document.querySelectorAll("body *")]
        .filter((element) => !element.closest(".sr") && !element.parentElement.closest("svg") && element.checkVisibility() && element.getBoundingClientRect().right > width + 2)
        .map((element) => `${element.localName}.${element.getAttribute("class") ?? ""} ${Math.round(element.getBoundingClientRect().right - width)} px`)
        .slice(0, 3);
    });
    faults.push(...over.map((fault) => `${path}: ${fault}`));
  }
  assert.deepEqual(faults, []);
});

test("the book is a tagged PDF with bookmarks, and holds the whole self-evaluation", async () => {
  const page = await openPage(browser);
  await page.goto(`${edition.address}print.html`);
  const { file, bytes } = await printed(page, "book");
  assert.match(bytes, /\/MarkInfo/);
  assert.match(bytes, /\/StructTreeRoot/);
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  // A bookmark for each heading, that says what the heading says.
  await page.emulateMedia({ media: "print" });
  const headings = await page.locator(":is(h1, h2, h3, h4, h5, h6):not(.sr)").evaluateAll((all) =>
    all
      .filter((heading) => heading.checkVisibility())
      .map((heading) => {
        const copy = heading.cloneNode(true);
        copy.querySelectorAll("[aria-hidden=true]").forEach((part) => part.remove());
        return copy.textContent;
      }),
  );
  const marks = bookmarks(bytes).map(({ title }) => plain(title));
  const wanted = headings.map(plain).filter(Boolean);
  const at = wanted.findIndex((heading, i) => heading !== marks[i]);
  assert.equal(at, -1, `“${wanted[at]}” after “${wanted[at - 1]}” has the bookmark “${marks[at]}”`);
  assert.equal(marks.length, wanted.length, "a bookmark for each heading");
  assert.deepEqual(overTheMargin(file, MARGIN), []);
  assert.match(execFileSync("pdfinfo", [file], { encoding: "utf8" }), /Tagged:\s+yes/);
  const all = sheets(file);
  for (const fact of [/Version\s+10/, /Approved by\s+\S/, /Marking\s+OFFICIAL/]) {
    assert.match(all[0], fact, "the cover says what the book is");
  }
  assert.match(all[1], /Contents/, "the cover is one sheet");
  const words = all.join(" ").replace(/\s+/g, " ");
  const titles = await page.locator(".contents a").evaluateAll((links) => links.map((link) => link.lastChild.textContent));
  for (const title of ["The front door: multi-agency safeguarding hub", "The improvement plan", "The activity grid", "External scrutiny", "The evidence", "Indicators", "Tables", "Glossary", "The improvement journey", "What was asked"]) {
    assert.ok(titles.map(plain).includes(title), `“${title}” is not in the contents: ${titles.join(", ")}`);
  }
  const heads = await page.locator(".book > article .h1").allTextContents();
  const kept = edition.pages.filter(({ kind }) => ["section", "priority", "indicator", "table", "evidence", "inspection"].includes(kind));
  assert.ok(heads.length > kept.length, "each of these pages is in the book");
  for (const head of heads) {
    assert.ok(words.includes(plain(head)), `“${plain(head)}” is not on paper`);
  }
  // Each section begins a sheet.
  const starts = await page.locator(".book > .page-section .h1").allTextContents();
  for (const start of starts) {
    const opening = plain(start).split(" ").slice(0, 4).join(" ");
    assert.ok(all.some((sheet) => plain(sheet).slice(0, 120).includes(opening)), `“${opening}” does not begin a sheet`);
  }
});

test("each link of the book leads to a place in it, or out of the publication", async () => {
  const page = await openPage(browser);
  await page.goto(`${edition.address}print.html`);
  const links = await page.locator("main a[href]").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.ok(links.length > 1000, "the book has links");
  const known = new Set(await page.locator("[id]").evaluateAll((all) => all.map((element) => element.id)));
  const lost = links.filter((href) => !(href.startsWith("#") ? known.has(href.slice(1)) : /^(https?|mailto|tel):/.test(href)));
  assert.deepEqual([...new Set(lost)], []);
});

test("no chart or figure of the book is cut by the edge of a sheet, and none is empty", async () => {
  const page = await openPage(browser, { viewport: { width: 657, height: 980 } });
  await page.goto(`${edition.address}print.html`);
  await page.emulateMedia({ media: "print" });
  const faults = await page.evaluate(() =>
    [...document.querySelectorAll(".book svg.chart.wide")]
      .filter((svg) => svg.getBoundingClientRect().width < 120 || getComputedStyle(svg).breakInside !== "avoid" || svg.querySelectorAll("text, use").length === 0)
      .map((svg) => svg.getAttribute("aria-label")),
  );
  assert.deepEqual(faults, []);
});
