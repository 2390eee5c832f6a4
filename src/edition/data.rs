//! How the data of an edition are written: an item a line. Each value on a line of its own would
//! take four times the room.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

/// What stands so deep has lines of its own: the fields of the copy, of its publication, and the
/// items in those.
const DEEPEST: usize = 3;

/// `value` as JSON, an item a line.
///
/// # Errors
/// What the writer of JSON answers.
pub(super) fn item_by_item(value: &impl Serialize) -> serde_json::Result<String> {
    let mut bytes = Vec::new();
    let mut writer = Serializer::with_formatter(&mut bytes, ItemByItem::default());
    value.serialize(&mut writer)?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

/// Ends a line behind each item.
#[derive(Default)]
struct ItemByItem {
    depth: usize,
    /// Whether the innermost list or object holds anything yet.
    holds_some: bool,
}

impl ItemByItem {
    fn begin<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.holds_some = false;
        writer.write_all(bracket)
    }

    fn item<W: ?Sized + Write>(&mut self, writer: &mut W, is_first: bool) -> io::Result<()> {
        if !is_first {
            writer.write_all(b",")?;
        }
        match self.depth <= DEEPEST {
            true => writer.write_all(b"\n"),
            false => Ok(()),
        }
    }

    fn end<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        if self.holds_some && self.depth <= DEEPEST {
            writer.write_all(b"\n")?;
        }
        self.depth = self.depth.saturating_sub(1);
        self.holds_some = true;
        writer.write_all(bracket)
    }
}

impl Formatter for ItemByItem {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        is_first: bool,
    ) -> io::Result<()> {
        self.item(writer, is_first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.holds_some = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        is_first: bool,
    ) -> io::Result<()> {
        self.item(writer, is_first)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.holds_some = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_stands_on_a_line_of_its_own() {
        let value = serde_json::json!({
            "form": 1,
            "none": [],
            "publication": {"sections": [{"id": "a", "text": ["x\ny"]}, {"id": "b"}], "terms": []},
        });
        let text = item_by_item(&value).unwrap();
        let lines = [
            "{",
            "\"form\":1,",
            "\"none\":[],",
            "\"publication\":{",
            "\"sections\":[",
            r#"{"id":"a","text":["x\ny"]},"#,
            r#"{"id":"b"}"#,
            "],",
            "\"terms\":[]",
            "}",
            "}",
            "",
        ];
        assert_eq!(text, lines.join("\n"));
        let back: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back, value);
    }
}
