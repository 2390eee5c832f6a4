//! A file of `content/`: front matter, summary, answers.

use crate::diagnostic::Diagnostic;
use crate::model::{FileId, Framework, Section};

/// Reads a section from the text of its file; `path` is relative to the publication's root.
pub fn read_section(
    _path: &str,
    _text: &str,
    _file: FileId,
    _framework: &Framework,
    _diagnostics: &mut Vec<Diagnostic>,
) -> Option<Section> {
    None
}
