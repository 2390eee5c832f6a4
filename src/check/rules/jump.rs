//! `jump`: a figure that looks like a slip of the hand beside its neighbours: a digit too many, a
//! point in the wrong place, two digits swapped.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{Reading, Style, adds_up, digits, reading};
use crate::model::{Decimal, Indicator, Publication, Unit};

/// The rule.
pub const RULE: Rule = Rule {
    code: "jump",
    group: Group::Figures,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a figure that is about ten times, or about a tenth of, its neighbours in the series, or that would lie among them with two of its digits swapped.",
    why: "That is what a slip of the hand looks like; a chart then shows a spike that never was.",
    example: "values.2020-03 = 701\nvalues.2020-04 = 705\nvalues.2020-05 = 7010",
    instead: "values.2020-03 = 701\nvalues.2020-04 = 705\nvalues.2020-05 = 701",
    mend: "Look at the source. Where the figure is right, allow it at its place and say what happened.",
    run,
};

/// How many neighbours on either side are looked at.
const NEIGHBOURS: usize = 3;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let Publication { indicators, .. } = subject.publication;
    for indicator in indicators.iter().filter(|one| !adds_up(one)) {
        let readings: Vec<Reading<'_>> = indicator
            .values
            .keys()
            .filter_map(|period| reading(indicator, *period))
            .filter(|reading| reading.value.is_ok())
            .collect();
        for at in 0..readings.len() {
            all.extend(problem(indicator, &readings, at));
        }
    }
}

fn problem(indicator: &Indicator, readings: &[Reading<'_>], at: usize) -> Option<Diagnostic> {
    let here = readings.get(at)?;
    let value = here.value.ok()?;
    let from = at.saturating_sub(NEIGHBOURS);
    let mut around: Vec<Decimal> = readings
        .iter()
        .enumerate()
        .skip(from)
        .take_while(|(index, _)| *index <= at + NEIGHBOURS)
        .filter(|(index, other)| *index != at && other.period.is_like(here.period))
        .filter_map(|(_, other)| other.value.ok())
        .collect();
    around.sort();
    let (low, high) = (*around.first()?, *around.last()?);
    let middle = *around.get(around.len() / 2)?;
    if around.len() < 2 || middle < Decimal::whole(5) {
        return None;
    }
    let style = Style::of(indicator);
    let close = |candidate: Decimal| {
        candidate >= low.minus(margin(middle)) && candidate <= high.plus(margin(middle))
    };
    let tenth = value.divided_by(Decimal::whole(10), 6)?;
    let slip = if value > high.times(4) && close(tenth) {
        "about ten times as much as"
    } else if indicator.unit != Unit::Percent && value.times(4) < low && close(value.times(10)) {
        "about a tenth of"
    } else if around.len() >= 4 && is_far(value, low, high) && swapped(value).into_iter().any(close)
    {
        "far from, but for two digits swapped,"
    } else {
        return None;
    };
    Some(
        finding(format!(
            "“{}”, {}: {} is {slip} the values around it ({} to {})",
            indicator.title,
            here.period.words(),
            style.full(value),
            digits(low),
            digits(high)
        ))
        .at(here.datum.span)
        .help("Look at the source: this is what a slip of the hand looks like."),
    )
}

/// How far beyond its neighbours a figure may lie: a tenth.
fn margin(middle: Decimal) -> Decimal {
    middle
        .abs()
        .divided_by(Decimal::whole(10), 6)
        .unwrap_or_default()
}

/// Whether a value lies outside its neighbours by more than twice what they span.
fn is_far(value: Decimal, low: Decimal, high: Decimal) -> bool {
    let span = high.minus(low).times(2);
    let off = match value > high {
        true => value.minus(high),
        false => low.minus(value),
    };
    off > span && off.times(4) > high.abs()
}

/// The number with each pair of neighbouring digits swapped.
pub(super) fn swapped(value: Decimal) -> Vec<Decimal> {
    let digits: Vec<char> = value.to_string().chars().collect();
    (1..digits.len())
        .filter_map(|at| {
            let mut other = digits.clone();
            let (one, two) = (*other.get(at - 1)?, *other.get(at)?);
            if !one.is_ascii_digit() || !two.is_ascii_digit() || one == two {
                return None;
            }
            other.swap(at - 1, at);
            Decimal::parse(&other.into_iter().collect::<String>())
        })
        .collect()
}
