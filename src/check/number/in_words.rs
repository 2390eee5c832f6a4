//! Numbers in words that count people or what is done for them: “twelve foster carers”.

use super::share::PARTS;
use super::{NUMBER_WORDS, Number, NumberKind, Role, hedge, number_word, percent_width};
use crate::check::small::Small;
use crate::check::words::{Phrases, lower, words};
use crate::model::Decimal;
use std::ops::Range;
use std::sync::LazyLock;

const TENS: [(&str, i64); 8] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// What somebody must have counted.
const COUNTED: [&str; 40] = [
    "children",
    "people",
    "families",
    "parents",
    "carers",
    "leavers",
    "staff",
    "practitioners",
    "workers",
    "managers",
    "schools",
    "pupils",
    "students",
    "babies",
    "siblings",
    "girls",
    "boys",
    "adopters",
    "adoptions",
    "households",
    "apprentices",
    "vacancies",
    "posts",
    "referrals",
    "contacts",
    "complaints",
    "compliments",
    "allegations",
    "escalations",
    "incidents",
    "episodes",
    "exclusions",
    "cases",
    "plans",
    "placements",
    "visits",
    "assessments",
    "conferences",
    "audits",
    "records",
];

/// Those who work here: everybody knows how many a small team has.
const STAFF: [&str; 4] = ["staff", "practitioners", "workers", "managers"];

/// A team of more than this has been counted.
const TEAM: i64 = 10;

/// What is told of some of them, and not of what a team does.
const BEFALLS: [&str; 14] = [
    "left",
    "leave",
    "resigned",
    "retired",
    "joined",
    "started",
    "qualified",
    "moved",
    "absent",
    "off",
    "sick",
    "dismissed",
    "completed",
    "said",
];

/// Whether a number of staff is how many a small team has: “seven social workers share the nights”,
/// and not “nine have left”. “Six workers who have no office hours” says what they are like.
fn is_known_team(value: i64, noun: &str, [next, then, third]: [&str; 3]) -> bool {
    let befalls = |word: &str| BEFALLS.contains(&word);
    let is_told = match next {
        "who" => befalls(then) || befalls(third),
        _ => [next, then]
            .iter()
            .any(|word| befalls(word) || matches!(*word, "have" | "had" | "were")),
    };
    STAFF.contains(&noun) && value <= TEAM && !is_told
}

/// So many words may stand between the number and what it counts: “newly qualified social”.
const BETWEEN: usize = 3;

/// What a number in words has in it, a share among them.
static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    let tens = TENS.iter().map(|(word, _)| *word);
    let numbers = NUMBER_WORDS.iter().map(|(word, _)| *word);
    Phrases::of(numbers.chain(tens).chain(PARTS.map(|(word, _)| word)))
});

/// Whether a text in small letters has a number in words at all.
pub fn has_number_word(small: Small<'_>) -> bool {
    WORDS.are_in(small)
}

/// The numbers in words in a range of a text that count something, and the percentages.
pub fn numbers_in_words(text: &str, range: &Range<usize>) -> Vec<Number> {
    let words = words(text, range);
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let Some(value) = value_of_word(&lower(word.text)) else {
            continue;
        };
        let behind = text.get(word.range.end..range.end).unwrap_or("");
        let (kind, end) = match percent_width(behind) {
            Some(width) => (NumberKind::Percent, word.range.end + width),
            None => (NumberKind::Plain, word.range.end),
        };
        let mut near = words.iter().enumerate().skip(index + 1).take(BETWEEN + 1);
        let noun = near
            .by_ref()
            .take_while(|(_, next)| is_joined(text, word.range.end..next.range.start))
            .find(|(_, next)| COUNTED.contains(&lower(next.text).as_str()));
        let counts = noun.is_some_and(|(at, noun)| {
            let behind = [1, 2, 3].map(|steps| {
                words
                    .get(at + steps)
                    .map_or(String::new(), |next| lower(next.text))
            });
            !is_known_team(
                value,
                &lower(noun.text),
                behind.each_ref().map(String::as_str),
            )
        });
        if kind == NumberKind::Percent || counts {
            found.push(Number {
                range: word.range.start..end,
                value: Decimal::whole(value),
                kind,
                role: Role::Figure,
                hedge: hedge(text.get(..word.range.start).unwrap_or("")),
            });
        }
    }
    found
}

/// Whether nothing but words stands between a number and what it counts.
fn is_joined(text: &str, between: Range<usize>) -> bool {
    const LEADS_AWAY: [&str; 9] = ["of", "in", "to", "and", "or", "for", "with", "that", "per"];
    let between = text.get(between).unwrap_or("");
    let is_plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\'');
    between.chars().all(is_plain)
        && !between
            .split(' ')
            .any(|word| LEADS_AWAY.contains(&word) || super::role::is_unit_of_time(word))
}

/// The number that a word says, tens with their units among them: “twenty-four”.
pub(super) fn value_of_word(word: &str) -> Option<i64> {
    let tens = |word: &str| TENS.iter().find(|(known, _)| *known == word);
    match word.split_once('-') {
        Some((front, unit)) => {
            let unit = number_word(unit).filter(|unit| *unit < 10)?;
            tens(front).map(|(_, value)| value + unit)
        }
        None => number_word(word)
            .filter(|value| *value < 100)
            .or_else(|| tens(word).map(|(_, value)| *value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_counted_in_words() {
        let read = |text: &str| -> Vec<String> {
            numbers_in_words(text, &(0..text.len()))
                .iter()
                .map(|number| number.value.to_string())
                .collect()
        };
        assert_eq!(
            read("Twenty-four young people and twelve newly qualified social workers came."),
            ["24", "12"]
        );
        assert_eq!(read("up by twelve per cent"), ["12"]);
        for text in [
            "In six weeks children come back.",
            "Six of the children, one of twelve; eight, children said.",
            "Twelve principles; those seventeen teams.",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
