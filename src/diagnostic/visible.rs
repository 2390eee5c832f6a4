//! Text from files, made fit for a terminal.

use std::borrow::Cow;

/// `text` with each control character replaced by one that is seen: nothing in it can colour,
/// clear or rewrite a terminal, or turn the direction of a line.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| replacement(c).is_some()) {
        Cow::Owned(text.chars().map(|c| replacement(c).unwrap_or(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn replacement(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' => Some(' '),
        // Unicode has a picture of each of these, in the same order.
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('␡'),
        // Controls of eight bits; marks that turn the direction; signs that take no room; breaks.
        '\u{80}'..='\u{9f}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some('\u{fffd}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_works_on_the_terminal() {
        assert_eq!(visible("plain é 😀"), "plain é 😀");
        assert_eq!(visible("a\u{1b}[31mb\u{7}\u{7f}"), "a␛[31mb␇␡");
        assert_eq!(visible("a\u{9b}31m\u{202e}b"), "a\u{fffd}31m\u{fffd}b");
        assert_eq!(visible("a\r\n\tb"), "a   b");
        let all: String = ('\0'..='\u{ffff}').collect();
        assert!(!visible(&all).chars().any(char::is_control));
    }
}
