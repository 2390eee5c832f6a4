//! Verbs that don't fit a subject with words behind it: “the numbers of families waiting remains”, “a
//! lack of visits are”, “the timeliness and levels of support is”.

use super::{Row, Wrong};
use crate::check::prose::SHOWN;
use crate::check::small::Haystack as _;
use crate::check::word_set::WordSet;
use crate::check::words::find;

/// So many words may stand between a subject and its verb.
const MOST: usize = 14;

/// With these another clause begins, or something else is told.
const BREAKS: [&str; 28] = [
    "that", "which", "who", "whose", "whom", "where", "when", "what", "why", "how", "if",
    "because", "while", "but", "than", "or", "as", "we", "they", "he", "she", "it", "you", "i",
    "there", "not", "this", "these",
];

/// Verbs in one form or another.
const VERBS: [&str; 18] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should",
    "must", "do", "does", "did", "remains", "remain",
];

/// What stands before an article within a phrase; behind a noun it begins another clause: “visits a
/// worker is expected to make”.
const BEFORE_ARTICLE: [&str; 26] = [
    "of",
    "for",
    "in",
    "to",
    "with",
    "by",
    "on",
    "at",
    "from",
    "into",
    "about",
    "across",
    "between",
    "within",
    "after",
    "before",
    "under",
    "over",
    "during",
    "through",
    "around",
    "per",
    "against",
    "and",
    "towards",
    "following",
];

/// What may be said of how many there are.
const OF_NUMBERS: [&str; 18] = [
    "low",
    "high",
    "small",
    "large",
    "rising",
    "falling",
    "growing",
    "increasing",
    "decreasing",
    "reducing",
    "stable",
    "below",
    "above",
    "still",
    "too",
    "now",
    "been",
    "very",
];

/// Things that are counted.
static COUNTED: WordSet = WordSet::of(&[
    "visits",
    "assessments",
    "interviews",
    "conferences",
    "audits",
    "reviews",
    "referrals",
    "contacts",
    "meetings",
    "checks",
    "placements",
    "enquiries",
    "decisions",
]);

/// What leads on from such a thing.
const LEADS_ON: [&str; 10] = [
    "to", "of", "for", "with", "in", "by", "after", "on", "from", "within",
];

/// What goes before a share or an amount.
const BEFORE_AMOUNT: [&str; 8] = ["at", "up", "still", "now", "below", "above", "only", "just"];

impl Row<'_, '_> {
    /// The words with which one of the slips may begin: at the beginning of a sentence, or where a
    /// phrase stands that is rare.
    pub(super) fn before_verbs(&self) -> Vec<usize> {
        let mut places = Vec::new();
        let index = |byte: usize| self.list.partition_point(|word| word.range.start < byte);
        for sentence in &self.passage.sentences {
            let start = index(sentence.start);
            let ahead = (start..start + 6).filter(|at| match self.word(*at) {
                "lack" => *at == start + 1,
                "and" => *at == start + 2,
                word => COUNTED.contains(word),
            });
            places.extend(ahead);
        }
        let small = self.passage.small();
        for (phrase, back) in [("numbers of ", 0), ("% of ", 2)] {
            if !small.may_hold(phrase) {
                continue;
            }
            let mut from = 0;
            while let Some(at) = find(small.text.get(from..).unwrap_or(""), phrase) {
                places.extend(index(from + at).checked_sub(back));
                from += at + phrase.len();
            }
        }
        places
    }

    /// A verb that doesn't fit the subject before it.
    pub(super) fn verb_behind_a_phrase(&self, at: usize) -> Wrong {
        let (verb, message) = match self.word(at) {
            "lack" => self.lack(at)?,
            "numbers" => self.numbers(at)?,
            "and" => self.two_subjects(at)?,
            "with" => self.with_a_verb(at)?,
            word if COUNTED.contains(word) => self.counted_things(at)?,
            _ => return None,
        };
        Some((verb + 1 - at, message))
    }

    /// “A lack of visits in the evening are”
    fn lack(&self, at: usize) -> Option<(usize, String)> {
        let article = at.checked_sub(1)?;
        let is_subject = matches!(self.word(article), "a" | "the")
            && self.begins_sentence(article)
            && self.word(at + 1) == "of"
            && self.is_row(article, 3);
        let verb = self.verb_from(at + 2).filter(|_| is_subject)?;
        matches!(self.word(verb), "are" | "were" | "have")
            .then(|| (verb, self.does_not_fit(verb, "a lack")))
    }

    /// “The numbers of children waiting remains low”
    fn numbers(&self, at: usize) -> Option<(usize, String)> {
        let is_subject =
            self.before(at, 1) == "the" && self.word(at + 1) == "of" && self.is_row(at, 2);
        let verb = self.verb_from(at + 2).filter(|_| is_subject)?;
        let is_wrong = match self.word(verb) {
            "remains" => true,
            "is" | "was" | "has" => OF_NUMBERS.contains(&self.word(verb + 1)),
            _ => false,
        };
        let is_alone = (at + 2..verb).all(|at| self.word(at) != "and");
        (is_wrong && is_alone).then(|| (verb, self.does_not_fit(verb, "the numbers")))
    }

    /// “The timeliness and levels of support is”: one of two subjects at least is several.
    fn two_subjects(&self, at: usize) -> Option<(usize, String)> {
        let first = at.checked_sub(2)?;
        let (one, other) = (self.written(at - 1), self.written(at + 1));
        let nouns = [one, other];
        let is_subject = matches!(self.word(first), "the" | "our" | "their")
            && self.begins_sentence(first)
            && matches!(self.word(at + 2), "of" | "for")
            && self.is_row(first, 5)
            && nouns
                .iter()
                .all(|noun| noun.starts_with(char::is_lowercase))
            && nouns.iter().any(|noun| is_of_several(noun));
        let verb = self.verb_from(at + 3).filter(|_| is_subject)?;
        let is_wrong = matches!(self.word(verb), "is" | "was" | "has");
        let is_alone = (at + 3..verb).all(|at| self.word(at) != "and");
        let named = format!("{one} and {other}");
        (is_wrong && is_alone).then(|| (verb, self.does_not_fit(verb, &named)))
    }

    /// “Visits to children in their homes is at 83%”
    fn counted_things(&self, at: usize) -> Option<(usize, String)> {
        let is_subject = (self.begins_sentence(at) || self.begins_behind_date(at))
            && LEADS_ON.contains(&self.word(at + 1))
            && self.is_row(at, 2);
        let verb = self.verb_from(at + 2).filter(|_| is_subject)?;
        let behind = self.behind(verb).strip_prefix(' ').unwrap_or("");
        let is_told = behind.starts_with(|c: char| c.is_ascii_digit() || c == SHOWN)
            || BEFORE_AMOUNT.contains(&self.word(verb + 1)) && self.is_row(verb, 2);
        let is_wrong = matches!(self.word(verb), "is" | "was" | "has") && is_told;
        let is_alone = (at + 2..verb).all(|at| self.word(at) != "and");
        (is_wrong && is_alone).then(|| (verb, self.does_not_fit(verb, self.word(at))))
    }

    /// “We visit often, with 92% of visits were in time”
    fn with_a_verb(&self, at: usize) -> Option<(usize, String)> {
        let digits = self.word(at + 1);
        let is_share = !digits.is_empty()
            && digits.bytes().all(|b| b.is_ascii_digit())
            && self.is_row(at, 2)
            && self.behind(at + 1).starts_with("% of ")
            && self.word(at + 2) == "of";
        if !is_share {
            return None;
        }
        let verb = self.verb_from(at + 3)?;
        let is_verb = matches!(self.word(verb), "were" | "was" | "are" | "is");
        let is_alone = (at + 3..verb).all(|at| self.word(at) != "and");
        let front = (1..=MOST).map_while(|back| {
            let place = at.checked_sub(back)?;
            self.is_row(place, 2).then(|| self.word(place))
        });
        let front: Vec<&str> = front.collect();
        let is_whole = front.iter().any(|word| VERBS.contains(word))
            && !front
                .iter()
                .any(|word| matches!(*word, "that" | "which" | "who" | "where" | "if" | "those"));
        let message = format!(
            "“with … {}”: “{}” is too many",
            self.word(verb),
            self.word(verb)
        );
        (is_verb && is_alone && is_whole).then_some((verb, message))
    }

    fn does_not_fit(&self, verb: usize, subject: &str) -> String {
        format!("“{}” doesn't fit “{subject}”", self.word(verb))
    }

    /// Whether a word stands behind the comma that ends the date with which its sentence begins: “As
    /// at March 2020, visits …”.
    fn begins_behind_date(&self, at: usize) -> bool {
        let Some((before, own)) = at
            .checked_sub(1)
            .and_then(|before| Some((self.list.get(before)?, self.list.get(at)?)))
        else {
            return false;
        };
        let is_comma = self.passage.words(before.range.end..own.range.start) == ", ";
        let start = (2..=5).find_map(|back| {
            let first = at.checked_sub(back)?;
            self.begins_sentence(first).then_some(first)
        });
        is_comma
            && self.is_year(at - 1)
            && start
                .is_some_and(|first| matches!(self.word(first), "as" | "in" | "at" | "by" | "for"))
    }

    /// The first verb of a phrase that begins here, where nothing but the phrase stands before it.
    fn verb_from(&self, start: usize) -> Option<usize> {
        for at in start..start + MOST {
            let word = self.word(at);
            if at > start && !self.is_row(at - 1, 2) || word.is_empty() || BREAKS.contains(&word) {
                return None;
            }
            if VERBS.contains(&word) {
                return (at > start).then_some(at);
            }
            let before = self.word(at.checked_sub(1)?);
            if matches!(word, "a" | "an" | "the" | "each" | "every")
                && !BEFORE_ARTICLE.contains(&before)
                && !before.ends_with("ing")
            {
                return None;
            }
            // Two subjects are several.
            let joins = word == "and" && !is_adjective(before) && !self.leads_to_two(start, at);
            if joins {
                return None;
            }
        }
        None
    }

    /// “Leading to drift and delay are”
    fn leads_to_two(&self, start: usize, and: usize) -> bool {
        let leads = (start..and).any(|at| {
            matches!(
                (self.word(at), self.word(at + 1)),
                ("leading", "to") | ("resulting", "in") | ("due", "to")
            )
        });
        leads && VERBS.contains(&self.word(and + 2))
    }
}

fn is_adjective(word: &str) -> bool {
    ["ful", "ive", "ous", "able", "ical", "ional", "ly"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// Whether a noun is of several: “levels”, not “process”.
fn is_of_several(noun: &str) -> bool {
    const ONE: [&str; 4] = ["news", "series", "ethics", "species"];
    noun.len() > 4
        && noun.ends_with('s')
        && !["ss", "us", "is", "os"]
            .iter()
            .any(|ending| noun.ends_with(ending))
        && !ONE.contains(&noun)
}
