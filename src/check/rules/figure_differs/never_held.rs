//! A typed percentage that is told in the present of one measure, near to its latest value, and
//! that the measure never had: “79% have an up to date dental check”, where the data says 77%.

use super::other_period::says_no_more;
use super::{is_none_of, problem, speaks_of_something_else};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::number::{Hedge, Number, NumberKind};
use crate::check::period_words::periods;
use crate::check::prose::{Passage, clauses};
use crate::check::typed::{dated_numbers, is_aim};
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

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let passages = subject.prose.statements();
    for passage in passages.filter(|one| one.has_digit && !one.quoted) {
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            if !small.contains('%') && !small.contains("per cent")
                || passage.references_in(sentence).next().is_some()
            {
                continue;
            }
            let numbers: Vec<Number> = dated_numbers(passage, sentence)
                .into_iter()
                .filter(|one| one.period.is_none())
                .map(|one| one.number)
                .filter(|one| one.kind == NumberKind::Percent)
                .collect();
            for clause in clauses(&passage.text, sentence) {
                let mut of_it = numbers
                    .iter()
                    .filter(|one| clause.contains(&one.range.start));
                if let (Some(number), None) = (of_it.next(), of_it.next()) {
                    all.extend(look(subject, passage, sentence, &clause, number));
                }
            }
        }
    }
}

fn look(
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
    let indicator = only_one(subject, passage, sentence, clause, number)?;
    let latest = measure::latest(indicator, passage.as_at)?;
    let value = latest.value.ok()?;
    let is_near = value.minus(number.value).abs() <= Decimal::whole(NEAR);
    let is_open = latest.datum.decision.is_none()
        && is_none_of(indicator, number)
        && says_no_more(subject, passage, clause, indicator);
    (is_near && is_open).then(|| problem(subject, passage, number, indicator, &latest))?
}

/// The only indicator that a sentence names, by a word that no other has in its name and that stands
/// in the number's clause.
fn only_one<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    clause: &Range<usize>,
    number: &Number,
) -> Option<&'p Indicator> {
    let measures = &subject.measures;
    let told: Vec<&Indicator> = words(&passage.text, clause)
        .iter()
        .filter_map(|word| measures.told_by(word.text))
        .collect();
    let first = told.first()?;
    if told.iter().any(|other| other.id != first.id) {
        return None;
    }
    let named = measures.named_in(passage.words(sentence.clone()), MOST);
    let found = named.iter().find(|one| {
        one.words >= WORDS
            && one.measure.takes(number.kind)
            && one.measure.indicator.is_some_and(|one| one.id == first.id)
    })?;
    // It may be a value of whatever else is named.
    let is_anothers = measures.named_in(passage.words(sentence.clone()), A_LITTLE);
    let is_anothers = is_anothers.iter().any(|one| {
        one.measure.takes(number.kind) && one.measure.figures.iter().any(|held| held.is(number))
    });
    found.measure.indicator.filter(|_| !is_anothers)
}

/// How much of its name makes a measure one that a sentence may speak of.
const A_LITTLE: f32 = 0.4;
