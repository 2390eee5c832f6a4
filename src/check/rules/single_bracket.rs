//! `single-bracket`: the name of something between single brackets: a reference of which one
//! bracket on each side was forgotten.

use crate::check::prose::Voice;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Publication;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "single-bracket",
    group: Group::Language,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds the id of an indicator, table or piece of evidence between single brackets: [vacancy-rate].",
    why: "Readers would see the id and its brackets instead of the figure.",
    example: "Of the posts, [vacancy-rate@2020-05] were vacant.",
    instead: "Of the posts, [[vacancy-rate@2020-05]] were vacant.",
    mend: "Write two brackets on each side.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in &subject.prose.passages {
        if passage.voice == Voice::Remark {
            continue;
        }
        for (range, inside) in bracketed(&passage.text) {
            let id = inside.split(['@', ':', '|']).next().unwrap_or_default();
            if is_known(subject.publication, id) && passage.is_typed(&range) {
                all.push(
                    finding(format!(
                        "a reference has two brackets: “[{inside}]” has one"
                    ))
                    .at(subject.prose.span(passage, range))
                    .help(format!("Write [[{inside}]].")),
                );
            }
        }
    }
}

fn is_known(publication: &Publication, id: &str) -> bool {
    publication.indicator(id).is_some()
        || publication.table(id).is_some()
        || publication.evidence(id).is_some()
}

/// What stands between single brackets; where there are two on either side, loading says what is
/// wrong.
fn bracketed(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find('[')) {
        let start = from + at;
        from = start + 1;
        let inside = text.get(from..).unwrap_or("");
        let Some(length) = inside.find(['[', ']']) else {
            break;
        };
        // Whether it is closed, before another one opens.
        let closes = inside
            .get(length..)
            .is_some_and(|end| end.starts_with(']') && !end.starts_with("]]"));
        let is_second = text
            .get(..start)
            .is_some_and(|before| before.ends_with('['));
        if closes && !is_second {
            let words = inside.get(..length).unwrap_or("");
            found.push((start..from + length + 1, words));
        }
    }
    found
}
