// Search: the script's own functions, and the search page in a real browser, opened from disk.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";
import { violations } from "./support/axe.mjs";
import { launch, openPage } from "./support/browser.mjs";
import { intranet, publicFolder, singleFiles } from "./support/edition.mjs";

const edition = intranet();
const text = (path) => readFileSync(join(edition.folder, path), "utf8");

/** What the script makes of the edition's index, without a page. */
function engine() {
  const scope = { document: { querySelector: () => null }, window: {} };
  runInNewContext(`${text("search.js")};${text("search-index.js")}`, scope);
  return scope.window.sefSearch(scope.sefSearchIndex);
}
// Of another realm: only plain copies can be compared.
const plain = (value) => JSON.parse(JSON.stringify(value));
const titles = (answer) => plain(answer.found.map((one) => one.title));

describe("the script", () => {
  const search = engine();

  test("cuts words as the index does", () => {
    const list = readFileSync(new URL("../search/stems.tsv", import.meta.url), "utf8");
    const lines = list.split("\n").filter((line) => line && !line.startsWith("#"));
    assert.ok(lines.length > 30);
    for (const line of lines) {
      const [words, stems] = line.split("\t");
      assert.equal(search.words(words).map((word) => word.stem).join(" "), stems, words);
    }
  });

  test("knows the glossary both ways", () => {
    const short = search.find("MASH");
    const long = search.find("multi-agency safeguarding hub");
    assert.ok(short.found.length > 5);
    const whole = (one) => [one.title, one.about, one.text].join(" ");
    assert.ok(short.found.some((one) => /multi-agency safeguarding hub/i.test(whole(one)) && !/MASH/.test(whole(one))), "MASH finds the words in full");
    assert.match(short.found[0].title, /safeguarding hub/i);
    const places = new Set(long.found.map((one) => one.address));
    assert.ok(short.found.every((one) => places.has(one.address)), "the words in full find all that MASH finds");
    const marked = plain(search.pieces("It went to the multi-agency safeguarding hub.", short.asked)).filter((piece) => piece.marked);
    assert.deepEqual(marked.map((piece) => piece.text), ["multi-agency safeguarding hub"]);
  });

  test("ranks titles first", () => {
    for (const query of ["supervision", "adoption", "repeat plans", "visits in time"]) {
      const { found } = search.find(query);
      const stems = (words) => search.words(words).filter((word) => !word.common).map((word) => word.stem);
      const inTitle = (one) => stems(query).every((stem) => stems(one.title).includes(stem));
      const first = found.findIndex((one) => !inTitle(one));
      assert.ok(inTitle(found[0]), `${query}: ${found[0].title}`);
      assert.ok(found.slice(Math.max(first, 0)).every((one) => first < 0 || !inTitle(one)), `${query}: titles come before text`);
    }
  });

  test("finds a section by its number", () => {
    const { found } = search.find("3.1");
    assert.ok(found.slice(0, 5).some((one) => one.kind === "Section" && one.number === "3.1"), titles({ found }).slice(0, 5).join());
  });

  test("asks for all words, and for some where nothing has all", () => {
    const all = search.find("supervision timeliness");
    assert.ok(all.every);
    for (const one of all.found) {
      const words = search.words([one.title, one.about, one.text].join(" ")).map((word) => word.stem);
      assert.ok(words.some((word) => word.startsWith("supervis")), one.title);
    }
    const some = search.find("supervision zzzz");
    assert.equal(some.every, false);
    assert.ok(some.found.length > 0);
  });

  test("takes the last word for the beginning of one", () => {
    assert.ok(search.find("safegu").found.length > 3);
    assert.ok(search.find("social wor").found.length > 3);
    assert.equal(search.find("safegu hub").every, false, "only the last");
  });

  test("offers the nearest word where there is none", () => {
    assert.equal(search.suggest("safegarding"), "safeguarding");
    assert.match(search.suggest("adopton"), /^adoption$/i);
    assert.equal(search.suggest("supervision"), null);
    assert.equal(search.suggest("qqqqqqqqqqqq"), null);
  });

  test("shows the passage with the words, cut between words", () => {
    const body = `${"Before it much is said. ".repeat(20)}The audit found good practice here. ${"And much after it. ".repeat(20)}`;
    const { asked } = search.find("audits practice");
    const pieces = plain(search.passage(body, asked));
    const shown = pieces.map((piece) => piece.text).join("");
    assert.ok(shown.length < 300, shown);
    assert.deepEqual(pieces.filter((piece) => piece.marked).map((piece) => piece.text), ["audit", "practice"]);
    assert.ok(shown.startsWith("… ") && shown.endsWith(" …"));
    assert.ok(body.includes(shown.slice(2, -2)));
    assert.ok(/^\S+$/.test(shown.slice(2).split(" ")[0]) && body.includes(` ${shown.slice(2, 12)}`), "begins with a word");
  });

  test("answers any question without a fault", () => {
    for (const query of ["", " ", "the of and", "'", "’’", "1,,2", "((", "\\", "__proto__", "constructor toString", "a".repeat(5000), "MASH ".repeat(200), "\u0000", "😀", "é", "<b>"]) {
      const answer = search.find(query);
      assert.ok(Array.isArray(answer.found) || answer.found.length >= 0, query);
      search.suggest(query);
    }
  });
});

describe("the search page", () => {
  const page = "search.html";
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  const results = (opened) => opened.locator("[data-search-results] li");

  test("is asked, answers, says so, and is left with the keyboard alone", async () => {
    const opened = await openPage(browser);
    await opened.goto(edition.address + page);
    assert.ok(!opened.heard.requests.some((url) => url.includes("search-index")), "the index waits until it is used");
    await opened.getByRole("searchbox", { name: "Words to look for" }).focus();
    await opened.keyboard.type("MASH");
    await opened.keyboard.press("Enter");
    await results(opened).first().waitFor();
    assert.match(opened.url(), /^file:.*search\.html\?q=MASH$/);
    assert.ok(opened.heard.requests.some((url) => url.endsWith("/search-index.js")));
    assert.equal(await opened.evaluate(() => document.activeElement.textContent), "Results for “MASH”");
    await opened.locator("p[role=status]", { hasText: /^\d+ results$/ }).waitFor();
    assert.ok((await results(opened).count()) > 5);
    assert.match(await results(opened).first().textContent(), /safeguarding hub/i);
    assert.ok((await results(opened).locator("mark").count()) > 5);
    await opened.keyboard.press("Tab");
    assert.equal(await opened.evaluate(() => document.activeElement.closest("li") === document.querySelector("[data-search-results] li")), true);
    await Promise.all([opened.waitForURL((url) => !url.pathname.endsWith(page)), opened.keyboard.press("Enter")]);
    await opened.goBack();
    await results(opened).first().waitFor();
    assert.deepEqual(opened.heard.messages, []);
    assert.deepEqual(opened.heard.requests.filter((url) => !url.startsWith(edition.address)), []);
  });

  test("shows more results where the first few were not enough, and goes on from there", async () => {
    const opened = await openPage(browser);
    await opened.goto(`${edition.address}${page}?q=children`);
    await opened.getByRole("button", { name: /^Show \d+ more/ }).focus();
    const before = await results(opened).count();
    await opened.keyboard.press("Enter");
    assert.ok((await results(opened).count()) > before);
    assert.equal(await opened.evaluate(() => [...document.querySelectorAll("[data-search-results] li")].indexOf(document.activeElement.closest("li"))), before);
  });

  test("offers another word where nothing is found", async () => {
    const opened = await openPage(browser);
    await opened.goto(`${edition.address}${page}?q=safegarding`);
    await opened.getByRole("link", { name: "safeguarding", exact: true }).click();
    await results(opened).first().waitFor();
    assert.equal(await opened.getByRole("searchbox", { name: "Words to look for" }).inputValue(), "safeguarding");
  });

  test("every result leads to a place that is there", async () => {
    const opened = await openPage(browser);
    const search = engine();
    const queries = ["children", "plan", "practice", "audit", "MASH", "2020"];
    const addresses = new Set(queries.flatMap((query) => plain(search.find(query).found.map((one) => one.address))));
    assert.ok(addresses.size > 300, `${addresses.size}`);
    for (const address of addresses) {
      const [file, anchor] = address.split("#");
      assert.ok(!anchor || text(file).includes(` id="${anchor}"`), address);
    }
    await opened.context().close();
  });

  test("what is asked stays text", async () => {
    const opened = await openPage(browser);
    for (const query of ["<img src=x onerror=document.title='broken'>", "\"><script>document.title='broken'</script>", "<b>MASH</b>", "javascript:alert(1)"]) {
      await opened.goto(`${edition.address}${page}?q=${encodeURIComponent(query)}`);
      await opened.locator("[data-search-results] h2", { hasText: "Results for" }).waitFor();
      assert.equal(await opened.locator("[data-search-results] h2").textContent(), `Results for “${query}”`);
      assert.equal(await opened.locator("main img, main b, main script:not([src])").count(), 0, query);
      assert.doesNotMatch(await opened.title(), /^broken/);
    }
    assert.deepEqual(opened.heard.messages, []);
  });

  test("what is found stays text", async () => {
    const opened = await openPage(browser);
    await opened.addInitScript(() => {
      let held;
      const payload = "<img src=x onerror=\"document.title='broken'\"> MASH <script>1</script>";
      Object.defineProperty(window, "sefSearchIndex", {
        get: () => held,
        set: (index) => {
          held = index;
          index.entries.forEach((entry) => { [3, 4, 5, 6].forEach((field) => { entry[field] = payload; }); });
        },
      });
    });
    await opened.goto(`${edition.address}${page}?q=MASH`);
    await results(opened).first().waitFor();
    assert.match(await results(opened).first().textContent(), /<img src=x/);
    assert.equal(await opened.locator("main img, [data-search-results] script").count(), 0);
    assert.doesNotMatch(await opened.title(), /^broken/);
    assert.deepEqual(opened.heard.messages, []);
  });

  test("has nothing that WCAG or best practice find wrong, light and dark, wide and narrow", async () => {
    for (const options of [{}, { colorScheme: "dark" }, { viewport: { width: 320, height: 640 } }]) {
      const opened = await openPage(browser, options);
      for (const query of ["MASH", "zzzz", "safegarding"]) {
        await opened.goto(`${edition.address}${page}?q=${query}`);
        await opened.locator("[data-search-results] h2", { hasText: "Results for" }).waitFor();
        await opened.waitForTimeout(150);
        assert.deepEqual(await violations(opened), [], `${query} ${JSON.stringify(options)}`);
        assert.ok(await opened.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${query} fits`);
      }
      await opened.context().close();
    }
  });

  test("says without JavaScript what to do instead", async () => {
    const opened = await openPage(browser, { javaScriptEnabled: false });
    await opened.goto(edition.address + page);
    assert.equal(await opened.locator("form[data-search]").isVisible(), false);
    await opened.locator("main").getByRole("link", { name: /A to Z/ }).first().click();
    assert.match(opened.url(), /a-to-z\.html$/);
  });

  test("is asked from the head of any page", async () => {
    const opened = await openPage(browser);
    await opened.goto(`${edition.address}sections/mash.html`);
    await opened.getByRole("banner").getByRole("searchbox").fill("ICPC");
    await opened.keyboard.press("Enter");
    await results(opened).first().waitFor();
    assert.match(await results(opened).first().textContent(), /child protection conference/i);
    assert.deepEqual(opened.heard.messages, []);
  });

  test("works within the single file, where the address keeps what is asked", async () => {
    const single = singleFiles();
    assert.ok(single.length > 0);
    const opened = await openPage(browser);
    await opened.goto(pathToFileURL(single[0]).href);
    await opened.getByRole("banner").getByRole("searchbox").fill("MASH & more");
    await opened.keyboard.press("Enter");
    await opened.getByText("Nothing has all of these words").or(results(opened).first()).first().waitFor();
    await opened.getByRole("searchbox", { name: "Words to look for" }).and(opened.locator("main input")).fill("MASH");
    await opened.keyboard.press("Enter");
    await opened.getByRole("heading", { name: "Results for “MASH”", exact: true }).waitFor();
    assert.match(opened.url(), /#search--q=MASH$/);
    await results(opened).first().getByRole("link").click();
    assert.equal(await opened.locator("[data-search-results]").isVisible(), false, "the page of the result is shown instead");
    await opened.goBack();
    await opened.getByRole("heading", { name: "Results for “MASH”", exact: true }).waitFor();
    await opened.goBack();
    await opened.getByRole("heading", { name: "Results for “MASH & more”" }).waitFor();
    const again = await openPage(browser);
    await again.goto(`${pathToFileURL(single[0]).href}#search--q=supervision`);
    await results(again).first().waitFor();
    assert.deepEqual(opened.heard.messages.concat(again.heard.messages), []);
  });

  test("works within the bundle, whose script and index stand in the page", async () => {
    const zip = readdirSync(publicFolder).find((name) => name.endsWith("offline.zip"));
    assert.ok(zip);
    const folder = mkdtempSync(join(tmpdir(), "sef-search-"));
    try {
      execFileSync("unzip", ["-q", join(publicFolder, zip), "-d", folder]);
      const opened = await openPage(browser);
      await opened.goto(pathToFileURL(join(folder, zip.replace(/\.zip$/, ""), "data", page)).href);
      await opened.getByRole("searchbox").fill("MASH");
      await opened.keyboard.press("Enter");
      await results(opened).first().waitFor();
      assert.match(opened.url(), /search\.html\?q=MASH$/);
      assert.deepEqual(opened.heard.messages, []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
