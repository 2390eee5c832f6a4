// The built site as the tests see it: editions as folders of pages, each page with its kind.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = process.env.SEF_TEST_PUBLIC;
if (!root) {
  throw new Error("SEF_TEST_PUBLIC names the folder of the built site; tests/run sets it");
}

/** The folder in which editions are delivered. */
export const publicFolder = resolve(root);

/** Where the tests keep what they make: screenshots, printed pages. */
export const outputFolder = fileURLToPath(new URL("../../output", import.meta.url));

/** The folder of the site in which a version before is named. */
const changesFolder = join(publicFolder, "..", "since");

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

function pageOf(folder, file) {
  const html = readFileSync(file, "utf8");
  return {
    file,
    path: relative(folder, file).split(sep).join("/"),
    url: pathToFileURL(file).href,
    kind: /<body class="page-([a-z-]+)/.exec(html)?.[1] ?? "unknown",
    bytes: statSync(file).size,
  };
}

/** The editions that are delivered as folders, each with its pages and files. */
export function editions() {
  return editionsIn(publicFolder);
}

function editionsIn(publicFolder) {
  return readdirSync(publicFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => {
      const folder = join(publicFolder, entry.name);
      const files = filesBelow(folder);
      return {
        id: entry.name,
        folder,
        address: pathToFileURL(folder + sep).href,
        files,
        pages: files.filter((file) => file.endsWith(".html")).map((file) => pageOf(folder, file)),
      };
    });
}

/** The pages below `folder`: the site of an unpacked bundle, for instance. */
export function pagesBelow(folder) {
  return filesBelow(folder)
    .filter((file) => file.endsWith(".html"))
    .map((file) => pageOf(folder, file));
}

/**
 * The sealed bundle of an edition, unpacked: its folder, its cover `START-HERE.html`, the folder of its
 * site with a way to address files in it, and a function that deletes it all.
 */
export function unpackBundle(edition) {
  const zip = readdirSync(publicFolder).find((name) => name.endsWith(`-${edition}.zip`));
  if (!zip) {
    throw new Error(`there is no bundle “${edition}” in ${publicFolder}`);
  }
  const home = mkdtempSync(join(tmpdir(), "sef-bundle-"));
  execFileSync("unzip", ["-q", join(publicFolder, zip), "-d", home]);
  const folder = join(home, basename(zip, ".zip"));
  const site = join(folder, "data");
  return {
    folder,
    cover: pathToFileURL(join(folder, "START-HERE.html")).href,
    site,
    address: pathToFileURL(site + sep).href,
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** Editions that are delivered as one file. */
export function singleFiles(folder = publicFolder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => join(folder, name));
}

/** The edition that every reader on the intranet sees: the one most tests look at. */
export function intranet() {
  const found = editions().find((edition) => edition.id === "intranet");
  if (!found) {
    throw new Error(`there is no folder “intranet” in ${publicFolder}`);
  }
  return found;
}

/**
 * The same publication where a version before is named: pages bear marks on what changed, and one page
 * tells all of it. `tests/with-previous` makes it.
 */
export function sinceTheVersionBefore() {
  if (!existsSync(changesFolder)) {
    throw new Error(`there is no ${changesFolder}: make it with tests/with-previous ${changesFolder}`);
  }
  return editionsIn(changesFolder)[0];
}

/** The page of each kind on the intranet that holds most, and the page of what has changed. */
export function pagesToLookAt() {
  const changes = sinceTheVersionBefore().pages.filter(({ kind }) => kind === "changes");
  return [...onePageOfEachKind(intranet()), ...changes];
}

/** The page of each kind that holds most. */
export function onePageOfEachKind(edition) {
  const kinds = new Map();
  for (const page of edition.pages) {
    const before = kinds.get(page.kind);
    if (!before || page.bytes > before.bytes) {
      kinds.set(page.kind, page);
    }
  }
  return [...kinds.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
