//! Short forms that the data itself explains: “FGC” beside a table of family group conferences.

use super::{Expansions, significant};
use crate::check::words::{is_empty_word, lower, words};
use crate::model::Publication;
use std::collections::{BTreeSet, HashMap};
use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// Of so many words is a short form made.
const LENGTHS: RangeInclusive<usize> = 3..=5;

/// The initials of words that follow each other in a title of an indicator or table.
#[derive(Default)]
pub(super) struct Initials {
    runs: HashMap<String, Run, ahash::RandomState>,
}

/// The words of titles with the same initials, and what they name once that is asked for: hardly
/// any of these is written as a short form.
#[derive(Default)]
struct Run {
    texts: Vec<String>,
    named: OnceLock<Option<Vec<String>>>,
}

impl Initials {
    pub(super) fn of_titles(publication: &Publication) -> Initials {
        let mut initials = Initials::default();
        let indicators = publication.indicators.iter().map(|one| &one.title);
        let tables = publication.tables.iter().map(|one| &one.title);
        for title in indicators.chain(tables) {
            let words = words(title, &(0..title.len()));
            for run in LENGTHS.flat_map(|length| words.windows(length)) {
                let letters: Option<String> = run.iter().map(|word| initial(word.text)).collect();
                if let (Some(letters), [first, .., last]) = (letters, run) {
                    let text = title.get(first.range.start..last.range.end);
                    let same = initials.runs.entry(letters).or_default();
                    same.texts.extend(text.map(str::to_owned));
                }
            }
        }
        initials
    }

    /// What initials stand for, unless it is two things.
    pub(super) fn get(&self, short: &str) -> Option<&[String]> {
        // Most words are none.
        if !short.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        let run = self.runs.get(short)?;
        run.named.get_or_init(|| run.one_thing()).as_deref()
    }
}

impl Run {
    fn one_thing(&self) -> Option<Vec<String>> {
        let things = self.texts.iter().filter_map(|text| thing(text));
        let things: BTreeSet<BTreeSet<String>> = things.collect();
        let mut things = things.into_iter();
        let first = things.next()?;
        things.next().is_none().then(|| first.into_iter().collect())
    }
}

/// What the words of a text name, where the first and the last of them do.
fn thing(text: &str) -> Option<BTreeSet<String>> {
    let words = words(text, &(0..text.len()));
    let stems: Vec<BTreeSet<String>> = words.iter().map(|word| stems(word.text)).collect();
    let names = |stems: Option<&BTreeSet<String>>| stems.is_some_and(|stems| !stems.is_empty());
    let is_named = names(stems.first()) && names(stems.last());
    is_named.then(|| stems.into_iter().flatten().collect())
}

fn stems(word: &str) -> BTreeSet<String> {
    match is_empty_word(&lower(word)) {
        true => BTreeSet::new(),
        false => significant(word, &Expansions::default()),
    }
}

/// The capital of a word that begins with a letter of ASCII.
fn initial(word: &str) -> Option<char> {
    let first = word.chars().next().filter(char::is_ascii_alphabetic);
    first.map(|letter| letter.to_ascii_uppercase())
}
