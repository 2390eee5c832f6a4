// Nothing that is said needs JavaScript.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { intranet, onePageOfEachKind } from "./support/edition.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The text of the page's content, folds included. */
async function content(page, url) {
  await page.goto(url);
  return page.locator("main").evaluate((main) => main.textContent.replace(/\s+/g, " ").trim());
}

test("each kind of page says without JavaScript all that it says with it", async () => {
  const plain = await openPage(browser, { javaScriptEnabled: false });
  const scripted = await openPage(browser);
  for (const { kind, path, url } of onePageOfEachKind(intranet())) {
    const without = await content(plain, url);
    const whole = await content(scripted, url);
    assert.ok(without.length > 100, `${path} is empty`);
    // The script adds words of its own: buttons, counts.
    const words = new Set(without.split(" "));
    const lost = whole.split(" ").filter((word) => !words.has(word) && !/^(Copy|Sort|Show|of|\d+|actions)/.test(word));
    assert.ok(lost.length <= 12, `${kind}, ${path}: ${lost.slice(0, 20).join(" ")}`);
    const hidden = await plain.locator("main p:visible, main table:visible, main ul:visible, main dl:visible, main ol:visible").count();
    assert.ok(hidden > 0, `${path} shows nothing`);
  }
});

test("without JavaScript no control is shown that would do nothing", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  for (const { path, url } of onePageOfEachKind(intranet())) {
    await page.goto(url);
    // A search leads to its page also without a script, and from there to the A to Z.
    const idle = await page.evaluate(
      () =>
        [...document.querySelectorAll("button, input, select")].filter(
          (control) => control.checkVisibility() && !/search\.html$/.test(control.form?.getAttribute("action") ?? ""),
        ).length,
    );
    assert.equal(idle, 0, path);
  }
});

test("without JavaScript the search page leads to the A to Z", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  const edition = intranet();
  await page.goto(`${edition.address}search.html`);
  await page.locator("main").getByRole("link", { name: /A to Z/ }).click();
  assert.match(page.url(), /a-to-z\.html$/);
});
