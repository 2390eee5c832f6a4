//! Shares in words: “six in ten”, “two thirds”, “half”.

use super::{Number, NumberKind, Role, hedge, number_word};
use crate::check::words::{lower, words};
use crate::model::Decimal;
use std::ops::Range;

/// The parts of a whole, and how many of them it has.
pub(super) const PARTS: [(&str, i64); 9] = [
    ("half", 2),
    ("third", 3),
    ("thirds", 3),
    ("quarter", 4),
    ("quarters", 4),
    ("fifth", 5),
    ("fifths", 5),
    ("tenth", 10),
    ("tenths", 10),
];

/// Shares in words, in a range of a text: “six in ten”, “one in five”, “two thirds”, “half”.
pub fn shares(text: &str, range: &Range<usize>) -> Vec<Number> {
    let in_small = lower(text.get(range.clone()).unwrap_or(""));
    let words = words(&in_small, &(0..in_small.len()));
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let small = |ahead: usize| words.get(index + ahead).map_or("", |word| word.text);
        let amount = |word: &str| {
            number_word(word).or_else(|| word.parse::<i64>().ok().filter(|n| *n <= 100))
        };
        let share = match (amount(small(0)), small(1), amount(small(2))) {
            (Some(n), "in", Some(of)) if of >= 2 && n < of && of <= 100 => Some((n, of, 3)),
            (Some(n), "out", _) if small(2) == "of" => match amount(small(3)) {
                Some(of) if of >= 2 && n <= of && of <= 20 => Some((n, of, 4)),
                _ => None,
            },
            // “nine contacts in ten”
            (Some(n), noun, _) if small(2) == "in" && is_plural(noun) => match amount(small(3)) {
                Some(of) if of >= 5 && n < of && of <= 100 => Some((n, of, 4)),
                _ => None,
            },
            _ => fraction(small(0), small(1)),
        };
        let share = share.filter(|(_, _, length)| {
            let in_joint = length.checked_sub(2).is_some_and(|at| small(at) == "in");
            !(in_joint && is_time([small(*length), small(length + 1), small(length + 2)]))
        });
        let Some((n, of, length)) = share else {
            index += 1;
            continue;
        };
        let end = words
            .get(index + length - 1)
            .map_or(word.range.end, |w| w.range.end);
        let (start, end) = (range.start + word.range.start, range.start + end);
        if let Some(value) = Decimal::whole(n * 100).divided_by(Decimal::whole(of), 1) {
            found.push(Number {
                hedge: hedge(text.get(..start).unwrap_or("")),
                range: start..end,
                value,
                kind: NumberKind::Share,
                role: Role::Figure,
            });
        }
        index += length;
    }
    found
}

/// Whether the words behind “one in four” make that a time: “one in four minutes”, “in ten working
/// days”. “One in five days was lost” is a share of the days.
fn is_time(behind: [&str; 3]) -> bool {
    let is_unit = |word: &str| word.ends_with('s') && super::role::is_unit_of_time(word);
    let next = match behind {
        [unit, next, _] if is_unit(unit) => next,
        ["working" | "calendar" | "school", unit, next] if is_unit(unit) => next,
        _ => return false,
    };
    !matches!(
        next,
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "of"
    )
}

fn is_plural(noun: &str) -> bool {
    (noun.ends_with('s') || matches!(noun, "children" | "people"))
        && !super::role::is_unit_of_time(noun)
}

/// “two thirds”, “three-quarters”, “a third”, “half”: parts, of how many, in how many words.
fn fraction(first: &str, second: &str) -> Option<(i64, i64, usize)> {
    let part = |word: &str| {
        let known = PARTS.iter().find(|(known, _)| *known == word);
        known.map(|(_, of)| *of)
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
