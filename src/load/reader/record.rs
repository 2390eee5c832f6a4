//! What was read of a table: values of the right type, by key, with their places.

use crate::diagnostic::Diagnostic;
use crate::load::mapped_text::MappedText;
use crate::load::schema::Worded;
use crate::model::*;
use jiff::civil::Date;

/// What was read of a table. A key that is missing, or whose value was reported, is not in it.
#[derive(Clone, Debug)]
pub struct Record {
    /// Where it stands: its key, or all of its file.
    pub span: Span,
    /// The cells of a row, by the keys of columns, in the order of the file.
    pub cells: Vec<(Written, Cell)>,
    fields: Vec<Field>,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// Where the key stands.
    pub key_span: Span,
    /// Where the value stands.
    pub value_span: Span,
    /// The value.
    pub value: Value,
}

/// A table with its id.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: Id,
    /// Where the id stands.
    pub span: Span,
    /// What is in it.
    pub record: Record,
}

/// A key of the author's own making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// As written, without quotation marks.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A value, by the kind of its key.
#[derive(Clone, Debug)]
pub enum Value {
    /// [`Kind::Words`](crate::load::schema::Kind), and addresses
    Words(String),
    /// `Line`
    Line(Inlines),
    /// `Text`
    Text(Vec<Block>),
    /// `WordList`
    WordList(Vec<Written>),
    /// `Day`
    Day(Date),
    /// `Period`
    Period(Period),
    /// `Id`
    Id(Id),
    /// `Ids`
    Ids(Vec<(Id, Span)>),
    /// `OneOf`
    Choice(&'static str),
    /// `SomeOf`
    Choices(Vec<&'static str>),
    /// `Integer`
    Integer(i64),
    /// `Decimal`
    Decimal(Decimal),
    /// `Bool`, and `false` of `FalseOr`
    Bool(bool),
    /// `Figure`
    Figure(Box<Datum>),
    /// `Amount`, and the cell that it is
    Amount(Amount, Option<CellId>),
    /// `Part`, and the cell that it is
    Part(Decimal, Option<CellId>),
    /// `Cell`
    Cell(Cell),
    /// `Aim`
    Aim(Aim),
    /// `Status`
    Status(Status),
    /// `Due`
    Due(Due),
    /// `Table`, and the table of `FalseOr`
    Table(Record),
    /// `Tables`
    Tables(Vec<Record>),
    /// `ById`
    Entries(Vec<Entry>),
    /// `ByPeriod` and `ByWord`
    Series(Vec<(Written, Value)>),
}

/// What stands in a cell, before its column says what it is.
#[derive(Clone, Debug)]
pub enum Cell {
    /// A figure: it was written as a number or a table.
    Figure(Box<Datum>),
    /// Text: words, or a figure's shorthand.
    Text(MappedText),
}

impl Record {
    pub(super) fn new(span: Span) -> Record {
        Record {
            span,
            cells: Vec::new(),
            fields: Vec::new(),
        }
    }

    /// A table without keys, for one that is not there. `span`: what it would stand in.
    pub fn of_nothing(span: Span) -> Record {
        Record::new(span)
    }

    pub(super) fn add(&mut self, field: Field) {
        self.fields.push(field);
    }

    /// The field of this key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    fn value(&self, key: &str) -> Option<&Value> {
        self.field(key).map(|field| &field.value)
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.field(key).is_some()
    }

    /// Where a key's value stands; the whole table where it is missing.
    pub fn span_of(&self, key: &str) -> Span {
        self.field(key).map_or(self.span, |field| field.value_span)
    }

    /// Plain words.
    pub fn words(&self, key: &str) -> Option<String> {
        match self.value(key)? {
            Value::Words(words) => Some(words.clone()),
            _ => None,
        }
    }

    /// A line of text; empty where there is none.
    pub fn line(&self, key: &str) -> Inlines {
        match self.value(key) {
            Some(Value::Line(line)) => line.clone(),
            _ => Vec::new(),
        }
    }

    /// Text; empty where there is none.
    pub fn text(&self, key: &str) -> Vec<Block> {
        match self.value(key) {
            Some(Value::Text(blocks)) => blocks.clone(),
            _ => Vec::new(),
        }
    }

    /// A list of words with their places; empty where there is none.
    pub fn written(&self, key: &str) -> &[Written] {
        match self.value(key) {
            Some(Value::WordList(list)) => list,
            _ => &[],
        }
    }

    /// A list of words; empty where there is none.
    pub fn word_list(&self, key: &str) -> Vec<String> {
        self.written(key)
            .iter()
            .map(|word| word.text.clone())
            .collect()
    }

    /// A day.
    pub fn day(&self, key: &str) -> Option<Date> {
        match self.value(key)? {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// A period.
    pub fn period(&self, key: &str) -> Option<Period> {
        match self.value(key)? {
            Value::Period(period) => Some(*period),
            _ => None,
        }
    }

    /// An id.
    pub fn id(&self, key: &str) -> Option<Id> {
        match self.value(key)? {
            Value::Id(id) => Some(id.clone()),
            _ => None,
        }
    }

    /// A list of ids; empty where there is none.
    pub fn ids(&self, key: &str) -> Vec<Id> {
        self.placed_ids(key)
            .iter()
            .map(|(id, _)| id.clone())
            .collect()
    }

    /// A list of ids with their places; a single id as a list of one.
    pub fn placed_ids(&self, key: &str) -> Vec<(Id, Span)> {
        match self.value(key) {
            Some(Value::Ids(ids)) => ids.clone(),
            Some(Value::Id(id)) => vec![(id.clone(), self.span_of(key))],
            _ => Vec::new(),
        }
    }

    /// The value that a word stands for.
    pub fn choice<T: Worded>(&self, key: &str) -> Option<T> {
        match self.value(key)? {
            Value::Choice(word) => of_word(word),
            _ => None,
        }
    }

    /// The values that some words stand for; `None` where the key is missing.
    pub fn choices<T: Worded>(&self, key: &str) -> Option<Vec<T>> {
        match self.value(key)? {
            Value::Choices(words) => Some(words.iter().filter_map(|word| of_word(word)).collect()),
            _ => None,
        }
    }

    /// A whole number, where it fits.
    pub fn integer<T: TryFrom<i64>>(&self, key: &str) -> Option<T> {
        match self.value(key)? {
            Value::Integer(number) => T::try_from(*number).ok(),
            _ => None,
        }
    }

    /// A number.
    pub fn decimal(&self, key: &str) -> Option<Decimal> {
        match self.value(key)? {
            Value::Decimal(number) => Some(*number),
            _ => None,
        }
    }

    /// `true` or `false`.
    pub fn boolean(&self, key: &str) -> Option<bool> {
        match self.value(key)? {
            Value::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// When something is due; open where nothing is said.
    pub fn due(&self, key: &str) -> Due {
        match self.value(key) {
            Some(Value::Due(due)) => Due {
                span: Some(self.span_of(key)),
                ..due.clone()
            },
            _ => Due {
                when: When::Open,
                words: String::new(),
                span: None,
            },
        }
    }

    /// A target's level.
    pub fn aim(&self, key: &str) -> Option<AimLevel> {
        match self.value(key)? {
            Value::Aim(aim) => Some(aim.level),
            _ => None,
        }
    }

    /// The amount of a figure, and the cell that it is.
    pub fn amount(&self, key: &str) -> Option<(Amount, Option<CellId>)> {
        match self.value(key)? {
            Value::Amount(amount, cell) => Some((amount.clone(), cell.clone())),
            _ => None,
        }
    }

    /// A part of a fraction, and the cell that it is.
    pub fn part(&self, key: &str) -> Option<(Decimal, Option<CellId>)> {
        match self.value(key)? {
            Value::Part(number, cell) => Some((*number, cell.clone())),
            _ => None,
        }
    }

    /// A table in this one.
    pub fn table(&self, key: &str) -> Option<&Record> {
        match self.value(key)? {
            Value::Table(record) => Some(record),
            _ => None,
        }
    }

    /// The tables of a list.
    pub fn tables(&self, key: &str) -> &[Record] {
        match self.value(key) {
            Some(Value::Tables(records)) => records,
            _ => &[],
        }
    }

    /// The tables that have ids.
    pub fn entries(&self, key: &str) -> &[Entry] {
        match self.value(key) {
            Some(Value::Entries(entries)) => entries,
            _ => &[],
        }
    }

    /// The values that have periods or words as their keys.
    pub fn series(&self, key: &str) -> &[(Written, Value)] {
        match self.value(key) {
            Some(Value::Series(series)) => series,
            _ => &[],
        }
    }

    /// Who may see what it describes.
    pub fn audience(&self) -> Audience {
        Audience {
            only: self.ids("only"),
            marking: self.choice("marking"),
            instead: self.words("instead"),
        }
    }

    /// That one of the two keys of a decision is missing: they belong together.
    pub fn half_decision(&self) -> Option<Diagnostic> {
        let (there, missing) = match (self.has("also_printed"), self.has("why")) {
            (true, false) => ("also_printed", "why"),
            (false, true) => ("why", "also_printed"),
            _ => return None,
        };
        Some(
            Diagnostic::error("half-a-decision", format!("“{missing}” is missing here"))
                .at(self.span_of(there))
                .help("Where sources contradict each other, “also_printed” says what else is printed and where, and “why” the reason for what is published: both are shown."),
        )
    }

    /// The decision about a contradiction, where both of its keys are there.
    pub fn decision(&self) -> Option<Decision> {
        Some(Decision {
            also_printed: self.words("also_printed")?,
            why: self.words("why")?,
        })
    }
}

fn of_word<T: Worded>(word: &str) -> Option<T> {
    T::all()
        .into_iter()
        .find(|(known, _)| *known == word)
        .map(|(_, value)| value)
}
