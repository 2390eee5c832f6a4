//! Figures and targets in all their forms.

use super::scalar::bad_number;
use super::{Cell, Given, Reader, Record, Written};
use crate::diagnostic::Diagnostic;
use crate::load::mapped_text::MappedText;
use crate::load::schema::{AIM, FIGURE, FRACTION, Kind};
use crate::model::*;
use toml::de::DeValue;

impl Reader<'_> {
    pub(super) fn figure(&mut self, given: &Given) -> Option<Datum> {
        let at = self.place(given.value);
        let DeValue::Table(table) = given.value.get_ref() else {
            let (amount, same_as) = self.amount(given)?;
            return Some(Datum {
                same_as,
                ..Datum::of(amount, at)
            });
        };
        let record = self.record(table, at, &FIGURE);
        let given_keys = ["value", "n", "of"].map(|key| table.contains_key(key));
        let (amount, same_as) = match given_keys {
            [true, false, false] => record.amount("value")?,
            [false, true, true] => (self.fraction(&record, at)?, None),
            _ => {
                let message = match given_keys {
                    [true, ..] => "this figure has both a value and parts of a fraction",
                    [_, true, _] => "this fraction has no “of”: the whole",
                    [_, _, true] => "this fraction has no “n”: the part",
                    _ => "this figure doesn't say how much it is",
                };
                let problem = Diagnostic::error("bad-figure", message)
                    .at(at)
                    .help("Write { value = 61, … } or { n = 210, of = 754, … }.");
                self.report(problem);
                return None;
            }
        };
        self.findings.diagnostics.extend(record.half_decision());
        let mut flags: Vec<Flag> = record.choices("flags").unwrap_or_default();
        flags.sort();
        flags.dedup();
        Some(Datum {
            amount,
            flags,
            same_as,
            note: record.words("note"),
            decision: record.decision(),
            audience: record.audience(),
            span: at,
        })
    }

    /// A figure without remarks, and the cell that it is.
    pub(super) fn amount(&mut self, given: &Given) -> Option<(Amount, Option<CellId>)> {
        match given.value.get_ref() {
            DeValue::Table(table) => {
                let at = self.place(given.value);
                let record = self.record(table, at, &FRACTION);
                Some((self.fraction(&record, at)?, None))
            }
            DeValue::String(_) => {
                let text = self.mapped(given.value);
                match figure_of_text(&text) {
                    Ok(found) => Some(found),
                    Err(problem) => {
                        self.report(problem);
                        None
                    }
                }
            }
            _ => Some((Amount::Number(self.number(given, &Kind::Figure)?), None)),
        }
    }

    /// The fraction of `n` and `of`.
    fn fraction(&mut self, record: &Record, at: Span) -> Option<Amount> {
        let (n, n_cell) = record.part("n")?;
        let (of, of_cell) = record.part("of")?;
        if of.is_zero() && of_cell.is_none() {
            self.error(
                "bad-figure",
                at,
                "nothing can be divided by nought".to_owned(),
                "Where there was nothing to count, the share is not applicable: \"[z]\"."
                    .to_owned(),
            );
            return None;
        }
        Some(Amount::Fraction {
            n,
            of,
            n_cell,
            of_cell,
        })
    }

    /// A part of a fraction, and the cell that it is.
    pub(super) fn part(&mut self, given: &Given) -> Option<(Decimal, Option<CellId>)> {
        if let DeValue::String(text) = given.value.get_ref()
            && text.trim().starts_with("[[")
        {
            let text = self.mapped(given.value);
            return match cell_of_text(&text) {
                Ok(cell) => Some((Decimal::ZERO, Some(cell))),
                Err(problem) => {
                    self.report(problem);
                    None
                }
            };
        }
        Some((self.number(given, &Kind::Part)?, None))
    }

    pub(super) fn cell(&mut self, given: &Given) -> Option<Cell> {
        match given.value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => None,
            DeValue::String(_) => Some(Cell::Text(self.mapped(given.value))),
            _ => self
                .figure(given)
                .map(|datum| Cell::Figure(Box::new(datum))),
        }
    }

    pub(super) fn aim(&mut self, given: &Given) -> Option<Aim> {
        let span = self.place(given.value);
        if let DeValue::Table(table) = given.value.get_ref() {
            let record = self.record(table, span, &AIM);
            return Some(Aim {
                level: record.aim("value")?,
                note: record.words("note"),
                span,
            });
        }
        Some(Aim {
            level: self.aim_level(given)?,
            note: None,
            span,
        })
    }

    fn aim_level(&mut self, given: &Given) -> Option<AimLevel> {
        match given.value.get_ref() {
            DeValue::String(text) if text.trim() == Absence::NotAvailable.shorthand() => {
                Some(AimLevel::None)
            }
            DeValue::Array(list) => {
                let numbers: Vec<Decimal> = list
                    .iter()
                    .filter_map(|value| self.number(&Given { value, ..*given }, &Kind::Decimal))
                    .collect();
                match numbers[..] {
                    [low, high] if low <= high && list.len() == 2 => {
                        Some(AimLevel::Range(low, high))
                    }
                    _ if numbers.len() == list.len() => {
                        self.error(
                            "bad-target",
                            self.place(given.value),
                            "a range has two numbers, the lower first".to_owned(),
                            "For example: [5, 8]".to_owned(),
                        );
                        None
                    }
                    _ => None,
                }
            }
            _ => Some(AimLevel::Value(self.number(given, &Kind::Aim)?)),
        }
    }
}

/// What a figure's text says: a shorthand, or the cell that it is (whose amount is put in when
/// all is loaded).
pub(in crate::load) fn figure_of_text(
    text: &MappedText,
) -> Result<(Amount, Option<CellId>), Diagnostic> {
    let words = text.text().trim();
    if let Some((absence, ..)) = Absence::ALL
        .iter()
        .find(|(absence, ..)| absence.shorthand() == words)
    {
        return Ok((Amount::Absent(*absence), None));
    }
    if words.starts_with("[[") {
        let cell = cell_of_text(text)?;
        return Ok((Amount::Absent(Absence::NotAvailable), Some(cell)));
    }
    let help = if Decimal::parse(words).is_some() {
        format!("A number stands without quotation marks: {words}")
    } else if let Some(number) = words
        .strip_suffix('%')
        .map(str::trim)
        .filter(|number| Decimal::parse(number).is_some())
    {
        format!("Write {number}, without quotation marks: the unit says that it is per cent.")
    } else if let Some(number) =
        Some(words.replace([',', '£', ' '], "")).filter(|number| Decimal::parse(number).is_some())
    {
        format!("Write {number}, without quotation marks and commas.")
    } else if let Some((absence, ..)) = Absence::ALL
        .iter()
        .find(|(_, letter, _)| words.trim_matches(['[', ']']).eq_ignore_ascii_case(letter))
    {
        format!("Write \"{}\".", absence.shorthand())
    } else {
        "It can be 61, { n = 210, of = 754 }, \"[x]\" (not available), \"[z]\" (not applicable), \"[c]\" (confidential), \"[low]\" (rounds to nought) or \"[[another-figure@2020-05]]\".".to_owned()
    };
    Err(
        Diagnostic::error("bad-figure", format!("“{words}” is no figure"))
            .at(text.whole())
            .help(help),
    )
}

/// The cell that `[[id@period]]` or `[[table:row/column]]` names.
fn cell_of_text(text: &MappedText) -> Result<CellId, Diagnostic> {
    let words = text.text().trim();
    let inside = words
        .strip_prefix("[[")
        .and_then(|rest| rest.strip_suffix("]]"))
        .map(str::trim);
    let cell = inside.and_then(|inside| match inside.split_once('@') {
        Some((id, period)) => Some(CellId::Indicator {
            id: Id::new(id.trim())?,
            at: Period::parse(period, YearKind::Financial)?,
        }),
        None => {
            let (table, cell) = inside.split_once(':')?;
            let (row, column) = cell.split_once('/')?;
            Some(CellId::Table {
                table: Id::new(table.trim())?,
                row: Id::new(row.trim())?,
                column: Id::new(column.trim())?,
            })
        }
    });
    cell.ok_or_else(|| {
        Diagnostic::error("bad-figure", format!("“{words}” names no single figure"))
            .at(text.whole())
            .help("Name an indicator at a period, [[id@2020-05]], or a cell of a table, [[table:row/column]].")
    })
}

/// The figure of a cell of a CSV file: a number or a shorthand.
pub(in crate::load) fn figure_of_csv(written: &Written) -> Result<Amount, Diagnostic> {
    if let Some(number) = Decimal::parse(&written.text) {
        return Ok(Amount::Number(number));
    }
    let looks_like_a_number = written
        .text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    if looks_like_a_number {
        return Err(bad_number(&written.text).at(written.span));
    }
    let text = MappedText::verbatim(&written.text, written.span.file, 0);
    match figure_of_text(&text) {
        Ok((amount, None)) => Ok(amount),
        Ok((_, Some(_))) => Err(Diagnostic::error(
            "bad-figure",
            "a CSV file cannot refer to another figure",
        )
        .help("Write this figure in the TOML file beside it.")
        .at(written.span)),
        Err(problem) => Err(problem.at(written.span)),
    }
}
