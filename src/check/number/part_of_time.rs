//! Hours, days or weeks of a time that everybody knows the length of: “41 of the week’s 168 hours”.

use crate::check::words::{word_before, words_after};

/// What a span of time is divided into.
const UNITS: [&str; 8] = [
    "minutes", "hours", "days", "nights", "evenings", "weekends", "weeks", "months",
];
/// The spans that are divided.
const SPANS: [&str; 7] = ["hour", "day", "night", "week", "fortnight", "month", "year"];

/// Whether the number that ends at `end` says how much of a span of time something takes. “On 12 of
/// the month’s 30 days” tells how often something has happened.
pub(super) fn is_part_of_time(text: &str, start: usize, end: usize) -> bool {
    let after = words_after(text, end, 8);
    let word = |at: usize| after.get(at).map_or("", String::as_str);
    if word(0) != "of" {
        return false;
    }
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let whole = (1..4).find(|at| is_number(word(*at)) && UNITS.contains(&word(at + 1)));
    let Some(whole) = whole else {
        return false;
    };
    let is_owner = |word: &str| {
        let owner = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s"));
        owner.is_some_and(|owner| SPANS.contains(&owner))
    };
    let is_owned = (1..whole).any(|at| is_owner(word(at)));
    let names_span = matches!(word(whole + 2), "of" | "in")
        && matches!(word(whole + 3), "the" | "a" | "each" | "every")
        && SPANS.contains(&word(whole + 4));
    let is_known = matches!((word(whole), word(whole + 1)), ("24" | "168", "hours"));
    (is_owned || names_span || is_known) && !is_how_often(text, start)
}

fn is_how_often(text: &str, start: usize) -> bool {
    let previous = word_before(text, start);
    let front = text.get(..start).unwrap_or("").trim_end();
    let before = match previous.as_str() {
        "about" | "some" | "around" | "only" => front
            .len()
            .checked_sub(previous.len())
            .map_or(String::new(), |end| word_before(text, end)),
        _ => previous,
    };
    matches!(before.as_str(), "in" | "on")
}
