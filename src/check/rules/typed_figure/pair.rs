//! Two numbers that a sentence joins, and that the data holds together: “7 out of 66”, “from 50% to
//! 30%”. The two are not the same by chance, so that little of the measure's name is enough.

use crate::check::measures::{HeldFigure, Match, Measure, Measures};
use crate::check::number::{Number, NumberKind};
use crate::check::prose::Passage;
use std::ops::Range;

/// How much of a measure's name is enough for two numbers.
const HINTED: f32 = 0.25;

/// A number, and the figure that it is.
type Held<'m, 'p> = (Range<usize>, &'m Measure<'p>, &'m HeldFigure);

/// The numbers of a sentence that the data holds as pairs.
pub(super) fn held_in<'m, 'p>(
    measures: &'m Measures<'p>,
    passage: &Passage<'_>,
    words: &str,
    typed: &[Number],
) -> Vec<Held<'m, 'p>> {
    let pairs = pairs(passage, typed);
    if pairs.is_empty() {
        return Vec::new();
    }
    let named = measures.named_in(words, HINTED);
    let held = |(joint, one, two): (Joint, &Number, &Number)| {
        let [first, second] = held((joint, one, two), &named)?;
        Some([
            (one.range.clone(), first.0, first.1),
            (two.range.clone(), second.0, second.1),
        ])
    };
    pairs.into_iter().filter_map(held).flatten().collect()
}

/// How a sentence joins two numbers.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    /// “7 out of 66”
    PartOf,
    /// “from 50% to 30%”
    Change,
}

/// The neighbours among the numbers of a sentence that are joined.
fn pairs<'n>(passage: &Passage<'_>, typed: &'n [Number]) -> Vec<(Joint, &'n Number, &'n Number)> {
    let pairs = typed.windows(2).filter_map(|pair| {
        let [one, two] = pair else { return None };
        let between = passage.small_words(one.range.end..two.range.start);
        let before = passage.small_words(0..one.range.start);
        let is_change = between.text == " to " && before.ends_with("from ");
        if is_change && one.kind == two.kind && one.value != two.value {
            return Some((Joint::Change, one, two));
        }
        let is_part = one.kind == NumberKind::Plain
            && two.kind == NumberKind::Plain
            && one.value < two.value
            && [" of ", " out of ", " of the ", " out of the "]
                .iter()
                .any(|of| between.ends_with(of))
            && between.split_whitespace().count() <= 5
            && !between.contains([',', ';', '.', ':', '(']);
        is_part.then_some((Joint::PartOf, one, two))
    });
    pairs.collect()
}

/// What the two numbers of a pair are, where one measure or one row has both.
fn held<'m, 'p>(
    (joint, one, two): (Joint, &Number, &Number),
    named: &[Match<'m, 'p>],
) -> Option<[(&'m Measure<'p>, &'m HeldFigure); 2]> {
    let figures = || {
        named.iter().flat_map(|found| {
            let figures = found.measure.figures.iter();
            figures.map(move |held| (found, held))
        })
    };
    match joint {
        Joint::PartOf => figures()
            .filter(|(found, _)| found.words >= 2)
            .find(|(_, held)| held.parts == Some((one.value, two.value)))
            .map(|(found, held)| [(found.measure, held), (found.measure, held)]),
        Joint::Change => figures()
            .filter(|(found, held)| found.measure.takes(one.kind) && held.is(one))
            .find_map(|(first, before)| {
                let (second, after) = figures().find(|(second, after)| {
                    let is_same = match before.row() {
                        Some(row) => after.row() == Some(row),
                        None => std::ptr::eq(first.measure, second.measure),
                    };
                    is_same && second.measure.takes(two.kind) && after.is(two)
                })?;
                Some([(first.measure, before), (second.measure, after)])
            }),
    }
}
