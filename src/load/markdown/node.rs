//! What can be open while a text is read.

use super::audience::{Readers, Scope};
use crate::model::{Alignment, Block, InlineKind, Inlines, Item, RemarkKind};
use pulldown_cmark::LinkType;
use std::ops::Range;

/// What is open, with what was found in it so far.
pub(super) struct Open {
    pub node: Node,
    pub range: Range<usize>,
    pub inlines: Inlines,
    pub blocks: Vec<Block>,
    pub scope: Scope,
    /// Where its own words stand, in an item of a list without paragraphs.
    pub loose: Option<Range<usize>>,
    /// How many things that nest it stands in.
    pub depth: usize,
}

/// What can be open.
pub(super) enum Node {
    Root,
    Quote(Option<RemarkKind>),
    Footnote(String),
    List {
        start: Option<u64>,
        items: Vec<Item>,
    },
    Item {
        done: Option<bool>,
    },
    Paragraph,
    Heading {
        level: u8,
        readers: Readers,
    },
    Code(String),
    Html(String),
    Table {
        columns: Vec<Alignment>,
        head: Vec<Inlines>,
        rows: Vec<Vec<Inlines>>,
    },
    Row {
        is_head: bool,
        cells: Vec<Inlines>,
    },
    Cell,
    Stress(fn(Inlines) -> InlineKind),
    Link {
        address: String,
        kind: LinkType,
    },
    Reference {
        raw: String,
        has_words: bool,
        is_show: bool,
    },
}

impl Node {
    /// Whether it is a part of a line.
    pub fn is_inline(&self) -> bool {
        matches!(
            self,
            Node::Stress(_) | Node::Link { .. } | Node::Reference { .. }
        )
    }

    /// Whether blocks stand directly in it.
    pub fn takes_blocks(&self) -> bool {
        matches!(
            self,
            Node::Root | Node::Quote(_) | Node::Footnote(_) | Node::Item { .. }
        )
    }

    /// Whether it counts towards the depth of nesting.
    pub fn nests(&self) -> bool {
        self.is_inline() || matches!(self, Node::Quote(_) | Node::List { .. } | Node::Footnote(_))
    }
}
