//! What may stand behind a share in brackets, so that it is one of the noun before them.

use crate::check::words::{Phrases, is_empty_word, lower};
use std::sync::LazyLock;

/// What bounds a number: “18 or fewer”.
static BOUNDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "or fewer",
        "or less",
        "or more",
        "or under",
        "or over",
        "or below",
        "or above",
        "fewer than",
        "less than",
        "more than",
        "at least",
        "at most",
        "up to",
    ])
});

/// Whether a share in brackets is still one of the noun before the bracket, with this behind it:
/// “(74%)”, “(74% in March)”, “(74% of them)”; and with what measures the noun, as in “manageable
/// for the vast majority (74% have 18 children or fewer)”.
pub(super) fn is_of_the_noun(behind: &str) -> bool {
    if behind.starts_with(')') || behind.starts_with(" in ") {
        return true;
    }
    let Some((told, rest)) = behind.strip_prefix(' ').and_then(|one| one.split_once(')')) else {
        return false;
    };
    if matches!(told, "of them" | "of these" | "of those") {
        return true;
    }
    let small = lower(told);
    let first = small.split(' ').next().unwrap_or("");
    let is_compared = matches!(first, "less" | "fewer" | "more" | "or");
    let ends = rest.is_empty() || rest.starts_with(['.', ',', ';']);
    let is_joined = is_empty_word(first) && !matches!(first, "have" | "had" | "has" | "are");
    ends && !is_compared && !is_joined && !told.contains([',', ';']) && BOUNDS.are_in(&small)
}
