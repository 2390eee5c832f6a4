//! `later-comparator`: a comparator that was published after the publication's date.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::was_published;

/// The rule.
pub const RULE: Rule = Rule {
    code: "later-comparator",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds comparators whose figures were first published after the publication's own date.",
    why: "Nobody could have known them then. A self-evaluation is told as of its day.",
    example: "published = 2020-07-16 (sef.toml)\n\n[repeat-plans.comparators.england]\npublished = 2020-12-09",
    instead: "[repeat-plans.comparators.england]\npublished = 2019-10-31",
    mend: "Use the figures that were published by then.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for indicator in &subject.publication.indicators {
        for comparator in &indicator.comparators {
            if !was_published(subject.publication, comparator) {
                all.push(
                    finding(format!(
                        "“{}” of “{}” was published after this publication",
                        comparator.name, indicator.title
                    ))
                    .at(comparator.span)
                    .help("Use the figures that were published by then."),
                );
            }
        }
    }
}
