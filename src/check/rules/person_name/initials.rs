//! Initials that stand for a person: “owner = "SR"”, “JM to confirm”.

use crate::check::acronym::{acronyms, is_in_glossary, is_known, of_glossary};
use crate::check::prose::Passage;
use crate::check::words::{word_before, words_after};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::walk::Part;
use std::collections::BTreeMap;
use std::ops::Range;

/// Short forms of two or three letters that name a role or a body, not a person.
const ROLES: [&str; 46] = [
    "AD", "AP", "AYE", "CAF", "CC", "CCG", "CEO", "CFO", "CIC", "CP", "CSC", "DCS", "DD", "DfE",
    "EDT", "EET", "EHE", "FE", "FGC", "GP", "HoS", "HOS", "HR", "HV", "ICB", "ICT", "IRO", "IT",
    "LA", "LMS", "MD", "PA", "PP", "PSW", "QA", "QI", "RO", "SEN", "SLT", "SM", "SMT", "SW", "TM",
    "VS", "VSH", "YOT",
];

/// Whether a short form is a word of the sector, of the glossary or of everybody.
pub(super) fn is_word(letters: &str, glossary: &BTreeMap<&str, &str>) -> bool {
    is_known(letters) || ROLES.contains(&letters) || is_in_glossary(letters, glossary)
}

/// Whether an owner of these letters may be a person.
pub(in crate::check::rules) fn may_be_initials(
    letters: &str,
    glossary: &BTreeMap<&str, &str>,
) -> bool {
    let is_short = (2..=3).contains(&letters.len());
    is_short && letters.chars().all(|c| c.is_ascii_uppercase()) && !is_word(letters, glossary)
}

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let glossary = of_glossary(subject.publication);
    for passage in &subject.prose.passages {
        if matches!(passage.place.part, Part::Key("owner")) {
            continue;
        }
        for acronym in acronyms(passage) {
            let is_one = !is_word(&acronym.letters, &glossary)
                && are_initials(passage, &acronym.letters, &acronym.range);
            if is_one {
                all.push(problem(subject, passage, acronym.range));
            }
        }
    }
}

pub(super) fn problem(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    range: Range<usize>,
) -> Diagnostic {
    let shown = passage.words(range.clone()).trim().to_owned();
    finding(format!(
        "“{shown}” looks like somebody's initials, where a role belongs"
    ))
    .at(subject.prose.span(passage, range))
    .help("Name the role: people change posts, and nobody else knows the initials.")
}

/// Whether two letters do or say something in what is reported of a plan: “NB joins in May”, “with
/// JM to confirm”.
pub(in crate::check::rules) fn are_initials(
    passage: &Passage<'_>,
    letters: &str,
    range: &Range<usize>,
) -> bool {
    let is_report = matches!(
        passage.place.part,
        Part::Key("delivery" | "progress" | "next" | "comment" | "impact" | "note")
    );
    let is_pair = letters.len() == 2 && letters.chars().all(|c| c.is_ascii_uppercase());
    if !is_report || !is_pair || passage.words(range.clone()) != letters {
        return false;
    }
    let before = word_before(&passage.text, range.start);
    let after = words_after(&passage.text, range.end, 1);
    let next = after.first().map_or("", String::as_str);
    let does = matches!(
        next,
        "joins"
            | "to"
            | "will"
            | "has"
            | "is"
            | "leads"
            | "leading"
            | "led"
            | "agreed"
            | "asked"
            | "met"
            | "confirmed"
            | "starts"
            | "returns"
            | "chairs"
            | "completed"
    );
    let begins = passage
        .sentences
        .iter()
        .any(|sentence| sentence.start == range.start);
    let is_met = matches!(before.as_str(), "with" | "by" | "from" | "and" | "to");
    does && (begins || is_met)
}
