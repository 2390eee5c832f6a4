// Questions put to an open page. Each function runs in the page and answers with a list of faults,
// a line each; an empty list is what a test wants.

/** Whether the page itself scrolls sideways, and what sticks out of it. */
export function sideways() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) {
    return [];
  }
  const inside = (element) => element.closest(".scroll, .sr, .skip");
  const names = [...document.body.querySelectorAll("*")]
    .filter((element) => !inside(element) && element.getBoundingClientRect().right > width + 0.5)
    .map((element) => `${element.localName}.${element.getAttribute("class") ?? ""}`);
  return [`${document.documentElement.scrollWidth} px wide in ${width}: ${[...new Set(names)].slice(0, 5).join(", ")}`];
}

/** What scrolls sideways without being labelled and reachable by keyboard. */
export function unnamedScrollers() {
  return [...document.body.querySelectorAll("*")]
    .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .filter((element) => element.tabIndex < 0 || !(element.getAttribute("aria-label") || element.getAttribute("aria-labelledby")))
    .map((element) => `${element.localName}.${element.className} scrolls, and has no name or no place in the keyboard's order`);
}

/** Text in charts that is too small, leaves its drawing, or meets other text. */
export function chartText(least) {
  const faults = [];
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) {
      continue;
    }
    const name = svg.id || svg.getAttribute("aria-labelledby") || svg.getAttribute("class");
    const seen = [];
    for (const text of svg.querySelectorAll("text")) {
      const words = text.textContent.trim();
      const box = text.getBoundingClientRect();
      if (!words || box.width === 0) {
        continue;
      }
      const matrix = text.getScreenCTM();
      const size = parseFloat(getComputedStyle(text).fontSize) * Math.hypot(matrix.a, matrix.b);
      if (size < least - 0.05) {
        faults.push(`${name}: “${words}” is ${size.toFixed(1)} px`);
      }
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
        faults.push(`${name}: “${words}” is cut off`);
      }
      // A line of text is taller than its letters: only the middle of it counts.
      const upright = { left: box.left + 0.5, right: box.right - 0.5, top: box.top + box.height * 0.25, bottom: box.bottom - box.height * 0.25 };
      for (const other of seen) {
        if (upright.left < other.right && other.left < upright.right && upright.top < other.bottom && other.top < upright.bottom) {
          faults.push(`${name}: “${words}” meets “${other.words}”`);
        }
      }
      seen.push({ ...upright, words });
    }
  }
  return faults;
}

/** How many drawings with text are shown. */
export function chartsShown() {
  return [...document.querySelectorAll("svg.chart")].filter((svg) => svg.getBoundingClientRect().width > 0).length;
}

/** Text that its box cuts off, apart from what is meant for the ear alone. */
export function cutOff() {
  return [...document.body.querySelectorAll("*")]
    .filter((element) => !element.closest("svg, .sr, .journey.mini, select"))
    .filter((element) => {
      const style = getComputedStyle(element);
      return /hidden|clip/.test(style.overflowX + style.overflowY) && style.display !== "inline";
    })
    .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
    .map((element) => `${element.localName}.${element.getAttribute("class") ?? ""} cuts off “${element.textContent.trim().slice(0, 40)}”`);
}

/** The text spacing that WCAG 1.4.12 lets a reader set, through a sheet that the policy allows. */
export function spaceText() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }",
  );
  document.adoptedStyleSheets = [sheet];
}

/**
 * Targets smaller than `least` px either way whose circle of that diameter meets another target, or the
 * circle of another that is too small (WCAG 2.5.8). Links in running text are left out.
 */
export function smallTargets(least) {
  const shown = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".sr, .scroll[tabindex]:empty"),
  );
  const inText = (element) => {
    if (element.localName !== "a" || getComputedStyle(element).display !== "inline") {
      return false;
    }
    // A link with words beside it in the same block of text.
    const block = element.closest("p, li, dd, dt, td, th, figcaption, caption, blockquote, small, div, h1, h2, h3, h4");
    return block !== null && block.textContent.replace(/\s+/g, "").length > element.textContent.replace(/\s+/g, "").length;
  };
  const targets = shown.filter((element) => element.localName !== "div" && !element.matches(".scroll"));
  const areas = targets.flatMap((element) => {
    const label = element.matches("input[type=checkbox], input[type=radio]") ? element.closest("label") : null;
    const boxes = [...(label ?? element).getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    return boxes.length ? [{ element, boxes }] : [];
  });
  const ofBox = (box) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  const large = ({ boxes }) => boxes.some((box) => box.width >= least - 0.1 && box.height >= least - 0.1);
  const reach = least / 2;
  const far = (from, box) => Math.hypot(Math.max(box.left - from.x, 0, from.x - box.right), Math.max(box.top - from.y, 0, from.y - box.bottom));
  const faults = [];
  const looked = areas.filter(({ element }) => !inText(element));
  for (const one of looked.filter((area) => !large(area))) {
    const centre = ofBox(one.boxes.length === 1 ? one.boxes[0] : one.element.getBoundingClientRect());
    const near = areas.find((other) => {
      if (other === one || other.element.contains(one.element) || one.element.contains(other.element)) {
        return false;
      }
      return other.boxes.some((box) => {
        const apart = far(centre, box);
        const middle = ofBox(box);
        return apart < reach - 0.1 || (!large(other) && Math.hypot(middle.x - centre.x, middle.y - centre.y) < least - 0.1);
      });
    });
    if (near) {
      const box = one.element.getBoundingClientRect();
      const say = (element) => `${element.localName}.${element.getAttribute("class") ?? ""} “${element.textContent.trim().slice(0, 30)}”`;
      faults.push(`${say(one.element)} is ${Math.round(box.width)}×${Math.round(box.height)} px, beside ${say(near.element)}`);
    }
  }
  return { targets: looked.length, faults: [...new Set(faults)].slice(0, 6) };
}
