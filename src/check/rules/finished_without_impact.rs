//! `finished-without-impact`: a finished action that doesn't say what it has changed.

use crate::check::delivery::{Told, told_as};
use crate::check::plan_table::plan_tables;
use crate::check::prose::Passage;
use crate::check::words::lower;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::action_status;
use crate::model::walk::Part;
use crate::model::{Action, Origin, Publication, Span};

/// The rule.
pub const RULE: Rule = Rule {
    code: "finished-without-impact",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds actions whose status, or else the words of their delivery, say that they are complete, and that say nothing of their impact; in the plan, in the grid, and in tables of actions that have a column for it.",
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
        .filter(|action| action.impact.is_empty() && is_complete(publication, action))
        .collect();
    let of = |origin: &Origin| {
        silent
            .iter()
            .filter(|action| action.origin == *origin)
            .count()
    };
    for (at, action) in silent.iter().enumerate() {
        let count = of(&action.origin);
        let others = silent.get(at + 1..).unwrap_or(&[]).iter();
        let others = others.filter(|other| other.origin == action.origin);
        let is_first = others.clone().count() + 1 == count;
        let message = match count > ONE_BY_ONE {
            true if is_first => {
                format!("{count} actions of this plan are complete, and none says what has changed")
            }
            true => continue,
            false => "this action is complete, and doesn't say what has changed".to_owned(),
        };
        let mut found = finding(message).at(action.span).help(HELP);
        if let Some(at) = told_at(subject, action) {
            found = found.related(at, "it is told as complete here");
        }
        for other in others {
            let at = told_at(subject, other).unwrap_or(other.span);
            found = found.related(at, "this one is complete, too");
        }
        all.push(found);
    }
    for table in plan_tables(subject) {
        let rows = table.rows.iter();
        for row in rows.filter(|row| row.impact.is_empty() && row.is_complete()) {
            let passage = row.action;
            all.push(
                finding("this action is complete, and its row doesn't say what has changed")
                    .at(subject.prose.span(passage, 0..passage.text.len()))
                    .help("Say in its row what changed; or that it cannot be told yet."),
            );
        }
    }
}

const HELP: &str = "Say in “impact” what changed; or that it cannot be told yet.";

/// Where it is told that an action is complete: its status, or else its delivery.
fn told_at(subject: &Subject<'_>, action: &Action) -> Option<Span> {
    let publication = subject.publication;
    if let Some(status) = action_status(publication, action, publication.about.published) {
        return Some(status.status.span);
    }
    let is_delivery = |passage: &&Passage<'_>| {
        passage.place.part == Part::Key("delivery") && passage.owner() == Some(&action.id)
    };
    let passage = subject.prose.passages.iter().find(is_delivery)?;
    Some(subject.prose.span(passage, 0..passage.text.len()))
}

/// Whether an action's status says that it is complete, or where it has none its delivery does.
fn is_complete(publication: &Publication, action: &Action) -> bool {
    match action_status(publication, action, publication.about.published) {
        Some(status) => status.is_complete(),
        None => {
            let told = lower(action.delivery.as_deref().unwrap_or(""));
            told_as(&told) == Some(Told::Complete)
        }
    }
}
