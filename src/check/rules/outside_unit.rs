//! `outside-unit`: a figure that its unit does not allow: 167%, minus three children, 40 of 30.

use crate::check::data::{Held, each_figure};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::digits;
use crate::model::{AimLevel, Amount, Unit};

/// The rule.
pub const RULE: Rule = Rule {
    code: "outside-unit",
    group: Group::Figures,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Finds figures that cannot be: a percentage below 0 or above 100, a count, a rate or a duration below nought, a part that is larger than its whole.",
    why: "It is a slip of the hand, and everything that is computed from it is wrong too.",
    example: "unit = \"percent\"\nvalues.2020-05 = 167",
    instead: "unit = \"percent\"\nvalues.2020-05 = 67",
    mend: "Correct the figure. A share that may pass 100, such as beds in use, is a number and no percentage; otherwise allow it at its place with the reason.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    each_figure(subject.publication, &mut |held| {
        if let Some(message) = problem(&held) {
            all.push(
                finding(format!("{}: {message}", held.place()))
                    .at(held.datum.span)
                    .help("Correct the figure."),
            );
        }
    });
    for indicator in &subject.publication.indicators {
        for aim in indicator.targets.values() {
            let levels = match aim.level {
                AimLevel::Value(one) => vec![one],
                AimLevel::Range(low, high) => vec![low, high],
                AimLevel::None => Vec::new(),
            };
            for level in levels {
                if let Some(words) = indicator.unit.excludes(level) {
                    all.push(
                        finding(format!(
                            "a target of “{}”: {} is {words}",
                            indicator.title,
                            digits(level)
                        ))
                        .at(aim.span)
                        .help("Correct the target."),
                    );
                }
            }
        }
    }
}

fn problem(held: &Held<'_>) -> Option<String> {
    match held.datum.amount {
        Amount::Number(value) => held
            .unit
            .excludes(value)
            .map(|words| format!("{} is {words}", digits(value))),
        Amount::Fraction { n, of, .. } if n.is_negative() || of.is_negative() => {
            Some("a count is less than nought".to_owned())
        }
        Amount::Fraction { of, .. } if of.is_zero() => {
            Some("nothing is a part of nought: write \"[z]\"".to_owned())
        }
        Amount::Fraction { n, of, .. } if held.unit == Unit::Percent && n > of => Some(format!(
            "{} is more than the {} that it is a part of",
            digits(n),
            digits(of)
        )),
        Amount::Fraction { .. } | Amount::Absent(_) => None,
    }
}
