//! The checker: what a program can decide about a publication. One file a rule, in `rules/`;
//! what a rule says of itself is what `sef explain` prints and what `docs/checks.md` holds.

mod figures;
mod rules;

pub use figures::{FiguresInProse, figures_in_prose};
pub use rules::RULES;

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{RuleLevel, RuleSetting};
use crate::model::Publication;
use crate::source::Sources;

/// A rule: what it is, and how it is checked.
pub struct Rule {
    /// Its name, in kebab-case, by which people switch, allow and look it up: `typed-figure`.
    pub code: &'static str,
    /// How bad a finding is, unless `sef.toml` says otherwise.
    pub level: RuleLevel,
    /// What it looks at.
    pub scope: Scope,
    /// What it does, in a sentence.
    pub what: &'static str,
    /// Why that is bad, in a sentence or two.
    pub why: &'static str,
    /// Text or data that triggers it.
    pub example: &'static str,
    /// The same, as it should be.
    pub instead: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// Finds.
    pub run: fn(&Subject<'_>, &mut Vec<Diagnostic>),
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The publication as a whole, once.
    Publication,
    /// What each edition holds, one by one.
    Copy,
}

/// What the rules look at.
pub struct Subject<'a> {
    /// The publication, or what one edition holds of it.
    pub publication: &'a Publication,
    /// The author's files.
    pub sources: &'a Sources,
}

/// The rule of this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

/// Runs every rule of this scope that is not off. `settings`: the levels that `sef.toml` sets.
pub fn check(subject: &Subject<'_>, scope: Scope, settings: &[RuleSetting]) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.scope == scope) {
        let set = settings
            .iter()
            .rev()
            .find(|setting| setting.code == rule.code);
        let severity = match set.map_or(rule.level, |setting| setting.level) {
            RuleLevel::Error => Severity::Error,
            RuleLevel::Warning => Severity::Warning,
            RuleLevel::Off => continue,
        };
        let before = all.len();
        (rule.run)(subject, &mut all);
        for finding in all.iter_mut().skip(before) {
            finding.code = rule.code;
            finding.severity = severity;
        }
    }
    all
}
