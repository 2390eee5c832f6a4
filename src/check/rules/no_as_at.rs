//! `no-as-at`: a table that doesn't say of when its figures are.

use crate::check::words::{find_phrase, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{InlineKind, TableBody, walk};

/// The rule.
pub const RULE: Rule = Rule {
    code: "no-as-at",
    group: Group::Time,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a table of figures without as_at, and evidence without a date from which an indicator's figures come.",
    why: "A figure without its date is true of no day: nobody can tell whether it still holds.",
    example: "[repeat-plans]\ntitle = \"Children on a plan\"",
    instead: "[repeat-plans]\ntitle = \"Children on a plan\"\nas_at = 2020-05-19",
    mend: "Give as_at: a day, a month or a year. Where the source gives none, say so in the note.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let publication = subject.publication;
    for evidence in &publication.evidence {
        let has_figures = publication
            .indicators
            .iter()
            .any(|one| one.source.as_ref() == Some(&evidence.id) && !one.values.is_empty());
        // Where its description speaks of the date, its author knows.
        let mut is_told = false;
        walk::each_inline_in_blocks(&evidence.description, &mut |inline| {
            if let InlineKind::Text(words) = &inline.kind {
                let small = lower(words);
                is_told |= ["date", "undated", "year", "month"]
                    .iter()
                    .any(|word| find_phrase(&small, word).is_some());
            }
        });
        if has_figures && !is_told && evidence.date.is_none() && evidence.published.is_none() {
            all.push(
                finding(format!("“{}” doesn't say of when it is", evidence.title))
                    .at(evidence.span)
                    .help("Give “date”: the day, month or year that it is about."),
            );
        }
    }
    for table in &subject.publication.tables {
        let TableBody::Rows { columns, .. } = &table.body else {
            continue;
        };
        let has_figures = columns.iter().any(|column| column.unit.is_some());
        if has_figures && table.as_at.is_none() {
            all.push(
                finding(format!("“{}” doesn't say of when its figures are", table.title))
                    .at(table.span)
                    .help("Give “as_at”; where the source gives no date, allow it and say so in the note."),
            );
        }
    }
}
