//! References find what they name. Every one is resolved here, or reported: later stages only
//! meet ids that exist.

mod figures;
#[cfg(test)]
mod tests;

use super::reference::{self, Detail, Written};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::walk::{
    TextMut, Where, each_run_mut, texts_mut, walk_blocks, walk_inlines, walk_inlines_mut,
};
use crate::model::*;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Resolves every reference in the publication, which must be indexed. What names nothing is
/// reported and stays [`Target::Unresolved`]; a chart or table that is none is left out.
pub fn resolve(publication: &mut Publication, diagnostics: &mut Vec<Diagnostic>) {
    resolve_references(publication, diagnostics);
    leave_out_unknown_shows(publication, diagnostics);
}

fn resolve_references(publication: &mut Publication, diagnostics: &mut Vec<Diagnostic>) {
    let mut targets = Vec::new();
    walk_inlines(publication, &mut |inline, place| {
        if let Some(raw) = unresolved(inline) {
            let as_at = told_as_at(publication, place);
            match target(publication, raw, as_at) {
                Ok(target) => targets.push(Some(target)),
                Err(problem) => {
                    diagnostics.push(problem.at(inline.span));
                    targets.push(None);
                }
            }
        }
    });
    // The same walk again: the first target is that of the first reference.
    let mut targets = targets.into_iter();
    walk_inlines_mut(publication, &mut |inline, _| {
        if unresolved(inline).is_some()
            && let Some(Some(target)) = targets.next()
            && let InlineKind::Reference(reference) = &mut inline.kind
        {
            reference.to = target;
        }
    });
}

fn unresolved(inline: &Inline) -> Option<&str> {
    match &inline.kind {
        InlineKind::Reference(reference) => match &reference.to {
            Target::Unresolved(raw) => Some(raw),
            _ => None,
        },
        _ => None,
    }
}

/// The day as at which a text is told: that of its section, otherwise “today”.
fn told_as_at(publication: &Publication, place: Where<'_>) -> Date {
    place
        .owner
        .and_then(|owner| publication.section(owner.as_str()))
        .map_or(publication.about.published, |section| {
            publication.as_at(section)
        })
}

/// What a reference names, in a text that is told as at a day.
fn target(publication: &Publication, raw: &str, as_at: Date) -> Result<Target, Diagnostic> {
    if let Some(id) = reference::id_of_file(raw) {
        return section_of_file(publication, raw, id);
    }
    let written = reference::take_apart(raw);
    let Some(place) = publication.place(written.name) else {
        return no_id(publication, raw, written);
    };
    let id = Id::new(written.name).unwrap_or_default();
    match place {
        Place::Indicator(i) => match publication.indicators.get(i) {
            Some(indicator) => figures::indicator(indicator, written, as_at),
            None => Ok(Target::Item(id)),
        },
        Place::Table(i) => match publication.tables.get(i) {
            Some(table) => figures::table(publication, table, written, as_at),
            None => Ok(Target::Item(id)),
        },
        Place::Action(_) => {
            no_period(place, written)?;
            let facet = facet(written, place, &ActionFacet::WORDS)?.unwrap_or(ActionFacet::Title);
            Ok(Target::Action { id, facet })
        }
        Place::Priority(_) => {
            no_period(place, written)?;
            let facet =
                facet(written, place, &PriorityFacet::WORDS)?.unwrap_or(PriorityFacet::Title);
            Ok(Target::Priority { id, facet })
        }
        Place::Evidence(_) => {
            nothing_more(place, written)?;
            Ok(Target::Evidence(id))
        }
        Place::Term(i) => {
            nothing_more(place, written)?;
            // An id is no word for readers: the term's own name stands for it.
            let label = publication
                .terms
                .get(i)
                .map_or_else(|| written.name.to_owned(), |term| term.title.clone());
            Ok(Target::Term { id, label })
        }
        Place::Section(_)
        | Place::Station(_)
        | Place::JudgementArea(_)
        | Place::GridArea(_)
        | Place::Inspection(_)
        | Place::Finding(..)
        | Place::Event(_)
        | Place::Question(_) => {
            nothing_more(place, written)?;
            Ok(Target::Item(id))
        }
    }
}

fn section_of_file(publication: &Publication, raw: &str, id: &str) -> Result<Target, Diagnostic> {
    if let Some(section) = publication.section(id) {
        return Ok(Target::Item(section.id.clone()));
    }
    let problem = unknown(format!("there is no file “{raw}” in content/"));
    let sections = publication.sections.iter().map(|s| s.id.as_str());
    Err(match (publication.place(id), did_you_mean(id, sections)) {
        (Some(place), _) => problem.help(format!(
            "“{id}” is {}: refer to it with [[{id}]].",
            place.what()
        )),
        (None, Some(near)) => problem.help(format!("Did you mean [[{near}]]?")),
        (None, None) => problem.help("Write the name of a file in content/, such as 3.1-mash.md."),
    })
}

/// A reference whose name is no id: a term by a label, or a mistake.
fn no_id(publication: &Publication, raw: &str, written: Written<'_>) -> Result<Target, Diagnostic> {
    if let Some(term) = publication.term_labelled(raw) {
        return Ok(Target::Term {
            id: term.id.clone(),
            label: raw.to_owned(),
        });
    }
    if let Some(term) = publication.term_labelled(written.name) {
        return Err(unknown(format!(
            "“{}” is a term, and there is nothing more of it to refer to",
            written.name
        ))
        .help(format!(
            "Write [[{}]], or [[{}|your words]].",
            written.name, term.id
        )));
    }
    let name = match written.name {
        "" => raw,
        name => name,
    };
    let labels = publication.terms.iter().flat_map(|term| &term.labels);
    let candidates = publication
        .ids()
        .map(Id::as_str)
        .chain(labels.map(String::as_str));
    let as_id = Id::from_words(name).filter(|id| publication.place(id.as_str()).is_some());
    let near = as_id
        .as_ref()
        .map(Id::as_str)
        .or_else(|| did_you_mean(name, candidates));
    // What stands behind the name was right, where such a thing can have it.
    let behind = near
        .and_then(|near| publication.place(near))
        .filter(|place| {
            matches!(
                place,
                Place::Indicator(_) | Place::Table(_) | Place::Action(_) | Place::Priority(_)
            )
        })
        .and_then(|_| raw.trim().strip_prefix(written.name))
        .unwrap_or_default();
    Err(unknown(format!(
        "“{name}” is not the name of anything in this publication"
    ))
    .help(match near {
        Some(near) => format!("Did you mean [[{near}{behind}]]?"),
        None => "Everything has an id: the name of its file without number and ending, \
                         or its key in a data file; a term also has its short forms."
            .to_owned(),
    }))
}

fn unknown(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("unknown-id", message)
}

/// The fact that is asked for; `None` where none is.
fn facet<T: Clone>(
    written: Written<'_>,
    place: Place,
    words: &[(&'static str, T)],
) -> Result<Option<T>, Diagnostic> {
    let word = match written.detail {
        None => return Ok(None),
        Some(Detail::Facet(word)) => word,
        Some(Detail::Cell { .. }) => return Err(no_cells(place, written)),
    };
    match words.iter().find(|(known, _)| *known == word) {
        Some((_, facet)) => Ok(Some(facet.clone())),
        None => {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            Err(unknown_facet(place, written.name, word, &known))
        }
    }
}

fn unknown_facet(place: Place, name: &str, word: &str, known: &[&str]) -> Diagnostic {
    let message = match word {
        "" => format!("a word is missing behind “{name}:”"),
        _ => format!("“{name}” is {}, and has no “{word}”", place.what()),
    };
    let problem = Diagnostic::error("unknown-facet", message);
    let all = format!("[[{name}]] alone, or with one of: {}.", known.join(", "));
    problem.help(match did_you_mean(word, known.iter().copied()) {
        Some(near) => format!("Did you mean [[{name}:{near}]]? You can write {all}"),
        None => format!("You can write {all}"),
    })
}

fn no_cells(place: Place, written: Written<'_>) -> Diagnostic {
    Diagnostic::error(
        "unknown-facet",
        format!(
            "“{}” is {}, and only a table has rows and columns",
            written.name,
            place.what()
        ),
    )
    .help(format!("Write [[{}]].", written.name))
}

fn no_period(place: Place, written: Written<'_>) -> Result<(), Diagnostic> {
    if written.at.is_none() {
        return Ok(());
    }
    Err(Diagnostic::error(
        "period-of-nothing",
        format!(
            "“{}” is {}, and only an indicator has values by period",
            written.name,
            place.what()
        ),
    )
    .help("Take out the @ and what stands behind it."))
}

fn nothing_more(place: Place, written: Written<'_>) -> Result<(), Diagnostic> {
    no_period(place, written)?;
    match written.detail {
        None => Ok(()),
        Some(Detail::Cell { .. }) => Err(no_cells(place, written)),
        Some(Detail::Facet(_)) => Err(Diagnostic::error(
            "unknown-facet",
            format!(
                "“{}” is {}, and there is nothing more of it to refer to",
                written.name,
                place.what()
            ),
        )
        .help(format!(
            "Write [[{0}]], or [[{0}|your words]].",
            written.name
        ))),
    }
}

/// Reports what cannot be shown, and takes it out.
fn leave_out_unknown_shows(publication: &mut Publication, diagnostics: &mut Vec<Diagnostic>) {
    let mut wrong = BTreeSet::new();
    walk_blocks(publication, &mut |block, _| {
        let BlockKind::Show(show) = &block.kind else {
            return;
        };
        let id = &show.id;
        match publication.place(id.as_str()) {
            Some(Place::Indicator(_) | Place::Table(_)) => return,
            Some(place) => diagnostics.push(
                Diagnostic::error(
                    "cannot-be-shown",
                    format!("“{id}” is {}, and has no chart or table", place.what()),
                )
                .at(block.span)
                .help(format!(
                    "Only indicators and tables are shown with ![[…]]. Refer to it: [[{id}]]."
                )),
            ),
            None => diagnostics.push(unknown_show(publication, id).at(block.span)),
        }
        wrong.insert(id.clone());
    });
    if wrong.is_empty() {
        return;
    }
    texts_mut(publication, &mut |_, text| {
        if let TextMut::Blocks(blocks) = text {
            each_run_mut(blocks, &mut |run| {
                run.retain(|block| match &block.kind {
                    BlockKind::Show(show) => !wrong.contains(&show.id),
                    _ => true,
                });
            });
        }
    });
}

fn unknown_show(publication: &Publication, id: &Id) -> Diagnostic {
    let indicators = publication.indicators.iter().map(|i| i.id.as_str());
    let tables = publication.tables.iter().map(|t| t.id.as_str());
    let problem = unknown(format!("there is no indicator and no table “{id}”"));
    match did_you_mean(id.as_str(), indicators.chain(tables)) {
        Some(near) => problem.help(format!("Did you mean ![[{near}]]?")),
        None => problem.help(
            "Indicators are made in data/indicators/, tables in data/tables/; each has its id as \
             its key.",
        ),
    }
}
