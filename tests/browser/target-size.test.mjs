// What can be hit with a finger: each target is 24 px wide and high, or has the room about it that
// WCAG 2.5.8 allows instead. Links in running text are excepted there, as they are here.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { onePageOfEachKind, pagesToLookAt, sinceTheVersionBefore } from "./support/edition.mjs";
import { smallTargets } from "./support/look.mjs";

const LEAST = 24;
const WIDTHS = [1280, 768, 390, 320];
const marked = onePageOfEachKind(sinceTheVersionBefore()).filter(({ kind }) => ["section", "indicator", "actions"].includes(kind));
const pages = [...pagesToLookAt(), ...marked];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("targets are 24 px, or apart, at each width, on each kind of page", async () => {
  const page = await openPage(browser);
  const faults = [];
  let targets = 0;
  for (const { kind, path, url } of pages) {
    await page.goto(url);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const found = await page.evaluate(smallTargets, LEAST);
      targets += found.targets;
      faults.push(...found.faults.map((fault) => `${kind}, ${path}, at ${width} px: ${fault}`));
    }
  }
  assert.ok(targets > 5000, `${targets} targets are looked at`);
  assert.deepEqual(faults, []);
});
