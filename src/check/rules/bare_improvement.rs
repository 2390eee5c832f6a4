//! `bare-improvement`: “is improving” with nothing to show it.

use crate::check::claim::is_no_statement;
use crate::check::prose::{Kind, Passage};
use crate::check::small::Small;
use crate::check::typed::dated_numbers;
use crate::check::words::{Word, find_phrase, lower};
use crate::check::{Group, Rule, Scope, Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::load::RuleLevel;
use crate::model::Id;
use crate::model::walk::Part;
use std::collections::BTreeSet;
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "bare-improvement",
    group: Group::Words,
    level: RuleLevel::Warning,
    scope: Scope::Publication,
    what: "Finds “is improving”, “has improved”, “although improving”, “showing signs of improvement”, “is also reducing” in an answer or a section without questions, in a sentence without any number, reference, link or footnote.",
    why: "Every self-evaluation says that it improves. Readers want to see from what to what, and since when.",
    example: "The timeliness of our court work is improving.",
    instead: "The timeliness of our court work is improving: [[court-weeks]] weeks, after [[court-weeks@2019-05]] a year before.",
    mend: "Refer to the figures or to the evidence that shows it; or say that it cannot be shown yet.",
    run,
};

/// Changes that a sentence may tell of what it is about.
const WAYS: [&str; 4] = ["reducing", "decreasing", "declining", "falling"];

/// What makes an improvement a great one.
const GREATLY: [&str; 6] = [
    "significantly",
    "considerably",
    "substantially",
    "dramatically",
    "markedly",
    "greatly",
];

fn run(subject: &Subject<'_>, all: &mut Vec<Diagnostic>) {
    let without_answers: BTreeSet<&Id> = subject
        .publication
        .sections
        .iter()
        .filter(|section| section.answers.is_empty())
        .map(|section| &section.id)
        .collect();
    for passage in subject.prose.statements() {
        // Headlines and summaries leave the figures to the answer, where there is one.
        let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item);
        let is_told_in_full = match passage.place.part {
            Part::Answer(_) => true,
            Part::Summary => passage
                .owner()
                .is_some_and(|id| without_answers.contains(id)),
            _ => false,
        };
        if passage.quoted || !is_prose || !is_told_in_full {
            continue;
        }
        let mut list: Option<Vec<Word<'_>>> = None;
        for sentence in &passage.sentences {
            let small = passage.small_words(sentence.clone());
            if !(small.contains("improv") || WAYS.iter().any(|way| small.contains(way)))
                || passage.references_in(sentence).next().is_some()
                || passage.notes.iter().any(|note| sentence.contains(note))
                || passage
                    .links
                    .iter()
                    .any(|(link, _)| sentence.contains(&link.start))
                || !dated_numbers(passage, sentence).is_empty()
            {
                continue;
            }
            let list = list.get_or_insert_with(|| passage.word_list());
            let found = improvement(passage, list, sentence)
                .or_else(|| in_a_noun(sentence, small))
                .filter(|range| {
                    // “Although improving, it is not yet …” claims the one and denies the other.
                    let front = sentence.start..range.end;
                    let is_quoted = |open, close| {
                        let words = passage.words(front.clone());
                        words.rfind(open) > words.rfind(close)
                    };
                    !is_no_statement(
                        passage.small_words(front.clone()),
                        passage.words(front.clone()),
                    ) && !passage.words(sentence.clone()).ends_with('?')
                        && !is_reported(&passage.small_words(front.clone()))
                        && !is_quoted('“', '”')
                        && !is_quoted('‘', '’')
                });
            if let Some(range) = found {
                let shown = passage.words(range.clone()).to_owned();
                all.push(
                    finding(format!("nothing shows “{shown}”"))
                        .at(subject.prose.span(passage, range))
                        .help("Refer to the figures or the evidence that show it."),
                );
            }
        }
    }
}

/// “Showing signs of improvement”, “has led to improvements in …”.
fn in_a_noun(sentence: &Range<usize>, small: Small<'_>) -> Option<Range<usize>> {
    const NOUNS: [&str; 8] = [
        "showing signs of improvement",
        "shows signs of improvement",
        "show signs of improvement",
        "showing improvement",
        "has led to improvements in",
        "have led to improvements in",
        "has led to an improvement in",
        "has led to improved",
    ];
    let in_noun = |noun: &str| Some((find_phrase(small, noun)?, noun.len()));
    let mut nouns = NOUNS.iter().filter_map(|noun| in_noun(noun));
    nouns
        .next()
        .or_else(|| signs(small))
        .and_then(|(at, length)| {
            // “Teams that show no signs …” denies, “teams that show signs …” chooses.
            let front = small.get(..at)?;
            let chooses =
                front.ends_with("that ") || front.ends_with("which ") || front.ends_with("who ");
            let start = sentence.start + at;
            (!chooses).then(|| start..start + length)
        })
}

/// “Showing early signs of improvement”, “show signs of sustained improvement”: where, and how long.
fn signs(small: Small<'_>) -> Option<(usize, usize)> {
    const KINDS: [&str; 12] = [
        "signs of improvement",
        "signs of sustained improvement",
        "signs of steady improvement",
        "signs of gradual improvement",
        "signs of early improvement",
        "signs of continued improvement",
        "signs of continuing improvement",
        "signs of some improvement",
        "signs of real improvement",
        "signs of an improvement",
        "signs of significant improvement",
        "signs of improving",
    ];
    let (at, kind) = KINDS
        .iter()
        .find_map(|kind| Some((find_phrase(small, kind)?, kind)))?;
    let front = small.get(..at)?.trim_end();
    let front = [
        " early",
        " some",
        " clear",
        " encouraging",
        " positive",
        " first",
    ]
    .iter()
    .find_map(|how| front.strip_suffix(how))
    .unwrap_or(front);
    let verb = front.rsplit(' ').next()?;
    let is_plan = small
        .get(at + kind.len()..)
        .is_some_and(|behind| behind.starts_with(" plan"));
    let shows = matches!(
        verb,
        "showing" | "shows" | "show" | "showed" | "shown" | "seeing"
    );
    let start = front.len() - verb.len();
    (shows && !is_plan).then(|| (start, at + kind.len() - start))
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

/// Where a sentence says that something improves by itself: “is gradually improving”.
fn improvement(
    passage: &Passage<'_>,
    list: &[Word<'_>],
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let small = |at: usize| list.get(at).map_or(String::new(), |word| lower(word.text));
    list.iter().enumerate().find_map(|(at, word)| {
        if !sentence.contains(&word.range.start) {
            return None;
        }
        let form = lower(word.text);
        let back = |count: usize| at.checked_sub(count).map_or(String::new(), small);
        let is_verb = |word: &str, forms: &[&str]| forms.contains(&word);
        let adverb = |word: &str| word.ends_with("ly") || word == "now" || word == "also";
        let before = match adverb(&back(1)) {
            true => 2,
            false => 1,
        };
        let helper = back(before);
        // “Has improved the lives of children” names what it did, and that is another claim.
        let next = small(at + 1);
        let goes_on = list
            .get(at + 1)
            .is_some_and(|next| passage.words(word.range.end..next.range.start) == " ");
        let has_object = goes_on
            && is_verb(
                &next,
                &["the", "our", "their", "its", "practice", "outcomes"],
            );
        // “Improved significantly” is for `emphatic-claim`.
        let is_emphatic = GREATLY.contains(&next.as_str()) || GREATLY.contains(&back(1).as_str());
        let is_claim = !is_emphatic
            && match form.as_str() {
                "improving" => is_verb(&helper, &["is", "are", "although", "though", "while"]),
                // “Is reducing its costs” tells what somebody does; “is also reducing and …”, “is
                // steadily falling.” how things go.
                form if WAYS.contains(&form) => {
                    let end = list
                        .get(at + 1)
                        .map_or(sentence.end, |next| next.range.start);
                    let stops = passage.words(word.range.end..end).contains(['.', ',', ';']);
                    is_verb(&helper, &["is", "are"]) && (stops || next == "and")
                }
                "improved" => is_verb(&helper, &["has", "have"]),
                "improve" => {
                    helper == "to"
                        && is_verb(&back(before + 1), &["continued", "continues", "continue"])
                }
                _ => false,
            };
        // “Continued to improve” is told in full.
        let before = before + usize::from(form == "improve");
        let start = at.checked_sub(before).and_then(|at| list.get(at))?;
        (is_claim && !has_object && passage.is_typed(&word.range))
            .then_some(start.range.start..word.range.end)
    })
}
