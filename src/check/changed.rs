//! Which of the author's files say something else in an edition's copy than in the publication.
//! What the others say is read once, for all editions.

use crate::model::{FileId, Indicator, Publication, Span};
use std::collections::BTreeSet;

/// The files of which `copy` lacks something that `whole` has, or has it otherwise.
pub(super) fn files(whole: &Publication, copy: &Publication) -> BTreeSet<FileId> {
    let mut changed = BTreeSet::new();
    macro_rules! compare {
        ($($things:expr),+) => {$({
            let things: fn(&Publication) -> &[_] = $things;
            compare(things(whole), things(copy), |one| one.span, &mut changed);
        })+};
    }
    compare!(
        |all| &all.editions,
        |all| &all.journey.stations,
        |all| &all.sections,
        |all| &all.indicators,
        |all| &all.tables,
        |all| &all.scales,
        |all| &all.priorities,
        |all| &all.grid,
        |all| &all.actions,
        |all| &all.evidence,
        |all| &all.inspections,
        |all| &all.events,
        |all| &all.questions,
        |all| &all.terms
    );
    for indicator in &whole.indicators {
        changed.extend(files_of_series(indicator));
    }
    changed
}

/// Both are in the same order: a copy is made by taking out.
fn compare<T: PartialEq>(
    whole: &[T],
    copy: &[T],
    span: impl Fn(&T) -> Span,
    changed: &mut BTreeSet<FileId>,
) {
    let mut rest = copy.iter().peekable();
    for one in whole {
        let kept = rest.next_if(|kept| span(kept) == span(one));
        if kept != Some(one) {
            changed.insert(span(one).file);
        }
    }
    changed.extend(rest.map(|one| span(one).file));
}

/// The files of an indicator whose figures stand in another than its own: what is said of them has
/// its place there, and several indicators may name the same.
fn files_of_series(indicator: &Indicator) -> BTreeSet<FileId> {
    let comparators = indicator.comparators.iter();
    let values = comparators.flat_map(|one| one.values.values());
    let data = indicator.values.values().chain(values);
    let mut files: BTreeSet<FileId> = data.map(|datum| datum.span.file).collect();
    files.insert(indicator.span.file);
    if files.len() == 1 {
        files.clear();
    }
    files
}
