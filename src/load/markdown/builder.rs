//! From the parser's events to blocks. No recursion: a stack of what is open, of limited depth.

use super::anchor::Anchors;
use super::audience::{Readers, Scope};
use super::footnote::FootnoteTexts;
use super::input::{Input, Problems};
use super::node::{Node, Open};
use super::{DEEPEST_NESTING, Parsed, table};
use crate::diagnostic::Diagnostic;
use crate::model::{BlockKind, InlineKind, Item, RemarkKind, Show};
use pulldown_cmark::{BlockQuoteKind, Event, LinkType, Tag};
use std::collections::BTreeSet;
use std::ops::Range;

/// Takes the parser's events and gives the tree.
pub(super) struct Builder<'a> {
    pub input: &'a Input<'a>,
    pub problems: Problems,
    pub stack: Vec<Open>,
    /// Where plain text stands in the paragraph, heading or cell that is open.
    pub words: Vec<Range<usize>>,
    /// The charts and tables that it shows.
    pub shows: Vec<(Show, Range<usize>)>,
    /// Who may see it, where a direction stands in it that should stand on a line of its own.
    pub hidden: Option<Readers>,
    /// The labels of link definitions that were used.
    pub used_labels: BTreeSet<String>,
    /// How many things inside each other are being left out.
    skipping: usize,
    was_too_deep: bool,
    pub anchors: Anchors,
    pub footnotes: FootnoteTexts,
}

impl<'a> Builder<'a> {
    pub fn new(input: &'a Input<'a>) -> Builder<'a> {
        let mut builder = Builder {
            input,
            problems: Problems::default(),
            stack: Vec::new(),
            words: Vec::new(),
            shows: Vec::new(),
            hidden: None,
            used_labels: BTreeSet::new(),
            skipping: 0,
            was_too_deep: false,
            anchors: Anchors::default(),
            footnotes: FootnoteTexts::default(),
        };
        builder.push(Node::Root, 0..input.source().len());
        builder.report_control_characters();
        builder
    }

    /// Takes the next event.
    pub fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.skipping > 0 {
            match event {
                Event::Start(_) => self.skipping += 1,
                Event::End(_) => self.skipping -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.add_inline(InlineKind::Code(code.into_string()), &range),
            Event::Html(html) => {
                if let Some(Open {
                    node: Node::Html(all),
                    ..
                }) = self.stack.last_mut()
                {
                    all.push_str(&html);
                }
            }
            Event::InlineHtml(html) => self.inline_html(&html, &range),
            Event::FootnoteReference(label) => {
                self.add_inline(InlineKind::FootnoteMark(label.to_lowercase()), &range);
            }
            Event::SoftBreak => self.add_inline(InlineKind::SoftBreak, &range),
            Event::HardBreak => self.add_inline(InlineKind::HardBreak, &range),
            Event::Rule => {
                self.end_loose_words();
                self.add_block(BlockKind::Rule, &range);
            }
            Event::TaskListMarker(is_done) => {
                let item = self
                    .stack
                    .iter_mut()
                    .rev()
                    .find_map(|open| match &mut open.node {
                        Node::Item { done } => Some(done),
                        _ => None,
                    });
                if let Some(done) = item {
                    *done = Some(is_done);
                }
            }
            // Not among the options.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// Everything, when no event is left.
    pub fn finish(mut self, diagnostics: &mut Vec<Diagnostic>) -> Parsed {
        while self.stack.len() > 1 {
            self.end();
        }
        self.end_loose_words();
        let blocks = match self.stack.pop() {
            Some(root) => {
                self.report_unclosed(&root);
                root.blocks
            }
            None => Vec::new(),
        };
        self.problems.hand_to(diagnostics);
        Parsed {
            blocks,
            footnotes: self.footnotes,
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let node = match tag {
            Tag::Paragraph => Node::Paragraph,
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => {
                let plain = id.is_none() && classes.is_empty();
                Node::Heading {
                    level: level as u8,
                    readers: self.heading_readers(plain, &attrs, &range),
                }
            }
            Tag::BlockQuote(kind) => Node::Quote(kind.map(remark)),
            Tag::CodeBlock(kind) => {
                self.check_code(&kind, &range);
                Node::Code(String::new())
            }
            Tag::HtmlBlock => Node::Html(String::new()),
            Tag::List(start) => Node::List {
                start,
                items: Vec::new(),
            },
            Tag::Item => Node::Item { done: None },
            Tag::FootnoteDefinition(label) => Node::Footnote(label.to_lowercase()),
            Tag::Table(columns) => Node::Table {
                columns: columns.into_iter().map(table::alignment).collect(),
                head: Vec::new(),
                rows: Vec::new(),
            },
            Tag::TableHead => Node::Row {
                is_head: true,
                cells: Vec::new(),
            },
            Tag::TableRow => Node::Row {
                is_head: false,
                cells: Vec::new(),
            },
            Tag::TableCell => Node::Cell,
            Tag::Emphasis => Node::Stress(InlineKind::Emphasis),
            Tag::Strong => Node::Stress(InlineKind::Strong),
            Tag::Strikethrough => Node::Stress(InlineKind::Strikethrough),
            Tag::Superscript => Node::Stress(InlineKind::Superscript),
            Tag::Subscript => Node::Stress(InlineKind::Subscript),
            Tag::Link {
                link_type: LinkType::WikiLink { has_pothole },
                dest_url,
                ..
            } => Node::Reference {
                raw: dest_url.into_string(),
                has_words: has_pothole,
                is_show: false,
            },
            Tag::Image {
                link_type: LinkType::WikiLink { has_pothole },
                dest_url,
                ..
            } => Node::Reference {
                raw: dest_url.into_string(),
                has_words: has_pothole,
                is_show: true,
            },
            Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            } => {
                self.used_labels.insert(id.to_lowercase());
                self.check_link_title(&title, &range);
                Node::Link {
                    address: dest_url.into_string(),
                    kind: link_type,
                }
            }
            Tag::Image { id, .. } => {
                self.used_labels.insert(id.to_lowercase());
                self.problems.report(picture().at(self.input.span(&range)));
                self.skipping = 1;
                return;
            }
            // Not among the options.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => {
                self.skipping = 1;
                return;
            }
        };
        if !node.is_inline() {
            self.end_loose_words();
        }
        self.push(node, range);
    }

    fn push(&mut self, node: Node, range: Range<usize>) {
        let depth = self.stack.last().map_or(0, |open| open.depth) + usize::from(node.nests());
        if depth > DEEPEST_NESTING {
            if !self.was_too_deep {
                self.was_too_deep = true;
                self.problems.report(too_deep().at(self.input.span(&range)));
            }
            self.skipping = 1;
            return;
        }
        self.stack.push(Open {
            node,
            range,
            inlines: Vec::new(),
            blocks: Vec::new(),
            scope: Scope::default(),
            loose: None,
            depth,
        });
    }

    fn end(&mut self) {
        self.end_loose_words();
        let Some(open) = self.stack.pop() else {
            return;
        };
        self.report_unclosed(&open);
        let Open {
            node,
            range,
            mut inlines,
            mut blocks,
            ..
        } = open;
        // A list of one is given room for four, and most are: it would be held to the end.
        inlines.shrink_to_fit();
        blocks.shrink_to_fit();
        match node {
            Node::Root => {}
            Node::Paragraph => self.add_paragraph(inlines, &range),
            Node::Heading { level, readers } => self.add_heading(level, readers, inlines, &range),
            Node::Quote(None) => self.add_block(BlockKind::Quote(blocks), &range),
            Node::Quote(Some(kind)) => self.add_block(BlockKind::Remark { kind, blocks }, &range),
            Node::Code(text) => self.add_block(BlockKind::Code(text.replace('\r', "")), &range),
            Node::Html(html) => self.html(&html, &range),
            Node::List { start, mut items } => {
                items.shrink_to_fit();
                self.add_block(BlockKind::List { start, items }, &range);
            }
            Node::Item { done } => {
                if let Some(Open {
                    node: Node::List { items, .. },
                    ..
                }) = self.stack.last_mut()
                {
                    items.push(Item { done, blocks });
                }
            }
            Node::Footnote(label) => self.add_footnote(label, blocks, &range),
            Node::Table {
                columns,
                head,
                rows,
            } => {
                let table = BlockKind::Table {
                    columns,
                    head,
                    rows,
                };
                self.add_block(table, &range);
            }
            Node::Row { is_head, cells } => self.add_row(is_head, cells, &range),
            Node::Cell => {
                self.end_words(&range, true);
                self.refuse_shows();
                if let Some(Open {
                    node: Node::Row { cells, .. },
                    ..
                }) = self.stack.last_mut()
                {
                    cells.push(inlines);
                }
            }
            Node::Stress(kind) => self.add_inline(kind(inlines), &range),
            Node::Link { address, kind } => self.add_link(&address, kind, inlines, &range),
            Node::Reference {
                raw,
                has_words,
                is_show,
            } => {
                let words = has_words.then_some(inlines);
                self.add_reference(&raw, words, is_show, &range);
            }
        }
    }

    /// The words of an item that has no paragraphs are one.
    fn end_loose_words(&mut self) {
        let Some(open) = self.stack.last_mut() else {
            return;
        };
        if let Some(range) = open.loose.take() {
            let mut inlines = std::mem::take(&mut open.inlines);
            inlines.shrink_to_fit();
            self.add_paragraph(inlines, &range);
        }
    }

    /// Notes that words stand directly in what takes blocks.
    pub fn note_loose_words(&mut self, range: &Range<usize>) {
        if let Some(open) = self.stack.last_mut()
            && open.node.takes_blocks()
        {
            let start = open.loose.as_ref().map_or(range.start, |loose| loose.start);
            open.loose = Some(start..range.end);
        }
    }
}

fn remark(kind: BlockQuoteKind) -> RemarkKind {
    match kind {
        BlockQuoteKind::Note => RemarkKind::Note,
        BlockQuoteKind::Tip => RemarkKind::Tip,
        BlockQuoteKind::Important => RemarkKind::Important,
        BlockQuoteKind::Warning => RemarkKind::Warning,
        BlockQuoteKind::Caution => RemarkKind::Caution,
    }
}

pub(super) fn picture() -> Diagnostic {
    Diagnostic::error("picture", "pictures cannot be put into a text")
        .help("Charts and tables are shown with ![[id]], on a line of its own.")
}

fn too_deep() -> Diagnostic {
    Diagnostic::error(
        "too-deep",
        format!(
            "lists, quotations or stress stand inside each other more than {DEEPEST_NESTING} deep; \
             what is deeper is left out"
        ),
    )
    .help("Begin a new paragraph or list instead.")
}
