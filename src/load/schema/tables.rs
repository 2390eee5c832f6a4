//! Tables of figures.

use super::{Key, Kind, Others, Shape, Wants, words};
use crate::model::{ChartKind, Counts, Unit};

/// `data/tables/*.toml`
pub static TABLE: Shape = Shape::of(
    "a table",
    &[
        Key::new(
            "title",
            Kind::Words,
            "its caption",
            r#""Children on a protection plan""#,
        )
        .required(),
        Key::new("row_title", Kind::Words, "what the rows are", r#""Plan""#),
        Key::new(
            "counts",
            Kind::OneOf(words::<Counts>),
            "what its figures count: small counts of people are hidden",
            r#""children""#,
        )
        .required(),
        Key::new("columns", Kind::ById(&COLUMN), "its columns, by key", "[a-table.columns]"),
        Key::new("rows", Kind::ById(&ROW), "its rows, by key", "[a-table.rows]"),
        Key::new(
            "series",
            Kind::Ids(Wants::Indicator),
            "instead of columns and rows: indicators, a row each, a column a period",
            r#"["vacancy-rate", "agency-rate"]"#,
        ),
        Key::new("from", Kind::Period, "the first period of such a table", r#""2019-12""#),
        Key::new("to", Kind::Period, "the last period of such a table", r#""2020-05""#),
        Key::new(
            "as_at",
            Kind::Period,
            "what day or period it is about",
            "2020-05-19",
        ),
        Key::new(
            "source",
            Kind::Id(Wants::Evidence),
            "the evidence that it comes from",
            r#""practice-update-2020-07""#,
        ),
        Key::new("owner", Kind::Words, "the role that answers for it", r#""Performance team""#),
        Key::new(
            "stations",
            Kind::Ids(Wants::Station),
            "where it belongs on the journey",
            r#"["protection"]"#,
        ),
        Key::new(
            "chart",
            Kind::OneOf(words::<ChartKind>),
            "the kind of chart; none where nothing is said",
            r#""stacked""#,
        ),
        Key::new(
            "scale",
            Kind::Id(Wants::Scale),
            "a scale whose levels the columns are",
            r#""audit-grades""#,
        ),
        Key::new(
            "note",
            Kind::Words,
            "what a reader should know before using it",
            r#""One team did not report.""#,
        ),
        Key::new(
            "also_printed",
            Kind::Words,
            "where sources contradict each other about the whole table: what else is printed, and where",
            r#""other totals in 4.2""#,
        ),
        Key::new(
            "why",
            Kind::Words,
            "why what is published was preferred",
            r#""the later paper""#,
        ),
    ],
)
.with_audience();

/// `columns` of a table.
pub static COLUMN: Shape = Shape::of(
    "a column",
    &[
        Key::new("title", Kind::Words, "its heading", r#""Children""#).required(),
        Key::new(
            "unit",
            Kind::OneOf(words::<Unit>),
            "what its figures are; without a unit it holds words",
            r#""number""#,
        ),
        Key::new(
            "decimals",
            Kind::Integer(0, 6),
            "digits after the point in what is shown; 0 where nothing is said",
            "1",
        ),
        Key::new(
            "counts",
            Kind::OneOf(words::<Counts>),
            "what it counts, where that differs from the table",
            r#""staff""#,
        ),
        Key::new(
            "total_of",
            Kind::Ids(Wants::Column),
            "the columns that add up to it",
            r#"["boys", "girls"]"#,
        ),
        Key::new(
            "part_of",
            Kind::Id(Wants::Column),
            "the column that it is a part of",
            r#""children""#,
        ),
        Key::new(
            "share_of",
            Kind::Id(Wants::Column),
            "its figures are computed: the share, in per cent, of this column's figure …",
            r#""children""#,
        ),
        Key::new(
            "in_row",
            Kind::Id(Wants::Row),
            "… in the figure of this row",
            r#""total""#,
        ),
        Key::new(
            "in_column",
            Kind::Id(Wants::Column),
            "… in the figure of this column",
            r#""all""#,
        ),
    ],
)
.with_audience();

/// `rows` of a table.
pub static ROW: Shape = Shape {
    what: "a row",
    keys: &[
        Key::new("title", Kind::Words, "its heading", r#""First""#).required(),
        Key::new(
            "total_of",
            Kind::Ids(Wants::Row),
            "the rows that add up to it",
            r#"["first", "second"]"#,
        ),
        Key::new(
            "part_of",
            Kind::Id(Wants::Row),
            "the row that it is a part of",
            r#""total""#,
        ),
    ],
    audience: true,
    others: Others::Cells,
};
