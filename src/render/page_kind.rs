//! The pages that a site has, with their paths and templates.

use crate::model::Id;

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// The front page.
    Home,
    /// A station of the journey.
    Station(Id),
    /// A section, or a page of background.
    Section(Id),
    /// All answers to one question of the framework.
    Question(Id),
    /// Some of the answers to one question, where there are many: the number of the part, from 1.
    QuestionPart(Id, usize),
    /// All that is said about one judgement area.
    Area(Id),
    /// All indicators.
    Scorecard,
    /// An indicator.
    Indicator(Id),
    /// All tables.
    Tables,
    /// A table.
    Table(Id),
    /// The plan as a whole.
    Plan,
    /// A priority of the plan.
    Priority(Id),
    /// All actions of both plans.
    Actions,
    /// The actions that are past their due date.
    PastDue,
    /// The activity grid.
    Grid,
    /// Who answers for what.
    Owners,
    /// All inspections and visits.
    Scrutiny,
    /// An inspection with its findings.
    Inspection(Id),
    /// The register of evidence.
    EvidenceRegister,
    /// A piece of evidence.
    Evidence(Id),
    /// Sections against kinds of evidence.
    Matrix,
    /// What has changed since the version before.
    Changes,
    /// The glossary.
    Glossary,
    /// The timeline.
    Timeline,
    /// What was asked.
    Questions,
    /// About the publication.
    About,
    /// The accessibility statement.
    Accessibility,
    /// Everything by its name.
    Index,
    /// The search page.
    Search,
    /// The whole as a book, for print.
    Print,
    /// A part of the book, where it is long: its number, from 1.
    PrintPart(usize),
}

impl PageKind {
    /// The page's file, relative to the site's folder.
    pub fn path(&self) -> String {
        let file = |folder: &str, id: &Id| format!("{folder}/{id}.html");
        match self {
            PageKind::Home => "index.html".into(),
            PageKind::Station(id) => file("journey", id),
            PageKind::Section(id) => file("sections", id),
            PageKind::Question(id) => file("by-question", id),
            // No id has a full stop in it: no page of another question has this name.
            PageKind::QuestionPart(id, number) => format!("by-question/{id}.{number}.html"),
            PageKind::Area(id) => file("by-judgement", id),
            PageKind::Scorecard => "indicators.html".into(),
            PageKind::Indicator(id) => file("indicators", id),
            PageKind::Tables => "tables.html".into(),
            PageKind::Table(id) => file("tables", id),
            PageKind::Plan => "plan.html".into(),
            PageKind::Priority(id) => file("plan", id),
            PageKind::Actions => "actions.html".into(),
            PageKind::PastDue => "past-due.html".into(),
            PageKind::Grid => "grid.html".into(),
            PageKind::Owners => "owners.html".into(),
            PageKind::Scrutiny => "scrutiny.html".into(),
            PageKind::Inspection(id) => file("scrutiny", id),
            PageKind::EvidenceRegister => "evidence.html".into(),
            PageKind::Evidence(id) => file("evidence", id),
            PageKind::Matrix => "matrix.html".into(),
            PageKind::Changes => "changes.html".into(),
            PageKind::Glossary => "glossary.html".into(),
            PageKind::Timeline => "timeline.html".into(),
            PageKind::Questions => "questions.html".into(),
            PageKind::About => "about.html".into(),
            PageKind::Accessibility => "accessibility.html".into(),
            PageKind::Index => "a-to-z.html".into(),
            PageKind::Search => "search.html".into(),
            PageKind::Print => "print.html".into(),
            PageKind::PrintPart(number) => format!("print.{number}.html"),
        }
    }

    /// The template that renders it, and the word by which themes know its kind.
    pub fn template(&self) -> &'static str {
        match self {
            PageKind::Home => "home",
            PageKind::Station(_) => "station",
            PageKind::Section(_) => "section",
            PageKind::Question(_) | PageKind::QuestionPart(..) => "by-question",
            PageKind::Area(_) => "by-judgement",
            PageKind::Scorecard => "scorecard",
            PageKind::Indicator(_) => "indicator",
            PageKind::Tables => "tables",
            PageKind::Table(_) => "table",
            PageKind::Plan => "plan",
            PageKind::Priority(_) => "priority",
            PageKind::Actions => "actions",
            PageKind::PastDue => "past-due",
            PageKind::Grid => "grid",
            PageKind::Owners => "owners",
            PageKind::Scrutiny => "scrutiny",
            PageKind::Inspection(_) => "inspection",
            PageKind::EvidenceRegister => "evidence-register",
            PageKind::Evidence(_) => "evidence",
            PageKind::Matrix => "matrix",
            PageKind::Changes => "changes",
            PageKind::Glossary => "glossary",
            PageKind::Timeline => "timeline",
            PageKind::Questions => "questions",
            PageKind::About => "about",
            PageKind::Accessibility => "accessibility",
            PageKind::Index => "a-to-z",
            PageKind::Search => "search",
            PageKind::Print | PageKind::PrintPart(_) => "print",
        }
    }
}

impl PageKind {
    /// Whether it is the page of one thing among others of its kind, which no menu names.
    pub fn is_of_one_thing(&self) -> bool {
        matches!(
            self,
            PageKind::Station(_)
                | PageKind::Section(_)
                | PageKind::Indicator(_)
                | PageKind::Table(_)
                | PageKind::Priority(_)
                | PageKind::Inspection(_)
                | PageKind::Evidence(_)
                | PageKind::QuestionPart(..)
                | PageKind::PrintPart(_)
        )
    }

    /// Whether pages of this kind are long, and want a table of what stands in them.
    pub fn is_long(&self) -> bool {
        match self {
            PageKind::Station(_)
            | PageKind::Section(_)
            | PageKind::Question(_)
            | PageKind::QuestionPart(..)
            | PageKind::Area(_)
            | PageKind::Priority(_)
            | PageKind::Grid
            | PageKind::Inspection(_)
            | PageKind::EvidenceRegister
            | PageKind::Changes
            | PageKind::About
            | PageKind::Accessibility => true,
            // Owners, glossary and A to Z begin with contents of their own.
            PageKind::Home
            | PageKind::Scorecard
            | PageKind::Indicator(_)
            | PageKind::Tables
            | PageKind::Table(_)
            | PageKind::Plan
            | PageKind::Actions
            | PageKind::PastDue
            | PageKind::Owners
            | PageKind::Scrutiny
            | PageKind::Evidence(_)
            | PageKind::Matrix
            | PageKind::Glossary
            | PageKind::Timeline
            | PageKind::Questions
            | PageKind::Index
            | PageKind::Search
            | PageKind::Print
            | PageKind::PrintPart(_) => false,
        }
    }

    /// The page that a link of the book leads to in the place of this one, which only gathers what
    /// stands elsewhere; `None` for a page that the book holds.
    pub fn stand_in(&self) -> Option<PageKind> {
        match self {
            PageKind::Station(_) => Some(PageKind::Home),
            PageKind::Question(_)
            | PageKind::QuestionPart(..)
            | PageKind::Area(_)
            | PageKind::Changes => Some(PageKind::About),
            PageKind::Actions | PageKind::PastDue => Some(PageKind::Plan),
            PageKind::Index | PageKind::Search | PageKind::PrintPart(_) => Some(PageKind::Print),
            _ => None,
        }
    }
}
