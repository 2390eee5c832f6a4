//! `person-name`: a person's name where a role belongs.

mod first_names;
mod initials;
mod owners;

use first_names::FIRST_NAMES;
pub(super) use initials::{are_initials, may_be_initials};

use crate::check::prose::Passage;
use crate::check::words::{Word, find_phrase, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "person-name",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds names with a form of address (Mr, Mrs, Ms, Dr, Cllr, Judge) and first names with a surname, two such words between commas behind a role (“our coordinator, …, who”), in texts and as owners; and initials or two capitalised words that stand for a person, as an owner, as who made a piece of evidence, or in what is reported of an action.",
    why: "People change posts; roles stay. And nobody agreed to be named in every copy of this.",
    example: "owner = \"Jane Smith\"",
    instead: "owner = \"Head of service\"",
    mend: "Name the role.",
    run,
};

const ADDRESSES: [&str; 12] = [
    "judge",
    "hhj",
    "professor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "cllr",
    "councillor",
    "sir",
    "prof",
];

/// What may follow a first name and a capital without naming a person.
const INSTITUTIONS: [&str; 22] = [
    "house",
    "school",
    "centre",
    "center",
    "road",
    "street",
    "trust",
    "review",
    "report",
    "hospital",
    "college",
    "academy",
    "foundation",
    "hall",
    "court",
    "lodge",
    "inquiry",
    "church",
    "charity",
    "award",
    "unit",
    "partnership",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    initials::run(subject, all);
    owners::run(subject, all);
    for passage in &subject.prose.passages {
        if !may_name(&passage.text) {
            continue;
        }
        let list = passage.word_list();
        // A name with a form of address and a first name is one.
        let mut told = 0;
        for (index, word) in list.iter().enumerate() {
            if word.range.start < told {
                continue;
            }
            let next = list.get(index + 1).filter(|next| is_name(next.text));
            let Some(next) = next.filter(|next| adjoins(&passage.text, word, next)) else {
                continue;
            };
            let after = list
                .get(index + 2)
                .map_or(String::new(), |one| lower(one.text));
            let small = lower(word.text);
            let capital = word.text.starts_with(char::is_uppercase);
            let is_institution = INSTITUTIONS.contains(&after.as_str())
                || INSTITUTIONS.contains(&lower(next.text).as_str());
            // “Mark” begins a name, and as the first word of a sentence an instruction.
            let is_mark = word.text == "Mark" && !begins_sentence(passage, word) && !is_institution;
            let named = is_mark
                || capital
                    && (ADDRESSES.contains(&small.as_str())
                        || (FIRST_NAMES.contains(&small.as_str()) && !is_institution));
            let mut range = word.range.start..next.range.end;
            let named = named || is_apposition(subject, passage, &list, index);
            let is_first = ADDRESSES.contains(&small.as_str())
                && FIRST_NAMES.contains(&lower(next.text).as_str());
            if let Some(surname) = list.get(index + 2)
                && is_first
                && is_name(surname.text)
                && adjoins(&passage.text, next, surname)
            {
                range.end = surname.range.end;
            }
            if named && passage.is_typed(&range) {
                told = range.end;
                all.push(
                    finding("a person is named here, where a role belongs")
                        .at(subject.prose.span(passage, range))
                        .help("Name the role: people change posts, and nobody agreed to be named."),
                );
            }
        }
    }
}

/// Words for what a person does, behind which a name may stand between commas.
const ROLES: [&str; 22] = [
    "adviser",
    "advisor",
    "assistant",
    "chair",
    "chief",
    "commissioner",
    "consultant",
    "coordinator",
    "co-ordinator",
    "councillor",
    "director",
    "executive",
    "head",
    "inspector",
    "lead",
    "leader",
    "manager",
    "member",
    "officer",
    "practitioner",
    "specialist",
    "worker",
];

/// “The coordinator of life stories, Tamsin Oldroyd, who …”: two capitalised words between commas
/// behind a role, which are words of nothing else in the publication.
fn is_apposition(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    list: &[Word<'_>],
    index: usize,
) -> bool {
    let (Some(word), Some(next)) = (list.get(index), list.get(index + 1)) else {
        return false;
    };
    let front = passage.text.get(..word.range.start).unwrap_or("");
    let behind = passage.text.get(next.range.end..).unwrap_or("");
    if !front.ends_with(", ") || !behind.starts_with(", ") || !is_name(word.text) {
        return false;
    }
    let start = passage
        .sentence_at(word.range.start)
        .map_or(0, |sentence| sentence.start);
    // The role stands right before the comma, or “of” something: “of life stories”.
    let before = list.get(..index).unwrap_or(&[]).iter().rev();
    let is_behind_role = before
        .take(4)
        .take_while(|one| one.range.start >= start)
        .take_while(|one| {
            let between = passage.text.get(one.range.end..word.range.start);
            between.is_some_and(|between| between.matches(',').count() == 1)
        })
        .any(|one| ROLES.contains(&lower(one.text).as_str()));
    is_behind_role && !is_known_word(subject, word.text) && !is_known_word(subject, next.text)
}

/// Whether a word also stands in small letters in a text, or in a name that the glossary has.
fn is_known_word(subject: &Subject<'_>, word: &str) -> bool {
    let small = lower(word);
    let in_terms = subject.publication.terms.iter().any(|term| {
        let mut labels = term.labels.iter().chain([&term.title]);
        labels.any(|label| find_phrase(&lower(label), &small).is_some())
    });
    in_terms
        || subject
            .prose
            .passages
            .iter()
            .any(|passage| find_phrase(&passage.text, &small).is_some())
}

/// Whether a word in small letters is a common first name.
pub(super) fn is_first_name(word: &str) -> bool {
    word == "mark" || FIRST_NAMES.contains(&word)
}

/// Whether a word with a capital may stand behind another, as a last name does.
fn may_name(text: &str) -> bool {
    let mut pairs = text.as_bytes().windows(2);
    pairs.any(|pair| matches!(pair, [b' ', b'A'..=b'Z' | 128..]))
}

fn begins_sentence(passage: &Passage<'_>, word: &Word<'_>) -> bool {
    passage
        .sentences
        .iter()
        .any(|sentence| sentence.start == word.range.start)
}

fn adjoins(text: &str, one: &Word<'_>, two: &Word<'_>) -> bool {
    text.get(one.range.end..two.range.start)
        .is_some_and(|between| matches!(between, " " | ". "))
}

fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && word.chars().count() > 2
}
