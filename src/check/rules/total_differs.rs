//! `total-differs`: parts that don't add up to the total that the data declares.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{DeclaredTotal, digits, indicator_totals, table_totals};

/// The rule.
pub const RULE: Rule = Rule {
    code: "total-differs",
    group: Group::Figures,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Adds up the parts that total_of names, in tables and series, and compares the sum with the figure that stands there. Rounded percentages may each be half of their last digit off: totals of 99 and 101 are right.",
    why: "A reader who adds up finds the mistake, and trusts no other figure.",
    example: "complete = { title = \"Complete\", staff = 304 }\npartly = { title = \"Partly\", staff = 43 }\ntotal = { title = \"All\", staff = 363, total_of = [\"complete\", \"partly\"] }",
    instead: "complete = { title = \"Complete\", staff = 304 }\npartly = { title = \"Partly\", staff = 43 }\ntotal = { title = \"All\", staff = 347, total_of = [\"complete\", \"partly\"] }",
    mend: "Find out which of the figures is wrong. Where a part is missing, add it, or take total_of out.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for table in &subject.publication.tables {
        report(&table.title, table_totals(table), all);
    }
    for indicator in &subject.publication.indicators {
        let totals = indicator_totals(subject.publication, indicator);
        let totals = totals.into_iter().map(|(_, total)| total).collect();
        report(&indicator.title, totals, all);
    }
}

fn report(title: &str, totals: Vec<DeclaredTotal>, all: &mut Vec<Diagnostic>) {
    for total in totals.iter().filter(|total| !total.agrees()) {
        all.push(
            finding(format!(
                "“{title}”, {}: the total is {}, and its {} parts add up to {}",
                total.place,
                digits(total.stated),
                total.parts,
                digits(total.expected)
            ))
            .at(total.span)
            .help("Correct the total or the part that is wrong."),
        );
    }
}
