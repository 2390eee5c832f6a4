//! “Finished in February”: a month of the past without its year.

use crate::check::Subject;
use crate::check::number::is_of_the_past;
use crate::check::period_words::{NamedPeriod, month, periods};
use crate::check::prose::{Kind, Passage};
use crate::check::words::{Phrases, find_phrase, word_before, words};
use crate::model::{Period, Target, YEARS};
use jiff::civil::Date;
use std::ops::Range;
use std::sync::LazyLock;

/// The first month of a passage that has a year neither in its sentence nor in one beside it.
pub(super) fn find(subject: &Subject<'_>, passage: &Passage<'_>) -> Option<Range<usize>> {
    let published = subject.publication.about.published;
    let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item) && !passage.in_example;
    if !is_prose
        || is_scene_dated(passage)
        || !passage.each_word().any(|word| names_a_month(word.text))
    {
        return None;
    }
    // What a figure or evidence shows has its date there.
    let is_shown = |sentence: &Range<usize>| {
        passage
            .references_in(sentence)
            .any(|mention| !matches!(mention.reference.to, Target::Term { .. }))
    };
    let has_year = |at: Option<usize>| {
        let sentence = at.and_then(|at| passage.sentences.get(at));
        sentence.is_some_and(|sentence| {
            let named = periods(&passage.text, sentence, passage.as_at);
            named.iter().any(|one| one.has_year)
                || is_shown(sentence)
                || begins_with_year(passage, sentence)
        })
    };
    passage
        .sentences
        .iter()
        .enumerate()
        .find_map(|(at, sentence)| {
            let named = periods(&passage.text, sentence, passage.as_at);
            let alone = named
                .iter()
                .filter(|one| !one.has_year && is_told_of(passage, sentence, &one.range))
                .filter(|one| !is_of_soon(passage, sentence, one, published))
                .find(|one| !is_of_a_source(subject, passage, one))?;
            let is_dated = [at.checked_sub(1), Some(at), Some(at + 1)]
                .into_iter()
                .any(has_year);
            // “The hub moved in April 2019, assessment in July. … In July the move was stopped.”
            let is_carried_on = || {
                (0..at).any(|earlier| {
                    let sentence = passage.sentences.get(earlier);
                    has_year(Some(earlier))
                        && sentence.is_some_and(|sentence| {
                            periods(&passage.text, sentence, passage.as_at)
                                .iter()
                                .any(|one| month_of(one) == month_of(alone))
                        })
                })
            };
            (!is_dated && !is_carried_on()).then(|| alone.range.clone())
        })
}

/// The month of the year that is named, where one is.
fn month_of(named: &NamedPeriod) -> Option<i8> {
    named.period.map(|period| period.first_day().month())
}

/// Whether the passage cites evidence of that month: “in June 74 children answered”, and behind it the
/// survey of June 2019.
fn is_of_a_source(subject: &Subject<'_>, passage: &Passage<'_>, named: &NamedPeriod) -> bool {
    let month = month_of(named);
    let mut cited = passage.references.iter().filter_map(|mention| {
        let Target::Evidence(id) = &mention.reference.to else {
            return None;
        };
        subject.publication.evidence(id.as_str())?.date
    });
    cited.any(|date| {
        let is_month = matches!(date, Period::Month { .. } | Period::Day(_));
        is_month && Some(date.first_day().month()) == month
    })
}

/// Whether the first words of a passage say of which year it tells: “In the summer of 2023 …”.
fn is_scene_dated(passage: &Passage<'_>) -> bool {
    let first = passage.sentences.first();
    first.is_some_and(|first| begins_with_year(passage, first))
}

/// Whether a sentence begins with a year: “In 2019 …”, “Until 2019 …”. What goes on since then may
/// be of any later one.
fn begins_with_year(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    const BEGINS: [&str; 7] = ["in", "on", "until", "from", "by", "during", "at"];
    let text = passage.words(sentence.clone());
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let may_begin = BEGINS.iter().any(|word| {
        text.get(..word.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    });
    if !may_begin {
        return false;
    }
    let list = words(&passage.text, sentence);
    let is_begin = list
        .first()
        .is_some_and(|word| BEGINS.contains(&word.text.to_lowercase().as_str()));
    let is_year = |text: &str| {
        let year = text.parse::<i16>();
        text.len() == 4 && year.is_ok_and(|year| YEARS.contains(&year))
    };
    is_begin && list.iter().take(6).any(|word| is_year(word.text))
}

fn names_a_month(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase()) && month(word).is_some()
}

/// So many days behind the publication a day is soon.
const SOON: i32 = 92;

/// What is said of what is to come by a day.
static ASKED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "asked",
        "asks",
        "asking",
        "invited",
        "expected",
        "wanted",
        "due",
        "requested",
        "required",
        "promised",
        "deadline",
        "last day",
    ])
});

/// Whether a day without its year is soon to come after the publication, and something lasts until
/// then or is asked for by then: “letters have gone to all, with a reply asked for by 20 December”.
fn is_of_soon(
    passage: &Passage<'_>,
    sentence: &Range<usize>,
    named: &NamedPeriod,
    published: Date,
) -> bool {
    let Some(Period::Day(day)) = named.period else {
        return false;
    };
    let front = passage.small_words(sentence.start..named.range.start);
    let is_soon = Date::new(published.year(), day.month(), day.day())
        .is_ok_and(|day| day > published && (day - published).get_days() <= SOON);
    if !is_soon || find_phrase(front, "had").is_some() {
        return false;
    }
    // “The office has moved to the library until 20 September”
    let lasts = front.trim_end().ends_with(" until")
        && find_phrase(front, "was").is_none()
        && find_phrase(front, "were").is_none();
    lasts || ASKED.are_in(front)
}

/// Whether something is told to have been in a month, or to be of it: not what happens every year.
fn is_told_of(passage: &Passage<'_>, sentence: &Range<usize>, month: &Range<usize>) -> bool {
    const JOINTS: [&str; 6] = ["in", "for", "since", "until", "during", "by"];
    const YEARLY: [&str; 6] = ["year", "usually", "always", "term", "annual", "annually"];
    let small = passage.small_words(sentence.clone());
    if YEARLY.iter().any(|word| find_phrase(small, word).is_some()) {
        return false;
    }
    let joint = word_before(&passage.text, month.start);
    let front = passage.small_words(sentence.start..month.start);
    let is_end = front.ends_with("end of ");
    if !(is_end || JOINTS.contains(&joint.as_str())) {
        return false;
    }
    let before = front.trim_end();
    let before = before.get(..before.len() - joint.len()).unwrap_or("");
    let told = words(before, &(0..before.len()));
    let last = told.last().map_or("", |word| word.text);
    // “Figures for June”
    if joint == "for" {
        return matches!(last, "data" | "figures" | "results" | "returns");
    }
    let will = [
        "will", "to be", "is due", "are due", "planned", "was to", "were to",
    ]
    .iter()
    .any(|word| find_phrase(small, word).is_some());
    // “No course is held in August”: in any year.
    let joint = told.iter().rev().nth(1).map_or("", |word| word.text);
    let is_rule = matches!(joint, "is" | "are") && (last.ends_with("ed") || last == "held");
    if is_rule {
        return false;
    }
    let is_over = last.ends_with("ed") || last == "earlier";
    !will && (is_over || is_of_the_past(&passage.text, sentence))
}
