//! `duplicate-passage`: a sentence that stands in two places.

use crate::check::prose::Passage;
use crate::check::words::{lower, words};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::collections::BTreeMap;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "duplicate-passage",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a sentence of ten words or more that stands, word for word, in two places of the sections. Definitions and notes in data files may say the same of several figures.",
    why: "The copies part ways with the first correction. A reader also wonders what else was copied.",
    example: "The same sentence in 3.2 and in 3.4.",
    instead: "The sentence in 3.2, and in 3.4: See [[assessment]].",
    mend: "Keep it where it belongs, and refer to that place.",
    run,
};

/// Shorter sentences are the same by chance.
const ENOUGH: usize = 10;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, (&Passage<'_>, Range<usize>)> = BTreeMap::new();
    let sections = subject
        .prose
        .statements()
        .filter(|one| !one.quoted && one.is_in_section());
    for passage in sections {
        for sentence in &passage.sentences {
            let list = words(&passage.text, sentence);
            if list.len() < ENOUGH {
                continue;
            }
            let mut key: String = list.iter().map(|word| lower(word.text) + " ").collect();
            for mention in passage.references_in(sentence) {
                key.push_str(&format!("{:?}", mention.reference.to));
            }
            match seen.get(&key) {
                Some((before, at)) => {
                    let first = subject.prose.span(before, at.clone());
                    all.push(
                        finding("this sentence stands elsewhere, word for word")
                            .at(subject.prose.span(passage, sentence.clone()))
                            .related(first, "it stands here first")
                            .help("Keep it where it belongs, and refer to that place."),
                    );
                }
                None => {
                    seen.insert(key, (passage, sentence.clone()));
                }
            }
        }
    }
}
