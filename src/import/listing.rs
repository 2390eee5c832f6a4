//! What an import would do, in words: read before anything is written.

use super::changes::{CellChange, Change, Field, Proposal};
use super::grid::Grid;
use super::layout::Found;
use crate::measure::{Style, counted, digits};
use crate::model::{Amount, Publication, Table, TableBody, Unit};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The most names or cells that are listed of a kind.
const MOST: usize = 30;

/// The most rounded figures that are named.
const MOST_ROUNDED: usize = 5;

/// The whole of what an import found and would do.
pub fn listing(found: &[Found], proposal: &Proposal, publication: &Publication) -> String {
    let mut text = String::new();
    for one in found {
        let sheet = match one.sheet.as_str() {
            "" => String::new(),
            name => format!("Sheet “{name}”: "),
        };
        let _ = writeln!(
            text,
            "{sheet}{} laid out as {}",
            counted(one.series.len(), "series", "series"),
            one.how
        );
    }
    changed(&mut text, proposal, publication);
    not_changed(
        &mut text,
        proposal,
        "No indicator goes by these names",
        ("ID", "; to make one: sef new indicator"),
    );
    text
}

/// The whole of what an import found in a sheet that is laid out as `table`, and would do.
pub fn table_listing(grid: &Grid, table: &Table, proposal: &Proposal) -> String {
    let mut text = String::new();
    let sheet = match grid.sheet.as_str() {
        "" => String::new(),
        name => format!("Sheet “{name}”: "),
    };
    let _ = writeln!(text, "{sheet}the table “{}” ({})", table.title, table.id);
    if let Some((_, day)) = &proposal.as_at {
        let _ = writeln!(text, "Its figures become those as at {}.", day.words());
    }
    let (revised, new): (Vec<&CellChange>, Vec<&CellChange>) = proposal
        .cells
        .iter()
        .partition(|change| change.revises() && proposal.as_at.is_none());
    cells(&mut text, "New", &new, table);
    cells(
        &mut text,
        "Revised: these differ from what the publication has, and are marked [r] (if they are of a later day, say which: --as-at 2020-06-30)",
        &revised,
        table,
    );
    not_changed(
        &mut text,
        proposal,
        "No row or column of the table goes by these names",
        (&format!("{}:KEY", table.id), ""),
    );
    text
}

fn changed(text: &mut String, proposal: &Proposal, publication: &Publication) {
    let (revised, new): (Vec<&Change>, Vec<&Change>) =
        proposal.changes.iter().partition(|change| change.revises());
    group(text, "New", &new, publication);
    group(
        text,
        "Revised: these differ from what the publication has, and are marked [r]",
        &revised,
        publication,
    );
}

/// What is missing, was not read, and is there already. `unknown`: what the names are not.
fn not_changed(text: &mut String, proposal: &Proposal, unknown: &str, (id, how): (&str, &str)) {
    list(text, "Not in the file", proposal.missing.iter().cloned());
    list(
        text,
        "Not read",
        proposal
            .unread
            .iter()
            .map(|(place, reason)| format!("{place}: {reason}")),
    );
    let first = proposal.unknown.first();
    let first = first.map_or("", |(label, ..)| label.as_str());
    list(
        text,
        &format!("{unknown} (say which does: --map \"{first}={id}\"{how})"),
        proposal
            .unknown
            .iter()
            .map(|(label, place, near)| match near {
                Some(near) => format!("{place}: “{label}” (is it {near}?)"),
                None => format!("{place}: “{label}”"),
            }),
    );
    if !proposal.rounded.is_empty() {
        let cells: Vec<String> = proposal
            .rounded
            .iter()
            .take(MOST_ROUNDED)
            .map(|(place, number)| format!("{place} {}", digits(*number)))
            .collect();
        let more = match proposal.rounded.len().saturating_sub(MOST_ROUNDED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let _ = writeln!(
            text,
            "\nRounded to the digits that are kept (“decimals” in the data file): {}{more}",
            cells.join(", ")
        );
    }
    if proposal.unchanged > 0 {
        let _ = writeln!(
            text,
            "\n{} in the publication already.",
            match proposal.unchanged {
                1 => "1 figure is".to_owned(),
                many => format!("{many} figures are"),
            }
        );
    }
}

fn group(text: &mut String, heading: &str, changes: &[&Change], publication: &Publication) {
    if changes.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}");
    let mut by_series: BTreeMap<(String, Field), Vec<&Change>> = BTreeMap::new();
    for change in changes {
        by_series
            .entry((change.to.to_string(), change.field))
            .or_default()
            .push(change);
    }
    for ((to, field), changes) in by_series {
        let what = match field {
            Field::Value => "",
            Field::Target => ", target",
        };
        let _ = writeln!(text, "  {to}{what}");
        for change in changes {
            let new = shown(change, &change.new, publication);
            let period = change.period.words();
            let _ = match &change.old {
                Some(old) => writeln!(
                    text,
                    "    {period:<18} {new}   was {}",
                    shown(change, old, publication)
                ),
                None => writeln!(text, "    {period:<18} {new}"),
            };
        }
    }
}

fn cells(text: &mut String, heading: &str, changes: &[&CellChange], table: &Table) {
    let TableBody::Rows { columns, rows } = &table.body else {
        return;
    };
    if changes.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}");
    for change in changes {
        let row = rows.iter().find(|one| one.id == change.row);
        let Some(column) = columns.iter().find(|one| one.id == change.column) else {
            continue;
        };
        let name = format!("{}, {}", row.map_or("", |row| &row.title), column.title);
        let new = in_style(Style::of_column(column), &change.new);
        let _ = match &change.old {
            Some(old) => writeln!(
                text,
                "    {name:<40} {new}   was {}",
                in_style(Style::of_column(column), old)
            ),
            None => writeln!(text, "    {name:<40} {new}"),
        };
    }
}

fn shown(change: &Change, amount: &Amount, publication: &Publication) -> String {
    let Some(indicator) = publication.indicator(change.to.indicator.as_str()) else {
        return String::new();
    };
    in_style(Style::of(indicator), amount)
}

/// A figure with the digits that it has, where those are more than the style's.
fn in_style(style: Style<'_>, amount: &Amount) -> String {
    let style = match amount {
        Amount::Number(number) => Style {
            decimals: number.scale().max(style.decimals),
            ..style
        },
        _ => style,
    };
    match style.value(amount) {
        Ok(value) if matches!(style.unit, Unit::Percent | Unit::Pounds) => style.full(value),
        Ok(value) => style.bare(value),
        Err(absence) => absence.shorthand().to_owned(),
    }
}

fn list(text: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}");
    for line in lines.iter().take(MOST) {
        let _ = writeln!(text, "  {line}");
    }
    if lines.len() > MOST {
        let _ = writeln!(text, "  … and {} more", lines.len() - MOST);
    }
}
