//! Parts of a whole over time: the series of a stacked chart.

use super::{Style, comparable, latest, reading};
use crate::model::{ChartKind, Decimal, Indicator, Period, Publication, Unit};
use jiff::civil::Date;

/// Digits after the point of a share.
const DECIMALS_OF_SHARES: u8 = 1;

/// Series that lie on top of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stack<'a> {
    /// What they add up to, where that is an indicator of its own.
    pub total: Option<&'a Indicator>,
    /// The parts, in the order of the data.
    pub parts: Vec<&'a Indicator>,
}

/// A part at a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartOfStack<'a> {
    /// Its series.
    pub indicator: &'a Indicator,
    /// Its value.
    pub value: Decimal,
    /// What it is of the whole, in per cent; parts that are per cent are their own share.
    pub share: Decimal,
}

impl PartOfStack<'_> {
    /// `Social care contacts 620 (28.8%)`.
    pub fn words(&self) -> String {
        let style = Style::of(self.indicator);
        let value = style.full(self.value);
        match style.unit {
            Unit::Percent => format!("{} {value}", self.indicator.short),
            _ => format!("{} {value} ({})", self.indicator.short, self.share_words()),
        }
    }

    /// `28.8%`.
    pub fn share_words(&self) -> String {
        share_style().full(self.share)
    }
}

fn share_style() -> Style<'static> {
    Style {
        unit: Unit::Percent,
        decimals: DECIMALS_OF_SHARES,
        noun: "",
    }
}

/// The series to stack where an indicator is declared to be the sum of others, or where its
/// author chose a stacked chart with others; `None` otherwise.
pub fn stack_of<'a>(publication: &'a Publication, indicator: &'a Indicator) -> Option<Stack<'a>> {
    let find = |ids: &'a [crate::model::Id]| {
        ids.iter()
            .filter_map(|id| publication.indicator(id.as_str()))
    };
    let chosen = matches!(
        indicator.chart,
        Some(ChartKind::Stacked | ChartKind::StackedPercent)
    );
    let stack = match (indicator.total_of.as_slice(), indicator.chart) {
        ([], _) if chosen => Stack {
            total: None,
            parts: std::iter::once(indicator)
                .chain(find(&indicator.chart_with))
                .collect(),
        },
        ([_, ..], None | Some(ChartKind::Stacked | ChartKind::StackedPercent)) => Stack {
            total: Some(indicator),
            parts: find(&indicator.total_of).collect(),
        },
        _ => return None,
    };
    (stack.parts.len() > 1).then_some(stack)
}

impl<'a> Stack<'a> {
    /// Whether something of it is hidden at a period.
    pub fn is_hidden_at(&self, at: Period) -> bool {
        self.parts
            .iter()
            .chain(&self.total)
            .any(|series| reading(series, at).is_some_and(|reading| reading.is_hidden()))
    }

    /// Its parts at a period, each with its share. `None` where one has no value, or where the
    /// whole is nought.
    pub fn shares_at(&self, at: Period) -> Option<Vec<PartOfStack<'a>>> {
        let value = |series: &Indicator| reading(series, at)?.value.ok();
        let values: Option<Vec<Decimal>> = self.parts.iter().map(|part| value(part)).collect();
        let values = values?;
        let sum = values.iter().copied().fold(Decimal::ZERO, Decimal::plus);
        let whole = match self.total {
            Some(total) => value(total)?,
            None => sum,
        };
        self.parts
            .iter()
            .zip(values)
            .map(|(indicator, value)| {
                let share = match indicator.unit {
                    Unit::Percent => value,
                    _ => share_style().share(value, whole)?,
                };
                Some(PartOfStack {
                    indicator,
                    value,
                    share,
                })
            })
            .collect()
    }

    /// How a share changed between the first and the latest period at which all parts have values:
    /// the first part's, or, under a total, the share that changed most. `Social care contacts: 28.8% of all, from 44.4% in March 2019`.
    pub fn finding(&self, as_at: Date) -> Option<String> {
        let main = self.parts.first()?;
        let latest_at = latest(self.total.unwrap_or(main), as_at)?.period;
        let now = self.shares_at(latest_at)?;
        let runs: Vec<Vec<Period>> = self
            .parts
            .iter()
            .map(|part| {
                comparable(part, latest_at)
                    .iter()
                    .map(|r| r.period)
                    .collect()
            })
            .collect();
        let first_at =
            main.values.keys().copied().find(|at| {
                runs.iter().all(|run| run.contains(at)) && self.shares_at(*at).is_some()
            })?;
        if first_at == latest_at {
            return None;
        }
        let then = self.shares_at(first_at)?;
        let mut pairs = now.iter().zip(&then);
        let (part, before) = match self.total {
            None => pairs.next()?,
            // Of several greatest `max_by_key` takes the last: reversed, the first.
            Some(_) => pairs
                .rev()
                .max_by_key(|(now, then)| now.share.minus(then.share).abs())?,
        };
        let of_all = match part.indicator.unit {
            Unit::Percent => "",
            _ => " of all",
        };
        Some(format!(
            "{}: {}{of_all}, from {} {}",
            part.indicator.short,
            part.share_words(),
            before.share_words(),
            super::in_periods(&[first_at])
        ))
    }
}
