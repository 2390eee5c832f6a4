//! Short forms that the data itself explains: “FGC” beside a table of family group conferences.

use super::{Expansions, significant};
use crate::check::words::{is_empty_word, lower, words};
use crate::model::Publication;
use std::collections::{BTreeMap, BTreeSet};

/// Of so many words at least and at most is a short form made.
const FEWEST: usize = 3;
const MOST: usize = 5;

/// The initials of words that follow each other in a title of an indicator or table, with what they
/// name. Such as stand for two things are left out.
pub(super) fn of_titles(publication: &Publication) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Option<BTreeSet<String>>> = BTreeMap::new();
    let indicators = publication.indicators.iter().map(|one| &one.title);
    let tables = publication.tables.iter().map(|one| &one.title);
    for title in indicators.chain(tables) {
        let told = told(title);
        for length in FEWEST..=MOST {
            for run in told.windows(length) {
                let names = |word: Option<&Told>| word.is_some_and(|word| !word.stems.is_empty());
                let initials: Option<String> = run.iter().map(|word| word.initial).collect();
                let Some(initials) = initials.filter(|_| names(run.first()) && names(run.last()))
                else {
                    continue;
                };
                let stems: BTreeSet<String> =
                    run.iter().flat_map(|word| word.stems.clone()).collect();
                let known = found.entry(initials);
                let known = known.or_insert_with(|| Some(stems.clone()));
                if known.as_ref().is_some_and(|known| *known != stems) {
                    *known = None;
                }
            }
        }
    }
    let stems = |stems: BTreeSet<String>| stems.into_iter().collect();
    found
        .into_iter()
        .filter_map(|(initials, known)| Some((initials, stems(known?))))
        .collect()
}

/// A word of a title: its capital, and what it names.
struct Told {
    initial: Option<char>,
    stems: BTreeSet<String>,
}

fn told(title: &str) -> Vec<Told> {
    let none = Expansions::default();
    let words = words(title, &(0..title.len()));
    let told = words.iter().map(|word| Told {
        initial: word
            .text
            .chars()
            .next()
            .filter(char::is_ascii_alphabetic)
            .map(|letter| letter.to_ascii_uppercase()),
        stems: match is_empty_word(&lower(word.text)) {
            true => BTreeSet::new(),
            false => significant(word.text, &none),
        },
    });
    told.collect()
}
