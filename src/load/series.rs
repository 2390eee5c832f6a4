//! Values by period: their periods must be of the kind that the series has.

use super::reader::{Written, bad_period};
use crate::diagnostic::Diagnostic;
use crate::model::{Frequency, Period, Span, YearKind};
use std::collections::BTreeMap;

/// What periods a series takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    /// How often it has a value.
    pub frequency: Frequency,
    /// The kind of its years and quarters.
    pub year: YearKind,
}

impl Calendar {
    /// One that takes any period.
    pub fn any(year: YearKind) -> Calendar {
        Calendar {
            frequency: Frequency::Once,
            year,
        }
    }

    /// The period that is written here.
    pub fn period(self, written: &Written) -> Result<Period, Diagnostic> {
        let text = written.text.trim();
        let period = Period::parse(text, self.year);
        match period {
            Some(period) if self.takes(period) => Ok(period),
            Some(period) => Err(self.wrong(text, period).at(written.span)),
            None => Err(self.bad(text).at(written.span)),
        }
    }

    fn takes(self, period: Period) -> bool {
        let right_year = match period {
            Period::Quarter { kind, .. } | Period::Year { kind, .. } => {
                self.frequency == Frequency::Once || kind == self.year
            }
            Period::Day(_) | Period::Month { .. } => true,
        };
        self.frequency.takes(period) && right_year
    }

    /// That a period is of another kind than the series, with the readings that it may have.
    fn wrong(self, text: &str, period: Period) -> Diagnostic {
        let message = format!(
            "“{text}” is {}, and this series has {}",
            what(period),
            self.plural()
        );
        let help = match (self.frequency, period) {
            (Frequency::Yearly | Frequency::Quarterly, Period::Month { year, month })
                if self.year.spans_two_years()
                    && i16::from(month) == year.saturating_add(1).rem_euclid(100) =>
            {
                let quarter = match self.frequency {
                    Frequency::Quarterly => " Q1",
                    _ => "",
                };
                format!(
                    "It reads as {}. If the year is meant, write \"{year}/{month:02}{quarter}\".",
                    period.words()
                )
            }
            (Frequency::Yearly, Period::Year { start, .. }) if self.year.spans_two_years() => {
                format!(
                    "Its years run over two calendar years: write \"{}\" or \"{}\".",
                    two_years(start.saturating_sub(1)),
                    two_years(start)
                )
            }
            (Frequency::Yearly, Period::Year { start, .. }) => format!(
                "Write \"{start}\" or \"{}\", the one in which it was counted.",
                start.saturating_add(1)
            ),
            (Frequency::Monthly, Period::Day(day)) => {
                format!("Write {:04}-{:02}.", day.year(), day.month())
            }
            _ => format!("Write it like {}.", self.example()),
        };
        Diagnostic::error("wrong-period", message).help(help)
    }

    /// That something is no period, with what it may have meant in this series.
    fn bad(self, text: &str) -> Diagnostic {
        let problem = bad_period(text);
        match self.frequency {
            Frequency::Once => problem,
            _ if problem
                .help
                .as_ref()
                .is_some_and(|help| help.starts_with("Write")) =>
            {
                problem
            }
            _ => problem.help(format!(
                "This series has {}, written like {}.",
                self.plural(),
                self.example()
            )),
        }
    }

    fn plural(self) -> &'static str {
        match (self.frequency, self.year) {
            (Frequency::Monthly, _) => "months",
            (Frequency::Quarterly, YearKind::Financial) => "quarters of financial years",
            (Frequency::Quarterly, YearKind::Academic) => "quarters of school years",
            (Frequency::Quarterly, _) => "quarters of calendar years",
            (Frequency::Yearly, YearKind::Financial) => "financial years",
            (Frequency::Yearly, YearKind::Academic) => "school years",
            (Frequency::Yearly, YearKind::Calendar) => "calendar years",
            (Frequency::Yearly, YearKind::September) => "counts on 30 September",
            (Frequency::Once, _) => "periods of any kind",
        }
    }

    fn example(self) -> &'static str {
        match (self.frequency, self.year.spans_two_years()) {
            (Frequency::Monthly, _) => "2020-05",
            (Frequency::Quarterly, true) => "\"2019/20 Q4\"",
            (Frequency::Quarterly, false) => "\"2019 Q4\"",
            (Frequency::Yearly, true) => "\"2019/20\"",
            (Frequency::Yearly, false) => "2019",
            (Frequency::Once, _) => "2020-05",
        }
    }
}

fn what(period: Period) -> &'static str {
    match period {
        Period::Day(_) => "a day",
        Period::Month { .. } => "a month",
        Period::Quarter { .. } => "a quarter",
        Period::Year { kind, .. } if kind.spans_two_years() => "a year over two calendar years",
        Period::Year { .. } => "a calendar year",
    }
}

fn two_years(start: i16) -> String {
    format!("{start}/{:02}", start.saturating_add(1).rem_euclid(100))
}

/// Puts values under their periods, and reports the periods that don't fit and those that are
/// there twice.
pub(super) fn by_period<T>(
    values: impl IntoIterator<Item = (Written, T)>,
    calendar: Calendar,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<Period, T> {
    let mut series = BTreeMap::new();
    let mut places: BTreeMap<Period, Span> = BTreeMap::new();
    for (written, value) in values {
        match calendar.period(&written) {
            Err(problem) => diagnostics.push(problem),
            Ok(period) => match places.get(&period) {
                Some(first) => diagnostics.push(
                    Diagnostic::error(
                        "duplicate-period",
                        format!("{} has two values", period.words()),
                    )
                    .at(written.span)
                    .related(*first, "the first is here")
                    .help("Keep one of the two."),
                ),
                None => {
                    places.insert(period, written.span);
                    series.insert(period, value);
                }
            },
        }
    }
    series
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(frequency: Frequency, year: YearKind, text: &str) -> String {
        let written = Written {
            text: text.into(),
            span: Span::default(),
        };
        match (Calendar { frequency, year }).period(&written) {
            Ok(period) => format!("ok {period}"),
            Err(problem) => format!("{} {}", problem.message, problem.help.unwrap_or_default()),
        }
    }

    #[test]
    fn a_month_that_may_be_a_year_gets_both_readings() {
        let words = told(Frequency::Yearly, YearKind::Financial, "2011-12");
        assert!(words.contains("December 2011"), "{words}");
        assert!(words.contains("\"2011/12\""), "{words}");
    }

    #[test]
    fn the_kind_of_year_must_be_that_of_the_series() {
        use Frequency::{Monthly, Quarterly, Yearly};
        use YearKind::{Academic, Calendar, Financial, September};
        assert_eq!(told(Yearly, Financial, "2019/20"), "ok 2019/20");
        assert_eq!(told(Yearly, September, "2019"), "ok 2019");
        assert_eq!(told(Quarterly, Academic, "2019/20 Q4"), "ok 2019/20 Q4");
        assert_eq!(told(Frequency::Once, Financial, "2019"), "ok 2019");
        assert!(told(Yearly, Financial, "2019").contains("\"2018/19\" or \"2019/20\""));
        assert!(told(Yearly, Calendar, "2019/20").contains("\"2019\" or \"2020\""));
        assert!(told(Monthly, Financial, "2020-05-19").contains("Write 2020-05."));
        assert!(told(Quarterly, Financial, "2019-12").contains("\"2019/20 Q4\""));
        assert!(told(Monthly, Financial, "May 2020").contains("\"2020-05\""));
        assert!(told(Monthly, Financial, "soon").contains("This series has months"));
    }

    #[test]
    fn a_period_has_one_value() {
        let written = |text: &str, at| Written {
            text: text.into(),
            span: Span::new(Default::default(), at..at + 1),
        };
        let mut diagnostics = Vec::new();
        let series = by_period(
            [(written("2019/20 Q4", 0), 1), (written("2019/20 q4", 9), 2)],
            Calendar::any(YearKind::Financial),
            &mut diagnostics,
        );
        assert_eq!(series.into_values().collect::<Vec<_>>(), [1]);
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics.first().map(|d| d.related.len()), Some(1));
    }
}
