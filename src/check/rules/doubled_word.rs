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
        let pairs = passage.each_word().zip(passage.each_word().skip(1));
        for (one, two) in pairs {
            if one.text.len() != two.text.len() {
                continue;
            }
            let small = passage.small_words(one.range.clone()).text;
            let between = passage.text.get(one.range.end..two.range.start);
            let is_word = one.text.chars().all(|c| c.is_alphabetic() || c == '’');
            // “All that that means”, “they had had”: right as they are.
            let is_right = matches!(small, "had" | "that" | "very" | "so");
            if is_word
                && !is_right
                && between.is_some_and(|b| !b.is_empty() && b.trim().is_empty())
                && small == passage.small_words(two.range.clone()).text
            {
                all.push(
                    finding(format!("“{}” stands twice", two.text))
                        .at(subject.prose.span(passage, two.range.clone()))
                        .help("Take one out."),
                );
            }
        }
    }
}
