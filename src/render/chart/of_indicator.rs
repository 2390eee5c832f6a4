//! The chart of an indicator: its kind follows from the data, unless its author chose one.

use super::spec::{Category, ChartSpec, Role, Series, TargetLevel, TargetLine};
use crate::measure::{self, Stack, Style};
use crate::model::{Absence, ChartKind, Datum, Frequency, Indicator, Period, Publication, Unit};

/// From this many values on a series is a line; fewer are bars.
const VALUES_OF_A_LINE: usize = 3;

/// The chart of an indicator, up to the publication's own date: with the indicators beside it,
/// its parts if it is a sum, its target, and comparators of the same periods. The kind is `kind`,
/// or else its author's, or else:
///
/// | data | kind |
/// |---|---|
/// | parts of a whole | stacked; of 100 % where they are percentages |
/// | three values or more, at regular intervals | line |
/// | fewer, or now and then | bars |
/// | one, with comparators of its period | a bar for each area |
/// | one with a target, or of per cent | bullet |
///
/// `None` where nothing can be drawn: no value, the kind `none`, or a single number that there is
/// nothing to compare with, or that is not the latest.
pub fn of_indicator(
    publication: &Publication,
    indicator: &Indicator,
    kind: Option<ChartKind>,
) -> Option<ChartSpec> {
    let kind = kind.or(indicator.chart);
    if kind == Some(ChartKind::None) {
        return None;
    }
    // What is stacked follows from the kind that is drawn, not from the one that is declared.
    let mut drawn = indicator.clone();
    drawn.chart = kind;
    let spec = match measure::stack_of(publication, &drawn) {
        Some(stack) => of_stack(publication, indicator, &stack, kind),
        None => of_series(publication, indicator, kind)?,
    };
    spec.has_values().then_some(spec)
}

/// A series, and what is drawn with it.
fn of_series(
    publication: &Publication,
    indicator: &Indicator,
    chosen: Option<ChartKind>,
) -> Option<ChartSpec> {
    let as_at = publication.about.published;
    let companions: Vec<&Indicator> = indicator
        .chart_with
        .iter()
        .filter_map(|id| publication.indicator(id.as_str()))
        // One axis serves one unit.
        .filter(|other| other.unit == indicator.unit)
        .collect();
    let all: Vec<&Indicator> = std::iter::once(indicator)
        .chain(companions.iter().copied())
        .collect();
    let periods = from_first_known(&all, periods(publication, &all));
    let readings = measure::readings(indicator, as_at);
    let values = readings.iter().filter(|one| one.value.is_ok()).count();
    let latest_is_there = readings.last().is_some_and(|one| one.value.is_ok());
    let is_regular = indicator.frequency != Frequency::Once;
    let has_target = periods
        .iter()
        .any(|at| measure::target_at(indicator, *at).is_some());
    let kind = match chosen {
        Some(kind) => kind,
        None if companions.is_empty() && values == 1 => {
            if let Some(spec) = of_areas(publication, indicator) {
                return Some(spec);
            }
            // A bullet has no period of its own: it would pass for the latest value.
            if !latest_is_there || (!has_target && indicator.unit != Unit::Percent) {
                return None;
            }
            ChartKind::Bullet
        }
        None if is_regular && values >= VALUES_OF_A_LINE => ChartKind::Line,
        None => ChartKind::Bar,
    };
    let mut spec = empty(indicator, kind, &periods);
    spec.series.push(series(indicator, Role::Main, &periods));
    spec.series.extend(
        companions
            .iter()
            .map(|other| series(other, Role::Companion, &periods)),
    );
    spec.series
        .extend(comparators(publication, indicator, &periods));
    spec.target = target(indicator, &periods);
    Some(spec)
}

/// One value beside those of other areas for the same period.
fn of_areas(publication: &Publication, indicator: &Indicator) -> Option<ChartSpec> {
    let style = Style::of(indicator);
    let own = measure::latest(indicator, publication.about.published)?;
    let mut names = vec![publication.about.organisation.clone()];
    let (value, label) = point(style, own.datum);
    let (mut values, mut labels) = (vec![value?], vec![label]);
    for comparison in measure::comparisons(publication, indicator, own.period) {
        let style = Style::of_comparator(indicator, comparison.comparator);
        if let (true, (Some(value), label)) = (
            comparison.like_for_like,
            point(style, comparison.reading.datum),
        ) {
            names.push(comparison.comparator.name.clone());
            values.push(value);
            labels.push(label);
        }
    }
    if values.len() == 1 {
        return None;
    }
    let mut spec = empty(indicator, ChartKind::HorizontalBar, &[]);
    spec.categories = names.iter().map(|name| Category::named(name)).collect();
    spec.over_time = false;
    spec.own = Some(0);
    spec.target = target(indicator, &[own.period]);
    spec.series = vec![Series {
        name: indicator.short.clone(),
        values: values.into_iter().map(Some).collect(),
        labels,
        role: Role::Main,
    }];
    Some(spec)
}

/// Parts of a whole.
fn of_stack(
    publication: &Publication,
    indicator: &Indicator,
    stack: &Stack,
    chosen: Option<ChartKind>,
) -> ChartSpec {
    let kind = chosen.unwrap_or(
        if indicator.unit == Unit::Percent && stack.total.is_none() {
            ChartKind::StackedPercent
        } else {
            ChartKind::Stacked
        },
    );
    let periods = from_first_known(&stack.parts, periods(publication, &stack.parts));
    let mut spec = empty(indicator, kind, &periods);
    if let Some(total) = stack.total.or_else(|| whole_of(publication, &stack.parts)) {
        spec.series.push(series(total, Role::Main, &periods));
    }
    for (n, part) in stack.parts.iter().enumerate() {
        let mut series = series(part, Role::Part, &periods);
        // On an axis of shares, counts are written as shares.
        if kind == ChartKind::StackedPercent && part.unit != Unit::Percent {
            let labels = series.labels.iter_mut().zip(&series.values);
            for (at, (label, value)) in periods.iter().zip(labels) {
                if value.is_none() {
                    continue;
                }
                let share = stack
                    .shares_at(*at)
                    .and_then(|shares| shares.get(n).copied());
                *label = share.map(|share| share.share_words()).unwrap_or_default();
            }
        }
        spec.series.push(series);
    }
    spec.target = stack.total.and_then(|total| target(total, &periods));
    spec
}

/// The indicator that is declared to be the sum of exactly these parts.
fn whole_of<'a>(publication: &'a Publication, parts: &[&Indicator]) -> Option<&'a Indicator> {
    let whole = publication.indicator(parts.first()?.part_of.as_ref()?.as_str())?;
    let is_part = |part: &&Indicator| whole.total_of.contains(&part.id);
    (parts.iter().all(is_part) && whole.total_of.len() == parts.len()).then_some(whole)
}

/// Every period of several series up to the publication's own date, earliest first.
pub(super) fn periods(publication: &Publication, indicators: &[&Indicator]) -> Vec<Period> {
    let mut all: Vec<Period> = indicators
        .iter()
        .flat_map(|indicator| measure::periods(indicator, publication.about.published))
        .collect();
    all.sort();
    all.dedup();
    all
}

/// The periods from the first on of which something is known. Earlier ones would be empty room in
/// the drawing; the table says that their figures are not available.
fn from_first_known(indicators: &[&Indicator], mut periods: Vec<Period>) -> Vec<Period> {
    let is_known = |at: &Period| {
        indicators.iter().any(|indicator| {
            measure::reading(indicator, *at)
                .is_some_and(|one| !matches!(one.value, Err(Absence::NotAvailable)))
        })
    };
    let first = periods.iter().position(is_known).unwrap_or(0);
    periods.drain(..first);
    periods
}

/// A chart of an indicator in which nothing is drawn yet.
pub(super) fn empty(indicator: &Indicator, kind: ChartKind, periods: &[Period]) -> ChartSpec {
    let style = Style::of(indicator);
    let counted = match style.unit {
        Unit::Percent | Unit::Pounds => None,
        Unit::Number if style.noun.is_empty() => None,
        _ => Some(style.heading()),
    };
    ChartSpec {
        kind,
        categories: categories(periods),
        over_time: true,
        series: Vec::new(),
        target: None,
        own: None,
        unit: indicator.unit,
        decimals: indicator.decimals,
        counted,
    }
}

/// Periods as categories. A single one is written in full, and so are periods of different
/// lengths, because what they share is not a year.
fn categories(periods: &[Period]) -> Vec<Category> {
    let alike = periods
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.is_like(*b)));
    periods
        .iter()
        .map(|period| match (periods.len(), alike) {
            (1, _) => Category::named(&period.words()),
            (_, true) => Category::of_period(*period),
            (_, false) => Category {
                long: period.words(),
                short: period.short_words(),
                group: None,
            },
        })
        .collect()
}

/// The values of an indicator.
pub(super) fn series(indicator: &Indicator, role: Role, periods: &[Period]) -> Series {
    let style = Style::of(indicator);
    let (values, labels) = periods
        .iter()
        .map(|at| match measure::reading(indicator, *at) {
            Some(reading) => point(style, reading.datum),
            None => (None, String::new()),
        })
        .unzip();
    Series {
        name: indicator.short.clone(),
        values,
        labels,
        role,
    }
}

/// A value for the drawing and in words, without flags, which stand in the table; or the sign of
/// an absent one.
fn point(style: Style, datum: &Datum) -> (Option<f32>, String) {
    match style.value(&datum.amount) {
        Ok(value) => (Some(value.to_f32()), style.bare(value)),
        Err(absence) => (None, absence.shorthand().to_owned()),
    }
}

/// Comparators that are like for like in one of the periods.
fn comparators(
    publication: &Publication,
    indicator: &Indicator,
    periods: &[Period],
) -> Vec<Series> {
    let of = |comparator| {
        let style = Style::of_comparator(indicator, comparator);
        let (values, labels): (Vec<Option<f32>>, Vec<String>) = periods
            .iter()
            .map(|at| {
                measure::comparison(publication, indicator, comparator, *at)
                    .filter(|comparison| comparison.like_for_like)
                    .map(|comparison| point(style, comparison.reading.datum))
                    .unwrap_or_default()
            })
            .unzip();
        Series {
            name: comparator.name.clone(),
            values,
            labels,
            role: Role::Comparator,
        }
    };
    indicator.comparators.iter().map(of).collect()
}

/// The target as it holds in each period.
fn target(indicator: &Indicator, periods: &[Period]) -> Option<TargetLine> {
    let style = Style::of(indicator);
    let levels: Vec<Option<TargetLevel>> = periods
        .iter()
        .map(|at| {
            let target = measure::target_at(indicator, *at)?;
            Some(TargetLevel {
                from: target.low.to_f32(),
                to: target.high.to_f32(),
                label: target.words(style),
            })
        })
        .collect();
    levels.iter().any(Option::is_some).then(|| TargetLine {
        name: "Target".to_owned(),
        levels,
    })
}
