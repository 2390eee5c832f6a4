//! `figure-differs`: a typed number that differs from the value that its sentence names.

mod all_told;
mod beside_reference;
mod counted;
mod dated_beside;
mod known_in_table;
pub(in crate::check) mod known_wrong;
mod named_before;
mod never_held;
mod not_yet;
mod other_period;
mod period_of_reference;
mod sample;
mod shown_period;
mod sibling;
mod told_of_now;
mod told_with;

use super::typed_figure::typed_numbers;
use crate::check::measures::Match;
use crate::check::number::{Hedge, Number, NumberKind, has_percent, is_wished};
pub(super) use crate::check::other_number::{speaks_of_something_else, tells_another_number};
use crate::check::period_words::periods;
use crate::check::prose::{Passage, clauses};
use crate::check::typed::{Dated, dated_numbers};
use crate::check::typed_table::Differing;
use crate::check::words::{find_phrase, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{self, Reading, Style};
use crate::model::{AimLevel, Decimal, Indicator, Period, Span, Target};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "figure-differs",
    group: Group::Figures,
    level: RuleLevel::Error,
    scope: Scope::Text,
    what: "Finds a percentage that is typed where the sentence has the whole name of an indicator and the period, and that is none of the values, targets or comparators which the indicator holds; one that stands beside a figure of the same measure (“to [[x]] in May from 38% in April”, “was 37% in April and has since improved to [[x]]”) and is not the value of its period; one that has the whole name of its indicator, beside a figure that says of which period both are; one of a named period behind the whole name of its indicator (“supervision was at 49% in May”); one of a named period that is the measure's value for another (“turnover is 12.5% in May”, where that was April's); one that is told of now, or in the present, and was the value of an earlier time; one that is told in the present, beside a word that names one measure only, and that is near to its latest value and was never its value; one that is told of a measure (“section 47”) and is what the data says of another which is named alike (“section 17”); a cell of a typed table whose headings name an indicator and a period; a count of a named period in front of the noun and with the whole name of its indicator (“26 teams rated red”); “all” of what the data has a smaller share for (“all meetings are held within 5 days”); a reference without a period that shows another value than the data has for the month, quarter or year which its sentence names for it (“as at March 2020, visits were [[x]]”, which shows April's); a number that the data has under “also_printed” of what the sentence, or the row of a typed table, names; a count that is told “to date” and that the data has for a later day; and a number of audited cases other than that of the evidence cited, or of the one audit that the sentence names.",
    why: "The page would say one thing, and the chart beside it another: the reader doesn't know which is true.",
    example: "Initial conferences within 15 working days were at 63% in May 2020.\n\n[icpc-timeliness]\ntitle = \"Initial conferences within 15 working days\"\nvalues.2020-05 = 61",
    instead: "Initial conferences within 15 working days were at [[icpc-timeliness@2020-05]] in May 2020.",
    mend: "Write the reference that the message names. Where the data is wrong, correct it there.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let mut found = Vec::new();
    by_name(subject, &mut found);
    by_clause(subject, &mut found);
    told_with::run(subject, &mut found);
    beside_reference::run(subject, &mut found);
    told_of_now::run(subject, &mut found);
    sibling::run(subject, &mut found);
    sample::run(subject, &mut found);
    shown_period::run(subject, &mut found);
    counted::run(subject, &mut found);
    all_told::run(subject, &mut found);
    known_wrong::run(subject, &mut found);
    not_yet::run(subject, &mut found);
    in_tables(subject, &mut found);
    // Two ways to the same number are one finding.
    for one in found {
        if !all.iter().any(|other: &Diagnostic| other.span == one.span) {
            all.push(one);
        }
    }
}

/// Percentages one by one, with the clause in which each is told.
fn by_clause(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let passages = subject.prose.statements();
    for passage in passages.filter(|one| one.has_digit && !one.quoted) {
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            if !has_percent(small) {
                continue;
            }
            let refers = passage.references_in(sentence).next().is_some();
            let dated = dated_numbers(passage, sentence);
            for clause in clauses(&passage.text, sentence) {
                let told: Vec<&Dated> = dated
                    .iter()
                    .filter(|one| clause.contains(&one.number.range.start))
                    .filter(|one| one.number.kind == NumberKind::Percent)
                    .collect();
                for one in &told {
                    let before = named_before::other_value(subject, passage, &clause, one);
                    let found =
                        before.or_else(|| other_period::of_another(subject, passage, &clause, one));
                    all.extend(found);
                }
                if let [only] = told.as_slice()
                    && only.period.is_none()
                {
                    let look = match refers {
                        true => period_of_reference::look,
                        false => never_held::look,
                    };
                    all.extend(look(subject, passage, sentence, &clause, &only.number));
                }
            }
        }
    }
}

fn in_tables(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for table in subject.typed_tables() {
        for cell in table.differing.iter().filter(|cell| cell.is_sure) {
            let Differing { shown, value, .. } = cell;
            let held = (cell.held_at, cell.indicator);
            all.push(
                against(held, typed_instead(shown, value, cell.period), cell.span)
                    .help(write_instead(cell.indicator, cell.period)),
            );
        }
    }
}

/// A typed number that the data contradicts: where it holds the right one, of which indicator.
fn against(held: (Span, &Indicator), message: String, at: Span) -> Diagnostic {
    let (span, indicator) = held;
    finding(message)
        .at(at)
        .related(span, format!("“{}” is held here", indicator.title))
}

fn typed_instead(shown: &str, value: &str, period: Period) -> String {
    let period = period.words();
    format!("“{shown}” is typed, and the data says {value} for {period}")
}

fn write_instead(indicator: &Indicator, period: Period) -> String {
    let id = &indicator.id;
    format!("Write [[{id}@{period}]] instead; where the data is wrong, correct it there.")
}

fn by_name(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let measures = subject.measures();
    for passage in subject.prose.statements().filter(|one| !one.quoted) {
        for (range, words) in passage.sentences() {
            let typed = typed_numbers(passage, &range);
            // One number, one measure, one period: otherwise a program cannot be sure.
            let [number] = typed.as_slice() else {
                continue;
            };
            if number.kind != NumberKind::Percent || number.hedge != Hedge::None {
                continue;
            }
            // Evidence that is cited shows no other value.
            let refers = passage
                .references_in(&range)
                .any(|mention| !matches!(mention.reference.to, Target::Evidence(_)));
            if speaks_of_something_else(without_aim(words)) || refers {
                continue;
            }
            let mut named = measures.named_in(words, 0.99);
            // A percentage is no rate and no count.
            named.retain(|found| found.measure.takes(number.kind));
            let Some((indicator, period)) = the_one(passage, &range, &named) else {
                continue;
            };
            let before = passage.small_words(range.start..number.range.start);
            if is_wished(&before, "") || is_of_a_part(words, indicator) {
                continue;
            }
            all.extend(compare(subject, passage, number, indicator, period));
        }
    }
}

/// A sentence without its last clause, where that sets its figure beside a target and gives none:
/// “…, which is above target”.
fn without_aim(words: &str) -> &str {
    let Some((front, clause)) = words.rsplit_once(", which ") else {
        return words;
    };
    let is_aim = clause.trim_end_matches('.').ends_with("target")
        && !clause.contains(|c: char| c.is_ascii_digit());
    if is_aim { front } else { words }
}

/// Whether a sentence tells of some of those whom an indicator counts: “those who are under five”.
fn is_of_a_part(words: &str, indicator: &Indicator) -> bool {
    const PARTS: [&str; 8] = [
        "who",
        "whose",
        "under",
        "over",
        "aged",
        "where",
        "foster",
        "residential",
    ];
    let (small, title) = (lower(words), lower(&indicator.title));
    let is_part = PARTS.iter().any(|part| {
        find_phrase(small.as_str(), part).is_some() && find_phrase(title.as_str(), part).is_none()
    });
    is_part || tells_of_comers(words, indicator)
}

/// Whether a sentence tells of those who come or go, and its indicator of those who are there:
/// “children entering care”.
pub(super) fn tells_of_comers(words: &str, indicator: &Indicator) -> bool {
    const COMING: [&str; 10] = [
        "new",
        "entered",
        "entering",
        "came into",
        "coming into",
        "admitted to",
        "left",
        "leaving",
        "joined",
        "joining",
    ];
    let (small, title) = (lower(words), lower(&indicator.title));
    let tells = |text: &str| COMING.iter().any(|one| find_phrase(text, one).is_some());
    tells(&small) && !tells(&title)
}

/// The indicator and the period that a sentence names, where it names one of each.
fn the_one<'p>(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    named: &[Match<'_, 'p>],
) -> Option<(&'p Indicator, Period)> {
    let indicator = the_only_named(named)?;
    let mut periods = periods(&passage.text, sentence, passage.as_at)
        .into_iter()
        .filter_map(|named| named.period);
    let period = match periods.next() {
        Some(period) => period,
        None => measure::latest(indicator, passage.as_at)?.period,
    };
    periods.next().is_none().then_some((indicator, period))
}

/// The indicator of whose name the most words stand there, three or more; `None` where it is not
/// the only one.
fn the_only_named<'p>(named: &[Match<'_, 'p>]) -> Option<&'p Indicator> {
    let most = named.iter().map(|found| found.words).max()?;
    let mut best = named
        .iter()
        .filter(|found| found.words == most && most >= 3);
    let indicator = best.next()?.measure.indicator?;
    best.next().is_none().then_some(indicator)
}

fn compare(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    number: &Number,
    indicator: &Indicator,
    period: Period,
) -> Option<Diagnostic> {
    let reading = measure::reading(indicator, period)?;
    reading.value.ok()?;
    is_none_of(indicator, number).then(|| problem(subject, passage, number, indicator, &reading))?
}

/// Whether a number is none of the values, targets and comparators that an indicator holds.
fn is_none_of(indicator: &Indicator, number: &Number) -> bool {
    let style = Style::of(indicator);
    let is_its_own = indicator
        .values
        .values()
        .filter_map(|datum| style.value(&datum.amount).ok())
        .any(|held| is_shown_as(held, number.value));
    !is_its_own && !is_of_others(indicator, number.value) && !is_aimed(indicator, number.value)
}

/// Whether a number is a value of one of the indicator's comparators.
fn is_of_others(indicator: &Indicator, number: Decimal) -> bool {
    let style = Style::of(indicator);
    let values = indicator
        .comparators
        .iter()
        .flat_map(|one| one.values.values());
    values
        .filter_map(|datum| style.value(&datum.amount).ok())
        .any(|held| is_shown_as(held, number))
}

/// Whether a number is what the indicator aims at.
fn is_aimed(indicator: &Indicator, number: Decimal) -> bool {
    indicator.targets.values().any(|aim| match aim.level {
        AimLevel::Value(level) => is_shown_as(level, number),
        AimLevel::Range(low, high) => is_shown_as(low, number) || is_shown_as(high, number),
        AimLevel::None => false,
    })
}

/// How far “about” reaches: a tenth.
const ABOUT: i64 = 10;

/// Whether a count is so near a value that it may be meant for it, and is not of something else.
fn may_be(number: &Number, value: Decimal) -> bool {
    number.value.times(2) > value && value.times(2) > number.value
}

/// Whether a count tells a value: with its digits or, where it is said to be about so many, nearly.
fn tells(number: &Number, value: Decimal) -> bool {
    match number.hedge {
        Hedge::About => value.minus(number.value).abs().times(ABOUT) <= value,
        _ => value.rounded(number.value.scale()) == number.value,
    }
}

fn is_shown_as(held: Decimal, number: Decimal) -> bool {
    held.rounded(number.scale()) == number
}

fn problem(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    number: &Number,
    indicator: &Indicator,
    reading: &Reading<'_>,
) -> Option<Diagnostic> {
    // Of two that are named alike, the one that has the number may be meant.
    let measures = subject.measures();
    if measures.is_held_alike(passage, number, (indicator, reading.period)) {
        return None;
    }
    let shown = passage.words(number.range.clone()).trim();
    let value = Style::of(indicator).full(reading.value.ok()?);
    let message = typed_instead(shown, &value, reading.period);
    let at = subject.prose.span(passage, number.range.clone());
    let found = against((reading.datum.span, indicator), message, at);
    Some(found.help(write_instead(indicator, reading.period)))
}
