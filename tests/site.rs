//! The site of the real publication: every link leads somewhere, every page can be reached, says
//! what it is, and keeps to its policy.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;
use support::edition::{self, Edition, addresses, target};
use support::html;

/// What was built of the real publication, once for all tests here.
fn public() -> &'static PathBuf {
    static PUBLIC: OnceLock<PathBuf> = OnceLock::new();
    PUBLIC.get_or_init(|| {
        let public = support::empty_folder("site");
        support::build(&support::repository(), &public);
        public
    })
}

/// The editions that are delivered as folders, read once.
fn editions() -> &'static BTreeMap<String, Edition> {
    static EDITIONS: OnceLock<BTreeMap<String, Edition>> = OnceLock::new();
    EDITIONS.get_or_init(|| {
        let all = edition::read(public());
        assert!(all["intranet"].pages.len() > 300, "the site is whole");
        all
    })
}

/// Asserts that there are no faults, and shows the first of them otherwise.
fn assert_none(faults: &[String]) {
    let some: Vec<&String> = faults.iter().take(20).collect();
    assert!(faults.is_empty(), "{} faults: {some:#?}", faults.len());
}

#[test]
fn every_address_leads_to_a_file_and_an_id_of_the_edition() {
    let mut faults = Vec::new();
    for (id, edition) in editions() {
        let (followed, dead) = edition.dead_addresses();
        faults.extend(dead.into_iter().map(|fault| format!("{id}/{fault}")));
        assert!(followed > 10_000, "only {followed} addresses in {id}");
    }
    assert_none(&faults);
}

#[test]
fn addresses_are_relative_and_name_their_file() {
    let mut faults = Vec::new();
    for (id, edition) in editions() {
        for (path, page) in &edition.pages {
            for element in &page.elements {
                for address in addresses(element) {
                    let local = target(path, address).is_some();
                    let file = address.split('#').next().unwrap_or_default();
                    if local && (file.starts_with('/') || file.ends_with('/')) {
                        faults.push(format!("{id}/{path}: {address}"));
                    }
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn references_between_elements_of_a_page_lead_somewhere() {
    let mut faults = Vec::new();
    let names = [
        "for",
        "aria-describedby",
        "aria-labelledby",
        "aria-controls",
        "headers",
    ];
    for (id, edition) in editions() {
        for (path, page) in &edition.pages {
            for element in &page.elements {
                for value in names.iter().filter_map(|name| element.get(name)) {
                    for wanted in value
                        .split_whitespace()
                        .filter(|one| !page.ids.contains(*one))
                    {
                        faults.push(format!("{id}/{path}: {} → #{wanted}", element.name));
                    }
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn an_id_stands_once_in_a_page() {
    let mut faults = Vec::new();
    for (id, edition) in editions() {
        let twice = edition.ids_that_stand_twice().into_iter();
        faults.extend(twice.map(|fault| format!("{id}/{fault}")));
    }
    assert_none(&faults);
}

#[test]
fn every_page_can_be_reached_from_the_home_page() {
    for (id, edition) in editions() {
        let mut reached = BTreeSet::from(["index.html".to_owned()]);
        let mut open = vec!["index.html".to_owned()];
        while let Some(path) = open.pop() {
            for element in &edition.pages[&path].elements {
                let Some((file, _)) = element.get("href").and_then(|to| target(&path, to)) else {
                    continue;
                };
                if edition.pages.contains_key(&file) && reached.insert(file.clone()) {
                    open.push(file);
                }
            }
        }
        let lost: Vec<String> = edition
            .pages
            .keys()
            .filter(|path| !reached.contains(*path))
            .map(|path| format!("{id}/{path}"))
            .collect();
        assert_none(&lost);
    }
}

#[test]
fn every_page_says_what_it_is() {
    let mut faults = Vec::new();
    for (id, edition) in editions() {
        for (path, page) in &edition.pages {
            let text = html::text(&page.source);
            for wanted in [
                "OFFICIAL",
                "version 10",
                "published 16 July 2020",
                "as at 22 May 2020",
                "A demonstration. It is rewritten from public committee papers of July 2020",
                "not issued, checked or endorsed by the council or by Ofsted",
            ] {
                if !text.contains(wanted) {
                    faults.push(format!("{id}/{path}: “{wanted}” is missing"));
                }
            }
            let heads = &page.elements;
            let count = |name: &str| heads.iter().filter(|one| one.name == name).count();
            if (count("h1"), count("main")) != (1, 1) {
                faults.push(format!("{id}/{path}: a page has one h1 and one main"));
            }
            let root = heads.iter().find(|one| one.name == "html");
            if root.and_then(|root| root.get("lang")) != Some("en-GB") {
                faults.push(format!("{id}/{path}: its language isn't said"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn titles_tell_pages_apart() {
    for (id, edition) in editions() {
        let mut seen: BTreeMap<String, &String> = BTreeMap::new();
        let mut faults = Vec::new();
        for (path, page) in &edition.pages {
            let title = page
                .source
                .split_once("<title>")
                .and_then(|(_, rest)| rest.split_once("</title>"))
                .map(|(title, _)| title.to_owned())
                .unwrap_or_default();
            if let Some(other) = seen.insert(title.clone(), path) {
                faults.push(format!("{id}: {path} and {other} are both “{title}”"));
            }
        }
        assert_none(&faults);
    }
}

#[test]
fn every_page_carries_the_strict_policy_and_keeps_to_it() {
    const ALLOWED: [&str; 7] = [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
    ];
    let mut faults = Vec::new();
    for (id, edition) in editions() {
        for (path, page) in &edition.pages {
            let elements = &page.elements;
            let policies: Vec<&str> = elements
                .iter()
                .filter(|one| one.get("http-equiv") == Some("Content-Security-Policy"))
                .filter_map(|one| one.get("content"))
                .collect();
            let [policy] = policies[..] else {
                faults.push(format!("{id}/{path}: {} policies", policies.len()));
                continue;
            };
            let strict = policy.split(';').all(|part| ALLOWED.contains(&part.trim()));
            if !strict || !policy.starts_with("default-src 'none'") {
                faults.push(format!("{id}/{path}: {policy}"));
            }
            for element in elements {
                let inline = element
                    .attributes
                    .keys()
                    .find(|name| *name == "style" || name.starts_with("on") || *name == "srcdoc");
                if let Some(name) = inline {
                    faults.push(format!("{id}/{path}: {} has {name}", element.name));
                }
                if element.name == "style" || element.name == "iframe" || element.name == "base" {
                    faults.push(format!("{id}/{path}: <{}>", element.name));
                }
                if element.name == "script" && element.get("src").is_none() {
                    faults.push(format!("{id}/{path}: a script in the page"));
                }
                if addresses(element).any(|to| to.trim_start().starts_with("javascript:")) {
                    faults.push(format!("{id}/{path}: an address that is a script"));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_script_asks_for_nothing_and_keeps_nothing() {
    for (path, bytes) in support::files(public()) {
        if !path.ends_with(".js") {
            continue;
        }
        let script = String::from_utf8(bytes).unwrap();
        for word in [
            "fetch(",
            "XMLHttpRequest",
            "import(",
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "document.cookie",
            "sendBeacon",
            "WebSocket",
            "EventSource",
            "new Worker",
            "eval(",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
        ] {
            assert!(!script.contains(word), "{path} uses {word}");
        }
    }
}

#[test]
fn headings_never_skip_a_level() {
    let mut faults = Vec::new();
    for (id, edition) in editions() {
        for (path, page) in &edition.pages {
            // Headings of the page's frame stand outside its main part.
            let main = page.elements.iter().skip_while(|one| one.name != "main");
            let main = main.take_while(|one| one.name != "footer");
            let mut last = 0;
            for element in main {
                let Some(level) = heading_level(&element.name) else {
                    continue;
                };
                if level > last + 1 {
                    faults.push(format!("{id}/{path}: h{level} after h{last}"));
                }
                last = level;
            }
        }
    }
    assert_none(&faults);
}

fn heading_level(name: &str) -> Option<u32> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}
