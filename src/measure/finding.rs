//! Titles that state the finding, for charts to which their author gives none: short, and without
//! a judgement that the data does not carry.

use super::{
    Reading, Step, Style, TargetStatus, adds_up, change_between, first, in_periods, judge, latest,
    periods_noun, reading, readings, stack_of, target_at, when,
};
use crate::model::{Indicator, Period, Polarity, Publication};
use jiff::civil::Date;

/// The fewest judged values that are counted in a title.
const FEWEST_JUDGED: usize = 3;

/// What an indicator's chart shows, up to a day, in at most a dozen words: `Below target in 12 of
/// 14 months`, `Fell by 31 percentage points since May 2019`. `None` where there is no figure, or
/// the latest is hidden.
pub fn finding(publication: &Publication, indicator: &Indicator, as_at: Date) -> Option<String> {
    if let Some(stack) = stack_of(publication, indicator) {
        return stack.finding(as_at);
    }
    let last = latest(indicator, as_at)?;
    let value = last.value.ok()?;
    if let Some(title) = against_target(indicator, &last, as_at) {
        return Some(title);
    }
    let style = Style::of(indicator);
    let at = when(last.period, indicator.span_of_values);
    if adds_up(indicator) {
        return Some(format!("{} {at}", style.counted(value)));
    }
    match first(indicator, last.period) {
        Some(start) => since(indicator, start.period, last.period),
        None => Some(format!("{} {at}", style.counted(value))),
    }
}

fn since(indicator: &Indicator, start: Period, end: Period) -> Option<String> {
    let style = Style::of(indicator);
    let change = change_between(indicator, start, end)?;
    let step = change.step();
    let value = reading(indicator, end)?.value.ok()?;
    if step == Step::Same {
        let then = in_periods(&[start]);
        return Some(format!("{}, the same as {then}", style.counted(value)));
    }
    if change.difference.abs() <= indicator.tolerance {
        let (value, then) = (style.counted(value), start.words());
        return Some(format!("{value}, little changed since {then}"));
    }
    let verb = match step {
        Step::Lower => "Fell",
        Step::Higher | Step::Same => "Rose",
    };
    let size = match style.unit {
        crate::model::Unit::Number => style.counted(change.difference.abs()),
        _ => style.difference(change.difference),
    };
    Some(format!("{verb} by {size} since {}", start.words()))
}

/// How often the target was met. `None` where fewer than half of the values, or fewer than three,
/// can be judged.
fn against_target(indicator: &Indicator, last: &Reading, as_at: Date) -> Option<String> {
    let values: Vec<Reading> = readings(indicator, as_at)
        .into_iter()
        .filter(|reading| reading.value.is_ok())
        .collect();
    let judged: Vec<(Period, bool)> = values
        .iter()
        .filter_map(|reading| {
            let target = target_at(indicator, reading.period)?;
            let status = judge(
                reading.value.ok()?,
                &target,
                indicator.polarity,
                indicator.tolerance,
            )?;
            Some((reading.period, status == TargetStatus::Met))
        })
        .collect();
    let all = judged.len();
    if all < FEWEST_JUDGED || all * 2 < values.len() {
        return None;
    }
    let met = judged.iter().filter(|(_, met)| *met).count();
    let is_range = target_at(indicator, last.period).is_some_and(|target| target.is_range());
    let (good, bad) = match indicator.polarity {
        Polarity::High => ("At or above target", "Below target"),
        // What “above” means shows only to those who know the measure.
        Polarity::Low => (
            "Low is good: at or below target",
            "Low is good: above target",
        ),
        Polarity::None if is_range => ("Within target", "Outside target"),
        Polarity::None => return None,
    };
    let mostly_met = met * 2 >= all;
    let (place, count) = if mostly_met {
        (good, met)
    } else {
        (bad, all - met)
    };
    let periods: Vec<Period> = judged.iter().map(|(period, _)| *period).collect();
    let noun = periods_noun(&periods);
    if count == all {
        return Some(format!("{place} in all {all} {noun}"));
    }
    let (last_judged, last_met) = judged.last()?;
    let but = if *last_met == mostly_met {
        String::new()
    } else {
        format!(", but not {}", in_periods(&[*last_judged]))
    };
    Some(format!("{place} in {count} of {all} {noun}{but}"))
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::*;
    use crate::model::{Accumulation, AimLevel, Unit};

    fn title(indicator: &Indicator) -> Option<String> {
        finding(&publication(vec![]), indicator, today())
    }

    #[test]
    fn counts_how_often_the_target_was_met() {
        assert_eq!(
            title(&conferences()).as_deref(),
            Some("Below target in 12 of 14 months")
        );
        assert_eq!(
            title(&repeat_plans()).as_deref(),
            Some("Low is good: above target in 8 of 14 months")
        );
        let mut visits = indicator("visits", "2020-01", "66, 72, 74, 86");
        aim(&mut visits, "2020-01", AimLevel::Value(d("80")));
        assert_eq!(
            title(&visits).as_deref(),
            Some("Below target in 3 of 4 months, but not in April 2020")
        );
        visits.polarity = Polarity::Low;
        aim(&mut visits, "2020-01", AimLevel::Value(d("90")));
        assert_eq!(
            title(&visits).as_deref(),
            Some("Low is good: at or below target in all 4 months")
        );
    }

    #[test]
    fn says_how_far_it_moved_without_a_judgement() {
        let enquiries = indicator(
            "enquiries",
            "2019-05",
            "72, 58, 72, 74, 69, 43, 32, 52, 62, 60, 41",
        );
        assert_eq!(
            title(&enquiries).as_deref(),
            Some("Fell by 31 percentage points since May 2019")
        );
        assert_eq!(
            title(&contacts()).as_deref(),
            Some("Fell by 34 contacts since March 2019")
        );
        assert_eq!(
            title(&indicator("steady", "2020-01", "60, 80, 62")).as_deref(),
            Some("62%, little changed since January 2020")
        );
        assert_eq!(
            title(&indicator("same", "2020-01", "60, 80, 60")).as_deref(),
            Some("60%, the same as in January 2020")
        );
    }

    #[test]
    fn says_a_single_value_and_a_sum() {
        let mut rate = indicator("rate", "2020-03", "55.8");
        rate.unit = Unit::RatePer10000;
        rate.decimals = 1;
        assert_eq!(
            title(&rate).as_deref(),
            Some("55.8 per 10,000 in March 2020")
        );
        let mut staff = indicator("staff", "2020-03", "245, 294");
        staff.unit = Unit::Number;
        staff.noun = "practitioners".to_owned();
        staff.span_of_values = Accumulation::SinceStart;
        assert_eq!(
            title(&staff).as_deref(),
            Some("294 practitioners by April 2020")
        );
    }

    #[test]
    fn says_nothing_where_there_is_nothing_or_it_is_hidden() {
        assert_eq!(title(&indicator("none", "2020-03", "[x]")), None);
        assert_eq!(title(&indicator("hidden", "2020-03", "12, [c]")), None);
    }

    #[test]
    fn names_the_part_whose_share_changed_most() {
        let part = |name: &str, list: &str| {
            let mut part = contacts();
            part.id = id(name);
            part.short = super::super::capitalised(&name.replace('-', " "));
            part.values = values("2019-03", list);
            part
        };
        let mut all = part("all", "2190, 2013, 2156");
        all.total_of = vec![id("social-care-contacts"), id("other")];
        let publication = publication(vec![
            all.clone(),
            part("social-care-contacts", "972, 857, 620"),
            part("other", "1218, 1156, 1536"),
        ]);
        assert_eq!(
            finding(&publication, &all, today()).as_deref(),
            Some("Social care contacts: 28.8% of all, from 44.4% in March 2019")
        );
    }
}
