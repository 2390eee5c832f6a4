//! The names of the glossary's terms, and where they stand in a text.

use super::lexicon::{Known, Lexicon};
use crate::model::Term;
use std::collections::HashMap;

/// What the terms are called, by the words with which their names begin.
#[derive(Debug, Default)]
pub struct Names {
    /// For each term its names: in full, and in short.
    terms: Vec<Vec<Name>>,
    /// The term and the name that begin with a word.
    begin: HashMap<Heard, Vec<(usize, usize)>>,
    /// The words with which names begin have numbers below.
    below: usize,
}

type Name = Vec<Heard>;

/// How a word of a name is told. Initials are written as they are: `PACE` is an act of Parliament,
/// and “pace” is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Heard {
    /// By how it is written.
    Written(usize, usize),
    /// By its stem.
    Stem(usize),
}

impl Heard {
    fn written(word: &Known) -> Heard {
        Heard::Written(word.written, word.stem)
    }

    fn stem(self) -> usize {
        match self {
            Heard::Written(_, stem) | Heard::Stem(stem) => stem,
        }
    }

    fn is(self, word: &Known) -> bool {
        match self {
            Heard::Written(written, _) => word.written == written,
            Heard::Stem(stem) => word.stem == stem,
        }
    }
}

impl Names {
    /// The names of `terms`.
    pub fn of(terms: &[Term], lexicon: &mut Lexicon) -> Names {
        let mut names = Names::default();
        for (number, term) in terms.iter().enumerate() {
            let mut of_term = Vec::new();
            for name in std::iter::once(&term.title).chain(&term.labels) {
                let heard = heard(name, lexicon);
                if let Some(first) = heard.first() {
                    let place = (number, of_term.len());
                    names.begin.entry(*first).or_default().push(place);
                    of_term.push(heard);
                }
            }
            names.terms.push(of_term);
        }
        names.below = lexicon.len();
        names
    }

    /// Visits the number of each term that is named in `text`, as often as it is.
    pub fn each_in(&self, text: &[Known], visit: &mut dyn FnMut(usize)) {
        for (at, word) in text.iter().enumerate() {
            // No name begins with a word that was first read after all names.
            if word.stem >= self.below {
                continue;
            }
            let ways = [Heard::Stem(word.stem), Heard::written(word)];
            for (term, name) in ways.iter().filter_map(|way| self.begin.get(way)).flatten() {
                let rest = text.get(at..).unwrap_or_default();
                let name = self.terms.get(*term).and_then(|names| names.get(*name));
                let stands = name.is_some_and(|name| {
                    name.len() <= rest.len() && name.iter().zip(rest).all(|(heard, w)| heard.is(w))
                });
                if stands {
                    visit(*term);
                }
            }
        }
    }

    /// For each term its names, each as stems with spaces between.
    pub fn stems(&self, lexicon: &Lexicon) -> Vec<Vec<String>> {
        let stems = |name: &Name| {
            let stems: Vec<&str> = name
                .iter()
                .map(|heard| lexicon.stem(heard.stem()))
                .collect();
            stems.join(" ")
        };
        let of_term = |names: &Vec<Name>| {
            let mut stems: Vec<String> = names.iter().map(stems).collect();
            stems.dedup();
            stems
        };
        self.terms.iter().map(of_term).collect()
    }
}

/// The words of a name. `IT` is a term, and “it” no word that anybody looks for: of common words
/// alone there is no name.
fn heard(name: &str, lexicon: &mut Lexicon) -> Name {
    let mut heard = Vec::new();
    let mut says_something = false;
    super::english::each_written(name, &mut |written| {
        let capitals = written.chars().filter(|c| c.is_uppercase()).count();
        let word = lexicon.word(written);
        says_something |= !word.is_common;
        heard.push(match capitals > 1 {
            true => Heard::written(&word),
            false => Heard::Stem(word.stem),
        });
    });
    match says_something {
        true => heard,
        false => Vec::new(),
    }
}
