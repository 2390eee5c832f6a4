//! Targets: which holds when, whether it is met, and how far a value is from it.

use super::{Style, reading};
use crate::model::{Aim, AimLevel, Decimal, Indicator, Period, Polarity, Tone};
use serde::Serialize;
use std::cmp::Reverse;

/// A target as it holds at a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetInForce<'a> {
    /// Since when.
    pub since: Period,
    /// The lowest value of a range, or the target itself.
    pub low: Decimal,
    /// The highest value of a range, or the target itself.
    pub high: Decimal,
    /// As its author wrote it.
    pub aim: &'a Aim,
}

impl TargetInForce<'_> {
    /// Whether it is a range.
    pub fn is_range(&self) -> bool {
        matches!(self.aim.level, AimLevel::Range(..))
    }

    /// `80%`, `5% to 8%`.
    pub fn words(&self, style: Style) -> String {
        match self.is_range() {
            false => style.target(self.low),
            true => format!("{} to {}", style.target(self.low), style.target(self.high)),
        }
    }

    /// For a cell under a heading that names the unit.
    pub fn cell_words(&self, style: Style) -> String {
        match self.is_range() {
            false => style.bare(self.low),
            true => format!("{} to {}", style.bare(self.low), style.bare(self.high)),
        }
    }

    /// Plain digits, `80`, `5 to 8`.
    pub fn raw(&self) -> String {
        match self.is_range() {
            false => self.low.to_string(),
            true => format!("{} to {}", self.low, self.high),
        }
    }

    /// What it is called behind “the”: `target of 80%`, `target range of 5% to 8%`.
    pub fn name(&self, style: Style) -> String {
        let range = if self.is_range() { " range" } else { "" };
        format!("target{range} of {}", self.words(style))
    }

    /// How far `value` lies from it: above nought where it is higher, nought at the target or
    /// within the range.
    pub fn distance(&self, value: Decimal) -> Decimal {
        if value < self.low {
            value.minus(self.low)
        } else if value > self.high {
            value.minus(self.high)
        } else {
            Decimal::ZERO
        }
    }
}

/// Whether a target is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetStatus {
    /// At the target or better; within the range or better.
    Met,
    /// Missed, by no more than the indicator's tolerance.
    Close,
    /// Missed by more.
    NotMet,
}

impl TargetStatus {
    /// Every status, best first.
    pub const ALL: [TargetStatus; 3] =
        [TargetStatus::Met, TargetStatus::Close, TargetStatus::NotMet];

    /// As said in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            TargetStatus::Met => "met",
            TargetStatus::Close => "close to the target",
            TargetStatus::NotMet => "not met",
        }
    }

    /// As a label that stands alone.
    pub fn label(self) -> &'static str {
        match self {
            TargetStatus::Met => "Target met",
            TargetStatus::Close => "Close to target",
            TargetStatus::NotMet => "Target not met",
        }
    }

    /// How it is shown.
    pub fn tone(self) -> Tone {
        match self {
            TargetStatus::Met => Tone::Good,
            TargetStatus::Close => Tone::Warn,
            TargetStatus::NotMet => Tone::Bad,
        }
    }
}

/// The target of an indicator that holds when `at` ends: the last that began by then. `None`
/// where there is none, or where it ended (`"[x]"`).
pub fn target_at(indicator: &Indicator, at: Period) -> Option<TargetInForce<'_>> {
    let (since, aim) = indicator
        .targets
        .iter()
        .filter(|(from, _)| from.first_day() <= at.last_day())
        .max_by_key(|(from, _)| (from.first_day(), Reverse(from.last_day())))?;
    let (low, high) = match aim.level {
        AimLevel::Value(value) => (value, value),
        AimLevel::Range(low, high) => (low, high),
        AimLevel::None => return None,
    };
    Some(TargetInForce {
        since: *since,
        low,
        high,
        aim,
    })
}

/// Whether `value` meets a target. A range is met within it, and beyond it on the good side; a
/// single value needs a polarity, otherwise there is no judgement.
pub fn judge(
    value: Decimal,
    target: &TargetInForce,
    polarity: Polarity,
    tolerance: Decimal,
) -> Option<TargetStatus> {
    if polarity == Polarity::None && !target.is_range() {
        return None;
    }
    let distance = target.distance(value);
    let good_side = match polarity {
        Polarity::High => !distance.is_negative(),
        Polarity::Low => distance.is_negative() || distance.is_zero(),
        Polarity::None => distance.is_zero(),
    };
    Some(if good_side {
        TargetStatus::Met
    } else if distance.abs() <= tolerance {
        TargetStatus::Close
    } else {
        TargetStatus::NotMet
    })
}

/// The status of an indicator at a period. `None` without a value, a target or a judgement.
pub fn target_status(indicator: &Indicator, at: Period) -> Option<TargetStatus> {
    let value = reading(indicator, at)?.value.ok()?;
    let target = target_at(indicator, at)?;
    judge(value, &target, indicator.polarity, indicator.tolerance)
}

/// How far an indicator is from its target: `19 percentage points below the target of 80%`,
/// `at the target of 80%`, `within the target range of 5% to 8%`. Says where, not whether that
/// is good.
pub fn target_words(indicator: &Indicator, at: Period) -> Option<String> {
    let style = Style::of(indicator);
    let value = reading(indicator, at)?.value.ok()?;
    let target = target_at(indicator, at)?;
    let distance = target.distance(value);
    let name = target.name(style);
    Some(if !distance.is_zero() {
        let side = if distance.is_negative() {
            "below"
        } else {
            "above"
        };
        format!("{} {side} the {name}", style.difference(distance))
    } else if target.is_range() {
        format!("within the {name}")
    } else {
        format!("at the {name}")
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::*;

    fn status(indicator: &Indicator, at: &str) -> Option<TargetStatus> {
        target_status(indicator, p(at))
    }

    #[test]
    fn holds_until_the_next_and_ends_where_it_is_said() {
        let mut visits = indicator("visits", "2019-04", "65, 75, 84, 77");
        aim(&mut visits, "2019-05", AimLevel::Value(d("70")));
        aim(&mut visits, "2019-06", AimLevel::Value(d("80")));
        aim(&mut visits, "2019-09", AimLevel::None);
        let level = |at: &str| target_at(&visits, p(at)).map(|target| target.low);
        assert_eq!(level("2019-04"), None);
        assert_eq!(level("2019-05"), Some(d("70")));
        assert_eq!(level("2019-07"), Some(d("80")));
        assert_eq!(level("2019-09"), None);
        assert_eq!(level("2018/19"), None);
        assert_eq!(level("2019/20 Q1"), Some(d("80")));
    }

    #[test]
    fn holds_for_the_year_that_it_is_given_for() {
        let mut visits = indicator("visits", "2019-04", "65");
        aim(&mut visits, "2019/20", AimLevel::Value(d("70")));
        assert!(target_at(&visits, p("2019-04")).is_some());
        assert!(target_at(&visits, p("2019-03")).is_none());
    }

    #[test]
    fn is_met_by_polarity_and_tolerance() {
        let conferences = conferences();
        assert_eq!(status(&conferences, "2019-06"), Some(TargetStatus::Met));
        assert_eq!(status(&conferences, "2019-07"), Some(TargetStatus::Met));
        assert_eq!(status(&conferences, "2020-05"), Some(TargetStatus::NotMet));
        let plans = repeat_plans();
        assert_eq!(status(&plans, "2019-05"), Some(TargetStatus::Met));
        assert_eq!(status(&plans, "2019-11"), Some(TargetStatus::Met));
        assert_eq!(status(&plans, "2020-05"), Some(TargetStatus::NotMet));

        let mut near = indicator("near", "2020-01", "78, 77, 82");
        aim(&mut near, "2020-01", AimLevel::Value(d("80")));
        assert_eq!(status(&near, "2020-01"), Some(TargetStatus::Close));
        assert_eq!(status(&near, "2020-02"), Some(TargetStatus::NotMet));
        near.tolerance = d("0");
        assert_eq!(status(&near, "2020-01"), Some(TargetStatus::NotMet));
        near.polarity = Polarity::None;
        assert_eq!(status(&near, "2020-01"), None);
        assert_eq!(status(&near, "2020-03"), None);
    }

    #[test]
    fn judges_what_is_shown() {
        let mut near = indicator("near", "2020-01", "79.5");
        aim(&mut near, "2020-01", AimLevel::Value(d("80")));
        assert_eq!(status(&near, "2020-01"), Some(TargetStatus::Met));
    }

    #[test]
    fn knows_ranges() {
        let mut audits = indicator("audits", "2020-01", "6, 4, 9, 30, [c], [x]");
        audits.tolerance = d("1");
        aim(&mut audits, "2020-01", AimLevel::Range(d("5"), d("8")));
        let all = |indicator: &Indicator| {
            ["2020-01", "2020-02", "2020-03", "2020-04"].map(|at| status(indicator, at))
        };
        let (met, close, missed) = (
            Some(TargetStatus::Met),
            Some(TargetStatus::Close),
            Some(TargetStatus::NotMet),
        );
        audits.polarity = Polarity::Low;
        assert_eq!(all(&audits), [met, met, close, missed]);
        audits.polarity = Polarity::High;
        assert_eq!(all(&audits), [met, close, met, met]);
        audits.polarity = Polarity::None;
        assert_eq!(all(&audits), [met, close, close, missed]);
        assert_eq!(status(&audits, "2020-05"), None);
        assert_eq!(target_words(&audits, p("2020-05")), None);
        assert_eq!(status(&audits, "2020-06"), None);
        assert_eq!(
            target_words(&audits, p("2020-03")).as_deref(),
            Some("1 percentage point above the target range of 5% to 8%")
        );
        assert_eq!(
            target_words(&audits, p("2020-01")).as_deref(),
            Some("within the target range of 5% to 8%")
        );
    }

    #[test]
    fn says_how_far() {
        let words = |indicator: &Indicator, at: &str| target_words(indicator, p(at));
        assert_eq!(
            words(&conferences(), "2020-05").as_deref(),
            Some("19 percentage points below the target of 80%")
        );
        assert_eq!(
            words(&conferences(), "2019-07").as_deref(),
            Some("at the target of 80%")
        );
        assert_eq!(
            words(&repeat_plans(), "2020-05").as_deref(),
            Some("10 percentage points above the target of 25%")
        );
    }
}
