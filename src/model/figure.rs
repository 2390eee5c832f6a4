//! A single figure: its amount, the shorthand that the government's statistics use around it, and
//! what its author says about it.

use super::{Audience, Decimal, Id, Period, Span};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One figure, of an indicator at a period or in a cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Datum {
    /// How much.
    pub amount: Amount,
    /// What to know about it: `[p]`, `[r]` …, in the order of [`Flag::ALL`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    /// The other cell that this one is, where the same count is used twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<CellId>,
    /// A remark that is printed with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where the sources contradict each other about it: what was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

impl Datum {
    /// A figure with nothing said about it.
    pub fn of(amount: Amount, span: Span) -> Datum {
        Datum {
            amount,
            flags: Vec::new(),
            same_as: None,
            note: None,
            decision: None,
            audience: Audience::default(),
            span,
        }
    }
}

/// How much a figure is, or why it is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Amount {
    /// A number, with the digits as typed.
    Number(Decimal),
    /// `{ n = 210, of = 754 }`: the tool divides, and rounds to the indicator's decimals.
    Fraction {
        /// The part.
        n: Decimal,
        /// The whole.
        of: Decimal,
        /// The cell that holds the same part.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        n_cell: Option<CellId>,
        /// The cell that holds the same whole.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of_cell: Option<CellId>,
    },
    /// Not there, and why.
    Absent(Absence),
}

/// Why a figure is absent; the letters are those of the Government Statistical Service
/// (“Symbols in tables”), printed in square brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Absence {
    /// `[c]` a small count, hidden so that nobody can be recognised.
    Confidential,
    /// `[c]` no small count itself, hidden since one could be worked out from it. Only the cut of
    /// an edition says so.
    Withheld,
    /// `[x]` not available.
    NotAvailable,
    /// `[z]` not applicable.
    NotApplicable,
    /// `[low]` rounds to nought.
    Low,
}

impl Absence {
    /// Every reason that has a shorthand of its own and that authors write: its letter, and what
    /// it means. [`Absence::Withheld`] is printed as [`Absence::Confidential`].
    pub const ALL: [(Absence, &'static str, &'static str); 4] = [
        (
            Absence::Confidential,
            "c",
            "hidden so that nobody can be recognised",
        ),
        (Absence::NotAvailable, "x", "not available"),
        (Absence::NotApplicable, "z", "not applicable"),
        (Absence::Low, "low", "rounds to nought"),
    ];

    /// Whether a figure is there, and is not shown so that nobody can be recognised.
    pub fn is_hidden(self) -> bool {
        matches!(self, Absence::Confidential | Absence::Withheld)
    }

    /// As printed in a cell: `[x]`.
    pub fn shorthand(self) -> &'static str {
        match self {
            Absence::Confidential | Absence::Withheld => "[c]",
            Absence::NotAvailable => "[x]",
            Absence::NotApplicable => "[z]",
            Absence::Low => "[low]",
        }
    }

    /// As said in a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Absence::Confidential => "a small number",
            Absence::Withheld => "a number not shown",
            Absence::NotAvailable => "not available",
            Absence::NotApplicable => "not applicable",
            Absence::Low => "close to nought",
        }
    }
}

/// What to know about a figure that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// `[p]` provisional.
    Provisional,
    /// `[r]` revised since it was first published.
    Revised,
    /// `[e]` estimated.
    Estimated,
    /// `[b]` a break in the series: not to be compared with what stands before.
    Break,
    /// `[u]` low reliability, such as a percentage of fewer than twenty.
    Unreliable,
}

impl Flag {
    /// Every flag: its letter, and what it means.
    pub const ALL: [(Flag, &'static str, &'static str); 5] = [
        (Flag::Provisional, "p", "provisional"),
        (Flag::Revised, "r", "revised since it was first published"),
        (Flag::Estimated, "e", "estimated"),
        (
            Flag::Break,
            "b",
            "a break: not to be compared with what stands before",
        ),
        (Flag::Unreliable, "u", "low reliability: based on few cases"),
    ];

    /// As printed behind the value: `[p]`.
    pub fn shorthand(self) -> &'static str {
        match self {
            Flag::Provisional => "[p]",
            Flag::Revised => "[r]",
            Flag::Estimated => "[e]",
            Flag::Break => "[b]",
            Flag::Unreliable => "[u]",
        }
    }
}

/// Where the sources contradict each other: the figure published is the one beside which this
/// stands; here is what else is printed, and why it was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What else is printed, and where.
    pub also_printed: String,
    /// Why the published figure was preferred.
    pub why: String,
}

/// A cell: the place of one figure. The same count in two places is one cell, named twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellId {
    /// An indicator at a period.
    Indicator {
        /// The indicator.
        id: Id,
        /// The period.
        at: Period,
    },
    /// A cell of a table.
    Table {
        /// The table.
        table: Id,
        /// The row's key.
        row: Id,
        /// The column's key.
        column: Id,
    },
}

/// As text refers to it: `icpc-timeliness@2020-03`, `repeat-plans:second/children`.
impl fmt::Display for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CellId::Indicator { id, at } => write!(f, "{id}@{at}"),
            CellId::Table { table, row, column } => write!(f, "{table}:{row}/{column}"),
        }
    }
}

/// What a figure counts; disclosure control is for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counts {
    /// Children, young people, care leavers.
    Children,
    /// Families, parents, carers, adult callers.
    Families,
    /// Staff.
    Staff,
    /// Audits, sessions, contacts, records.
    #[default]
    Things,
    /// Money.
    Money,
    /// Time.
    Time,
}

impl Counts {
    /// Every kind with its word in data files.
    pub const ALL: [(&'static str, Counts); 6] = [
        ("children", Counts::Children),
        ("families", Counts::Families),
        ("staff", Counts::Staff),
        ("things", Counts::Things),
        ("money", Counts::Money),
        ("time", Counts::Time),
    ];

    /// Whether it counts people, so that a small count could make somebody recognisable.
    pub fn are_people(self) -> bool {
        matches!(self, Counts::Children | Counts::Families | Counts::Staff)
    }
}

/// What a figure is measured in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Per hundred: `61%`.
    Percent,
    /// How many: `2,156`.
    #[default]
    Number,
    /// For each 10,000 children under 18.
    RatePer10000,
    /// Pounds sterling.
    Pounds,
    /// Days.
    Days,
    /// Full-time equivalents.
    Fte,
}

impl Unit {
    /// Every unit with its word in data files.
    pub const ALL: [(&'static str, Unit); 6] = [
        ("percent", Unit::Percent),
        ("number", Unit::Number),
        ("rate-per-10000", Unit::RatePer10000),
        ("pounds", Unit::Pounds),
        ("days", Unit::Days),
        ("fte", Unit::Fte),
    ];

    /// Why a figure cannot be one of this unit, in words that follow the figure; `None`: it can.
    pub fn excludes(self, value: Decimal) -> Option<&'static str> {
        match self {
            Unit::Percent if value.is_negative() => Some("less than 0%"),
            Unit::Percent if value > Decimal::whole(100) => Some("more than 100%"),
            Unit::Number | Unit::RatePer10000 | Unit::Days | Unit::Fte if value.is_negative() => {
                Some("less than nought")
            }
            _ => None,
        }
    }
}
