//! `typed-figure`: a number that is typed in prose though an indicator or a table holds it.

mod beside;
mod comparator;
mod held;
mod pair;
mod row;

use crate::check::measures::{HeldFigure, Match, Measure};
use crate::check::number::{Hedge, Number, Role, is_choice, is_wished};
use crate::check::period_words::{NamedPeriod, periods};
use crate::check::prose::{Kind, Passage};
use crate::check::typed::{dated_numbers, is_aim};
use crate::check::typed_table::Held;
use crate::check::words::{find_phrase, words_after};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::measure::{self, Style};
use crate::model::walk::Part;
use crate::model::{Indicator, Period};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "typed-figure",
    group: Group::Figures,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a number that is typed in prose though an indicator or a table holds it, where the sentence names what it measures; a comparator's value, where the sentence names whose it is and what it is compared with; three numbers or more of one row of a table, in a passage that names the row; a table that repeats the data; and a cell whose headings, by themselves or with what is said above the table, name an indicator and nothing else. Where no period is named it is read as one of the latest. “At this level” takes up what the sentence before names.",
    why: "A typed number stays as it is when the data changes: then one page says two things. A reference is always what the data holds, and leads the reader to its source.",
    example: "Initial conferences within 15 working days were at 61% in May 2020.",
    instead: "Initial conferences within 15 working days were at [[icpc-timeliness@2020-05]] in May 2020.",
    mend: "Write the reference that the message names in place of the number.",
    run,
};

/// How much of a measure's name a sentence must have, by weight.
const ENOUGH: f32 = 0.7;
/// So many cells that the data holds make a table a copy.
const ENOUGH_CELLS: usize = 3;
/// How much of it is enough for a number that is hardly the same by chance.
const A_LITTLE: f32 = 0.4;

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    in_tables(subject, all);
    let measures = subject.measures();
    let rows = row::Rows::of(measures);
    for passage in subject.prose.statements() {
        // Plain words cannot hold a reference.
        if passage.quoted || passage.kind == Kind::Words {
            continue;
        }
        let mut told: Vec<beside::Told<'_>> = Vec::new();
        for (range, words) in passage.sentences() {
            let typed = told_numbers(passage, &range);
            if typed.is_empty() {
                continue;
            }
            let named = measures.named_in(words, A_LITTLE);
            let in_pairs = pair::held_in(measures, passage, words, &typed);
            let mut open: Vec<Number> = Vec::new();
            let mut own: Vec<&Indicator> = Vec::new();
            for number in typed {
                if is_aim(passage, &number) {
                    all.extend(of_target(subject, passage, &number, &named));
                    continue;
                }
                if is_limit(passage, &number)
                    && let Some(told) = of_target(subject, passage, &number, &named)
                {
                    all.push(told);
                    continue;
                }
                let before = passage.small_words(range.start..number.range.start);
                if is_wished(&before, "") {
                    continue;
                }
                let found = held::held(measures, passage, &range, &number, &named)
                    .or_else(|| {
                        let one = in_pairs.iter().find(|(at, ..)| *at == number.range);
                        one.map(|(_, measure, held)| (*measure, *held, true))
                    })
                    .or_else(|| held::taken_up(measures, passage, &range, &number));
                if let Some((measure, held, is_dated)) = found {
                    told.push((number.range.clone(), held));
                    own.extend(measure.indicator);
                    let advice = match told_of_another(passage, &range, &number, measure, held) {
                        Some(at_named) => Advice::Either(at_named),
                        None if is_of_a_month(passage, &range, measure) => Advice::NotThatTime,
                        None => measure
                            .indicator
                            .and_then(|one| later(one, held, passage))
                            .filter(|_| !is_dated)
                            .map_or(Advice::Write, Advice::SayWhen),
                    };
                    all.push(tell(
                        subject,
                        passage,
                        number.range,
                        (measure, held),
                        advice,
                    ));
                } else {
                    open.push(number);
                }
            }
            let passage_part = (passage, &range);
            all.extend(comparator::look(subject, passage_part, &open, &named, &own));
        }
        let beside = beside::look(measures, passage, &told);
        for (number, measure, held) in beside {
            let at = number.range.clone();
            all.push(tell(subject, passage, at, (measure, held), Advice::Write));
            told.push((number.range, held));
        }
        rows.look(subject, passage, &told, all);
    }
}

/// What to write in place of a number that is typed.
enum Advice<'m> {
    /// The reference, and nothing else.
    Write,
    /// The reference and of when it is, since the latest value is this.
    SayWhen(String),
    /// This figure, which is of the time that the sentence names, or the right time.
    Either(&'m HeldFigure),
    /// What the data has for the quarter that the sentence names: the figure is that of a month.
    NotThatTime,
}

/// Whether a figure is that of a row for a month, and its sentence names a quarter and no month.
fn is_of_a_month(passage: &Passage<'_>, sentence: &Range<usize>, measure: &Measure<'_>) -> bool {
    let of_row = measure.row.unwrap_or("");
    let mut rows = periods(of_row, &(0..of_row.len()), passage.as_at).into_iter();
    let is_month = |one: NamedPeriod| matches!(one.period, Some(Period::Month { .. }));
    let small = passage.small_words(sentence.clone());
    let names_quarter = ["quarter", "quarters", "q1", "q2", "q3", "q4"]
        .iter()
        .any(|word| find_phrase(small, word).is_some());
    let mut named = periods(&passage.text, sentence, passage.as_at).into_iter();
    names_quarter && rows.any(is_month) && !named.any(is_month)
}

/// The figure that a measure has for the time of which a number is told, where the number is
/// the figure of another time.
fn told_of_another<'m>(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    number: &Number,
    measure: &'m Measure<'_>,
    held: &HeldFigure,
) -> Option<&'m HeldFigure> {
    let dated = dated_numbers(passage, sentence);
    let one = dated.iter().find(|one| one.number.range == number.range)?;
    let period = one.period.filter(|period| held.period != Some(*period))?;
    let at_named = |one: &&HeldFigure| one.period == Some(period) && !one.is(number);
    measure.figures.iter().find(at_named)
}

/// That a number is typed, what it is in the data, and what to write instead.
fn tell(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    at: Range<usize>,
    (measure, held): (&Measure<'_>, &HeldFigure),
    advice: Advice<'_>,
) -> Diagnostic {
    let shown = passage.words(at.clone()).trim();
    let reference = &held.reference;
    let help = match advice {
        Advice::SayWhen(later) => {
            format!("Write {reference} and say of when it is: the latest value is {later}.")
        }
        Advice::Either(other) => {
            let words = |one: &HeldFigure| one.period.map(|at| at.words()).unwrap_or_default();
            format!(
                "It is the value for {}, and the sentence names {}: write {}, or {reference} and the time that it is of.",
                words(held),
                words(other),
                other.reference
            )
        }
        Advice::NotThatTime => format!(
            "It is the value of “{}”, and the sentence names a quarter: write what the data has for that, or {reference} and its month.",
            measure.row.unwrap_or_default()
        ),
        Advice::Write => format!("Write {reference} instead."),
    };
    finding(format!("“{shown}” is typed, and the data holds it"))
        .at(subject.prose.span(passage, at))
        .help(help)
        .related(held.span, format!("“{}” is held here", measure.title))
}

/// The latest value of an indicator, in words, where a figure is of an earlier time.
fn later(indicator: &Indicator, held: &HeldFigure, passage: &Passage<'_>) -> Option<String> {
    let latest = measure::latest(indicator, passage.as_at)?;
    let is_earlier = held.period.is_some_and(|period| period < latest.period);
    let value = latest.value.ok().filter(|_| is_earlier)?;
    Some(format!(
        "{} for {}",
        Style::of(indicator).full(value),
        latest.period.words()
    ))
}

/// A number that is told as a target and is one.
fn of_target(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    number: &Number,
    named: &[Match<'_, '_>],
) -> Option<Diagnostic> {
    let found = named
        .iter()
        .filter(|found| found.coverage >= ENOUGH && found.words >= 2)
        .filter(|found| found.measure.takes(number.kind))
        .filter_map(|found| found.measure.indicator)
        .find_map(|indicator| {
            let latest = measure::latest(indicator, passage.as_at)?;
            let target = measure::target_at(indicator, latest.period)?;
            (target.low == number.value || target.high == number.value)
                .then_some((indicator, target))
        });
    let (indicator, target) = found?;
    let shown = passage.words(number.range.clone()).trim().to_owned();
    Some(
        finding(format!(
            "“{shown}” is typed, and the data holds it as a target"
        ))
        .at(subject.prose.span(passage, number.range.clone()))
        .help(format!("Write [[{}:target]] instead.", indicator.id))
        .related(
            target.aim.span,
            format!("the target of “{}” is held here", indicator.title),
        ),
    )
}

/// Tables typed in Markdown that repeat the data, once a table; in others the cells whose headings
/// leave no doubt.
fn in_tables(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for table in subject.typed_tables() {
        let held = table.held.len();
        let sure = table.held.iter().filter(|cell| cell.is_sure).count();
        // Of many cells a few are the data's by chance.
        let is_copy = sure >= ENOUGH_CELLS || held > 1 && held * 2 >= table.cells;
        if is_copy {
            let mut one = finding(format!(
                "this table types {held} figures that the data holds"
            ))
            .at(table.head)
            .help(format!(
                "Show the data's own table with ![[{}]], or refer to each figure.",
                only_id(&table.held).unwrap_or("its-id")
            ));
            for cell in &table.held {
                let is = format!("“{}” is {}", cell.shown, cell.reference);
                one = one.related(cell.span, is);
            }
            all.push(one);
            continue;
        }
        for cell in &table.held {
            let Some(measure) = &cell.measure else {
                continue;
            };
            let Held {
                shown, reference, ..
            } = cell;
            all.push(
                finding(format!("“{shown}” is typed, and the data holds it"))
                    .at(cell.span)
                    .help(format!("Write {reference} instead."))
                    .related(cell.held_at, format!("“{measure}” is held here")),
            );
        }
    }
}

/// The table or indicator that holds all of a table's figures.
fn only_id(held: &[Held]) -> Option<&str> {
    let mut ids = held.iter().map(|cell| id_in(&cell.reference));
    let first = ids.next()??;
    ids.all(|id| id == Some(first)).then_some(first)
}

/// The id in a reference: `visits` of `[[visits@2020-05]]`.
fn id_in(reference: &str) -> Option<&str> {
    let written = reference.trim_start_matches('[');
    written.get(..written.find([':', '@'])?)
}

/// Whether a number says how many there are to be at most or at least: “no more than 17”, or
/// anything that a plan's objectives name.
fn is_limit(passage: &Passage<'_>, number: &Number) -> bool {
    let behind = words_after(&passage.text, number.range.end, 4);
    let is_open = behind.windows(2).any(|pair| {
        matches!(pair, [or, more] if or == "or" && matches!(more.as_str(), "more" | "less" | "fewer" | "better"))
    });
    is_open
        || matches!(number.hedge, Hedge::LessThan | Hedge::MoreThan)
        || passage.place.part == Part::Key("objectives")
}

/// The figures that are typed in a sentence and measure something.
fn told_numbers(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<Number> {
    let mut typed = typed_numbers(passage, sentence);
    typed.retain(|number| !is_choice(&passage.text, number));
    typed
}

/// The figures that are typed in a sentence.
pub(in crate::check) fn typed_numbers(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
) -> Vec<Number> {
    passage
        .numbers(sentence)
        .into_iter()
        .filter(|number| number.role == Role::Figure && passage.is_typed(&number.range))
        .collect()
}
