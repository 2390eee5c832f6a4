//! A term of three words or more with the letters of one word mixed up: “edge of acre”.

use super::{Found, InSmall};
use crate::check::words::{lower, words};
use crate::model::Publication;
use std::collections::HashMap;

/// The terms of the glossary, by the letters of each of their words.
pub(in crate::check) struct Terms {
    by_letters: HashMap<u64, Vec<(Vec<String>, usize)>>,
}

impl Terms {
    pub(in crate::check) fn of(publication: &Publication) -> Terms {
        let mut by_letters: HashMap<u64, Vec<(Vec<String>, usize)>> = HashMap::new();
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
                    let those = by_letters.entry(letters(word)).or_default();
                    those.push((list.clone(), at));
                }
            }
        }
        Terms { by_letters }
    }

    pub(super) fn look(&self, words: InSmall<'_>, found: &mut Vec<Found>) {
        if self.by_letters.is_empty() {
            return;
        }
        let small = |at: usize| words.small.get(at).copied();
        for (at, word) in words.list.iter().enumerate() {
            let typed = words.word(at);
            if typed.len() < 4 {
                continue;
            }
            let those = self.by_letters.get(&letters(typed));
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

/// A number for the letters of a word, whatever their order. Other letters may have it by a chance of
/// one in millions of millions of words.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |sum, letter| {
        let spread = (u64::from(letter) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        sum.wrapping_add((spread ^ (spread >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9))
    })
}
