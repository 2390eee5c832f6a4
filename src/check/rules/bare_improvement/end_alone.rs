//! A number that shows where an improvement has come to, and not from where: “has improved since the
//! inspection, with 86% on time”.

use crate::check::number::{Number, NumberKind, Role};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::words::{find_phrase, lower, words};
use std::ops::Range;

/// What leads to where something has come to.
const LEADS: [&str; 9] = [
    "with",
    "to",
    "at",
    "now",
    "is",
    "are",
    "reaching",
    "currently",
    "stands",
];

/// What makes a number no exact one.
const HEDGES: [&str; 12] = [
    "around",
    "about",
    "some",
    "nearly",
    "almost",
    "over",
    "just",
    "under",
    "approximately",
    "circa",
    "a",
    "total",
];

/// Words of a time before, and of how far something went.
const SHOWS_CHANGE: [&str; 27] = [
    "from",
    "than",
    "compared",
    "before",
    "previous",
    "previously",
    "earlier",
    "was",
    "were",
    "had",
    "did",
    "points",
    "point",
    "last year",
    "after",
    "against",
    "baseline",
    "doubled",
    "halved",
    "trebled",
    "twice",
    "half",
    "first time",
    "of target",
    "never",
    "starting",
    "began",
];

/// What people say of it, or what is better itself: “with 83% of staff saying so”.
const SAYS_SO: [&str; 22] = [
    "say",
    "saying",
    "said",
    "says",
    "report",
    "reporting",
    "reported",
    "agree",
    "agreeing",
    "agreed",
    "feel",
    "feeling",
    "felt",
    "told",
    "think",
    "thinking",
    "improved",
    "improving",
    "improvement",
    "better",
    "progress",
    "showing",
];

/// Whether the only number of a sentence is where the claim has come to, and the sentences around it
/// tell of no time before.
pub(super) fn gives_end_alone(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    claim: &Range<usize>,
) -> bool {
    let Some(number) = only_number(passage, sentence) else {
        return false;
    };
    if number.kind != NumberKind::Percent
        || number.range.start < claim.end
        || !passage.is_typed(&number.range)
        || !leads_to(passage, claim.end..number.range.start)
    {
        return false;
    }
    let small = passage.small_words(sentence.clone());
    let says = |list: &[&str], small| list.iter().any(|word| find_phrase(small, word).is_some());
    let behind = passage.small_words(number.range.end..sentence.end);
    if says(&SHOWS_CHANGE, small) || says(&SAYS_SO, behind) {
        return false;
    }
    let is_beside = |one: &&Range<usize>| {
        let gap = match one.end <= sentence.start {
            true => sentence.start - one.end,
            false => one.start.saturating_sub(sentence.end),
        };
        **one != *sentence && gap <= 2
    };
    let mut around = passage.sentences.iter().filter(is_beside);
    !around.any(|one| {
        let has_number = passage.numbers(one).iter().any(|n| n.role != Role::Name);
        let is_dated = || !periods(&passage.text, one, passage.as_at).is_empty();
        let tells_before = || says(&SHOWS_CHANGE, passage.small_words(one.clone()));
        has_number && (tells_before() || is_dated())
    })
}

/// The number of a sentence that has one, besides dates; “12 (40%)” is one.
fn only_number(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Number> {
    let dates = periods(&passage.text, sentence, passage.as_at);
    let is_date = |number: &Number| {
        let at = number.range.start;
        dates.iter().any(|date| date.range.contains(&at))
    };
    let mut numbers = passage.numbers(sentence).into_iter();
    let mut numbers = numbers
        .by_ref()
        .filter(|number| number.role != Role::Name && !is_date(number));
    let only = numbers.next()?;
    numbers.next().is_none().then_some(only)
}

/// Whether words lead to where something has come to: “, with around”, “ (”, “ – ”.
fn leads_to(passage: &Passage<'_>, between: Range<usize>) -> bool {
    let text = passage.words(between.clone());
    let list = words(&passage.text, &between);
    let lead = list
        .iter()
        .rev()
        .find(|word| !HEDGES.contains(&lower(word.text).as_str()));
    let sign = match lead {
        Some(lead) => passage.words(lead.range.end..between.end),
        None => text,
    };
    let by_sign = sign.contains(['(', '–', '—', ':']);
    by_sign || lead.is_some_and(|lead| LEADS.contains(&lower(lead.text).as_str()))
}
