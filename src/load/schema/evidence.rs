//! Evidence, inspections, the timeline, questions and terms.

use super::{Key, Kind, Shape, Wants, words};
use crate::model::{EvidenceKind, FindingKind};

/// `data/evidence/*.toml`
pub static EVIDENCE: Shape = Shape::of(
    "a piece of evidence",
    &[
        Key::new(
            "title",
            Kind::Words,
            "what it is called",
            r#""Thematic audit of permanence""#,
        )
        .required(),
        Key::new(
            "kind",
            Kind::OneOf(words::<EvidenceKind>),
            "what kind it is",
            r#""audit""#,
        )
        .required(),
        Key::new(
            "date",
            Kind::Period,
            "what day or period it is about; the reader sees “not recorded” without it",
            r#""2020-05""#,
        ),
        Key::new(
            "published",
            Kind::Day,
            "when it was published",
            "2020-07-16",
        ),
        Key::new(
            "sample",
            Kind::Words,
            "what it rests on; the reader sees “n not published” without it",
            r#""59 children in care""#,
        ),
        Key::new(
            "by",
            Kind::Words,
            "who did it: a role or a body",
            r#""Quality assurance team""#,
        ),
        Key::new(
            "description",
            Kind::Text,
            "what it says, and its limits",
            r#""Two auditors read each file; the sample was not drawn at random.""#,
        ),
        Key::new(
            "place",
            Kind::Words,
            "where it can be found",
            r#""Practice improvement update, section 10""#,
        ),
        Key::new(
            "address",
            Kind::Address,
            "its public web address",
            r#""https://www.example.org/paper.pdf""#,
        ),
    ],
)
.with_audience();

/// `data/scrutiny/*.toml`
pub static INSPECTION: Shape = Shape::of(
    "an inspection",
    &[
        Key::new(
            "title",
            Kind::Words,
            "what it is called",
            r#""Eighth monitoring visit""#,
        )
        .required(),
        Key::new("body", Kind::Words, "who did it", r#""Ofsted""#).required(),
        Key::new("date", Kind::Period, "when it took place", "2020-02-18"),
        Key::new(
            "published",
            Kind::Period,
            "when its letter or report was published",
            "2020-03-12",
        ),
        Key::new(
            "focus",
            Kind::Text,
            "what it looked at",
            r#""Children who need protection.""#,
        ),
        Key::new(
            "summary",
            Kind::Text,
            "what it found as a whole",
            r#""More visits are made in time; plans are still weak.""#,
        ),
        Key::new(
            "grades",
            Kind::ByWord(&Kind::Words),
            "the grades that it gave, by judgement area",
            r#"{ help-and-protection = "Inadequate" }"#,
        ),
        Key::new(
            "source",
            Kind::Id(Wants::Evidence),
            "the evidence that it is cited as",
            r#""ofsted-2020-02""#,
        ),
        Key::new(
            "findings",
            Kind::ById(&FINDING),
            "what it found, by id",
            "[findings.icpc-delay]",
        ),
    ],
)
.with_audience();

/// A finding of an inspection.
pub static FINDING: Shape = Shape::of(
    "a finding",
    &[
        Key::new(
            "kind",
            Kind::OneOf(words::<FindingKind>),
            "a strength or a weakness, or how it has moved",
            r#""declined""#,
        )
        .required(),
        Key::new(
            "text",
            Kind::Line,
            "what was found, in our words",
            r#""Conferences are held later than before.""#,
        )
        .required(),
        Key::new(
            "place",
            Kind::Words,
            "where it stands in the letter or report",
            r#""Letter of 12 March 2020, page 3""#,
        ),
        Key::new(
            "judgement_areas",
            Kind::Ids(Wants::JudgementArea),
            "the framework's areas that it is about",
            r#"["help-and-protection"]"#,
        ),
        Key::new(
            "sections",
            Kind::Ids(Wants::Section),
            "the sections that it is about",
            r#"["mash"]"#,
        ),
        Key::new(
            "answered_by",
            Kind::Ids(Wants::Action),
            "the actions that answer it",
            r#"["conference-timeliness"]"#,
        ),
    ],
)
.with_audience();

/// `data/timeline.toml`
pub static EVENT: Shape = Shape::of(
    "an event",
    &[
        Key::new("date", Kind::Period, "when", r#""2017-03""#).required(),
        Key::new(
            "title",
            Kind::Words,
            "what happened, in few words",
            r#""Inspected and judged inadequate""#,
        )
        .required(),
        Key::new(
            "text",
            Kind::Text,
            "what happened",
            r#""The council was told to appoint a commissioner.""#,
        ),
        Key::new(
            "source",
            Kind::Id(Wants::Evidence),
            "the evidence that it comes from",
            r#""ofsted-2017""#,
        ),
    ],
)
.with_audience();

/// `data/questions.toml`
pub static QUESTION: Shape = Shape::of(
    "a question",
    &[
        Key::new(
            "asked_by",
            Kind::Words,
            "who asked, as a role or a body",
            r#""Chair of the improvement board""#,
        )
        .required(),
        Key::new("date", Kind::Period, "when", r#""2020-05""#),
        Key::new(
            "text",
            Kind::Line,
            "the question, in our words",
            r#""How will thresholds be applied alike?""#,
        )
        .required(),
        Key::new(
            "answered_in",
            Kind::Ids(Wants::Page),
            "the sections, inspections or other pages that answer it; it is shown as not answered without",
            r#"["mash"]"#,
        ),
        Key::new(
            "note",
            Kind::Text,
            "what there is to say about the answer",
            r#""The answer covers the front door alone.""#,
        ),
        Key::new(
            "source",
            Kind::Id(Wants::Evidence),
            "the evidence that it comes from",
            r#""chairs-report-2020-07""#,
        ),
    ],
)
.with_audience();

/// `data/glossary.toml`
pub static TERM: Shape = Shape::of(
    "a term",
    &[
        Key::new(
            "title",
            Kind::Words,
            "what it is called in full",
            r#""Initial child protection conference""#,
        )
        .required(),
        Key::new("labels", Kind::WordList, "its short forms", r#"["ICPC"]"#),
        Key::new(
            "definition",
            Kind::Text,
            "what it means",
            r#""A meeting that decides whether a child needs a protection plan.""#,
        )
        .required(),
    ],
)
.with_audience();
