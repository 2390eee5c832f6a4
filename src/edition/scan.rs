//! Looks for what an edition does not hold in what was made of it: texts of five words or more,
//! and ids. The cut takes them out of the model, and rendering sees nothing else; this looks at
//! the files themselves, for whatever neither had thought of.

use super::written;
use crate::diagnostic::Diagnostic;
use crate::model::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// So many words in a row are no chance.
const RUN: usize = 5;

/// What must not be found in an edition.
#[derive(Debug, Default)]
pub struct Scan {
    edition: Id,
    /// Runs of words that are nowhere in what is kept, each with its text.
    runs: HashMap<u64, usize>,
    texts: Vec<Removed>,
    ids: BTreeSet<String>,
    kept_ids: BTreeSet<String>,
}

/// A text that an edition does not hold.
#[derive(Debug)]
struct Removed {
    words: String,
    span: Span,
}

impl Scan {
    /// What is in `whole` and not in the copy that `kept` is.
    pub fn of(whole: &Publication, kept: &super::Copy) -> Scan {
        let publication = kept.publication();
        let mut held: BTreeSet<u64> = BTreeSet::new();
        each_text(publication, &mut |text, _| {
            held.extend(runs(&written::words(text)));
        });
        let mut scan = Scan {
            edition: kept.edition().id.clone(),
            ..Scan::default()
        };
        each_text(whole, &mut |text, span| {
            let words = written::words(text);
            let number = scan.texts.len();
            let mut is_removed = false;
            for run in runs(&words).into_iter().filter(|run| !held.contains(run)) {
                scan.runs.entry(run).or_insert(number);
                is_removed = true;
            }
            if is_removed {
                let words = words.into_iter().take(12).collect::<Vec<_>>().join(" ");
                scan.texts.push(Removed { words, span });
            }
        });
        let present: BTreeSet<&Id> = publication.ids().collect();
        let gone = whole.ids().filter(|id| !present.contains(id));
        scan.ids = gone.map(Id::to_string).collect();
        scan.kept_ids = present.into_iter().map(Id::to_string).collect();
        scan
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty() && self.ids.is_empty()
    }

    /// What the file at `path` holds and must not.
    pub fn leaks(&self, path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
        if self.is_empty() {
            return Vec::new();
        }
        let file = written::File::read(path, bytes);
        let mut texts: BTreeMap<usize, ()> = BTreeMap::new();
        for text in &file.texts {
            let found = runs(&written::words(text));
            texts.extend(
                found
                    .iter()
                    .filter_map(|run| Some((*self.runs.get(run)?, ()))),
            );
        }
        let ids: BTreeSet<&str> = file
            .names
            .iter()
            .flat_map(|name| name.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')))
            .flat_map(|name| self.ids_in(name))
            .collect();
        let of_texts = texts
            .into_keys()
            .filter_map(|number| self.texts.get(number))
            .map(|text| {
                let what = format!("the words “{} …”", text.words);
                self.problem(path, &what).at(text.span)
            });
        let of_ids = ids
            .into_iter()
            .map(|id| self.problem(path, &format!("the id “{id}”")));
        of_texts.chain(of_ids).collect()
    }

    /// The removed ids in a name such as `figure-ID-2`, but for those that are a part of an id
    /// that is kept.
    fn ids_in<'s>(&'s self, name: &str) -> Vec<&'s str> {
        let words: Vec<&str> = name.split('-').collect();
        let mut removed: Vec<(usize, usize, &str)> = Vec::new();
        let mut kept: Vec<(usize, usize)> = Vec::new();
        for start in 0..words.len() {
            for end in start + 1..=words.len() {
                let Some(part) = words.get(start..end) else {
                    continue;
                };
                let part = part.join("-");
                if self.kept_ids.contains(&part) {
                    kept.push((start, end));
                } else if let Some(id) = self.ids.get(&part) {
                    removed.push((start, end, id));
                }
            }
        }
        // A word that is an id is also just a word, in a longer name.
        let is_told = |(start, end, _): &&(usize, usize, &str)| {
            let is_whole = end - start == words.len();
            let inside = |(from, to): &(usize, usize)| from <= start && end <= to;
            (is_whole || end - start > 1) && !kept.iter().any(inside)
        };
        let told = removed.iter().filter(is_told);
        told.map(|(_, _, id)| *id).collect()
    }

    fn problem(&self, path: &str, what: &str) -> Diagnostic {
        Diagnostic::error(
            "audience-leak",
            format!("“{path}” of the edition “{}” shows {what}, which this edition does not hold", self.edition),
        )
        .help("Nothing of this edition was delivered. If the same words stand in the theme, change them there; otherwise tell whoever looks after sef.")
    }
}

/// The hash of each run of [`RUN`] words.
fn runs(words: &[String]) -> Vec<u64> {
    words.windows(RUN).map(hash).collect()
}

/// FNV-1a over the words, with a mark between them.
fn hash(words: &[String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Visits every text as a reader would meet it, without what its references say.
fn each_text<'p>(publication: &'p Publication, visit: &mut dyn FnMut(&str, Span)) {
    walk::texts(publication, &mut |place, text| match text {
        walk::Text::Words(words) => visit(words, place.span),
        walk::Text::Line(line) => each_line(line, place.span, visit),
        walk::Text::Blocks(blocks) => {
            walk::each_line(blocks, &mut |line| each_line(line, place.span, visit));
            walk::each_block(blocks, &mut |block| match &block.kind {
                BlockKind::Code(code) => visit(code, block.span),
                BlockKind::Show(Show {
                    title: Some(title), ..
                }) => visit(title, block.span),
                _ => {}
            });
        }
    });
}

/// The pieces of a line between its references, whose words depend on what they name.
fn each_line(line: &[Inline], span: Span, visit: &mut dyn FnMut(&str, Span)) {
    let mut text = String::new();
    walk::each_inline(line, &mut |inline| match &inline.kind {
        InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
        InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
        InlineKind::Reference(Reference {
            words: Some(words), ..
        }) => text.push_str(words),
        InlineKind::Reference(_) | InlineKind::FootnoteMark(_) => {
            visit(&text, span);
            text.clear();
        }
        _ => {}
    });
    visit(&text, line.first().map_or(span, |first| first.span));
}

#[cfg(test)]
mod tests;
