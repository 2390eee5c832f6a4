//! `duplicate-passage`: a sentence that stands in two places.

mod in_table;
mod runs;
mod told_twice;

use crate::check::prose::{Mention, Passage};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{Span, Target};
use ahash::AHashMap;
use runs::{Repeated, RunNumber};
use std::collections::BTreeSet;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "duplicate-passage",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a sentence of ten words or more that stands, word for word, in two places of the sections, and one of twelve words or more without figures of the data that differs from another in a few words only; sixteen words in a row that stand in two sentences; a run of sentences that one paragraph copies is told of once; and a typed fact that one section tells twice: the same numbers with most of the same words, or one percentage with all words of its clause; and a typed table with most of the numbers of another, in rows of the same names. Definitions and notes in data files may say the same of several figures.",
    why: "The copies part ways with the first correction. A reader also wonders what else was copied.",
    example: "The same sentence in 3.2 and in 3.4.",
    instead: "The sentence in 3.2, and in 3.4: See [[assessment]].",
    mend: "Keep it where it belongs, and refer to that place.",
    run,
};

/// Shorter sentences are the same by chance.
const ENOUGH: usize = 10;

/// What is said of the place where a passage stands first, and what to keep.
const FIRST: &str = "it stands here first";
const ONE_PLACE: &str = "it where it belongs";

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    told_twice::run(subject, all);
    in_table::run(subject, all);
    let repeated = repeated(subject);
    // Each sentence so far by its number, as its place in `near`.
    let mut seen: AHashMap<u64, usize> = AHashMap::new();
    let mut near = Near::default();
    // Each long run of words so far, with the first sentence that has it.
    let mut copied: AHashMap<RunNumber, usize> = AHashMap::new();
    // The sentence told of last, with its passage, and the one that it is like.
    let mut last: Option<(Span, Span, Span)> = None;
    each_sentence(subject, &mut |place| {
        let one = Sentence::of(&place, &repeated);
        let mut tell = |message: &str, (other, there): (&Sentence<'_, '_>, &str), keep: &str| {
            let here = subject.prose.span(place.passage, place.range.clone());
            let first = subject.prose.span(other.passage, other.range.clone());
            // A copied run of sentences is one finding.
            let goes_on = last.is_some_and(|(passage, copy, original)| {
                passage == place.passage.span
                    && goes_on_from(copy, here)
                    && goes_on_from(original, first)
            });
            last = Some((place.passage.span, here, first));
            if goes_on {
                return;
            }
            all.push(
                finding(message)
                    .at(here)
                    .related(first, there)
                    .help(format!("Keep {keep}, and refer to that place.")),
            );
        };
        let first = seen.get(&one.number);
        let first = first.and_then(|at| near.sentences.get(*at));
        if let Some(first) = first.filter(|first| first.is(&one)) {
            let message = "this sentence stands elsewhere, word for word";
            tell(message, (first, FIRST), ONE_PLACE);
            return;
        }
        if let Some(other) = near.like(&one) {
            let message = "this sentence is nearly the same as another";
            tell(message, (other, "the other stands here"), "one of them");
        } else if let Some(at) = one.long_runs.iter().find_map(|run| copied.get(run))
            && let Some(other) = near.sentences.get(*at)
        {
            let message = "a long part of this sentence stands elsewhere, word for word";
            tell(message, (other, FIRST), ONE_PLACE);
        }
        for run in &one.long_runs {
            copied.entry(*run).or_insert(near.sentences.len());
        }
        seen.insert(one.number, near.sentences.len());
        near.add(one);
    });
}

/// Letters that may stand between two sentences of one copied run: a sentence that the copy has not.
const BETWEEN: u32 = 400;

/// Whether a sentence stands a little behind another.
fn goes_on_from(before: Span, one: Span) -> bool {
    one.file == before.file && one.start >= before.end && one.start - before.end <= BETWEEN
}

/// Where a sentence stands.
struct Place<'l, 'a, 'p> {
    passage: &'a Passage<'p>,
    range: Range<usize>,
    /// Which of the words of the passage are its.
    within: Range<usize>,
    /// Where they stand.
    words: &'l [Range<usize>],
    /// The same as numbers.
    numbers: &'l [u64],
}

/// Visits each sentence that is long enough.
fn each_sentence<'a, 'p>(subject: &'a Subject<'p>, visit: &mut dyn FnMut(Place<'_, 'a, 'p>)) {
    let sections = subject
        .prose
        .statements()
        .filter(|one| !one.quoted && one.is_in_section());
    let (mut list, mut numbers) = (Vec::new(), Vec::new());
    for passage in sections {
        // Shorter texts have no sentence of so many words.
        if passage.text.len() < 2 * ENOUGH - 1 {
            continue;
        }
        list.clear();
        list.extend(passage.word_ranges());
        runs::put_numbers(passage, &list, &mut numbers);
        for sentence in &passage.sentences {
            let begin = list.partition_point(|word| word.start < sentence.start);
            let end = list.partition_point(|word| word.start < sentence.end);
            if end.saturating_sub(begin) >= ENOUGH {
                visit(Place {
                    passage,
                    range: sentence.clone(),
                    within: begin..end,
                    words: list.get(begin..end).unwrap_or_default(),
                    numbers: numbers.get(begin..end).unwrap_or_default(),
                });
            }
        }
    }
}

/// The runs of words that stand more than once. Nearly all stand once, and make no two sentences
/// alike: to keep them, with where each stands, would take longer than all else.
fn repeated(subject: &Subject<'_>) -> Repeated {
    let length = subject.prose.passages.iter().map(|one| one.text.len());
    // A word for every six letters, and of runs two kinds.
    let mut repeated = Repeated::with_room_for(length.sum::<usize>() / 3);
    each_sentence(subject, &mut |place| {
        let add = &mut |run| repeated.add(run);
        runs::each(place.numbers, COPIED, add);
        if place.can_be_near() {
            runs::each(place.numbers, 3, add);
        }
    });
    repeated
}

impl Place<'_, '_, '_> {
    /// Whether the sentence may be told to be much like another. Figures are told of in much the
    /// same words from section to section, and rightly so.
    fn can_be_near(&self) -> bool {
        self.words.len() >= ENOUGH_FOR_NEAR && self.mentions_of_figures().next().is_none()
    }

    fn mentions_of_figures(&self) -> impl Iterator<Item = &Mention<'_>> {
        let mentions = self.passage.references_in(&self.range);
        mentions.filter(|mention| mention.reference.to.is_figure())
    }

    /// Before which of its words it refers to figures.
    fn figures(&self) -> Vec<usize> {
        let before = |at: usize| self.words.partition_point(|word| word.start < at);
        self.mentions_of_figures()
            .map(|mention| before(mention.range.start))
            .collect()
    }
}

/// So many words in a row are copied.
const COPIED: usize = 16;

/// Shorter sentences are alike by chance.
const ENOUGH_FOR_NEAR: usize = 12;

/// In a sentence so long some words may be others.
const ENOUGH_FOR_CHANGES: usize = 20;

/// Three words in a row that stand in more sentences than this tell none of them apart.
const COMMON: usize = 12;

/// Half of so many runs are no chance.
const LONG: usize = 30;

/// Whether so many of all runs make two sentences nearly the same.
fn is_most(count: usize, of: usize) -> bool {
    match of >= LONG {
        true => count * 2 >= of,
        false => count * 5 >= of * 3,
    }
}

/// A sentence as its runs of three words.
struct Sentence<'a, 'p> {
    passage: &'a Passage<'p>,
    range: Range<usize>,
    /// Its words, in the list of all words of the passage.
    words: Range<usize>,
    /// The number of all its words, in their order, and of what it refers to.
    number: u64,
    /// How many different runs of three words it has.
    run_count: usize,
    /// The numbers of those that stand more than once, sorted, each once.
    runs: Vec<RunNumber>,
    /// The numbers of its long runs that stand more than once.
    long_runs: Vec<RunNumber>,
    /// What it refers to.
    targets: Vec<&'p Target>,
}

impl<'a, 'p> Sentence<'a, 'p> {
    fn of(place: &Place<'_, 'a, 'p>, repeated: &Repeated) -> Sentence<'a, 'p> {
        let (passage, numbers) = (place.passage, place.numbers);
        let mut runs = Vec::with_capacity(numbers.len());
        if place.can_be_near() {
            runs::each(numbers, 3, &mut |run| runs.push(run));
        }
        let mut long_runs = Vec::new();
        let figures = place.figures();
        let mut begin = 0;
        runs::each(numbers, COPIED, &mut |run| {
            // A figure that is told again by reference cannot part ways with itself.
            let has_figure = figures
                .iter()
                .any(|at| (begin + 1..begin + COPIED).contains(at));
            long_runs.extend((!has_figure && repeated.may_hold(run)).then_some(run));
            begin += 1;
        });
        runs.sort_unstable();
        runs.dedup();
        let run_count = runs.len();
        runs.retain(|run| repeated.may_hold(*run));
        runs.shrink_to_fit();
        let targets: Vec<&Target> = passage
            .references_in(&place.range)
            .map(|mention| &mention.reference.to)
            .collect();
        Sentence {
            passage,
            range: place.range.clone(),
            number: runs::number_of(&(numbers, &targets)),
            run_count,
            runs,
            long_runs,
            words: place.within.clone(),
            targets,
        }
    }

    /// Its words in small letters.
    fn small(&self) -> impl Iterator<Item = &'a str> {
        let words = self.passage.each_small_word();
        words.skip(self.words.start).take(self.words.len())
    }

    /// Whether the two are the same, word for word.
    fn is(&self, other: &Sentence<'_, '_>) -> bool {
        self.targets == other.targets && self.small().eq(other.small())
    }

    /// Its words of four letters or more, which say what it is about.
    fn matter(&self) -> BTreeSet<&'a str> {
        self.small().filter(|word| word.len() > 3).collect()
    }

    /// Whether the two, which share most of their words, also say the same: a short sentence in
    /// which “quality team” stands for “data team” says another thing.
    fn says_what(&self, other: &Sentence<'_, '_>) -> bool {
        let (own, others) = (self.matter(), other.matter());
        let is_within = own.is_subset(&others) || others.is_subset(&own);
        let is_long = self.words.len().min(other.words.len()) >= ENOUGH_FOR_CHANGES;
        self.targets == other.targets && (is_within || is_long)
    }
}

/// The sentences so far, by their runs of words.
#[derive(Default)]
struct Near<'a, 'p> {
    sentences: Vec<Sentence<'a, 'p>>,
    /// For each run where its last holder stands in `holders`, and how many it has.
    by_run: AHashMap<RunNumber, (usize, usize)>,
    /// Each holder of a run: its number, and where the holder before it stands.
    holders: Vec<(usize, Option<usize>)>,
}

impl<'a, 'p> Near<'a, 'p> {
    /// The first sentence that shares three fifths of its runs with `one`.
    fn like(&self, one: &Sentence<'_, '_>) -> Option<&Sentence<'a, 'p>> {
        // What stands nowhere else is shared with none.
        if !is_most(one.runs.len(), one.run_count) {
            return None;
        }
        let mut shared = Vec::new();
        for run in &one.runs {
            let mut at = self.by_run.get(run).map(|(last, _)| *last);
            while let Some((index, before)) = at.and_then(|at| self.holders.get(at)) {
                shared.push(*index);
                at = *before;
            }
        }
        shared.sort_unstable();
        shared
            .chunk_by(|index, next| index == next)
            .filter_map(|times| Some((self.sentences.get(*times.first()?)?, times.len())))
            .find(|(other, count)| {
                is_most(*count, one.run_count.max(other.run_count)) && one.says_what(other)
            })
            .map(|(other, _)| other)
    }

    fn add(&mut self, mut one: Sentence<'a, 'p>) {
        let index = self.sentences.len();
        // Nobody asks for them again: here they stand by themselves.
        one.long_runs = Vec::new();
        for run in std::mem::take(&mut one.runs) {
            let place = self.holders.len();
            match self.by_run.entry(run) {
                Entry::Vacant(free) => {
                    free.insert((place, 1));
                    self.holders.push((index, None));
                }
                Entry::Occupied(mut known) => {
                    let (last, count) = known.get_mut();
                    if *count < COMMON {
                        self.holders.push((index, Some(*last)));
                        (*last, *count) = (place, *count + 1);
                    }
                }
            }
        }
        self.sentences.push(one);
    }
}
