//! `gap-in-series`: months without an entry between others.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{Frequency, Indicator, Period};

/// The rule.
pub const RULE: Rule = Rule {
    code: "gap-in-series",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a monthly or quarterly indicator with periods between its values of which nothing is entered, neither a value nor that there is none.",
    why: "The chart joins what lies a year apart, and nobody knows whether the months between were good, bad or forgotten.",
    example: "frequency = \"monthly\"\nvalues.2020-03 = 86\nvalues.2020-05 = 92",
    instead: "frequency = \"monthly\"\nvalues.2020-03 = 86\nvalues.2020-04 = \"[x]\"\nvalues.2020-05 = 92",
    mend: "Add the values; where there is none, enter \"[x]\"; or set the frequency that the series has.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for indicator in &subject.publication.indicators {
        let missing = missing(indicator);
        let (Some(first), Some(last)) = (missing.first(), missing.last()) else {
            continue;
        };
        let what = match missing.len() {
            1 => format!("nothing is entered for {}", first.words()),
            count => format!(
                "nothing is entered for {count} periods between {} and {}",
                first.words(),
                last.words()
            ),
        };
        all.push(
            finding(format!("“{}”: {what}", indicator.title))
                .at(indicator.span)
                .help("Add the values, or enter \"[x]\" where there is none."),
        );
    }
}

/// The periods between the first and the last that have no entry.
fn missing(indicator: &Indicator) -> Vec<Period> {
    let wanted = |period: &Period| {
        matches!(
            (indicator.frequency, period),
            (Frequency::Monthly, Period::Month { .. })
                | (Frequency::Quarterly, Period::Quarter { .. })
        )
    };
    // A year's own value may stand among the months.
    let entered: Vec<Period> = indicator.values.keys().copied().filter(wanted).collect();
    let mut missing = Vec::new();
    for pair in entered.windows(2) {
        let [one, two] = pair else { continue };
        let mut next = one.next();
        while next < *two && missing.len() < 600 {
            missing.push(next);
            next = next.next();
        }
    }
    missing
}
