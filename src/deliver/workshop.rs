//! `public/`, held by one build at a time.

use super::fingerprint;
use crate::diagnostic::Diagnostic;
use crate::source::in_words;
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The folder in which editions are delivered, locked against other builds until it is dropped.
pub struct Workshop {
    public: PathBuf,
    _lock: File,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileOutcome {
    /// There was none of its name.
    Made,
    /// It was there with the same content, and was left alone.
    Unchanged,
    /// It was there with other content: both fingerprints.
    Replaced {
        /// The sha-256 of what was there.
        old: String,
        /// The sha-256 of what is there now.
        new: String,
    },
}

impl Workshop {
    /// Opens `public`, making it where it is missing, and waits for another build to end;
    /// `waiting` is called once before a wait.
    ///
    /// # Errors
    /// Where the folder cannot be made or written to.
    pub fn open(public: &Path, waiting: impl FnOnce()) -> Result<Workshop, Diagnostic> {
        let own = public.join(".sef");
        fs::create_dir_all(&own).map_err(|error| cannot("make the folder", &own, &error))?;
        let path = own.join("lock");
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| cannot("write", &path, &error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                waiting();
                lock.lock().map_err(|error| cannot("lock", &path, &error))?;
            }
            Err(TryLockError::Error(error)) => return Err(cannot("lock", &path, &error)),
        }
        Ok(Workshop {
            public: public.to_owned(),
            _lock: lock,
        })
    }

    /// The folder itself.
    pub fn public(&self) -> &Path {
        &self.public
    }

    /// Where sef keeps what it needs to know, and prepares what it makes.
    pub(super) fn own(&self) -> PathBuf {
        self.public.join(".sef")
    }

    /// Keeps a text for whoever publishes, in `public/.sef/`: no part of what is delivered.
    ///
    /// # Errors
    /// Where it cannot be written; what was there stays.
    pub fn keep(&self, name: &str, text: &str) -> Result<(), Diagnostic> {
        let target = self.own().join(name);
        if fs::read(&target).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(());
        }
        let staged = self.own().join(format!("new-{name}"));
        write_whole(&staged, text.as_bytes())?;
        fs::rename(&staged, &target).map_err(|error| cannot("replace", &target, &error))
    }

    /// The drafts of the version called `name` that still stand in `public`. Whoever made them may
    /// need them: they are not deleted.
    pub fn drafts_of(&self, name: &str) -> Vec<String> {
        let files = ["zip", "html"].map(|ending| format!("{name}-draft.{ending}"));
        let mut files = files.to_vec();
        files.retain(|file| self.public.join(file).is_file());
        files
    }

    /// Writes a file that stands in `public` itself, by one rename.
    ///
    /// # Errors
    /// Where it cannot be written; what was there stays.
    pub fn put_file(&self, name: &str, bytes: &[u8]) -> Result<FileOutcome, Diagnostic> {
        let target = self.public.join(name);
        let outcome = match fs::read(&target) {
            Ok(old) if old == bytes => return Ok(FileOutcome::Unchanged),
            Ok(old) => FileOutcome::Replaced {
                old: fingerprint(&old),
                new: fingerprint(bytes),
            },
            Err(error) if error.kind() == ErrorKind::NotFound => FileOutcome::Made,
            Err(error) => return Err(cannot("read", &target, &error)),
        };
        let staged = self.own().join(format!("new-{name}"));
        write_whole(&staged, bytes)?;
        fs::rename(&staged, &target).map_err(|error| cannot("replace", &target, &error))?;
        Ok(outcome)
    }
}

/// Writes a file and makes sure that the disk took it.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let mut file = File::create(path).map_err(|error| cannot("write", path, &error))?;
    file.write_all(bytes)
        .map_err(|error| cannot("write", path, &error))
}

/// An error of the disk, with the path.
pub(super) fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::disk(
        "disk",
        format!("cannot {what} “{}”: {}", path.display(), in_words(error)),
    )
    .help("What was there before is as it was. Mend the cause and build again.")
}
