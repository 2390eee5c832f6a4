//! Which figure of the data a typed number is, by the words and the time of its sentence.

use super::ENOUGH;
use crate::check::measures::{HeldFigure, Match, Measure, Measures};
use crate::check::number::{Number, NumberKind};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::typed::dated_numbers;
use crate::check::words::{find_phrase, lower, words};
use crate::model::Decimal;
use std::ops::Range;

/// How much of a name is enough for the latest of its percentages.
const HALF: f32 = 0.5;

/// How much of a name two sentences must have of which the later takes up the earlier.
const WHOLE: f32 = 0.9;

/// What takes up the measure of the sentence before.
const TAKES_UP: [&str; 5] = [
    "this target",
    "this level",
    "this standard",
    "this objective",
    "this limit",
];

/// The latest figure of the one measure that a sentence and the one before it name together: “74% of
/// our workforce is at this level”.
pub(super) fn taken_up<'m, 'p>(
    measures: &'m Measures<'p>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    number: &Number,
) -> Option<(&'m Measure<'p>, &'m HeldFigure, bool)> {
    let small = passage.small_words(sentence.clone());
    let mut phrases = TAKES_UP.iter();
    let takes_up = phrases.any(|words| find_phrase(small, words).is_some());
    if number.kind != NumberKind::Percent || !takes_up {
        return None;
    }
    let at = passage.sentences.iter().position(|one| one == sentence)?;
    let before = passage.sentences.get(at.checked_sub(1)?)?;
    let both = passage.words(before.start..sentence.end);
    let named = measures.named_in(both, WHOLE);
    let mut found = named.iter().filter_map(|one| {
        let held = one.measure.figures.last()?;
        let is_it = one.words >= 3 && one.measure.takes(number.kind) && held.is(number);
        is_it.then_some((one.measure, held, false))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether right behind a number stands the whole title of a row, of two words or more, and
/// nothing that makes another thing of it: “18 safeguarding teams”.
fn is_count_of(passage: &Passage<'_>, number: &Number, title: &str) -> bool {
    let titled = words(title, &(0..title.len()));
    let behind = words(&passage.text, &(number.range.end..passage.text.len()));
    let is_same = behind.len() >= titled.len()
        && titled
            .iter()
            .zip(&behind)
            .all(|(one, other)| lower(one.text) == lower(other.text));
    let (Some(last), true) = (titled.len().checked_sub(1), is_same && titled.len() > 1) else {
        return false;
    };
    // Another noun behind it would count that: such a noun has no small word before it.
    let next = behind.get(last + 1).filter(|next| {
        let end = behind.get(last).map_or(0, |word| word.range.end);
        passage.words(end..next.range.start) == " "
    });
    next.is_none_or(|next| AFTER_COUNT.contains(&lower(next.text).as_str()))
}

/// Words that go on behind what was counted.
const AFTER_COUNT: [&str; 20] = [
    "and", "or", "in", "of", "at", "for", "with", "who", "which", "that", "are", "were", "have",
    "had", "to", "across", "from", "by", "on", "as",
];

/// The figure of the data that a number is, where a measure that the sentence names has it: at the
/// period that the sentence names, otherwise at any. Also whether that period is named.
pub(super) fn held<'m, 'p>(
    measures: &Measures<'p>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    number: &Number,
    named: &[Match<'m, 'p>],
) -> Option<(&'m Measure<'p>, &'m HeldFigure, bool)> {
    let periods = periods(&passage.text, sentence, passage.as_at);
    let dated = match periods.is_empty() {
        true => Vec::new(),
        false => dated_numbers(passage, sentence),
    };
    let own = dated.iter().find(|one| one.number.range == number.range);
    let time = own.and_then(|one| one.period);
    let is_of_its_time = |held: &HeldFigure| time.is_some() && held.period == time;
    let mut best: Option<(bool, &'m Measure<'p>, &'m HeldFigure)> = None;
    for found in named
        .iter()
        .filter(|found| found.measure.takes(number.kind))
    {
        // Small whole numbers are the same by chance too often, and so are round ones.
        let is_round = number
            .value
            .divided_by(Decimal::whole(50), 4)
            .is_some_and(is_whole);
        let is_large = number.kind == NumberKind::Plain
            && number.value >= Decimal::whole(100)
            && (!is_round || found.coverage >= ENOUGH);
        let is_named = found.coverage >= ENOUGH && found.words >= 2;
        let is_of_row = || {
            let row = found
                .measure
                .row
                .filter(|_| number.kind == NumberKind::Plain);
            row.is_some_and(|title| is_count_of(passage, number, title))
        };
        // Nor are decimals the same by chance.
        let is_precise = number.kind != NumberKind::Pounds && !is_whole(number.value);
        let is_telling = is_large
            || is_precise
            || is_of_row()
            || (is_named
                && (number.kind != NumberKind::Plain
                    || number.value >= Decimal::whole(20)
                    || found.coverage > 0.95));
        // A percentage that a half of a name goes with may be the latest one, or that of its time.
        let may_be_latest = number.kind == NumberKind::Percent
            && (found.coverage >= HALF && found.words >= 2 || found.words >= 3);
        let may_be_of_its_time =
            may_be_latest || number.kind == NumberKind::Percent && found.coverage >= HALF;
        let figures = match (is_telling, may_be_latest) {
            (true, _) => found.measure.figures.len(),
            (false, true) => 1,
            (false, false) => 0,
        };
        for (back, held) in found.measure.figures.iter().rev().enumerate() {
            let is_open = back < figures || may_be_of_its_time && is_of_its_time(held);
            if !is_open || !held.is(number) || is_whole_of_itself(measures, found.measure, number) {
                continue;
            }
            // Of two that are named alike the one is told whose own word the text says.
            let told = (sentence, &number.range);
            if measures
                .told_instead(passage, told, found.measure, named)
                .is_some()
            {
                break;
            }
            let at_named_period = held
                .period
                .is_some_and(|period| periods.iter().any(|one| one.period == Some(period)));
            if best.is_none() || (at_named_period && best.is_some_and(|(at_named, ..)| !at_named)) {
                best = Some((at_named_period, found.measure, held));
            }
        }
    }
    best.map(|(is_dated, measure, held)| (measure, held, is_dated))
}

/// Whether a number is the share that all have of all: every other 100% would be it.
fn is_whole_of_itself(measures: &Measures<'_>, measure: &Measure<'_>, number: &Number) -> bool {
    let names_nothing = |row: &str| measures.in_common(row, row) == 0;
    number.kind == NumberKind::Percent
        && number.value == Decimal::whole(100)
        && measure.row.is_some_and(names_nothing)
}

fn is_whole(value: Decimal) -> bool {
    value.rounded(0) == value
}
