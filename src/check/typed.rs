//! Numbers that an author typed: of which period each is told, and which figure of the data it is.

use super::fact::Fact;
use super::measures::Measures;
use super::number::{Number, NumberKind, Role};
use super::period_words::periods;
use super::prose::Passage;
use crate::measure::{self, Reading};
use crate::model::{Indicator, Period};
use std::ops::Range;

/// A typed number with the period of which its sentence tells it.
#[derive(Clone, Debug)]
pub struct Dated {
    /// The number.
    pub number: Number,
    /// The period that the sentence names for it.
    pub period: Option<Period>,
}

/// How much of a measure's name a sentence must have for its number to be taken for a value.
pub const NAMED: f32 = 0.7;

/// A period stands this near to the number that it dates, in bytes.
const NEAR: usize = 48;

/// The figures typed in a sentence, each with its period.
pub fn dated_numbers(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<Dated> {
    let mut dated: Vec<Dated> = passage
        .numbers(sentence)
        .into_iter()
        .filter(|number| number.role == Role::Figure && passage.is_typed(&number.range))
        .map(|number| Dated {
            number,
            period: None,
        })
        .collect();
    if dated.is_empty() {
        return dated;
    }
    let named: Vec<(Range<usize>, Period)> = periods(&passage.text, sentence, passage.as_at)
        .into_iter()
        .filter_map(|one| Some((one.range, one.period?)))
        .filter(|(range, _)| {
            // “Since May” and “by May” are no date of a value.
            let before = super::words::word_before(&passage.text, range.start);
            !matches!(before.as_str(), "since" | "until" | "by" | "from" | "till")
        })
        .collect();
    // What a period may date: typed numbers, and figures that are referred to.
    let mut slots: Vec<Range<usize>> = dated.iter().map(|one| one.number.range.clone()).collect();
    slots.extend(figures_in(passage, sentence));
    slots.sort_by_cached_key(|range| range.start);
    for (range, period) in &named {
        let is_near = |from: usize, to: usize| {
            let between = passage.text.get(from..to)?;
            let joins = between.contains([';', ':', '.', '\n']) || between.contains(" and ");
            (between.len() <= NEAR && !joins).then_some(())
        };
        let before = slots.iter().rev().find(|slot| slot.end <= range.start);
        let behind = slots.iter().find(|slot| slot.start >= range.end);
        let slot = before
            .filter(|slot| is_near(slot.end, range.start).is_some())
            .or_else(|| behind.filter(|slot| is_near(range.end, slot.start).is_some()));
        let Some(slot) = slot else { continue };
        if let Some(one) = dated.iter_mut().find(|one| one.number.range == *slot)
            && one.period.is_none()
        {
            one.period = Some(*period);
        }
    }
    // One period for all that the sentence tells.
    if let ([(_, period)], [only]) = (named.as_slice(), dated.as_mut_slice()) {
        only.period = only.period.or(Some(*period));
    }
    dated
}

/// Where a sentence refers to figures.
pub fn figures_in<'a>(
    passage: &'a Passage<'_>,
    sentence: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let sentence = sentence.clone();
    passage
        .references
        .iter()
        .filter(move |mention| {
            sentence.start <= mention.range.start && mention.range.end <= sentence.end
        })
        .filter(|mention| mention.reference.to.is_figure())
        .map(|mention| mention.range.clone())
}

/// Whether the words in front of a number say that it is what is aimed at: “target (80%)”.
pub fn is_aim(passage: &Passage<'_>, number: &Number) -> bool {
    let before = passage.small_words(0..number.range.start);
    let near = before
        .get(before.ceil_char_boundary(before.len().saturating_sub(24))..)
        .unwrap_or("");
    let tail = near.rsplit(['.', ';', ',', '%']).next().unwrap_or("");
    let behind = passage.small_words(number.range.end..passage.text.len());
    [
        "target",
        "objective",
        "aim",
        "goal",
        "threshold",
        "benchmark",
    ]
    .iter()
    .any(|word| super::words::find_phrase(tail, word).is_some())
        || behind.starts_with(" target")
}

/// The reading of an indicator for a period as a text names it: a day stands for its month.
pub fn reading_for<'p>(indicator: &'p Indicator, period: Period) -> Option<Reading<'p>> {
    measure::reading(indicator, period).or_else(|| match period {
        Period::Day(day) => {
            let month = Period::Month {
                year: day.year(),
                month: day.month(),
            };
            measure::reading(indicator, month)
        }
        _ => None,
    })
}

/// The percentages typed in a sentence that are values of an indicator which it names: of the
/// period that is named, or else the latest that has this value. “It remained at 28%” speaks
/// of what the sentence before it names.
pub fn typed_facts<'p>(
    measures: &Measures<'p>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    before: Option<&Range<usize>>,
) -> Vec<Fact<'p>> {
    let dated: Vec<Dated> = dated_numbers(passage, sentence)
        .into_iter()
        .filter(|one| one.number.kind == NumberKind::Percent && !is_aim(passage, &one.number))
        .collect();
    if dated.is_empty() {
        return Vec::new();
    }
    let mut named = measures.named_in(passage.words(sentence.clone()), NAMED);
    let small = passage.small_words(sentence.clone());
    if let (true, Some(before)) = (
        ["it ", "this "].iter().any(|it| small.starts_with(it)),
        before,
    ) {
        named.extend(measures.named_in(passage.words(before.clone()), NAMED));
    }
    let mut facts = Vec::new();
    for one in dated {
        let fact = named
            .iter()
            .filter(|found| found.words >= 2 && found.measure.takes(one.number.kind))
            .filter_map(|found| found.measure.indicator)
            .find_map(|indicator| fact_of(indicator, &one));
        facts.extend(fact);
    }
    facts
}

fn fact_of<'p>(indicator: &'p Indicator, one: &Dated) -> Option<Fact<'p>> {
    let is_it = |reading: &Reading<'_>| {
        reading
            .value
            .is_ok_and(|value| value.rounded(one.number.value.scale()) == one.number.value)
    };
    let reading = match one.period {
        Some(period) => reading_for(indicator, period).filter(is_it)?,
        None => indicator
            .values
            .keys()
            .rev()
            .filter_map(|period| measure::reading(indicator, *period))
            .find(is_it)?,
    };
    Fact::of(indicator, &reading, one.number.range.clone())
}
