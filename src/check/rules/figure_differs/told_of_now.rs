//! A typed number that is told of now and was the value of an earlier time: “94% are now in time”.

use super::{against, speaks_of_something_else};
use crate::check::Subject;
use crate::check::claim::is_no_statement;
use crate::check::number::{Hedge, Number, NumberKind};
use crate::check::period_words::periods;
use crate::check::prose::{Passage, clauses};
use crate::check::small::Small;
use crate::check::typed::{NAMED, dated_numbers, is_aim};
use crate::check::words::find_phrase;
use crate::diagnostic::Diagnostic;
use crate::measure::{self, Style};
use crate::model::{Period, Target};
use std::ops::Range;

/// From here on a name is told in full.
const IN_FULL: f32 = 0.99;

const NOW: [&str; 12] = [
    "now",
    "currently",
    "at present",
    "at the moment",
    "is at",
    "are at",
    "stands at",
    "stand at",
    "is running at",
    "is currently at",
    "the latest",
    "today",
];

/// What tells of the present without a word for it.
const PRESENT: [&str; 4] = ["is", "are", "have", "has"];
/// What tells of a time before, or of one that nobody names.
const PAST: [&str; 6] = ["was", "were", "had", "been", "did", "when"];

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let passages = subject.prose.statements();
    for passage in passages.filter(|one| one.has_digit && !one.quoted) {
        for sentence in &passage.sentences {
            all.extend(with_a_word_for_it(subject, passage, sentence));
            in_the_present(subject, passage, sentence, all);
        }
    }
}

/// “Visits in time are now at 94%.”
fn with_a_word_for_it(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<Diagnostic> {
    let small = passage.small_words(sentence.clone());
    let words = passage.words(sentence.clone());
    if !has(small, &NOW) || is_no_statement(small, words) {
        return None;
    }
    let numbers = percentages(passage, sentence);
    let [number] = numbers.as_slice() else {
        return None;
    };
    // A comparison behind a comma is of the same sentence and of another number.
    let told = words.split(", which").next().map_or(0, str::len);
    let told = sentence.start..sentence.start + told;
    outdated(subject, passage, sentence, &told, number, true)
}

/// “Most visits (94%) are in time”: in each clause with one percentage.
fn in_the_present(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    all: &mut Vec<Diagnostic>,
) {
    let numbers = percentages(passage, sentence);
    let is_told_otherwise = numbers.is_empty()
        || has(passage.small_words(sentence.clone()), &NOW)
        || !periods(&passage.text, sentence, passage.as_at).is_empty();
    if is_told_otherwise {
        return;
    }
    for clause in clauses(&passage.text, sentence) {
        let small = passage.small_words(clause.clone());
        let mut of_it = numbers
            .iter()
            .filter(|one| clause.contains(&one.range.start));
        if let (Some(number), None) = (of_it.next(), of_it.next())
            && has(small, &PRESENT)
            && !has(small, &PAST)
            && !is_no_statement(small, passage.words(clause.clone()))
        {
            all.extend(outdated(subject, passage, &clause, &clause, number, false));
        }
    }
}

fn percentages(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<Number> {
    dated_numbers(passage, sentence)
        .into_iter()
        .map(|one| one.number)
        .filter(|one| one.kind == NumberKind::Percent && one.hedge == Hedge::None)
        .collect()
}

fn has(small: Small<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| find_phrase(small, word).is_some())
}

/// `part`: the sentence, or the clause of several, that names the measure. `told`: what of it is
/// told of nothing else. Without a word for the present the measure has to be named in full.
fn outdated(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    part: &Range<usize>,
    told: &Range<usize>,
    number: &Number,
    is_now: bool,
) -> Option<Diagnostic> {
    let words = passage.words(part.clone());
    let is_told_otherwise = is_aim(passage, number)
        || !periods(&passage.text, part, passage.as_at).is_empty()
        || passage.references_in(part).next().is_some();
    if is_told_otherwise || speaks_of_something_else(passage.words(told.clone())) {
        return None;
    }
    let (at_least, fewest) = match is_now {
        true => (NAMED, 2),
        false => (IN_FULL, 3),
    };
    let named = subject.measures().named_in(words, at_least);
    let holds: Vec<_> = named
        .iter()
        .filter(|found| found.words >= fewest && found.measure.takes(number.kind))
        .filter(|found| {
            found
                .measure
                .figures
                .iter()
                .any(|held| held.value.rounded(number.value.scale()) == number.value)
        })
        .collect();
    // One measure holds it, and it is an indicator's.
    let [found] = holds.as_slice() else {
        return None;
    };
    // “Of the care leavers in work 51% are now …”: a share of those, not the measure.
    let front = passage.words(part.start..number.range.start);
    let is_part = front.starts_with("Of ")
        && subject
            .measures()
            .named_in(front, 0.99)
            .iter()
            .any(|one| one.measure.title == found.measure.title);
    if is_part {
        return None;
    }
    let indicator = found.measure.indicator?;
    let latest = measure::latest(indicator, passage.as_at)?;
    let value = latest.value.ok()?;
    let is_it = |held: crate::model::Decimal| held.rounded(number.value.scale()) == number.value;
    let held = found
        .measure
        .figures
        .iter()
        .rev()
        .find(|held| is_it(held.value))?;
    let was = held.period.filter(|was| *was < latest.period)?;
    let measures = subject.measures();
    if is_it(value)
        || cites_evidence_of(subject, passage, number, was)
        || measures.is_held_alike(passage, number, (indicator, latest.period))
    {
        return None;
    }
    let style = Style::of(indicator);
    let shown = passage.words(number.range.clone()).trim().to_owned();
    let (id, now) = (&indicator.id, latest.period.words());
    let held_now = format!(
        "“{shown}” is told of now; the data says {} for {now}",
        style.full(value)
    );
    // Named in part, another group may be meant, and the same value is chance.
    let (message, help) = match found.coverage >= IN_FULL {
        true => (
            format!(
                "{held_now}, and {} was the value for {}",
                style.full(held.value),
                was.words()
            ),
            format!(
                "Write [[{id}]] for the latest value, or [[{id}@{was}]] and name {}.",
                was.words()
            ),
        ),
        false => (
            held_now,
            format!(
                "Write [[{id}]] for the latest value of “{}”; where another group or time is meant, say which.",
                indicator.title
            ),
        ),
    };
    let at = subject.prose.span(passage, number.range.clone());
    Some(against((latest.datum.span, indicator), message, at).help(help))
}

/// Whether the sentence of a number cites evidence of this time: then it says of when it tells.
fn cites_evidence_of(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    number: &Number,
    period: Period,
) -> bool {
    let sentence = passage.sentence_at(number.range.start);
    let cited = sentence.into_iter().flat_map(|sentence| {
        let mentions = passage.references_in(sentence);
        mentions.filter_map(|mention| match &mention.reference.to {
            Target::Evidence(id) => subject.publication.evidence(id.as_str()),
            _ => None,
        })
    });
    cited
        .filter_map(|evidence| evidence.date)
        .any(|date| date == period)
}
