//! The words of a publication as rules read them: every text flattened once into passages, each
//! with its sentences, its references at their places, and the way back to the author's file.

mod collect;
mod layout;
mod parts;
mod place;
mod sentence;
#[cfg(test)]
mod tests;

pub use layout::{Above, Grid, List};
pub use parts::Passages;
pub use sentence::clauses;

use super::number::{self, Number, Role};
use super::small::{Lowered, Small};
use super::words::{Word, find, words};
use crate::model::walk::{Part, Where};
use crate::model::{Block, FileId, Id, Publication, Reference, Span};
use crate::source::Sources;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

/// What stands in a passage for a reference without words of its own: its value is not typed.
pub const SHOWN: char = '\u{fffc}';

/// The passages of the publication, or of some of its files, in the order of the model.
pub struct Prose<'p> {
    /// The passages.
    pub passages: Passages<'p>,
    /// The tables that are typed in texts.
    pub grids: Vec<Grid>,
    /// The lists in texts.
    pub lists: Vec<List>,
    /// The texts of blocks that they are read from, each with its file.
    pub texts: Vec<(FileId, &'p [Block])>,
    sources: &'p Sources,
}

/// A paragraph, heading, cell or other run of words.
pub struct Passage<'p> {
    /// Which text of the publication it belongs to.
    pub place: Where<'p>,
    /// What it is.
    pub kind: Kind,
    /// In whose voice it speaks.
    pub voice: Voice,
    /// Whether it is a quotation: words of somebody else.
    pub quoted: bool,
    /// Its words; [`SHOWN`] for what a reference shows.
    pub text: String,
    /// Its sentences, as ranges of bytes of `text`.
    pub sentences: Vec<Range<usize>>,
    /// Its references, first to last.
    pub references: Vec<Mention<'p>>,
    /// Its links to elsewhere: the range of their words, and their address.
    pub links: Vec<(Range<usize>, &'p str)>,
    /// Where footnotes are marked.
    pub notes: Vec<usize>,
    /// What is set as code.
    pub code: Vec<Range<usize>>,
    /// Which letters and signs stand in it.
    pub signs: Signs,
    /// Whether a digit stands in it: many rules ask for nothing else.
    pub has_digit: bool,
    /// Whether two capitals stand so close that they may be those of a short form: next to each
    /// other, or with one letter between.
    pub has_capitals: bool,
    /// Whether it is, or stands below, a heading that announces an example: the story of one family.
    pub in_example: bool,
    /// Where all of it stands.
    pub span: Span,
    /// The day as at which it is told.
    pub as_at: Date,
    pieces: Vec<Piece>,
    small: OnceLock<Box<Lowered>>,
    word_ranges: OnceLock<Vec<Range<u32>>>,
    numbers: OnceLock<Vec<Number>>,
}

/// Which letters of ASCII stand in a text, and whether others do: a rule that looks for one of them
/// need not go through texts without it.
#[derive(Clone, Copy, Debug)]
pub struct Signs(u128);

impl Signs {
    fn of(text: &str) -> Signs {
        // Two halves without a branch: it is asked of every letter.
        let (mut low, mut high, mut all) = (0_u64, 0_u64, 0_u8);
        for byte in text.bytes() {
            let bit = 1 << (byte & 63);
            let is_high = u64::from(byte >> 6 & 1).wrapping_neg();
            low |= bit & !is_high;
            high |= bit & is_high;
            all |= byte;
        }
        if all < 128 {
            return Signs(u128::from(high) << 64 | u128::from(low));
        }
        let bit = |byte: u8| 1 << if byte < 128 { byte } else { 0 };
        Signs(text.bytes().fold(0, |signs, byte| signs | bit(byte)))
    }

    /// Whether one of these may stand in the text; of those beyond ASCII it is only known whether
    /// any stands there.
    pub fn hold_any(self, of: &str) -> bool {
        self.0 & Signs::of(of).0 != 0
    }
}

/// A reference in a passage.
pub struct Mention<'p> {
    /// Where its words, or [`SHOWN`], stand.
    pub range: Range<usize>,
    /// The reference.
    pub reference: &'p Reference,
    /// Where it is written, with its brackets.
    pub span: Span,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Paragraph,
    /// A paragraph of a list's item.
    Item,
    /// A heading of this level.
    Heading(u8),
    /// A cell in the first row of a table typed in the text.
    HeaderCell,
    /// Another cell of such a table.
    Cell,
    /// The text of a footnote.
    Footnote,
    /// A line of a data file.
    Line,
    /// Plain words of a data file, of `sef.toml` or of front matter.
    Words,
}

/// In whose voice a passage speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The publication says it to its readers.
    Statement,
    /// A name of something: a title, a heading of a column, a role.
    Label,
    /// What is remarked about a figure, and what else its sources print.
    Remark,
}

/// A run of a passage and where it was read from.
#[derive(Clone, Debug)]
struct Piece {
    /// Where it begins in the passage.
    at: usize,
    /// Where it stands; of plain words, where the thing stands that they belong to.
    span: Span,
    /// Whether `span` must be searched for the words.
    is_loose: bool,
}

impl<'p> Prose<'p> {
    /// The passages of `publication`, whose files are `sources`.
    pub fn of(publication: &'p Publication, sources: &'p Sources) -> Prose<'p> {
        collect::collect(publication, sources, None)
    }

    /// Those of these files alone, and of what has no place in a file.
    pub fn of_files(
        publication: &'p Publication,
        sources: &'p Sources,
        files: &BTreeSet<FileId>,
    ) -> Prose<'p> {
        collect::collect(publication, sources, Some(files))
    }

    /// The passage at a place that a table or list names.
    pub fn at(&self, place: usize) -> Option<&Passage<'p>> {
        self.passages.get(place)
    }

    /// Where a range of a passage's text stands in the author's file.
    pub fn span(&self, passage: &Passage<'_>, range: Range<usize>) -> Span {
        place::span(passage, range, self.sources)
    }

    /// The passages in which the publication speaks, without names and remarks on figures.
    pub fn statements(&self) -> impl Iterator<Item = &Passage<'p>> {
        self.passages
            .iter()
            .filter(|passage| passage.voice == Voice::Statement)
    }
}

impl<'p> Passage<'p> {
    /// The words of a range; empty where there is none.
    pub fn words(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or("")
    }

    /// All of it in small letters, byte for byte as long as its text.
    pub fn small(&self) -> Small<'_> {
        self.lowered().all()
    }

    fn lowered(&self) -> &Lowered {
        self.small.get_or_init(|| Box::new(Lowered::of(&self.text)))
    }

    /// The words of a range in small letters; empty where there is none.
    pub fn small_words(&self, range: Range<usize>) -> Small<'_> {
        self.lowered().part(range)
    }

    /// Its words one by one. Found once, since many rules go through them.
    pub fn each_word(&self) -> impl ExactSizeIterator<Item = Word<'_>> {
        self.word_ranges().map(|range| Word {
            text: self.words(range.clone()),
            range,
        })
    }

    /// Where its words stand.
    pub fn word_ranges(&self) -> impl ExactSizeIterator<Item = Range<usize>> {
        let ranges = self.word_ranges.get_or_init(|| {
            let words = words(&self.text, &(0..self.text.len()));
            let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let ranges = words.iter().map(|word| &word.range);
            ranges
                .map(|range| short(range.start)..short(range.end))
                .collect()
        });
        ranges
            .iter()
            .map(|range| range.start as usize..range.end as usize)
    }

    /// The same as a list, for rules that look at words beside each other.
    pub fn word_list(&self) -> Vec<Word<'_>> {
        self.each_word().collect()
    }

    /// Its words one by one in small letters.
    pub fn each_small_word(&self) -> impl ExactSizeIterator<Item = &str> {
        let small = self.small().text;
        self.word_ranges()
            .map(|range| small.get(range).unwrap_or(""))
    }

    /// The numbers in digits that begin in a range. Read once, since many rules ask for them.
    pub fn numbers(&self, range: &Range<usize>) -> Vec<Number> {
        if !self.has_digit {
            return Vec::new();
        }
        let all = self
            .numbers
            .get_or_init(|| number::numbers(&self.text, &(0..self.text.len())));
        let begins_in = |number: &&Number| range.contains(&number.range.start);
        all.iter().filter(begins_in).cloned().collect()
    }

    /// Whether a number in digits that is a figure, and no date, name or age, begins in a range.
    pub fn has_figure_in(&self, range: &Range<usize>) -> bool {
        let mut numbers = self.numbers(range).into_iter();
        numbers.any(|number| number.role == Role::Figure)
    }

    /// Whether a year of this century may stand in it.
    pub fn may_have_a_year(&self) -> bool {
        self.has_digit && find(self.text.as_str(), "20").is_some()
    }

    /// Its sentences with their words.
    pub fn sentences(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.sentences
            .iter()
            .map(|range| (range.clone(), self.words(range.clone())))
    }

    /// The sentence that holds a byte of its text.
    pub fn sentence_at(&self, at: usize) -> Option<&Range<usize>> {
        self.sentences
            .iter()
            .find(|sentence| sentence.contains(&at))
    }

    /// Its words without what its references show.
    pub fn plain(&self) -> String {
        self.text.replace(SHOWN, "")
    }

    /// The references that stand in a range.
    pub fn references_in(&self, range: &Range<usize>) -> impl Iterator<Item = &Mention<'p>> {
        let range = range.clone();
        self.references.iter().filter(move |mention| {
            range.start <= mention.range.start && mention.range.end <= range.end
        })
    }

    /// Whether a range touches a reference or code: not words that the author typed as text.
    pub fn is_typed(&self, range: &Range<usize>) -> bool {
        let touches = |other: &Range<usize>| other.start < range.end && range.start < other.end;
        !self
            .references
            .iter()
            .any(|mention| touches(&mention.range))
            && !self.code.iter().any(touches)
    }

    /// Where its first piece stands.
    pub fn start(&self) -> Span {
        self.pieces.first().map_or(self.span, |piece| piece.span)
    }

    /// Whether a section's text holds it.
    pub fn is_in_section(&self) -> bool {
        matches!(
            self.place.part,
            Part::Summary | Part::Headline(_) | Part::Answer(_)
        )
    }

    /// What it belongs to.
    pub fn owner(&self) -> Option<&'p Id> {
        self.place.owner
    }
}
