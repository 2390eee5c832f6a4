//! Looks for what an edition does not hold in what was made of it: texts of five words or more,
//! and ids. The cut takes them out of the model, and rendering sees nothing else; this looks at
//! the files themselves, for whatever neither had thought of.

use super::written;
use crate::diagnostic::Diagnostic;
use crate::model::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Texts of fewer words are not looked for: they may stand anywhere.
const SHORTEST: usize = 5;
/// So many words in a row are no chance. A part of a text must have as many; five that begin a
/// date (“at the end of April”) are in what the program says itself.
const LONGEST: usize = 8;

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
        each_text(publication, &mut |piece| {
            held.extend(all_runs(&written::words(piece.text)));
        });
        // The words of inspectors, and names that are no ids of the publication.
        let framework = serde_json::to_string(&publication.framework).unwrap_or_default();
        held.extend(all_runs(&written::words(&framework)));
        let names = names_of(publication);
        let mut scan = Scan {
            edition: kept.edition().id.clone(),
            ..Scan::default()
        };
        each_text(whole, &mut |piece| {
            let words = written::words(piece.text);
            let length = match words.len() {
                few if few < LONGEST && !piece.is_whole => return,
                many => many.clamp(SHORTEST, LONGEST),
            };
            let number = scan.texts.len();
            let mut is_removed = false;
            for run in runs(&words, length).filter(|run| !held.contains(run)) {
                scan.runs.entry(run).or_insert(number);
                is_removed = true;
            }
            if is_removed {
                let words = words.into_iter().take(12).collect::<Vec<_>>().join(" ");
                scan.texts.push(Removed {
                    words,
                    span: piece.span,
                });
            }
        });
        let present: BTreeSet<&Id> = publication.ids().collect();
        let gone = whole.ids().filter(|id| !present.contains(id));
        scan.ids = gone
            .map(Id::to_string)
            .filter(|id| !names.contains(id))
            .collect();
        scan.kept_ids = names;
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
        if path.ends_with(".zip") {
            let files = written::unpacked(bytes).into_iter();
            return files
                .flat_map(|(inside, bytes)| self.leaks(&inside, &bytes))
                .collect();
        }
        let file = written::File::read(path, bytes);
        let mut texts: BTreeMap<usize, ()> = BTreeMap::new();
        for text in &file.texts {
            let found = all_runs(&written::words(text));
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

/// The names in what is kept: of items, and of rows, columns, levels and headings, which may be
/// called as something removed is.
pub(super) fn names_of(kept: &Publication) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    if let Ok(data) = serde_json::to_value(kept) {
        names_in(&data, "", &mut names);
    }
    names
}

fn names_in(value: &Value, key: &str, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                names_in(value, key, names);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| names_in(item, key, names)),
        Value::String(name) if matches!(key, "id" | "anchor" | "level" | "question") => {
            names.insert(name.clone());
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The hash of each run of so many words.
fn runs(words: &[String], length: usize) -> impl Iterator<Item = u64> {
    words.windows(length).map(hash)
}

/// The hash of each run of words that may be looked for.
fn all_runs(words: &[String]) -> Vec<u64> {
    let lengths = SHORTEST..=LONGEST;
    lengths.flat_map(|length| runs(words, length)).collect()
}

/// FNV-1a over the words, with a mark between them.
fn hash(words: &[String]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// A text, or what stands between two references in one: what they say depends on what they name.
struct Piece<'t> {
    text: &'t str,
    span: Span,
    is_whole: bool,
}

/// Visits every text as a reader would meet it.
fn each_text<'p>(publication: &'p Publication, visit: &mut dyn FnMut(Piece<'_>)) {
    let whole = |text: &str, span: Span, visit: &mut dyn FnMut(Piece<'_>)| {
        visit(Piece {
            text,
            span,
            is_whole: true,
        });
    };
    walk::texts(publication, &mut |place, text| match text {
        walk::Text::Words(words) => whole(words, place.span, visit),
        walk::Text::Line(line) => each_piece(line, place.span, visit),
        walk::Text::Blocks(blocks) => {
            walk::each_line(blocks, &mut |line| each_piece(line, place.span, visit));
            walk::each_block(blocks, &mut |block| match &block.kind {
                BlockKind::Code(code) => whole(code, block.span, visit),
                BlockKind::Show(Show {
                    title: Some(title), ..
                }) => whole(title, block.span, visit),
                _ => {}
            });
        }
    });
}

fn each_piece(line: &[Inline], span: Span, visit: &mut dyn FnMut(Piece<'_>)) {
    let span = line.first().map_or(span, |first| first.span);
    let mut text = String::new();
    let mut is_whole = true;
    walk::each_inline(line, &mut |inline| match &inline.kind {
        InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
        InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
        InlineKind::Reference(Reference {
            words: Some(words), ..
        }) => text.push_str(words),
        InlineKind::Reference(_) | InlineKind::FootnoteMark(_) => {
            is_whole = false;
            visit(Piece {
                text: &text,
                span,
                is_whole,
            });
            text.clear();
        }
        _ => {}
    });
    visit(Piece {
        text: &text,
        span,
        is_whole,
    });
}

#[cfg(test)]
mod tests;
