//! What each kind of data file may hold: one table of keys for each kind of table in it. The
//! reader, its suggestions and the documentation come from here, and nowhere else.

mod document;
mod evidence;
mod indicators;
mod journey;
mod plans;
mod publication;
mod tables;
mod worded;

pub use document::{example, key_table, remark};
pub use evidence::{EVENT, EVIDENCE, FINDING, INSPECTION, QUESTION, TERM};
pub use indicators::{AIM, COMPARATOR, FIGURE, FRACTION, IMPORT, INDICATOR};
pub use journey::{AREA, FRAMEWORK, FRAMEWORK_QUESTION, JOURNEY, SECTION, STATION};
pub use plans::{ACTION, DUE, GRID_ACTION, GRID_AREA, LEVEL, PRIORITY, SCALE, STATUS};
pub use publication::{
    ABOUT, ACCESSIBILITY, APPROVAL, CONTACT, EDITION, HOME, PREVIOUS, RECORDS, SEF, SUPPRESSION,
    VERSION,
};
pub use tables::{COLUMN, ROW, TABLE};
pub use worded::{Worded, words};

/// A kind of table: which keys it may have.
#[derive(Debug)]
pub struct Shape {
    /// What it describes, with its article: “an indicator”.
    pub what: &'static str,
    /// Its keys, in the order in which they are explained.
    pub keys: &'static [Key],
    /// Whether it may also say who may see it: `only`, `marking`, `instead`.
    pub audience: bool,
    /// What keys of the author's own making it may have besides.
    pub others: Others,
}

/// The keys that an author makes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// None: an unknown key is an error.
    None,
    /// The columns of a table, each with a cell.
    Cells,
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What may stand behind it.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// What it is, in a few words without a full stop.
    pub about: &'static str,
    /// A value, as it is written.
    pub example: &'static str,
}

/// What may stand behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Plain words.
    Words,
    /// Words with Markdown and references, without paragraphs.
    Line,
    /// Markdown with references.
    Text,
    /// A list of plain words.
    WordList,
    /// A public address of the web.
    Address,
    /// A day.
    Day,
    /// A day, month, quarter or year.
    Period,
    /// The id of something.
    Id(Wants),
    /// A list of ids.
    Ids(Wants),
    /// One of a few words.
    OneOf(fn() -> Vec<&'static str>),
    /// A list of some of a few words.
    SomeOf(fn() -> Vec<&'static str>),
    /// A whole number between two bounds, both included.
    Integer(i64, i64),
    /// A number with the digits as typed.
    Decimal,
    /// `true` or `false`.
    Bool,
    /// A figure in any of its forms.
    Figure,
    /// A figure without remarks: what `value` may be.
    Amount,
    /// The part or the whole of a fraction: a number, or the cell that holds it.
    Part,
    /// A cell of a table: a figure or words, as its column decides.
    Cell,
    /// A target.
    Aim,
    /// A level of a scale, with or without remarks.
    Status,
    /// When something is due.
    Due,
    /// A table of keys.
    Table(&'static Shape),
    /// `false`, or a table of keys.
    FalseOr(&'static Shape),
    /// Tables of one kind, one after the other: `[[versions]]`.
    Tables(&'static Shape),
    /// Tables of one kind, each with an id as its key.
    ById(&'static Shape),
    /// Values of one kind, each with a period as its key.
    ByPeriod(&'static Kind),
    /// Values of one kind, each with a word of the author's as its key.
    ByWord(&'static Kind),
}

/// What an id must name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wants {
    /// A section or page of background.
    Section,
    /// Anything that has a page or a place in one.
    Page,
    /// A station of the journey.
    Station,
    /// A judgement area of the framework.
    JudgementArea,
    /// An indicator.
    Indicator,
    /// A table.
    Table,
    /// An indicator or a table.
    Figures,
    /// An action.
    Action,
    /// A piece of evidence.
    Evidence,
    /// A scale.
    Scale,
    /// An edition.
    Edition,
    /// A column of the same table.
    Column,
    /// A row of the same table.
    Row,
    /// A judgement area of the same framework.
    Area,
}

/// The other table of `sef.toml` in which a key stands, where `shape` is one of its tables.
pub fn setting_of(key: &str, shape: &Shape) -> Option<&'static str> {
    let mut tables = SEF.keys.iter().filter_map(|key| match key.kind {
        Kind::Table(table) => Some(table),
        _ => None,
    });
    let is_setting = tables.clone().any(|table| table.what == shape.what);
    tables
        .find(|table| is_setting && table.keys.iter().any(|one| one.name == key))
        .map(|table| table.what)
}

impl Wants {
    /// With its article: “a station”.
    pub fn what(self) -> &'static str {
        match self {
            Wants::Section => "a section",
            Wants::Page => "something with a page",
            Wants::Station => "a station",
            Wants::JudgementArea | Wants::Area => "a judgement area",
            Wants::Indicator => "an indicator",
            Wants::Table => "a table",
            Wants::Figures => "an indicator or a table",
            Wants::Action => "an action",
            Wants::Evidence => "a piece of evidence",
            Wants::Scale => "a scale",
            Wants::Edition => "an edition",
            Wants::Column => "a column",
            Wants::Row => "a row",
        }
    }

    /// Where such things are made.
    pub fn place(self) -> &'static str {
        match self {
            Wants::Section => "in content/",
            Wants::Page => "in the publication",
            Wants::Station => "in data/journey.toml",
            Wants::JudgementArea => "in the framework that sef.toml names",
            Wants::Indicator => "in data/indicators/",
            Wants::Table => "in data/tables/",
            Wants::Figures => "in data/indicators/ or data/tables/",
            Wants::Action => "in data/plan/ or data/grid/",
            Wants::Evidence => "in data/evidence/",
            Wants::Scale => "in data/scales.toml",
            Wants::Edition => "in sef.toml",
            Wants::Column => "among the columns of this table",
            Wants::Row => "among the rows of this table",
            Wants::Area => "among the areas of this framework",
        }
    }
}

impl Kind {
    /// What must stand there, with its article: “a number”.
    pub fn what(&self) -> String {
        match self {
            Kind::Words => "words".into(),
            Kind::Line | Kind::Text => "text".into(),
            Kind::WordList => "a list of words".into(),
            Kind::Address => "a web address".into(),
            Kind::Day => "a day".into(),
            Kind::Period => "a period".into(),
            Kind::Id(wants) => format!("the id of {}", wants.what()),
            Kind::Ids(_) => "a list of ids".into(),
            Kind::OneOf(_) => "a word".into(),
            Kind::SomeOf(_) => "a list of words".into(),
            Kind::Integer(..) => "a whole number".into(),
            Kind::Decimal | Kind::Part => "a number".into(),
            Kind::Bool => "true or false".into(),
            Kind::Figure | Kind::Amount => "a figure".into(),
            Kind::Cell => "a figure or words".into(),
            Kind::Aim => "a target".into(),
            Kind::Status => "a level of the scale".into(),
            Kind::Due => "a due date".into(),
            Kind::Table(_) | Kind::ByPeriod(_) | Kind::ByWord(_) => "a table".into(),
            Kind::FalseOr(_) => "false or a table".into(),
            Kind::Tables(_) => "a list of tables".into(),
            Kind::ById(shape) => format!("a table with {} under each id", shape.what),
        }
    }

    /// How it is written, for help.
    pub fn example(&self) -> &'static str {
        match self {
            Kind::Words | Kind::Line => "\"some words\"",
            Kind::Text => "\"some words\", or lines between two \"\"\"",
            Kind::WordList => "[\"one\", \"two\"]",
            Kind::Address => "\"https://www.example.org/\"",
            Kind::Day => "2020-05-22",
            Kind::Period => "\"2020-05\", \"2019/20\", \"2019/20 Q4\" or 2020-05-22",
            Kind::Id(_) => "\"an-id\"",
            Kind::Ids(_) => "[\"an-id\", \"another-id\"]",
            Kind::OneOf(_) => "\"word\"",
            Kind::SomeOf(_) => "[\"word\"]",
            Kind::Integer(..) => "2",
            Kind::Decimal | Kind::Part => "61 or 37.30",
            Kind::Bool => "true",
            Kind::Figure | Kind::Amount | Kind::Cell => "61, { n = 210, of = 754 } or \"[x]\"",
            Kind::Aim => "80, [5, 8] or \"[x]\"",
            Kind::Status => "\"on-target\" or { level = \"on-target\", note = \"…\" }",
            Kind::Due => "\"2020-06\" or { recurring = \"monthly\" }",
            Kind::Table(_) | Kind::FalseOr(_) => "{ key = \"value\" }",
            Kind::Tables(_) => "[[name]] above each",
            Kind::ById(_) => "[name.an-id] above each",
            Kind::ByPeriod(_) => "2020-05 = 61",
            Kind::ByWord(_) => "key = \"value\"",
        }
    }
}

impl Shape {
    /// A kind of table without keys of the author's own.
    pub(in crate::load) const fn of(what: &'static str, keys: &'static [Key]) -> Shape {
        Shape {
            what,
            keys,
            audience: false,
            others: Others::None,
        }
    }

    /// The same, of something that may be kept from some readers.
    pub(in crate::load) const fn with_audience(mut self) -> Shape {
        self.audience = true;
        self
    }

    /// Its keys, those of the audience included.
    pub fn all_keys(&self) -> impl Iterator<Item = &'static Key> {
        let audience: &'static [Key] = if self.audience { &AUDIENCE } else { &[] };
        self.keys.iter().chain(audience)
    }
}

impl Key {
    pub(in crate::load) const fn new(
        name: &'static str,
        kind: Kind,
        about: &'static str,
        example: &'static str,
    ) -> Key {
        Key {
            name,
            kind,
            required: false,
            about,
            example,
        }
    }

    /// The same, where it must be there.
    pub(in crate::load) const fn required(mut self) -> Key {
        self.required = true;
        self
    }
}

/// Who may see something.
static AUDIENCE: [Key; 3] = [
    Key::new(
        "only",
        Kind::Ids(Wants::Edition),
        "the only editions that hold it",
        r#"["inspector"]"#,
    ),
    Key::new(
        "marking",
        Kind::OneOf(words::<crate::model::Marking>),
        "the lowest marking of an edition that holds it",
        r#""official-sensitive""#,
    ),
    Key::new(
        "instead",
        Kind::Words,
        "what stands where another text refers to it and it is not there",
        r#""a report for inspectors""#,
    ),
];
