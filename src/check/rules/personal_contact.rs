//! `personal-contact`: the e-mail address or mobile number of a person.

mod of_service;

use super::person_name::is_first_name;
use crate::check::words::lower;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "personal-contact",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds e-mail addresses of a person (first.last@, f.last@, and first-last@ with a common first name; words of a team's task are none), and mobile numbers, in texts and behind links. Left alone: a mobile number that the text says is a service’s (“text us on”, “the duty phone”), where no person is named beside it.",
    why: "They are personal data, they outlive the post, and a link may hide another address than the one that is shown.",
    example: "Ask jane.smith@example.gov.uk.",
    instead: "Ask the team: quality.team@example.gov.uk.",
    mend: "Give the address or number of a team.",
    run,
};

/// Parts of addresses that name a team or a task.
const TEAMS: [&str; 46] = [
    "team",
    "info",
    "enquiries",
    "enquiry",
    "contact",
    "help",
    "helpdesk",
    "desk",
    "front",
    "door",
    "mash",
    "children",
    "childrens",
    "services",
    "service",
    "social",
    "care",
    "safeguarding",
    "quality",
    "assurance",
    "improvement",
    "data",
    "protection",
    "office",
    "admin",
    "support",
    "virtual",
    "school",
    "fostering",
    "adoption",
    "early",
    "hub",
    "performance",
    "complaints",
    "feedback",
    "press",
    "hr",
    "it",
    "no",
    "reply",
    "director",
    "leaving",
    "youth",
    "family",
    "families",
    "board",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for (at_passage, passage) in subject.prose.passages.iter().enumerate() {
        let mut told = false;
        for (at, _) in passage.text.match_indices('@') {
            let front = passage.text.get(..at).unwrap_or("");
            let start = front
                .rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')))
                .map_or(0, |i| {
                    i + front
                        .get(i..)
                        .and_then(|t| t.chars().next())
                        .map_or(1, char::len_utf8)
                });
            let behind = passage.text.get(at + 1..).unwrap_or("");
            let length = behind
                .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
                .unwrap_or(behind.len());
            let host = behind.get(..length).unwrap_or("").trim_end_matches('.');
            if host.contains('.') && is_of_person(front.get(start..).unwrap_or("")) {
                told = true;
                all.push(
                    finding("this looks like a person's e-mail address")
                        .at(subject.prose.span(passage, start..at + 1 + host.len()))
                        .help("Give the address of a team."),
                );
            }
        }
        for (range, address) in &passage.links {
            let hidden = address
                .strip_prefix("mailto:")
                .and_then(|mail| mail.split('@').next());
            if !told && hidden.is_some_and(is_of_person) {
                all.push(
                    finding("this link leads to a person's e-mail address")
                        .at(subject.prose.span(passage, range.clone()))
                        .help("Let it lead to the address of a team."),
                );
            }
        }
        if !passage.has_digit {
            continue;
        }
        for range in super::runs_of_digits(&passage.text, &[' ']) {
            let digits: String = passage
                .words(range.clone())
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            let before = passage.text.get(..range.start).unwrap_or("");
            let is_mobile = (digits.len() == 11 && digits.starts_with("07"))
                || (digits.len() == 12 && digits.starts_with("447") && before.ends_with('+'));
            if is_mobile && !of_service::is_of_service(&subject.prose, at_passage, passage, &range)
            {
                all.push(
                    finding("this looks like somebody's mobile number")
                        .at(subject.prose.span(passage, range))
                        .help("Give the number of a team."),
                );
            }
        }
    }
}

/// Whether the part before the @ is a person's: two names, or an initial and a name.
fn is_of_person(local: &str) -> bool {
    let small = lower(local);
    let parts: Vec<&str> = small
        .split(['.', '_', '-'])
        .map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()))
        .filter(|part| !part.is_empty())
        .collect();
    let is_of_words = (2..=3).contains(&parts.len())
        && parts
            .iter()
            .all(|part| part.chars().all(|c| c.is_ascii_alphabetic()));
    if !is_of_words || parts.iter().any(|part| TEAMS.contains(part)) {
        return false;
    }
    let begins_with_name = parts
        .first()
        .is_some_and(|part| is_first_name(part) || part.len() == 1);
    // “self-evaluation@”, “edge-of-care@”: words of a task are joined with hyphens, and names
    // mostly with a full stop.
    begins_with_name || small.contains(['.', '_']) && !parts.iter().any(|part| is_of_a_task(part))
}

/// Whether a word ends as words of a task do, and surnames hardly ever.
fn is_of_a_task(word: &str) -> bool {
    let cut = word.strip_suffix('s').unwrap_or(word);
    [
        "tion", "sion", "ness", "hood", "ity", "ment", "ance", "ence",
    ]
    .iter()
    .any(|ending| cut.len() > ending.len() + 2 && cut.ends_with(ending))
}
