//! What was delivered of an edition, read: its pages, and whether everything in them leads somewhere.

use super::html::{self, Element};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What was delivered of an edition.
pub struct Edition {
    /// Its pages, by path.
    pub pages: BTreeMap<String, Page>,
    /// The paths of all its files.
    pub files: BTreeSet<String>,
}

/// A page: as written, and what it is made of.
pub struct Page {
    /// As written.
    pub source: String,
    /// Its elements, in order.
    pub elements: Vec<Element>,
    /// The ids in it.
    pub ids: BTreeSet<String>,
}

impl Page {
    /// A page, read.
    pub fn of(source: String) -> Page {
        let elements = html::elements(&source);
        let ids = elements
            .iter()
            .filter_map(|element| element.get("id").map(str::to_owned))
            .collect();
        Page {
            source,
            elements,
            ids,
        }
    }
}

impl Edition {
    /// How many addresses its pages name, and which of them lead nowhere in it.
    pub fn dead_addresses(&self) -> (usize, Vec<String>) {
        let mut faults = Vec::new();
        let mut followed = 0;
        for (path, page) in &self.pages {
            for address in page.elements.iter().flat_map(addresses) {
                let Some((file, anchor)) = target(path, address) else {
                    continue;
                };
                followed += 1;
                let has = |anchor: &String| {
                    let page = self.pages.get(&file);
                    page.is_some_and(|page| page.ids.contains(anchor))
                };
                if !self.files.contains(&file) {
                    faults.push(format!("{path}: {address}: there is no {file}"));
                } else if let Some(anchor) = anchor.filter(|anchor| !has(anchor)) {
                    faults.push(format!("{path}: {address}: {file} has no #{anchor}"));
                }
            }
        }
        (followed, faults)
    }

    /// The ids that a page has twice.
    pub fn ids_that_stand_twice(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (path, page) in &self.pages {
            let mut seen = BTreeSet::new();
            for one in page.elements.iter().filter_map(|one| one.get("id")) {
                if !seen.insert(one) {
                    faults.push(format!("{path}: #{one} twice"));
                }
            }
        }
        faults
    }
}

/// The editions that are delivered as folders in `public`.
pub fn read(public: &Path) -> BTreeMap<String, Edition> {
    let mut all: BTreeMap<String, Edition> = BTreeMap::new();
    for (path, bytes) in super::files(public) {
        let Some((id, path)) = path.split_once('/') else {
            continue;
        };
        let edition = all.entry(id.to_owned()).or_insert_with(|| Edition {
            pages: BTreeMap::new(),
            files: BTreeSet::new(),
        });
        edition.files.insert(path.to_owned());
        if path.ends_with(".html") {
            let page = Page::of(String::from_utf8(bytes).unwrap());
            edition.pages.insert(path.to_owned(), page);
        }
    }
    all
}

/// The file that an address in `page` leads to, and the anchor in it; `None` if it leads away.
pub fn target(page: &str, address: &str) -> Option<(String, Option<String>)> {
    if ["http:", "https:", "mailto:", "tel:", "data:"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
    {
        return None;
    }
    let (path, anchor) = match address.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (address, None),
    };
    if path.is_empty() {
        return Some((page.to_owned(), anchor));
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => {
                // Above the edition is nothing that is its own.
                if parts.pop().is_none() {
                    return Some((format!("above the edition: {address}"), anchor));
                }
            }
            part => parts.push(part),
        }
    }
    Some((parts.join("/"), anchor))
}

/// The addresses that an element names.
pub fn addresses(element: &Element) -> impl Iterator<Item = &str> {
    ["href", "src", "action", "poster", "data"]
        .into_iter()
        .filter_map(|name| element.get(name))
}
