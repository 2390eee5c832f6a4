/* Search without a server, from disk too: no request but for the index beside the page, no storage;
   what is asked and what is found are only ever text nodes. The index: src/render/search. */
(function () {
"use strict";

/* Words, cut by the tables that the index carries, as the index's own were. */
const PATTERN = /(?:\d+(?:[.,]\d+)*|[\p{Alphabetic}\p{N}])+(?:['’](?:\d+(?:[.,]\d+)*|[\p{Alphabetic}\p{N}])+)*/gu;
function reader(english) {
  const letters = new Map(), irregular = new Map(english.irregular), common = new Set(english.common);
  english.plain.forEach(([marked, letter]) => [...marked].forEach((one) => letters.set(one, letter)));
  const plain = (written) => written.toLowerCase().replace(/['’]s$/, "").replace(/['’,]/g, "")
    .replace(/[^\x00-\x7f]/g, (letter) => letters.get(letter) || letter);
  function shorter(word) {
    if (irregular.has(word)) { return irregular.get(word); }
    for (const [ending, instead, least] of english.endings) {
      const before = word.length - ending.length;
      if (before >= least && word.endsWith(ending)) { return word.slice(0, before) + instead; }
    }
    return word;
  }
  function stem(word) {
    if (!/^[a-z]+$/.test(word)) { return word; }
    for (let next = shorter(word); next !== word; next = shorter(word)) { word = next; }
    return word;
  }
  return (text) => Array.from(text.matchAll(PATTERN), (match) => {
    const word = plain(match[0]);
    return { from: match.index, to: match.index + match[0].length, word, stem: stem(word), common: common.has(word) };
  });
}

/* What a word counts in the text, often in it, in a label, in the title; where a word only begins
   so; that the title holds all that is asked; that it is what is asked. */
const RANKS = [1, 1.5, 3, 8], BEGUN = 0.3, TITLED = 100, NAMED = 20, TITLE = 3;
const SHORTEST_START = 3, LONGEST_NAME = 12, PASSAGE = 260, LEAD = 70;
const joined = (words) => words.map((word) => word.stem).join(" ");

function open(index) {
  const words = reader(index.english), stems = index.stems.split(" "), codes = index.holders.split(" "), named = index.named.split(" ");
  const names = new Map();
  index.terms.forEach((all, term) => all.forEach((name) => names.set(name, (names.get(name) || []).concat(term))));

  /* Words that stand in many places are written as “~” and two digits, lists of entries in digits
     of five bits. */
  const shorthands = index.words.split("|"), number = (digit) => index.digits.indexOf(digit);
  const full = (text) => text.replace(/~(.)(.)/g, (_, high, low) => shorthands[number(high) * 64 + number(low)]);
  function decode(code) {
    const list = [];
    let entry = 0, value = 0, shift = 0;
    for (const digit of code) {
      value += (number(digit) & 31) << shift;
      shift += 5;
      if (number(digit) < 32) {
        entry += value >> 2;
        list.push({ entry, rank: value & 3 });
        value = shift = 0;
      }
    }
    return list;
  }
  function add(scores, code, factor) {
    const list = decode(code), weight = Math.log(1 + index.entries.length / (1 + list.length)) * factor;
    for (const { entry, rank } of list) {
      const old = scores.get(entry) || { score: 0 }, score = Math.max(old.score, RANKS[rank] * weight);
      scores.set(entry, { score, titled: old.titled || (rank === TITLE && factor >= 1) });
    }
  }
  function both(some, others) {
    const scores = new Map();
    some.forEach((one, entry) => {
      const other = others.get(entry);
      if (other) { scores.set(entry, { score: one.score + other.score, titled: one.titled && other.titled }); }
    });
    return scores;
  }

  /* What is asked: each word that says something; words that are a term's name are one. */
  function ask(query) {
    const all = words(query), asked = [];
    for (let i = 0; i < all.length;) {
      let run = Math.min(all.length - i, LONGEST_NAME);
      while (run > 1 && !names.has(joined(all.slice(i, i + run)))) { run -= 1; }
      const some = all.slice(i, i + run), said = some.filter((word) => !word.common), terms = names.get(joined(some)) || [];
      if (said.length || terms.length) { asked.push({ from: some[0].from, to: some[run - 1].to, said, terms }); }
      i += run;
    }
    const last = asked[asked.length - 1];
    if (last && last.said.length === 1 && last.to === query.trimEnd().length && last.said[0].word.length >= SHORTEST_START) { last.start = last.said[0].word; }
    return asked;
  }
  function scoresOf({ said, terms, start }) {
    const each = said.map((word) => {
      const scores = new Map();
      stems.forEach((stem, at) => {
        if (stem === word.stem) { add(scores, codes[at], 1); } else if (start && stem.startsWith(start)) { add(scores, codes[at], BEGUN); }
      });
      return scores;
    });
    const scores = each.length ? each.reduce(both) : new Map();
    terms.forEach((term) => add(scores, named[term], Math.max(1, said.length)));
    return scores;
  }

  /* What holds all that is asked, best first; where nothing does, what holds some of it. */
  function find(query) {
    const asked = ask(query), each = asked.map(scoresOf), whole = joined(words(query));
    const all = each.length ? each.reduce(both) : new Map();
    const every = all.size > 0 || each.length < 2;
    if (!every) {
      each.forEach((scores) => scores.forEach(({ score }, entry) => {
        all.set(entry, { score: score + (all.get(entry) || { score: 0 }).score });
      }));
    }
    const called = [whole].concat(asked.length === 1 ? asked[0].terms.flatMap((term) => index.terms[term]) : []);
    const found = Array.from(all, ([place, { score, titled }]) => {
      const [kind, page, rest, printed, ...texts] = index.entries[place], [title, about, text] = texts.map(full), key = joined(words(title));
      const isNamed = called.some((name) => (key + " ").startsWith(name + " "));
      return {
        kind: index.kinds[kind][0], address: index.pages[page] + rest, number: printed, title, about, text, place,
        score: score * index.kinds[kind][1] + (titled ? TITLED : 0) + (titled && isNamed ? NAMED : 0),
      };
    });
    return { asked, every, found: found.sort((a, b) => b.score - a.score || a.place - b.place) };
  }

  /* Where in a text stands what is asked: from, to, and which of it. */
  function marks(text, asked) {
    const all = words(text), found = [];
    const runs = asked.flatMap(({ said, terms }, which) => said.map((word) => word.stem)
      .concat(terms.flatMap((term) => index.terms[term])).map((run) => ({ run: run.split(" "), which })));
    for (let i = 0; i < all.length; i += 1) {
      let length = 0, which = asked.findIndex(({ start }) => start && all[i].word.startsWith(start));
      if (which >= 0) { length = 1; }
      for (const one of runs) {
        if (one.run.length > length && one.run.every((stem, k) => i + k < all.length && all[i + k].stem === stem)) { length = one.run.length; which = one.which; }
      }
      if (length) {
        found.push({ from: all[i].from, to: all[i + length - 1].to, which });
        i += length - 1;
      }
    }
    return found;
  }
  /* A text in pieces, what is asked for marked. */
  function pieces(text, asked, from = 0, to = text.length) {
    const list = [];
    const push = (end, marked) => { if (end > from) { list.push({ text: text.slice(from, end), marked }); from = end; } };
    for (const mark of marks(text, asked)) {
      if (mark.from >= from && mark.to <= to) { push(mark.from, false); push(mark.to, true); }
    }
    push(to, false);
    return list;
  }
  /* Where most of what is asked stands together, cut between words. */
  function passage(text, asked) {
    const found = marks(text, asked);
    let most = 0, start = 0;
    for (const mark of found) {
      const near = found.filter((other) => other.from >= mark.from && other.to <= mark.from + PASSAGE - LEAD);
      const many = new Set(near.map((other) => other.which)).size;
      if (many > most) { most = many; start = mark.from; }
    }
    const from = start <= LEAD ? 0 : Math.min(start, text.indexOf(" ", start - LEAD) + 1);
    const space = text.lastIndexOf(" ", from + PASSAGE);
    const to = text.length <= from + PASSAGE ? text.length : space > start ? space : from + PASSAGE;
    return [].concat(from > 0 ? { text: "… ", marked: false } : [], pieces(text, asked, from, to), to < text.length ? { text: " …", marked: false } : []);
  }

  /* How many letters to change, add, leave out or exchange. */
  function distance(a, b) {
    let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) { row[j] = Math.min(row[j], before[j - 2] + 1); }
      }
      before = last;
      last = row;
    }
    return last[b.length];
  }
  /* The nearest word, as an entry writes it; of two as near the one that more entries hold. */
  function nearest(stem) {
    let best = -1, least = stem.length < 5 ? 2 : 3;
    stems.forEach((other, at) => {
      if (/\d/.test(other) || Math.abs(other.length - stem.length) >= least + 1) { return; }
      const far = distance(stem, other);
      if (far < least || (far === least && best >= 0 && codes[at].length > codes[best].length)) { least = far; best = at; }
    });
    if (best < 0) { return null; }
    for (const { entry } of decode(codes[best])) {
      for (const text of index.entries[entry].slice(4).map(full)) {
        const word = words(text).find((one) => one.stem === stems[best]);
        if (word) { return text.slice(word.from, word.to); }
      }
    }
    return stems[best];
  }
  /* The query with the nearest words for those that nothing holds. */
  function suggest(query) {
    let text = query;
    for (const one of ask(query).reverse()) {
      const other = scoresOf(one).size || one.said.length !== 1 ? null : nearest(one.said[0].stem);
      if (other) { text = text.slice(0, one.from) + other + text.slice(one.to); }
    }
    return text === query ? null : text;
  }
  return { find, pieces, passage, suggest, words };
}
window.sefSearch = open;

/* The search page: what is asked stands in the address, in the single file behind the “#”. */
const d = document, form = d.querySelector("form[data-search]");
if (!form) { return; }
const results = d.querySelector("[data-search-results]"), heading = results.querySelector("h2"), list = results.querySelector("ol");
const status = results.querySelector("[role=status]"), action = form.getAttribute("action"), title = d.title;
const asking = action.startsWith("#") ? action + "--q=" : null, AT_ONCE = 20;
let engine = null;

function make(name, className, parts = []) {
  const element = d.createElement(name);
  if (className) { element.className = className; }
  element.append(...parts.map((part) => part.marked ? make("mark", "", [part.text]) : part.nodeType ? part : part.text || part));
  return element;
}
function link(address, parts) {
  const element = make("a", "", parts);
  element.setAttribute("href", address);
  return element;
}
function say(...parts) { setTimeout(() => status.replaceChildren(...parts), 100); }
function withEngine(then) {
  const ready = (index) => { engine = open(index); then(); };
  const held = d.querySelector("script[data-search-index]");
  if (engine) { then(); } else if (held) { ready(JSON.parse(held.textContent)); } else {
    const script = make("script");
    script.src = form.getAttribute("data-index");
    script.onload = () => ready(window.sefSearchIndex);
    script.onerror = () => say("search-index.js is missing beside this page.");
    d.head.append(script);
  }
}
function row(one, asked) {
  const about = [(one.kind + " " + one.number).trim()].concat(one.about || []).join(" · ");
  const parts = [make("h3", "", [link(one.address, engine.pieces(one.title, asked))]), make("p", "small quiet", engine.pieces(about, asked))];
  return make("li", "", parts.concat(one.text ? make("p", "", engine.passage(one.text, asked)) : []));
}
function more(found, asked, from) {
  const rows = found.slice(from, from + AT_ONCE).map((one) => row(one, asked)), rest = found.length - from - rows.length;
  list.append(...rows);
  if (from) { rows[0].querySelector("a").focus(); }
  if (rest > 0) {
    const button = make("button", "button", ["Show " + Math.min(rest, AT_ONCE) + " more of " + rest]);
    button.type = "button";
    button.addEventListener("click", () => { button.remove(); more(found, asked, from + AT_ONCE); });
    list.after(button);
  }
}
function show(query) {
  const { asked, every, found } = engine.find(query), other = engine.suggest(query), many = found.length + (found.length === 1 ? " result" : " results");
  results.querySelectorAll("button").forEach((old) => old.remove());
  list.replaceChildren();
  more(found, asked, 0);
  const words = !asked.length ? "These words stand everywhere. Look for a rarer one."
    : !found.length ? "Nothing found." : every ? many : "Nothing has all of these words; " + many + " for some of them.";
  if (other) { say(words + " Did you mean ", link((asking || "?q=") + encodeURIComponent(other), [other]), "?"); } else { say(words); }
}
function run() {
  const kept = new URLSearchParams(asking ? location.hash.replace(asking, "?q=") : location.search);
  const query = (kept.get("q") || "").trim(), name = location.hash.slice(1);
  if (!query) { return; }
  if (asking && heading.id !== name) {
    /* The single file shows the page that holds what the address names. */
    heading.id = name;
    location.replace("#" + name);
  }
  form.elements.q.value = query;
  heading.textContent = "Results for “" + query + "”";
  d.title = query + " – " + title;
  status.textContent = "";
  results.hidden = false;
  heading.focus();
  withEngine(() => show(query));
}
d.querySelector("[data-without-script]").hidden = true;
if (asking) { window.onhashchange = run; }
if (d.readyState === "loading") { d.addEventListener("DOMContentLoaded", run); } else { run(); }
}());
