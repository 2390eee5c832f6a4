//! `table-without-header`: a table in a text whose columns have no names.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::{Text, each_block, texts};
use crate::model::{BlockKind, Inline, InlineKind, plain_words};

/// The rule.
pub const RULE: Rule = Rule {
    code: "table-without-header",
    group: Group::Accessibility,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a table in a text whose header row is empty, or has an empty cell. The first cell may be empty, above the names of the rows.",
    why: "A screen reader says the name of the column before each cell; without one, the cell is a word alone.",
    example: "| | |\n|---|---|\n| Visits | 41% |",
    instead: "| Measure | March 2020 |\n|---|---|\n| Visits | 41% |",
    mend: "Name each column in the first row.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    texts(subject.publication, &mut |_, text| {
        let Text::Blocks(blocks) = text else { return };
        each_block(blocks, &mut |block| {
            let BlockKind::Table { head, .. } = &block.kind else {
                return;
            };
            let empty = head.iter().filter(|cell| is_empty(cell)).count();
            let may_be_empty = usize::from(head.first().is_some_and(|cell| is_empty(cell)));
            let message = if empty == head.len() {
                "the columns of this table have no names".to_owned()
            } else if empty > may_be_empty {
                let count = empty - may_be_empty;
                match count {
                    1 => "a column of this table has no name".to_owned(),
                    count => format!("{count} columns of this table have no names"),
                }
            } else {
                return;
            };
            all.push(
                finding(message)
                    .at(block.span)
                    .help("Name each column in the first row: | Measure | March 2020 |."),
            );
        });
    });
}

fn is_empty(cell: &[Inline]) -> bool {
    let refers = cell
        .iter()
        .any(|inline| matches!(inline.kind, InlineKind::Reference(_)));
    !refers && plain_words(cell).trim().is_empty()
}
