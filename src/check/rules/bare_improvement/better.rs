//! “Is increasingly settled”, “is stronger”, “receiving more regular supervision”: better than
//! before, and nothing says by how much.

use super::verbs::{Around, is_adverb};
use super::vocabulary::{
    BEFORE, BESIDE, BETTER, GROWING, HAS, MEASURES, MORE, NO_BETTER, QUALITIES, SHOWN_THERE, SHOWS,
    TRENDS, USE, WORK,
};
use crate::check::words::{Phrases, is_empty_word, lower};
use std::ops::Range;
use std::sync::LazyLock;

/// Every word at which something may be told to be better than before.
static FORMS: LazyLock<Phrases> = LazyLock::new(|| {
    let forms = ["increasingly", "more", "evidence"];
    Phrases::of(forms.into_iter().chain(MORE.iter()).chain(BETTER.iter()))
});

impl<'l, 'p> Around<'l, 'p> {
    /// Where the sentence says that something is better than it was.
    pub(super) fn in_comparatives(self) -> impl Iterator<Item = Range<usize>> + 'l
    where
        'p: 'l,
    {
        self.each(&FORMS, Around::better)
    }
}

impl Around<'_, '_> {
    /// From which word to which a claim stands that something is better than before.
    fn better(&self, at: usize, form: &str) -> Option<(usize, usize)> {
        match form {
            "increasingly" => self.increasingly(at),
            "more" => self.is_more(at).or_else(|| self.has_more(at)),
            "evidence" => self.has_evidence(at),
            form if MORE.contains(form) => self.shows_more(at),
            form if BETTER.contains(form) => self.is_better(at, at).or_else(|| self.shows_more(at)),
            _ => None,
        }
    }

    /// “Are increasingly being offered”, “has become increasingly settled”.
    fn increasingly(&self, at: usize) -> Option<(usize, usize)> {
        let helper = self.small(at.checked_sub(1));
        let from = match helper {
            "is" | "are" | "becoming" | "become" | "becomes" => at.checked_sub(1)?,
            _ => return None,
        };
        let subject = self.small(from.checked_sub(1));
        let end = match self.small(Some(at + 1)) {
            "being" => at + 2,
            _ => at + 1,
        };
        let what = self.small(Some(end));
        let is_claim = self.is_joined(at)
            && !is_empty_word(what)
            && !NO_BETTER.contains(&what)
            && !TRENDS.contains(&subject)
            && !matches!(subject, "it" | "there");
        (is_claim && !self.chooses(at)).then_some((from, end))
    }

    /// “Is more regular”, “has become more consistent”.
    fn is_more(&self, at: usize) -> Option<(usize, usize)> {
        QUALITIES
            .contains(&self.small(Some(at + 1)))
            .then(|| self.is_better(at, at + 1))
            .flatten()
    }

    /// Of something that can be measured: “compliance is stronger”, “is better than in 2017”.
    fn is_better(&self, at: usize, end: usize) -> Option<(usize, usize)> {
        let mut from = at.checked_sub(1)?;
        while is_adverb(self.small(Some(from))) {
            from = from.checked_sub(1)?;
        }
        let is_helper = matches!(
            self.small(Some(from)),
            "is" | "are" | "become" | "becoming" | "becomes"
        );
        let next = self.small(Some(end + 1));
        let is_of_now = matches!(next, "now" | "here" | "today");
        let goes_on = match next {
            _ if self.stops(end) => true,
            "than" => BEFORE.contains(&self.small(Some(end + 2))),
            next => is_of_now || BESIDE.contains(&next),
        };
        (is_helper && goes_on && !self.chooses(at) && self.clause_names(from, &MEASURES))
            .then_some((from, end))
    }

    /// “Monitoring shows increased use of the toolkit”.
    fn shows_more(&self, at: usize) -> Option<(usize, usize)> {
        let what = self.small(Some(at + 1));
        let is_claim = SHOWS.contains(&self.small(at.checked_sub(1)))
            && self.is_joined(at)
            && (MEASURES.contains(&what) || USE.contains(&what))
            && !self.clause_names(at, &SHOWN_THERE)
            && !self.chooses(at);
        is_claim.then_some((at.checked_sub(1)?, at + 1))
    }

    /// “There is growing evidence that staff …”, of the service's own work.
    fn has_evidence(&self, at: usize) -> Option<(usize, usize)> {
        let back = |count: usize| self.small(at.checked_sub(count));
        let is_there = matches!(back(2), "is" | "are") && back(3) == "there";
        let tells = matches!(self.small(Some(at + 1)), "that" | "of");
        if !(is_there && tells && GROWING.contains(&back(1))) {
            return None;
        }
        let behind = self.list.get(at + 1..)?.iter();
        let mut behind = behind
            .take_while(|word| self.sentence.contains(&word.range.start))
            .map(|word| lower(word.text));
        let is_of_work = behind.any(|word| {
            let word = word.trim_end_matches(['’', '\'']);
            MEASURES.contains(&word) || WORK.contains(&word)
        });
        is_of_work.then_some((at.checked_sub(2)?, at))
    }

    /// “Receiving more regular supervision”, “there is more consistent oversight”.
    fn has_more(&self, at: usize) -> Option<(usize, usize)> {
        let has = self.small(at.checked_sub(1));
        let is_there = matches!(has, "is" | "are");
        let before = self.small(at.checked_sub(2));
        let is_had = HAS.contains(&has)
            && (!is_there || before == "there")
            && before != "to"
            && !self.chooses(at);
        let end = at + 2;
        let what = self.small(Some(end));
        (is_had
            && QUALITIES.contains(&self.small(Some(at + 1)))
            && self.is_joined(at + 1)
            && MEASURES.contains(&what))
        .then(|| Some((at.checked_sub(1)?, end)))
        .flatten()
    }
}
