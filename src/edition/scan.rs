//! Looks for what an edition does not hold in what was made of it: texts of five words or more,
//! ids, and names of the author's files. The cut takes them out of the model, and rendering sees
//! nothing else; this looks at the files themselves, for whatever neither had thought of.

use super::written::{self, Held};
use crate::diagnostic::Diagnostic;
use crate::measure::owners;
use crate::model::*;
use crate::source::Sources;
use files::FileNames;
use runs::{AsItIs, Looks, Run, Runs, each_run};
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

mod files;
mod names;
mod runs;

/// Texts of fewer words are not looked for: they may stand anywhere.
const SHORTEST: usize = 5;
/// So many words in a row are no chance. A part of a text must have as many; five that begin a
/// date (“at the end of April”) are in what the program says itself.
const LONGEST: usize = 8;

/// So many bytes a run of words has at least: a letter each, and what stands between.
const SHORTEST_RUN: usize = 2 * SHORTEST - 1;

/// What must not be found in an edition.
#[derive(Debug, Default)]
pub struct Scan {
    edition: Id,
    /// Runs of words that are nowhere in what is kept, each with its text.
    runs: Runs,
    texts: Vec<Removed>,
    ids: BTreeSet<String>,
    /// The removed ids once more, to pass by what is none quickly.
    looks: Looks,
    kept_ids: BTreeSet<String>,
    files: FileNames,
}

/// A text that an edition does not hold.
#[derive(Debug)]
struct Removed {
    words: String,
    /// Where it stands; `None`: in the sources of the version before.
    span: Option<Span>,
}

impl Scan {
    /// What is in `whole` and not in the copy that `kept` is.
    pub fn of(whole: &Publication, kept: &super::Copy) -> Scan {
        let mut scan = Scan {
            edition: kept.edition().id.clone(),
            ..Scan::default()
        };
        scan.add(whole, &[kept.publication()], true);
        scan
    }

    /// The same, with what is in the version `before` and neither in the copy nor in `shown`: what
    /// its readers are shown of that version.
    pub fn and_before(
        mut self,
        before: &Publication,
        shown: &super::Copy,
        kept: &super::Copy,
    ) -> Scan {
        self.add(before, &[kept.publication(), shown.publication()], false);
        self
    }

    /// The same, with the names of the files, `sources`, of which neither the copy of `whole` nor
    /// what its readers are shown of the version before holds anything; and of the files of that
    /// version, where its sources are known: what it is, its sources, and what is shown of it.
    pub fn and_files(
        mut self,
        (whole, sources): (&Publication, &Sources),
        kept: &super::Copy,
        before: Option<(&Publication, &Sources, &super::Copy)>,
    ) -> Scan {
        let mut all_kept = vec![(kept.publication(), sources)];
        all_kept.extend(before.map(|(_, sources, shown)| (shown.publication(), sources)));
        let known = OnceCell::new();
        let names = || all_kept.iter().flat_map(|(one, _)| names_of(one)).collect();
        let known = || known.get_or_init(names);
        self.files.add((whole, sources), &all_kept, &known);
        if let Some((before, sources, _)) = before {
            self.files.add((before, sources), &all_kept, &known);
        }
        self
    }

    fn add(&mut self, whole: &Publication, kept: &[&Publication], is_today: bool) {
        let suspects = suspects(whole, kept);
        let held = held(&suspects, kept);
        for suspect in suspects {
            let mut is_removed = false;
            for run in suspect.runs {
                if !held.contains(&run.hash) {
                    self.runs.add(run, self.texts.len());
                    is_removed = true;
                }
            }
            if is_removed {
                self.texts.push(Removed {
                    span: suspect.text.span.filter(|_| is_today),
                    ..suspect.text
                });
            }
        }
        let present: BTreeSet<&Id> = kept.iter().flat_map(|one| one.ids()).collect();
        let gone = whole.ids().filter(|id| !present.contains(id));
        let gone: BTreeSet<String> = gone.map(Id::to_string).collect();
        if !gone.is_empty() {
            let names = kept.iter().flat_map(|one| names_of(one));
            self.kept_ids.extend(names);
            self.ids.extend(gone);
            self.ids.retain(|id| !self.kept_ids.contains(id));
        }
        self.looks = Looks::of(&self.ids);
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty() && self.ids.is_empty() && self.files.is_empty()
    }

    /// What the file at `path` holds and must not.
    pub fn leaks(&self, path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut texts: BTreeSet<usize> = BTreeSet::new();
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        let mut files: BTreeSet<&str> = BTreeSet::new();
        let mut words = Vec::new();
        let shortest = self.files.shortest().min(SHORTEST_RUN);
        written::each_held(path, bytes, shortest, &mut |held| {
            let (text, is_text) = match held {
                Held::Text(text) => (text, true),
                Held::Names(names) => (names, false),
            };
            self.files.each_in(text, is_text, &mut |name| {
                files.insert(name);
            });
            match held {
                Held::Text(text) if text.len() < SHORTEST_RUN => {}
                Held::Text(text) => {
                    words.clear();
                    written::each_word(text, &mut |word| words.push(word));
                    self.runs.each_in(&words, &mut |_, text| {
                        texts.insert(text);
                    });
                }
                Held::Names(names) if !self.ids.is_empty() => {
                    let names = names.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
                    names.for_each(|name| ids.extend(self.ids_in(name)));
                }
                Held::Names(_) => {}
            }
        });
        let of_texts = texts
            .into_iter()
            .filter_map(|number| self.texts.get(number))
            .map(|text| {
                let what = format!("the words “{} …”", text.words);
                match text.span {
                    Some(span) => self.problem(path, &what).at(span),
                    None => self.problem(path, &format!("{what} of the version before")),
                }
            });
        let of_ids = ids
            .into_iter()
            .map(|id| self.problem(path, &format!("the id “{id}”")));
        // Of a name and the same without its ending the whole is told.
        let is_whole = |name: &&&str| {
            let longer = |other: &&str| {
                let rest = other.strip_prefix(**name);
                rest.is_some_and(|rest| rest.starts_with('.'))
            };
            !files.iter().any(longer)
        };
        let of_files = files
            .iter()
            .filter(is_whole)
            .map(|name| self.problem(path, &format!("the name of the file “{name}”")));
        of_texts.chain(of_ids).chain(of_files).collect()
    }

    /// The removed ids in a name such as `figure-ID-2`, but for those that are a part of an id
    /// that is kept.
    fn ids_in<'s>(&'s self, name: &str) -> Vec<&'s str> {
        let starts = || std::iter::once(0).chain(name.match_indices('-').map(|(at, _)| at + 1));
        let ends = |start: usize| {
            let hyphens = name.match_indices('-').map(|(at, _)| at);
            let ends = hyphens.chain([name.len()]);
            ends.filter(move |end| *end >= start)
        };
        let parts = |start: usize| ends(start).filter_map(move |end| name.get(start..end));
        let mut removed: Vec<(usize, usize, &str)> = Vec::new();
        for start in starts() {
            let looks_like_one = parts(start).filter(|part| self.looks.like(part));
            let found = looks_like_one.filter_map(|part| self.ids.get(part));
            removed.extend(found.map(|id| (start, start + id.len(), id.as_str())));
        }
        if removed.is_empty() {
            return Vec::new();
        }
        let mut kept: Vec<(usize, usize)> = Vec::new();
        for start in starts() {
            let known = parts(start).filter(|part| self.kept_ids.contains(*part));
            kept.extend(known.map(|part| (start, start + part.len())));
        }
        // A word that is an id is also just a word, in a longer name.
        let is_told = |(start, end, id): &&(usize, usize, &str)| {
            let is_whole = end - start == name.len();
            let inside = |(from, to): &(usize, usize)| from <= start && end <= to;
            (is_whole || id.contains('-')) && !kept.iter().any(inside)
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
/// called as something removed is; and those that pages make of kept roles and titles.
pub(super) fn names_of(kept: &Publication) -> BTreeSet<String> {
    let mut names = names::in_fields(kept);
    let roles = owners(kept).into_iter();
    names.extend(roles.filter_map(|owner| Some(Id::from_words(&owner.role)?.to_string())));
    names
}

/// A text of the whole publication that does not stand as it is in what is kept.
struct Suspect {
    runs: Vec<Run>,
    text: Removed,
}

/// The texts of `whole` that may be removed: of all others every word is held.
fn suspects(whole: &Publication, kept: &[&Publication]) -> Vec<Suspect> {
    let keys = BuildHasherDefault::<DefaultHasher>::new();
    let mut same: HashSet<u64, AsItIs> = HashSet::default();
    for one in kept {
        each_text(one, &mut |piece| {
            same.insert(keys.hash_one(piece.text));
        });
    }
    let mut suspects = Vec::new();
    let mut words = Vec::new();
    each_text(whole, &mut |piece| {
        if same.contains(&keys.hash_one(piece.text)) {
            return;
        }
        words.clear();
        written::each_word(piece.text, &mut |word| words.push(word));
        let length = match words.len() {
            few if few < LONGEST && !piece.is_whole => return,
            many => many.clamp(SHORTEST, LONGEST),
        };
        let mut runs = Vec::new();
        each_run(&words, &|_| true, &mut |run| {
            runs.extend((run.words == length).then_some(run));
        });
        if !runs.is_empty() {
            let words: Vec<String> = written::words(piece.text).take(12).collect();
            let text = Removed {
                words: words.join(" "),
                span: Some(piece.span),
            };
            suspects.push(Suspect { runs, text });
        }
    });
    suspects
}

/// Which runs of the suspects stand in what is kept after all.
fn held(suspects: &[Suspect], kept: &[&Publication]) -> HashSet<u64, AsItIs> {
    let mut held = HashSet::default();
    if suspects.is_empty() {
        return held;
    }
    let mut wanted = Runs::default();
    for run in suspects.iter().flat_map(|suspect| &suspect.runs) {
        wanted.add(*run, 0);
    }
    let mut words = Vec::new();
    let mut take = |text: &str| {
        words.clear();
        written::each_word(text, &mut |word| words.push(word));
        wanted.each_in(&words, &mut |run, _| {
            held.insert(run);
        });
    };
    for one in kept {
        each_text(one, &mut |piece| take(piece.text));
        // The words of inspectors, and names that are no ids of the publication.
        take(&serde_json::to_string(&one.framework).unwrap_or_default());
    }
    held
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
        InlineKind::Reference(reference) if reference.words.is_some() => {
            text.push_str(reference.words.as_deref().unwrap_or_default());
        }
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
