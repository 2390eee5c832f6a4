//! Takes hidden figures out of the model, with everything that is said about them.

use super::Hidden;
use crate::model::*;

pub(super) fn apply(hidden: &Hidden, publication: &mut Publication, rule: &Suppression) {
    for indicator in &mut publication.indicators {
        let people = indicator.counts.are_people();
        for (period, datum) in &mut indicator.values {
            let cell = CellId::Indicator {
                id: indicator.id.clone(),
                at: *period,
            };
            settle(
                datum,
                hidden.reason(&cell).is_some(),
                people,
                indicator.unit,
                rule,
            );
        }
    }
    for table in &mut publication.tables {
        let TableBody::Rows { columns, rows } = &mut table.body else {
            continue;
        };
        for row in rows {
            settle_row(hidden, &table.id, table.counts, columns, row, rule);
        }
    }
    forget_words(hidden, publication);
}

fn settle_row(
    hidden: &Hidden,
    table: &Id,
    counts: Counts,
    columns: &[Column],
    row: &mut Row,
    rule: &Suppression,
) {
    let is_hidden = |column: &Column| {
        let cell = CellId::Table {
            table: table.clone(),
            row: row.id.clone(),
            column: column.id.clone(),
        };
        hidden.reason(&cell).is_some()
    };
    let hides: Vec<bool> = columns.iter().map(is_hidden).collect();
    let any = hides.contains(&true);
    for ((column, hide), cell) in columns.iter().zip(hides).zip(&mut row.cells) {
        let Cell::Figure(datum) = cell else { continue };
        let unit = column.unit.unwrap_or_default();
        // A percentage that was typed beside a hidden count would give it away.
        let beside = any && matches!(unit, Unit::Percent | Unit::RatePer10000);
        settle(
            datum,
            hide || beside,
            column.counts.unwrap_or(counts).are_people(),
            unit,
            rule,
        );
    }
}

fn settle(datum: &mut Datum, hide: bool, people: bool, unit: Unit, rule: &Suppression) {
    // Which other cell a figure is, and who else may see it, is of no use to a reader.
    datum.same_as = None;
    if let Amount::Fraction {
        n_cell, of_cell, ..
    } = &mut datum.amount
    {
        *n_cell = None;
        *of_cell = None;
    }
    if hide {
        datum.amount = Amount::Absent(Absence::Confidential);
        datum.flags.clear();
        datum.note = None;
        datum.decision = None;
        return;
    }
    match &mut datum.amount {
        Amount::Number(value) if people && unit == Unit::Number => {
            if let Some(base) = rule.round_to.filter(|base| *base > 1) {
                let base = i64::from(base);
                let multiples = value.divided_by(Decimal::whole(base), 0);
                *value = multiples.map_or(*value, |multiples| multiples.times(base));
            }
        }
        Amount::Fraction { of, .. } if people => {
            let few = *of < Decimal::whole(i64::from(rule.small_cohort));
            if few && !datum.flags.contains(&Flag::Unreliable) {
                datum.flags.push(Flag::Unreliable);
                datum.flags.sort();
            }
        }
        Amount::Number(_) | Amount::Fraction { .. } | Amount::Absent(_) => {}
    }
}

/// The author's own words for a hidden figure would tell it.
fn forget_words(hidden: &Hidden, publication: &mut Publication) {
    let indicators: Vec<Id> = hidden
        .iter()
        .filter_map(|(cell, _)| match cell {
            CellId::Indicator { id, .. } => Some(id.clone()),
            CellId::Table { .. } => None,
        })
        .collect();
    walk::walk_inlines_mut(publication, &mut |inline, _| {
        let InlineKind::Reference(reference) = &mut inline.kind else {
            return;
        };
        let tells = match &reference.to {
            // Without a period it may be any value of the series: the words go where one is hidden.
            Target::Indicator { id, at: None, .. } => indicators.contains(id),
            Target::Indicator {
                id,
                at: Some(at),
                since,
                ..
            } => [Some(*at), *since].into_iter().flatten().any(|at| {
                hidden
                    .reason(&CellId::Indicator { id: id.clone(), at })
                    .is_some()
            }),
            Target::Cell { table, row, column } => {
                let cell = CellId::Table {
                    table: table.clone(),
                    row: row.clone(),
                    column: column.clone(),
                };
                hidden.reason(&cell).is_some()
            }
            _ => false,
        };
        if tells {
            reference.words = None;
        }
    });
}
