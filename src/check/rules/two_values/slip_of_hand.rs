//! A typed number of a named period that is the data's value but for two digits swapped, or for a
//! lost decimal point: “39%” where the data has 93%.

use crate::check::number::{Number, NumberKind};
use crate::check::prose::{Kind, Passage};
use crate::check::rules::jump::swapped;
use crate::check::typed::{self, Dated, dated_numbers, is_aim, reading_for};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::measure::Style;
use crate::model::Decimal;
use std::ops::Range;

/// How much of a measure's name a sentence must have: little, since such digits are hardly chance.
const NAMED: f32 = 0.4;

/// How much where four digits or more are the value's but for two that are swapped.
const HARDLY: f32 = 0.2;

/// From so many digits on a number is hardly another's by chance.
const TELLING: usize = 4;

pub(super) fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item | Kind::Line);
        if passage.quoted || !is_prose || !passage.has_digit {
            continue;
        }
        // A period that dates a number has a year, but for one that is hardly another's.
        let has_year = passage.may_have_a_year();
        if !has_year && !has_decimals(&passage.text) {
            continue;
        }
        for sentence in &passage.sentences {
            let numbers = dated_numbers(passage, sentence);
            let is_told =
                |one: &Dated| may_be(passage, one) && (has_year || is_telling(&one.number));
            if numbers.iter().any(is_told) {
                in_sentence(subject, passage, sentence, &numbers, all);
            }
        }
    }
}

/// Whether a text has a number with a decimal point.
fn has_decimals(text: &str) -> bool {
    let mut parts = text.as_bytes().windows(3);
    parts.any(|part| {
        matches!(part, [front, b'.', behind] if front.is_ascii_digit() && behind.is_ascii_digit())
    })
}

/// Whether a number has so many digits that it is hardly another's by chance.
fn is_telling(number: &Number) -> bool {
    let digits = number.value.to_string();
    digits.bytes().filter(u8::is_ascii_digit).count() >= TELLING
}

/// Whether a number has two digits or more and a period, and is no target.
fn may_be(passage: &Passage<'_>, one: &Dated) -> bool {
    one.period.is_some() && one.number.value >= Decimal::whole(10) && !is_aim(passage, &one.number)
}

fn in_sentence(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    numbers: &[Dated],
    all: &mut Vec<Diagnostic>,
) {
    let named = subject
        .measures()
        .named_in(passage.words(sentence.clone()), HARDLY);
    for one in numbers.iter().filter(|one| may_be(passage, one)) {
        let number = &one.number;
        let enough = match is_telling(number) {
            true => HARDLY,
            false => NAMED,
        };
        let takers = || {
            named
                .iter()
                .filter(|found| found.coverage >= enough && found.measure.takes(number.kind))
        };
        let is_held = takers()
            .flat_map(|found| &found.measure.figures)
            .any(|held| held.value.rounded(number.value.scale()) == number.value);
        // `against_data` tells of what is named for the most part.
        let is_told = number.kind == NumberKind::Percent
            && takers().any(|found| found.coverage >= typed::NAMED && found.words >= 3);
        if is_held || is_told {
            continue;
        }
        let slip = takers()
            .filter(|found| found.words >= 2 || found.coverage >= 0.5 || enough < NAMED)
            .find_map(|found| {
                let indicator = found.measure.indicator?;
                let reading = reading_for(indicator, one.period?)?;
                let value = reading.value.ok()?;
                // Where the sentence also has the value, the number is of something else.
                let is_said = numbers.iter().any(|other| other.number.value == value);
                (is_slip(number.value, value) && !is_said).then_some((indicator, reading, value))
            });
        let Some((indicator, reading, value)) = slip else {
            continue;
        };
        let shown = passage.words(number.range.clone()).trim().to_owned();
        all.push(
            finding(format!(
                "“{shown}” is typed, and “{}” is {} for {}: a slip of the hand?",
                indicator.title,
                Style::of(indicator).full(value),
                reading.period.words()
            ))
            .at(subject.prose.span(passage, number.range.clone()))
            .related(reading.datum.span, "the value is held here")
            .help(format!("Write [[{}@{}]].", indicator.id, reading.period)),
        );
    }
}

/// Whether two digits are swapped, or the decimal point is lost.
fn is_slip(typed: Decimal, held: Decimal) -> bool {
    let digits = |value: Decimal| value.to_string().replace('.', "");
    let is_pointless = !held.is_whole() && typed.is_whole() && digits(typed) == digits(held);
    is_pointless || swapped(typed).contains(&held)
}
