//! Which series of a chart are bars, and how they stand together.

use super::ink::Ink;
use super::marks::{BarMark, Standing};
use super::spec::{ChartSpec, Role, Series};
use crate::model::{ChartKind, Unit};

/// The bars of a chart.
pub(super) struct Bars<'a> {
    /// How they stand together.
    pub standing: Standing,
    /// Each row of bars with its ink.
    pub series: Vec<(&'a Series, Ink)>,
    /// What the parts add up to: written, not drawn.
    pub total: Option<&'a Series>,
    /// What is drawn beside them as lines.
    pub comparators: Vec<(&'a Series, Ink)>,
}

impl<'a> Bars<'a> {
    pub fn of(spec: &'a ChartSpec) -> Bars<'a> {
        let has_values = |series: &&Series| spec.values(series).any(|value| value.is_some());
        let with_role = |role: Role| {
            spec.series
                .iter()
                .filter(has_values)
                .filter(move |series| series.role == role)
        };
        let parts: Vec<&Series> = with_role(Role::Part).collect();
        let stacks = matches!(spec.kind, ChartKind::Stacked | ChartKind::StackedPercent);
        // Below nought nothing adds up to a whole.
        let can_stack = parts.len() > 1
            && parts
                .iter()
                .flat_map(|series| spec.values(series))
                .flatten()
                .all(|value| value >= 0.0);
        let standing = match spec.kind {
            ChartKind::StackedPercent if can_stack => Standing::Shares,
            _ if stacks && can_stack => Standing::Stacked,
            _ => Standing::Beside,
        };
        let is_stacked = standing != Standing::Beside;
        let total = is_stacked.then(|| with_role(Role::Main).next()).flatten();
        let series = spec
            .series
            .iter()
            .filter(has_values)
            .filter(|series| match series.role {
                Role::Part => true,
                Role::Main | Role::Companion => !is_stacked,
                Role::Comparator => false,
            })
            .enumerate()
            .map(|(i, series)| (series, Ink::Series(i)))
            .collect();
        let comparators = with_role(Role::Comparator)
            .enumerate()
            .map(|(i, series)| (series, Ink::Comparator(i)))
            .filter(|_| !is_stacked)
            .collect();
        Bars {
            standing,
            series,
            total,
            comparators,
        }
    }

    /// The values as they are drawn. Shares are in per cent of what is there; a category of which
    /// a part is missing has no shares, unless its values are percentages already.
    pub fn marks(&self, spec: &ChartSpec) -> Vec<BarMark> {
        let factors: Vec<Option<f32>> = (0..spec.categories.len())
            .map(|i| self.factor(spec, i))
            .collect();
        self.series
            .iter()
            .map(|(series, ink)| BarMark {
                ink: *ink,
                own: spec.own,
                values: spec
                    .values(series)
                    .zip(&factors)
                    .map(|(value, factor)| Some(value? * (*factor)?))
                    .collect(),
            })
            .collect()
    }

    /// What the values of a category are multiplied with to be drawn.
    fn factor(&self, spec: &ChartSpec, i: usize) -> Option<f32> {
        if self.standing != Standing::Shares {
            return Some(1.0);
        }
        let values: Vec<f32> = self.series.iter().filter_map(|(s, _)| s.value(i)).collect();
        let sum: f32 = values.iter().sum();
        let is_complete = values.len() == self.series.len();
        match spec.unit {
            // Rounded percentages may add up to a little more than a hundred.
            Unit::Percent if is_complete && sum > 95.0 => Some(100.0 / sum),
            Unit::Percent => Some((100.0 / sum).min(1.0)),
            _ => (is_complete && sum > 0.0).then(|| 100.0 / sum),
        }
    }

    /// The lower and upper edge of what is drawn of a series for a category.
    pub fn edges(&self, marks: &[BarMark], series: usize, i: usize) -> Option<(f32, f32)> {
        let value_of = |mark: &BarMark| mark.values.get(i).copied().flatten();
        let value = value_of(marks.get(series)?)?;
        if self.standing == Standing::Beside {
            return Some((value.min(0.0), value.max(0.0)));
        }
        let below: f32 = marks.iter().take(series).filter_map(value_of).sum();
        Some((below, below + value))
    }

    /// The highest edge of a category.
    pub fn height(&self, marks: &[BarMark], i: usize) -> Option<f32> {
        (0..marks.len())
            .filter_map(|series| self.edges(marks, series, i))
            .map(|(_, upper)| upper)
            .reduce(f32::max)
    }

    /// The sign that stands for what is missing of a category, if something is.
    pub fn sign(&self, i: usize) -> Option<&'a str> {
        self.series.iter().find_map(|(series, _)| series.sign(i))
    }

    /// Every edge, for the axis.
    pub fn values(&self, spec: &ChartSpec, marks: &[BarMark]) -> Vec<f32> {
        let edges = (0..marks.len())
            .flat_map(|series| (0..spec.categories.len()).map(move |i| (series, i)))
            .filter_map(|(series, i)| self.edges(marks, series, i))
            .flat_map(|(low, high)| [low, high]);
        let others = self
            .comparators
            .iter()
            .flat_map(|(series, _)| spec.values(series))
            .flatten();
        edges.chain(others).collect()
    }
}
