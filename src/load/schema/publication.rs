//! `sef.toml`.

use super::{Key, Kind, Shape, Wants, words};
use crate::load::RuleLevel;
use crate::model::{Compliance, Delivery, Marking, PublicationStatus};

/// The whole file.
pub static SEF: Shape = Shape::of(
    "sef.toml",
    &[
        Key::new(
            "publication",
            Kind::Table(&ABOUT),
            "what the publication is",
            "[publication]",
        )
        .required(),
        Key::new(
            "approval",
            Kind::Table(&APPROVAL),
            "who approved it",
            "[approval]",
        ),
        Key::new("home", Kind::Table(&HOME), "the home page", "[home]"),
        Key::new("contact", Kind::Table(&CONTACT), "whom to ask", "[contact]"),
        Key::new(
            "records",
            Kind::Table(&RECORDS),
            "for how long it is kept",
            "[records]",
        ),
        Key::new(
            "accessibility",
            Kind::Table(&ACCESSIBILITY),
            "what the accessibility statement says",
            "[accessibility]",
        ),
        Key::new(
            "versions",
            Kind::Tables(&VERSION),
            "the earlier versions, latest first",
            "[[versions]]",
        ),
        Key::new(
            "editions",
            Kind::ById(&EDITION),
            "the copies that are made of it, one for each kind of reader",
            "[editions.intranet]",
        )
        .required(),
        Key::new(
            "previous",
            Kind::Table(&PREVIOUS),
            "the version before, with which each edition is compared",
            "[previous]",
        ),
        Key::new(
            "rules",
            Kind::ByWord(&Kind::OneOf(words::<RuleLevel>)),
            "the level of a rule, by its code",
            "[rules]",
        ),
    ],
);

/// `[publication]`
pub static ABOUT: Shape = Shape::of(
    "[publication]",
    &[
        Key::new(
            "title",
            Kind::Words,
            "what it is called",
            r#""Children's services self-evaluation""#,
        )
        .required(),
        Key::new(
            "organisation",
            Kind::Words,
            "who publishes it",
            r#""Gloucestershire County Council""#,
        )
        .required(),
        Key::new(
            "slug",
            Kind::Words,
            "the short name that files are named by, written like an id",
            r#""glos-sef""#,
        )
        .required(),
        Key::new("version", Kind::Words, "its version", r#""10""#).required(),
        Key::new(
            "status",
            Kind::OneOf(words::<PublicationStatus>),
            "how far it has come; `draft` where nothing is said, `published` where nothing records that it was approved",
            r#""approved""#,
        ),
        Key::new(
            "as_at",
            Kind::Day,
            "the day as at which it is told",
            "2020-05-22",
        )
        .required(),
        Key::new(
            "published",
            Kind::Day,
            "the day of its publication: “today” in all that is computed",
            "2020-07-16",
        )
        .required(),
        Key::new(
            "framework",
            Kind::Words,
            "the framework that it answers to: `sif-2013`, `ilacs-2018`, `ilacs-2023`, `ilacs-2026` or one of data/frameworks/",
            r#""ilacs-2018""#,
        )
        .required(),
        Key::new(
            "next_review",
            Kind::Period,
            "when the next version is due",
            r#""2020-11""#,
        ),
        Key::new(
            "current_version",
            Kind::Address,
            "where the current version is",
            r#""https://www.example.org/sef/""#,
        ),
        Key::new(
            "notice",
            Kind::Words,
            "what every page says of what it is",
            r#""A demonstration.""#,
        ),
        Key::new(
            "theme",
            Kind::Words,
            "the name of a folder in themes/; `default` where nothing is said",
            r#""default""#,
        ),
    ],
);

/// `[approval]`
pub static APPROVAL: Shape = Shape::of(
    "[approval]",
    &[
        Key::new(
            "role",
            Kind::Words,
            "the role that approved it",
            r#""Director of Children's Services""#,
        ),
        Key::new(
            "body",
            Kind::Words,
            "the body that approved it",
            r#""Improvement board""#,
        ),
        Key::new("date", Kind::Day, "when", "2020-05-22"),
    ],
);

/// `[home]`
pub static HOME: Shape = Shape::of(
    "[home]",
    &[
        Key::new(
            "headline",
            Kind::Words,
            "the heading of the home page",
            r#""How well do we help, protect and care for children?""#,
        ),
        Key::new(
            "lede",
            Kind::Line,
            "what stands under it",
            r#""More children are seen in time: [[visits]].""#,
        ),
        Key::new(
            "figures",
            Kind::Ids(Wants::Indicator),
            "the indicators whose latest values stand there, three or four",
            r#"["icpc-timeliness"]"#,
        ),
    ],
);

/// `[contact]`
pub static CONTACT: Shape = Shape::of(
    "[contact]",
    &[
        Key::new(
            "role",
            Kind::Words,
            "a role or a team, never a person",
            r#""Quality assurance team""#,
        ),
        Key::new(
            "email",
            Kind::Words,
            "the team's e-mail address",
            r#""sef@example.org""#,
        ),
        Key::new(
            "telephone",
            Kind::Words,
            "the team's telephone number",
            r#""01632 960000""#,
        ),
        Key::new(
            "address",
            Kind::Words,
            "a postal address",
            r#""Shire Hall, Westgate Street""#,
        ),
    ],
);

/// `[records]`
pub static RECORDS: Shape = Shape::of(
    "[records]",
    &[
        Key::new(
            "rule",
            Kind::Words,
            "the rule of the council's retention schedule",
            r#""CS 4.2""#,
        ),
        Key::new("until", Kind::Day, "until when it is kept", "2026-07-16"),
        Key::new(
            "hold",
            Kind::Words,
            "why it may not be destroyed at all",
            r#""An inquiry has asked for it.""#,
        ),
    ],
);

/// `[accessibility]`
pub static ACCESSIBILITY: Shape = Shape::of(
    "[accessibility]",
    &[
        Key::new(
            "compliance",
            Kind::OneOf(words::<Compliance>),
            "how far the site complies; `not-assessed` where nothing is said",
            r#""partial""#,
        ),
        Key::new(
            "known",
            Kind::WordList,
            "what is known not to be accessible, and why",
            r#"["Some charts are hard to read at 400% zoom"]"#,
        ),
        Key::new("tested", Kind::Day, "when it was tested", "2020-07-01"),
        Key::new(
            "method",
            Kind::Words,
            "how, and by whom",
            r#""By our web team, with a screen reader.""#,
        ),
        Key::new(
            "prepared",
            Kind::Day,
            "when the statement was prepared",
            "2020-07-01",
        ),
        Key::new(
            "reviewed",
            Kind::Day,
            "when the statement was last reviewed",
            "2020-07-01",
        ),
    ],
);

/// `[[versions]]`
pub static VERSION: Shape = Shape::of(
    "a version",
    &[
        Key::new("version", Kind::Words, "its number or name", r#""9""#).required(),
        Key::new("date", Kind::Period, "its date", r#""2020-02""#),
        Key::new(
            "text",
            Kind::Words,
            "what it was, or what was changed",
            r#""Shared with the board in February 2020.""#,
        ),
    ],
);

/// `[previous]`
pub static PREVIOUS: Shape = Shape::of(
    "[previous]",
    &[
        Key::new(
            "sources",
            Kind::Words,
            "the folder, beside sef.toml, that holds the earlier version's own sef.toml, content and data",
            r#""earlier/v9""#,
        ),
        Key::new(
            "bundles",
            Kind::ByWord(&Kind::Words),
            "for an edition by its id, the sealed bundle that its readers had",
            r#"{ inspector = "earlier/glos-sef-v9-2020-02-14-inspector.zip" }"#,
        ),
    ],
);

/// `[editions.…]`
pub static EDITION: Shape = Shape::of(
    "an edition",
    &[
        Key::new("title", Kind::Words, "its name", r#""Intranet edition""#).required(),
        Key::new("readers", Kind::Words, "for whom it is", r#""Staff""#),
        Key::new(
            "marking",
            Kind::OneOf(words::<Marking>),
            "what all of it is marked with; `official` where nothing is said",
            r#""official""#,
        ),
        Key::new(
            "handling",
            Kind::Words,
            "how it is to be handled",
            r#""Keep it in a secure share.""#,
        ),
        Key::new(
            "deliver",
            Kind::SomeOf(words::<Delivery>),
            "what is made; a site where nothing is said",
            r#"["site", "single"]"#,
        ),
        Key::new(
            "base_address",
            Kind::Address,
            "the address at which it will stand: citations name it, and it is where the current version is unless `current_version` says otherwise",
            r#""https://intranet.example.org/sef/""#,
        ),
        Key::new(
            "suppress",
            Kind::FalseOr(&SUPPRESSION),
            "how small counts of people are hidden; `false`: they are not",
            "{ threshold = 5 }",
        ),
    ],
);

/// `suppress` of an edition.
pub static SUPPRESSION: Shape = Shape::of(
    "suppress",
    &[
        Key::new(
            "threshold",
            Kind::Integer(1, 1000),
            "counts from one to this are hidden; 5 where nothing is said",
            "5",
        ),
        Key::new(
            "round_to",
            Kind::Integer(2, 1000),
            "other counts are rounded to a multiple of this",
            "5",
        ),
        Key::new(
            "hide_zero",
            Kind::Bool,
            "whether a count of nought is hidden too",
            "false",
        ),
        Key::new(
            "small_cohort",
            Kind::Integer(1, 1000),
            "percentages of fewer than this are marked `[u]`; 20 where nothing is said",
            "20",
        ),
    ],
);
