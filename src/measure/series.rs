//! A series and its values: at a period, latest, previous, first, highest and lowest, gaps.

use super::Style;
use crate::model::{
    Absence, Accumulation, Amount, Comparator, Datum, Decimal, Flag, Frequency, Indicator, Period,
    YearKind,
};
use jiff::civil::Date;

/// What a series says of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading<'a> {
    /// The period.
    pub period: Period,
    /// The figure, with its flags and remarks.
    pub datum: &'a Datum,
    /// Its value, rounded as it is shown; or why there is none.
    pub value: Result<Decimal, Absence>,
}

impl Reading<'_> {
    /// Whether it is hidden so that nobody can be recognised.
    pub fn is_hidden(&self) -> bool {
        self.value.is_err_and(Absence::is_hidden)
    }

    fn breaks(&self) -> bool {
        self.datum.flags.contains(&Flag::Break)
    }
}

/// Two values of a series and what lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The earlier period.
    pub from: Period,
    /// The later period.
    pub to: Period,
    /// The later value less the earlier one.
    pub difference: Decimal,
}

/// The highest and the lowest value of a series, with every period that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extremes {
    /// The highest value.
    pub highest: Decimal,
    /// When it was so, earliest first.
    pub highest_in: Vec<Period>,
    /// The lowest value.
    pub lowest: Decimal,
    /// When it was so, earliest first.
    pub lowest_in: Vec<Period>,
}

/// The figure of an indicator at a period.
pub fn reading(indicator: &Indicator, at: Period) -> Option<Reading<'_>> {
    let datum = indicator.values.get(&at)?;
    Some(read(Style::of(indicator), at, datum))
}

/// The figure of a comparator at a period.
pub fn comparator_reading<'a>(
    indicator: &Indicator,
    comparator: &'a Comparator,
    at: Period,
) -> Option<Reading<'a>> {
    let datum = comparator.values.get(&at)?;
    let style = Style::of_comparator(indicator, comparator);
    Some(read(style, at, datum))
}

fn read<'a>(style: Style, period: Period, datum: &'a Datum) -> Reading<'a> {
    Reading {
        period,
        datum,
        value: style.value(&datum.amount),
    }
}

/// Every figure about a period that ends not later than `as_at`, earliest first.
pub fn readings(indicator: &Indicator, as_at: Date) -> Vec<Reading<'_>> {
    let style = Style::of(indicator);
    indicator
        .values
        .iter()
        .filter(|(period, _)| period.last_day() <= as_at)
        .map(|(period, datum)| read(style, *period, datum))
        .collect()
}

/// The latest figure about a period that ends not later than `as_at`. Periods without a figure
/// are passed over (a hidden one counts as a figure: an earlier one would pass for it); where
/// there is no figure at all, the latest reason.
pub fn latest(indicator: &Indicator, as_at: Date) -> Option<Reading<'_>> {
    let all = readings(indicator, as_at);
    all.iter()
        .rev()
        .find(|reading| {
            !matches!(
                reading.value,
                Err(Absence::NotAvailable | Absence::NotApplicable)
            )
        })
        .or(all.last())
        .copied()
}

/// The figures that may be set beside that of `at`, earliest first, `at` last: about periods of
/// the same length, behind the last break of the series, and, where values add up in a year, of
/// the same year. Empty where there is no entry at `at`.
pub fn comparable(indicator: &Indicator, at: Period) -> Vec<Reading<'_>> {
    let Some(last) = reading(indicator, at) else {
        return Vec::new();
    };
    let style = Style::of(indicator);
    let earlier = indicator
        .values
        .range(..at)
        .rev()
        .filter(|(period, _)| period.is_like(at))
        .map(|(period, datum)| read(style, *period, datum))
        .take_while(|reading| {
            indicator.span_of_values != Accumulation::YearToDate
                || year_of(reading.period, indicator.year) == year_of(at, indicator.year)
        });
    let mut run = Vec::new();
    for reading in std::iter::once(last).chain(earlier) {
        run.push(reading);
        if reading.breaks() {
            break;
        }
    }
    run.reverse();
    run
}

/// The calendar year in which the year of `period` starts.
fn year_of(period: Period, kind: YearKind) -> i16 {
    let day = period.last_day();
    let first_month = match kind {
        YearKind::Financial => 4,
        YearKind::Academic | YearKind::September => 9,
        YearKind::Calendar => 1,
    };
    day.year() - i16::from(day.month() < first_month)
}

/// The value before that of `at` which it may be compared with; periods without a figure are
/// passed over. `None` where the figure before is hidden.
pub fn previous(indicator: &Indicator, at: Period) -> Option<Reading<'_>> {
    let run = comparable(indicator, at);
    let (_, earlier) = run.split_last()?;
    earlier
        .iter()
        .rev()
        .find(|reading| reading.value.is_ok() || reading.is_hidden())
        .filter(|reading| !reading.is_hidden())
        .copied()
}

/// The first value that the value of `at` may be compared with.
pub fn first(indicator: &Indicator, at: Period) -> Option<Reading<'_>> {
    comparable(indicator, at)
        .into_iter()
        .find(|reading| reading.value.is_ok() && reading.period != at)
}

/// How a value changed from one period to another. `None` where one of them has no value, or
/// where they may not be compared.
pub fn change_between(indicator: &Indicator, from: Period, to: Period) -> Option<Change> {
    let run = comparable(indicator, to);
    let earlier = run.iter().find(|reading| reading.period == from)?;
    let later = run.last().filter(|reading| reading.period != from)?;
    Some(Change {
        from,
        to,
        difference: later.value.ok()?.minus(earlier.value.ok()?),
    })
}

/// How the value of `at` changed since the one before it.
pub fn change(indicator: &Indicator, at: Period) -> Option<Change> {
    change_between(indicator, previous(indicator, at)?.period, at)
}

/// The highest and the lowest of the values up to `at` that may be compared. `None` for fewer
/// than three values, for values that add up (they only rise), and where one of them is hidden or
/// rounds to nought: it could be the lowest.
pub fn extremes(indicator: &Indicator, at: Period) -> Option<Extremes> {
    if adds_up(indicator) {
        return None;
    }
    let run = comparable(indicator, at);
    let unknown = |reading: &Reading| {
        reading
            .value
            .is_err_and(|absence| absence.is_hidden() || absence == Absence::Low)
    };
    if run.iter().any(unknown) {
        return None;
    }
    let values: Vec<(Period, Decimal)> = run
        .iter()
        .filter_map(|reading| Some((reading.period, reading.value.ok()?)))
        .collect();
    if values.len() < 3 {
        return None;
    }
    let highest = values.iter().map(|(_, value)| *value).max()?;
    let lowest = values.iter().map(|(_, value)| *value).min()?;
    let periods_of = |sought: Decimal| {
        values
            .iter()
            .filter(|(_, value)| *value == sought)
            .map(|(period, _)| *period)
            .collect()
    };
    Some(Extremes {
        highest,
        highest_in: periods_of(highest),
        lowest,
        lowest_in: periods_of(lowest),
    })
}

/// Whether values add up over time, so that they say nothing by rising.
pub fn adds_up(indicator: &Indicator) -> bool {
    matches!(
        indicator.span_of_values,
        Accumulation::SinceStart | Accumulation::YearToDate
    )
}

/// The periods of a chart or a table of the series, earliest first: every period that its
/// frequency lets expect between the first and the last entry, whether it has a figure or not.
pub fn periods(indicator: &Indicator, as_at: Date) -> Vec<Period> {
    let entries: Vec<Period> = indicator
        .values
        .keys()
        .filter(|period| period.last_day() <= as_at)
        .copied()
        .collect();
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
        return entries;
    };
    if indicator.frequency == Frequency::Once || !entries.iter().all(|p| p.is_like(*first)) {
        return entries;
    }
    let mut all = vec![*first];
    let mut period = *first;
    while period < *last {
        period = period.next();
        all.push(period);
    }
    all
}

/// The periods between the first and the last value that have none, earliest first.
pub fn gaps(indicator: &Indicator, as_at: Date) -> Vec<Period> {
    let has_value =
        |period: &Period| reading(indicator, *period).is_some_and(|reading| reading.value.is_ok());
    let all = periods(indicator, as_at);
    let first = all.iter().position(&has_value);
    let last = all.iter().rposition(&has_value);
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    all.into_iter()
        .take(last)
        .skip(first)
        .filter(|period| !has_value(period))
        .collect()
}

/// The remark on a figure; a remark on a hidden figure could tell it, and is not shown.
pub fn remark_on(datum: &Datum) -> Option<&str> {
    match datum.amount {
        Amount::Absent(absence) if absence.is_hidden() => None,
        _ => datum.note.as_deref(),
    }
}

/// The part and the whole of a fraction.
pub fn counts_of(datum: &Datum) -> Option<(Decimal, Decimal)> {
    match datum.amount {
        Amount::Fraction { n, of, .. } => Some((n, of)),
        Amount::Number(_) | Amount::Absent(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::*;
    use jiff::civil::date;

    #[test]
    fn finds_the_latest_value_not_later_than_a_day() {
        let conferences = conferences();
        let at = |day| latest(&conferences, day).map(|r| (r.period, r.value));
        assert_eq!(at(today()), Some((p("2020-05"), Ok(d("61")))));
        assert_eq!(at(date(2020, 5, 22)), Some((p("2020-04"), Ok(d("53")))));
        assert_eq!(at(date(2019, 4, 29)), None);
    }

    #[test]
    fn passes_over_periods_without_a_figure_but_not_over_hidden_ones() {
        let audits = indicator("audits", "2020-01", "12, 25, 23, [x], [x]");
        let latest_of = |indicator: &Indicator| latest(indicator, today()).map(|r| r.period);
        assert_eq!(latest_of(&audits), Some(p("2020-03")));
        let hidden = indicator("hidden", "2020-01", "12, 25, [c]");
        assert_eq!(latest_of(&hidden), Some(p("2020-03")));
        assert!(latest(&hidden, today()).is_some_and(|r| r.is_hidden()));
        let nothing = indicator("nothing", "2020-01", "[x], [z]");
        assert_eq!(latest_of(&nothing), Some(p("2020-02")));
    }

    #[test]
    fn compares_with_the_value_before() {
        let conferences = conferences();
        let since = |at: &str| change(&conferences, p(at)).map(|c| (c.from, c.difference));
        assert_eq!(since("2020-05"), Some((p("2020-04"), d("8"))));
        assert_eq!(since("2019-04"), None);
        let change = change_between(&conferences, p("2019-05"), p("2020-05"));
        assert_eq!(change.map(|c| c.difference), Some(d("-11")));
        assert_eq!(
            change_between(&conferences, p("2020-05"), p("2020-05")),
            None
        );
        let gap = indicator("gap", "2020-01", "12, [x], 23");
        assert_eq!(
            previous(&gap, p("2020-03")).map(|r| r.period),
            Some(p("2020-01"))
        );
    }

    #[test]
    fn says_nothing_of_hidden_figures() {
        let before = indicator("before", "2020-01", "12, [c], 23, 30");
        assert_eq!(change(&before, p("2020-03")), None);
        assert_eq!(change_between(&before, p("2020-02"), p("2020-03")), None);
        assert_eq!(change_between(&before, p("2020-01"), p("2020-02")), None);
        assert_eq!(extremes(&before, p("2020-04")), None);
        let now = indicator("now", "2020-01", "12, 14, 15, [c]");
        assert_eq!(change(&now, p("2020-04")), None);
    }

    #[test]
    fn stops_at_a_break_and_at_a_new_year() {
        let mut broken = conferences();
        if let Some(datum) = broken.values.get_mut(&p("2020-04")) {
            datum.flags.push(Flag::Break);
        }
        assert_eq!(change(&broken, p("2020-04")), None);
        assert_eq!(change_between(&broken, p("2020-03"), p("2020-05")), None);
        assert!(change(&broken, p("2020-05")).is_some());
        assert_eq!(extremes(&broken, p("2020-05")), None);

        let mut to_date = indicator("to-date", "2020-02", "300, 330, 20, 45");
        to_date.span_of_values = Accumulation::YearToDate;
        assert_eq!(change(&to_date, p("2020-04")), None);
        assert_eq!(
            change(&to_date, p("2020-05")).map(|c| c.difference),
            Some(d("25"))
        );
        assert_eq!(extremes(&to_date, p("2020-03")), None);
    }

    #[test]
    fn finds_every_period_of_the_highest_and_the_lowest() {
        let found = extremes(&conferences(), p("2020-05"));
        assert_eq!(
            found,
            Some(Extremes {
                highest: d("89"),
                highest_in: vec![p("2019-06")],
                lowest: d("39"),
                lowest_in: vec![p("2019-10"), p("2019-11")],
            })
        );
    }

    #[test]
    fn finds_gaps_by_frequency() {
        let supervision = indicator("supervision", "2019-10", "[x], 76, -, 89, [x], 87, [x]");
        assert_eq!(gaps(&supervision, today()), [p("2019-12"), p("2020-02")]);
        assert_eq!(periods(&supervision, today()).len(), 7);
        assert_eq!(periods(&supervision, date(2019, 12, 31)).len(), 2);
        assert!(gaps(&indicator("none", "2020-01", "[x], [x]"), today()).is_empty());
    }
}
