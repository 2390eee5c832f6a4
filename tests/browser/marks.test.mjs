// The marks of sources, footnotes and addresses stay with the word they stand behind.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { intranet } from "./support/edition.mjs";

// Wide, narrow, the narrowest that is asked for, and the width of a sheet.
const WIDTHS = [1280, 1000, 390, 320, 657];

test("no mark begins a line, at any width", async (t) => {
  const browser = await launch();
  t.after(() => browser.close());
  const page = await openPage(browser);
  let seen = 0;
  const faults = [];
  for (const { path, url } of intranet().pages.filter(({ kind }) => ["section", "priority", "grid", "about"].includes(kind))) {
    await page.goto(url);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ media: width === 657 ? "print" : "screen" });
      const { marks, alone } = await page.evaluate(() => {
        const marks = [...document.querySelectorAll("main :is(a.cite, .footnote-mark, sup.on-paper)")].filter((mark) => mark.checkVisibility());
        const block = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p, li, td, th, dd, dt, h1, h2, h3, h4, figcaption, div");
        const alone = marks.filter((mark) => {
          const words = document.createTreeWalker(block(mark), NodeFilter.SHOW_TEXT);
          words.currentNode = mark;
          for (let before = words.previousNode(); before; before = words.previousNode()) {
            const end = before.data.replace(/[\s\u2060]+$/, "").length;
            if (end > 0 && !before.parentElement.closest(".sr")) {
              const range = document.createRange();
              range.setStart(before, end - 1);
              range.setEnd(before, end);
              return range.getBoundingClientRect().bottom <= mark.getBoundingClientRect().top + 1;
            }
          }
          return false;
        });
        return { marks: marks.length, alone: alone.map((mark) => mark.parentElement.textContent.slice(0, 60)) };
      });
      seen += marks;
      faults.push(...alone.map((words) => `${path}, ${width} px: ${words}`));
    }
  }
  assert.ok(seen > 1000, `${seen} marks`);
  assert.deepEqual(faults, []);
});
