//! Numbers of people that are told in general: a need that nobody meets, “no carer is free for two
//! brothers”, and those whom a practice defines, “reads two files a week and rings the two families”.

use super::{amount, small_at, two_sentences};
use crate::check::number::TIMES;
use crate::check::period_words::periods;
use crate::check::prose::{Passage, clauses};
use crate::check::words::{Phrases, Word, find_phrase, lower};
use std::sync::LazyLock;

/// What denies that there is enough.
static DENIES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "no", "none", "nobody", "no-one", "not", "nowhere", "neither", "nor", "never", "few",
        "hardly", "seldom", "rarely", "scarcely", "without", "lack", "lacks", "short of",
    ])
});

/// What there is not enough of, or what it is not.
static FREE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "approved",
        "available",
        "bed",
        "beds",
        "big enough",
        "enough",
        "free",
        "large enough",
        "licensed",
        "nowhere",
        "place",
        "places",
        "registered",
        "room",
        "space",
        "spare",
        "suitable",
        "vacancy",
        "vacant",
    ])
});

/// What is told of people, and not needed.
const TOLD: [&str; 12] = [
    "who", "was", "were", "and", "are", "is", "has", "have", "had", "when", "after", "so",
];

/// What has been is told of some, whatever the practice is.
static PAST: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "was",
        "were",
        "has",
        "have",
        "had",
        "did",
        "complained",
        "refused",
        "left",
        "moved",
    ])
});

/// Whether the number at `index` says for how many there is too little: “no carer is free for two
/// brothers”. Told of a day or a month it has happened, and what became of them is told of some.
pub(super) fn is_unmet_need(
    passage: &Passage<'_>,
    list: &[Word<'_>],
    index: usize,
    last: usize,
) -> bool {
    let (Some(number), Some(people)) = (list.get(index), list.get(last)) else {
        return false;
    };
    let at = number.range.start;
    let Some(sentence) = passage.sentence_at(at) else {
        return false;
    };
    let before = index.checked_sub(1).and_then(|at| list.get(at));
    if before.is_none_or(|word| lower(word.text) != "for") {
        return false;
    }
    let front = passage.small_words(sentence.start..at);
    let front = front.text.rsplit([';', ':', ',']).next().unwrap_or("");
    // “Nobody has a bed for a mother and child, or for two brothers”
    let whole = passage.small_words(sentence.start..at).text;
    let goes_on = front.trim_start().starts_with("or ") || front.trim_start().starts_with("nor ");
    let front = if goes_on { whole } else { front };
    let behind = passage.words(people.range.end..sentence.end);
    let next = list
        .get(last + 1)
        .map_or(String::new(), |word| lower(word.text));
    let follows = list
        .get(last + 2)
        .map_or(String::new(), |word| lower(word.text));
    let ends = behind.trim_start().starts_with(['.', ';']);
    // “Three children who want to stay together”
    let wants = next == "who"
        && matches!(
            follows.as_str(),
            "want" | "need" | "must" | "should" | "cannot" | "belong"
        );
    let is_told = !ends && !wants && TOLD.contains(&next.as_str());
    DENIES.are_in(front)
        && FREE.are_in(front)
        && !is_told
        && periods(&passage.text, sentence, passage.as_at).is_empty()
}

/// Whether “the two families” at `index` are those of a practice that was just told: “reads two
/// files a week, and rings one of the two families”.
pub(super) fn is_of_practice(
    passage: &Passage<'_>,
    list: &[Word<'_>],
    index: usize,
    last: usize,
) -> bool {
    let Some(number) = list.get(index) else {
        return false;
    };
    let before = index.checked_sub(1).and_then(|at| list.get(at));
    let is_known =
        before.is_some_and(|word| matches!(lower(word.text).as_str(), "the" | "these" | "those"));
    let Some(sentence) = passage.sentence_at(number.range.start) else {
        return false;
    };
    let all = clauses(&passage.text, sentence).into_iter();
    let mut own = all.filter(|clause| clause.contains(&number.range.start));
    let clause = own.next().unwrap_or_else(|| sentence.clone());
    let told = passage.small_words(clause).text;
    // “The two families are asked what it was like”
    let told = ["what", "how", "whether"]
        .iter()
        .filter_map(|word| find_phrase(told, word))
        .min()
        .map_or(told, |at| told.get(..at).unwrap_or(told));
    if !is_known || PAST.are_in(told) {
        return false;
    }
    let is_as_many = |at: usize| {
        let word = list.get(at).map_or(String::new(), |word| lower(word.text));
        amount(&word).is_some_and(|many| amount(&lower(number.text)) == Some(many))
    };
    let first = two_sentences(passage, number.range.start);
    let from = list.partition_point(|word| word.range.start < first);
    let defines = (from..index).any(|at| is_as_many(at) && has_rate(list, at, index));
    let next = list
        .get(last + 1)
        .map_or(String::new(), |word| lower(word.text));
    defines && !matches!(next.as_str(), "left" | "went" | "died" | "moved")
}

/// What may be so of anybody, and is told of nobody.
const MAY: [&str; 6] = ["may", "might", "can", "could", "must", "should"];

/// Whether a number before people belongs to a rule for any of them: “twins count as two children”,
/// “two children in a family may need two plans”.
pub(super) fn is_of_any(
    passage: &Passage<'_>,
    list: &[Word<'_>],
    index: usize,
    last: usize,
) -> bool {
    let back = |steps: usize| small_at(list, index.checked_sub(steps));
    let ahead = |steps: usize| small_at(list, Some(last + steps));
    let counts_as = back(1) == "as" && matches!(back(2).as_str(), "count" | "counts" | "counted");
    let in_any = ahead(1) == "in"
        && matches!(ahead(2).as_str(), "a" | "an" | "any" | "one" | "the")
        && (4..=5).any(|steps| MAY.contains(&ahead(steps).as_str()));
    let number = list.get(index).map_or(0, |word| word.range.start);
    let is_plain = list.get(last).is_some_and(|people| {
        let end = passage.sentence_at(number).map_or(0, |one| one.end);
        let behind = passage.words(people.range.end..end);
        !behind.trim_start().starts_with([',', ';', '('])
    });
    let may_reach = REACHES.contains(&back(1).as_str())
        && matches!(back(2).as_str(), "may" | "might" | "can" | "could")
        && is_of_one_of_many(passage, number, index, list);
    counts_as || (in_any || may_reach) && is_plain
}

/// What somebody may do with so many in a day.
const REACHES: [&str; 8] = [
    "reach", "see", "visit", "meet", "ring", "help", "advise", "assess",
];

/// Whether a clause tells of one of many, whom nobody names: “a worker in the city may …”.
fn is_of_one_of_many(
    passage: &Passage<'_>,
    number: usize,
    index: usize,
    list: &[Word<'_>],
) -> bool {
    let Some(sentence) = passage.sentence_at(number) else {
        return false;
    };
    let mut all = clauses(&passage.text, sentence).into_iter();
    let start = all.find(|clause| clause.contains(&number));
    let start = start.map_or(sentence.start, |clause| clause.start);
    let own = list.iter().take(index);
    let first: Vec<String> = own
        .filter(|word| word.range.start >= start)
        .map(|word| lower(word.text))
        .take(2)
        .collect();
    let word = |at: usize| first.get(at).map_or("", String::as_str);
    let is_any = |word: &str| matches!(word, "a" | "an" | "one");
    is_any(word(0)) || matches!(word(0), "and" | "but" | "while") && is_any(word(1))
}

/// Whether a number is one of each time: “two plans a week”, “every term the school picks four”.
fn has_rate(list: &[Word<'_>], at: usize, until: usize) -> bool {
    let word = |at: usize| list.get(at).map_or(String::new(), |word| lower(word.text));
    let is_time = |at: usize| {
        let is_each = matches!(word(at).as_str(), "a" | "an" | "per" | "each" | "every");
        is_each && TIMES.contains(&word(at + 1).as_str())
    };
    let behind = (at + 1..until.min(at + 6)).any(is_time);
    let before = (at.saturating_sub(8)..at).any(is_time);
    behind || before
}
