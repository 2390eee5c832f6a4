//! `past-due`: an action past its due date and not known to be complete.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{PastDue, due_words, past_due};

/// The rule.
pub const RULE: Rule = Rule {
    code: "past-due",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds actions whose due date lies before the publication's date and whose latest status says that they are not complete.",
    why: "The reader sees a date in the past and asks what happened.",
    example: "due = \"2020-03\"\n[actions.faster-enquiries.status]\n2020-05 = \"in-progress\"",
    instead: "due = { by = \"2020-09\", words = \"September 2020; was March 2020\" }\n[actions.faster-enquiries.status]\n2020-05 = \"in-progress\"",
    mend: "Report that it is complete, or agree on a new date and say why.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for action in &subject.publication.actions {
        let late = past_due(subject.publication, action);
        if late == Some(PastDue::NotComplete) {
            all.push(
                finding(format!(
                    "this action was due {}, and is not complete",
                    due_words(&action.due)
                ))
                .at(action.span)
                .help("Report that it is complete, or give the new date and say why."),
            );
        }
    }
}
