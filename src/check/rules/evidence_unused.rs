//! `evidence-unused`: evidence that nothing cites.

use crate::check::cited::used_ids;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "evidence-unused",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds evidence in the register that no text cites and no figure, plan or inspection names as its source.",
    why: "Either something was known and not said, or the register holds what isn't needed.",
    example: "[lost-audit]\ntitle = \"Audit of neglect\"\nkind = \"audit\"",
    instead: "The audit of February found it [[lost-audit]].",
    mend: "Cite it where it bears on what is said, or take it out of the register.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let used = used_ids(subject.publication, &subject.prose);
    for evidence in &subject.publication.evidence {
        if !used.contains(evidence.id.as_str()) {
            all.push(
                finding(format!("nothing cites “{}”", evidence.title))
                    .at(evidence.span)
                    .help(format!(
                        "Cite it where it bears on what is said: [[{}]].",
                        evidence.id
                    )),
            );
        }
    }
}
