// Safe by construction: the policy holds in each delivery, nothing is stored, forms and links lead
// where they may.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, openPage } from "./support/browser.mjs";
import { editions, intranet, pagesBelow, singleFiles, unpackBundle } from "./support/edition.mjs";
import { REFUSED, tryAll } from "./support/policy.mjs";

const edition = intranet();
const single = pathToFileURL(singleFiles()[0]).href;

/** Runs before a page's own scripts: notes whatever is kept, even where it is taken away again. */
function noteWhatIsKept() {
  window.sefKept = [];
  const keep = (words) => window.sefKept.push(words);
  const watch = (owner, names) => {
    for (const name of names) {
      const real = owner[name];
      owner[name] = function (...given) {
        keep(`${name} ${String(given[0]).slice(0, 40)}`);
        return real.apply(this, given);
      };
    }
  };
  watch(Storage.prototype, ["setItem"]);
  watch(IDBFactory.prototype, ["open"]);
  if (window.CacheStorage) watch(CacheStorage.prototype, ["open"]);
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(Document.prototype, "cookie", {
    get: cookie.get,
    set(words) {
      keep(`cookie ${words}`);
      cookie.set.call(this, words);
    },
  });
}

/** What the page has kept since it was opened, by each way that a page has. */
async function kept() {
  return [
    ...window.sefKept,
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(document.cookie ? [`cookie ${document.cookie}`] : []),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
  ];
}

/** Presses, fills and chooses whatever the page has, but for what leads away. */
async function useEverything(page) {
  await page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    for (const button of shown("button:not([type=submit])")) button.click();
    for (const fold of document.querySelectorAll("summary")) fold.click();
    for (const field of shown("select")) {
      field.selectedIndex = field.options.length - 1;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (const box of shown("input[type=checkbox]")) box.click();
    for (const link of shown("a.fig, a.term").slice(0, 20)) link.focus();
  });
}

describe("each delivery", () => {
  let browser, bundle;
  before(async () => {
    browser = await launch();
    bundle = unpackBundle("inspector");
  });
  after(async () => {
    await browser?.close();
    bundle?.remove();
  });

  test("has its policy in force", async () => {
    for (const url of [`${edition.address}index.html`, `${bundle.address}index.html`, bundle.cover, single]) {
      const page = await openPage(browser);
      await page.goto(url);
      const { refused, through } = await page.evaluate(tryAll);
      assert.deepEqual(through, [], url);
      assert.deepEqual(REFUSED.filter((part) => !refused.includes(part)), [], `${url} refuses each of these`);
      await page.context().close();
    }
  });

  test("keeps nothing of what is read, sorted, filtered or searched", async () => {
    for (const [address, hash] of [[edition.address, ""], [bundle.address, ""], [single, "#"]]) {
      const page = await openPage(browser);
      await page.addInitScript(noteWhatIsKept);
      const at = (path, name) => (hash ? `${address}#${name}` : `${address}${path}`);
      for (const url of [at("sections/mash.html", "mash"), at("actions.html", "actions"), at("indicators/icpc-timeliness.html", "icpc-timeliness"), at("search.html?q=MASH", "search--q=MASH")]) {
        await page.goto("about:blank");
        await page.goto(url);
        await useEverything(page);
        await page.waitForTimeout(200);
        assert.deepEqual(await page.evaluate(kept), [], url);
      }
      assert.deepEqual((await page.context().cookies()).length, 0);
      await page.evaluate(() => localStorage.setItem("seen", "1"));
      assert.equal((await page.evaluate(kept)).length, 2, "what is kept would be seen");
      await page.context().close();
    }
  });

  test("has forms to the search page alone, and links to the web, mail, telephones and within", async () => {
    const all = [...editions().flatMap(({ pages }) => pages), ...pagesBelow(bundle.folder), { file: singleFiles()[0] }];
    const faults = [];
    const seen = { forms: 0, within: 0 };
    for (const { file } of all) {
      const html = readFileSync(file, "utf8");
      for (const [form] of html.matchAll(/<form\b[^>]*>/g)) {
        seen.forms += 1;
        // A filter leads nowhere: it is there for the script, and hidden without one.
        if (!/ method="?get"? action="?((\.\.\/)*search\.html|#search)["\s>]/.test(form) && !/^<form class="?filters"? data-filters hidden>$/.test(form)) faults.push(`${file}: ${form}`);
      }
      // With quotes or, in the single file, without where HTML needs none.
      for (const [link, quoted, bare] of html.matchAll(/<(?:a|area|use|image)\b[^>]*?\b(?:xlink:)?href=(?:"([^"]*)"|([^\s">]+))[^>]*>/g)) {
        const address = quoted ?? bare;
        const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1] ?? "";
        seen.within += scheme ? 0 : 1;
        const download = scheme === "data" && address.startsWith("data:text/csv;") && / download=/.test(link);
        if (!download && !["", "http", "https", "mailto", "tel"].includes(scheme)) faults.push(`${file}: ${link.slice(0, 120)}`);
      }
    }
    assert.deepEqual(faults, []);
    assert.ok(seen.forms > all.length && seen.within > 50_000, JSON.stringify(seen));
  });

  test("gives from the single file the same downloads as from the folder", async () => {
    const page = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(single);
    const held = await page.locator('a[download][href^="data:"]').evaluateAll((all) => all.map((link) => [link.getAttribute("download"), link.getAttribute("href")]));
    assert.ok(held.length > 50, `${held.length} downloads`);
    const files = new Map(edition.files.map((file) => [file.split(/[\\/]/).at(-1), file]));
    for (const [name, address] of held) {
      const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
      assert.ok(files.has(name), `the folder has ${name}`);
      assert.deepEqual(bytes, readFileSync(files.get(name)), name);
    }
    assert.equal(new Set(held.map(([name]) => name)).size, edition.files.filter((file) => file.startsWith(join(edition.folder, "downloads"))).length);
  });
});
