// Pages on paper: Chromium's own PDF, and what stands in it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { intranet, outputFolder, pagesToLookAt } from "./support/edition.mjs";
import { bookmarks, INDICATORS, lineOf, overTheMargin, scaleOf, sheets, tornApart, whatIsTogether } from "./support/pdf.mjs";

// The margin at the left and right of a sheet, in points.
const MARGIN = (18 / 25.4) * 72;

// How long the book of this publication, with 118 indicators and 16 sections, may get.
const MOST_SHEETS = 310;

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

/** What keeps a PDF from filling its sheets as it was set: words in the margins, or all of it made smaller. */
async function faultsOfFit(page, file) {
  await page.emulateMedia({ media: "print" });
  const scale = scaleOf(file, await page.locator("h1").first().evaluate(lineOf));
  await page.emulateMedia({ media: null });
  return [...(Math.abs(scale - 1) > 0.005 ? [`printed at ${(scale * 100).toFixed(1)} %: something is wider than the sheet`] : []), ...overTheMargin(file, MARGIN)];
}

test("each kind of page prints whole, its marking and version on each sheet", async (t) => {
  const page = await openPage(browser);
  for (const { kind, path, url } of pagesToLookAt()) {
    await t.test(`${kind}: ${path}`, async () => {
      await page.goto(url);
      const { file } = await printed(page, kind);
      const all = sheets(file);
      assert.ok(all.length > 0);
      assert.deepEqual(await faultsOfFit(page, file), []);
      // A fold is open on paper: its words would only stand at the foot of one sheet, its table on the next.
      assert.doesNotMatch(all.join(" "), /The\s+figures\s+as\s+a\s+table/);
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
    await page.waitForFunction(open).catch(() => assert.fail(`${kind}, ${path}: folds stay closed on paper`));
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
  assert.deepEqual(await faultsOfFit(page, file), []);
  assert.match(execFileSync("pdfinfo", [file], { encoding: "utf8" }), /Tagged:\s+yes/);
  const all = sheets(file);
  // Handed out at a meeting: half-empty sheets and wide charts once made it 391.
  assert.ok(all.length <= MOST_SHEETS, `the book has ${all.length} sheets`);
  assert.doesNotMatch(all.join(" "), /The\s+figures\s+as\s+a\s+table/);
  for (const fact of [/Version\s+10/, /published/, /Approved by\s+\S/, /Marking\s+OFFICIAL/]) {
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

test("the name, value, chart and whole table of an indicator are on one sheet", async () => {
  const page = await openPage(browser);
  await page.goto(`${edition.address}print.html`);
  const { file } = await printed(page, "book");
  const entries = await page.locator(INDICATORS).evaluateAll(whatIsTogether);
  assert.ok(entries.length > 50, "the book has indicators");
  assert.deepEqual(tornApart(entries, sheets(file, "-raw")), []);
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

test("each link of the book to another place has its address on paper", async () => {
  const page = await openPage(browser);
  await page.goto(`${edition.address}print.html`);
  await page.emulateMedia({ media: "print" });
  const { links, lost } = await page.evaluate(() => {
    const links = [...document.querySelectorAll(".book a[href^=http]")].filter((link) => !link.closest(".addresses") && link.checkVisibility());
    const isTold = (link) => {
      if (link.textContent.trim() === link.href || getComputedStyle(link, "::after").content.includes(link.getAttribute("href"))) return true;
      const mark = link.nextElementSibling;
      const notes = [...link.closest("article").querySelectorAll(".addresses li")];
      return mark?.matches("sup.on-paper") && mark.checkVisibility() && notes.some((note) => note.checkVisibility() && note.textContent.includes(link.getAttribute("href")));
    };
    return { links: links.length, lost: links.filter((link) => !isTold(link)).map((link) => link.href) };
  });
  assert.ok(links > 0, "the book has links to other places");
  assert.deepEqual(lost, []);
});

test("each chart of the book is drawn once, whole, large enough to read, and what is read is set in 10 pt", async () => {
  const page = await openPage(browser, { viewport: { width: 657, height: 980 } });
  await page.goto(`${edition.address}print.html`);
  await page.emulateMedia({ media: "print" });
  const { charts, faults, small } = await page.evaluate(() => {
    const points = (pixels) => (pixels * 72) / 96;
    const seen = [...document.querySelectorAll(".book .figure")].filter((figure) => figure.querySelector("svg.chart"));
    const faults = seen.filter((figure) => {
      const drawn = [...figure.querySelectorAll("svg.chart")].filter((svg) => svg.checkVisibility());
      return drawn.length !== 1 || drawn.some((svg) => {
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return points(Number(svg.getAttribute("font-size")) * scale) < 7 || getComputedStyle(svg).breakInside !== "avoid" || svg.querySelectorAll("text, use").length === 0;
      });
    });
    const small = [...document.querySelectorAll(".book > .page-section .prose > p")].filter((text) => points(parseFloat(getComputedStyle(text).fontSize)) < 9.99);
    return { charts: seen.length, faults: faults.map((figure) => figure.querySelector("figcaption").textContent), small: small.map((text) => text.textContent.slice(0, 40)) };
  });
  assert.ok(charts > 100, "the book has charts");
  assert.deepEqual(faults, []);
  assert.deepEqual(small, []);
});
