//! The journey, the front matter of sections, and frameworks.

use super::{Key, Kind, Shape, Wants};

/// `data/journey.toml`
pub static JOURNEY: Shape = Shape::of(
    "the journey",
    &[
        Key::new(
            "carried_by",
            Kind::Ids(Wants::Section),
            "the sections that stand off the line and carry it",
            r#"["leadership"]"#,
        ),
        Key::new(
            "stations",
            Kind::ById(&STATION),
            "the stations, first to last",
            "[stations.front-door]",
        )
        .required(),
    ],
);

/// A station.
pub static STATION: Shape = Shape::of(
    "a station",
    &[
        Key::new("title", Kind::Words, "its name", r#""Front door""#).required(),
        Key::new(
            "short",
            Kind::Words,
            "the same in few words",
            r#""Front door""#,
        ),
        Key::new(
            "about",
            Kind::Words,
            "what happens there, in a line",
            r#""The hub where partners decide what a child needs""#,
        ),
        Key::new(
            "sections",
            Kind::Ids(Wants::Section),
            "the sections that serve it; a section may serve several",
            r#"["mash"]"#,
        ),
        Key::new(
            "judgement_areas",
            Kind::Ids(Wants::JudgementArea),
            "the framework's areas that it belongs to",
            r#"["help-and-protection"]"#,
        ),
        Key::new(
            "colour",
            Kind::Integer(1, 8),
            "its colour, a number of the theme's palette from 1 to 8",
            "1",
        )
        .required(),
    ],
);

/// The front matter of a section.
pub static SECTION: Shape = Shape::of(
    "a section",
    &[
        Key::new(
            "title",
            Kind::Words,
            "the section's title",
            r#""The front door""#,
        )
        .required(),
        Key::new(
            "short",
            Kind::Words,
            "the same in few words, for navigation",
            r#""MASH""#,
        ),
        Key::new(
            "owner",
            Kind::Words,
            "the role that answers for it; never a person",
            r#""Head of Service, Front Door""#,
        ),
        Key::new(
            "as_at",
            Kind::Day,
            "the day as at which it is told; otherwise that of `sef.toml`",
            "2020-05-22",
        ),
        Key::new(
            "reviewed",
            Kind::Day,
            "when it was last read through",
            "2020-05-22",
        ),
        Key::new(
            "review_due",
            Kind::Day,
            "when it is to be read through next",
            "2020-11-30",
        ),
        Key::new(
            "judgement_areas",
            Kind::Ids(Wants::JudgementArea),
            "the framework's areas that it is about; otherwise those of its stations",
            r#"["leaders"]"#,
        ),
    ],
)
.with_audience();

/// `data/frameworks/*.toml`
pub static FRAMEWORK: Shape = Shape::of(
    "a framework",
    &[
        Key::new("title", Kind::Words, "its name", r#""ILACS 2018""#).required(),
        Key::new(
            "in_force",
            Kind::Words,
            "from when to when it holds",
            r#""January 2018 to December 2022""#,
        )
        .required(),
        Key::new(
            "grades",
            Kind::WordList,
            "the grades, best first",
            r#"["Outstanding", "Good"]"#,
        )
        .required(),
        Key::new(
            "areas",
            Kind::ById(&AREA),
            "what is judged",
            "[areas.leaders]",
        )
        .required(),
        Key::new(
            "questions",
            Kind::ById(&FRAMEWORK_QUESTION),
            "the questions that a self-evaluation answers",
            "[questions.what-do-we-know]",
        ),
    ],
);

/// A judgement area of a framework.
pub static AREA: Shape = Shape::of(
    "a judgement area",
    &[
        Key::new(
            "title",
            Kind::Words,
            "the framework's wording",
            r#""Overall effectiveness""#,
        )
        .required(),
        Key::new(
            "short",
            Kind::Words,
            "the same in few words",
            r#""Overall""#,
        ),
        Key::new(
            "part_of",
            Kind::Id(Wants::Area),
            "the area that it is a part of",
            r#""in-care""#,
        ),
    ],
);

/// A question of a framework.
pub static FRAMEWORK_QUESTION: Shape = Shape::of(
    "a question",
    &[
        Key::new(
            "title",
            Kind::Words,
            "the framework's wording",
            r#""How do you know it?""#,
        )
        .required(),
        Key::new(
            "short",
            Kind::Words,
            "the short form",
            r#""How do we know it?""#,
        )
        .required(),
        Key::new(
            "gathered",
            Kind::Words,
            "what a page that gathers all its answers is called",
            r#""All our evidence""#,
        )
        .required(),
        Key::new(
            "also",
            Kind::WordList,
            "other wordings that headings in use have",
            r#"["How do we know?"]"#,
        ),
    ],
);
