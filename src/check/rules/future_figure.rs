//! `future-figure`: a figure or evidence of a time that lay ahead when the publication came out.

use crate::check::data::key_line;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "future-figure",
    group: Group::Time,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Finds values of indicators, and evidence, of a time that began after the publication's date. Targets may lie ahead.",
    why: "What has not happened yet cannot have been counted, read or heard: the date is wrong, or the figure.",
    example: "published = 2020-07-16\n\nvalues.2020-11 = 61",
    instead: "published = 2020-07-16\n\nvalues.2019-11 = 61",
    mend: "Correct the period. A forecast is no value: make it a target.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let today = subject.publication.about.published;
    for indicator in &subject.publication.indicators {
        for (period, datum) in &indicator.values {
            let is_there = !matches!(datum.amount, crate::model::Amount::Absent(_));
            if is_there && period.first_day() > today {
                all.push(
                    finding(format!(
                        "“{}” has a value for {}, after the publication's date",
                        indicator.title,
                        period.words()
                    ))
                    .at(datum.span)
                    .help("Correct the period; a forecast is no value."),
                );
            }
        }
    }
    for evidence in &subject.publication.evidence {
        let Some(date) = evidence.date.filter(|date| date.first_day() > today) else {
            continue;
        };
        let span = key_line(subject.sources, evidence.span, "date").unwrap_or(evidence.span);
        all.push(
            finding(format!(
                "“{}” is of {}, after the publication's date",
                evidence.title,
                date.words()
            ))
            .at(span)
            .help("Correct its date, or leave it out until it is there."),
        );
    }
}
