//! Directions. Between two points a value is higher or lower; improving or declining needs a
//! polarity and a rule.

use super::{Change, Reading, Style, adds_up, capitalised, change, comparable, periods_noun};
use crate::model::{Decimal, Indicator, Period, Polarity, Tone};
use serde::Serialize;

/// How many values the mean of a trend is taken of, on either side.
pub const VALUES_OF_A_MEAN: usize = 3;

/// Where a value lies from an earlier one. No judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// More than before.
    Higher,
    /// Less than before.
    Lower,
    /// As before.
    Same,
}

impl Step {
    /// As said in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Step::Higher => "higher",
            Step::Lower => "lower",
            Step::Same => "the same",
        }
    }
}

impl Change {
    /// Where the later value lies.
    pub fn step(&self) -> Step {
        if self.difference.is_zero() {
            Step::Same
        } else if self.difference.is_negative() {
            Step::Lower
        } else {
            Step::Higher
        }
    }

    /// `down 11 percentage points`, `up 162`, `unchanged`.
    pub fn words(&self, style: Style) -> String {
        match self.step() {
            Step::Higher => format!("up {}", style.difference(self.difference)),
            Step::Lower => format!("down {}", style.difference(self.difference)),
            Step::Same => "unchanged".to_owned(),
        }
    }
}

/// Where a series goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// To the better, beyond the tolerance.
    Improving,
    /// To the worse, beyond the tolerance.
    Declining,
    /// Neither.
    NoClearChange,
}

impl Direction {
    /// As said in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Direction::Improving => "improving",
            Direction::Declining => "declining",
            Direction::NoClearChange => "no clear change",
        }
    }

    /// As a label that stands alone.
    pub fn label(self) -> String {
        capitalised(self.words())
    }

    /// How it is shown.
    pub fn tone(self) -> Tone {
        match self {
            Direction::Improving => Tone::Good,
            Direction::Declining => Tone::Bad,
            Direction::NoClearChange => Tone::Neutral,
        }
    }
}

/// A direction with what it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trend {
    /// The direction.
    pub direction: Direction,
    /// The mean of the last three values, rounded as values are.
    pub recent: Decimal,
    /// The mean of the three before.
    pub before: Decimal,
    /// What the values are about: `months`, `years`; `values` where periods are missing between
    /// them.
    pub noun: &'static str,
}

/// Where an indicator goes at a period: the mean of the last three values against the mean of
/// the three before, beyond the tolerance. `None` without a polarity, with fewer than six values
/// that may be compared, for values that add up (they only rise), and where one of those values
/// is hidden.
pub fn trend(indicator: &Indicator, at: Period) -> Option<Trend> {
    if indicator.polarity == Polarity::None || adds_up(indicator) {
        return None;
    }
    let run = comparable(indicator, at);
    if run.last()?.value.is_err() {
        return None;
    }
    let mut recent = Vec::new();
    let mut before = Vec::new();
    for reading in run.iter().rev() {
        if before.len() == VALUES_OF_A_MEAN {
            break;
        }
        match reading.value {
            Ok(_) if recent.len() < VALUES_OF_A_MEAN => recent.push(reading),
            Ok(_) => before.push(reading),
            Err(_) if reading.is_hidden() => return None,
            Err(_) => {}
        }
    }
    if before.len() < VALUES_OF_A_MEAN {
        return None;
    }
    let count = Decimal::whole(VALUES_OF_A_MEAN as i64);
    let (recent_sum, before_sum) = (sum(&recent), sum(&before));
    // Sums are compared, not means: no rounding stands between the values and the judgement.
    let difference = recent_sum.minus(before_sum);
    let tolerance = indicator.tolerance.abs().times(VALUES_OF_A_MEAN as i64);
    let direction = if difference.abs() <= tolerance {
        Direction::NoClearChange
    } else if difference.is_negative() == (indicator.polarity == Polarity::Low) {
        Direction::Improving
    } else {
        Direction::Declining
    };
    let mut periods: Vec<Period> = recent.iter().chain(&before).map(|r| r.period).collect();
    periods.reverse();
    let unbroken = periods
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.next() == *b));
    Some(Trend {
        direction,
        recent: recent_sum.divided_by(count, indicator.decimals)?,
        before: before_sum.divided_by(count, indicator.decimals)?,
        noun: if unbroken {
            periods_noun(&periods)
        } else {
            "values"
        },
    })
}

fn sum(readings: &[&Reading]) -> Decimal {
    readings
        .iter()
        .filter_map(|reading| reading.value.ok())
        .fold(Decimal::ZERO, Decimal::plus)
}

/// What a direction rests on: `The last three months average 60%, the three before 53%.`
pub fn trend_sentence(indicator: &Indicator, at: Period) -> Option<String> {
    let style = Style::of(indicator);
    let trend = trend(indicator, at)?;
    Some(format!(
        "The last three {} average {}, the three before {}.",
        trend.noun,
        style.full(trend.recent),
        style.full(trend.before)
    ))
}

/// That a series is still too short to be judged: `Too few values to say whether it improves: that
/// takes 6.` `None` where it is judged, or is not to be.
pub fn too_few_to_judge(indicator: &Indicator, at: Period) -> Option<String> {
    let is_judged = indicator.polarity != Polarity::None && !adds_up(indicator);
    let run = comparable(indicator, at);
    let values = run.iter().filter(|reading| reading.value.is_ok()).count();
    let is_hidden = run.iter().any(Reading::is_hidden);
    let is_short = (2..2 * VALUES_OF_A_MEAN).contains(&values);
    (is_judged && is_short && !is_hidden).then(|| {
        format!(
            "Too few values to say whether it improves: that takes {}.",
            2 * VALUES_OF_A_MEAN
        )
    })
}

/// The direction of an indicator in a word or two: “improving”, “declining” or “no clear change”
/// where that can be judged; otherwise where the value lies from the one before: “higher”,
/// “lower”, “the same”. `None` where there is nothing to compare with.
pub fn direction_words(indicator: &Indicator, at: Period) -> Option<&'static str> {
    match trend(indicator, at) {
        Some(trend) => Some(trend.direction.words()),
        None => change(indicator, at).map(|change| change.step().words()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::*;
    use crate::model::{Accumulation, Flag};

    fn direction(indicator: &Indicator, at: &str) -> Option<Direction> {
        trend(indicator, p(at)).map(|trend| trend.direction)
    }

    #[test]
    fn compares_the_last_three_with_the_three_before() {
        let conferences = conferences();
        assert_eq!(
            direction(&conferences, "2020-05"),
            Some(Direction::Improving)
        );
        assert_eq!(
            direction(&conferences, "2019-11"),
            Some(Direction::Declining)
        );
        assert_eq!(direction(&conferences, "2019-08"), None);
        assert_eq!(
            trend_sentence(&conferences, p("2020-05")).as_deref(),
            Some("The last three months average 60%, the three before 53%.")
        );
        // 37, 21, 35 against 25, 35, 25 is a mean of 31 against 28.3: higher, so worse.
        assert_eq!(
            direction(&repeat_plans(), "2020-05"),
            Some(Direction::Declining)
        );
    }

    #[test]
    fn needs_more_than_the_tolerance() {
        // A mean of 62 against 60: as far as the tolerance, and not beyond it.
        let steady = indicator("steady", "2019-12", "60, 60, 60, 62, 62, 62");
        assert_eq!(
            direction(&steady, "2020-05"),
            Some(Direction::NoClearChange)
        );
        let rising = indicator("rising", "2019-12", "60, 60, 60, 62, 62, 63");
        assert_eq!(direction(&rising, "2020-05"), Some(Direction::Improving));
    }

    #[test]
    fn does_not_judge_without_ground() {
        let contacts = contacts();
        assert_eq!(direction(&contacts, "2020-03"), None);
        assert_eq!(direction_words(&contacts, p("2020-03")), Some("lower"));
        let few = indicator("few", "2020-01", "60, 61, 61");
        assert_eq!(direction(&few, "2020-03"), None);
        assert_eq!(direction_words(&few, p("2020-03")), Some("the same"));
        assert_eq!(direction_words(&few, p("2020-01")), None);
        let said = too_few_to_judge(&few, p("2020-03"));
        assert_eq!(
            said.as_deref(),
            Some("Too few values to say whether it improves: that takes 6.")
        );
        assert_eq!(too_few_to_judge(&contacts, p("2020-03")), None);
        assert_eq!(too_few_to_judge(&conferences(), p("2020-05")), None);

        let mut sum = indicator("sum", "2019-12", "10, 20, 30, 40, 50, 60");
        sum.span_of_values = Accumulation::SinceStart;
        assert_eq!(direction(&sum, "2020-05"), None);

        let mut broken = conferences();
        if let Some(datum) = broken.values.get_mut(&p("2020-01")) {
            datum.flags.push(Flag::Break);
        }
        assert_eq!(direction(&broken, "2020-05"), None);
    }

    #[test]
    fn passes_over_gaps_and_says_nothing_of_hidden_figures() {
        let supervision = indicator("supervision", "2019-11", "76, 77, 89, 82, [x], 87, 91");
        assert_eq!(
            direction(&supervision, "2020-05"),
            Some(Direction::Improving)
        );
        assert_eq!(
            trend_sentence(&supervision, p("2020-05")).as_deref(),
            Some("The last three values average 87%, the three before 81%.")
        );
        assert_eq!(direction(&supervision, "2020-03"), None);
        let hidden = indicator("hidden", "2019-10", "76, 77, 89, 82, [c], 87, 91");
        assert_eq!(direction(&hidden, "2020-04"), None);
        let long_ago = indicator("long-ago", "2019-10", "[c], 77, 89, 82, 80, 87, 91");
        assert_eq!(direction(&long_ago, "2020-04"), Some(Direction::Improving));
    }

    #[test]
    fn words_a_change() {
        let conferences = conferences();
        let words = |from: &str, to: &str| {
            super::super::change_between(&conferences, p(from), p(to))
                .map(|change| change.words(Style::of(&conferences)))
        };
        assert_eq!(
            words("2019-05", "2020-05").as_deref(),
            Some("down 11 percentage points")
        );
        assert_eq!(words("2019-10", "2019-11").as_deref(), Some("unchanged"));
    }
}
