//! `missing-answer`: a section that leaves one of the framework's questions out.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "missing-answer",
    group: Group::Structure,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Finds a section that answers some of the framework's questions and leaves another out.",
    why: "Inspectors read a self-evaluation by its three questions: what do we know, how do we know it, what are our plans.",
    example: "## What do we know?\n\n…\n\n## What are our plans?\n\n…",
    instead: "## What do we know?\n\n…\n\n## How do we know it?\n\n…\n\n## What are our plans?\n\n…",
    mend: "Add the question as a heading of the second level, and answer it; where there is nothing to say yet, say that.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let questions = &subject.publication.framework.questions;
    for section in &subject.publication.sections {
        if section.answers.is_empty() {
            continue;
        }
        for question in questions {
            let is_answered = section
                .answers
                .iter()
                .any(|answer| answer.question == question.id);
            if !is_answered {
                all.push(
                    finding(format!(
                        "“{}” doesn't answer “{}”",
                        section.title, question.short
                    ))
                    .at(section.span)
                    .help(format!(
                        "Add the heading “## {}” and the answer.",
                        question.short
                    )),
                );
            }
        }
    }
}
