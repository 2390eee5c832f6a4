//! Two texts, word by word. A reference counts as what it refers to, not as what it says: where
//! only a figure moved, the words are the same, and the figure is told of in its own place.

use super::{Passage, Piece, PieceKind};
use crate::measure;
use crate::model::*;
use jiff::civil::Date;

/// So many words that did not change are shown on either side of those that did.
const AROUND: usize = 8;
/// The most comparisons of words with words that are made for one passage; longer ones are shown
/// as taken out and put in.
const MOST_COMPARED: usize = 4_000_000;

/// A word: what it is told apart by, and what it says.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    key: String,
    text: String,
}

/// A paragraph, an item of a list, a cell: a line of words.
pub(super) type Line = Vec<Word>;

/// Reads the text of one version, for readers of both.
#[derive(Clone, Copy)]
pub(super) struct Reader<'p> {
    /// The version whose text it is.
    pub own: &'p Publication,
    /// The other version: what it hides is not shown.
    pub other: &'p Publication,
    /// The day as at which the text is told.
    pub as_at: Date,
}

impl Reader<'_> {
    /// The lines of blocks.
    pub fn lines(self, blocks: &[Block]) -> Vec<Line> {
        let mut lines = Vec::new();
        walk::each_block(blocks, &mut |block| match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                lines.push(self.line(content));
            }
            BlockKind::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    let cells = row.iter().flat_map(|cell| self.line(cell));
                    lines.push(cells.collect());
                }
            }
            BlockKind::Code(code) => lines.push(plain(code)),
            BlockKind::Show(show) => {
                let words = match &show.title {
                    Some(title) => title.clone(),
                    None => measure::title_of(self.own, &show.id).unwrap_or_default(),
                };
                lines.push(vec![Word {
                    key: format!("show {}", show.id),
                    text: format!("[{words}]"),
                }]);
            }
            BlockKind::List { .. }
            | BlockKind::Quote(_)
            | BlockKind::Remark { .. }
            | BlockKind::Footnote { .. }
            | BlockKind::Rule => {}
        });
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The words of a line.
    pub fn line(self, inlines: &[Inline]) -> Line {
        let mut words = Words::default();
        walk::each_inline(inlines, &mut |inline| match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => words.text(text),
            InlineKind::SoftBreak | InlineKind::HardBreak => words.end(),
            InlineKind::Reference(reference) => self.reference(reference, &mut words),
            _ => {}
        });
        words.end();
        words.line
    }

    fn reference(self, reference: &Reference, words: &mut Words) {
        let own = reference.words.as_deref();
        let said = measure::say(self.own, &reference.to, own, self.as_at);
        let is_hidden =
            said.hidden || measure::say(self.other, &reference.to, own, self.as_at).hidden;
        let text = match is_hidden {
            true => "a figure not shown",
            false => said.shown.text.as_str(),
        };
        match (own.filter(|_| !is_hidden), &reference.to) {
            // Sources are told of in their own place.
            (None, Target::Evidence(_)) => {}
            (Some(_), _) => words.text(text),
            (None, to) => words.figure(&format!("{to:?}"), text),
        }
    }
}

/// The words of a text without marks.
pub(super) fn plain(text: &str) -> Line {
    let mut words = Words::default();
    words.text(text);
    words.end();
    words.line
}

#[derive(Default)]
struct Words {
    line: Line,
    open: Word,
}

impl Words {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.end();
            } else {
                self.open.key.push(c);
                self.open.text.push(c);
            }
        }
    }

    fn figure(&mut self, key: &str, text: &str) {
        self.open.key.push('\u{1f}');
        self.open.key.push_str(key);
        self.open.key.push('\u{1f}');
        self.open.text.push_str(text);
    }

    fn end(&mut self) {
        let word = std::mem::take(&mut self.open);
        let closes = word.text.chars().all(|c| ".,;:!?)’”".contains(c));
        match self.line.last_mut() {
            // What stood before it says nothing, as a source does.
            Some(last) if closes => {
                last.key.push_str(&word.key);
                last.text.push_str(&word.text);
            }
            _ if word.key.is_empty() => {}
            _ => self.line.push(word),
        }
    }
}

/// How many words lines have.
pub(super) fn count(lines: &[Line]) -> usize {
    lines.iter().map(Vec::len).sum()
}

/// The passages that differ, each under `under`.
pub(super) fn passages(was: &[Line], now: &[Line], under: Option<&str>) -> Vec<Passage> {
    let same_line =
        |a: &Line, b: &Line| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key);
    let mut passages = Vec::new();
    let mut add = |pieces: Vec<Piece>| {
        if pieces
            .iter()
            .any(|piece| matches!(piece.kind, PieceKind::Added | PieceKind::Removed))
        {
            passages.push(Passage {
                under: under.map(str::to_owned),
                pieces,
            });
        }
    };
    for (old, new) in differing_runs(was, now, same_line) {
        for (old, new) in paired(old, new) {
            add(pieces(old, new));
        }
    }
    passages
}

/// Pairs the lines that changed: each of the earlier with the one of the later that shares most of
/// its words, where that is more than a third, in reading order; the others stand alone.
fn paired<'t>(was: &'t [Line], now: &'t [Line]) -> Vec<(&'t [Word], &'t [Word])> {
    let none: &[Word] = &[];
    let mut pairs = Vec::new();
    let mut from = 0;
    for new in now {
        let rest = was.get(from..).unwrap_or(&[]);
        let best = rest
            .iter()
            .enumerate()
            .map(|(at, old)| (likeness(old, new), at))
            .max_by_key(|(likeness, at)| (*likeness, std::cmp::Reverse(*at)))
            .filter(|(likeness, _)| *likeness > 33);
        match best {
            Some((_, at)) => {
                let gone = rest.iter().take(at);
                pairs.extend(gone.map(|old| (old.as_slice(), none)));
                let old = rest.get(at).map_or(none, Vec::as_slice);
                pairs.push((old, new.as_slice()));
                from += at + 1;
            }
            None => pairs.push((none, new.as_slice())),
        }
    }
    let gone = was.get(from..).unwrap_or(&[]).iter();
    pairs.extend(gone.map(|old| (old.as_slice(), none)));
    pairs
}

/// How many of a hundred words two lines share.
fn likeness(a: &Line, b: &Line) -> usize {
    let mut left: Vec<&str> = b.iter().map(|word| word.key.as_str()).collect();
    left.sort_unstable();
    let mut own: Vec<&str> = a.iter().map(|word| word.key.as_str()).collect();
    own.sort_unstable();
    let mut left = left.into_iter().peekable();
    let mut shared: usize = 0;
    for word in own {
        while left.next_if(|other| *other < word).is_some() {}
        if left.next_if(|other| *other == word).is_some() {
            shared += 1;
        }
    }
    (200 * shared).checked_div(a.len() + b.len()).unwrap_or(0)
}

/// The pieces of a line of both versions; short runs of common words between changes count as
/// changed, since nobody can read a text in which every second word is struck out.
fn pieces(was: &[Word], now: &[Word]) -> Vec<Piece> {
    let steps = settled(steps(was, now, |a, b| a.key == b.key), was, now);
    let mut pieces: Vec<(PieceKind, Vec<&str>)> = Vec::new();
    for step in steps {
        let (kind, word) = match step {
            Step::Both(_, new) => (PieceKind::Same, now.get(new)),
            Step::Old(old) => (PieceKind::Removed, was.get(old)),
            Step::New(new) => (PieceKind::Added, now.get(new)),
        };
        let text = word.map_or("", |word| word.text.as_str());
        match pieces.last_mut() {
            Some((last, words)) if *last == kind => words.push(text),
            _ => pieces.push((kind, vec![text])),
        }
    }
    let last = pieces.len().saturating_sub(1);
    let whole = pieces.into_iter().enumerate();
    whole
        .flat_map(|(at, (kind, words))| match kind {
            PieceKind::Same => shortened(&words, at == 0, at == last),
            kind => vec![Piece {
                kind,
                text: words.join(" "),
            }],
        })
        .collect()
}

/// A run of common words, with a gap where it is long.
fn shortened(words: &[&str], is_first: bool, is_last: bool) -> Vec<Piece> {
    let piece = |kind, words: &[&str]| Piece {
        kind,
        text: words.join(" "),
    };
    let (before, behind) = (
        if is_first { 0 } else { AROUND },
        if is_last { 0 } else { AROUND },
    );
    let left_out = words.len().saturating_sub(before + behind);
    if left_out < 4 {
        return vec![piece(PieceKind::Same, words)];
    }
    let head = words.get(..before).unwrap_or(&[]);
    let tail = words.get(words.len() - behind..).unwrap_or(&[]);
    let gap = Piece {
        kind: PieceKind::Gap,
        text: measure::counted(left_out, "word", "words"),
    };
    let mut pieces = vec![
        piece(PieceKind::Same, head),
        gap,
        piece(PieceKind::Same, tail),
    ];
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Both(usize, usize),
    Old(usize),
    New(usize),
}

/// Puts removed words before added ones between two common runs, and drops common runs that are
/// too short to hold on to.
fn settled(steps: Vec<Step>, was: &[Word], now: &[Word]) -> Vec<Step> {
    let mut runs: Vec<(bool, Vec<Step>)> = Vec::new();
    for step in steps {
        let is_same = matches!(step, Step::Both(..));
        match runs.last_mut() {
            Some((same, run)) if *same == is_same => run.push(step),
            _ => runs.push((is_same, vec![step])),
        }
    }
    let last = runs.len().saturating_sub(1);
    let letters = |run: &[Step]| -> usize {
        let text = |step: &Step| match step {
            Step::Both(_, new) => now.get(*new).map_or(0, |word| word.text.len()),
            Step::Old(old) => was.get(*old).map_or(0, |word| word.text.len()),
            Step::New(new) => now.get(*new).map_or(0, |word| word.text.len()),
        };
        run.iter().map(text).sum()
    };
    let mut settled = Vec::new();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for (at, (is_same, run)) in runs.iter().enumerate() {
        let holds = *is_same && (at == 0 || at == last || run.len() > 2 || letters(run) > 8);
        if holds {
            settled.append(&mut old);
            settled.append(&mut new);
            settled.extend(run);
            continue;
        }
        for step in run {
            match step {
                Step::Both(from, to) => {
                    old.push(Step::Old(*from));
                    new.push(Step::New(*to));
                }
                Step::Old(_) => old.push(*step),
                Step::New(_) => new.push(*step),
            }
        }
    }
    settled.append(&mut old);
    settled.append(&mut new);
    settled
}

/// The runs in which two lists differ, with what is the same between them left out.
fn differing_runs<'t, T>(
    was: &'t [T],
    now: &'t [T],
    same: impl Fn(&T, &T) -> bool,
) -> Vec<(&'t [T], &'t [T])> {
    let mut runs = Vec::new();
    let (mut old, mut new) = (0..0, 0..0);
    let mut flush = |old: &std::ops::Range<usize>, new: &std::ops::Range<usize>| {
        if !old.is_empty() || !new.is_empty() {
            let old = was.get(old.clone()).unwrap_or(&[]);
            let new = now.get(new.clone()).unwrap_or(&[]);
            runs.push((old, new));
        }
    };
    for step in steps(was, now, same) {
        match step {
            Step::Both(a, b) => {
                flush(&old, &new);
                (old, new) = (a + 1..a + 1, b + 1..b + 1);
            }
            Step::Old(a) => old.end = a + 1,
            Step::New(b) => new.end = b + 1,
        }
    }
    flush(&old, &new);
    runs
}

/// The shortest way from one list to the other: what both have (their longest common
/// subsequence), what goes and what comes.
fn steps<T>(was: &[T], now: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<Step> {
    let common = |a: usize, b: usize| match (was.get(a), now.get(b)) {
        (Some(a), Some(b)) => same(a, b),
        _ => false,
    };
    let shorter = was.len().min(now.len());
    let head = (0..shorter).take_while(|at| common(*at, *at)).count();
    let tail = (0..shorter - head)
        .take_while(|at| common(was.len() - 1 - at, now.len() - 1 - at))
        .count();
    let (height, width) = (was.len() - head - tail, now.len() - head - tail);
    let mut steps: Vec<Step> = (0..head).map(|at| Step::Both(at, at)).collect();
    if height.saturating_mul(width) > MOST_COMPARED {
        steps.extend((head..head + height).map(Step::Old));
        steps.extend((head..head + width).map(Step::New));
    } else {
        // lengths[a][b]: how much is common to what stands from a and from b on.
        let row = width + 1;
        let mut lengths = vec![0_u32; (height + 1) * row];
        let length =
            |lengths: &[u32], a: usize, b: usize| lengths.get(a * row + b).copied().unwrap_or(0);
        for a in (0..height).rev() {
            for b in (0..width).rev() {
                let best = match common(head + a, head + b) {
                    true => length(&lengths, a + 1, b + 1) + 1,
                    false => length(&lengths, a + 1, b).max(length(&lengths, a, b + 1)),
                };
                if let Some(slot) = lengths.get_mut(a * row + b) {
                    *slot = best;
                }
            }
        }
        let (mut a, mut b) = (0, 0);
        while a < height || b < width {
            if a < height && b < width && common(head + a, head + b) {
                steps.push(Step::Both(head + a, head + b));
                (a, b) = (a + 1, b + 1);
            } else if b >= width
                || (a < height && length(&lengths, a + 1, b) >= length(&lengths, a, b + 1))
            {
                steps.push(Step::Old(head + a));
                a += 1;
            } else {
                steps.push(Step::New(head + b));
                b += 1;
            }
        }
    }
    steps.extend((0..tail).map(|at| Step::Both(head + height + at, head + width + at)));
    steps
}

#[cfg(test)]
mod tests;
