//! A note from one writer to another, in brackets or where a number belongs: “(Jo to send figures)”,
//! “(figures to be confirmed with finance)”, “(please check)”.

use crate::check::acronym::of_glossary;
use crate::check::prose::{Passage, Voice};
use crate::check::rules::person_name::{is_first_name, may_be_initials};
use crate::check::words::{Phrases, begins_with, lower};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What somebody does to a text that isn't finished.
const DEEDS: [&str; 16] = [
    "add", "amend", "chase", "check", "clarify", "complete", "confirm", "draft", "find", "get",
    "insert", "provide", "send", "supply", "update", "write",
];

/// What is to be done to it.
const TO_BE: [&str; 9] = [
    "to be added",
    "to be checked",
    "to be confirmed",
    "to be inserted",
    "to be provided",
    "to be sent",
    "to be supplied",
    "to be updated",
    "to be verified",
];

/// What a writer lacks.
const LACKED: [&str; 14] = [
    "data",
    "date",
    "dates",
    "figure",
    "figures",
    "latest data",
    "latest figures",
    "number",
    "numbers",
    "percentage",
    "source",
    "text",
    "the figures",
    "wording",
];

/// Who has it, in a council.
const ASKED: [&str; 14] = [
    "business intelligence",
    "comms",
    "communications",
    "data",
    "data team",
    "finance",
    "finance team",
    "hr",
    "it",
    "legal",
    "performance",
    "performance team",
    "policy",
    "procurement",
];

/// All of a note.
const BARE: [&str; 6] = [
    "check",
    "check this",
    "needs checking",
    "please check",
    "please confirm",
    "please update",
];

/// Hardly a text has one of these; the others need not be looked at.
static SIGNS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(DEEDS.into_iter().chain(TO_BE).chain(["needs checking"])));

/// What somebody is to do where a number belongs.
static IN_SENTENCES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "to add",
        "to confirm",
        "to get",
        "to provide",
        "to send",
        "to supply",
        "to update",
    ])
});

type Glossary<'p> = BTreeMap<&'p str, &'p str>;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut glossary: Option<Glossary<'_>> = None;
    for passage in &subject.prose.passages {
        if passage.voice == Voice::Remark || !SIGNS.are_in(passage.small()) {
            continue;
        }
        let glossary = glossary.get_or_insert_with(|| of_glossary(subject.publication));
        for range in notes(passage, glossary) {
            let shown = passage.words(range.clone()).to_owned();
            all.push(
                finding(format!("“{shown}” is a note from one writer to another"))
                    .at(subject.prose.span(passage, range))
                    .help("Write what belongs here, and take the note out."),
            );
        }
    }
}

fn notes(passage: &Passage<'_>, glossary: &Glossary<'_>) -> Vec<Range<usize>> {
    let text = passage.text.as_str();
    let brackets = text.match_indices(['(', '[']).filter_map(|(at, _)| {
        let inside = text.get(at + 1..)?;
        let end = inside.find([')', ']', '(', '['])?;
        let closes = inside.get(end..)?.starts_with([')', ']']);
        closes.then_some(at + 1..at + 1 + end)
    });
    brackets
        .filter(|range| is_note(passage.words(range.clone()), glossary))
        .chain(in_sentences(passage, glossary))
        .filter(|range| passage.is_typed(range))
        .collect()
}

/// “Staff who were absent are Jo to send figures”: where a number belongs. Not “we asked Jo to send
/// figures”.
fn in_sentences(passage: &Passage<'_>, glossary: &Glossary<'_>) -> Vec<Range<usize>> {
    if !IN_SENTENCES.are_in(passage.small()) {
        return Vec::new();
    }
    let list = passage.word_list();
    let places = list.windows(4).enumerate();
    let notes = places.filter_map(|(at, words)| {
        let [name, to, _, lacked] = words else {
            return None;
        };
        let is_note = to.text == "to"
            && LACKED.contains(&lower(lacked.text).as_str())
            && is_asked_of_person(passage.words(name.range.start..lacked.range.end), glossary);
        let before = at.checked_sub(1).and_then(|at| list.get(at));
        let is_told = before.is_some_and(|before| {
            matches!(
                before.text,
                "asked" | "ask" | "asks" | "told" | "for" | "and" | "wanted" | "invited"
            )
        });
        (is_note && !is_told).then_some(name.range.start..lacked.range.end)
    });
    notes.collect()
}

fn is_note(inside: &str, glossary: &Glossary<'_>) -> bool {
    let small = lower(inside.trim());
    let ended = small.trim_end_matches(['.', '?', '!']);
    BARE.contains(&ended) || is_left_to_ask(ended) || is_asked_of_person(inside, glossary)
}

/// “Figures to be confirmed with HR”, “to be checked with finance”, “check with Jo”.
fn is_left_to_ask(small: &str) -> bool {
    let is_asked = |who: &str| {
        let who = who.trim().trim_start_matches("the ");
        ASKED.contains(&who) || is_first_name(who)
    };
    let asks_with = |rest: &str| {
        let rest = rest.trim_start();
        rest.strip_prefix("with ")
            .or_else(|| rest.strip_prefix("by "))
            .is_some_and(is_asked)
    };
    if let Some(rest) = small
        .strip_prefix("check ")
        .or_else(|| small.strip_prefix("please check "))
    {
        return asks_with(rest);
    }
    TO_BE.iter().any(|phrase| {
        let Some((front, rest)) = small.split_once(phrase) else {
            return false;
        };
        let front = front.trim();
        let is_bare = rest.trim().is_empty();
        match front.is_empty() {
            // “To be confirmed” alone is found as such.
            true => asks_with(rest) || is_bare && *phrase == "to be checked",
            false => LACKED.contains(&front) && (is_bare || asks_with(rest)),
        }
    })
}

/// “Jo to send figures by Friday”, “AB and Sam will confirm”.
fn is_asked_of_person(inside: &str, glossary: &Glossary<'_>) -> bool {
    let mut words = inside
        .trim()
        .split([' ', '/', '&'])
        .filter(|word| !word.is_empty());
    let mut somebody = 0;
    let is_person = |word: &str| {
        let is_initials = word.len() == 2 && may_be_initials(word, glossary);
        let is_name = word.starts_with(char::is_uppercase)
            && is_first_name(&lower(word))
            && !glossary.contains_key(word);
        let is_term = || {
            let mut titles = glossary.values();
            titles.any(|title| begins_with(&lower(title), &lower(word)))
        };
        is_initials || is_name && !is_term()
    };
    loop {
        match words.next() {
            Some("to" | "will") if somebody > 0 => break,
            Some("and") if somebody > 0 => {}
            Some(word) if is_person(word) && somebody < 3 => somebody += 1,
            _ => return false,
        }
    }
    let deed = words.next().unwrap_or("");
    DEEDS.contains(&deed.trim_end_matches(|letter: char| !letter.is_alphanumeric()))
}
