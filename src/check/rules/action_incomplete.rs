//! `action-incomplete`: actions without an owner, a due date, a measure or a status.

use crate::check::origins::{ONE_BY_ONE, Origin, origins};
use crate::check::plan_table::{DueCell, PlanTable, Slot, due_in, plan_tables};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{action_status, past_due};
use crate::model::{Action, Origin as From, Publication, Span, When};

/// The rule.
pub const RULE: Rule = Rule {
    code: "action-incomplete",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds actions of the plan that lack an owner, a due date that has a year and an end, an expected impact (where others have one), a measure or a status. Where most actions of a priority lack something, it is said once for the priority. In the grid an owner and a due date are looked for, and so they are in tables of actions with a column for them, typed in a text or in the data.",
    why: "What nobody owns isn't done; what has no date is never late; what nothing measures cannot be shown to have worked.",
    example: "[actions.review-tools]\ntitle = \"Review the tools\"",
    instead: "[actions.review-tools]\ntitle = \"Review the tools\"\nowner = \"Head of service\"\ndue = \"2020-09\"\nmeasures = [\"audit-good\"]\n[actions.review-tools.status]\n2020-05 = \"in-progress\"",
    mend: "Add what is missing. What the plan doesn't say cannot be invented: ask its owner.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for origin in origins(subject.publication) {
        check(subject.publication, &origin, all);
    }
    for table in plan_tables(subject) {
        in_table(subject, &table, all);
    }
}

/// Rows of a table of actions, where it has a column for what they lack.
fn in_table(subject: &Subject<'_>, table: &PlanTable<'_, '_>, all: &mut Vec<Diagnostic>) {
    let lacking: Vec<(Span, Vec<&'static str>)> = table
        .rows
        .iter()
        .map(|row| {
            let due = match row.due {
                _ if row.is_complete() => None,
                Slot::Empty => Some(NO_DUE_DATE),
                Slot::Told(due) if due_in(due) == DueCell::WithoutYear && !table.has_year => {
                    Some(NO_YEAR)
                }
                _ => None,
            };
            let owner = row.owner.is_empty().then_some(NO_OWNER);
            let at = subject.prose.span(row.action, 0..row.action.text.len());
            (at, owner.into_iter().chain(due).collect())
        })
        .filter(|(_, lacks): &(Span, Vec<_>)| !lacks.is_empty())
        .collect();
    if lacking.len() > ONE_BY_ONE
        && let Some((first, lacks)) = lacking.first()
    {
        let what = crate::measure::list_words(lacks);
        let mut found = finding(format!(
            "{} of the {} actions of this table lack something; this one has {what}",
            lacking.len(),
            table.rows.len()
        ))
        .at(*first)
        .help("Add what is missing; what the plan doesn't say, its owner can.");
        for (at, lacks) in lacking.iter().skip(1) {
            let what = crate::measure::list_words(lacks);
            found = found.related(*at, format!("this one has {what}"));
        }
        all.push(found);
        return;
    }
    for (at, lacks) in lacking {
        let what = crate::measure::list_words(&lacks);
        all.push(
            finding(format!("this action has {what}"))
                .at(at)
                .help("Add it; what the plan doesn't say, its owner can."),
        );
    }
}

fn check(publication: &Publication, origin: &Origin<'_>, all: &mut Vec<Diagnostic>) {
    let Origin { title, actions, .. } = origin;
    let others_expect = actions.iter().any(|one| !one.expected.is_empty());
    let lacking: Vec<(&Action, Vec<&'static str>)> = actions
        .iter()
        .map(|action| (*action, lacks(publication, action, others_expect)))
        .filter(|(_, lacks)| !lacks.is_empty())
        .collect();
    if lacking.len() <= ONE_BY_ONE {
        for (action, lacks) in lacking {
            all.push(
                finding(format!(
                    "this action has {}",
                    crate::measure::list_words(&lacks)
                ))
                .at(action.span)
                .help("Add it; what the plan doesn't say, its owner can."),
            );
        }
        return;
    }
    let counts: Vec<String> = EVERYTHING
        .iter()
        .filter_map(|what| {
            let count = lacking
                .iter()
                .filter(|(_, lacks)| lacks.contains(what))
                .count();
            (count > 0).then(|| format!("{count} have {what}"))
        })
        .collect();
    let mut found = finding(format!(
        "of the {} actions of “{title}”, {}",
        actions.len(),
        crate::measure::list_words(&counts)
    ))
    .at(origin.span)
    .help("Add what is missing; what the plan doesn't say, its owner can.");
    for (action, lacks) in &lacking {
        let lacks = crate::measure::list_words(lacks);
        found = found.related(action.span, format!("this one has {lacks}"));
    }
    all.push(found);
}

const NO_OWNER: &str = "no owner";
const NO_DUE_DATE: &str = "no due date";
const NO_MEASURE: &str = "no measure";
const NO_YEAR: &str = "a due date without a year";
const NO_END: &str = "a start and no end";
const NO_EXPECTED: &str = "no expected impact";
const EVERYTHING: [&str; 7] = [
    NO_OWNER,
    NO_DUE_DATE,
    NO_YEAR,
    NO_END,
    NO_EXPECTED,
    NO_MEASURE,
    NO_STATUS,
];
const NO_STATUS: &str = "no status";

fn lacks(publication: &Publication, action: &Action, others_expect: bool) -> Vec<&'static str> {
    let mut lacks = Vec::new();
    let status = action_status(publication, action, publication.about.published);
    let is_complete = status.as_ref().is_some_and(|status| status.is_complete());
    let owner = action.owner.as_deref().unwrap_or("").trim().to_lowercase();
    // “Role not stated; with the academy”: who helps is no owner.
    let first = owner.split([';', ',']).next().unwrap_or("").trim();
    if first.is_empty() || first.ends_with("not stated") || first.ends_with("not recorded") {
        lacks.push(NO_OWNER);
    }
    if action.due.when == When::Open && action.due.words.trim().is_empty() && !is_complete {
        lacks.push(NO_DUE_DATE);
    }
    if action.due.when == When::WithoutYear && !is_complete {
        lacks.push(NO_YEAR);
    }
    if action.due.when == When::Open && has_start_only(&action.due.words) && !is_complete {
        lacks.push(NO_END);
    }
    if matches!(action.origin, From::Priority(_)) {
        if action.expected.is_empty() && others_expect {
            lacks.push(NO_EXPECTED);
        }
        if action.measures.is_empty() {
            lacks.push(NO_MEASURE);
        }
        // Of what is past its due date `past-due` tells that it has none.
        let is_told = past_due(publication, action).is_some();
        if status.is_none() && action.delivery.is_none() && !is_told {
            lacks.push(NO_STATUS);
        }
    }
    lacks
}

/// Whether the words for a date say when it begins and not when it ends: “from September”.
fn has_start_only(words: &str) -> bool {
    let small = words.to_lowercase();
    let begins = small.starts_with("from ") || small.ends_with(" onwards");
    begins && !small.contains(" to ") && !small.contains("until")
}
