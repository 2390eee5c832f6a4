//! Running the rules: which at once, on how much.

use super::{RULES, Rule, Scope, Subject, levels};
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{RuleLevel, RuleSetting};
use rayon::prelude::*;
use std::slice;

/// The severity that a rule's findings have; `None`: it is off.
pub(super) fn severity(rule: &Rule, settings: &[RuleSetting]) -> Option<Severity> {
    let set = settings
        .iter()
        .rev()
        .find(|setting| setting.code == rule.code)
        .filter(|setting| !levels::would_weaken(rule, setting.level));
    match set.map_or(rule.level, |setting| setting.level) {
        RuleLevel::Error => Some(Severity::Error),
        RuleLevel::Warning => Some(Severity::Warning),
        RuleLevel::Off => None,
    }
}

/// What the rules of one of these scopes that are not off find, in the order of the rules.
pub(super) fn run(
    subject: &Subject<'_>,
    scopes: &[Scope],
    settings: &[RuleSetting],
) -> Vec<Diagnostic> {
    let in_use: Vec<Used> = RULES
        .iter()
        .enumerate()
        .filter(|(_, rule)| scopes.contains(&rule.scope))
        .filter_map(|(at, rule)| {
            let severity = severity(rule, settings)?;
            Some(Used { at, rule, severity })
        })
        .collect();
    let (of_whole, of_texts): (Vec<Used>, Vec<Used>) = in_use
        .into_iter()
        .partition(|used| used.rule.scope == Scope::Publication);
    let parts = match of_texts.is_empty() {
        true => Vec::new(),
        false => subject.parts(PART),
    };
    // What takes the whole publication begins first: parts are small, and fill what time is left.
    let of_whole = of_whole.iter().map(|used| (subject, slice::from_ref(used)));
    let of_parts = parts.iter().map(|part| (part, of_texts.as_slice()));
    let mut found: Vec<((usize, usize), Vec<Diagnostic>)> = of_whole
        .chain(of_parts)
        .enumerate()
        // One takes a hundred times as long as another: whoever is done takes the next.
        .par_bridge()
        .flat_map_iter(|(part, (subject, rules))| {
            let found = |used: &Used| ((used.at, part), used.run(subject));
            rules.iter().map(found).collect::<Vec<_>>()
        })
        .collect();
    found.sort_by_cached_key(|(at, _)| *at);
    found.into_iter().flat_map(|(_, found)| found).collect()
}

/// So many bytes of text the rules that go by files take at a time: enough that what is done once a
/// part does not count, few enough that the words stay at hand while rule after rule goes through them.
const PART: usize = 32 * 1024;

/// A rule that is not off.
struct Used {
    /// Its place among the rules.
    at: usize,
    rule: &'static Rule,
    severity: Severity,
}

impl Used {
    fn run(&self, subject: &Subject<'_>) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        (self.rule.run)(subject, &mut found);
        for finding in &mut found {
            finding.code = self.rule.code;
            finding.severity = self.severity;
        }
        found
    }
}
