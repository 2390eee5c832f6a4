//! Numbers that say how many are picked out: “the 20 most expensive arrangements”. They measure
//! nothing.

use super::Number;
use crate::check::words::{word_before, words_after};

/// What ends like a superlative and is none.
const NONE: [&str; 14] = [
    "arrest", "behest", "conquest", "contest", "forest", "guest", "harvest", "honest", "interest",
    "modest", "protest", "request", "suggest", "unrest",
];

/// Whether a number says how many of the longest, oldest or most expensive are meant.
pub fn is_choice(text: &str, number: &Number) -> bool {
    let before = word_before(text, number.range.start);
    let is_known = matches!(
        before.as_str(),
        "the" | "our" | "its" | "their" | "these" | "those" | "your" | "each" | "all"
    );
    if !number.is_count() || !is_known {
        return false;
    }
    let behind = words_after(text, number.range.end, 2);
    let word = |at: usize| behind.get(at).map_or("", String::as_str);
    match word(0) {
        "most" | "least" => !matches!(word(1), "" | "of"),
        "best" | "worst" => true,
        // “Longest”, and not “test” or “west”
        one => one.len() > 5 && one.ends_with("est") && !NONE.contains(&one),
    }
}
