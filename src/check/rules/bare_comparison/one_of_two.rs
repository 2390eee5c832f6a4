//! A comparison with two kinds of others that gives the figure of one: “above statistical and national
//! comparators (neighbours 37.3)”.

use crate::check::Subject;
use crate::check::prose::{self, Passage};
use crate::check::typed::dated_numbers;
use crate::check::words::{find_phrase, lower};
use crate::model::{Comparator, Facet, Publication, Target};
use std::ops::Range;

/// Kinds of others: what to call them, and the words that tell them.
const KINDS: [(&str, &[&str]); 3] = [
    ("England", &["england", "national", "nationally"]),
    (
        "the neighbours",
        &["neighbours", "neighbour", "neighbours’", "statistical"],
    ),
    ("the region", &["regional", "region", "regionally"]),
];

/// A kind of others.
pub(super) type Kind = (&'static str, &'static [&'static str]);

/// A figure stands this near to the word that says whose it is, in bytes.
const NEAR: usize = 40;

/// The others whose figure is missing, where a comparison names two kinds and something gives that
/// of one.
pub(super) fn left_out(
    publication: &Publication,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    claim: &Range<usize>,
) -> Option<&'static Kind> {
    let claim = &(claim.start..claim.end + goes_on(passage, claim.end..sentence.end));
    let named: Vec<&'static Kind> = KINDS
        .iter()
        .filter(|kind| is_named(&passage.small_words(claim.clone()), kind))
        .collect();
    let has_source = !passage.notes.is_empty()
        || !passage.links.is_empty()
        || passage.references.iter().any(|mention| {
            matches!(
                mention.reference.to,
                Target::Evidence(_) | Target::Item(_) | Target::Cell { .. }
            )
        });
    if named.len() < 2 || has_source {
        return None;
    }
    let behind = claim.end..sentence.end;
    let is_told_again = KINDS
        .iter()
        .any(|kind| is_named(&passage.small_words(behind.clone()), kind));
    // “… England and our neighbours (43.7% and 37.3%)”
    if !is_told_again && dated_numbers(passage, &behind).len() >= named.len() {
        return None;
    }
    let is_given = |kind: &Kind| {
        refers(publication, passage, kind)
            || is_typed(passage, claim, kind)
            || is_last(passage, claim, kind) && super::figure_behind(passage, sentence, claim.end)
    };
    let (given, missing): (Vec<&'static Kind>, Vec<&'static Kind>) =
        named.into_iter().partition(|kind| is_given(kind));
    match (given.is_empty(), missing.as_slice()) {
        (false, [first, ..]) => Some(first),
        _ => None,
    }
}

/// Whether a passage above, below the same heading, gives the figure of a kind.
pub(super) fn given_above(subject: &Subject<'_>, at: usize, kind: &Kind) -> bool {
    let passages = subject.prose.passages.get(..=at).unwrap_or_default();
    let Some((own, before)) = passages.split_last() else {
        return false;
    };
    let is_near = |one: &&Passage<'_>| {
        let is_same = one.place.owner == own.place.owner && one.place.part == own.place.part;
        is_same && !matches!(one.kind, prose::Kind::Heading(_))
    };
    let mut near = before.iter().rev().take_while(is_near);
    near.any(|one| refers(subject.publication, one, kind) || is_typed(one, &(0..0), kind))
}

/// How far a comparison goes on with other others: “the national average and that of our neighbours”.
fn goes_on(passage: &Passage<'_>, behind: Range<usize>) -> usize {
    let small = passage.small_words(behind);
    let end = small.find([',', ';', '.', '(', ':']).unwrap_or(small.len());
    let part = small.get(..end).unwrap_or("").trim_end();
    let joined = part.starts_with(" and ") || part.starts_with(" or ");
    let is_kind = |word: &&str| part.ends_with(*word);
    let ends_with_kind = KINDS.iter().any(|kind| kind.1.iter().any(is_kind));
    match joined && ends_with_kind && part.len() <= NEAR {
        true => part.len(),
        false => 0,
    }
}

fn is_named(small: &str, kind: &Kind) -> bool {
    kind.1.iter().any(|word| find_phrase(small, word).is_some())
}

/// Whether an indicator that a passage refers to comes with the figure of a kind.
fn refers(publication: &Publication, passage: &Passage<'_>, kind: &Kind) -> bool {
    let is_of_kind = |one: &Comparator| {
        is_named(&lower(&one.name), kind) || is_named(&one.id.as_str().replace('-', " "), kind)
    };
    passage.references.iter().any(|mention| {
        let Target::Indicator { id, facet, .. } = &mention.reference.to else {
            return false;
        };
        let indicator = publication.indicator(id.as_str());
        let mut comparators = indicator.into_iter().flat_map(|one| &one.comparators);
        match facet {
            Facet::Comparator(which) => comparators.any(|one| one.id == *which && is_of_kind(one)),
            _ => comparators.any(is_of_kind),
        }
    })
}

/// Whether a number is typed beside a word for a kind, outside the comparison itself.
fn is_typed(passage: &Passage<'_>, claim: &Range<usize>, kind: &Kind) -> bool {
    let small = passage.small();
    let numbers = dated_numbers(passage, &(0..passage.text.len()));
    kind.1.iter().any(|word| {
        let places = small.match_indices(word).map(|(at, _)| at..at + word.len());
        places
            .filter(|place| place.end <= claim.start || claim.end <= place.start)
            .any(|place| {
                numbers.iter().any(|one| {
                    let number = &one.number.range;
                    let between = match number.start >= place.end {
                        true => place.end..number.start,
                        false => number.end..place.start,
                    };
                    let words = passage.words(between.clone());
                    between.start <= between.end
                        && between.len() <= NEAR
                        && !words.contains(|letter: char| letter.is_ascii_digit() || letter == ';')
                })
            })
    })
}

/// Whether a kind is named at the end of a comparison.
fn is_last(passage: &Passage<'_>, claim: &Range<usize>, kind: &Kind) -> bool {
    let small = passage.small_words(claim.clone());
    kind.1.iter().any(|word| small.ends_with(word))
}
