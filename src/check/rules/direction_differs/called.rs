//! Directions that are said of nothing but what an indicator is called: “turnover and vacancies have
//! both fallen steadily since December”.

mod base;
mod statement;

pub(super) use base::{When, went_otherwise};

use super::idiom::is_idiom;
use super::{WORDS, Way};
use crate::check::claim::is_no_statement;
use crate::check::prose::{Kind, Passage};
use crate::check::words::{Phrases, find_each};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::Indicator;
use statement::{Told, told};
use std::ops::Range;
use std::sync::LazyLock;

/// Ways that are said of what stands before them, beside those of [`WORDS`].
const ALSO: [(&str, Way); 4] = [
    ("is up", Way::Up),
    ("are up", Way::Up),
    ("is down", Way::Down),
    ("are down", Way::Down),
];

/// Those of [`WORDS`] that name what they compare with, or the figure, are compared elsewhere.
const COMPARED: [&str; 7] = [
    " than ", " from", " to", "trend", "traj", " on the", " since",
];

static WAYS: LazyLock<Vec<(&str, Way)>> = LazyLock::new(|| {
    let is_alone = |phrase: &str| {
        let goes_on = phrase.starts_with("continue");
        goes_on || !COMPARED.iter().any(|part| phrase.contains(part))
    };
    let words = WORDS.iter().filter(|(phrase, _)| is_alone(phrase));
    words.chain(&ALSO).copied().collect()
});

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(WAYS.iter().map(|(phrase, _)| *phrase)));

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        let is_told = matches!(
            passage.kind,
            Kind::Paragraph | Kind::Item | Kind::Heading(_)
        );
        if passage.quoted
            || !is_told
            || !passage.is_in_section()
            || !PHRASES.are_in(passage.small())
        {
            continue;
        }
        for sentence in &passage.sentences {
            if !PHRASES.are_in(passage.small_words(sentence.clone())) {
                continue;
            }
            for (range, phrase, way) in said(passage, sentence) {
                all.extend(against(subject, passage, sentence, &range, (phrase, way)));
            }
        }
    }
}

/// Every word of direction in a sentence; of several at one place the longest.
fn said(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<(Range<usize>, &'static str, Way)> {
    let mut found: Vec<(Range<usize>, &'static str, Way)> = Vec::new();
    for (phrase, way) in WAYS.iter() {
        let each = find_each(passage.small_words(sentence.clone()), phrase);
        let behind =
            |at: usize| passage.small_words(sentence.start + at + phrase.len()..sentence.end);
        let each = each.filter(|at| !is_idiom(phrase, &behind(*at)));
        found.extend(each.map(|at| {
            let start = sentence.start + at;
            (start..start + phrase.len(), *phrase, *way)
        }));
    }
    found.sort_by_cached_key(|(range, ..)| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    found.retain(|(range, ..)| {
        let is_new = range.start >= end;
        end = end.max(range.end);
        is_new
    });
    found
}

fn against(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    range: &Range<usize>,
    (phrase, way): (&str, Way),
) -> Option<Diagnostic> {
    let Told { names, when } = told(subject.measures(), passage, sentence, (range, phrase))?;
    let front = sentence.start..range.end;
    if is_no_statement(passage.small_words(front.clone()), passage.words(front)) {
        return None;
    }
    // A name that two indicators have is only wrong where it is of both.
    let (indicator, why) = names.iter().find_map(|called| {
        let mut wrong = called
            .iter()
            .map(|one: &&Indicator| Some((*one, went_otherwise(passage, one, way, when)?)));
        let first = wrong.next()??;
        wrong.all(|one| one.is_some()).then_some(first)
    })?;
    let shown = passage.words(range.clone());
    Some(
        finding(format!("“{shown}” disagrees with the figures: {why}"))
            .at(subject.prose.span(passage, range.clone()))
            .related(indicator.span, "the series is here")
            .help(format!(
                "Say what the series says, with its figure: [[{}]].",
                indicator.id
            )),
    )
}
