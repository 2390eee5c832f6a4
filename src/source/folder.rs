//! A folder on the disk, opened for reading.

use super::LARGEST_FILE;
use crate::diagnostic::Diagnostic;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A folder below which files may be read, and no others.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

/// The files below a folder, by their relative paths, sorted; and what could not be listed.
pub struct Listing {
    /// Relative to the opened folder, with forward slashes.
    pub files: Vec<String>,
    /// What went wrong on the way.
    pub problems: Vec<Diagnostic>,
}

impl Folder {
    /// Opens `root`.
    ///
    /// # Errors
    /// Where it is missing, is no folder or cannot be entered.
    pub fn open(root: &Path) -> Result<Folder, Diagnostic> {
        let shown = root.display();
        let real = fs::canonicalize(root).map_err(|error| {
            Diagnostic::disk(
                "missing-folder",
                format!("cannot open the folder “{shown}”: {}", in_words(&error)),
            )
            .help("Run sef in the folder that holds sef.toml, or name that folder with --root.")
        })?;
        if !real.is_dir() {
            return Err(Diagnostic::disk(
                "missing-folder",
                format!("“{shown}” is a file, and a folder is needed here"),
            ));
        }
        Ok(Folder { root: real })
    }

    /// A file or folder inside this one, by its relative path, to be opened as a whole.
    ///
    /// # Errors
    /// Where it is missing, or lies outside the folder.
    pub fn within(&self, relative: &str) -> Result<Folder, Diagnostic> {
        let real = fs::canonicalize(self.root.join(relative)).map_err(|error| {
            Diagnostic::disk(
                "unreadable-file",
                format!("cannot read “{relative}”: {}", in_words(&error)),
            )
        })?;
        if !real.starts_with(&self.root) || real == self.root {
            return Err(Diagnostic::error(
                "outside-the-folder",
                format!("“{relative}” does not lie in the publication's own folder"),
            )
            .help(
                "Put it into a folder beside sef.toml, such as “earlier”, and name it from there.",
            ));
        }
        Ok(Folder { root: real })
    }

    /// The folder's own path, with links resolved.
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// Whether there is a file or folder at this relative path.
    pub fn has(&self, relative: &str) -> bool {
        self.root.join(relative).exists()
    }

    /// What is in this folder and is called `wanted` but for capitals, or with `.txt` behind it.
    pub fn named_almost(&self, wanted: &str) -> Option<String> {
        let mut names: Vec<String> = fs::read_dir(&self.root)
            .ok()?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| {
                let lower = name.to_lowercase();
                name != wanted && lower.strip_suffix(".txt").unwrap_or(&lower) == wanted
            })
            .collect();
        names.sort();
        names.into_iter().next()
    }

    /// The files below `relative` whose names end in `.extension`, for one of `extensions` (all
    /// files where there are none), sorted by path. Hidden files, the temporary files of office
    /// programs (`~$…`) and links that lead out of the folder are left out.
    pub fn list(&self, relative: &str, extensions: &[&str]) -> Listing {
        let mut listing = Listing {
            files: Vec::new(),
            problems: Vec::new(),
        };
        let top = self.root.join(relative);
        if !top.exists() {
            return listing;
        }
        let visible = |entry: &walkdir::DirEntry| {
            let name = entry.file_name().to_string_lossy();
            entry.depth() == 0 || !(name.starts_with('.') || name.starts_with("~$"))
        };
        for entry in WalkDir::new(&top)
            .max_depth(16)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(visible)
        {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {
                    listing.problems.extend(named_like_a_file(&entry));
                }
                Ok(entry) => {
                    let Ok(path) = entry.path().strip_prefix(&self.root) else {
                        continue;
                    };
                    let Some(path) = path.to_str().map(|path| path.replace('\\', "/")) else {
                        listing.problems.push(Diagnostic::error(
                            "file-name",
                            format!(
                                "the name of “{}” is not valid text: give the file another name",
                                path.display()
                            ),
                        ));
                        continue;
                    };
                    let wanted = extensions.is_empty()
                        || path
                            .rsplit_once('.')
                            .is_some_and(|(_, end)| extensions.contains(&end));
                    if wanted {
                        listing.files.push(path);
                    }
                }
                Err(error) => listing.problems.push(Diagnostic::disk(
                    "unreadable-folder",
                    format!("cannot list “{relative}”: {error}"),
                )),
            }
        }
        listing
    }

    /// The bytes of the file at this relative path.
    ///
    /// # Errors
    /// Where it is missing, unreadable, too large, or lies outside the folder through a link.
    pub fn bytes(&self, relative: &str) -> Result<Vec<u8>, Diagnostic> {
        let failed = |error: std::io::Error| {
            Diagnostic::disk(
                "unreadable-file",
                format!("cannot read “{relative}”: {}", in_words(&error)),
            )
        };
        let real = fs::canonicalize(self.root.join(relative)).map_err(failed)?;
        if !real.starts_with(&self.root) {
            return Err(Diagnostic::error(
                "outside-the-folder",
                format!(
                    "“{relative}” is a link that leads out of the folder: put the file itself here"
                ),
            ));
        }
        let file = fs::File::open(&real).map_err(failed)?;
        let size = file.metadata().map_err(failed)?.len();
        if size > LARGEST_FILE {
            return Err(Diagnostic::error(
                "file-too-large",
                format!("“{relative}” has {size} bytes; the most that is read is {LARGEST_FILE}"),
            ));
        }
        // Room for the end, too: without it the file is read in a dozen pieces.
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
        file.take(LARGEST_FILE)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
        Ok(bytes)
    }

    /// The text of the file at this relative path, in UTF-8; a byte-order mark at its start is
    /// kept out.
    ///
    /// # Errors
    /// As [`Folder::bytes`], and where it is not valid UTF-8: the message says in which line.
    pub fn text(&self, relative: &str) -> Result<String, Diagnostic> {
        let bytes = self.bytes(relative)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            not_utf_8(relative, error.as_bytes(), error.utf8_error().valid_up_to())
        })?;
        Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        })
    }
}

/// A folder that is called like a file that would be read: what is in it would be missed.
fn named_like_a_file(folder: &walkdir::DirEntry) -> Option<Diagnostic> {
    let name = folder.file_name().to_string_lossy();
    let (_, ending) = name.rsplit_once('.')?;
    ["md", "toml", "csv"].contains(&ending).then(|| {
        Diagnostic::error(
            "file-name",
            format!("“{name}” is a folder, and is called like a file"),
        )
        .help("Give the folder another name, or put the file in its place.")
    })
}

/// That a file is no text, or one in another encoding. `good`: how many bytes can be read.
fn not_utf_8(relative: &str, bytes: &[u8], good: usize) -> Diagnostic {
    let problem = |message: String| Diagnostic::error("not-utf-8", message);
    if bytes.starts_with(b"PK") {
        return problem(format!(
            "“{relative}” is no text: it is a Word document, a workbook or a zip file"
        ))
        .help("Copy the words into a file that an editor such as Notepad makes, and save that as UTF-8.");
    }
    const SAVE: &str =
        "Save the file again with the encoding “UTF-8” (in Notepad: Save as, Encoding).";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return problem(format!(
            "“{relative}” was saved in the encoding “Unicode” or UTF-16"
        ))
        .help(SAVE);
    }
    let (before, behind) = bytes.split_at_checked(good).unwrap_or((bytes, &[]));
    let number = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let is_end = |byte: &u8| *byte == b'\n';
    let start = before.rsplit(is_end).next().unwrap_or(before);
    let end = behind.split(is_end).next().unwrap_or(behind);
    let line = String::from_utf8_lossy(&[start, end].concat()).into_owned();
    let shown: String = line.trim().chars().take(LONGEST_LINE).collect();
    problem(format!(
        "“{relative}” is not UTF-8 text: line {number} holds a letter of another encoding, “{shown}”"
    ))
    .help(SAVE)
}

/// How much of a line is shown, in characters.
const LONGEST_LINE: usize = 100;

/// What the operating system answered, in plain words.
pub fn in_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is nothing of that name".into(),
        ErrorKind::PermissionDenied => "you have no permission".into(),
        ErrorKind::StorageFull => "the disk is full".into(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        ErrorKind::NotADirectory => "a part of the path is a file, not a folder".into(),
        ErrorKind::IsADirectory => "it is a folder, not a file".into(),
        ErrorKind::AlreadyExists => "it is there already".into(),
        _ => error.to_string(),
    }
}
