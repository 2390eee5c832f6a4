//! The axis of values: bounds that hold everything drawn, and round ticks.

use crate::model::Unit;

/// An axis of values: from `min` to `max` in `parts` equal steps.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub min: f32,
    pub max: f32,
    pub parts: usize,
    step: f64,
    unit: Unit,
}

/// Whether an axis must begin at nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// Always: the length of a bar is its value.
    Nought,
    /// Unless the values lie so far above it that nothing would be seen: lines. The drawing then
    /// says where the axis starts.
    NoughtIfPossible,
}

/// Where the values differ by less than this share of the largest, a line is drawn on an axis that
/// does not begin at nought …
const NARROW: f64 = 0.3;
/// … but the axis still covers this share of the largest value, or this many percentage points, so
/// that small differences do not look large.
const LEAST_SHARE: f64 = 0.25;
const LEAST_POINTS: f64 = 20.0;

impl Scale {
    /// An axis for `values` in at most `most` steps.
    pub fn over(
        values: impl Iterator<Item = f32>,
        unit: Unit,
        decimals: u8,
        start: Start,
        most: usize,
    ) -> Scale {
        let (mut low, mut high) = values
            .filter(|value| value.is_finite())
            .map(f64::from)
            .fold((f64::MAX, f64::MIN), |(low, high), value| {
                (low.min(value), high.max(value))
            });
        if low > high {
            (low, high) = (0.0, 0.0);
        }
        let above = start == Start::NoughtIfPossible && low > 0.0 && high - low < NARROW * high;
        let least = match unit {
            _ if !above => 0.0,
            Unit::Percent => LEAST_POINTS,
            _ => LEAST_SHARE * high,
        };
        if !above {
            low = low.min(0.0);
            high = high.max(0.0);
            if high - low <= f64::EPSILON {
                high = if unit == Unit::Percent { 10.0 } else { 1.0 };
            }
        }
        let whole = decimals == 0 && unit != Unit::Percent;
        let step = round_step((high - low).max(least), low, high, most, whole);
        let (mut first, mut last) = ((low / step).floor(), (high / step).ceil());
        // Widened by turns, downwards first; a percentage never beyond a hundred.
        let top = if unit == Unit::Percent && high <= 100.0 {
            (100.0 / step).floor()
        } else {
            f64::MAX
        };
        let mut down = true;
        while (last - first) * step + 1e-9 < least && (first > 0.0 || last < top) {
            if (down && first > 0.0) || last >= top {
                first -= 1.0;
            } else {
                last += 1.0;
            }
            down = !down;
        }
        Scale {
            min: (first * step) as f32,
            max: (last * step) as f32,
            parts: ((last - first).round() as usize).max(1),
            step,
            unit,
        }
    }

    /// Exactly from the least of `values` to the largest: for a line without an axis.
    pub fn fitted(values: impl Iterator<Item = f32>) -> Scale {
        let (low, high) = values.fold((f32::MAX, f32::MIN), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        // A level line lies in the middle.
        let (min, max) = if low < high {
            (low, high)
        } else {
            (low - 1.0, low + 1.0)
        };
        Scale {
            min,
            max: if max > min {
                max
            } else {
                min + min.abs().max(1.0)
            },
            parts: 1,
            step: f64::from(max) - f64::from(min),
            unit: Unit::Number,
        }
    }

    /// An axis from nought to a hundred per cent.
    pub fn shares(most: usize) -> Scale {
        Scale::over(
            [0.0, 100.0].into_iter(),
            Unit::Percent,
            0,
            Start::Nought,
            most,
        )
    }

    /// Where a value lies on the axis: nought at its start, one at its end, never beyond.
    pub fn share(&self, value: f32) -> f32 {
        let span = self.max - self.min;
        if span > 0.0 {
            ((value - self.min) / span).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// Whether the axis begins above nought.
    pub fn starts_above_nought(&self) -> bool {
        self.min > 0.0
    }

    /// Each tick with its words.
    pub fn ticks(&self) -> impl Iterator<Item = (f32, String)> + '_ {
        (0..=self.parts).map(|i| {
            let value = f64::from(self.min) + self.step * i as f64;
            (value as f32, self.words(value))
        })
    }

    /// A value of the axis in words: “80%”, “£400k”, “1,500”.
    pub fn words(&self, value: f64) -> String {
        let largest = f64::from(self.max.abs().max(self.min.abs()));
        let (factor, suffix) = match self.unit {
            _ if largest >= 1e9 => (1e9, "bn"),
            _ if largest >= 1e6 => (1e6, "m"),
            Unit::Pounds if largest >= 1e4 => (1e3, "k"),
            _ => (1.0, ""),
        };
        let decimals = decimals_of(self.step / factor);
        let digits = grouped(value.abs() / factor, decimals);
        let is_nought = digits.chars().all(|c| matches!(c, '0' | '.'));
        let sign = if value < 0.0 && !is_nought { "−" } else { "" };
        let suffix = if is_nought { "" } else { suffix };
        match self.unit {
            Unit::Percent => format!("{sign}{digits}{suffix}%"),
            Unit::Pounds => format!("{sign}£{digits}{suffix}"),
            _ => format!("{sign}{digits}{suffix}"),
        }
    }
}

/// The smallest step of 1, 2, 2.5 or 5 times a power of ten by which the axis has at most `most`
/// steps. Each divides a hundred, so that an axis of percentages can end there.
fn round_step(range: f64, low: f64, high: f64, most: usize, whole: bool) -> f64 {
    let most = most.max(1) as f64;
    let mut power = 10_f64.powf((range / most).log10().floor());
    for _ in 0..4 {
        for digits in [1.0, 2.0, 2.5, 5.0] {
            let step = digits * power;
            let is_whole = step >= 1.0 && (step - step.round()).abs() < 1e-9;
            let parts = (high / step).ceil() - (low / step).floor();
            // 25 and 250 read well, 2.5 and 0.25 need a digit more than the other ticks.
            let reads_well = if digits == 2.5 {
                power >= 10.0
            } else {
                is_whole || !whole
            };
            if reads_well && step * most >= range - 1e-9 && parts <= most {
                return step;
            }
        }
        power *= 10.0;
    }
    // Not reached by finite values; an axis of one step holds everything.
    range.max(1.0)
}

fn decimals_of(step: f64) -> usize {
    (0..6)
        .find(|&decimals| {
            let scaled = step * 10_f64.powi(decimals);
            (scaled - scaled.round()).abs() < 1e-6
        })
        .map_or(6, |decimals| decimals as usize)
}

/// Digits with a comma between thousands.
fn grouped(value: f64, decimals: usize) -> String {
    let digits = format!("{value:.decimals$}");
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(values: &[f32], unit: Unit, start: Start) -> String {
        let scale = Scale::over(values.iter().copied(), unit, 0, start, 5);
        let words: Vec<String> = scale.ticks().map(|(_, words)| words).collect();
        words.join(" ")
    }

    #[test]
    fn percentages_end_at_a_hundred() {
        let line = |values: &[f32]| ticks(values, Unit::Percent, Start::NoughtIfPossible);
        assert_eq!(line(&[39.0, 89.0, 80.0]), "0% 20% 40% 60% 80% 100%");
        assert_eq!(line(&[20.0, 37.0]), "0% 10% 20% 30% 40%");
        assert_eq!(line(&[84.0, 99.0]), "80% 85% 90% 95% 100%");
        assert_eq!(line(&[0.0]), "0% 2% 4% 6% 8% 10%");
    }

    #[test]
    fn narrow_values_are_shown_without_being_blown_up() {
        let line = |values: &[f32]| ticks(values, Unit::Percent, Start::NoughtIfPossible);
        assert_eq!(line(&[33.3, 27.3, 28.0]), "20% 25% 30% 35% 40%");
        assert_eq!(line(&[88.0, 93.0]), "80% 85% 90% 95% 100%");
        let bars = ticks(&[88.0, 93.0], Unit::Percent, Start::Nought);
        assert_eq!(bars, "0% 20% 40% 60% 80% 100%");
    }

    #[test]
    fn counts_and_money_have_round_ticks() {
        let bars = |values: &[f32], unit| ticks(values, unit, Start::Nought);
        assert_eq!(
            bars(&[2497.0], Unit::Number),
            "0 500 1,000 1,500 2,000 2,500"
        );
        assert_eq!(bars(&[3.0, 1.0], Unit::Number), "0 1 2 3");
        assert_eq!(
            bars(&[773_936.8], Unit::Pounds),
            "£0 £200k £400k £600k £800k"
        );
        assert_eq!(
            bars(&[23_456_788.0], Unit::Pounds),
            "£0 £5m £10m £15m £20m £25m"
        );
        assert_eq!(bars(&[-3.0, 5.0], Unit::Number), "−4 −2 0 2 4 6");
    }

    #[test]
    fn holds_every_value() {
        for values in [
            &[1e12_f32, 0.0][..],
            &[-5.0, -1.0],
            &[0.3, 0.25],
            &[99.96, 100.0],
            &[1e-6],
            &[f32::NAN],
            &[],
            &[120.0, 3.0],
        ] {
            for unit in [Unit::Percent, Unit::Number, Unit::Pounds] {
                for start in [Start::Nought, Start::NoughtIfPossible] {
                    for most in [1, 3, 5] {
                        let scale = Scale::over(values.iter().copied(), unit, 1, start, most);
                        assert!(
                            scale.parts <= most.max(2) + 1 && scale.max > scale.min,
                            "{scale:?}"
                        );
                        for value in values.iter().filter(|v| v.is_finite()) {
                            assert!(
                                scale.min <= *value && *value <= scale.max,
                                "{value} {scale:?}"
                            );
                        }
                    }
                }
            }
        }
    }
}
