//! What a number in a text may mean, as exact as it is meant to be.

use super::{Hedge, Number, NumberKind};
use crate::model::Decimal;

/// Whether a number in a text, with its “about” or “more than”, may be said of a value.
pub fn may_mean(number: &Number, value: Decimal) -> bool {
    let said = number.value;
    let off = value.minus(said);
    // How far “about” reaches: five points of a share, a tenth of an amount.
    let reach = match number.kind {
        NumberKind::Percent | NumberKind::Share => Decimal::whole(5),
        NumberKind::Pounds | NumberKind::Plain => said
            .abs()
            .divided_by(Decimal::whole(10), 2)
            .unwrap_or_default(),
    };
    let is_exact = value.rounded(said.scale()) == said;
    match number.hedge {
        Hedge::None if number.kind == NumberKind::Share => off.abs() <= reach,
        Hedge::None => is_exact,
        Hedge::About => off.abs() <= reach,
        Hedge::Nearly => is_exact || (off.is_negative() && off.abs() <= reach),
        Hedge::JustOver => is_exact || (!off.is_negative() && off.abs() <= reach),
        Hedge::MoreThan => value >= said,
        Hedge::LessThan => value <= said,
    }
}
