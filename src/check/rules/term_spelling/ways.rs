//! What the spellings of one word have in common.

use crate::check::small::{Haystack, Needles, Small};
use crate::check::word_set::Outline;
use crate::check::words::find;
use ahash::AHashSet;
use std::sync::LazyLock;

/// Pairs whose hyphen makes another word.
const OTHER_WORDS: [&str; 11] = [
    "reform",
    "resent",
    "resign",
    "recover",
    "recreation",
    "represent",
    "release",
    "remark",
    "recount",
    "repress",
    "dose",
];

/// The word without the ending of a genitive or plural.
pub(super) fn bare(small: &str) -> &str {
    if !small.ends_with('s') {
        return small;
    }
    let stem = small
        .strip_suffix("’s")
        .or_else(|| small.strip_suffix("'s"))
        .unwrap_or(small);
    match stem.strip_suffix('s') {
        Some(one) if !one.ends_with(['s', 'u', 'i']) && one.len() > 3 => one,
        _ => stem,
    }
}

/// Endings and doubled letters between which British English leaves the choice.
const SAME: [(&str, &str); 8] = [
    ("advisor", "adviser"),
    ("focuss", "focus"),
    ("benefitt", "benefit"),
    ("judgement", "judgment"),
    ("acknowledgement", "acknowledgment"),
    ("targett", "target"),
    ("ageing", "aging"),
    ("organiz", "organis"),
];

static OF_SAME: LazyLock<Needles> = LazyLock::new(|| Needles::of(SAME.iter().map(|(one, _)| *one)));

/// “recognize” and “recognise”.
const ENDINGS: [(&str, &str); 4] = [
    ("ize", "ise"),
    ("ized", "ised"),
    ("izing", "ising"),
    ("ization", "isation"),
];

/// Which ways of spelling a word otherwise a text may hold: most hold none.
pub(super) struct Ways {
    hyphens: bool,
    same: Vec<&'static str>,
    endings: bool,
}

impl Ways {
    pub(super) fn that_may_stand_in(small: Small<'_>) -> Ways {
        let hyphens = small.contains('-');
        let endings = small.may_hold("iz");
        let all = SAME.iter().map(|(one, _)| *one);
        let same: Vec<&str> = match small.may_hold_any(&OF_SAME) {
            true => all.filter(|one| find(small, one).is_some()).collect(),
            false => Vec::new(),
        };
        Ways {
            hyphens,
            same,
            endings,
        }
    }

    pub(super) fn are_any(&self) -> bool {
        self.hyphens || self.endings || !self.same.is_empty()
    }

    /// Whether [`key`] makes anything of a word of the text but itself.
    pub(super) fn has_other(&self, small: &str) -> bool {
        small.len() >= 5
            && (self.hyphens && small.contains('-')
                || self.same.iter().any(|one| find(small, one).is_some())
                || self.endings && ENDINGS.iter().any(|(one, _)| bare(small).ends_with(one)))
    }
}

/// What spellings have in common that are looked for.
#[derive(Default)]
pub(super) struct Keys {
    all: AHashSet<String>,
    outline: Outline,
}

impl Keys {
    pub(super) fn extend(&mut self, keys: impl IntoIterator<Item = String>) {
        for key in keys {
            self.outline = self.outline.with(&key);
            self.all.insert(key);
        }
    }

    pub(super) fn contains(&self, key: &str) -> bool {
        self.outline.may_hold(key) && self.all.contains(key)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// What the spellings of one word have in common.
pub(super) fn key(small: &str) -> Option<String> {
    let bare = bare(small);
    if bare.len() < 5 || bare.chars().any(|c| !(c.is_alphabetic() || c == '-')) {
        return None;
    }
    let joined: String = bare.chars().filter(|c| *c != '-').collect();
    if OTHER_WORDS.iter().any(|word| joined.starts_with(word)) {
        return None;
    }
    let mut key = joined;
    for (one, other) in SAME {
        if key.contains(one) {
            key = key.replace(one, other);
        }
    }
    for (one, other) in ENDINGS {
        if let Some(stem) = key.strip_suffix(one).filter(|stem| stem.len() > 3) {
            key = format!("{stem}{other}");
        }
    }
    Some(key)
}
