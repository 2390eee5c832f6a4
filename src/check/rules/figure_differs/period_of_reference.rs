//! A typed percentage of the month that a reference beside it has: “children on a plan seen in time were
//! [[x@2020-05]], children in need seen in time were 59%”, where the data says 95% for May.

use super::{is_none_of, is_of_a_part, problem, the_only_named};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::fact::facts;
use crate::check::number::{Hedge, Number, is_wished};
use crate::check::other_number::speaks_of_something_else;
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::diagnostic::Diagnostic;
use crate::measure;
use std::ops::Range;

/// From here on a name is told in full.
const IN_FULL: f32 = 0.99;

/// That the only percentage of a clause, which names an indicator in full and no period, is none of its
/// values, though another figure of the sentence says of which period it is.
pub(super) fn look(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    clause: &Range<usize>,
    number: &Number,
) -> Option<Diagnostic> {
    let (small, words) = (
        passage.small_words(clause.clone()),
        passage.words(clause.clone()),
    );
    let is_plain = number.hedge == Hedge::None
        && passage.references_in(clause).next().is_none()
        && periods(&passage.text, clause, passage.as_at).is_empty()
        && !is_no_statement(small, words)
        && !is_wished(&passage.small_words(clause.start..number.range.start), "")
        && !speaks_of_something_else(words);
    if !is_plain {
        return None;
    }
    let facts = facts(subject.publication, passage, sentence);
    let period = facts.first()?.period;
    if facts.iter().any(|fact| fact.period != period) {
        return None;
    }
    let mut named = subject.measures().named_in(words, IN_FULL);
    named.retain(|found| found.measure.takes(number.kind));
    let indicator = the_only_named(&named)?;
    if is_of_a_part(words, indicator) || !is_none_of(indicator, number) {
        return None;
    }
    let reading = measure::reading(indicator, period)?;
    problem(subject, passage, number, indicator, &reading)
}
