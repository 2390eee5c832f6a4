//! A typed percentage that is told in the present of one measure, near to its latest value, and
//! that the measure never had: “79% have an up to date dental check”, where the data says 77%.

use super::other_period::says_no_more;
use super::{is_none_of, problem, speaks_of_something_else};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::measures::Match;
use crate::check::number::{Hedge, Number};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::typed::is_aim;
use crate::check::words::{find_phrase, words};
use crate::diagnostic::Diagnostic;
use crate::measure;
use crate::model::{Decimal, Indicator};
use std::ops::Range;

/// What is farther off is likely of something else.
const NEAR: i64 = 5;
/// How much of its name the sentence must have, besides a word that no other name has.
const MOST: f32 = 0.65;
/// A shorter name is in a sentence by chance.
const WORDS: usize = 3;

/// What tells of the present.
const PRESENT: [&str; 3] = ["is", "are", "have"];
/// What tells of another time, of a part, or of what is wished for.
const OTHERWISE: [&str; 12] = [
    "was", "were", "had", "been", "who", "where", "those", "among", "if", "will", "should", "least",
];

/// That the only percentage of a clause is near to the latest value of what it tells of, and was
/// never its value.
pub(super) fn look(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    clause: &Range<usize>,
    number: &Number,
) -> Option<Diagnostic> {
    let small = passage.small_words(clause.clone());
    let said = passage.words(clause.clone());
    let has = |words: &[&str]| words.iter().any(|word| find_phrase(small, word).is_some());
    let is_plain = number.hedge == Hedge::None
        && has(&PRESENT)
        && !has(&OTHERWISE)
        && !is_aim(passage, number)
        && !is_no_statement(small, said)
        && !speaks_of_something_else(said)
        && periods(&passage.text, clause, passage.as_at).is_empty();
    if !is_plain {
        return None;
    }
    let indicator = told_by_one_word(subject, passage, clause)?;
    let latest = measure::latest(indicator, passage.as_at)?;
    let value = latest.value.ok()?;
    let is_near = value.minus(number.value).abs() <= Decimal::whole(NEAR);
    let is_open = is_near
        && latest.datum.decision.is_none()
        && is_none_of(indicator, number)
        && is_named(subject, passage.words(sentence.clone()), indicator, number)
        && says_no_more(subject, passage, clause, indicator);
    is_open.then(|| problem(subject, passage, number, indicator, &latest))?
}

/// The only indicator of which a clause says a word that no other name has.
fn told_by_one_word<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'_>,
    clause: &Range<usize>,
) -> Option<&'p Indicator> {
    let words = words(&passage.text, clause);
    let mut told = words
        .iter()
        .filter_map(|word| subject.measures().told_by(word.text));
    let first = told.next()?;
    told.all(|other| other.id == first.id).then_some(first)
}

/// Whether a sentence names an indicator for the most part, and nothing else whose value a number
/// may be.
fn is_named(subject: &Subject<'_>, words: &str, indicator: &Indicator, number: &Number) -> bool {
    let named = subject.measures().named_in(words, A_LITTLE);
    let mut takes = named.iter().filter(|one| one.measure.takes(number.kind));
    let is_it = |one: &Match<'_, '_>| {
        let is_whole = one.coverage >= MOST && one.words >= WORDS;
        is_whole
            && one
                .measure
                .indicator
                .is_some_and(|one| one.id == indicator.id)
    };
    takes.clone().any(is_it)
        && !takes.any(|one| one.measure.figures.iter().any(|held| held.is(number)))
}

/// How much of its name makes a measure one that a sentence may speak of.
const A_LITTLE: f32 = 0.4;
