//! The names that a publication holds, taken from what it writes of itself: a field that is added
//! to the model cannot be forgotten here.

use crate::model::{Id, Publication};
use serde::Serialize as _;
use serde_json::ser::{CharEscape, Formatter, Serializer};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// The names in the fields of `publication` that hold some, and those that pages make of titles.
pub(super) fn in_fields(publication: &Publication) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let listener = Listener {
        names: &mut names,
        keys: Vec::new(),
        heard: String::new(),
        hears_key: false,
    };
    let mut writer = Serializer::with_formatter(io::sink(), listener);
    // The sink takes everything.
    let _ = publication.serialize(&mut writer);
    names
}

/// What a field holds.
#[derive(Clone, Copy, PartialEq)]
enum Field {
    Name,
    /// Words that a name is made of.
    Title,
    Other,
}

impl Field {
    fn called(key: &str) -> Field {
        match key {
            "id" | "anchor" | "level" | "question" => Field::Name,
            "title" | "short" => Field::Title,
            _ => Field::Other,
        }
    }
}

/// Hears what is written, and keeps the names of it.
struct Listener<'n> {
    names: &'n mut BTreeSet<String>,
    /// The field of each object that has begun.
    keys: Vec<Field>,
    /// The text that is being written, where it is of interest.
    heard: String,
    hears_key: bool,
}

impl Listener<'_> {
    fn field(&self) -> Field {
        self.keys.last().copied().unwrap_or(Field::Other)
    }

    fn hears(&self) -> bool {
        self.hears_key || self.field() != Field::Other
    }
}

impl Formatter for Listener<'_> {
    fn begin_object<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.keys.push(Field::Other);
        Ok(())
    }

    fn end_object<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.keys.pop();
        Ok(())
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, _: &mut W, _: bool) -> io::Result<()> {
        self.hears_key = true;
        Ok(())
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.hears_key = false;
        Ok(())
    }

    fn begin_string<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.heard.clear();
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        _: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if self.hears() {
            self.heard.push_str(fragment);
        }
        Ok(())
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        _: &mut W,
        escaped: CharEscape,
    ) -> io::Result<()> {
        if self.hears() {
            self.heard.push(match escaped {
                CharEscape::Quote => '"',
                CharEscape::ReverseSolidus => '\\',
                // Ends of lines and the like part two words.
                _ => ' ',
            });
        }
        Ok(())
    }

    fn end_string<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        if self.hears_key {
            if let Some(field) = self.keys.last_mut() {
                *field = Field::called(&self.heard);
            }
            return Ok(());
        }
        match self.field() {
            Field::Name => {
                self.names.insert(self.heard.clone());
            }
            Field::Title => {
                let name = Id::from_words(&self.heard);
                self.names.extend(name.map(|name| name.to_string()));
            }
            Field::Other => {}
        }
        Ok(())
    }
}
