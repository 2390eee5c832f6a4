//! The HTML of the author's text: the one writer that makes HTML outside of templates. It
//! escapes everything, numbers the sources of a page in the order in which they are cited, and
//! gathers what the margin says beside a paragraph.

use super::address::Addresses;
use super::backlinks::first_mention;
use super::figure::Figures;
use crate::measure::{self, Reported, Said, Verdict, say};
use crate::model::*;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the margin says of a figure in the text beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MarginNote {
    /// The anchor of the note, unique in its page.
    pub anchor: String,
    /// The figure as it stands in the text.
    pub value: String,
    /// What it is: the indicator's short title, the table's caption.
    pub title: String,
    /// Where more is said of it.
    pub href: String,
    /// Its period, in words.
    pub period: Option<String>,
    /// How it stands against its target, in words.
    pub against_target: Option<String>,
    /// Whether the target is met.
    pub status: Option<Badge>,
    /// Where it goes.
    pub direction: Option<Badge>,
    /// What that rests on: `The last three months average 60%, the three before 53%.`
    pub trend: Option<String>,
    /// The evidence that it comes from.
    pub source: Option<String>,
    /// The number of that evidence among the sources of the page.
    pub source_number: Option<usize>,
}

impl MarginNote {
    /// All of it in one line, for a place without a margin.
    fn words(&self) -> String {
        let about = [Some(&self.title), self.period.as_ref()];
        let about: Vec<&str> = about
            .into_iter()
            .flatten()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        let mut words = about.join(", ");
        for part in [self.against_target.as_ref(), self.source.as_ref()]
            .into_iter()
            .flatten()
        {
            words.push_str(if words.is_empty() { "" } else { ". " });
            words.push_str(&measure::capitalised(part));
        }
        words
    }

    fn says_the_same_as(&self, other: &MarginNote) -> bool {
        let same = (&self.value, &self.title, &self.period, &self.href);
        same == (&other.value, &other.title, &other.period, &other.href)
    }
}

/// A judgement as word, shape and colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// The word.
    pub text: String,
    /// `good` `warn` `bad` `done` `neutral`
    pub tone: &'static str,
}

impl From<&Reported<'_>> for Badge {
    fn from(reported: &Reported<'_>) -> Badge {
        Badge {
            text: reported.title().to_owned(),
            tone: reported.tone().word(),
        }
    }
}

impl From<Verdict> for Badge {
    fn from(verdict: Verdict) -> Badge {
        Badge {
            text: verdict.label,
            tone: verdict.tone,
        }
    }
}

/// A source that a page cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitedSource {
    /// Its number in the page, from 1.
    pub number: usize,
    /// The anchor of its entry in the page.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// What kind of evidence it is.
    pub kind: &'static str,
    /// Its period in words.
    pub date: Option<String>,
    /// Where the text speaks of it first; nothing where only a figure comes from it.
    pub cited_at: Option<String>,
}

/// The address of a link to another place, as paper gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaperAddress {
    /// The mark behind the link: a letter, since sources have numbers.
    pub mark: String,
    /// The address.
    pub address: String,
}

/// `a` to `z`, then `aa`, `ab` …
fn letters(at: usize) -> String {
    let last = char::from(b'a' + (at % 26) as u8);
    match at / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}

/// Writes the text of one page.
pub struct Writer<'a> {
    publication: &'a Publication,
    addresses: &'a Addresses,
    figures: &'a dyn Figures,
    page: &'a str,
    as_at: Date,
    sources: Vec<Id>,
    lists_sources: bool,
    terms: Vec<Id>,
    /// What the text has spoken of, with the anchor of the first mention, where those are marked.
    mentioned: Option<BTreeMap<Id, String>>,
    /// By its number, where the first figure stands that comes from a source.
    told: BTreeMap<usize, String>,
    notes: Vec<MarginNote>,
    note_count: usize,
    notes_beside: bool,
    footnotes: Vec<Footnote>,
    /// The addresses of links to other places, which paper cannot follow.
    links: Vec<String>,
    heading_shift: u8,
    part: String,
    shown: Vec<String>,
}

/// A footnote of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Footnote {
    /// Its mark.
    pub label: String,
    /// Its anchor.
    pub anchor: String,
    /// Its text.
    pub text_html: String,
}

impl<'a> Writer<'a> {
    /// A writer for the page at `page`, told as at `as_at`.
    pub fn new(
        publication: &'a Publication,
        addresses: &'a Addresses,
        figures: &'a dyn Figures,
        page: &'a str,
        as_at: Date,
    ) -> Writer<'a> {
        Writer {
            publication,
            addresses,
            figures,
            page,
            as_at,
            sources: Vec::new(),
            lists_sources: true,
            terms: Vec::new(),
            mentioned: None,
            told: BTreeMap::new(),
            notes: Vec::new(),
            note_count: 0,
            notes_beside: false,
            footnotes: Vec::new(),
            links: Vec::new(),
            heading_shift: 0,
            part: String::new(),
            shown: Vec::new(),
        }
    }

    /// From here on text is told as at another day, as where a page gathers several sections.
    pub fn tell_as_at(&mut self, as_at: Date) {
        self.as_at = as_at;
    }

    /// From here on a citation leads to its source by name: for a text without a list of sources
    /// at its foot.
    pub fn link_to_sources(&mut self) {
        self.lists_sources = false;
    }

    /// From here on headings stand `levels` deeper than written.
    pub fn shift_headings(&mut self, levels: u8) {
        self.heading_shift = levels;
    }

    /// From here on the anchors of headings, figures and footnotes begin with `part` too: for one
    /// of several texts in a page that share their sources.
    pub fn within(&mut self, part: &str) {
        self.part = format!("{part}-");
    }

    /// From here on the first mention of anything has an anchor, to which what refers to it from
    /// elsewhere leads back.
    pub fn mark_mentions(&mut self) {
        self.mentioned = Some(BTreeMap::new());
    }

    /// The `id` of a mention: empty but for the first where mentions are marked.
    fn mention(&mut self, id: &Id) -> String {
        let anchor = self.own_anchor(&first_mention(id));
        match &mut self.mentioned {
            Some(mentioned) if !mentioned.contains_key(id) => {
                mentioned.insert(id.clone(), anchor.clone());
                anchor
            }
            _ => String::new(),
        }
    }

    fn shared_anchor(&self, name: &str) -> String {
        self.addresses.anchor(self.page, name)
    }

    fn own_anchor(&self, name: &str) -> String {
        self.addresses
            .anchor(self.page, &format!("{}{name}", self.part))
    }

    /// The HTML of blocks.
    pub fn blocks(&mut self, blocks: &[Block]) -> String {
        let mut out = String::new();
        for block in blocks {
            self.block(block, &mut out);
        }
        out
    }

    /// The HTML of inline text.
    pub fn inlines(&mut self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        self.inline_run(inlines, &mut out);
        out
    }

    /// Whether from here on a margin holds notes on the figures, which [`Writer::take_notes`]
    /// gives; otherwise each figure carries its note in itself.
    pub fn notes_beside(&mut self, beside: bool) {
        self.notes_beside = beside;
    }

    /// The margin notes since this was last asked.
    pub fn take_notes(&mut self) -> Vec<MarginNote> {
        std::mem::take(&mut self.notes)
    }

    /// The footnotes since this was last asked.
    pub fn take_footnotes(&mut self) -> Vec<Footnote> {
        std::mem::take(&mut self.footnotes)
    }

    /// The number of a source in this page; it is given one where it has none.
    pub fn source_number(&mut self, id: &Id) -> usize {
        match self.sources.iter().position(|known| known == id) {
            Some(at) => at + 1,
            None => {
                self.sources.push(id.clone());
                self.sources.len()
            }
        }
    }

    /// The sources cited so far, in the order of their numbers.
    pub fn cited_sources(&self) -> Vec<CitedSource> {
        let cited = self.sources.iter().enumerate().filter_map(|(i, id)| {
            let evidence = self.publication.evidence(id.as_str())?;
            Some(CitedSource {
                number: i + 1,
                anchor: self.shared_anchor(&format!("source-{}", i + 1)),
                title: evidence.title.clone(),
                href: self.addresses.to(self.page, id.as_str())?,
                kind: evidence.kind.title(),
                date: evidence.date.map(Period::words),
                cited_at: self
                    .mentioned
                    .as_ref()
                    .and_then(|mentioned| mentioned.get(id))
                    .or_else(|| self.told.get(&(i + 1)))
                    .map(|anchor| format!("#{anchor}")),
            })
        });
        cited.collect()
    }

    /// The terms used so far, in the order of their first use.
    pub fn used_terms(&self) -> &[Id] {
        &self.terms
    }

    fn block(&mut self, block: &Block, out: &mut String) {
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

    fn element(&mut self, name: &str, inlines: &[Inline], out: &mut String) {
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

    fn inline_run(&mut self, inlines: &[Inline], out: &mut String) {
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
    fn printed_address(&mut self, address: &str, out: &mut String) {
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

    fn link(&self, class: &str, href: &str, words: &str, out: &mut String) {
        open(out, "a", &[("class", class), ("href", href)]);
        escape(words, out);
        close(out, "a");
    }
}

/// An opening tag; attributes with an empty value are left out, but for none in this program that
/// means something when empty.
fn open(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (attribute, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(' ');
        out.push_str(attribute);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    out.push('>');
}

fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Joins the mark that comes next to the word before it: no line begins with a mark.
fn join(out: &mut String) {
    let words = out.trim_end_matches([' ', '\n']);
    let is_after_space = words.len() < out.len();
    let last_tag = words
        .ends_with('>')
        .then(|| words.rfind('<').and_then(|at| words.get(at..)));
    let begins = words.is_empty() || last_tag.flatten().is_some_and(|tag| !tag.starts_with("</"));
    if begins {
        return;
    }
    out.truncate(words.len());
    out.push(if is_after_space { '\u{a0}' } else { '\u{2060}' });
}

/// Text as HTML, in elements and in attributes. Control characters, which HTML forbids, are left
/// out.
pub fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\'' => "&#39;",
            '\n' | '\t' => continue,
            c if c.is_control() => "",
            _ => continue,
        };
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(text.get(from..).unwrap_or_default());
}
