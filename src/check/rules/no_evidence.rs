//! `no-evidence`: an answer to “How do we know it?” that cites nothing.

use crate::check::cited::kinds_of_evidence;
use crate::check::rules::HOW_DO_WE_KNOW;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "no-evidence",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds an answer to “How do we know it?” that refers to no figure, no evidence and no inspection.",
    why: "The question asks for evidence. What is known and by what cannot be checked otherwise.",
    example: "## How do we know it?\n\nManagers say so.",
    instead: "## How do we know it?\n\nThe audit of May found it [[permanence-audit]].",
    mend: "Cite what you know it from: [[its-id]] from data/evidence, or a figure.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for section in &subject.publication.sections {
        for answer in &section.answers {
            if answer.question.as_str() == HOW_DO_WE_KNOW
                && !answer.blocks.is_empty()
                && kinds_of_evidence(subject.publication, &answer.blocks).is_empty()
            {
                all.push(
                    finding(format!(
                        "“{}” says how it is known, and cites nothing",
                        section.title
                    ))
                    .at(answer.span)
                    .help("Cite what you know it from: a figure, or evidence of data/evidence."),
                );
            }
        }
    }
}
