//! Figures in TOML files: a line each, or side by side in an inline table.

use super::Splice;
use crate::import::changes::{Change, Field};
use crate::import::label::Destination;
use crate::import::memory::quoted;
use crate::model::{Amount, Flag, Period, Span};
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// A series in a file, and where its figures stand.
pub(super) struct Series<'a> {
    pub text: &'a str,
    pub to: &'a Destination,
    pub field: Field,
    pub places: &'a BTreeMap<Period, Span>,
    /// What a comparator that is not there yet is called.
    pub name: Option<&'a str>,
}

/// How a figure is written in its file.
struct KeyForm<'t> {
    /// What stands before the key in its line: nothing, an indent, `values.`.
    prefix: &'t str,
    /// Where the key's line begins.
    line: usize,
    /// Whether it stands in an inline table, beside others.
    inline: bool,
}

impl Series<'_> {
    /// What to change in the text for `changes`, which are in the order of their periods.
    pub fn splices(&self, changes: &[&Change]) -> Result<Vec<Splice>, String> {
        let mut splices = Vec::new();
        let mut added: BTreeMap<usize, Splice> = BTreeMap::new();
        let mut without_place = Vec::new();
        for change in changes {
            match self.places.get(&change.period) {
                Some(span) => splices.push(self.replacement(*span, change)?),
                None if self.places.is_empty() => without_place.push(*change),
                None => {
                    let splice = self.addition(change)?;
                    added
                        .entry(splice.range.start)
                        .and_modify(|before| before.text.push_str(&splice.text))
                        .or_insert(splice);
                }
            }
        }
        splices.extend(added.into_values());
        if !without_place.is_empty() {
            splices.push(self.new_table(&without_place)?);
        }
        Ok(splices)
    }

    /// The figure at `span`, with another value.
    fn replacement(&self, span: Span, change: &Change) -> Result<Splice, String> {
        let range = span.range();
        let old = self
            .text
            .get(range.clone())
            .ok_or("its place was not found")?;
        let mut flags = change.flags.clone();
        if change.revises() && self.field == Field::Value {
            flags.push(Flag::Revised);
        }
        let text = match old.starts_with('{') {
            true => in_table(old, &change.new, &flags)?,
            false => written(&change.new, &flags),
        };
        Ok(Splice { range, text })
    }

    /// A figure at a period that has none: behind the one before it, or before the first.
    fn addition(&self, change: &Change) -> Result<Splice, String> {
        let key = key_text(change.period);
        let value = written(&change.new, &change.flags);
        let before = self.places.range(..change.period).next_back();
        let near = before.or_else(|| self.places.iter().next());
        let (_, span) = near.ok_or("its place was not found")?;
        let form = self.key_form(*span)?;
        let range = span.range();
        if form.inline {
            return Ok(match before {
                Some(_) => Splice {
                    range: range.end..range.end,
                    text: format!(", {key} = {value}"),
                },
                None => {
                    let at = form.line + form.prefix.len();
                    Splice {
                        range: at..at,
                        text: format!("{key} = {value}, "),
                    }
                }
            });
        }
        let newline = newline_of(self.text);
        let line = format!("{}{key} = {value}", form.prefix);
        Ok(match before {
            Some(_) => {
                let end = line_end(self.text, range.end);
                Splice {
                    range: end..end,
                    text: format!("{newline}{line}"),
                }
            }
            None => Splice {
                range: form.line..form.line,
                text: format!("{line}{newline}"),
            },
        })
    }

    /// How the figure at `span` is written: its key is read backwards from it.
    fn key_form(&self, span: Span) -> Result<KeyForm<'_>, String> {
        let unclear = || "the way they are written was not understood".to_owned();
        let start = span.range().start;
        let before = self.text.get(..start).ok_or_else(unclear)?;
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let in_line = before.get(line..).ok_or_else(unclear)?;
        let key_side = in_line
            .trim_end()
            .strip_suffix('=')
            .ok_or_else(unclear)?
            .trim_end();
        let key_start = match key_side.chars().next_back() {
            Some(mark @ ('"' | '\'')) => {
                let inside = key_side.get(..key_side.len() - 1).ok_or_else(unclear)?;
                inside.rfind(mark).ok_or_else(unclear)?
            }
            _ => key_side
                .rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
                .map_or(0, |at| at + 1),
        };
        let prefix = in_line.get(..key_start).ok_or_else(unclear)?;
        let bare = prefix.trim();
        Ok(KeyForm {
            prefix,
            line,
            inline: !(bare.is_empty() || (bare.ends_with('.') && !bare.contains('{'))),
        })
    }

    /// A table for a series that had no figure: behind everything else of its indicator.
    fn new_table(&self, changes: &[&Change]) -> Result<Splice, String> {
        let newline = newline_of(self.text);
        let lines: Vec<String> = changes
            .iter()
            .map(|change| {
                let value = written(&change.new, &change.flags);
                format!("{} = {value}", key_text(change.period))
            })
            .collect();
        let id = &self.to.indicator;
        let part = match self.field {
            Field::Value => "values",
            Field::Target => "targets",
        };
        let (table, _) = DeTable::parse_recoverable(self.text);
        let Some(indicator) = table.get_ref().get(id.as_str()) else {
            return Err("its table was not found".to_owned());
        };
        let comparator = self.to.comparator.as_ref();
        let owner = match comparator {
            Some(comparator) => {
                inside(indicator, "comparators").and_then(|all| inside(all, comparator.as_str()))
            }
            None => Some(indicator),
        };
        if let Some(empty) = owner.and_then(|owner| inside(owner, part)) {
            let at = empty.span();
            let is_header = self
                .text
                .get(at.clone())
                .is_some_and(|text| text.starts_with('['));
            if !is_header {
                return Err(format!(
                    "it has an empty “{part}” that is no table of its own"
                ));
            }
            let end = line_end(self.text, at.end);
            return Ok(Splice {
                range: end..end,
                text: format!("{newline}{}", lines.join(newline)),
            });
        }
        let header = match comparator {
            None => format!("[{id}.{part}]"),
            Some(comparator) if owner.is_some() => {
                format!("[{id}.comparators.{comparator}.{part}]")
            }
            Some(comparator) => {
                let name = self
                    .name
                    .map_or_else(|| capitalised(comparator.as_str()), str::to_owned);
                format!(
                    "[{id}.comparators.{comparator}]{newline}name = {}{newline}{newline}[{id}.comparators.{comparator}.{part}]",
                    quoted(&name)
                )
            }
        };
        let end = line_end(self.text, last_byte(owner.unwrap_or(indicator)));
        Ok(Splice {
            range: end..end,
            text: format!("{newline}{newline}{header}{newline}{}", lines.join(newline)),
        })
    }
}

/// What a table holds under a key.
pub(super) fn inside<'t, 's>(
    value: &'t toml::Spanned<DeValue<'s>>,
    key: &str,
) -> Option<&'t toml::Spanned<DeValue<'s>>> {
    match value.get_ref() {
        DeValue::Table(table) => table.get(key),
        _ => None,
    }
}

/// The last byte of a value and of everything in it.
pub(super) fn last_byte(value: &toml::Spanned<DeValue<'_>>) -> usize {
    let inside = match value.get_ref() {
        DeValue::Table(table) => table
            .iter()
            .map(|(key, value)| last_byte(value).max(key.span().end))
            .max(),
        DeValue::Array(list) => list.iter().map(last_byte).max(),
        _ => None,
    };
    value.span().end.max(inside.unwrap_or(0))
}

/// The end of the line that a byte is in: before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let end = rest.find('\n').map_or(text.len(), |length| at + length);
    match text.get(..end).is_some_and(|text| text.ends_with('\r')) {
        true => end - 1,
        false => end,
    }
}

pub(super) fn newline_of(text: &str) -> &'static str {
    match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    }
}

fn key_text(period: Period) -> String {
    let text = period.to_string();
    match text
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    {
        true => text,
        false => quoted(&text),
    }
}

pub(super) fn amount_text(amount: &Amount) -> String {
    match amount {
        Amount::Number(number) => number.to_string(),
        Amount::Fraction { n, of, .. } => format!("{{ n = {n}, of = {of} }}"),
        Amount::Absent(absence) => quoted(absence.shorthand()),
    }
}

fn flags_text(flags: &[Flag]) -> String {
    let letters: Vec<String> = Flag::ALL
        .iter()
        .filter(|(flag, ..)| flags.contains(flag))
        .map(|(_, letter, _)| quoted(letter))
        .collect();
    format!("[{}]", letters.join(", "))
}

pub(super) fn written(amount: &Amount, flags: &[Flag]) -> String {
    match flags.is_empty() {
        true => amount_text(amount),
        false => format!(
            "{{ value = {}, flags = {} }}",
            amount_text(amount),
            flags_text(flags)
        ),
    }
}

/// A figure that is written as a table, with another value and more flags: the rest of it stays.
pub(super) fn in_table(old: &str, amount: &Amount, flags: &[Flag]) -> Result<String, String> {
    const BEFORE: &str = "figure = ";
    let document = format!("{BEFORE}{old}");
    let unclear = || "a figure that is written as a table was not understood".to_owned();
    let table = DeTable::parse(&document).map_err(|_| unclear())?;
    let Some(DeValue::Table(figure)) = table.get_ref().get("figure").map(|value| value.get_ref())
    else {
        return Err(unclear());
    };
    let value = figure.get("value").ok_or_else(unclear)?;
    let mut splices = vec![Splice {
        range: value.span(),
        text: amount_text(amount),
    }];
    let mut all = flags.to_vec();
    match figure.get("flags") {
        Some(list) => {
            if let DeValue::Array(letters) = list.get_ref() {
                for letter in letters {
                    if let DeValue::String(letter) = letter.get_ref()
                        && let Some((flag, ..)) = Flag::ALL
                            .iter()
                            .find(|(_, known, _)| *known == letter.as_ref())
                    {
                        all.push(*flag);
                    }
                }
            }
            splices.push(Splice {
                range: list.span(),
                text: flags_text(&all),
            });
        }
        None if all.is_empty() => {}
        None => {
            let end = value.span().end;
            splices.push(Splice {
                range: end..end,
                text: format!(", flags = {}", flags_text(&all)),
            });
        }
    }
    let new = super::spliced(&document, splices);
    new.strip_prefix(BEFORE)
        .map(str::to_owned)
        .ok_or_else(unclear)
}

fn capitalised(id: &str) -> String {
    let words: Vec<String> = id
        .split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect())
                .unwrap_or_default()
        })
        .collect();
    words.join(" ")
}

/// Whether a changed file can be read, and holds those of `changes` that are its own.
pub(super) fn holds(text: &str, changes: &[Change]) -> Result<(), String> {
    let table = DeTable::parse(text).map_err(|_| "it would no longer be valid TOML".to_owned())?;
    for change in changes {
        let Some(mut at) = table.get_ref().get(change.to.indicator.as_str()) else {
            continue;
        };
        let comparator = change.to.comparator.as_ref();
        let part = match change.field {
            Field::Value => "values",
            Field::Target => "targets",
        };
        let path: Vec<&str> = comparator
            .map(|id| vec!["comparators", id.as_str()])
            .unwrap_or_default()
            .into_iter()
            .chain([part])
            .collect();
        let mut found = true;
        for key in path {
            match inside(at, key) {
                Some(value) => at = value,
                None => found = false,
            }
        }
        let DeValue::Table(series) = at.get_ref() else {
            continue;
        };
        let key = change.period.to_string();
        if !found || !series.iter().any(|(written, _)| written.get_ref() == &key) {
            // Its figures may stand in a CSV file beside this one.
            if matches!(table.get_ref().get(change.to.indicator.as_str()).map(|one| one.get_ref()),
                Some(DeValue::Table(one)) if one.contains_key("csv"))
            {
                continue;
            }
            return Err(format!(
                "“{}” at {} would not be where it belongs",
                change.to,
                change.period.words()
            ));
        }
    }
    Ok(())
}
