//! Plans: priorities with their actions, and the activity grid's actions under its areas.

use super::{Audience, Block, Id, Inlines, Period, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A status by reporting period: next month adds a value and overwrites none.
pub type StatusSeries = BTreeMap<Period, Status>;

/// What was reported of something for a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The level, on the scale that belongs to what is reported.
    pub level: Id,
    /// A remark that is printed with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where the sources contradict each other about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<super::Decision>,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// A priority of the improvement plan, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    /// Its id.
    pub id: Id,
    /// As printed: `1`, `2a`. A number with a letter is a part of the priority with the number.
    pub number: String,
    /// What is to be achieved.
    pub title: String,
    /// The same in few words.
    pub short: String,
    /// Under which heading the dashboard reports it; `None`: not reported.
    pub dashboard: Option<String>,
    /// The role that answers for it.
    pub owner: Option<String>,
    /// Why it is a priority.
    pub rationale: Vec<Block>,
    /// What is to be reached.
    pub objectives: Vec<Block>,
    /// What was done in the reporting period.
    pub progress: Vec<Block>,
    /// What is said about its status.
    pub comment: Vec<Block>,
    /// What is to be done in the next period.
    pub next: Vec<Block>,
    /// The status of its actions.
    pub status: StatusSeries,
    /// The status of its impact.
    pub impact: StatusSeries,
    /// The indicators by which it is measured.
    pub metrics: Vec<Id>,
    /// The judgement areas that it serves.
    pub judgement_areas: Vec<Id>,
    /// The sections that it belongs to.
    pub sections: Vec<Id>,
    /// The evidence that it comes from.
    pub source: Option<Id>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// An area of the activity grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridArea {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// How urgent it is, as printed.
    pub level: Option<String>,
    /// The issues that it answers.
    pub issues: Vec<Block>,
    /// What they are known from.
    pub evidence: Vec<Block>,
    /// The services concerned.
    pub services: Vec<String>,
    /// The teams concerned.
    pub teams: Vec<String>,
    /// The day as at which the grid is told.
    pub as_at: Option<Period>,
    /// The evidence that it comes from.
    pub source: Option<Id>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// Something that somebody is to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Its id.
    pub id: Id,
    /// As printed, in a plan that numbers its actions.
    pub number: Option<String>,
    /// Which plan it stands in.
    pub origin: Origin,
    /// What is to be done.
    pub title: Inlines,
    /// What it is a part of, in the grid: the improvement it works towards.
    pub outline: Option<String>,
    /// The role that does it; `None`: not recorded.
    pub owner: Option<String>,
    /// The impact that is expected of it.
    pub expected: Vec<Block>,
    /// When it is due.
    pub due: Due,
    /// Its status, on the scale `action-status`.
    pub status: StatusSeries,
    /// What is said of its delivery, in words.
    pub delivery: Option<String>,
    /// The impact that it has had.
    pub impact: Vec<Block>,
    /// The indicators by which it is measured.
    pub measures: Vec<Id>,
    /// The sections whose plans it belongs to.
    pub sections: Vec<Id>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// Which plan an action stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A priority of the improvement plan.
    Priority(Id),
    /// An area of the activity grid.
    Grid(Id),
}

/// When an action is due, with the words of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// When, as far as it can be computed with.
    pub when: When,
    /// As the plan says it; composed from `when` where the author gives none.
    pub words: String,
    /// Where it stands; of nothing that is said, nowhere.
    #[serde(skip)]
    pub span: Option<Span>,
}

/// When something is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum When {
    /// By the last day of a period.
    By(Period),
    /// Again and again, or continuing.
    Recurring,
    /// On a day whose year the plan does not give: never computed with.
    WithoutYear,
    /// Not said.
    #[default]
    Open,
}

impl When {
    /// The last day by which it is due, where that can be computed.
    pub fn last_day(self) -> Option<Date> {
        match self {
            When::By(period) => Some(period.last_day()),
            When::Recurring | When::WithoutYear | When::Open => None,
        }
    }
}

/// A scale of levels: for statuses, grades, ratings. Data of its own, so that it is defined once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// Its levels, best first.
    pub levels: Vec<Level>,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// A level of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Its id, unique in its scale.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// How it is shown: shape and colour.
    pub tone: Tone,
    /// What it means.
    pub meaning: Option<String>,
    /// Whether what has it is finished.
    pub complete: bool,
}

/// How a judgement is shown: always a word and a shape, and then a colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// As it should be.
    Good,
    /// Not quite as it should be.
    Warn,
    /// Not as it should be.
    Bad,
    /// Finished.
    Done,
    /// No judgement.
    #[default]
    Neutral,
}

impl Tone {
    /// Every tone with its word in data files.
    pub const ALL: [(&'static str, Tone); 5] = [
        ("good", Tone::Good),
        ("warn", Tone::Warn),
        ("bad", Tone::Bad),
        ("done", Tone::Done),
        ("neutral", Tone::Neutral),
    ];

    /// Its word, for class names and data files.
    pub fn word(self) -> &'static str {
        Tone::ALL
            .iter()
            .find(|(_, tone)| *tone == self)
            .map_or("neutral", |(word, _)| word)
    }
}
