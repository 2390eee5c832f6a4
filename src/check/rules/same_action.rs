//! `same-action`: an action that stands in the plan twice.

use crate::check::words::lower;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{Action, plain_words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "same-action",
    group: Group::Structure,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds two actions of the plan whose titles are the same, or the same but for a letter or two, with the same date.",
    why: "It is counted twice, and its two statuses will soon differ.",
    example: "[actions.dcyps-plan]\ntitle = \"Implement the improvement plan for DCYPS\"\n\n[actions.cydps-plan]\ntitle = \"Implement the improvement plan for CYDPS\"",
    instead: "[actions.dcyps-plan]\ntitle = \"Implement the improvement plan for DCYPS\"\nsections = [\"disabled-children\", \"leaders\"]",
    mend: "Keep it in one place and refer to it from the other: [[its-id]].",
    run,
};

/// Shorter titles are alike by chance.
const ENOUGH: usize = 16;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let actions: Vec<(&Action, String)> = subject
        .publication
        .actions
        .iter()
        .map(|action| (action, lower(&plain_words(&action.title))))
        .filter(|(_, title)| title.len() >= ENOUGH)
        .collect();
    for (at, (action, title)) in actions.iter().enumerate() {
        let other = actions.iter().take(at).find(|(other, other_title)| {
            other.due.when == action.due.when && are_alike(other_title, title)
        });
        if let Some((other, _)) = other {
            all.push(
                finding("this action is nearly the same as another, due at the same time")
                    .at(action.span)
                    .related(other.span, "the other stands here")
                    .help("Keep one of them, and refer to it from the other place."),
            );
        }
    }
}

/// Whether two titles differ in a letter or two of one word, and in no number.
fn are_alike(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if one.len().abs_diff(other.len()) > 2 {
        return false;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (
        one.split_whitespace().collect(),
        other.split_whitespace().collect(),
    );
    let mut differing = a.iter().zip(&b).filter(|(x, y)| x != y);
    let (Some((x, y)), None) = (differing.next(), differing.next()) else {
        return false;
    };
    let has_digit = |word: &str| word.chars().any(|c| c.is_ascii_digit());
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let is_long = x.len() >= 4 && y.len() >= 4;
    a.len() == b.len()
        && !has_digit(x)
        && !has_digit(y)
        && is_long
        && (strsim::osa_distance(x, y) <= 1 || sorted(x) == sorted(y))
}
