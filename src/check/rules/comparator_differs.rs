//! `comparator-differs`: “above England”, “below statistical neighbours” beside a figure that
//! isn't.

use crate::check::claim::{Clause, each_clause};
use crate::check::fact::Fact;
use crate::check::words::{Phrases, find_phrase};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{Style, comparison};
use crate::model::{Comparator, Decimal, Polarity};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "comparator-differs",
    group: Group::Words,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Compares “above”, “below”, “higher than”, “better than”, “in line with” England, the region or statistical neighbours beside a reference with the comparator that the data holds for that time.",
    why: "Comparators are the first thing that readers from outside look at, and they are published: anybody can look them up.",
    example: "Repeat plans are below England, at [[repeat-plans@2020-05]], where England has 20.8% and the value is 27.9%.",
    instead: "Repeat plans are above England ([[repeat-plans:england]]), at [[repeat-plans@2020-05]].",
    mend: "Say what the figures say, and refer to the comparator: [[id:england]].",
    run,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    Above,
    Below,
    Better,
    Worse,
    Alike,
}

const WORDS: &[(&str, Claim)] = &[
    ("above", Claim::Above),
    ("higher than", Claim::Above),
    ("more than", Claim::Above),
    ("exceeds", Claim::Above),
    ("below", Claim::Below),
    ("lower than", Claim::Below),
    ("fewer than", Claim::Below),
    ("less than", Claim::Below),
    ("better than", Claim::Better),
    ("worse than", Claim::Worse),
    ("in line with", Claim::Alike),
    ("similar to", Claim::Alike),
    ("broadly as in", Claim::Alike),
    ("comparable with", Claim::Alike),
    ("comparable to", Claim::Alike),
    ("close to", Claim::Alike),
    ("exceed", Claim::Above),
    ("exceeded", Claim::Above),
    ("in excess of", Claim::Above),
    ("outperform", Claim::Better),
    ("outperforms", Claim::Better),
    ("outperformed", Claim::Better),
    ("ahead of", Claim::Better),
    ("favourably with", Claim::Better),
    ("favourably to", Claim::Better),
    ("unfavourably with", Claim::Worse),
    ("in keeping with", Claim::Alike),
    ("consistent with", Claim::Alike),
    ("on a par with", Claim::Alike),
    ("the same as", Claim::Alike),
];

/// Words for a comparator, and what its id or name has.
pub(super) const PLACES: [(&str, &[&str]); 8] = [
    ("england", &["england", "national"]),
    ("national", &["england", "national"]),
    ("nationally", &["england", "national"]),
    ("statistical neighbours", &["neighbour"]),
    ("statistical neighbour", &["neighbour"]),
    ("our neighbours", &["neighbour"]),
    ("south west", &["south-west", "south west", "region"]),
    ("regional", &["south-west", "south west", "region"]),
];

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(WORDS.iter().map(|(phrase, _)| *phrase)));

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    each_clause(subject, &mut |clause| {
        if clause.find_any(&PHRASES).is_none() {
            return;
        }
        for (phrase, claim) in WORDS.iter().copied() {
            let Some(range) = clause.find(phrase) else {
                continue;
            };
            let from = range.end - clause.range.start;
            let behind = clause.small.get(from..).unwrap_or("");
            // The place must follow at once: “below the England average”.
            let near: String = behind.chars().take(32).collect();
            let Some((_, names)) = PLACES
                .iter()
                .find(|(place, _)| find_phrase(&near, place).is_some())
            else {
                continue;
            };
            let Some(fact) = clause.fact_at(&range) else {
                return;
            };
            let Some((comparator, other)) = comparator(subject, &clause, fact, names) else {
                return;
            };
            if !agrees(claim, fact, other) {
                let style = Style::of(fact.indicator);
                let shown = clause.passage.words(range.clone()).to_owned();
                all.push(
                    finding(format!(
                        "“{shown}” disagrees with the figures: {} here, {} in {}",
                        style.full(fact.value),
                        style.full(other),
                        comparator.name
                    ))
                    .at(subject.prose.span(clause.passage, range))
                    .related(comparator.span, "the comparator is held here")
                    .help(format!(
                        "Say what the figures say, and refer to it: [[{}:{}]].",
                        fact.indicator.id, comparator.id
                    )),
                );
            }
            return;
        }
    });
}

fn comparator<'p>(
    subject: &Subject<'p>,
    clause: &Clause<'_, 'p>,
    fact: &Fact<'p>,
    names: &[&str],
) -> Option<(&'p Comparator, Decimal)> {
    // A typed comparator's value, or one of another year, is the author's affair.
    let _ = clause;
    let comparator = fact.indicator.comparators.iter().find(|one| {
        let name = one.name.to_lowercase();
        names
            .iter()
            .any(|part| name.contains(part) || one.id.as_str().contains(part))
    })?;
    let beside = comparison(subject.publication, fact.indicator, comparator, fact.period)?;
    Some((comparator, beside.reading.value.ok()?))
}

fn agrees(claim: Claim, fact: &Fact<'_>, other: Decimal) -> bool {
    let value = fact.value;
    match (claim, fact.indicator.polarity) {
        (Claim::Above, _) => value > other,
        (Claim::Below, _) => value < other,
        (Claim::Better, Polarity::High) | (Claim::Worse, Polarity::Low) => value > other,
        (Claim::Better, Polarity::Low) | (Claim::Worse, Polarity::High) => value < other,
        (Claim::Better | Claim::Worse, Polarity::None) => true,
        // Alike: no more than a quarter off.
        (Claim::Alike, _) => value.minus(other).abs().times(4) <= other.abs(),
    }
}
