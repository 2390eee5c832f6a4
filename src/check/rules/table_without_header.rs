//! `table-without-header`: a table in a text whose columns have no names.

use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::{Text, each_block, texts};
use crate::model::{BlockKind, Inline, InlineKind, Inlines, Span, plain_words};
use std::collections::BTreeSet;

/// The rule.
pub const RULE: Rule = Rule {
    code: "table-without-header",
    group: Group::Accessibility,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a table in a text whose header row is empty, or has an empty cell. The first cell may be empty, above the names of the rows. Also finds headings that stand inside a table: its header row told again, and a row with nothing but a name below which the rows are called as those above it are.",
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
            let BlockKind::Table { head, rows, .. } = &block.kind else {
                return;
            };
            inside(head, rows, all);
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

/// Rows that are headings: of what stands below them, and no reader is told so.
fn inside(head: &[Inlines], rows: &[Vec<Inlines>], all: &mut Vec<Diagnostic>) {
    let words = |cell: &Inlines| plain_words(cell).trim().to_lowercase();
    let label = |row: &Vec<Inlines>| row.first().map_or(String::new(), &words);
    let is_lone = |row: &Vec<Inlines>| {
        let mut cells = row.iter().map(|cell| is_empty(cell));
        cells.next() == Some(false) && row.len() > 1 && cells.all(|is_empty| is_empty)
    };
    let header: Vec<String> = head.iter().map(words).collect();
    let mut labels: BTreeSet<String> = BTreeSet::new();
    for (at, row) in rows.iter().enumerate() {
        let is_header = header.iter().filter(|cell| !cell.is_empty()).count() > 1
            && row.iter().map(words).eq(header.iter().cloned());
        let below = rows.iter().skip(at + 1).take_while(|row| !is_lone(row));
        let mut below = below.map(label).filter(|label| !label.is_empty());
        let is_heading = is_lone(row) && below.any(|label| labels.contains(&label));
        let message = match (is_header, is_heading) {
            (true, _) => "the header row stands again inside the table".to_owned(),
            (_, true) => format!(
                "“{}” is a heading inside the table",
                row.first()
                    .map_or(String::new(), |cell| plain_words(cell))
                    .trim()
            ),
            _ => {
                labels.insert(label(row));
                continue;
            }
        };
        let found = finding(message).help(
            "Make a table of its own of what stands below it, or add a column that says it in each row.",
        );
        all.push(match start_of(row) {
            Some(at) => found.at(at),
            None => found,
        });
    }
}

/// Where the words of a row begin.
fn start_of(row: &[Inlines]) -> Option<Span> {
    row.iter().flatten().map(|inline| inline.span).next()
}

fn is_empty(cell: &[Inline]) -> bool {
    let refers = cell
        .iter()
        .any(|inline| matches!(inline.kind, InlineKind::Reference(_)));
    !refers && plain_words(cell).trim().is_empty()
}
