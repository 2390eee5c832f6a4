//! `data/journey.toml`.

use super::files::Files;
use super::reader::Entry;
use super::schema::JOURNEY;
use crate::model::{Journey, Station};

/// The file of the journey.
const PATH: &str = "data/journey.toml";

/// Reads the journey; empty where there is none.
pub(super) fn read(files: &mut Files) -> Journey {
    if !files.has_data(PATH) {
        return Journey::default();
    }
    let Some((_, record)) = files.table(PATH, &JOURNEY) else {
        return Journey::default();
    };
    Journey {
        stations: record.entries("stations").iter().map(station).collect(),
        carried_by: record.ids("carried_by"),
    }
}

fn station(entry: &Entry) -> Station {
    let record = &entry.record;
    let title = record.words("title").unwrap_or_default();
    Station {
        id: entry.id.clone(),
        short: record.words("short").unwrap_or_else(|| title.clone()),
        title,
        about: record.words("about"),
        sections: record.ids("sections"),
        judgement_areas: record.ids("judgement_areas"),
        colour: record.integer("colour").unwrap_or(1),
        span: entry.span,
    }
}
