// A real Chromium without a network, and pages that remember what they asked for and said.

import { chromium } from "playwright-core";

export const executablePath = process.env.SEF_TEST_CHROMIUM ?? "/usr/bin/chromium";

/** How long a page may take, in milliseconds: what hangs ends, what is slow on a busy computer does not. */
export const LONGEST_WAIT = 300_000;

/** How Chromium is started: no name resolves but those of `reachable`, a server of this computer. */
export function settings({ reachable } = {}) {
  const excepted = reachable ? `, EXCLUDE ${reachable}` : "";
  return [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--host-resolver-rules=MAP * ~NOTFOUND${excepted}`,
    "--force-color-profile=srgb",
  ];
}

/** Starts Chromium. Whatever is neither a file nor `reachable` cannot be reached. */
export function launch(options) {
  return chromium.launch({ executablePath, args: settings(options) });
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
  context.setDefaultTimeout(LONGEST_WAIT);
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
