//! Words that all sections spell in one way, and the glossary in another.

use super::Spellings;
use super::ways::{bare, key};
use crate::check::words::{lower, words};
use crate::check::{Subject, finding};
use crate::diagnostic::Diagnostic;
use crate::model::Span;

/// The words of the glossary that have another way of spelling, or may have: each with what its
/// spellings have in common, and where it stands.
pub(super) fn glossary(subject: &Subject<'_>) -> Vec<(String, String, Span)> {
    let labels = subject.publication.terms.iter().flat_map(|term| {
        let labels = term.labels.iter().chain([&term.title]);
        labels.map(|label| (label, term.span))
    });
    let words = labels.flat_map(|(label, span)| {
        let words = words(label, &(0..label.len())).into_iter();
        words.map(move |word| (bare(&lower(word.text)).to_owned(), span))
    });
    let keyed = words.map(|(word, span)| {
        let key = key(&word).unwrap_or_else(|| word.clone());
        (word, key, span)
    });
    keyed.collect()
}

impl Spellings<'_, '_> {
    /// Reports words that all sections spell in one way, and the glossary in another.
    pub(super) fn report_against(
        &self,
        subject: &Subject<'_>,
        glossary: &[(String, String, Span)],
        all: &mut Vec<Diagnostic>,
    ) {
        for (key, ways) in self.by_key.iter().filter(|(_, ways)| ways.len() == 1) {
            let Some((way, one)) = ways.first_key_value() else {
                continue;
            };
            let mut of_word = glossary.iter().filter(|(_, other, _)| other == key);
            let Some((right, _, span)) = of_word.clone().next() else {
                continue;
            };
            if of_word.any(|(word, ..)| word == way) {
                continue;
            }
            let (passage, range) = &one.first;
            let mut found = finding(format!("“{way}” is spelt “{right}” in the glossary"))
                .at(subject.prose.span(passage, range.clone()))
                .related(*span, "spelt the other way here")
                .help("Write it in one way.");
            for (passage, range) in &one.further {
                found = found.related(subject.prose.span(passage, range.clone()), "and here");
            }
            all.push(found);
        }
    }
}
