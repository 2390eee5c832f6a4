//! Which indicator a row or column of a spreadsheet is about.

use super::memory::Memory;
use crate::diagnostic::did_you_mean;
use crate::model::{Id, Indicator, Publication};
use std::fmt;

/// Where figures go: the values of an indicator, or those of one of its comparators. What a name
/// in a spreadsheet means may also be a row or a column of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Destination {
    /// The indicator, or the table.
    pub indicator: Id,
    /// The comparator's key: `england`; or that of the table's row or column.
    pub comparator: Option<Id>,
}

impl Destination {
    /// `icpc-timeliness`, or `repeat-plans-started:england`.
    pub fn parse(text: &str) -> Option<Destination> {
        let (indicator, comparator) = match text.trim().split_once(':') {
            Some((indicator, comparator)) => (indicator, Some(Id::new(comparator.trim())?)),
            None => (text.trim(), None),
        };
        Some(Destination {
            indicator: Id::new(indicator.trim())?,
            comparator,
        })
    }
}

/// As it is written.
impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.comparator {
            Some(comparator) => write!(f, "{}:{comparator}", self.indicator),
            None => write!(f, "{}", self.indicator),
        }
    }
}

/// What a label means; `Err` with the nearest indicator's id, if one is near.
///
/// # Errors
/// Where no indicator goes by that name.
pub fn matching(
    label: &str,
    memory: &Memory,
    publication: &Publication,
) -> Result<Destination, Option<Id>> {
    if let Some(known) = memory.label(label) {
        return Ok(known.clone());
    }
    let wanted = plain(label);
    let names = |indicator: &Indicator| {
        [
            indicator.id.as_str().to_owned(),
            indicator.title.clone(),
            indicator.short.clone(),
        ]
    };
    let mut found = publication
        .indicators
        .iter()
        .filter(|indicator| names(indicator).iter().any(|name| plain(name) == wanted));
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(Destination {
            indicator: one.id.clone(),
            comparator: None,
        }),
        // Two indicators of one name: only a person can tell.
        _ => {
            let all: Vec<(String, &Id)> = publication
                .indicators
                .iter()
                .flat_map(|one| names(one).map(|name| (plain(&name), &one.id)))
                .collect();
            let near = did_you_mean(&wanted, all.iter().map(|(name, _)| name.as_str()));
            Err(near.and_then(|near| {
                all.iter()
                    .find(|(name, _)| name == near)
                    .map(|(_, id)| (*id).clone())
            }))
        }
    }
}

/// A name without case, punctuation and signs: “% Visits – in time” is “visits in time”.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}
