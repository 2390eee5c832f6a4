//! Sections and their answers, the journey they stand on, and the framework they answer to.

use super::{Audience, Block, Id, Inlines, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A section of the self-evaluation, or (without a number) a page of background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its id.
    pub id: Id,
    /// As printed: `3.1`; `None` for a page of background.
    pub number: Option<String>,
    /// Its title.
    pub title: String,
    /// The same in few words, for navigation.
    pub short: String,
    /// The role that answers for it; `None`: not recorded.
    pub owner: Option<String>,
    /// The day as at which it is told; the publication's own otherwise.
    pub as_at: Option<Date>,
    /// When it was last read through; `None`: not recorded.
    pub reviewed: Option<Date>,
    /// When it is to be read through next; `None`: not recorded.
    pub review_due: Option<Date>,
    /// The judgement areas that it is about; those of its stations otherwise.
    pub judgement_areas: Vec<Id>,
    /// What stands before the first question.
    pub summary: Vec<Block>,
    /// What it says under each question of the framework; empty where it has no questions.
    pub answers: Vec<Answer>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// What a section says under one question of the framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The question's id in the framework.
    pub question: Id,
    /// The answer in one line: the first heading under the question.
    pub headline: Option<Inlines>,
    /// The answer.
    pub blocks: Vec<Block>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// The child's journey: data of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journey {
    /// The stations, first to last.
    pub stations: Vec<Station>,
    /// The sections that stand off the line and carry it: leadership, introduction.
    pub carried_by: Vec<Id>,
}

/// A station of the journey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// The same in few words.
    pub short: String,
    /// What happens there, in a line.
    pub about: Option<String>,
    /// The sections that serve it; a section may serve several stations.
    pub sections: Vec<Id>,
    /// The judgement areas that it belongs to.
    pub judgement_areas: Vec<Id>,
    /// Its colour: a number of the theme's palette, 1 to 8.
    pub colour: u8,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// What inspectors judge, and what they ask councils to say of themselves, in a span of years.
/// Ofsted, “Inspecting local authority children's services”; data, since it changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framework {
    /// Its id: `ilacs-2018`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// From when to when it holds, in words.
    pub in_force: String,
    /// What is judged.
    pub areas: Vec<JudgementArea>,
    /// The grades, best first.
    pub grades: Vec<String>,
    /// The questions that a self-evaluation answers; empty for a framework without.
    pub questions: Vec<FrameworkQuestion>,
}

/// What inspectors judge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgementArea {
    /// Its id.
    pub id: Id,
    /// The framework's wording.
    pub title: String,
    /// The same in few words.
    pub short: String,
    /// The area that it is a part of.
    pub part_of: Option<Id>,
}

/// A question that a self-evaluation answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameworkQuestion {
    /// Its id: `what-do-we-know`.
    pub id: Id,
    /// The framework's wording.
    pub title: String,
    /// The short form: “What do we know?”
    pub short: String,
    /// What a page that gathers all its answers is called: “All we know”.
    pub gathered: String,
    /// Other wordings that headings in use have.
    pub also: Vec<String>,
}
