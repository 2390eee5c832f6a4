//! `nhs-number`: what looks like an NHS number.

use crate::check::identifiers::is_nhs_number;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "nhs-number",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds ten digits, alone or as 3 3 4, whose last is the check digit of an NHS number (modulus 11).",
    why: "It names one patient for good.",
    example: "The child (943 476 5919) was seen.",
    instead: "The child was seen.",
    mend: "Take it out. If it is another number, allow it at its place and say which.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.passages.iter().filter(|one| one.has_digit) {
        for range in super::runs_of_digits(&passage.text, &[' ', '-']) {
            let digits: String = passage
                .words(range.clone())
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            if is_nhs_number(&digits) {
                all.push(
                    finding("this looks like an NHS number")
                        .at(subject.prose.span(passage, range))
                        .help("Take it out. If it is another number, allow it and say which."),
                );
            }
        }
    }
}
