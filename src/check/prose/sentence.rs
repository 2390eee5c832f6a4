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
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let end = at + letter.len_utf8();
        let ends = match letter {
            '\n' => true,
            '.' | '!' | '?' => {
                let mut close = end;
                while let Some((next, c)) = letters.peek().copied() {
                    if matches!(c, '”' | '’' | '"' | ')' | ']' | '.' | '!' | '?') {
                        letters.next();
                        close = next + c.len_utf8();
                    } else {
                        break;
                    }
                }
                let rest = text.get(close..).unwrap_or("");
                let follows = rest.trim_start();
                let spaced = rest.len() > follows.len() || follows.is_empty();
                let begins = follows.chars().next().is_none_or(|c| {
                    c.is_uppercase() || c.is_numeric() || "“‘\"'(£\u{fffc}".contains(c)
                });
                let shortened = letter == '.' && is_shortened(text.get(start..at).unwrap_or(""));
                if spaced && begins && (!shortened || follows.is_empty()) {
                    push(&mut sentences, text, start..close);
                    start = close;
                }
                false
            }
            _ => false,
        };
        if ends {
            push(&mut sentences, text, start..at);
            start = end;
        }
    }
    push(&mut sentences, text, start..text.len());
    sentences
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
        let rest = words.get(at..).unwrap_or("");
        if let Some(joint) = JOINTS.iter().find(|joint| rest.starts_with(**joint)) {
            clauses.push(sentence.start + start..sentence.start + at);
            start = at + joint.len();
        }
    }
    clauses.push(sentence.start + start..sentence.end);
    clauses.retain(|clause| clause.start < clause.end);
    clauses
}
