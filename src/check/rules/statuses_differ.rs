//! `statuses-differ`: statuses that disagree between a priority and its actions, or between a status and its words.

use crate::check::words::{find_phrase, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{Reported, action_status, actions_of, priority_status};
use crate::model::{Priority, Publication};

/// The rule.
pub const RULE: Rule = Rule {
    code: "statuses-differ",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a priority that is reported complete while an action of it is not, one whose actions are all complete while it is not, and an action whose delivery is told as completed while its status says otherwise.",
    why: "The dashboard then says one thing and the plan behind it another.",
    example: "[status]\n2020-05 = \"completed\"\n\n[actions.faster-enquiries.status]\n2020-05 = \"in-progress\"",
    instead: "[status]\n2020-05 = \"on-target\"\n\n[actions.faster-enquiries.status]\n2020-05 = \"in-progress\"",
    mend: "Find out which is true, and correct the other. Where the sources disagree, record it with also_printed and why.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    for priority in &publication.priorities {
        all.extend(of_priority(publication, priority));
    }
    for action in &publication.actions {
        let Some(status) = action_status(publication, action, publication.about.published) else {
            continue;
        };
        let told = lower(action.delivery.as_deref().unwrap_or(""));
        let is_told_complete = (told.starts_with("completed") || told.starts_with("complete."))
            && find_phrase(&told, "not").is_none();
        if is_told_complete && !status.is_complete() && status.status.decision.is_none() {
            all.push(
                finding(format!(
                    "the delivery is told as completed, and the status is “{}”",
                    status.title()
                ))
                .at(status.status.span)
                .help("Find out which is true, and correct the other."),
            );
        }
    }
}

fn of_priority(publication: &Publication, priority: &Priority) -> Option<Diagnostic> {
    let today = publication.about.published;
    let status = priority_status(publication, priority, today)?;
    if status.status.decision.is_some() {
        return None;
    }
    let reported: Vec<Reported<'_>> = actions_of(publication, &priority.id)
        .filter_map(|action| action_status(publication, action, today))
        .collect();
    let open = reported.iter().find(|one| !one.is_complete());
    let count = actions_of(publication, &priority.id).count();
    let message = match open {
        Some(open) if status.is_complete() => format!(
            "the priority is “{}”, and an action of it “{}”",
            status.title(),
            open.title()
        ),
        None if !status.is_complete() && count > 0 && reported.len() == count => format!(
            "the priority is “{}”, and all of its actions are complete",
            status.title()
        ),
        _ => return None,
    };
    let mut found = finding(message)
        .at(status.status.span)
        .help("Find out which is true, and correct the other.");
    if let Some(open) = open {
        found = found.related(open.status.span, "the action's status is here");
    }
    Some(found)
}
