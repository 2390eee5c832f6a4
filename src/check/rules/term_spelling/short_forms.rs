//! Names whose writing wavers: “OFSTED” and “Ofsted”, “Covid 19” and “COVID-19”, “Section 20” and
//! “s20”.

use super::{Spellings, is_of_others, of_sections};
use crate::check::Subject;
use crate::check::prose::Passage;
use crate::check::words::{Word, lower, stem};
use crate::diagnostic::Diagnostic;
use std::ops::Range;

/// What two ways of writing have in common, and how they are told apart.
struct Written {
    key: String,
    way: String,
    range: Range<usize>,
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut names = Spellings::default();
    for passage in of_sections(subject) {
        for written in written(passage) {
            if !is_of_others(passage, &written.range) {
                names.note(written.key, written.way, passage, written.range);
            }
        }
    }
    // Of an act in full.
    let is_in_full = |way: &str| u8::from(way.starts_with("section "));
    names.report(subject, "written", is_in_full, all);
}

fn written(passage: &Passage<'_>) -> Vec<Written> {
    let mut found = Vec::new();
    let letters = passage.text.as_bytes();
    let word = |range: Range<usize>| Word {
        text: passage.words(range.clone()),
        range,
    };
    let mut ranges = passage.word_ranges().peekable();
    while let Some(range) = ranges.next() {
        // All but “section” and “covid” begin with a capital or are S20.
        let first = letters.get(range.start).copied().unwrap_or(0);
        if !matches!(first, b's' | b'c' | b'A'..=b'Z' | 0x80..) {
            continue;
        }
        let next = ranges
            .peek()
            .filter(|next| passage.text.get(range.end..next.start) == Some(" "));
        let (word, next) = (word(range.clone()), next.cloned().map(word));
        found.extend(
            section_of_act(&word, next.as_ref())
                .or_else(|| pandemic(&word, next.as_ref()))
                .or_else(|| version(passage, &word, next.as_ref()))
                .or_else(|| in_capitals(passage, &word)),
        );
    }
    found
}

/// “Section 20”, “S20”, “s20”: in full with a capital or without is one way.
fn section_of_act(word: &Word<'_>, next: Option<&Word<'_>>) -> Option<Written> {
    const SECTIONS: [&str; 3] = ["17", "20", "47"];
    let (number, end) = match (word.text, next) {
        ("Section" | "section", Some(next)) => (next.text, next.range.end),
        (short, _) => (short.strip_prefix(['s', 'S'])?, word.range.end),
    };
    if !SECTIONS.contains(&number) {
        return None;
    }
    let way = match end == word.range.end {
        true => word.text.to_owned(),
        false => format!("section {number}"),
    };
    Some(Written {
        key: format!("section {number}"),
        way,
        range: word.range.start..end,
    })
}

/// “Essentials 2.0”, “Essential 2.0”.
fn version(passage: &Passage<'_>, word: &Word<'_>, next: Option<&Word<'_>>) -> Option<Written> {
    let next = next.filter(|next| next.text.bytes().all(|b| b.is_ascii_digit()))?;
    let behind = passage.text.get(next.range.end..)?.strip_prefix('.')?;
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let goes_on = behind
        .get(digits..)?
        .starts_with(|c: char| c == '%' || c.is_alphanumeric());
    let is_name = word.text.starts_with(|c: char| c.is_ascii_uppercase()) && word.text.len() > 5;
    if !is_name || !(1..=2).contains(&digits) || goes_on {
        return None;
    }
    let range = word.range.start..next.range.end + 1 + digits;
    let way = passage.text.get(range.clone())?;
    let number = passage.text.get(next.range.start..range.end)?;
    Some(Written {
        key: format!("version {} {number}", stem(word.text)),
        way: way.to_owned(),
        range,
    })
}

/// “Covid 19”, “COVID-19”.
fn pandemic(word: &Word<'_>, next: Option<&Word<'_>>) -> Option<Written> {
    if !word.text.starts_with(['c', 'C']) {
        return None;
    }
    let small = lower(word.text);
    let (way, range) = match (small.as_str(), next) {
        ("covid-19" | "covid19", _) => (word.text.to_owned(), word.range.clone()),
        ("covid", Some(next)) if next.text == "19" => (
            format!("{} 19", word.text),
            word.range.start..next.range.end,
        ),
        _ => return None,
    };
    Some(Written {
        key: "covid-19".to_owned(),
        way,
        range,
    })
}

/// “OFSTED”, “Ofsted”: in the middle of a sentence, so that a capital is meant.
fn in_capitals(passage: &Passage<'_>, word: &Word<'_>) -> Option<Written> {
    let text = word.text;
    let [first, rest @ ..] = text.as_bytes() else {
        return None;
    };
    if text.len() < 5 || !first.is_ascii_uppercase() {
        return None;
    }
    let is_shout = rest.iter().all(u8::is_ascii_uppercase);
    let is_title = rest.iter().all(u8::is_ascii_lowercase);
    let begins = passage
        .sentences
        .iter()
        .any(|sentence| sentence.start == word.range.start);
    (is_shout || is_title && !begins).then(|| Written {
        key: format!("name {}", lower(text)),
        way: text.to_owned(),
        range: word.range.clone(),
    })
}
