// Whether the content security policy of an open page holds: what it must refuse is tried.

/** What a page may never do, by the part of the policy that refuses it. */
export const REFUSED = [
  "connect-src",
  "font-src",
  "form-action",
  "frame-src",
  "img-src",
  "media-src",
  "object-src",
  "script-src-attr",
  "script-src-elem",
  "style-src-attr",
  "style-src-elem",
];

/**
 * Runs in the page: tries what the policy must refuse, and answers with the parts of it that did, and
 * with what came through. Each attempt leads to an address of nobody, so that nothing is sent.
 */
export async function tryAll() {
  const ELSEWHERE = "https://elsewhere.invalid/";
  const refused = new Set();
  const through = [];
  document.addEventListener("securitypolicyviolation", (event) => refused.add(event.effectiveDirective));
  const make = (name, attributes, words = "") => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = words;
    document.body.append(element);
    return element;
  };
  window.sefCameThrough = (what) => through.push(what);
  const quietly = async (act) => {
    try {
      await act();
    } catch {
      // Refused, as it should be.
    }
  };
  make("script", {}, "sefCameThrough('an inline script')");
  make("script", { src: `${ELSEWHERE}script.js` });
  make("a", { onclick: "sefCameThrough('an event attribute')" }).click();
  make("style", {}, "body { --sef-inline: 1 }");
  make("p", { style: "--sef-attribute: 1" });
  make("link", { rel: "stylesheet", href: `${ELSEWHERE}style.css` });
  make("img", { src: `${ELSEWHERE}picture.png`, alt: "" });
  make("video", { src: `${ELSEWHERE}film.mp4` });
  make("iframe", { src: `${ELSEWHERE}frame.html`, title: "frame" });
  make("object", { data: `${ELSEWHERE}object.html`, type: "text/html" });
  await quietly(() => make("form", { action: ELSEWHERE, method: "get" }).submit());
  await quietly(() => fetch(ELSEWHERE));
  await quietly(() => new FontFace("Elsewhere", `url(${ELSEWHERE}font.woff2)`).load());
  // A string as a program, once what the debugger started has ended.
  setTimeout("sefCameThrough('a string as a program')", 0);
  const base = make("base", { href: ELSEWHERE });
  if (document.baseURI.startsWith(ELSEWHERE)) through.push("another base");
  base.remove();
  await new Promise((later) => setTimeout(later, 500));
  if (getComputedStyle(document.body).getPropertyValue("--sef-inline")) through.push("an inline style sheet");
  if ([...document.querySelectorAll("p")].some((one) => getComputedStyle(one).getPropertyValue("--sef-attribute"))) through.push("a style attribute");
  return { refused: [...refused].sort(), through };
}
