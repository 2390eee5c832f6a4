//! `near-acronym`: a short form that is one letter off one that is known.

use crate::check::acronym::{
    acronyms, expansions, is_in_glossary, is_known, of_glossary, written_out_anywhere,
};
use crate::check::prose::Passage;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: "near-acronym",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a short form of four letters or more that the glossary doesn't have, and that is one slip away from one that it has: a letter wrong, missing, or two swapped.",
    why: "It is most likely mistyped, and a reader looks it up in vain.",
    example: "The ADSC has written to us. (The glossary has ADCS.)",
    instead: "The [[ADCS]] has written to us.",
    mend: "Correct it; where it is another body, put it into the glossary.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let glossary = of_glossary(subject.publication);
    let written_out = written_out_anywhere(&expansions(&subject.prose));
    // The glossary itself tells of other spellings.
    let is_of_glossary = |one: &&Passage<'_>| {
        one.owner()
            .is_some_and(|id| subject.publication.term(id.as_str()).is_some())
    };
    let texts = subject
        .prose
        .statements()
        .filter(|one| !one.quoted && !is_of_glossary(one));
    for passage in texts {
        for acronym in acronyms(passage) {
            let letters = acronym.letters.as_str();
            if is_known(letters)
                || is_in_glossary(letters, &glossary)
                || written_out.contains(letters)
            {
                continue;
            }
            if let Some(near) = nearest(letters, &glossary) {
                all.push(
                    finding(format!("“{letters}” is one slip away from “{near}”"))
                        .at(subject.prose.span(passage, acronym.range))
                        .help(format!("If “{near}” is meant, refer to it: [[{near}]].")),
                );
            }
        }
    }
}

/// The short form of the glossary that is one slip away, or has the same letters.
pub(super) fn nearest<'g>(letters: &str, glossary: &BTreeMap<&'g str, &str>) -> Option<&'g str> {
    let sorted = |word: &str| {
        let mut all: Vec<char> = word.chars().collect();
        all.sort_unstable();
        all
    };
    glossary.keys().copied().find(|known| {
        let is_short = known.chars().all(|c| c.is_ascii_alphabetic())
            && known.chars().filter(char::is_ascii_uppercase).count() >= 3;
        is_short
            && known.len() >= 4
            && letters.len() >= 4
            && !known.eq_ignore_ascii_case(letters)
            && (strsim::osa_distance(known, letters) == 1
                || (known.len() >= 5 && sorted(known) == sorted(letters)))
    })
}
