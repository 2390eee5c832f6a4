//! `empty-answer`: a question of the framework with nothing under it.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "empty-answer",
    group: Group::Structure,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Finds a question of the framework under which nothing stands.",
    why: "A heading promises an answer. Readers look for it, and inspectors note that there is none.",
    example: "## What are our plans?\n",
    instead: "## What are our plans?\n\nNothing is planned beyond what [[practice]] says.",
    mend: "Answer the question; where there is nothing to say yet, say that.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for section in &subject.publication.sections {
        for answer in section.answers.iter().filter(|one| one.blocks.is_empty()) {
            all.push(
                finding(format!(
                    "nothing stands under this question of “{}”",
                    section.title
                ))
                .at(answer.span)
                .help("Answer it; where there is nothing to say yet, say that."),
            );
        }
    }
}
