//! What has changed since the version before.

use super::PageView;
use crate::compare::{Changed, Changes, Side, Tally};
use crate::render::address::PageKind;
use crate::render::site::Pages;
use serde::Serialize;
use tera::Context;

/// Changes as templates show them.
#[derive(Serialize)]
pub struct ChangesView<'c> {
    old: &'c Side,
    new: &'c Side,
    marking: &'static str,
    handling: Option<&'c str>,
    notes: &'c [String],
    tallies: Vec<&'c Tally>,
    is_empty: bool,
    groups: Vec<Group<'c>>,
}

#[derive(Serialize)]
struct Group<'c> {
    title: &'static str,
    entries: Vec<EntryView<'c>>,
}

#[derive(Serialize)]
struct EntryView<'c> {
    #[serde(flatten)]
    changed: &'c Changed,
    kind_words: &'static str,
    moves: Vec<MoveView<'c>>,
    /// Whether it stands on a page to which a link leads.
    linked: bool,
}

#[derive(Serialize)]
struct MoveView<'c> {
    what: &'static str,
    words: &'c str,
}

impl<'c> ChangesView<'c> {
    /// `leads_somewhere`: whether there is a page for the thing of this id.
    pub fn of(changes: &'c Changes, leads_somewhere: &dyn Fn(&str) -> bool) -> ChangesView<'c> {
        let entry = |changed: &'c Changed| EntryView {
            kind_words: changed.kind.words(),
            moves: changed
                .moves
                .iter()
                .map(|change| MoveView {
                    what: change.what.words(),
                    words: &change.words,
                })
                .collect(),
            linked: leads_somewhere(changed.id.as_str()),
            changed,
        };
        let groups = changes.groups().into_iter();
        ChangesView {
            old: &changes.old,
            new: &changes.new,
            marking: changes.marking,
            handling: changes.handling.as_deref(),
            notes: &changes.notes,
            tallies: changes.tallies.iter().collect(),
            is_empty: changes.is_empty(),
            groups: groups
                .filter(|(_, group)| !group.is_empty())
                .map(|(title, group)| Group {
                    title,
                    entries: group.iter().map(entry).collect(),
                })
                .collect(),
        }
    }
}

/// What the title of the page is.
pub fn title(changes: &Changes) -> String {
    format!("What has changed since version {}", changes.old.version)
}

pub fn view(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let changes = pages.changes().ok_or_else(|| {
        tera::Error::message("there is no version with which this one is compared")
    })?;
    let page = pages.page(&PageKind::Changes, title(changes));
    let leads = |id: &str| pages.addresses().page_of(id).is_some();
    let view = ChangesView::of(changes, &leads);
    Ok((page, pages.context("changes", &view)))
}
