//! `child-id`: the number of a child or a case in a record system.

use crate::check::words::find_phrase;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "child-id",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds a number of five digits or more behind “case number”, “child ID”, “client ID”, “LCS number” and the like.",
    why: "It leads straight to the child's record.",
    example: "The audit of case number 1045872 found drift.",
    instead: "One of the audits found drift.",
    mend: "Take it out.",
    run,
};

const NAMES: [&str; 22] = [
    "case number",
    "case no",
    "case id",
    "case ref",
    "case reference",
    "child id",
    "child’s id",
    "child number",
    "client id",
    "client number",
    "person id",
    "pupil id",
    "lcs number",
    "lcs id",
    "ics number",
    "ics id",
    "mosaic id",
    "mosaic number",
    "liquidlogic id",
    "eclipse id",
    "family id",
    "record number",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.passages.iter().filter(|one| one.has_digit) {
        let small = passage.small();
        for range in super::runs_of_digits(&passage.text, &[]) {
            if range.len() < 5 {
                continue;
            }
            let from = small.floor_char_boundary(range.start.saturating_sub(28));
            let front = small.get(from..range.start).unwrap_or("");
            if NAMES.iter().any(|name| find_phrase(front, name).is_some()) {
                all.push(
                    finding("the number of a record stands here")
                        .at(subject.prose.span(passage, range))
                        .help("Take it out."),
                );
            }
        }
    }
}
