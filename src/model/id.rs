//! Identifiers: one rule for everything that a publication can name.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest id, in characters.
pub const LONGEST_ID: usize = 40;

/// The name by which text refers to something: `[a-z0-9]+(-[a-z0-9]+)*`, at most
/// [`LONGEST_ID`] characters, unique in the whole publication.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// The id, if `text` follows the rule.
    pub fn new(text: &str) -> Option<Id> {
        let words_are_plain = text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
        (words_are_plain && text.len() <= LONGEST_ID).then(|| Id(text.to_owned()))
    }

    /// The nearest id to any words: lower case, without accents, hyphens between words, cut at a
    /// word's end. `None` where nothing usable is left.
    pub fn from_words(words: &str) -> Option<Id> {
        let mut slug = String::new();
        for c in words.chars().flat_map(char::to_lowercase) {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if let Some(plain) = without_accent(c) {
                slug.push_str(plain);
            } else if matches!(c, '\'' | '’') {
                continue;
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        if slug.len() > LONGEST_ID {
            slug.truncate(LONGEST_ID + 1);
            let end = slug.rfind('-').unwrap_or(LONGEST_ID);
            slug.truncate(end);
        }
        Id::new(slug.trim_end_matches('-'))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A small Latin letter without its accent; `None` for every other character.
fn without_accent(c: char) -> Option<&'static str> {
    const LETTERS: [(&str, &str); 18] = [
        ("àáâãäåāăą", "a"),
        ("æ", "ae"),
        ("çćč", "c"),
        ("ďđ", "d"),
        ("èéêëēęě", "e"),
        ("ğ", "g"),
        ("ìíîïīı", "i"),
        ("ł", "l"),
        ("ñńň", "n"),
        ("òóôõöøōő", "o"),
        ("œ", "oe"),
        ("ř", "r"),
        ("śşšș", "s"),
        ("ß", "ss"),
        ("ùúûüūůű", "u"),
        ("ŵ", "w"),
        ("ýÿŷ", "y"),
        ("źżž", "z"),
    ];
    LETTERS
        .iter()
        .find(|(accented, _)| accented.contains(c))
        .map(|(_, plain)| *plain)
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_rule() {
        for good in ["a", "icpc-timeliness", "s20", "3-or-more"] {
            assert!(Id::new(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "é", &"a".repeat(41)] {
            assert!(Id::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn is_made_from_words() {
        let id = |words: &str| Id::from_words(words).map(|id| id.to_string());
        assert_eq!(
            id("Children’s Homes & Care"),
            Some("childrens-homes-care".into())
        );
        assert_eq!(id("Café für Tŷ Œuvre"), Some("cafe-fur-ty-oeuvre".into()));
        assert_eq!(id("!?"), None);
        assert!(
            id(&"word ".repeat(20)).is_some_and(|slug| slug.len() <= 40 && slug.ends_with("word"))
        );
    }
}
