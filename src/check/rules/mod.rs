//! The rules, one file each.

use super::claim::is_no_statement;
use super::small::Small;
use super::words::find_phrase;
use super::{Rule, Subject};
use crate::model::{Span, Target};
use std::ops::Range;

mod above_marking;
mod acronym_twice;
mod action_incomplete;
mod bare_claim;
mod bare_comparison;
mod bare_improvement;
mod bare_quantifier;
mod birth_date;
mod caption_alone;
mod changed_since_review;
mod child_id;
mod colour_alone;
mod comparator_differs;
mod comparator_lags;
mod cumulative_falls;
mod direction_differs;
mod doubled_word;
mod duplicate_passage;
mod emphatic_claim;
mod empty_answer;
mod ends_in_colon;
mod evidence_unused;
mod extreme_differs;
pub(super) mod figure_differs;
mod finding_unanswered;
mod finished_without_impact;
mod fraction_differs;
mod future_as_past;
mod future_figure;
mod gap_in_series;
mod heading_jump;
mod impossible_date;
mod indicator_unused;
mod judgement_without_evidence;
mod jump;
mod late_expansion;
mod later_comparator;
mod link_elsewhere;
mod link_text;
mod missing_answer;
mod multiple_differs;
mod near_acronym;
mod nhs_number;
mod no_as_at;
mod no_contact;
mod no_evidence;
mod no_headline;
mod no_owner;
mod no_source;
mod off_the_journey;
mod one_kind_of_evidence;
mod outside_unit;
mod part_exceeds_whole;
mod past_due;
mod past_promise;
mod person_name;
mod personal_contact;
mod picture_metadata;
mod placeholder;
mod plan_without_actions;
mod postcode;
mod private_link;
mod pupil_number;
mod review_due;
mod same_action;
mod same_link_text;
mod single_bracket;
pub(super) mod slip;
mod small_count;
mod stale_figure;
mod statement_unreviewed;
mod statuses_differ;
mod sum_differs;
mod table_below;
mod table_without_header;
mod target_differs;
mod term_spelling;
mod total_differs;
mod two_values;
mod typed_figure;
mod unbacked_number;
mod uncited_quotation;
mod unclosed_mark;
mod undated_word;
mod undefined_acronym;
mod unlike_comparator;
mod vague_date;
mod words_differ;

/// The framework's question that asks for evidence.
const HOW_DO_WE_KNOW: &str = "how-do-we-know";
/// The framework's question that asks for plans.
const WHAT_ARE_OUR_PLANS: &str = "what-are-our-plans";

pub(super) use typed_figure::typed_numbers;

/// Every rule, in the order in which `docs/checks.md` lists them.
pub const RULES: &[&Rule] = &[
    &figure_differs::RULE,
    &typed_figure::RULE,
    &unbacked_number::RULE,
    &no_source::RULE,
    &words_differ::RULE,
    &two_values::RULE,
    &fraction_differs::RULE,
    &sum_differs::RULE,
    &total_differs::RULE,
    &part_exceeds_whole::RULE,
    &outside_unit::RULE,
    &cumulative_falls::RULE,
    &jump::RULE,
    &changed_since_review::RULE,
    &direction_differs::RULE,
    &extreme_differs::RULE,
    &multiple_differs::RULE,
    &target_differs::RULE,
    &comparator_differs::RULE,
    &bare_comparison::RULE,
    &emphatic_claim::RULE,
    &bare_improvement::RULE,
    &bare_quantifier::RULE,
    &bare_claim::RULE,
    &missing_answer::RULE,
    &empty_answer::RULE,
    &no_headline::RULE,
    &off_the_journey::RULE,
    &no_evidence::RULE,
    &uncited_quotation::RULE,
    &one_kind_of_evidence::RULE,
    &plan_without_actions::RULE,
    &action_incomplete::RULE,
    &same_action::RULE,
    &no_owner::RULE,
    &past_due::RULE,
    &finished_without_impact::RULE,
    &statuses_differ::RULE,
    &finding_unanswered::RULE,
    &judgement_without_evidence::RULE,
    &evidence_unused::RULE,
    &indicator_unused::RULE,
    &stale_figure::RULE,
    &gap_in_series::RULE,
    &no_as_at::RULE,
    &impossible_date::RULE,
    &future_figure::RULE,
    &future_as_past::RULE,
    &past_promise::RULE,
    &later_comparator::RULE,
    &comparator_lags::RULE,
    &unlike_comparator::RULE,
    &review_due::RULE,
    &undated_word::RULE,
    &vague_date::RULE,
    &placeholder::RULE,
    &undefined_acronym::RULE,
    &late_expansion::RULE,
    &acronym_twice::RULE,
    &near_acronym::RULE,
    &term_spelling::RULE,
    &doubled_word::RULE,
    &single_bracket::RULE,
    &slip::RULE,
    &duplicate_passage::RULE,
    &unclosed_mark::RULE,
    &person_name::RULE,
    &link_text::RULE,
    &ends_in_colon::RULE,
    &table_below::RULE,
    &caption_alone::RULE,
    &small_count::RULE,
    &nhs_number::RULE,
    &pupil_number::RULE,
    &birth_date::RULE,
    &postcode::RULE,
    &child_id::RULE,
    &personal_contact::RULE,
    &private_link::RULE,
    &above_marking::RULE,
    &picture_metadata::RULE,
    &link_elsewhere::RULE,
    &heading_jump::RULE,
    &table_without_header::RULE,
    &colour_alone::RULE,
    &same_link_text::RULE,
    &no_contact::RULE,
    &statement_unreviewed::RULE,
];

/// Runs of digits in a text, with single `joints` between them, that touch no letter.
fn runs_of_digits(text: &str, joints: &[char]) -> Vec<Range<usize>> {
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let digits = text
        .bytes()
        .position(is_digit)
        .zip(text.bytes().rposition(is_digit));
    let Some((first, last)) = digits else {
        return Vec::new();
    };
    let mut runs = Vec::new();
    let mut start: Option<usize> = None;
    let mut end = 0;
    let mut before = text
        .get(..first)
        .and_then(|front| front.chars().next_back());
    let behind = text.get(first..).unwrap_or("").char_indices();
    let letters = behind.map(|(at, letter)| (first + at, letter));
    // What stands behind the last tells whether it touches a letter.
    for (at, letter) in letters.take_while(|(at, _)| *at <= last + 1) {
        let continues = start.is_some() && joints.contains(&letter) && at == end;
        match (letter.is_ascii_digit(), start) {
            (true, Some(_)) if at == end || at == end + 1 => end = at + 1,
            (true, _) => {
                runs.extend(start.take().map(|from| from..end));
                let touches = before.is_some_and(|c: char| c.is_alphanumeric());
                start = (!touches).then_some(at);
                end = at + 1;
            }
            (false, Some(_)) if continues => {}
            (false, Some(from)) => {
                if !(letter.is_alphanumeric() && at == end) {
                    runs.push(from..end);
                }
                start = None;
            }
            (false, None) => {}
        }
        before = Some(letter);
    }
    runs.extend(start.map(|from| from..end));
    runs
}

/// Says of each sentence of a section that refers to no figure and no evidence what `find` finds in
/// it, from where to where, and where that stands; not of one that asks for something.
fn each_bare(
    subject: &Subject<'_>,
    find: impl Fn(Small<'_>) -> Option<(usize, usize)>,
    say: &mut dyn FnMut(&str, Span),
) {
    for passage in subject.prose.statements() {
        if passage.quoted || !passage.is_in_section() {
            continue;
        }
        for sentence in &passage.sentences {
            let is_shown = passage
                .references_in(sentence)
                .any(|mention| !matches!(mention.reference.to, Target::Term { .. }));
            let small = passage.small_words(sentence.clone());
            let asks = || is_no_statement(small, passage.words(sentence.clone()));
            if let (false, Some((start, end))) = (is_shown, find(small))
                && !asks()
            {
                let range = sentence.start + start..sentence.start + end;
                let phrase = small.get(start..end).unwrap_or("");
                say(phrase, subject.prose.span(passage, range));
            }
        }
    }
}

/// Where the first of `phrases`, in their order, stands that a sentence has.
fn first_of(phrases: &[&str], small: Small<'_>) -> Option<(usize, usize)> {
    phrases.iter().find_map(|phrase| {
        let start = find_phrase(small, phrase)?;
        Some((start, start + phrase.len()))
    })
}
