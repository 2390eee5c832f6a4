//! Persons in the fields that say whose something is: “KJ, Dave Jones”, “Head of service (WK)”.

use super::initials::{is_word, problem};
use super::{ROLES, is_first_name, is_known_word, is_name};
use crate::check::acronym::of_glossary;
use crate::check::prose::Passage;
use crate::check::words::{lower, words};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::walk::Part;
use std::ops::Range;

/// Words of which the names of services, teams and bodies are made.
const OF_BODIES: [&str; 86] = [
    "academy",
    "access",
    "additional",
    "adoption",
    "adult",
    "adults",
    "advice",
    "advocacy",
    "agency",
    "assessment",
    "assurance",
    "authority",
    "better",
    "board",
    "business",
    "care",
    "centre",
    "charity",
    "child",
    "childcare",
    "children",
    "college",
    "commissioning",
    "committee",
    "communications",
    "community",
    "constabulary",
    "corporate",
    "council",
    "county",
    "court",
    "data",
    "development",
    "digital",
    "disabled",
    "district",
    "early",
    "edge",
    "education",
    "family",
    "families",
    "finance",
    "foundation",
    "fostering",
    "front",
    "governance",
    "group",
    "health",
    "help",
    "housing",
    "human",
    "improvement",
    "inclusion",
    "intelligence",
    "legal",
    "liaison",
    "locality",
    "management",
    "network",
    "nurse",
    "office",
    "panel",
    "partners",
    "partnership",
    "performance",
    "permanence",
    "placements",
    "planning",
    "police",
    "practice",
    "probation",
    "programme",
    "project",
    "public",
    "quality",
    "resources",
    "safeguarding",
    "school",
    "schools",
    "service",
    "services",
    "social",
    "support",
    "team",
    "teams",
    "trust",
];

/// What a part is: nobody in particular, initials, or a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Person {
    Nobody,
    /// Two or three capitals that are a word of the sector.
    Role,
    Initials,
    Name,
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let glossary = of_glossary(subject.publication);
    for passage in &subject.prose.passages {
        let is_owner = match passage.place.part {
            Part::Key("owner") => true,
            Part::Key("by") => false,
            _ => continue,
        };
        let parts: Vec<(Range<usize>, Person)> = parts(&passage.text)
            .into_iter()
            .map(|part| {
                let text = passage.words(part.clone());
                let is_short =
                    (2..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_uppercase());
                let person = match is_short {
                    true if is_word(text, &glossary) => Person::Role,
                    true => Person::Initials,
                    _ if is_somebody(subject, text, is_owner) => Person::Name,
                    _ => Person::Nobody,
                };
                (part, person)
            })
            .collect();
        // A body has three letters as well: beside a role written out only two are initials.
        let all_short = parts.iter().all(|(_, person)| *person != Person::Nobody);
        let found = parts.iter().find(|(part, person)| match person {
            Person::Initials => is_owner && (all_short || part.len() == 2),
            Person::Name => true,
            _ => false,
        });
        // A first name among them is found where all texts are read.
        let is_told = parts
            .iter()
            .any(|(part, _)| begins_with_first_name(passage.words(part.clone())));
        match found {
            _ if is_told => {}
            Some((_, Person::Initials)) if all_short => {
                all.push(problem(subject, passage, 0..passage.text.len()));
            }
            Some((part, Person::Initials)) => all.push(problem(subject, passage, part.clone())),
            Some((part, _)) => all.push(named(subject, passage, part.clone())),
            None => {}
        }
    }
}

fn named(subject: &Subject<'_>, passage: &Passage<'_>, part: Range<usize>) -> Diagnostic {
    finding("a person is named here, where a role belongs")
        .at(subject.prose.span(passage, part))
        .help("Name the role: people change posts, and nobody agreed to be named.")
}

/// Whose it is, one by one: “Head of service (WK)” are two.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut push = |range: Range<usize>| {
        let part = text.get(range.clone()).unwrap_or("");
        let front = part.len() - part.trim_start().len();
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            parts.push(range.start + front..range.start + front + trimmed.len());
        }
    };
    for (at, letter) in text.char_indices() {
        let rest = text.get(at..).unwrap_or("");
        let joint = [" and ", " with "]
            .iter()
            .find(|joint| rest.starts_with(**joint));
        let width = match joint {
            Some(joint) => joint.len(),
            None if "/,&+;()".contains(letter) => letter.len_utf8(),
            None => continue,
        };
        if at >= start {
            push(start..at);
            start = at + width;
        }
    }
    push(start.min(text.len())..text.len());
    parts
}

/// Whether a part is a person's name. Who made a piece of evidence is often a body of two words.
fn is_somebody(subject: &Subject<'_>, part: &str, is_owner: bool) -> bool {
    let list = words(part, &(0..part.len()));
    let [first, last] = list.as_slice() else {
        return false;
    };
    let small = [lower(first.text), lower(last.text)];
    let is_of_body = |word: &String| {
        OF_BODIES.contains(&word.as_str())
            || ROLES.contains(&word.as_str())
            || ROLES
                .iter()
                .any(|role| word.strip_suffix('s') == Some(role))
    };
    if part.contains(['“', '‘', '"', '’', '\''])
        || small.iter().any(is_of_body)
        || !is_name(last.text)
    {
        return false;
    }
    // “T. Oldroyd”
    let is_shortened = part.starts_with(char::is_uppercase) && part.get(1..3) == Some(". ");
    let is_full = is_owner
        && is_name(first.text)
        && part.get(first.range.end..last.range.start) == Some(" ")
        && ![first, last]
            .iter()
            .any(|word| is_known_word(subject, word.text))
        && !is_told_elsewhere(subject, part);
    is_shortened || is_full || begins_with_first_name(part)
}

fn begins_with_first_name(part: &str) -> bool {
    let first = part.split(' ').next().unwrap_or("");
    part.contains(' ') && is_first_name(&lower(first))
}

/// Whether a text tells of it: of bodies people write, of owners seldom.
fn is_told_elsewhere(subject: &Subject<'_>, part: &str) -> bool {
    subject
        .prose
        .passages
        .iter()
        .filter(|passage| !matches!(passage.place.part, Part::Key("owner" | "by")))
        .any(|passage| passage.text.contains(part))
}
