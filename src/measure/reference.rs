//! What a reference says: the words that stand in the sentence, and the note that goes with them.

use super::{
    FoundCell, NOT_RECORDED, NOT_REPORTED, Reported, Shown, Style, Summary, action_status, change,
    change_between, comparable, comparator_reading, comparison, counts_of, digits, direction_words,
    due_words, find_cell, format::sounding, latest, latest_of_comparator, owner_words,
    priority_impact, priority_status, reading, summary_at, target_at, target_status,
};
use crate::model::{
    Absence, ActionFacet, Comparator, Facet, Id, Indicator, Inline, InlineKind, Period, Place,
    PriorityFacet, Publication, Table, Target, plain_words,
};
use jiff::civil::Date;
use serde::Serialize;

/// What stands where something would rest on a hidden figure.
pub const NOT_SHOWN: &str = "not shown";
/// A title may refer to something whose title refers to a third: that far, and no further, since
/// they may refer to each other in a circle.
const DEEPEST: u8 = 2;

/// What a reference says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// What stands in the sentence.
    #[serde(flatten)]
    pub shown: Shown,
    /// Whether the figure behind it is hidden, so that the author's own words are not shown.
    pub hidden: bool,
    /// What a note beside it says.
    pub note: Note,
}

/// What a note beside a reference says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Note {
    /// What is referred to.
    pub title: String,
    /// For a figure: its value, as in a sentence.
    pub value: Option<String>,
    /// What it is about: a period.
    pub period: Option<String>,
    /// The title of its source.
    pub source: Option<String>,
    /// For an indicator: all there is to say of it at that period.
    pub indicator: Option<Box<Summary>>,
}

/// What a reference says in a text that is told as at `as_at`. `words` are the author's own: they
/// stand in place of the composed ones, unless the figure behind them is hidden.
pub fn say(publication: &Publication, to: &Target, words: Option<&str>, as_at: Date) -> Said {
    let speaker = Speaker {
        publication,
        as_at,
        depth: 0,
    };
    let mut said = speaker.say(to);
    if let (Some(words), false) = (words, said.hidden) {
        said.shown = Shown::plain(words);
    }
    said
}

/// Inline text as plain words, with what its references say. Citations of evidence leave nothing,
/// unless the author has words for them.
pub fn plain_text(publication: &Publication, inlines: &[Inline], as_at: Date) -> String {
    let speaker = Speaker {
        publication,
        as_at,
        depth: 0,
    };
    speaker.plain_text(inlines)
}

/// The title of anything that has an id, in plain words.
pub fn title_of(publication: &Publication, id: &Id) -> Option<String> {
    let speaker = Speaker {
        publication,
        as_at: publication.about.published,
        depth: 0,
    };
    speaker.title_of(id)
}

#[derive(Clone, Copy)]
struct Speaker<'a> {
    publication: &'a Publication,
    as_at: Date,
    depth: u8,
}

impl<'a> Speaker<'a> {
    fn plain_text(self, inlines: &[Inline]) -> String {
        if self.depth >= DEEPEST {
            return plain_words(inlines);
        }
        let mut text = String::new();
        self.deeper().collect(inlines, &mut text);
        text
    }

    fn deeper(self) -> Speaker<'a> {
        Speaker {
            depth: self.depth + 1,
            ..self
        }
    }

    fn collect(self, inlines: &[Inline], text: &mut String) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(words),
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner)
                | InlineKind::Superscript(inner)
                | InlineKind::Subscript(inner)
                | InlineKind::Link { content: inner, .. } => self.collect(inner, text),
                InlineKind::Reference(reference) => {
                    let said = self.say(&reference.to);
                    match &reference.words {
                        Some(words) if !said.hidden => text.push_str(words),
                        _ if matches!(reference.to, Target::Evidence(_)) => {
                            // “… within a day [[source]].” leaves no space before the full stop.
                            text.truncate(text.trim_end().len());
                        }
                        _ => text.push_str(&said.shown.text),
                    }
                }
                InlineKind::FootnoteMark(_) => {}
                InlineKind::SoftBreak | InlineKind::HardBreak => text.push(' '),
            }
        }
    }

    fn title_of(self, id: &Id) -> Option<String> {
        let all = self.publication;
        let title = |title: &str| Some(title.to_owned());
        match all.place(id.as_str())? {
            Place::Section(i) => title(&all.sections.get(i)?.title),
            Place::Station(i) => title(&all.journey.stations.get(i)?.title),
            Place::JudgementArea(i) => title(&all.framework.areas.get(i)?.title),
            Place::Indicator(i) => title(&all.indicators.get(i)?.title),
            Place::Table(i) => title(&all.tables.get(i)?.title),
            Place::Priority(i) => title(&all.priorities.get(i)?.title),
            Place::GridArea(i) => title(&all.grid.get(i)?.title),
            Place::Action(i) => Some(self.plain_text(&all.actions.get(i)?.title)),
            Place::Evidence(i) => title(&all.evidence.get(i)?.title),
            Place::Inspection(i) => title(&all.inspections.get(i)?.title),
            Place::Finding(i, j) => {
                Some(self.plain_text(&all.inspections.get(i)?.findings.get(j)?.text))
            }
            Place::Event(i) => title(&all.events.get(i)?.title),
            Place::Question(i) => Some(self.plain_text(&all.questions.get(i)?.text)),
            Place::Term(i) => title(&all.terms.get(i)?.title),
        }
    }

    fn say(self, to: &Target) -> Said {
        let all = self.publication;
        match to {
            Target::Indicator {
                id,
                facet,
                at,
                since,
            } => match all.indicator(id.as_str()) {
                Some(indicator) => self.say_indicator(indicator, facet, *at, *since),
                None => unknown(id),
            },
            Target::Cell { table, row, column } => match all.table(table.as_str()) {
                Some(found) => self.say_cell(found, row, column),
                None => unknown(table),
            },
            Target::Action { id, facet } => match all.action(id.as_str()) {
                None => unknown(id),
                Some(action) => {
                    let title = self.plain_text(&action.title);
                    let shown = match facet {
                        ActionFacet::Title => Shown::plain(title.clone()),
                        ActionFacet::Owner => recorded(owner_words(action.owner.as_deref())),
                        ActionFacet::Due => recorded(due_words(&action.due)),
                        ActionFacet::Status => status_shown(action_status(all, action, self.as_at)),
                    };
                    said(shown, title)
                }
            },
            Target::Priority { id, facet } => match all.priority(id.as_str()) {
                None => unknown(id),
                Some(priority) => {
                    let shown = match facet {
                        PriorityFacet::Title => Shown::plain(priority.title.clone()),
                        PriorityFacet::Status => {
                            status_shown(priority_status(all, priority, self.as_at))
                        }
                        PriorityFacet::Impact => {
                            status_shown(priority_impact(all, priority, self.as_at))
                        }
                    };
                    said(shown, priority.title.clone())
                }
            },
            Target::Term { id, label } => {
                let title = self.title_of(id).unwrap_or_else(|| label.clone());
                said(Shown::plain(label.clone()), title)
            }
            Target::Evidence(id) | Target::Item(id) => match self.title_of(id) {
                Some(title) => said(Shown::plain(title.clone()), title),
                None => unknown(id),
            },
            Target::Unresolved(text) => said(Shown::missing(text.clone()), text.clone()),
            Target::Removed(words) => said(Shown::plain(words.clone()), String::new()),
        }
    }

    fn say_cell(self, table: &Table, row: &Id, column: &Id) -> Said {
        let found = find_cell(self.publication, table, row.as_str(), column.as_str());
        let source = table.source.as_ref();
        let mut note = Note {
            title: table.title.clone(),
            period: table.as_at.map(Period::words),
            source: source.and_then(|id| self.title_of(id)),
            ..Note::default()
        };
        let mut shown = Shown::missing(NOT_RECORDED);
        let mut hidden = false;
        if let Some(FoundCell { heading, cell }) = found {
            note.title = format!("{}: {heading}", table.title);
            hidden = cell.absence.is_some_and(Absence::is_hidden);
            if let Some(words) = cell.words {
                shown = Shown::plain(self.plain_text(words));
            } else if !cell.prose.text.is_empty() {
                shown = cell.prose;
            }
        }
        note.value = Some(shown.text.clone());
        Said {
            shown,
            hidden,
            note,
        }
    }

    fn say_indicator(
        self,
        indicator: &Indicator,
        facet: &Facet,
        at: Option<Period>,
        since: Option<Period>,
    ) -> Said {
        let period = at.or_else(|| latest(indicator, self.as_at).map(|reading| reading.period));
        let comparator = match facet {
            Facet::Comparator(id) => indicator.comparators.iter().find(|c| c.id == *id),
            _ => None,
        };
        if let Some(comparator) = comparator {
            return self.say_comparator(indicator, comparator, at, period);
        }
        let summary = summary_at(self.publication, indicator, period);
        let shown = match (facet, period) {
            (Facet::Title, _) => Ok(indicator.title.clone()),
            (Facet::Target, None) => target_at(indicator, Period::Day(self.as_at))
                .map(|target| target.words(Style::of(indicator)))
                .ok_or("no target"),
            (_, None) => Err(Absence::NotAvailable.words()),
            (facet, Some(at)) => facet_words(indicator, facet, at, since),
        };
        // What is derived rests on every figure that may be compared; a value on itself alone.
        let rests_on_hidden = period.is_some_and(|at| {
            let run = comparable(indicator, at);
            match facet {
                Facet::Value | Facet::Numerator | Facet::Denominator | Facet::Status => {
                    run.last().is_some_and(|reading| reading.is_hidden())
                }
                Facet::Change | Facet::Direction => {
                    let since = since.and_then(|since| reading(indicator, since));
                    shown.is_err() && run.iter().chain(&since).any(|reading| reading.is_hidden())
                }
                Facet::Target | Facet::Period | Facet::Title | Facet::Comparator(_) => false,
            }
        });
        let shown = match shown {
            Ok(text) => sounding(text),
            Err(_) if rests_on_hidden && *facet != Facet::Value => Shown::missing(NOT_SHOWN),
            Err(words) => Shown::missing(words),
        };
        Said {
            shown,
            hidden: rests_on_hidden,
            note: Note {
                title: summary.title.clone(),
                value: Some(summary.value.text.clone()),
                period: summary.period.clone(),
                source: summary.source.clone(),
                indicator: Some(Box::new(summary)),
            },
        }
    }

    fn say_comparator(
        self,
        indicator: &Indicator,
        comparator: &Comparator,
        at: Option<Period>,
        period: Option<Period>,
    ) -> Said {
        let beside = || {
            let value =
                period.and_then(|at| comparison(self.publication, indicator, comparator, at));
            match value {
                Some(beside) => Some(beside.reading),
                // It may be of a day after the last value, and still be known.
                None => latest_of_comparator(self.publication, indicator, comparator, self.as_at),
            }
        };
        let found = match at {
            Some(at) => comparator_reading(indicator, comparator, at),
            None => beside(),
        };
        let style = Style::of_comparator(indicator, comparator);
        let shown = match found {
            Some(reading) => style.prose(reading.datum),
            None => Shown::missing(Absence::NotAvailable.words()),
        };
        let source = comparator.source.as_ref();
        Said {
            hidden: found.is_some_and(|reading| reading.is_hidden()),
            note: Note {
                title: format!("{}: {}", indicator.title, comparator.name),
                value: Some(shown.text.clone()),
                period: found.map(|reading| reading.period.words()),
                source: source.and_then(|id| self.title_of(id)),
                indicator: None,
            },
            shown,
        }
    }
}

/// What a facet of an indicator says at a period, or the words for why it says nothing.
fn facet_words(
    indicator: &Indicator,
    facet: &Facet,
    at: Period,
    since: Option<Period>,
) -> Result<String, &'static str> {
    let style = Style::of(indicator);
    let nothing = Absence::NotAvailable.words();
    let here = reading(indicator, at);
    match facet {
        Facet::Value => match here.map(|reading| reading.value) {
            Some(Ok(value)) => Ok(style.full(value)),
            Some(Err(absence)) => Err(absence.words()),
            None => Err(nothing),
        },
        Facet::Target => target_at(indicator, at)
            .map(|target| target.words(style))
            .ok_or("no target"),
        Facet::Change => {
            let change = match since {
                Some(since) => change_between(indicator, since, at),
                None => change(indicator, at),
            };
            change.map(|change| change.words(style)).ok_or(nothing)
        }
        Facet::Direction => direction_words(indicator, at)
            .map(str::to_owned)
            .ok_or(nothing),
        Facet::Status => target_status(indicator, at)
            .map(|status| status.words().to_owned())
            .ok_or("no judgement"),
        Facet::Numerator | Facet::Denominator => {
            let counts = here.and_then(|reading| counts_of(reading.datum));
            let (n, of) = counts.ok_or(NOT_RECORDED)?;
            Ok(digits(if *facet == Facet::Numerator { n } else { of }))
        }
        Facet::Period => Ok(at.words()),
        Facet::Title => Ok(indicator.title.clone()),
        Facet::Comparator(_) => Err(nothing),
    }
}

fn recorded(words: &str) -> Shown {
    Shown {
        absent: words == NOT_RECORDED,
        ..Shown::plain(words)
    }
}

fn status_shown(reported: Option<Reported>) -> Shown {
    match reported {
        Some(reported) => Shown::plain(reported.title()),
        None => Shown::missing(NOT_REPORTED),
    }
}

fn said(shown: Shown, title: String) -> Said {
    Said {
        shown,
        hidden: false,
        note: Note {
            title,
            ..Note::default()
        },
    }
}

/// Only where `load` has reported it already.
fn unknown(id: &Id) -> Said {
    said(Shown::missing(id.as_str()), String::new())
}

#[cfg(test)]
mod tests;
