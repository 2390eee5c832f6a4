//! Takes hidden figures out of the model, with everything that is said about them.

use super::Hidden;
use super::cells::{at, table_cell};
use crate::measure;
use crate::model::*;
use std::collections::BTreeSet;

pub(super) fn apply(hidden: &Hidden, publication: &mut Publication, rule: &Suppression) {
    let hiding: BTreeSet<Id> = hidden
        .iter()
        .map(|(cell, _)| match cell {
            CellId::Indicator { id, .. } | CellId::Table { table: id, .. } => id.clone(),
        })
        .collect();
    for indicator in &mut publication.indicators {
        let figures = Figures {
            hidden,
            rule,
            people: indicator.counts.are_people(),
            unit: indicator.unit,
        };
        for (period, datum) in &mut indicator.values {
            figures.settle(datum, Some(&at(&indicator.id, *period)));
        }
        for comparator in &mut indicator.comparators {
            for datum in comparator.values.values_mut() {
                // What others publish of others; but not what is said to be one of our own.
                let people = false;
                Figures { people, ..figures }.settle(datum, None);
            }
        }
        if hiding.contains(&indicator.id) {
            indicator.decision = None;
        }
    }
    for table in &mut publication.tables {
        if hiding.contains(&table.id) {
            table.decision = None;
        }
        let TableBody::Rows { columns, rows } = &mut table.body else {
            continue;
        };
        for row in rows {
            for (column, cell) in columns.iter().zip(&mut row.cells) {
                let Cell::Figure(datum) = cell else { continue };
                let figures = Figures {
                    hidden,
                    rule,
                    people: column.counts.unwrap_or(table.counts).are_people(),
                    unit: column.unit.unwrap_or_default(),
                };
                figures.settle(datum, Some(&table_cell(&table.id, &row.id, &column.id)));
            }
        }
    }
    publication.reindex();
    forget_words(hidden, &hiding, publication);
}

/// How the figures of an indicator or a column are settled.
#[derive(Clone, Copy)]
struct Figures<'a> {
    hidden: &'a Hidden,
    rule: &'a Suppression,
    people: bool,
    unit: Unit,
}

impl Figures<'_> {
    fn settle(self, datum: &mut Datum, cell: Option<&CellId>) {
        let mut reason = cell.and_then(|cell| self.hidden.reason(cell));
        let named = [
            datum.same_as.as_ref(),
            part_named(&datum.amount),
            whole_named(&datum.amount),
        ];
        for named in named.into_iter().flatten() {
            if self.hidden.reason(named).is_some() {
                reason = reason.or(Some(super::Reason::SameAsHidden));
            }
        }
        // Which other cell a figure is, is of no use to a reader.
        forget_names(datum);
        if let Some(reason) = reason {
            datum.amount = Amount::Absent(reason.absence());
            datum.flags.clear();
            datum.note = None;
            datum.decision = None;
            return;
        }
        if let Amount::Fraction { of, .. } = &datum.amount {
            let few = *of < Decimal::whole(i64::from(self.rule.small_cohort));
            if few && !datum.flags.contains(&Flag::Unreliable) {
                datum.flags.push(Flag::Unreliable);
                datum.flags.sort();
            }
        }
        if let (Some(base), true) = (self.rule.round_to.filter(|base| *base > 1), self.people) {
            round(&mut datum.amount, self.unit, i64::from(base));
        }
    }
}

fn part_named(amount: &Amount) -> Option<&CellId> {
    match amount {
        Amount::Fraction { n_cell, .. } => n_cell.as_ref(),
        Amount::Number(_) | Amount::Absent(_) => None,
    }
}

fn whole_named(amount: &Amount) -> Option<&CellId> {
    match amount {
        Amount::Fraction { of_cell, .. } => of_cell.as_ref(),
        Amount::Number(_) | Amount::Absent(_) => None,
    }
}

/// Forgets which other cells a figure names.
pub(in crate::edition) fn forget_names(datum: &mut Datum) {
    datum.same_as = None;
    if let Amount::Fraction {
        n_cell, of_cell, ..
    } = &mut datum.amount
    {
        *n_cell = None;
        *of_cell = None;
    }
}

/// Rounds counts to a multiple of `base`. A share is then one of rounded counts; what rounds to
/// nought and is none says so.
fn round(amount: &mut Amount, unit: Unit, base: i64) {
    let rounded = |value: Decimal| {
        let multiples = value.divided_by(Decimal::whole(base), 0);
        multiples.map_or(value, |multiples| multiples.times(base))
    };
    match amount {
        Amount::Number(value) if unit == Unit::Number => {
            let round = rounded(*value);
            *amount = match round.is_zero() && !value.is_zero() {
                true => Amount::Absent(Absence::Low),
                false => Amount::Number(round),
            };
        }
        Amount::Fraction { n, of, .. } => {
            let (part, whole) = (rounded(*n), rounded(*of));
            *amount = if whole.is_zero() || (part.is_zero() && !n.is_zero()) {
                Amount::Absent(Absence::Low)
            } else {
                Amount::Fraction {
                    n: part,
                    of: whole,
                    n_cell: None,
                    of_cell: None,
                }
            };
        }
        Amount::Number(_) | Amount::Absent(_) => {}
    }
}

/// The author's own words for a hidden figure, or for what rests on one, would tell it; so would
/// the title that the author gave to a chart in which one is.
fn forget_words(hidden: &Hidden, hiding: &BTreeSet<Id>, publication: &mut Publication) {
    let as_at = publication.about.as_at;
    // Whether each reference's words tell, in the order in which they stand.
    let mut telling = Vec::new();
    walk::walk_inlines(publication, &mut |inline, _| {
        if let InlineKind::Reference(reference) = &inline.kind {
            telling.push(tells(reference, hidden, hiding, publication, as_at));
        }
    });
    let mut telling = telling.into_iter();
    walk::walk_inlines_mut(publication, &mut |inline, _| {
        if let InlineKind::Reference(reference) = &mut inline.kind
            && telling.next().unwrap_or(true)
        {
            reference.words = None;
        }
    });
    walk::texts_mut(publication, &mut |_, text| {
        if let walk::TextMut::Blocks(blocks) = text {
            walk::each_run_mut(blocks, &mut |run| {
                for block in run {
                    if let BlockKind::Show(show) = &mut block.kind
                        && hiding.contains(&show.id)
                    {
                        show.title = None;
                    }
                }
            });
        }
    });
}

/// Whether the author's words for a reference would tell a hidden figure.
fn tells(
    reference: &Reference,
    hidden: &Hidden,
    hiding: &BTreeSet<Id>,
    publication: &Publication,
    as_at: jiff::civil::Date,
) -> bool {
    let Some(words) = reference.words.as_deref() else {
        return false;
    };
    let tells = match &reference.to {
        Target::Indicator {
            id,
            facet: Facet::Value | Facet::Numerator | Facet::Denominator,
            at: Some(period),
            ..
        } => hidden.reason(&at(id, *period)).is_some(),
        // Without a period, and for a change, it may rest on any value of the series.
        Target::Indicator { id, .. } => hiding.contains(id),
        Target::Cell { .. } => false,
        _ => return false,
    };
    tells || measure::say(publication, &reference.to, Some(words), as_at).hidden
}
