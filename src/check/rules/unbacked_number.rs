//! `unbacked-number`: a number in prose with neither a reference nor cited evidence beside it.

use super::typed_figure::typed_numbers;
use crate::check::claim::is_no_statement;
use crate::check::number::NumberKind;
use crate::check::prose::{Kind, Passage};
use crate::check::words::{find_phrase, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::{Decimal, Target};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "unbacked-number",
    group: Group::Figures,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a number in a section's text whose sentence refers to no figure and cites no evidence. Evidence cited in the paragraph stands behind all of it, and a figure referred to there behind its plain counts. Dates, ages, durations and names with numbers don't count, nor do wishes; a number that another rule reports is left to it.",
    why: "A reader cannot tell where it comes from, nor when it was true; nobody will notice when it isn't any more.",
    example: "We have 11 specialist placements.",
    instead: "We have 11 specialist placements [[sufficiency-report-2020]].",
    mend: "Refer to the figure, or cite the evidence that it comes from: [[its-id]] behind the number.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    for passage in subject.prose.statements() {
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        if passage.quoted || !is_prose || !passage.is_in_section() {
            continue;
        }
        let whole = 0..passage.text.len();
        let cites = |wanted: fn(&Target) -> bool| {
            passage
                .references_in(&whole)
                .any(|mention| wanted(&mention.reference.to))
        };
        if cites(|to| matches!(to, Target::Evidence(_))) {
            continue;
        }
        let is_about_figures =
            cites(|to| matches!(to, Target::Indicator { .. } | Target::Cell { .. }));
        for sentence in &passage.sentences {
            let mut typed = typed_numbers(passage, sentence)
                .into_iter()
                .filter(|number| {
                    number.kind != NumberKind::Plain
                        || number.value >= Decimal::whole(6)
                            && !is_about_figures
                            && !is_of_a_whole(passage, number.range.start)
                })
                .peekable();
            let words = passage.words(sentence.clone());
            let small = passage.small_words(sentence.clone());
            if typed.peek().is_none()
                || is_backed(passage, sentence)
                || is_no_statement(small, words)
                || is_planned(small)
            {
                continue;
            }
            // One finding a sentence: one reference mends it.
            if let Some(number) = typed.next() {
                let shown = passage.words(number.range.clone()).trim().to_owned();
                all.push(
                    finding(format!("nothing says where “{shown}” comes from"))
                        .at(subject.prose.span(passage, number.range))
                        .help("Refer to the figure, or cite the evidence: [[its-id]]."),
                );
            }
        }
    }
}

/// Whether a sentence refers to a figure, cites evidence, has a footnote or leads to a source.
fn is_backed(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    // A citation often stands behind the full stop, where it is the last of the passage.
    let behind = passage.text.get(sentence.end..).unwrap_or("");
    let cited_behind = behind
        .chars()
        .all(|c| c == crate::check::prose::SHOWN || c.is_whitespace() || "()[],.".contains(c));
    let range = match cited_behind {
        true => sentence.start..passage.text.len(),
        false => sentence.clone(),
    };
    passage.references_in(&range).any(|mention| {
        matches!(
            mention.reference.to,
            Target::Indicator { .. }
                | Target::Cell { .. }
                | Target::Evidence(_)
                | Target::Unresolved(_)
                | Target::Removed(_)
        ) || matches!(&mention.reference.to, Target::Item(_))
    }) || passage
        .notes
        .iter()
        .any(|note| range.contains(note) || *note == range.end)
        || passage
            .links
            .iter()
            .any(|(link, _)| range.contains(&link.start))
}

/// Whether the words before a number say that it has been told of: “13 of the 24”.
fn is_of_a_whole(passage: &Passage<'_>, at: usize) -> bool {
    let before = lower(passage.text.get(..at).unwrap_or(""));
    [
        " of the ",
        " of these ",
        " of those ",
        " the first ",
        " the other ",
    ]
    .iter()
    .any(|end| before.ends_with(end))
}

/// Whether a sentence tells of what is to come.
fn is_planned(small: &str) -> bool {
    [
        "is planned",
        "are planned",
        "begin in",
        "begins in",
        "start in",
        "starts in",
    ]
    .iter()
    .any(|phrase| find_phrase(small, phrase).is_some())
}
