//! `plan-without-actions`: a priority of the plan, or an area of the grid, without an action.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::actions_of;

/// The rule.
pub const RULE: Rule = Rule {
    code: "plan-without-actions",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a priority or an area of the grid without any action, its parts included.",
    why: "An intention that nobody is to carry out is no plan.",
    example: "data/plan/2-recruitment.toml:\n\ntitle = \"Better recruitment\"",
    instead: "data/plan/2-recruitment.toml:\n\ntitle = \"Better recruitment\"\n\n[actions.open-days]\ntitle = \"Hold two open days\"\nowner = \"Head of service\"\ndue = \"2020-09\"",
    mend: "Say what is to be done, by whom and by when.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    for priority in &publication.priorities {
        // Priority 2 is carried out by the actions of 2a and 2b.
        let has_actions = publication
            .priorities
            .iter()
            .filter(|one| {
                let letters = one.number.strip_prefix(priority.number.as_str());
                letters.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
            })
            .any(|one| actions_of(publication, &one.id).next().is_some());
        if !has_actions {
            all.push(problem(&priority.title).at(priority.span));
        }
    }
    for area in &publication.grid {
        if actions_of(publication, &area.id).next().is_none() {
            all.push(problem(&area.title).at(area.span));
        }
    }
}

fn problem(title: &str) -> Diagnostic {
    finding(format!("“{title}” has no action"))
        .help("Say what is to be done, by whom and by when: [actions.its-id].")
}
