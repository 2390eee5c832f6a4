//! `unbacked-number`: a number in prose with neither a reference nor cited evidence behind it.

use super::typed_figure::typed_numbers;
use crate::check::backing::Backing;
use crate::check::number::{
    Hedge, Number, NumberKind, has_number_word, is_counted, is_of_the_past, is_wished,
    numbers_in_words, shares,
};
use crate::check::prose::{Passage, clauses};
use crate::check::rules::WHAT_ARE_OUR_PLANS;
use crate::check::supposed::is_supposed;
use crate::check::weight::is_of_method;
use crate::check::words::find_phrase;
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Target;
use crate::model::walk::Part;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "unbacked-number",
    group: Group::Figures,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds a number in a section's text, in digits or words (“three quarters of”, “twelve carers”), that nothing stands behind: its sentence refers to no figure, and neither it nor its paragraph cites evidence. A sentence that names its source (“the audit found”) is taken to mean the evidence that its section cites, one that goes on (“of these”) that of the paragraph before, and a paragraph beside a table that has its number or a word of it is about that. A list rests on the evidence of the sentence that leads to it. Dates, ages, durations, names, telephones, addresses, clauses of Acts, times of day, ranges, limits, prices, sums that each is paid (“a bursary of £2,000”), aims, plans, cases that are supposed (“a worker with 16 children and one with 12”), what one case of a few weighs, examples of rounding, numbers of teams or steps, small teams in words (“seven social workers”) and what is told below a heading that announces an example don't count; a number that another rule reports is left to it.",
    why: "A reader cannot tell where it comes from, nor when it was true; nobody will notice when it isn't any more.",
    example: "We have 11 specialist placements.",
    instead: "We have 11 specialist placements [[sufficiency-report-2020]].",
    mend: "Refer to the figure, or cite the evidence that it comes from: [[its-id]] behind the number.",
    run,
};

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let backing = Backing::of(subject);
    for (at, passage) in backing.passages() {
        let is_about_figures = passage
            .references
            .iter()
            .any(|mention| mention.reference.to.is_figure());
        // What is said of an action is told on its own page.
        let is_of_action = passage
            .references
            .iter()
            .any(|mention| matches!(mention.reference.to, Target::Action { .. }));
        let is_plan = matches!(passage.place.part, Part::Answer(question) if question.as_str() == WHAT_ARE_OUR_PLANS);
        // A story needs no source for what it is told with.
        if passage.in_example {
            continue;
        }
        for sentence in &passage.sentences {
            let mut told = typed_numbers(passage, sentence);
            told.extend(told_in_words(passage, sentence));
            told.sort_by_cached_key(|number| number.range.start);
            let number = told.into_iter().find(|number| {
                let is_told_elsewhere = (is_plan && is_of_action)
                    || (number.kind == NumberKind::Plain && is_about_figures);
                is_counted(&passage.text, sentence, number)
                    && !is_told_elsewhere
                    && !is_to_come(passage, sentence, number, is_plan)
                    && !is_supposed(passage, sentence, number.range.start)
                    && !is_of_method(passage, sentence, number.range.start)
                    && !backing.is_backed(at, sentence, number)
            });
            let Some(number) = number else {
                continue;
            };
            // One finding a sentence: one reference mends it.
            let shown = passage.words(number.range.clone()).trim().to_owned();
            all.push(
                finding(format!("nothing says where “{shown}” comes from"))
                    .at(subject.prose.span(passage, number.range))
                    .help("Refer to the figure, or cite the evidence: [[its-id]]."),
            );
        }
    }
}

/// The numbers that a sentence tells in words: “three quarters of”, “twelve foster carers”.
fn told_in_words(passage: &Passage<'_>, sentence: &Range<usize>) -> Vec<Number> {
    // “6 in ten” begins with a digit.
    if !passage.has_digit && !has_number_word(passage.small_words(sentence.clone())) {
        return Vec::new();
    }
    let is_told = |share: &Number| {
        let before = passage.small_words(sentence.start..share.range.start);
        let behind = passage.small_words(share.range.end..sentence.end);
        let words = passage.small_words(share.range.clone());
        // “The second half of term”, “the better half”; “around half” is a quantifier.
        let is_part_of_time = ["first", "second", "last", "other", "better"]
            .iter()
            .any(|which| before.trim_end().ends_with(which))
            || [
                " of term",
                " of the term",
                " of the year",
                " of an hour",
                " of a",
            ]
            .iter()
            .any(|time| behind.starts_with(time))
            || is_set_apart(&behind);
        let is_quantifier = words.ends_with("half") && share.hedge != Hedge::None;
        // “One in five” says of how many.
        let is_whole = words.contains(" in ") || words.contains(" out ");
        !is_part_of_time && !is_quantifier && (is_whole || behind.starts_with(" of "))
    };
    let shares = shares(&passage.text, sentence);
    let counts = numbers_in_words(&passage.text, sentence).into_iter();
    let counts: Vec<Number> = counts
        .filter(|number| {
            let holds = |share: &Number| share.range.contains(&number.range.start);
            !shares.iter().any(holds)
        })
        .collect();
    let told = shares.into_iter().filter(is_told).chain(counts);
    told.filter(|number| passage.is_typed(&number.range) && !is_spoken(passage, number))
        .collect()
}

/// “A tenth of the week for study”: so it is arranged; “of the week on forms” was measured.
fn is_set_apart(behind: &str) -> bool {
    let mut words = behind.split_whitespace();
    let is_time = words.next() == Some("of")
        && matches!(words.next(), Some("the" | "each" | "every"))
        && matches!(words.next(), Some("week" | "day" | "month" | "term"));
    is_time && matches!(words.next(), Some("for" | "free" | "off"))
}

/// Whether a number in words stands in what somebody says: a way of speaking.
fn is_spoken(passage: &Passage<'_>, number: &Number) -> bool {
    let before = passage.words(0..number.range.start);
    let last = |mark: char| before.rfind(mark);
    last('“') > last('”')
}

/// Whether a number is wished for, supposed or planned.
fn is_to_come(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    number: &Number,
    is_plan: bool,
) -> bool {
    let before = passage.small_words(sentence.start..number.range.start);
    let clause = clauses(&passage.text, sentence)
        .into_iter()
        .find(|clause| clause.contains(&number.range.start))
        .unwrap_or_else(|| sentence.clone());
    let is_question = passage.words(sentence.clone()).ends_with('?');
    // The month has a capital.
    let may = find_phrase(passage.words(clause.clone()), "may").is_some();
    is_question
        || may
        || is_wished(&before, &passage.small_words(clause.clone()))
        || (is_plan
            && !is_of_the_past(&passage.text, &clause)
            && !is_told_of_now(passage, sentence, &clause))
}

/// Whether a clause of a plan says where things stand.
fn is_told_of_now(passage: &Passage<'_>, sentence: &Range<usize>, clause: &Range<usize>) -> bool {
    const NOW: [&str; 5] = [
        "currently",
        "at present",
        "at the moment",
        "at the time of writing",
        "so far",
    ];
    let small = passage.small_words(clause.clone());
    NOW.iter().any(|word| find_phrase(small, word).is_some())
        && !is_wished("", &passage.small_words(sentence.clone()))
}
