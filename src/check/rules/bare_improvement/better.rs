//! “Is increasingly settled”, “is stronger”, “receiving more regular supervision”: better than
//! before, and nothing says by how much.

use super::verbs::{Around, is_adverb};
use crate::check::prose::Passage;
use crate::check::words::{Word, is_empty_word};
use std::ops::Range;

/// What somebody is or has increasingly without being better for it.
const NO_BETTER: [&str; 32] = [
    "complex",
    "difficult",
    "hard",
    "challenging",
    "challenged",
    "stretched",
    "pressured",
    "scarce",
    "rare",
    "expensive",
    "costly",
    "fragile",
    "isolated",
    "vulnerable",
    "severe",
    "worried",
    "worrying",
    "concerned",
    "concerning",
    "able",
    "aware",
    "busy",
    "conscious",
    "clear",
    "common",
    "likely",
    "unlikely",
    "necessary",
    "important",
    "so",
    "too",
    "not",
];

/// What “more” of is better: as words about work.
const QUALITIES: [&str; 26] = [
    "regular",
    "frequent",
    "timely",
    "consistent",
    "stable",
    "settled",
    "reliable",
    "accurate",
    "focused",
    "focussed",
    "purposeful",
    "thorough",
    "robust",
    "effective",
    "efficient",
    "rigorous",
    "reflective",
    "responsive",
    "visible",
    "confident",
    "analytical",
    "child-centred",
    "child-focused",
    "proportionate",
    "positive",
    "joined-up",
];

const BETTER: [&str; 10] = [
    "better",
    "stronger",
    "quicker",
    "faster",
    "clearer",
    "tighter",
    "steadier",
    "sharper",
    "safer",
    "healthier",
];

/// What can be measured, or looked at in a sample; as they begin.
const MEASURES: [&str; 43] = [
    "performance",
    "compliance",
    "timeliness",
    "quality",
    "recording",
    "practice",
    "supervision",
    "oversight",
    "attendance",
    "participation",
    "stability",
    "morale",
    "retention",
    "recruitment",
    "engagement",
    "response",
    "responses",
    "visiting",
    "visits",
    "assessment",
    "assessments",
    "plans",
    "planning",
    "reviews",
    "reviewing",
    "caseloads",
    "workloads",
    "turnover",
    "workforce",
    "thresholds",
    "decisions",
    "decision",
    "decision-making",
    "analysis",
    "outcomes",
    "attainment",
    "feedback",
    "auditing",
    "audits",
    "chronologies",
    "communication",
    "conferences",
    "management",
];

/// What somebody has or gets that is more than it was.
const HAS: [&str; 17] = [
    "receive",
    "receives",
    "receiving",
    "received",
    "get",
    "gets",
    "getting",
    "see",
    "seeing",
    "seen",
    "have",
    "has",
    "having",
    "experience",
    "experiencing",
    "is",
    "are",
];

/// What changes without anybody's work being better for it.
const TRENDS: [&str; 23] = [
    "families",
    "children",
    "parents",
    "people",
    "pupils",
    "carers",
    "courts",
    "court",
    "landlords",
    "providers",
    "demand",
    "demands",
    "need",
    "needs",
    "cost",
    "costs",
    "prices",
    "pressures",
    "risks",
    "referrals",
    "placements",
    "homes",
    "market",
];

/// What goes on behind a comparative that compares with before: not “better for it”, “quicker in
/// the north”.
const BESIDE: [&str; 12] = [
    "and",
    "but",
    "although",
    "though",
    "while",
    "whilst",
    "across",
    "since",
    "over",
    "overall",
    "because",
    "following",
];

/// What a comparison with before is made with, behind “than”.
const BEFORE: [&str; 12] = [
    "in",
    "at",
    "before",
    "last",
    "a",
    "when",
    "ever",
    "previously",
    "during",
    "on",
    "two",
    "three",
];

/// Where a sentence says that something is better than it was.
pub(super) fn in_comparatives<'l>(
    passage: &'l Passage<'_>,
    list: &'l [Word<'l>],
    sentence: &'l Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'l {
    let around = Around {
        passage,
        list,
        sentence,
    };
    around.each(|around, at, form| around.better(at, form))
}

impl Around<'_, '_> {
    /// From which word to which a claim stands that something is better than before.
    fn better(&self, at: usize, form: &str) -> Option<(usize, usize)> {
        match form {
            "increasingly" => self.increasingly(at),
            "more" => self.is_more(at).or_else(|| self.has_more(at)),
            form if BETTER.contains(&form) => self.is_better(at, at),
            _ => None,
        }
    }

    /// “Are increasingly being offered”, “has become increasingly settled”.
    fn increasingly(&self, at: usize) -> Option<(usize, usize)> {
        let helper = self.small(at.checked_sub(1));
        let from = match helper.as_str() {
            "is" | "are" | "becoming" | "become" | "becomes" => at.checked_sub(1)?,
            _ => return None,
        };
        let subject = self.small(from.checked_sub(1));
        let end = match self.small(Some(at + 1)).as_str() {
            "being" => at + 2,
            _ => at + 1,
        };
        let what = self.small(Some(end));
        let is_claim = self.is_joined(at)
            && !is_empty_word(&what)
            && !NO_BETTER.contains(&what.as_str())
            && !TRENDS.contains(&subject.as_str())
            && !matches!(subject.as_str(), "it" | "there");
        (is_claim && !self.chooses(at)).then_some((from, end))
    }

    /// “Is more regular”, “has become more consistent”.
    fn is_more(&self, at: usize) -> Option<(usize, usize)> {
        QUALITIES
            .contains(&self.small(Some(at + 1)).as_str())
            .then(|| self.is_better(at, at + 1))
            .flatten()
    }

    /// Of something that can be measured: “compliance is stronger”, “is better than in 2017”.
    fn is_better(&self, at: usize, end: usize) -> Option<(usize, usize)> {
        let mut from = at.checked_sub(1)?;
        while is_adverb(&self.small(Some(from))) {
            from = from.checked_sub(1)?;
        }
        let is_helper = matches!(
            self.small(Some(from)).as_str(),
            "is" | "are" | "become" | "becoming" | "becomes"
        );
        let next = self.small(Some(end + 1));
        let is_of_now = matches!(next.as_str(), "now" | "here" | "today");
        let goes_on = match next.as_str() {
            _ if self.stops(end) => true,
            "than" => BEFORE.contains(&self.small(Some(end + 2)).as_str()),
            next => is_of_now || BESIDE.contains(&next),
        };
        (is_helper && goes_on && !self.chooses(at) && self.clause_names(from, &MEASURES))
            .then_some((from, end))
    }

    /// “Receiving more regular supervision”, “there is more consistent oversight”.
    fn has_more(&self, at: usize) -> Option<(usize, usize)> {
        let has = self.small(at.checked_sub(1));
        let is_there = matches!(has.as_str(), "is" | "are");
        let before = self.small(at.checked_sub(2));
        let is_had = HAS.contains(&has.as_str())
            && (!is_there || before == "there")
            && before != "to"
            && !self.chooses(at);
        let end = at + 2;
        let what = self.small(Some(end));
        (is_had
            && QUALITIES.contains(&self.small(Some(at + 1)).as_str())
            && self.is_joined(at + 1)
            && MEASURES.contains(&what.as_str()))
        .then(|| Some((at.checked_sub(1)?, end)))
        .flatten()
    }
}
