//! What a reference in a passage stands for: the figure behind it.

use super::prose::{Mention, Passage};
use crate::measure::{self, Reading};
use crate::model::{Decimal, Facet, Indicator, Period, Publication, Span, Target, Unit};
use std::ops::Range;

/// A value of an indicator that a passage refers to.
#[derive(Clone, Debug)]
pub struct Fact<'p> {
    /// The indicator.
    pub indicator: &'p Indicator,
    /// At which period.
    pub period: Period,
    /// The value, rounded as it is shown.
    pub value: Decimal,
    /// Where the reference stands in the passage.
    pub range: Range<usize>,
    /// Where the figure stands in the data.
    pub span: Span,
}

impl<'p> Fact<'p> {
    /// The value that a series has at a period, told of at a range of a passage; `None` where there is
    /// no value.
    pub fn of(
        indicator: &'p Indicator,
        reading: &Reading<'p>,
        range: Range<usize>,
    ) -> Option<Fact<'p>> {
        Some(Fact {
            indicator,
            period: reading.period,
            value: reading.value.ok()?,
            range,
            span: reading.datum.span,
        })
    }
}

/// The values of an indicator that may be compared with each other, up to a period, first to last.
pub fn values_up_to(indicator: &Indicator, period: Period) -> Vec<(Period, Decimal)> {
    measure::comparable(indicator, period)
        .iter()
        .filter_map(|reading| Some((reading.period, reading.value.ok()?)))
        .collect()
}

/// A figure that a passage refers to: of an indicator or a cell of a table.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The value, rounded as it is shown.
    pub value: Decimal,
    /// What it is measured in.
    pub unit: Unit,
    /// As it is shown in a sentence.
    pub shown: String,
    /// Where it stands in the data.
    pub span: Span,
}

/// The value of an indicator behind a reference; `None` for any other.
pub fn fact<'p>(
    publication: &'p Publication,
    passage: &Passage<'p>,
    mention: &Mention<'p>,
) -> Option<Fact<'p>> {
    let Target::Indicator {
        id,
        facet: Facet::Value,
        at,
        ..
    } = &mention.reference.to
    else {
        return None;
    };
    let indicator = publication.indicator(id.as_str())?;
    let reading = match at {
        Some(at) => measure::reading(indicator, *at)?,
        None => measure::latest(indicator, passage.as_at)?,
    };
    Fact::of(indicator, &reading, mention.range.clone())
}

/// The values of indicators that a range of a passage refers to.
pub fn facts<'p>(
    publication: &'p Publication,
    passage: &Passage<'p>,
    range: &Range<usize>,
) -> Vec<Fact<'p>> {
    passage
        .references_in(range)
        .filter_map(|mention| fact(publication, passage, mention))
        .collect()
}

/// The figure behind a reference, where it is one.
pub fn figure(
    publication: &Publication,
    passage: &Passage<'_>,
    mention: &Mention<'_>,
) -> Option<Figure> {
    match &mention.reference.to {
        Target::Indicator { .. } => {
            let fact = fact(publication, passage, mention)?;
            Some(Figure {
                value: fact.value,
                unit: fact.indicator.unit,
                shown: measure::Style::of(fact.indicator).full(fact.value),
                span: fact.span,
            })
        }
        Target::Cell { table, row, column } => {
            let table = publication.table(table.as_str())?;
            let found = measure::find_cell(publication, table, row.as_str(), column.as_str())?;
            let value = found.cell.value?;
            let unit = unit_of_cell(publication, table, row.as_str(), column.as_str())?;
            Some(Figure {
                value,
                unit,
                shown: found.cell.prose.text.clone(),
                span: found.cell.datum.map_or(table.span, |datum| datum.span),
            })
        }
        _ => None,
    }
}

fn unit_of_cell(
    publication: &Publication,
    table: &crate::model::Table,
    row: &str,
    column: &str,
) -> Option<Unit> {
    match &table.body {
        crate::model::TableBody::Rows { columns, .. } => {
            columns.iter().find(|one| one.id.as_str() == column)?.unit
        }
        crate::model::TableBody::Series { .. } => Some(publication.indicator(row)?.unit),
    }
}
