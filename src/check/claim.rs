//! Words that claim something of a figure beside them, and what keeps them from being a claim.

use super::Subject;
use super::fact::{Fact, facts};
use super::number::has_percent;
use super::period_words::periods;
use super::prose::{Passage, SHOWN, Voice, clauses};
use super::small::{Haystack, Small};
use super::typed::typed_facts;
use super::words::{Phrases, find, find_phrase, words};
use crate::measure::{self, comparable};
use crate::model::{Decimal, Period};
use std::ops::Range;
use std::sync::LazyLock;

/// A clause with the figures that it refers to.
pub struct Clause<'a, 'p> {
    /// The passage.
    pub passage: &'a Passage<'p>,
    /// The sentence that it is in.
    pub sentence: Range<usize>,
    /// Where it stands.
    pub range: Range<usize>,
    /// Its words in small letters, as many bytes as they were.
    pub small: Small<'a>,
    /// The indicators' values that it refers to.
    pub facts: &'a [Fact<'p>],
    /// Those that its whole sentence refers to.
    pub all_facts: &'a [Fact<'p>],
}

/// A sentence that tells figures of the data, with those of its clauses that are told as it is.
pub(super) struct Telling<'p> {
    /// Which passage it stands in.
    passage: usize,
    sentence: Range<usize>,
    facts: Vec<Fact<'p>>,
    clauses: Vec<(Range<usize>, Vec<Fact<'p>>)>,
}

/// Visits each clause that refers to a value of an indicator, or types a percentage which an
/// indicator that it names has, and is told as it is: no question, no wish, no denial, nobody's
/// quotation.
pub fn each_clause<'a, 'p>(subject: &'a Subject<'p>, visit: &mut dyn FnMut(Clause<'a, 'p>)) {
    for telling in subject.tellings() {
        let Some(passage) = subject.prose.at(telling.passage) else {
            continue;
        };
        for (range, facts) in &telling.clauses {
            visit(Clause {
                passage,
                sentence: telling.sentence.clone(),
                range: range.clone(),
                small: passage.small_words(range.clone()),
                facts,
                all_facts: &telling.facts,
            });
        }
    }
}

/// The sentences that tell figures of the data.
pub(super) fn tellings<'p>(subject: &Subject<'p>) -> Vec<Telling<'p>> {
    let mut tellings = Vec::new();
    for (at, passage) in subject.prose.passages.iter().enumerate() {
        let has_percent = || {
            let small = passage.small();
            has_percent(small) || find(small, "percent").is_some()
        };
        if passage.voice != Voice::Statement
            || passage.quoted
            || passage.references.is_empty() && !has_percent()
        {
            continue;
        }
        let mut before = None;
        for sentence in &passage.sentences {
            let mut facts = facts(subject.publication, passage, sentence);
            facts.extend(typed_facts(subject.measures(), passage, sentence, before));
            facts.sort_by_cached_key(|fact| fact.range.start);
            before = Some(sentence);
            if facts.is_empty() {
                continue;
            }
            let told = |range: Range<usize>| {
                let small = passage.small_words(range.clone());
                let is_in = |fact: &&Fact<'_>| {
                    range.start <= fact.range.start && fact.range.end <= range.end
                };
                let facts: Vec<Fact<'p>> = facts.iter().filter(is_in).cloned().collect();
                let is_told =
                    !facts.is_empty() && !is_no_statement(small, passage.words(range.clone()));
                is_told.then_some((range, facts))
            };
            let clauses = joined(passage, sentence, &facts);
            tellings.push(Telling {
                passage: at,
                sentence: sentence.clone(),
                clauses: clauses.into_iter().filter_map(told).collect(),
                facts,
            });
        }
    }
    tellings
}

/// The clauses of a sentence. One without a figure is taken together with the next, since “have
/// continued to improve, to [[x]]” is one statement.
fn joined(passage: &Passage<'_>, sentence: &Range<usize>, facts: &[Fact<'_>]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for clause in clauses(&passage.text, sentence) {
        let range = match open.take() {
            Some(before) => before.start..clause.end,
            None => clause,
        };
        let has_fact = facts
            .iter()
            .any(|fact| range.start <= fact.range.start && fact.range.end <= range.end);
        // Only a clause that goes on with “to”, “at”, “from” or the like, or that a colon
        // announced, belongs to the one before it.
        // “At [[x]], visits are higher than a year ago” is one statement.
        let words = passage.words(range.clone());
        let leads_in = range.start == sentence.start
            && range.end < sentence.end
            && words.split_whitespace().count() <= 8
            && ["At ", "With "]
                .iter()
                .any(|start| words.starts_with(start));
        if has_fact && leads_in {
            open = Some(range);
        } else if has_fact {
            joined.push(range);
        } else {
            let behind = passage.text.get(range.end..sentence.end).unwrap_or("");
            let goes_on = [
                ", to ",
                ", at ",
                ", from ",
                ", reaching ",
                ", with ",
                ", now ",
                ", standing at ",
                " and at ",
                " and now at ",
                " and is at ",
                " and are at ",
                " and stand",
                " and now stand",
                ", and stand",
                ", and now stand",
                ": ",
                " – ",
            ]
            .iter()
            .any(|start| behind.starts_with(start))
                // “The best month was January, when [[x]] were in time”
                || behind
                    .strip_prefix(", when ")
                    .is_some_and(|rest| rest.starts_with(SHOWN));
            // “Plans, at [[x]], are fewer than a year ago”: the figure stands in between.
            let words = passage.words(range.clone());
            let takes_up = [
                "is ",
                "are ",
                "was ",
                "were ",
                "has ",
                "have ",
                "remain",
                "the highest ",
                "the lowest ",
                "its highest ",
                "its lowest ",
                "the best ",
                "the worst ",
                "its best ",
                "its worst ",
                "their best ",
                "their worst ",
                "improving on ",
                "improving from ",
            ]
            .iter()
            .any(|start| words.starts_with(start));
            match joined.last_mut() {
                _ if goes_on => open = Some(range),
                Some(before)
                    if takes_up
                        && range.start <= before.end + 2
                        && !concedes(passage, before.start) =>
                {
                    before.end = range.end;
                }
                _ => {}
            }
        }
    }
    joined
}

/// Whether a clause concedes something: “although improving since January, is not yet low” denies
/// the second and not the first.
fn concedes(passage: &Passage<'_>, start: usize) -> bool {
    ["although ", "though ", "while "].iter().any(|word| {
        let small = passage.small();
        small.get(..start).is_some_and(|t| t.ends_with(word))
            || small.get(start..).is_some_and(|t| t.starts_with(word))
    })
}

static NO_STATEMENT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "not",
        "no longer",
        "never",
        "nor",
        "neither",
        "should",
        "must",
        "will",
        "would",
        "could",
        "might",
        "want",
        "wants",
        "wanted",
        "aim",
        "aims",
        "hope",
        "expect",
        "expected",
        "if",
        "whether",
        "until",
        "unless",
        "without",
        "cannot",
        "has to",
        "have to",
        "is to",
        "are to",
    ])
});

/// Whether a clause denies, wishes, asks or supposes.
pub fn is_no_statement(small: impl Haystack + Copy, written: &str) -> bool {
    find(small, "n’t").is_some()
        || find(small, "n't").is_some()
        || small.text().ends_with('?')
        // The month has a capital.
        || find_phrase(written, "may").is_some()
        || plans_to(small)
        || NO_STATEMENT.are_in(small)
        || wants(small)
}

/// Whether something or somebody needs something: not “children in need”, “their needs”.
fn wants(small: impl Haystack) -> bool {
    if !small.may_hold("need") {
        return false;
    }
    let small = small.text();
    let list = words(small, &(0..small.len()));
    list.iter().enumerate().any(|(at, word)| {
        if !matches!(word.text, "need" | "needs") {
            return false;
        }
        let back = |count: usize| {
            let before = at.checked_sub(count).and_then(|at| list.get(at));
            before.map_or("", |word| word.text)
        };
        let is_of_children = back(1) == "in" && !matches!(back(2), "is" | "are" | "was" | "were");
        let is_had =
            OWNERS.contains(&back(1)) || back(1).ends_with("’s") || back(1).ends_with("'s");
        !(is_of_children || is_had)
    })
}

/// Words behind which “needs” are something that somebody has.
const OWNERS: [&str; 6] = ["their", "his", "her", "its", "our", "your"];

/// Whether words say “we plan to visit”; “we reduced repeat plans to 5%” doesn't.
pub fn plans_to(small: impl Haystack + Copy) -> bool {
    ["plan to ", "plans to "].iter().any(|words| {
        small.may_hold(words)
            && small.text().match_indices(words).any(|(at, _)| {
                let behind = small.text().get(at + words.len()..).unwrap_or("");
                behind.starts_with(char::is_alphabetic)
            })
    })
}

impl<'p> Clause<'_, 'p> {
    /// Where a phrase stands in the passage, if the clause has it.
    pub fn find(&self, phrase: &str) -> Option<Range<usize>> {
        let at = find_phrase(self.small, phrase)?;
        Some(self.range.start + at..self.range.start + at + phrase.len())
    }

    /// The first of these phrases that the clause has, and where.
    pub fn find_any(&self, phrases: &Phrases) -> Option<(&'static str, Range<usize>)> {
        let (phrase, at) = phrases.first_in(self.small)?;
        let start = self.range.start + at;
        Some((phrase, start..start + phrase.len()))
    }

    /// The figure that a phrase is about: the next one behind it, otherwise the nearest before.
    pub fn fact_at(&self, phrase: &Range<usize>) -> Option<&Fact<'p>> {
        self.facts
            .iter()
            .find(|fact| fact.range.start >= phrase.end)
            .or_else(|| {
                self.facts
                    .iter()
                    .rev()
                    .find(|fact| fact.range.end <= phrase.start)
            })
    }

    /// What a figure may be meant to be compared with, as far as the text says it; where it says
    /// nothing, every earlier value that people compare with. Empty: there is nothing.
    pub fn bases(&self, fact: &Fact<'p>) -> Vec<(Period, Decimal)> {
        let same: Vec<&Fact<'p>> = self
            .all_facts
            .iter()
            .filter(|other| other.indicator.id == fact.indicator.id && other.period != fact.period)
            .collect();
        // What came later is no base: “fell to [[x@2020-03]] and was [[x@2020-05]] in May”.
        let is_later = |other: &&Fact<'p>| other.period.last_day() > fact.period.last_day();
        if !same.iter().all(is_later) {
            return match same.as_slice() {
                [other] => vec![(other.period, other.value)],
                _ => Vec::new(),
            };
        }
        let at = |period: Period| {
            let value = measure::reading(fact.indicator, period)?.value.ok()?;
            Some((period, value))
        };
        let named: Vec<Period> = periods(&self.passage.text, &self.sentence, self.passage.as_at)
            .into_iter()
            .filter_map(|named| named.period)
            .filter(|period| *period != fact.period && period.last_day() < fact.period.last_day())
            .collect();
        if !named.is_empty() {
            return named.into_iter().filter_map(at).collect();
        }
        let a_year = [
            "last year",
            "a year ago",
            "a year before",
            "a year earlier",
            "the year before",
            "year on year",
            "previous year",
        ];
        if a_year
            .iter()
            .any(|words| find_phrase(self.small, words).is_some())
        {
            return at(fact.period.year_before()).into_iter().collect();
        }
        let run = comparable(fact.indicator, fact.period);
        let earlier: Vec<(Period, Decimal)> = run
            .iter()
            .filter(|reading| reading.period != fact.period)
            .filter_map(|reading| Some((reading.period, reading.value.ok()?)))
            .collect();
        let before = [
            "last month",
            "the month before",
            "previous month",
            "previous quarter",
            "the quarter before",
        ];
        if before
            .iter()
            .any(|words| find_phrase(self.small, words).is_some())
        {
            return earlier.last().copied().into_iter().collect();
        }
        let year_ago = at(fact.period.year_before());
        let mut bases: Vec<(Period, Decimal)> = [
            earlier.last().copied(),
            year_ago,
            earlier.first().copied(),
            earlier
                .len()
                .checked_sub(3)
                .and_then(|at| earlier.get(at))
                .copied(),
            earlier
                .len()
                .checked_sub(6)
                .and_then(|at| earlier.get(at))
                .copied(),
        ]
        .into_iter()
        .flatten()
        .collect();
        bases.sort();
        bases.dedup();
        bases
    }
}
