//! Parts and wholes: computed shares, and what declared totals should be.

use super::Style;
use crate::model::{
    Absence, Amount, Cell, Column, Datum, Decimal, Indicator, MOST_DECIMALS, Period, Publication,
    Row, ShareIn, Span, Table, TableBody, Unit,
};

/// A total that the data declares, with what its parts add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredTotal {
    /// Where it is, for people: `All, Children`.
    pub place: String,
    /// Where the stated figure stands.
    pub span: Span,
    /// What is stated.
    pub stated: Decimal,
    /// What the parts add up to.
    pub expected: Decimal,
    /// How many parts there are.
    pub parts: usize,
    /// What they are measured in.
    pub unit: Unit,
}

impl DeclaredTotal {
    /// Whether it is right. Counts, money and time add up exactly; rounded percentages and rates
    /// may each be half of their last digit off.
    pub fn agrees(&self) -> bool {
        let off = self.stated.minus(self.expected).abs();
        match self.unit {
            Unit::Percent | Unit::RatePer10000 => {
                let digits = self.stated.scale().max(self.expected.scale());
                let last_digit = Decimal::whole(1)
                    .divided_by(power_of_ten(digits), MOST_DECIMALS)
                    .unwrap_or_default();
                let roundings = i64::try_from(self.parts)
                    .unwrap_or(i64::MAX)
                    .saturating_add(1);
                off.times(2) <= last_digit.times(roundings)
            }
            Unit::Number | Unit::Pounds | Unit::Days | Unit::Fte => off.is_zero(),
        }
    }
}

fn power_of_ten(exponent: u8) -> Decimal {
    (0..exponent).fold(Decimal::whole(1), |power, _| power.times(10))
}

/// The figure of a row in a column.
fn figure<'a>(columns: &[Column], row: &'a Row, column: &str) -> Option<&'a Datum> {
    let at = columns.iter().position(|c| c.id.as_str() == column)?;
    match row.cells.get(at)? {
        Cell::Figure(datum) => Some(datum),
        Cell::Words(_) | Cell::Computed | Cell::Empty => None,
    }
}

/// A value with every digit that is known of it.
fn exact(unit: Unit, amount: &Amount) -> Result<Decimal, Absence> {
    match amount {
        Amount::Number(number) => Ok(*number),
        other => Style {
            unit,
            decimals: MOST_DECIMALS,
            noun: "",
        }
        .value(other),
    }
}

/// The computed share in a cell: rounded to the column's decimals, or why there is none. A share
/// of, or in, a hidden figure is hidden; a share in nought is not applicable.
pub fn share_of_cell(
    columns: &[Column],
    rows: &[Row],
    row: &Row,
    column: &Column,
) -> Result<Decimal, Absence> {
    let absent = Absence::NotAvailable;
    let part_in = column.share_of.as_ref().ok_or(absent)?.as_str();
    let (whole_row, whole_in) = match column.share_in.as_ref().ok_or(absent)? {
        ShareIn::Row(id) => (rows.iter().find(|r| r.id == *id).ok_or(absent)?, part_in),
        ShareIn::Column(id) => (row, id.as_str()),
    };
    let value = |row, column: &str| match figure(columns, row, column) {
        Some(datum) => exact(Unit::Number, &datum.amount),
        None => Err(absent),
    };
    let (part, whole) = (value(row, part_in), value(whole_row, whole_in));
    let is_hidden = |value: Result<Decimal, Absence>| value.is_err_and(Absence::is_hidden);
    if is_hidden(part) || is_hidden(whole) {
        return Err(match part {
            Err(Absence::Confidential) => Absence::Confidential,
            _ => Absence::Withheld,
        });
    }
    Style::of_column(column)
        .share(part?, whole?)
        .ok_or(Absence::NotApplicable)
}

/// Every total that a table declares, rows first, with what its parts add up to. Totals with a
/// part that is absent are left out.
pub fn table_totals(table: &Table) -> Vec<DeclaredTotal> {
    let TableBody::Rows { columns, rows } = &table.body else {
        return Vec::new();
    };
    let mut totals = Vec::new();
    for total in rows.iter().filter(|row| !row.total_of.is_empty()) {
        for column in columns {
            let parts = total.total_of.iter().map(|id| {
                let part = rows.iter().find(|row| row.id == *id)?;
                figure(columns, part, column.id.as_str())
            });
            totals.extend(declared(columns, total, column, parts));
        }
    }
    for column in columns.iter().filter(|column| !column.total_of.is_empty()) {
        for row in rows {
            let parts = column
                .total_of
                .iter()
                .map(|id| figure(columns, row, id.as_str()));
            totals.extend(declared(columns, row, column, parts));
        }
    }
    totals
}

fn declared<'a>(
    columns: &[Column],
    row: &Row,
    column: &Column,
    parts: impl ExactSizeIterator<Item = Option<&'a Datum>>,
) -> Option<DeclaredTotal> {
    let unit = column.unit?;
    let stated = figure(columns, row, column.id.as_str())?;
    Some(DeclaredTotal {
        place: format!("{}, {}", row.title, column.title),
        span: stated.span,
        stated: exact(unit, &stated.amount).ok()?,
        parts: parts.len(),
        expected: sum(unit, parts)?,
        unit,
    })
}

/// Every period at which an indicator is declared to be the sum of others. Periods at which one
/// of them has no value are left out.
pub fn indicator_totals(
    publication: &Publication,
    indicator: &Indicator,
) -> Vec<(Period, DeclaredTotal)> {
    let parts: Option<Vec<&Indicator>> = indicator
        .total_of
        .iter()
        .map(|id| publication.indicator(id.as_str()))
        .collect();
    let Some(parts) = parts.filter(|parts| !parts.is_empty()) else {
        return Vec::new();
    };
    indicator
        .values
        .iter()
        .filter_map(|(period, datum)| {
            let figures = parts.iter().map(|part| part.values.get(period));
            let total = DeclaredTotal {
                place: period.words(),
                span: datum.span,
                stated: exact(indicator.unit, &datum.amount).ok()?,
                parts: parts.len(),
                expected: sum(indicator.unit, figures)?,
                unit: indicator.unit,
            };
            Some((*period, total))
        })
        .collect()
}

fn sum<'a>(unit: Unit, parts: impl Iterator<Item = Option<&'a Datum>>) -> Option<Decimal> {
    parts
        .map(|datum| exact(unit, &datum?.amount).ok())
        .try_fold(Decimal::ZERO, |sum, value| Some(sum.plus(value?)))
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::*;

    #[test]
    fn adds_up_rows_and_columns() {
        let totals = table_totals(&plans_table());
        assert_eq!(totals.len(), 1);
        assert!(totals.iter().all(DeclaredTotal::agrees));
        let mut wrong = plans_table();
        replace(&mut wrong, "all", "687");
        let totals = table_totals(&wrong);
        let found = totals
            .first()
            .map(|total| (total.stated, total.expected, total.agrees()));
        assert_eq!(found, Some((d("687"), d("686"), false)));
        assert_eq!(
            totals.first().map(|t| t.place.as_str()),
            Some("All, Children")
        );
        replace(&mut wrong, "fifth", "[c]");
        assert!(table_totals(&wrong).is_empty());

        let mut sum = column("sum", Unit::Number);
        sum.total_of = vec![id("a"), id("b")];
        let columns = vec![column("a", Unit::Number), column("b", Unit::Number), sum];
        let rows = vec![
            row("one", "1, 2, 3"),
            row("two", "1, 2, 4"),
            row("three", "1, -, 4"),
        ];
        let totals = table_totals(&table("sums", TableBody::Rows { columns, rows }));
        let agree: Vec<bool> = totals.iter().map(DeclaredTotal::agrees).collect();
        assert_eq!(agree, [true, false]);
    }

    #[test]
    fn allows_for_the_rounding_of_percentages_alone() {
        let total = |unit, stated: &str, expected: &str| DeclaredTotal {
            place: String::new(),
            span: Span::default(),
            stated: d(stated),
            expected: d(expected),
            parts: 3,
            unit,
        };
        assert!(total(Unit::Percent, "100", "99.9").agrees());
        assert!(total(Unit::Percent, "100", "99.8").agrees());
        assert!(!total(Unit::Percent, "100", "99.7").agrees());
        assert!(!total(Unit::Number, "100", "99.9").agrees());
    }

    #[test]
    fn adds_up_series() {
        let mut all = indicator("all", "2020-01", "10, 20, 30");
        all.unit = Unit::Number;
        all.total_of = vec![id("some"), id("others")];
        let some = indicator("some", "2020-01", "4, 8, 9");
        let others = indicator("others", "2020-01", "6, 13, [c]");
        let publication = publication(vec![all.clone(), some, others]);
        let found: Vec<(Period, bool)> = indicator_totals(&publication, &all)
            .into_iter()
            .map(|(period, total)| (period, total.agrees()))
            .collect();
        assert_eq!(found, [(p("2020-01"), true), (p("2020-02"), false)]);
    }
}
