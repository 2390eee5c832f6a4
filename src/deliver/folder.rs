//! A folder of files that replaces the one that was there, whole or not at all.

use super::workshop::{Workshop, cannot, write_whole};
use crate::diagnostic::Diagnostic;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use walkdir::WalkDir;

/// A folder in the making. Until [`FolderDelivery::finish`] nothing of the old one is touched.
pub struct FolderDelivery {
    target: PathBuf,
    staging: PathBuf,
    retired: PathBuf,
    record: PathBuf,
    made_before: BTreeSet<String>,
    progress: Mutex<Progress>,
}

#[derive(Default)]
struct Progress {
    changed: BTreeSet<String>,
    same: BTreeSet<String>,
}

/// What became of a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Files that are new or different.
    pub written: usize,
    /// Files that were left alone.
    pub unchanged: usize,
    /// Files of the build before that are gone.
    pub removed: usize,
}

impl FolderDelivery {
    /// Begins the folder `name` in the workshop; finishes or undoes what an interrupted build
    /// left behind.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn begin(workshop: &Workshop, name: &str) -> Result<FolderDelivery, Diagnostic> {
        let own = workshop.own();
        let delivery = FolderDelivery {
            target: workshop.public().join(name),
            staging: own.join(format!("new-{name}")),
            retired: own.join(format!("old-{name}")),
            record: own.join(format!("{name}.made")),
            made_before: BTreeSet::new(),
            progress: Mutex::new(Progress::default()),
        };
        delivery.recover()?;
        let made_before = match fs::read_to_string(&delivery.record) {
            Ok(text) => text.lines().map(str::to_owned).collect(),
            Err(error) if error.kind() == ErrorKind::NotFound => BTreeSet::new(),
            Err(error) => return Err(cannot("read", &delivery.record, &error)),
        };
        if delivery.target.exists() && !delivery.target.is_dir() {
            return Err(Diagnostic::disk(
                "disk",
                format!(
                    "“{}” is a file, and a folder is to be made there",
                    delivery.target.display()
                ),
            )
            .help("Move the file away and build again."));
        }
        Ok(FolderDelivery {
            made_before,
            ..delivery
        })
    }

    /// A build that was killed between two renames (where the system cannot exchange folders in
    /// one step) is undone; what it had prepared is cleared away.
    fn recover(&self) -> Result<(), Diagnostic> {
        if self.retired.exists() && !self.target.exists() {
            fs::rename(&self.retired, &self.target)
                .map_err(|error| cannot("restore", &self.target, &error))?;
        }
        remove_folder(&self.retired)?;
        remove_folder(&self.staging)
    }

    /// Takes a file into the folder; may be called from several threads.
    ///
    /// # Errors
    /// Where the disk refuses, or a file that sef did not make stands in the way.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        let old = self.target.join(path);
        let same = match fs::read(&old) {
            Ok(found) if found == bytes => true,
            Ok(_) if !self.made_before.contains(path) => {
                return Err(Diagnostic::disk(
                    "foreign-file",
                    format!(
                        "“{}” was not made by sef, and a page of that name is to be written",
                        old.display()
                    ),
                )
                .help(
                    "Move the file away and build again: sef deletes nothing that it did not make.",
                ));
            }
            Ok(_) => false,
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                false
            }
            Err(error) => return Err(cannot("read", &old, &error)),
        };
        if !same {
            let staged = self.staging.join(path);
            make_parent(&staged)?;
            write_whole(&staged, bytes)?;
        }
        let mut progress = self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        let list = if same {
            &mut progress.same
        } else {
            &mut progress.changed
        };
        list.insert(path.to_owned());
        Ok(())
    }

    /// Puts the new folder in the place of the old one. Where nothing has changed, nothing is
    /// written.
    ///
    /// # Errors
    /// Where the disk refuses; the old folder stays.
    pub fn finish(self) -> Result<Outcome, Diagnostic> {
        let progress = self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        let made: BTreeSet<&String> = progress.changed.union(&progress.same).collect();
        let gone: Vec<&String> = self
            .made_before
            .iter()
            .filter(|path| !made.contains(path))
            .collect();
        let removed = gone
            .iter()
            .filter(|path| self.target.join(path).exists())
            .count();
        let outcome = Outcome {
            written: progress.changed.len(),
            unchanged: progress.same.len(),
            removed,
        };
        if progress.changed.is_empty() && removed == 0 {
            if made.len() != self.made_before.len() {
                self.write_record(made.iter().map(|path| path.as_str()))?;
            }
            return Ok(outcome);
        }
        for path in self.kept_files(&made)? {
            let staged = self.staging.join(&path);
            make_parent(&staged)?;
            link_or_copy(&self.target.join(&path), &staged)?;
        }
        // Until the exchange both the old and the new folder's files count as made by sef.
        self.write_record(
            made.iter()
                .copied()
                .chain(&self.made_before)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .map(String::as_str),
        )?;
        self.exchange()?;
        self.write_record(made.iter().map(|path| path.as_str()))?;
        Ok(outcome)
    }

    /// What the new folder takes over from the old: pages that are the same, and files that sef
    /// did not make.
    fn kept_files(&self, made: &BTreeSet<&String>) -> Result<Vec<String>, Diagnostic> {
        let mut kept = Vec::new();
        if !self.target.exists() {
            return Ok(kept);
        }
        for entry in WalkDir::new(&self.target).sort_by_file_name() {
            let entry = entry.map_err(|error| {
                Diagnostic::disk(
                    "disk",
                    format!("cannot list “{}”: {error}", self.target.display()),
                )
            })?;
            if entry.file_type().is_dir() {
                continue;
            }
            let Ok(path) = entry.path().strip_prefix(&self.target) else {
                continue;
            };
            let path = path.to_string_lossy().replace('\\', "/");
            let foreign = !self.made_before.contains(&path) && !made.contains(&path);
            let same = made.contains(&path) && !self.staging.join(&path).exists();
            if foreign || same {
                kept.push(path);
            }
        }
        Ok(kept)
    }

    fn write_record<'p>(&self, paths: impl Iterator<Item = &'p str>) -> Result<(), Diagnostic> {
        let mut text = String::new();
        for path in paths {
            text.push_str(path);
            text.push('\n');
        }
        let staged = self.record.with_extension("made-new");
        write_whole(&staged, text.as_bytes())?;
        fs::rename(&staged, &self.record).map_err(|error| cannot("replace", &self.record, &error))
    }

    fn exchange(&self) -> Result<(), Diagnostic> {
        if !self.target.exists() {
            return fs::rename(&self.staging, &self.target)
                .map_err(|error| cannot("put in place", &self.target, &error));
        }
        if !exchanged_in_one_step(&self.staging, &self.target)? {
            fs::rename(&self.target, &self.retired)
                .map_err(|error| cannot("move", &self.target, &error))?;
            if let Err(error) = fs::rename(&self.staging, &self.target) {
                // Best effort: the next build restores it where this one cannot.
                let _ = fs::rename(&self.retired, &self.target);
                return Err(cannot("put in place", &self.target, &error));
            }
        }
        remove_folder(&self.staging)?;
        remove_folder(&self.retired)
    }
}

/// Exchanges two folders in one step where the system can: `renameat2` of Linux.
#[cfg(target_os = "linux")]
fn exchanged_in_one_step(one: &Path, other: &Path) -> Result<bool, Diagnostic> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(rustix::io::Errno::NOSYS | rustix::io::Errno::INVAL) => Ok(false),
        Err(error) => Err(cannot("put in place", other, &std::io::Error::from(error))),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchanged_in_one_step(_: &Path, _: &Path) -> Result<bool, Diagnostic> {
    Ok(false)
}

fn make_parent(path: &Path) -> Result<(), Diagnostic> {
    match path.parent() {
        Some(parent) => {
            fs::create_dir_all(parent).map_err(|error| cannot("make the folder", parent, &error))
        }
        None => Ok(()),
    }
}

fn link_or_copy(from: &Path, to: &Path) -> Result<(), Diagnostic> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    fs::copy(from, to)
        .map(|_| ())
        .map_err(|error| cannot("copy", from, &error))
}

fn remove_folder(path: &Path) -> Result<(), Diagnostic> {
    match fs::remove_dir_all(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(cannot("clear away", path, &error)),
    }
}
