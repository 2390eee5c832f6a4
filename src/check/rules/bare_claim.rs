//! `bare-claim`: a word of praise or blame without anything to show for it.

use super::each_bare;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "bare-claim",
    group: Group::Words,
    level: RuleLevel::Off,
    scope: Scope::Publication,
    what: "Finds “robust”, “significant”, “strong”, “excellent”, “embedded”, “effective” and the like in a sentence of a section that refers to no figure and no evidence.",
    why: "Everybody's practice is robust. Readers believe what they are shown.",
    example: "Management oversight is robust.",
    instead: "Management oversight was on time for [[supervision]] [[practice-data]].",
    mend: "Refer to what shows it, or take the word out.",
    run,
};

const CLAIMS: [&str; 17] = [
    "robust",
    "significant",
    "significantly",
    "excellent",
    "outstanding",
    "well embedded",
    "fully embedded",
    "highly effective",
    "effective",
    "strong",
    "stronger",
    "substantial",
    "substantially",
    "considerable",
    "considerably",
    "much improved",
    "very good",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    each_bare(subject, &CLAIMS, &mut |word, span| {
        all.push(
            finding(format!("nothing here shows “{word}”"))
                .at(span)
                .help("Refer to what shows it, or take the word out."),
        );
    });
}
