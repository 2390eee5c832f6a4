//! The book for print: which pages it holds, and in which order.

use super::address::{Addresses, PageKind};
use super::pages::PageView;
use crate::model::Publication;
use serde::Serialize;

/// A chapter of the book, in the book's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Chapter {
    Summary,
    Sections,
    Plan,
    Grid,
    Scrutiny,
    Evidence,
    Indicators,
    Tables,
    Glossary,
    Timeline,
    Questions,
    Owners,
    About,
}

/// The chapter that a page belongs to; `None` for those that gather, search or are the book itself.
pub(super) fn chapter(page: &PageKind) -> Option<Chapter> {
    Some(match page {
        PageKind::Home => Chapter::Summary,
        PageKind::Section(_) => Chapter::Sections,
        PageKind::Plan | PageKind::Priority(_) => Chapter::Plan,
        PageKind::Grid => Chapter::Grid,
        PageKind::Scrutiny | PageKind::Inspection(_) => Chapter::Scrutiny,
        PageKind::EvidenceRegister | PageKind::Matrix | PageKind::Evidence(_) => Chapter::Evidence,
        PageKind::Scorecard | PageKind::Indicator(_) => Chapter::Indicators,
        PageKind::Tables | PageKind::Table(_) => Chapter::Tables,
        PageKind::Glossary => Chapter::Glossary,
        PageKind::Timeline => Chapter::Timeline,
        PageKind::Questions => Chapter::Questions,
        PageKind::Owners => Chapter::Owners,
        PageKind::About | PageKind::Accessibility => Chapter::About,
        PageKind::Station(_)
        | PageKind::Question(_)
        | PageKind::QuestionPart(..)
        | PageKind::Area(_)
        | PageKind::Actions
        | PageKind::PastDue
        | PageKind::Changes
        | PageKind::Index
        | PageKind::Search
        | PageKind::Print
        | PageKind::PrintPart(_) => return None,
    })
}

/// The pages of the book among `pages`, in the book's order.
pub(super) fn pages(pages: &[PageKind]) -> Vec<PageKind> {
    let mut held: Vec<(Chapter, &PageKind)> = pages
        .iter()
        .filter_map(|page| Some((chapter(page)?, page)))
        .collect();
    // The matrix is a part of the register: it comes before the single pieces.
    held.sort_by_cached_key(|(chapter, page)| (*chapter, matches!(page, PageKind::Evidence(_))));
    held.into_iter().map(|(_, page)| page.clone()).collect()
}

/// How much deeper than its chapter's own page the page at `path` stands: so that the bookmarks of
/// the printed book lead from a chapter to its parts.
pub(super) fn depth(path: &str) -> u8 {
    let is_part = path.contains('/') && !path.starts_with("sections/");
    u8::from(is_part || path == PageKind::Matrix.path())
}

/// A page of the book, with its line in the contents.
#[derive(Serialize)]
pub(super) struct BookPage {
    /// The name of its element.
    name: String,
    number: Option<String>,
    title: String,
    /// Whether it begins a chapter, or is a part of one that the contents name.
    level: u8,
    html: String,
}

impl BookPage {
    /// A page of this kind, rendered. Single indicators, tables and pieces of evidence are found
    /// through the lists that stand before them: the contents do not name them.
    pub fn of(
        publication: &Publication,
        addresses: &Addresses,
        kind: &PageKind,
        page: &PageView,
        html: String,
    ) -> Self {
        let (level, number) = match kind {
            PageKind::Section(id) => (
                1,
                publication
                    .section(id.as_str())
                    .and_then(|section| section.number.clone()),
            ),
            PageKind::Priority(id) => (
                2,
                publication
                    .priority(id.as_str())
                    .map(|priority| priority.number.clone()),
            ),
            PageKind::Inspection(_) | PageKind::Matrix => (2, None),
            PageKind::Indicator(_) | PageKind::Table(_) | PageKind::Evidence(_) => (3, None),
            _ => (1, None),
        };
        let title = match kind {
            PageKind::Home if !publication.about.headline.is_empty() => {
                publication.about.headline.clone()
            }
            _ => page.title.clone(),
        };
        BookPage {
            name: addresses.page_name(&page.path).into_owned(),
            number,
            title,
            level,
            html,
        }
    }

    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.html.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_book_leaves_out_has_a_stand_in_that_it_holds() {
        let id = crate::model::Id::new("front-door").expect("an id");
        let out = [
            PageKind::Station(id.clone()),
            PageKind::Question(id.clone()),
            PageKind::Area(id),
            PageKind::Actions,
            PageKind::PastDue,
        ];
        for page in &out {
            assert!(chapter(page).is_none());
            assert!(page.stand_in().as_ref().and_then(chapter).is_some());
        }
        assert!(PageKind::Plan.stand_in().is_none());
    }

    #[test]
    fn what_stands_within_a_chapter_stands_deeper_than_its_page() {
        let id = crate::model::Id::new("front-door").expect("an id");
        let (chapters, parts) = (
            [
                PageKind::Home,
                PageKind::Plan,
                PageKind::Section(id.clone()),
            ],
            [
                PageKind::Matrix,
                PageKind::Priority(id.clone()),
                PageKind::Indicator(id),
            ],
        );
        assert!(chapters.iter().all(|page| depth(&page.path()) == 0));
        assert!(parts.iter().all(|page| depth(&page.path()) == 1));
    }

    #[test]
    fn chapters_stand_in_the_order_of_the_book() {
        let all = [
            PageKind::Glossary,
            PageKind::Scorecard,
            PageKind::Plan,
            PageKind::Search,
            PageKind::Home,
        ];
        let order = [
            PageKind::Home,
            PageKind::Plan,
            PageKind::Scorecard,
            PageKind::Glossary,
        ];
        assert_eq!(pages(&all), order);
    }
}
