//! `birth-date`: a date of birth.

use crate::check::period_words::periods;
use crate::check::words::find_phrase;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Period;

/// The rule.
pub const RULE: Rule = Rule {
    code: "birth-date",
    group: Group::Disclosure,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds a day behind “born”, “date of birth” or “DOB”.",
    why: "With a place it is enough to know who is meant.",
    example: "The child (DOB 03/05/2012) was seen.",
    instead: "The child, then of primary school age, was seen.",
    mend: "Take it out, or give an age group.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        let small = passage.small();
        for word in ["born", "date of birth", "dob", "d.o.b"] {
            let Some(at) = find_phrase(small, word) else {
                continue;
            };
            let end = at + word.len();
            let near = end..passage
                .text
                .ceil_char_boundary((end + 32).min(passage.text.len()));
            let named = periods(&passage.text, &near, passage.as_at)
                .into_iter()
                .any(|one| one.has_year && matches!(one.period, Some(Period::Day(_))));
            let tail = passage.text.get(near).unwrap_or("");
            let range = at..end;
            if named || has_numeric_day(tail) {
                all.push(
                    finding("a date of birth stands here")
                        .at(subject.prose.span(passage, range))
                        .help("Take it out, or give an age group."),
                );
                break;
            }
        }
    }
}

/// Whether a text has a day such as 03/05/2012, 3.5.12 or 2012-05-03.
fn has_numeric_day(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';'))
        .any(|word| {
            let parts: Vec<&str> = word.trim_end_matches('.').split(['/', '.', '-']).collect();
            parts.len() == 3
                && parts.iter().all(|part| {
                    matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit())
                })
        })
}
