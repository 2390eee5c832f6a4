//! The words of a publication file by file.

use super::layout::Placed;
use super::{Passage, Prose};
use crate::model::FileId;
use std::collections::HashMap;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A run of the publication's passages, shared by those that look at more or less of it.
#[derive(Clone)]
pub struct Passages<'p> {
    all: Arc<Vec<Passage<'p>>>,
    range: Range<usize>,
}

impl<'p> Passages<'p> {
    /// All of these.
    pub(super) fn of(all: Vec<Passage<'p>>) -> Passages<'p> {
        let range = 0..all.len();
        let all = Arc::new(all);
        Passages { all, range }
    }
}

impl<'p> Deref for Passages<'p> {
    type Target = [Passage<'p>];

    fn deref(&self) -> &[Passage<'p>] {
        self.all.get(self.range.clone()).unwrap_or_default()
    }
}

impl<'a, 'p> IntoIterator for &'a Passages<'p> {
    type Item = &'a Passage<'p>;
    type IntoIter = std::slice::Iter<'a, Passage<'p>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'p> Prose<'p> {
    /// The same in parts of whole files, each of so many bytes of text or a few more.
    pub fn parts(&self, bytes: usize) -> Vec<Prose<'p>> {
        let mut parts: Vec<Prose<'p>> = Vec::new();
        let mut part_of: HashMap<FileId, usize, ahash::RandomState> = HashMap::default();
        let (mut grids, mut lists) = (self.grids.iter().peekable(), self.lists.iter().peekable());
        for range in ranges(self, bytes) {
            let is_here = |at: Option<usize>| at.is_none_or(|at| at < range.end);
            let to = |at: usize| at.saturating_sub(range.start);
            let mut part = Prose {
                passages: Passages {
                    all: Arc::clone(&self.passages.all),
                    range: self.passages.range.start + range.start
                        ..self.passages.range.start + range.end,
                },
                grids: Vec::new(),
                lists: Vec::new(),
                texts: Vec::new(),
                sources: self.sources,
            };
            while let Some(grid) = grids.next_if(|one| is_here(one.first())) {
                part.grids.push(grid.clone().moved(to));
            }
            while let Some(list) = lists.next_if(|one| is_here(one.items.first().copied())) {
                part.lists.push(list.clone().moved(to));
            }
            for passage in &part.passages {
                part_of.insert(passage.place.span.file, parts.len());
            }
            parts.push(part);
        }
        // What holds no words is asked for by nobody.
        for (file, text) in &self.texts {
            let part = part_of.get(file).and_then(|at| parts.get_mut(*at));
            if let Some(part) = part {
                part.texts.push((*file, text));
            }
        }
        parts
    }
}

/// From the first passage of each part to its last.
fn ranges(prose: &Prose<'_>, bytes: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut size) = (0, 0);
    let mut file = None;
    for (at, passage) in prose.passages.iter().enumerate() {
        let own = Some(passage.place.span.file);
        if file != own && size >= bytes {
            ranges.push(start..at);
            (start, size) = (at, 0);
        }
        file = own;
        size += passage.text.len();
    }
    if start < prose.passages.len() {
        ranges.push(start..prose.passages.len());
    }
    ranges
}
