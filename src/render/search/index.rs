//! The inverted index: which words stand in which entry, and how prominently.

use super::english::{ENGLISH, English};
use super::entries::{Entry, KINDS, entries};
use super::lexicon::{Known, Lexicon};
use super::names::Names;
use super::shorthand::{DIGITS, Shortened, digit, shorten};
use crate::model::{Id, Publication};
use crate::render::address::{Addresses, PageKind};
use serde::Serialize;
use std::collections::HashMap;

/// How prominently a word stands in an entry; the greater counts.
const IN_TEXT: u32 = 0;
const OFTEN_IN_TEXT: u32 = 1;
const IN_LABELS: u32 = 2;
const IN_TITLE: u32 = 3;
/// From how many times on a word stands often in a text.
const OFTEN: usize = 3;

/// What can be found in a publication, wherever it stands: all of the index but addresses.
#[derive(Debug)]
pub struct Findable {
    rows: Vec<Said>,
    words: String,
    stems: String,
    holders: String,
    terms: Vec<Vec<String>>,
    named: String,
}

/// What the index says of an entry. Title, about and text are in shorthand.
#[derive(Debug)]
struct Said {
    kind: usize,
    id: Id,
    anchor: Option<Id>,
    number: String,
    title: String,
    about: String,
    text: String,
}

/// The index, as the script reads it.
#[derive(Debug, Serialize)]
pub struct Index<'f> {
    english: English,
    /// The digits in which shorthands and lists of entries are written.
    digits: &'static str,
    /// Kinds of entries: the word, and the weight.
    kinds: Vec<(&'static str, f32)>,
    /// The addresses of pages.
    pages: Vec<String>,
    /// The words that have a shorthand in titles, abouts and texts; see [`Shortened`].
    words: &'f str,
    /// What can be found.
    entries: Vec<Row<'f>>,
    /// Words without their endings, sorted, with spaces between.
    stems: &'f str,
    /// For each stem the entries that hold it; see [`Postings`].
    holders: &'f str,
    /// For each term of the glossary its names, each as stems with spaces between.
    terms: &'f [Vec<String>],
    /// For each term the entries that name it, by any of its names.
    named: &'f str,
}

/// An entry: kind, page, what stands behind the page's address, number, title, about, text.
#[derive(Debug, Serialize)]
struct Row<'f>(usize, usize, String, &'f str, &'f str, &'f str, &'f str);

impl Findable {
    /// Everything in `publication` that has an address.
    pub fn of(publication: &Publication, addresses: &Addresses) -> Findable {
        let mut lexicon = Lexicon::default();
        let names = Names::of(&publication.terms, &mut lexicon);
        let mut rows = Vec::new();
        let mut holders: Vec<Postings> = Vec::new();
        let mut named: Vec<Postings> = publication
            .terms
            .iter()
            .map(|_| Postings::default())
            .collect();
        for entry in entries(publication) {
            if addresses.page_of(entry.id.as_str()).is_none() {
                continue;
            }
            let number = rows.len();
            let about = entry.about.join(" · ");
            let read = Read::of(&entry, &about, &mut lexicon);
            holders.resize_with(lexicon.len(), Postings::default);
            for (stem, rank) in read.ranks() {
                if let Some(postings) = holders.get_mut(stem) {
                    postings.add(number, rank);
                }
            }
            for (term, rank) in read.terms(&names) {
                if let Some(postings) = named.get_mut(term) {
                    postings.add(number, rank);
                }
            }
            rows.push(Said {
                kind: entry.kind,
                id: entry.id,
                anchor: entry.anchor,
                number: entry.number,
                title: entry.title,
                about,
                text: entry.text,
            });
        }
        let said = rows
            .iter()
            .flat_map(|row| [&row.title, &row.about, &row.text]);
        let Shortened { texts, words } = shorten(said.map(String::as_str));
        let said = rows
            .iter_mut()
            .flat_map(|row| [&mut row.title, &mut row.about, &mut row.text]);
        for (text, short) in said.zip(texts) {
            *text = short;
        }
        let mut stems: Vec<(&str, &Postings)> = holders
            .iter()
            .enumerate()
            .filter(|(_, postings)| !postings.text.is_empty())
            .map(|(number, postings)| (lexicon.stem(number), postings))
            .collect();
        stems.sort_by_cached_key(|(stem, _)| *stem);
        let joined = |postings: &mut dyn Iterator<Item = &Postings>| {
            postings.map(Postings::text).collect::<Vec<_>>().join(" ")
        };
        Findable {
            rows,
            words,
            stems: stems
                .iter()
                .map(|(stem, _)| *stem)
                .collect::<Vec<_>>()
                .join(" "),
            holders: joined(&mut stems.iter().map(|(_, postings)| *postings)),
            terms: names.stems(&lexicon),
            named: joined(&mut named.iter()),
        }
    }

    /// The index, with these addresses. All of them know the same things, each in its own form.
    pub fn at(&self, addresses: &Addresses) -> Index<'_> {
        let mut pages = Pages::default();
        let entries = self
            .rows
            .iter()
            .map(|row| {
                let (page, rest) = pages.place(row, addresses);
                Row(
                    row.kind,
                    page,
                    rest,
                    &row.number,
                    &row.title,
                    &row.about,
                    &row.text,
                )
            })
            .collect();
        Index {
            english: ENGLISH,
            digits: DIGITS,
            kinds: KINDS.iter().map(|kind| (kind.0, kind.1)).collect(),
            pages: pages.addresses,
            words: &self.words,
            entries,
            stems: &self.stems,
            holders: &self.holders,
            terms: &self.terms,
            named: &self.named,
        }
    }
}

/// The addresses of pages, and their numbers.
#[derive(Default)]
struct Pages {
    addresses: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Pages {
    /// The place of an entry: the number of its page's address, and what stands behind that
    /// address.
    fn place(&mut self, row: &Said, addresses: &Addresses) -> (usize, String) {
        let from = PageKind::Search.path();
        let path = addresses.page_of(row.id.as_str()).unwrap_or_default();
        let page = addresses.page(&from, path);
        let whole = match &row.anchor {
            Some(anchor) => Some(addresses.within(&from, path, anchor.as_str())),
            None => addresses.to(&from, row.id.as_str()),
        };
        let rest = whole.as_deref().and_then(|whole| whole.strip_prefix(&page));
        let rest = rest.unwrap_or_default().to_owned();
        let number = self.numbers.get(&page).copied();
        let number = number.unwrap_or_else(|| {
            self.numbers.insert(page.clone(), self.addresses.len());
            self.addresses.push(page);
            self.addresses.len() - 1
        });
        (number, rest)
    }
}

/// The words of an entry.
struct Read {
    title: Vec<Known>,
    labels: Vec<Vec<Known>>,
    text: Vec<Known>,
}

impl Read {
    fn of(entry: &Entry, about: &str, lexicon: &mut Lexicon) -> Read {
        let labels = entry.labels.iter().map(String::as_str);
        let labels = labels.chain([about, entry.number.as_str()]);
        Read {
            title: lexicon.read(&entry.title),
            labels: labels.map(|label| lexicon.read(label)).collect(),
            text: lexicon.read(&entry.text),
        }
    }

    /// Each stem that is looked for, once, with how prominently it stands.
    fn ranks(&self) -> Vec<(usize, u32)> {
        let stems = |words: &[Known]| -> Vec<usize> {
            let wanted = words.iter().filter(|word| !word.is_common);
            wanted.map(|word| word.stem).collect()
        };
        let mut in_text = stems(&self.text);
        in_text.sort_unstable();
        let mut ranks: Vec<(usize, u32)> = in_text
            .chunk_by(|one, other| one == other)
            .filter_map(|same| {
                let often = same.len() >= OFTEN;
                Some((*same.first()?, if often { OFTEN_IN_TEXT } else { IN_TEXT }))
            })
            .collect();
        let labels = self.labels.iter().flat_map(|label| stems(label));
        ranks.extend(labels.map(|stem| (stem, IN_LABELS)));
        ranks.extend(stems(&self.title).into_iter().map(|stem| (stem, IN_TITLE)));
        greatest(ranks)
    }

    /// Each term that is named, once, with how prominently it stands.
    fn terms(&self, names: &Names) -> Vec<(usize, u32)> {
        let mut ranks = Vec::new();
        let mut look = |words: &[Known], rank| {
            names.each_in(words, &mut |term| ranks.push((term, rank)));
        };
        look(&self.text, IN_TEXT);
        self.labels.iter().for_each(|label| look(label, IN_LABELS));
        look(&self.title, IN_TITLE);
        greatest(ranks)
    }
}

/// Each number once, with the greatest of its ranks.
fn greatest(mut ranks: Vec<(usize, u32)>) -> Vec<(usize, u32)> {
    ranks.sort_unstable_by(|(one, rank), (other, than)| one.cmp(other).then(than.cmp(rank)));
    ranks.dedup_by_key(|(number, _)| *number);
    ranks
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
