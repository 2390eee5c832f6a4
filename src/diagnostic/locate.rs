//! Where a few words of a text stand in its author's file. Parsed text differs from its source:
//! quotation marks are curled, dashes joined, escapes and entities resolved.

use crate::model::Span;
use crate::source::Sources;
use std::ops::Range;

/// Where the bytes `range` of `text` stand, which was read from `span`: to underline a number in
/// a sentence, not all of the sentence. `span` itself where they cannot be found.
pub fn locate(sources: &Sources, span: Span, text: &str, range: Range<usize>) -> Span {
    let source = sources.text(span);
    match align(source, text, &range) {
        Some(found) => {
            let start = span.start as usize;
            Span::new(span.file, start + found.start..start + found.end)
        }
        None => span,
    }
}

fn align(source: &str, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let mut start = None;
    let mut end = None;
    let mut here = 0;
    for (at, c) in text.char_indices() {
        let (from, behind) = next(source, here, c)?;
        if at == range.start {
            start = Some(from);
        }
        if at < range.end {
            end = Some(behind);
        } else {
            break;
        }
        here = behind;
    }
    let (start, end) = (start?, end?);
    (start < end).then_some(start..end)
}

/// Where the source of `c` begins and ends, at or near behind `here`.
fn next(source: &str, here: usize, c: char) -> Option<(usize, usize)> {
    let mut from = here;
    loop {
        let rest = source.get(from..)?;
        if let Some(length) = written_as(rest, c) {
            return Some((from, from + length));
        }
        // A comment, or an escape's backslash: nothing of the text.
        from += match rest.strip_prefix("<!--") {
            Some(comment) => "<!--".len() + comment.find("-->")? + "-->".len(),
            None if rest.starts_with('\\') => 1,
            None => return None,
        };
    }
}

/// How many bytes at the start of `source` give `c`.
fn written_as(source: &str, c: char) -> Option<usize> {
    let forms: &[&str] = match c {
        '‘' | '’' => &["'"],
        '“' | '”' => &["\""],
        '–' => &["--"],
        '—' => &["---"],
        '…' => &["..."],
        ' ' => &["\t", "\\t"],
        '&' => &["&amp;", "&#38;", "&#x26;"],
        _ => &[],
    };
    if let Some(form) = forms.iter().find(|form| source.starts_with(*form)) {
        return Some(form.len());
    }
    if source.starts_with(c) {
        return Some(c.len_utf8());
    }
    if let Some(entity) = source.strip_prefix('&') {
        let end = entity.find(';').filter(|end| *end <= 32)?;
        return Some(end + 2);
    }
    let digits = source
        .strip_prefix("\\u")
        .map(|rest| (rest, 4))
        .or_else(|| source.strip_prefix("\\U").map(|rest| (rest, 8)))
        .or_else(|| source.strip_prefix("\\x").map(|rest| (rest, 2)));
    let (rest, length) = digits?;
    let code = u32::from_str_radix(rest.get(..length)?, 16).ok()?;
    (char::from_u32(code) == Some(c)).then_some(2 + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{MappedText, markdown};
    use crate::model::{FileId, Inline, InlineKind, walk};

    /// Finds `words` in the parsed text and says what stands there in the source.
    fn found(source: &str, mapped: &MappedText, words: &str) -> Option<String> {
        let mut sources = Sources::default();
        sources.add("a.md", source);
        let mut diagnostics = Vec::new();
        let blocks = markdown::parse_blocks(mapped, &mut diagnostics);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let mut place = None;
        walk::each_inline_in_blocks(&blocks, &mut |Inline { kind, span }| {
            if let InlineKind::Text(text) = kind
                && let Some(at) = text.find(words)
            {
                place = Some(locate(&sources, *span, text, at..at + words.len()));
            }
        });
        place.map(|place| sources.text(place).to_owned())
    }

    fn in_markdown(source: &str, words: &str) -> Option<String> {
        let mapped = MappedText::verbatim(source, FileId(0), 0);
        found(source, &mapped, words)
    }

    #[test]
    fn finds_words_behind_what_reads_otherwise() {
        for (source, words, expected) in [
            ("We held 61 of 80.", "61", "61"),
            ("It's \"so\" -- and...  then 61% \\[x\\] 7", "61%", "61%"),
            (
                "It's \"so\" -- and... 61",
                "“so” – and…",
                "\"so\" -- and...",
            ),
            ("a &amp; b é 61", "61", "61"),
            ("a\\*b\\_c 61", "*b_", "*b\\_"),
            ("a <!-- 61 --> b 61", "61", "61"),
            ("**a** 61 [[b]] 62", "62", "62"),
            ("x — y 61", "61", "61"),
        ] {
            assert_eq!(
                in_markdown(source, words).as_deref(),
                Some(expected),
                "{source}"
            );
        }
    }

    #[test]
    fn finds_words_behind_the_escapes_of_data_files() {
        let source = r#"text = "She said \"yes\" at \u00e9 61 times""#;
        let literal = source.get(7..).unwrap_or("");
        let mapped = MappedText::of_toml_string(literal, FileId(0), 7);
        assert_eq!(found(source, &mapped, "61").as_deref(), Some("61"));
        assert_eq!(
            found(source, &mapped, "“yes”").as_deref(),
            Some(r#""yes\""#)
        );
    }

    #[test]
    fn gives_the_whole_where_it_cannot_tell() {
        let mut sources = Sources::default();
        let file = sources.add("a.md", "short");
        let span = Span::new(file, 0..5);
        for (text, range) in [
            ("other", 0..3),
            ("short", 3..3),
            ("short", 9..12),
            ("", 0..1),
        ] {
            assert_eq!(locate(&sources, span, text, range), span, "{text}");
        }
        assert_eq!(locate(&sources, span, "short", 1..3), Span::new(file, 1..3));
    }
}
