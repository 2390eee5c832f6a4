// Debian's Firefox, driven over WebDriver BiDi, in a new profile that is deleted afterwards. It has
// no network: whatever it asks for, for a page or for itself, comes to a proxy here, which notes it
// and hangs up.

import { createServer } from "node:net";
import puppeteer from "puppeteer-core";
import { LONGEST_WAIT } from "./browser.mjs";

const executablePath = process.env.SEF_TEST_FIREFOX ?? "/usr/bin/firefox-esr";

async function proxyThatRefuses() {
  const asked = [];
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (data) => {
      asked.push(data.toString("latin1").split("\r\n")[0]);
      socket.destroy();
    });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { asked, port: server.address().port, stop: () => server.close() };
}

/**
 * Starts Firefox: `openPage()`, `close()`, and in `asked` whatever was asked of a network, which a
 * test wants to be empty.
 */
export async function launchFirefox({ dark = false } = {}) {
  const proxy = await proxyThatRefuses();
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    protocolTimeout: LONGEST_WAIT,
    args: ["--width=1280", "--height=1000"],
    // Lets the next preference be heard: without it Firefox asks its maker for lists from the start.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: "1" },
    extraPrefsFirefox: {
      "services.settings.server": "data:,#remote-settings-dummy/v1",
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": proxy.port,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": proxy.port,
      "network.proxy.no_proxies_on": "",
      "network.proxy.allow_hijacking_localhost": true,
      "ui.systemUsesDarkTheme": dark ? 1 : 0,
      "ui.prefersReducedMotion": 1,
    },
  });
  return {
    asked: proxy.asked,
    openPage: () => openPage(browser),
    close: async () => {
      await browser.close();
      proxy.stop();
    },
  };
}

/** A page that records its console messages and errors, refusals of the policy among them, in `page.heard`. */
async function openPage(browser) {
  const page = await browser.newPage();
  page.setDefaultTimeout(LONGEST_WAIT);
  await page.setViewport({ width: 1280, height: 900 });
  page.heard = [];
  page.on("console", (message) => page.heard.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.heard.push(`error: ${error.message}`));
  return page;
}
