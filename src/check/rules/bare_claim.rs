//! `bare-claim`: a word of praise or blame without anything to show for it.

use super::{each_bare, first_of};
use crate::check::small::Small;
use crate::check::words::{find_phrase, words_after};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "bare-claim",
    group: Group::Words,
    level: RuleLevel::Off,
    scope: Scope::Text,
    what: "Finds “robust”, “significant”, “strong”, “excellent”, “embedded”, “effective”, “generally good” and the like in a sentence of a section that refers to no figure and no evidence.",
    why: "Everybody's practice is robust. Readers believe what they are shown.",
    example: "Management oversight is robust.",
    instead: "Management oversight was on time for [[supervision]] [[practice-data]].",
    mend: "Refer to what shows it, or take the word out.",
    run,
};

const CLAIMS: [&str; 20] = [
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
    "performing well",
    "working well",
    "works well",
];

/// Words that say how often without a number.
const HEDGES: [&str; 9] = [
    "generally",
    "usually",
    "mostly",
    "largely",
    "broadly",
    "typically",
    "predominantly",
    "mainly",
    "overwhelmingly",
];

/// What is said to be so.
const PRAISE: [&str; 10] = [
    "good",
    "positive",
    "timely",
    "sound",
    "appropriate",
    "consistent",
    "well",
    "high",
    "prompt",
    "thorough",
];

/// “Generally good”: where it stands.
fn hedged(small: Small<'_>) -> Option<(usize, usize)> {
    HEDGES.iter().find_map(|hedge| {
        let start = find_phrase(small, hedge)?;
        let end = start + hedge.len();
        let next = words_after(&small, end, 1).into_iter().next()?;
        let is_next = small.get(end..)?.strip_prefix(' ')?.starts_with(&next);
        let is_praise = is_next && PRAISE.contains(&next.as_str());
        is_praise.then_some((start, end + 1 + next.len()))
    })
}

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let find = |small: Small<'_>| first_of(&CLAIMS, small).or_else(|| hedged(small));
    each_bare(subject, find, &mut |word, span| {
        all.push(
            finding(format!("nothing here shows “{word}”"))
                .at(span)
                .help("Refer to what shows it, or take the word out."),
        );
    });
}
