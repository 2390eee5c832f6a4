// The bundle as an inspector gets it: unpacked in a deep folder as on a Windows desktop, opened by its
// cover in a real Chromium without a network; and the cover by itself, as Windows opens it inside the zip.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { violations } from "./support/axe.mjs";
import { launch, openPage, shareOut } from "./support/browser.mjs";
import { publicFolder, singleFiles } from "./support/edition.mjs";
import { sideways } from "./support/look.mjs";

const DEEP = "Users/firstname.surname/OneDrive - A Council With A Long Name/Documents/Inspection 2026/From the council";

describe("a bundle", () => {
  let browser, home, folder;
  const zip = readdirSync(publicFolder).find((name) => name.endsWith("-inspector.zip"));

  before(async () => {
    browser = await launch();
    home = mkdtempSync(join(tmpdir(), "sef-bundle-"));
    const deep = join(home, DEEP, basename(zip, ".zip"));
    mkdirSync(deep, { recursive: true });
    execFileSync("unzip", ["-q", join(publicFolder, zip), "-d", deep]);
    folder = join(deep, basename(zip, ".zip"));
  });
  after(async () => {
    await browser?.close();
    rmSync(home, { recursive: true, force: true });
  });

  test("is opened by its cover, which warns only where the site is not beside it", async () => {
    const page = await openPage(browser);
    await page.goto(pathToFileURL(join(folder, "START-HERE.html")).href);
    assert.equal(await page.locator(".unpack-first").isVisible(), false);
    assert.deepEqual(page.heard.messages, []);
    assert.deepEqual(await violations(page), []);
    // The page's own policy keeps axe from reading its style, and says so.
    page.heard.messages.length = 0;
    await page.getByRole("link", { name: "Open the self-evaluation" }).click();
    await page.waitForURL(/\/data\/index\.html$/);
    assert.ok(await page.locator("h1").isVisible());
    assert.deepEqual(page.heard.messages, []);
    await page.context().close();

    // Windows shows a zip as a folder, and copies only the file that is opened.
    const alone = join(home, "Temp1.zip");
    mkdirSync(alone);
    copyFileSync(join(folder, "START-HERE.html"), join(alone, "START-HERE.html"));
    const other = await openPage(browser);
    await other.goto(pathToFileURL(join(alone, "START-HERE.html")).href);
    assert.equal(await other.locator(".unpack-first").isVisible(), true);
    await other.context().close();
  });

  test("has no page that is silent about a fault, asks for a network, or leads nowhere", async () => {
    const start = join(folder, "data");
    const pages = readdirSync(start, { recursive: true })
      .filter((name) => name.endsWith(".html"))
      .map((name) => join(start, name));
    assert.ok(pages.length > 300, String(pages.length));
    const reached = new Set();
    const faults = [];
    await shareOut(browser, pages, 3, {}, async (page, file) => {
      await page.goto(pathToFileURL(file).href);
      faults.push(...page.heard.messages.map((message) => `${file}: ${message}`));
      faults.push(...page.heard.requests.filter((url) => !url.startsWith("file:")).map((url) => `${file} asks ${url}`));
      const links = await page.evaluate(() => [...document.querySelectorAll("a[href], link[href], script[src], img[src]")].map((one) => one.href || one.src));
      for (const link of links.filter((link) => link.startsWith("file:"))) {
        const url = new URL(link);
        const target = fileURLToPath(url.origin === "null" ? `file://${url.pathname}` : link);
        if (!existsSync(target)) {
          faults.push(`${file} leads to ${target}, which is not there`);
        } else if (!target.startsWith(dirname(start))) {
          faults.push(`${file} leads out of the bundle, to ${target}`);
        }
        reached.add(target);
      }
      const missing = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].map((one) => one.getAttribute("href").slice(1)).filter((id) => id && !document.getElementById(decodeURIComponent(id))));
      faults.push(...missing.map((id) => `${file} has no place “${id}”`));
    });
    assert.deepEqual(faults, []);
    const lost = pages.filter((file) => !reached.has(file) && basename(file) !== "index.html");
    assert.deepEqual(lost, [], "pages that no other leads to");
  });
});

describe("the single file", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  const READERS = {
    "at 1280 px": {},
    dark: { colorScheme: "dark" },
    "in forced colours": { forcedColors: "active" },
    "at 320 px": { viewport: { width: 320, height: 256 } },
  };
  for (const [name, options] of Object.entries(READERS)) {
    test(`has nothing that WCAG 2.2 AA or best practice finds wrong, page by page, ${name}`, async () => {
      const file = pathToFileURL(singleFiles()[0]).href;
      const page = await openPage(browser, options);
      await page.goto(file);
      // One of each kind, which the first of its classes names.
      const pages = await page.evaluate(() => [...document.querySelectorAll("article[id][class^='page-']")].map((one) => [one.classList[0], one.id]));
      assert.ok(pages.length > 100, String(pages.length));
      const kinds = new Map(pages);
      assert.ok(kinds.size > 20 && kinds.size < 60, String(kinds.size));
      const faults = [];
      // All pages at once, for what only the whole can have wrong; then each by itself, which is quicker.
      kinds.delete("page-print");
      if (name === "at 1280 px") {
        await page.goto(`${file}#print`);
        faults.push(...(await violations(page)));
      }
      for (const id of kinds.values()) {
        await page.evaluate(() => document.querySelector(".pages").replaceChildren(...(window.sefPages ??= [...document.querySelectorAll(".pages > article")])));
        await page.goto(`${file}#${id}`);
        await page.evaluate(() => window.sefPages.filter((one) => !one.checkVisibility()).forEach((one) => one.remove()));
        assert.deepEqual(await page.locator(".pages > article").evaluateAll((shown) => shown.map((one) => one.id)), [id]);
        faults.push(...[...(await violations(page)), ...(await page.evaluate(sideways))].map((fault) => `#${id}: ${fault}`));
      }
      assert.deepEqual(faults, []);
      await page.context().close();
    });
  }
});
