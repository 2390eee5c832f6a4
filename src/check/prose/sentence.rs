//! Where sentences and clauses end.

use super::SHOWN;
use std::ops::Range;

/// Words that end in a full stop inside a sentence.
const SHORTENED: [&str; 25] = [
    "e.g", "i.e", "eg", "ie", "etc", "vs", "no", "nos", "dr", "mr", "mrs", "ms", "st", "approx",
    "p", "pp", "al", "cf", "incl", "para", "vol", "ref", "reg", "regs", "sec",
];

/// The sentences of a text, without the spaces around them.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some((at, letter)) = next_end(text, from) {
        from = at + 1;
        if letter == b'\n' {
            push(&mut sentences, text, start..at);
            start = from;
            continue;
        }
        while let Some(c) = text.get(from..).and_then(|rest| rest.chars().next()) {
            if !matches!(c, '”' | '’' | '"' | ')' | ']' | '.' | '!' | '?') {
                break;
            }
            from += c.len_utf8();
        }
        let rest = text.get(from..).unwrap_or("");
        let follows = rest.trim_start();
        let spaced = rest.len() > follows.len() || follows.is_empty();
        let begins = follows
            .chars()
            .next()
            .is_none_or(|c| c.is_uppercase() || c.is_numeric() || "“‘\"'(£\u{fffc}".contains(c));
        let shortened = letter == b'.' && is_shortened(text.get(start..at).unwrap_or(""));
        if spaced && begins && (!shortened || follows.is_empty()) {
            push(&mut sentences, text, start..from);
            start = from;
        }
    }
    push(&mut sentences, text, start..text.len());
    sentences
}

/// The next line's end, or mark that may end a sentence, and where it stands.
fn next_end(text: &str, from: usize) -> Option<(usize, u8)> {
    let rest = text.as_bytes().get(from..)?;
    // Hardly a text has a second line.
    let end = memchr::memchr3(b'.', b'!', b'?', rest);
    let line = memchr::memchr(b'\n', rest.get(..end.unwrap_or(rest.len()))?);
    let at = line.or(end)?;
    Some((from + at, *rest.get(at)?))
}

fn push(sentences: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let Some(words) = text.get(range.clone()) else {
        return;
    };
    let before = words.len() - words.trim_start().len();
    let trimmed = words.trim();
    if !trimmed.is_empty() {
        let start = range.start + before;
        sentences.push(start..start + trimmed.len());
    }
}

/// Moves citations that stand right behind a full stop to the sentence that they cite for: behind
/// “It improved. [[report]]” the text ends, or another sentence begins. `citations`: where evidence
/// is cited without words of its own, first to last.
pub(super) fn end_behind_citations(
    sentences: &mut Vec<Range<usize>>,
    text: &str,
    citations: &[Range<usize>],
) {
    let mut at: usize = 1;
    while let (Some(before), Some(sentence)) = (
        at.checked_sub(1).and_then(|before| sentences.get(before)),
        sentences.get(at),
    ) {
        // A question, and what a line breaks off, is not told.
        let is_told = text.get(before.clone()).is_some_and(|words| {
            let words = words.trim_end_matches(['”', '’', '"', ')', ']']);
            words.ends_with('.') && !words.ends_with("..")
        });
        let end = cited_until(text, sentence, citations).filter(|_| is_told);
        if let Some(end) = end {
            let rest = text.get(end..sentence.end).unwrap_or("");
            let start = sentence.end - rest.trim_start().len();
            let rest = start..sentence.end;
            if let Some(before) = sentences.get_mut(at - 1) {
                before.end = end;
            }
            match sentences.get_mut(at) {
                Some(sentence) if !rest.is_empty() => *sentence = rest,
                _ => {
                    sentences.remove(at);
                    continue;
                }
            }
        }
        at += 1;
    }
}

/// Where the citations end that a sentence begins with, if they are those of the one before it.
fn cited_until(text: &str, sentence: &Range<usize>, citations: &[Range<usize>]) -> Option<usize> {
    let mut end = None;
    let mut from = sentence.start;
    while let Some(citation) = citations.iter().find(|one| one.start == from) {
        let behind = text.get(citation.end..sentence.end)?;
        let joint = behind.trim_start_matches([' ', ',', ';']);
        from = sentence.end - joint.len();
        end = Some(citation.end);
    }
    let mut end = end?;
    let mut behind = text.get(end..sentence.end)?;
    if let Some(rest) = behind.strip_prefix('.') {
        end += 1;
        behind = rest;
    }
    let next = behind.trim_start();
    let spaced = next.is_empty() || behind.len() > next.len();
    let begins = next
        .trim_start_matches(['“', '‘', '"', '\'', '('])
        .chars()
        .next();
    let begins = begins.is_none_or(|c| c.is_uppercase() || c.is_numeric() || c == SHOWN);
    (spaced && begins).then_some(end)
}

/// Whether the full stop behind `before` belongs to a shortened word or an initial.
fn is_shortened(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | SHOWN))
        .next()
        .unwrap_or("");
    let lower = word.to_lowercase();
    SHORTENED.contains(&lower.as_str())
        || (word.chars().count() == 1 && word.chars().all(char::is_uppercase))
}

/// The clauses of a sentence, as ranges of `text`: between commas, semicolons, colons, dashes and
/// the words that set one statement against another.
pub fn clauses(text: &str, sentence: &Range<usize>) -> Vec<Range<usize>> {
    const JOINTS: [&str; 12] = [
        "; ",
        ": ",
        " – ",
        " — ",
        ", ",
        " but ",
        " and ",
        " while ",
        " whereas ",
        " although ",
        " though ",
        " yet ",
    ];
    let words = text.get(sentence.clone()).unwrap_or("");
    let mut clauses = Vec::new();
    let mut start = 0;
    for (at, byte) in words.bytes().enumerate() {
        // What every joint begins with.
        if at < start || !matches!(byte, b';' | b':' | b',' | b' ') {
            continue;
        }
        // Most spaces stand before other words.
        let next = words.as_bytes().get(at + 1).copied().unwrap_or(0);
        let may_join = byte != b' ' || matches!(next, b'a' | b'b' | b't' | b'w' | b'y' | 0x80..);
        let rest = words.get(at..).filter(|_| may_join).unwrap_or("");
        if let Some(joint) = JOINTS.iter().find(|joint| rest.starts_with(**joint)) {
            clauses.push(sentence.start + start..sentence.start + at);
            start = at + joint.len();
        }
    }
    clauses.push(sentence.start + start..sentence.end);
    clauses.retain(|clause| clause.start < clause.end);
    clauses
}
