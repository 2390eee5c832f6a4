//! What stands behind the numbers of a section's text: evidence cited in the sentence or around
//! it, a source that the sentence names, the sentence before that it goes on from, the table that
//! it stands beside.

mod announced;

use super::Subject;
use super::fact::figure;
use super::number::{Number, NumberKind};
use super::prose::{Kind, Passage, SHOWN};
use super::rules::typed_numbers;
use super::small::Small;
use super::words::{Phrases, begins_with, find_phrase, is_empty_word, stem, words};
use crate::model::walk::{Text, each_block, texts};
use crate::model::{BlockKind, Decimal, FileId, Id, Target};
use announced::{goes_on_in, is_of_its_matter, is_source_of_page};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

static SOURCES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "audit",
        "audits",
        "audited",
        "auditors",
        "survey",
        "surveys",
        "surveyed",
        "questionnaire",
        "dip sample",
        "dip samples",
        "the sample",
        "census",
        "the report",
        "the letter",
        "inspectors",
        "the inspection",
        "the review",
        "dashboard",
        "scorecard",
        "records show",
        "data show",
        "figures show",
        "interviewed",
        "consultation",
        "respondents",
        "replied",
        "replies",
        "responses",
    ])
});

/// What stands behind the numbers of each passage, by the passage's place in the text.
pub struct Backing<'a, 'p> {
    passages: Vec<&'a Passage<'p>>,
    /// Sections that cite evidence somewhere.
    sections: BTreeSet<&'p Id>,
    /// Sections that say of themselves which evidence they are drawn from.
    drawn: BTreeSet<&'p Id>,
    /// The numbers that each section tells with evidence beside them, or shows by reference.
    told: BTreeMap<&'p Id, BTreeSet<Decimal>>,
    /// Where tables stand, and what those that are typed there hold.
    shown: BTreeMap<(FileId, u32), Option<Held>>,
}

/// The words of a table's cells, as stems, and its numbers.
#[derive(Default)]
struct Held {
    stems: BTreeSet<String>,
    numbers: BTreeSet<Decimal>,
}

impl Held {
    fn add(&mut self, cell: &Passage<'_>) {
        self.stems.extend(stems(&cell.text));
        let numbers = cell.numbers(&(0..cell.text.len())).into_iter();
        self.numbers.extend(numbers.map(|number| number.value));
    }
}

/// The stems of the words that say something.
fn stems(text: &str) -> impl Iterator<Item = String> {
    words(text, &(0..text.len()))
        .into_iter()
        .filter(|word| word.text.len() > 3 && word.text.starts_with(char::is_alphabetic))
        .map(|word| stem(word.text))
        .filter(|word| !is_empty_word(word))
}

impl<'a, 'p> Backing<'a, 'p> {
    /// Of the paragraphs and items of the sections.
    pub fn of(subject: &'a Subject<'p>) -> Backing<'a, 'p> {
        let is_prose = |one: &&Passage<'p>| {
            matches!(one.kind, Kind::Paragraph | Kind::Item) && !one.quoted && one.is_in_section()
        };
        let passages: Vec<&Passage<'p>> = subject.prose.statements().filter(is_prose).collect();
        let mut sections = BTreeSet::new();
        let mut drawn = BTreeSet::new();
        let mut told: BTreeMap<&Id, BTreeSet<Decimal>> = BTreeMap::new();
        for passage in &passages {
            let Some(owner) = passage.owner() else {
                continue;
            };
            for mention in &passage.references {
                let value = figure(subject.publication, passage, mention).map(|one| one.value);
                told.entry(owner).or_default().extend(value);
            }
            if !cites_evidence(passage) {
                continue;
            }
            sections.insert(owner);
            if is_source_of_page(passage) {
                drawn.insert(owner);
            }
            for sentence in &passage.sentences {
                let values = typed_numbers(passage, sentence).into_iter();
                told.entry(owner)
                    .or_default()
                    .extend(values.map(|number| number.value));
            }
        }
        let mut shown = BTreeMap::new();
        texts(subject.publication, &mut |_, text| {
            if let Text::Blocks(blocks) = text {
                each_block(blocks, &mut |block| {
                    let held = match &block.kind {
                        BlockKind::Table { .. } => Some(Held::default()),
                        BlockKind::Show(show)
                            if subject.publication.table(show.id.as_str()).is_some() =>
                        {
                            None
                        }
                        _ => return,
                    };
                    shown.insert((block.span.file, block.span.start), held);
                });
            }
        });
        for grid in &subject.prose.grids {
            let cells = grid.head.iter().chain(grid.rows.iter().flatten());
            for cell in cells.filter_map(|at| subject.prose.at((*at)?)) {
                let before = shown.range_mut(..=(cell.span.file, cell.span.start));
                if let Some((_, Some(held))) = before.last() {
                    held.add(cell);
                }
            }
        }
        Backing {
            passages,
            sections,
            drawn,
            told,
            shown,
        }
    }

    /// The passages with their numbers.
    pub fn passages(&self) -> impl Iterator<Item = (usize, &'a Passage<'p>)> + '_ {
        self.passages.iter().copied().enumerate()
    }

    /// Whether a number in a sentence of the passage at this place rests on something.
    pub fn is_backed(&self, at: usize, sentence: &Range<usize>, number: &Number) -> bool {
        let Some(passage) = self.passages.get(at) else {
            return false;
        };
        cites_evidence(passage)
            || is_backed_beside(passage, sentence)
            || self.is_told(passage, number)
            || self.is_of_known_whole(passage, sentence, number)
            || self.stands_beside_table(at, passage, sentence, number)
            || self.names_source(passage, sentence)
            || self.goes_on(at, passage, sentence)
            || self.is_announced(at, passage)
            || passage
                .owner()
                .is_some_and(|owner| self.drawn.contains(owner))
    }

    /// Whether the section tells this number with evidence beside it, in another place. Small
    /// counts are the same by chance too often.
    fn is_told(&self, passage: &Passage<'p>, number: &Number) -> bool {
        let may_be_chance = number.kind == NumberKind::Plain && number.value < Decimal::whole(100);
        !may_be_chance && self.tells(passage, number.value)
    }

    fn tells(&self, passage: &Passage<'p>, value: Decimal) -> bool {
        passage
            .owner()
            .and_then(|owner| self.told.get(owner))
            .is_some_and(|told| told.contains(&value))
    }

    /// “268 of the 304 records”, “of the 40, 23”: a part of a whole that the section has told of. “In
    /// each of the 64 files we looked for a plan. It was there in 61”: in the sentence or before it.
    fn is_of_known_whole(
        &self,
        passage: &Passage<'p>,
        sentence: &Range<usize>,
        number: &Number,
    ) -> bool {
        const TAKES_UP: [&str; 4] = ["of the ", "of these ", "of all ", "all the "];
        passage
            .sentences
            .iter()
            .filter(|one| one.start <= sentence.start)
            .flat_map(|one| typed_numbers(passage, one))
            .filter(|whole| whole.value > number.value)
            .filter(|whole| {
                let before = passage.small_words(0..whole.range.start);
                // “All 64 had a letter”
                let own = passage.sentence_at(whole.range.start);
                let is_all = own.is_some_and(|own| before.get(own.start..) == Some("all "));
                is_all || TAKES_UP.iter().any(|words| before.ends_with(words))
            })
            .any(|whole| self.tells(passage, whole.value))
    }

    /// Whether a table stands right before or right behind a passage that tells of it.
    fn stands_beside_table(
        &self,
        at: usize,
        passage: &Passage<'p>,
        sentence: &Range<usize>,
        number: &Number,
    ) -> bool {
        const NAMES: [&str; 14] = [
            "table",
            "tables",
            "chart",
            "see above",
            "see below",
            "below shows",
            "shown below",
            "set out below",
            "outlined below",
            "figures above",
            "figures below",
            "breakdown",
            "in all",
            "in total",
        ];
        let file = passage.span.file;
        let neighbour = |at: Option<usize>| {
            at.and_then(|at| self.passages.get(at))
                .filter(|one| one.span.file == file)
        };
        let from = neighbour(at.checked_sub(1)).map_or(0, |before| before.span.end);
        let until = neighbour(Some(at + 1)).map_or(u32::MAX, |behind| behind.span.start);
        // “The dearest of them” is what the paragraph tells of.
        let small = passage.small_words(sentence.clone());
        let goes_on = ["it", "them", "these", "they", "their"]
            .iter()
            .any(|word| find_phrase(small, word).is_some());
        let told = match goes_on {
            true => passage.words(0..sentence.end),
            false => passage.words(sentence.clone()),
        };
        let is_about = |held: &Option<Held>| {
            let Some(held) = held else {
                return true;
            };
            held.numbers.contains(&number.value)
                || NAMES
                    .iter()
                    .any(|name| find_phrase(passage.small(), name).is_some())
                || stems(told).any(|stem| held.stems.contains(&stem))
        };
        let mut beside = self.shown.range((file, from)..(file, until));
        beside.any(|(_, held)| is_about(held))
    }

    fn cites(&self, passage: &Passage<'p>) -> bool {
        passage
            .owner()
            .is_some_and(|owner| self.sections.contains(owner))
    }

    /// Whether a sentence says in words where it knows it from, in a section that cites evidence.
    fn names_source(&self, passage: &Passage<'p>, sentence: &Range<usize>) -> bool {
        // A source that is named holds for the rest of the paragraph.
        let small = passage.small_words(0..sentence.end);
        self.cites(passage) && (SOURCES.are_in(small) || names_interviews(small))
    }

    /// Whether a sentence goes on from what the passage before has told with evidence.
    fn goes_on(&self, at: usize, passage: &Passage<'p>, sentence: &Range<usize>) -> bool {
        const STARTS: [&str; 24] = [
            "of these",
            "of those",
            "of them",
            "among them",
            "among these",
            "these",
            "those",
            "they",
            "it",
            "its",
            "their",
            "this",
            "that",
            "the others",
            "the other",
            "the rest",
            "another",
            "a further",
            "the remaining",
            "most of them",
            "some of them",
            "in all",
            "in total",
            "altogether",
        ];
        let small = passage.small_words(sentence.clone());
        let starts = STARTS.iter().any(|start| begins_with(&small, start));
        starts
            && at
                .checked_sub(1)
                .and_then(|before| self.passages.get(before))
                .filter(|before| is_same_answer(before, passage))
                .is_some_and(|before| cites_evidence(before))
    }

    /// Whether the paragraph that a list hangs on says where its items are known from.
    fn is_announced(&self, at: usize, passage: &Passage<'p>) -> bool {
        if passage.kind != Kind::Item {
            return false;
        }
        let before = self.passages.get(..at).unwrap_or(&[]);
        let Some(lead) = before.iter().rev().find(|one| one.kind != Kind::Item) else {
            return false;
        };
        let Some(last) = lead.sentences.last() else {
            return false;
        };
        is_same_answer(lead, passage)
            && (is_backed_beside(lead, last)
                || self.names_source(lead, last)
                || cites_evidence(lead) && (goes_on_in(lead, last) || is_of_its_matter(lead, last)))
    }
}

/// “Leaving interviews”; a return home interview is a service to a child.
fn names_interviews(small: Small<'_>) -> bool {
    find_phrase(small, "interviews").is_some_and(|at| {
        let front = small.get(..at).unwrap_or("");
        !front.ends_with("return ") && !front.ends_with("home ")
    })
}

fn is_same_answer(one: &Passage<'_>, other: &Passage<'_>) -> bool {
    one.place.owner == other.place.owner && one.place.part == other.place.part
}

/// Whether a passage cites evidence.
fn cites_evidence(passage: &Passage<'_>) -> bool {
    passage
        .references
        .iter()
        .any(|mention| matches!(mention.reference.to, Target::Evidence(_)))
}

/// Whether a sentence refers to a figure, cites evidence, has a footnote or leads to a source.
fn is_backed_beside(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    // A citation often stands behind the full stop, where it is the last of the passage.
    let behind = passage.text.get(sentence.end..).unwrap_or("");
    let cited_behind = behind
        .chars()
        .all(|c| c == SHOWN || c.is_whitespace() || "()[],.".contains(c));
    let range = match cited_behind {
        true => sentence.start..passage.text.len(),
        false => sentence.clone(),
    };
    passage.references_in(&range).any(|mention| {
        matches!(
            mention.reference.to,
            Target::Indicator { .. }
                | Target::Cell { .. }
                | Target::Evidence(_)
                | Target::Unresolved(_)
                | Target::Removed(_)
                | Target::Item(_)
        )
    }) || passage
        .notes
        .iter()
        .any(|note| range.contains(note) || *note == range.end)
        || passage
            .links
            .iter()
            .any(|(link, _)| range.contains(&link.start))
}
