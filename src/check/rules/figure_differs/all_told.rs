//! “All” of what the data has a share for that is less: “all meetings are held within 5 days”, beside
//! 83%.

use super::against;
use super::other_period::{says_no_more, says_no_more_than};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::finding;
use crate::check::measures::Measure;
use crate::check::number::NumberKind;
use crate::check::other_number::speaks_of_something_else;
use crate::check::period_words::periods;
use crate::check::prose::{Passage, clauses};
use crate::check::typed::reading_for;
use crate::check::words::{Phrases, Word, lower, words};
use crate::diagnostic::Diagnostic;
use crate::measure::{self, Style, digits};
use crate::model::{Decimal, Indicator, Period, Span, Table};
use std::ops::Range;
use std::sync::LazyLock;

/// From here on a name is told in full.
const IN_FULL: f32 = 0.99;
/// So many words of a name at least.
const WORDS: usize = 3;
/// So many words stand before the verb.
const BEFORE_VERB: usize = 8;

static WHOLE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(["all", "every"]));

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements().filter(|one| !one.quoted) {
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            let is_open =
                WHOLE.are_in(small) && !is_no_statement(small, passage.words(sentence.clone()));
            if !is_open {
                continue;
            }
            for clause in clauses(&passage.text, sentence) {
                all.extend(of_clause(subject, passage, &clause));
            }
        }
    }
}

fn of_clause(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    clause: &Range<usize>,
) -> Option<Diagnostic> {
    let list = words(&passage.text, clause);
    let first = list.first().filter(|_| is_told_of_all(&list))?;
    let rest = first.range.end..clause.end;
    let is_other = passage.references_in(clause).next().is_some()
        || speaks_of_something_else(passage.words(rest.clone()))
        || passage.words(rest.clone()).contains('%');
    if is_other {
        return None;
    }
    let times = periods(&passage.text, clause, passage.as_at);
    let told = match times.as_slice() {
        [] => None,
        [only] => Some(only.period?),
        _ => return None,
    };
    let (at, help) = (first.range.clone(), |reference: &str| {
        format!("Say how many, with {reference}; where the data is wrong, correct it there.")
    });
    let shown = lower(first.text);
    if let Some((indicator, reading)) = of_indicator(subject, passage, &rest, told) {
        let value = Style::of(indicator).full(reading.value.ok()?);
        let message = format!(
            "“{shown}” is told, and the data says {value} for {}",
            reading.period.words()
        );
        let held = (reading.datum.span, indicator);
        let found = against(held, message, subject.prose.span(passage, at));
        return Some(found.help(help(&format!("[[{}@{}]]", indicator.id, reading.period))));
    }
    let (measure, value, held_at, reference) = of_cell(subject, passage, &rest, told)?;
    let message = format!("“{shown}” is told, and the data says {}%", digits(value));
    Some(
        finding(message)
            .at(subject.prose.span(passage, at))
            .related(held_at, format!("“{}” is held here", measure.title))
            .help(help(&reference)),
    )
}

/// Whether a clause begins with “all” or “every”, and tells how that is: “all visits are in time”.
fn is_told_of_all(list: &[Word<'_>]) -> bool {
    let word = |at: usize| list.get(at).map_or(String::new(), |word| lower(word.text));
    let begins =
        matches!(word(0).as_str(), "all" | "every") && !matches!(word(1).as_str(), "but" | "of");
    let verb = (2..=BEFORE_VERB).find(|at| {
        matches!(
            word(*at).as_str(),
            "are" | "is" | "were" | "was" | "have" | "has"
        )
    });
    begins && verb.is_some_and(|at| word(at + 1) != "to" && word(at + 1) != "not")
}

/// The one indicator that is told in full, where its share is less than all.
fn of_indicator<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'_>,
    rest: &Range<usize>,
    told: Option<Period>,
) -> Option<(&'p Indicator, measure::Reading<'p>)> {
    let named = subject
        .measures()
        .named_in(passage.words(rest.clone()), IN_FULL);
    let mut fits = named
        .iter()
        .filter(|found| found.words >= WORDS && found.measure.takes(NumberKind::Percent))
        .filter_map(|found| found.measure.indicator)
        .filter(|indicator| says_no_more(subject, passage, rest, indicator));
    let (Some(indicator), None) = (fits.next(), fits.next()) else {
        return None;
    };
    let reading = match told {
        Some(period) => reading_for(indicator, period)?,
        None => measure::latest(indicator, passage.as_at)?,
    };
    let is_less = reading.value.is_ok_and(is_less);
    (is_less && reading.datum.decision.is_none()).then_some((indicator, reading))
}

/// The one share of a table whose title and row are told, where it is less than all.
fn of_cell<'m, 'p>(
    subject: &'m Subject<'p>,
    passage: &Passage<'_>,
    rest: &Range<usize>,
    told: Option<Period>,
) -> Option<(&'m Measure<'p>, Decimal, Span, String)> {
    let measures = subject.measures();
    let words = passage.words(rest.clone());
    let mut fits = measures.cells().filter_map(|(measure, reference)| {
        let figure = measure.figures.first()?;
        let table = subject.publication.table(figure.table()?)?;
        let row = measure.row?;
        if !measure.takes(NumberKind::Percent) || told.is_some() && told != table.as_at {
            return None;
        }
        let title = without_period(table, passage);
        let common = measures.in_common(row, words);
        let is_named = common >= WORDS
            && common * 3 >= measures.in_common(row, row) * 2
            && measures.in_common(&title, words) > 0
            && measures.is_all_in(&title, words)
            && measures.has_numbers_of(row, words)
            && says_no_more_than(subject, passage, rest, &format!("{title} {row}"));
        is_named.then(|| (measure, figure.value, figure.span, reference.to_owned()))
    });
    let (Some(found), None) = (fits.next(), fits.next()) else {
        return None;
    };
    is_less(found.1).then_some(found)
}

/// A table's title without the time that it is of.
fn without_period(table: &Table, passage: &Passage<'_>) -> String {
    let title = &table.title;
    let dates = periods(title, &(0..title.len()), passage.as_at);
    let is_date = |word: &Word<'_>| {
        let mut dates = dates.iter();
        dates.any(|date| date.range.contains(&word.range.start))
    };
    let told = words(title, &(0..title.len()));
    let told = told
        .iter()
        .filter(|word| !is_date(word))
        .map(|word| word.text);
    told.collect::<Vec<_>>().join(" ")
}

fn is_less(share: Decimal) -> bool {
    share < Decimal::whole(100)
}
