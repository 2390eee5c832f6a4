//! What part a number plays: a figure, a duration, an age, or a piece of a date or a name.

use super::Role;
use super::age::{is_age, mentions_age};
use super::clock::is_hour;
use super::fraction::in_digits;
use super::law::is_of_law;
use super::name::is_name;
use super::part_of_time::is_part_of_time;
use crate::check::period_words::is_month_in_small;
use crate::check::words::{lower, word_before, words_after};
use crate::model::YEARS;
use std::ops::Range;

const UNITS_OF_TIME: [&str; 29] = [
    "mornings",
    "afternoons",
    "evenings",
    "nights",
    "weekends",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hour",
    "hours",
    "minute",
    "minutes",
    "hrs",
    "hr",
    "mins",
    "working",
    "calendar",
    "term",
    "terms",
    "school",
    "consecutive",
    "fortnights",
    "days’",
    "weeks’",
];

/// Whether a word is a unit of time.
pub(super) fn is_unit_of_time(word: &str) -> bool {
    UNITS_OF_TIME.contains(&word)
}

const NAMED_BEFORE: [&str; 55] = [
    "order",
    "circular",
    "directive",
    "week",
    "day",
    "section",
    "sections",
    "priority",
    "version",
    "key",
    "stage",
    "regulation",
    "regulations",
    "page",
    "pages",
    "appendix",
    "article",
    "paragraph",
    "chapter",
    "part",
    "step",
    "phase",
    "tier",
    "level",
    "grade",
    "band",
    "table",
    "figure",
    "chart",
    "no",
    "number",
    "item",
    "action",
    "schedule",
    "annex",
    "year",
    "question",
    "area",
    "form",
    "covid",
    "covid-19",
    "quarter",
    "route",
    "standard",
    "objective",
    "recommendation",
    "clause",
    "group",
    "strand",
    "s",
    "sec",
    "reg",
    "regs",
    "cohort",
    "outcome",
];

/// What part the number written with `digits` plays in a text.
pub(super) fn role(text: &str, digits: &Range<usize>) -> Role {
    let before = text.get(..digits.start).unwrap_or("");
    let behind = text.get(digits.end..).unwrap_or("");
    let number = in_digits(text.get(digits.clone()).unwrap_or(""));
    let number = number.as_ref();
    let next = behind.chars().next();
    let last = before.chars().next_back();
    let after = words_after(text, digits.end, 4);
    let word = |at: usize| after.get(at).map_or("", String::as_str);
    let previous = word_before(text, digits.start);
    let glued_before = last
        .is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '#' | '@' | '_' | '.' | ':' | '='));
    if glued_before {
        return Role::Name;
    }
    // 7th, 20s, 24h, 16+, 2019/20, 1:10, 10:30, 3.2.1
    match next {
        Some('+') => return Role::Age,
        Some(c) if c.is_alphabetic() || matches!(c, '/' | '_' | '=') => return Role::Name,
        Some(':' | '.') if behind.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) => {
            return Role::Name;
        }
        _ => {}
    }
    // 45-day, 16-plus, 16-18, 2016-17
    if let Some('-' | '–') = next {
        let tail: String = behind.chars().skip(1).take(12).collect();
        let tail = lower(&tail);
        if tail.starts_with("year") || tail.starts_with("plus") {
            return Role::Age;
        }
        if UNITS_OF_TIME.iter().any(|unit| tail.starts_with(unit)) {
            return Role::Duration;
        }
        if tail.starts_with(|c: char| c.is_alphanumeric()) {
            return match mentions_age(before, &after) {
                true => Role::Age,
                false => Role::Name,
            };
        }
    }
    if is_joined_to_next(behind) {
        return match mentions_age(before, &after) {
            true => Role::Age,
            false => Role::Name,
        };
    }
    if let Some('-' | '–') = last {
        let joined = before
            .trim_end_matches(['-', '–'])
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        if joined {
            return match mentions_age(before, &after) {
                true => Role::Age,
                false => Role::Name,
            };
        }
    }
    if is_month_in_small(&previous) || is_month_in_small(word(0)) {
        return Role::Name;
    }
    if number.len() == 4
        && number
            .parse::<i16>()
            .is_ok_and(|year| YEARS.contains(&year))
    {
        return match is_count_like_a_year(before, word(0)) {
            true => Role::Figure,
            false => Role::Name,
        };
    }
    if is_age((before, number, behind), &previous, &after) {
        return Role::Age;
    }
    // “in years 10 and 11” of school
    let is_school_year =
        |name: &str, number: &str| name == "years" && number.parse::<u8>().is_ok_and(|n| n <= 13);
    // “Reg. 24”
    let shortened = before
        .trim_end()
        .strip_suffix('.')
        .map(|front| word_before(front, front.len()));
    let is_shortened = shortened
        .is_some_and(|word| matches!(word.as_str(), "reg" | "regs" | "sec" | "s" | "no" | "para"));
    if is_shortened
        || NAMED_BEFORE.contains(&previous.as_str())
        || is_school_year(&previous, number)
    {
        return Role::Name;
    }
    if is_name((before, number, behind), &previous, &after) {
        return Role::Name;
    }
    // “post 16 education”
    if matches!(previous.as_str(), "post" | "pre") && number.parse::<u8>().is_ok_and(|n| n <= 25) {
        return Role::Age;
    }
    // “section 17 or 47”, “regulations 44, 45 and 46”
    let goes_on = matches!(word(0), "and" | "or")
        && word(1).starts_with(|c: char| c.is_ascii_digit())
        && before.ends_with(", ");
    let is_called = |name: &str| {
        NAMED_BEFORE.contains(&name) || is_month_in_small(name) || is_school_year(name, number)
    };
    if goes_on || matches!(previous.as_str(), "and" | "or" | "to") {
        let small = lower(
            before
                .get(before.ceil_char_boundary(before.len().saturating_sub(28))..)
                .unwrap_or(""),
        );
        let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
        let mut front = small
            .split_whitespace()
            .map(|word| word.trim_end_matches(','))
            .rev()
            .skip_while(|word| matches!(*word, "and" | "or" | "to"))
            .peekable();
        if front.peek().is_some_and(|word| is_number(word))
            && front.find(|word| !is_number(word)).is_some_and(is_called)
        {
            return Role::Name;
        }
    }
    if UNITS_OF_TIME.contains(&word(0)) || is_part_of_time(text, digits.start, digits.end) {
        return Role::Duration;
    }
    if is_hour(&previous, number, behind) || is_of_law(before, behind) {
        return Role::Name;
    }
    // “4 to 6 weeks”, “10 or 15 working days”
    if matches!(word(0), "to" | "or" | "and")
        && word(1).chars().all(|c| c.is_ascii_digit())
        && UNITS_OF_TIME.contains(&word(2))
    {
        return Role::Duration;
    }
    if named_by_capital(before) || number.ends_with(".0") && names_a_version(before, behind) {
        return Role::Name;
    }
    // A list's or a heading's own number: “2. ”, “(3)”
    if before.trim().is_empty() && behind.starts_with(['.', ')']) {
        return Role::Name;
    }
    Role::Figure
}

/// “16- and 17-year-olds”, “the 6-, 9- and 12-month reviews”: what it belongs to is said once.
fn is_joined_to_next(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix('-') else {
        return false;
    };
    let joints = [" and ", " or ", " to ", ", "];
    let next = joints.iter().find_map(|joint| rest.strip_prefix(joint));
    next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether a number that could be a year says how many: “2027 children”, “1743 of 2027”.
pub fn is_count_like_a_year(before: &str, next: &str) -> bool {
    const COUNTED: [&str; 8] = [
        "children",
        "families",
        "people",
        "contacts",
        "referrals",
        "assessments",
        "visits",
        "attendances",
    ];
    let part = before
        .strip_suffix(" of ")
        .map(|front| front.strip_suffix(" out").unwrap_or(front));
    let is_whole = part.is_some_and(|front| {
        let digits = front.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
        let part = front.get(digits.len()..).unwrap_or("");
        // “Than the 209 of 2019” names the year.
        part.len() > 2
            && digits
                .chars()
                .next_back()
                .is_none_or(|c| c == ' ' || c == '(')
            && !matches!(
                word_before(digits, digits.len()).as_str(),
                "the" | "those" | "that"
            )
    });
    is_whole || COUNTED.contains(&next)
}

/// “Essentials 2.0 has been delivered”: a version, though its name begins the sentence.
fn names_a_version(before: &str, behind: &str) -> bool {
    const OTHERS: [&str; 6] = [
        "Around", "Almost", "Nearly", "Roughly", "Between", "Exactly",
    ];
    let name = before.strip_suffix(' ').unwrap_or("");
    let name = name.rsplit(char::is_whitespace).next().unwrap_or("");
    let is_name = name.len() > 5 && name.starts_with(char::is_uppercase);
    let has_unit = ["%", "per cent", "percent", "points"]
        .iter()
        .any(|unit| behind.trim_start().starts_with(unit));
    is_name && !has_unit && !OTHERS.contains(&name)
}

/// Whether a word with a capital, not the first of its sentence, stands before: “Windows 10”.
fn named_by_capital(before: &str) -> bool {
    let trimmed = before.trim_end_matches(' ');
    if trimmed.len() == before.len() {
        return false;
    }
    let start = trimmed
        .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’')))
        .map_or(0, |at| {
            at + trimmed
                .get(at..)
                .and_then(|t| t.chars().next())
                .map_or(1, char::len_utf8)
        });
    let word = trimmed.get(start..).unwrap_or("");
    let front = trimmed.get(..start).unwrap_or("").trim_end();
    let begins_sentence = front.is_empty() || front.ends_with(['.', '!', '?', ':', '\n', '“', '(']);
    word.starts_with(|c: char| c.is_uppercase()) && !begins_sentence
}
