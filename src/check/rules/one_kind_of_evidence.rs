//! `one-kind-of-evidence`: an answer to “How do we know it?” that rests on one kind of evidence.

use crate::check::cited::kinds_of_evidence;
use crate::check::rules::HOW_DO_WE_KNOW;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    code: "one-kind-of-evidence",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds an answer to “How do we know it?” whose evidence is all of one kind, figures alone or audits alone, in a section whose other answers cite no more than one other kind.",
    why: "Figures say how many and how fast; audits, observation and the voice of children say how well. Inspectors want more than one of them.",
    example: "## How do we know it?\n\nFigures show it [[safeguarding-data]].",
    instead: "## How do we know it?\n\nFigures show it [[safeguarding-data]], and so does the audit of May [[permanence-audit]].",
    mend: "Add what audits, observation, children, families or staff say of it; where there is nothing, say so.",
    run,
};

/// A section that cites more other kinds elsewhere rests on many.
const FEW: usize = 1;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for section in &subject.publication.sections {
        for answer in &section.answers {
            if answer.question.as_str() != HOW_DO_WE_KNOW {
                continue;
            }
            let kinds = kinds_of_evidence(subject.publication, &answer.blocks);
            let elsewhere: BTreeSet<_> = section
                .answers
                .iter()
                .flat_map(|other| kinds_of_evidence(subject.publication, &other.blocks))
                .filter(|kind| !kinds.contains(kind))
                .collect();
            if let ([kind], true) = (kinds.as_slice(), elsewhere.len() <= FEW) {
                all.push(
                    finding(format!(
                        "how “{}” knows it rests on one kind of evidence: {}",
                        section.title,
                        kind.title().to_lowercase()
                    ))
                    .at(answer.span)
                    .help("Add another kind: audits, observation, what children, families or staff say."),
                );
            }
        }
    }
}
