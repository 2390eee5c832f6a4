//! `bare-improvement`: “is improving” with nothing to show it.

mod better;
mod end_alone;
mod heading;
mod nouns;
mod said_so;
mod takes_up;
mod verbs;
mod vocabulary;

use crate::check::claim::is_no_statement;
use crate::check::number::{NumberKind, number_word};
use crate::check::prose::{Kind, Passage, Voice};
use crate::check::reach::{is_cited, numbers_for};
use crate::check::small::{Haystack, Needles};
use crate::check::typed::{Dated, dated_numbers};
use crate::check::words::{Word, find_phrase, word_before, words_after};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::walk::Part;
use end_alone::gives_end_alone;
use heading::{Shown, below, is_heading, may_bear_out};
use nouns::in_a_noun;
use said_so::is_borne_out;
use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;
use takes_up::takes_up_comparison;
use verbs::Around;
use vocabulary::{BETTER, MORE};

/// The rule.
pub const RULE: Rule = Rule {
    code: "bare-improvement",
    group: Group::Words,
    level: RuleLevel::Warning,
    scope: Scope::Text,
    what: "Finds “is improving”, “has improved”, “has improved markedly”, “although improving”, “is beginning to improve”, “showing signs of improvement”, “is also reducing”, “is increasingly settled”, “shows increased use of”, “there is growing evidence that”, and “stronger” or “more regular” of what can be measured, in an answer or a section without questions, where its sentence has neither number, reference, link nor footnote for it; what an earlier statement of the sentence has, with a subject of its own, is for that. A percentage alone that tells where it has come to (“has improved since the inspection, with 86% on time”) does not show it, where nothing around tells of a time before; nor does the figure of others (“remains above the England average of 18%”). Left alone where the next sentence says who sees it (“Staff say so”) and it or the one behind it cites evidence; where it begins with the source that it cites (“Auditors find …”); where it takes up figures of two times that the sentence before it shows; and where it sums up what the next sentence compares with two figures (“Fewer plans are repeats ([[a]]), more visits are on time ([[b]])”). Finds the same in a heading, where nothing below it, up to the next heading of its rank, gives a figure, a chart, a source or somebody's words, and no claim there is reported.",
    why: "Every self-evaluation says that it improves. Readers want to see from what to what, and since when.",
    example: "The timeliness of our court work is improving.",
    instead: "The timeliness of our court work is improving: [[court-weeks]] weeks, after [[court-weeks@2019-05]] a year before.",
    mend: "Refer to the figures or to the evidence that shows it; or say that it cannot be shown yet.",
    run,
};

/// What makes an improvement a great one.
const GREATLY: [&str; 10] = [
    "significantly",
    "considerably",
    "substantially",
    "dramatically",
    "markedly",
    "greatly",
    "noticeably",
    "notably",
    "vastly",
    "hugely",
];

/// The same of an improvement as a noun.
const GREAT: [&str; 10] = [
    "significant",
    "considerable",
    "substantial",
    "dramatic",
    "marked",
    "noticeable",
    "sustained",
    "great",
    "vast",
    "huge",
];

/// Parts of words without which a sentence tells of no improvement.
static STEMS: LazyLock<Needles> = LazyLock::new(|| {
    let stems = [
        "improv",
        "reduc",
        "decreas",
        "declin",
        "falling",
        "fallen",
        "shorten",
        "progress",
        "to fall",
        "to stabilise",
        "to recover",
        "increasingly",
        "more ",
        "evidence",
        "impact",
    ];
    Needles::of(stems.into_iter().chain(BETTER.iter()).chain(MORE.iter()))
});

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let shown = LazyCell::new(|| Shown::of(subject));
    let mut bare_in: BTreeSet<usize> = BTreeSet::new();
    let mut headings: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, passage) in subject.prose.passages.iter().enumerate() {
        // Summaries leave the figures to the answers, where there are any; headings to what stands
        // below them.
        let is_heading = is_heading(passage);
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        let is_told_in_full = match passage.place.part {
            Part::Answer(_) | Part::Headline(_) => true,
            Part::Summary => passage
                .owner()
                .and_then(|id| subject.publication.section(id.as_str()))
                .is_some_and(|section| section.answers.is_empty()),
            _ => false,
        };
        let is_told = passage.voice == Voice::Statement && is_told_in_full && !passage.quoted;
        if !is_told || !(is_prose || is_heading) {
            continue;
        }
        let is_shown_beside = || shown.is_beside(subject, at);
        for range in bare_claims(subject, passage, &is_shown_beside) {
            match is_heading {
                true => headings.push((at, range)),
                false => {
                    bare_in.insert(at);
                    all.push(problem(subject, passage, range));
                }
            }
        }
    }
    for (at, range) in headings {
        let Some(heading) = subject.prose.at(at) else {
            continue;
        };
        // A claim that is reported below is the same one.
        let is_reported = bare_in.range(below(subject, at)).next().is_some();
        if !is_reported && !shown.bear_out(subject, heading, &may_bear_out(subject, at)) {
            all.push(problem(subject, heading, range));
        }
    }
}

fn problem(subject: &Subject<'_>, passage: &Passage<'_>, range: Range<usize>) -> Diagnostic {
    let shown = passage.words(range.clone()).to_owned();
    finding(format!("nothing shows “{shown}”"))
        .at(subject.prose.span(passage, range))
        .help("Refer to the figures or the evidence that show it.")
}

/// Where the sentences of a passage claim what nothing in them shows, once each.
fn bare_claims(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    is_shown_beside: &dyn Fn() -> bool,
) -> Vec<Range<usize>> {
    let mut claims = Vec::new();
    let mut list: Option<Vec<Word<'_>>> = None;
    for (at, sentence) in passage.sentences.iter().enumerate() {
        let small = passage.small_words(sentence.clone());
        if !small.may_hold_any(&STEMS) {
            continue;
        }
        let around = Around {
            passage,
            list: list.get_or_insert_with(|| passage.word_list()),
            sentence,
        };
        let is_counted = |claim: &Range<usize>| {
            !is_of_quality(passage, claim)
                && counts(passage, sentence, claim)
                && (!gives_end_alone(passage, sentence, claim) || is_shown_beside())
        };
        let is_bare = |claim: &Range<usize>| {
            is_told(passage, sentence, claim)
                && !is_cited(passage, sentence, claim)
                && !is_counted(claim)
                && !takes_up_comparison(subject.publication, passage, sentence, claim)
                && !is_borne_out(passage, at)
                && !is_summed_up(passage, at)
        };
        let found = around
            .in_verbs()
            .chain(in_a_noun(sentence, small))
            .find(is_bare)
            .or_else(|| {
                let behind = passage.sentences.get(at + 1);
                around
                    .in_comparatives()
                    .find(is_bare)
                    .filter(|_| !behind.is_some_and(|behind| shows_something(passage, behind)))
            });
        claims.extend(found);
    }
    claims
}

/// “86% are completed in time and are improving in quality”: no share shows that.
fn is_of_quality(passage: &Passage<'_>, claim: &Range<usize>) -> bool {
    let behind = passage.small_words(claim.end..passage.text.len());
    behind.starts_with(" in quality")
}

/// Whether a sentence has a number for a claim, or two shares that an earlier statement compares.
fn counts(passage: &Passage<'_>, sentence: &Range<usize>, claim: &Range<usize>) -> bool {
    let is_share = |one: &&Dated| one.number.kind == NumberKind::Percent;
    numbers_for(passage, sentence, claim)
        .iter()
        .any(|one| !is_of_others(passage, claim, &one.number.range))
        || dated_numbers(passage, sentence)
            .iter()
            .filter(is_share)
            .count()
            > 1
}

/// “Has improved but remains above the England average of 18%”: the number is theirs.
fn is_of_others(passage: &Passage<'_>, claim: &Range<usize>, number: &Range<usize>) -> bool {
    const STANDS: [&str; 6] = [
        "above",
        "below",
        "higher than",
        "lower than",
        "better than",
        "worse than",
    ];
    const THEIRS: [&str; 8] = [
        "england average of",
        "national average of",
        "regional average of",
        "average for england of",
        "average of our neighbours of",
        "neighbours’ average of",
        "national rate of",
        "comparators’ average of",
    ];
    if number.start <= claim.end {
        return false;
    }
    let front = passage.small_words(claim.end..number.start);
    let is_theirs = THEIRS.iter().any(|words| front.trim_end().ends_with(words));
    is_theirs
        && STANDS
            .iter()
            .any(|words| find_phrase(front, words).is_some())
}

/// Whether a sentence sums up what the next one shows, of two figures at least: “Our help has improved.
/// Fewer plans are repeats ([[x]]), visits are on time more often ([[y]])”.
fn is_summed_up(passage: &Passage<'_>, at: usize) -> bool {
    const COMPARES: [&str; 8] = [
        "fewer", "less", "more", "quicker", "sooner", "faster", "better", "shorter",
    ];
    let Some(behind) = passage.sentences.get(at + 1) else {
        return false;
    };
    let figures = passage
        .references_in(behind)
        .filter(|one| one.reference.to.is_figure());
    let small = passage.small_words(behind.clone());
    figures.count() >= 2
        && COMPARES
            .iter()
            .any(|word| find_phrase(small, word).is_some())
}

/// Whether a sentence gives a figure or a source: “The workforce is steadier. 12% come from agencies.”
fn shows_something(passage: &Passage<'_>, sentence: &Range<usize>) -> bool {
    is_cited(passage, sentence, &(sentence.end..sentence.end))
        || !dated_numbers(passage, sentence).is_empty()
}

/// Whether a sentence tells a claim itself, neither denied nor wished nor quoted up to there.
fn is_told(passage: &Passage<'_>, sentence: &Range<usize>, claim: &Range<usize>) -> bool {
    // “Although improving, it is not yet …” claims the one and denies the other.
    let front = sentence.start..claim.end;
    let words = passage.words(front.clone());
    let is_quoted = |open, close| words.rfind(open) > words.rfind(close);
    !is_no_statement(passage.small_words(front.clone()), words)
        && !passage.words(sentence.clone()).ends_with('?')
        && !is_reported(&passage.small_words(front))
        && !is_alternative(passage, sentence, claim)
        && !is_quoted('“', '”')
        && !is_quoted('‘', '’')
}

/// Whether a claim is one of two that may be: “either matters have improved or something else must be
/// done”. Not “either way”, nor “reports to either the school or the court have improved”.
fn is_alternative(passage: &Passage<'_>, sentence: &Range<usize>, claim: &Range<usize>) -> bool {
    let small = passage.small_words(sentence.clone());
    let Some(at) = find_phrase(small, "either").filter(|at| sentence.start + at < claim.start)
    else {
        return false;
    };
    let is_of_one = |word: &str| {
        matches!(
            word,
            "in" | "on" | "by" | "for" | "at" | "of" | "to" | "from" | "with"
        )
    };
    let before = word_before(&passage.text, sentence.start + at);
    let next = words_after(&passage.text, sentence.start + at + "either".len(), 1);
    let is_way = next
        .iter()
        .any(|word| matches!(word.as_str(), "way" | "side"));
    if is_of_one(&before) || is_way {
        return false;
    }
    // “One or two ways”, “more or less”
    let behind = passage.small_words(claim.end..sentence.end);
    let other = find_phrase(behind, "or").and_then(|or| behind.get(or + "or".len()..));
    let first = other.and_then(|other| other.split_whitespace().next());
    first.is_some_and(|word| number_word(word).is_none() && !matches!(word, "less" | "more" | "so"))
}

/// Whether words tell what somebody else says: “the papers add that it has improved”.
fn is_reported(small: &str) -> bool {
    const SAYING: [&str; 12] = [
        "add", "adds", "added", "say", "says", "said", "state", "states", "stated", "claim",
        "claims", "claimed",
    ];
    SAYING
        .iter()
        .any(|word| find_phrase(small, &format!("{word} that")).is_some())
}
