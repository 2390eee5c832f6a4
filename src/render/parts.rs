//! The parts of pages that hold the whole text, the book for print and the answers to a question:
//! where a publication is long, such a page leads to its parts, each a page of its own.

use super::address::PageKind;
use super::book::{self, Chapter};
use crate::model::*;
use std::collections::BTreeMap;

/// The most sections of which one page holds all text.
const MOST_SECTIONS: usize = 200;
/// The most sections, or other pages of the book, that a part holds.
pub const MOST_IN_PART: usize = 100;

/// How the pages that hold the whole text are divided; nothing in it where they are not.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The parts of the book.
    pub book: Vec<BookPart>,
    /// The parts of the answers to each question.
    pub answers: BTreeMap<Id, Vec<Stretch>>,
}

/// A part of the book for print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookPart {
    /// Its title: `Front door, part 2 of 3`.
    pub title: String,
    /// The station of its sections.
    pub station: Option<Id>,
    /// What stands in it, in the order of the book.
    pub pages: Vec<PageKind>,
}

/// Sections of one station, or of none, that a part holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its title: `Front door, part 2 of 3`.
    pub title: String,
    /// Their station.
    pub station: Option<Id>,
    /// Their places in [`Publication::sections`].
    pub sections: Vec<usize>,
}

impl Parts {
    /// The parts of the pages of `publication` that hold its text.
    pub fn of(publication: &Publication, pages: &[PageKind]) -> Parts {
        if publication.sections.len() <= MOST_SECTIONS {
            return Parts::default();
        }
        let answers = publication.framework.questions.iter().map(|question| {
            let answers = |section: &Section| {
                let mut answers = section.answers.iter();
                section.number.is_some() && answers.any(|answer| answer.question == question.id)
            };
            (question.id.clone(), stretches(publication, answers))
        });
        Parts {
            answers: answers.collect(),
            book: book_parts(publication, pages),
        }
    }
}

/// The sections for which `belongs` holds, by the first station that each serves; those that serve
/// none, and the background, stand behind them.
fn stretches(publication: &Publication, belongs: impl Fn(&Section) -> bool) -> Vec<Stretch> {
    let mut by_group: BTreeMap<(usize, bool), Vec<usize>> = BTreeMap::new();
    for (at, section) in publication.sections.iter().enumerate() {
        if belongs(section) {
            let station = publication.station_numbers_of(&section.id).first().copied();
            let is_background = station.is_none() && section.number.is_none();
            let group = (station.unwrap_or(usize::MAX), is_background);
            by_group.entry(group).or_default().push(at);
        }
    }
    let stretches = by_group.into_iter().flat_map(|((station, _), sections)| {
        let station = publication.journey.stations.get(station);
        let is_background = |at: &usize| {
            let section = publication.sections.get(*at);
            section.is_some_and(|section| section.number.is_none())
        };
        let title = match station {
            Some(station) => station.title.as_str(),
            None if sections.iter().all(is_background) => "Background",
            None => "Other sections",
        };
        divided(title, &sections)
            .map(|(title, sections)| Stretch {
                title,
                station: station.map(|station| station.id.clone()),
                sections,
            })
            .collect::<Vec<_>>()
    });
    stretches.collect()
}

/// Parts of `all` that are as good as equal, none larger than [`MOST_IN_PART`], with their titles.
fn divided<T: Clone>(title: &str, all: &[T]) -> impl Iterator<Item = (String, Vec<T>)> {
    let count = all.len().div_ceil(MOST_IN_PART).max(1);
    let size = all.len().div_ceil(count).max(1);
    let of = all.len().div_ceil(size);
    all.chunks(size).enumerate().map(move |(at, some)| {
        let title = match of {
            1 => title.to_owned(),
            of => format!("{title}, part {} of {of}", at + 1),
        };
        (title, some.to_vec())
    })
}

/// The title of the part in which a chapter stands together with others.
fn bound_with(chapter: Chapter) -> &'static str {
    match chapter {
        Chapter::Summary => "Summary",
        Chapter::Sections => "Sections",
        Chapter::Plan | Chapter::Grid => "The plan",
        Chapter::Scrutiny | Chapter::Evidence => "Scrutiny and evidence",
        Chapter::Indicators | Chapter::Tables => "Indicators and tables",
        Chapter::Glossary
        | Chapter::Timeline
        | Chapter::Questions
        | Chapter::Owners
        | Chapter::About => "Glossary, timeline, roles and about",
    }
}

fn book_parts(publication: &Publication, pages: &[PageKind]) -> Vec<BookPart> {
    let pages = book::pages(pages);
    let title = |page: &PageKind| book::chapter(page).map(bound_with);
    let mut parts = Vec::new();
    for bound in pages.chunk_by(|one, other| title(one) == title(other)) {
        let Some(first) = bound.first() else { continue };
        if matches!(first, PageKind::Section(_)) {
            parts.extend(stretches(publication, |_| true).into_iter().map(|stretch| {
                let sections = stretch.sections.iter();
                let sections = sections.filter_map(|at| publication.sections.get(*at));
                BookPart {
                    title: stretch.title,
                    station: stretch.station,
                    pages: sections
                        .map(|section| PageKind::Section(section.id.clone()))
                        .collect(),
                }
            }));
            continue;
        }
        parts.extend(
            divided(title(first).unwrap_or_default(), bound).map(|(title, pages)| BookPart {
                title,
                station: None,
                pages,
            }),
        );
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_as_good_as_equal_and_none_is_too_large() {
        for (count, expected) in [
            (1, vec![1]),
            (100, vec![100]),
            (101, vec![51, 50]),
            (250, vec![84, 84, 82]),
        ] {
            let all: Vec<usize> = (0..count).collect();
            let parts: Vec<(String, Vec<usize>)> = divided("Care", &all).collect();
            let sizes: Vec<usize> = parts.iter().map(|(_, part)| part.len()).collect();
            assert_eq!(sizes, expected);
            let held: Vec<usize> = parts.iter().flat_map(|(_, part)| part.clone()).collect();
            assert_eq!(held, all, "in their order, each once");
            match parts.as_slice() {
                [(title, _)] => assert_eq!(title, "Care"),
                parts => assert_eq!(parts[1].0, format!("Care, part 2 of {}", parts.len())),
            }
        }
    }

    fn section() -> Section {
        Section {
            id: Id::default(),
            number: None,
            title: String::new(),
            short: String::new(),
            owner: None,
            as_at: None,
            reviewed: None,
            review_due: None,
            judgement_areas: Vec::new(),
            summary: Vec::new(),
            answers: Vec::new(),
            audience: Audience::default(),
            span: Span::default(),
        }
    }

    #[test]
    fn nothing_is_divided_up_to_the_limit() {
        let parts_of = |count: usize| {
            let mut publication = Publication::default();
            publication.sections = vec![section(); count];
            let pages = vec![PageKind::Section(Id::default()); count];
            Parts::of(&publication, &pages).book.len()
        };
        assert_eq!(parts_of(MOST_SECTIONS), 0);
        assert_eq!(parts_of(MOST_SECTIONS + 1), 3);
    }
}
