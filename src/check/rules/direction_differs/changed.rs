//! Directions beside a reference that words a change: “([[x:change@2019-05..2020-03]]) has
//! continued to improve”.

use super::{WORDS, both, direction_in, directions, wants_up};
use crate::check::claim::is_no_statement;
use crate::check::fact::Fact;
use crate::check::prose::Passage;
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::{self, Style};
use crate::model::{Facet, Target};
use std::ops::Range;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        if passage.quoted || passage.references.is_empty() {
            continue;
        }
        for sentence in &passage.sentences {
            all.extend(against(subject, passage, sentence));
        }
    }
}

/// One direction, and one figure, which is a change.
fn against(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<Diagnostic> {
    let mut figures = passage
        .references_in(sentence)
        .filter(|mention| matches!(mention.reference.to, Target::Indicator { .. }));
    let (mention, None) = (figures.next()?, figures.next()) else {
        return None;
    };
    let Target::Indicator {
        id,
        facet: Facet::Change,
        at,
        since: Some(since),
    } = &mention.reference.to
    else {
        return None;
    };
    let small = passage.small_words(sentence.clone());
    let (phrase, start) = direction_in(small)?;
    let range = sentence.start + start..sentence.start + start + phrase.len();
    // What is told behind “and” is told of something else, and the words of the reference are none
    // of the sentence's.
    let between = match (
        range.end <= mention.range.start,
        mention.range.end <= range.start,
    ) {
        (true, _) => range.end..mention.range.start,
        (_, true) => mention.range.end..range.start,
        _ => return None,
    };
    let between = passage.small_words(between);
    let is_apart = between.contains(" and ") || between.contains([';', ':', ',']);
    if directions(small) > 1 || is_apart || is_no_statement(small, passage.words(sentence.clone()))
    {
        return None;
    }
    let (_, way) = WORDS.iter().find(|(known, _)| *known == phrase)?;
    let indicator = subject.publication.indicator(id.as_str())?;
    let later = match at {
        Some(at) => measure::reading(indicator, *at)?,
        None => measure::latest(indicator, passage.as_at)?,
    };
    // Only what may be set side by side: no break between, the same kind of period.
    let earlier = measure::comparable(indicator, later.period)
        .into_iter()
        .find(|reading| reading.period == *since)?
        .value
        .ok()?;
    let fact = Fact::of(indicator, &later, mention.range.clone())?;
    let agrees = match wants_up(*way, &fact)? {
        true => fact.value > earlier,
        false => fact.value < earlier,
    };
    if agrees {
        return None;
    }
    let style = Style::of(indicator);
    let shown = passage.words(range.clone());
    let why = both(&style, [(*since, earlier), (fact.period, fact.value)]);
    Some(
        finding(format!("“{shown}” disagrees with the figures: {why}"))
            .at(subject.prose.span(passage, range.clone()))
            .related(fact.span, "the figure is held here")
            .help("Say what the series says, or name the periods that you compare."),
    )
}
