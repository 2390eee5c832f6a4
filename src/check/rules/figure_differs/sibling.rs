//! A typed percentage that is told of one measure and is the value of its sibling: of “section 47”
//! what the data says of section 17.

use super::{is_none_of, problem, tells_another_number};
use crate::check::Subject;
use crate::check::measures::Match;
use crate::check::number::{Hedge, NumberKind, is_wished};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::typed::{Dated, dated_numbers, is_aim, reading_for};
use crate::check::words::word_before;
use crate::diagnostic::Diagnostic;
use crate::measure::{self, Reading};
use crate::model::{Indicator, Period};
use std::ops::Range;

/// How much of the sibling's name the sentence must have, by weight.
const NAMED: f32 = 0.6;
/// How much where no time is told.
const NAMED_WITHOUT_TIME: f32 = 0.75;
/// How much of the name of the measure that has the value.
const HINTED: f32 = 0.25;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let passages = subject.prose.statements();
    for passage in passages.filter(|one| one.has_digit && !one.quoted) {
        for (sentence, words) in passage.sentences() {
            if tells_another_number(words) {
                continue;
            }
            let dated: Vec<Dated> = dated_numbers(passage, &sentence)
                .into_iter()
                .filter(|one| is_told_plainly(passage, &sentence, one))
                .collect();
            if dated.is_empty() {
                continue;
            }
            let named = subject.measures().named_in(words, HINTED);
            for one in dated {
                let found = named
                    .iter()
                    .find_map(|other| of_sibling(subject, passage, &sentence, &one, other, &named));
                all.extend(found);
            }
        }
    }
}

/// Whether a percentage is told as it is: neither about so much, nor aimed at, nor wished for.
pub(super) fn is_told_plainly(passage: &Passage<'_>, sentence: &Range<usize>, one: &Dated) -> bool {
    let number = &one.number;
    let before = passage.small_words(sentence.start..number.range.start);
    number.kind == NumberKind::Percent
        && number.hedge == Hedge::None
        && !is_aim(passage, number)
        && !is_wished(&before, "")
}

/// That a number is the value of `other` and told of its sibling, which has another at that time.
fn of_sibling(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    one: &Dated,
    other: &Match<'_, '_>,
    named: &[Match<'_, '_>],
) -> Option<Diagnostic> {
    let number = &one.number;
    let holder = other.measure.indicator?;
    let is_typed =
        |value: crate::model::Decimal| value.rounded(number.value.scale()) == number.value;
    let has_it = |period: &Period| value_is(holder, *period, is_typed).is_some();
    let told_of = one
        .period
        .or_else(|| only_period(passage, sentence).filter(has_it));
    let period = match told_of {
        Some(period) => Some(period).filter(has_it)?,
        // Told of no time: of the latest, or of the month that is not over yet.
        None if periods(&passage.text, sentence, passage.as_at).is_empty() => {
            let latest = measure::latest(holder, passage.as_at).map(|reading| reading.period);
            let newest = holder.values.keys().next_back().copied();
            latest.into_iter().chain(newest).find(has_it)?
        }
        None => return None,
    };
    let told = (sentence, &number.range);
    let measures = subject.measures();
    let sibling = measures.told_instead(passage, told, other.measure, named)?;
    let enough = match told_of {
        Some(_) => NAMED,
        None => NAMED_WITHOUT_TIME,
    };
    let is_named = sibling.found.coverage >= enough
        && sibling.found.words >= 3
        && sibling.found.coverage >= other.coverage;
    if !is_named || !sibling.is_in_sentence {
        return None;
    }
    let indicator = sibling.found.measure.indicator?;
    let reading = value_is(indicator, period, |_| true)?;
    is_none_of(indicator, number).then(|| problem(subject, passage, number, indicator, &reading))?
}

/// The one time of which a sentence tells all its numbers: “86% of these and 93% of those in May”.
fn only_period(passage: &Passage<'_>, sentence: &Range<usize>) -> Option<Period> {
    let periods = periods(&passage.text, sentence, passage.as_at);
    let [only] = periods.as_slice() else {
        return None;
    };
    let before = word_before(&passage.text, only.range.start);
    only.period
        .filter(|_| matches!(before.as_str(), "in" | "at" | "for" | "during"))
}

/// The value of an indicator at a period, where it is such a one.
fn value_is<'p>(
    indicator: &'p Indicator,
    period: Period,
    is_it: impl Fn(crate::model::Decimal) -> bool,
) -> Option<Reading<'p>> {
    reading_for(indicator, period).filter(|reading| reading.value.is_ok_and(is_it))
}
