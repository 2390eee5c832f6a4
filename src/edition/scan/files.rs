//! The names of the author's files of which an edition holds nothing. No output is made of them;
//! what a theme, or a later change of the program, might print of a path is found all the same.

use super::each_text;
use crate::model::*;
use crate::source::Sources;
use memchr::memmem::{Finder, find_iter};
use std::collections::BTreeSet;

/// Names of files that must not be found.
#[derive(Debug, Default)]
pub(super) struct FileNames {
    removed: Vec<FileName>,
}

#[derive(Debug)]
struct FileName {
    /// With its ending, or without.
    name: String,
    finder: Finder<'static>,
    /// Whether it is nothing that a sentence may hold by chance.
    also_in_text: bool,
}

impl FileNames {
    /// Looks, too, for the files of `whole` of which none of `kept` holds anything. `known` are
    /// the names in what is kept: a file may be called as something that stays. They are asked for
    /// only where a file may be gone: gathering them takes a walk over everything.
    pub fn add<'k>(
        &mut self,
        (whole, sources): (&Publication, &Sources),
        kept: &[(&Publication, &Sources)],
        known: &dyn Fn() -> &'k BTreeSet<String>,
    ) {
        let held: BTreeSet<&str> = kept
            .iter()
            .flat_map(|(one, sources)| names_of_files(one, sources))
            .flat_map(|name| [name, stem(name)])
            .collect();
        let stays = |name: &str| held.contains(name);
        let mut wanted: Vec<(&str, bool)> = Vec::new();
        let mut names = names_of_files(whole, sources);
        names.retain(|name| !(stays(name) && stays(stem(name))));
        if names.is_empty() {
            return;
        }
        let known = known();
        for name in names {
            let stem = stem(name);
            let (numbered, slug) = without_number(stem);
            let is_known = known.contains(stem) || known.contains(slug);
            // A download is called after what it holds, as a file with figures may be.
            let is_of_download = is_known && name.ends_with(".csv");
            if !stays(name) && !is_of_download {
                wanted.push((name, true));
            }
            // One word, or an id that stays, may be any name.
            if stem.contains('-') && !stays(stem) && !known.contains(stem) {
                wanted.push((stem, numbered.contains('.')));
            }
        }
        if wanted.is_empty() {
            return;
        }
        for (one, _) in kept {
            each_text(one, &mut |piece| {
                wanted.retain(|(name, _)| !piece.text.contains(name));
            });
        }
        let removed = wanted.into_iter().map(|(name, also_in_text)| FileName {
            name: name.to_owned(),
            finder: Finder::new(name).into_owned(),
            also_in_text,
        });
        self.removed.extend(removed);
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty()
    }

    /// How many bytes the shortest has; where there is none, more than any text.
    pub fn shortest(&self) -> usize {
        let lengths = self.removed.iter().map(|one| one.name.len());
        lengths.min().unwrap_or(usize::MAX)
    }

    /// Those that stand in a text, or in a name such as an address.
    pub fn each_in<'s>(&'s self, text: &str, is_text: bool, visit: &mut dyn FnMut(&'s str)) {
        let looked_for = self.removed.iter();
        for one in looked_for.filter(|one| one.also_in_text || !is_text) {
            if one.finder.find(text.as_bytes()).is_some() && stands_alone(text, &one.name) {
                visit(&one.name);
            }
        }
    }
}

/// Whether a name stands in a text other than as a part of a longer one.
fn stands_alone(text: &str, name: &str) -> bool {
    let continues = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let bytes = text.as_bytes();
    find_iter(bytes, name).any(|at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let after = bytes.get(at + name.len());
        !before.is_some_and(continues) && !after.is_some_and(continues)
    })
}

/// The names, without folders, of the files that something of a publication stands in.
fn names_of_files<'s>(publication: &Publication, sources: &'s Sources) -> BTreeSet<&'s str> {
    let files = files_of(publication).into_iter();
    let paths = files.filter_map(|file| Some(sources.get(file)?.path()));
    paths
        .map(|path| path.rsplit('/').next().unwrap_or(path))
        .collect()
}

fn files_of(publication: &Publication) -> BTreeSet<FileId> {
    let mut files = BTreeSet::new();
    walk::texts(publication, &mut |place, _| {
        files.insert(place.span.file);
    });
    // Those of an indicator may stand in a file of their own.
    for indicator in &publication.indicators {
        let others = indicator.comparators.iter();
        let of_others = others.flat_map(|one| one.values.values());
        let all = indicator.values.values().chain(of_others);
        files.extend(all.map(|datum| datum.span.file));
    }
    files
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The number at the head of a name, and what follows it: `3.2` and `early-help`.
fn without_number(stem: &str) -> (&str, &str) {
    match stem.split_once('-') {
        Some((number, slug)) if number.starts_with(|c: char| c.is_ascii_digit()) => (number, slug),
        _ => ("", stem),
    }
}
