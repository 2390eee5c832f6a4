//! Numbers that something is called by: telephones, houses, paragraphs of this text.

use crate::check::words::{lower, word_before};

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
/// What else is done to somebody “on” a number.
const DIALS: [&str; 5] = ["rings", "phones", "dials", "telephones", "ringing"];
/// What may stand behind a number that is dialled; what is counted may not.
const AFTER_DIALLED: [&str; 17] = [
    "or", "and", "if", "for", "at", "from", "between", "when", "any", "free", "day", "night",
    "during", "until", "out", "where", "without",
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
        || is_telephone(before, number)
        || is_dialled((before, number, behind), previous, after)
        || is_house(number, behind)
        || leads_elsewhere(before, number)
}

/// “Per 10,000 children”: what a rate is counted on.
fn is_base(number: &str, previous: &str) -> bool {
    previous == "per" && number.len() > 1
}

/// “01452 555 555”, “0800 1111”: groups of digits of which the first begins with a nought.
fn is_telephone(before: &str, number: &str) -> bool {
    let is_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let first = digits_before(before).last().unwrap_or(number);
    is_digits(number) && first.len() >= 3 && first.starts_with('0')
}

/// The groups of digits right before a number, the nearest first.
fn digits_before(before: &str) -> impl Iterator<Item = &str> {
    let groups = before.trim_end().rsplit([' ', '\u{a0}']).take(3);
    groups
        .map(|group| group.trim_start_matches('('))
        .take_while(|group| group.len() >= 3 && group.bytes().all(|b| b.is_ascii_digit()))
}

/// “Ring 101”, “the 999 service”, “call them on 116 123”, “text HELP to 85258”.
fn is_dialled(
    (before, number, behind): (&str, &str, &str),
    previous: &str,
    after: &[String],
) -> bool {
    let next = after.first().map(String::as_str);
    let is_service = SERVICES.contains(&number)
        && (next.is_none_or(|next| {
            matches!(
                next,
                "or" | "and" | "if" | "for" | "service" | "call" | "calls" | "line"
            )
        }) || dials(before)
            || names_line(before));
    if DIALLED.contains(&previous) || is_service || is_texted_to(before, number, next) {
        return true;
    }
    let joint = match digits_before(before).last() {
        // “On 116 123”
        Some(first) => {
            let end = before.rfind(first).unwrap_or(0);
            word_before(before, end)
        }
        None => previous.to_owned(),
    };
    let is_joined = joint == "on" || joint == "to" && number.len() == 5;
    let rest = behind.trim_start();
    let stands_alone = rest.is_empty()
        || rest.starts_with([',', '.', ';', ')', ':', '?', '!'])
        || next.is_some_and(|next| {
            AFTER_DIALLED.contains(&next) || next.bytes().all(|b| b.is_ascii_digit())
        });
    number.len() >= 3 && is_joined && stands_alone && dials(before)
}

/// “The line of the police, 101”: a number set between commas behind what is rung there.
fn names_line(before: &str) -> bool {
    const LINES: [&str; 4] = ["line", "helpline", "hotline", "switchboard"];
    let start = before.ceil_char_boundary(before.len().saturating_sub(FRONT));
    let front = lower(before.get(start..).unwrap_or(""));
    let Some(named) = front.trim_end().strip_suffix([',', ':', '(']) else {
        return false;
    };
    let clause = named.rsplit([',', '.', ';', ':']).next().unwrap_or("");
    clause.split(' ').any(|word| LINES.contains(&word))
}

/// “A text to 80818”: five digits without a comma, and nothing that is counted behind.
fn is_texted_to(before: &str, number: &str, next: Option<&str>) -> bool {
    let front = before.trim_end();
    let is_plain = number.len() == 5 && number.bytes().all(|b| b.is_ascii_digit());
    let is_noun = next.is_some_and(|next| {
        next.ends_with('s') && !matches!(next, "is" | "was" | "has" | "reaches" | "brings")
    });
    is_plain && !is_noun && (front.ends_with("text to") || front.ends_with("texts to"))
}

/// Whether somebody dials, calls or writes to a number in the words of its sentence before it.
fn dials(before: &str) -> bool {
    let start = before.ceil_char_boundary(before.len().saturating_sub(2 * FRONT));
    let front = lower(before.get(start..).unwrap_or(""));
    let sentence = front.rsplit(['.', '!', '?', ';']).next().unwrap_or("");
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| DIALLED.contains(&word) || DIALS.contains(&word))
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
