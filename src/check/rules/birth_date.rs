//! `birth-date`: a date of birth.

use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::Passage;
use crate::check::words::{find_each, word_before};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Period;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "birth-date",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds a day behind “born”, “date of birth” or “DOB”, in the same sentence; not one before or after which children were born.",
    why: "With a place it is enough to know who is meant.",
    example: "The child (DOB 03/05/2012) was seen.",
    instead: "The child, then of primary school age, was seen.",
    mend: "Take it out, or give an age group.",
    run,
};

/// What is written of a birth, in small letters.
const BIRTH: [&str; 4] = ["born", "date of birth", "dob", "d.o.b"];

/// A day stands this near behind, in bytes.
const NEAR: usize = 32;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        let small = passage.small();
        let found = BIRTH.iter().find_map(|word| {
            let ranges = find_each(small, word).map(|at| at..at + word.len());
            let mut ranges = ranges.filter(|range| has_day_behind(passage, word, range));
            ranges.next()
        });
        if let Some(range) = found {
            all.push(
                finding("a date of birth stands here")
                    .at(subject.prose.span(passage, range))
                    .help("Take it out, or give an age group."),
            );
        }
    }
}

/// Whether the day of a birth stands behind a word for it: not “before the child was born. On 2
/// October 2019 …”, nor “children born after 31 August 2015”.
fn has_day_behind(passage: &Passage<'_>, word: &str, range: &Range<usize>) -> bool {
    let text = &passage.text;
    let is_shortened = word.starts_with('d') && word != "date of birth";
    let behind = text.get(range.end..).unwrap_or("");
    // “DOB. 3/5/2012”: the stop belongs to the short form.
    let is_its_stop = is_shortened
        && behind
            .trim_start_matches(['.', ':', ' '])
            .starts_with(|c: char| c.is_ascii_digit());
    let sentence = passage.sentence_at(range.start);
    let end = match sentence.filter(|_| !is_its_stop) {
        Some(sentence) => sentence.end.max(range.end),
        None => text.len(),
    };
    let near = range.end..text.ceil_char_boundary(end.min(range.end + NEAR));
    let is_day = |one: &NamedPeriod| one.has_year && matches!(one.period, Some(Period::Day(_)));
    let named = periods(text, &near, passage.as_at);
    let named = named.iter().find(|one| is_day(one));
    let tail = text.get(near.clone()).unwrap_or("");
    let numeric = numeric_day(tail).map(|at| near.start + at);
    let Some(day) = named
        .map(|one| one.range.start)
        .into_iter()
        .chain(numeric)
        .min()
    else {
        return false;
    };
    let last = word_before(text, day);
    match word {
        "born" => !BOUNDS.contains(&last.as_str()),
        // “Every date of birth was checked on 4 May 2020”
        _ => last != "on",
    }
}

/// What stands before a day that a birth was not on.
const BOUNDS: [&str; 10] = [
    "before", "after", "since", "between", "until", "from", "by", "to", "ended", "ending",
];

/// Where in a text a day such as 03/05/2012, 3.5.12 or 2012-05-03 stands.
fn numeric_day(text: &str) -> Option<usize> {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';');
    let mut start = 0;
    text.split_inclusive(is_mark).find_map(|piece| {
        let at = start;
        start += piece.len();
        let word = piece.trim_end_matches(is_mark).trim_end_matches('.');
        let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
        let is_day = parts.len() == 3
            && parts.iter().all(|part| {
                matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit())
            });
        is_day.then_some(at)
    })
}
