//! The inverted index: which words stand in which entry, and how prominently.

use super::english::{ENGLISH, English, Word, words};
use super::entries::{Entry, KINDS, entries};
use super::shorthand::{DIGITS, Shorthand, digit};
use crate::model::{Publication, Term};
use crate::render::address::{Addresses, PageKind};
use serde::Serialize;
use std::collections::BTreeMap;

/// How prominently a word stands in an entry; the greater counts.
const IN_TEXT: u32 = 0;
const OFTEN_IN_TEXT: u32 = 1;
const IN_LABELS: u32 = 2;
const IN_TITLE: u32 = 3;
/// From how many times on a word stands often in a text.
const OFTEN: usize = 3;

/// The index, as the script reads it.
#[derive(Debug, Serialize)]
pub struct Index {
    english: English,
    /// The digits in which shorthands and lists of entries are written.
    digits: &'static str,
    /// Kinds of entries: the word, and the weight.
    kinds: Vec<(&'static str, f32)>,
    /// The addresses of pages.
    pages: Vec<String>,
    /// The words that have a shorthand in titles, abouts and texts; see [`Shorthand`].
    words: String,
    /// What can be found.
    entries: Vec<Row>,
    /// Words without their endings, sorted, with spaces between.
    stems: String,
    /// For each stem the entries that hold it; see [`Postings`].
    holders: String,
    /// For each term of the glossary its names, each as stems with spaces between.
    terms: Vec<Vec<String>>,
    /// For each term the entries that name it, by any of its names.
    named: String,
}

/// An entry: kind, page, what stands behind the page's address, number, title, about, text.
#[derive(Debug, Serialize)]
struct Row(usize, usize, String, String, String, String, String);

impl Index {
    /// The index of everything in `publication`.
    pub fn of(publication: &Publication, addresses: &Addresses) -> Index {
        let names: Vec<TermNames<'_>> = publication.terms.iter().map(TermNames::of).collect();
        let mut pages = Vec::new();
        let mut rows = Vec::new();
        let mut holders: BTreeMap<String, Postings> = BTreeMap::new();
        let mut named: Vec<Postings> = names.iter().map(|_| Postings::default()).collect();
        for entry in entries(publication) {
            let Some((page, rest)) = place(&entry, addresses, &mut pages) else {
                continue;
            };
            let number = rows.len();
            let about = entry.about.join(" · ");
            let read = Read::of(&entry, &about);
            for (stem, rank) in read.ranks() {
                holders
                    .entry(stem.to_owned())
                    .or_default()
                    .add(number, rank);
            }
            for (term, postings) in names.iter().zip(&mut named) {
                if let Some(rank) = read.rank_of(term) {
                    postings.add(number, rank);
                }
            }
            rows.push(Row(
                entry.kind,
                page,
                rest,
                entry.number,
                entry.title,
                about,
                entry.text,
            ));
        }
        let said = rows.iter().flat_map(|row| [&row.4, &row.5, &row.6]);
        let shorthand = Shorthand::for_texts(said.map(String::as_str));
        for row in &mut rows {
            for text in [&mut row.4, &mut row.5, &mut row.6] {
                *text = shorthand.write(text);
            }
        }
        let joined = |postings: &mut dyn Iterator<Item = &Postings>| {
            postings.map(Postings::text).collect::<Vec<_>>().join(" ")
        };
        Index {
            english: ENGLISH,
            digits: DIGITS,
            kinds: KINDS.iter().map(|kind| (kind.0, kind.1)).collect(),
            pages,
            words: shorthand.words(),
            entries: rows,
            stems: holders.keys().cloned().collect::<Vec<_>>().join(" "),
            holders: joined(&mut holders.values()),
            terms: names.iter().map(TermNames::stems).collect(),
            named: joined(&mut named.iter()),
        }
    }
}

/// The place of an entry: the number of its page's address, and what stands behind that address.
fn place(entry: &Entry, addresses: &Addresses, pages: &mut Vec<String>) -> Option<(usize, String)> {
    let from = PageKind::Search.path();
    let path = addresses.page_of(entry.id.as_str())?;
    let page = addresses.page(&from, path);
    let whole = match &entry.anchor {
        Some(anchor) => addresses.within(&from, path, anchor.as_str()),
        None => addresses.to(&from, entry.id.as_str())?,
    };
    let rest = whole.strip_prefix(&page)?.to_owned();
    let number = pages.iter().position(|known| *known == page);
    let number = number.unwrap_or_else(|| {
        pages.push(page);
        pages.len() - 1
    });
    Some((number, rest))
}

/// The words of an entry.
struct Read<'e> {
    title: Vec<Word<'e>>,
    labels: Vec<Vec<Word<'e>>>,
    text: Vec<Word<'e>>,
}

impl<'e> Read<'e> {
    fn of(entry: &'e Entry, about: &'e str) -> Read<'e> {
        let labels = entry.labels.iter().map(String::as_str);
        Read {
            title: words(&entry.title),
            labels: labels
                .chain([about, entry.number.as_str()])
                .map(words)
                .collect(),
            text: words(&entry.text),
        }
    }

    /// Each stem that is looked for, once, with how prominently it stands.
    fn ranks(&self) -> BTreeMap<&str, u32> {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        let wanted = |word: &&Word<'_>| !word.is_common();
        for word in self.text.iter().filter(wanted) {
            *times.entry(word.stem.as_str()).or_default() += 1;
        }
        let mut ranks: BTreeMap<&str, u32> = times
            .into_iter()
            .map(|(stem, times)| {
                (
                    stem,
                    if times >= OFTEN {
                        OFTEN_IN_TEXT
                    } else {
                        IN_TEXT
                    },
                )
            })
            .collect();
        for word in self.labels.iter().flatten().filter(wanted) {
            ranks.insert(&word.stem, IN_LABELS);
        }
        for word in self.title.iter().filter(wanted) {
            ranks.insert(&word.stem, IN_TITLE);
        }
        ranks
    }

    fn rank_of(&self, term: &TermNames<'_>) -> Option<u32> {
        if term.stands_in(&self.title) {
            Some(IN_TITLE)
        } else if self.labels.iter().any(|label| term.stands_in(label)) {
            Some(IN_LABELS)
        } else {
            term.stands_in(&self.text).then_some(IN_TEXT)
        }
    }
}

/// What a term is called: in full, and in short.
struct TermNames<'t> {
    names: Vec<Vec<Word<'t>>>,
}

impl<'t> TermNames<'t> {
    fn of(term: &'t Term) -> TermNames<'t> {
        let names = std::iter::once(&term.title).chain(&term.labels);
        TermNames {
            names: names
                .map(|name| words(name))
                // `IT` is a term, and “it” no word that anybody looks for.
                .filter(|name| name.iter().any(|word| !word.is_common()))
                .collect(),
        }
    }

    fn stands_in(&self, text: &[Word<'_>]) -> bool {
        self.names.iter().any(|name| {
            let runs = text.windows(name.len().max(1));
            runs.into_iter()
                .any(|run| name.iter().zip(run).all(|(name, word)| names(name, word)))
        })
    }

    fn stems(&self) -> Vec<String> {
        let stems = |name: &Vec<Word<'_>>| {
            let stems: Vec<&str> = name.iter().map(|word| word.stem.as_str()).collect();
            stems.join(" ")
        };
        let mut stems: Vec<String> = self.names.iter().map(stems).collect();
        stems.dedup();
        stems
    }
}

/// Whether a word of a text is that of a name. Initials are written as they are: `PACE` is an act
/// of Parliament, and “pace” is not.
fn names(name: &Word<'_>, word: &Word<'_>) -> bool {
    let capitals = name.written.chars().filter(|c| c.is_uppercase()).count();
    match capitals > 1 {
        true => name.written == word.written,
        false => name.stem == word.stem,
    }
}

/// The entries that hold a word, in their order. As text: for each entry four times its distance
/// from the one before, plus the rank, as digits of five bits, least first, each a letter of
/// [`DIGITS`]; a sixth bit says that another digit follows.
#[derive(Debug, Default)]
struct Postings {
    text: String,
    after: usize,
}

impl Postings {
    fn add(&mut self, entry: usize, rank: u32) {
        let distance = entry.saturating_sub(self.after);
        self.after = entry;
        let mut rest = distance * 4 + rank as usize;
        loop {
            let more = if rest > 31 { 32 } else { 0 };
            self.text.push_str(digit((rest & 31) | more));
            rest >>= 5;
            if rest == 0 {
                return;
            }
        }
    }

    fn text(&self) -> &str {
        &self.text
    }
}
