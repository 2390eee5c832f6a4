//! Indicators, and figures wherever they stand.

use super::{Key, Kind, Shape, Wants, words};
use crate::model::{
    Accumulation, ChartKind, Counts, Frequency, Polarity, Standing, Unit, YearKind,
};

/// `data/indicators/*.toml`
pub static INDICATOR: Shape = Shape::of(
    "an indicator",
    &[
        Key::new(
            "title",
            Kind::Words,
            "what it measures",
            r#""Conferences within 15 working days""#,
        )
        .required(),
        Key::new("short", Kind::Words, "the same in few words", r#""Conferences in time""#),
        Key::new(
            "definition",
            Kind::Text,
            "what is counted, of what, when",
            r#""Of the conferences held in the month, those within 15 working days.""#,
        )
        .required(),
        Key::new(
            "counts",
            Kind::OneOf(words::<Counts>),
            "what it counts: small counts of people are hidden",
            r#""children""#,
        )
        .required(),
        Key::new("unit", Kind::OneOf(words::<Unit>), "what it is measured in", r#""percent""#)
            .required(),
        Key::new("noun", Kind::Words, "what is counted, in the plural", r#""contacts""#),
        Key::new(
            "polarity",
            Kind::OneOf(words::<Polarity>),
            "which direction is good",
            r#""high""#,
        )
        .required(),
        Key::new(
            "frequency",
            Kind::OneOf(words::<Frequency>),
            "how often a new value is due: a period of another kind is an error",
            r#""monthly""#,
        )
        .required(),
        Key::new(
            "year",
            Kind::OneOf(words::<YearKind>),
            "the kind of its years and quarters; `financial` where nothing is said",
            r#""financial""#,
        ),
        Key::new(
            "accumulation",
            Kind::OneOf(words::<Accumulation>),
            "what a value covers; `in-period` where nothing is said",
            r#""year-to-date""#,
        ),
        Key::new(
            "decimals",
            Kind::Integer(0, 6),
            "digits after the point in what is shown; 0 where nothing is said",
            "1",
        ),
        Key::new(
            "tolerance",
            Kind::Decimal,
            "how much of a difference is none; 0 where nothing is said",
            "2",
        ),
        Key::new(
            "standing",
            Kind::OneOf(words::<Standing>),
            "whether it is a published statistic; `local` (unvalidated) where nothing is said",
            r#""published""#,
        ),
        Key::new(
            "source",
            Kind::Id(Wants::Evidence),
            "the evidence that it comes from",
            r#""improvement-plan-2020-05""#,
        ),
        Key::new(
            "owner",
            Kind::Words,
            "the role that answers for it",
            r#""Head of Service, Safeguarding""#,
        ),
        Key::new(
            "stations",
            Kind::Ids(Wants::Station),
            "where it belongs on the journey",
            r#"["protection"]"#,
        ),
        Key::new(
            "judgement_areas",
            Kind::Ids(Wants::JudgementArea),
            "the framework's areas that it belongs to",
            r#"["help-and-protection"]"#,
        ),
        Key::new(
            "chart",
            Kind::OneOf(words::<ChartKind>),
            "the kind of chart, where the data should not decide",
            r#""line""#,
        ),
        Key::new(
            "chart_with",
            Kind::Ids(Wants::Indicator),
            "other indicators to draw in the same chart",
            r#"["agency-rate"]"#,
        ),
        Key::new(
            "total_of",
            Kind::Ids(Wants::Indicator),
            "the indicators that add up to it",
            r#"["contacts-police", "contacts-others"]"#,
        ),
        Key::new(
            "part_of",
            Kind::Id(Wants::Indicator),
            "the indicator that it is a part of",
            r#""contacts""#,
        ),
        Key::new(
            "note",
            Kind::Words,
            "what a reader should know before using it",
            r#""Counted anew from April.""#,
        ),
        Key::new(
            "also_printed",
            Kind::Words,
            "where sources contradict each other about the whole series: what else is printed, and where",
            r#""53% in the letter""#,
        ),
        Key::new(
            "why",
            Kind::Words,
            "why what is published was preferred",
            r#""the plan was printed later""#,
        ),
        Key::new("values", Kind::ByPeriod(&Kind::Figure), "figures by period", "2020-05 = 61"),
        Key::new(
            "targets",
            Kind::ByPeriod(&Kind::Aim),
            "targets by period; each holds until the next",
            "2019-04 = 80",
        ),
        Key::new(
            "comparators",
            Kind::ById(&COMPARATOR),
            "what it is compared with, by key",
            "[an-indicator.comparators.england]",
        ),
        Key::new(
            "csv",
            Kind::Words,
            "a CSV file beside this one with the columns `period`, `value` and, if wanted, `target`, `flags`, `note`",
            r#""contacts.csv""#,
        ),
    ],
)
.with_audience();

/// `comparators` of an indicator.
pub static COMPARATOR: Shape = Shape::of(
    "a comparator",
    &[
        Key::new("name", Kind::Words, "its name", r#""England""#).required(),
        Key::new(
            "source",
            Kind::Id(Wants::Evidence),
            "the evidence that it comes from",
            r#""dfe-children-in-need-2018-19""#,
        ),
        Key::new(
            "published",
            Kind::Day,
            "when its figures were first published",
            "2019-10-31",
        ),
        Key::new(
            "vintage",
            Kind::Words,
            "which issue of the statistics the figures are taken from",
            r#""2025""#,
        ),
        Key::new(
            "differs",
            Kind::Words,
            "how its definition or period differs",
            r#""a year, not a month""#,
        ),
        Key::new(
            "values",
            Kind::ByPeriod(&Kind::Figure),
            "figures by period",
            r#""2018/19" = 78.7"#,
        )
        .required(),
    ],
)
.with_audience();

/// A figure written as a table.
pub static FIGURE: Shape = Shape::of(
    "a figure",
    &[
        Key::new("value", Kind::Amount, "how much", "61"),
        Key::new("n", Kind::Part, "the part, of a fraction", "210"),
        Key::new("of", Kind::Part, "the whole, of a fraction", "754"),
        Key::new(
            "flags",
            Kind::SomeOf(words::<crate::model::Flag>),
            "`p` provisional, `r` revised, `e` estimated, `b` break, `u` low reliability",
            r#"["r"]"#,
        ),
        Key::new("note", Kind::Words, "a remark", r#""to 19 May""#),
        Key::new(
            "also_printed",
            Kind::Words,
            "what else is printed, and where",
            r#""45 in the table (7.2)""#,
        ),
        Key::new(
            "why",
            Kind::Words,
            "why this figure is published",
            r#""the counts give 44""#,
        ),
    ],
)
.with_audience();

/// A fraction.
pub static FRACTION: Shape = Shape::of(
    "a fraction",
    &[
        Key::new("n", Kind::Part, "the part", "210").required(),
        Key::new("of", Kind::Part, "the whole", "754").required(),
    ],
);

/// A target written as a table.
pub static AIM: Shape = Shape::of(
    "a target",
    &[
        Key::new(
            "value",
            Kind::Aim,
            "a number, a range, or `[x]` for none",
            "80",
        )
        .required(),
        Key::new("note", Kind::Words, "a remark", r#""set by the board""#),
    ],
);

/// `data/import.toml`
pub static IMPORT: Shape = Shape::of(
    "the memory of imports",
    &[
        Key::new(
            "sheets",
            Kind::ByWord(&Kind::Words),
            "the sheet that holds the figures, by the kind of workbook: its file name without numbers and months",
            r#"{ performance-scorecard = "Data" }"#,
        ),
        Key::new(
            "labels",
            Kind::ByWord(&Kind::Words),
            "what a name in a workbook means: an indicator's id, or a table's with the key of a row or column",
            r#"{ "Seen in time" = "visits-protection" }"#,
        ),
        Key::new(
            "tables",
            Kind::ByWord(&Kind::Id(Wants::Table)),
            "the table that a workbook holds, by its kind",
            r#"{ plans = "repeat-plans" }"#,
        ),
    ],
);
