//! `bare-quantifier`: “most”, “the vast majority”, “around half” without a number behind it.

use super::{each_bare, first_of};
use crate::check::small::Small;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "bare-quantifier",
    group: Group::Words,
    level: RuleLevel::Off,
    scope: Scope::Text,
    what: "Finds “most”, “the majority”, “the vast majority”, “many”, “around half”, “a handful”, “too high a proportion” in a sentence of a section that refers to no figure and no evidence.",
    why: "Whoever writes “most” has counted, or hasn't.",
    example: "The vast majority of plans are up to date.",
    instead: "[[pathway-plans|The vast majority]] of plans are up to date.",
    mend: "Put the words into a reference: they are then checked against the value.",
    run,
};

const QUANTIFIERS: [&str; 22] = [
    "the vast majority",
    "the great majority",
    "the majority",
    "most",
    "many",
    "around half",
    "about half",
    "more than half",
    "less than half",
    "nearly all",
    "almost all",
    "a minority",
    "a large proportion",
    "a high proportion",
    "a small proportion",
    "too high a proportion",
    "a handful",
    "a small number",
    "too many",
    "too few",
    "very few",
    "the overwhelming majority",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let find = |small: Small<'_>| first_of(&QUANTIFIERS, small);
    each_bare(subject, find, &mut |word, span| {
        all.push(
            finding(format!("no number stands behind “{word}”"))
                .at(span)
                .help("Put the words into a reference: they are then checked."),
        );
    });
}
