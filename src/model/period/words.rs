//! Periods and dates in English.

use super::{Period, YearKind, year_text};
use jiff::civil::Date;

impl Period {
    /// For people: `19 May 2020`, `May 2020`, `2019/20`, `2019/20 quarter 4`, `30 September 2019`.
    pub fn words(self) -> String {
        match self {
            Period::Day(day) => date_words(day),
            Period::Month { year, month } => format!("{} {year}", month_name(month)),
            Period::Quarter {
                start,
                quarter,
                kind,
            } => format!("{} quarter {quarter}", year_text(start, kind)),
            Period::Year {
                start,
                kind: YearKind::September,
            } => format!("30 September {start}"),
            Period::Year { start, kind } => year_text(start, kind),
        }
    }

    /// For axes and narrow columns: `May 20`, `19 May`, `2019/20`, `Q4 19/20`.
    pub fn short_words(self) -> String {
        match self {
            Period::Day(day) => format!(
                "{} {} {:02}",
                day.day(),
                short_month_name(day.month()),
                day.year() % 100
            ),
            Period::Month { year, month } => {
                format!("{} {:02}", short_month_name(month), year % 100)
            }
            Period::Quarter {
                start,
                quarter,
                kind,
            } if kind.spans_two_years() => {
                format!("Q{quarter} {:02}/{:02}", start % 100, (start + 1) % 100)
            }
            Period::Quarter { start, quarter, .. } => format!("Q{quarter} {start}"),
            Period::Year {
                start,
                kind: YearKind::September,
            } => format!("Sep {start}"),
            Period::Year { start, kind } => year_text(start, kind),
        }
    }
}

/// A date in words: `16 July 2020`.
pub fn date_words(day: Date) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

/// The English name of a month, 1 to 12.
pub fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1)
        .ok()
        .and_then(|i| NAMES.get(i))
        .copied()
        .unwrap_or("")
}

/// The first three letters of a month's name, 1 to 12.
pub fn short_month_name(month: i8) -> &'static str {
    month_name(month).get(..3).unwrap_or("")
}
