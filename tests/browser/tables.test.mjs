// What the script adds to tables and figures: filters that can be linked to, sorting, downloads that
// say the same, citations that say all.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, openPage } from "./support/browser.mjs";
import { intranet, onePageOfEachKind, singleFiles } from "./support/edition.mjs";

const edition = intranet();
const plain = (text) => text.replace(/\s+/g, " ").trim();

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

describe("the actions", () => {
  const url = `${edition.address}actions.html`;
  const shown = (page) => page.locator("table.actions tbody tr:visible").evaluateAll((rows) => rows.map((row) => row.querySelector("a").getAttribute("href")));

  for (const name of ["owner", "status", "origin", "sections", "past-due"]) {
    test(`are filtered by ${name}, in the address, and from a link to it`, async () => {
      const page = await openPage(browser);
      await page.goto(url);
      const all = await shown(page);
      const field = page.locator(`form.filters [name="${name}"]`);
      if (name === "past-due") {
        await field.check();
      } else {
        const values = await field.locator("option").evaluateAll((options) => options.map((option) => option.value).filter(Boolean));
        assert.ok(values.length > 1, `there is a choice of ${name}`);
        await field.selectOption(values.at(-1));
        // What is left is what says so in the table.
        const matching = await page.locator("table.actions tbody tr").evaluateAll((rows, [key, value]) => rows.filter((row) => row.getAttribute(`data-${key}`).split(key === "sections" ? " " : "\n").includes(value)).length, [name, values.at(-1)]);
        assert.equal((await shown(page)).length, matching);
      }
      const few = await shown(page);
      assert.ok(few.length > 0 && few.length < all.length, `${few.length} of ${all.length}`);
      assert.equal(await page.locator("[data-count]").textContent(), `${few.length} of ${all.length} actions`);
      const address = page.url();
      assert.ok(address.startsWith(`${url}#?${name}=`), address);
      // The same behind “?”, where a server is asked.
      for (const link of [address, address.replace("#?", "?")]) {
        const again = await openPage(browser);
        await again.goto(link);
        assert.deepEqual(await shown(again), few, link);
        await again.context().close();
      }
      await page.getByRole("button", { name: "Show all" }).click();
      await page.waitForFunction((count) => document.querySelector("[data-count]").textContent.startsWith(`${count} of`), all.length);
      assert.deepEqual(await shown(page), all);
      assert.doesNotMatch(page.url(), /=/);
      assert.deepEqual(page.heard.messages, []);
      await page.context().close();
    });
  }

  test("are filtered by several things at once", async () => {
    const page = await openPage(browser);
    await page.goto(`${url}#?past-due=yes`);
    const due = await shown(page);
    const field = page.locator('form.filters [name="owner"]');
    const owner = await page.locator("table.actions tbody tr:visible").first().getAttribute("data-owner");
    await field.selectOption(owner);
    const both = await shown(page);
    assert.ok(both.length > 0 && both.every((one) => due.includes(one)) && both.length < due.length, `${both.length} of ${due.length}`);
    assert.match(page.url(), /owner=.*past-due=yes|past-due=yes.*owner=/);
    await page.context().close();
  });
});

test("the actions of the single file are filtered in the address, and from a link to it", async () => {
  const file = pathToFileURL(singleFiles()[0]).href;
  const page = await openPage(browser);
  await page.goto(`${file}#actions`);
  const rows = page.locator("#actions table.actions tbody tr:visible");
  const all = await rows.count();
  await page.locator('#actions form.filters [name="owner"]').selectOption({ index: 3 });
  const few = await rows.allTextContents();
  assert.ok(few.length > 0 && few.length < all, `${few.length} of ${all}`);
  const link = page.url();
  assert.ok(link.startsWith(`${file}#actions--owner=`), link);
  // From another page of the file, where the reader comes back, and in a window of its own.
  await page.goto(`${file}#plan`);
  assert.equal(await rows.count(), 0, "another page is shown");
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("#actions").checkVisibility());
  assert.deepEqual(await rows.allTextContents(), few);
  const again = await openPage(browser);
  await again.goto(link);
  assert.deepEqual(await again.locator("#actions table.actions tbody tr:visible").allTextContents(), few);
  assert.equal(await again.locator(".pages > article:visible").count(), 1);
  await again.getByRole("button", { name: "Show all" }).click();
  await again.waitForFunction((count) => document.querySelector("#actions [data-count]").textContent.startsWith(`${count} of`), all);
  assert.equal(again.url(), `${file}#actions`);
  assert.ok(await again.locator("#actions").isVisible());
  assert.deepEqual([...page.heard.messages, ...again.heard.messages], []);
  await page.context().close();
  await again.context().close();
});

test("a table that is sorted keeps every row, up and down", async () => {
  const page = await openPage(browser);
  let tables = 0;
  for (const { path, url } of onePageOfEachKind(edition).filter(({ kind }) => kind !== "print")) {
    await page.goto(url);
    const faults = await page.evaluate(() => {
      const found = [];
      const rows = (table) => [...table.rows].map((row) => row.textContent.trim());
      for (const table of document.querySelectorAll("table.sortable")) {
        const before = rows(table).sort().join("\n");
        const buttons = [...table.tHead.querySelectorAll("button")];
        if (buttons.length === 0) found.push("a table to be sorted has no button");
        for (const button of [...buttons, ...buttons]) {
          button.click();
          if (rows(table).sort().join("\n") !== before) found.push(`${button.textContent}: rows are lost`);
          const sorted = [...table.tHead.querySelectorAll("[aria-sort]")];
          if (sorted.length !== 1 || sorted[0] !== button.closest("th")) found.push(`${button.textContent}: says not that it is sorted`);
        }
      }
      return { found, tables: document.querySelectorAll("table.sortable").length };
    });
    tables += faults.tables;
    assert.deepEqual(faults.found, [], path);
  }
  assert.ok(tables > 5, `${tables} tables`);
  await page.context().close();
});

/** A CSV file as rows of cells (RFC 4180). */
function cells(text) {
  const rows = [[]];
  for (const [whole, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (whole === "" && rows.at(-1).length === 0) break;
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/** Whether `value`, as a table shows it, is `exact` rounded. */
function rounded(exact, value) {
  const places = value.split(".")[1]?.length ?? 0;
  return exact !== "" && Math.abs(Number(exact) - Number(value)) <= 0.5000001 * 10 ** -places;
}

test("each table of figures downloads as CSV with the same values for the same rows", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  const faults = [];
  let values = 0;
  for (const { path, url } of edition.pages.filter(({ kind }) => kind === "indicator" || kind === "table")) {
    await page.goto(url);
    const figures = await page.evaluate(() =>
      [...document.querySelectorAll("main .figure")].map((figure) => ({
        downloads: [...figure.querySelectorAll("a[download]")].map((link) => link.href),
        rows: [...figure.querySelectorAll("table tbody tr")].map((row) => {
          // What sorts a cell says its value without words; a percentage is its own, but for the sign.
          const [head, ...rest] = [...row.cells].map((cell) => cell.getAttribute("data-sort") ?? cell.textContent.trim().replace(/^(-?[\d.]+)%$/, "$1"));
          return { head, values: rest.filter(Boolean) };
        }),
      })),
    );
    for (const { downloads, rows } of figures) {
      if (downloads.length !== 1 || rows.length === 0) {
        faults.push(`${path}: ${downloads.length} downloads of ${rows.length} rows`);
        continue;
      }
      const file = cells(readFileSync(fileURLToPath(downloads[0]), "utf8").replace(/^\uFEFF/, ""));
      for (const { head, values: shown } of rows) {
        const same = file.filter((row) => row.some((cell) => cell.toLowerCase() === head.toLowerCase())).flat();
        faults.push(...shown.filter((value) => !same.some((cell) => cell === value || rounded(cell, value))).map((value) => `${path}: ${value} of “${head}” is not in the download`));
        values += shown.length;
      }
    }
  }
  assert.deepEqual(faults, []);
  assert.ok(values > 1000, `${values} values`);
});

test("each citation of a figure says the publication, its version, the indicator, the period and the value", async () => {
  const page = await openPage(browser, { javaScriptEnabled: false });
  const faults = [];
  let cited = 0;
  for (const { path, url } of edition.pages.filter(({ kind }) => kind === "indicator")) {
    await page.goto(url);
    const citation = page.locator("[data-cite]");
    const value = plain(await page.locator(".big .value").first().textContent());
    if ((await citation.count()) === 0) {
      if (/\d/.test(value)) faults.push(`${path}: ${value} cannot be cited`);
      continue;
    }
    const words = plain(await citation.textContent());
    const title = plain(await page.locator("h1").textContent());
    const period = plain(await page.locator(".big .value + div > p").first().textContent()).split(":")[0];
    const site = plain(await page.locator(".site-name").evaluate((name) => name.firstChild.textContent));
    for (const part of [site, "version 10", title, period, value]) {
      if (!words.includes(part)) faults.push(`${path}: “${words}” lacks “${part}”`);
    }
    cited += 1;
  }
  assert.deepEqual(faults, []);
  assert.ok(cited > 50, `${cited} citations`);
});
