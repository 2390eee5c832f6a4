//! Counts in words beside their percentage: “three of our four homes (80%)”.

use crate::check::number::{Number, NumberKind, Role, has_number_word, hedge, number_word};
use crate::check::prose::Passage;
use crate::check::words::{lower, words};
use crate::model::Decimal;
use std::ops::Range;

/// So many words stand between the whole and its percentage, the bracket among them.
const NOUNS: usize = 3;

/// The numbers of a sentence, with those in words, three by three: such as end in a percentage
/// that stands alone in brackets. `found`: those with digits.
pub(super) fn counts(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    found: &[Number],
) -> Vec<Vec<Number>> {
    let is_alone = |number: &Number| {
        let before = passage.words(sentence.start..number.range.start);
        let behind = passage.words(number.range.end..sentence.end);
        number.kind == NumberKind::Percent && before.ends_with('(') && behind.starts_with(')')
    };
    if !found.iter().any(is_alone) || !has_number_word(passage.small_words(sentence.clone())) {
        return Vec::new();
    }
    let told = words(&passage.text, sentence);
    let in_words = told.iter().filter_map(|word| {
        // “One of the homes” counts nothing.
        let value = number_word(&lower(word.text)).filter(|value| *value > 1)?;
        let is_typed = passage.is_typed(&word.range);
        is_typed.then(|| Number {
            range: word.range.clone(),
            value: Decimal::whole(value),
            kind: NumberKind::Plain,
            role: Role::Figure,
            hedge: hedge(passage.words(sentence.start..word.range.start)),
        })
    });
    let mut all: Vec<(bool, Number)> = in_words.map(|one| (true, one)).collect();
    all.extend(found.iter().map(|one| (false, one.clone())));
    all.sort_by_cached_key(|(_, one)| one.range.start);
    let threes = all.windows(3).filter(|three| match three {
        [(part, _), (whole, of), (_, share)] => {
            let between = passage.words(of.range.end..share.range.start);
            (*part || *whole) && is_alone(share) && between.split_whitespace().count() <= NOUNS
        }
        _ => false,
    });
    threes
        .map(|three| three.iter().map(|(_, one)| one.clone()).collect())
        .collect()
}
