//! Runs of text as HTML: emphasis, links, references to figures, citations, terms.

use super::markup::{close, escape, join, open};
use super::{Badge, MarginNote, PaperAddress, Writer, letters};
use crate::measure::{self, Said, say};
use crate::model::*;

impl Writer<'_> {
    pub(super) fn inline_run(&mut self, inlines: &[Inline], out: &mut String) {
        for inline in inlines {
            self.inline(inline, out);
        }
    }

    fn inline(&mut self, inline: &Inline, out: &mut String) {
        match &inline.kind {
            InlineKind::Text(text) => escape(text, out),
            InlineKind::Code(text) => {
                open(out, "code", &[]);
                escape(text, out);
                close(out, "code");
            }
            InlineKind::Emphasis(inner) => self.element("em", inner, out),
            InlineKind::Strong(inner) => self.element("strong", inner, out),
            InlineKind::Strikethrough(inner) => self.element("del", inner, out),
            InlineKind::Superscript(inner) => self.element("sup", inner, out),
            InlineKind::Subscript(inner) => self.element("sub", inner, out),
            InlineKind::Link { address, content } => {
                open(
                    out,
                    "a",
                    &[("class", "out"), ("href", address), ("rel", "noreferrer")],
                );
                self.inline_run(content, out);
                close(out, "a");
                self.printed_address(address, out);
            }
            InlineKind::Reference(reference) => self.reference(reference, out),
            InlineKind::FootnoteMark(label) => {
                let href = format!("#{}", self.own_anchor(&format!("footnote-{label}")));
                open(out, "sup", &[]);
                open(
                    out,
                    "a",
                    &[
                        ("class", "footnote-mark"),
                        ("href", &href),
                        ("aria-label", &format!("Footnote {label}")),
                    ],
                );
                escape(label, out);
                close(out, "a");
                close(out, "sup");
            }
            InlineKind::SoftBreak => out.push('\n'),
            InlineKind::HardBreak => open(out, "br", &[]),
        }
    }

    fn reference(&mut self, reference: &Reference, out: &mut String) {
        match &reference.to {
            Target::Evidence(id) => self.citation(id, reference.words.as_deref(), out),
            Target::Term { id, label } => {
                self.term(id, reference.words.as_deref().unwrap_or(label), out)
            }
            Target::Removed(words) | Target::Unresolved(words) => escape(words, out),
            Target::Indicator { id, .. } => {
                let id = id.clone();
                self.figure(&id, reference, out);
            }
            Target::Cell { table, .. } => {
                let id = table.clone();
                self.figure(&id, reference, out);
            }
            Target::Action { id, .. } | Target::Priority { id, .. } | Target::Item(id) => {
                let said = say(
                    self.publication,
                    &reference.to,
                    reference.words.as_deref(),
                    self.as_at,
                );
                match self.addresses.to(self.page, id.as_str()) {
                    Some(href) => {
                        let mention = self.mention(id);
                        open(out, "a", &[("id", &mention), ("href", &href)]);
                        escape(&said.shown.text, out);
                        close(out, "a");
                    }
                    None => escape(&said.shown.text, out),
                }
            }
        }
    }

    fn figure(&mut self, id: &Id, reference: &Reference, out: &mut String) {
        let said = say(
            self.publication,
            &reference.to,
            reference.words.as_deref(),
            self.as_at,
        );
        let Some(href) = self.addresses.to(self.page, id.as_str()) else {
            escape(&said.shown.text, out);
            return;
        };
        let shown = said.shown.text.clone();
        let note = self.note(id, href, said);
        let mention = self.mention(id);
        if let Some(number) = note.source_number.filter(|_| !mention.is_empty()) {
            self.told.entry(number).or_insert_with(|| mention.clone());
        }
        let (attribute, words) = if self.notes_beside {
            ("aria-describedby", self.keep_note(note.clone()))
        } else {
            ("data-note", note.words())
        };
        let attributes = [
            ("id", mention.as_str()),
            ("class", "fig"),
            ("href", &note.href),
            (attribute, &words),
        ];
        open(out, "a", &attributes);
        escape(&shown, out);
        close(out, "a");
    }

    /// The anchor of a note in the margin. A figure told twice in one passage has one note.
    fn keep_note(&mut self, mut note: MarginNote) -> String {
        if let Some(same) = self.notes.iter().find(|kept| kept.says_the_same_as(&note)) {
            return same.anchor.clone();
        }
        self.note_count += 1;
        let anchor = self.shared_anchor(&format!("note-{}", self.note_count));
        note.anchor.clone_from(&anchor);
        self.notes.push(note);
        anchor
    }

    fn note(&mut self, id: &Id, href: String, said: Said) -> MarginNote {
        let source = self.source_of(id);
        let source_number = source
            .as_ref()
            .filter(|_| self.lists_sources)
            .map(|source| self.source_number(source));
        let summary = said.note.indicator.map(|summary| *summary);
        // Where a series goes is said of its latest value; beside an earlier one it would be taken
        // for how things stand.
        let latest = self
            .publication
            .indicator(id.as_str())
            .and_then(|indicator| measure::latest(indicator, self.as_at))
            .map(|reading| reading.period.words());
        let is_latest = latest == said.note.period;
        let (against_target, status, direction, trend) = match summary {
            Some(summary) => (
                summary.target_words,
                summary.status,
                summary.direction.filter(|_| is_latest),
                summary.trend.filter(|_| is_latest),
            ),
            None => (None, None, None, None),
        };
        MarginNote {
            anchor: String::new(),
            value: said.note.value.unwrap_or(said.shown.text),
            title: said.note.title,
            href,
            period: said.note.period,
            against_target,
            status: status.map(Badge::from),
            direction: direction.map(Badge::from),
            trend,
            source: said.note.source,
            source_number,
        }
    }

    /// The evidence that an indicator or a table comes from.
    fn source_of(&self, id: &Id) -> Option<Id> {
        let id = id.as_str();
        let indicator = self
            .publication
            .indicator(id)
            .and_then(|indicator| indicator.source.clone());
        let source = indicator.or_else(|| self.publication.table(id)?.source.clone())?;
        self.publication
            .evidence(source.as_str())
            .is_some()
            .then_some(source)
    }

    fn citation(&mut self, id: &Id, words: Option<&str>, out: &mut String) {
        let title = self
            .publication
            .evidence(id.as_str())
            .map_or(String::new(), |e| e.title.clone());
        if !self.lists_sources {
            let shown = words.map_or_else(|| format!("({title})"), str::to_owned);
            match self.addresses.to(self.page, id.as_str()) {
                Some(href) => self.link("", &href, &shown, out),
                None => escape(&shown, out),
            }
            return;
        }
        let number = self.source_number(id);
        let href = format!("#{}", self.shared_anchor(&format!("source-{number}")));
        if let Some(words) = words {
            escape(words, out);
            out.push(' ');
        }
        join(out);
        let label = format!("Source {number}: {title}");
        let mention = self.mention(id);
        let attributes = [
            ("id", mention.as_str()),
            ("class", "cite"),
            ("href", &href),
            ("aria-label", &label),
        ];
        open(out, "a", &attributes);
        escape(&format!("[{number}]"), out);
        close(out, "a");
    }

    fn term(&mut self, id: &Id, shown: &str, out: &mut String) {
        if !self.terms.contains(id) {
            self.terms.push(id.clone());
        }
        let title = self
            .publication
            .term(id.as_str())
            .map_or(String::new(), |term| term.title.clone());
        match self.addresses.to(self.page, id.as_str()) {
            Some(href) => {
                let mention = self.mention(id);
                let attributes = [
                    ("id", mention.as_str()),
                    ("class", "term"),
                    ("href", &href),
                    ("data-term", &title),
                ];
                open(out, "a", &attributes);
                escape(shown, out);
                close(out, "a");
            }
            None => escape(shown, out),
        }
    }

    /// Behind a link to another place, the mark under which paper gives its address at the foot of
    /// the text.
    pub(super) fn printed_address(&mut self, address: &str, out: &mut String) {
        if !self.lists_sources {
            return;
        }
        let at = match self.links.iter().position(|known| known == address) {
            Some(at) => at,
            None => {
                self.links.push(address.to_owned());
                self.links.len() - 1
            }
        };
        open(
            out,
            "sup",
            &[("class", "on-paper"), ("aria-hidden", "true")],
        );
        escape(&letters(at), out);
        close(out, "sup");
    }

    /// The addresses of the links to other places so far, each with its mark.
    pub fn addresses_on_paper(&self) -> Vec<PaperAddress> {
        let marked = self.links.iter().enumerate();
        marked
            .map(|(at, address)| PaperAddress {
                mark: letters(at),
                address: address.clone(),
            })
            .collect()
    }

    pub(super) fn link(&self, class: &str, href: &str, words: &str, out: &mut String) {
        open(out, "a", &[("class", class), ("href", href)]);
        escape(words, out);
        close(out, "a");
    }
}
