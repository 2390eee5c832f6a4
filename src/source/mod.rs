//! The author's files as text, and the one door to the disk for reading them. Nothing outside
//! the folder that a [`Folder`] was opened on can be read through it, symbolic links included.
//! Commands that write for the author do so through [`AuthorFiles`].

mod author_files;
mod folder;
pub mod picture;

pub use author_files::AuthorFiles;
pub use folder::{Folder, Listing, in_words};

use crate::model::{FileId, Span};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// Every file that was read, with its text: what a diagnostic shows its lines from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    pictures: Vec<Picture>,
}

/// A picture of the theme that carries notes.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What the notes are, and where they stand; of what is no text, at the head of the file.
    pub notes: Vec<(Span, &'static str)>,
}

/// A file's text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    path: String,
    text: String,
    line_starts: Vec<usize>,
}

impl Sources {
    /// Whether no file was read.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Keeps a file. `path` is relative to the publication's root, with forward slashes.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        self.files.push(SourceFile {
            path: path.into(),
            text,
            line_starts,
        });
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Keeps the notes in a picture, where it has any.
    pub fn add_picture(&mut self, path: &str, bytes: &[u8]) {
        let notes = picture::notes(bytes);
        if notes.is_empty() {
            return;
        }
        let text = std::str::from_utf8(bytes).ok();
        let file = self.add(path, text.unwrap_or_default());
        let place = |note: &picture::Note| match text {
            Some(_) => Span::new(file, note.range.clone()),
            None => Span::new(file, 0..0),
        };
        let notes = notes.iter().map(|note| (place(note), note.what)).collect();
        self.pictures.push(Picture { notes });
    }

    /// The pictures that carry notes.
    pub fn pictures(&self) -> &[Picture] {
        &self.pictures
    }

    /// The file with this number.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// Every file with its number, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(i, file)| (FileId(u32::try_from(i).unwrap_or(u32::MAX)), file))
    }

    /// The text of a span; empty where there is none.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|file| file.text.get(span.range()))
            .unwrap_or("")
    }
}

impl SourceFile {
    /// Its path, relative to the publication's root, with forward slashes.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte, both from 1, the column in characters. A byte behind the end
    /// is at the end.
    pub fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let start = self
            .line_starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let column = self
            .text
            .get(start..byte)
            .map_or(byte - start, |before| before.chars().count());
        (line, column + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "é1\nzwei\n");
        let file = sources.get(id).cloned();
        let at = |byte| file.as_ref().map(|f| f.line_and_column(byte));
        assert_eq!(at(0), Some((1, 1)));
        assert_eq!(at(2), Some((1, 2)));
        assert_eq!(at(4), Some((2, 1)));
        assert_eq!(at(999), Some((3, 1)));
    }
}
