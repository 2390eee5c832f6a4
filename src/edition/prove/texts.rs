//! Replaces texts and ids that an edition does not hold, in the publication as it is written down:
//! there every thing says beside itself who may see it, whatever kind of thing it is.

use crate::edition::Copy;
use crate::edition::scan::names_of;
use crate::model::*;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The fields whose words are the author's; in all others stand ids, numbers and kinds.
const WORDS: [&str; 30] = [
    "title",
    "short",
    "text",
    "code",
    "noun",
    "name",
    "note",
    "also_printed",
    "why",
    "owner",
    "words",
    "address",
    "by",
    "place",
    "sample",
    "body",
    "asked_by",
    "outline",
    "delivery",
    "labels",
    "services",
    "teams",
    "differs",
    "row_title",
    "readers",
    "handling",
    "label",
    "dashboard",
    "anchor",
    "vintage",
];

/// What stands in place of words.
const OTHER: &str = "Other words than those that stood here before";

/// The publication with everything replaced that `copy` does not hold, and its edition.
pub(super) fn replace(
    whole: &Publication,
    copy: &Copy,
    edition: &Edition,
) -> Result<(Publication, Edition), String> {
    let kept: BTreeSet<&Id> = copy.publication().ids().collect();
    // What is kept may have a row of the same name as something removed.
    let taken = names_of(copy.publication());
    let removed = whole
        .ids()
        .filter(|id| !kept.contains(id) && !taken.contains(id.as_str()));
    let others = whole.editions.iter().map(|one| &one.id);
    let names = |ids: Vec<&Id>| -> BTreeMap<String, String> {
        let named = ids.iter().enumerate();
        named
            .map(|(i, id)| (id.to_string(), format!("zz-other-{i}")))
            .collect()
    };
    let writer = Writer {
        edition,
        ids: names(removed.collect()),
        editions: names(others.filter(|id| **id != edition.id).collect()),
    };
    let failed =
        |error: serde_json::Error| format!("the publication cannot be written down: {error}");
    // By its text: what writes a publication as text, and reads it, is there already, for bundles.
    let text = serde_json::to_string(whole).map_err(failed)?;
    let mut value = serde_json::from_str(&text).map_err(failed)?;
    writer.rewrite(&mut value, "", false);
    let mut other: Publication = serde_json::from_str(&value.to_string()).map_err(failed)?;
    other.reindex();
    let own = other.editions.iter().find(|one| one.id == edition.id);
    let own = own
        .cloned()
        .ok_or("the edition is not one of the publication")?;
    Ok((other, own))
}

struct Writer<'a> {
    edition: &'a Edition,
    ids: BTreeMap<String, String>,
    editions: BTreeMap<String, String>,
}

impl Writer<'_> {
    fn rewrite(&self, value: &mut Value, key: &str, is_removed: bool) {
        match value {
            Value::Object(fields) => {
                let is_removed = is_removed || self.is_removed(fields);
                // Elsewhere a level is one of a scale; an area of the grid says it in words.
                if let (true, true, Some(Value::String(level))) = (
                    is_removed,
                    fields.contains_key("issues"),
                    fields.get_mut("level"),
                ) {
                    OTHER.clone_into(level);
                }
                for (key, value) in fields {
                    match key.as_str() {
                        // Whose words stand instead is what kept text shows.
                        "audience" | "editions" => self.rename_editions(value),
                        // A due date: its key for a period is also that for who did something.
                        "when" => {}
                        key => self.rewrite(value, key, is_removed),
                    }
                }
            }
            Value::Array(items) => {
                for item in items {
                    self.rewrite(item, key, is_removed);
                }
            }
            Value::String(text) if WORDS.contains(&key) => {
                if is_removed {
                    *text = match key {
                        "anchor" => "zz-anchor".to_owned(),
                        _ => OTHER.to_owned(),
                    };
                }
            }
            Value::String(text) => {
                if let Some(other) = self.ids.get(text) {
                    other.clone_into(text);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Whether the edition must not hold it, by what is said of it, or since what it is a part of
    /// goes.
    fn is_removed(&self, fields: &Map<String, Value>) -> bool {
        let audience = fields.get("audience").cloned();
        let audience = audience.and_then(|value| serde_json::from_value::<Audience>(value).ok());
        let is_barred =
            audience.is_some_and(|one| !one.admits(&self.edition.id, self.edition.marking));
        let id = fields.get("id").and_then(Value::as_str);
        is_barred || (id.is_some_and(|id| self.ids.contains_key(id)) && fields.len() > 3)
    }

    /// The names of other editions, and what they say of themselves.
    fn rename_editions(&self, value: &mut Value) {
        match value {
            Value::Object(fields) => {
                let id = fields.get("id").and_then(Value::as_str);
                let is_other = id.is_some_and(|id| self.editions.contains_key(id));
                for (key, value) in fields {
                    match key.as_str() {
                        "only" | "id" => self.rename_editions(value),
                        "title" | "readers" | "handling" | "base_address"
                            if is_other && value.is_string() =>
                        {
                            *value = Value::String("Another edition".to_owned());
                        }
                        _ => {}
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.rename_editions(item)),
            Value::String(id) => {
                if let Some(other) = self.editions.get(id) {
                    other.clone_into(id);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}
