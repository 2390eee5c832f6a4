// Notes on figures and terms: by pointer, by keyboard and by touch (WCAG 1.4.13).

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { intranet } from "./support/edition.mjs";

const edition = intranet();
const LONGER_THAN_ANY_DELAY = 800;

describe("a note", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  async function section(options) {
    const page = await openPage(browser, options);
    await page.goto(`${edition.address}sections/mash.html`);
    const figure = page.locator("main a.fig[aria-describedby]").first();
    await figure.scrollIntoViewIfNeeded();
    return { page, figure, term: page.locator("main a.term").first(), note: page.locator(".pop") };
  }

  test("says at the pointer what the margin says of a figure, and what the glossary says of a term", async () => {
    const { page, figure, term, note } = await section();
    await figure.hover();
    await note.waitFor();
    const plain = (text) => text.replace(/\s+/g, "");
    const beside = await page.locator(`#${await figure.getAttribute("aria-describedby")}`).textContent();
    assert.equal(plain(await note.textContent()), plain(beside));
    await page.mouse.move(2, 2);
    await note.waitFor({ state: "detached" });
    await term.hover();
    await note.waitFor();
    assert.equal(await note.textContent(), await term.getAttribute("data-term"));
    const { pathname, hash } = new URL(await term.evaluate((link) => link.href));
    assert.match(pathname, /glossary\.html$/);
    await page.goto(`${edition.address}glossary.html${hash}`);
    assert.ok((await page.locator(`:is(dt, dd):near(${hash})`).count()) > 0 && (await page.locator(hash).count()) === 1, "the glossary says it to those without notes, and on paper");
    await page.context().close();
  });

  test("stays while the pointer is on it, goes when it leaves", async () => {
    const { page, figure, note } = await section();
    await figure.hover();
    await note.waitFor();
    const box = await note.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await page.waitForTimeout(LONGER_THAN_ANY_DELAY);
    assert.equal(await note.count(), 1, "it can be entered");
    const words = await note.evaluate((element) => {
      getSelection().selectAllChildren(element);
      return String(getSelection()).trim().length;
    });
    assert.ok(words > 10, "its text can be selected");
    await page.mouse.move(2, 2);
    await note.waitFor({ state: "detached" });
    await page.context().close();
  });

  test("under the pointer is dismissed with Escape, the pointer unmoved", async () => {
    const { page, figure, note } = await section();
    await figure.hover();
    await note.waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await note.count(), 0);
    await page.waitForTimeout(LONGER_THAN_ANY_DELAY);
    assert.equal(await note.count(), 0, "and stays away");
    await page.context().close();
  });

  for (const viewport of [{ width: 390, height: 844 }, { width: 320, height: 640 }]) {
    test(`opens at the first tap and goes at a tap elsewhere, ${viewport.width} px wide; the second tap follows the link`, async () => {
      const { page, figure, term, note } = await section({ viewport, hasTouch: true, isMobile: true });
      const url = page.url();
      for (const link of [figure, term]) {
        await link.tap();
        await note.waitFor();
        assert.equal(page.url(), url, "the first tap stays on the page");
        const box = await note.boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= viewport.width, "it is whole in the window");
        await page.touchscreen.tap(3, viewport.height - 3);
        await note.waitFor({ state: "detached" });
      }
      await figure.tap();
      await note.waitFor();
      await Promise.all([page.waitForURL(/indicators\//), figure.tap()]);
      assert.deepEqual(page.heard.messages, []);
      await page.context().close();
    });
  }
});
