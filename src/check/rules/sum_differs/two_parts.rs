//! Two parts of one noun and the total told beside them: “18 town teams and 12 village teams, 30 teams
//! in all”, “20 boys and 15 girls, 35 children in all”, “348 here and 148 there. That makes 496”.

use super::other_part::{figures, refers_to_figures};
use super::{is_exact, not_the_sum};
use crate::check::Subject;
use crate::check::number::{Number, has_number_word};
use crate::check::prose::Passage;
use crate::check::words::{Phrases, lower};
use crate::diagnostic::Diagnostic;
use std::ops::Range;
use std::sync::LazyLock;

/// What says that a number is a total.
static TOTALS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "in all",
        "in total",
        "altogether",
        "a total of",
        "that makes",
        "this makes",
        "making",
    ])
});

/// What says that some are counted twice, or more than these.
static DOUBTS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(["both", "twice", "some of", "others", "including", "among"]));

/// What stands before a total, behind the comma that divides it from its parts.
const BEFORE: [&str; 8] = [
    "a total of",
    "in all",
    "in total",
    "altogether",
    "making",
    "making a total of",
    "that makes",
    "which makes",
];

/// What takes up the parts of the sentence before.
const TAKES_UP: [&str; 6] = [
    "that makes",
    "this makes",
    "together that makes",
    "together this makes",
    "that makes a total of",
    "this makes a total of",
];

/// What stands behind a total's noun.
const BEHIND: [&str; 3] = ["in all", "in total", "altogether"];

/// What ends a noun: it is told apart then, or something is said of it.
const ENDS: [&str; 29] = [
    "and", "in", "at", "of", "on", "for", "with", "from", "by", "to", "who", "that", "which",
    "are", "were", "is", "was", "have", "had", "has", "a", "an", "the", "as", "or", "but",
    "because", "up", "under",
];

/// So many words have a noun among them.
const NOUN: usize = 4;

/// Two nouns, and what both of them are.
const BOTH_ARE: [([&str; 2], &[&str]); 3] = [
    (
        ["boys", "girls"],
        &["children", "people", "pupils", "students"],
    ),
    (["mothers", "fathers"], &["parents", "people", "adults"]),
    (
        ["men", "women"],
        &["adults", "people", "staff", "carers", "parents"],
    ),
];

pub(super) fn wrong_sum(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    before: Option<&Range<usize>>,
) -> Option<Diagnostic> {
    let small = passage.small_words(sentence.clone());
    let is_total = passage.has_digit && TOTALS.are_in(small);
    if !is_total || refers_to_figures(passage, sentence) || has_number_word(small) {
        return None;
    }
    let told = figures(passage, sentence);
    if !told.iter().all(is_exact) {
        return None;
    }
    let (whole, parts) = match told.as_slice() {
        [one, two, whole] if is_behind(passage, sentence, two, whole) => {
            (whole.clone(), [one.clone(), two.clone()])
        }
        [whole, one, two] if is_before(passage, sentence, [whole, one, two]) => {
            (whole.clone(), [one.clone(), two.clone()])
        }
        [whole] => (
            whole.clone(),
            told_before(passage, sentence, whole, before?)?,
        ),
        _ => return None,
    };
    let [one, two] = &parts;
    let between = passage.small_words(one.range.end..two.range.start);
    let is_joined = between.ends_with(" and ") && !between.contains([';', ':', '(', '.', '–']);
    let noun = |number: &Number| noun(passage, number.range.end..passage.text.len());
    let covers = match (noun(one)?, noun(two), noun(&whole)) {
        (one, Some(two), Some(whole)) => {
            one == two && two == whole || are_both([&one, &two], &whole)
        }
        (one, Some(other), None) | (one, None, Some(other)) => one == other,
        _ => false,
    };
    (is_joined && covers)
        .then(|| not_the_sum(subject, passage, &[whole], &parts))
        .flatten()
}

/// Whether two nouns are parts of a third.
fn are_both(parts: [&str; 2], whole: &str) -> bool {
    let [one, two] = parts;
    BOTH_ARE.iter().any(|(nouns, all)| {
        one != two && nouns.contains(&one) && nouns.contains(&two) && all.contains(&whole)
    })
}

/// “…, 32 teams in all”, “…, a total of 32 teams”
fn is_behind(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    last: &Number,
    whole: &Number,
) -> bool {
    let between = passage.small_words(last.range.end..whole.range.start);
    let Some((_, front)) = between.rsplit_once(',') else {
        return false;
    };
    // “17 night teams (some are both), 33 teams in all”
    if between.contains('(') || DOUBTS.are_in(between) {
        return false;
    }
    let is_announced = BEFORE.contains(&front.trim());
    match ending(passage, whole.range.end..sentence.end) {
        Some((is_told, ..)) => is_announced || front.trim().is_empty() && is_told,
        None => false,
    }
}

/// “a total of 32 teams: 18 town teams and 12 village teams”, with nothing else said of them
fn is_before(passage: &Passage<'_>, sentence: &Range<usize>, told: [&Number; 3]) -> bool {
    let [whole, one, two] = told;
    let front = passage.small_words(sentence.start..whole.range.start);
    let ends = ending(passage, whole.range.end..one.range.start);
    let is_whole = ends.is_some_and(|(is_told, sign)| {
        sign == Some(':') && (is_told || front.ends_with("a total of "))
    });
    // “Girls answered” is more than a noun.
    let is_noun = |text: &str| {
        let mut words = text.split_whitespace();
        words.clone().count() <= NOUN
            && words.clone().last().is_some_and(is_plural)
            && !words.any(|word| ENDS.contains(&word))
    };
    let first = passage.small_words(one.range.end..two.range.start);
    let last = passage.small_words(two.range.end..sentence.end);
    let between = passage.words(whole.range.end..one.range.start);
    is_whole
        && between.ends_with(": ")
        && first.strip_suffix(" and ").is_some_and(is_noun)
        && is_noun(last.trim().trim_end_matches('.'))
}

/// The two parts in the sentence before “That makes 486.”
fn told_before(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    whole: &Number,
    before: &Range<usize>,
) -> Option<[Number; 2]> {
    let front = passage.small_words(sentence.start..whole.range.start);
    ending(passage, whole.range.end..sentence.end)?;
    let is_apart =
        refers_to_figures(passage, before) || has_number_word(passage.small_words(before.clone()));
    if !TAKES_UP.contains(&front.trim()) || is_apart {
        return None;
    }
    let told = figures(passage, before);
    <[Number; 2]>::try_from(told)
        .ok()
        .filter(|parts| parts.iter().all(is_exact))
}

/// How a total ends that has nothing but its noun behind it: whether a word tells that it is one,
/// and the sign that divides it from the rest of the sentence.
fn ending(passage: &Passage<'_>, behind: Range<usize>) -> Option<(bool, Option<char>)> {
    let small = passage.small_words(behind);
    let end = small
        .find([',', ';', ':', '(', '.', '–'])
        .unwrap_or(small.len());
    let sign = small.get(end..)?.chars().next();
    let noun = small.get(..end)?.trim();
    let told = BEHIND.iter().find_map(|phrase| noun.strip_suffix(phrase));
    let mut words = told.unwrap_or(noun).split_whitespace();
    let is_noun = words.clone().count() <= NOUN && !words.any(|word| ENDS.contains(&word));
    is_noun.then_some((told.is_some(), sign))
}

/// The last plural of the words behind a number.
fn noun(passage: &Passage<'_>, behind: Range<usize>) -> Option<String> {
    let text = passage.words(behind);
    let end = text
        .find([',', ';', ':', '(', '.', '–'])
        .unwrap_or(text.len());
    let words = text.get(..end)?.split_whitespace().map(lower);
    words
        .take_while(|word| !ENDS.contains(&word.as_str()))
        .take(NOUN)
        .filter(|word| is_plural(word))
        .last()
}

fn is_plural(word: &str) -> bool {
    let ends = word.ends_with('s') && !word.ends_with("ss") && word.len() > 3;
    ends || matches!(word, "children" | "people" | "staff" | "men" | "women")
}
