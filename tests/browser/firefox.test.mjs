// What depends on being opened from disk, in Debian's Firefox: the folder, the bundle, the single file.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { LONGEST_WAIT } from "./support/browser.mjs";
import { intranet, onePageOfEachKind, outputFolder, pagesBelow, singleFiles, unpackBundle } from "./support/edition.mjs";
import { launchFirefox } from "./support/firefox.mjs";
import { REFUSED, tryAll } from "./support/policy.mjs";

const edition = intranet();
const single = pathToFileURL(singleFiles()[0]).href;

describe("Firefox, from disk", () => {
  let firefox, bundle;
  before(async () => {
    bundle = unpackBundle("offline");
    firefox = await launchFirefox();
  });
  after(async () => {
    await firefox?.close();
    bundle?.remove();
  });

  /** Asks the page until it says yes. */
  async function until(page, question, ...about) {
    const end = Date.now() + LONGEST_WAIT;
    // A page that is being left can't be asked.
    while (!(await page.evaluate(question, ...about).catch(() => false))) {
      assert.ok(Date.now() < end, `${page.url()}: it never comes that ${question}`);
      await new Promise((later) => setTimeout(later, 50));
    }
  }
  const arrives = (page, url) => until(page, (wanted) => location.href === wanted && document.readyState === "complete", url);
  const found = (page) => page.$$eval("[data-search-results] li", (rows) => rows.map((row) => row.textContent));
  const heading = (page, words) => until(page, (wanted) => document.querySelector("[data-search-results] h2")?.textContent === wanted, words);
  const hasResults = (page) => until(page, () => document.querySelectorAll("[data-search-results] li").length > 0);

  test("each kind of page of each delivery is styled, scripted and silent", async () => {
    const page = await firefox.openPage();
    const pages = [
      ...onePageOfEachKind(edition).map(({ url }) => url),
      ...onePageOfEachKind({ pages: pagesBelow(bundle.site) }).map(({ url }) => url),
      bundle.cover,
      single,
    ];
    assert.ok(pages.length > 40, `${pages.length} pages`);
    const faults = [];
    for (const url of pages) {
      page.heard.length = 0;
      await page.goto(url, { waitUntil: "load" });
      const state = await page.evaluate(() => ({
        heading: document.querySelector("h1")?.getClientRects().length ?? 0,
        margin: getComputedStyle(document.body).marginTop,
        scripted: document.querySelector("body > p.sr[role=status]") !== null,
      }));
      if (!state.heading) faults.push(`${url}: no heading is shown`);
      if (state.margin !== "0px") faults.push(`${url}: no style sheet`);
      if (!state.scripted && url !== bundle.cover) faults.push(`${url}: no script`);
      faults.push(...page.heard.map((words) => `${url}: ${words}`));
    }
    assert.deepEqual(faults, []);
    await page.close();
  });

  test("the cover of a bundle leads to the site", async () => {
    const page = await firefox.openPage();
    await page.goto(bundle.cover);
    const warning = await page.$eval(".unpack-first", (element) => getComputedStyle(element).display);
    assert.equal(warning, "none", "the site is beside the cover");
    await page.click("a.open");
    await arrives(page, `${bundle.address}index.html`);
    assert.deepEqual(page.heard, []);
    await page.close();
  });

  for (const [name, address] of [["the folder", () => edition.address], ["the bundle", () => bundle.address]]) {
    test(`search answers in ${name}, by keyboard, from the head of a page`, async () => {
      const page = await firefox.openPage();
      await page.goto(`${address()}sections/mash.html`);
      await page.focus("header input[type=search]");
      await page.keyboard.type("ICPC");
      await page.keyboard.press("Enter");
      await arrives(page, `${address()}search.html?q=ICPC`);
      await hasResults(page);
      assert.match((await found(page))[0], /child protection conference/i);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Results for “ICPC”");
      await until(page, () => /^\d+ results$/.test(document.querySelector("[data-search-results] [role=status]").textContent));
      await page.keyboard.press("Tab");
      const first = await page.evaluate(() => document.activeElement.href);
      await page.keyboard.press("Enter");
      await arrives(page, first);
      await page.evaluate(() => history.back());
      await hasResults(page);
      await page.focus("main input[type=search]");
      await page.$eval("main input[type=search]", (field) => field.select());
      await page.keyboard.type("social work");
      await page.keyboard.press("Enter");
      await arrives(page, `${address()}search.html?q=social%20work`);
      await heading(page, "Results for “social work”");
      assert.deepEqual(page.heard, []);
      await page.close();
    });
  }

  test("search answers in the single file, and the address keeps what is asked", async () => {
    const page = await firefox.openPage();
    await page.goto(single);
    await page.focus("header input[type=search]");
    await page.keyboard.type("MASH");
    await page.keyboard.press("Enter");
    await heading(page, "Results for “MASH”");
    await hasResults(page);
    assert.match(page.url(), /#search--q=MASH$/);
    await page.evaluate(() => document.querySelector("[data-search-results] li a").click());
    await until(page, () => !document.querySelector("[data-search-results]").checkVisibility());
    await page.evaluate(() => history.back());
    await until(page, () => document.querySelector("[data-search-results]").checkVisibility());
    await page.goto("about:blank");
    await page.goto(`${single}#search--q=supervision`);
    await heading(page, "Results for “supervision”");
    await hasResults(page);
    assert.deepEqual(page.heard, []);
    await page.close();
  });

  test("a filter stands in the address, and the address brings it back", async () => {
    const page = await firefox.openPage();
    const shown = () => page.$$eval("table.actions tbody tr", (rows) => rows.filter((row) => row.checkVisibility()).length);
    await page.goto(`${edition.address}actions.html`);
    const all = await shown();
    await page.focus("form.filters [name=past-due]");
    await page.keyboard.press(" ");
    const few = await shown();
    assert.ok(few > 0 && few < all, `${few} of ${all}`);
    const filtered = await page.evaluate(() => location.href);
    assert.match(filtered, /past-due=yes/);
    await page.goto("about:blank");
    await page.goto(filtered);
    assert.equal(await shown(), few);
    assert.deepEqual(page.heard, []);
    await page.close();
  });

  test("the filters of the single file stand in its address, and the address brings them back", async () => {
    const page = await firefox.openPage();
    const shown = () => page.$$eval("#actions table.actions tbody tr", (rows) => rows.filter((row) => row.checkVisibility()).length);
    await page.goto(`${single}#actions`);
    const all = await shown();
    await page.focus("#actions form.filters [name=past-due]");
    await page.keyboard.press(" ");
    const few = await shown();
    assert.ok(few > 0 && few < all, `${few} of ${all}`);
    const filtered = await page.evaluate(() => location.href);
    assert.equal(filtered, `${single}#actions--past-due=yes`);
    await page.goto("about:blank");
    await page.goto(filtered);
    await until(page, (count) => [...document.querySelectorAll("#actions table.actions tbody tr")].filter((row) => row.checkVisibility()).length === count, few);
    assert.deepEqual(page.heard, []);
    await page.close();
  });

  test("a table is sorted from the keyboard", async () => {
    const page = await firefox.openPage();
    await page.goto(`${edition.address}actions.html`);
    await page.evaluate(() => [...document.querySelectorAll("table.actions thead button")].find((one) => one.textContent === "Owner").focus());
    await page.keyboard.press("Enter");
    const owners = await page.$$eval("table.actions tbody tr", (rows) => rows.map((row) => row.cells[2].textContent.trim()));
    assert.ok(new Set(owners).size > 3);
    assert.deepEqual(owners, [...owners].sort((a, b) => a.localeCompare(b, "en-GB", { numeric: true, sensitivity: "base" })));
    await until(page, () => document.querySelector("body > p.sr[role=status]").textContent === "Sorted by Owner, ascending");
    await page.close();
  });

  test("a note opens under the pointer, can be entered, and is dismissed with Escape", async () => {
    const page = await firefox.openPage();
    const noted = () => page.evaluate(() => document.querySelectorAll(".pop").length);
    await page.goto(`${edition.address}sections/mash.html`);
    const figure = await page.$("main a.fig[aria-describedby]");
    await figure.hover();
    await until(page, () => document.querySelector(".pop") !== null);
    const [from, to] = await page.evaluate(() => [".fig[aria-describedby]", ".pop"].map((one) => {
      const box = document.querySelector(one).getBoundingClientRect();
      return { x: box.left + 8, y: box.top + box.height / 2 };
    }));
    await page.mouse.move(from.x, from.y);
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await new Promise((later) => setTimeout(later, 600));
    assert.equal(await noted(), 1, "it stays while the pointer is in it");
    await page.keyboard.press("Escape");
    assert.equal(await noted(), 0);
    assert.deepEqual(page.heard, []);
    await page.close();
  });

  test("a citation is copied", async () => {
    const page = await firefox.openPage();
    await page.goto(`${edition.address}indicators/icpc-timeliness.html`);
    const cited = await page.$eval("[data-cite]", (element) => element.textContent.trim());
    await page.click(".cite-figure button");
    await until(page, () => document.querySelector(".cite-figure button").textContent === "Copied");
    await page.focus("header input[type=search]");
    await page.keyboard.down("Control");
    await page.keyboard.press("v");
    await page.keyboard.up("Control");
    assert.equal(await page.$eval("header input[type=search]", (field) => field.value), cited);
    assert.deepEqual(page.heard, []);
    await page.close();
  });

  test("the policy is in force in each delivery", async () => {
    for (const url of [`${edition.address}index.html`, `${bundle.address}index.html`, bundle.cover, single]) {
      const page = await firefox.openPage();
      await page.goto(url);
      const { refused, through } = await page.evaluate(tryAll);
      assert.deepEqual(through, [], url);
      assert.deepEqual(REFUSED.filter((part) => !refused.includes(part)), [], `${url} refuses each of these`);
      await page.close();
    }
  });

  test("asks nothing of a network, for a page or for itself", () => {
    assert.deepEqual(firefox.asked, []);
  });
});

test("Firefox shows pages light or dark, as the reader has it", async () => {
  for (const dark of [false, true]) {
    const firefox = await launchFirefox({ dark });
    try {
      const page = await firefox.openPage();
      for (const url of [`${edition.address}index.html`, single]) {
        await page.goto(url);
        const [paper, ink] = await page.evaluate(() => {
          const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;
          return [light(getComputedStyle(document.documentElement).backgroundColor), light(getComputedStyle(document.querySelector("h1")).color)];
        });
        assert.ok(dark ? paper < 0.3 && ink > 0.7 : paper > 0.9 && ink < 0.3, `${url}, ${dark ? "dark" : "light"}: paper ${paper}, ink ${ink}`);
      }
    } finally {
      await firefox.close();
    }
  }
});
