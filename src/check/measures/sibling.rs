//! Measures whose names differ in a word or two (“section 47”, “section 17”; “girls”, “boys”), and
//! which of them a text speaks of: the one whose own word it says.

use super::{Match, Measure, Measures, Name, significant};
use crate::check::number::Role;
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use std::collections::BTreeSet;
use std::ops::Range;

/// Names that differ in more words are of different things.
const DIFFERING: usize = 2;

/// Words that go on with another number.
const JOINTS: [&str; 7] = [
    " and ",
    ", ",
    "; ",
    " while ",
    " whereas ",
    " but ",
    " against ",
];

/// The sibling that a text names in place of a measure.
pub struct Sibling<'m, 'p> {
    /// How well the sentence names it.
    pub found: &'m Match<'m, 'p>,
    /// Whether the sentence itself says the word in which the two differ, not one before it.
    pub is_in_sentence: bool,
}

/// The words in which two names differ: those of the one, those of the other.
type Differing = (BTreeSet<usize>, BTreeSet<usize>);

impl<'p> Measures<'p> {
    /// The sibling of `one`, among the measures that a sentence names, of which a number in it is
    /// told: near the number, or else in the sentence, or else in the passage so far, stands a word
    /// that only the sibling's name has, and none that only the name of `one` has.
    pub fn told_instead<'m>(
        &self,
        passage: &Passage<'_>,
        (sentence, number): (&Range<usize>, &Range<usize>),
        one: &Measure<'p>,
        among: &'m [Match<'m, 'p>],
    ) -> Option<Sibling<'m, 'p>> {
        let own = one.indicator?;
        let others = among.iter().filter(|other| {
            let is_other = |id: &crate::model::Indicator| id.id != own.id;
            other.measure.indicator.is_some_and(is_other) && other.measure.unit == one.unit
        });
        let siblings: Vec<(&Match<'_, '_>, Differing)> = others
            .filter_map(|other| Some((other, differing(other.measure, one)?)))
            .collect();
        if siblings.is_empty() {
            return None;
        }
        let scopes = [
            (near(passage, sentence, number), true),
            (sentence.clone(), true),
            (0..sentence.end, false),
        ];
        for (scope, is_in_sentence) in scopes {
            let said = self.said_beside_numbers(passage, &scope);
            let mut is_open = true;
            for (found, (theirs, ours)) in &siblings {
                match (said.is_disjoint(theirs), said.is_disjoint(ours)) {
                    (false, true) => {
                        return Some(Sibling {
                            found,
                            is_in_sentence,
                        });
                    }
                    (_, false) => is_open = false,
                    (true, true) => {}
                }
            }
            if !is_open {
                return None;
            }
        }
        None
    }

    /// The known words of a range, without its figures and dates: “47” of “section 47”, not of “47%”.
    pub(super) fn said_beside_numbers(
        &self,
        passage: &Passage<'_>,
        range: &Range<usize>,
    ) -> BTreeSet<usize> {
        let figures = passage
            .numbers(range)
            .into_iter()
            .filter(|number| number.role == Role::Figure)
            .map(|number| number.range);
        let dates = periods(&passage.text, range, passage.as_at)
            .into_iter()
            .map(|named| named.range);
        let mut left_out: Vec<Range<usize>> = figures.chain(dates).collect();
        left_out.sort_by_cached_key(|one| one.start);
        let mut text = String::new();
        let mut from = range.start;
        for one in left_out {
            text.push_str(passage.words(from..one.start.max(from)));
            text.push(' ');
            from = from.max(one.end);
        }
        text.push_str(passage.words(from..range.end));
        significant(&text, &self.expansions)
            .iter()
            .filter_map(|word| self.numbers.get(word).copied())
            .collect()
    }
}

/// The words of `one`'s name that `other`'s has not, and the other way round, where they are siblings.
fn differing(one: &Measure<'_>, other: &Measure<'_>) -> Option<Differing> {
    let is_near = |a: &Name, b: &Name| {
        let common = a.words.iter().filter(|word| b.words.contains(word)).count();
        let most = (a.words.len() - common).max(b.words.len() - common);
        most <= DIFFERING && common >= most
    };
    let mut pairs = one.names.iter().zip(&other.names);
    if !pairs.any(|(a, b)| is_near(a, b)) {
        return None;
    }
    let words = |measure: &Measure<'_>| -> BTreeSet<usize> {
        let names = measure.names.iter();
        names.flat_map(|name| name.words.iter().copied()).collect()
    };
    let (ours, theirs) = (words(one), words(other));
    let only_ours: BTreeSet<usize> = ours.difference(&theirs).copied().collect();
    let only_theirs: BTreeSet<usize> = theirs.difference(&ours).copied().collect();
    (!only_ours.is_empty() && !only_theirs.is_empty()).then_some((only_ours, only_theirs))
}

/// The part of a sentence that goes with a number: where it tells others too, as far as the joints
/// between them.
pub(super) fn near(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    number: &Range<usize>,
) -> Range<usize> {
    let figures = passage
        .numbers(sentence)
        .into_iter()
        .filter(|other| other.role == Role::Figure)
        .map(|other| other.range);
    let mentions = passage.references_in(sentence);
    let others: Vec<Range<usize>> = figures
        .chain(mentions.map(|mention| mention.range.clone()))
        .filter(|other| other != number)
        .collect();
    let before = others.iter().map(|other| other.end);
    let before = before.filter(|end| *end <= number.start).max();
    let behind = others.iter().map(|other| other.start);
    let behind = behind.filter(|start| *start >= number.end).min();
    let start = before.map_or(sentence.start, |end| {
        let between = passage.words(end..number.start);
        let joint = JOINTS
            .iter()
            .filter_map(|joint| Some(between.rfind(joint)? + joint.len()));
        end + joint.max().unwrap_or(0)
    });
    let end = behind.map_or(sentence.end, |start| {
        let between = passage.words(number.end..start);
        let joint = JOINTS.iter().filter_map(|joint| between.find(joint));
        number.end + joint.min().unwrap_or(between.len())
    });
    start..end
}
