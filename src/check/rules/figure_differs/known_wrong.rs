//! A typed number that the data has under `also_printed`: somebody has looked into it and decided for
//! another value.

use super::counted::{stands_behind, tells_of_others};
use super::{against, dated_beside, is_aimed, is_of_others, known_in_table, typed_instead};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::finding;
use crate::check::measures::{HeldFigure, Match, Measure};
use crate::check::number::{Hedge, Number, Role, hedge, is_wished, numbers};
use crate::check::other_number::tells_another_number;
use crate::check::prose::{Passage, clauses};
use crate::check::typed::{Dated, NAMED, dated_numbers, is_aim};
use crate::check::words::Phrases;
use crate::diagnostic::Diagnostic;
use crate::measure::Style;
use crate::model::{Cell, Decimal, Decision, Publication, TableBody, Target};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// How much of a name is enough for a number that is hardly another's by chance.
const HALF: f32 = 0.5;
/// How much where what is counted stands behind the number.
const A_LITTLE: f32 = 0.3;
/// From here on a count is hardly another's by chance.
const RARE: i64 = 100;
/// From here on it is none, where a sentence says anything of the name.
const VERY_RARE: i64 = 1000;
/// So far behind a number stands what makes it one of something else, in bytes.
const BEHIND: usize = 32;

/// What tells that a number is one of several that are printed.
static EXPLAINED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "printed",
        "prints",
        "print",
        "misprint",
        "reported",
        "instead of",
        "rather than",
        "corrected",
        "correct",
        "wrong",
        "wrongly",
        "mistake",
        "error",
        "slip",
        "sources",
        "differ",
        "differs",
    ])
});

/// A decision with the numbers that it was taken against.
pub(in crate::check) struct Decided<'p> {
    decision: &'p Decision,
    numbers: Vec<Number>,
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let decided = &*subject.whole.decided;
    let of_any = decided.values().flat_map(|one| &one.numbers);
    let of_any: BTreeSet<Decimal> = of_any.map(|number| number.value).collect();
    if of_any.is_empty() {
        return;
    }
    known_in_table::run(subject, decided, all);
    let passages = subject.prose.statements();
    for passage in passages.filter(|one| one.has_digit && !one.quoted) {
        for sentence in &passage.sentences {
            let numbers = passage.numbers(sentence);
            let may_be = numbers.iter().any(|number| of_any.contains(&number.value));
            if !may_be || EXPLAINED.are_in(passage.small_words(sentence.clone())) {
                continue;
            }
            for one in dated_numbers(passage, sentence) {
                if of_any.contains(&one.number.value) {
                    all.extend(look(subject, decided, passage, sentence, &one));
                }
            }
        }
    }
}

/// The decisions of the data, by what refers to the figures that were decided for.
pub(in crate::check) fn decided<'p>(publication: &'p Publication) -> BTreeMap<String, Decided<'p>> {
    let of_indicators = publication.indicators.iter().flat_map(|indicator| {
        indicator.values.iter().filter_map(|(period, datum)| {
            let decision = datum.decision.as_ref().or(indicator.decision.as_ref())?;
            Some((format!("[[{}@{period}]]", indicator.id), decision))
        })
    });
    let of_tables = publication.tables.iter().flat_map(|table| {
        let (columns, rows) = match &table.body {
            TableBody::Rows { columns, rows } => (columns.as_slice(), rows.as_slice()),
            TableBody::Series { .. } => (&[][..], &[][..]),
        };
        rows.iter().flat_map(move |row| {
            let cells = columns.iter().zip(&row.cells);
            cells.filter_map(move |(column, cell)| match cell {
                Cell::Figure(datum) => {
                    let reference = format!("[[{}:{}/{}]]", table.id, row.id, column.id);
                    Some((reference, datum.decision.as_ref()?))
                }
                _ => None,
            })
        })
    });
    let with_numbers = |(reference, decision): (String, &'p Decision)| {
        let numbers = printed(&decision.also_printed);
        (reference, Decided { decision, numbers })
    };
    of_indicators.chain(of_tables).map(with_numbers).collect()
}

/// The numbers that are printed elsewhere: each leads what is said of it (“73% in the update; 63% in
/// the plan”). What follows is of something else (“in section 4.2, which gives 12 to others”).
fn printed(text: &str) -> Vec<Number> {
    let leads = |number: &Number| {
        let front = text.get(..number.range.start).unwrap_or("");
        let start = front.rfind([';', ',', '.']).map_or(0, |at| at + 1);
        let front = front.get(start..).unwrap_or("").trim();
        let is_hedge = !front.contains(' ') && hedge(front) != Hedge::None;
        front.is_empty() || matches!(front, "or" | "and") || is_hedge
    };
    let is_sum = |number: &Number| {
        let behind = text.get(number.range.end..).unwrap_or("");
        behind.trim_start().starts_with('+')
    };
    let all = numbers(text, &(0..text.len())).into_iter();
    all.filter(|one| one.role == Role::Figure && leads(one) && !is_sum(one))
        .collect()
}

fn look(
    subject: &Subject<'_>,
    decided: &BTreeMap<String, Decided<'_>>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    one: &Dated,
) -> Option<Diagnostic> {
    let number = &one.number;
    let clause = clauses(&passage.text, sentence)
        .into_iter()
        .find(|clause| clause.contains(&number.range.start))?;
    let small = passage.small_words(clause.clone());
    let before = passage.small_words(clause.start..number.range.start);
    let is_told = !is_aim(passage, number)
        && !is_no_statement(small, passage.words(clause.clone()))
        && !is_wished(&before, "");
    if !is_told {
        return None;
    }
    let named = subject
        .measures()
        .named_in(passage.words(sentence.clone()), A_LITTLE);
    let is_of_it = |found: &&Match<'_, '_>| found.measure.takes(number.kind);
    let (found, held, why) = named.iter().filter(is_of_it).find_map(|found| {
        let (held, decided) = found.measure.figures.iter().rev().find_map(|held| {
            let decided = decided.get(&held.reference)?;
            is_against(held, decided, one).then_some((held, decided))
        })?;
        is_named(passage, &clause, number, found).then_some((found, held, decided))
    })?;
    // It may be the true value of another measure that is named as well.
    let is_true = named.iter().filter(is_of_it).any(|other| {
        let mut figures = other.measure.figures.iter();
        other.coverage >= found.coverage.min(HALF) && figures.any(|other| other.is(number))
    });
    let is_known = found.measure.indicator.is_some_and(|indicator| {
        is_aimed(indicator, number.value) || is_of_others(indicator, number.value)
    });
    if is_true || is_known || tells_both(subject, passage, sentence, number, held) {
        return None;
    }
    Some(typed_wrong(
        subject,
        passage,
        number,
        (found.measure, held, why),
    ))
}

/// That a number is typed which the data has looked into and decided against.
pub(super) fn typed_wrong(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    number: &Number,
    (measure, held, decided): (&Measure<'_>, &HeldFigure, &Decided<'_>),
) -> Diagnostic {
    let shown = passage.words(number.range.clone()).trim();
    let at = subject.prose.span(passage, number.range.clone());
    let value = match measure.indicator {
        Some(indicator) => Style::of(indicator).full(held.value),
        None => held.value.to_string(),
    };
    let says = match held.period {
        Some(period) => typed_instead(shown, &value, period),
        None => format!("“{shown}” is typed, and the data says {value}"),
    };
    let message = format!("{says}; it has “{shown}” under “also_printed”");
    let help = format!(
        "Write {} instead. The data gives the reason: {}",
        held.reference, decided.decision.why
    );
    let told = match measure.indicator {
        Some(indicator) => against((held.span, indicator), message, at),
        None => finding(message)
            .at(at)
            .related(held.span, format!("“{}” is held here", measure.title)),
    };
    told.help(help)
}

impl Decided<'_> {
    /// Whether a number is one of those that were decided against.
    pub(super) fn is_printed(&self, number: &Number) -> bool {
        let mut numbers = self.numbers.iter();
        numbers.any(|other| other.kind == number.kind && other.value == number.value)
    }
}

/// Whether a figure was decided for against a number, for the time that is told.
fn is_against(held: &HeldFigure, decided: &Decided<'_>, one: &Dated) -> bool {
    let number = &one.number;
    let is_of_that_time = match (one.period, held.period) {
        (Some(told), Some(of)) => told.overlaps(of),
        _ => true,
    };
    // The same with fewer digits is no other number.
    is_of_that_time && !held.is(number) && decided.is_printed(number)
}

/// Whether a sentence says enough of a measure for its number to be no chance.
fn is_named(
    passage: &Passage<'_>,
    clause: &Range<usize>,
    number: &Number,
    found: &Match<'_, '_>,
) -> bool {
    let Some(indicator) = found.measure.indicator else {
        let is_other = tells_another_number(passage.words(clause.clone()));
        return found.coverage >= NAMED && found.words >= 2 && !is_other;
    };
    let is_half = found.coverage >= HALF;
    let is_count_from = |least| number.is_count() && number.value >= Decimal::whole(least);
    let is_named = if is_count_from(VERY_RARE) {
        true
    } else if is_count_from(RARE) {
        is_half || stands_behind(passage, number, &indicator.noun)
    } else {
        found.coverage >= NAMED || is_half && found.words > 2
    };
    // “Of them” far behind a number is of others.
    let near = passage.text.floor_char_boundary(number.range.end + BEHIND);
    let near = clause.start..near.min(clause.end);
    found.words >= 2 && is_named && !tells_of_others(passage, &near, indicator)
}

/// Whether a sentence has the value that was decided for as well.
fn tells_both(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    number: &Number,
    held: &HeldFigure,
) -> bool {
    let typed = passage.numbers(sentence);
    let is_typed = typed
        .iter()
        .any(|other| other.range != number.range && held.is(other));
    let id = held.reference.trim_start_matches('[');
    let id = id.split(['@', ':', ']']).next().unwrap_or("");
    let is_referred_to =
        passage
            .references_in(sentence)
            .any(|mention| match &mention.reference.to {
                // A figure of another time stands beside what was then.
                Target::Indicator { id: other, .. } => {
                    let shown = dated_beside::shown_at(subject, passage, sentence, mention);
                    let is_then = shown
                        .zip(held.period)
                        .is_none_or(|(at, of)| at.overlaps(of));
                    other.as_str() == id && is_then
                }
                Target::Cell { table, .. } => table.as_str() == id,
                _ => false,
            });
    is_typed || is_referred_to
}
