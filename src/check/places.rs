//! Places in files, and whether another touches one of them.

use crate::model::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// For each file where its places begin, first to last, each with the furthest end so far.
pub(super) struct Places(BTreeMap<FileId, Vec<(u32, u32)>>);

impl Places {
    /// Of these spans.
    pub(super) fn of(spans: &BTreeSet<Span>) -> Places {
        let mut files: BTreeMap<FileId, Vec<(u32, u32)>> = BTreeMap::new();
        for span in spans {
            let places = files.entry(span.file).or_default();
            let furthest = places.last().map_or(0, |(_, end)| *end).max(span.end);
            places.push((span.start, furthest));
        }
        Places(files)
    }

    /// Whether a span has a byte in common with one of them.
    pub(super) fn are_touched_by(&self, span: Span) -> bool {
        let places = self.0.get(&span.file).map_or(&[][..], Vec::as_slice);
        let before = places.partition_point(|(start, _)| *start < span.end);
        let nearest = before.checked_sub(1).and_then(|at| places.get(at));
        nearest.is_some_and(|(_, furthest)| span.start < *furthest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_touches_is_found() {
        let span = |file, start, end| Span {
            file: FileId(file),
            start,
            end,
        };
        let places = Places::of(&BTreeSet::from([
            span(1, 10, 50),
            span(1, 20, 25),
            span(1, 60, 61),
            span(3, 0, 5),
        ]));
        for (one, is_touched) in [
            (span(1, 0, 10), false),
            (span(1, 0, 11), true),
            (span(1, 30, 40), true),
            (span(1, 49, 55), true),
            (span(1, 50, 60), false),
            (span(1, 55, 70), true),
            (span(1, 61, 70), false),
            (span(2, 0, 70), false),
            (span(3, 4, 5), true),
        ] {
            assert_eq!(places.are_touched_by(one), is_touched, "{one:?}");
        }
    }
}
