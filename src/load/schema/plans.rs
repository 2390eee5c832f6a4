//! The improvement plan, the activity grid, and scales.

use super::{Key, Kind, Shape, Wants, words};
use crate::model::Tone;

/// `data/plan/*.toml`
pub static PRIORITY: Shape = Shape::of(
    "a priority",
    &[
        Key::new(
            "title",
            Kind::Words,
            "what is to be achieved",
            r#""Less inadequate practice""#,
        )
        .required(),
        Key::new(
            "short",
            Kind::Words,
            "the same in few words",
            r#""Practice""#,
        ),
        Key::new(
            "dashboard",
            Kind::Words,
            "under which heading the dashboard reports it",
            r#""Reduce inadequate practice""#,
        ),
        Key::new(
            "owner",
            Kind::Words,
            "the role that answers for it",
            r#""Director of Safeguarding and Care""#,
        ),
        Key::new(
            "rationale",
            Kind::Text,
            "why it is a priority",
            r#""Audits find too much inadequate work.""#,
        ),
        Key::new(
            "objectives",
            Kind::Text,
            "what is to be reached",
            r#""- Fewer inadequate audits.""#,
        ),
        Key::new(
            "progress",
            Kind::Text,
            "what was done in the reporting period",
            r#""Two teams were coached in May.""#,
        ),
        Key::new(
            "comment",
            Kind::Text,
            "what is said about its status",
            r#""On target, though visits were paused.""#,
        ),
        Key::new(
            "next",
            Kind::Text,
            "what is to be done in the next period",
            r#""Coach the next two teams.""#,
        ),
        Key::new(
            "status",
            Kind::ByPeriod(&Kind::Status),
            "the status of its actions by reporting period, on the scale `plan-status`",
            r#"2020-05 = "on-target""#,
        ),
        Key::new(
            "impact",
            Kind::ByPeriod(&Kind::Status),
            "the status of its impact by reporting period, on the scale `plan-status`",
            r#"2020-05 = "at-risk""#,
        ),
        Key::new(
            "metrics",
            Kind::Ids(Wants::Indicator),
            "the indicators by which it is measured",
            r#"["audit-inadequate"]"#,
        ),
        Key::new(
            "judgement_areas",
            Kind::Ids(Wants::JudgementArea),
            "the framework's areas that it serves",
            r#"["leaders"]"#,
        ),
        Key::new(
            "sections",
            Kind::Ids(Wants::Section),
            "the sections that it belongs to",
            r#"["leadership"]"#,
        ),
        Key::new(
            "source",
            Kind::Id(Wants::Evidence),
            "the evidence that it comes from",
            r#""improvement-plan-2020-05""#,
        ),
        Key::new(
            "actions",
            Kind::ById(&ACTION),
            "its actions, by id",
            "[actions.target-teams]",
        ),
    ],
)
.with_audience();

/// `data/grid/*.toml`
pub static GRID_AREA: Shape = Shape::of(
    "an area of the grid",
    &[
        Key::new("title", Kind::Words, "its name", r#""Safeguarding""#).required(),
        Key::new(
            "level",
            Kind::Words,
            "how urgent it is, as printed",
            r#""High""#,
        ),
        Key::new(
            "issues",
            Kind::Text,
            "the issues that it answers",
            r#""Plans are not reviewed in time.""#,
        ),
        Key::new(
            "evidence",
            Kind::Text,
            "what they are known from",
            r#""Audits from January to March.""#,
        ),
        Key::new(
            "services",
            Kind::WordList,
            "the services concerned",
            r#"["Safeguarding"]"#,
        ),
        Key::new(
            "teams",
            Kind::WordList,
            "the teams concerned",
            r#"["MASH"]"#,
        ),
        Key::new(
            "as_at",
            Kind::Period,
            "the day as at which the grid is told",
            "2020-05-19",
        ),
        Key::new(
            "source",
            Kind::Id(Wants::Evidence),
            "the evidence that it comes from",
            r#""activity-grid-2020-05""#,
        ),
        Key::new(
            "actions",
            Kind::ById(&GRID_ACTION),
            "its actions, by id",
            "[actions.coach-managers]",
        ),
    ],
)
.with_audience();

/// The keys of an action, in the plan and in the grid.
macro_rules! action_keys {
    ($($more:expr),*) => {
        &[
            Key::new("title", Kind::Line, "what is to be done", r#""Coach the managers""#)
                .required(),
            Key::new("number", Kind::Words, "as printed, where the plan numbers", r#""1""#),
            $($more,)*
            Key::new("owner", Kind::Words, "the role that does it", r#""Leadership team""#),
            Key::new("expected", Kind::Text, "the impact that is expected of it", r#""Help goes where it is needed.""#),
            Key::new("due", Kind::Due, "when it is due", r#""2020-06""#),
            Key::new(
                "status",
                Kind::ByPeriod(&Kind::Status),
                "its status by reporting period, on the scale `action-status`",
                r#"2020-05 = "in-progress""#,
            ),
            Key::new(
                "delivery",
                Kind::Words,
                "what is said of its delivery",
                r#""underway, on target""#,
            ),
            Key::new("impact", Kind::Text, "the impact that it has had", r#""Fewer plans drift: [[plans-over-two-years]].""#),
            Key::new(
                "measures",
                Kind::Ids(Wants::Indicator),
                "the indicators by which it is measured",
                r#"["audit-inadequate"]"#,
            ),
            Key::new(
                "sections",
                Kind::Ids(Wants::Section),
                "the sections whose plans it belongs to",
                r#"["leadership"]"#,
            ),
            Key::new("note", Kind::Words, "what a reader should know", r#""Paused in April and May.""#),
        ]
    };
}

/// An action of the plan.
pub static ACTION: Shape = Shape::of("an action", action_keys!()).with_audience();

/// An action of the grid.
pub static GRID_ACTION: Shape = Shape::of(
    "an action",
    action_keys!(Key::new(
        "outline",
        Kind::Words,
        "the improvement it works towards",
        r#""Management oversight""#
    )),
)
.with_audience();

/// A due date written as a table.
pub static DUE: Shape = Shape::of(
    "a due date",
    &[
        Key::new(
            "by",
            Kind::Period,
            "by the last day of this",
            r#""2020-06""#,
        ),
        Key::new(
            "words",
            Kind::Words,
            "as the plan says it",
            r#""June 2020, for the secondment""#,
        ),
        Key::new(
            "recurring",
            Kind::Words,
            "again and again, in the plan's words",
            r#""monthly""#,
        ),
        Key::new(
            "without_year",
            Kind::Words,
            "where the plan gives no year: never computed with",
            r#""by 24 June""#,
        ),
        Key::new(
            "open",
            Kind::Words,
            "no date, in the plan's words",
            r#""when the tool is agreed""#,
        ),
    ],
);

/// A status written as a table.
pub static STATUS: Shape = Shape::of(
    "a status",
    &[
        Key::new("level", Kind::Words, "the level, by its id", r#""at-risk""#).required(),
        Key::new("note", Kind::Words, "a remark", r#""Reported late.""#),
        Key::new(
            "also_printed",
            Kind::Words,
            "what else is printed, and where",
            r#""compromised in the dashboard""#,
        ),
        Key::new(
            "why",
            Kind::Words,
            "why this one is published",
            r#""the text was written later""#,
        ),
    ],
);

/// `data/scales.toml`
pub static SCALE: Shape = Shape::of(
    "a scale",
    &[
        Key::new("title", Kind::Words, "its name", r#""Status of the plan""#).required(),
        Key::new(
            "levels",
            Kind::ById(&LEVEL),
            "its levels, best first",
            "[plan-status.levels]",
        )
        .required(),
    ],
);

/// A level of a scale.
pub static LEVEL: Shape = Shape::of(
    "a level",
    &[
        Key::new("title", Kind::Words, "its name", r#""On target""#).required(),
        Key::new(
            "tone",
            Kind::OneOf(words::<Tone>),
            "its shape and colour; `neutral` where nothing is said",
            r#""good""#,
        ),
        Key::new(
            "meaning",
            Kind::Words,
            "what it means",
            r#""Going as planned""#,
        ),
        Key::new(
            "complete",
            Kind::Bool,
            "whether what has it is finished",
            "true",
        ),
    ],
);
