//! `unclosed-mark`: a bracket or a quotation mark that is never closed.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;

/// The rule.
pub const RULE: Rule = Rule {
    code: "unclosed-mark",
    group: Group::Language,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Counts round brackets and double quotation marks in each paragraph, heading and cell, and looks for what closes a single one.",
    why: "The reader cannot tell where the remark, or somebody else's words, end.",
    example: "The director (Safeguarding, Stroud and Gloucester, reports monthly.",
    instead: "The director (Safeguarding, Stroud and Gloucester) reports monthly.",
    mend: "Close it, or take it out.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        for (open, close) in [('(', ')'), ('“', '”'), ('‘', '’')] {
            let found = match open {
                '(' if !passage.signs.hold_any("()") => None,
                '“' | '‘' if !passage.signs.hold_any("“") => None,
                '‘' => open_quotation(&passage.text),
                _ => lonely(&passage.text, open, close),
            };
            let Some((at, mark)) = found else {
                continue;
            };
            let range = at..at + mark.len_utf8();
            if !passage.is_typed(&range) {
                continue;
            }
            let message = match mark == open {
                true => format!("“{mark}” is never closed"),
                false => format!("“{mark}” closes nothing"),
            };
            all.push(
                finding(message)
                    .at(subject.prose.span(passage, range))
                    .help("Close it, or take it out."),
            );
        }
    }
}

/// A single quotation mark that opens, with none behind it that may close it: an apostrophe inside
/// a word cannot, one at its end may. Single marks don't stand within single marks: where another
/// opens, the one before is open still.
fn open_quotation(text: &str) -> Option<(usize, char)> {
    let mut open = None;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        match letter {
            '‘' if !before.is_alphanumeric() && next.is_alphabetic() => {
                if open.is_some() {
                    return open;
                }
                open = Some((at, letter));
            }
            '’' if !next.is_alphanumeric() => open = None,
            _ => {}
        }
        before = letter;
    }
    open
}

/// A mark without its partner.
fn lonely(text: &str, open: char, close: char) -> Option<(usize, char)> {
    let mut opened = Vec::new();
    let mut stray = None;
    for (at, letter) in text.char_indices() {
        if letter == open {
            opened.push(at);
        } else if letter == close && opened.pop().is_none() {
            // “a) first, b) second” and “1)” number a list.
            let front = text.get(..at).unwrap_or("");
            let item = front
                .rsplit(|c: char| c.is_whitespace())
                .next()
                .unwrap_or("");
            let numbers = item.chars().count() <= 2 && item.chars().all(char::is_alphanumeric);
            if close == ')' && numbers && !item.is_empty() {
                continue;
            }
            stray.get_or_insert((at, close));
        }
    }
    opened.first().map(|at| (*at, open)).or(stray)
}
