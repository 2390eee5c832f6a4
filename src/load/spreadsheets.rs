//! `data/import.toml`: what `sef import` remembers. It says nothing to readers; that it names
//! indicators and tables which are there is checked all the same, or the next import would go nowhere.

use super::files::Files;
use super::mention::Mention;
use super::reader::Value;
use super::schema::{IMPORT, Wants};
use crate::diagnostic::Diagnostic;
use crate::model::Id;

/// Where it is, relative to the publication's root.
const PATH: &str = "data/import.toml";

/// Reads it, and keeps nothing but what it mentions.
pub(super) fn read(files: &mut Files) {
    if !files.has_data(PATH) {
        return;
    }
    let Some((_, record)) = files.table(PATH, &IMPORT) else {
        return;
    };
    for (label, value) in record.series("labels") {
        let Value::Words(destination) = value else {
            continue;
        };
        let id = destination.split(':').next().unwrap_or(destination).trim();
        match Id::new(id) {
            Some(id) => files.findings.mentions.push(Mention {
                id,
                span: label.span,
                wants: Wants::Figures,
            }),
            None => files.report(
                Diagnostic::error("bad-id", format!("“{id}” is no id"))
                    .at(label.span)
                    .help("Write the id of an indicator or a table, as it stands in square brackets in data/indicators/ or data/tables/."),
            ),
        }
    }
}
