//! `private-link`: a link or a path to somebody's own drive, or to a host that only the council's
//! own network knows.

mod host;

use crate::check::small::{Haystack as _, Needles};
use crate::check::words::{find, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "private-link",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Publication,
    what: "Finds file: addresses, drive letters, network shares and personal cloud folders, in texts and behind links; and hosts that only the council's own network knows: a name without a dot, .local, .internal, .lan, intranet., and addresses like 10.0.0.1. An edition's own base_address is left alone.",
    why: "Nobody else can open it; it tells names of servers and people; and it may open what is not for the reader.",
    example: "See H:\\Safeguarding\\audit.xlsx.",
    instead: "See [[permanence-audit]].",
    mend: "Cite the evidence, or link to a place that every reader of the edition can open.",
    run,
};

const SIGNS: [&str; 9] = [
    "file:",
    "\\\\",
    "onedrive.live.com",
    "1drv.ms",
    "-my.sharepoint.com",
    "/personal/",
    "drive.google.com",
    "docs.google.com",
    "dropbox.com",
];

static OF_SIGNS: LazyLock<Needles> = LazyLock::new(|| Needles::of(SIGNS));

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        let mut report = |range: Range<usize>| {
            all.push(
                finding("this leads to somebody's own drive")
                    .at(subject.prose.span(passage, range))
                    .help("Cite the evidence, or link to a place that every reader can open."),
            );
        };
        let in_link = passage.links.iter().find(|(_, address)| {
            let small = lower(address);
            SIGNS.iter().any(|sign| find(&small, sign).is_some())
        });
        if let Some((range, _)) = in_link {
            report(range.clone());
            continue;
        }
        let small = passage.small();
        // Hardly a text has one.
        let signs = SIGNS.iter().filter(|_| small.may_hold_any(&OF_SIGNS));
        if let Some((at, sign)) = signs
            .copied()
            .find_map(|sign| Some((find(small, sign)?, sign)))
        {
            // “file: see below” names a file.
            let spaced = sign == "file:" && !small.get(at + 5..).unwrap_or("").starts_with('/');
            if !spaced {
                report(at..at + sign.len());
                continue;
            }
        }
        if passage.signs.hold_any("\\")
            && let Some(at) = drive_letter(&passage.text)
        {
            report(at..at + 3);
        }
        if let Some((range, host)) = host::of_own_network(subject.publication, passage) {
            all.push(
                finding(format!("only the council's own network knows “{host}”"))
                    .at(subject.prose.span(passage, range))
                    .help("Cite the evidence, or link to a place that every reader can open."),
            );
        }
    }
}

/// `H:\`
fn drive_letter(text: &str) -> Option<usize> {
    find(text, ":\\")?;
    text.match_indices(":\\").find_map(|(at, _)| {
        let front = text.get(..at)?;
        let letter = front.chars().next_back()?;
        let before = front.chars().rev().nth(1);
        (letter.is_ascii_alphabetic() && before.is_none_or(|c| !c.is_alphanumeric()))
            .then_some(at - 1)
    })
}
