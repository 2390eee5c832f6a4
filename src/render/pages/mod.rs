//! What each kind of page says, as values for its template. A file a kind of page; templates ask
//! `to(id)` and `page_at(path)` for addresses, so that views hold ids alone. Fields that end in
//! `_html` come from the HTML writer and are safe; everything else is escaped by the template.

mod about;
mod changes;
mod evidence;
mod gathered;
mod home;
mod indicator;
mod listing;
mod owners;
mod plan;
mod print;
mod question;
mod reference_lists;
mod section;
mod station;
mod table;

pub use changes::ChangesView;

use super::address::PageKind;
use super::html::{CitedSource, Footnote, PaperAddress, Writer};
use super::site::Pages;
use crate::model::*;
use serde::Serialize;
use tera::Context;

/// What a page is told apart by, in every template: `page`.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// Its file.
    pub path: String,
    /// Its kind: the name of its template.
    pub kind: &'static str,
    /// Its title, for the browser's tab and the heading.
    pub title: String,
    /// What stands above the title: the kind of thing it is about.
    pub eyebrow: Option<String>,
    /// The pages above it.
    pub breadcrumbs: Vec<PathLink>,
    /// The stations of the journey that it belongs to.
    pub stations: Vec<Id>,
    /// The main part of the site that it belongs to: the path of an entry of the navigation.
    pub part: &'static str,
    /// The page before it on the reader's way.
    pub previous: Option<PathLink>,
    /// The page after it.
    pub next: Option<PathLink>,
    /// How much deeper than a chapter it stands in the book.
    pub depth: u8,
    /// Whether it is of a kind that is long: then it has contents, and its parts have anchors.
    pub contents: bool,
}

/// A link to a page.
#[derive(Clone, Debug, Serialize)]
pub struct PathLink {
    /// The page's file.
    pub path: String,
    /// Its words.
    pub title: String,
}

impl PathLink {
    /// A link to a page.
    pub fn new(page: &PageKind, title: impl Into<String>) -> PathLink {
        PathLink {
            path: page.path(),
            title: title.into(),
        }
    }
}

/// A link to something with an id.
#[derive(Clone, Debug, Serialize)]
pub struct ItemLink {
    /// Its id.
    pub id: Id,
    /// As printed: `3.1`.
    pub number: Option<String>,
    /// Its words.
    pub title: String,
}

impl ItemLink {
    /// A link to a section.
    pub fn section(section: &Section) -> ItemLink {
        ItemLink {
            id: section.id.clone(),
            number: section.number.clone(),
            title: section.title.clone(),
        }
    }

    /// A link to anything that has an id, by its title.
    pub fn item(publication: &Publication, id: &Id) -> Option<ItemLink> {
        let number = match publication.place(id.as_str())? {
            Place::Section(i) => publication.sections.get(i)?.number.clone(),
            Place::Priority(i) => Some(publication.priorities.get(i)?.number.clone()),
            _ => None,
        };
        let title = crate::measure::title_of(publication, id)?;
        Some(ItemLink {
            id: id.clone(),
            number,
            title,
        })
    }

    /// Links to each of `ids` that is there.
    pub fn items(publication: &Publication, ids: &[Id]) -> Vec<ItemLink> {
        ids.iter()
            .filter_map(|id| ItemLink::item(publication, id))
            .collect()
    }
}

/// What stands at the foot of a text: its sources and its footnotes.
#[derive(Clone, Debug, Serialize)]
pub struct Notes {
    /// The sources cited, by number.
    pub sources: Vec<CitedSource>,
    /// The footnotes.
    pub footnotes: Vec<Footnote>,
    /// The terms used.
    pub terms: Vec<TermNote>,
    /// The addresses of links to other places, for paper.
    pub addresses: Vec<PaperAddress>,
}

/// A term that a page uses.
#[derive(Clone, Debug, Serialize)]
pub struct TermNote {
    /// Its id.
    pub id: Id,
    /// Its short forms.
    pub labels: Vec<String>,
    /// In full.
    pub title: String,
}

impl Notes {
    /// What `writer` has gathered.
    pub fn from_writer(writer: &mut Writer<'_>, publication: &Publication) -> Notes {
        let footnotes = writer.take_footnotes();
        let terms = writer
            .used_terms()
            .iter()
            .filter_map(|id| publication.term(id.as_str()))
            .map(|term| TermNote {
                id: term.id.clone(),
                labels: term.labels.clone(),
                title: term.title.clone(),
            })
            .collect();
        Notes {
            sources: writer.cited_sources(),
            addresses: writer.addresses_on_paper(),
            footnotes,
            terms,
        }
    }
}

/// The page with its values, ready for its template.
pub fn view(pages: &Pages<'_>, kind: &PageKind) -> Result<(PageView, Context), tera::Error> {
    match kind {
        PageKind::Home => home::view(pages),
        PageKind::Station(id) => station::view(pages, id),
        PageKind::Section(id) => section::view(pages, id),
        PageKind::Question(id) => question::view(pages, id),
        PageKind::QuestionPart(id, number) => question::part(pages, id, *number),
        PageKind::Area(id) => gathered::area(pages, id),
        PageKind::Scorecard => indicator::scorecard(pages),
        PageKind::Indicator(id) => indicator::view(pages, id),
        PageKind::Tables => table::all(pages),
        PageKind::Table(id) => table::view(pages, id),
        PageKind::Plan => plan::overview(pages),
        PageKind::Priority(id) => plan::priority(pages, id),
        PageKind::Actions => plan::actions(pages),
        PageKind::PastDue => plan::past_due(pages),
        PageKind::Grid => plan::grid(pages),
        PageKind::Owners => owners::view(pages),
        PageKind::Scrutiny => evidence::scrutiny(pages),
        PageKind::Inspection(id) => evidence::inspection(pages, id),
        PageKind::EvidenceRegister => evidence::register(pages),
        PageKind::Evidence(id) => evidence::view(pages, id),
        PageKind::Matrix => evidence::matrix(pages),
        PageKind::Changes => changes::view(pages),
        PageKind::Glossary => reference_lists::glossary(pages),
        PageKind::Timeline => reference_lists::timeline(pages),
        PageKind::Questions => reference_lists::questions(pages),
        PageKind::About => about::about(pages),
        PageKind::Accessibility => about::accessibility(pages),
        PageKind::Index => listing::index(pages),
        PageKind::Search => listing::search(pages),
        PageKind::Print => print::view(pages),
        PageKind::PrintPart(number) => print::part(pages, *number),
    }
}

/// A page that is not there: only a mistake in this program asks for one.
pub(super) fn missing(id: &Id) -> tera::Error {
    tera::Error::message(format!("there is no “{id}” in this edition"))
}
