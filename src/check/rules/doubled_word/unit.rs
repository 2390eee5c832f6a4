//! A unit that stands beside a figure which brings it: “for each 10,000 children was [[care-rate]]”
//! prints “for each 10,000 children was 80 per 10,000”.

use crate::check::fact::{Figure, figure};
use crate::check::prose::{Mention, Passage, SHOWN, clauses};
use crate::check::words::{begins_with, find_each};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::Unit;
use std::ops::Range;

/// How a rate is told.
const RATES: [&str; 6] = [
    "per 10,000",
    "for each 10,000",
    "for every 10,000",
    "in each 10,000",
    "in every 10,000",
    "of every 10,000",
];

pub(super) fn look(subject: &Subject<'_>, passage: &Passage<'_>, all: &mut Vec<Diagnostic>) {
    for mention in &passage.references {
        if mention.reference.words.is_some() {
            continue;
        }
        let Some(figure) = figure(subject.publication, passage, mention) else {
            continue;
        };
        if let Some(range) = doubled(passage, mention, &figure) {
            let unit = passage.words(range.clone()).trim();
            all.push(
                finding(format!(
                    "“{unit}” stands beside a figure that brings it: “{}”",
                    figure.shown
                ))
                .at(subject.prose.span(passage, range))
                .help("Take it out."),
            );
        }
    }
}

/// Where the unit of a figure is said beside it.
fn doubled(passage: &Passage<'_>, mention: &Mention<'_>, figure: &Figure) -> Option<Range<usize>> {
    let end = mention.range.end;
    let sentence = passage.sentence_at(mention.range.start)?;
    let behind = passage.small_words(end..sentence.end.max(end)).text;
    let brings = |mark: &str| figure.shown.contains(mark);
    let follows = |units: &[&str]| {
        let trimmed = behind.trim_start_matches(' ');
        let start = end + behind.len() - trimmed.len();
        let unit = units.iter().find(|unit| begins_with(trimmed, unit))?;
        Some(start..start + unit.len())
    };
    match figure.unit {
        Unit::Percent if brings("%") => match behind.starts_with('%') {
            true => Some(end..end + 1),
            false => follows(&["per cent", "percent"]),
        },
        Unit::RatePer10000 if brings("10,000") => {
            follows(&RATES).or_else(|| said_before(passage, sentence, mention))
        }
        Unit::Days if brings("day") => follows(&[
            "days",
            "day",
            "working days",
            "calendar days",
            "school days",
        ]),
        Unit::Fte if brings("FTE") => {
            follows(&["fte", "full-time equivalent", "full-time equivalents"])
        }
        Unit::Pounds if brings("£") => {
            let start = mention.range.start.checked_sub('£'.len_utf8())?;
            let before = passage.text.get(start..mention.range.start)?;
            (before == "£").then_some(start..mention.range.start)
        }
        _ => None,
    }
}

/// “For each 10,000 children it was”: in the clause of the figure, and not behind another number.
fn said_before(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    mention: &Mention<'_>,
) -> Option<Range<usize>> {
    let at = mention.range.start;
    let all = clauses(&passage.text, sentence).into_iter();
    let clause = all.rev().find(|clause| clause.start <= at)?;
    let front = passage.small_words(clause.start..at);
    RATES.iter().find_map(|rate| {
        let place = find_each(front, rate).last()?;
        let before = front.get(..place)?.trim_end();
        let between = front.get(place + rate.len()..)?;
        let is_number = |c: char| c.is_ascii_digit() || c == SHOWN;
        let is_own = !before.ends_with(is_number) && !between.contains(is_number);
        let start = clause.start + place;
        is_own.then_some(start..start + rate.len())
    })
}
