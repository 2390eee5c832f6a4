// Pictures of each kind of page, kept as test output for people to look at.

import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { outputFolder, pagesToLookAt } from "./support/edition.mjs";

const folder = join(outputFolder, "screenshots");
const LOOKS = {
  wide: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  forced: { viewport: { width: 1280, height: 900 }, forcedColors: "active" },
  // As wide as an A4 sheet between its margins; the sheets themselves are what print.test.mjs keeps.
  print: { viewport: { width: 657, height: 980 }, media: "print" },
};
// Longer pages are cut here: the book would be a hundred thousand pixels high.
const TALLEST = 6000;

let browser;
before(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await launch();
});
after(() => browser.close());

for (const [look, { media = null, ...options }] of Object.entries(LOOKS)) {
  test(`pictures: ${look}`, async () => {
    const page = await openPage(browser, options);
    await page.emulateMedia({ media });
    for (const { kind, url } of pagesToLookAt()) {
      await page.goto(url);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const path = join(folder, `${kind}-${look}.png`);
      const { width } = options.viewport;
      await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) } });
      assert.ok(statSync(path).size > 5000, `${path} is empty`);
    }
    await page.context().close();
  });
}
