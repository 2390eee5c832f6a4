//! `no-source`: figures that come from nowhere.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::TableBody;

/// The rule.
pub const RULE: Rule = Rule {
    code: "no-source",
    group: Group::Figures,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds an indicator, a comparator, a table or an area of the grid without a source, where others of its kind in the publication name theirs.",
    why: "A reader cannot check it, and whoever updates it next year doesn't know where to ask.",
    example: "[strategy-discussions]\ntitle = \"Strategy discussions within 5 days\"",
    instead: "[strategy-discussions]\ntitle = \"Strategy discussions within 5 days\"\nsource = \"hub-report\"",
    mend: "Register the evidence in data/evidence/ and name it: source = \"its-id\".",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    let indicators = &publication.indicators;
    let some_have = indicators.iter().any(|one| one.source.is_some());
    for indicator in indicators.iter().filter(|_| some_have) {
        // What others add up to comes from where they come from.
        if indicator.source.is_none() && indicator.total_of.is_empty() {
            all.push(problem(&indicator.title).at(indicator.span));
        }
    }
    for indicator in indicators {
        for comparator in &indicator.comparators {
            let tells_issue = comparator.published.is_some() || comparator.vintage.is_some();
            if comparator.source.is_none() && !tells_issue {
                let name = format!("{}, {}", indicator.title, comparator.name);
                all.push(problem(&name).at(comparator.span));
            }
        }
    }
    let some_have = publication.tables.iter().any(|one| one.source.is_some());
    for table in publication.tables.iter().filter(|_| some_have) {
        let is_own = matches!(table.body, TableBody::Rows { .. });
        if is_own && table.source.is_none() {
            all.push(problem(&table.title).at(table.span));
        }
    }
    let others_have = publication
        .priorities
        .iter()
        .any(|one| one.source.is_some())
        || publication.grid.iter().any(|one| one.source.is_some());
    for area in publication.grid.iter().filter(|_| others_have) {
        if area.source.is_none() {
            all.push(problem(&area.title).at(area.span));
        }
    }
}

fn problem(title: &str) -> Diagnostic {
    finding(format!("nothing says where “{title}” comes from"))
        .help("Register the evidence and name it: source = \"its-id\".")
}
