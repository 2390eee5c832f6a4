//! Checks a sealed bundle, as a zip or unpacked: that it is whole and unchanged, that its links and
//! markings hold, and what it says of itself. What is checked may be anything: everything is
//! read within limits, and what is wrong is said in words.

mod checks;
mod links;
mod markup;
mod tree;
mod zip_file;

use super::bag::Algorithm;
use crate::diagnostic::Diagnostic;
use crate::edition::Copy;
use std::path::Path;
use tree::Tree;

/// The largest file, or sum of unpacked files, that is looked at, in bytes. A self-evaluation with
/// a thousand indicators has some 50 MB.
pub const LARGEST: u64 = 512 << 20;
/// The most files.
pub const MOST_FILES: usize = 20_000;
/// The largest file that is read as text, in bytes.
const LARGEST_TEXT: u64 = 64 << 20;
/// How many problems are told one by one.
const TOLD: usize = 50;

/// What was found.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What is wrong, a sentence each.
    pub problems: Vec<String>,
    /// How many more problems there are.
    pub more: usize,
    /// What is not wrong, but to be known.
    pub notes: Vec<String>,
    /// What the bundle says of itself, and its fingerprints: label and value.
    pub provenance: Vec<(String, String)>,
    /// What was checked, in words.
    pub checked: Vec<String>,
    /// Whether there is no bundle at all, but something else.
    pub is_something_else: bool,
    /// The edition that it carries, read back; `None` where its data cannot be used.
    pub copy: Option<Copy>,
}

impl Verdict {
    /// Whether nothing is wrong.
    pub fn is_whole(&self) -> bool {
        self.problems.is_empty()
    }

    fn wrong(&mut self, problem: impl Into<String>) {
        if self.problems.len() < TOLD {
            self.problems.push(problem.into());
        } else {
            self.more += 1;
        }
    }
}

/// Checks the bundle at `path`: a zip, its folder once unpacked, or the folder around that.
///
/// # Errors
/// Where the disk refuses. What is wrong with the bundle is no error: it stands in the verdict.
pub fn verify(path: &Path) -> Result<Verdict, Diagnostic> {
    let mut verdict = Verdict::default();
    if let Some(mut tree) = Tree::open(path, &mut verdict)? {
        checks::run(&mut tree, &mut verdict);
    }
    Ok(verdict)
}

/// A name or value from the bundle, fit to be printed: not long, on one line.
fn shown(text: &str) -> String {
    const LONGEST: usize = 200;
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    crate::diagnostic::visible(&short).into_owned()
}

/// Whether `text` is a hash of this kind.
fn is_hash(text: &str, algorithm: Algorithm) -> bool {
    text.len() == algorithm.digits() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
