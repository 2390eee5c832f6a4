// A real Chromium without a network, and pages that remember what they asked for and said.

import { chromium } from "playwright-core";

const executablePath = process.env.SEF_TEST_CHROMIUM ?? "/usr/bin/chromium";

/**
 * Starts Chromium. Whatever is not a file cannot be reached: no name resolves, but those of `reachable`
 * (a server of this computer).
 */
export function launch({ reachable } = {}) {
  const excepted = reachable ? `, EXCLUDE ${reachable}` : "";
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--host-resolver-rules=MAP * ~NOTFOUND${excepted}`,
      "--force-color-profile=srgb",
    ],
  });
}

/**
 * A page that records its console messages, its errors and its requests, in `page.heard`.
 * The content security policy stays in force.
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({
    bypassCSP: false,
    offline: true,
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const page = await context.newPage();
  page.heard = { messages: [], requests: [] };
  page.on("console", (message) => page.heard.messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.heard.messages.push(`error: ${error.message}`));
  page.on("request", (request) => page.heard.requests.push(request.url()));
  return page;
}

/** Goes through `items` with several pages at once; each page takes the next item when it is free. */
export async function shareOut(browser, items, count, options, visit) {
  const queue = [...items];
  const workers = Array.from({ length: count }, async () => {
    const page = await openPage(browser, options);
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      page.heard.messages.length = 0;
      page.heard.requests.length = 0;
      await visit(page, item);
    }
    await page.context().close();
  });
  await Promise.all(workers);
}
