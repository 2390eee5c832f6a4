//! What lies between two versions of a figure, a status or a due date, in words.

use super::{
    Change, Reading, Style, TargetStatus, change_between, direction_words, in_periods, list_words,
    periods_words, target_at, target_status, target_words,
};
use crate::model::{Datum, Due, Indicator, Period, When};
use std::cmp::Ordering;

/// What stands for a figure that one of two versions does not show.
pub const NOT_COMPARED: &str = "not compared: one of the versions does not show it";

/// The step from an earlier version's latest value to that of today: `61% in May 2020, up 8
/// percentage points from 53% in February 2020`. Without the second part where the two may not be
/// compared: hidden in one of the versions, a break between them, measured otherwise.
pub fn moved_words(
    before: &Indicator,
    was: Option<&Reading<'_>>,
    after: &Indicator,
    now: &Reading<'_>,
) -> String {
    let value = Style::of(after).prose(now.datum).text;
    let value = format!("{value} {}", in_periods(&[now.period]));
    let Some(was) = was.filter(|was| was.value.is_ok() && now.value.is_ok()) else {
        return value;
    };
    let old = Style::of(before).prose(was.datum).text;
    let old = format!("{old} {}", in_periods(&[was.period]));
    if !same_measure(before, after) {
        return format!("{value}; before, measured otherwise, {old}");
    }
    // A reader subtracts what both versions print, also where the past was revised.
    let difference = match (was.value, now.value) {
        (Ok(was), Ok(now)) => now.minus(was),
        _ => return value,
    };
    let change = Change {
        from: was.period,
        to: now.period,
        difference,
    };
    match change_between(after, was.period, now.period) {
        None => format!("{value}; before {old}, not to be compared with it"),
        Some(_) if difference.is_zero() => format!("{value}, as {}", in_periods(&[was.period])),
        Some(_) => format!("{value}, {} from {old}", change.words(Style::of(after))),
    }
}

/// Whether two versions of an indicator measure the same thing in the same unit.
pub fn same_measure(before: &Indicator, after: &Indicator) -> bool {
    (before.unit, before.counts, before.span_of_values)
        == (after.unit, after.counts, after.span_of_values)
}

/// A value that was published before and is another now: `January 2020: 51% before, 53% now`.
pub fn revision_words(
    before: &Indicator,
    was: &Datum,
    after: &Indicator,
    now: &Datum,
    at: Period,
) -> String {
    format!(
        "{}: {} before, {} now",
        at.words(),
        Style::of(before).prose(was).text,
        Style::of(after).prose(now).text
    )
}

/// New values: `2 new values: March and April 2020`.
pub fn new_values_words(periods: &[Period]) -> String {
    match (periods, periods.first(), periods.last()) {
        ([only], ..) => format!("1 new value: {}", only.words()),
        (all, Some(first), Some(last)) if all.len() > 3 => format!(
            "{} new values: {} to {}",
            all.len(),
            first.words(),
            last.words()
        ),
        (all, ..) => format!("{} new values: {}", all.len(), periods_words(all)),
    }
}

/// Values that are there no more: `no longer there: March and April 2020`.
pub fn lost_values_words(periods: &[Period]) -> String {
    let words: Vec<String> = periods.iter().map(|period| period.words()).collect();
    format!("no longer there: {}", list_words(&words))
}

/// Where a value stands against its target, and where it stood: `19 percentage points below the
/// target of 80%: not met, as before`.
pub fn against_target_words(
    was: Option<TargetStatus>,
    indicator: &Indicator,
    at: Period,
) -> Option<String> {
    let place = target_words(indicator, at)?;
    let Some(now) = target_status(indicator, at) else {
        return Some(place);
    };
    Some(match was {
        Some(was) if was == now => format!("{place}: {}, as before", now.words()),
        Some(was) => format!("{place}: {}, before {}", now.words(), was.words()),
        None => format!("{place}: {}", now.words()),
    })
}

/// A target that is another now: `target of 75% before, target of 80% now`.
pub fn target_moved_words(
    before: &Indicator,
    was: Option<Period>,
    after: &Indicator,
    now: Option<Period>,
) -> Option<String> {
    let name = |indicator: &Indicator, at: Option<Period>| {
        let target = target_at(indicator, at?)?;
        Some(target.name(Style::of(indicator)))
    };
    let (was, now) = (name(before, was), name(after, now));
    match (&was, &now) {
        (was, now) if was == now => None,
        (Some(was), Some(now)) => Some(format!("{was} before, {now} now")),
        (Some(was), None) => Some(format!("{was} before, none now")),
        (None, Some(now)) => Some(format!("{now} now, none before")),
        (None, None) => None,
    }
}

/// Where a series goes, and where it went: `improving, before declining`.
pub fn direction_moved_words(
    before: &Indicator,
    was: Option<Period>,
    after: &Indicator,
    now: Period,
) -> Option<String> {
    let now = direction_words(after, now)?;
    Some(match was.and_then(|was| direction_words(before, was)) {
        Some(was) if was == now => format!("{now}, as before"),
        Some(was) => format!("{now}, before {was}"),
        None => now.to_owned(),
    })
}

/// How a due date was moved. `None` where it was not, or where nobody can tell.
pub fn due_moved(was: &Due, now: &Due) -> Option<Ordering> {
    match (was.when.last_day(), now.when.last_day()) {
        (Some(was), Some(now)) => Some(now.cmp(&was)).filter(|order| order.is_ne()),
        // What had a date and has none any more has slipped.
        (Some(_), None) if now.when == When::Open => Some(Ordering::Greater),
        _ => None,
    }
}

/// Something that is another now: `draft before, approved now`.
pub fn before_and_now(was: &str, now: &str) -> String {
    format!("{was} before, {now} now")
}

/// How many: `1 section`, `2 sections`.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::super::{latest, reading};
    use super::*;
    use crate::model::{Absence, AimLevel, Amount, Flag};

    #[test]
    fn the_step_is_worded_or_is_not_said() {
        let old = indicator("x", "2020-01", "50, 53");
        let new = indicator("x", "2020-01", "50, 53, 57, 61");
        let say = |old: &Indicator, new: &Indicator| {
            let was = latest(old, today());
            let now = latest(new, today()).expect("a value");
            moved_words(old, was.as_ref(), new, &now)
        };
        assert_eq!(
            say(&old, &new),
            "61% in April 2020, up 8 percentage points from 53% in February 2020"
        );
        let mut broken = new.clone();
        let datum = broken.values.get_mut(&p("2020-03")).expect("a value");
        datum.flags.push(Flag::Break);
        assert_eq!(
            say(&old, &broken),
            "61% in April 2020; before 53% in February 2020, not to be compared with it"
        );
        let mut hidden = old.clone();
        let datum = hidden.values.get_mut(&p("2020-02")).expect("a value");
        datum.amount = Amount::Absent(Absence::Confidential);
        assert_eq!(say(&hidden, &new), "61% in April 2020");
    }

    #[test]
    fn targets_and_periods_are_worded() {
        let mut new = indicator("x", "2020-01", "50, 53, 57, 61");
        aim(&mut new, "2020-01", AimLevel::Value(d("80")));
        assert_eq!(
            against_target_words(Some(TargetStatus::NotMet), &new, p("2020-04")).as_deref(),
            Some("19 percentage points below the target of 80%: not met, as before")
        );
        assert!(reading(&new, p("2020-04")).is_some());
        assert_eq!(new_values_words(&[p("2020-03")]), "1 new value: March 2020");
        let months = ["2020-01", "2020-02", "2020-03", "2020-04"].map(p);
        assert_eq!(
            new_values_words(&months),
            "4 new values: January 2020 to April 2020"
        );
    }
}
