//! `target-differs`: “below target”, “meets the target” beside a figure that isn't, or doesn't.

use crate::check::claim::each_clause;
use crate::check::fact::{Fact, facts};
use crate::check::prose::Passage;
use crate::check::words::Phrases;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{Style, TargetStatus, target_at, target_status};
use std::ops::Range;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "target-differs",
    group: Group::Words,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Compares “below target”, “above target”, “on target”, “meets the target”, “the target was exceeded”, “missed the target” beside a reference with the target that holds at that period.",
    why: "The indicator's own page shows the target and the status: the text would contradict it.",
    example: "Conferences remain above target, at [[icpc-timeliness@2020-05]], where the value is 61% and the target 80%.",
    instead: "Conferences remain below target, at [[icpc-timeliness@2020-05]].",
    mend: "Say what the figures say; [[id:status]] words it for you.",
    run,
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    Below,
    Above,
    Met,
    NotMet,
}

const WORDS: &[(&str, Claim)] = &[
    ("below target", Claim::Below),
    ("below the target", Claim::Below),
    ("below our target", Claim::Below),
    ("under target", Claim::Below),
    ("short of target", Claim::NotMet),
    ("short of the target", Claim::NotMet),
    ("short of our target", Claim::NotMet),
    ("above target", Claim::Above),
    ("above the target", Claim::Above),
    ("above our target", Claim::Above),
    ("over target", Claim::Above),
    ("exceeds the target", Claim::Met),
    ("exceeded the target", Claim::Met),
    ("exceeds target", Claim::Met),
    ("on target", Claim::Met),
    ("at target", Claim::Met),
    ("meets the target", Claim::Met),
    ("met the target", Claim::Met),
    ("meets target", Claim::Met),
    ("met our target", Claim::Met),
    ("meets our target", Claim::Met),
    ("reached the target", Claim::Met),
    ("within target", Claim::Met),
    ("missed the target", Claim::NotMet),
    ("misses the target", Claim::NotMet),
    ("in line with target", Claim::Met),
    ("in line with the target", Claim::Met),
    ("in line with our target", Claim::Met),
    ("meet the target", Claim::Met),
    ("meet our target", Claim::Met),
    ("meet target", Claim::Met),
    ("met target", Claim::Met),
    ("meeting the target", Claim::Met),
    ("meeting our target", Claim::Met),
    ("meeting target", Claim::Met),
    ("achieved the target", Claim::Met),
    ("achieved our target", Claim::Met),
    ("reached our target", Claim::Met),
    ("target was met", Claim::Met),
    ("target is met", Claim::Met),
    ("target has been met", Claim::Met),
    ("target was achieved", Claim::Met),
    ("target has been achieved", Claim::Met),
    ("target was reached", Claim::Met),
    ("hit the target", Claim::Met),
    ("hit our target", Claim::Met),
    ("exceeded our target", Claim::Met),
    ("exceeds our target", Claim::Met),
    ("exceed our target", Claim::Met),
    ("exceed the target", Claim::Met),
    ("exceeded target", Claim::Met),
    ("exceeding target", Claim::Met),
    ("exceeding our target", Claim::Met),
    ("better than target", Claim::Met),
    ("better than our target", Claim::Met),
    ("ahead of target", Claim::Met),
    ("target was missed", Claim::NotMet),
    ("missed target", Claim::NotMet),
    ("outside target", Claim::NotMet),
    ("off target", Claim::NotMet),
    ("worse than target", Claim::NotMet),
    ("missed our target", Claim::NotMet),
];

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(WORDS.iter().map(|(phrase, _)| *phrase)));

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    each_clause(subject, &mut |clause| {
        let Some((phrase, range)) = clause.find_any(&PHRASES) else {
            return;
        };
        let Some((_, claim)) = WORDS.iter().find(|(known, _)| *known == phrase) else {
            return;
        };
        // “[[x]], below the target of [[x:target]]”: the value stands before.
        let before = clause
            .all_facts
            .iter()
            .rev()
            .find(|fact| fact.range.end <= range.start);
        // “All are above target: [[x]], [[y]] and [[z]]” says it of each.
        let listed = listed_behind(subject, clause.passage, &range);
        let of_one = clause.fact_at(&range).or(before);
        let of_one = of_one.filter(|_| listed.is_empty());
        let wrong = listed.iter().chain(of_one).find_map(|fact| {
            let target = target_at(fact.indicator, fact.period)?;
            let status = target_status(fact.indicator, fact.period);
            let is_wrong = match claim {
                Claim::Below => fact.value >= target.low,
                Claim::Above => fact.value <= target.high,
                Claim::Met => status == Some(TargetStatus::NotMet),
                Claim::NotMet => status == Some(TargetStatus::Met),
            };
            is_wrong.then_some((fact, target))
        });
        if let Some((fact, target)) = wrong {
            let style = Style::of(fact.indicator);
            let shown = clause.passage.words(range.clone()).to_owned();
            all.push(
                finding(format!(
                    "“{shown}” disagrees with the figures: {} in {}, and a target of {}",
                    style.full(fact.value),
                    fact.period.words(),
                    target.words(style)
                ))
                .at(subject.prose.span(clause.passage, range))
                .related(target.aim.span, "the target is held here")
                .help("Say what the figures say; [[id:status]] words it."),
            );
        }
    });
}

/// The figures of a list that a colon begins behind a claim; none where it begins no list.
fn listed_behind<'p>(
    subject: &Subject<'p>,
    passage: &Passage<'p>,
    claim: &Range<usize>,
) -> Vec<Fact<'p>> {
    let end = passage.sentence_at(claim.start).map_or(0, |one| one.end);
    let behind = claim.end..end;
    match passage.words(behind.clone()).starts_with(':') {
        true => facts(subject.publication, passage, &behind),
        false => Vec::new(),
    }
}
