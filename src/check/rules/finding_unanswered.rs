//! `finding-unanswered`: a weakness that scrutiny found and no action answers.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Finding;

/// The rule.
pub const RULE: Rule = Rule {
    code: "finding-unanswered",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds weaknesses and declines in data/scrutiny that no action of either plan answers. Where an inspection has more than three of them, it is said once.",
    why: "Inspectors come back with their own letter in hand, and ask what was done about each point.",
    example: "[findings.too-late]\nkind = \"weakness\"\ntext = \"Conferences are held too late.\"",
    instead: "[findings.too-late]\nkind = \"weakness\"\ntext = \"Conferences are held too late.\"\nanswered_by = [\"conference-dates\"]",
    mend: "Name the actions in answered_by; where there is none, plan one, or allow it with the reason.",
    run,
};

/// More of them than this in one inspection are told together.
const ONE_BY_ONE: usize = 3;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for inspection in &subject.publication.inspections {
        let open: Vec<&Finding> = inspection
            .findings
            .iter()
            .filter(|one| one.kind.needs_an_answer() && one.answered_by.is_empty())
            .collect();
        if open.len() > ONE_BY_ONE {
            let mut one = finding(format!(
                "{} findings of “{}” are answered by no action",
                open.len(),
                inspection.title
            ))
            .help("Name actions in “answered_by”; where there is none, plan one.");
            if let Some(first) = open.first() {
                one = one.at(first.span);
            }
            all.push(one);
            continue;
        }
        for one in open {
            all.push(
                finding(format!(
                    "no action answers this finding of “{}”",
                    inspection.title
                ))
                .at(one.span)
                .help("Name the action in “answered_by”; where there is none, plan one."),
            );
        }
    }
}
