//! Whether a series went plainly the other way, from what a sentence compares with.

use super::super::named::{earlier, how_it_went};
use super::super::{Way, wants_up};
use crate::check::fact::Fact;
use crate::check::prose::Passage;
use crate::measure;
use crate::model::{Decimal, Indicator, Period};

/// From when a sentence tells a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum When {
    /// “Since December”: the latest value beside that one.
    Since(Period),
    /// “In May”: that value beside the one before it.
    In(Period),
    /// “Over the last year”.
    OverTheYear,
    /// “Over recent months”.
    Recently,
    /// Nothing is said: of late.
    Open,
}

/// So many values are recent.
const RECENT: usize = 3;

/// How an indicator went, where all that may be meant went the other way.
pub(in super::super) fn went_otherwise(
    passage: &Passage<'_>,
    indicator: &Indicator,
    way: Way,
    when: When,
) -> Option<String> {
    let told = match when {
        When::In(period) => measure::reading(indicator, period)?,
        _ => measure::latest(indicator, passage.as_at)?,
    };
    let fact = Fact::of(indicator, &told, 0..0)?;
    let wants_up = wants_up(way, &fact)?;
    let earlier = earlier(&fact);
    let of = |wanted: Period| earlier.iter().find(|(period, _)| *period == wanted);
    let a_year_before = of(told.period.year_before());
    let bases: Vec<&(Period, Decimal)> = match when {
        // A quarter ends with its last month.
        When::Since(since) => {
            let ends = |(period, _): &&(Period, Decimal)| {
                matches!(since, Period::Month { .. }) && period.last_day() == since.last_day()
            };
            vec![of(since).or_else(|| earlier.iter().find(ends))?]
        }
        When::OverTheYear => vec![a_year_before?],
        When::Recently => earlier.iter().rev().take(RECENT).collect(),
        When::In(_) => vec![earlier.last()?],
        When::Open => {
            let last = earlier.len().checked_sub(1)?;
            let middle = last.checked_sub(1).and_then(|at| earlier.get(at));
            let last = earlier.get(last)?;
            [Some(last), a_year_before.or(middle)]
                .into_iter()
                .flatten()
                .collect()
        }
    };
    let is_otherwise = |value: Decimal| {
        let (from, to) = match wants_up {
            true => (fact.value, value),
            false => (value, fact.value),
        };
        to.minus(from) > indicator.tolerance.abs() && to > from
    };
    let first = bases.first()?;
    let are_otherwise = bases.iter().all(|(_, value)| is_otherwise(*value));
    are_otherwise.then(|| how_it_went(first, &fact))
}
