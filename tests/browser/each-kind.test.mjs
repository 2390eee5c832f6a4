// The fullest page of each kind, as different readers have it: wide, on a phone, at 400 %, dark,
// in forced colours, with their own text spacing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./support/axe.mjs";
import { launch, openPage } from "./support/browser.mjs";
import { onePageOfEachKind, pagesToLookAt, sinceTheVersionBefore } from "./support/edition.mjs";
import { chartText, chartsShown, cutOff, sideways, spaceText, unnamedScrollers } from "./support/look.mjs";

const LEAST_TEXT_IN_CHARTS = 12;

// 320 px is also what a window of 1280 px leaves at 400 % (WCAG 1.4.10).
const READERS = [
  { name: "at 1280 px", viewport: { width: 1280, height: 900 } },
  { name: "at 768 px", viewport: { width: 768, height: 1024 } },
  { name: "at 390 px", viewport: { width: 390, height: 844 }, hasTouch: true },
  { name: "at 320 px, which is 400 % of 1280", viewport: { width: 320, height: 256 } },
  { name: "dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "dark on a phone", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { name: "in forced colours", viewport: { width: 1280, height: 900 }, forcedColors: "active" },
  { name: "in forced colours on a phone", viewport: { width: 390, height: 844 }, forcedColors: "active" },
  { name: "with wide text spacing", viewport: { width: 1280, height: 900 }, spaced: true },
  { name: "with wide text spacing on a phone", viewport: { width: 320, height: 640 }, spaced: true },
];

// Marks on what changed stand on sections, indicators and the plan.
const MARKED = ["home", "section", "indicator", "priority", "actions"];
const marked = onePageOfEachKind(sinceTheVersionBefore()).filter(({ kind }) => MARKED.includes(kind));
const pages = [...pagesToLookAt(), ...marked.map((page) => ({ ...page, kind: `${page.kind} with marks` }))];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("the site has every kind of page", () => {
  const kinds = pages.map((page) => page.kind);
  for (const kind of ["home", "station", "section", "by-question", "by-judgement", "scorecard", "indicator", "tables", "table", "plan", "priority", "actions", "past-due", "grid", "scrutiny", "inspection", "evidence-register", "evidence", "matrix", "glossary", "timeline", "questions", "about", "accessibility", "a-to-z", "search", "print", "changes", "section with marks"]) {
    assert.ok(kinds.includes(kind), `there is no page of the kind “${kind}”`);
  }
});

for (const { name, spaced, ...options } of READERS) {
  test(name, async (t) => {
    const page = await openPage(browser, options);
    let charts = 0;
    for (const { kind, path, url } of pages) {
      await t.test(`${kind}: ${path}`, async () => {
        await page.goto(url);
        if (spaced) {
          await page.evaluate(spaceText);
        }
        charts += await page.evaluate(chartsShown);
        const faults = [
          ...(await page.evaluate(sideways)),
          ...(await page.evaluate(unnamedScrollers)),
          ...(spaced ? await page.evaluate(cutOff) : await page.evaluate(chartText, LEAST_TEXT_IN_CHARTS)),
          // The book repeats what the other pages hold: it is looked at once.
          ...(kind === "print" && name !== "at 1280 px" ? [] : await violations(page)),
        ];
        assert.deepEqual(faults, []);
      });
    }
    assert.ok(charts > 0, "charts are shown");
    await page.context().close();
  });
}
