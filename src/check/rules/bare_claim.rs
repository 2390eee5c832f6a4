//! `bare-claim`: a word of praise or blame without anything to show for it.

use crate::check::words::find_phrase;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Target;

/// The rule.
pub const RULE: Rule = Rule {
    code: "bare-claim",
    group: Group::Words,
    level: RuleLevel::Off,
    scope: Scope::Publication,
    what: "Finds “robust”, “significant”, “strong”, “excellent”, “embedded”, “effective” and the like in a sentence of a section that refers to no figure and no evidence.",
    why: "Everybody's practice is robust. Readers believe what they are shown.",
    example: "Management oversight is robust.",
    instead: "Management oversight was on time for [[supervision]] [[practice-data]].",
    mend: "Refer to what shows it, or take the word out.",
    run,
};

const CLAIMS: [&str; 17] = [
    "robust",
    "significant",
    "significantly",
    "excellent",
    "outstanding",
    "well embedded",
    "fully embedded",
    "highly effective",
    "effective",
    "strong",
    "stronger",
    "substantial",
    "substantially",
    "considerable",
    "considerably",
    "much improved",
    "very good",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        if passage.quoted || !passage.is_in_section() {
            continue;
        }
        for sentence in &passage.sentences {
            let is_shown = passage
                .references_in(sentence)
                .any(|mention| !matches!(mention.reference.to, Target::Term { .. }));
            let small = passage.small_words(sentence.clone());
            let found = CLAIMS
                .iter()
                .find_map(|word| Some((word, find_phrase(small, word)?)));
            if let (false, Some((word, at))) = (is_shown, found) {
                let start = sentence.start + at;
                all.push(
                    finding(format!("nothing here shows “{word}”"))
                        .at(subject.prose.span(passage, start..start + word.len()))
                        .help("Refer to what shows it, or take the word out."),
                );
            }
        }
    }
}
