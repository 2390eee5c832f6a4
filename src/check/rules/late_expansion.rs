//! `late-expansion`: a short form that is written out only after it has been used.

use crate::check::acronym::{
    Expansion, acronyms, expansions, is_in_glossary, is_known, of_glossary,
};
use crate::check::prose::Voice;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: "late-expansion",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a short form that the sections use before they write it out, and that the glossary doesn't have. It is reported once, at its first use.",
    why: "Whoever reads from the front meets it without knowing what it means.",
    example: "The FGC is held at home. A family group conference (FGC) takes a day.",
    instead: "A family group conference (FGC) is held at home. The FGC takes a day.",
    mend: "Write it out where it is first used; or put it into data/glossary.toml, and refer to it.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let glossary = of_glossary(subject.publication);
    let found = expansions(&subject.prose);
    let mut first: BTreeMap<&str, &Expansion<'_, '_>> = BTreeMap::new();
    for one in found.iter().filter(|one| one.passage.is_in_section()) {
        first.entry(one.letters.as_str()).or_insert(one);
    }
    first.retain(|letters, _| !is_known(letters) && !is_in_glossary(letters, &glossary));
    // The passages come in the order of the sections.
    for passage in &subject.prose.passages {
        if first.is_empty() {
            return;
        }
        if passage.quoted || passage.voice != Voice::Statement || !passage.is_in_section() {
            continue;
        }
        for acronym in acronyms(passage) {
            let Some(expansion) = first.get(acronym.letters.as_str()) else {
                continue;
            };
            let is_here = std::ptr::eq(expansion.passage, passage);
            let before = passage.text.get(..acronym.range.start).unwrap_or("");
            if before.matches('“').count() > before.matches('”').count() {
                continue;
            }
            if !(is_here && acronym.range.start >= expansion.range.start) {
                let span = subject
                    .prose
                    .span(expansion.passage, expansion.range.clone());
                all.push(
                    finding(format!(
                        "“{}” is used here, and written out only later",
                        acronym.letters
                    ))
                    .at(subject.prose.span(passage, acronym.range.clone()))
                    .related(span, "it is written out here")
                    .help("Write it out here; or put it into the glossary, and refer to it."),
                );
            }
            first.remove(acronym.letters.as_str());
        }
    }
}
