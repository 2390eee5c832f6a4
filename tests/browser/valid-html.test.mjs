// The Nu HTML checker on every page, over a local server: no error, no warning.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { intranet, publicFolder, sinceTheVersionBefore } from "./support/edition.mjs";
import { serve } from "./support/server.mjs";

const run = promisify(execFile);
const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

/** What the checker says of these addresses: a line for each message. */
async function messages(addresses) {
  const check = run(
    "java",
    // Addresses of this machine are refused unless allowed.
    ["-Xss2m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", jar, "--format", "json", ...addresses],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  // It ends with 1 where it found anything; what it found stands in its standard error.
  const { stderr } = await check.catch((error) => error);
  return JSON.parse(stderr).messages.map(
    ({ url = "", lastLine = 0, type, subType = "", message, extract = "" }) =>
      `${url.replace(/^http:\/\/[^/]+\//, "")}:${lastLine}: ${subType || type}: ${message} ${extract.trim().slice(0, 120)}`,
  );
}

test("each page is valid HTML", async () => {
  const server = await serve(publicFolder);
  try {
    const edition = intranet();
    const addresses = edition.pages.map(({ path }) => `${server.address}${edition.id}/${path}`);
    assert.deepEqual(await messages(addresses), []);
  } finally {
    await server.stop();
  }
});

test("each page that tells what has changed is valid HTML", async () => {
  const edition = sinceTheVersionBefore();
  const server = await serve(edition.folder);
  try {
    const addresses = edition.pages.map(({ path }) => `${server.address}${path}`);
    assert.ok(edition.pages.some(({ kind }) => kind === "changes"));
    assert.deepEqual(await messages(addresses), []);
  } finally {
    await server.stop();
  }
});

test("the checker finds what is wrong", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sef-"));
  writeFileSync(join(folder, "wrong.html"), "<!doctype html><html lang=en><title>x</title><p id=a><p id=a><b>");
  const server = await serve(folder);
  try {
    const found = await messages([`${server.address}wrong.html`]);
    assert.ok(found.some((message) => message.includes("Duplicate ID")), found.join("\n"));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
});
