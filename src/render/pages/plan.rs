//! The plan: its state as a whole, a priority, all actions, what is past due, the grid.

mod grid;
mod priority;

pub use grid::grid;
pub use priority::priority;

use super::{ItemLink, PageView};
use crate::measure::{self, PastDue, past_due as past_due_of};
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::html::Badge;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

/// A priority in an overview.
#[derive(Clone, Debug, Serialize)]
pub struct PriorityRow {
    /// Its id.
    pub id: Id,
    /// As printed.
    pub number: String,
    /// Whether it is a part of another priority.
    pub is_part: bool,
    /// Its title.
    pub title: String,
    /// In few words.
    pub short: String,
    /// Under which heading the dashboard reports it.
    pub dashboard: Option<String>,
    /// The status of its actions.
    pub status: Option<Badge>,
    /// The status of its impact.
    pub impact: Option<Badge>,
    /// How many actions it has.
    pub actions: usize,
    /// How many of them are past their due date and not known to be complete.
    pub past_due: usize,
}

/// An action, wherever it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct ActionView {
    /// Its id.
    pub id: Id,
    /// As printed.
    pub number: Option<String>,
    /// What is to be done.
    pub title_html: String,
    /// What it is a part of, in the grid.
    pub outline: Option<String>,
    /// The priority or the area of the grid that it stands in.
    pub origin: Option<ItemLink>,
    /// Whether it stands in the grid.
    pub in_grid: bool,
    /// Who does it.
    pub owner: Option<String>,
    /// The impact that is expected of it.
    pub expected_html: String,
    /// When it is due.
    pub due: String,
    /// The last day by which it is due, for sorting: `2020-06-30`.
    pub due_day: Option<String>,
    /// Its status.
    pub status: Option<Badge>,
    /// What was noted with its status.
    pub status_note: Option<String>,
    /// Whether it is past its due date, in words.
    pub past_due: Option<String>,
    /// What is said of its delivery.
    pub delivery: Option<String>,
    /// The impact that it has had.
    pub impact_html: String,
    /// The indicators by which it is measured.
    pub measures: Vec<ItemLink>,
    /// The sections whose plans it belongs to.
    pub sections: Vec<ItemLink>,
    /// The findings that it answers.
    pub answers: Vec<ItemLink>,
    /// What a reader should know.
    pub note: Option<String>,
}

impl ActionView {
    /// An action as seen from the page at `path`.
    pub fn of(pages: &Pages<'_>, action: &Action, path: &str) -> ActionView {
        let publication = pages.publication();
        let mut writer = pages.writer_without_sources(path);
        let origin = match &action.origin {
            Origin::Priority(id) | Origin::Grid(id) => id,
        };
        let today = publication.about.published;
        let status = measure::action_status(publication, action, today);
        ActionView {
            id: action.id.clone(),
            number: action.number.clone(),
            title_html: writer.inlines(&action.title),
            outline: action.outline.clone(),
            origin: origin_link(publication, origin),
            in_grid: matches!(action.origin, Origin::Grid(_)),
            owner: action.owner.clone(),
            expected_html: writer.blocks(&action.expected),
            due: measure::due_words(&action.due).to_owned(),
            due_day: action.due.when.last_day().map(|day| day.to_string()),
            status: status.as_ref().map(Badge::from),
            status_note: status.and_then(|reported| reported.status.note.clone()),
            past_due: past_due_of(publication, action).map(PastDue::words),
            delivery: action.delivery.clone(),
            impact_html: writer.blocks(&action.impact),
            measures: ItemLink::items(publication, &action.measures),
            sections: ItemLink::items(publication, &action.sections),
            answers: answered(publication, &action.id),
            note: action.note.clone(),
        }
    }
}

/// A link to what an action stands in, in few words: lists say it of each action.
fn origin_link(publication: &Publication, origin: &Id) -> Option<ItemLink> {
    let link = ItemLink::item(publication, origin)?;
    let title = match publication.priority(origin.as_str()) {
        Some(priority) => priority.short.clone(),
        None => link.title.clone(),
    };
    Some(ItemLink { title, ..link })
}

fn answered(publication: &Publication, action: &Id) -> Vec<ItemLink> {
    let findings = publication.inspections.iter().flat_map(|inspection| {
        inspection
            .findings
            .iter()
            .filter(|finding| finding.answered_by.contains(action))
            .map(move |finding| ItemLink {
                id: finding.id.clone(),
                number: None,
                title: format!(
                    "{}: {}",
                    inspection.title,
                    finding.kind.title().to_lowercase()
                ),
            })
    });
    findings.collect()
}

/// The priorities as rows, in their order.
pub fn rows(publication: &Publication) -> Vec<PriorityRow> {
    let today = publication.about.published;
    publication
        .priorities
        .iter()
        .map(|priority| {
            let own = |action: &&Action| action.origin == Origin::Priority(priority.id.clone());
            PriorityRow {
                id: priority.id.clone(),
                number: priority.number.clone(),
                is_part: priority.number.chars().any(char::is_alphabetic),
                title: priority.title.clone(),
                short: priority.short.clone(),
                dashboard: priority.dashboard.clone(),
                status: measure::priority_status(publication, priority, today)
                    .as_ref()
                    .map(Badge::from),
                impact: measure::priority_impact(publication, priority, today)
                    .as_ref()
                    .map(Badge::from),
                actions: publication.actions.iter().filter(own).count(),
                past_due: publication
                    .actions
                    .iter()
                    .filter(own)
                    .filter(|a| past_due_of(publication, a).is_some())
                    .count(),
            }
        })
        .collect()
}

/// The latest period for which a status was reported, in words.
pub fn reported(publication: &Publication) -> Option<String> {
    publication
        .priorities
        .iter()
        .filter_map(|p| p.status.keys().next_back())
        .max()
        .map(|period| period.words())
}

/// How many actions are past their due date and not known to be complete.
pub fn past_due_count(publication: &Publication) -> usize {
    publication
        .actions
        .iter()
        .filter(|action| past_due_of(publication, action).is_some())
        .count()
}

#[derive(Serialize)]
struct OverviewView {
    rows: Vec<PriorityRow>,
    reported: Option<String>,
    scale: Option<Scale>,
    actions: usize,
    past_due: usize,
    without_date: usize,
    grid_actions: usize,
}

pub fn overview(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let page = pages.page(&PageKind::Plan, "The improvement plan");
    let in_plan = |action: &&Action| matches!(action.origin, Origin::Priority(_));
    let view = OverviewView {
        rows: rows(publication),
        reported: reported(publication),
        scale: publication.scale("plan-status").cloned(),
        actions: publication.actions.iter().filter(in_plan).count(),
        past_due: past_due_count(publication),
        without_date: publication
            .actions
            .iter()
            .filter(|a| a.due.when.last_day().is_none())
            .count(),
        grid_actions: publication
            .actions
            .iter()
            .filter(|action| !in_plan(action))
            .count(),
    };
    Ok((page, pages.context("plan", &view)))
}

#[derive(Serialize)]
struct ActionsView {
    actions: Vec<ActionView>,
    owners: Vec<String>,
    statuses: Vec<String>,
    origins: Vec<ItemLink>,
    sections: Vec<ItemLink>,
    today: String,
}

fn actions_view(pages: &Pages<'_>, path: &str, wanted: impl Fn(&Action) -> bool) -> ActionsView {
    let publication = pages.publication();
    let actions: Vec<ActionView> = publication
        .actions
        .iter()
        .filter(|action| wanted(action))
        .map(|action| ActionView::of(pages, action, path))
        .collect();
    let mut owners: Vec<String> = actions
        .iter()
        .filter_map(|action| action.owner.clone())
        .collect();
    owners.sort();
    owners.dedup();
    let mut statuses: Vec<String> = actions
        .iter()
        .filter_map(|a| a.status.as_ref())
        .map(|b| b.text.clone())
        .collect();
    statuses.sort();
    statuses.dedup();
    let origins = publication
        .priorities
        .iter()
        .map(|p| &p.id)
        .chain(publication.grid.iter().map(|area| &area.id));
    let sections = publication.numbered_sections().filter(|section| {
        actions
            .iter()
            .any(|action| action.sections.iter().any(|link| link.id == section.id))
    });
    ActionsView {
        owners,
        statuses,
        origins: origins
            .filter_map(|id| ItemLink::item(publication, id))
            .collect(),
        sections: sections.map(ItemLink::section).collect(),
        today: date_words(publication.about.published),
        actions,
    }
}

pub fn actions(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let page = pages.page(&PageKind::Actions, "All actions");
    let view = actions_view(pages, &page.path, |_| true);
    Ok((page, pages.context("plan", &view)))
}

pub fn past_due(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let page = pages.page(&PageKind::PastDue, "Actions past their due date");
    let publication = pages.publication();
    let view = actions_view(pages, &page.path, |action| {
        past_due_of(publication, action).is_some()
    });
    Ok((page, pages.context("plan", &view)))
}
