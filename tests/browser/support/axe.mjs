// axe-core in an open page, without loosening the page's policy.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What WCAG 2.2 A and AA and best practice find wrong with the page: a line for each element. */
export async function violations(page) {
  // Through the debugging protocol, which the policy does not concern.
  await page.evaluate(source);
  const result = await page.evaluate(
    (tags) =>
      window.axe.run(document, {
        runOnly: { type: "tag", values: tags },
        // Off unless asked for, although WCAG 2.2 is what the law asks.
        rules: { "target-size": { enabled: true } },
        resultTypes: ["violations"],
      }),
    TAGS,
  );
  if (!result.passes.some((rule) => rule.id === "document-title")) {
    throw new Error("axe has not looked at the page");
  }
  return result.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} – ${node.any.concat(node.all, node.none).map((check) => check.message).join("; ")}`),
  );
}
