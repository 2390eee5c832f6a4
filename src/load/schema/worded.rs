//! The words of data files that stand for a value of the model.

use crate::load::RuleLevel;
use crate::model::*;

/// A type whose values have a word each.
pub trait Worded: Copy + 'static {
    /// Every value with its word, in the order in which they are offered.
    fn all() -> Vec<(&'static str, Self)>;
}

/// The words of a type.
pub fn words<T: Worded>() -> Vec<&'static str> {
    T::all().into_iter().map(|(word, _)| word).collect()
}

/// Types that list pairs of a word and a value.
macro_rules! worded_by_pairs {
    ($($name:ty),+) => {$(
        impl Worded for $name {
            fn all() -> Vec<(&'static str, Self)> {
                <$name>::ALL.to_vec()
            }
        }
    )+};
}

/// Types that list a name for people as well.
macro_rules! worded_by_triples {
    ($($name:ty),+) => {$(
        impl Worded for $name {
            fn all() -> Vec<(&'static str, Self)> {
                <$name>::ALL.iter().map(|(word, value, _)| (*word, *value)).collect()
            }
        }
    )+};
}

worded_by_pairs!(
    Accumulation,
    ChartKind,
    Counts,
    Delivery,
    Frequency,
    Polarity,
    RuleLevel,
    Standing,
    Tone,
    Unit,
    YearKind
);
worded_by_triples!(Compliance, EvidenceKind, FindingKind, PublicationStatus);

impl Worded for Marking {
    fn all() -> Vec<(&'static str, Marking)> {
        vec![
            ("official", Marking::Official),
            ("official-sensitive", Marking::OfficialSensitive),
        ]
    }
}

impl Worded for Flag {
    fn all() -> Vec<(&'static str, Flag)> {
        Flag::ALL
            .iter()
            .map(|(flag, letter, _)| (*letter, *flag))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markings_are_written_as_they_are_serialised() {
        assert_eq!(Marking::all().len(), Marking::ALL.len());
        for (word, marking) in Marking::all() {
            assert_eq!(
                serde_json::to_value(marking).ok(),
                Some(serde_json::Value::from(word))
            );
        }
    }
}
