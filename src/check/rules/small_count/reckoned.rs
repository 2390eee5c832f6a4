//! Numbers of people in a reckoning: how something is counted, “one incident in a home with three
//! children makes three contacts”, and what comes to how much, “with four living there, that is
//! £5,000 for each”. Nobody has been counted.

use super::{amount, is_people, small_at};
use crate::check::prose::Passage;
use crate::check::words::{Phrases, Word, find_phrase, lower};
use std::sync::LazyLock;

/// What tells to how many something comes, or how many it takes.
const MAKES: [&str; 23] = [
    "makes",
    "make",
    "gives",
    "give",
    "counts",
    "count",
    "means",
    "mean",
    "produces",
    "produce",
    "creates",
    "create",
    "yields",
    "yield",
    "generates",
    "generate",
    "leads",
    "lead",
    "adds",
    "add",
    "needs",
    "need",
    "appears",
];

/// What makes somebody anybody: “a home with three children”.
const ANY: [&str; 6] = ["a", "an", "any", "each", "every", "no"];

/// Whether the number at `index`, before people the last of whom stands at `last`, comes to as many
/// of something else.
pub(super) fn is_reckoned(
    passage: &Passage<'_>,
    list: &[Word<'_>],
    index: usize,
    last: usize,
) -> bool {
    let back = |steps: usize| small_at(list, index.checked_sub(steps));
    let ahead = |steps: usize| small_at(list, Some(last + steps));
    // “A home with”, “a small home with”, “a conference about”
    let is_with = matches!(back(1).as_str(), "with" | "about" | "of" | "for");
    let is_any = is_with && (3..=4).any(|steps| ANY.contains(&back(steps).as_str()));
    if !is_any {
        return false;
    }
    // “Brothers and sisters”
    let are_both = ahead(1) == "and" && is_people(&ahead(2));
    let last = if are_both { last + 2 } else { last };
    let ahead = |steps: usize| small_at(list, Some(last + steps));
    let (Some(number), Some(people)) = (list.get(index), list.get(last)) else {
        return false;
    };
    let many = amount(&lower(number.text));
    // “In a home with three children, one incident makes three contacts”
    let gap = list
        .get(last + 1)
        .map_or("", |next| passage.words(people.range.end..next.range.start));
    let is_place = || {
        let sentence = passage.sentence_at(number.range.start);
        let front = sentence.map(|one| passage.small_words(one.start..number.range.start).text);
        front.is_some_and(|front| {
            ["in a", "from a", "for a", "of a"]
                .iter()
                .any(|of| front.starts_with(of))
        })
    };
    let furthest = match gap {
        " " | "\n" => 1,
        ", " if is_place() => FAR,
        _ => return false,
    };
    (1..=furthest).any(|step| {
        let (verb, joint) = match (ahead(step).as_str(), ahead(step + 1).as_str()) {
            ("is" | "are", "counted") => (step + 1, ahead(step + 2)),
            (verb, next) if MAKES.contains(&verb) => (step, next.to_owned()),
            _ => return false,
        };
        // “Counts as two”, “leads to four”
        let joint = usize::from(matches!(joint.as_str(), "as" | "for" | "to"));
        let Some(other) = list.get(last + verb + joint + 1) else {
            return false;
        };
        let as_many = match lower(other.text).as_str() {
            "once" => Some(1),
            "twice" => Some(2),
            small => amount(small),
        };
        let between = passage.words(people.range.end..other.range.start);
        let between = between.strip_prefix(", ").unwrap_or(between);
        many.is_some() && many == as_many && !between.contains(['.', ',', ';', ':', '('])
    })
}

/// So many words behind people a reckoning may begin.
const FAR: usize = 6;

/// What is to come, or of each: the sentence before a reckoning.
static TO_COME: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "will",
        "would",
        "could",
        "might",
        "is to",
        "are to",
        "each",
        "per",
        "for every",
    ])
});

/// What has been: of that a number of people is a count.
static HAS_BEEN: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(["was", "were", "has", "have", "had", "did", "opened", "paid"]));

/// What a reckoning says it comes to.
const COMES_TO: [&str; 8] = [
    "is", "comes", "makes", "means", "would", "will", "works", "costs",
];

/// Whether a number of people is put into a reckoning of what is to come: “The home will cost … With
/// four young people living there, that is about £5,000 a week for each.”
pub(super) fn is_put_in(passage: &Passage<'_>, list: &[Word<'_>], index: usize) -> bool {
    let Some(number) = list.get(index) else {
        return false;
    };
    let at = number.range.start;
    let Some(place) = passage.sentences.iter().position(|one| one.contains(&at)) else {
        return false;
    };
    let Some(own) = passage.sentences.get(place) else {
        return false;
    };
    let begins = matches!(
        passage.small_words(own.start..at).text.trim_end(),
        "with" | "for" | "at"
    );
    let Some((_, behind)) = passage
        .small_words(at..own.end)
        .text
        .split_once(", ")
        .filter(|_| begins)
    else {
        return false;
    };
    let mut words = behind.split_whitespace();
    let told = passage.small_words(own.clone());
    if HAS_BEEN.are_in(told) || !behind.contains('£') {
        return false;
    }
    // “At four young people, the home would cost £5,000 a week for each”
    let for_each = ["each", "per head", "apiece"]
        .iter()
        .any(|each| find_phrase(behind, each).is_some());
    if for_each && find_phrase(behind, "would").is_some() {
        return true;
    }
    let Some(before) = place
        .checked_sub(1)
        .and_then(|at| passage.sentences.get(at))
    else {
        return false;
    };
    let takes_up = matches!(words.next(), Some("that" | "this" | "it"));
    let comes_to = words.next().is_some_and(|word| COMES_TO.contains(&word));
    let before = passage.small_words(before.clone());
    takes_up && comes_to && TO_COME.are_in(before) && !HAS_BEEN.are_in(before)
}
