//! Numbers that are typed in a text, and whether each is a figure or part of a name or a date.

mod age;
mod choice;
mod claim;
mod clock;
mod fraction;
mod in_words;
mod law;
mod meant;
mod name;
mod part_of_time;
mod practice;
mod price;
mod role;
mod share;
mod wish;

pub use choice::is_choice;
pub use claim::is_counted;
pub use in_words::{has_number_word, numbers_in_words};
pub use meant::may_mean;
pub use practice::TIMES;
pub use role::is_count_like_a_year;
pub use share::shares;
pub use wish::{is_of_the_past, is_wished};

use super::small::Small;
use super::words::{Phrases, find, lower};
use crate::model::Decimal;
use role::role;
use std::ops::Range;
use std::sync::LazyLock;

/// Whether a percentage may stand in a text in small letters.
pub fn has_percent(small: Small<'_>) -> bool {
    let has_sign = || memchr::memchr(b'%', small.as_bytes()).is_some();
    has_sign() || CENT.may_be_near(small) && find(small, "per cent").is_some()
}

static CENT: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(["cent"]));

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

impl Number {
    /// Whether it says how many, and is no share, sum of money, age or part of a name.
    pub fn is_count(&self) -> bool {
        self.kind == NumberKind::Plain && self.role == Role::Figure
    }
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
    let begins = matches!(
        word.as_bytes().first()?,
        b'o' | b't' | b'f' | b's' | b'e' | b'n' | b'h'
    );
    if !begins || word.len() > "seventeen".len() {
        return None;
    }
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
    let sign = fraction::sign_width(text.get(digits.end..)?);
    let digits = digits.start..digits.end + sign;
    let plain: String = fraction::in_digits(text.get(digits.clone())?)
        .chars()
        .filter(|c| *c != ',')
        .collect();
    let mut value = Decimal::parse(&plain)?;
    let before = text.get(..digits.start)?;
    let behind = text.get(digits.end..)?;
    let mut range = digits.clone();
    let mut kind = NumberKind::Plain;
    let pound = before.strip_suffix('£');
    let trimmed = behind.trim_start();
    let factors: &[(&str, i64)] = match pound {
        Some(_) => &[
            ("billion", 1_000_000_000),
            ("million", 1_000_000),
            ("bn", 1_000_000_000),
            ("m", 1_000_000),
            ("k", 1_000),
        ],
        None => &[("million", 1_000_000)],
    };
    if pound.is_some() {
        range.start -= '£'.len_utf8();
        kind = NumberKind::Pounds;
    } else if let Some(width) = percent_width(behind) {
        kind = NumberKind::Percent;
        range.end += width;
    }
    for (word, factor) in factors {
        if trimmed
            .strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        {
            value = value.times(*factor);
            range.end += behind.len() - trimmed.len() + word.len();
            break;
        }
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
        assert_eq!(read("on nine contacts in ten"), ["90.0"]);
        assert_eq!(
            read("in ten days one of them; two weeks in ten"),
            Vec::<String>::new()
        );
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
