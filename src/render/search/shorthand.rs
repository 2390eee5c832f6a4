//! Text in shorthand: words that stand in many places are written once, and in their places as
//! `~` with two digits of base64. A third of the index is saved, and the script undoes it with one
//! replacement.

use std::collections::HashMap;

/// The digits 0 to 63: those of base64 for addresses (RFC 4648, section 5).
pub const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What stands before the two digits.
const MARK: char = '~';
/// How long a shorthand is, in bytes.
const LENGTH: usize = 3;
/// How many words two digits can name.
const MOST: usize = 64 * 64;

/// The digit for a number from 0 to 63; of a greater one, for its last six bits.
pub fn digit(number: usize) -> &'static str {
    let at = number & 63;
    DIGITS.get(at..=at).unwrap_or_default()
}

/// The words that have a shorthand.
pub struct Shorthand {
    /// In the order of their numbers. A word may begin with a space; the first is the mark itself.
    words: Vec<String>,
    numbers: HashMap<String, usize>,
}

impl Shorthand {
    /// The words for which a shorthand saves most in these texts.
    pub fn for_texts<'t>(texts: impl Iterator<Item = &'t str>) -> Shorthand {
        let mut times: HashMap<&str, usize> = HashMap::new();
        for text in texts {
            each_piece(text, &mut |piece| {
                if is_word(piece) {
                    *times.entry(piece).or_default() += 1;
                }
            });
        }
        let mut savings: Vec<(usize, &str)> = times
            .into_iter()
            .filter_map(|(word, times)| {
                let saved = times.checked_mul(word.len().checked_sub(LENGTH)?)?;
                // The word itself and what sets it apart from the next.
                let saved = saved.checked_sub(word.len() + 1)?;
                (saved > 0).then_some((saved, word))
            })
            .collect();
        savings.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
        let mark = MARK.to_string();
        let words: Vec<String> = std::iter::once(mark)
            .chain(savings.into_iter().map(|(_, word)| word.to_owned()))
            .take(MOST)
            .collect();
        let numbers = words
            .iter()
            .enumerate()
            .map(|(number, word)| (word.clone(), number))
            .collect();
        Shorthand { words, numbers }
    }

    /// The words, set apart by bars, in the order of their numbers.
    pub fn words(&self) -> String {
        self.words.join("|")
    }

    /// A text with the shorthands of its words.
    pub fn write(&self, text: &str) -> String {
        let mut written = String::with_capacity(text.len());
        each_piece(text, &mut |piece| match self.numbers.get(piece) {
            Some(number) => self.put(*number, &mut written),
            None if piece.contains(MARK) => {
                for c in piece.chars() {
                    match c {
                        MARK => self.put(0, &mut written),
                        c => written.push(c),
                    }
                }
            }
            None => written.push_str(piece),
        });
        written
    }

    fn put(&self, number: usize, written: &mut String) {
        written.push(MARK);
        written.push_str(digit(number >> 6));
        written.push_str(digit(number));
    }
}

/// Reads what is written in shorthand.
pub struct Reader<'w> {
    words: Vec<&'w str>,
}

impl<'w> Reader<'w> {
    /// `words` as [`Shorthand::words`] gives them.
    pub fn of(words: &'w str) -> Reader<'w> {
        Reader {
            words: words.split('|').collect(),
        }
    }

    /// A text written in shorthand, in full again.
    pub fn read(&self, text: &str) -> String {
        let mut full = String::with_capacity(text.len() * 2);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(MARK) {
            full.push_str(before);
            let mut letters = after.chars();
            let mut next = || letters.next().and_then(|letter| DIGITS.find(letter));
            let number = next().zip(next()).map(|(high, low)| high << 6 | low);
            full.push_str(number.and_then(|n| self.words.get(n)).unwrap_or(&""));
            rest = letters.as_str();
        }
        full.push_str(rest);
        full
    }
}

fn is_word(piece: &str) -> bool {
    piece.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Visits the pieces of a text: words, each with the space before it, and what stands between
/// them.
fn each_piece<'t>(text: &'t str, visit: &mut dyn FnMut(&'t str)) {
    let mut from = 0;
    let mut before = None;
    let mut cut = |at: usize| {
        if at > from {
            text.get(from..at).into_iter().for_each(&mut *visit);
            from = at;
        }
    };
    for (at, c) in text.char_indices() {
        let was_word = before.is_some_and(char::is_alphanumeric);
        match (was_word, c.is_alphanumeric()) {
            (false, true) if before == Some(' ') => cut(at.saturating_sub(1)),
            (false, true) | (true, false) => cut(at),
            (true, true) | (false, false) => {}
        }
        before = Some(c);
    }
    cut(text.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let texts = [
            "Safeguarding children is safeguarding children, and children again.",
            "~ and ~AA, ~~, a~b children",
            "“Children” – children’s  children\u{a0}children",
            "",
            " ",
            "|children|",
        ];
        let shorthand = Shorthand::for_texts(texts.iter().copied());
        assert!(shorthand.words().contains("| children"));
        for text in texts {
            let written = shorthand.write(text);
            assert_eq!(Reader::of(&shorthand.words()).read(&written), text);
        }
        let shorter = shorthand.write(texts[0]);
        assert!(shorter.len() < texts[0].len(), "{shorter}");
    }

    fn pieces(text: &str) -> Vec<&str> {
        let mut pieces = Vec::new();
        each_piece(text, &mut |piece| pieces.push(piece));
        pieces
    }

    #[test]
    fn a_text_is_the_sum_of_its_pieces() {
        for text in ["a  b c", " a", "a ", "é—x 1.5%", "", "..", "a b"] {
            assert_eq!(pieces(text).concat(), text);
        }
        assert_eq!(pieces("see all, now"), ["see", " all", ",", " now"]);
    }

    #[test]
    fn a_broken_shorthand_is_read_without_it() {
        assert_eq!(Reader::of("~|word").read("a~"), "a");
        assert_eq!(Reader::of("~|word").read("a~A"), "a");
        assert_eq!(Reader::of("~|word").read("a~__b"), "ab");
        assert_eq!(Reader::of("~|word").read("~AB"), "word");
    }
}
