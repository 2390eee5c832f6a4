//! What a cell says: a number, or a shorthand for one that is not there.

use super::workbook::Cell;
use crate::measure::Style;
use crate::model::{Absence, Amount, Decimal, Flag, Unit};

/// A figure as a cell has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    /// How much.
    pub amount: Amount,
    /// Whether a sign for per cent stood behind it.
    pub percent_sign: bool,
    /// What else stood behind it: `61 [p]`.
    pub flags: Vec<Flag>,
}

/// How per cent are written where no sign says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Percent {
    /// 61 is 61%.
    Whole,
    /// 0.61 is 61%.
    Share,
}

/// What a cell says; `Ok(None)` for an empty one, and for the dashes that stand for “nothing here”.
///
/// # Errors
/// Why it is no figure, with the cell's text.
pub(super) fn read(cell: &Cell) -> Result<Option<Read>, String> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Day(day) => return Err(no_figure(&day.to_string())),
        Cell::Number(number) => return Ok(Some(of_number(*number))),
        Cell::Text(text) => text,
    };
    if text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.')) {
        return Ok(None);
    }
    let (text, flags) = split_flags(text);
    if let Some(absence) = absence(text) {
        return Ok(Some(Read {
            amount: Amount::Absent(absence),
            percent_sign: false,
            flags,
        }));
    }
    let (digits, percent_sign) = match text.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), true),
        None => (text, false),
    };
    let digits = without_groups(digits.trim_start_matches('£'));
    match digits.and_then(|digits| number(&digits)) {
        Some(number) => Ok(Some(Read {
            percent_sign,
            flags,
            ..of_number(number)
        })),
        None => Err(no_figure(text)),
    }
}

/// Why a text is no figure, and what to write where that can be told.
fn no_figure(text: &str) -> String {
    match text {
        "*" | "**" | "#" => {
            format!("“{text}” is no figure: for a suppressed count write c")
        }
        text if text.starts_with('=') => format!(
            "“{text}” is a formula whose result is not in the file: open it in Excel, and save it"
        ),
        text => format!("“{text}” is no figure"),
    }
}

fn of_number(number: Decimal) -> Read {
    Read {
        amount: Amount::Number(number),
        percent_sign: false,
        flags: Vec::new(),
    }
}

/// The digits of “1,234,567” or “1 234 567”. A comma that is no mark of thousands is another
/// country's decimal point, and would make a number ten or a hundred times as large: `None`.
fn without_groups(text: &str) -> Option<String> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (text, String::new()),
    };
    let is_mark = |c: char| matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}');
    let mut groups = whole.split(is_mark);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let has_first = (1..=3).contains(&first.trim_start_matches('-').len());
    let is_grouped = rest.is_empty() || has_first && rest.iter().all(|group| group.len() == 3);
    is_grouped.then(|| format!("{first}{}{fraction}", rest.concat()))
}

/// A number in a CSV file may have more digits than a figure keeps: it is rounded to those.
fn number(digits: &str) -> Option<Decimal> {
    if let Some(exact) = Decimal::parse(digits) {
        return Some(exact);
    }
    let well_formed = digits
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let (whole, fraction) = digits.split_once('.')?;
    let whole = if whole.is_empty() || whole == "-" {
        format!("{whole}0")
    } else {
        whole.to_owned()
    };
    // Seven digits decide how the sixth is rounded.
    let fraction: String = fraction.chars().take(7).collect();
    if !well_formed || fraction.is_empty() {
        return None;
    }
    match fraction.len() {
        7 => {
            let (six, last) = fraction.split_at(6);
            let base = Decimal::parse(&format!("{whole}.{six}"))?;
            let step = Decimal::parse("0.000001")?;
            let up = last >= "5";
            Some(match (up, whole.starts_with('-')) {
                (false, _) => base,
                (true, false) => base.plus(step),
                (true, true) => base.minus(step),
            })
        }
        _ => Decimal::parse(&format!("{whole}.{fraction}")),
    }
}

/// `61 [r]` and `61 [p][e]`: the figure, and the flags behind it.
fn split_flags(text: &str) -> (&str, Vec<Flag>) {
    let mut rest = text;
    let mut flags = Vec::new();
    while let Some((before, letter)) = rest
        .strip_suffix(']')
        .and_then(|inside| inside.rsplit_once('['))
    {
        let Some((flag, ..)) = Flag::ALL.iter().find(|(_, known, _)| *known == letter) else {
            break;
        };
        if before.trim().is_empty() {
            break;
        }
        flags.push(*flag);
        rest = before.trim_end();
    }
    flags.sort();
    flags.dedup();
    (rest, flags)
}

/// The letters of the government's statistics, with or without brackets: “Symbols in tables”
/// (Government Statistical Service). `:` and `u` are figures that are not there for a reader: not
/// available, and too unreliable to be printed; `k` and `low` round to nought.
fn absence(text: &str) -> Option<Absence> {
    let letter = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(text)
        .to_lowercase();
    match letter.as_str() {
        ":" | ".." | "u" | "n/a" | "na" => Some(Absence::NotAvailable),
        "k" => Some(Absence::Low),
        letter => Absence::ALL
            .iter()
            .find(|(_, known, _)| *known == letter)
            .map(|(absence, ..)| *absence),
    }
}

/// How the figures of something called `name` are written: as its unit has them, or, of per cent, as
/// somebody said in `shares`, or as they look.
///
/// # Errors
/// That it cannot be told, in words.
pub(super) fn how_written(
    name: &str,
    unit: Option<Unit>,
    shares: Option<bool>,
    read: &[Read],
    known: &[Decimal],
) -> Result<Percent, String> {
    match (unit, shares) {
        (Some(Unit::Percent), Some(true)) => Ok(Percent::Share),
        (Some(Unit::Percent), None) => percent(read, known).map_err(|()| {
            format!(
                "it cannot be told whether the figures of “{name}” are shares of one or per cent: say --percent shares or --percent whole"
            )
        }),
        _ => Ok(Percent::Whole),
    }
}

/// How the per cent of a series are written: told by the numbers that have no sign, and by what
/// the publication holds of it already.
///
/// # Errors
/// Where it cannot be told.
fn percent(read: &[Read], known: &[Decimal]) -> Result<Percent, ()> {
    let bare: Vec<Decimal> = read
        .iter()
        .filter(|read| !read.percent_sign)
        .filter_map(|read| match read.amount {
            Amount::Number(number) => Some(number),
            _ => None,
        })
        .collect();
    let one = Decimal::whole(1);
    let signs = read.iter().any(|read| read.percent_sign);
    let Some(largest) = bare.iter().max().copied() else {
        return Ok(Percent::Whole);
    };
    let fractions = bare.iter().any(|number| !number.is_whole());
    let above_one = known.iter().any(|number| *number > one);
    let below_one = known
        .iter()
        .any(|number| !number.is_zero() && *number < one);
    let some_below_one = bare
        .iter()
        .any(|number| *number > Decimal::whole(0) && *number < one);
    match () {
        () if largest.is_zero() => Ok(Percent::Whole),
        // 0.85 beside 88: somebody typed a share among per cent, unless the series is that small.
        () if some_below_one && largest > Decimal::whole(2) && !below_one => Err(()),
        // Where some have a sign, the others are meant likewise, unless all of them could be shares.
        () if signs && !(fractions && largest <= one) => Ok(Percent::Whole),
        () if signs => Err(()),
        () if largest > Decimal::whole(2) => Ok(Percent::Whole),
        // All of them between 0 and 2: shares, unless the series is known to be that small.
        () if below_one => Err(()),
        () if fractions => Ok(Percent::Share),
        () if above_one && largest <= one => Err(()),
        () => Err(()),
    }
}

/// The figure as the publication keeps it: per cent as per cent, and with no more digits than are
/// shown.
pub(super) fn kept(read: &Read, style: Style<'_>, percent: Percent) -> Amount {
    let Amount::Number(number) = read.amount else {
        return read.amount.clone();
    };
    let number = match (style.unit, percent, read.percent_sign) {
        (Unit::Percent, Percent::Share, false) => number.times(100),
        _ => number,
    };
    let shown = style.value(&Amount::Number(number)).unwrap_or(number);
    // One that would be nought is shown with more digits: it keeps its own, or it would be rounded
    // twice, 0.45 to 0.5 and that to 1.
    // One that its unit does not allow is refused as it is written: 100.1% is no 100%.
    let is_rounded = number.scale() > style.decimals
        && shown.scale() <= style.decimals
        && style.unit.excludes(number).is_none();
    match is_rounded {
        true => Amount::Number(shown),
        false => Amount::Number(number),
    }
}

/// Whether digits of the cell fell away when it became `kept`.
pub(super) fn is_rounded(read: &Read, kept: &Amount) -> bool {
    let (Amount::Number(number), Amount::Number(kept)) = (&read.amount, kept) else {
        return false;
    };
    let is_same = |number: Decimal| number.minus(*kept).is_zero();
    !is_same(*number) && !is_same(number.times(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match read(&Cell::of_text(text)) {
            Ok(None) => "nothing".into(),
            Err(reason) => reason,
            Ok(Some(read)) => {
                let amount = match read.amount {
                    Amount::Number(number) => number.to_string(),
                    Amount::Absent(absence) => absence.shorthand().into(),
                    Amount::Fraction { .. } => "?".into(),
                };
                let sign = if read.percent_sign { "%" } else { "" };
                let flags: String = read.flags.iter().map(|flag| flag.shorthand()).collect();
                format!("{amount}{sign}{flags}")
            }
        }
    }

    #[test]
    fn reads_figures_as_spreadsheets_have_them() {
        for (cell, meant) in [
            ("61", "61"),
            ("61%", "61%"),
            ("61 %", "61%"),
            ("1,234", "1234"),
            ("£1,208,481.52", "1208481.52"),
            ("0.27851458", "0.278515"),
            ("-0.00000051", "-0.000001"),
            (".5", "0.5"),
            ("c", "[c]"),
            ("[x]", "[x]"),
            ("Z", "[z]"),
            (":", "[x]"),
            ("u", "[x]"),
            ("low", "[low]"),
            ("k", "[low]"),
            ("61 [r]", "61[r]"),
            ("61[p][e]", "61[p][e]"),
            ("-", "nothing"),
            ("", "nothing"),
            ("tbc", "“tbc” is no figure"),
            ("61 of 80", "“61 of 80” is no figure"),
            ("*", "“*” is no figure: for a suppressed count write c"),
            ("1e5", "“1e5” is no figure"),
        ] {
            assert_eq!(told(cell), meant, "{cell}");
        }
    }

    #[test]
    fn knows_shares_from_per_cent_or_asks() {
        let of = |cells: &[&str], known: &[i64]| {
            let read: Vec<Read> = cells
                .iter()
                .filter_map(|text| read(&Cell::of_text(text)).ok().flatten())
                .collect();
            let known: Vec<Decimal> = known.iter().map(|n| Decimal::whole(*n)).collect();
            percent(&read, &known)
        };
        assert_eq!(of(&["61", "63"], &[]), Ok(Percent::Whole));
        assert_eq!(of(&["0.61", "1"], &[]), Ok(Percent::Share));
        assert_eq!(of(&["0.61", "1.05"], &[95]), Ok(Percent::Share));
        assert_eq!(of(&["0.85", "88", "1"], &[90]), Err(()));
        assert_eq!(of(&["0.5", "3"], &[]), Err(()));
        assert_eq!(of(&["0.5", "88%"], &[]), Err(()));
        assert_eq!(of(&["61%", "1%"], &[]), Ok(Percent::Whole));
        assert_eq!(of(&["0", "0"], &[]), Ok(Percent::Whole));
        assert_eq!(of(&["1", "1"], &[95]), Err(()));
        assert_eq!(of(&["1"], &[]), Err(()));
    }
}
