//! Periods as spreadsheets have them: “Apr-19”, “April 2019”, “2019/20”, a date.

use super::workbook::Cell;
use crate::load::period_hint;
use crate::model::{Decimal, Frequency, Period, YearKind};

/// The period that a cell speaks of, as it stands: a day is a day. `None`: it is no period.
pub(super) fn written(cell: &Cell) -> Option<Period> {
    match cell {
        Cell::Empty => None,
        Cell::Day(day) => Some(Period::Day(*day)),
        Cell::Number(number) => year_of(*number),
        Cell::Text(text) => of_text(text),
    }
}

/// A whole number that is a year, or two as the Department writes them: `2020`, `201920`.
fn year_of(number: Decimal) -> Option<Period> {
    let number = number.as_integer()?;
    match number {
        1990..=2099 => Period::parse(&number.to_string(), YearKind::Financial),
        199_000..=209_999 => {
            let text = format!("{}/{:02}", number / 100, number % 100);
            Period::parse(&text, YearKind::Financial)
        }
        _ => None,
    }
}

fn of_text(text: &str) -> Option<Period> {
    if let Ok(number) = text.parse::<i64>() {
        return year_of(Decimal::whole(number));
    }
    // A moment is its day; “Week ending 3 May 2020” and the like are no periods of ours.
    let text = text.split_once('T').map_or(
        text,
        |(day, rest)| {
            if rest.contains(':') { day } else { text }
        },
    );
    let text = text.strip_suffix(" 00:00:00").unwrap_or(text);
    if is_decimal(text) {
        return None;
    }
    let text = text.replace("Quarter ", "Q").replace("Qtr ", "Q");
    let text = text
        .strip_prefix("FY ")
        .or_else(|| text.strip_prefix("FY"))
        .unwrap_or(&text);
    let hint = period_hint(text)?;
    Period::parse(&hint, YearKind::Financial)
}

/// Whether it is a number such as “17.4”: an average or a rate, which no month is taken for.
fn is_decimal(text: &str) -> bool {
    let short = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('.')
        .is_some_and(|(whole, fraction)| short(whole) && short(fraction))
}

/// Whether a cell speaks of a period beyond doubt: a year alone might be a count.
pub(super) fn is_clear(cell: &Cell) -> bool {
    match written(cell) {
        Some(Period::Year { kind, .. }) => {
            kind.spans_two_years() && !matches!(cell, Cell::Number(_))
        }
        Some(_) => true,
        None => false,
    }
}

/// A period as a series of this frequency and kind of year has it: the month of a day, the year
/// that ends with a month.
///
/// # Errors
/// Why it cannot be told, in words.
pub(super) fn fitted(
    period: Period,
    frequency: Frequency,
    year: YearKind,
) -> Result<Period, String> {
    let wrong = || {
        Err(format!(
            "“{}” is not a period that this indicator has",
            period.words()
        ))
    };
    match (frequency, period) {
        (Frequency::Once, period) => Ok(rekind(period, year)),
        (Frequency::Monthly, Period::Month { .. }) => Ok(period),
        (Frequency::Monthly, Period::Day(day)) => Ok(Period::Month {
            year: day.year(),
            month: day.month(),
        }),
        (Frequency::Quarterly, Period::Quarter { .. }) => match rekind(period, year) {
            Period::Quarter { kind, .. } if kind == year => Ok(rekind(period, year)),
            _ => wrong(),
        },
        (Frequency::Quarterly, Period::Month { .. } | Period::Day(_)) => {
            ending_with(period, year, true).map_or_else(wrong, Ok)
        }
        (Frequency::Yearly, Period::Year { start, kind }) => {
            if kind.spans_two_years() == year.spans_two_years() {
                return Ok(Period::Year { start, kind: year });
            }
            match year {
                YearKind::Financial | YearKind::Academic => Err(format!(
                    "“{start}” may be {}/{:02} or {start}/{:02}: write the year with both its halves",
                    start - 1,
                    start.rem_euclid(100),
                    (start + 1).rem_euclid(100)
                )),
                _ => wrong(),
            }
        }
        (Frequency::Yearly, Period::Month { .. } | Period::Day(_)) => {
            ending_with(period, year, false).map_or_else(wrong, Ok)
        }
        _ => wrong(),
    }
}

/// A year or quarter over two calendar years, as one of the kind that the series has.
fn rekind(period: Period, to: YearKind) -> Period {
    match period {
        Period::Year { start, kind } if kind.spans_two_years() == to.spans_two_years() => {
            Period::Year { start, kind: to }
        }
        Period::Quarter {
            start,
            quarter,
            kind,
        } if kind.spans_two_years() == to.spans_two_years() => Period::Quarter {
            start,
            quarter,
            kind: to,
        },
        other => other,
    }
}

/// The quarter or year whose last month is that of `period`: “March 2020” in a series of financial
/// years is 2019/20.
fn ending_with(period: Period, kind: YearKind, quarters: bool) -> Option<Period> {
    let last = period.last_day();
    let candidates = (last.year() - 1..=last.year()).flat_map(|start| {
        let years = std::iter::once(Period::Year { start, kind }).filter(move |_| !quarters);
        let quarters = (1..=4)
            .map(move |quarter| Period::Quarter {
                start,
                quarter,
                kind,
            })
            .filter(move |_| quarters);
        years.chain(quarters)
    });
    candidates
        .into_iter()
        .find(|one| one.last_day().first_of_month() == last.first_of_month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn text(words: &str) -> String {
        written(&Cell::of_text(words)).map_or_else(|| "none".into(), |p| p.to_string())
    }

    #[test]
    fn reads_periods_as_people_write_them() {
        for (words, meant) in [
            ("Apr-19", "2019-04"),
            ("Apr 2019", "2019-04"),
            ("April 2019", "2019-04"),
            ("Sept-19", "2019-09"),
            ("2019/20", "2019/20"),
            ("2019-20", "2019/20"),
            ("201920", "2019/20"),
            ("2019", "2019"),
            ("Q1 2019/20", "2019/20 Q1"),
            ("Qtr 1 2019-20", "2019/20 Q1"),
            ("30/04/2019", "2019-04-30"),
            ("2019-04-01", "2019-04-01"),
            ("2019-04-01T00:00:00", "2019-04-01"),
            ("FY 2019/20", "2019/20"),
            ("April", "none"),
            ("Target", "none"),
            ("61", "none"),
            ("61%", "none"),
            ("2500", "none"),
            ("17.4", "none"),
            ("1.12", "none"),
            ("04.2019", "2019-04"),
        ] {
            assert_eq!(text(words), meant, "{words}");
        }
        assert!(is_clear(&Cell::of_text("Apr-19")));
        assert!(!is_clear(&Cell::of_text("2019")));
        assert!(!is_clear(&Cell::Number(Decimal::whole(201_920))));
    }

    #[test]
    fn a_period_becomes_the_one_that_the_series_has() {
        let fit = |cell: Cell, frequency, year| {
            written(&cell).map(|p| fitted(p, frequency, year).map(|p| p.to_string()))
        };
        let day = Cell::Day(date(2020, 3, 31));
        assert_eq!(
            fit(day.clone(), Frequency::Monthly, YearKind::Financial),
            Some(Ok("2020-03".into()))
        );
        assert_eq!(
            fit(day.clone(), Frequency::Yearly, YearKind::Financial),
            Some(Ok("2019/20".into()))
        );
        assert_eq!(
            fit(day.clone(), Frequency::Quarterly, YearKind::Financial),
            Some(Ok("2019/20 Q4".into()))
        );
        assert_eq!(
            fit(
                Cell::of_text("Sep 2019"),
                Frequency::Yearly,
                YearKind::September
            ),
            Some(Ok("2019".into()))
        );
        let unclear = fit(
            Cell::of_text("2020"),
            Frequency::Yearly,
            YearKind::Financial,
        );
        assert!(
            matches!(&unclear, Some(Err(words)) if words.contains("2019/20 or 2020/21")),
            "{unclear:?}"
        );
        assert!(matches!(
            fit(
                Cell::of_text("Feb 2020"),
                Frequency::Yearly,
                YearKind::Financial
            ),
            Some(Err(_))
        ));
    }
}
