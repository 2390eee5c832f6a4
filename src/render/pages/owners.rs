//! Who answers for what: the sections, plans and figures of each role.

use super::{ItemLink, PageView};
use crate::measure::{self, Owner, owners, past_due};
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::html::Badge;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct OwnersView {
    owners: Vec<OwnerView>,
    /// How many sections, actions and indicators name no owner.
    without: Vec<Without>,
    /// Whether any role owns one: what no role owns needs no column.
    has_sections: bool,
    has_priorities: bool,
    has_figures: bool,
    today: String,
}

#[derive(Serialize)]
struct Without {
    what: &'static str,
    count: usize,
    of: usize,
}

#[derive(Serialize)]
struct OwnerView {
    role: String,
    name: String,
    sections: Vec<ItemLink>,
    priorities: Vec<ItemLink>,
    actions: Vec<OwnedAction>,
    past_due: usize,
    indicators: Vec<ItemLink>,
    tables: Vec<ItemLink>,
    figures: usize,
}

#[derive(Serialize)]
struct OwnedAction {
    id: Id,
    title_html: String,
    due: String,
    due_day: Option<String>,
    status: Option<Badge>,
    past_due: Option<String>,
}

pub fn view(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let page = pages.page(&PageKind::Owners, "Who answers for what");
    let owners = owners(publication);
    let has_figures = |owner: &Owner<'_>| !owner.indicators.is_empty() || !owner.tables.is_empty();
    let view = OwnersView {
        has_sections: owners.iter().any(|owner| !owner.sections.is_empty()),
        has_priorities: owners.iter().any(|owner| !owner.priorities.is_empty()),
        has_figures: owners.iter().any(has_figures),
        owners: owners
            .into_iter()
            .map(|owner| owner_view(pages, owner, &page.path))
            .collect(),
        without: without(publication),
        today: date_words(publication.about.published),
    };
    Ok((page, pages.context("owners", &view)))
}

fn owner_view(pages: &Pages<'_>, owner: Owner<'_>, path: &str) -> OwnerView {
    let publication = pages.publication();
    let items = |ids: Vec<&Id>| -> Vec<ItemLink> {
        ids.into_iter()
            .filter_map(|id| ItemLink::item(publication, id))
            .collect()
    };
    let actions: Vec<OwnedAction> = owner
        .actions
        .iter()
        .map(|action| action_line(pages, action, path))
        .collect();
    let name = pages.addresses().owner_anchor(&owner.role);
    OwnerView {
        name: name.unwrap_or_default().to_owned(),
        figures: owner.indicators.len() + owner.tables.len(),
        past_due: actions.iter().filter(|a| a.past_due.is_some()).count(),
        sections: owner.sections.into_iter().map(ItemLink::section).collect(),
        priorities: items(owner.priorities.iter().map(|p| &p.id).collect()),
        indicators: items(owner.indicators.iter().map(|i| &i.id).collect()),
        tables: items(owner.tables.iter().map(|t| &t.id).collect()),
        role: owner.role,
        actions,
    }
}

fn action_line(pages: &Pages<'_>, action: &Action, path: &str) -> OwnedAction {
    let publication = pages.publication();
    let status = measure::action_status(publication, action, publication.about.published);
    OwnedAction {
        id: action.id.clone(),
        title_html: pages.writer_without_sources(path).inlines(&action.title),
        due: measure::due_words(&action.due).to_owned(),
        due_day: action.due.when.last_day().map(|day| day.to_string()),
        status: status.as_ref().map(Badge::from),
        past_due: past_due(publication, action).map(measure::PastDue::words),
    }
}

fn without(publication: &Publication) -> Vec<Without> {
    let count = |what, all: Vec<bool>| Without {
        what,
        count: all.iter().filter(|has| !**has).count(),
        of: all.len(),
    };
    let sections = publication.sections.iter().map(|s| s.owner.is_some());
    let actions = publication.actions.iter().map(|a| a.owner.is_some());
    let indicators = publication.indicators.iter().map(|i| i.owner.is_some());
    vec![
        count("sections", sections.collect()),
        count("actions", actions.collect()),
        count("indicators", indicators.collect()),
    ]
}
