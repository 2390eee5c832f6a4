//! Tables typed in a text: what the parser would drop from them without a word.

use crate::diagnostic::Diagnostic;
use crate::model::Alignment;

/// How a column is aligned.
pub(super) fn alignment(written: pulldown_cmark::Alignment) -> Alignment {
    match written {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Centre,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}

/// How many cells a row has in the source. The parser splits at every bar without a backslash
/// before it, inside references and code too.
pub(super) fn cells_in(row: &str) -> usize {
    let row = row.trim();
    let inside = row.strip_prefix('|').unwrap_or(row);
    let bars = bars(inside).count();
    let ends_in_bar = bars > 0 && inside.ends_with('|') && !inside.ends_with("\\|");
    bars + usize::from(!ends_in_bar)
}

fn bars(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('|')
        .map(|(at, _)| at)
        .filter(move |at| !text.get(..*at).is_some_and(|before| before.ends_with('\\')))
}

/// Whether a bar stands inside a reference where it splits the cell.
fn splits_a_reference(row: &str) -> bool {
    bars(row).any(|at| {
        let (before, after) = row.split_at_checked(at).unwrap_or((row, ""));
        let opened = before.rfind("[[");
        let closed = before.rfind("]]");
        opened.is_some_and(|open| closed.is_none_or(|close| close < open)) && after.contains("]]")
    })
}

/// The report of a row that has more cells than its table has columns.
pub(super) fn too_many_cells(row: &str, written: usize, columns: usize) -> Diagnostic {
    let problem = Diagnostic::error(
        "extra-cell",
        format!(
            "this row has {written} cells and its table {columns} column{}: what is too much \
             would be lost",
            if columns == 1 { "" } else { "s" }
        ),
    );
    problem.help(if splits_a_reference(row) {
        "Inside a reference in a table the bar is written \\|: [[id\\|words]]."
    } else {
        "Take the cell out, give the header another one, or write a bar that is only a sign as \\|."
    })
}

/// Whether a paragraph was meant to be a table: one of its lines is a table's line of dashes.
pub(super) fn is_broken(paragraph: &str) -> bool {
    paragraph.contains('|') && paragraph.lines().skip(1).any(is_line_of_dashes)
}

fn is_line_of_dashes(line: &str) -> bool {
    let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    line.contains('|')
        && line.contains('-')
        && line
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// The report of a table that is none.
pub(super) fn broken() -> Diagnostic {
    Diagnostic::error(
        "broken-table",
        "this looks like a table, and cannot be read as one",
    )
    .help(
        "A table begins with its header, after an empty line; below the header stands a line of \
         dashes with as many columns: |---|---|.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_cells_as_the_parser_does() {
        for (row, cells) in [
            ("| a | b |", 2),
            ("a | b", 2),
            ("| a | b", 2),
            ("| a |", 1),
            ("| a \\| b |", 1),
            ("| a \\|", 1),
            ("||", 1),
            ("| | |", 2),
            ("| [[x|y]] | z |", 3),
            ("| `a|b` |", 2),
            ("plain", 1),
        ] {
            assert_eq!(cells_in(row), cells, "{row}");
        }
    }

    #[test]
    fn knows_a_table_that_is_none() {
        assert!(is_broken("| a | b |\n|---|\n| 1 | 2 |"));
        assert!(is_broken("Words.\n| a | b |\n|---|---|---|"));
        assert!(!is_broken("a | b\nc - d"));
        assert!(!is_broken("|---|"));
    }

    #[test]
    fn blames_the_bar_of_a_reference() {
        let help = |row| too_many_cells(row, 3, 2).help.unwrap_or_default();
        assert!(help("| [[x|y]] | z |").contains("Inside a reference"));
        assert!(!help("| [[x\\|y]] | z | a |").contains("Inside a reference"));
        assert!(!help("| [[x]] | z | [[a]] |").contains("Inside a reference"));
    }
}
