//! `doubled-word`: a word that stands twice in a row, or a unit that a figure brings.

mod unit;

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "doubled-word",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds the same word twice in a row, and a unit beside a reference that prints it: “[[visits]]%”, “[[wait]] days”, “the rate for each 10,000 children was [[care-rate]]”.",
    why: "The eye skips it, and a screen reader doesn't.",
    example: "Visits to the the home are on time.",
    instead: "Visits to the home are on time.",
    mend: "Take one out.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        unit::look(subject, passage, all);
        let small = passage.small().text;
        let mut words = passage.word_ranges().peekable();
        while let (Some(one), Some(two)) = (words.next(), words.peek()) {
            let word = small.get(one.clone());
            // Hardly two words are even of one length.
            if one.len() != two.len() || word != small.get(two.clone()) {
                continue;
            }
            let between = passage.text.get(one.end..two.start);
            let is_word =
                word.is_some_and(|word| word.chars().all(|c| c.is_alphabetic() || c == '’'));
            // “All that that means”, “they had had”: right as they are.
            let third = small
                .get(two.end..)
                .and_then(|rest| rest.split_whitespace().next());
            let goes_on = matches!(
                third,
                Some("the" | "our" | "their" | "these" | "all" | "we" | "they" | "it" | "there")
            );
            let is_right = match word {
                Some("that") => !goes_on,
                word => matches!(word, Some("had" | "very" | "so")),
            };
            if is_word && !is_right && between.is_some_and(|b| !b.is_empty() && b.trim().is_empty())
            {
                let shown = passage.words(two.clone());
                all.push(
                    finding(format!("“{shown}” stands twice"))
                        .at(subject.prose.span(passage, two.clone()))
                        .help("Take one out."),
                );
            }
        }
    }
}
