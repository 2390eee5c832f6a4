//! Walks a data file by the table of its keys, and reports all that doesn't fit: what comes out
//! is well-typed, so that nothing behind it needs to ask again.

mod complain;
mod composed;
mod figure;
mod record;
mod scalar;

pub(super) use figure::{figure_of_csv, figure_of_text};
pub use record::{Cell, Entry, Field, Record, Value, Written};
pub(super) use scalar::bad_period;

use super::id_rule::bad_id;
use super::mention::Mention;
use super::schema::{Kind, Others, Shape, setting_of};
use super::syntax;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::measure::capitalised;
use crate::model::{FileId, Id, Span};
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What reading adds to: the diagnostics, and the ids that were named.
#[derive(Debug, Default)]
pub struct Findings {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The ids that must name something.
    pub mentions: Vec<Mention>,
}

impl Findings {
    /// Adds what was found elsewhere, behind what is known.
    pub fn extend(&mut self, others: Findings) {
        self.diagnostics.extend(others.diagnostics);
        self.mentions.extend(others.mentions);
    }
}

/// Reads a file, or the front matter of one, that holds the keys of `shape`. `text` is the TOML;
/// `base` its place in the file.
pub fn read_table(
    text: &str,
    file: FileId,
    base: usize,
    shape: &'static Shape,
    findings: &mut Findings,
) -> Record {
    read(text, file, base, findings, |reader, table, whole| {
        reader.record(table, whole, shape)
    })
}

/// Reads a file that holds tables of one kind, each with its id as its key; in the order of the
/// file.
pub fn read_entries(
    text: &str,
    file: FileId,
    shape: &'static Shape,
    findings: &mut Findings,
) -> Vec<Entry> {
    read(text, file, 0, findings, |reader, table, _| {
        reader.entries(table, shape)
    })
}

fn read<T>(
    text: &str,
    file: FileId,
    base: usize,
    findings: &mut Findings,
    walk: impl FnOnce(&mut Reader, &DeTable, Span) -> T,
) -> T {
    let first = findings.diagnostics.len();
    let (table, broken) = syntax::parse(text, file, base, &mut findings.diagnostics);
    let behind_syntax = findings.diagnostics.len();
    let places: BTreeSet<Span> = findings
        .diagnostics
        .iter()
        .skip(first)
        .filter_map(|problem| problem.span)
        .collect();
    let whole = Span::new(file, base..base + text.len());
    let mut reader = Reader {
        text,
        base,
        file,
        broken,
        findings,
    };
    let result = walk(&mut reader, table.get_ref(), whole);
    // What TOML cannot read is reported once, not again for what was made of it.
    let mut index = 0;
    findings.diagnostics.retain(|problem| {
        index += 1;
        index <= behind_syntax || !problem.span.is_some_and(|span| places.contains(&span))
    });
    result
}

/// Reads one file.
struct Reader<'a> {
    text: &'a str,
    base: usize,
    file: FileId,
    /// Whether the file has mistakes of syntax: then nothing is said to be missing.
    broken: bool,
    findings: &'a mut Findings,
}

/// A key and the value behind it, and what to call them.
struct Given<'a, 't> {
    name: &'a str,
    key_span: Span,
    value: &'a Spanned<DeValue<'t>>,
    example: &'a str,
}

impl Reader<'_> {
    fn place<T>(&self, spanned: &Spanned<T>) -> Span {
        let range = spanned.span();
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }

    fn raw<T>(&self, spanned: &Spanned<T>) -> &str {
        self.text.get(spanned.span()).unwrap_or("")
    }

    fn report(&mut self, problem: Diagnostic) {
        self.findings.diagnostics.push(problem);
    }

    fn error(&mut self, code: &'static str, at: Span, message: String, help: String) {
        let problem = Diagnostic::error(code, message).at(at).help(help);
        self.report(problem);
    }

    /// The keys of a table in the order of the file.
    fn in_order<'t, 'v>(&self, table: &'v DeTable<'t>) -> Vec<(Written, &'v Spanned<DeValue<'t>>)> {
        let mut pairs: Vec<_> = table
            .iter()
            .map(|(key, value)| {
                let written = Written {
                    text: key.get_ref().to_string(),
                    span: self.place(key),
                };
                (written, value)
            })
            .collect();
        pairs.sort_by_cached_key(|(written, _)| written.span);
        pairs
    }

    /// Reads the keys of a table. `at`: where it stands, for what is missing in it.
    fn record(&mut self, table: &DeTable, at: Span, shape: &'static Shape) -> Record {
        let mut record = Record::new(at);
        let mut present = BTreeSet::new();
        for (written, value) in self.in_order(table) {
            let Some(key) = shape.all_keys().find(|key| key.name == written.text) else {
                // A key that is misspelt is not missing as well.
                present.extend(self.other_key(written, value, shape, &mut record));
                continue;
            };
            present.insert(key.name);
            let given = Given {
                name: key.name,
                key_span: written.span,
                value,
                example: key.example,
            };
            let value_span = self.place(value);
            if let Some(value) = self.value(&key.kind, &given, key.required) {
                record.add(Field {
                    key: key.name,
                    key_span: written.span,
                    value_span,
                    value,
                });
            }
        }
        self.report_missing(shape, &present, at);
        record
    }

    /// A key that the table of keys doesn't list; gives the one that seems to be meant.
    fn other_key(
        &mut self,
        written: Written,
        value: &Spanned<DeValue>,
        shape: &'static Shape,
        record: &mut Record,
    ) -> Option<&'static str> {
        if shape.others == Others::Cells && Id::new(&written.text).is_some() {
            let given = Given {
                name: &written.text,
                key_span: written.span,
                value,
                example: "61",
            };
            if let Some(Value::Cell(cell)) = self.value(&Kind::Cell, &given, false) {
                record.cells.push((written, cell));
            }
            return None;
        }
        let names: Vec<&'static str> = shape.all_keys().map(|key| key.name).collect();
        let meant = did_you_mean(&written.text, names.iter().copied());
        let help = match meant {
            Some(name) => format!("Did you mean “{name}”?"),
            None => {
                let elsewhere = match setting_of(&written.text, shape) {
                    Some(table) => format!("It stands under {table}. "),
                    None => String::new(),
                };
                // The name of a file is written as it is.
                let what = match shape.what.contains('.') {
                    true => shape.what.to_owned(),
                    false => capitalised(shape.what),
                };
                format!("{elsewhere}{what} may have: {}.", names.join(", "))
            }
        };
        self.error(
            "unknown-key",
            written.span,
            format!("{} has no “{}”", shape.what, written.text),
            help,
        );
        names.into_iter().find(|name| Some(*name) == meant)
    }

    /// Reads tables that have ids as their keys.
    fn entries(&mut self, table: &DeTable, shape: &'static Shape) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (written, value) in self.in_order(table) {
            let Some(inner) = value.get_ref().as_table() else {
                let given = self.describe(value);
                self.error(
                    "wrong-type",
                    written.span,
                    format!("“{}” must be {}, and this is {given}", written.text, shape.what),
                    format!(
                        "Each is a heading with its keys below: [{}]. A line that belongs to one stands below its heading.",
                        written.text
                    ),
                );
                continue;
            };
            let record = self.record(inner, written.span, shape);
            if let Some(id) = self.new_id(&written) {
                entries.push(Entry {
                    id,
                    span: written.span,
                    record,
                });
            }
        }
        entries
    }

    /// An id that is given to something here.
    fn new_id(&mut self, written: &Written) -> Option<Id> {
        let id = Id::new(&written.text);
        if id.is_none() {
            self.report(bad_id(&written.text, "this key").at(written.span));
        }
        id
    }

    /// Reads a value of a kind; `None` where it is reported, or empty where it need not be there.
    fn value(&mut self, kind: &Kind, given: &Given, required: bool) -> Option<Value> {
        match kind {
            Kind::Words => self.words(given, required).map(Value::Words),
            Kind::Line => self.line(given, required).map(Value::Line),
            Kind::Text => self.blocks(given, required).map(Value::Text),
            Kind::WordList => self.word_list(given).map(Value::WordList),
            Kind::Address => self.address(given).map(Value::Words),
            Kind::Day => self.day(given).map(Value::Day),
            Kind::Period => self.period(given).map(Value::Period),
            Kind::Id(wants) => self.id(given, *wants).map(Value::Id),
            Kind::Ids(wants) => self.ids(given, *wants).map(Value::Ids),
            Kind::OneOf(words) => self.one_of(given, &words()).map(Value::Choice),
            Kind::SomeOf(words) => self.some_of(given, &words()).map(Value::Choices),
            Kind::Integer(least, most) => self.integer(given, *least, *most).map(Value::Integer),
            Kind::Decimal => self.decimal(given).map(Value::Decimal),
            Kind::Bool => self.boolean(given).map(Value::Bool),
            Kind::Figure => self
                .figure(given)
                .map(|datum| Value::Figure(Box::new(datum))),
            Kind::Amount => self
                .amount(given)
                .map(|(amount, same_as)| Value::Amount(amount, same_as)),
            Kind::Part => self.part(given).map(|(n, cell)| Value::Part(n, cell)),
            Kind::Cell => self.cell(given).map(Value::Cell),
            Kind::Aim => self.aim(given).map(Value::Aim),
            Kind::Status => self.status(given).map(Value::Status),
            Kind::Due => self.due(given).map(Value::Due),
            Kind::Table(shape) => self
                .table(given, kind)
                .map(|table| Value::Table(self.record(table, given.key_span, shape))),
            Kind::FalseOr(shape) => match given.value.get_ref() {
                DeValue::Boolean(false) => Some(Value::Bool(false)),
                DeValue::Boolean(true) => {
                    self.error(
                        "wrong-type",
                        self.place(given.value),
                        format!("“{}” is true, and does not say how", given.name),
                        format!(
                            "Write {} = {}, or take the line out to leave it as it is where nothing is said.",
                            given.name, given.example
                        ),
                    );
                    None
                }
                _ => self
                    .table(given, kind)
                    .map(|table| Value::Table(self.record(table, given.key_span, shape))),
            },
            Kind::Tables(shape) => self.tables(given, kind, shape).map(Value::Tables),
            Kind::ById(shape) => self
                .table(given, kind)
                .map(|table| Value::Entries(self.entries(table, shape))),
            Kind::ByPeriod(inner) | Kind::ByWord(inner) => self
                .table(given, kind)
                .map(|table| Value::Series(self.series(table, inner, given.example))),
        }
    }

    fn table<'v, 't>(&mut self, given: &Given<'v, 't>, kind: &Kind) -> Option<&'v DeTable<'t>> {
        let table = given.value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(given, kind);
        }
        table
    }

    fn tables(&mut self, given: &Given, kind: &Kind, shape: &'static Shape) -> Option<Vec<Record>> {
        let Some(list) = given.value.get_ref().as_array() else {
            self.wrong_type(given, kind);
            return None;
        };
        let mut records = Vec::new();
        for item in list.iter() {
            match item.get_ref().as_table() {
                Some(table) => records.push(self.record(table, self.place(item), shape)),
                None => {
                    let found = self.describe(item);
                    self.error(
                        "wrong-type",
                        self.place(item),
                        format!("“{}” is a list of tables, and this is {found}", given.name),
                        format!("Write {} above each.", given.example),
                    );
                }
            }
        }
        Some(records)
    }

    fn series(&mut self, table: &DeTable, kind: &Kind, example: &str) -> Vec<(Written, Value)> {
        let mut series = Vec::new();
        for (written, value) in self.in_order(table) {
            let example = example
                .split_once(" = ")
                .map_or(example, |(_, value)| value);
            let given = Given {
                name: &written.text,
                key_span: written.span,
                value,
                example,
            };
            if let Some(value) = self.value(kind, &given, true) {
                series.push((written, value));
            }
        }
        series
    }
}
