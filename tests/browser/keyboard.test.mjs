// The journeys that a reader makes with the keyboard alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, openPage, shareOut } from "./support/browser.mjs";
import { intranet, onePageOfEachKind } from "./support/edition.mjs";

const MANY = 400;
const edition = intranet();

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** What has the focus: its words, and whether a sighted person can tell. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) {
    return null;
  }
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // The middle of what is in the window: a table that scrolls may be taller than it.
  const seen = [...element.getClientRects()].some((line) => {
    const [left, right] = [Math.max(line.left, 0), Math.min(line.right, innerWidth)];
    const [top, bottom] = [Math.max(line.top, 0), Math.min(line.bottom, innerHeight)];
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return at !== null && (at === element || element.contains(at) || at.contains(element));
  });
  return {
    name: (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " "),
    href: element.getAttribute("href") ?? "",
    inMain: element.closest("main") !== null,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inWindow: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    seen,
  };
}

/** Presses Tab until `wanted` has the focus; answers with it. */
async function tabTo(page, wanted) {
  for (let i = 0; i < MANY; i += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focused);
    if (at && wanted(at)) {
      return at;
    }
  }
  throw new Error(`${MANY} presses of Tab did not reach it on ${page.url()}`);
}

async function follow(page) {
  await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
  await page.waitForLoadState();
}

test("the first press of Tab offers to skip to the content, and does", async () => {
  for (const { path, url } of onePageOfEachKind(edition)) {
    const page = await openPage(browser);
    await page.goto(url);
    await page.keyboard.press("Tab");
    const first = await page.evaluate(focused);
    assert.match(first.name, /^Skip to/, path);
    assert.ok(first.inWindow && first.seen, `${path}: the link to skip is shown when it has the focus`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const next = await page.evaluate(focused);
    assert.ok(next === null || next.inMain || path === "accessibility.html", `${path}: “${next?.name}” is not in the content`);
    await page.context().close();
  }
});

// 320 px is also what a window of 1280 px leaves at 400 %.
for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 700 }, { width: 320, height: 480 }]) {
  test(`the focus is always visible and never hidden, ${viewport.width} px wide`, async () => {
    const faults = [];
    let steps = 0;
    await shareOut(browser, onePageOfEachKind(edition), 2, { viewport }, async (page, { path, url }) => {
      // From the first place on, and from the last one back.
      for (const [key, most] of [["Tab", 60], ["Shift+Tab", 40]]) {
        await page.goto(url);
        let here = 0;
        for (; here < most; here += 1) {
          await page.keyboard.press(key);
          const at = await page.evaluate(focused);
          if (!at) {
            break;
          }
          const name = `${path}, ${key}: “${at.name.slice(0, 40)}”`;
          if (!at.outlined) faults.push(`${name} has no outline`);
          if (!at.inWindow) faults.push(`${name} is out of the window`);
          if (!at.seen) faults.push(`${name} is covered`);
        }
        if (here < 10) faults.push(`${path}: there is nothing to come to by ${key}`);
        steps += here;
      }
    });
    assert.deepEqual(faults, []);
    assert.ok(steps > 1500, `${steps} steps`);
  });
}

test("from the home page to a section, to a figure's indicator, and back to the claim", async () => {
  const page = await openPage(browser);
  await page.goto(`${edition.address}index.html`);
  await tabTo(page, (at) => at.inMain && /sections\/mash\.html$/.test(at.href));
  await follow(page);
  assert.match(page.url(), /sections\/mash\.html$/);
  await tabTo(page, (at) => at.inMain && /indicators\/mash-decisions-24h\.html$/.test(at.href));
  await follow(page);
  assert.match(page.url(), /indicators\/mash-decisions-24h\.html$/);
  await tabTo(page, (at) => at.inMain && /sections\/mash\.html/.test(at.href));
  await follow(page);
  assert.match(page.url(), /sections\/mash\.html/);
  await tabTo(page, (at) => at.inMain && at.name.startsWith("Next"));
  await follow(page);
  assert.doesNotMatch(page.url(), /sections\/mash\.html/);
  assert.deepEqual(page.heard.messages, []);
});

test("a note on a figure opens at the focus, and Escape dismisses it", async () => {
  const page = await openPage(browser);
  await page.goto(`${edition.address}sections/mash.html`);
  await tabTo(page, (at) => at.inMain && /^\.\.\/indicators\//.test(at.href));
  await page.locator(".pop").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".pop").count(), 0);
});

test("a table is sorted from the keyboard, and says so", async () => {
  const page = await openPage(browser);
  await page.goto(`${edition.address}actions.html`);
  const heading = page.locator("table.actions thead th", { hasText: "Owner" });
  await heading.locator("button").focus();
  await page.keyboard.press("Enter");
  assert.equal(await heading.getAttribute("aria-sort"), "ascending");
  const owners = await page.locator("table.actions tbody tr").evaluateAll((rows) => rows.map((row) => row.cells[2].textContent.trim()));
  const inOrder = [...owners].sort((a, b) => a.localeCompare(b, "en-GB", { numeric: true, sensitivity: "base" }));
  assert.deepEqual(owners, inOrder);
  await page.locator("p[role=status]", { hasText: "Sorted by Owner" }).waitFor({ state: "attached" });
});

test("a filter stands in the address, and the address brings it back", async () => {
  const page = await openPage(browser);
  await page.goto(`${edition.address}actions.html`);
  const rows = page.locator("table.actions tbody tr:visible");
  const all = await rows.count();
  await page.getByLabel("Past due only").focus();
  await page.keyboard.press("Space");
  const few = await rows.count();
  assert.ok(few > 0 && few < all, `${few} of ${all}`);
  const again = await openPage(browser);
  await again.goto(page.url());
  assert.equal(await again.locator("table.actions tbody tr:visible").count(), few);
});
