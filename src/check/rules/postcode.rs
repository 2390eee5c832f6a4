//! `postcode`: a full postcode in a text.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::Part;

/// The rule.
pub const RULE: Rule = Rule {
    code: "postcode",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds full postcodes in texts. The contact address of sef.toml may have one.",
    why: "A postcode is a street, and in the country a house: with an age or a school it is a family.",
    example: "The home at GL1 2TG was inspected.",
    instead: "The home was inspected.",
    mend: "Take it out. The address of an office is allowed at its place with that reason.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.passages.iter().filter(|one| one.has_digit) {
        if passage.owner().is_none() && passage.place.part == Part::Key("address") {
            continue;
        }
        let pairs = passage.each_word().zip(passage.each_word().skip(1));
        for (one, two) in pairs {
            let between = passage.text.get(one.range.end..two.range.start);
            if between == Some(" ") && is_outward(one.text) && is_inward(two.text) {
                all.push(
                    finding("a full postcode stands here")
                        .at(subject.prose.span(passage, one.range.start..two.range.end))
                        .help("Take it out; an office's address is allowed with that reason."),
                );
            }
        }
    }
}

/// `GL1`, `SW1A`, `M60`.
fn is_outward(word: &str) -> bool {
    let letters = word.chars().take_while(char::is_ascii_uppercase).count();
    let rest = word.get(letters..).unwrap_or("");
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let tail = rest.get(digits..).unwrap_or("");
    (1..=2).contains(&letters)
        && (1..=2).contains(&digits)
        && (tail.is_empty() || (tail.len() == 1 && tail.chars().all(|c| c.is_ascii_uppercase())))
}

/// `2TG`
fn is_inward(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    matches!(letters.as_slice(), [digit, one, two]
        if digit.is_ascii_digit() && one.is_ascii_uppercase() && two.is_ascii_uppercase())
}
