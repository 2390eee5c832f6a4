//! Names of the glossary with another small word, without one, or with a word too many: “Institute for
//! Family Therapy” for the “Institute of Family Therapy”.

use super::{is_of_others, of_sections};
use crate::check::prose::Passage;
use crate::check::words::{Word, lower, words};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Shorter names have a word in common with others by chance.
const WORDS: usize = 3;

/// Words of a name that have no capital.
const SMALL: [&str; 11] = [
    "of", "for", "and", "in", "on", "at", "to", "with", "the", "by", "from",
];

/// A name of the glossary.
struct Name<'p> {
    /// As it is written there.
    written: &'p str,
    /// Its words in small letters.
    all: Vec<String>,
    /// Those that have capitals in a name.
    telling: Vec<String>,
    span: Span,
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let names = Names::of(subject);
    if names.by_first.is_empty() {
        return;
    }
    for passage in of_sections(subject) {
        let begins_name = passage.each_word().any(|word| {
            word.text.starts_with(char::is_uppercase)
                && names
                    .by_first
                    .contains_key(passage.small_words(word.range).text)
        });
        if !begins_name {
            continue;
        }
        let list = passage.word_list();
        for (at, word) in list.iter().enumerate() {
            if !word.text.starts_with(char::is_uppercase) {
                continue;
            }
            let Some((name, count)) = names.meant(passage, &list, at) else {
                continue;
            };
            let Some(last) = list.get(at + count - 1) else {
                continue;
            };
            let range = word.range.start..last.range.end;
            if is_of_others(passage, &range) {
                continue;
            }
            let shown = passage.words(range.clone()).to_owned();
            all.push(
                finding(format!("“{shown}” is “{}” in the glossary", name.written))
                    .at(subject.prose.span(passage, range))
                    .related(name.span, "it is called so here")
                    .help("Call it by one name; where both are right, put the other into the glossary, too."),
            );
        }
    }
}

struct Names<'p> {
    by_first: BTreeMap<String, Vec<Name<'p>>>,
    /// All that the publication calls something.
    known: BTreeSet<Vec<String>>,
}

impl<'p> Names<'p> {
    fn of(subject: &Subject<'p>) -> Names<'p> {
        let publication = subject.publication;
        let mut names = Names {
            by_first: BTreeMap::new(),
            known: BTreeSet::new(),
        };
        let evidence = publication.evidence.iter().map(|one| &one.title);
        let sections = publication.sections.iter().map(|one| &one.title);
        let tables = publication.tables.iter().map(|one| &one.title);
        for title in evidence.chain(sections).chain(tables) {
            names.known.insert(small(title));
        }
        for term in &publication.terms {
            for written in term.labels.iter().chain([&term.title]) {
                let all = small(written);
                names.known.insert(all.clone());
                let is_telling = |word: &&String| !SMALL.contains(&word.as_str());
                let telling: Vec<String> = all.iter().filter(is_telling).cloned().collect();
                if telling.len() >= WORDS && all.first() == telling.first() {
                    let first = telling.first().cloned().unwrap_or_default();
                    names.by_first.entry(first).or_default().push(Name {
                        written,
                        all,
                        telling,
                        span: term.span,
                    });
                }
            }
        }
        names
    }

    /// The name that is meant by the words that begin here, and how many they are, where it is not
    /// theirs.
    fn meant(
        &self,
        passage: &Passage<'_>,
        list: &[Word<'_>],
        at: usize,
    ) -> Option<(&Name<'p>, usize)> {
        let first = lower(list.get(at)?.text);
        let names = self.by_first.get(&first)?;
        if is_part_of_longer(passage, list, at) {
            return None;
        }
        let found = names.iter().find_map(|name| {
            let typed = Typed::of(passage, list, at, name)?;
            Some((name, typed))
        });
        let (name, typed) = found?;
        let is_known = self.known.contains(&typed.words);
        let is_other = match typed.more {
            // “(PRRB)”: it has a short form of its own.
            true => {
                !typed.has_short_form
                    && is_one_of_its_kind(name)
                    && has_one_more(&typed.words, name)
            }
            false => {
                let alike = name.all.iter().zip(&typed.words);
                let is_it = alike.clone().all(|(one, other)| is_same(one, other));
                !is_it || name.all.len() != typed.words.len()
            }
        };
        (is_other && !is_known).then_some((name, typed.words.len()))
    }
}

/// What stands in a text like a name.
struct Typed {
    /// Its words in small letters.
    words: Vec<String>,
    /// Whether one of those with capitals is not of the name.
    more: bool,
    /// Whether a short form follows in brackets.
    has_short_form: bool,
}

impl Typed {
    fn of(passage: &Passage<'_>, list: &[Word<'_>], at: usize, name: &Name<'_>) -> Option<Typed> {
        let mut open = name.telling.iter().peekable();
        let mut words = Vec::new();
        let mut more = false;
        let mut end = 0;
        for (index, word) in list.iter().enumerate().skip(at) {
            let small = lower(word.text);
            let adjoins = index == at
                || list
                    .get(index - 1)
                    .is_some_and(|one| passage.words(one.range.end..word.range.start) == " ");
            if !adjoins {
                return None;
            }
            let has_capital = word.text.starts_with(char::is_uppercase);
            if !has_capital && !SMALL.contains(&small.as_str()) {
                return None;
            }
            if has_capital {
                let is_next = open.peek().is_some_and(|next| is_same(next, &small));
                match (is_next, more) {
                    (true, _) => {
                        open.next();
                    }
                    (false, false) => more = true,
                    (false, true) => return None,
                }
            }
            words.push(small);
            end = word.range.end;
            if open.peek().is_none() {
                break;
            }
        }
        let behind = passage.words(end..passage.text.len());
        let goes_on = behind
            .strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
        let is_whole =
            open.peek().is_none() && !goes_on && !behind.starts_with(['-', '/', '’', '\'']);
        is_whole.then_some(Typed {
            words,
            more,
            has_short_form: behind.starts_with(" ("),
        })
    }
}

/// Whether a name is of something of which there is one: there are several kinds of plan and of
/// conference, and of those who work there.
fn is_one_of_its_kind(name: &Name<'_>) -> bool {
    const ONE: [&str; 18] = [
        "academy",
        "alliance",
        "board",
        "charter",
        "college",
        "dashboard",
        "framework",
        "grid",
        "hub",
        "institute",
        "model",
        "network",
        "partnership",
        "programme",
        "strategy",
        "system",
        "tool",
        "toolkit",
    ];
    name.all
        .last()
        .is_some_and(|last| ONE.contains(&last.as_str()))
}

/// Whether one word of those with capitals is all that there is besides the name.
fn has_one_more(words: &[String], name: &Name<'_>) -> bool {
    let mut own = name.all.iter().peekable();
    let more = words.iter().filter(|word| {
        let is_own = own.peek().is_some_and(|next| is_same(next, word));
        if is_own {
            own.next();
        }
        !is_own
    });
    let more = more.count();
    own.peek().is_none() && more == 1
}

/// Whether a word with a capital stands before it, so that its name begins there.
fn is_part_of_longer(passage: &Passage<'_>, list: &[Word<'_>], at: usize) -> bool {
    let (Some(before), Some(own)) = (at.checked_sub(1).and_then(|at| list.get(at)), list.get(at))
    else {
        return false;
    };
    let begins_sentence = passage
        .sentences
        .iter()
        .any(|sentence| sentence.start == before.range.start);
    before.text.starts_with(char::is_uppercase)
        && !begins_sentence
        && passage.words(before.range.end..own.range.start) == " "
}

/// “Team” and “Teams”
fn is_same(one: &str, other: &str) -> bool {
    one == other || other.strip_suffix('s') == Some(one)
}

fn small(text: &str) -> Vec<String> {
    let found = words(text, &(0..text.len()));
    found.iter().map(|word| lower(word.text)).collect()
}
