// Asks for news, and shows them: findings above, the page that is open again where it was.
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const frame = at("page");
  const editions = at("edition");
  const said = at("said");
  const toggle = at("toggle");
  const findings = at("findings");
  let number = 0;
  let pages = 0;
  let hadErrors = false;

  const open = () => {
    try {
      return frame.contentWindow.location.pathname;
    } catch {
      return "";
    }
  };
  const count = (n, one) => `${n} ${one}${n === 1 ? "" : "s"}`;
  const show = (yes) => {
    findings.hidden = !yes;
    toggle.setAttribute("aria-expanded", String(yes));
    toggle.textContent = yes ? "Hide it" : "Show what to mend";
  };
  toggle.addEventListener("click", () => show(findings.hidden));

  const go = (path) => {
    frame.src = path;
  };
  // Loads the open page again, and puts the reader back where they were.
  const again = () => {
    const view = frame.contentWindow;
    const [left, top] = [view.scrollX, view.scrollY];
    frame.addEventListener("load", () => frame.contentWindow.scrollTo({ left, top, behavior: "instant" }), { once: true });
    view.location.reload();
  };
  // The address keeps which page is open, so that it is there again after this page is loaded anew.
  frame.addEventListener("load", () => {
    const path = open();
    if (path && path !== "blank") {
      history.replaceState(null, "", `#${path}`);
      editions.value = path.split("/")[1];
      document.title = `${frame.contentDocument.title || "Page"} (preview)`;
    }
  });
  editions.addEventListener("change", async () => {
    const rest = open().split("/").slice(2).join("/") || "index.html";
    const wanted = `/${editions.value}/${rest}`;
    const there = await fetch(wanted, { method: "HEAD" });
    go(there.ok ? wanted : `/${editions.value}/index.html`);
  });

  const tell = (state) => {
    const bad = state.errors > 0;
    at("words").textContent = state.findings;
    toggle.hidden = !state.findings;
    said.className = bad ? "bad" : "good";
    const warnings = state.warnings > 0 ? count(state.warnings, "warning") : "";
    if (bad) {
      const what = [count(state.errors, "error"), warnings].filter(Boolean).join(", ");
      said.textContent = state.pages > 0 ? `${what}. Below is the last page without errors.` : `${what}. There is a page when they are mended.`;
      show(true);
    } else {
      said.textContent = warnings ? `Up to date. ${warnings}.` : "Up to date. Nothing to mend.";
      if (hadErrors || !state.findings) {
        show(false);
      }
    }
    hadErrors = bad;
  };
  const list = (all) => {
    const chosen = editions.value;
    editions.replaceChildren(
      ...all.map(({ id, title }) => {
        const option = document.createElement("option");
        option.value = id;
        option.textContent = title;
        return option;
      }),
    );
    // Before the first good build there are none to choose from.
    for (const part of [editions, ...editions.labels]) {
      part.hidden = all.length === 0;
    }
    editions.value = all.some(({ id }) => id === chosen) ? chosen : (all[0]?.id ?? "");
  };
  const showPages = (build) => {
    if (build === 0 || build === pages) {
      return;
    }
    pages = build;
    again();
  };
  const update = (state) => {
    tell(state);
    list(state.editions);
    if (pages > 0 || state.pages === 0) {
      showPages(state.pages);
      return;
    }
    pages = state.pages;
    const wanted = location.hash.slice(1);
    const known = state.editions.some(({ id }) => wanted.startsWith(`/${id}/`));
    go(known ? wanted : `/${editions.value}/index.html`);
  };

  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const news = async (path) => (await fetch(path)).json();
  (async () => {
    for (;;) {
      try {
        const state = await news(`/.sef/state?since=${number}`);
        if (state.number !== number) {
          number = state.number;
          update(state);
        }
      } catch {
        said.className = "bad";
        said.textContent = "The preview has stopped. Start it again with sef serve.";
        number = 0;
        await pause(1000);
      }
    }
  })();
  // Pages come before they are checked; the first with the first state.
  (async () => {
    for (;;) {
      try {
        const build = await news(`/.sef/pages?since=${pages}`);
        if (pages > 0) {
          showPages(build);
        } else {
          await pause(50);
        }
      } catch {
        await pause(1000);
      }
    }
  })();
})();
