//! `one-kind-of-evidence`: an answer to “How do we know it?” that rests on one kind of evidence.

use crate::check::cited::kinds_of_evidence;
use crate::check::rules::HOW_DO_WE_KNOW;
use crate::check::words::Phrases;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Id;
use crate::model::walk::Part;
use std::cell::LazyCell;
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

/// The answers, by section and question, that say that their evidence lacks something.
fn that_say_what_is_missing<'p>(subject: &Subject<'p>) -> BTreeSet<(&'p Id, &'p Id)> {
    let passages = subject.prose.passages.iter();
    let of_answers = passages.filter_map(|passage| match passage.place.part {
        Part::Answer(question) => Some((passage.owner()?, question, passage.small())),
        _ => None,
    });
    of_answers
        .filter(|(_, _, small)| MISSING.are_in(*small))
        .map(|(section, question, _)| (section, question))
        .collect()
}

/// A section that cites more other kinds elsewhere rests on many.
const FEW: usize = 1;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let saying = LazyCell::new(|| that_say_what_is_missing(subject));
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
            let says_so = || saying.contains(&(&section.id, &answer.question));
            if let [kind] = kinds.as_slice()
                && elsewhere.len() <= FEW
                && !says_so()
            {
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
