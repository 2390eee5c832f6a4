//! The ids that data files name, each of which must name a thing of the right kind.

use super::schema::Wants;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::measure::capitalised;
use crate::model::walk::walk_blocks;
use crate::model::{Audience, FileId, Id, Place, Publication, Span};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// An id that was named somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The id.
    pub id: Id,
    /// Where it is named.
    pub span: Span,
    /// What it must name.
    pub wants: Wants,
}

/// Reports every mention of something that isn't there, or is something else.
pub(super) fn check(
    publication: &Publication,
    mentions: &[Mention],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut known: BTreeMap<Wants, BTreeSet<&str>> = BTreeMap::new();
    for mention in mentions {
        let wants = mention.wants;
        if matches!(wants, Wants::Column | Wants::Row | Wants::Area) {
            continue; // Its own table knows whether they are there.
        }
        // That there are none at all is told once, where it is so.
        if matches!(wants, Wants::Section) && publication.sections.is_empty()
            || matches!(wants, Wants::JudgementArea) && publication.framework.areas.is_empty()
        {
            continue;
        }
        let known = known
            .entry(wants)
            .or_insert_with(|| names(publication, wants).into_iter().collect());
        if !known.contains(mention.id.as_str()) {
            diagnostics.push(unknown(publication, &mention.id, mention.span, wants));
        }
    }
}

/// Reports the editions that text names for a passage or an answer, and that are not there: nobody
/// would see it. Each is reported once for each text.
pub(super) fn check_readers(
    publication: &Publication,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let known: BTreeSet<&str> = names(publication, Wants::Edition).into_iter().collect();
    let mut told: BTreeSet<(Id, FileId)> = BTreeSet::new();
    let mut look = |audience: &'_ Audience, span: Span| {
        for id in &audience.only {
            if !known.contains(id.as_str()) && told.insert((id.clone(), span.file)) {
                let span = named_before(id, span, sources).unwrap_or(span);
                diagnostics.push(unknown(publication, id, span, Wants::Edition));
            }
        }
    };
    for answer in publication.sections.iter().flat_map(|one| &one.answers) {
        look(&answer.audience, answer.span);
    }
    walk_blocks(publication, &mut |block, _| {
        look(&block.audience, block.span)
    });
}

/// Where a passage's remark names an edition: before the first text that is in the passage, or
/// that follows it, where it has no end.
fn named_before(id: &Id, span: Span, sources: &Sources) -> Option<Span> {
    let text = sources.get(span.file)?.text();
    let before = text.get(..span.start as usize)?;
    let remark = before.rmatch_indices("<!--").find_map(|(at, _)| {
        let inside = before.get(at..)?.split_once("-->")?.0;
        let lower = inside.to_lowercase();
        (lower.contains("only") && inside.contains(id.as_str())).then_some((at, inside))
    });
    let (at, inside) = remark?;
    let start = at + inside.find(id.as_str())?;
    Some(Span::new(span.file, start..start + id.as_str().len()))
}

/// The ids of all that a mention could mean.
fn names(publication: &Publication, wants: Wants) -> Vec<&str> {
    fn of<'a, T>(all: &'a [T], id: impl Fn(&'a T) -> &'a Id) -> Vec<&'a str> {
        all.iter().map(|one| id(one).as_str()).collect()
    }
    let p = publication;
    match wants {
        Wants::Page => p.ids().map(Id::as_str).collect(),
        Wants::Section => of(&p.sections, |s| &s.id),
        Wants::Station => of(&p.journey.stations, |s| &s.id),
        Wants::JudgementArea => of(&p.framework.areas, |a| &a.id),
        Wants::Indicator => of(&p.indicators, |i| &i.id),
        Wants::Table => of(&p.tables, |t| &t.id),
        Wants::Figures => [of(&p.indicators, |i| &i.id), of(&p.tables, |t| &t.id)].concat(),
        Wants::Action => of(&p.actions, |a| &a.id),
        Wants::Evidence => of(&p.evidence, |e| &e.id),
        Wants::Scale => of(&p.scales, |s| &s.id),
        Wants::Edition => of(&p.editions, |e| &e.id),
        Wants::Column | Wants::Row | Wants::Area => Vec::new(),
    }
}

fn unknown(publication: &Publication, id: &Id, span: Span, wants: Wants) -> Diagnostic {
    let message = match publication.place(id.as_str()) {
        Some(place) => format!(
            "“{id}” is {}, and {} is needed here",
            place.what(),
            wants.what()
        ),
        None => format!("there is no “{id}” {}", wants.place()),
    };
    Diagnostic::error("unknown-id", message)
        .at(span)
        .help(suggestion(id, wants, &names(publication, wants)))
}

/// The nearest name, or all of them where they are few.
pub(super) fn suggestion(id: &Id, wants: Wants, known: &[&str]) -> String {
    match did_you_mean(id.as_str(), known.iter().copied()) {
        Some(near) => format!("Did you mean “{near}”?"),
        None if known.is_empty() => {
            format!("{} is made {}.", capitalised(wants.what()), wants.place())
        }
        None if known.len() <= 12 => format!("There are: {}.", known.join(", ")),
        None => format!("{} is made {}.", capitalised(wants.what()), wants.place()),
    }
}

impl Place {
    /// What stands there, with its article.
    pub fn what(self) -> &'static str {
        match self {
            Place::Section(_) => "a section",
            Place::Station(_) => "a station",
            Place::JudgementArea(_) => "a judgement area",
            Place::Indicator(_) => "an indicator",
            Place::Table(_) => "a table",
            Place::Priority(_) => "a priority",
            Place::GridArea(_) => "an area of the grid",
            Place::Action(_) => "an action",
            Place::Evidence(_) => "a piece of evidence",
            Place::Inspection(_) => "an inspection",
            Place::Finding(..) => "a finding",
            Place::Event(_) => "an event",
            Place::Question(_) => "a question",
            Place::Term(_) => "a term",
        }
    }
}
