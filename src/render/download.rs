//! The figures of indicators and tables as files for a spreadsheet. A CSV file cannot carry a
//! marking in itself, so its name does.

use super::address::Form;
use crate::edition::Copy;
use crate::measure;
use crate::model::Id;
use sha2::{Digest, Sha256};

/// The longest name of a download in a bundle, whose paths must fit a Windows desktop: with the
/// bundle's own folder (40) and `data/csv/` it stays below 100.
const LONGEST_IN_BUNDLE: usize = 50;

/// The file of an indicator's or a table's figures, relative to the site's folder:
/// `downloads/icpc-timeliness-v10-2020-07-16-intranet-official.csv`.
///
/// In a bundle, whose folder is named by date and edition, the file's name has the version and the
/// marking: `csv/icpc-timeliness-v10-official-sensitive.csv`. Where that is too long, the id is
/// cut and told apart by some digits of its hash.
pub fn path(copy: &Copy, form: Form, id: &Id) -> String {
    let about = &copy.publication().about;
    let edition = copy.edition();
    let draft = if copy.is_draft() { "-draft" } else { "" };
    let marking = edition.marking.title().to_lowercase();
    let version = about.version.to_lowercase();
    if form == Form::Bundle {
        let end = format!("-v{version}-{marking}{draft}.csv");
        return format!(
            "csv/{}{end}",
            cut(id, LONGEST_IN_BUNDLE.saturating_sub(end.len()))
        );
    }
    format!(
        "downloads/{id}-v{version}-{}-{}-{marking}{draft}.csv",
        about.published, edition.id
    )
}

/// `id` in at most `room` characters.
fn cut(id: &Id, room: usize) -> String {
    let id = id.as_str();
    if id.len() <= room {
        return id.to_owned();
    }
    let hash = Sha256::digest(id.as_bytes());
    let digits: String = hash
        .iter()
        .take(2)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let kept = id
        .get(..room.saturating_sub(digits.len() + 1))
        .unwrap_or("");
    format!("{}-{digits}", kept.trim_end_matches('-'))
}

/// The file itself; empty where the copy holds no such thing.
pub fn csv(copy: &Copy, id: &Id) -> Vec<u8> {
    let publication = copy.publication();
    let id = id.as_str();
    let rows = match (publication.indicator(id), publication.table(id)) {
        (Some(indicator), _) => measure::indicator_download(publication, indicator),
        (None, Some(table)) => measure::table_download(publication, table),
        (None, None) => return Vec::new(),
    };
    rows.to_csv().into_bytes()
}
