//! A version of a publication, as it is named on the command line or in `sef.toml`: its sources, a
//! bundle, or the folder of an edition that was built.

use crate::deliver::verify::verify;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edition::{self, Before, Copy};
use crate::load::{Loaded, load};
use crate::model::{Id, Publication};
use crate::render::DATA;
use crate::source::{Folder, Sources};
use std::path::Path;

/// A version that was read.
pub enum Version {
    /// From its sources: all that it says.
    Sources(Box<Loaded>, Box<Publication>),
    /// What one edition of it held.
    Copy(Box<Copy>),
}

impl Version {
    /// All that is known of it.
    pub fn publication(&self) -> &Publication {
        match self {
            Version::Sources(_, before) => before,
            Version::Copy(before) => before.publication(),
        }
    }

    /// All that it says, and the files that say it, where those are known.
    pub fn sources(&self) -> Option<(&Publication, &Sources)> {
        match self {
            Version::Sources(loaded, before) => Some((before, &loaded.sources)),
            Version::Copy(_) => None,
        }
    }

    /// What the readers of `copy` may see of it; `today` is what that was cut from, where it is
    /// known.
    ///
    /// # Errors
    /// Where it cannot be cut so that its references hold.
    pub fn as_earlier(
        &self,
        today: Option<&Publication>,
        known: &Before,
        copy: &Copy,
    ) -> Result<Copy, Vec<Diagnostic>> {
        match self {
            Version::Sources(_, before) => edition::earlier(before, None, today, known, copy),
            Version::Copy(before) => {
                let edition = Some(before.edition());
                edition::earlier(before.publication(), edition, today, known, copy)
            }
        }
    }

    /// What readers of `today` know of its figures; those of a bundle, who read `edition` today.
    pub fn known(&self, today: &Publication, edition: &Id) -> Before {
        match self {
            Version::Sources(_, before) => Before::of_sources(before, today),
            Version::Copy(before) => Before::default().with_copy(edition, before),
        }
    }
}

/// Why a version cannot be read.
pub struct Unread {
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
    /// The files that the problems are in.
    pub sources: Sources,
}

impl From<Diagnostic> for Unread {
    fn from(problem: Diagnostic) -> Unread {
        Unread {
            problems: vec![problem],
            sources: Sources::default(),
        }
    }
}

/// What carries a version.
const WHAT_IS_READ: &str = "Name the folder with sef.toml, a bundle (the zip, or its folder once unpacked), or the folder of an edition that sef built: it holds data.json. A single file (.html) does not carry the data.";

/// Reads the version at `path`.
///
/// # Errors
/// Where nothing there carries a version, or where it cannot be relied on.
pub fn read(path: &Path) -> Result<Version, Unread> {
    if !path.is_dir() {
        return bundle(path).map_err(|mut unread| {
            let of_disk = unread.problems.iter_mut().filter(|problem| problem.of_disk);
            of_disk.for_each(|problem| problem.help = Some(WHAT_IS_READ.to_owned()));
            unread
        });
    }
    let folder = Folder::open(path)?;
    if folder.has("sef.toml") {
        return sources(&folder);
    }
    if folder.has(DATA) {
        let text = folder.text(DATA)?;
        let copy = Copy::from_json(&text).map_err(|words| {
            let path = path.join(DATA);
            let message = format!("“{}” cannot be used: {words}", path.display());
            Diagnostic::error("version-unread", message)
        })?;
        return Ok(Version::Copy(Box::new(copy)));
    }
    bundle(path)
}

/// Reads the sources in a folder; only those without errors can be relied on.
///
/// # Errors
/// What is wrong with them.
pub fn sources(folder: &Folder) -> Result<Version, Unread> {
    let mut loaded = load(folder);
    let mut problems = std::mem::take(&mut loaded.diagnostics);
    problems.retain(|problem| problem.severity == Severity::Error);
    match loaded.publication.take() {
        Some(publication) if problems.is_empty() => {
            Ok(Version::Sources(Box::new(loaded), Box::new(publication)))
        }
        _ => Err(Unread {
            problems,
            sources: loaded.sources,
        }),
    }
}

/// Reads a sealed bundle, packed or unpacked, that is whole.
///
/// # Errors
/// Where it is none, or is not whole.
pub fn bundle(path: &Path) -> Result<Version, Unread> {
    let shown = path.display();
    let verdict = verify(path)?;
    let is_whole = verdict.is_whole();
    match verdict.copy {
        Some(copy) if is_whole => Ok(Version::Copy(Box::new(copy))),
        Some(_) => Err(Diagnostic::error(
            "version-unread",
            format!("the bundle “{shown}” is not whole and unchanged: nothing can be said of it"),
        )
        .help(format!("See what is wrong with it: sef verify {shown}"))
        .into()),
        None => Err(Diagnostic::error(
            "version-unread",
            format!("there is no version of a publication at “{shown}”"),
        )
        .help(WHAT_IS_READ)
        .into()),
    }
}
