//! A figure that the data holds, as rules compare it with what is typed.

use crate::check::number::Number;
use crate::model::{Decimal, Id, Period, Span};

/// A figure that the data holds.
#[derive(Clone, Debug)]
pub struct HeldFigure {
    /// What to write for it: `[[icpc-timeliness@2020-05]]`.
    pub reference: String,
    /// As it is shown.
    pub value: Decimal,
    /// With all digits that the data has.
    pub(super) exact: Decimal,
    /// Its table, row and column, where it is a cell.
    pub(super) cell: Option<[Id; 3]>,
    /// What it is about.
    pub period: Option<Period>,
    /// The part and the whole, where it is a share of counts.
    pub parts: Option<(Decimal, Decimal)>,
    /// Where it stands.
    pub span: Span,
}

impl HeldFigure {
    /// Whether a number is typed as this figure is shown, or with more digits as the data has it.
    pub fn is(&self, number: &Number) -> bool {
        let scale = number.value.scale();
        self.value.rounded(scale) == number.value || self.exact.rounded(scale) == number.value
    }

    /// Whether it has no other digits than a number.
    pub fn is_exactly(&self, number: &Number) -> bool {
        self.value == number.value
    }

    /// The table and the row, where it is a cell.
    pub fn row(&self) -> Option<(&str, &str)> {
        let [table, row, _] = self.cell.as_ref()?;
        Some((table.as_str(), row.as_str()))
    }

    /// The table and the column, where it is a cell.
    pub fn column(&self) -> Option<(&str, &str)> {
        let [table, _, column] = self.cell.as_ref()?;
        Some((table.as_str(), column.as_str()))
    }

    /// The table, where it is a cell.
    pub fn table(&self) -> Option<&str> {
        self.row().map(|(table, _)| table)
    }
}
