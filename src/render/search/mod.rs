//! Search without a server: an inverted index of what a copy says, and the words by which the
//! script of the search page goes.
//!
//! The index is made from a copy alone, so that it holds nothing that the edition does not show.
//! It is one value of JSON: addresses, entries, words cut to their stems and, for each stem, the
//! entries that hold it. A page that is opened from disk may not fetch: the folder carries the
//! index as a script that sets one variable, the other forms as a block of data in the page.

mod english;
mod entries;
mod index;
mod lexicon;
mod names;
mod shorthand;
#[cfg(test)]
mod tests;

pub use index::Findable;

use super::address::Addresses;

/// The script of the search page, a file of the theme.
pub const SCRIPT: &str = "search.js";
/// The file of the index, beside the search page.
pub const INDEX: &str = "search-index.js";

/// The index of what can be found as JSON without a `<`, so that it can stand in a page, with the
/// addresses that hold in the search page.
pub fn index_json(findable: &Findable, addresses: &Addresses) -> String {
    // Lists of words and numbers: there is nothing in them that could not be written.
    let json = serde_json::to_string(&findable.at(addresses)).unwrap_or_default();
    match json.contains('<') {
        true => json.replace('<', "\\u003c"),
        false => json,
    }
}

/// The file [`INDEX`]: a classic script that sets the variable `sefSearchIndex`.
pub fn index_script(findable: &Findable, addresses: &Addresses) -> String {
    format!("var sefSearchIndex={};\n", index_json(findable, addresses))
}

/// All text of an index, as [`index_json`] or [`index_script`] give it: what a reader would see of
/// it. `None` where it is no index.
pub fn index_text(index: &str) -> Option<String> {
    let json = index.get(index.find('{')?..=index.rfind('}')?)?;
    let index: serde_json::Value = serde_json::from_str(json).ok()?;
    let full = shorthand::Reader::of(index.get("words")?.as_str()?);
    let mut text = String::new();
    for entry in index.get("entries")?.as_array()? {
        for part in entry.as_array()?.iter().filter_map(|part| part.as_str()) {
            text.push_str(&full.read(part));
            text.push('\n');
        }
    }
    Some(text)
}
