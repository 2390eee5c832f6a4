//! `multiple-differs`: “halved”, “doubled”, “trebled” beside a figure that didn't.

mod typed;

use crate::check::claim::each_clause;
use crate::check::words::Phrases;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{Style, comparable};
use crate::model::{Decimal, Period};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "multiple-differs",
    group: Group::Words,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Computes “halved”, “doubled”, “trebled”, “quadrupled”, “fell by half” and “rose by a third” beside a reference: no earlier value, or none that the sentence names, is near twice, half, a third or four times as much; and beside two typed numbers (“trebled, from 700 to 1,500”).",
    why: "It is a number in words, and like any number it is right or wrong.",
    example: "Repeat plans halved to [[repeat-plans@2020-05]], where the series reads 33.3, 31.0, 27.9.",
    instead: "Repeat plans fell to [[repeat-plans@2020-05]].",
    mend: "Say by how much it changed: [[repeat-plans:change@2019-04..2020-05]].",
    run,
};

/// The word, and the later value for each hundred of the earlier: at least, at most.
const WORDS: &[(&str, i64, i64)] = &[
    ("halved", 40, 60),
    ("doubled", 180, 230),
    ("trebled", 260, 350),
    ("tripled", 260, 350),
    ("quadrupled", 350, 460),
    ("fell by half", 40, 60),
    ("fallen by half", 40, 60),
    ("reduced by half", 40, 60),
    ("dropped by half", 40, 60),
    ("cut by half", 40, 60),
    ("cut in half", 40, 60),
    ("doubling", 180, 230),
    ("twice as many", 180, 230),
    ("twice as high", 180, 230),
    ("twice as much", 180, 230),
    ("three times as many", 260, 350),
    ("three times as high", 260, 350),
    ("rose by half", 140, 160),
    ("rose by a third", 127, 140),
    ("rose by a quarter", 120, 131),
    ("increased by a third", 127, 140),
    ("increased by half", 140, 160),
    ("fell by a third", 60, 73),
    ("fell by a quarter", 69, 81),
    ("reduced by a third", 60, 73),
    ("reduced by a quarter", 69, 81),
    ("halving", 40, 60),
    ("trebling", 260, 350),
    ("tripling", 260, 350),
    ("four times as many", 350, 460),
    ("twofold", 180, 230),
    ("threefold", 260, 350),
    ("fourfold", 350, 460),
];

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(WORDS.iter().map(|(phrase, ..)| *phrase)));

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    typed::run(subject, all);
    each_clause(subject, &mut |clause| {
        let Some((word, range)) = clause.find_any(&PHRASES) else {
            return;
        };
        let Some((_, least, most)) = WORDS.iter().find(|(known, ..)| *known == word) else {
            return;
        };
        let Some(near) = clause.fact_at(&range) else {
            return;
        };
        // “Fell to [[x]] after a year in which it had doubled”: of a time before the figure.
        let front = clause
            .passage
            .small_words(clause.sentence.start..range.start);
        let had = ["had", "had more than", "had nearly", "had almost"]
            .iter()
            .any(|had| front.trim_end().ends_with(&format!(" {had}")));
        if had && near.range.end <= range.start {
            return;
        }
        let Some(fact) = clause
            .all_facts
            .iter()
            .filter(|fact| fact.indicator.id == near.indicator.id)
            .max_by_key(|fact| fact.period.last_day())
        else {
            return;
        };
        let mut bases: Vec<(Period, Decimal)> = clause.bases(fact);
        let is_named = clause.all_facts.len() > 1 || bases.len() == 1;
        if !is_named {
            bases.extend(
                comparable(fact.indicator, fact.period)
                    .iter()
                    .filter(|reading| reading.period != fact.period)
                    .filter_map(|reading| Some((reading.period, reading.value.ok()?))),
            );
        }
        let fits = |before: &Decimal| {
            let now = fact.value.times(100);
            now >= before.times(*least) && now <= before.times(*most)
        };
        let Some((period, value)) = bases.last().copied() else {
            return;
        };
        if !bases.iter().any(|(_, before)| fits(before)) {
            let style = Style::of(fact.indicator);
            all.push(
                finding(format!(
                    "“{word}” disagrees with the figures: {} in {}, {} in {}",
                    style.full(value),
                    period.words(),
                    style.full(fact.value),
                    fact.period.words()
                ))
                .at(subject.prose.span(clause.passage, range))
                .related(fact.span, "the figure is held here")
                .help("Say by how much it changed: [[id:change@…]] words it."),
            );
        }
    });
}
