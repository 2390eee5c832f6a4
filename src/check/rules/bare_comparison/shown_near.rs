//! Figures of others that are shown near a comparison, below the same heading: in the paragraph, the
//! list, the table or the chart that it sums up, or in the list that it leads to.

use super::types_theirs;
use crate::check::Subject;
use crate::check::prose::{Kind, Passage};
use crate::check::words::{begins_with, is_empty_word, stem, words};
use crate::model::walk::each_block;
use crate::model::{BlockKind, Facet, FileId, Id, Indicator, Target};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a sentence begins with that goes on from the figures above it.
const TAKES_UP: [&str; 27] = [
    "so",
    "by that",
    "by this",
    "by the same",
    "by these",
    "by both",
    "this",
    "that",
    "these",
    "those",
    "it",
    "they",
    "both",
    "all",
    "each",
    "neither",
    "either",
    "on each",
    "on both",
    "on all",
    "on one",
    "on this",
    "on that",
    "we",
    "the county",
    "the council",
    "for the first time",
];

/// Words that name no measure.
const COMMON: [&str; 18] = [
    "rate",
    "share",
    "figure",
    "year",
    "month",
    "number",
    "level",
    "average",
    "national",
    "england",
    "neighbour",
    "council",
    "county",
    "city",
    "borough",
    "area",
    "service",
    "measure",
];

/// The charts of indicators that have comparators, by where they stand.
pub(super) struct Charts<'p>(BTreeMap<(FileId, u32), &'p Indicator>);

impl<'p> Charts<'p> {
    /// Of a publication.
    pub(super) fn of(subject: &Subject<'p>) -> Charts<'p> {
        let publication = subject.publication;
        let mut charts = BTreeMap::new();
        for (_, blocks) in &subject.prose.texts {
            each_block(blocks, &mut |block| {
                let BlockKind::Show(show) = &block.kind else {
                    return;
                };
                let shown = publication.indicator(show.id.as_str());
                if let Some(shown) = shown.filter(|one| !one.comparators.is_empty()) {
                    charts.insert((block.span.file, block.span.start), shown);
                }
            });
        }
        Charts(charts)
    }
}

/// Whether figures of others that stand near the passage at this place bear out what one of its
/// sentences compares.
pub(super) fn is_shown_near<'p>(
    subject: &Subject<'p>,
    charts: &Charts<'p>,
    at: usize,
    sentence: &Range<usize>,
    claim: &Range<usize>,
) -> bool {
    let Some(passage) = subject.prose.at(at) else {
        return false;
    };
    let shown = shown_near(subject, charts, at, passage, sentence);
    if shown.is_empty() {
        return false;
    }
    let front = passage.words(sentence.start..claim.start);
    let behind = passage.words(claim.end..sentence.end);
    let said: BTreeSet<String> = stems(front).chain(stems(behind)).collect();
    if shown
        .iter()
        .any(|one| one.stems.intersection(&said).next().is_some())
    {
        return true;
    }
    let names_another = words(&passage.text, sentence)
        .iter()
        .filter(|word| word.range.end <= claim.start || claim.end <= word.range.start)
        .filter(|word| word.text.len() > 4 && !COMMON.contains(&stem(word.text).as_str()))
        .filter_map(|word| subject.measures().told_by(word.text))
        .any(|told| !shown.iter().any(|one| one.ids.contains(&told.id)));
    let small = passage.small_words(sentence.clone());
    let takes_up = TAKES_UP.iter().any(|start| begins_with(&small, start));
    let leads_to_it = shown.iter().any(|one| one.is_below);
    (takes_up || leads_to_it) && !names_another
}

/// Figures of others in one paragraph, list item, cell or chart.
#[derive(Default)]
struct Shown<'p> {
    /// What they measure.
    ids: BTreeSet<&'p Id>,
    /// The words of it, as stems.
    stems: BTreeSet<String>,
    /// Whether the sentence ends in a colon and leads to them.
    is_below: bool,
}

impl<'p> Shown<'p> {
    fn add(&mut self, indicator: &'p Indicator) {
        self.ids.insert(&indicator.id);
        self.stems.extend(stems(&indicator.title));
        self.stems.extend(stems(&indicator.short));
    }
}

fn shown_near<'p>(
    subject: &Subject<'p>,
    charts: &Charts<'p>,
    at: usize,
    passage: &Passage<'p>,
    sentence: &Range<usize>,
) -> Vec<Shown<'p>> {
    let is_of_answer = |one: &&Passage<'p>| {
        one.place.owner == passage.place.owner && one.place.part == passage.place.part
    };
    let is_below_heading = |one: &&Passage<'p>| !matches!(one.kind, Kind::Heading(_));
    let passages = &subject.prose.passages;
    let before = passages.get(..at).unwrap_or_default().iter().rev();
    let before = before.take_while(is_of_answer).take_while(is_below_heading);
    let mut from = passage.span.start;
    let mut shown = Vec::new();
    for one in before {
        from = one.span.start;
        shown.extend(told(subject, one));
    }
    if passage.words(sentence.clone()).ends_with(':') {
        let behind = passages.get(at + 1..).unwrap_or_default().iter();
        let list = behind.take_while(is_of_answer).take_while(is_below_heading);
        let list = list.take_while(|one| one.kind != Kind::Paragraph);
        let below = list.filter_map(|one| told(subject, one));
        shown.extend(below.map(|one| Shown {
            is_below: true,
            ..one
        }));
    }
    // A chart stands between passages, perhaps right behind the heading.
    let heading = passages.get(..at).unwrap_or_default().iter().rev();
    let heading = heading
        .take_while(is_of_answer)
        .find(|one| !is_below_heading(one));
    let from = heading.map_or(from, |one| one.span.start);
    let file = passage.span.file;
    for (_, indicator) in charts.0.range((file, from)..(file, passage.span.start)) {
        let mut one = Shown::default();
        one.add(indicator);
        shown.push(one);
    }
    shown
}

/// The figures of others that a passage tells.
fn told<'p>(subject: &Subject<'p>, passage: &Passage<'p>) -> Option<Shown<'p>> {
    let mut shown = Shown::default();
    for mention in &passage.references {
        if let Target::Indicator {
            id,
            facet: Facet::Comparator(_),
            ..
        } = &mention.reference.to
            && let Some(indicator) = subject.publication.indicator(id.as_str())
        {
            shown.add(indicator);
        }
    }
    let is_typed = shown.ids.is_empty() && types_theirs(passage);
    if shown.ids.is_empty() && !is_typed {
        return None;
    }
    shown.stems.extend(stems(&passage.text));
    Some(shown)
}

/// The stems of the words that name something.
fn stems(text: &str) -> impl Iterator<Item = String> {
    words(text, &(0..text.len()))
        .into_iter()
        .filter(|word| word.text.len() > 3 && word.text.starts_with(char::is_alphabetic))
        .map(|word| stem(word.text))
        .filter(|word| !is_empty_word(word) && !COMMON.contains(&word.as_str()))
}
