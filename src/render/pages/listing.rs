//! Everything by its name; the search page.

use super::PageView;
use crate::measure::title_of;
use crate::model::*;
use crate::render::address::PageKind;
use crate::render::search;
use crate::render::site::{Pages, SearchInline};
use serde::Serialize;
use tera::Context;

#[derive(Serialize)]
struct IndexView {
    letters: Vec<LetterGroup>,
}

#[derive(Serialize)]
struct LetterGroup {
    letter: char,
    name: String,
    entries: Vec<IndexEntry>,
}

#[derive(Serialize)]
struct IndexEntry {
    id: Id,
    title: String,
    kind: &'static str,
}

pub fn index(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let publication = pages.publication();
    let page = pages.page(&PageKind::Index, "A to Z");
    let mut entries: Vec<IndexEntry> = publication
        .all_ids()
        .into_iter()
        .filter_map(|(id, place)| {
            let kind = match place {
                Place::Section(_) => "section",
                Place::Station(_) => "station",
                Place::JudgementArea(_) => "judgement area",
                Place::Indicator(_) => "indicator",
                Place::Table(_) => "table",
                Place::Priority(_) => "priority",
                Place::GridArea(_) => "area of the grid",
                Place::Evidence(_) => "evidence",
                Place::Inspection(_) => "inspection",
                Place::Term(_) => "term",
                Place::Action(_) | Place::Finding(..) | Place::Event(_) | Place::Question(_) => {
                    return None;
                }
            };
            Some(IndexEntry {
                title: title_of(publication, &id)?,
                id,
                kind,
            })
        })
        .collect();
    entries.sort_by_cached_key(|entry| (entry.title.to_lowercase(), entry.id.clone()));
    let mut letters: Vec<LetterGroup> = Vec::new();
    for entry in entries {
        let first = entry
            .title
            .chars()
            .find(|c| c.is_alphanumeric())
            .map_or('#', |c| c.to_ascii_uppercase());
        let letter = if first.is_ascii_alphabetic() {
            first
        } else {
            '#'
        };
        match letters.last_mut().filter(|group| group.letter == letter) {
            Some(group) => group.entries.push(entry),
            None => letters.push(LetterGroup {
                letter,
                name: if letter == '#' {
                    "numbers".into()
                } else {
                    format!("letter-{}", letter.to_ascii_lowercase())
                },
                entries: vec![entry],
            }),
        }
    }
    Ok((page, pages.context("index", &IndexView { letters })))
}

#[derive(Serialize)]
struct SearchView<'s> {
    /// The files beside the page; the script asks for the index when it is used.
    script_file: &'static str,
    index_file: &'static str,
    /// What stands in the page instead.
    inline: Option<&'s SearchInline>,
}

pub fn search(pages: &Pages<'_>) -> Result<(PageView, Context), tera::Error> {
    let page = pages.page(&PageKind::Search, "Search");
    let view = SearchView {
        script_file: search::SCRIPT,
        index_file: search::INDEX,
        inline: pages.search_inline(),
    };
    Ok((page, pages.context("search", &view)))
}
