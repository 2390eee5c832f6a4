//! Writing for the author: files of the publication that a command changes or makes.

use super::in_words;
use crate::diagnostic::Diagnostic;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Files of a publication that are to be written, all of them or none.
///
/// Each is written whole beside its place first, under a hidden name that nothing reads; only when
/// all are there do they take their places, each in one step. A disk that is full leaves every file
/// as it was.
#[derive(Debug)]
pub struct AuthorFiles {
    root: PathBuf,
    staged: Vec<(PathBuf, PathBuf)>,
}

impl AuthorFiles {
    /// For the publication in `root`.
    pub fn of(root: &Path) -> AuthorFiles {
        AuthorFiles {
            root: root.to_owned(),
            staged: Vec::new(),
        }
    }

    /// Prepares `new` in place of a file whose text is `old` (empty: there is none yet). A
    /// byte-order mark at its start is kept.
    ///
    /// # Errors
    /// Where the file is not as it was read, or the disk refuses.
    pub fn replace(&mut self, relative: &str, old: &str, new: &str) -> Result<(), Diagnostic> {
        let target = self.root.join(relative);
        let on_disk = match fs::read(&target) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(cannot("read", &target, &error)),
        };
        let (mark, text) = match on_disk.strip_prefix("\u{feff}".as_bytes()) {
            Some(rest) => ("\u{feff}", rest),
            None => ("", on_disk.as_slice()),
        };
        if text != old.as_bytes() {
            return Err(Diagnostic::error(
                "changed-meanwhile",
                format!("“{relative}” was changed meanwhile"),
            )
            .help("Nothing was written. Save it, and run this again."));
        }
        self.stage(target, mark, new)
    }

    fn stage(&mut self, target: PathBuf, mark: &str, new: &str) -> Result<(), Diagnostic> {
        let name = target
            .file_name()
            .map(|name| format!(".{}.sef-new", name.to_string_lossy()))
            .unwrap_or_default();
        let staged = target.with_file_name(name);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)
                .map_err(|error| cannot("make the folder", folder, &error))?;
        }
        // What is staged is removed again where this fails, when `self` is dropped.
        self.staged.push((staged.clone(), target.clone()));
        let write = || -> std::io::Result<()> {
            let mut file = fs::File::create(&staged)?;
            file.write_all(mark.as_bytes())?;
            file.write_all(new.as_bytes())?;
            if let Ok(metadata) = fs::metadata(&target) {
                file.set_permissions(metadata.permissions())?;
            }
            file.sync_all()
        };
        write().map_err(|error| cannot("write", &target, &error))
    }

    /// Puts all of them in their places.
    ///
    /// # Errors
    /// Where the disk refuses: the message names the file; those before it are in their places.
    pub fn commit(mut self) -> Result<(), Diagnostic> {
        for (staged, target) in std::mem::take(&mut self.staged) {
            if let Err(error) = fs::rename(&staged, &target) {
                let _ = fs::remove_file(&staged);
                return Err(cannot("replace", &target, &error));
            }
        }
        Ok(())
    }
}

impl Drop for AuthorFiles {
    fn drop(&mut self) {
        for (staged, _) in &self.staged {
            let _ = fs::remove_file(staged);
        }
    }
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::disk(
        "disk",
        format!("cannot {what} “{}”: {}", path.display(), in_words(error)),
    )
    .help("The file is as it was.")
}
