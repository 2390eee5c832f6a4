//! From the author's files to the model. What cannot be understood is reported, all of it at
//! once, and left out; what can is loaded, so that later stages can check and preview it.

mod mapped_text;
pub mod markdown;
pub mod reference;
pub mod resolve;
#[allow(dead_code)]
mod section;

pub use mapped_text::MappedText;

use crate::diagnostic::Diagnostic;
use crate::model::Publication;
use crate::source::{Folder, Sources};

/// What was loaded, as far as it could be.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Every file that was read.
    pub sources: Sources,
    /// The publication; `None` where `sef.toml` could not be understood at all.
    pub publication: Option<Publication>,
    /// Everything that is wrong, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// What `sef.toml` says to the tool and not to readers.
    pub settings: Settings,
}

/// What `sef.toml` says to the tool and not to readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The folder in `themes/`.
    pub theme: String,
    /// The level of a rule by its code, in the order of the file.
    pub rules: Vec<(String, RuleLevel)>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: "default".into(),
            rules: Vec::new(),
        }
    }
}

/// How a rule's findings are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleLevel {
    /// As errors.
    Error,
    /// As warnings.
    Warning,
    /// Not at all.
    Off,
}

impl RuleLevel {
    /// Every level with its word in `sef.toml`.
    pub const ALL: [(&'static str, RuleLevel); 3] = [
        ("error", RuleLevel::Error),
        ("warning", RuleLevel::Warning),
        ("off", RuleLevel::Off),
    ];
}

/// Loads the publication in `root`.
pub fn load(_root: &Folder) -> Loaded {
    Loaded::default()
}
