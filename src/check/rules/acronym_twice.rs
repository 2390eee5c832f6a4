//! `acronym-twice`: one short form for two things.

use crate::check::acronym::{Expansion, expansions, of_glossary};
use crate::check::words::{stem, words};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: "acronym-twice",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a short form that is written out in two ways, or otherwise than in the glossary.",
    why: "From then on nobody knows which of the two it means.",
    example: "Families First Teams (FFT) … Functional Family Therapy (FFT)",
    instead: "Families First Teams (FFT) … functional family therapy",
    mend: "Keep the short form for one of them, and write the other out.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let glossary = of_glossary(subject.publication);
    let found = expansions(&subject.prose);
    let mut first: BTreeMap<&str, &Expansion<'_, '_>> = BTreeMap::new();
    for one in &found {
        let letters = one.letters.as_str();
        let span = subject.prose.span(one.passage, one.range.clone());
        let help = "Keep the short form for one of them, and write the other out.";
        if let Some(title) = glossary.get(letters) {
            if stems(title) != stems(&one.words) {
                all.push(
                    finding(format!(
                        "“{letters}” is “{}” here, and “{title}” in the glossary",
                        one.words
                    ))
                    .at(span)
                    .help(help),
                );
            }
            continue;
        }
        match first.get(letters) {
            Some(before) if stems(&before.words) != stems(&one.words) => {
                let place = subject.prose.span(before.passage, before.range.clone());
                all.push(
                    finding(format!(
                        "“{letters}” is “{}” here, and “{}” elsewhere",
                        one.words, before.words
                    ))
                    .at(span)
                    .related(place, "elsewhere")
                    .help(help),
                );
            }
            Some(_) => {}
            None => {
                first.insert(letters, one);
            }
        }
    }
}

fn stems(text: &str) -> Vec<String> {
    let mut stems: Vec<String> = words(text, &(0..text.len()))
        .into_iter()
        .flat_map(|word| word.text.split('-'))
        .map(stem)
        .filter(|stem| !matches!(stem.as_str(), "of" | "and" | "or" | "the" | "for" | "in"))
        .collect();
    // “Employment, education and training” is the same in another order.
    stems.sort();
    stems
}
