//! `near-acronym`: a short form that is one letter off one that is known.

use super::undefined_acronym::is_read_as_text;
use crate::check::acronym::{
    acronyms, expansions, is_in_glossary, is_known, of_glossary, written_out_anywhere,
};
use crate::check::prose::Passage;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::collections::BTreeMap;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "near-acronym",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a short form of four letters or more that the glossary doesn't have, and that is one slip away from one that it has: a letter behind the first wrong or missing, or two swapped. With another first letter it is another short form, and `undefined-acronym` asks what it means.",
    why: "It is most likely mistyped, and a reader looks it up in vain.",
    example: "The ADSC has written to us. (The glossary has ADCS.)",
    instead: "The [[ADCS]] has written to us.",
    mend: "Correct it; where it is another body, put it into the glossary.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let glossary = of_glossary(subject.publication);
    let written_out = written_out_anywhere(&expansions(&subject.prose));
    let texts = subject
        .prose
        .passages
        .iter()
        .filter(|one| is_read_as_text(subject.publication, one));
    for passage in texts {
        for (range, near) in with_digits(passage, &glossary) {
            let shown = passage.words(range.clone());
            all.push(
                finding(format!("“{shown}” is one slip away from “{near}”"))
                    .at(subject.prose.span(passage, range))
                    .help(format!("If “{near}” is meant, refer to it: [[{near}]].")),
            );
        }
        for acronym in acronyms(passage) {
            let letters = acronym.letters.as_str();
            if is_known(letters)
                || is_in_glossary(letters, &glossary)
                || written_out.contains(letters)
            {
                continue;
            }
            if let Some(near) = nearest(letters, &glossary) {
                all.push(
                    finding(format!("“{letters}” is one slip away from “{near}”"))
                        .at(subject.prose.span(passage, acronym.range))
                        .help(format!("If “{near}” is meant, refer to it: [[{near}]].")),
                );
            }
        }
    }
}

/// The short forms with digits in a passage that are no terms of the glossary, each with the one that
/// is a letter or a hyphen away: “DAS21” beside “DASS-21”.
fn with_digits<'g>(
    passage: &Passage<'_>,
    glossary: &BTreeMap<&'g str, &str>,
) -> Vec<(Range<usize>, &'g str)> {
    if !passage.has_digit || !passage.has_capitals {
        return Vec::new();
    }
    let words = passage
        .each_word()
        .filter(|word| passage.is_typed(&word.range) && !glossary.contains_key(word.text));
    let near = words.filter_map(|word| {
        let (letters, digits) = letters_and_digits(word.text)?;
        let mut known = glossary.keys().copied();
        let near = known.find(|known| {
            letters_and_digits(known).is_some_and(|(own, number)| {
                let is_near = own.len().max(letters.len()) >= 3
                    && strsim::osa_distance(own, letters) == 1
                    && begins_alike(own, letters);
                number == digits && is_near
            })
        })?;
        Some((word.range, near))
    });
    near.collect()
}

/// A short form of capitals with a number behind, with a hyphen between or none.
fn letters_and_digits(word: &str) -> Option<(&str, &str)> {
    let start = word.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = word.split_at_checked(start)?;
    let letters = letters.strip_suffix('-').unwrap_or(letters);
    let is_it = letters.len() >= 3
        && letters.bytes().all(|one| one.is_ascii_uppercase())
        && digits.bytes().all(|one| one.is_ascii_digit());
    is_it.then_some((letters, digits))
}

/// The short form of the glossary that is one slip away, or has the same letters.
pub(super) fn nearest<'g>(letters: &str, glossary: &BTreeMap<&'g str, &str>) -> Option<&'g str> {
    let sorted = |word: &str| {
        let mut all: Vec<char> = word.chars().collect();
        all.sort_unstable();
        all
    };
    glossary.keys().copied().find(|known| {
        let is_short = known.chars().all(|c| c.is_ascii_alphabetic())
            && known.chars().filter(char::is_ascii_uppercase).count() >= 3;
        is_short
            && known.len() >= 4
            && letters.len() >= 4
            && !known.eq_ignore_ascii_case(letters)
            && (strsim::osa_distance(known, letters) == 1 && begins_alike(known, letters)
                || known.len() >= 5 && sorted(known) == sorted(letters))
    })
}

/// Whether the slip is behind the first letter, or swaps the first two: with another first letter,
/// or without it, other words are shortened (“CYPS” beside “DCYPS”).
fn begins_alike(known: &str, letters: &str) -> bool {
    let first_two = |word: &str| {
        let mut letters = word.chars();
        (letters.next(), letters.next())
    };
    let ((a, b), (c, d)) = (first_two(known), first_two(letters));
    a == c || a == d && b == c
}
