//! The HTML of the author's text: the one writer that makes HTML outside of templates. It
//! escapes everything, numbers the sources of a page in the order in which they are cited, and
//! gathers what the margin says beside a paragraph.

mod blocks;
mod inlines;
mod markup;

use super::address::Addresses;
use super::backlinks::first_mention;
use super::figure::Figures;
use crate::measure::{self, Reported, Verdict};
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
}
