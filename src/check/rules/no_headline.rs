//! `no-headline`: an answer that has no line to sum it up.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "no-headline",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds an answer to one of the framework's questions that doesn't begin with a heading which answers it in one line, where most answers of the publication do.",
    why: "Who has ten minutes reads the answers in one line: here there is none, and the overview has a hole.",
    example: "## What do we know?\n\nThe Virtual School has been in place for 12 years.",
    instead: "## What do we know?\n\n### Children in care attend well and achieve too little\n\nThe Virtual School has been in place for 12 years.",
    mend: "Begin the answer with a heading ### that gives it in one line.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let answers = || {
        subject
            .publication
            .sections
            .iter()
            .flat_map(|section| &section.answers)
            .filter(|answer| !answer.blocks.is_empty())
    };
    let with = answers().filter(|one| one.headline.is_some()).count();
    let without = answers().filter(|one| one.headline.is_none()).count();
    if with < without {
        return;
    }
    for answer in answers().filter(|one| one.headline.is_none()) {
        all.push(
            finding("this question has no answer in one line")
                .at(answer.span)
                .help("Begin the answer with a heading ### that gives it in one line."),
        );
    }
}
