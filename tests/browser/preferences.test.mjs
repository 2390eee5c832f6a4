// What readers set for all pages: less motion, colours of their own, dark pages that are printed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, openPage } from "./support/browser.mjs";
import { intranet, onePageOfEachKind } from "./support/edition.mjs";

const edition = intranet();

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Elements that move by themselves, with what moves. */
function moving() {
  const faults = [];
  const lasting = (times) => times.split(",").some((time) => parseFloat(time) > 0);
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const name = `${element.localName}.${element.getAttribute("class") ?? ""}${part ?? ""}`;
      if (lasting(style.transitionDuration)) faults.push(`${name}: transition of ${style.transitionProperty}`);
      if (style.animationName !== "none") faults.push(`${name}: animation ${style.animationName}`);
      if (style.scrollBehavior === "smooth") faults.push(`${name}: smooth scrolling`);
    }
  }
  return [...new Set(faults)];
}

test("nothing moves for those who want no motion", async () => {
  const page = await openPage(browser, { reducedMotion: "reduce" });
  const faults = [];
  for (const { path, url } of onePageOfEachKind(edition)) {
    await page.goto(url);
    faults.push(...(await page.evaluate(moving)).map((fault) => `${path}: ${fault}`));
  }
  assert.deepEqual(faults, []);
});

/** What charts draw in other than the system's colours. */
function ownColours() {
  const probe = document.createElement("i");
  document.body.append(probe);
  const system = ["Canvas", "CanvasText", "LinkText", "VisitedText", "ActiveText", "GrayText", "Highlight", "HighlightText", "ButtonText", "ButtonFace", "Mark", "MarkText"].map((name) => {
    probe.style.setProperty("color", name);
    return getComputedStyle(probe).color;
  });
  probe.remove();
  const faults = [];
  let shapes = 0;
  for (const shape of document.querySelectorAll("svg :is(path, line, rect, circle, ellipse, polyline, polygon, text, use)")) {
    const box = shape.getBoundingClientRect();
    if (box.width + box.height === 0) continue;
    shapes += 1;
    const style = getComputedStyle(shape);
    for (const property of ["stroke", "fill"]) {
      const colour = style[property];
      const shown = colour !== "none" && !/, 0\)$/.test(colour) && parseFloat(style[`${property}Opacity`]) > 0 && !(property === "stroke" && parseFloat(style.strokeWidth) === 0);
      if (shown && !colour.startsWith("url(") && !system.includes(colour)) {
        faults.push(`${shape.localName}.${shape.getAttribute("class") ?? ""}: ${property} ${colour}`);
      }
    }
  }
  return { shapes, faults: [...new Set(faults)] };
}

test("charts are drawn in the system's colours where those are forced", async () => {
  const page = await openPage(browser, { forcedColors: "active" });
  const pages = edition.pages.filter(({ file }) => readFileSync(file, "utf8").includes("<svg"));
  const faults = [];
  let shapes = 0;
  for (const { path, url } of pages) {
    await page.goto(url);
    const found = await page.evaluate(ownColours);
    shapes += found.shapes;
    faults.push(...found.faults.map((fault) => `${path}: ${fault}`));
  }
  assert.deepEqual(faults, []);
  assert.ok(shapes > 1000, `${shapes} shapes`);
});

/** The colours of everything on the page. */
function colours() {
  return [...document.querySelectorAll("*")].map((element) => {
    const style = getComputedStyle(element);
    const borders = ["Top", "Left", "Bottom"].map((side) => (parseFloat(style[`border${side}Width`]) > 0 ? style[`border${side}Color`] : ""));
    const drawn = element.closest("svg") ? [style.fill, style.stroke] : [];
    return `${element.localName}.${element.getAttribute("class") ?? ""} ${[style.color, style.backgroundColor, ...borders, ...drawn].join(" ")}`;
  });
}

test("what is printed from a dark screen is what is printed from a light one", async () => {
  const page = await openPage(browser);
  for (const { path, url } of onePageOfEachKind(edition)) {
    await page.goto(url);
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    const light = await page.evaluate(colours);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const dark = await page.evaluate(colours);
    assert.deepEqual([...new Set(dark.filter((line, at) => line !== light[at]))], [], path);
    await page.emulateMedia({ media: null, colorScheme: null });
  }
});
