// Ways through the publication: from a claim to its source and back, onward from section to section,
// and from an indicator to each place that speaks of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { intranet } from "./support/edition.mjs";

const edition = intranet();
const ofKind = (...kinds) => edition.pages.filter(({ kind }) => kinds.includes(kind));

let browser, page;
before(async () => {
  browser = await launch();
  page = await openPage(browser);
});
after(() => browser.close());

test("each source that a page cites leads back to where it is cited", async () => {
  const faults = [];
  let seen = 0;
  for (const { path, url } of edition.pages.filter(({ kind }) => kind !== "print")) {
    await page.goto(url);
    const { cited, lost } = await page.evaluate(() => {
      const cited = [...new Set([...document.querySelectorAll("main a.cite")].map((link) => link.hash.slice(1)))];
      const leadsBack = (id) => {
        const back = document.getElementById(id)?.querySelector("a.back");
        return back && document.getElementById(back.hash.slice(1))?.matches("main a");
      };
      return { cited: cited.length, lost: cited.filter((id) => !leadsBack(id)) };
    });
    seen += cited;
    faults.push(...lost.map((id) => `${path}: ${id}`));
  }
  assert.ok(seen > 100, `${seen} sources`);
  assert.deepEqual(faults, []);
});

test("the sections are one chain, each with the way to the one before and the one after, and to its own parts", async () => {
  const next = new Map();
  const before = new Map();
  const faults = [];
  const sections = ofKind("section");
  for (const { path, url } of sections) {
    await page.goto(url);
    const ways = await page.evaluate(() => ({
      onward: [...document.querySelectorAll(".onward a")].map((link) => [link.rel, link.href]),
      crumbs: document.querySelectorAll(".crumbs a").length,
      parts: document.querySelectorAll(".local a").length,
    }));
    if (!ways.crumbs || !ways.parts) faults.push(`${path}: no way up, or no list of its parts`);
    for (const [rel, href] of ways.onward) (rel === "prev" ? before : next).set(url, href);
  }
  for (const [from, to] of next) if (before.get(to) !== from) faults.push(`${to} does not lead back to ${from}`);
  assert.equal(next.size, sections.length - 1, "all but the last lead on");
  assert.equal(before.size, sections.length - 1, "all but the first lead back");
  assert.deepEqual(faults, []);
});

test("an indicator names each page whose text tells its figures", async () => {
  const told = new Map();
  for (const { url } of ofKind("section", "priority", "grid")) {
    await page.goto(url);
    for (const indicator of await page.$$eval("main .prose a.fig", (all) => all.map((link) => link.href.split("#")[0]))) {
      told.set(indicator, (told.get(indicator) ?? new Set()).add(url));
    }
  }
  const faults = [];
  for (const { path, url } of ofKind("indicator").filter(({ url }) => told.has(url))) {
    await page.goto(url);
    const named = new Set(await page.$$eval("main a", (all) => all.map((link) => link.href.split("#")[0])));
    faults.push(...[...told.get(url)].filter((place) => !named.has(place)).map((place) => `${path} does not name ${place}`));
  }
  assert.ok(told.size > 80, `${told.size} indicators`);
  assert.deepEqual(faults, []);
});
