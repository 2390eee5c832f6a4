//! The levels that `sef.toml` sets for rules.

use super::{Group, RULES, Rule, codes, rule};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::load::{RuleLevel, RuleSetting};

/// Reports settings that name no rule, and those that would waive a rule of disclosure.
pub fn report_settings(settings: &[RuleSetting]) -> Vec<Diagnostic> {
    settings.iter().filter_map(problem).collect()
}

fn problem(setting: &RuleSetting) -> Option<Diagnostic> {
    match rule(&setting.code) {
        Some(rule) if would_weaken(rule, setting.level) => Some(
            Diagnostic::error(
                "rule-never-waived",
                format!("the rule “{}” cannot be made weaker", rule.code),
            )
            .at(setting.span)
            .help(
                "It keeps people from being recognised. Take this line out; one finding can be \
                 allowed at its place, with a reason.",
            ),
        ),
        Some(_) => None,
        None => Some(unknown_rule(&setting.code).at(setting.span)),
    }
}

/// Whether a level would make a rule of disclosure weaker than it is.
pub(super) fn would_weaken(rule: &Rule, level: RuleLevel) -> bool {
    let strength = |level| match level {
        RuleLevel::Off => 0,
        RuleLevel::Warning => 1,
        RuleLevel::Error => 2,
    };
    rule.group == Group::Disclosure && strength(level) < strength(rule.level)
}

/// That no rule has this code.
pub(super) fn unknown_rule(code: &str) -> Diagnostic {
    let help = if codes().any(|known| known == code) {
        "This is reported when a file cannot be understood: it cannot be switched or allowed."
            .to_owned()
    } else {
        match did_you_mean(code, RULES.iter().map(|rule| rule.code)) {
            Some(near) => format!("Did you mean “{near}”?"),
            None => "docs/checks.md lists the rules; so does sef explain.".to_owned(),
        }
    };
    Diagnostic::error("unknown-rule", format!("there is no rule “{code}”")).help(help)
}
