//! `indicator-unused`: an indicator that nothing refers to.

use crate::check::cited::used_ids;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "indicator-unused",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds indicators that no text refers to or shows, and that no plan, table or other indicator uses.",
    why: "A figure that nobody speaks of is either news that was overlooked, or work that nobody needs.",
    example: "[supervision]\ntitle = \"Supervision on time\"",
    instead: "Supervision was on time for [[supervision@2020-05]].",
    mend: "Say what it shows, name it as a measure of the action that it belongs to, or take it out.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let used = used_ids(subject.publication, &subject.prose);
    for table in &subject.publication.tables {
        if !used.contains(table.id.as_str()) {
            all.push(
                finding(format!("nothing shows or refers to “{}”", table.title))
                    .at(table.span)
                    .help(format!("Show it: ![[{}]]; or take it out.", table.id)),
            );
        }
    }
    for indicator in &subject.publication.indicators {
        if !used.contains(indicator.id.as_str()) {
            all.push(
                finding(format!("nothing refers to “{}”", indicator.title))
                    .at(indicator.span)
                    .help(format!(
                        "Say what it shows: [[{}]]; or take it out.",
                        indicator.id
                    )),
            );
        }
    }
}
