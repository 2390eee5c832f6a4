//! A direction that two typed numbers contradict: “rose from 11.6% in December to 10.9%”. No data is
//! needed for that.

use super::went_against;
use crate::check::claim::is_no_statement;
use crate::check::number::{Hedge, Number, Role};
use crate::check::period_words::periods;
use crate::check::prose::Passage;
use crate::check::words::{Phrases, find_each, words};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use std::ops::Range;
use std::sync::LazyLock;

const UP: [&str; 15] = [
    "rose",
    "risen",
    "rises",
    "increased",
    "increasing",
    "increases",
    "grew",
    "grown",
    "climbed",
    "went up",
    "gone up",
    "a rise",
    "an increase",
    "growth",
    "is up",
];

const DOWN: [&str; 21] = [
    "fell",
    "fallen",
    "falls",
    "falling",
    "decreased",
    "decreasing",
    "decreases",
    "dropped",
    "reduced",
    "reducing",
    "went down",
    "gone down",
    "come down",
    "came down",
    "a fall",
    "a drop",
    "a decrease",
    "a reduction",
    "is down",
    "are down",
    "reductions",
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(UP.into_iter().chain(DOWN)));

/// Between a direction and its two numbers stands no more than this, in bytes.
const NEAR: usize = 60;

/// What begins another statement.
const JOINTS: [&str; 16] = [
    " and ",
    " but ",
    " as ",
    " while ",
    " whilst ",
    " whereas ",
    " with ",
    " when ",
    " which ",
    " that ",
    " after ",
    " because ",
    " than ",
    ";",
    ":",
    ". ",
];

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let passages = subject.prose.statements();
    for passage in passages.filter(|one| one.has_digit && !one.quoted) {
        for sentence in &passage.sentences {
            if !PHRASES.are_in(passage.small_words(sentence.clone())) {
                continue;
            }
            all.extend(against(subject, passage, sentence));
        }
    }
}

fn against(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Option<Diagnostic> {
    let numbers = passage.numbers(sentence);
    let dates = periods(&passage.text, sentence, passage.as_at);
    let is_dated = |number: &&Number| {
        let touches =
            |date: &Range<usize>| date.start < number.range.end && number.range.start < date.end;
        !dates.iter().any(|date| touches(&date.range))
    };
    // Every number that is no date: “from 1 in 5” has two.
    let numbers: Vec<&Number> = numbers.iter().filter(is_dated).collect();
    numbers.windows(2).find_map(|pair| {
        let [one, other] = pair else { return None };
        let is_plain = |number: &Number| {
            number.role == Role::Figure
                && number.hedge == Hedge::None
                && passage.is_typed(&number.range)
        };
        if !is_plain(one) || !is_plain(other) || one.kind != other.kind {
            return None;
        }
        let lead = |number: &Number| {
            let front = passage.small_words(sentence.start..number.range.start);
            front.trim_end().rsplit(' ').next().unwrap_or("").to_owned()
        };
        let (from, to) = match (lead(one).as_str(), lead(other).as_str()) {
            ("from", "to") => (one, other),
            ("to", "from") => (other, one),
            _ => return None,
        };
        let between = passage.small_words(one.range.end..other.range.start);
        let is_one = between.len() <= NEAR && !JOINTS.iter().any(|joint| between.contains(joint));
        if !is_one || !are_alike(passage, sentence, from, to) {
            return None;
        }
        let told = sentence.start..other.range.end;
        if is_no_statement(passage.small_words(told.clone()), passage.words(told)) {
            return None;
        }
        let (range, is_up) = direction(passage, sentence.start..one.range.start)?;
        went_against(is_up, from.value, to.value).then(|| {
            let shown = passage.words(range.clone());
            let told = |number: &Number| passage.words(number.range.clone()).trim().to_owned();
            let why = format!("it is told from {} to {}", told(from), told(to));
            finding(format!("“{shown}” disagrees with the numbers: {why}"))
                .at(subject.prose.span(passage, range.clone()))
                .help("Correct the word or the numbers; better, refer to both figures.")
        })
    })
}

/// The last direction in front of two numbers, with nothing between that begins another statement.
fn direction(passage: &Passage<'_>, front: Range<usize>) -> Option<(Range<usize>, bool)> {
    let small = passage.small_words(front.clone());
    let last_of = |phrase: &'static str, is_up: bool| {
        let last = find_each(small, phrase).last();
        last.map(|at| (at, phrase, is_up))
    };
    let ups = UP.iter().filter_map(|phrase| last_of(phrase, true));
    let downs = DOWN.iter().filter_map(|phrase| last_of(phrase, false));
    let (at, phrase, is_up) = ups.chain(downs).max_by_key(|(at, ..)| *at)?;
    let between = small.get(at + phrase.len()..)?;
    let is_one = between.len() <= NEAR
        && !between.contains(|letter: char| letter.is_ascii_digit())
        && !JOINTS.iter().any(|joint| between.contains(joint));
    let start = front.start + at;
    is_one.then(|| (start..start + phrase.len(), is_up))
}

/// Whether two numbers count in the same unit: not “from 5 days to 2 weeks”.
fn are_alike(passage: &Passage<'_>, sentence: &Range<usize>, one: &Number, other: &Number) -> bool {
    let unit = |number: &Number| {
        let behind = words(&passage.text, &(number.range.end..sentence.end));
        let next = behind.into_iter().next()?;
        let joined = passage.words(number.range.end..next.range.start) == " ";
        let is_unit = joined && UNITS.contains(&next.text);
        is_unit.then_some(next.text)
    };
    match (unit(one), unit(other)) {
        (Some(one), Some(other)) => one.trim_end_matches('s') == other.trim_end_matches('s'),
        _ => true,
    }
}

/// Units that a number may stand in.
const UNITS: [&str; 14] = [
    "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "per",
    "points", "a", "thousand",
];
