//! `link-text`: a link whose words don't say where it leads.

use crate::check::words::lower;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "link-text",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds links whose words are “here”, “click here”, “read more”, “this link”, or a bare address.",
    why: "People who hear a page hop from link to link: “here, here, here” tells them nothing. In print an address may stand, but not alone.",
    example: "Read more [here](https://www.example.org/offer).",
    instead: "Read [the local offer](https://www.example.org/offer).",
    mend: "Let the words say what the reader finds there.",
    run,
};

const EMPTY: [&str; 18] = [
    "here",
    "click here",
    "read more",
    "more",
    "this link",
    "link",
    "this",
    "this page",
    "see here",
    "click",
    "website",
    "this website",
    "page",
    "document",
    "this document",
    "find out more",
    "more information",
    "download",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        for (range, address) in &passage.links {
            let words = passage.words(range.clone()).trim();
            let small = lower(words);
            let is_address = small.starts_with("http:")
                || small.starts_with("https:")
                || small.starts_with("www.");
            let is_mail = address.starts_with("mailto:") || address.starts_with("tel:");
            let bare = small.trim_end_matches(['.', ':']);
            if (EMPTY.contains(&bare) || is_address) && !is_mail {
                all.push(
                    finding(format!("“{words}” doesn't say where the link leads"))
                        .at(subject.prose.span(passage, range.clone()))
                        .help("Let the words say what the reader finds there."),
                );
            }
        }
    }
}
