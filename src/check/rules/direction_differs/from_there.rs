//! What a figure has done after the month that it is of: “after a rise to [[x@2020-03]] in March the
//! share fell in April”. The verb has a month of its own, and the figure is where it starts from.

use super::{Way, wants_up};
use crate::check::claim::Clause;
use crate::check::fact::Fact;
use crate::check::period_words::periods;
use crate::check::words::find_phrase;
use crate::measure::{self, Style};
use crate::model::Period;
use std::ops::Range;

/// So far behind the verb its month may stand, in bytes: “fell a little in the two months to”.
const NEAR: usize = 40;

/// A figure from which the verb at a place starts, and the later month that it tells of.
pub(super) fn from_there<'c, 'p>(
    clause: &'c Clause<'_, 'p>,
    phrase: &str,
    at: &Range<usize>,
) -> Option<(&'c Fact<'p>, Period)> {
    // “Higher than in April”, “down from March” name what they compare with.
    if phrase.contains("than") || phrase.ends_with("from") {
        return None;
    }
    let has_figure_behind = clause
        .all_facts
        .iter()
        .any(|fact| fact.range.start >= at.end);
    let fact = clause.fact_at(at).filter(|_| !has_figure_behind)?;
    let behind = at.end..clause.sentence.end;
    let named = periods(&clause.passage.text, &behind, clause.passage.as_at);
    let named = named.first()?;
    let between = clause.passage.small_words(at.end..named.range.start);
    let leads_away = [" and ", " but ", ";", ":", "since", "than", "from"]
        .iter()
        .any(|joint| between.contains(joint));
    let period = named.period?;
    let is_later = period.last_day() > fact.period.last_day();
    (is_later && between.len() <= NEAR && !leads_away).then_some((fact, period))
}

/// The figure that the verb at a place goes to, whatever later one is told behind it: “fell to
/// [[x@2020-03]] in March and was [[x@2020-05]] in May”.
pub(super) fn goal<'c, 'p>(
    clause: &'c Clause<'_, 'p>,
    phrase: &str,
    at: &Range<usize>,
) -> Option<&'c Fact<'p>> {
    let behind = clause.all_facts.iter();
    let fact = behind
        .filter(|fact| fact.range.start >= at.end)
        .min_by_key(|fact| fact.range.start)?;
    let between = clause.passage.small_words(at.end..fact.range.start);
    let goes_to = match between.trim() {
        "" => phrase.ends_with(" to"),
        words => words == "to" || words.ends_with(" to"),
    };
    let leads_away = between.contains([',', ';', ':', '('])
        || ["and", "but", "than", "since", "from", "after", "up to"]
            .iter()
            .any(|word| find_phrase(between, word).is_some());
    (goes_to && between.len() <= NEAR && !leads_away).then_some(fact)
}

/// Why the verb is wrong of the way from a figure to a later month; `None`: it may be right.
pub(super) fn contradiction(fact: &Fact<'_>, later: Period, way: Way) -> Option<String> {
    let wants_up = wants_up(way, fact)?;
    let value = measure::reading(fact.indicator, later)?.value.ok()?;
    let agrees = match wants_up {
        true => value > fact.value,
        false => value < fact.value,
    };
    let style = Style::of(fact.indicator);
    (!agrees).then(|| {
        format!(
            "{} in {}, {} in {}",
            style.full(fact.value),
            fact.period.words(),
            style.full(value),
            later.words()
        )
    })
}
