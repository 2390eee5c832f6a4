//! `duplicate-passage`: a sentence that stands in two places.

use crate::check::prose::Passage;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt::Write as _;
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
    let mut seen: HashMap<String, (&Passage<'_>, &Range<usize>)> = HashMap::new();
    let sections = subject
        .prose
        .statements()
        .filter(|one| !one.quoted && one.is_in_section());
    for passage in sections {
        let list = passage.word_list();
        for sentence in &passage.sentences {
            let begin = list.partition_point(|word| word.range.start < sentence.start);
            let end = list.partition_point(|word| word.range.start < sentence.end);
            if end.saturating_sub(begin) < ENOUGH {
                continue;
            }
            let mut key = String::with_capacity(sentence.len() + 1);
            for word in list.get(begin..end).unwrap_or_default() {
                key.push_str(passage.small_words(word.range.clone()));
                key.push(' ');
            }
            for mention in passage.references_in(sentence) {
                let _ = write!(key, "{:?}", mention.reference.to);
            }
            match seen.entry(key) {
                Entry::Occupied(first) => {
                    let (before, at) = first.get();
                    let first = subject.prose.span(before, (*at).clone());
                    all.push(
                        finding("this sentence stands elsewhere, word for word")
                            .at(subject.prose.span(passage, sentence.clone()))
                            .related(first, "it stands here first")
                            .help("Keep it where it belongs, and refer to that place."),
                    );
                }
                Entry::Vacant(free) => {
                    free.insert((passage, sentence));
                }
            }
        }
    }
}
