//! A term of three words or more with the letters of one word mixed up: “edge of acre”.

use super::Found;
use crate::check::prose::Passage;
use crate::check::words::{Word, lower, words};
use crate::model::Publication;
use std::collections::{BTreeMap, BTreeSet};

/// The terms of the glossary, by the sorted letters of each of their words.
pub(super) struct Terms {
    by_letters: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    /// The sums of the letters, by which most words are passed by.
    sums: BTreeSet<u32>,
}

impl Terms {
    pub(super) fn of(publication: &Publication) -> Terms {
        let mut by_letters: BTreeMap<String, Vec<(Vec<String>, usize)>> = BTreeMap::new();
        for term in &publication.terms {
            for label in term.labels.iter().chain([&term.title]) {
                let list: Vec<String> = words(label, &(0..label.len()))
                    .iter()
                    .map(|word| lower(word.text))
                    .collect();
                if list.len() < 3 {
                    continue;
                }
                for (at, word) in list.iter().enumerate().filter(|(_, word)| word.len() > 3) {
                    let those = by_letters.entry(sorted(word)).or_default();
                    those.push((list.clone(), at));
                }
            }
        }
        let sums = by_letters.keys().map(|letters| sum(letters)).collect();
        Terms { by_letters, sums }
    }

    pub(super) fn look(&self, passage: &Passage<'_>, list: &[Word<'_>], found: &mut Vec<Found>) {
        if self.by_letters.is_empty() {
            return;
        }
        let small = |at: usize| {
            list.get(at)
                .map(|word| passage.small_words(word.range.clone()).text)
        };
        for (at, word) in list.iter().enumerate() {
            let typed = passage.small_words(word.range.clone()).text;
            if typed.len() < 4 || !self.sums.contains(&sum(typed)) {
                continue;
            }
            let those = self.by_letters.get(&sorted(typed));
            for (term, of_word) in those.into_iter().flatten() {
                let Some(start) = at.checked_sub(*of_word) else {
                    continue;
                };
                let is_rest = term.iter().enumerate().all(|(i, one)| {
                    let here = small(start + i);
                    match i == *of_word {
                        true => here.is_some_and(|here| here != one),
                        false => here == Some(one.as_str()),
                    }
                });
                if is_rest {
                    let message = format!("“{}” is meant here", term.join(" "));
                    found.push((word.range.clone(), message));
                }
            }
        }
    }
}

fn sum(word: &str) -> u32 {
    word.bytes().map(u32::from).sum()
}

fn sorted(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}
