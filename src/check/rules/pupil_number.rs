//! `pupil-number`: what looks like a unique pupil number.

use crate::check::identifiers::is_pupil_number;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "pupil-number",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds a capital letter followed by twelve digits, or by eleven and a letter: the form of a unique pupil number.",
    why: "It names one child in every school's records.",
    example: "Pupil H801200001001 changed school.",
    instead: "A pupil changed school.",
    mend: "Take it out.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.passages.iter().filter(|one| one.has_digit) {
        for word in passage.each_word() {
            if is_pupil_number(word.text) {
                all.push(
                    finding("this looks like a unique pupil number")
                        .at(subject.prose.span(passage, word.range))
                        .help("Take it out."),
                );
            }
        }
    }
}
