//! `past-due`: an action past its due date and not known to be complete.

use crate::check::origins::{ONE_BY_ONE, Origin, origins};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{PastDue, due_words, past_due};
use crate::model::{Action, Publication};

/// The rule.
pub const RULE: Rule = Rule {
    code: "past-due",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds actions whose due date lies before the publication's date and which nothing says to be complete. Where more than two of a priority have no status that says what became of them, it is said once for the priority.",
    why: "The reader sees a date in the past and asks what happened.",
    example: "due = \"2020-03\"\n[actions.faster-enquiries.status]\n2020-05 = \"in-progress\"",
    instead: "due = { by = \"2020-09\", words = \"September 2020; was March 2020\" }\n[actions.faster-enquiries.status]\n2020-05 = \"in-progress\"",
    mend: "Report that it is complete, or agree on a new date and say why.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for origin in origins(subject.publication) {
        check(subject.publication, &origin, all);
    }
}

fn check(publication: &Publication, origin: &Origin<'_>, all: &mut Vec<Diagnostic>) {
    let title = origin.title;
    let late: Vec<(&Action, PastDue)> = origin
        .actions
        .iter()
        .filter_map(|action| Some((*action, past_due(publication, action)?)))
        .collect();
    let is_silent = |late: &PastDue| *late != PastDue::NotComplete;
    let silent = late.iter().filter(|(_, how)| is_silent(how)).count();
    for (action, how) in &late {
        if silent > ONE_BY_ONE && is_silent(how) {
            continue;
        }
        let due = due_words(&action.due);
        let found = match how {
            PastDue::NotComplete => finding(format!(
                "this action's date (“{due}”) has passed, and it is not complete"
            )),
            PastDue::NotReported { since: Some(since) } => finding(format!(
                "this action's date (“{due}”) has passed, and its latest status is of {}",
                since.words()
            )),
            PastDue::NotReported { since: None } => finding(format!(
                "this action's date (“{due}”) has passed, and it has no status"
            )),
            PastDue::ToldInWords => finding(format!(
                "this action's date (“{due}”) has passed, and no status says that it is complete"
            )),
        };
        all.push(
            found
                .at(action.span)
                .help("Report that it is complete, or give the new date and say why."),
        );
    }
    if silent > ONE_BY_ONE {
        let mut found = finding(format!(
            "{silent} actions of “{title}” are past their due date, and no status since says what became of them"
        ))
        .at(origin.span)
        .help("Report which are complete, and give the others a new date.");
        for (action, _) in late.iter().filter(|(_, how)| is_silent(how)) {
            found = found.related(action.span, format!("due {}", due_words(&action.due)));
        }
        all.push(found);
    }
}
