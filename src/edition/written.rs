//! A file as its readers, and their programs, can read it: tags and escapes taken away.

use std::borrow::Cow;

/// What a file holds.
pub(super) enum Held<'t> {
    /// A text, by itself.
    Text(&'t str),
    /// Names: an address, an anchor, a key.
    Names(&'t str),
}

/// What is told of each piece.
type Visit<'v> = &'v mut dyn FnMut(Held<'_>);

/// Whether an attribute of HTML holds names and addresses; all others may hold words.
fn holds_names(attribute: &str) -> bool {
    matches!(
        attribute,
        "href"
            | "src"
            | "id"
            | "name"
            | "for"
            | "action"
            | "list"
            | "headers"
            | "aria-labelledby"
            | "aria-describedby"
    ) || attribute.starts_with("data-")
}

/// `str::split_once` at a sign of one byte. Pages have some tens of thousands of tags and
/// attributes, most of them short: setting a search up takes longer than looking.
fn split_at_byte(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = memchr::memchr(sign, text.as_bytes())?;
    text.get(..at).zip(text.get(at + 1..))
}

/// Visits all that the file at `path` holds, its own name too, but for texts in attributes that are
/// shorter than `shortest`: most of them are numbers.
pub(super) fn each_held(path: &str, bytes: &[u8], shortest: usize, visit: Visit<'_>) {
    // Nearly every file is text, and that it is takes less to see than what is none.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    };
    visit(Held::Names(path));
    if path.ends_with(".html") || path.ends_with(".svg") || path.ends_with(".xml") {
        each_in_markup(&text, shortest, visit);
    } else {
        visit(Held::Text(&without_escapes(&text)));
    }
    if path.ends_with(".json") {
        // A single word may be an id, and is more often just a word.
        let strings = text.split('"').skip(1).step_by(2);
        let names = strings.filter(|s| s.contains('-') && !s.contains(' '));
        names.for_each(|name| visit(Held::Names(name)));
    }
}

fn each_in_markup(markup: &str, shortest: usize, visit: Visit<'_>) {
    let mut text = String::with_capacity(markup.len() / 2);
    let mut rest = markup;
    while let Some((before, tag)) = split_at_byte(rest, b'<') {
        text.push_str(before);
        text.push(' ');
        // A theme's remarks are sent to readers with the page.
        rest = match tag.strip_prefix("!--") {
            Some(remark) => {
                let (remark, after) = remark.split_once("-->").unwrap_or((remark, ""));
                text.push_str(remark);
                text.push(' ');
                after
            }
            None => each_in_tag(tag, shortest, visit),
        };
    }
    text.push_str(rest);
    // Scripts hold data, with escapes of their own.
    visit(Held::Text(&without_escapes(&without_entities(&text))));
}

/// Visits a tag's attributes; what follows it.
fn each_in_tag<'t>(tag: &'t str, shortest: usize, visit: Visit<'_>) -> &'t str {
    let mut rest = tag;
    loop {
        // Names are short: they are read byte by byte.
        let mut bytes = rest.bytes().enumerate();
        let (mut name, mut equals) = (0, None);
        let end = bytes.find(|(at, byte)| {
            match byte {
                b'>' | b'"' | b'\'' => return true,
                b'=' => equals = equals.or(Some(*at)),
                b' ' | b'\t' | b'\n' | b'\r' | 0x0C => name = at + 1,
                _ => {}
            }
            false
        });
        let Some((at, sign)) = end else {
            return "";
        };
        let (before, from) = rest.split_at(at);
        let behind = from.get(1..).unwrap_or_default();
        // Values without marks around them: the sign before a quoted one is the last.
        if equals.is_some_and(|equals| equals + 1 < at) {
            for attribute in before.split_ascii_whitespace() {
                let parts = split_at_byte(attribute, b'=');
                if let Some((name, value)) = parts.filter(|(_, value)| !value.is_empty()) {
                    visit_value(name, value, shortest, visit);
                }
            }
        }
        if sign == b'>' {
            return behind;
        }
        let (value, after) = split_at_byte(behind, sign).unwrap_or((behind, ""));
        let name = match before.get(name..).and_then(|name| name.strip_suffix('=')) {
            Some(name) if !name.is_empty() => name,
            // There are spaces around the sign.
            _ => {
                let name = before.trim_end().trim_end_matches('=').trim_end();
                name.rsplit(char::is_whitespace).next().unwrap_or(name)
            }
        };
        visit_value(name, value, shortest, visit);
        rest = after;
    }
}

fn visit_value(attribute: &str, value: &str, shortest: usize, visit: Visit<'_>) {
    let is_short = value.len() < shortest;
    let is_name = holds_names(attribute);
    if is_short && !is_name {
        return;
    }
    let value = without_entities(value);
    // What others call their pages tells nothing of this publication.
    if is_name && !value.contains("://") {
        visit(Held::Names(&value));
    }
    if !is_short {
        visit(Held::Text(&value));
    }
}

/// The words of a text: letters and digits, in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    as_written(text).map(str::to_lowercase)
}

fn as_written(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The start and the factor of FNV-1a.
pub(super) const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
pub(super) const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// The bit by which a small letter differs from a capital, in each of eight bytes. Digits have it.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// The hash of a word of small letters.
fn hash_of(word: &[u8]) -> u64 {
    let (eights, rest) = word.as_chunks::<8>();
    let add = |hash, bytes: &[u8; 8]| mixed(hash, u64::from_le_bytes(*bytes));
    let hash = eights.iter().fold(FNV_OFFSET, add);
    finished(match rest {
        [] => hash,
        rest => mixed(hash, eight_of(rest)),
    })
}

/// The hash of the plain letters and digits at the head of `bytes`, as of a word of small letters,
/// and how many they are. Nearly every word has fewer than eight: they are looked at together.
fn plain_word(bytes: &[u8]) -> (u64, usize) {
    let mut hash = FNV_OFFSET;
    let mut length = 0;
    loop {
        let rest = bytes.get(length..).unwrap_or_default();
        let eight = match rest.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => eight_of(rest),
        };
        let count = plain_at_head(eight);
        length += count;
        match count {
            0 => return (finished(hash), length),
            8 => hash = mixed(hash, eight | SMALL),
            _ => {
                let beyond = u64::MAX << (8 * count);
                let word = ((eight | SMALL) & !beyond) | (SMALL & beyond);
                return (finished(mixed(hash, word)), length);
            }
        }
    }
}

/// How many of eight bytes, from the first on, are plain letters or digits.
fn plain_at_head(eight: u64) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const EACH: u64 = 0x0101_0101_0101_0101;
    // The high bit of each byte that is `least` or more; none is carried into the next.
    let from = |bytes: u64, least: u8| bytes + EACH * u64::from(0x80 - least);
    let low = eight & !HIGH;
    let small = low | SMALL;
    let letters = from(small, b'a') & !from(small, b'z' + 1);
    let digits = from(low, b'0') & !from(low, b'9' + 1);
    let others = !((letters | digits) & !eight) & HIGH;
    (others.trailing_zeros() / 8) as usize
}

/// Fewer than eight bytes as eight: behind them stand spaces, which no word has.
fn eight_of(bytes: &[u8]) -> u64 {
    let mut eight = [b' '; 8];
    for (place, byte) in eight.iter_mut().zip(bytes) {
        *place = *byte;
    }
    u64::from_le_bytes(eight)
}

fn mixed(hash: u64, eight: u64) -> u64 {
    (hash.rotate_left(23) ^ eight).wrapping_mul(FNV_PRIME)
}

fn finished(hash: u64) -> u64 {
    hash ^ (hash >> 32)
}

/// Visits the hash of each of the [`words`].
pub(super) fn each_word(text: &str, mut visit: impl FnMut(u64)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() && !byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let from = bytes.get(at..).unwrap_or_default();
        let (hash, length) = plain_word(from);
        if from.get(length).is_none_or(u8::is_ascii) {
            visit(hash);
            at += length;
            continue;
        }
        // Other letters are told apart from other signs one by one.
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.find(|c: char| !c.is_alphanumeric());
        let word = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        match word.is_empty() {
            true => at += rest.chars().next().map_or(1, char::len_utf8),
            false => {
                visit(hash_of(word.to_lowercase().as_bytes()));
                at += word.len();
            }
        }
    }
}

/// Character references of HTML, as their characters.
fn without_entities(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = split_at_byte(rest, b'&') {
        plain.push_str(before);
        let end = after.bytes().take(9).position(|byte| byte == b';');
        let name = end.and_then(|end| after.get(..end));
        match (
            name.and_then(entity),
            end.and_then(|end| after.get(end + 1..)),
        ) {
            (Some(c), Some(after)) => {
                plain.push(c);
                rest = after;
            }
            _ => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn entity(name: &str) -> Option<char> {
    let code = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => {
            return Some(match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => ' ',
                _ => return None,
            });
        }
    };
    char::from_u32(code)
}

/// The escapes of JSON and scripts, as their characters.
fn without_escapes(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\\', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = split_at_byte(rest, b'\\') {
        plain.push_str(before);
        let mut chars = after.chars();
        rest = match chars.next() {
            Some('u') => {
                let digits = chars.as_str().get(..4);
                let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
                match (code.and_then(char::from_u32), chars.as_str().get(4..)) {
                    (Some(c), Some(after)) => {
                        plain.push(c);
                        after
                    }
                    _ => chars.as_str(),
                }
            }
            Some('n' | 'r' | 't') => {
                plain.push(' ');
                chars.as_str()
            }
            Some(c) => {
                plain.push(c);
                chars.as_str()
            }
            None => "",
        };
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_one_of_the_words_as_it_is_read_letter_by_letter() {
        for text in [
            "Seven brothers, 7 of them; WAITED",
            "“Café” – ÉTÉ élan x—y naïve\u{a0}two",
            "aé é éa 1é2 £5 İstanbul ǅ ß",
            "[a@Z`z{ 0/9:5",
            "Safeguarding, SAFEGUARDING; eightlet eightlets sixteen-letters16 2019/20 \u{212a}elvin",
            "",
            " ",
            "é",
            "…",
        ] {
            let mut read = Vec::new();
            each_word(text, &mut |word| read.push(word));
            let expected: Vec<u64> = words(text).map(|word| hash_of(word.as_bytes())).collect();
            assert_eq!(read, expected, "{text}");
        }
    }
}
