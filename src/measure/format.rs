//! Numbers for people: how a value looks in a cell, in a sentence, and how it sounds.

use crate::model::{
    Absence, Amount, Column, Comparator, Datum, Decimal, Flag, Indicator, MOST_DECIMALS, Unit,
};
use serde::Serialize;

/// A value as it is shown, and as it is to be heard where that differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// For the eye: `61% [r]`, `[x]`.
    pub text: String,
    /// For a screen reader: `61%, revised`, `not available`; `None`: as the text.
    pub spoken: Option<String>,
    /// Whether there is no figure.
    pub absent: bool,
}

impl Shown {
    /// Text that sounds as it looks.
    pub fn plain(text: impl Into<String>) -> Shown {
        Shown {
            text: text.into(),
            spoken: None,
            absent: false,
        }
    }

    /// Words that stand where there is no figure.
    pub fn missing(text: impl Into<String>) -> Shown {
        Shown {
            absent: true,
            ..Shown::plain(text)
        }
    }

    /// The shorthand of an absent figure for a cell, `[x]`, with its meaning to be heard.
    pub fn shorthand(absence: Absence) -> Shown {
        Shown {
            text: absence.shorthand().to_owned(),
            spoken: Some(absence_words(absence).to_owned()),
            absent: true,
        }
    }

    /// What a screen reader should say.
    pub fn heard(&self) -> &str {
        self.spoken.as_deref().unwrap_or(&self.text)
    }
}

/// How the figures of an indicator, a comparator or a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style<'a> {
    /// What they are measured in.
    pub unit: Unit,
    /// Digits after the point.
    pub decimals: u8,
    /// What is counted, in the plural; empty where the unit says it.
    pub noun: &'a str,
}

impl<'a> Style<'a> {
    /// That of an indicator's values.
    pub fn of(indicator: &'a Indicator) -> Style<'a> {
        Style {
            unit: indicator.unit,
            decimals: indicator.decimals,
            noun: &indicator.noun,
        }
    }

    /// That of a comparator's values: with the digits as published, where those are more than
    /// the indicator's own.
    pub fn of_comparator(indicator: &'a Indicator, comparator: &Comparator) -> Style<'a> {
        let published = comparator.values.values().map(|datum| match datum.amount {
            Amount::Number(number) => number.scale(),
            _ => 0,
        });
        Style {
            decimals: published.max().unwrap_or(0).max(indicator.decimals),
            ..Style::of(indicator)
        }
    }

    /// That of a column's figures; computed shares are per cent.
    pub fn of_column(column: &Column) -> Style<'static> {
        let otherwise = match column.share_of {
            Some(_) => Unit::Percent,
            None => Unit::Number,
        };
        Style {
            unit: column.unit.unwrap_or(otherwise),
            decimals: column.decimals,
            noun: "",
        }
    }

    /// The value of an amount, rounded half up to the declared decimals; or why there is none.
    /// A value that is not nought is never rounded to nought: it keeps digits until it shows.
    /// A part of nothing is “not applicable”.
    pub fn value(self, amount: &Amount) -> Result<Decimal, Absence> {
        match amount {
            Amount::Number(number) => Ok(self.settle(|decimals| number.rounded(decimals))),
            Amount::Fraction { n, of, .. } => self.share(*n, *of).ok_or(Absence::NotApplicable),
            Amount::Absent(absence) => Err(*absence),
        }
    }

    /// The share of `part` in `whole` in this style; `None` where the whole is nought.
    pub fn share(self, part: Decimal, whole: Decimal) -> Option<Decimal> {
        let base = base_of(self.unit);
        let declared = part.for_each(base, whole, self.decimals)?;
        Some(self.settle(|decimals| part.for_each(base, whole, decimals).unwrap_or(declared)))
    }

    fn settle(self, rounded_to: impl Fn(u8) -> Decimal) -> Decimal {
        (self.decimals..=MOST_DECIMALS)
            .map(&rounded_to)
            .find(|value| !value.is_zero())
            .unwrap_or_else(|| rounded_to(self.decimals))
    }

    /// For a cell under a heading that names the unit: `61%`, `£773,936.83`, `55.8`, `2,156`.
    pub fn bare(self, value: Decimal) -> String {
        match self.unit {
            Unit::Percent => format!("{}%", digits(value)),
            Unit::Pounds if value.is_negative() => format!("−£{}", digits(value.abs())),
            Unit::Pounds => format!("£{}", digits(value)),
            Unit::Number | Unit::RatePer10000 | Unit::Days | Unit::Fte => digits(value),
        }
    }

    /// For a sentence: `61%`, `55.8 per 10,000`, `12 days`, `77.04 FTE`, `2,156`.
    pub fn full(self, value: Decimal) -> String {
        let bare = self.bare(value);
        match self.unit {
            Unit::Percent | Unit::Pounds | Unit::Number => bare,
            Unit::RatePer10000 => format!("{bare} per 10,000"),
            Unit::Days if value.abs() == Decimal::whole(1) => format!("{bare} day"),
            Unit::Days => format!("{bare} days"),
            Unit::Fte => format!("{bare} FTE"),
        }
    }

    /// For a sentence, with what is counted: `2,156 contacts`, `1 child`.
    pub fn counted(self, value: Decimal) -> String {
        let full = self.full(value);
        if self.unit != Unit::Number || self.noun.is_empty() {
            return full;
        }
        match value.abs() == Decimal::whole(1) {
            false => format!("{full} {}", self.noun),
            true => match super::singular(self.noun) {
                Some(noun) => format!("{full} {noun}"),
                None => full,
            },
        }
    }

    /// The size of a difference: `19 percentage points`, `2.1 per 10,000`, `3 days`, `162`.
    pub fn difference(self, difference: Decimal) -> String {
        let size = trimmed(difference.abs());
        match self.unit {
            Unit::Percent if size == Decimal::whole(1) => "1 percentage point".to_owned(),
            Unit::Percent => format!("{} percentage points", digits(size)),
            _ => self.full(size),
        }
    }

    /// The same where “percentage” was said before: `8 points`.
    pub fn difference_again(self, difference: Decimal) -> String {
        self.difference(difference).replace("percentage ", "")
    }

    /// A target's level, with the digits as typed: `80%`.
    pub fn target(self, level: Decimal) -> String {
        self.full(level)
    }

    /// What figures of this style are, for a heading or an axis: `Per cent`, `Contacts`.
    pub fn heading(self) -> String {
        match self.unit {
            Unit::Percent => "Per cent".to_owned(),
            Unit::Number if self.noun.is_empty() => "Number".to_owned(),
            Unit::Number => super::capitalised(self.noun),
            Unit::RatePer10000 => "Per 10,000 children".to_owned(),
            Unit::Pounds => "Pounds".to_owned(),
            Unit::Days => "Days".to_owned(),
            Unit::Fte => "Full-time equivalents".to_owned(),
        }
    }

    /// A value for a cell, as it is heard too.
    pub fn shown(self, value: Decimal) -> Shown {
        sounding(self.bare(value))
    }

    /// A value for a sentence, as it is heard too.
    pub fn said(self, value: Decimal) -> Shown {
        sounding(self.full(value))
    }

    /// A figure for a cell: value and flags, `61% [r]`, or a shorthand, `[x]`.
    pub fn cell(self, datum: &Datum) -> Shown {
        let shown = match self.value(&datum.amount) {
            Ok(value) => self.shown(value),
            Err(absence) => Shown::shorthand(absence),
        };
        flagged(shown, &datum.flags)
    }

    /// A figure for a sentence: `55.8 per 10,000`, or words, “not available”. Flags are left to
    /// the note beside it.
    pub fn prose(self, datum: &Datum) -> Shown {
        match self.value(&datum.amount) {
            Ok(value) => self.said(value),
            Err(absence) => Shown::missing(absence.words()),
        }
    }
}

fn base_of(unit: Unit) -> u32 {
    match unit {
        Unit::Percent => 100,
        Unit::RatePer10000 => 10_000,
        Unit::Number | Unit::Pounds | Unit::Days | Unit::Fte => 1,
    }
}

/// A number with thousands separators and a true minus sign: `−1,208,481.52`.
pub fn digits(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (plain.as_str(), None),
    };
    let mut text = String::new();
    if value.is_negative() {
        text.push('−');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// Without noughts behind the point where nothing else stands there.
pub(super) fn trimmed(value: Decimal) -> Decimal {
    if value.is_whole() {
        value.rounded(0)
    } else {
        value
    }
}

/// Screen readers pass over a minus sign: it is said.
pub(super) fn sounding(text: String) -> Shown {
    let spoken = text.contains('−').then(|| text.replace('−', "minus "));
    Shown {
        text,
        spoken,
        absent: false,
    }
}

/// `shown` with flags behind it.
pub fn flagged(mut shown: Shown, flags: &[Flag]) -> Shown {
    if flags.is_empty() {
        return shown;
    }
    let mut spoken = shown.heard().to_owned();
    shown.text.push(' ');
    for flag in flags {
        shown.text.push_str(flag.shorthand());
        spoken.push_str(", ");
        spoken.push_str(flag_words(*flag));
    }
    shown.spoken = Some(spoken);
    shown
}

/// A flag as it is to be heard behind a value.
pub fn flag_words(flag: Flag) -> &'static str {
    match flag {
        Flag::Provisional => "provisional",
        Flag::Revised => "revised",
        Flag::Estimated => "estimated",
        Flag::Break => "break in the series",
        Flag::Unreliable => "low reliability",
    }
}

/// Why a figure is absent, as it is to be heard in a cell.
pub fn absence_words(absence: Absence) -> &'static str {
    match absence {
        Absence::Confidential => "hidden: a small number",
        Absence::Withheld => "hidden: a number not shown",
        other => other.words(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{d, figure, fraction};
    use super::*;
    use crate::model::Span;

    fn style(unit: Unit, decimals: u8, noun: &str) -> Style<'_> {
        Style {
            unit,
            decimals,
            noun,
        }
    }

    #[test]
    fn separates_thousands_and_writes_a_true_minus() {
        for (value, text) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1208481.52", "−1,208,481.52"),
            ("-0.5", "−0.5"),
        ] {
            assert_eq!(digits(d(value)), text);
        }
    }

    #[test]
    fn writes_each_unit_in_cells_and_in_sentences() {
        let percent = style(Unit::Percent, 0, "");
        assert_eq!(percent.full(d("61")), "61%");
        assert_eq!(percent.difference(d("-19")), "19 percentage points");
        assert_eq!(percent.difference(d("1.0")), "1 percentage point");
        assert_eq!(percent.difference_again(d("8")), "8 points");
        assert_eq!(percent.difference_again(d("1")), "1 point");

        let rate = style(Unit::RatePer10000, 1, "");
        assert_eq!(rate.bare(d("55.8")), "55.8");
        assert_eq!(rate.full(d("55.8")), "55.8 per 10,000");

        let pounds = style(Unit::Pounds, 2, "");
        assert_eq!(pounds.full(d("773936.83")), "£773,936.83");
        assert_eq!(pounds.full(d("-5")), "−£5");

        let contacts = style(Unit::Number, 0, "contacts");
        assert_eq!(contacts.full(d("2156")), "2,156");
        assert_eq!(contacts.counted(d("2156")), "2,156 contacts");
        assert_eq!(contacts.counted(d("1")), "1 contact");
        assert_eq!(style(Unit::Days, 0, "").full(d("1")), "1 day");
        assert_eq!(style(Unit::Fte, 2, "").full(d("77.04")), "77.04 FTE");
    }

    #[test]
    fn rounds_to_the_declared_decimals_half_up() {
        let one = style(Unit::Percent, 1, "");
        assert_eq!(one.cell(&figure("18.95")).text, "19.0%");
        assert_eq!(one.cell(&figure("31")).text, "31.0%");
        assert_eq!(one.cell(&fraction("210", "754")).text, "27.9%");
        let none = style(Unit::Percent, 0, "");
        assert_eq!(none.cell(&fraction("210", "754")).text, "28%");
        assert_eq!(
            style(Unit::RatePer10000, 1, "")
                .prose(&fraction("704", "126000"))
                .text,
            "55.9 per 10,000"
        );
        assert_eq!(
            none.value(&fraction("0", "0").amount),
            Err(Absence::NotApplicable)
        );
    }

    #[test]
    fn never_shows_something_as_nothing() {
        let one = style(Unit::Percent, 1, "");
        assert_eq!(one.cell(&figure("0.04")).text, "0.04%");
        assert_eq!(one.cell(&figure("0")).text, "0.0%");
        assert_eq!(one.cell(&fraction("1", "3000")).text, "0.03%");
        assert_eq!(one.cell(&fraction("0", "3000")).text, "0.0%");
    }

    #[test]
    fn says_what_shorthand_means() {
        let percent = style(Unit::Percent, 0, "");
        let mut datum = figure("61");
        datum.flags = vec![Flag::Provisional, Flag::Revised];
        let shown = percent.cell(&datum);
        assert_eq!(shown.text, "61% [p][r]");
        assert_eq!(shown.heard(), "61%, provisional, revised");
        assert_eq!(percent.prose(&datum).text, "61%");

        let hidden = Datum::of(Amount::Absent(Absence::Confidential), Span::default());
        assert_eq!(percent.cell(&hidden).text, "[c]");
        assert_eq!(percent.cell(&hidden).heard(), "hidden: a small number");
        assert_eq!(percent.prose(&hidden).text, "a small number");
        assert!(percent.prose(&hidden).absent);
        let beside = Datum::of(Amount::Absent(Absence::Withheld), Span::default());
        assert_eq!(percent.cell(&beside).text, "[c]");
        assert_eq!(percent.cell(&beside).heard(), "hidden: a number not shown");
        assert_eq!(percent.prose(&beside).text, "a number not shown");
        assert_eq!(percent.prose(&figure("-3")).heard(), "minus 3%");
    }
}
