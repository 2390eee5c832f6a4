//! Small counts in tables typed in a text. A cell has no noun: what it counts stands in the
//! headings of its row and column, in the line above the table or in the heading above that.

use super::amounts::{Amount, amounts};
use super::label::{Label, People, begins_with_people, said_above};
use crate::check::Subject;
use crate::check::prose::{Above, Grid, Passage, Prose};
use std::ops::Range;

/// Longer cells are prose, and read as such.
const LONGEST: usize = 14;

/// The small counts of every table: in which passage, and where.
pub(super) fn counts(subject: &Subject<'_>, most: i64) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    for grid in &subject.prose.grids {
        let cells = grid.head.iter().chain(grid.rows.iter().flatten()).flatten();
        let any = |at: &usize| {
            subject
                .prose
                .at(*at)
                .is_some_and(|cell| !amounts(cell, most).is_empty())
        };
        if cells.clone().any(any) {
            let table = Table::of(&subject.prose, grid);
            table.read(most, &mut found);
        }
    }
    found
}

/// A table with what its headings say.
struct Table<'a, 'p> {
    prose: &'a Prose<'p>,
    grid: &'a Grid,
    columns: Vec<Label>,
    /// How surely what stands above it says that it counts people.
    above: People,
    /// Whether a heading names people.
    topic: bool,
}

impl<'a, 'p> Table<'a, 'p> {
    fn of(prose: &'a Prose<'p>, grid: &'a Grid) -> Table<'a, 'p> {
        let (above, topic) = above(prose, &grid.above);
        let columns = headings(prose, grid);
        Table {
            prose,
            grid,
            columns: columns.iter().map(|text| Label::read(text)).collect(),
            above,
            topic,
        }
    }

    fn cell(&self, row: &[Option<usize>], column: usize) -> Option<(usize, &'a Passage<'p>)> {
        let at = row.get(column).copied().flatten()?;
        Some((at, self.prose.at(at)?))
    }

    fn read(&self, most: i64, found: &mut Vec<(usize, Range<usize>)>) {
        // A row with nothing but its first cell is a heading of the rows below it.
        let mut band = Label::default();
        for row in &self.grid.rows {
            let filled = row.iter().flatten().count();
            if let (1, Some((_, cell))) = (filled, self.cell(row, 0)) {
                band = Label::read(&cell.text);
            }
            self.row(row, &self.columns, &band, most, found);
        }
        // The header row of a table that has none of its own holds counts, too.
        let none = vec![Label::default(); self.grid.head.len()];
        let is_row = self.cell(&self.grid.head, 0).is_some_and(|(_, cell)| {
            let label = Label::read(&cell.text);
            label.people == People::Counted
                || label.befalls
                || label.people == People::Named && self.grid.head.len() == 2
        });
        if is_row {
            self.row(&self.grid.head, &none, &Label::default(), most, found);
        }
    }

    fn row(
        &self,
        row: &[Option<usize>],
        columns: &[Label],
        band: &Label,
        most: i64,
        found: &mut Vec<(usize, Range<usize>)>,
    ) {
        let is_worded = |column: &usize| {
            let cell = self.cell(row, *column);
            cell.is_some_and(|(_, cell)| has_words(&cell.text))
        };
        let heading = (0..row.len()).find(is_worded).unwrap_or(0);
        let label = self.cell(row, heading);
        let label = label.map_or(Label::default(), |(_, cell)| Label::read(&cell.text));
        let corner = columns.get(heading).copied().unwrap_or_default();
        for (column, title) in columns.iter().enumerate() {
            let Some((at, cell)) = self.cell(row, column) else {
                continue;
            };
            // Numbers in the first column are mostly those of the rows.
            let is_named = title.people != People::No && !title.is_thing;
            if (column == 0 || column == heading) && !is_named {
                continue;
            }
            if cell.each_word().count() > LONGEST {
                continue;
            }
            let of_row = if column == heading {
                Label::default()
            } else {
                label
            };
            let place = Place {
                column: *title,
                row: of_row,
                corner: if column == heading {
                    Label::default()
                } else {
                    corner
                },
                above: self.above.max(band.people),
                topic: self.topic,
            };
            for amount in amounts(cell, most) {
                if place.counts(&amount) {
                    found.push((at, amount.range));
                }
            }
        }
    }
}

/// Where a number stands.
struct Place {
    column: Label,
    row: Label,
    /// The heading of the column that names the rows.
    corner: Label,
    above: People,
    topic: bool,
}

impl Place {
    /// Whether a number there counts people.
    fn counts(&self, amount: &Amount) -> bool {
        let own = Label::read(&amount.behind);
        let before = Label::read(&amount.before);
        let (column, row) = (&self.column, &self.row);
        let axes = [column, row, &own, &before];
        if axes.iter().any(|label| label.is_measure) {
            return false;
        }
        if (column.is_share || row.is_share) && !amount.has_share {
            return false;
        }
        // “1 girl”: the singular counts here, since the number stands for itself.
        let of_one = begins_with_people(&amount.behind);
        if own.people != People::No || of_one {
            // Within words of its own it is read as in any text: “a home opens, for four children”.
            return amount.before.is_empty() || amount.is_parted || amount.has_share;
        }
        if own.is_thing || before.is_thing {
            return false;
        }
        let is_told = amount.behind.is_empty() || own.is_state || own.befalls || own.is_plain;
        if column.people == People::Counted || row.people == People::Counted {
            return true;
        }
        if column.people == People::Named {
            let is_list_of_measures = self.corner.is_plain || self.corner.is_measure;
            return amount.has_share || !(row.is_thing && is_list_of_measures);
        }
        if row.people == People::Named {
            // “Aim | Steps | Done”, with “Safer children” in the first column.
            let of_work = self.corner.is_thing && !self.corner.is_plain && !column.is_plain;
            return !column.is_thing && (!of_work || amount.has_share);
        }
        if column.is_thing && !amount.has_share || !is_told {
            return false;
        }
        let is_value = column.is_plain || column.befalls || amount.has_share;
        if row.befalls && is_value || column.befalls && row.is_plain {
            return true;
        }
        if self.corner.people.max(self.above) == People::Counted {
            return !row.is_thing || row.is_place || amount.has_share;
        }
        if row.is_thing || !is_value {
            return false;
        }
        self.corner.people.max(self.above) == People::Named
            || self.topic && (row.is_state || amount.has_share)
    }
}

/// How surely what stands above says that people are counted, and whether a heading names them.
pub(super) fn above(prose: &Prose<'_>, above: &Above) -> (People, bool) {
    let said = |at: &usize| {
        prose
            .at(*at)
            .map_or(People::No, |one| said_above(&one.text))
    };
    let leads = above.leads.iter().map(said).max().unwrap_or_default();
    let below = above.below.as_ref().map_or(People::No, said);
    let leads = match below {
        People::Counted => below,
        _ => leads,
    };
    let nearest = above.headings.last().map_or(People::No, said);
    let topic = above.headings.iter().any(|at| said(at) != People::No);
    let counted = match nearest {
        People::Counted if above.leads.is_empty() => nearest,
        _ => leads,
    };
    (counted, topic)
}

/// The headings of the columns. Where a second row of headings stands below the first, both; a
/// heading that is empty in the first is then the one before it.
fn headings(prose: &Prose<'_>, grid: &Grid) -> Vec<String> {
    let text = |cell: &Option<usize>| {
        let passage = cell.and_then(|at| prose.at(at));
        passage.map_or(String::new(), Passage::plain)
    };
    let head: Vec<String> = grid.head.iter().map(text).collect();
    let has_gap = head.iter().skip(1).any(|title| title.trim().is_empty());
    let second: Vec<String> = match grid.rows.first() {
        Some(row) if has_gap => row.iter().map(text).collect(),
        _ => return head,
    };
    let is_heading =
        |cell: &String| cell.trim().is_empty() || !cell.chars().any(|c| c.is_ascii_digit());
    let filled = second.iter().filter(|cell| !cell.trim().is_empty()).count();
    if filled < 2 || !second.iter().all(is_heading) {
        return head;
    }
    let mut before = String::new();
    let joined = head
        .iter()
        .zip(&second)
        .enumerate()
        .map(|(at, (first, second))| {
            if !first.trim().is_empty() || at == 0 {
                before.clone_from(first);
            }
            format!("{before} {second}").trim().to_owned()
        });
    joined.collect()
}

/// Whether a cell says something besides numbers.
fn has_words(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .any(|word| {
            super::amount(&word.to_ascii_lowercase()).is_none()
                && !matches!(word, "of" | "out" | "n")
        })
}
