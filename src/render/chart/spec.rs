//! What is to be drawn: plain values with their words.

use crate::model::{ChartKind, Period, Unit, short_month_name};

/// A chart before it is drawn. Every number that a reader will see comes with its words: the
/// drawing places them, and formats nothing but the ticks of its axis.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What the values are of, first to last: periods, or the rows of a table.
    pub categories: Vec<Category>,
    /// Whether the categories follow each other in time.
    pub over_time: bool,
    /// The values.
    pub series: Vec<Series>,
    /// What is aimed at.
    pub target: Option<TargetLine>,
    /// In bars: the category that the chart is about, where the others are comparators.
    pub own: Option<usize>,
    /// What the values are measured in.
    pub unit: Unit,
    /// Digits after the point in the values.
    pub decimals: u8,
    /// What is counted, written at the axis: “contacts”. Percentages and pounds need none.
    pub counted: Option<String>,
}

impl ChartSpec {
    /// Whether there is a value to draw. Targets and comparators alone are no chart.
    pub fn has_values(&self) -> bool {
        self.series
            .iter()
            .filter(|series| series.role != Role::Comparator)
            .any(|series| self.values(series).any(|value| value.is_some()))
    }

    /// The values of a series, one for each category; what cannot be drawn is missing.
    pub(super) fn values<'a>(
        &'a self,
        series: &'a Series,
    ) -> impl Iterator<Item = Option<f32>> + 'a {
        (0..self.categories.len()).map(|i| series.value(i))
    }

    /// The level of the target for a category.
    pub(super) fn level(&self, i: usize) -> Option<&TargetLevel> {
        let level = self.target.as_ref()?.levels.get(i)?.as_ref()?;
        (level.from.is_finite() && level.to.is_finite()).then_some(level)
    }
}

/// What a value is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Category {
    /// In full: “May 2020”.
    pub long: String,
    /// For the axis: “May”.
    pub short: String,
    /// What several categories share, written once where it changes: “2020”.
    pub group: Option<String>,
}

impl Category {
    /// A category with a name of its own, such as the row of a table.
    pub fn named(name: &str) -> Category {
        Category {
            long: name.to_owned(),
            short: name.to_owned(),
            group: None,
        }
    }

    /// A period: a month, day or quarter is written without its year, which stands below where
    /// it changes.
    pub fn of_period(period: Period) -> Category {
        let (short, group) = match period {
            Period::Day(day) => (
                format!("{} {}", day.day(), short_month_name(day.month())),
                Some(day.year().to_string()),
            ),
            Period::Month { year, month } => {
                (short_month_name(month).to_owned(), Some(year.to_string()))
            }
            Period::Quarter {
                start,
                quarter,
                kind,
            } => (
                format!("Q{quarter}"),
                Some(Period::Year { start, kind }.to_string()),
            ),
            Period::Year { .. } => (period.short_words(), None),
        };
        Category {
            long: period.words(),
            short,
            group,
        }
    }
}

/// A row of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name, in few words.
    pub name: String,
    /// A value for each category; `None`: missing, drawn as a gap.
    pub values: Vec<Option<f32>>,
    /// The same values as a reader sees them: “61%”. Of a missing value: the sign that stands for
    /// it, “[x]”, which is written where its bar would be.
    pub labels: Vec<String>,
    /// What it is in the chart.
    pub role: Role,
}

impl Series {
    pub(super) fn value(&self, i: usize) -> Option<f32> {
        self.values
            .get(i)
            .copied()
            .flatten()
            .filter(|v| v.is_finite() && v.abs() < 1e15)
    }

    /// The words of a value.
    pub(super) fn label(&self, i: usize) -> &str {
        match self.value(i) {
            Some(_) => self.words(i),
            None => "",
        }
    }

    /// The sign that stands for a missing value.
    pub(super) fn sign(&self, i: usize) -> Option<&str> {
        let words = self.words(i);
        (self.value(i).is_none() && !words.is_empty()).then_some(words)
    }

    fn words(&self, i: usize) -> &str {
        self.labels.get(i).map_or("", String::as_str)
    }
}

/// What a series is in a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What the chart is about. In a stacked chart: the total, which is written above the parts.
    Main,
    /// A part of a whole.
    Part,
    /// Another indicator beside it.
    Companion,
    /// The same measure elsewhere.
    Comparator,
}

/// What is aimed at, category by category: targets change.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLine {
    /// Its name: “Target”.
    pub name: String,
    /// A level for each category; `None`: none.
    pub levels: Vec<Option<TargetLevel>>,
}

/// A level that is aimed at: a value where both ends are the same, otherwise a range.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLevel {
    /// The lower end.
    pub from: f32,
    /// The upper end.
    pub to: f32,
    /// In words: “80%”, “5% to 8%”.
    pub label: String,
}

impl TargetLevel {
    pub(super) fn is_range(&self) -> bool {
        self.from != self.to
    }
}
