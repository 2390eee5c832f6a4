//! Which indicators words call by their whole name: “turnover”, “the number of open plans”.

use super::alike::words_of;
use super::{Measures, significant};
use crate::check::words::lower;
use crate::model::{Indicator, Unit};
use std::collections::BTreeSet;

impl<'p> Measures<'p> {
    /// The indicators of which words are a whole name, title or short, and nothing that neither has:
    /// “turnover in the north” is another turnover.
    pub fn called(&self, words: &str) -> Vec<&'p Indicator> {
        let stems = significant(words, &self.expansions);
        let known = stems.iter().filter_map(|stem| self.numbers.get(stem));
        let said: BTreeSet<usize> = known.copied().collect();
        if said.is_empty() || said.len() < stems.len() {
            return Vec::new();
        }
        let is_whole = |name: &super::Name| {
            !name.words.is_empty() && name.words.iter().all(|word| said.contains(word))
        };
        let first = said.first().and_then(|word| self.holders.get(*word));
        let holders = first.into_iter().flatten();
        holders
            .filter_map(|at| self.all.get(*at))
            .filter(|one| said.is_subset(&words_of(one)) && one.names.iter().any(is_whole))
            .filter_map(|one| one.indicator)
            .filter(|indicator| is_of_its_kind(words, indicator.unit))
            .collect()
    }
}

/// Whether words that say what kind of number is meant fit what an indicator is measured in.
fn is_of_its_kind(words: &str, unit: Unit) -> bool {
    let small = lower(words);
    let mut words = small.split_whitespace();
    words.all(|word| match word {
        "number" | "numbers" => !matches!(unit, Unit::Percent | Unit::Pounds),
        "proportion" | "percentage" | "share" => unit == Unit::Percent,
        _ => true,
    })
}
