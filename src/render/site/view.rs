//! What every page says of its site.

use super::SearchInline;
use crate::edition::Copy;
use crate::model::*;
use crate::render::address::{Form, PageKind};
use crate::render::pages::PathLink;
use crate::render::policy::Inline;
use crate::render::theme::Theme;
use serde::Serialize;

/// What every template knows of the publication and its edition: `site`.
#[derive(Serialize)]
pub(super) struct SiteView {
    form: &'static str,
    policy: String,
    inline_style: Option<String>,
    inline_script: Option<String>,
    inline_icon: Option<String>,
    title: String,
    organisation: String,
    version: String,
    status: &'static str,
    status_word: String,
    draft: bool,
    published: String,
    as_at: String,
    next_review: Option<String>,
    /// Where the pages of the folder will stand, with `/` at its end.
    base_address: Option<String>,
    current_version: Option<String>,
    notice: Option<String>,
    edition: String,
    edition_id: Id,
    readers: String,
    marking: &'static str,
    handling: Option<String>,
    stations: Vec<StationEntry>,
    questions: Vec<QuestionEntry>,
    areas: Vec<AreaEntry>,
    contact: Contact,
    program: String,
    file_name: String,
}

#[derive(Serialize)]
struct StationEntry {
    id: Id,
    title: String,
    short: String,
    about: Option<String>,
    colour: u8,
    sections: Vec<Id>,
}

#[derive(Serialize)]
struct QuestionEntry {
    id: Id,
    title: String,
    short: String,
    gathered: String,
}

#[derive(Serialize)]
struct AreaEntry {
    id: Id,
    title: String,
    short: String,
}

impl SiteView {
    /// `search`: what the page holds of search.
    pub(super) fn of(
        copy: &Copy,
        theme: &Theme,
        form: Form,
        search: Option<&SearchInline>,
    ) -> SiteView {
        let inline = Inline::of(theme, form);
        let held = search.map_or([None, None], |held| [Some(&held.script), Some(&held.index)]);
        let held: Vec<&str> = held.into_iter().flatten().map(String::as_str).collect();
        let publication = copy.publication();
        let about = &publication.about;
        let edition = copy.edition();
        SiteView {
            form: form.word(),
            policy: inline.policy(&held),
            inline_style: inline.style,
            inline_script: inline.script,
            inline_icon: inline.icon,
            title: about.title.clone(),
            organisation: about.organisation.clone(),
            version: about.version.clone(),
            status: about.status.title(),
            status_word: if copy.is_draft() {
                "draft".into()
            } else {
                about.status.title().to_lowercase()
            },
            draft: copy.is_draft(),
            published: date_words(about.published),
            as_at: date_words(about.as_at),
            next_review: about.next_review.map(Period::words),
            base_address: edition
                .base_address
                .clone()
                .filter(|_| form == Form::Folder),
            current_version: about
                .current_version
                .clone()
                .or_else(|| edition.base_address.clone()),
            notice: about.notice.clone(),
            edition: edition.title.clone(),
            edition_id: edition.id.clone(),
            readers: edition.readers.clone(),
            marking: edition.marking.title(),
            handling: edition.handling.clone(),
            stations: publication
                .journey
                .stations
                .iter()
                .map(|station| StationEntry {
                    id: station.id.clone(),
                    title: station.title.clone(),
                    short: station.short.clone(),
                    about: station.about.clone(),
                    colour: station.colour,
                    sections: station.sections.clone(),
                })
                .collect(),
            questions: publication
                .framework
                .questions
                .iter()
                .map(|question| QuestionEntry {
                    id: question.id.clone(),
                    title: question.title.clone(),
                    short: question.short.clone(),
                    gathered: question.gathered.clone(),
                })
                .collect(),
            areas: publication
                .framework
                .areas
                .iter()
                .map(|area| AreaEntry {
                    id: area.id.clone(),
                    title: area.title.clone(),
                    short: area.short.clone(),
                })
                .collect(),
            contact: about.contact.clone(),
            program: format!("sef {}", env!("CARGO_PKG_VERSION")),
            file_name: copy.file_name(),
        }
    }
}

/// The entry of the main navigation under which a page stands, by its path.
pub(super) fn part_of(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::Home | PageKind::Station(_) | PageKind::Section(_) => "index.html",
        PageKind::Question(_) | PageKind::QuestionPart(..) | PageKind::Area(_) => "by-question",
        PageKind::Scorecard | PageKind::Indicator(_) | PageKind::Tables | PageKind::Table(_) => {
            "indicators.html"
        }
        PageKind::Plan
        | PageKind::Priority(_)
        | PageKind::Actions
        | PageKind::PastDue
        | PageKind::Grid
        | PageKind::Owners => "plan.html",
        PageKind::Scrutiny
        | PageKind::Inspection(_)
        | PageKind::EvidenceRegister
        | PageKind::Evidence(_)
        | PageKind::Matrix
        | PageKind::Timeline
        | PageKind::Questions => "evidence.html",
        PageKind::Changes
        | PageKind::Glossary
        | PageKind::About
        | PageKind::Accessibility
        | PageKind::Index => "about.html",
        PageKind::Search => "search.html",
        PageKind::Print | PageKind::PrintPart(_) => "print.html",
    }
}

pub(super) fn breadcrumbs(publication: &Publication, kind: &PageKind) -> Vec<PathLink> {
    let home = PathLink::new(&PageKind::Home, "Home");
    let above = match kind {
        PageKind::Home => return Vec::new(),
        PageKind::Section(id) => publication.stations_of(id).next().map(|station| {
            PathLink::new(
                &PageKind::Station(station.id.clone()),
                station.title.clone(),
            )
        }),
        PageKind::Indicator(_) => Some(PathLink::new(&PageKind::Scorecard, "Indicators")),
        PageKind::Table(_) => Some(PathLink::new(&PageKind::Tables, "Tables")),
        PageKind::Priority(_) | PageKind::Actions | PageKind::PastDue | PageKind::Grid => {
            Some(PathLink::new(&PageKind::Plan, "The plan"))
        }
        PageKind::Inspection(_) => Some(PathLink::new(&PageKind::Scrutiny, "External scrutiny")),
        PageKind::Evidence(_) | PageKind::Matrix | PageKind::Scrutiny => {
            Some(PathLink::new(&PageKind::EvidenceRegister, "Evidence"))
        }
        PageKind::Tables => Some(PathLink::new(&PageKind::Scorecard, "Indicators")),
        PageKind::Accessibility => Some(PathLink::new(&PageKind::About, "About")),
        PageKind::QuestionPart(id, _) => {
            let questions = &publication.framework.questions;
            let question = questions.iter().find(|question| question.id == *id);
            question.map(|question| {
                PathLink::new(&PageKind::Question(id.clone()), question.gathered.clone())
            })
        }
        _ => None,
    };
    std::iter::once(home).chain(above).collect()
}
