//! `comparator-lags`: a comparator of which no value is of a time that the indicator has.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "comparator-lags",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a comparator with values for the same kind of period as its indicator, none of them for a period that the indicator has, and without a word (differs) on the difference.",
    why: "The chart sets a year beside another as if alike, and the text is sure to follow it.",
    example: "values.2020-03 = 55.8\ncomparators.neighbours = { name = \"Statistical neighbours\", values = { 2019-03 = 37.3 } }",
    instead: "values.2019-03 = 52.1\nvalues.2020-03 = 55.8\ncomparators.neighbours = { name = \"Statistical neighbours\", values = { 2019-03 = 37.3 } }",
    mend: "Add the indicator's own value for that period, or say with differs = \"…\" how they differ.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for indicator in &subject.publication.indicators {
        for comparator in indicator
            .comparators
            .iter()
            .filter(|one| one.differs.is_none())
        {
            let Some(theirs) = comparator.values.keys().next_back() else {
                continue;
            };
            let is_alike = indicator.values.keys().any(|ours| ours.is_like(*theirs));
            let is_shared = comparator
                .values
                .keys()
                .any(|period| indicator.values.contains_key(period));
            let nearest = indicator
                .values
                .keys()
                .find(|ours| *ours > theirs && ours.is_like(*theirs));
            if let (true, false, Some(ours)) = (is_alike, is_shared, nearest) {
                all.push(
                    finding(format!(
                        "“{}” is of {}, and the indicator's values begin with {}",
                        comparator.name,
                        theirs.words(),
                        ours.words()
                    ))
                    .at(comparator.span)
                    .help("Add the indicator's own value for that period, or say with “differs” how they differ."),
                );
            }
        }
    }
}
