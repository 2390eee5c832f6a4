//! The anchors of headings.

use crate::model::{Id, LONGEST_ID};
use std::collections::{BTreeMap, BTreeSet};

/// The anchors of a text: each is there once.
#[derive(Default)]
pub(super) struct Anchors {
    taken: BTreeSet<Id>,
    next: BTreeMap<Id, usize>,
}

impl Anchors {
    /// A new anchor for a heading of these words: `what-we-found`, and where that is taken
    /// `what-we-found-2`.
    pub fn add(&mut self, words: &str) -> Id {
        let base = Id::from_words(words)
            .or_else(|| Id::new("heading"))
            .unwrap_or_default();
        if self.taken.insert(base.clone()) {
            return base;
        }
        let number = self.next.entry(base.clone()).or_insert(2);
        loop {
            let ending = format!("-{number}");
            *number += 1;
            let room = LONGEST_ID.saturating_sub(ending.len());
            let stem = base.as_str().get(..room).unwrap_or(base.as_str());
            let numbered = format!("{}{ending}", stem.trim_end_matches('-'));
            if let Some(id) = Id::new(&numbered)
                && self.taken.insert(id.clone())
            {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_there_once_and_an_id() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.add("What we found").as_str(), "what-we-found");
        assert_eq!(anchors.add("What we found!").as_str(), "what-we-found-2");
        assert_eq!(anchors.add("What we found 2").as_str(), "what-we-found-2-2");
        assert_eq!(anchors.add("?!").as_str(), "heading");
        let long = "a".repeat(60);
        let all: BTreeSet<Id> = (0..500).map(|_| anchors.add(&long)).collect();
        assert_eq!(all.len(), 500);
        assert!(all.iter().all(|id| Id::new(id.as_str()).is_some()));
    }
}
