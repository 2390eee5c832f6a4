//! From a place in a passage back to the author's file. Done for findings alone, so it may search.

use super::{Passage, Piece};
use crate::model::Span;
use crate::source::Sources;
use std::ops::Range;

/// Where a range of a passage's text stands.
pub(super) fn span(passage: &Passage<'_>, range: Range<usize>, sources: &Sources) -> Span {
    let Some(first) = piece_at(passage, range.start) else {
        return passage.span;
    };
    let last_byte = range.end.saturating_sub(1).max(range.start);
    let Some(last) = piece_at(passage, last_byte) else {
        return passage.span;
    };
    let start = located(passage, first, range.start, range.start, sources);
    let end = located(passage, last, range.end, last_byte, sources);
    match (start, end) {
        (Some(start), Some(end)) if start.file == end.file && start.start <= end.end => Span {
            end: end.end,
            ..start
        },
        (Some(start), _) => start,
        _ => passage.span,
    }
}

fn piece_at<'a>(passage: &'a Passage<'_>, offset: usize) -> Option<(&'a Piece, usize)> {
    let index = passage
        .pieces
        .partition_point(|piece| piece.at <= offset)
        .checked_sub(1)?;
    let piece = passage.pieces.get(index)?;
    let end = passage
        .pieces
        .get(index + 1)
        .map_or(passage.text.len(), |next| next.at);
    Some((piece, end))
}

/// The place of the byte at `offset`, from there to there; where it cannot be told exactly, all of
/// the piece. A reference is always all of it.
fn located(
    passage: &Passage<'_>,
    (piece, end): (&Piece, usize),
    offset: usize,
    inside: usize,
    sources: &Sources,
) -> Option<Span> {
    let is_reference = passage
        .references
        .iter()
        .any(|mention| mention.range.contains(&inside) && mention.range.start == piece.at);
    if is_reference {
        return Some(piece.span);
    }
    let words = passage.text.get(piece.at..end)?;
    let within = offset.checked_sub(piece.at)?;
    if piece.is_loose {
        return found(words, piece.span, within, sources);
    }
    let written = sources.text(piece.span);
    let base = piece.span.start as usize;
    match aligned(words, written, within) {
        Some(at) => Some(Span::new(piece.span.file, base + at..base + at)),
        None => Some(piece.span),
    }
}

/// Plain words have no place of their own: they are searched for behind the name of what they
/// belong to, then in all of its file.
fn found(words: &str, owner: Span, within: usize, sources: &Sources) -> Option<Span> {
    let text = sources.get(owner.file)?.text();
    let from = owner.start as usize;
    let behind = text.get(from..).and_then(|rest| rest.find(words));
    let at = behind.map(|at| at + from).or_else(|| text.find(words))?;
    Some(Span::new(owner.file, at + within..at + within))
}

/// The offset in `written` that answers to `within` in `words`, which were read from it: quotation
/// marks and dashes become typographic on the way, escapes and ends of lines fall away.
fn aligned(words: &str, written: &str, within: usize) -> Option<usize> {
    if words == written {
        return Some(within);
    }
    let mut at = 0;
    for (offset, letter) in words.char_indices() {
        if offset >= within {
            break;
        }
        let rest = written.get(at..)?;
        let (ahead, next) = rest
            .char_indices()
            .take(64)
            .find(|(_, c)| became(*c, letter))?;
        let width = match (next, letter) {
            ('-', '—') => 3,
            ('-', '–') => 2,
            ('.', '…') => 3,
            (c, _) => c.len_utf8(),
        };
        at += ahead + width;
    }
    // What falls away before the next letter belongs to neither.
    if let Some(letter) = words.get(within..).and_then(|rest| rest.chars().next()) {
        let rest = written.get(at..)?;
        if let Some((ahead, _)) = rest
            .char_indices()
            .take(64)
            .find(|(_, c)| became(*c, letter))
        {
            at += ahead;
        }
    }
    (at <= written.len()).then_some(at)
}

fn became(written: char, read: char) -> bool {
    written == read
        || matches!(
            (written, read),
            ('\'', '‘' | '’')
                | ('"', '“' | '”')
                | ('-', '–' | '—')
                | ('.', '…')
                | ('\n' | '\r' | '\t', ' ')
        )
}

#[cfg(test)]
mod tests {
    use super::aligned;

    #[test]
    fn finds_the_place_behind_quotation_marks_and_escapes() {
        let written = r#"it's "so" -- 5\% \
   of 12"#;
        let words = "it’s “so” – 5% of 12";
        let at = |needle: &str| {
            let within = words.find(needle).unwrap_or(usize::MAX);
            aligned(words, written, within).and_then(|at| written.get(at..))
        };
        assert!(at("5%").is_some_and(|rest| rest.starts_with("5\\")));
        assert!(at("12").is_some_and(|rest| rest == "12"));
        assert!(at("so").is_some_and(|rest| rest.starts_with("so\"")));
        assert_eq!(aligned("abc", "xyz", 2), None);
    }
}
