//! What stands below a heading that claims an improvement, up to the next of its rank, and beside a
//! paragraph: a chart, figures or evidence bear it out.

use crate::check::Subject;
use crate::check::prose::{Kind, Passage};
use crate::check::typed::dated_numbers;
use crate::model::walk::{Part, each_block};
use crate::model::{BlockKind, FileId, Target};
use std::collections::BTreeSet;
use std::ops::Range;

/// Where charts and tables are shown.
pub(super) struct Shown(BTreeSet<(FileId, u32)>);

impl Shown {
    pub(super) fn of(subject: &Subject<'_>) -> Shown {
        let mut shown = BTreeSet::new();
        for (_, blocks) in &subject.prose.texts {
            each_block(blocks, &mut |block| {
                if matches!(block.kind, BlockKind::Table { .. } | BlockKind::Show(_)) {
                    shown.insert((block.span.file, block.span.start));
                }
            });
        }
        Shown(shown)
    }

    /// Whether one stands between the passages around the one at a place.
    pub(super) fn is_beside(&self, subject: &Subject<'_>, at: usize) -> bool {
        let of = |at: Option<usize>| at.and_then(|at| subject.prose.at(at));
        let Some(passage) = of(Some(at)) else {
            return false;
        };
        let file = passage.span.file;
        let is_near = |one: &&Passage<'_>| one.span.file == file;
        let before = of(at.checked_sub(1)).filter(is_near);
        let behind = of(Some(at + 1)).filter(is_near);
        let from = before.map_or(0, |one| one.span.end);
        let until = behind.map_or(u32::MAX, |one| one.span.start);
        self.0.range((file, from)..(file, until)).next().is_some()
    }

    /// Whether what stands below a heading bears it out; `below` are its passages.
    pub(super) fn bear_out(
        &self,
        subject: &Subject<'_>,
        heading: &Passage<'_>,
        below: &Range<usize>,
    ) -> bool {
        let file = heading.span.file;
        let next = subject.prose.at(below.end);
        let next = next.filter(|next| next.span.file == file);
        let until = next.map_or(u32::MAX, |next| next.span.start);
        let from = heading.span.end.min(until);
        let is_shown = self.0.range((file, from)..(file, until)).next().is_some();
        let mut passages = below.clone().filter_map(|at| subject.prose.at(at));
        is_shown || passages.any(shows_something)
    }
}

/// The level of the heading that gives an answer in one line.
const HEADLINE: u8 = 3;

/// Whether a passage is a heading, or the line that stands for an answer.
pub(super) fn is_heading(passage: &Passage<'_>) -> bool {
    level(passage).is_some()
}

fn level(passage: &Passage<'_>) -> Option<u8> {
    match (passage.kind, passage.place.part) {
        (Kind::Heading(level), _) => Some(level),
        (_, Part::Headline(_)) => Some(HEADLINE),
        _ => None,
    }
}

/// The passages below the heading at a place, up to the next of its rank.
pub(super) fn below(subject: &Subject<'_>, at: usize) -> Range<usize> {
    let level_of = subject.prose.at(at).and_then(level).unwrap_or(0);
    below_until(subject, at, |other| other <= level_of)
}

/// What may bear a heading out: what stands below it; for the line that stands for an answer, all of
/// that.
pub(super) fn may_bear_out(subject: &Subject<'_>, at: usize) -> Range<usize> {
    let heading = subject.prose.at(at);
    match heading.is_some_and(|one| matches!(one.place.part, Part::Headline(_))) {
        true => below_until(subject, at, |_| false),
        false => below(subject, at),
    }
}

fn below_until(subject: &Subject<'_>, at: usize, ends: impl Fn(u8) -> bool) -> Range<usize> {
    let Some(heading) = subject.prose.at(at) else {
        return at..at;
    };
    let part = match heading.place.part {
        Part::Headline(question) => Part::Answer(question),
        part => part,
    };
    let is_below = |one: &Passage<'_>| {
        let is_next = matches!(one.kind, Kind::Heading(other) if ends(other));
        !is_next && one.place.owner == heading.place.owner && one.place.part == part
    };
    let mut end = at + 1;
    while subject.prose.at(end).is_some_and(is_below) {
        end += 1;
    }
    at + 1..end
}

/// Whether a passage gives a figure, a source or the words of somebody else.
fn shows_something(passage: &Passage<'_>) -> bool {
    let refers = passage.references.iter().any(|mention| {
        !matches!(
            mention.reference.to,
            Target::Term { .. } | Target::Action { .. } | Target::Priority { .. }
        )
    });
    let is_cell = matches!(passage.kind, Kind::Cell | Kind::HeaderCell);
    let counts = || !dated_numbers(passage, &(0..passage.text.len())).is_empty();
    let has_source = !passage.notes.is_empty() || !passage.links.is_empty();
    refers || has_source || is_cell || passage.quoted || counts()
}
