//! `past-due`: an action past its due date and not known to be complete.

use crate::check::delivery::{Told, told_as};
use crate::check::origins::{ONE_BY_ONE, Origin, origins};
use crate::check::plan_table::{DueCell, PlanRow, PlanTable, due_in, plan_tables};
use crate::check::words::lower;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{PastDue, due_words, past_due};
use crate::model::{Action, Publication, Span};
use jiff::civil::Date;

/// The rule.
pub const RULE: Rule = Rule {
    code: "past-due",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds actions whose due date lies before the publication's date and which nothing says to be complete. Where more than two of a priority have no status that says what became of them, it is said once for the priority. Also finds them in tables of actions with their dates, typed in a text or in the data, where their status says that they go on or is empty, and not that they are late and what became of them; or where nothing but dates by which they are due is told.",
    why: "The reader sees a date in the past and asks what happened.",
    example: "due = \"2020-03\"\n[actions.faster-enquiries.status]\n2020-05 = \"in-progress\"",
    instead: "due = { by = \"2020-09\", words = \"September 2020; was March 2020\" }\n[actions.faster-enquiries.status]\n2020-05 = \"in-progress\"",
    mend: "Report that it is complete, or agree on a new date and say why.",
    run,
};

const HELP: &str = "Report that it is complete, or give the new date and say why.";

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for origin in origins(subject.publication) {
        check(subject.publication, &origin, all);
    }
    for table in plan_tables(subject) {
        in_table(subject, &table, all);
    }
}

fn check(publication: &Publication, origin: &Origin<'_>, all: &mut Vec<Diagnostic>) {
    let title = origin.title;
    let late: Vec<(&Action, PastDue)> = origin
        .actions
        .iter()
        .filter_map(|action| Some((*action, past_due(publication, action)?)))
        .filter(|(action, how)| {
            let told = lower(action.delivery.as_deref().unwrap_or(""));
            *how != PastDue::ToldInWords || told_as(&told) != Some(Told::Complete)
        })
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
        let found = found.at(action.span).help(HELP);
        all.push(match action.due.span {
            Some(span) => found.related(span, "it was due then"),
            None => found,
        });
    }
    if silent > ONE_BY_ONE {
        let mut found = finding(format!(
            "{silent} actions of “{title}” are past their due date, and no status since says what became of them"
        ))
        .at(origin.span)
        .help("Report which are complete, and give the others a new date.");
        for (action, _) in late.iter().filter(|(_, how)| is_silent(how)) {
            let at = action.due.span.unwrap_or(action.span);
            found = found.related(at, format!("due {}", due_words(&action.due)));
        }
        all.push(found);
    }
}

/// Actions of a table.
fn in_table(subject: &Subject<'_>, table: &PlanTable<'_, '_>, all: &mut Vec<Diagnostic>) {
    let today = subject.publication.about.published;
    let late: Vec<(Span, &str, bool)> = table
        .rows
        .iter()
        .filter_map(|row| {
            let (due, status) = (row.due.told()?, row.goes_on());
            let is_late = is_late(row, today) && status.unwrap_or(table.is_ahead);
            let at = subject.prose.span(due, 0..due.text.len());
            is_late.then_some((at, due.text.trim(), status.is_none()))
        })
        .collect();
    let silent = late.iter().filter(|(.., is_silent)| *is_silent).count();
    if silent > ONE_BY_ONE
        && let Some((first, ..)) = late.first()
    {
        let mut found = finding(format!(
            "{silent} actions of this table are past their due date, and nothing says what became of them"
        ))
        .at(*first)
        .help("Report which are complete, and give the others a new date.");
        for (at, due, _) in late.iter().skip(1) {
            found = found.related(*at, format!("due {due}"));
        }
        all.push(found);
        return;
    }
    for (at, due, is_silent) in late {
        let how = match is_silent {
            true => "nothing says that it is complete",
            false => "it is not complete",
        };
        all.push(
            finding(format!(
                "this action's date (“{due}”) has passed, and {how}"
            ))
            .at(at)
            .help(HELP),
        );
    }
}

fn is_late(row: &PlanRow<'_, '_>, today: Date) -> bool {
    let due = row.due.told().map(due_in);
    matches!(due, Some(DueCell::By(day)) if day < today)
        && !row.is_complete()
        && !row.accounts_for_delay()
}
