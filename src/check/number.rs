//! Numbers that are typed in a text, and whether each is a figure or part of a name or a date.

use super::words::{lower, word_before, words_after};
use crate::model::{Decimal, YEARS, month_name};
use std::ops::Range;

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Where it stands, with its sign or unit.
    pub range: Range<usize>,
    /// Its value.
    pub value: Decimal,
    /// What it is.
    pub kind: NumberKind,
    /// What part it plays.
    pub role: Role,
    /// The word in front of it that makes it no exact number: “about”, “nearly”.
    pub hedge: Hedge,
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// With a per cent sign or word.
    Percent,
    /// With a pound sign.
    Pounds,
    /// Alone.
    Plain,
    /// In words that say a share: “six in ten”, “three quarters”. Its value is per cent.
    Share,
}

/// What part a number plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It says how much or how many.
    Figure,
    /// It says how long.
    Duration,
    /// It says how old.
    Age,
    /// It belongs to a date, a name, a standard, an ordinal or a ratio.
    Name,
}

/// How exact a number is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// As it stands.
    None,
    /// “about”, “around”, “some”.
    About,
    /// “nearly”, “almost”, “just under”: a little less.
    Nearly,
    /// “just over”: a little more.
    JustOver,
    /// “more than”, “over”, “at least”.
    MoreThan,
    /// “less than”, “fewer than”, “under”, “up to”.
    LessThan,
}

/// Small numbers in words.
pub const NUMBER_WORDS: [(&str, i64); 21] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("hundred", 100),
];

/// The number that a word says: “twelve”.
pub fn number_word(word: &str) -> Option<i64> {
    NUMBER_WORDS
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, value)| *value)
}

/// The numbers written with digits in a range of a text.
pub fn numbers(text: &str, range: &Range<usize>) -> Vec<Number> {
    let mut numbers = Vec::new();
    let bytes = text.as_bytes();
    let mut at = range.start;
    while at < range.end.min(bytes.len()) {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let start = at;
        let end = digits_end(bytes, start, range.end);
        at = end;
        if let Some(number) = read(text, start..end) {
            at = number.range.end.max(end);
            numbers.push(number);
        }
    }
    numbers
}

/// Where a run of digits ends, with thousands' commas and one decimal point.
fn digits_end(bytes: &[u8], start: usize, limit: usize) -> usize {
    let digit = |at: usize| at < limit && bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while digit(end) {
        end += 1;
    }
    while bytes.get(end) == Some(&b',')
        && (1..=3).all(|ahead| digit(end + ahead))
        && !digit(end + 4)
        && end - start <= 11
    {
        end += 4;
    }
    if bytes.get(end) == Some(&b'.') && digit(end + 1) {
        let mut decimals = end + 1;
        while digit(decimals) {
            decimals += 1;
        }
        end = decimals;
    }
    end
}

fn read(text: &str, digits: Range<usize>) -> Option<Number> {
    let plain: String = text
        .get(digits.clone())?
        .chars()
        .filter(|c| *c != ',')
        .collect();
    let mut value = Decimal::parse(&plain)?;
    let before = text.get(..digits.start)?;
    let behind = text.get(digits.end..)?;
    let mut range = digits.clone();
    let mut kind = NumberKind::Plain;
    let pound = before.strip_suffix('£');
    if pound.is_some() {
        range.start -= '£'.len_utf8();
        kind = NumberKind::Pounds;
        let trimmed = behind.trim_start();
        for (word, factor) in [("million", 1_000_000), ("m", 1_000_000), ("k", 1_000)] {
            if trimmed
                .strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            {
                value = value.times(factor);
                range.end += behind.len() - trimmed.len() + word.len();
                break;
            }
        }
    } else if let Some(width) = percent_width(behind) {
        kind = NumberKind::Percent;
        range.end += width;
    }
    let role = match kind {
        NumberKind::Plain => role(text, &digits),
        _ => Role::Figure,
    };
    let front = pound.unwrap_or(before);
    Some(Number {
        hedge: hedge(front),
        range,
        value,
        kind,
        role,
    })
}

/// How many bytes a per cent sign or word behind a number takes.
fn percent_width(behind: &str) -> Option<usize> {
    let trimmed = behind.trim_start_matches(' ');
    let space = behind.len() - trimmed.len();
    if trimmed.starts_with('%') {
        return Some(space + 1);
    }
    let small = lower(trimmed.get(..trimmed.floor_char_boundary(12)).unwrap_or(""));
    ["per cent", "percent"]
        .iter()
        .find(|word| {
            small
                .strip_prefix(**word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
        .map(|word| space + word.len())
}

/// How exact the number behind `front` is meant to be.
pub fn hedge(front: &str) -> Hedge {
    let tail_start = front.len().saturating_sub(24);
    let tail = lower(
        front
            .get(front.ceil_char_boundary(tail_start)..)
            .unwrap_or(""),
    );
    let tail = tail.trim_end();
    let ends = |phrases: &[&str]| {
        phrases.iter().any(|phrase| {
            tail.strip_suffix(phrase)
                .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })
    };
    if ends(&[
        "just over",
        "slightly more than",
        "slightly over",
        "a little over",
    ]) {
        Hedge::JustOver
    } else if ends(&[
        "just under",
        "nearly",
        "almost",
        "slightly less than",
        "slightly under",
    ]) {
        Hedge::Nearly
    } else if ends(&[
        "about",
        "around",
        "approximately",
        "circa",
        "roughly",
        "some",
        "c.",
        "approx",
        "approx.",
    ]) {
        Hedge::About
    } else if ends(&[
        "no more than",
        "not more than",
        "less than",
        "fewer than",
        "under",
        "below",
        "up to",
        "at most",
    ]) {
        Hedge::LessThan
    } else if ends(&[
        "no fewer than",
        "no less than",
        "more than",
        "over",
        "above",
        "at least",
    ]) {
        Hedge::MoreThan
    } else {
        Hedge::None
    }
}

const UNITS_OF_TIME: [&str; 24] = [
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

const NAMED_BEFORE: [&str; 44] = [
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
];

fn role(text: &str, digits: &Range<usize>) -> Role {
    let before = text.get(..digits.start).unwrap_or("");
    let behind = text.get(digits.end..).unwrap_or("");
    let number = text.get(digits.clone()).unwrap_or("");
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
    let is_month = |word: &str| {
        (1..=12).any(|month| {
            let name = lower(month_name(month));
            word == name || (word.len() >= 3 && name.get(..3) == Some(word)) || word == "sept"
        })
    };
    if is_month(&previous) || is_month(word(0)) {
        return Role::Name;
    }
    if number.len() == 4
        && number
            .parse::<i16>()
            .is_ok_and(|year| YEARS.contains(&year))
    {
        let counted = [
            "children",
            "families",
            "people",
            "contacts",
            "referrals",
            "assessments",
            "visits",
            "attendances",
        ];
        return match counted.contains(&word(0)) {
            true => Role::Figure,
            false => Role::Name,
        };
    }
    if mentions_age(before, &after) {
        return Role::Age;
    }
    if is_bare_age(number, &previous, behind, word(0)) {
        return Role::Age;
    }
    if NAMED_BEFORE.contains(&previous.as_str()) {
        return Role::Name;
    }
    // “section 17 or 47”, “regulations 44 and 45”
    let small = lower(
        before
            .get(before.ceil_char_boundary(before.len().saturating_sub(28))..)
            .unwrap_or(""),
    );
    let mut tokens = small.split_whitespace().rev();
    if let (Some("and" | "or" | "to"), Some(one), Some(name)) =
        (tokens.next(), tokens.next(), tokens.next())
        && one.chars().all(|c| c.is_ascii_digit())
        && (NAMED_BEFORE.contains(&name) || is_month(name))
    {
        return Role::Name;
    }
    if UNITS_OF_TIME.contains(&word(0)) {
        return Role::Duration;
    }
    if matches!(word(0), "am" | "pm" | "o’clock") {
        return Role::Name;
    }
    // “4 to 6 weeks”, “10 or 15 working days”
    if matches!(word(0), "to" | "or" | "and")
        && word(1).chars().all(|c| c.is_ascii_digit())
        && UNITS_OF_TIME.contains(&word(2))
    {
        return Role::Duration;
    }
    if named_by_capital(before) {
        return Role::Name;
    }
    // A list's or a heading's own number: “2. ”, “(3)”
    if before.trim().is_empty() && behind.starts_with(['.', ')']) {
        return Role::Name;
    }
    Role::Figure
}

/// Whether a number without a noun says an age, as it does in a text about children: “under 11”,
/// “from 16 on”, “until they are 18”.
fn is_bare_age(number: &str, previous: &str, behind: &str, next: &str) -> bool {
    const BEFORE: [&str; 12] = [
        "under", "over", "after", "before", "from", "until", "till", "to", "are", "is", "and", "of",
    ];
    let is_small = number.parse::<u8>().is_ok_and(|age| age <= 25);
    let ends = behind.starts_with([',', '.', ';', ':', ')'])
        || behind.starts_with(" –")
        || behind.trim().is_empty();
    let joins = matches!(
        next,
        "to" | "and" | "or" | "on" | "onwards" | "upwards" | "have" | "in" | "who" | "can" | "with"
    );
    is_small && BEFORE.contains(&previous) && (ends || joins)
}

/// Whether the number says an age: “aged 16 to 18”, “16 and 17 year olds”, “under 5s”.
fn mentions_age(before: &str, after: &[String]) -> bool {
    let tail = lower(
        before
            .get(before.ceil_char_boundary(before.len().saturating_sub(30))..)
            .unwrap_or(""),
    );
    let mut recent: Vec<&str> = tail
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    while let Some(last) = recent.last() {
        let joins = matches!(
            *last,
            "to" | "and" | "or" | "of" | "between" | "from" | "over" | "under" | "about"
        ) || last.chars().all(|c| c.is_ascii_digit());
        if !joins {
            break;
        }
        recent.pop();
    }
    if matches!(
        recent.last(),
        Some(&("aged" | "age" | "ages" | "turn" | "turned" | "turning" | "reach" | "reached"))
    ) {
        return true;
    }
    let mut after = after.iter().map(String::as_str);
    for word in after.by_ref().take(4) {
        if matches!(word, "year-olds" | "year-old" | "plus") {
            return true;
        }
        if matches!(word, "year" | "years") {
            return matches!(after.next(), Some("old" | "olds" | "of"));
        }
        let joins = matches!(word, "to" | "and" | "or") || word.chars().all(|c| c.is_ascii_digit());
        if !joins {
            break;
        }
    }
    false
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

/// Shares in words, in a range of a text: “six in ten”, “one in five”, “two thirds”, “half”.
pub fn shares(text: &str, range: &Range<usize>) -> Vec<Number> {
    let words = super::words::words(text, range);
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let small = |ahead: usize| {
            words
                .get(index + ahead)
                .map_or(String::new(), |w| lower(w.text))
        };
        let amount = |word: &str| {
            number_word(word).or_else(|| word.parse::<i64>().ok().filter(|n| *n <= 100))
        };
        let share = match (amount(&small(0)), small(1).as_str(), amount(&small(2))) {
            (Some(n), "in", Some(of)) if of >= 2 && n < of && of <= 100 => Some((n, of, 3)),
            (Some(n), "out", _) if small(2) == "of" => match amount(&small(3)) {
                Some(of) if of >= 2 && n <= of && of <= 20 => Some((n, of, 4)),
                _ => None,
            },
            _ => fraction(&small(0), &small(1)),
        };
        let Some((n, of, length)) = share else {
            index += 1;
            continue;
        };
        let end = words
            .get(index + length - 1)
            .map_or(word.range.end, |w| w.range.end);
        if let Some(value) = Decimal::whole(n * 100).divided_by(Decimal::whole(of), 1) {
            found.push(Number {
                hedge: hedge(text.get(..word.range.start).unwrap_or("")),
                range: word.range.start..end,
                value,
                kind: NumberKind::Share,
                role: Role::Figure,
            });
        }
        index += length;
    }
    found
}

/// “two thirds”, “three-quarters”, “a third”, “half”: parts, of how many, in how many words.
fn fraction(first: &str, second: &str) -> Option<(i64, i64, usize)> {
    let part = |word: &str| match word {
        "half" => Some(2),
        "third" | "thirds" => Some(3),
        "quarter" | "quarters" => Some(4),
        "fifth" | "fifths" => Some(5),
        "tenth" | "tenths" => Some(10),
        _ => None,
    };
    if let Some((n, of)) = first.split_once('-')
        && let (Some(n), Some(of)) = (number_word(n), part(of))
    {
        return Some((n, of, 1));
    }
    match (first, second) {
        ("half", _) => Some((1, 2, 1)),
        ("a" | "one", "third" | "quarter" | "fifth" | "tenth" | "half") => {
            Some((1, part(second)?, 2))
        }
        ("two", "thirds" | "fifths") | ("three", "quarters" | "fifths") | ("four", "fifths") => {
            Some((number_word(first)?, part(second)?, 2))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(text: &str) -> Vec<String> {
        numbers(text, &(0..text.len()))
            .into_iter()
            .filter(|number| number.role == Role::Figure)
            .filter_map(|number| text.get(number.range).map(str::to_owned))
            .collect()
    }

    #[test]
    fn tells_figures_from_dates_names_ages_and_durations() {
        assert_eq!(
            figures(
                "Of 1,208 children 61% were seen; it cost £1.2 million, and 14 of 30 plans closed."
            ),
            ["1,208", "61%", "£1.2 million", "14", "30"]
        );
        for text in [
            "On 22 May 2020, in 2019/20 and March 2020.",
            "Under section 17 or 47, and regulation 44.",
            "Key Stage 4, Essentials 2.0 and Windows 10.",
            "Young people aged 16 to 18, and 19 to 21 year olds.",
            "Within 45 working days, or 4 to 6 weeks, in 24-hour care.",
            "Covid-19, the 7th visit, the 16-plus panel, 24/7, a ratio of 1:10.",
            "By 10:30, at 9am.",
        ] {
            assert_eq!(figures(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(figures("There were 1500 attendances in 2019."), ["1500"]);
        assert_eq!(
            figures("12 per cent and 3.5 percent"),
            ["12 per cent", "3.5 percent"]
        );
    }

    #[test]
    fn reads_shares_in_words() {
        let read = |text: &str| -> Vec<String> {
            shares(text, &(0..text.len()))
                .iter()
                .map(|number| number.value.to_string())
                .collect()
        };
        assert_eq!(
            read("Nine in ten decisions, two thirds, and half of them"),
            ["90.0", "66.7", "50.0"]
        );
        assert_eq!(
            read("three-quarters; one in five; 6 out of 10"),
            ["75.0", "20.0", "60.0"]
        );
        assert_eq!(read("in ten days one of them"), Vec::<String>::new());
    }

    #[test]
    fn reads_hedges() {
        for (front, wanted) in [
            ("just over ", Hedge::JustOver),
            ("nearly ", Hedge::Nearly),
            ("About ", Hedge::About),
            ("more than ", Hedge::MoreThan),
            ("moreover ", Hedge::None),
            ("it was ", Hedge::None),
        ] {
            assert_eq!(hedge(front), wanted, "{front}");
        }
    }
}
