//! `cumulative-falls`: a count that only adds up, and is smaller than it was.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{adds_up, comparable, digits};
use crate::model::{Flag, Indicator, Unit};

/// The rule.
pub const RULE: Rule = Rule {
    code: "cumulative-falls",
    group: Group::Figures,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Finds a series that counts since its start, or since the year began, and falls from one period to the next. A count of the year begins anew with its first month.",
    why: "What has been counted cannot be less a month later: one of the figures is wrong, or it is no count since a start.",
    example: "accumulation = \"since-start\"\nvalues.2020-04 = 304\nvalues.2020-05 = 294",
    instead: "accumulation = \"since-start\"\nvalues.2020-04 = 304\nvalues.2020-05 = 310",
    mend: "Correct the figure. Where an earlier count was corrected, give the later one the flag r; where counting began anew, the flag b.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let adding =
        subject.publication.indicators.iter().filter(|one| {
            adds_up(one) && matches!(one.unit, Unit::Number | Unit::Pounds | Unit::Days)
        });
    for indicator in adding {
        check(indicator, all);
    }
}

fn check(indicator: &Indicator, all: &mut Vec<Diagnostic>) {
    for period in indicator.values.keys() {
        let run = comparable(indicator, *period);
        let Some((now, earlier)) = run.split_last() else {
            continue;
        };
        let before = earlier.iter().rev().find(|reading| reading.value.is_ok());
        let (Ok(value), Some(before)) = (now.value, before) else {
            continue;
        };
        let Ok(value_before) = before.value else {
            continue;
        };
        let explained = [Flag::Revised, Flag::Break]
            .iter()
            .any(|flag| now.datum.flags.contains(flag));
        if value < value_before && !explained {
            all.push(
                finding(format!(
                    "“{}” only adds up, and falls from {} in {} to {} in {}",
                    indicator.title,
                    digits(value_before),
                    before.period.words(),
                    digits(value),
                    now.period.words()
                ))
                .at(now.datum.span)
                .related(before.datum.span, "it was more here")
                .help("Correct the figure; where the earlier one was corrected, flag this one r."),
            );
        }
    }
}
