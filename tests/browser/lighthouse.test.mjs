// Lighthouse's accessibility and best practices, over a local server: a hundred of a hundred.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";
import { executablePath, settings } from "./support/browser.mjs";
import { intranet, onePageOfEachKind } from "./support/edition.mjs";
import { serve } from "./support/server.mjs";

const KINDS = ["home", "section", "indicator", "plan", "actions", "search"];
const CATEGORIES = ["accessibility", "best-practices"];
const edition = intranet();

describe("Lighthouse finds nothing to mend", () => {
  let browser, server;
  before(async () => {
    server = await serve(edition.folder);
    browser = await puppeteer.launch({ executablePath, headless: true, args: settings({ reachable: "127.0.0.1" }) });
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const kind of KINDS) {
    test(kind, async () => {
      const { path } = onePageOfEachKind(edition).find((page) => page.kind === kind);
      const page = await browser.newPage();
      const query = kind === "search" ? "?q=MASH" : "";
      const { lhr } = await lighthouse(`${server.address}${path}${query}`, { onlyCategories: CATEGORIES, logLevel: "error" }, undefined, page);
      await page.close();
      assert.equal(lhr.runtimeError, undefined);
      for (const category of CATEGORIES) {
        const { score, auditRefs } = lhr.categories[category];
        const audits = auditRefs.map(({ id, weight }) => ({ weight, ...lhr.audits[id] }));
        assert.ok(audits.filter((audit) => audit.score === 1).length > 5, `${category}: it has looked`);
        const lost = audits.filter((audit) => audit.weight > 0 && audit.score !== null && audit.score < 1);
        assert.equal(score, 1, lost.map((audit) => `${category}: ${audit.title} ${JSON.stringify(audit.details?.items ?? [])}`).join("\n"));
      }
    });
  }
});
