//! `no-owner`: a section or a priority for which nobody answers.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "no-owner",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a section that answers the framework's questions, and a priority of the plan, without an owner, where at least half of their kind have one.",
    why: "Nobody is asked when it is out of date, and nobody has to answer for it.",
    example: "+++\ntitle = \"Early help\"\n+++",
    instead: "+++\ntitle = \"Early help\"\nowner = \"Head of early help\"\n+++",
    mend: "Name the role that answers for it: owner = \"Head of …\".",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    let sections = || {
        publication
            .sections
            .iter()
            .filter(|one| !one.answers.is_empty())
    };
    let owned = sections().filter(|one| one.owner.is_some()).count();
    if owned > 0 && owned * 2 >= sections().count() {
        for one in sections().filter(|one| one.owner.is_none()) {
            all.push(problem(&one.title).at(one.span));
        }
    }
    // A priority that is divided into others is owned by their owners.
    let is_divided = |number: &str| {
        publication.priorities.iter().any(|one| {
            one.number
                .strip_prefix(number)
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        })
    };
    let priorities = &publication.priorities;
    let owned = priorities.iter().filter(|one| one.owner.is_some()).count();
    if owned > 0 && owned * 2 >= priorities.len() {
        for one in &publication.priorities {
            if one.owner.is_none() && !is_divided(&one.number) {
                all.push(problem(&one.title).at(one.span));
            }
        }
    }
}

fn problem(title: &str) -> Diagnostic {
    finding(format!("nobody answers for “{title}”"))
        .help("Name the role that answers for it: owner = \"Head of …\".")
}
