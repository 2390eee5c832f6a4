//! The figures of indicators and tables as files for a spreadsheet. A CSV file cannot carry a
//! marking in itself, so its name does.

use crate::edition::Copy;
use crate::measure;
use crate::model::Id;

/// The file of an indicator's or a table's figures, relative to the site's folder:
/// `downloads/icpc-timeliness-v10-2020-07-16-intranet-official.csv`.
pub fn path(copy: &Copy, id: &Id) -> String {
    let about = &copy.publication().about;
    let edition = copy.edition();
    let draft = if copy.is_draft() { "-draft" } else { "" };
    let marking = edition.marking.title().to_lowercase();
    format!(
        "downloads/{id}-v{}-{}-{}-{marking}{draft}.csv",
        about.version, about.published, edition.id
    )
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
