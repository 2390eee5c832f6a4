// What stands in a PDF that Chromium has made: bookmarks, and where its words are.

import { execFileSync } from "node:child_process";

const asText = (file, ...how) => execFileSync("pdftotext", [...how, file, "-"], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });

/** The text of a PDF, sheet by sheet: as it stands on the sheet, or, `-raw`, in the order it is read. */
export function sheets(file, how = "-layout") {
  return asText(file, how).split("\f").slice(0, -1);
}

// Half a millimetre, in points: the sheet is laid out in whole pixels.
const TOLERANCE = (0.5 / 25.4) * 72;

/** Words that stand nearer to the left or right edge of their sheet than `margin` points: a line each. */
export function overTheMargin(file, margin) {
  const faults = [];
  let words = 0, sheet = 0, width = 0;
  for (const line of asText(file, "-bbox").split("\n")) {
    const page = /<page width="([\d.]+)"/.exec(line);
    if (page) {
      width = Number(page[1]);
      sheet += 1;
    }
    const word = /<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)" yMax="[-\d.]+">(.*)<\/word>/.exec(line);
    if (word) {
      words += 1;
      const over = Math.max(margin - Number(word[1]), Number(word[2]) - (width - margin));
      if (over > TOLERANCE) {
        faults.push(`sheet ${sheet}: “${word[3]}” stands ${over.toFixed(1)} pt in the margin`);
      }
    }
  }
  if (words === 0) {
    throw new Error(`${file} holds no words`);
  }
  return faults;
}

/** The indicators of the book. */
export const INDICATORS = ".book > .page-indicator:has(.figure)";

/** Asked in the page: of each indicator its name, value, finding and the rows of its table. */
export function whatIsTogether(entries) {
  return entries
    .filter((entry) => entry.querySelectorAll("tbody tr").length < 25)
    .map((entry) => [
      ...[...entry.querySelectorAll(".h1, .big .value, .figure tbody th")].map((part) => part.textContent),
      entry.querySelector("figcaption").firstChild.textContent,
    ]);
}

/** The names of those of which no sheet (as read, `-raw`) holds all that belongs together. */
export function tornApart(entries, sheets) {
  // Firefox writes “fi” and “ff” as one letter where the typeface has it.
  const close = (text) => text.normalize("NFKC").replace(/\s+/g, "");
  const all = sheets.map(close);
  return entries.filter((parts) => !all.some((sheet) => parts.every((part) => sheet.includes(close(part))))).map(([name]) => name);
}

/** Asked in the page, of its title: its first word, and how high in points a line of it is on paper. */
export function lineOf(title) {
  const style = getComputedStyle(title);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontWeight} 100px ${style.fontFamily}`;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = pen.measureText("x");
  return {
    word: /[\w]{2,}/.exec(title.textContent)[0],
    height: ((parseFloat(style.fontSize) * 72) / 96) * ((fontBoundingBoxAscent + fontBoundingBoxDescent) / 100),
  };
}

/**
 * How large the title is on paper, 1 being as large as it is set. What is wider than its sheet does not
 * stand in the margin: Chromium makes all of the document smaller until it fits.
 */
export function scaleOf(file, { word, height }) {
  const found = asText(file, "-bbox").matchAll(/yMin="([-\d.]+)" xMax="[-\d.]+" yMax="([-\d.]+)">([^<]*)</g);
  const heights = [...found].filter(([, , , words]) => words.includes(word)).map(([, top, bottom]) => bottom - top);
  return Math.max(0, ...heights) / height;
}

/** The words of a PDF string, between brackets or as hexadecimal digits. */
function words(string) {
  const bytes = string.startsWith("<")
    ? Buffer.from(string.slice(1, -1), "hex")
    : Buffer.from(string.slice(1, -1).replace(/\\([0-7]{3}|[\s\S])/g, (_, code) => (code.length === 3 ? String.fromCharCode(parseInt(code, 8)) : code)), "latin1");
  return bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2).swap16().toString("utf16le") : bytes.toString("latin1");
}

/** The bookmarks of a PDF (its bytes as Latin-1), in their order, each with how deep it stands. */
export function bookmarks(bytes) {
  const entries = new Map();
  for (const [, id, inside] of bytes.matchAll(/(?:^|\n)(\d+) 0 obj([\s\S]*?)endobj/g)) {
    const title = /\/Title\s*(\((?:\\[\s\S]|[^\\)])*\)|<[\da-fA-F]*>)/.exec(inside)?.[1];
    const to = (name) => new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(inside)?.[1];
    if (/\/Type\s*\/Outlines/.test(inside)) {
      entries.set("root", { first: to("First") });
    } else if (title !== undefined && to("Parent")) {
      entries.set(id, { title: words(title), first: to("First"), next: to("Next") });
    }
  }
  const list = [];
  const walk = (id, depth) => {
    for (let entry = entries.get(id); entry; entry = entries.get(entry.next)) {
      list.push({ title: entry.title, depth });
      walk(entry.first, depth + 1);
    }
  };
  walk(entries.get("root")?.first, 1);
  return list;
}
