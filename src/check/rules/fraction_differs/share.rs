//! A share in words, or one that is “about” a percentage, beside its two counts: “234 of 686 children,
//! approximately a quarter”, “a quarter of children (234 of 686)”.

use crate::check::number::{Hedge, Number, NumberKind, Role, shares};
use crate::check::prose::Passage;
use crate::check::words::Phrases;
use std::ops::Range;
use std::sync::LazyLock;

/// The words that a share has.
static WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "half",
        "third",
        "thirds",
        "quarter",
        "quarters",
        "fifth",
        "fifths",
        "tenth",
        "tenths",
        "in two",
        "in three",
        "in four",
        "in five",
        "in six",
        "in seven",
        "in eight",
        "in nine",
        "in ten",
        "in twenty",
        "out of ten",
    ])
});

/// What stands between a part and its whole.
const OF: [&str; 8] = [
    "of",
    "of the",
    "of our",
    "of all",
    "out of",
    "out of the",
    "of a total of",
    "out of a total of",
];

/// What makes a share no exact one.
const HEDGES: [&str; 13] = [
    "a",
    "about",
    "around",
    "approximately",
    "roughly",
    "some",
    "circa",
    "nearly",
    "almost",
    "just over",
    "just under",
    "more than",
    "less than",
];

/// So many words at most stand between the counts and their share.
const BETWEEN: usize = 12;

/// The part, the whole and what a sentence says that the one is of the other.
/// `found`: the typed numbers of the sentence with digits.
pub(super) fn told(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    found: &[Number],
) -> Option<(Number, Number, Number)> {
    let is_count = |number: &&Number| number.is_count() && number.hedge == Hedge::None;
    let mut counts = found.iter().filter(is_count);
    let (Some(one), Some(two), None) = (counts.next(), counts.next(), counts.next()) else {
        return None;
    };
    let joint = passage.small_words(one.range.end..two.range.start);
    let is_part_first = OF.contains(&joint.trim()) && one.value <= two.value;
    let is_whole_first = ["of whom ", "of which "]
        .iter()
        .any(|end| joint.ends_with(end))
        && joint.split_whitespace().count() <= BETWEEN
        && two.value <= one.value;
    let (n, of) = match (is_part_first, is_whole_first) {
        (true, _) => (one, two),
        (_, true) => (two, one),
        _ => return None,
    };
    let share = the_share(passage, sentence, found)?;
    let is_told = match share.range.start < one.range.start {
        true => is_part_first && is_before(passage, &share, [one, two]),
        false => is_behind(passage, sentence, two, &share),
    };
    is_told.then(|| (n.clone(), of.clone(), share))
}

/// The only share of a sentence, where it is one in words or no exact one.
fn the_share(passage: &Passage<'_>, sentence: &Range<usize>, found: &[Number]) -> Option<Number> {
    let is_percent = |one: &&Number| one.kind == NumberKind::Percent && one.role == Role::Figure;
    let mut percents = found.iter().filter(is_percent);
    match (percents.next(), percents.next()) {
        (None, _) => {}
        (Some(one), None) => return (one.hedge != Hedge::None).then(|| one.clone()),
        _ => return None,
    }
    if !WORDS.are_in(passage.small_words(sentence.clone())) {
        return None;
    }
    let mut told = shares(&passage.text, sentence).into_iter();
    let share = told.next().filter(|one| passage.is_typed(&one.range))?;
    told.next().is_none().then_some(share)
}

/// “a quarter of children (234 of 686)”
fn is_before(passage: &Passage<'_>, share: &Number, [one, two]: [&Number; 2]) -> bool {
    let between = passage.small_words(share.range.end..one.range.start);
    let noun = between
        .strip_prefix(" of ")
        .and_then(|noun| noun.strip_suffix('('));
    let behind = passage.words(two.range.end..passage.text.len());
    noun.is_some_and(is_plain) && behind.starts_with(')')
}

/// “234 of 686 children (a quarter)”, “…, which is about a quarter”
fn is_behind(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    last: &Number,
    share: &Number,
) -> bool {
    if share.range.start < last.range.end {
        return false;
    }
    let small = passage.small_words(last.range.end..share.range.start);
    let between = small.trim();
    let hedge = HEDGES.iter().filter_map(|word| {
        let rest = between.strip_suffix(word)?;
        (rest.is_empty() || rest.ends_with([' ', '('])).then_some(rest)
    });
    let between = hedge
        .min_by_key(|rest| rest.len())
        .unwrap_or(between)
        .trim();
    let behind = passage.small_words(share.range.end..sentence.end);
    if let Some(noun) = between.strip_suffix('(') {
        return is_plain(noun) && behind.starts_with(')');
    }
    let told = ["which is", "that is"]
        .iter()
        .find_map(|end| between.strip_suffix(end));
    let ends = behind.is_empty()
        || behind.starts_with(['.', ',', ';'])
        || [" of all ", " of the total", " of them", " of these"]
            .iter()
            .any(|phrase| behind.starts_with(phrase));
    let noun = match told {
        Some(noun) => Some(noun.trim_end().trim_end_matches([',', '–'])),
        None => between.strip_suffix([',', '–']),
    };
    noun.is_some_and(is_plain) && ends
}

/// Whether nothing divides some words, and they are few.
fn is_plain(words: &str) -> bool {
    words.split_whitespace().count() <= BETWEEN
        && !words.contains([',', ';', ':', '(', ')', '.', '–', '“'])
}
