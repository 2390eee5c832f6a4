// The preview in a real Chromium: a save is shown where the reader was, what is wrong is told above
// the page and goes away, editions can be switched.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { violations } from "./support/axe.mjs";
import { launch, LONGEST_WAIT } from "./support/browser.mjs";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const sef = process.env.SEF_TEST_PROGRAM ?? join(repository, "target/debug/sef");

// Starts the preview of a publication: its process, and its address.
async function serve(root) {
  const child = spawn(sef, ["serve", "--port", "0", "--root", root]);
  const address = await new Promise((found, failed) => {
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
      const at = /http:\/\/127\.0\.0\.1:\d+\//.exec(text);
      if (at) found(at[0]);
    });
    child.on("exit", () => failed(new Error(`it ended: ${text}`)));
  });
  return [child, address];
}

describe("the preview", () => {
  let browser, page, child, address, root;
  const heard = [];
  const section = () => join(root, "content/3.1-mash.md");

  before(async () => {
    root = mkdtempSync(join(tmpdir(), "sef-serve-"));
    for (const name of ["sef.toml", "content", "data"]) {
      cpSync(join(repository, name), join(root, name), { recursive: true });
    }
    [child, address] = await serve(root);
    browser = await launch({ reachable: "127.0.0.1" });
    page = await (await browser.newContext({ bypassCSP: false, viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(LONGEST_WAIT);
    page.on("console", (message) => heard.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(address)) heard.push(`asks ${request.url()}`);
    });
    await page.goto(`${address}#/intranet/sections/mash.html`);
    await page.frameLocator("#page").locator("h1").waitFor();
  });
  after(async () => {
    await browser?.close();
    child?.removeAllListeners("exit");
    child?.kill("SIGINT");
    rmSync(root, { recursive: true, force: true });
  });
  const inside = () => page.frames().find((frame) => frame.parentFrame() !== null);

  test("shows the page that the address names", async () => {
    assert.match(inside().url(), /\/intranet\/sections\/mash\.html$/);
    // The title follows when the page in the frame is there whole.
    await page.waitForFunction(() => document.title.endsWith("(preview)"));
    assert.match(await page.locator("#said").textContent(), /Up to date/);
    assert.equal(await page.locator("#edition").inputValue(), "intranet");
  });

  test("shows a save, and keeps the place", async () => {
    await inside().evaluate(() => scrollTo({ top: 700, behavior: "instant" }));
    const text = readFileSync(section(), "utf8");
    writeFileSync(section(), text.replace("The multi-agency safeguarding hub", "Newly told, the multi-agency safeguarding hub"));
    await page.frameLocator("#page").getByText("Newly told, the").first().waitFor();
    await page.waitForFunction(() => document.getElementById("page").contentWindow.scrollY === 700);
    assert.match(inside().url(), /\/intranet\/sections\/mash\.html$/);
  });

  test("tells an error in the terminal's words over the last good page, and takes it back", async () => {
    const text = readFileSync(section(), "utf8");
    writeFileSync(section(), text.replace("[[mash-contacts-mean]]", "[[mash-contact-mean]]"));
    // Between emptying a file and writing it the preview may see it empty.
    await page.locator("#words", { hasText: "mash-contact-mean" }).waitFor({ state: "visible" });
    const told = await page.locator("#words").textContent();
    let printed = "";
    try {
      execFileSync(sef, ["check", "--root", root], { env: { ...process.env, NO_COLOR: "1" } });
    } catch (error) {
      printed = String(error.stdout);
    }
    assert.equal(told, printed);
    assert.match(told, /mash-contacts-mean/);
    assert.match(await page.locator("#said").textContent(), /1 error.*last page without errors/);
    assert.ok(await page.frameLocator("#page").getByText("Newly told, the").first().isVisible());
    assert.deepEqual(await violations(page), []);
    writeFileSync(section(), text);
    await page.locator("#findings").waitFor({ state: "hidden" });
    assert.match(await page.locator("#said").textContent(), /Up to date/);
  });

  test("goes back to the last good page where the checks find an error", async () => {
    const text = readFileSync(section(), "utf8");
    writeFileSync(section(), text.replace("Newly told, the", "Of X% told, the"));
    await page.locator("#words", { hasText: "X%" }).waitFor({ state: "visible" });
    await page.frameLocator("#page").getByText("Newly told, the").first().waitFor();
    assert.equal(await page.frameLocator("#page").getByText("Of X% told").count(), 0);
    writeFileSync(section(), text);
    await page.locator("#findings").waitFor({ state: "hidden" });
    await page.frameLocator("#page").getByText("Newly told, the").first().waitFor();
  });

  test("switches editions on the page that is open", async () => {
    await page.locator("#edition").selectOption("inspector");
    await page.waitForFunction(() => document.getElementById("page").contentWindow.location.pathname === "/inspector/sections/mash.html");
    await page.frameLocator("#page").getByText("OFFICIAL-SENSITIVE").first().waitFor();
  });

  test("can be used by keyboard, and says nothing on the console", async () => {
    await page.locator("#toggle").focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#toggle").getAttribute("aria-expanded"), "true");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#toggle").getAttribute("aria-expanded"), "false");
    assert.deepEqual(heard, []);
  });
});

describe("the preview of a publication that has errors from the start", () => {
  let browser, child, root;
  before(async () => {
    root = mkdtempSync(join(tmpdir(), "sef-serve-"));
    execFileSync(sef, ["init", join(root, "p")]);
    browser = await launch({ reachable: "127.0.0.1" });
  });
  after(async () => {
    await browser?.close();
    child?.removeAllListeners("exit");
    child?.kill("SIGINT");
    rmSync(root, { recursive: true, force: true });
  });

  test("offers the editions as soon as there are any", async () => {
    const glossary = join(root, "p/data/glossary.toml");
    const text = readFileSync(glossary, "utf8");
    writeFileSync(glossary, `${text}\n[broken\n`);
    let address;
    [child, address] = await serve(join(root, "p"));
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(LONGEST_WAIT);
    await page.goto(address);
    await page.locator("#findings").waitFor({ state: "visible" });
    assert.equal(await page.locator("#edition").isVisible(), false);
    assert.equal(await page.locator("label[for=edition]").isVisible(), false);
    writeFileSync(glossary, text);
    await page.locator("#edition").waitFor({ state: "visible" });
    assert.equal(await page.locator("#edition").inputValue(), "intranet");
    assert.equal(await page.locator("label[for=edition]").isVisible(), true);
  });
});
