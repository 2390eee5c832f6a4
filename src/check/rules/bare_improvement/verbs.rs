//! “Is improving”, “has improved markedly”, “have been greatly reduced”.

use super::GREATLY;
use crate::check::prose::Passage;
use crate::check::word_set::WordSet;
use crate::check::words::{Phrases, Word};
use std::ops::Range;
use std::sync::LazyLock;

/// Changes that a sentence may tell of what it is about.
static WAYS: WordSet = WordSet::of(&["reducing", "decreasing", "declining", "falling"]);

/// Changes that are claims where they are told as great ones.
static MADE_LESS: WordSet = WordSet::of(&["reduced", "decreased", "shortened", "fallen"]);

/// Ways that something may begin to go.
static BEGINS_TO: WordSet = WordSet::of(&[
    "improve",
    "reduce",
    "fall",
    "decline",
    "decrease",
    "stabilise",
    "recover",
]);

/// Every form at which a claim may be told by a verb.
static FORMS: LazyLock<Phrases> = LazyLock::new(|| {
    let sets = [&WAYS, &MADE_LESS, &BEGINS_TO, &ENABLES];
    let forms = sets.into_iter().flat_map(WordSet::iter);
    Phrases::of(forms.chain(CHANGED))
});

/// Forms that are claims by themselves.
const CHANGED: [&str; 2] = ["improving", "improved"];

/// What something has enabled somebody to do: “enabled us to greatly shorten waits”.
static ENABLES: WordSet = WordSet::of(&["improve", "reduce", "shorten", "decrease"]);
const ENABLED: [&str; 6] = [
    "enabled", "allowed", "helped", "enabling", "allowing", "helping",
];
const WHOM: [&str; 6] = ["us", "them", "teams", "staff", "workers", "managers"];

/// What chooses of which of several something is told.
const CHOOSES: [&str; 6] = ["who", "whose", "which", "where", "that", "when"];

/// What is better when there is less of it: a grant is not.
const BETTER_LESS: [&str; 27] = [
    "delay",
    "delays",
    "wait",
    "waits",
    "waiting",
    "drift",
    "backlog",
    "backlogs",
    "turnover",
    "vacancies",
    "vacancy",
    "absence",
    "absences",
    "sickness",
    "caseload",
    "caseloads",
    "workload",
    "workloads",
    "re-referrals",
    "exclusions",
    "escalations",
    "complaints",
    "breaches",
    "churn",
    "timescales",
    "incidents",
    "repeat",
];

/// What a verb has for its object is named by these.
const OBJECTS: [&str; 6] = ["the", "our", "their", "its", "practice", "outcomes"];

/// What goes on behind a verb that has no object.
const GOES_ON: [&str; 22] = [
    "and",
    "but",
    "although",
    "though",
    "while",
    "whilst",
    "as",
    "in",
    "at",
    "for",
    "over",
    "across",
    "since",
    "from",
    "with",
    "because",
    "following",
    "after",
    "this",
    "during",
    "by",
    "compared",
];

/// The words of a sentence of a passage.
#[derive(Clone, Copy)]
pub(super) struct Around<'l, 'p> {
    pub(super) passage: &'l Passage<'p>,
    pub(super) list: &'l [Word<'l>],
    pub(super) sentence: &'l Range<usize>,
}

impl<'l, 'p> Around<'l, 'p> {
    /// Where the sentence says that something improves by itself, as often as it says so.
    pub(super) fn in_verbs(self) -> impl Iterator<Item = Range<usize>> + 'l
    where
        'p: 'l,
    {
        self.each(&FORMS, Around::changes)
    }

    /// What `claim` finds at the words of the sentence, each given by its place and in small
    /// letters: from which word to which. Without one of `forms` it finds none.
    pub(super) fn each(
        self,
        forms: &Phrases,
        claim: impl Fn(&Self, usize, &str) -> Option<(usize, usize)> + 'l,
    ) -> impl Iterator<Item = Range<usize>> + 'l
    where
        'p: 'l,
    {
        let before = |end: usize| self.list.partition_point(|word| word.range.start < end);
        let places = match forms.may_be_near(self.passage.small()) {
            true => before(self.sentence.start)..before(self.sentence.end),
            false => 0..0,
        };
        places.filter_map(move |at| {
            let word = self.list.get(at)?;
            let (from, to) = claim(&self, at, self.small(Some(at)))?;
            let (start, end) = (self.list.get(from)?, self.list.get(to)?);
            let is_typed = self.passage.is_typed(&word.range);
            is_typed.then_some(start.range.start..end.range.end)
        })
    }
}

impl Around<'_, '_> {
    /// The word at a place, in small letters.
    pub(super) fn small(&self, at: Option<usize>) -> &str {
        let word = at.and_then(|at| self.list.get(at));
        word.map_or("", |word| self.passage.small_words(word.range.clone()).text)
    }

    /// From which word to which the one at this place is part of a claim.
    fn changes(&self, at: usize, form: &str) -> Option<(usize, usize)> {
        let is_change = CHANGED.contains(&form);
        let sets = [&WAYS, &MADE_LESS, &BEGINS_TO, &ENABLES];
        if !is_change && !sets.iter().any(|forms| forms.contains(form)) {
            return None;
        }
        let back = |count: usize| self.small(at.checked_sub(count));
        let before = match is_adverb(back(1)) {
            true => 2,
            false => 1,
        };
        let helper = back(before);
        let (next, next_again) = (self.small(Some(at + 1)), self.small(Some(at + 2)));
        let is_great_behind = GREATLY.contains(&next);
        let is_great = is_great_behind || GREATLY.contains(&back(1));
        let end = match is_great_behind {
            true => at + 1,
            false => at,
        };
        // “Has improved the lives of children” names what it did, and that is another claim.
        let behind = match is_great_behind {
            true => next_again,
            false => next,
        };
        let has_object = self.is_joined(end) && OBJECTS.contains(&behind);
        let is = |forms: &[&str]| forms.contains(&helper);
        let is_passive = is(&["been"]) && matches!(back(before + 1), "has" | "have");
        let ends = || self.stops(end) || GOES_ON.contains(&behind);
        let words = match form {
            "improving" if is(&["is", "are", "although", "though", "while"]) => before,
            // “Is reducing its costs” tells what somebody does; “is also reducing and …”, “is
            // steadily falling.” how things go.
            form if WAYS.contains(form) => {
                let goes_on = self.stops(at) || behind == "and" || is_great_behind && ends();
                (is(&["is", "are"]) && goes_on).then_some(before)?
            }
            // “To have improved by May” is what is wanted.
            "improved" if is(&["has", "have"]) => (back(before + 1) != "to").then_some(before)?,
            "improved" if is_great && is_passive => before + 1,
            "improved" if is_great && is(&["is", "are"]) || is_much(back(1), helper) => before,
            form if MADE_LESS.contains(form) && is_great && ends() => {
                let words = match is_passive {
                    true => before + 1,
                    false => is(&["has", "have"]).then_some(before)?,
                };
                let is_better = self.clause_names(at, &BETTER_LESS);
                (is_better && !self.chooses(at)).then_some(words)?
            }
            form if ENABLES.contains(form) && is_great && helper == "to" => {
                let words = match WHOM.contains(&back(before + 1)) {
                    true => before + 2,
                    false => before + 1,
                };
                let who = back(words + 1);
                let is_enabled = ENABLED.contains(&back(words))
                    && !matches!(who, "was" | "were" | "be" | "been" | "being");
                let less = (1..4).any(|count| BETTER_LESS.contains(&self.small(Some(end + count))));
                (is_enabled && (less || form == "improve")).then_some(before - 1)?
            }
            // “Continued to improve” is told in full.
            form if BEGINS_TO.contains(form) && helper == "to" => {
                let verb = back(before + 1);
                let begins = matches!(verb, "beginning" | "begun" | "starting" | "started");
                let helped = match is_adverb(back(before + 2)) {
                    true => back(before + 3),
                    false => back(before + 2),
                };
                let is_told = matches!(helped, "is" | "are" | "has" | "have");
                let goes_on =
                    form == "improve" && matches!(verb, "continued" | "continues" | "continue");
                let began = verb == "began" || begins && is_told;
                (goes_on || began && ends()).then_some(before + 1)?
            }
            _ => return None,
        };
        let from = at.checked_sub(words)?;
        (!has_object).then_some((from, end))
    }

    /// Whether nothing but a space stands behind a word before the next.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        let (Some(word), Some(next)) = (self.list.get(at), self.list.get(at + 1)) else {
            return false;
        };
        self.passage.words(word.range.end..next.range.start) == " "
    }

    /// Whether a sign stands behind a word, or the sentence ends there.
    pub(super) fn stops(&self, at: usize) -> bool {
        let Some(word) = self.list.get(at) else {
            return false;
        };
        let next = self.list.get(at + 1).map(|next| next.range.start);
        let end = next.map_or(self.sentence.end, |next| next.min(self.sentence.end));
        let between = self.passage.words(word.range.end..end);
        between.contains(['.', ',', ';', ':', '–', '—']) || end == self.sentence.end
    }

    /// Whether the clause before a word chooses whom it is about: “children whose hours have been
    /// greatly reduced”.
    pub(super) fn chooses(&self, at: usize) -> bool {
        let mut words = self.clause_before(at).split(' ');
        words.any(|word| CHOOSES.contains(&word))
    }

    /// Whether the clause before a word has one of these words.
    pub(super) fn clause_names(&self, at: usize, names: &[&str]) -> bool {
        let clause = self.clause_before(at);
        let mut words = clause.split(|letter: char| !(letter.is_alphanumeric() || letter == '-'));
        words.any(|word| names.contains(&word))
    }

    /// What stands before a word in its clause, in small letters.
    pub(super) fn clause_before(&self, at: usize) -> &str {
        let word = self.list.get(at);
        let end = word.map_or(self.sentence.start, |word| word.range.start);
        let front = self.passage.small_words(self.sentence.start..end).text;
        front.rsplit([',', ';', ':']).next().unwrap_or("")
    }
}

/// “Is much improved”.
fn is_much(adverb: &str, helper: &str) -> bool {
    adverb == "much" && matches!(helper, "is" | "are")
}

/// Whether a word may stand between a verb and what helps it.
pub(super) fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") || matches!(word, "now" | "also" | "much" | "far")
}
