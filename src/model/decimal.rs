//! Exact decimals. A figure is printed with the digits that its author typed, and a rounding is
//! the declared one: half up, as in the statistics of the Department for Education.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// The most digits after the point that a value may have.
pub const MOST_DECIMALS: u8 = 6;
/// Values are smaller than this, in either direction: a million million.
pub const LARGEST: i128 = 1_000_000_000_000;

/// An exact decimal number: `units` × 10^-`scale`.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Decimal {
    units: i128,
    scale: u8,
}

impl Decimal {
    /// Nought.
    pub const ZERO: Decimal = Decimal { units: 0, scale: 0 };

    /// A whole number. Numbers beyond [`LARGEST`] are held to it.
    pub fn whole(units: i64) -> Decimal {
        Decimal {
            units: i128::from(units).clamp(-LARGEST, LARGEST),
            scale: 0,
        }
    }

    /// `text` as typed: an optional sign, digits, optionally a point and at most
    /// [`MOST_DECIMALS`] digits. Underscores between digits are allowed, as in TOML;
    /// exponents, hexadecimals, infinities and commas are not.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let well_formed = |part: &str| {
            !part.is_empty()
                && !part.starts_with('_')
                && !part.ends_with('_')
                && part.bytes().all(|b| b.is_ascii_digit() || b == b'_')
        };
        if !well_formed(whole) || (digits.contains('.') && !well_formed(fraction)) {
            return None;
        }
        let fraction: String = fraction.chars().filter(char::is_ascii_digit).collect();
        if fraction.len() > usize::from(MOST_DECIMALS) || whole.len() > 20 {
            return None;
        }
        let all: String = whole
            .chars()
            .filter(char::is_ascii_digit)
            .chain(fraction.chars())
            .collect();
        let units: i128 = all.parse().ok()?;
        let scale = fraction.len() as u8;
        (units < LARGEST * pow10(scale)).then_some(Decimal {
            units: if negative { -units } else { units },
            scale,
        })
    }

    /// Digits after the point.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Whether it is nought.
    pub fn is_zero(self) -> bool {
        self.units == 0
    }

    /// Whether it is less than nought.
    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// Whether it has no fraction.
    pub fn is_whole(self) -> bool {
        self.units % pow10(self.scale) == 0
    }

    /// Its whole part as a machine integer, where it is whole.
    pub fn as_integer(self) -> Option<i64> {
        self.is_whole()
            .then(|| i64::try_from(self.units / pow10(self.scale)).ok())
            .flatten()
    }

    /// With the sign removed.
    pub fn abs(self) -> Decimal {
        Decimal {
            units: self.units.abs(),
            scale: self.scale,
        }
    }

    /// The sum.
    pub fn plus(self, other: Decimal) -> Decimal {
        let scale = self.scale.max(other.scale);
        Decimal {
            units: self.units_at(scale) + other.units_at(scale),
            scale,
        }
        .held()
    }

    /// The difference, `self` less `other`.
    pub fn minus(self, other: Decimal) -> Decimal {
        self.plus(Decimal {
            units: -other.units,
            scale: other.scale,
        })
    }

    /// The product with a whole number.
    pub fn times(self, factor: i64) -> Decimal {
        Decimal {
            units: self.units.saturating_mul(i128::from(factor)),
            scale: self.scale,
        }
        .held()
    }

    /// `self` ÷ `divisor`, rounded half up (away from nought) to `decimals` digits after the
    /// point. `None` for a divisor of nought.
    pub fn divided_by(self, divisor: Decimal, decimals: u8) -> Option<Decimal> {
        self.for_each(1, divisor, decimals)
    }

    /// How many there are for each `base` of `whole`, rounded half up: 210 of 754 are 27.85 for
    /// each 100. `None` for a whole of nought.
    pub fn for_each(self, base: u32, whole: Decimal, decimals: u8) -> Option<Decimal> {
        if whole.units == 0 {
            return None;
        }
        let decimals = decimals.min(MOST_DECIMALS);
        // self.units / 10^s ÷ (whole.units / 10^w) × base × 10^decimals
        let numerator = self
            .units
            .checked_mul(i128::from(base))?
            .checked_mul(pow10(decimals))?
            .checked_mul(pow10(whole.scale))?;
        let denominator = whole.units.checked_mul(pow10(self.scale))?;
        Some(
            Decimal {
                units: divide_half_up(numerator, denominator),
                scale: decimals,
            }
            .held(),
        )
    }

    /// Rounded half up (away from nought) to `decimals` digits after the point; a number with
    /// fewer digits gets noughts behind them.
    pub fn rounded(self, decimals: u8) -> Decimal {
        let decimals = decimals.min(MOST_DECIMALS);
        if decimals >= self.scale {
            Decimal {
                units: self.units_at(decimals),
                scale: decimals,
            }
        } else {
            let divisor = pow10(self.scale - decimals);
            Decimal {
                units: divide_half_up(self.units, divisor),
                scale: decimals,
            }
        }
    }

    /// As a floating-point number: for charts alone.
    pub fn to_f32(self) -> f32 {
        (self.units as f64 / pow10(self.scale) as f64) as f32
    }

    fn units_at(self, scale: u8) -> i128 {
        self.units * pow10(scale.saturating_sub(self.scale))
    }

    fn held(self) -> Decimal {
        let most = LARGEST * pow10(self.scale);
        Decimal {
            units: self.units.clamp(-most, most),
            scale: self.scale,
        }
    }
}

fn pow10(exponent: u8) -> i128 {
    10_i128.pow(u32::from(exponent.min(18)))
}

fn divide_half_up(numerator: i128, denominator: i128) -> i128 {
    let negative = (numerator < 0) != (denominator < 0);
    let (n, d) = (numerator.abs(), denominator.abs());
    let quotient = n / d + i128::from((n % d) * 2 >= d);
    if negative { -quotient } else { quotient }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.units_at(scale).cmp(&other.units_at(scale))
    }
}

/// Plain digits with a point, no thousands separator: `1208481.52`, `-3`, `37.30`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = self.units.unsigned_abs();
        let one = pow10(self.scale).unsigned_abs();
        match self.scale {
            0 => write!(f, "{sign}{digits}"),
            scale => write!(
                f,
                "{sign}{}.{:0width$}",
                digits / one,
                digits % one,
                width = usize::from(scale)
            ),
        }
    }
}

impl From<Decimal> for String {
    fn from(value: Decimal) -> String {
        value.to_string()
    }
}

impl TryFrom<String> for Decimal {
    type Error = String;
    fn try_from(text: String) -> Result<Decimal, String> {
        Decimal::parse(&text).ok_or_else(|| format!("“{text}” is not a decimal number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn keeps_the_digits_as_typed() {
        for text in ["0", "61", "37.30", "-0.5", "1208481.52"] {
            assert_eq!(d(text).to_string(), text);
        }
        assert_eq!(d("1_000").to_string(), "1000");
        for bad in [
            "",
            ".",
            "1.",
            ".5",
            "1e3",
            "0x10",
            "nan",
            "inf",
            "1,000",
            "9999999999999",
            "1.1234567",
        ] {
            assert!(Decimal::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn rounds_half_up_and_away_from_nought() {
        assert_eq!(d("0.5").rounded(0).to_string(), "1");
        assert_eq!(d("-0.5").rounded(0).to_string(), "-1");
        assert_eq!(d("27.45").rounded(1).to_string(), "27.5");
        assert_eq!(d("61").rounded(1).to_string(), "61.0");
        assert_eq!(
            d("21000").divided_by(d("754"), 1).map(|v| v.to_string()),
            Some("27.9".into())
        );
        assert_eq!(d("1").divided_by(d("0"), 1), None);
        assert_eq!(d("210").for_each(100, d("754"), 2), Some(d("27.85")));
        assert_eq!(d("1").for_each(100, d("0"), 1), None);
    }

    #[test]
    fn adds_and_compares_across_scales() {
        assert_eq!(d("0.1").plus(d("0.20")), d("0.3"));
        assert!(d("37.30") == d("37.3") && d("2") > d("1.99"));
        assert_eq!(d("61").minus(d("80")).to_string(), "-19");
    }
}
