//! Periods: what a value is about. Written `2020-05-19`, `2020-05`, `2019/20`, `2019/20 Q4`, `2019`.

mod words;

pub use words::{date_words, month_name, short_month_name};

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// The years that a publication can speak of.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// The kind of year that a yearly or quarterly value belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YearKind {
    /// 1 April to 31 March, written `2019/20`: the year of a council's accounts and of the
    /// statistics of children's services.
    #[default]
    Financial,
    /// 1 September to 31 August, written `2019/20`: the year of schools.
    Academic,
    /// 1 January to 31 December, written `2019`.
    Calendar,
    /// A count on 30 September, written `2019`: the social-work workforce census.
    September,
}

impl YearKind {
    /// Every kind, with the word that data files use for it.
    pub const ALL: [(&'static str, YearKind); 4] = [
        ("financial", YearKind::Financial),
        ("academic", YearKind::Academic),
        ("calendar", YearKind::Calendar),
        ("30-september", YearKind::September),
    ];

    /// Whether such a year is written with both its calendar years (`2019/20`).
    pub fn spans_two_years(self) -> bool {
        matches!(self, YearKind::Financial | YearKind::Academic)
    }
}

/// A day, a month, a quarter or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Period {
    /// One day.
    Day(Date),
    /// A calendar month.
    Month {
        /// Its year.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// A quarter of a year.
    Quarter {
        /// The calendar year in which the year starts.
        start: i16,
        /// 1 to 4, counted from the start of the year.
        quarter: i8,
        /// Financial, academic or calendar.
        kind: YearKind,
    },
    /// A year.
    Year {
        /// The calendar year in which the year starts.
        start: i16,
        /// Which year it is.
        kind: YearKind,
    },
}

impl Period {
    /// `text` as written in data files and references, read as a year of `kind` where it is a
    /// year or a quarter. `2011-12` is December 2011, never 2011/12. `None`: no period.
    pub fn parse(text: &str, kind: YearKind) -> Option<Period> {
        let text = text.trim();
        if let Some((year, quarter)) = text.split_once(' ') {
            let quarter = quarter.strip_prefix(['Q', 'q'])?;
            let quarter: i8 = quarter
                .parse()
                .ok()
                .filter(|q| (1..=4).contains(q) && quarter.len() == 1)?;
            let two = year.contains('/');
            let kind = match (two, kind) {
                (true, kind) if kind.spans_two_years() => kind,
                (true, _) => YearKind::Financial,
                (false, _) => YearKind::Calendar,
            };
            return Some(Period::Quarter {
                start: year_start(year)?,
                quarter,
                kind,
            });
        }
        let parts: Vec<&str> = text.split('-').collect();
        let number = |part: &str, width: usize| -> Option<i8> {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        match parts[..] {
            [year] if year.contains('/') => {
                let kind = if kind.spans_two_years() {
                    kind
                } else {
                    YearKind::Financial
                };
                Some(Period::Year {
                    start: year_start(year)?,
                    kind,
                })
            }
            [year] => {
                let kind = if kind.spans_two_years() {
                    YearKind::Calendar
                } else {
                    kind
                };
                Some(Period::Year {
                    start: year_start(year)?,
                    kind,
                })
            }
            [year, month] => {
                let month = number(month, 2).filter(|m| (1..=12).contains(m))?;
                Some(Period::Month {
                    year: plain_year(year)?,
                    month,
                })
            }
            [year, month, day] => Date::new(plain_year(year)?, number(month, 2)?, number(day, 2)?)
                .ok()
                .map(Period::Day),
            _ => None,
        }
    }

    /// The first day.
    pub fn first_day(self) -> Date {
        match self {
            Period::Day(day) => day,
            Period::Month { year, month } => day_of(year, month, 1),
            Period::Quarter {
                start,
                quarter,
                kind,
            } => {
                let months = i16::from(first_month(kind) - 1) + i16::from(quarter - 1) * 3;
                day_of(start + months / 12, (months % 12) as i8 + 1, 1)
            }
            Period::Year {
                start,
                kind: YearKind::September,
            } => day_of(start, 9, 30),
            Period::Year { start, kind } => day_of(start, first_month(kind), 1),
        }
    }

    /// The last day: what “as at” means for the period, and what “latest” is decided by.
    pub fn last_day(self) -> Date {
        match self {
            Period::Day(day) => day,
            Period::Month { .. } => self.first_day().last_of_month(),
            Period::Quarter { .. } => months_after(self.first_day(), 2).last_of_month(),
            Period::Year {
                kind: YearKind::September,
                ..
            } => self.first_day(),
            Period::Year { .. } => months_after(self.first_day(), 11).last_of_month(),
        }
    }

    /// The period of the same kind that follows; a day is followed by the next day.
    pub fn next(self) -> Period {
        match self {
            Period::Day(day) => Period::Day(day.tomorrow().unwrap_or(day)),
            Period::Month { year, month: 12 } => Period::Month {
                year: year + 1,
                month: 1,
            },
            Period::Month { year, month } => Period::Month {
                year,
                month: month + 1,
            },
            Period::Quarter {
                start,
                quarter: 4,
                kind,
            } => Period::Quarter {
                start: start + 1,
                quarter: 1,
                kind,
            },
            Period::Quarter {
                start,
                quarter,
                kind,
            } => Period::Quarter {
                start,
                quarter: quarter + 1,
                kind,
            },
            Period::Year { start, kind } => Period::Year {
                start: start + 1,
                kind,
            },
        }
    }

    /// The same period a year earlier.
    pub fn year_before(self) -> Period {
        match self {
            Period::Day(day) => {
                let year = day.year() - 1;
                Period::Day(
                    Date::new(year, day.month(), day.day())
                        .unwrap_or_else(|_| day_of(year, day.month(), 28)),
                )
            }
            Period::Month { year, month } => Period::Month {
                year: year - 1,
                month,
            },
            Period::Quarter {
                start,
                quarter,
                kind,
            } => Period::Quarter {
                start: start - 1,
                quarter,
                kind,
            },
            Period::Year { start, kind } => Period::Year {
                start: start - 1,
                kind,
            },
        }
    }

    /// Whether some day is in both.
    pub fn overlaps(self, other: Period) -> bool {
        self.first_day() <= other.last_day() && other.first_day() <= self.last_day()
    }

    /// Whether both are of the same length: two months, two years of the same kind.
    pub fn is_like(self, other: Period) -> bool {
        match (self, other) {
            (Period::Quarter { kind: a, .. }, Period::Quarter { kind: b, .. })
            | (Period::Year { kind: a, .. }, Period::Year { kind: b, .. }) => a == b,
            (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
        }
    }
}

fn plain_year(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| YEARS.contains(year))
}

fn year_start(text: &str) -> Option<i16> {
    match text.split_once('/') {
        None => plain_year(text),
        Some((first, second)) => {
            let first = plain_year(first)?;
            let second: i16 = (second.len() == 2).then(|| second.parse().ok()).flatten()?;
            ((first + 1) % 100 == second).then_some(first)
        }
    }
}

fn first_month(kind: YearKind) -> i8 {
    match kind {
        YearKind::Financial => 4,
        YearKind::Academic | YearKind::September => 9,
        YearKind::Calendar => 1,
    }
}

fn year_text(start: i16, kind: YearKind) -> String {
    if kind.spans_two_years() {
        format!("{start}/{:02}", (start + 1) % 100)
    } else {
        start.to_string()
    }
}

fn day_of(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).unwrap_or(date(1900, 1, 1))
}

fn months_after(day: Date, months: i16) -> Date {
    let total = i16::from(day.month()) - 1 + months;
    day_of(day.year() + total / 12, (total % 12) as i8 + 1, 1)
}

/// As data files write it: `2020-05`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Day(day) => write!(f, "{day}"),
            Period::Month { year, month } => write!(f, "{year}-{month:02}"),
            Period::Quarter {
                start,
                quarter,
                kind,
            } => write!(f, "{} Q{quarter}", year_text(start, kind)),
            Period::Year { start, kind } => f.write_str(&year_text(start, kind)),
        }
    }
}

/// Ordered by what they end with, then by what they start with.
impl Ord for Period {
    fn cmp(&self, other: &Period) -> Ordering {
        // Nearly all that are compared are months of one series.
        if let (
            Period::Month { year, month },
            Period::Month {
                year: other_year,
                month: other_month,
            },
        ) = (self, other)
        {
            return (year, month).cmp(&(other_year, other_month));
        }
        (self.last_day(), self.first_day()).cmp(&(other.last_day(), other.first_day()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Period> for String {
    /// For `data.json`: the written form, and the kind of year where it does not show.
    fn from(period: Period) -> String {
        match period {
            Period::Quarter {
                kind: YearKind::Academic,
                ..
            }
            | Period::Year {
                kind: YearKind::Academic,
                ..
            } => {
                format!("{period} academic")
            }
            Period::Year {
                kind: YearKind::September,
                ..
            } => format!("{period} 30-september"),
            _ => period.to_string(),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = String;
    fn try_from(text: String) -> Result<Period, String> {
        let (body, kind) = match text.rsplit_once(' ') {
            Some((body, "academic")) => (body, YearKind::Academic),
            Some((body, "30-september")) => (body, YearKind::September),
            _ => (text.as_str(), YearKind::Financial),
        };
        Period::parse(body, kind).ok_or_else(|| format!("“{text}” is not a period"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(text: &str) -> Period {
        Period::parse(text, YearKind::Financial).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn reads_every_form_and_writes_it_back() {
        for text in [
            "2020-05",
            "2020-05-19",
            "2019/20",
            "2019/20 Q4",
            "2019",
            "2019 Q2",
        ] {
            assert_eq!(p(text).to_string(), text);
            assert_eq!(Period::try_from(String::from(p(text))), Ok(p(text)));
        }
        for bad in [
            "",
            "2020-13",
            "2020-5",
            "2019/21",
            "2019/20 Q5",
            "2020-02-30",
            "20-05",
            "2019/20 Q",
            "May 2020",
        ] {
            assert!(Period::parse(bad, YearKind::Financial).is_none(), "{bad}");
        }
    }

    #[test]
    fn knows_its_days() {
        assert_eq!(p("2019/20").last_day(), date(2020, 3, 31));
        assert_eq!(p("2019/20 Q4").first_day(), date(2020, 1, 1));
        assert_eq!(p("2020-02").last_day(), date(2020, 2, 29));
        let census = Period::parse("2019", YearKind::September);
        assert_eq!(census.map(Period::last_day), Some(date(2019, 9, 30)));
        assert_eq!(p("2019-12").next(), p("2020-01"));
        assert!(p("2011-12") < p("2011/12"));
    }

    #[test]
    fn speaks_english() {
        assert_eq!(p("2020-05").words(), "May 2020");
        assert_eq!(p("2020-05-19").words(), "19 May 2020");
        assert_eq!(p("2020-05").short_words(), "May 20");
    }
}
