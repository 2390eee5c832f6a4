//! Names whose writing wavers: “OFSTED” and “Ofsted”, “Covid 19” and “COVID-19”, “Section 20” and
//! “s20”.

use crate::check::prose::{Passage, Voice};
use crate::check::words::{Word, lower};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::ops::Range;

/// One way of writing a name: where it first stands, and how often.
struct Way<'a, 'p> {
    first: (&'a Passage<'p>, Range<usize>),
    count: usize,
}

/// What two ways of writing have in common, and how they are told apart.
struct Written {
    key: String,
    way: String,
    range: Range<usize>,
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut names: BTreeMap<String, BTreeMap<String, Way<'_, '_>>> = BTreeMap::new();
    let sections = subject
        .prose
        .passages
        .iter()
        .filter(|one| one.voice == Voice::Statement && !one.quoted && one.is_in_section());
    for passage in sections {
        for written in written(passage) {
            if !passage.is_typed(&written.range) || is_foreign(passage, &written.range) {
                continue;
            }
            names
                .entry(written.key)
                .or_default()
                .entry(written.way)
                .and_modify(|way| way.count += 1)
                .or_insert_with(|| Way {
                    first: (passage, written.range),
                    count: 1,
                });
        }
    }
    for ways in names.values().filter(|ways| ways.len() > 1) {
        let usual = ways.iter().max_by_key(|(way, one)| {
            // Of an act in full; otherwise the way that is used most, and of two used alike
            // the first of the alphabet.
            let in_full = way.starts_with("section ");
            (in_full, one.count, std::cmp::Reverse(way.as_str()))
        });
        let Some((right, best)) = usual else { continue };
        for (way, one) in ways.iter().filter(|(way, _)| *way != right) {
            let (passage, range) = &one.first;
            let (before, at) = &best.first;
            all.push(
                finding(format!("“{way}” is written “{right}” elsewhere"))
                    .at(subject.prose.span(passage, range.clone()))
                    .related(
                        subject.prose.span(before, at.clone()),
                        "written the other way here",
                    )
                    .help("Write it in one way."),
            );
        }
    }
}

/// Whether a name stands in somebody else's words or in an address.
fn is_foreign(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let before = passage.text.get(..range.start).unwrap_or("");
    before.matches('“').count() > before.matches('”').count()
        || before.ends_with(['/', '@'])
        || passage
            .links
            .iter()
            .any(|(link, _)| link.contains(&range.start))
}

fn written(passage: &Passage<'_>) -> Vec<Written> {
    let list = passage.word_list();
    let mut found = Vec::new();
    for (index, word) in list.iter().enumerate() {
        let next = list
            .get(index + 1)
            .filter(|next| passage.text.get(word.range.end..next.range.start) == Some(" "));
        found.extend(
            section_of_act(word, next)
                .or_else(|| pandemic(word, next))
                .or_else(|| in_capitals(passage, word)),
        );
    }
    found
}

/// “Section 20”, “S20”, “s20”: in full with a capital or without is one way.
fn section_of_act(word: &Word<'_>, next: Option<&Word<'_>>) -> Option<Written> {
    const SECTIONS: [&str; 3] = ["17", "20", "47"];
    let (way, number, range) = match (word.text, next) {
        ("Section" | "section", Some(next)) => (
            format!("section {}", next.text),
            next.text,
            word.range.start..next.range.end,
        ),
        (short, _) => (
            short.to_owned(),
            short.strip_prefix(['s', 'S'])?,
            word.range.clone(),
        ),
    };
    SECTIONS.contains(&number).then(|| Written {
        key: format!("section {number}"),
        way,
        range,
    })
}

/// “Covid 19”, “COVID-19”.
fn pandemic(word: &Word<'_>, next: Option<&Word<'_>>) -> Option<Written> {
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
    let is_plain = text.len() >= 5 && text.chars().all(|c| c.is_ascii_alphabetic());
    let begins = passage
        .sentences
        .iter()
        .any(|sentence| sentence.start == word.range.start);
    let mut letters = text.chars();
    let is_capital = letters.next().is_some_and(|c| c.is_ascii_uppercase());
    let rest: Vec<char> = letters.collect();
    let is_shout = rest.iter().all(char::is_ascii_uppercase);
    let is_title = rest.iter().all(char::is_ascii_lowercase);
    (is_plain && is_capital && (is_shout || is_title && !begins)).then(|| Written {
        key: format!("name {}", lower(text)),
        way: text.to_owned(),
        range: word.range.clone(),
    })
}
