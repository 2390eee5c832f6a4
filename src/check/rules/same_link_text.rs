//! `same-link-text`: the same words for two links that lead to different places.

use crate::check::words::lower;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: "same-link-text",
    group: Group::Accessibility,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds links of one section, or one thing of the data, with the same words and different addresses.",
    why: "Read out as a list of links, they cannot be told apart.",
    example: "[the report](https://example.org/a) … [the report](https://example.org/b)",
    instead: "[the report of 2019](https://example.org/a) … [the report of 2020](https://example.org/b)",
    mend: "Let the words say in what they differ.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<(Option<&str>, String), (&str, crate::model::Span)> = BTreeMap::new();
    for passage in &subject.prose.passages {
        for (range, address) in &passage.links {
            let words = lower(passage.words(range.clone()).trim());
            let span = subject.prose.span(passage, range.clone());
            let key = (passage.owner().map(|id| id.as_str()), words);
            match first.get(&key) {
                Some((before, place)) if before != address => all.push(
                    finding("another link has the same words, and leads elsewhere")
                        .at(span)
                        .related(*place, "the other link is here")
                        .help("Let the words say in what they differ."),
                ),
                Some(_) => {}
                None => {
                    first.insert(key, (address, span));
                }
            }
        }
    }
}
