//! Blocks as HTML: paragraphs, lists, quotations, remarks, tables.

use super::markup::{close, escape, open};
use super::{Footnote, Writer};
use crate::model::*;

impl Writer<'_> {
    pub(super) fn block(&mut self, block: &Block, out: &mut String) {
        match &block.kind {
            BlockKind::Paragraph(inlines) => self.element("p", inlines, out),
            BlockKind::Heading {
                level,
                anchor,
                content,
            } => {
                let level = level.saturating_add(self.heading_shift).clamp(2, 6);
                let id = self.own_anchor(anchor.as_str());
                open(out, &format!("h{level}"), &[("id", &id)]);
                self.inline_run(content, out);
                close(out, &format!("h{level}"));
            }
            BlockKind::List { start, items } => self.list(*start, items, out),
            BlockKind::Quote(blocks) => self.nest("blockquote", &[], blocks, out),
            BlockKind::Remark { kind, blocks } => self.remark(*kind, blocks, out),
            BlockKind::Code(text) => {
                open(out, "pre", &[("tabindex", "0")]);
                open(out, "code", &[]);
                escape(text, out);
                close(out, "code");
                close(out, "pre");
            }
            BlockKind::Table {
                columns,
                head,
                rows,
            } => {
                // A table says beside each figure what it is: a column of notes would say it again,
                // below it.
                let beside = std::mem::replace(&mut self.notes_beside, false);
                self.table(columns, head, rows, out);
                self.notes_beside = beside;
            }
            BlockKind::Rule => open(out, "hr", &[]),
            BlockKind::Show(show) => {
                let name = format!("{}figure-{}", self.part, show.id);
                self.shown.push(name.clone());
                let times = self.shown.iter().filter(|other| **other == name).count();
                let name = if times > 1 {
                    format!("{name}-{times}")
                } else {
                    name
                };
                out.push_str(&self.figures.show(show, self.page, &name));
            }
            BlockKind::Footnote { label, blocks } => {
                let mut text = String::new();
                for block in blocks {
                    self.block(block, &mut text);
                }
                let anchor = self.own_anchor(&format!("footnote-{label}"));
                self.footnotes.push(Footnote {
                    label: label.clone(),
                    anchor,
                    text_html: text,
                });
            }
        }
    }

    pub(super) fn element(&mut self, name: &str, inlines: &[Inline], out: &mut String) {
        open(out, name, &[]);
        self.inline_run(inlines, out);
        close(out, name);
    }

    fn nest(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        blocks: &[Block],
        out: &mut String,
    ) {
        open(out, name, attributes);
        for block in blocks {
            self.block(block, out);
        }
        close(out, name);
    }

    fn list(&mut self, start: Option<u64>, items: &[Item], out: &mut String) {
        let name = if start.is_some() { "ol" } else { "ul" };
        let from = start
            .filter(|first| *first != 1)
            .map(|first| first.to_string());
        match &from {
            Some(first) => open(out, name, &[("start", first)]),
            None => open(out, name, &[]),
        }
        for item in items {
            open(out, "li", &[]);
            if let Some(done) = item.done {
                open(out, "span", &[("class", "task")]);
                escape(if done { "Done: " } else { "To do: " }, out);
                close(out, "span");
            }
            // A tight item is one paragraph: its text stands in the item itself.
            match &item.blocks[..] {
                [
                    Block {
                        kind: BlockKind::Paragraph(inlines),
                        ..
                    },
                ] => self.inline_run(inlines, out),
                [
                    Block {
                        kind: BlockKind::Paragraph(inlines),
                        ..
                    },
                    Block {
                        kind: BlockKind::List { start, items },
                        ..
                    },
                ] => {
                    self.inline_run(inlines, out);
                    self.list(*start, items, out);
                }
                blocks => {
                    for block in blocks {
                        self.block(block, out);
                    }
                }
            }
            close(out, "li");
        }
        close(out, name);
    }

    fn remark(&mut self, kind: RemarkKind, blocks: &[Block], out: &mut String) {
        let (class, title) = match kind {
            RemarkKind::Note => ("remark remark-note", "Note"),
            RemarkKind::Tip => ("remark remark-tip", "Tip"),
            RemarkKind::Important => ("remark remark-important", "Important"),
            RemarkKind::Warning => ("remark remark-warning", "Warning"),
            RemarkKind::Caution => ("remark remark-caution", "Caution"),
        };
        open(out, "div", &[("class", class)]);
        open(out, "p", &[("class", "remark-title")]);
        escape(title, out);
        close(out, "p");
        for block in blocks {
            self.block(block, out);
        }
        close(out, "div");
    }

    fn table(
        &mut self,
        columns: &[Alignment],
        head: &[Inlines],
        rows: &[Vec<Inlines>],
        out: &mut String,
    ) {
        let class = |column: usize| match columns.get(column) {
            Some(Alignment::End) => "n",
            Some(Alignment::Centre) => "centre",
            Some(Alignment::Start) | None => "",
        };
        let label = format!(
            "A table: {}",
            head.iter()
                .map(|cell| plain_words(cell))
                .collect::<Vec<_>>()
                .join(", ")
        );
        open(
            out,
            "div",
            &[
                ("class", "scroll"),
                ("tabindex", "0"),
                ("role", "group"),
                ("aria-label", &label),
            ],
        );
        open(out, "table", &[]);
        open(out, "thead", &[]);
        open(out, "tr", &[]);
        for (i, cell) in head.iter().enumerate() {
            if cell.is_empty() {
                open(out, "td", &[]);
                close(out, "td");
            } else {
                open(out, "th", &[("scope", "col"), ("class", class(i))]);
                self.inline_run(cell, out);
                close(out, "th");
            }
        }
        close(out, "tr");
        close(out, "thead");
        open(out, "tbody", &[]);
        for row in rows {
            open(out, "tr", &[]);
            for (i, cell) in row.iter().enumerate() {
                let (name, attributes) = match i {
                    0 => ("th", [("scope", "row"), ("class", "")]),
                    _ => ("td", [("class", class(i)), ("", "")]),
                };
                open(out, name, &attributes);
                self.inline_run(cell, out);
                close(out, name);
            }
            close(out, "tr");
        }
        close(out, "tbody");
        close(out, "table");
        close(out, "div");
    }
}
