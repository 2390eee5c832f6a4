//! `finding-unanswered`: a weakness that scrutiny found and no action answers.

use crate::check::words::{is_empty_word, lower, stem, words};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{Finding, FindingKind, Id, Inspection, plain_words};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    code: "finding-unanswered",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds weaknesses and declines in data/scrutiny that no action of either plan answers, unless a later inspection found the same thing improved or good. Where an inspection has more than three of them, it is said once.",
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
            .filter(|one| !is_better_since(subject, inspection, one))
            .collect();
        if open.len() > ONE_BY_ONE {
            let mut one = finding(format!(
                "{} findings of “{}” are answered by no action",
                open.len(),
                inspection.title
            ))
            .help("Name actions in “answered_by”; where there is none, plan one.");
            if let Some((first, others)) = open.split_first() {
                one = one.at(first.span);
                for other in others {
                    one = one.related(other.span, "nor is this");
                }
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

/// Whether a later inspection found that what was weak has improved or is good: then no action is owed
/// any more.
fn is_better_since(subject: &Subject<'_>, inspection: &Inspection, weak: &Finding) -> bool {
    let later = subject.publication.inspections.iter().filter(|other| {
        let days = inspection.date.zip(other.date);
        days.is_some_and(|(before, after)| after > before)
    });
    let mut found = later.flat_map(|other| &other.findings);
    found.any(|one| {
        matches!(one.kind, FindingKind::Improved | FindingKind::Strength)
            && is_of_one_place(weak, one)
            && says_of_the_same(weak, one)
    })
}

/// Whether two findings are about the same sections, or, where one names none, judgement areas.
fn is_of_one_place(one: &Finding, other: &Finding) -> bool {
    let shares = |own: &[Id], others: &[Id]| own.iter().any(|id| others.contains(id));
    match one.sections.is_empty() || other.sections.is_empty() {
        true => shares(&one.judgement_areas, &other.judgement_areas),
        false => shares(&one.sections, &other.sections),
    }
}

/// Words of which every finding may have some, as stems: whom services are for, and who works there.
const OF_ALL: [&str; 20] = [
    "adult", "area", "carer", "child", "children", "family", "leaver", "need", "parent", "people",
    "person", "practice", "pupil", "service", "social", "staff", "support", "team", "worker",
    "young",
];

/// The words of a finding that say what it is about, as stems.
fn matter(finding: &Finding) -> BTreeSet<String> {
    let text = lower(&plain_words(&finding.text));
    let list = words(&text, &(0..text.len()));
    let stems = list.iter().map(|word| stem(word.text));
    stems
        .filter(|stem| stem.len() > 3 && !is_empty_word(stem))
        .filter(|stem| !OF_ALL.contains(&stem.as_str()))
        .collect()
}

/// Whether two findings share what they are about: two words of it, and half of the first one's.
fn says_of_the_same(weak: &Finding, better: &Finding) -> bool {
    let own = matter(weak);
    let shared = matter(better).intersection(&own).count();
    shared >= 2 && shared * 2 >= own.len()
}
