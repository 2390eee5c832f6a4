//! `undefined-acronym`: a short form that nobody explains.

use crate::check::acronym::{
    acronyms, expansions, is_in_glossary, is_known, of_glossary, written_out_anywhere,
};
use crate::check::prose::{Passage, Voice};
use crate::check::rules::near_acronym::nearest;
use crate::check::rules::person_name::{are_initials, may_be_initials};
use crate::check::words::{find, find_phrase, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Publication;
use crate::model::walk::Part;
use std::collections::BTreeMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: "undefined-acronym",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a short form in capitals that the glossary doesn't have and no text writes out, in texts, labels of tables, and titles, owners and dates of the plan. It is reported once, at its first use, with the others.",
    why: "Parents, councillors and new staff don't know it, and nobody likes to ask.",
    example: "The MAQR panel meets weekly.",
    instead: "The multi-agency quality review (MAQR) panel meets weekly.",
    mend: "Write it out, or put it into data/glossary.toml and refer to it: [[MAQR]].",
    run,
};

/// So many further uses are named; a search finds the others.
const NAMED: usize = 9;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let glossary = of_glossary(subject.publication);
    let written_out = written_out_anywhere(&expansions(&subject.prose));
    let mut told: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut loud: BTreeMap<String, bool> = BTreeMap::new();
    let texts = subject
        .prose
        .passages
        .iter()
        .filter(|one| is_read_as_text(subject.publication, one));
    for passage in texts {
        for acronym in acronyms(passage) {
            let letters = acronym.letters.as_str();
            let is_clear = is_known(letters)
                || is_in_glossary(letters, &glossary)
                || written_out.contains(letters)
                || nearest(letters, &glossary).is_some()
                // `person-name` tells of these.
                || are_initials(passage, letters, &acronym.range)
                || is_owner(passage) && may_be_initials(letters, &glossary)
                || letters == "HH" && is_of_judge(passage, acronym.range.end);
            if is_clear {
                continue;
            }
            let mut is_loud = || {
                let known = loud.entry(letters.to_owned());
                *known.or_insert_with(|| is_loud_word(subject, letters))
            };
            // In a sentence “PACE” is none.
            let is_alone = !passage.text.contains(|c: char| c.is_lowercase());
            if is_alone && is_loud() {
                continue;
            }
            let at = subject.prose.span(passage, acronym.range);
            match told.get_mut(&letters.to_uppercase()) {
                Some((first, uses)) => {
                    *uses += 1;
                    let named = all.get_mut(*first).filter(|_| *uses <= NAMED);
                    if let Some(finding) = named {
                        finding.related.push((at, "and here".to_owned()));
                    }
                }
                None => {
                    told.insert(letters.to_uppercase(), (all.len(), 0));
                    all.push(
                        finding(format!("nothing says what “{letters}” means"))
                            .at(at)
                            .help(
                                "Write it out here, or put it into the glossary and refer to it.",
                            ),
                    );
                }
            }
        }
    }
}

/// Whether a passage is read as the publication's own text, as titles, owners and dates of the
/// plan and labels of tables are; the
/// glossary itself tells of other spellings.
pub(super) fn is_read_as_text(publication: &Publication, passage: &Passage<'_>) -> bool {
    let owner = passage.owner().map(|id| id.as_str());
    let is_of_glossary = || owner.is_some_and(|id| publication.term(id).is_some());
    let is_of_plan = || {
        matches!(passage.place.part, Part::Key("title" | "outline" | "due"))
            && owner.is_some_and(|id| {
                publication.action(id).is_some() || publication.priority(id).is_some()
            })
    };
    let is_of_table = || {
        matches!(passage.place.part, Part::Row(_) | Part::Column(_))
            && owner.is_some_and(|id| publication.table(id).is_some())
    };
    let is_text =
        passage.voice == Voice::Statement || is_owner(passage) || is_of_plan() || is_of_table();
    is_text && !passage.quoted && !is_of_glossary()
}

/// Whether letters are a word in capitals, “TOTAL”: elsewhere it stands in small letters.
fn is_loud_word(subject: &Subject<'_>, letters: &str) -> bool {
    let word = lower(letters);
    let mut passages = subject.prose.passages.iter();
    letters.len() > 3
        && passages.any(|one| {
            find(one.small(), &word).is_some() && find_phrase(one.text.as_str(), &word).is_some()
        })
}

/// An owner of whom more is said than initials.
fn is_owner(passage: &Passage<'_>) -> bool {
    matches!(passage.place.part, Part::Key("owner"))
        && passage.text.contains(|c: char| c.is_ascii_lowercase())
}

/// “HH Judge …”: His or Her Honour.
fn is_of_judge(passage: &Passage<'_>, end: usize) -> bool {
    passage
        .words(end..passage.text.len())
        .starts_with(" Judge ")
}
