//! What a writer starts from: a new publication, a new section or data file, the sample.
//!
//! Everything is made as text first; [`unpack()`] alone touches the disk, and it never writes over
//! a file. What stands in data files comes from `load::schema`, as do the comments in them.

mod item;
mod journey;
mod name;
mod number;
mod sample;
mod settings;
mod start;
mod unpack;
mod written;

pub use item::{Item, Kind, Wanted, item};
pub use name::Named;
pub use sample::sample;
pub use start::{Answers, start};
pub use unpack::{append, unpack};

/// A file that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Relative to the publication's root, with forward slashes.
    pub path: String,
    /// What is in it.
    pub text: String,
}

impl NewFile {
    fn new(path: impl Into<String>, text: impl Into<String>) -> NewFile {
        NewFile {
            path: path.into(),
            text: text.into(),
        }
    }
}
