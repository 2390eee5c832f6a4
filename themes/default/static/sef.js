/* What the pages gain from a script; without it they are complete.
   A classic script for file:// too: no request, no storage, no markup from text.
   Sorting, filters kept in the address, notes on figures and terms, copying a citation. */
(function () {
  "use strict";
  var d = document;
  function all(selector, within) { return Array.from((within || d).querySelectorAll(selector)); }
  function make(name, attributes, words) {
    var element = d.createElement(name);
    Object.keys(attributes || {}).forEach((key) => { element.setAttribute(key, attributes[key]); });
    if (words) { element.textContent = words; }
    return element;
  }
  var status = make("p", { "class": "sr", role: "status" });
  function say(words) { status.textContent = ""; setTimeout(() => { status.textContent = words; }, 50); }

  /* Sorting: a button in each heading; rows move within their own group; what has no value is last. */
  function keyOf(row, column) {
    var cell = row.cells[column];
    if (!cell) { return ""; }
    return (cell.hasAttribute("data-sort") ? cell.getAttribute("data-sort") : cell.textContent).trim();
  }
  function number(text) {
    var found = /^£?([-−]?[\d,]*\.?\d+)(%| per .*| \[.*)?$/.exec(text);
    return found ? Number(found[1].replace(/,/g, "").replace("−", "-")) : NaN;
  }
  function compare(a, b) {
    var x = number(a), y = number(b);
    if (!isNaN(x) && !isNaN(y)) { return x - y; }
    return a.localeCompare(b, "en-GB", { numeric: true, sensitivity: "base" });
  }
  function sortable(table) {
    var head = table.tHead && table.tHead.rows[0];
    if (!head) { return; }
    Array.from(head.cells).forEach((cell, column) => {
      var words = cell.textContent.trim();
      if (!words || cell.hasAttribute("data-plain")) { return; }
      var button = make("button", { type: "button" }, words);
      cell.textContent = "";
      cell.appendChild(button);
      button.addEventListener("click", () => {
        var down = cell.getAttribute("aria-sort") === "ascending";
        Array.from(head.cells).forEach((other) => { other.removeAttribute("aria-sort"); });
        cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        Array.from(table.tBodies).forEach((body) => {
          var rows = Array.from(body.rows).filter((row) => !/\b(group|total)\b/.test(row.className));
          var totals = all("tr.total", body);
          rows.map((row, at) => { return { row: row, key: keyOf(row, column), at: at }; }).sort((a, b) => {
            if (a.key === "" || b.key === "") { return (a.key === "") - (b.key === "") || a.at - b.at; }
            return (down ? -1 : 1) * compare(a.key, b.key) || a.at - b.at;
          }).forEach((entry) => { body.appendChild(entry.row); });
          totals.forEach((row) => { body.appendChild(row); });
        });
        say("Sorted by " + words + (down ? ", descending" : ", ascending"));
      });
    });
  }

  /* On a phone the rows of some tables are cards. Not every browser takes them for rows then. */
  var ROLES = { "thead, tbody": "rowgroup", tr: "row", td: "cell", "thead th": "columnheader", "tbody th": "rowheader" };
  function named(table) {
    table.setAttribute("role", "table");
    Object.keys(ROLES).forEach((parts) => {
      all(parts, table).forEach((part) => { part.setAttribute("role", ROLES[parts]); });
    });
  }

  /* Filters: kept in the address, so that a view can be linked to. After “#” where the page is
     opened from disk: there some browsers refuse to change what stands after “?”. */
  function filters(form) {
    /* In the single file what stands after “#” names the page, and each page is an article: there the
       filters follow its name, and the form bears it all as its own name, so that the page is shown. */
    var page = form.closest(".pages > article"), place = page || d, lead = page ? "#" + page.id + "--" : "#?";
    var count = place.querySelector("[data-count]");
    var table = place.querySelector("table.actions");
    if (!table || !table.tBodies.length) { return; }
    var rows = Array.from(table.tBodies[0].rows);
    form.hidden = false;
    if (count) { count.hidden = false; }
    function read() {
      var after = location.hash.indexOf(lead) === 0 ? location.hash.slice(lead.length) : "";
      if (page && after.indexOf("=") > 0 && form.id !== location.hash.slice(1)) {
        form.id = location.hash.slice(1);
        location.replace(location.hash);
      }
      return new URLSearchParams(location.search.slice(1) || after);
    }
    function fill() {
      var wanted = read();
      Array.from(form.elements).forEach((field) => {
        if (!field.name) { return; }
        if (field.type === "checkbox") { field.checked = wanted.get(field.name) === field.value; }
        else { field.value = wanted.get(field.name) || ""; if (field.selectedIndex < 0) { field.selectedIndex = 0; } }
      });
    }
    function apply() {
      var shown = 0;
      rows.forEach((row) => {
        var fits = Array.from(form.elements).every((field) => {
          if (!field.name) { return true; }
          if (field.type === "checkbox") { return !field.checked || row.hasAttribute("data-" + field.name); }
          if (!field.value) { return true; }
          var has = row.getAttribute("data-" + field.name) || "";
          return field.name === "sections" ? has.split(" ").indexOf(field.value) >= 0 : has === field.value;
        });
        row.hidden = !fits;
        if (fits) { shown += 1; }
      });
      if (count) { count.textContent = shown + " of " + rows.length + " actions"; }
    }
    function remember() {
      var kept = new URLSearchParams();
      Array.from(form.elements).forEach((field) => {
        if (field.name && (field.type === "checkbox" ? field.checked : field.value)) { kept.set(field.name, field.value); }
      });
      var text = kept.toString();
      history.replaceState(null, "", location.pathname + (text ? lead + text : page ? "#" + page.id : "#"));
      apply();
    }
    form.addEventListener("change", remember);
    form.addEventListener("reset", () => { setTimeout(remember, 0); });
    form.addEventListener("submit", (event) => { event.preventDefault(); });
    window.addEventListener("hashchange", () => { fill(); apply(); });
    fill();
    apply();
  }

  /* Notes: what the margin says of a figure, or the glossary of a term, at the pointer or focus.
     They can be hovered, are dismissed with Escape, and hold nothing that does not stand elsewhere. */
  var note = null, owner = null, later = 0;
  function dismiss() {
    clearTimeout(later);
    if (note) { note.remove(); note = null; owner = null; }
  }
  function content(link) {
    var words = link.getAttribute("data-term") || link.getAttribute("data-note") || (link.className === "cite" && link.getAttribute("aria-label"));
    if (words) { return [make("p", {}, words)]; }
    var id = link.getAttribute("aria-describedby");
    var beside = id && d.getElementById(id);
    if (!beside) { return null; }
    return Array.from(beside.cloneNode(true).children, (part) => {
      all("[id]", part).forEach((element) => { element.removeAttribute("id"); });
      return part;
    });
  }
  function show(link) {
    if (owner === link) { clearTimeout(later); return; }
    dismiss();
    var parts = content(link);
    if (!parts) { return; }
    note = make("div", { "class": "pop", "aria-hidden": "true" });
    parts.forEach((part) => { note.appendChild(part); });
    all("a", note).forEach((a) => { a.tabIndex = -1; });
    d.body.appendChild(note);
    owner = link;
    var box = link.getBoundingClientRect(), size = note.getBoundingClientRect();
    var left = Math.max(8, Math.min(box.left, d.documentElement.clientWidth - size.width - 8));
    var below = box.bottom + 6, above = box.top - size.height - 6;
    note.style.left = left + window.scrollX + "px";
    note.style.top = (below + size.height > window.innerHeight && above > 0 ? above : below) + window.scrollY + "px";
    note.addEventListener("mouseenter", () => { clearTimeout(later); });
    note.addEventListener("mouseleave", leave);
  }
  function leave() { clearTimeout(later); later = setTimeout(dismiss, 250); }
  function notes() {
    all("a.fig, a.term, a.cite").forEach((link) => {
      link.addEventListener("mouseenter", () => { clearTimeout(later); later = setTimeout(() => { show(link); }, 150); });
      link.addEventListener("mouseleave", leave);
      link.addEventListener("focus", () => { if (link.matches(":focus-visible")) { show(link); } });
      /* At once, so that a note never covers what has the focus next; but not under a pointer in it. */
      link.addEventListener("blur", (event) => {
        if (event.relatedTarget && note && !note.contains(event.relatedTarget)) { dismiss(); } else { leave(); }
      });
      /* By touch the first tap shows the note, the second follows the link. */
      link.addEventListener("click", (event) => {
        if (event.pointerType === "touch" && owner !== link) { event.preventDefault(); show(link); }
      });
    });
    d.addEventListener("keydown", (event) => { if (event.key === "Escape") { dismiss(); } });
    d.addEventListener("pointerdown", (event) => { if (note && !note.contains(event.target) && event.target !== owner) { dismiss(); } });
  }

  /* “Cite this figure”: from disk the clipboard may be closed to scripts; then the words are selected. */
  function cite(words) {
    var button = make("button", { type: "button", "class": "act" }, "Copy");
    function select() {
      var range = d.createRange();
      range.selectNodeContents(words);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      var done = false;
      try { done = d.execCommand("copy"); } catch (e) { done = false; }
      say(done ? "Copied" : "Selected: copy it with the keyboard");
      button.textContent = done ? "Copied" : "Selected";
    }
    button.addEventListener("click", () => {
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(words.textContent).then(() => { say("Copied"); button.textContent = "Copied"; }, select);
      } else { select(); }
    });
    words.parentNode.appendChild(make("p")).appendChild(button);
  }

  /* A search is an address. It is followed here: from disk Firefox lets no form lead to another page,
     and the single file has the search behind its “#”. */
  function searches(form) {
    var action = form.getAttribute("action"), asking = action + (action.charAt(0) === "#" ? "--q=" : "?q=");
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.assign(asking + encodeURIComponent(form.elements.q.value.trim()));
    });
  }

  /* Folds are opened for print, and closed again after it. */
  function print() {
    var opened = [];
    window.addEventListener("beforeprint", () => { opened = all("details:not([open])"); opened.forEach((fold) => { fold.open = true; }); });
    window.addEventListener("afterprint", () => { opened.forEach((fold) => { fold.open = false; }); });
  }

  function start() {
    d.body.appendChild(status);
    all("table.sortable").forEach(sortable);
    all("table.cards").forEach(named);
    all("form[data-filters]").forEach(filters);
    all("form[role=search]").forEach(searches);
    all("[data-cite]").forEach(cite);
    notes();
    print();
  }
  if (d.readyState === "loading") { d.addEventListener("DOMContentLoaded", start); } else { start(); }
}());
