//! Words that are missing or wrong in fixed turns of phrase: “in relation plans”, “a robust for”,
//! “less than in six weeks”, “out of hour’s”.

use super::{Found, InSmall};
use crate::check::prose::Passage;
use crate::check::words::{Phrases, find, find_each};
use std::sync::LazyLock;

/// Turns of phrase that go on with one word.
const GOES_ON: [(&str, &str); 10] = [
    ("in relation", "to"),
    ("in accordance", "with"),
    ("in respect", "of"),
    ("on behalf", "of"),
    ("in spite", "of"),
    ("with regard", "to"),
    ("with regards", "to"),
    ("raised relating", "to"),
    ("issues relating", "to"),
    ("concerns relating", "to"),
];

/// What may stand between the turn of phrase and its word.
const BETWEEN: [&str; 11] = [
    "both",
    "not",
    "mainly",
    "only",
    "solely",
    "particularly",
    "primarily",
    "specifically",
    "either",
    "largely",
    "and",
];

/// What can only say how something is: a thing follows.
const ADJECTIVES: [&str; 18] = [
    "robust",
    "effective",
    "consistent",
    "significant",
    "timely",
    "comprehensive",
    "dedicated",
    "appropriate",
    "considerable",
    "thorough",
    "sustained",
    "clear",
    "strong",
    "stronger",
    "rigorous",
    "proportionate",
    "systematic",
    "substantial",
];

/// What follows a thing, and not what says how it is.
const AFTER_THING: [&str; 6] = ["for", "of", "is", "are", "was", "has"];

/// Verbs that say what remains to be done.
const TO_DO: [&str; 12] = [
    "ensure",
    "improve",
    "embed",
    "achieve",
    "increase",
    "reduce",
    "strengthen",
    "develop",
    "make",
    "secure",
    "address",
    "support",
];

const UNITS: [&str; 12] = [
    "hours", "days", "weeks", "months", "years", "minutes", "hour", "day", "week", "month", "year",
    "minute",
];

const COUNTS: [&str; 12] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "several",
];

/// Words that are easily mistyped as others, by the words around them, and what is meant.
const MEANT: [(&str, &str); 9] = [
    ("be we led", "be well led"),
    ("is we led", "is well led"),
    ("polices and procedures", "policies and procedures"),
    ("polices and practice", "policies and practice"),
    ("our polices", "our policies"),
    ("services users", "service users"),
    ("requirements improvement", "requires improvement"),
    ("children’s service’s", "children’s services"),
    ("case file’s", "case files"),
];

/// All of these.
static TURNS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(GOES_ON.iter().chain(&MEANT).map(|(words, _)| *words)));

pub(super) fn look(passage: &Passage<'_>, words: InSmall<'_>, found: &mut Vec<Found>) {
    let list = words.list;
    let text = passage.text.as_str();
    let small = passage.small();
    // Only words that stand in a row, with nothing but a space between.
    let adjoins = |at: usize| match (list.get(at), list.get(at + 1)) {
        (Some(one), Some(two)) => text.get(one.range.end..two.range.start) == Some(" "),
        _ => false,
    };
    let word = |at: usize| words.word(at);
    let is_row = |at: usize, words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(i, one)| word(at + i) == *one)
            && (at..at + words.len() - 1).all(adjoins)
    };
    // Where a turn of phrase stands: its first and its last word.
    let places = |turn: &'static str| {
        let places = find_each(small, turn).map(move |start| {
            let first = list.partition_point(|word| word.range.start < start);
            let last = first + turn.split(' ').count() - 1;
            let is_whole = list
                .get(first)
                .is_some_and(|word| word.range.start == start)
                && list
                    .get(last)
                    .is_some_and(|word| word.range.end == start + turn.len());
            is_whole.then_some((first, last))
        });
        places.flatten()
    };
    let mut tell = |from: usize, to: usize, message: String| {
        if let (Some(first), Some(last)) = (list.get(from), list.get(to)) {
            found.push((first.range.start..last.range.end, message));
        }
    };
    // Hardly a text has one.
    if TURNS.are_in(small) {
        for (turn, next) in GOES_ON {
            for (first, last) in places(turn) {
                let follows = word(last + 1);
                if adjoins(last) && follows != next && !BETWEEN.contains(&follows) {
                    let message = format!("“{next}” is missing behind “{turn}”");
                    tell(first, last + 1, message);
                }
            }
        }
        for (turn, meant) in MEANT {
            for (first, last) in places(turn) {
                tell(first, last, format!("“{meant}” is meant here"));
            }
        }
    }
    let owns = ["’s", "'s"].iter().any(|owns| find(small, owns).is_some());
    for at in 0..list.len() {
        let here = word(at);
        let next = word(at + 1);
        let is_owned = owns && (next.ends_with("’s") || next.ends_with("'s"));
        if !(may_begin(here) || is_owned || next == "such") || !adjoins(at) {
            continue;
        }
        // “A robust for recording”.
        if matches!(word(at), "a" | "an")
            && ADJECTIVES.contains(&word(at + 1))
            && AFTER_THING.contains(&word(at + 2))
            && adjoins(at + 1)
        {
            let of = format!("a word is missing behind “{}”", word(at + 1));
            tell(at, at + 2, of);
        }
        // “There is more to do ensure”.
        if matches!(word(at), "more" | "work" | "much")
            && is_row(at + 1, &["to", "do"])
            && adjoins(at + 2)
            && TO_DO.contains(&word(at + 3))
        {
            tell(
                at + 2,
                at + 3,
                format!("“to” is missing before “{}”", word(at + 3)),
            );
        }
        // “Less than in six weeks”.
        if matches!(word(at), "less" | "more" | "fewer")
            && is_row(at + 1, &["than", "in"])
            && adjoins(at + 2)
            && is_count(word(at + 3))
            && UNITS.contains(&word(at + 4))
        {
            tell(at, at + 4, "“in” is too many here".to_owned());
        }
        // “Six week’s”, “out of hour’s”.
        let unit = next.strip_suffix("’s").or_else(|| next.strip_suffix("'s"));
        let of_many = || is_count(word(at)) || is_row(at.saturating_sub(1), &["out", "of"]);
        if let Some(unit) = unit.filter(|unit| UNITS.contains(unit) && of_many()) {
            let right = if word(at) == "of" { "" } else { "’" };
            tell(
                at + 1,
                at + 1,
                format!("the apostrophe is wrong: “{unit}s{right}”"),
            );
        }
        // “In areas such MASH”.
        let is_thing = word(at).ends_with('s') || at > 1 && word(at - 1) == "of" && here != "of";
        if next == "such" && is_thing && adjoins(at + 1) {
            let follows = list.get(at + 2).map_or("", |word| word.text);
            let is_short_form =
                follows.len() > 1 && follows.chars().all(|letter| letter.is_ascii_uppercase());
            if is_short_form {
                tell(at + 1, at + 2, "“as” is missing behind “such”".to_owned());
            }
        }
    }
}

/// Whether one of the slips begins with this word: few do.
fn may_begin(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "more" | "work" | "much" | "less" | "fewer"
    )
}

/// Whether a word counts more than one.
fn is_count(word: &str) -> bool {
    COUNTS.contains(&word)
        || word
            .parse::<u32>()
            .is_ok_and(|count| (2..100).contains(&count))
}
