//! A count that is told “to date” and that the data has for a later day than the text is told: “26
//! briefing notes issued to date”, where there were 23 then.

use super::other_period::described;
use super::{against, typed_instead};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::measures::Measure;
use crate::check::number::{Hedge, Number};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::typed::dated_numbers;
use crate::check::words::{Phrases, stem, words};
use crate::diagnostic::Diagnostic;
use crate::measure::{self, Style};
use crate::model::Accumulation;
use std::ops::Range;
use std::sync::LazyLock;

static TO_DATE: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(["to date", "so far", "up to now", "until now", "already"]));

/// So many telling words say that the count may be meant.
const ENOUGH: usize = 2;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let of_indicators = subject.measures().of_indicators();
    let counted: Vec<&Measure<'_>> = of_indicators
        .filter(|one| {
            let indicator = one.indicator;
            indicator.is_some_and(|one| one.span_of_values == Accumulation::SinceStart)
        })
        .collect();
    if counted.is_empty() {
        return;
    }
    let passages = subject.prose.statements();
    for passage in passages.filter(|one| one.has_digit && !one.quoted) {
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            let is_told = TO_DATE.are_in(small)
                && !is_no_statement(small, passage.words(sentence.clone()))
                && periods(&passage.text, sentence, passage.as_at).is_empty()
                && passage.references_in(sentence).next().is_none();
            let numbers = dated_numbers(passage, sentence);
            if let (true, [one]) = (is_told, numbers.as_slice()) {
                let mut found = counted
                    .iter()
                    .filter_map(|measure| look(subject, passage, sentence, &one.number, measure));
                all.extend(found.next());
            }
        }
    }
}

fn look(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    number: &Number,
    measure: &Measure<'_>,
) -> Option<Diagnostic> {
    let indicator = measure.indicator?;
    let is_count = number.is_count() && number.hedge == Hedge::None;
    let latest = measure::latest(indicator, passage.as_at)?;
    let value = latest.value.ok()?;
    let later = measure.figures.iter().find(|held| {
        let is_later = held.period.is_some_and(|at| at.first_day() > passage.as_at);
        is_later && held.value == number.value
    })?;
    let then = later.period?.words();
    let said = passage.words(sentence.clone());
    if !is_count || value == number.value || !names(passage, sentence, number, &indicator.noun) {
        return None;
    }
    if subject.measures().in_common(said, &described(indicator)) < ENOUGH {
        return None;
    }
    let shown = passage.words(number.range.clone()).trim();
    let value = Style::of(indicator).full(value);
    let says = typed_instead(shown, &value, latest.period);
    let at = subject.prose.span(passage, number.range.clone());
    let told = against(
        (latest.datum.span, indicator),
        format!("{says}; {shown} is the value for {then}, which this text lies before"),
        at,
    );
    Some(told.help(format!(
        "Write [[{}]] for the latest value; where the later one is meant, tell the section of that day.",
        indicator.id
    )))
}

/// Whether what is counted is what the number counts: its noun stands right behind, with a word of
/// its own between at most, or in front of a colon.
fn names(passage: &Passage<'_>, sentence: &Range<usize>, number: &Number, noun: &str) -> bool {
    let nouns: Vec<String> = noun.split_whitespace().map(stem).collect();
    let has = |range: Range<usize>, count: usize, from_end: bool| {
        let list = words(&passage.text, &range);
        let taken: Vec<String> = match from_end {
            true => list
                .iter()
                .rev()
                .take(count)
                .map(|word| stem(word.text))
                .collect(),
            false => list
                .iter()
                .take(count)
                .map(|word| stem(word.text))
                .collect(),
        };
        !nouns.is_empty() && nouns.iter().all(|noun| taken.contains(noun))
    };
    let front = passage.words(sentence.start..number.range.start);
    let in_front =
        front.trim_end().ends_with(':') && has(sentence.start..number.range.start, 2, true);
    in_front || has(number.range.end..sentence.end, 4, false)
}
