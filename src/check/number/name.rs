//! Numbers that something is called by: telephones, houses, paragraphs of this text, times of day.

use crate::check::words::lower;

/// Words in front of a number that is dialled.
const DIALLED: [&str; 8] = [
    "call",
    "calling",
    "ring",
    "phone",
    "dial",
    "telephone",
    "tel",
    "text",
];
/// Numbers that everybody knows by heart.
const SERVICES: [&str; 3] = ["101", "111", "999"];
/// What a street is called, in small letters.
const STREETS: [&str; 12] = [
    "street", "road", "lane", "avenue", "close", "way", "drive", "square", "place", "court",
    "house", "terrace",
];
/// How many letters of the text in front are looked at.
const FRONT: usize = 40;

/// Whether `number` is a name: `before` and `behind` stand around it, `previous` is the word in
/// front and `after` are those behind, in small letters.
pub(super) fn is_name(
    (before, number, behind): (&str, &str, &str),
    previous: &str,
    after: &[String],
) -> bool {
    is_base(number, previous)
        || is_telephone(before, number, behind)
        || is_dialled(number, previous, after)
        || is_house(number, behind)
        || is_time_of_day(number, previous)
        || leads_elsewhere(before, number)
}

/// “Per 10,000 children”: what a rate is counted on.
fn is_base(number: &str, previous: &str) -> bool {
    previous == "per" && number.len() > 1
}

/// “01452 555 555”: groups of digits of which the first begins with a nought.
fn is_telephone(before: &str, number: &str, behind: &str) -> bool {
    let is_group = |group: &&str| group.len() >= 3 && group.bytes().all(|b| b.is_ascii_digit());
    let front: Vec<&str> = before
        .trim_end()
        .rsplit([' ', '\u{a0}'])
        .take(3)
        .take_while(is_group)
        .collect();
    let first = front.last().copied().unwrap_or(number);
    let rear = behind
        .split(|c: char| !c.is_ascii_digit() && c != ' ' && c != '\u{a0}')
        .next()
        .unwrap_or("");
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let length = front.iter().map(|group| group.len()).sum::<usize>() + number.len() + digits(rear);
    is_group(&number) && first.starts_with('0') && length >= 9
}

/// “Ring 101”, “the 999 service”.
fn is_dialled(number: &str, previous: &str, after: &[String]) -> bool {
    let goes_on = after.first().is_none_or(|next| {
        matches!(
            next.as_str(),
            "or" | "and" | "for" | "service" | "call" | "calls" | "line"
        )
    });
    DIALLED.contains(&previous) || (SERVICES.contains(&number) && goes_on)
}

/// “12 High Street”.
fn is_house(number: &str, behind: &str) -> bool {
    let mut words = behind
        .split_whitespace()
        .take(3)
        .take_while(|word| word.starts_with(|c: char| c.is_uppercase()));
    let is_street = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        STREETS.contains(&lower(bare).as_str())
    };
    number.len() <= 3 && words.any(is_street)
}

/// “At 10.30”.
fn is_time_of_day(number: &str, previous: &str) -> bool {
    let is_of_time = matches!(
        previous,
        "at" | "until" | "till" | "from" | "before" | "after" | "by"
    );
    let is_clock = number.split_once('.').is_some_and(|(hours, minutes)| {
        hours.parse::<u8>().is_ok_and(|hours| hours < 24)
            && matches!(minutes, "00" | "15" | "30" | "45")
    });
    is_of_time && is_clock
}

/// “See 10.3”, “(see below, 10.3 and 10.4)”.
fn leads_elsewhere(before: &str, number: &str) -> bool {
    let start = before.ceil_char_boundary(before.len().saturating_sub(FRONT));
    let front = lower(before.get(start..).unwrap_or(""));
    let mut words = front
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '('))
        .rev()
        .filter(|word| !word.is_empty());
    let skipped = |word: &&str| {
        matches!(*word, "and" | "also" | "below" | "above" | "at" | "in")
            || word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    number.contains('.') && words.find(|word| !skipped(word)) == Some("see")
}
