//! The small numbers of a cell or item that may count somebody, whatever stands beside it.

use super::{amount, has_small_number, is_part_of_number};
use crate::check::number::{Hedge, Role, hedge};
use crate::check::period_words::month;
use crate::check::prose::Passage;
use crate::check::words::lower;
use std::ops::Range;

/// A small number that may be a count.
#[derive(Debug)]
pub(super) struct Amount {
    /// Where it stands.
    pub range: Range<usize>,
    /// Whether its share or its whole stands beside it: “1 (5%)”, “2 of 14”.
    pub has_share: bool,
    /// What stands before it, in small letters, without signs at its end.
    pub before: String,
    /// Whether a sign parts it from that: “In custody: 2”.
    pub is_parted: bool,
    /// What stands behind it and its share, up to the next sign, in small letters.
    pub behind: String,
}

/// Words in front of a number that is no count.
const NO_COUNT: [&str; 44] = [
    "in",
    "every",
    "each",
    "any",
    "no",
    "per",
    "aged",
    "age",
    "or",
    "to",
    "section",
    "stage",
    "key",
    "year",
    "priority",
    "than",
    "between",
    "groups",
    "maximum",
    "minimum",
    "first",
    "last",
    "next",
    "level",
    "tier",
    "grade",
    "band",
    "week",
    "day",
    "step",
    "part",
    "phase",
    "version",
    "page",
    "up",
    "down",
    "by",
    "within",
    "of",
    "question",
    "standard",
    "item",
    "regulation",
    "quarter",
];

/// The numbers of one to the most that is hidden in a passage.
pub(super) fn amounts(passage: &Passage<'_>, most: i64) -> Vec<Amount> {
    if !has_small_number(passage, most) {
        return Vec::new();
    }
    let text = passage.text.as_str();
    let list = passage.word_list();
    let read = passage.numbers(&(0..text.len()));
    let mut found = Vec::new();
    for (at, word) in list.iter().enumerate() {
        let small = lower(word.text);
        let is_small = amount(&small).is_some_and(|amount| (1..=most).contains(&amount));
        // What is set as code is read by everybody, too.
        let is_shown = passage
            .references
            .iter()
            .any(|one| one.range.start < word.range.end && word.range.start < one.range.end);
        if !is_small || is_shown {
            continue;
        }
        let front = text.get(..word.range.start).unwrap_or("");
        let rest = text.get(word.range.end..).unwrap_or("");
        let goes_on = rest.starts_with(['.', ',', ':'])
            && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        let (share, rest) = without_share(front, rest);
        let is_whole_after_slash = rest.len() < text.len() - word.range.end && share;
        let is_part = is_part_of_number(text, word) && !is_whole_after_slash;
        let is_sign = |c: char| {
            matches!(
                c,
                '<' | '>' | '≤' | '≥' | '+' | '−' | '±' | '~' | '↑' | '↓' | '▲' | '▼' | '='
            )
        };
        let opens_with_dash = matches!(front.trim(), "-" | "–" | "−");
        let trimmed =
            front.trim_end_matches(['(', ':', '–', '-', ' ', '\n', ',', ';', '=', '*', '—']);
        let is_equal = front.trim_end().ends_with("n =") || front.trim_end().ends_with("n=");
        let previous = at
            .checked_sub(1)
            .and_then(|at| list.get(at))
            .map_or(String::new(), |one| lower(one.text));
        let previous_adjoins = front.trim_end().ends_with(char::is_alphanumeric);
        let next = list
            .get(at + 1)
            .map_or(String::new(), |one| lower(one.text));
        let next_adjoins = rest.starts_with(' ');
        let is_named = previous_adjoins && NO_COUNT.contains(&previous.as_str());
        let is_date = month(&next).is_some() && next_adjoins
            || month(&previous).is_some() && previous_adjoins;
        let of_few = next == "out" && !share;
        let is_range = next_adjoins
            && matches!(next.as_str(), "to" | "or" | "in")
            && list
                .get(at + 2)
                .is_some_and(|one| amount(&lower(one.text)).is_some());
        let role = read
            .iter()
            .find(|one| one.range.start == word.range.start)
            .map(|one| one.role);
        let is_other = matches!(role, Some(Role::Duration | Role::Age))
            || role == Some(Role::Name) && !share && previous_adjoins;
        let is_hedged = matches!(hedge(front), Hedge::LessThan | Hedge::MoreThan);
        let is_rest = is_part
            || goes_on
            || front.trim_end().ends_with(is_sign) && !is_equal
            || opens_with_dash
            || rest.trim_start().starts_with(['%', '+'])
            || lower(rest).trim_start().starts_with("per cent");
        if is_rest || is_named || is_date || is_range || of_few || is_other || is_hedged {
            continue;
        }
        let end = rest
            .find(['.', ';', ',', '(', ')', '\n'])
            .unwrap_or(rest.len());
        found.push(Amount {
            range: word.range.clone(),
            has_share: share,
            before: lower(trimmed).trim().to_owned(),
            is_parted: trimmed.len() < front.trim_end().len(),
            behind: lower(rest.get(..end).unwrap_or("")).trim().to_owned(),
        });
    }
    found
}

/// Whether a share or whole stands beside a number, and what stands behind both.
fn without_share<'t>(front: &str, rest: &'t str) -> (bool, &'t str) {
    // 35% (5), 35%, 5
    let is_before = front
        .trim_end_matches([' ', '(', ',', ';', '/', '–'])
        .ends_with('%');
    let trimmed = rest.trim_start_matches([' ', '(', '[', ',', ';', '–', '-', '/', '=', ':', '|']);
    let digits = trimmed.len()
        - trimmed
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
            .len();
    let behind = trimmed.get(digits..).unwrap_or("");
    let sign = behind.trim_start();
    for percent in ["%", "per cent", "percent"] {
        if let (true, Some(rest)) = (digits > 0, sign.strip_prefix(percent)) {
            return (true, rest.trim_start_matches([')', ']']));
        }
    }
    // 2 of 14, 2 out of 14, 2/14
    let spaced = rest.trim_start_matches([' ', '(']);
    let whole = [
        "out of the ",
        "out of ",
        "of the ",
        "of all ",
        "of our ",
        "of ",
        "/",
    ]
    .iter()
    .find_map(|joint| spaced.strip_prefix(joint));
    if let Some(whole) = whole.map(str::trim_start) {
        let digits = whole.len() - whole.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let is_whole = whole
            .get(..digits)
            .and_then(|whole| whole.parse::<i64>().ok());
        let behind = whole.get(digits..).unwrap_or("");
        if is_whole.is_some_and(|whole| (6..100_000).contains(&whole)) && !behind.starts_with('/') {
            let (_, rest) = without_share("", behind);
            return (true, rest);
        }
    }
    (is_before, rest)
}
