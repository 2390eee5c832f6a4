//! A file of `content/`: front matter, summary, answers.

use super::reader::Findings;
use crate::model::{FileId, Framework, Section};

/// Reads a section from the text of its file; `path` is relative to the publication's root.
///
/// The name is `file_name::numbered_name(path, …)`; the front matter is
/// `reader::read_table(toml, file, place of the TOML in the file, &schema::SECTION, findings)`,
/// which also notes the ids that must exist; `Record::audience` says who may see the section.
pub fn read_section(
    _path: &str,
    _text: &str,
    _file: FileId,
    _framework: &Framework,
    _findings: &mut Findings,
) -> Option<Section> {
    None
}
