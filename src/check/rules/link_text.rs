//! `link-text`: a link whose words don't say where it leads.

use crate::check::prose::{Kind, Passage, Voice};
use crate::check::words::{find, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "link-text",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds links whose words are “here”, “click here”, “read more”, “this link”, or a bare address; and an address that stands in the text and is no link.",
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
                all.push(says_nothing(words).at(subject.prose.span(passage, range.clone())));
            }
        }
        for mention in &passage.references {
            let words = passage.words(mention.range.clone()).trim();
            let small = lower(words);
            if EMPTY.contains(&small.trim_end_matches(['.', ':'])) {
                all.push(says_nothing(words).at(mention.span));
            }
        }
        // Plain words cannot hold a link, and a source's place is no text to read.
        if passage.voice == Voice::Statement && passage.kind != Kind::Words {
            in_text(subject, passage, all);
        }
    }
}

fn says_nothing(words: &str) -> Diagnostic {
    finding(format!("“{words}” doesn't say where the link leads"))
        .help("Let the words say what the reader finds there.")
}

/// Addresses that stand in a passage without being a link.
fn in_text(subject: &Subject<'_>, passage: &Passage<'_>, all: &mut Vec<Diagnostic>) {
    let small = passage.small();
    if find(small, "://").is_none() && find(small, "www.").is_none() {
        return;
    }
    let mut from = 0;
    while let Some(rest) = small.get(from..).filter(|rest| !rest.is_empty()) {
        let starts = ["https://", "http://", "www."].iter();
        let Some(at) = starts.filter_map(|start| rest.find(start)).min() else {
            return;
        };
        let start = from + at;
        let length = rest.get(at..).map_or(0, |address| {
            let end =
                address.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '“' | '”'));
            let whole = address.get(..end.unwrap_or(address.len())).unwrap_or("");
            whole
                .trim_end_matches(['.', ',', ';', ':', ')', '!', '?'])
                .len()
        });
        let range = start..start + length;
        from = start + length.max(1);
        let is_linked = |range: &Range<usize>| {
            let mut links = passage.links.iter();
            links.any(|(linked, _)| linked.start < range.end && range.start < linked.end)
        };
        let host = passage.small_words(range.clone());
        let host = host
            .trim_start_matches("https://")
            .trim_start_matches("http://");
        let host = host
            .trim_start_matches("www.")
            .split('/')
            .next()
            .unwrap_or("");
        let is_host = host.split_once('.').is_some_and(|(name, end)| {
            !name.is_empty() && end.starts_with(|c: char| c.is_ascii_alphabetic())
        });
        if is_host && passage.is_typed(&range) && !is_linked(&range) {
            let shown = passage.words(range.clone());
            all.push(
                finding(format!("“{shown}” is an address in the text, and no link"))
                    .at(subject.prose.span(passage, range.clone()))
                    .help("Let words that say what the reader finds there lead to it: [the local offer](https://…)."),
            );
        }
    }
}
