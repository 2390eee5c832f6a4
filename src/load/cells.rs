//! A count that is used twice is one cell, named twice: here the amounts are put in where a
//! figure names another.

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::*;
use std::collections::{BTreeMap, VecDeque};

/// Puts in the amounts of the cells that figures name; what names nothing, or itself, is
/// reported and becomes `[x]`.
pub(super) fn put_in(publication: &mut Publication, diagnostics: &mut Vec<Diagnostic>) {
    let years: BTreeMap<Id, YearKind> = publication
        .indicators
        .iter()
        .map(|indicator| (indicator.id.clone(), indicator.year))
        .collect();
    let mut done: BTreeMap<CellId, Amount> = BTreeMap::new();
    let mut waiting: Vec<Waiting> = Vec::new();
    for_each(publication, |cell, datum| {
        name_years(datum, &years);
        let named = named_cells(datum);
        if named.is_empty() {
            if let Some(cell) = cell {
                done.insert(cell, datum.amount.clone());
            }
        } else {
            waiting.push(Waiting {
                cell,
                named,
                datum: datum.clone(),
            });
        }
    });
    if waiting.is_empty() {
        return;
    }
    let amounts = settle(&waiting, &mut done, publication, diagnostics);
    let mut amounts = amounts.into_iter();
    for_each(publication, |_, datum| {
        if !named_cells(datum).is_empty()
            && let Some(amount) = amounts.next()
        {
            datum.amount = amount;
        }
    });
}

/// A figure that names others.
struct Waiting {
    cell: Option<CellId>,
    named: Vec<CellId>,
    datum: Datum,
}

/// Visits every figure with its cell, always in the same order. The values of comparators are
/// no cells that can be named.
fn for_each(publication: &mut Publication, mut visit: impl FnMut(Option<CellId>, &mut Datum)) {
    for indicator in &mut publication.indicators {
        for (at, datum) in &mut indicator.values {
            let cell = CellId::Indicator {
                id: indicator.id.clone(),
                at: *at,
            };
            visit(Some(cell), datum);
        }
        for comparator in &mut indicator.comparators {
            for datum in comparator.values.values_mut() {
                visit(None, datum);
            }
        }
    }
    for table in &mut publication.tables {
        let TableBody::Rows { columns, rows } = &mut table.body else {
            continue;
        };
        for row in rows {
            for (column, cell) in columns.iter().zip(&mut row.cells) {
                if let Cell::Figure(datum) = cell {
                    let cell = CellId::Table {
                        table: table.id.clone(),
                        row: row.id.clone(),
                        column: column.id.clone(),
                    };
                    visit(Some(cell), datum);
                }
            }
        }
    }
}

fn cells_of(datum: &mut Datum) -> impl Iterator<Item = &mut CellId> {
    let parts = match &mut datum.amount {
        Amount::Fraction {
            n_cell, of_cell, ..
        } => [n_cell.as_mut(), of_cell.as_mut()],
        _ => [None, None],
    };
    datum
        .same_as
        .as_mut()
        .into_iter()
        .chain(parts.into_iter().flatten())
}

fn named_cells(datum: &mut Datum) -> Vec<CellId> {
    cells_of(datum).map(|cell| cell.clone()).collect()
}

/// A year that is named means a year of the indicator's own kind.
fn name_years(datum: &mut Datum, years: &BTreeMap<Id, YearKind>) {
    for cell in cells_of(datum) {
        if let CellId::Indicator { id, at } = cell
            && let Some(kind) = years.get(id)
            && let Some(period) = Period::parse(&at.to_string(), *kind)
        {
            *at = period;
        }
    }
}

/// The amounts of the waiting figures, in their order.
fn settle(
    waiting: &[Waiting],
    done: &mut BTreeMap<CellId, Amount>,
    publication: &Publication,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Amount> {
    let own: BTreeMap<&CellId, usize> = waiting
        .iter()
        .enumerate()
        .filter_map(|(index, figure)| Some((figure.cell.as_ref()?, index)))
        .collect();
    let mut dependents: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut open: Vec<usize> = vec![0; waiting.len()];
    for (index, figure) in waiting.iter().enumerate() {
        for named in &figure.named {
            if let Some(on) = own.get(named) {
                dependents.entry(*on).or_default().push(index);
                if let Some(count) = open.get_mut(index) {
                    *count += 1;
                }
            }
        }
    }
    let mut amounts: Vec<Option<Amount>> = vec![None; waiting.len()];
    let mut ready: VecDeque<usize> = open
        .iter()
        .enumerate()
        .filter_map(|(index, count)| (*count == 0).then_some(index))
        .collect();
    while let Some(index) = ready.pop_front() {
        let Some(figure) = waiting.get(index) else {
            continue;
        };
        let amount = amount(figure, done, publication).unwrap_or_else(|problem| {
            diagnostics.push(problem);
            Amount::Absent(Absence::NotAvailable)
        });
        if let Some(cell) = &figure.cell {
            done.insert(cell.clone(), amount.clone());
        }
        if let Some(slot) = amounts.get_mut(index) {
            *slot = Some(amount);
        }
        for dependent in dependents.get(&index).into_iter().flatten() {
            if let Some(count) = open.get_mut(*dependent) {
                *count -= 1;
                if *count == 0 {
                    ready.push_back(*dependent);
                }
            }
        }
    }
    waiting
        .iter()
        .zip(amounts)
        .map(|(figure, amount)| {
            amount.unwrap_or_else(|| {
                diagnostics.push(
                    Diagnostic::error(
                        "circle-of-figures",
                        "this figure is, by way of others, itself",
                    )
                    .at(figure.datum.span)
                    .help("Write the number in one of them."),
                );
                Amount::Absent(Absence::NotAvailable)
            })
        })
        .collect()
}

fn amount(
    figure: &Waiting,
    done: &BTreeMap<CellId, Amount>,
    publication: &Publication,
) -> Result<Amount, Diagnostic> {
    let span = figure.datum.span;
    let find = |cell: &CellId| {
        done.get(cell)
            .ok_or_else(|| unknown(cell, publication).at(span))
    };
    if let Some(cell) = &figure.datum.same_as {
        return find(cell).cloned();
    }
    let Amount::Fraction {
        n,
        of,
        n_cell,
        of_cell,
    } = &figure.datum.amount
    else {
        return Ok(figure.datum.amount.clone());
    };
    let part = |typed: Decimal, cell: &Option<CellId>| match cell {
        None => Ok(Ok(typed)),
        Some(cell) => match find(cell)? {
            Amount::Number(number) => Ok(Ok(*number)),
            Amount::Absent(absence) => Ok(Err(*absence)),
            Amount::Fraction { .. } => Err(Diagnostic::error(
                "bad-figure",
                "this names a fraction, and a count is needed here",
            )
            .at(span)
            .help("Name the cell that holds the count.")),
        },
    };
    match (part(*n, n_cell)?, part(*of, of_cell)?) {
        (Ok(_), Ok(of)) if of.is_zero() => Err(Diagnostic::error(
            "bad-figure",
            "nothing can be divided by nought",
        )
        .at(span)
        .help("Where there was nothing to count, the share is not applicable: \"[z]\".")),
        (Ok(n), Ok(of)) => Ok(Amount::Fraction {
            n,
            of,
            n_cell: n_cell.clone(),
            of_cell: of_cell.clone(),
        }),
        (Err(absence), _) | (_, Err(absence)) => Ok(Amount::Absent(absence)),
    }
}

/// That there is no figure in a cell, and what there is.
fn unknown(cell: &CellId, publication: &Publication) -> Diagnostic {
    let problem = |message: String| Diagnostic::error("unknown-figure", message);
    match cell {
        CellId::Indicator { id, at } => match publication.indicator(id.as_str()) {
            None => no_such(
                "indicator",
                id,
                publication.indicators.iter().map(|one| one.id.as_str()),
            ),
            Some(indicator) => {
                let last = indicator.values.keys().next_back();
                problem(format!("“{id}” has no value for {}", at.words())).help(match last {
                    Some(last) => format!("Its last value is that of {}: {last}.", last.words()),
                    None => "It has no values at all.".to_owned(),
                })
            }
        },
        CellId::Table { table, row, column } => {
            let Some(found) = publication.table(table.as_str()) else {
                return no_such(
                    "table",
                    table,
                    publication.tables.iter().map(|one| one.id.as_str()),
                );
            };
            let TableBody::Rows { columns, rows } = &found.body else {
                return problem(format!(
                    "“{table}” shows indicators and has no cells of its own"
                ))
                .help("Name the indicator at the period: [[id@2020-05]].");
            };
            if !rows.iter().any(|one| one.id == *row) {
                return no_such("row", row, rows.iter().map(|one| one.id.as_str()));
            }
            if !columns.iter().any(|one| one.id == *column) {
                return no_such("column", column, columns.iter().map(|one| one.id.as_str()));
            }
            problem(format!(
                "the cell {row}/{column} of “{table}” holds no figure"
            ))
            .help("It is empty, holds words, or is computed.")
        }
    }
}

fn no_such<'a>(what: &str, id: &Id, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let help = match did_you_mean(id.as_str(), known.iter().copied()) {
        Some(near) => format!("Did you mean “{near}”?"),
        None if known.len() <= 12 => format!("There are: {}.", known.join(", ")),
        None => "Look for its id in the data files.".to_owned(),
    };
    Diagnostic::error("unknown-figure", format!("there is no {what} “{id}”")).help(help)
}
