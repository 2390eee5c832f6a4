//! `finished-without-impact`: a finished action that doesn't say what it has changed.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::action_status;
use crate::model::{Action, Origin};

/// The rule.
pub const RULE: Rule = Rule {
    code: "finished-without-impact",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds actions whose status says that they are complete, and that say nothing of their impact.",
    why: "That something was done is no news to a child. Inspectors ask what difference it made.",
    example: "[actions.more-staff.status]\n2020-05 = \"completed\"",
    instead: "impact = \"Vacancies fell to [[vacancy-rate]].\"\n[actions.more-staff.status]\n2020-05 = \"completed\"",
    mend: "Say in impact what changed for children or staff, with a figure where there is one; or that it cannot be told yet.",
    run,
};

/// More of them than this in one plan are told together.
const ONE_BY_ONE: usize = 1;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    let silent: Vec<&Action> = publication
        .actions
        .iter()
        .filter(|action| {
            action.impact.is_empty()
                && action_status(publication, action, publication.about.published)
                    .is_some_and(|status| status.is_complete())
        })
        .collect();
    let of = |origin: &Origin| {
        silent
            .iter()
            .filter(|action| action.origin == *origin)
            .count()
    };
    for (at, action) in silent.iter().enumerate() {
        let count = of(&action.origin);
        let is_first = !silent
            .iter()
            .take(at)
            .any(|other| other.origin == action.origin);
        let message = match count > ONE_BY_ONE {
            true if is_first => {
                format!("{count} actions of this plan are complete, and none says what has changed")
            }
            true => continue,
            false => "this action is complete, and doesn't say what has changed".to_owned(),
        };
        all.push(
            finding(message)
                .at(action.span)
                .help("Say in “impact” what changed; or that it cannot be told yet."),
        );
    }
}
