//! New files on the disk; nothing that is there is ever written over.

use super::NewFile;
use crate::diagnostic::Diagnostic;
use crate::source::in_words;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// How many files that are in the way are named.
const MOST_NAMED: usize = 3;

/// Makes `files` below `root`, and the folders that they need. Where one of them is there
/// already, nothing is made; where the disk refuses half-way, what was made is taken away again.
///
/// # Errors
/// Where a file is there already, or the disk refuses.
pub fn unpack(root: &Path, files: &[NewFile]) -> Result<(), Diagnostic> {
    refuse_to_replace(root, files)?;
    let mut made: Vec<PathBuf> = Vec::new();
    for file in files {
        let path = root.join(&file.path);
        if let Err(error) = make(&path, &file.text) {
            if error.kind() != ErrorKind::AlreadyExists {
                made.push(path.clone());
            }
            for path in &made {
                let _ = fs::remove_file(path);
            }
            return Err(cannot_write(&path, &error));
        }
        made.push(path);
    }
    Ok(())
}

/// Adds `text` at the end of a file, with an empty line before it. What is in the file stays byte
/// for byte.
///
/// # Errors
/// Where the disk refuses.
pub fn append(root: &Path, path: &str, text: &str) -> Result<(), Diagnostic> {
    let path = root.join(path);
    let add = || -> std::io::Result<()> {
        let ends_a_line = fs::read(&path)?.last().is_none_or(|byte| *byte == b'\n');
        let gap = if ends_a_line { "\n" } else { "\n\n" };
        let mut file = File::options().append(true).open(&path)?;
        file.write_all(format!("{gap}{text}").as_bytes())
    };
    add().map_err(|error| cannot_write(&path, &error))
}

fn make(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    File::create_new(path)?.write_all(text.as_bytes())
}

fn refuse_to_replace(root: &Path, files: &[NewFile]) -> Result<(), Diagnostic> {
    let there: Vec<&str> = files
        .iter()
        .map(|file| file.path.as_str())
        .filter(|path| fs::symlink_metadata(root.join(path)).is_ok())
        .collect();
    if there.is_empty() {
        return Ok(());
    }
    let mut names: Vec<String> = there
        .iter()
        .take(MOST_NAMED)
        .map(|path| format!("“{path}”"))
        .collect();
    if there.len() > MOST_NAMED {
        names.push(format!("{} more", there.len() - MOST_NAMED));
    }
    let names = crate::measure::list_words(&names);
    Err(Diagnostic::error(
        "file-is-there",
        format!("{names} would be written over: nothing was made"),
    )
    .help("What you have written is never replaced. Choose another name or another folder."))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::disk(
        "disk",
        format!("cannot write “{}”: {}", path.display(), in_words(error)),
    )
    .help("Nothing was changed. Mend the cause, or choose another folder.")
}
