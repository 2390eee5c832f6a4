//! `one-kind-of-evidence`: an answer to “How do we know it?” that rests on one kind of evidence.

use crate::check::cited::kinds_of_evidence;
use crate::check::rules::HOW_DO_WE_KNOW;
use crate::check::words::Phrases;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::Part;
use crate::model::{Answer, Section};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "one-kind-of-evidence",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds an answer to “How do we know it?” whose evidence is all of one kind, figures alone or audits alone, in a section whose other answers cite no more than one other kind; not where it says what is missing (“callers have not been asked”).",
    why: "Figures say how many and how fast; audits, observation and the voice of children say how well. Inspectors want more than one of them.",
    example: "## How do we know it?\n\nFigures show it [[safeguarding-data]].",
    instead: "## How do we know it?\n\nFigures show it [[safeguarding-data]], and so does the audit of May [[permanence-audit]].",
    mend: "Add what audits, observation, children, families or staff say of it; where there is nothing, say so.",
    run,
};

/// What says that something has not been asked: then its author knows.
static MISSING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "not been asked",
        "were not asked",
        "was not asked",
        "have not asked",
        "has not asked",
        "did not ask",
        "views are missing",
        "voice is missing",
        "is a gap",
    ])
});

/// Whether an answer says that its evidence lacks something.
fn says_what_is_missing(subject: &Subject<'_>, section: &Section, answer: &Answer) -> bool {
    subject.prose.passages.iter().any(|passage| {
        let is_in_it = matches!(passage.place.part, Part::Answer(id) if *id == answer.question);
        is_in_it && passage.owner() == Some(&section.id) && MISSING.are_in(passage.small())
    })
}

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
            let is_alone =
                elsewhere.len() <= FEW && !says_what_is_missing(subject, section, answer);
            if let ([kind], true) = (kinds.as_slice(), is_alone) {
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
