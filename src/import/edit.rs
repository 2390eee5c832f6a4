//! The changed text of data files. Everything that is not a changed figure stays byte for byte.

mod cells;
mod csv_lines;
mod toml_lines;

use super::changes::{CellChange, Change, Field, Proposal};
use super::label::Destination;
use crate::diagnostic::Diagnostic;
use crate::model::{FileId, Id, Indicator, Period, Publication, Span};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// A file with its new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// Relative to the publication's root.
    pub path: String,
    /// The text that it has now.
    pub old: String,
    /// The text that it is to have.
    pub new: String,
}

/// A replacement in a text: the bytes of `range` become `text`. Insertions have an empty range.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Splice {
    range: std::ops::Range<usize>,
    text: String,
}

/// The new texts of all files that a proposal touches. `names`: what a comparator is called that is
/// not in the publication yet.
///
/// # Errors
/// Where a change cannot be made without touching something else: nothing is changed then.
pub fn edit(
    proposal: &Proposal,
    names: &BTreeMap<Destination, String>,
    publication: &Publication,
    sources: &Sources,
) -> Result<Vec<Edited>, Vec<Diagnostic>> {
    let changes = &proposal.changes[..];
    let mut groups: BTreeMap<(Destination, Field), Vec<&Change>> = BTreeMap::new();
    for change in changes {
        groups
            .entry((change.to.clone(), change.field))
            .or_default()
            .push(change);
    }
    let mut splices: BTreeMap<FileId, Vec<Splice>> = BTreeMap::new();
    let mut in_csv: BTreeMap<FileId, Vec<&Change>> = BTreeMap::new();
    let mut problems = Vec::new();
    for ((to, field), changes) in &groups {
        let Some(indicator) = publication.indicator(to.indicator.as_str()) else {
            continue;
        };
        let places = places(indicator, to, *field);
        let file = places
            .values()
            .next()
            .map_or(indicator.span.file, |span| span.file);
        let Some(source) = sources.get(file) else {
            continue;
        };
        if source.path().ends_with(".csv") {
            in_csv.entry(file).or_default().extend(changes);
            continue;
        }
        let series = toml_lines::Series {
            text: source.text(),
            to,
            field: *field,
            places: &places,
            name: names.get(to).map(String::as_str),
        };
        match series.splices(changes) {
            Ok(found) => splices.entry(file).or_default().extend(found),
            Err(reason) => problems.push(cannot(to, source.path(), &reason)),
        }
    }
    for (file, found) in in_tables(proposal, publication, sources, &mut problems) {
        splices.entry(file).or_default().extend(found);
    }
    let mut edited = Vec::new();
    for (file, splices) in splices {
        if let Some(source) = sources.get(file) {
            edited.push(Edited {
                path: source.path().to_owned(),
                old: source.text().to_owned(),
                new: spliced(source.text(), splices),
            });
        }
    }
    for (file, changes) in in_csv {
        let Some(source) = sources.get(file) else {
            continue;
        };
        match csv_lines::changed(source.text(), &changes) {
            Ok(new) => edited.push(Edited {
                path: source.path().to_owned(),
                old: source.text().to_owned(),
                new,
            }),
            Err(reason) => {
                let to = changes.first().map(|change| change.to.clone());
                problems.extend(to.map(|to| cannot(&to, source.path(), &reason)));
            }
        }
    }
    for one in &edited {
        if one.path.ends_with(".toml")
            && let Err(reason) = toml_lines::holds(&one.new, changes)
                .and_then(|()| cells::holds(&one.new, &proposal.cells))
        {
            problems.push(
                Diagnostic::error(
                    "bad-import",
                    format!("“{}” cannot be changed safely: {reason}", one.path),
                )
                .help("Write these figures in it by hand."),
            );
        }
    }
    match problems.is_empty() {
        true => Ok(edited),
        false => Err(problems),
    }
}

/// What to change in the files of tables.
fn in_tables(
    proposal: &Proposal,
    publication: &Publication,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<FileId, Vec<Splice>> {
    let of_cells = proposal.cells.iter().map(|change| &change.table);
    let touched: BTreeSet<&Id> = of_cells
        .chain(proposal.as_at.iter().map(|(id, _)| id))
        .collect();
    let mut splices: BTreeMap<FileId, Vec<Splice>> = BTreeMap::new();
    for table in touched
        .iter()
        .filter_map(|id| publication.table(id.as_str()))
    {
        let Some(source) = sources.get(table.span.file) else {
            continue;
        };
        let changes: Vec<&CellChange> = proposal
            .cells
            .iter()
            .filter(|change| change.table == table.id)
            .collect();
        let as_at = proposal
            .as_at
            .as_ref()
            .filter(|(id, _)| *id == table.id)
            .map(|(_, day)| *day);
        match cells::splices(source.text(), table, &changes, as_at) {
            Ok(found) => splices.entry(table.span.file).or_default().extend(found),
            Err(reason) => problems.push(cannot(&table.id, source.path(), &reason)),
        }
    }
    splices
}

fn cannot(to: &impl std::fmt::Display, path: &str, reason: &str) -> Diagnostic {
    Diagnostic::error(
        "bad-import",
        format!("the figures of “{to}” cannot be written in “{path}”: {reason}"),
    )
    .help("Write these figures by hand, or take them out of the import.")
}

/// Where the figures of a series stand.
fn places(indicator: &Indicator, to: &Destination, field: Field) -> BTreeMap<Period, Span> {
    match (field, &to.comparator) {
        (Field::Value, None) => indicator
            .values
            .iter()
            .map(|(period, datum)| (*period, datum.span))
            .collect(),
        (Field::Value, Some(id)) => indicator
            .comparators
            .iter()
            .filter(|one| one.id == *id)
            .flat_map(|one| &one.values)
            .map(|(period, datum)| (*period, datum.span))
            .collect(),
        (Field::Target, _) => indicator
            .targets
            .iter()
            .map(|(period, aim)| (*period, aim.span))
            .collect(),
    }
}

/// The text with all replacements made; those at one place in their order.
fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_cached_key(|splice| (splice.range.start, splice.range.end));
    let mut new = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for splice in splices {
        if splice.range.start < done {
            continue;
        }
        new.push_str(text.get(done..splice.range.start).unwrap_or(""));
        new.push_str(&splice.text);
        done = splice.range.end;
    }
    new.push_str(text.get(done..).unwrap_or(""));
    new
}
