//! Short labels of a typed table, and what is said above it, that together name an indicator in
//! full: “CP” below “Visits in time”.

use super::{Reader, covers};
use crate::check::Subject;
use crate::check::measures::{HeldFigure, Match, Measure};
use crate::check::number::NumberKind;
use crate::check::other_number::speaks_of_something_else;
use crate::check::period_words::{month, periods};
use crate::check::words::{find_phrase, lower, words};
use crate::model::{Indicator, Period};

/// What the headings of a cell name in full, saying nothing besides.
#[derive(Clone, Copy)]
pub(super) struct Names<'m, 'p> {
    measure: &'m Measure<'p>,
    pub(super) indicator: &'p Indicator,
    /// Whether a number may be one of something else all the same: a target, a change, a part.
    pub(super) is_doubtful: bool,
}

impl<'m> Names<'m, '_> {
    /// The figure of a period.
    pub(super) fn figure(&self, period: Period) -> Option<&'m HeldFigure> {
        let mut figures = self.measure.figures.iter();
        figures.find(|held| held.period.is_some_and(|at| covers(at, period)))
    }

    /// Whether a figure is one of its own.
    pub(super) fn holds(&self, held: &HeldFigure) -> bool {
        let mut figures = self.measure.figures.iter();
        figures.any(|own| own.reference == held.reference)
    }
}

/// What the headings of the cell before named: cells of a row differ in their period alone.
#[derive(Default)]
pub(super) struct Naming<'m, 'p>(Option<(Asked, Option<Names<'m, 'p>>)>);

/// The label, the column's heading without its period, and the kind of number.
type Asked = (String, String, NumberKind);

/// Words of headings that say of no measure which it is.
const SAY_NOTHING: [&str; 25] = [
    "us",
    "our",
    "ours",
    "performance",
    "type",
    "kind",
    "figure",
    "figures",
    "value",
    "result",
    "results",
    "current",
    "currently",
    "latest",
    "actual",
    "now",
    "outturn",
    "position",
    "data",
    "measure",
    "indicator",
    "in-month",
    "month",
    "monthly",
    "no",
];

/// Words that say that a number is not the latest.
const OTHER_TIMES: [&str; 16] = [
    "last",
    "previous",
    "previously",
    "prior",
    "year",
    "years",
    "annual",
    "quarter",
    "week",
    "weekly",
    "before",
    "earlier",
    "baseline",
    "to date",
    "average",
    "forecast",
];

/// Whether a text tells of a time, and not which.
pub(super) fn tells_another_time(text: &str) -> bool {
    let small = lower(text);
    OTHER_TIMES
        .iter()
        .any(|word| find_phrase(&small, word).is_some())
}

impl Reader<'_> {
    /// The indicator that a row's label and a column's heading name in full, by themselves or with
    /// what is said above the table, where they say nothing that is not of its name.
    pub(super) fn named<'m, 'p>(
        &self,
        subject: &'m Subject<'p>,
        naming: &mut Naming<'m, 'p>,
        [label, column]: [&str; 2],
        kind: NumberKind,
    ) -> Option<Names<'m, 'p>> {
        let asked = (self.bare(label), self.bare(column), kind);
        if let Some((known, names)) = &naming.0
            && *known == asked
        {
            return *names;
        }
        let names = self.find(subject, &format!("{} {}", asked.0, asked.1), kind);
        naming.0 = Some((asked, names));
        names
    }

    /// Whether a row's label and a column's heading say nothing besides an indicator's name: no
    /// place, group or target, and no other measure.
    pub(super) fn is_of(
        &self,
        subject: &Subject<'_>,
        [label, column, corner]: [&str; 3],
        indicator: &Indicator,
    ) -> bool {
        let names = format!("{} {}", indicator.title, indicator.short);
        let mut headings = [self.bare(label), self.bare(column)].into_iter();
        let is_all = headings.all(|one| subject.measures().says_no_more(&one, indicator));
        let is_other = speaks_of_something_else(&format!("{label} {column} {corner}"));
        is_all && (!is_other || speaks_of_something_else(&names))
    }

    /// A heading without its period, and without words that say nothing.
    fn bare(&self, heading: &str) -> String {
        let dated = periods(heading, &(0..heading.len()), self.first.as_at);
        let of_period = |at: usize| dated.iter().any(|one| one.range.contains(&at));
        let telling = words(heading, &(0..heading.len()))
            .into_iter()
            .filter(|word| !of_period(word.range.start) && month(word.text).is_none())
            .filter(|word| !SAY_NOTHING.contains(&lower(word.text).as_str()));
        telling.map(|word| word.text).collect::<Vec<_>>().join(" ")
    }

    fn find<'m, 'p>(
        &self,
        subject: &'m Subject<'p>,
        own: &str,
        kind: NumberKind,
    ) -> Option<Names<'m, 'p>> {
        let measures = subject.measures();
        let mut said = format!("{own} {}", self.words(self.head.first()));
        for above in ["", &self.announced, &self.heading] {
            said.push(' ');
            said.push_str(above);
            let named = measures.named_in(&said, 0.99).into_iter();
            let mut best: Vec<(usize, Match<'m, 'p>, &'p Indicator)> = named
                .filter(|found| found.words >= 2 && found.measure.takes(kind))
                .filter_map(|found| {
                    let indicator = found.measure.indicator?;
                    let names = format!("{} {}", indicator.title, indicator.short);
                    let common = measures.in_common(own, &names);
                    let is_own = common > 0 && measures.says_no_more(own, indicator);
                    is_own.then_some((common, found, indicator))
                })
                .collect();
            let most = best.iter().map(|(common, found, _)| (*common, found.words));
            let most = most.max();
            best.retain(|(common, found, _)| Some((*common, found.words)) == most);
            match best.as_slice() {
                [] => {}
                [(_, found, indicator)] => {
                    return Some(Names {
                        measure: found.measure,
                        indicator,
                        is_doubtful: speaks_of_something_else(&said) || tells_another_time(&said),
                    });
                }
                _ => return None,
            }
        }
        None
    }
}
