//! From the model's texts to passages.

use super::layout::{Grid, List, Placed, Said};
use super::sentence::{end_behind_citations, sentences};
use super::{Kind, Mention, Passage, Passages, Piece, Prose, SHOWN, Signs, Voice};
use crate::check::words::Phrases;
use crate::model::walk::{self, Part, Text, Where};
use crate::model::*;
use crate::source::Sources;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

/// Every passage, in the order of the model, and how they stand: of all files, or of these.
pub(super) fn collect<'p>(
    publication: &'p Publication,
    sources: &'p Sources,
    files: Option<&BTreeSet<FileId>>,
) -> Prose<'p> {
    let settings = sources
        .iter()
        .find(|(_, file)| file.path() == "sef.toml")
        .map(|(id, _)| Span::new(id, 0..0));
    let mut texts: Vec<(Where<'p>, Text<'p>)> = Vec::new();
    walk::texts(publication, &mut |mut place, text| {
        let is_wanted = files.is_none_or(|files| files.contains(&place.span.file));
        if !is_wanted && place.span != Span::default() {
            return;
        }
        if place.span == Span::default() && place.owner.is_none() {
            place.span = settings.unwrap_or_default();
        }
        texts.push((place, text));
    });
    let collected: Vec<Collector<'p>> = texts
        .par_chunks(AT_ONCE)
        .map(|texts| {
            let mut collector = Collector::of(publication);
            for (place, text) in texts {
                collector.text(*place, *text);
            }
            collector
        })
        .collect();
    let mut all = Collector::of(publication);
    for one in collected {
        let before = all.passages.len();
        let moved = |at: usize| before + at;
        all.passages.extend(one.passages);
        all.grids
            .extend(one.grids.into_iter().map(|grid| grid.moved(moved)));
        all.lists
            .extend(one.lists.into_iter().map(|list| list.moved(moved)));
        all.texts.extend(one.texts);
    }
    Prose {
        passages: Passages::of(all.passages),
        grids: all.grids,
        lists: all.lists,
        texts: all.texts,
        sources,
    }
}

/// So many texts are made passages of at a time.
const AT_ONCE: usize = 64;

struct Collector<'p> {
    publication: &'p Publication,
    passages: Vec<Passage<'p>>,
    grids: Vec<Grid>,
    lists: Vec<List>,
    texts: Vec<(FileId, &'p [Block])>,
    said: Said,
    /// Whether the last heading announces an example.
    in_example: bool,
}

/// What the heading over an example says.
static EXAMPLE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of([
        "example",
        "examples",
        "case study",
        "case studies",
        "illustration",
        "story",
        "vignette",
    ])
});

/// What is true of every passage of a text.
#[derive(Clone, Copy)]
struct Frame<'p> {
    place: Where<'p>,
    voice: Voice,
    as_at: Date,
    quoted: bool,
}

impl<'p> Collector<'p> {
    fn of(publication: &'p Publication) -> Collector<'p> {
        Collector {
            publication,
            passages: Vec::new(),
            grids: Vec::new(),
            lists: Vec::new(),
            texts: Vec::new(),
            said: Said::default(),
            in_example: false,
        }
    }

    fn text(&mut self, place: Where<'p>, text: Text<'p>) {
        let as_at = place
            .owner
            .and_then(|id| self.publication.section(id.as_str()))
            .map_or(self.publication.about.as_at, |section| {
                self.publication.as_at(section)
            });
        let frame = Frame {
            place,
            voice: voice(place.part, text),
            as_at,
            quoted: false,
        };
        match text {
            Text::Words(words) if words.trim().is_empty() => {}
            Text::Words(words) => {
                self.in_example = false;
                self.words(frame, words);
            }
            Text::Line(line) => {
                self.in_example = false;
                self.line(frame, Kind::Line, line, span_of(line, place.span));
            }
            Text::Blocks(blocks) => {
                self.said = Said::default();
                self.in_example = false;
                self.texts.push((place.span.file, blocks));
                self.inner(frame, Kind::Paragraph, blocks);
            }
        }
    }

    fn words(&mut self, frame: Frame<'p>, words: &'p str) {
        let mut writer = Writer::new();
        writer.pieces.push(Piece {
            at: 0,
            span: frame.place.span,
            is_loose: true,
        });
        writer.text.push_str(words);
        self.finish(frame, Kind::Words, writer, frame.place.span);
    }

    /// The blocks that stand in something.
    fn inner(&mut self, frame: Frame<'p>, kind: Kind, blocks: &'p [Block]) {
        self.said.enter();
        let mut above: Option<&BlockKind> = None;
        for block in blocks {
            let next = self.passages.len();
            self.block(frame, kind, block);
            let is_caption =
                matches!(block.kind, BlockKind::Paragraph(_)) && next < self.passages.len();
            let is_below = above.is_some_and(|kind| matches!(kind, BlockKind::Table { .. }));
            if let (true, true, Some(grid)) = (is_caption, is_below, self.grids.last_mut()) {
                grid.above.below = Some(next);
            }
            above = Some(&block.kind);
        }
        self.said.leave();
    }

    fn block(&mut self, frame: Frame<'p>, kind: Kind, block: &'p Block) {
        match &block.kind {
            BlockKind::Paragraph(line) => {
                let at = self.line(frame, kind, line, block.span);
                self.said.paragraph(at);
            }
            BlockKind::Heading { level, content, .. } => {
                let kind = Kind::Heading(*level);
                self.in_example = false;
                if let Some(at) = self.line(frame, kind, content, block.span) {
                    self.said.heading(*level, at);
                    // “A story of two sisters” is part of the story.
                    if let Some(heading) = self.passages.get_mut(at) {
                        heading.in_example = EXAMPLE.are_in(heading.small());
                        self.in_example = heading.in_example;
                    }
                }
            }
            BlockKind::List { items, .. } => {
                let above = self.said.above();
                let mut starts = Vec::with_capacity(items.len());
                for item in items {
                    starts.push(self.passages.len());
                    self.inner(frame, Kind::Item, &item.blocks);
                }
                starts.retain(|start| *start < self.passages.len());
                starts.dedup();
                let items = starts;
                self.lists.push(List { items, above });
            }
            BlockKind::Quote(inner) => {
                let quoted = Frame {
                    quoted: true,
                    ..frame
                };
                self.inner(quoted, kind, inner);
            }
            BlockKind::Remark { blocks, .. } => self.inner(frame, kind, blocks),
            BlockKind::Footnote { blocks, .. } => self.inner(frame, Kind::Footnote, blocks),
            BlockKind::Table { head, rows, .. } => {
                let above = self.said.above();
                let mut row = |kind: Kind, cells: &'p [Inlines]| -> Vec<Option<usize>> {
                    let cells = cells.iter();
                    cells
                        .map(|cell| self.line(frame, kind, cell, span_of(cell, block.span)))
                        .collect()
                };
                let mut all = vec![row(Kind::HeaderCell, head)];
                all.extend(rows.iter().map(|cells| row(Kind::Cell, cells)));
                self.grids.push(Grid::of(all, above));
            }
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::Show(_) => {}
        }
    }

    /// Adds a passage; which it is, where it holds anything.
    fn line(
        &mut self,
        frame: Frame<'p>,
        kind: Kind,
        line: &'p [Inline],
        span: Span,
    ) -> Option<usize> {
        if line.is_empty() {
            return None;
        }
        let mut writer = Writer::new();
        writer.inlines(line);
        self.finish(frame, kind, writer, span);
        self.passages.len().checked_sub(1)
    }

    fn finish(&mut self, frame: Frame<'p>, kind: Kind, mut writer: Writer<'p>, span: Span) {
        // There are tens of thousands of them, and all are held while the rules run.
        writer.text.shrink_to_fit();
        writer.pieces.shrink_to_fit();
        writer.references.shrink_to_fit();
        let signs = Signs::of(&writer.text);
        let mut sentences = sentences(&writer.text);
        if sentences.len() > 1 && !writer.references.is_empty() {
            let citations = writer.citations();
            end_behind_citations(&mut sentences, &writer.text, &citations);
        }
        self.passages.push(Passage {
            place: frame.place,
            kind,
            voice: frame.voice,
            quoted: frame.quoted,
            sentences,
            signs,
            has_digit: signs.hold_any("0123456789"),
            has_capitals: has_capitals(writer.text.as_bytes()),
            text: writer.text,
            references: writer.references,
            links: writer.links,
            notes: writer.notes,
            code: writer.code,
            in_example: self.in_example,
            span,
            as_at: frame.as_at,
            pieces: writer.pieces,
            small: OnceLock::new(),
            word_ranges: OnceLock::new(),
            numbers: OnceLock::new(),
        });
    }
}

/// From the first piece of a line to its last.
fn span_of(line: &[Inline], otherwise: Span) -> Span {
    match (line.first(), line.last()) {
        (Some(first), Some(last)) => Span {
            end: last.span.end,
            ..first.span
        },
        _ => otherwise,
    }
}

fn voice(part: Part<'_>, text: Text<'_>) -> Voice {
    match part {
        Part::Summary | Part::Headline(_) | Part::Answer(_) => Voice::Statement,
        Part::Key("also_printed" | "why" | "sample" | "place") => Voice::Remark,
        Part::Key("title" | "outline") => Voice::Label,
        Part::Key("note" | "about" | "delivery" | "notice") => Voice::Statement,
        Part::Key(_) => match text {
            Text::Words(_) => Voice::Label,
            Text::Line(_) | Text::Blocks(_) => Voice::Statement,
        },
        Part::Cell { .. } => match text {
            Text::Words(_) => Voice::Remark,
            Text::Line(_) | Text::Blocks(_) => Voice::Statement,
        },
        Part::Column(_) | Part::Row(_) => Voice::Label,
        Part::At(_) | Part::Comparator(_) | Part::ComparatorAt(..) => Voice::Remark,
    }
}

struct Writer<'p> {
    text: String,
    pieces: Vec<Piece>,
    references: Vec<Mention<'p>>,
    links: Vec<(Range<usize>, &'p str)>,
    notes: Vec<usize>,
    code: Vec<Range<usize>>,
}

impl<'p> Writer<'p> {
    fn new() -> Writer<'p> {
        Writer {
            text: String::new(),
            pieces: Vec::new(),
            references: Vec::new(),
            links: Vec::new(),
            notes: Vec::new(),
            code: Vec::new(),
        }
    }

    /// Adds words; where they stand.
    fn add(&mut self, words: &str, span: Span) -> Range<usize> {
        let at = self.text.len();
        self.pieces.push(Piece {
            at,
            span,
            is_loose: false,
        });
        self.text.push_str(words);
        at..self.text.len()
    }

    fn inlines(&mut self, inlines: &'p [Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) => {
                    self.add(words, inline.span);
                }
                InlineKind::Code(words) => {
                    let range = self.add(words, inline.span);
                    self.code.push(range);
                }
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner)
                | InlineKind::Superscript(inner)
                | InlineKind::Subscript(inner) => self.inlines(inner),
                InlineKind::Link { address, content } => {
                    let start = self.text.len();
                    self.inlines(content);
                    self.links.push((start..self.text.len(), address));
                }
                InlineKind::Reference(reference) => self.reference(reference, inline.span),
                InlineKind::FootnoteMark(_) => self.notes.push(self.text.len()),
                InlineKind::SoftBreak => {
                    self.add(" ", inline.span);
                }
                InlineKind::HardBreak => {
                    self.add("\n", inline.span);
                }
            }
        }
    }

    /// Where evidence and inspections are cited without words of their own.
    fn citations(&self) -> Vec<Range<usize>> {
        let cited = self.references.iter().filter(|mention| {
            mention.reference.words.is_none()
                && matches!(mention.reference.to, Target::Evidence(_) | Target::Item(_))
        });
        cited.map(|mention| mention.range.clone()).collect()
    }

    fn reference(&mut self, reference: &'p Reference, span: Span) {
        let mut shown = [0; 4];
        let words = match (&reference.words, &reference.to) {
            (Some(own), _) => own.as_str(),
            (None, Target::Term { label, .. }) => label.as_str(),
            _ => SHOWN.encode_utf8(&mut shown),
        };
        let range = self.add(words, span);
        self.references.push(Mention {
            range,
            reference,
            span,
        });
    }
}

/// Whether two capitals stand next to each other, or with one byte between.
fn has_capitals(text: &[u8]) -> bool {
    let mut before = [false; 2];
    text.iter().any(|byte| {
        let is_capital = byte.is_ascii_uppercase();
        let is_close = is_capital && (before[0] || before[1]);
        before = [before[1], is_capital];
        is_close
    })
}
