//! Text whose every byte knows where it stands in the author's file, also where it was written
//! with TOML's escapes.

use crate::model::{FileId, Span};
use std::ops::Range;

/// Text as its author means it, with the place of each piece in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MappedText {
    text: String,
    pieces: Vec<Piece>,
    file: FileId,
}

/// A run of text, and the run of the file that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    text: Range<usize>,
    file: Range<usize>,
}

impl Piece {
    /// Whether text and file agree byte by byte; an escape never does.
    fn is_verbatim(&self) -> bool {
        self.text.len() == self.file.len()
    }
}

impl MappedText {
    /// `text` as it stands in `file`, from byte `at` on.
    pub fn verbatim(text: &str, file: FileId, at: usize) -> MappedText {
        MappedText {
            text: text.to_owned(),
            pieces: vec![Piece {
                text: 0..text.len(),
                file: at..at + text.len(),
            }],
            file,
        }
    }

    /// What a TOML string says. `literal` is the string with its quotation marks, in any of
    /// TOML's four forms, as it stands in `file` from byte `at` on. What is no well-formed
    /// string (its error is the parser's to report) is taken as it stands.
    pub fn of_toml_string(literal: &str, file: FileId, at: usize) -> MappedText {
        let mut decoder = Decoder {
            literal,
            at,
            mapped: MappedText {
                file,
                ..MappedText::default()
            },
        };
        decoder.decode();
        if decoder.mapped.pieces.is_empty() {
            let inside = at + decoder.opening().len().min(literal.len());
            decoder.mapped.pieces.push(Piece {
                text: 0..0,
                file: inside..inside,
            });
        }
        decoder.mapped
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file that it stands in.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// Where a range of bytes of the text stands in the file. What lies beyond the text is taken
    /// to be at its end.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.start_of(range.start);
        let end = if range.end <= range.start {
            start
        } else {
            self.end_of(range.end).max(start)
        };
        Span::new(self.file, start..end)
    }

    /// Where all of it stands.
    pub fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// A part of it, still knowing where it stands; empty where `range` cuts a character or lies
    /// beyond the text.
    pub fn part(&self, range: Range<usize>) -> MappedText {
        let text = self.text.get(range.clone()).unwrap_or("");
        let mut pieces = Vec::new();
        for piece in &self.pieces {
            let from = piece.text.start.max(range.start);
            let to = piece.text.end.min(range.start + text.len());
            if from >= to {
                continue;
            }
            let file = if piece.is_verbatim() {
                piece.file.start + (from - piece.text.start)
                    ..piece.file.start + (to - piece.text.start)
            } else {
                piece.file.clone()
            };
            pieces.push(Piece {
                text: from - range.start..to - range.start,
                file,
            });
        }
        if pieces.is_empty() {
            let at = self.start_of(range.start);
            pieces.push(Piece {
                text: 0..0,
                file: at..at,
            });
        }
        MappedText {
            text: text.to_owned(),
            pieces,
            file: self.file,
        }
    }

    fn start_of(&self, offset: usize) -> usize {
        let index = self
            .pieces
            .partition_point(|piece| piece.text.start <= offset);
        match self.pieces.get(index.saturating_sub(1)) {
            Some(piece) if offset >= piece.text.end => piece.file.end,
            Some(piece) if piece.is_verbatim() => piece.file.start + (offset - piece.text.start),
            Some(piece) => piece.file.start,
            None => 0,
        }
    }

    /// The end of the character before `offset`: what TOML leaves out between two lines belongs
    /// to neither.
    fn end_of(&self, offset: usize) -> usize {
        let index = self
            .pieces
            .partition_point(|piece| piece.text.start < offset);
        match self.pieces.get(index.saturating_sub(1)) {
            Some(piece) if offset < piece.text.end && piece.is_verbatim() => {
                piece.file.start + (offset - piece.text.start)
            }
            Some(piece) => piece.file.end,
            None => 0,
        }
    }
}

/// Reads the escapes of a TOML string (TOML 1.1, “String”).
struct Decoder<'a> {
    literal: &'a str,
    at: usize,
    mapped: MappedText,
}

impl<'a> Decoder<'a> {
    fn opening(&self) -> &'static str {
        ["\"\"\"", "'''", "\"", "'"]
            .into_iter()
            .find(|quotes| self.literal.starts_with(quotes))
            .unwrap_or("")
    }

    fn decode(&mut self) {
        let quotes = self.opening();
        let from = quotes.len();
        let body = self.literal.get(from..).unwrap_or("");
        let body = body.strip_suffix(quotes).unwrap_or(body);
        let mut here = from;
        if quotes.len() == 3 {
            // A line break right behind the opening marks is left out.
            here += match body {
                _ if body.starts_with("\r\n") => 2,
                _ if body.starts_with('\n') => 1,
                _ => 0,
            };
        }
        let end = from + body.len();
        let escapes = quotes.starts_with('"');
        while here < end {
            let rest = self.literal.get(here..end).unwrap_or("");
            let plain = match rest.find('\\') {
                Some(backslash) if escapes => backslash,
                _ => rest.len(),
            };
            self.keep(here, rest.get(..plain).unwrap_or(""));
            here += plain;
            if here < end {
                here += self.escape(here, rest.get(plain..).unwrap_or(""));
            }
        }
    }

    fn keep(&mut self, here: usize, text: &str) {
        if !text.is_empty() {
            self.add(text, here..here + text.len());
        }
    }

    fn add(&mut self, text: &str, literal: Range<usize>) {
        let start = self.mapped.text.len();
        self.mapped.text.push_str(text);
        self.mapped.pieces.push(Piece {
            text: start..self.mapped.text.len(),
            file: self.at + literal.start..self.at + literal.end,
        });
    }

    /// Reads the escape at the start of `rest` and says how many bytes it takes.
    fn escape(&mut self, here: usize, rest: &str) -> usize {
        let letter = rest.chars().nth(1);
        let simple = match letter {
            Some('b') => Some('\u{8}'),
            Some('t') => Some('\t'),
            Some('n') => Some('\n'),
            Some('f') => Some('\u{c}'),
            Some('r') => Some('\r'),
            Some('e') => Some('\u{1b}'),
            Some('"') => Some('"'),
            Some('\\') => Some('\\'),
            _ => None,
        };
        if let Some(c) = simple {
            self.add(c.encode_utf8(&mut [0; 4]), here..here + 2);
            return 2;
        }
        let digits = match letter {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let code = rest
            .get(2..2 + digits)
            .filter(|_| digits > 0)
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
            .and_then(char::from_u32);
        if let Some(c) = code {
            self.add(c.encode_utf8(&mut [0; 4]), here..here + 2 + digits);
            return 2 + digits;
        }
        let behind = rest.get(1..).unwrap_or("");
        let next = behind.trim_start_matches([' ', '\t', '\r', '\n']);
        let blank = behind.get(..behind.len() - next.len()).unwrap_or("");
        if blank.contains('\n') {
            // A backslash at a line's end joins the lines.
            return 1 + blank.len();
        }
        self.keep(here, "\\");
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_file(source: &str) -> MappedText {
        let at = source.find('=').map_or(0, |at| at + 2);
        MappedText::of_toml_string(source.get(at..).unwrap_or(""), FileId(3), at)
    }

    fn shown<'a>(source: &'a str, mapped: &MappedText, words: &str) -> &'a str {
        let start = mapped.text().find(words).unwrap_or_else(|| {
            panic!("“{words}” in {:?}", mapped.text());
        });
        let span = mapped.span(start..start + words.len());
        assert_eq!(span.file, FileId(3));
        source.get(span.range()).unwrap_or("outside")
    }

    #[test]
    fn reads_strings_as_the_toml_parser_does() {
        for literal in [
            r#""plain é""#,
            r#"''"#,
            r#""""#,
            r"'C:\temp \n'",
            r#""a\tb\n\"c\" \\ \u00e9 \U0001F600 \x41 \e""#,
            "\"\"\"\nfirst\nsecond \\\n   \n  joined\n\"\"\"",
            "\"\"\"\r\nfirst\r\nsecond \\\r\n  joined\"\"\"",
            "'''\nraw \\ \"\"\" text\n'''",
            "\"\"\"two quotes: \"\"\"\"\"",
            "\"\"\"a \\\"\\\"\\\" b\"\"\"",
        ] {
            let source = format!("a = {literal}");
            let parsed: toml::Table = source.parse().unwrap_or_else(|e| panic!("{literal}: {e}"));
            let expected = parsed.get("a").and_then(|v| v.as_str());
            assert_eq!(Some(of_file(&source).text()), expected, "{literal}");
        }
    }

    #[test]
    fn points_at_the_file_through_escapes() {
        let source = r#"key = "one \"two\" \u00e9ine three""#;
        let mapped = of_file(source);
        assert_eq!(mapped.text(), "one \"two\" éine three");
        assert_eq!(shown(source, &mapped, "two"), "two");
        assert_eq!(shown(source, &mapped, "\"two\""), r#"\"two\""#);
        assert_eq!(shown(source, &mapped, "éine"), r"\u00e9ine");
        assert_eq!(shown(source, &mapped, "three"), "three");
        let end = mapped.text().len();
        assert_eq!(mapped.span(end..end), Span::new(FileId(3), 34..34));
        assert_eq!(mapped.span(99..120), Span::new(FileId(3), 34..34));
    }

    #[test]
    fn leaves_out_what_joins_two_lines() {
        let source = "key = \"\"\"\nfirst \\\n    second\n\"\"\"\n";
        let mapped = of_file(source.trim_end());
        assert_eq!(mapped.text(), "first second\n");
        assert_eq!(shown(source, &mapped, "first "), "first ");
        assert_eq!(shown(source, &mapped, "second"), "second");
    }

    #[test]
    fn a_part_knows_its_place() {
        let source = r#"key = "one \"two\" three""#;
        let mapped = of_file(source);
        let from = mapped.text().find('"').unwrap_or(0);
        let part = mapped.part(from..mapped.text().len());
        assert_eq!(part.text(), "\"two\" three");
        assert_eq!(shown(source, &part, "two"), "two");
        assert_eq!(shown(source, &part, "three"), "three");
        assert_eq!(
            mapped.part(4..4).whole(),
            mapped.span(from..from),
            "an empty part has a place too"
        );
        assert_eq!(mapped.part(50..60).text(), "");
    }

    #[test]
    fn takes_what_is_no_string_as_it_stands() {
        for literal in ["", "\"", "\"open", "yes", "\"\\", "\"\\u12\"", "\"\\q\""] {
            let mapped = MappedText::of_toml_string(literal, FileId(0), 10);
            let _ = mapped.whole();
        }
        let verbatim = MappedText::verbatim("some words", FileId(0), 5);
        assert_eq!(verbatim.span(5..10), Span::new(FileId(0), 10..15));
    }
}
