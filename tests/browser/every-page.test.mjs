// Every page of every edition, opened from disk: silent, and content with its own files.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, openPage, shareOut } from "./support/browser.mjs";
import { editions, singleFiles } from "./support/edition.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

for (const edition of editions()) {
  test(`${edition.id}: each page says nothing in the console and asks for the edition's files alone`, async () => {
    assert.ok(edition.pages.length > 0, "an edition has pages");
    const faults = [];
    await shareOut(browser, edition.pages, 3, {}, async (page, { url, path }) => {
      await page.goto(url);
      faults.push(...page.heard.messages.map((message) => `${path}: ${message}`));
      const strange = page.heard.requests.filter((address) => !address.startsWith(edition.address));
      faults.push(...strange.map((address) => `${path}: asks for ${address}`));
      assert.ok(page.heard.requests.length >= 1, `${path}: requests are seen at all`);
    });
    assert.deepEqual(faults, []);
  });
}

test("a single file says nothing in the console and asks for nothing but itself", async () => {
  for (const file of singleFiles()) {
    const page = await openPage(browser);
    const address = pathToFileURL(file).href;
    await page.goto(address);
    assert.deepEqual(page.heard.messages, [], file);
    assert.deepEqual(page.heard.requests, [address], file);
    await page.context().close();
  }
});
