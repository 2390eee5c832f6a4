//! Hours, days or weeks of a time that everybody knows the length of: “41 of the week’s 168 hours”.

use crate::check::words::{lower, word_before, words, words_after};

/// What a span of time is divided into.
const UNITS: [&str; 8] = [
    "minutes", "hours", "days", "nights", "evenings", "weekends", "weeks", "months",
];
/// The spans that are divided.
const SPANS: [&str; 7] = ["hour", "day", "night", "week", "fortnight", "month", "year"];

/// So many letters before a number the whole is looked for.
const FRONT: usize = 120;

/// Whether the number that ends at `end` says how much of a span of time something takes. “On 12 of
/// the month’s 30 days” tells how often something has happened.
pub(super) fn is_part_of_time(text: &str, start: usize, end: usize) -> bool {
    let after = words_after(text, end, 8);
    let behind = text.get(end..).unwrap_or("");
    let first = after.first().map_or("", String::as_str);
    // “Of the day’s 24 hours a baby sleeps 16.”
    let stands_alone = behind.trim().is_empty()
        || behind.starts_with([',', '.', ';', ':', ')'])
        || first == "of" && after.get(1).is_some_and(|word| word == "them");
    if stands_alone && follows_whole(text, start) {
        return true;
    }
    first == "of" && names_whole(&after) && !is_how_often(text, start)
}

/// Whether the sentence names hours of a span of time before `start`.
fn follows_whole(text: &str, start: usize) -> bool {
    let from = text.ceil_char_boundary(start.saturating_sub(FRONT));
    let front = text.get(from..start).unwrap_or("");
    // Every number of a text is asked for.
    if !front.contains("hours") {
        return false;
    }
    let front = lower(front);
    let sentence = front.rsplit(['.', '!', '?', ';', ':']).next().unwrap_or("");
    let list: Vec<String> = words(sentence, &(0..sentence.len()))
        .into_iter()
        .map(|word| word.text.to_owned())
        .collect();
    let mut starts = list.iter().enumerate();
    starts.any(|(at, word)| {
        let part = list.get(at..).unwrap_or_default();
        matches!(word.as_str(), "of" | "all") && names_whole(part)
    })
}

/// Whether words that begin with “of” or “all” name the units of a whole span of time.
fn names_whole(after: &[String]) -> bool {
    let word = |at: usize| after.get(at).map_or("", String::as_str);
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let whole = (1..4).find(|at| is_number(word(*at)) && UNITS.contains(&word(at + 1)));
    let Some(whole) = whole else {
        return false;
    };
    let is_owner = |word: &str| {
        let owner = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s"));
        owner.is_some_and(|owner| SPANS.contains(&owner))
    };
    // “Of decisions within 24 hours” is no part of them.
    let is_plain = |word: &str| matches!(word, "the" | "a" | "all" | "its" | "each" | "every");
    if !(1..whole).all(|at| is_plain(word(at)) || is_owner(word(at))) {
        return false;
    }
    let is_owned = (1..whole).any(|at| is_owner(word(at)));
    let names_span = matches!(word(whole + 2), "of" | "in")
        && matches!(word(whole + 3), "the" | "a" | "each" | "every")
        && SPANS.contains(&word(whole + 4));
    let is_known = matches!((word(whole), word(whole + 1)), ("24" | "168", "hours"));
    is_owned || names_span || is_known
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
