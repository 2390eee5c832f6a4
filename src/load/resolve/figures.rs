//! References to figures: facts of indicators by period, cells of tables.

use super::{no_cells, no_period, unknown_facet};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::load::reader;
use crate::load::reference::{Detail, Written};
use crate::load::series::Calendar;
use crate::measure;
use crate::model::*;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a reference names of an indicator.
pub(super) fn indicator(
    indicator: &Indicator,
    written: Written<'_>,
    as_at: Date,
) -> Result<Target, Diagnostic> {
    let facet = facet_of(indicator, written)?;
    let calendar = match facet {
        Facet::Comparator(_) => Calendar::any(indicator.year),
        _ => Calendar {
            frequency: indicator.frequency,
            year: indicator.year,
        },
    };
    let at = written.at.map(|text| period(text, calendar)).transpose()?;
    let since = written
        .since
        .map(|text| period(text, calendar))
        .transpose()?;
    check_since(indicator, &facet, at, since)?;
    match &facet {
        Facet::Title => {
            if at.is_some() {
                return Err(no_period_of(indicator, "title"));
            }
        }
        Facet::Target => check_target(indicator, at)?,
        Facet::Comparator(id) => check_comparator(indicator, id, at)?,
        Facet::Value
        | Facet::Change
        | Facet::Direction
        | Facet::Status
        | Facet::Numerator
        | Facet::Denominator
        | Facet::Period => check_value(indicator, &facet, at, since, as_at)?,
    }
    Ok(Target::Indicator {
        id: indicator.id.clone(),
        facet,
        at,
        since,
    })
}

fn facet_of(indicator: &Indicator, written: Written<'_>) -> Result<Facet, Diagnostic> {
    let word = match written.detail {
        None => return Ok(Facet::Value),
        Some(Detail::Facet(word)) => word,
        Some(Detail::Cell { .. }) => return Err(no_cells(Place::Indicator(0), written)),
    };
    if let Some((_, facet)) = Facet::WORDS.iter().find(|(known, _)| *known == word) {
        return Ok(facet.clone());
    }
    let comparators = indicator.comparators.iter().map(|c| &c.id);
    if let Some(id) = comparators.clone().find(|id| id.as_str() == word) {
        return Ok(Facet::Comparator(id.clone()));
    }
    let known: Vec<&str> = Facet::WORDS
        .iter()
        .map(|(word, _)| *word)
        .chain(comparators.map(Id::as_str))
        .collect();
    Err(unknown_facet(
        Place::Indicator(0),
        written.name,
        word,
        &known,
    ))
}

fn period(text: &str, calendar: Calendar) -> Result<Period, Diagnostic> {
    if text.is_empty() {
        return Err(
            Diagnostic::error("bad-period", "a period is missing behind the @").help(
                "Write it like [[id@2020-05]], or two of them: [[id:change@2019-05..2020-05]].",
            ),
        );
    }
    let written = reader::Written {
        text: text.to_owned(),
        span: Span::default(),
    };
    calendar.period(&written).map_err(|mut problem| {
        // In a reference a period stands without the quotation marks that data files need.
        problem.help = problem.help.map(|help| help.replace('"', ""));
        problem
    })
}

fn check_since(
    indicator: &Indicator,
    facet: &Facet,
    at: Option<Period>,
    since: Option<Period>,
) -> Result<(), Diagnostic> {
    let Some((since, at)) = since.zip(at) else {
        return Ok(());
    };
    let id = &indicator.id;
    if *facet != Facet::Change {
        return Err(Diagnostic::error(
            "two-periods",
            "two periods stand here, and only a change has two",
        )
        .help(format!(
            "Write [[{id}@{at}]] for the value, or [[{id}:change@{since}..{at}]] for how it changed."
        )));
    }
    if since >= at {
        return Err(Diagnostic::error(
            "two-periods",
            format!("{} is not before {}", since.words(), at.words()),
        )
        .help(match since == at {
            true => format!(
                "Write [[{id}:change@{at}]] for the change since the period before, or name an \
                 earlier one first."
            ),
            false => format!("The earlier period stands first: [[{id}:change@{at}..{since}]]."),
        }));
    }
    Ok(())
}

fn check_value(
    indicator: &Indicator,
    facet: &Facet,
    at: Option<Period>,
    since: Option<Period>,
    as_at: Date,
) -> Result<(), Diagnostic> {
    for period in at.into_iter().chain(since) {
        if !indicator.values.contains_key(&period) {
            let name = format!("“{}”", indicator.id);
            return Err(no_value(&name, period, &indicator.values));
        }
    }
    let datum = match at {
        Some(at) => indicator.values.get(&at),
        None => measure::latest(indicator, as_at).map(|reading| reading.datum),
    };
    let Some(datum) = datum else {
        return Err(nothing_yet(indicator, as_at));
    };
    match facet {
        Facet::Numerator | Facet::Denominator if !has_counts(datum) => Err(Diagnostic::error(
            "no-counts",
            format!(
                "“{}” is a plain number here: there are no counts behind it",
                indicator.id
            ),
        )
        .help(
            "Give the value as a fraction in its data file, { n = 210, of = 754 }, or refer to \
             the value itself.",
        )),
        Facet::Status if indicator.targets.is_empty() => Err(no_target(indicator)),
        _ => Ok(()),
    }
}

/// Whether there are counts behind a figure; those of an absent figure may be hidden or come yet.
fn has_counts(datum: &Datum) -> bool {
    !matches!(datum.amount, Amount::Number(_))
}

fn check_target(indicator: &Indicator, at: Option<Period>) -> Result<(), Diagnostic> {
    if indicator.targets.is_empty() {
        return Err(no_target(indicator));
    }
    let (Some(at), Some(first)) = (at, indicator.targets.keys().next()) else {
        return Ok(());
    };
    if measure::target_at(indicator, at).is_none() && *first > at {
        return Err(Diagnostic::error(
            "no-target",
            format!(
                "“{}” has no target in {}: the first is for {}",
                indicator.id,
                at.words(),
                first.words()
            ),
        )
        .help(format!("Write [[{}:target@{first}]].", indicator.id)));
    }
    Ok(())
}

fn no_target(indicator: &Indicator) -> Diagnostic {
    Diagnostic::error("no-target", format!("“{}” has no target", indicator.id)).help(format!(
        "Add [{}.targets] to its data file, or take the reference out.",
        indicator.id
    ))
}

fn check_comparator(indicator: &Indicator, id: &Id, at: Option<Period>) -> Result<(), Diagnostic> {
    let Some(comparator) = indicator.comparators.iter().find(|c| c.id == *id) else {
        return Ok(());
    };
    let name = format!("“{}” of “{}”", comparator.name, indicator.id);
    match at {
        Some(at) if !comparator.values.contains_key(&at) => {
            Err(no_value(&name, at, &comparator.values))
        }
        None if comparator.values.is_empty() => {
            Err(
                Diagnostic::error("no-value", format!("{name} has no values")).help(format!(
                    "Add them in the data file: [{}.comparators.{id}.values].",
                    indicator.id
                )),
            )
        }
        _ => Ok(()),
    }
}

fn no_value(name: &str, period: Period, values: &BTreeMap<Period, Datum>) -> Diagnostic {
    let before = values.range(..period).next_back().map(|(at, _)| *at);
    let behind = values.range(period..).next().map(|(at, _)| *at);
    let problem = Diagnostic::error(
        "no-value",
        format!("{name} has no value for {}", period.words()),
    );
    problem.help(match (before, behind) {
        (Some(a), Some(b)) => format!("The nearest that it has are for {a} and {b}."),
        (Some(one), None) => format!("Its latest is for {one}."),
        (None, Some(one)) => format!("Its first is for {one}."),
        (None, None) => "It has no values at all.".to_owned(),
    })
}

fn nothing_yet(indicator: &Indicator, as_at: Date) -> Diagnostic {
    let id = &indicator.id;
    let problem = Diagnostic::error(
        "no-value",
        format!(
            "“{id}” has no value for a period that ends by {}, the day as at which this is told",
            date_words(as_at)
        ),
    );
    problem.help(match indicator.values.keys().next() {
        Some(first) => format!(
            "Its first is for {}. Name it: [[{id}@{first}]].",
            first.words()
        ),
        None => format!("Add [{id}.values] to its data file."),
    })
}

fn no_period_of(indicator: &Indicator, facet: &str) -> Diagnostic {
    Diagnostic::error(
        "period-of-nothing",
        format!("the {facet} of an indicator is the same in every period"),
    )
    .help(format!("Write [[{}:{facet}]].", indicator.id))
}

/// What a reference names of a table.
pub(super) fn table(
    publication: &Publication,
    table: &Table,
    written: Written<'_>,
    as_at: Date,
) -> Result<Target, Diagnostic> {
    let id = &table.id;
    let (row, column) = match written.detail {
        Some(Detail::Cell { row, column }) => (row, column),
        Some(Detail::Facet(word)) => {
            return Err(Diagnostic::error(
                "unknown-cell",
                format!("a cell has a row and a column, and there is only “{word}” here"),
            )
            .help(format!(
                "Write [[{id}:row/column]], or [[{id}]] for the whole table."
            )));
        }
        None => {
            no_period(Place::Table(0), written)?;
            return Ok(Target::Item(id.clone()));
        }
    };
    match &table.body {
        TableBody::Series { indicators, .. } => {
            no_period(Place::Table(0), written)?;
            let Some(found) = indicators
                .iter()
                .find(|known| known.as_str() == row)
                .and_then(|known| publication.indicator(known.as_str()))
            else {
                let known: Vec<&str> = indicators.iter().map(Id::as_str).collect();
                return Err(unknown_part(table, "row", row, &known));
            };
            // One cell, by one name: that of the indicator.
            let written = Written {
                name: row,
                detail: None,
                at: Some(column),
                since: None,
            };
            indicator(found, written, as_at)
        }
        TableBody::Rows { columns, rows } => {
            no_period(Place::Table(0), written)?;
            cell(table, columns, rows, row, column)
        }
    }
}

fn cell(
    table: &Table,
    columns: &[Column],
    rows: &[Row],
    row: &str,
    column: &str,
) -> Result<Target, Diagnostic> {
    let row_keys: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let column_keys: Vec<&str> = columns.iter().map(|column| column.id.as_str()).collect();
    let is_right = row_keys.contains(&row) && column_keys.contains(&column);
    if !is_right && row_keys.contains(&column) && column_keys.contains(&row) {
        return Err(
            Diagnostic::error("unknown-cell", "the column stands before the row here").help(
                format!("The row comes first: [[{}:{column}/{row}]].", table.id),
            ),
        );
    }
    let Some(found_row) = rows.iter().find(|known| known.id.as_str() == row) else {
        return Err(unknown_part(table, "row", row, &row_keys));
    };
    let Some((at, found_column)) = columns
        .iter()
        .enumerate()
        .find(|(_, known)| known.id.as_str() == column)
    else {
        return Err(unknown_part(table, "column", column, &column_keys));
    };
    if matches!(found_row.cells.get(at), None | Some(Cell::Empty)) {
        return Err(Diagnostic::error(
            "empty-cell",
            format!("the cell “{row}/{column}” of “{}” is empty", table.id),
        )
        .help("Give it a figure in its data file, or \"[x]\" where nobody has one."));
    }
    Ok(Target::Cell {
        table: table.id.clone(),
        row: found_row.id.clone(),
        column: found_column.id.clone(),
    })
}

fn unknown_part(table: &Table, part: &str, written: &str, known: &[&str]) -> Diagnostic {
    let message = match written {
        "" => format!("a {part} is missing here"),
        _ => format!("the table “{}” has no {part} “{written}”", table.id),
    };
    let problem = Diagnostic::error("unknown-cell", message);
    problem.help(match did_you_mean(written, known.iter().copied()) {
        Some(near) => format!(
            "Did you mean “{near}”? Its {part}s are: {}.",
            known.join(", ")
        ),
        None => format!("Its {part}s are: {}.", known.join(", ")),
    })
}
