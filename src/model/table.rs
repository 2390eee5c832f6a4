//! Tables: figures that belong together and are no series of one indicator.

use super::{Audience, ChartKind, Counts, Datum, Decision, Id, Inlines, Period, Span, Unit};
use serde::{Deserialize, Serialize};

/// A table of figures, or a view of several indicators side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its id.
    pub id: Id,
    /// Its caption.
    pub title: String,
    /// What its figures count, where a column does not say otherwise.
    pub counts: Counts,
    /// What the first column's entries are: “Plan number”.
    pub row_title: String,
    /// What period or day it is about.
    pub as_at: Option<Period>,
    /// The evidence that it comes from.
    pub source: Option<Id>,
    /// The role that answers for it.
    pub owner: Option<String>,
    /// The stations of the journey that it belongs to.
    pub stations: Vec<Id>,
    /// The kind of chart that its author chose; a table has none otherwise.
    pub chart: Option<ChartKind>,
    /// The scale whose levels its columns are (grades, red-amber-green), for colours and order.
    pub scale: Option<Id>,
    /// What a reader should know before using it.
    pub note: Option<String>,
    /// Where its sources contradict each other about the whole of it.
    pub decision: Option<Decision>,
    /// What is in it.
    pub body: TableBody,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// What is in a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableBody {
    /// Rows and columns of its own.
    Rows {
        /// The columns, first to last.
        columns: Vec<Column>,
        /// The rows, top to bottom, each with a cell for each column.
        rows: Vec<Row>,
    },
    /// The values of indicators, a row each, a column a period.
    Series {
        /// The indicators, top to bottom.
        indicators: Vec<Id>,
        /// The first period shown; the earliest of all otherwise.
        from: Option<Period>,
        /// The last period shown; the latest of all otherwise.
        to: Option<Period>,
    },
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its key.
    pub id: Id,
    /// Its heading.
    pub title: String,
    /// What its figures are; `None` for words.
    pub unit: Option<Unit>,
    /// Digits after the point in what is shown.
    pub decimals: u8,
    /// What it counts, where that differs from its table.
    pub counts: Option<Counts>,
    /// Its figures are computed: the share, in per cent, of this column's figure …
    pub share_of: Option<Id>,
    /// … in the same column of this row (the whole); or, with `share_in`, of another column.
    pub share_in: Option<ShareIn>,
    /// The columns that add up to it.
    pub total_of: Vec<Id>,
    /// The column that it is a part of.
    pub part_of: Option<Id>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// What a computed share is a share of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShareIn {
    /// The figure of the same column in this row.
    Row(Id),
    /// The figure of this column in the same row.
    Column(Id),
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its key.
    pub id: Id,
    /// Its heading.
    pub title: String,
    /// A cell for each column, in the order of the columns.
    pub cells: Vec<Cell>,
    /// The rows that add up to it.
    pub total_of: Vec<Id>,
    /// The row that it is a part of.
    pub part_of: Option<Id>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// A figure.
    Figure(Box<Datum>),
    /// Words.
    Words(Inlines),
    /// Computed: a share.
    Computed,
    /// Nothing.
    Empty,
}
