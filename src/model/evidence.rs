//! Evidence: how it is known. The register, the findings of inspectors, and what was asked.

use super::{Audience, Block, Id, Inlines, Period, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// What kind it is.
    pub kind: EvidenceKind,
    /// What period or day it is about; `None`: not recorded.
    pub date: Option<Period>,
    /// When it was published.
    pub published: Option<Date>,
    /// How many cases, answers or sessions it rests on, in words: “60 open cases”;
    /// `None`: not published.
    pub sample: Option<String>,
    /// Who did it: a role or a body.
    pub by: Option<String>,
    /// What it says, and its limits.
    pub description: Vec<Block>,
    /// Where it can be found, in words.
    pub place: Option<String>,
    /// Its public address.
    pub address: Option<String>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// The kinds of evidence. Ofsted wants more of them than figures: its letter of November 2018
/// (“Learning from annual engagement meetings”) misses the quality of casework.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// Figures from case systems and returns.
    PerformanceData,
    /// Audits of casework.
    Audit,
    /// Observation of practice.
    PracticeObservation,
    /// What children and young people say.
    FeedbackOfChildren,
    /// What families and carers say.
    FeedbackOfFamilies,
    /// What staff say.
    FeedbackOfStaff,
    /// Complaints and compliments.
    Complaints,
    /// Reviews to learn from: of serious cases, of deaths.
    LearningReview,
    /// What other councils found.
    Peer,
    /// Inspections, statistics, papers from outside or to a public committee.
    External,
}

impl EvidenceKind {
    /// Every kind: its word in data files, and its name.
    pub const ALL: [(&'static str, EvidenceKind, &'static str); 10] = [
        (
            "performance-data",
            EvidenceKind::PerformanceData,
            "Performance data",
        ),
        ("audit", EvidenceKind::Audit, "Audit"),
        (
            "practice-observation",
            EvidenceKind::PracticeObservation,
            "Practice observation",
        ),
        (
            "feedback-of-children",
            EvidenceKind::FeedbackOfChildren,
            "Feedback of children",
        ),
        (
            "feedback-of-families",
            EvidenceKind::FeedbackOfFamilies,
            "Feedback of families",
        ),
        (
            "feedback-of-staff",
            EvidenceKind::FeedbackOfStaff,
            "Feedback of staff",
        ),
        (
            "complaints",
            EvidenceKind::Complaints,
            "Complaints and compliments",
        ),
        (
            "learning-review",
            EvidenceKind::LearningReview,
            "Learning review",
        ),
        ("peer", EvidenceKind::Peer, "Peer"),
        ("external", EvidenceKind::External, "External"),
    ];

    /// Its name.
    pub fn title(self) -> &'static str {
        EvidenceKind::ALL
            .iter()
            .find(|(_, kind, _)| *kind == self)
            .map_or("", |(_, _, title)| title)
    }
}

/// An inspection, a monitoring visit or a review from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: String,
    /// Who did it.
    pub body: String,
    /// When it took place; `None`: not recorded.
    pub date: Option<Period>,
    /// When its letter or report was published.
    pub published: Option<Period>,
    /// What it looked at.
    pub focus: Vec<Block>,
    /// What it found as a whole.
    pub summary: Vec<Block>,
    /// The grades that it gave, by judgement area, on the framework's scale.
    pub grades: Vec<(Id, String)>,
    /// The evidence that it is cited as.
    pub source: Option<Id>,
    /// What it found.
    pub findings: Vec<Finding>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// What an inspection found, in our words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its id.
    pub id: Id,
    /// Whether it is a strength or a weakness, or how it has moved.
    pub kind: FindingKind,
    /// What was found.
    pub text: Inlines,
    /// Where it stands in the letter or report.
    pub place: Option<String>,
    /// The judgement areas that it is about.
    pub judgement_areas: Vec<Id>,
    /// The sections that it is about.
    pub sections: Vec<Id>,
    /// The actions that answer it.
    pub answered_by: Vec<Id>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// The kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// Good as it is.
    Strength,
    /// Not good enough.
    Weakness,
    /// Better than before, and not said to be good.
    Improved,
    /// Worse than before.
    Declined,
    /// As before.
    Unchanged,
}

impl FindingKind {
    /// Every kind: its word in data files, and its name.
    pub const ALL: [(&'static str, FindingKind, &'static str); 5] = [
        ("strength", FindingKind::Strength, "Strength"),
        ("weakness", FindingKind::Weakness, "Weakness"),
        ("improved", FindingKind::Improved, "Improved"),
        ("declined", FindingKind::Declined, "Declined"),
        ("unchanged", FindingKind::Unchanged, "Unchanged"),
    ];

    /// Its name.
    pub fn title(self) -> &'static str {
        FindingKind::ALL
            .iter()
            .find(|(_, kind, _)| *kind == self)
            .map_or("", |(_, _, title)| title)
    }

    /// Whether an action should answer it.
    pub fn needs_an_answer(self) -> bool {
        matches!(self, FindingKind::Weakness | FindingKind::Declined)
    }
}

/// An event of the improvement journey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: Id,
    /// When.
    pub date: Period,
    /// What happened, in few words.
    pub title: String,
    /// What happened.
    pub text: Vec<Block>,
    /// The evidence that it comes from.
    pub source: Option<Id>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// A question that the board or the committee asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// Who asked, as a role or a body.
    pub asked_by: String,
    /// When.
    pub date: Option<Period>,
    /// The question, in our words.
    pub text: Inlines,
    /// The sections and pages that answer it; empty: not answered.
    pub answered_in: Vec<Id>,
    /// What there is to say about the answer.
    pub note: Vec<Block>,
    /// The evidence that it comes from.
    pub source: Option<Id>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// What it is called in full: “Initial child protection conference”.
    pub title: String,
    /// Its short forms: `ICPC`.
    pub labels: Vec<String>,
    /// What it means.
    pub definition: Vec<Block>,
    /// Who may see it.
    #[serde(default, skip_serializing_if = "Audience::is_all")]
    pub audience: Audience,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}
