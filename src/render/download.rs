//! The figures of indicators and tables as files for a spreadsheet. A CSV file cannot carry a
//! marking in itself, so its name does.

use super::address::Form;
use crate::edition::Copy;
use crate::measure;
use crate::model::Id;
use sha2::{Digest, Sha256};

/// The longest path in a bundle, in characters, with the bundle's own folder: Windows opens no
/// much longer ones on a deep desktop.
const LONGEST_PATH: usize = 100;
/// What is left of an id at least, when its name is cut.
const SHORTEST_ID: usize = 10;

/// The file of an indicator's or a table's figures, relative to the site's folder:
/// `downloads/icpc-timeliness-v10-2020-07-16-intranet-official-approved.csv`.
///
/// In a bundle the path is short, and says the same in fewer letters:
/// `csv/icpc-timeliness-v10-20200716-offline-official.csv`. It names its status unless it is
/// approved. Where that is too long, the id is cut and told apart by some digits of its hash; where
/// too little of it would be left, the edition stands in the name of the bundle's folder alone.
pub fn path(copy: &Copy, form: Form, id: &Id) -> String {
    let about = &copy.publication().about;
    let edition = copy.edition();
    let status = status_word(copy);
    let marking = edition.marking.title().to_lowercase();
    let version = about.version.to_lowercase();
    if form == Form::Bundle {
        return in_bundle(copy, id.as_str());
    }
    format!(
        "downloads/{id}-v{version}-{}-{}-{marking}-{status}.csv",
        about.published, edition.id
    )
}

/// How far the publication has come, as file names say it.
fn status_word(copy: &Copy) -> String {
    match copy.is_draft() {
        true => "draft".to_owned(),
        false => copy.publication().about.status.title().to_lowercase(),
    }
}

/// The file of the figures called `name`, in a bundle.
pub fn in_bundle(copy: &Copy, name: &str) -> String {
    let about = &copy.publication().about;
    let edition = copy.edition();
    let version = about.version.to_lowercase();
    let date = about.published.to_string().replace('-', "");
    let marking = edition.marking.title().to_lowercase();
    let status = match status_word(copy).as_str() {
        "approved" => String::new(),
        status => format!("-{status}"),
    };
    let start = format!("-v{version}-{date}");
    let end = format!("-{marking}{status}.csv");
    let around = copy.file_name().len() + "/data/csv/".len() + start.len() + end.len();
    let room = LONGEST_PATH.saturating_sub(around);
    let edition = format!("-{}", edition.id);
    let edition = match room.saturating_sub(edition.len()) >= SHORTEST_ID {
        true => edition.as_str(),
        false => "",
    };
    let name = cut(name, room.saturating_sub(edition.len()));
    format!("csv/{name}{start}{edition}{end}")
}

/// `id` in at most `room` characters.
fn cut(id: &str, room: usize) -> String {
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
