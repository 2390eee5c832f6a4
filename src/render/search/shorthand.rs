//! Text in shorthand: words that stand in many places are written once, and in their places as
//! `~` with two digits of base64. A third of the index is saved, and the script undoes it with one
//! replacement.

use ahash::AHashMap;

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

/// Texts in shorthand.
pub struct Shortened {
    /// The texts, in the order in which they were given.
    pub texts: Vec<String>,
    /// The words that have a shorthand, set apart by bars, in the order of their numbers. A word
    /// may begin with a space; the first is the mark itself.
    pub words: String,
}

/// The texts with shorthands for the words with which that saves most.
pub fn shorten<'t>(texts: impl Iterator<Item = &'t str>) -> Shortened {
    let pieces = Pieces::of(texts);
    let mut savings: Vec<(usize, usize)> = pieces
        .known
        .iter()
        .enumerate()
        .filter(|(_, piece)| is_word(piece.text))
        .filter_map(|(at, piece)| {
            let length = piece.text.len();
            let saved = piece.times.checked_mul(length.checked_sub(LENGTH)?)?;
            // The word itself and what sets it apart from the next.
            let saved = saved.checked_sub(length + 1)?;
            (saved > 0).then_some((saved, at))
        })
        .collect();
    let text_at = |at: usize| pieces.known.get(at).map_or("", |piece| piece.text);
    savings
        .sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| text_at(*a).cmp(text_at(*b))));
    savings.truncate(MOST - 1);
    let mark = MARK.to_string();
    let mut words = vec![mark.as_str()];
    let mut shorthands: Vec<Option<String>> = vec![None; pieces.known.len()];
    for (_, at) in savings {
        if let Some(shorthand) = shorthands.get_mut(at) {
            *shorthand = Some(shorthand_of(words.len()));
        }
        words.push(text_at(at));
    }
    // The mark, where it is written.
    for (shorthand, piece) in shorthands.iter_mut().zip(&pieces.known) {
        if piece.text.contains(MARK) {
            *shorthand = Some(piece.text.replace(MARK, &shorthand_of(0)));
        }
    }
    let write = |sequence: &[u32]| {
        let written = sequence.iter().map(|at| {
            let shorthand = shorthands.get(*at as usize).and_then(Option::as_deref);
            shorthand.unwrap_or_else(|| text_at(*at as usize))
        });
        written.collect()
    };
    Shortened {
        texts: pieces.sequences().map(write).collect(),
        words: words.join("|"),
    }
}

fn shorthand_of(number: usize) -> String {
    format!("{MARK}{}{}", digit(number >> 6), digit(number))
}

/// Texts as lists of pieces, each piece by its number: a text is cut once, and asked for the times
/// that its words stand as for what is written for them.
#[derive(Default)]
struct Pieces<'t> {
    known: Vec<Piece<'t>>,
    /// All texts, one behind the other.
    sequence: Vec<u32>,
    /// Where each of them ends.
    ends: Vec<usize>,
}

struct Piece<'t> {
    text: &'t str,
    times: usize,
}

impl<'t> Pieces<'t> {
    fn of(texts: impl Iterator<Item = &'t str>) -> Pieces<'t> {
        let mut numbers: AHashMap<&str, u32> = AHashMap::new();
        let mut pieces = Pieces::default();
        for text in texts {
            each_piece(text, &mut |text| {
                let known = &mut pieces.known;
                let number = *numbers.entry(text).or_insert_with(|| {
                    known.push(Piece { text, times: 0 });
                    // Four thousand million words are more than a machine holds.
                    u32::try_from(known.len() - 1).unwrap_or(u32::MAX)
                });
                if let Some(piece) = known.get_mut(number as usize) {
                    piece.times += 1;
                }
                pieces.sequence.push(number);
            });
            pieces.ends.push(pieces.sequence.len());
        }
        pieces
    }

    /// The pieces of each text.
    fn sequences(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, end)| self.sequence.get(start..*end).unwrap_or_default())
    }
}

/// Reads what is written in shorthand.
pub struct Reader<'w> {
    words: Vec<&'w str>,
}

impl<'w> Reader<'w> {
    /// `words` as [`Shortened::words`] has them.
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
    let mut cut = |at: usize| {
        if at > from {
            text.get(from..at).into_iter().for_each(&mut *visit);
            from = at;
        }
    };
    let (mut was_word, mut was_space) = (false, false);
    for (at, c) in text.char_indices() {
        let is_word = c.is_alphanumeric();
        if is_word != was_word {
            cut(if is_word && was_space { at - 1 } else { at });
        }
        (was_word, was_space) = (is_word, c == ' ');
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
        let short = shorten(texts.iter().copied());
        assert!(short.words.contains("| children"));
        let reader = Reader::of(&short.words);
        let read: Vec<String> = short.texts.iter().map(|text| reader.read(text)).collect();
        assert_eq!(read, texts);
        assert!(short.texts[0].len() < texts[0].len(), "{}", short.texts[0]);
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
