//! Words that cannot stand beside each other: “of 2017 inspection”, “in the Autumn 2020”, “a
//! handful children”, “care leavers has”.

mod agreement;
mod numbers;

use super::{Found, InSmall};
use crate::check::prose::{Kind, Passage};
use crate::check::word_set::WordSet;
use crate::check::words::{Phrases, Word};
use std::sync::LazyLock;

/// What stands before a year without an article, where no event of it follows.
static BEFORE_YEAR: WordSet = WordSet::of(&[
    "of",
    "since",
    "from",
    "following",
    "after",
    "at",
    "during",
    "by",
    "before",
]);

/// What there is one of in a year.
const EVENTS: [&str; 5] = ["inspection", "visit", "review", "survey", "census"];

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// Words of how many that go on with “of”.
static HOW_MANY: WordSet = WordSet::of(&[
    "handful", "number", "range", "series", "variety", "majority",
]);

/// Several people.
static PEOPLE: WordSet = WordSet::of(&[
    "children",
    "families",
    "parents",
    "carers",
    "leavers",
    "pupils",
    "practitioners",
    "workers",
    "managers",
]);

/// Forms of verbs that belong to several.
const OF_SEVERAL: [&str; 8] = [
    "state", "show", "suggest", "indicate", "confirm", "are", "were", "have",
];

/// What something that happened once is called: an article goes before it.
const CHANGES: [&str; 6] = [
    "deterioration",
    "reduction",
    "increase",
    "decrease",
    "rise",
    "drop",
];

/// What a service does with itself.
const TO_DO: [&str; 5] = ["increase", "improve", "reduce", "develop", "strengthen"];

/// Several people and words of how many: what is wrong with these stands in few texts.
static COUNTED: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(PEOPLE.iter().chain(HOW_MANY.iter())));

/// Words that one of the other slips begins with, or has behind its first.
static OTHERS: LazyLock<Phrases> = LazyLock::new(|| {
    let words = ["across", "reason", "feedback", "requires", "require", "an"];
    Phrases::of(words.into_iter().chain(CHANGES))
});

/// With which words one of the slips may begin in a passage: with few.
struct Beginnings {
    are_counted: bool,
    are_others: bool,
    has_digit: bool,
}

impl Beginnings {
    fn of(passage: &Passage<'_>) -> Beginnings {
        let small = passage.small();
        Beginnings {
            are_counted: COUNTED.may_be_near(small),
            are_others: OTHERS.may_be_near(small),
            has_digit: passage.has_digit,
        }
    }

    fn are_any(&self) -> bool {
        self.are_counted || self.are_others || self.has_digit
    }

    fn may_be(&self, row: &Row<'_, '_>, at: usize) -> bool {
        let word = row.word(at);
        matches!(
            word,
            "the"
                | "of"
                | "an"
                | "is"
                | "was"
                | "across"
                | "reason"
                | "feedback"
                | "requires"
                | "require"
                | "every"
                | "each"
        ) || self.has_digit
            && (word.starts_with(|c: char| c.is_ascii_digit()) || row.is_year(at + 1))
            || self.are_counted && (PEOPLE.contains(word) || HOW_MANY.contains(word))
    }
}

pub(super) fn look(passage: &Passage<'_>, words: InSmall<'_>, found: &mut Vec<Found>) {
    let list = words.list;
    let is_prose = matches!(passage.kind, Kind::Paragraph | Kind::Item | Kind::Line);
    if !is_prose {
        return;
    }
    let row = Row {
        passage,
        list,
        words,
    };
    verbs(&row, found);
    let beginnings = Beginnings::of(passage);
    if !beginnings.are_any() {
        return;
    }
    for at in 0..list.len() {
        if !beginnings.may_be(&row, at) {
            continue;
        }
        let told = row
            .article_of_year(at)
            .or_else(|| row.article_of_season(at))
            .or_else(|| row.verb_of_others(at))
            .or_else(|| row.of_missing(at))
            .or_else(|| row.change(at))
            .or_else(|| row.requires(at))
            .or_else(|| row.and_mistyped(at))
            .or_else(|| row.glued_unit(at))
            .or_else(|| row.two_numbers(at))
            .or_else(|| row.one_of_many(at))
            .or_else(|| row.every_of_many(at));
        let Some((count, message)) = told else {
            continue;
        };
        if let (Some(first), Some(last)) = (list.get(at), list.get(at + count - 1)) {
            found.push((first.range.start..last.range.end, message));
        }
    }
}

/// Verbs that don't fit the phrase before them.
fn verbs(row: &Row<'_, '_>, found: &mut Vec<Found>) {
    for at in row.before_verbs() {
        if let Some((count, message)) = row.verb_behind_a_phrase(at)
            && let (Some(first), Some(last)) = (row.list.get(at), row.list.get(at + count - 1))
        {
            found.push((first.range.start..last.range.end, message));
        }
    }
}

/// How many words are wrong, and why.
type Wrong = Option<(usize, String)>;

/// The words of a passage in their row.
struct Row<'r, 'p> {
    passage: &'r Passage<'p>,
    list: &'r [Word<'r>],
    words: InSmall<'r>,
}

impl Row<'_, '_> {
    /// A word in small letters.
    fn word(&self, at: usize) -> &str {
        self.words.word(at)
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    fn written(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| word.text)
    }

    /// Whether nothing but a space stands between each of so many words.
    fn is_row(&self, at: usize, count: usize) -> bool {
        (at + 1..at + count).all(
            |next| match (self.list.get(next - 1), self.list.get(next)) {
                (Some(one), Some(two)) => self.passage.words(one.range.end..two.range.start) == " ",
                _ => false,
            },
        )
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let start = self.list.get(at).map_or(0, |word| word.range.start);
        let mut sentences = self.passage.sentences.iter();
        sentences.any(|sentence| sentence.start == start)
    }

    /// What stands behind a word, up to the end of the passage.
    fn behind(&self, at: usize) -> &str {
        let end = self.list.get(at).map_or(0, |word| word.range.end);
        self.passage.words(end..self.passage.text.len())
    }

    fn is_year(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit())
    }

    /// “Of 2017 inspection”.
    fn article_of_year(&self, at: usize) -> Wrong {
        let is_event = EVENTS.contains(&self.word(at + 2));
        let wrong = is_event
            && self.is_year(at + 1)
            && BEFORE_YEAR.contains(self.word(at))
            && self.is_row(at, 3);
        wrong.then(|| {
            (
                3,
                format!("“the” is missing before “{}”", self.word(at + 1)),
            )
        })
    }

    /// “In the Autumn 2020”; not “the Autumn 2020 census”.
    fn article_of_season(&self, at: usize) -> Wrong {
        let names = self.word(at) == "the"
            && SEASONS.contains(&self.word(at + 1))
            && self.is_year(at + 2)
            && self.is_row(at, 3);
        let goes_on = self.behind(at + 2).starts_with([' ', '/', '-', '–'])
            && !matches!(
                self.word(at + 3),
                "and" | "or" | "to" | "we" | "all" | "with" | "when"
            );
        (names && !goes_on).then(|| (3, "“the” is too many here".to_owned()))
    }

    /// Verbs that have nobody, or somebody else: “across are”, “the reason for delays are”,
    /// “feedback from managers state”, “care leavers has”.
    fn verb_of_others(&self, at: usize) -> Wrong {
        let (own, next) = (self.word(at), self.word(at + 1));
        let front = |back: usize| self.before(at, back);
        if own == "across" && matches!(next, "are" | "is" | "were" | "was") && self.is_row(at, 2) {
            let is_relative = (1..=6).any(|back| {
                matches!(
                    front(back),
                    "we" | "they" | "that" | "which" | "who" | "whom" | "you"
                )
            });
            return (!is_relative).then(|| {
                (
                    2,
                    format!("a word is missing between “across” and “{next}”"),
                )
            });
        }
        if own == "reason" && next == "for" && front(1) == "the" {
            let verb = (at + 2..at + 6).find(|at| self.word(*at) == "are")?;
            let goes_on = matches!(self.word(verb + 1), "due" | "that" | "because");
            let is_wrong = goes_on && self.is_row(at, verb + 2 - at);
            return is_wrong.then(|| (verb + 1 - at, "“the reason … are”: “is” is meant".into()));
        }
        if own == "feedback" && next == "from" {
            let verb = (at + 3..at + 8).find(|at| OF_SEVERAL.contains(&self.word(*at)))?;
            let is_other = (at + 2..verb).any(|at| matches!(self.word(at), "who" | "that"));
            let is_wrong = !is_other && self.is_row(at, verb + 1 - at);
            return is_wrong.then(|| (verb + 1 - at, "the verb doesn't fit “feedback”".into()));
        }
        if PEOPLE.contains(own) && self.begins(at) {
            let placed = own == "children" && next == "in" && self.word(at + 2) == "care";
            let verb = if placed { at + 3 } else { at + 1 };
            let is_wrong =
                matches!(self.word(verb), "has" | "is" | "was") && self.is_row(at, verb + 1 - at);
            return is_wrong.then(|| {
                let message = format!("“{}” doesn't fit “{own}”", self.word(verb));
                (verb + 1 - at, message)
            });
        }
        None
    }

    /// Whether a sentence begins with this word, or with “care”, “foster” or “all” before it.
    fn begins(&self, at: usize) -> bool {
        let is_joined = matches!(
            self.before(at, 1),
            "care" | "foster" | "our" | "all" | "social" | "team"
        );
        let first = at.checked_sub(1).filter(|_| is_joined);
        self.begins_sentence(at) || first.is_some_and(|first| self.begins_sentence(first))
    }

    /// “A handful children”.
    fn of_missing(&self, at: usize) -> Wrong {
        let (own, next) = (self.word(at), self.word(at + 1));
        let article = self.before(at, 1);
        let is_many = matches!(article, "a" | "an") || own == "majority" && article == "the";
        let wrong = HOW_MANY.contains(own)
            && is_many
            && PEOPLE.contains(next)
            && at > 0
            && self.is_row(at - 1, 3);
        wrong.then(|| (2, format!("“of” is missing behind “{own}”")))
    }

    /// “This is deterioration from”.
    fn change(&self, at: usize) -> Wrong {
        let (own, next, then) = (self.word(at), self.word(at + 1), self.word(at + 2));
        let wrong = matches!(own, "is" | "was")
            && CHANGES.contains(&next)
            && matches!(then, "from" | "of" | "on")
            && matches!(self.before(at, 1), "this" | "it" | "that")
            && self.is_row(at, 3);
        wrong.then(|| (2, format!("“a” or “an” is missing before “{next}”")))
    }

    /// “The number of care leaver in work”.
    fn one_of_many(&self, at: usize) -> Wrong {
        if self.word(at) != "of" || self.before(at, 1) != "number" {
            return None;
        }
        let one = match (self.word(at + 1), self.word(at + 2)) {
            ("care", "leaver") | ("foster", "carer") => at + 2,
            ("child" | "family" | "parent" | "placement" | "referral", _) => at + 1,
            _ => return None,
        };
        let goes_on = matches!(
            self.word(one + 1),
            "in" | "with" | "who" | "at" | "on" | "from" | "are" | "have"
        );
        let is_wrong = goes_on && self.is_row(at, one + 2 - at);
        is_wrong.then(|| {
            (
                one + 1 - at,
                "a number of one: several are meant".to_owned(),
            )
        })
    }

    /// “Every child in care/ care leavers has”.
    fn every_of_many(&self, at: usize) -> Wrong {
        if !matches!(self.word(at), "every" | "each") {
            return None;
        }
        let many = (at + 1..at + 7).find(|at| PEOPLE.contains(self.word(*at)))?;
        let is_verb = matches!(self.word(many + 1), "has" | "is" | "was");
        // “Every team that sees families has”, “each plan for children is”.
        let is_other = (at + 1..many).any(|at| {
            let word = self.word(at);
            let is_joint = matches!(
                word,
                "that"
                    | "who"
                    | "which"
                    | "whose"
                    | "of"
                    | "for"
                    | "with"
                    | "to"
                    | "from"
                    | "by"
                    | "where"
                    | "about"
                    | "on"
                    | "at"
                    | "and"
                    | "or"
            );
            is_joint || word.ends_with("ing")
        });
        let stroke = self.list.get(many.checked_sub(2)?..=many)?;
        let is_stroke = stroke.windows(2).any(|pair| match pair {
            [one, two] => self
                .passage
                .words(one.range.end..two.range.start)
                .contains('/'),
            _ => false,
        });
        let is_wrong = is_verb && !is_other && is_stroke;
        is_wrong.then(|| (many + 2 - at, "“every” is of one".to_owned()))
    }

    /// “Requires to increase”.
    fn requires(&self, at: usize) -> Wrong {
        let wrong = matches!(self.word(at), "requires" | "require")
            && self.word(at + 1) == "to"
            && TO_DO.contains(&self.word(at + 2))
            && self.is_row(at, 3);
        wrong.then(|| (3, format!("“needs to {}” is meant", self.word(at + 2))))
    }

    /// “National Assessment an Accreditation System”.
    fn and_mistyped(&self, at: usize) -> Wrong {
        let is_name = |at: usize| {
            let word = self.written(at);
            word.len() > 4 && word.starts_with(char::is_uppercase)
        };
        let before = at.checked_sub(2)?;
        let wrong = self.written(at) == "an"
            && [before, at - 1, at + 1, at + 2].into_iter().all(is_name)
            && self.is_row(before, 5);
        wrong.then(|| (1, "“and” is meant".to_owned()))
    }
}
