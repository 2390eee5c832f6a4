// Every chart of every page at the widths that readers have: text that can be read, and is whole.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { intranet } from "./support/edition.mjs";
import { chartText, chartsShown } from "./support/look.mjs";

const LEAST = 12;
const WIDTHS = [320, 390, 768, 1280];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("text in charts is at least 12 px, whole, and apart from other text", async () => {
  const pages = intranet().pages.filter((page) => readFileSync(page.file, "utf8").includes('<svg class="chart'));
  assert.ok(pages.length > 50, "there are charts");
  const page = await openPage(browser);
  const faults = [];
  for (const { path, url } of pages) {
    await page.goto(url);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const [shown, drawn] = await Promise.all([page.evaluate(chartsShown), page.locator("svg.chart.wide").count()]);
      if (shown !== drawn) {
        faults.push(`${path} at ${width}: ${drawn} charts, ${shown} drawings shown`);
      }
      faults.push(...(await page.evaluate(chartText, LEAST)).map((fault) => `${path} at ${width}: ${fault}`));
    }
  }
  assert.deepEqual(faults, []);
});

test("small, cut off and colliding text is found", async () => {
  const page = await openPage(browser);
  await page.setContent(`<svg id="chart" viewBox="0 0 200 100" width="200" height="100" font-size="14">
    <text x="10" y="20" font-size="9">small</text>
    <text x="180" y="50">cut off</text>
    <text x="10" y="80">one</text><text x="20" y="82">other</text>
  </svg>`);
  const faults = await page.evaluate(chartText, LEAST);
  assert.equal(faults.length, 3, faults.join("\n"));
});
