//! The links of a bundle's pages: each leads to a page and a place that is there, and none loads
//! anything from elsewhere.

use super::markup::{self, Page};
use super::tree::Tree;
use super::{Verdict, shown};
use std::collections::BTreeMap;

type Pages = BTreeMap<String, Page>;

const NO_PAGE: &str = "leads to a page that is not there";

/// Says which links of `pages` are broken.
pub(super) fn check(tree: &Tree, pages: &Pages, verdict: &mut Verdict) {
    // Every page leads to every other: of what many have alike one line is told.
    let mut found: BTreeMap<(&str, String), Vec<(&str, &str)>> = BTreeMap::new();
    for (from, page) in pages {
        for link in &page.links {
            let address = link.address.as_str();
            let Some(words) = broken(tree, pages, from, link) else {
                continue;
            };
            let to_page = match words {
                NO_PAGE => address.split(['?', '#']).next().unwrap_or(address),
                _ => address,
            };
            let target = markup::resolved(from, to_page).unwrap_or_else(|| address.to_owned());
            let places = found.entry((words, target)).or_default();
            if places.last().is_none_or(|(page, _)| *page != from.as_str()) {
                places.push((from, address));
            }
        }
    }
    for ((words, _), places) in found {
        let Some(((from, address), others)) = places.split_first() else {
            continue;
        };
        let so_do = match others.len() {
            0 => String::new(),
            1 => ", and so does another page".to_owned(),
            count => format!(", and so do {count} other pages"),
        };
        verdict.wrong(format!(
            "“{}” {words}: “{}”{so_do}.",
            shown(from),
            shown(address)
        ));
    }
}

/// What is wrong with a link, in words that follow the page and go before the address.
fn broken(tree: &Tree, pages: &Pages, from: &str, link: &markup::Link) -> Option<&'static str> {
    let address = link.address.as_str();
    let before = address.split(['/', '?', '#']).next().unwrap_or("");
    if address.starts_with("//") {
        return Some("leads to the network");
    }
    if let Some((scheme, _)) = before.split_once(':') {
        let allowed = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" | "mailto" | "tel" => !link.is_loaded,
            "data" => link.is_loaded,
            _ => false,
        };
        return match (allowed, link.is_loaded) {
            (true, _) => None,
            (false, true) => Some("loads something from the network or the computer"),
            (false, false) => Some("leads to something that is no page"),
        };
    }
    let (path, anchor) = address
        .split_once('#')
        .map_or((address, ""), |(p, a)| (p, a));
    let path = path.split('?').next().unwrap_or("");
    let Some(target) = markup::resolved(from, path).filter(|_| !path.starts_with('/')) else {
        return Some("leads out of the bundle");
    };
    if !tree.files.contains_key(&target) {
        return Some(NO_PAGE);
    }
    let page = pages.get(&target)?;
    (!anchor.is_empty() && !page.ids.contains(anchor))
        .then_some("leads to a place that is not there")
}
