//! One new thing in a publication that is there: which file, which number, what stands in it.

use super::name::Named;
use super::start::{by_question, section_file};
use super::written::{heading, keys, keys_but, quoted};
use super::{NewFile, number};
use crate::diagnostic::Diagnostic;
use crate::load::schema::{ACTION, EVIDENCE, GRID_ACTION, INDICATOR, PRIORITY, TABLE, TERM};
use crate::model::{Id, Origin, Place, Publication, Span};
use crate::skeleton;
use crate::source::Sources;

/// What can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// A section of the text: content/NUMBER-ID.md
    Section,
    /// A figure over time: data/indicators/ID.toml
    Indicator,
    /// A table of figures: data/tables/ID.toml
    Table,
    /// A priority of the plan: data/plan/NUMBER-ID.toml
    Priority,
    /// An action of a priority, added to the priority's file
    Action,
    /// A report, an audit, a survey: data/evidence/ID.toml
    Evidence,
    /// A term or short form, added to data/glossary.toml
    Term,
}

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What it is.
    pub kind: Kind,
    /// Its title and id.
    pub named: Named,
    /// The number of a section or priority, where it is not the next one.
    pub number: Option<String>,
    /// Where it belongs: the station of a section, the priority of an action, the priority that
    /// another is a part of.
    pub within: Option<String>,
    /// Whether a section is a page of background, without a number.
    pub background: bool,
}

/// What was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A file of its own.
    File(NewFile),
    /// A passage at the end of a file that is there.
    Addition(NewFile),
}

impl Item {
    /// The file, or the file that is added to.
    pub fn path(&self) -> &str {
        match self {
            Item::File(file) | Item::Addition(file) => &file.path,
        }
    }
}

/// Makes what is wanted, as text.
///
/// # Errors
/// Where its id or number is taken, it belongs nowhere, or the file that it would be added to
/// cannot be read.
pub fn item(
    wanted: &Wanted,
    publication: &Publication,
    sources: &Sources,
) -> Result<Item, Diagnostic> {
    let id = &wanted.named.id;
    if let Some(place) = publication.place(id.as_str()) {
        return Err(taken(id, place, publication));
    }
    let title = ("title", quoted(&wanted.named.title));
    let made = match wanted.kind {
        Kind::Section => section(wanted, publication)?,
        Kind::Priority => priority(wanted, title, publication)?,
        Kind::Action => return action(wanted, title, publication, sources),
        Kind::Term => return term(id, title, sources),
        Kind::Indicator => own_file("indicators", id, indicator(id, title)),
        Kind::Table => own_file("tables", id, table(id, title, publication)),
        Kind::Evidence => own_file("evidence", id, keys(&EVIDENCE, id.as_str(), &[title])),
    };
    Ok(Item::File(made))
}

fn own_file(folder: &str, id: &Id, text: String) -> NewFile {
    NewFile::new(
        format!("data/{folder}/{id}.toml"),
        format!("[{id}]\n{text}"),
    )
}

fn section(wanted: &Wanted, publication: &Publication) -> Result<NewFile, Diagnostic> {
    let id = &wanted.named.id;
    let number = match wanted.background {
        true => None,
        false => Some(number::of_section(
            wanted.number.as_deref(),
            wanted.within.as_deref(),
            publication,
        )?),
    };
    let path = match number {
        Some(number) => format!("content/{number}-{id}.md"),
        None => format!("content/{id}.md"),
    };
    let answers = match wanted.background {
        true => skeleton::NO_ANSWER.to_owned(),
        false => by_question(&[skeleton::NO_ANSWER; 3], &publication.framework),
    };
    let body = format!(
        "<!-- A remark like this one is for writers: no reader ever sees it. What stands here, before\n     the first question, is the summary: two or three sentences. -->\n\n{answers}"
    );
    Ok(section_file(
        &path,
        &[("title", quoted(&wanted.named.title))],
        &body,
    ))
}

fn indicator(id: &Id, title: (&str, String)) -> String {
    let given = [
        title,
        ("definition", quoted(skeleton::DEFINITION)),
        ("values", "# 2020-05 = 61\n".into()),
    ];
    keys(&INDICATOR, id.as_str(), &given)
}

fn table(id: &Id, title: (&str, String), publication: &Publication) -> String {
    let rows = skeleton::ROWS.map(|(key, title)| {
        format!(
            "{key} = {{ title = {}, number = \"[x]\" }}\n",
            quoted(title)
        )
    });
    let rows = rows.concat();
    let given = [
        title,
        ("row_title", quoted("Group")),
        ("as_at", publication.about.as_at.to_string()),
        (
            "columns",
            "number = { title = \"Number\", unit = \"number\" }\n".into(),
        ),
        ("rows", rows),
    ];
    // A table shows its own rows, or indicators: series, from and to belong to the other kind.
    keys_but(&["series", "from", "to"], &TABLE, id.as_str(), &given)
}

fn priority(
    wanted: &Wanted,
    title: (&str, String),
    publication: &Publication,
) -> Result<NewFile, Diagnostic> {
    let number = number::of_priority(
        wanted.number.as_deref(),
        wanted.within.as_deref(),
        publication,
    )?;
    let text = keys_but(&["actions"], &PRIORITY, "", &[title]);
    let path = format!("data/plan/{number}-{}.toml", wanted.named.id);
    Ok(NewFile::new(path, text))
}

fn action(
    wanted: &Wanted,
    title: (&str, String),
    publication: &Publication,
    sources: &Sources,
) -> Result<Item, Diagnostic> {
    let (origin, span) = origin(wanted.within.as_deref(), publication)?;
    let shape = match origin {
        Origin::Priority(_) => &ACTION,
        Origin::Grid(_) => &GRID_ACTION,
    };
    let path = format!("actions.{}", wanted.named.id);
    let text = heading(&path, &format!("An action: {}", wanted.named.title))
        + &keys(shape, &path, &[title]);
    let file = sources.get(span.file).map_or("", |file| file.path());
    added(file, text, sources)
}

/// The priority or area of the grid that an action belongs to.
fn origin(within: Option<&str>, publication: &Publication) -> Result<(Origin, Span), Diagnostic> {
    let priorities = publication
        .priorities
        .iter()
        .map(|one| (Origin::Priority(one.id.clone()), &one.id, one.span));
    let areas = publication
        .grid
        .iter()
        .map(|one| (Origin::Grid(one.id.clone()), &one.id, one.span));
    let all: Vec<(Origin, &Id, Span)> = priorities.chain(areas).collect();
    let names: Vec<&str> = all.iter().map(|(_, id, _)| id.as_str()).collect();
    let one = match (within, all.as_slice()) {
        (Some(wanted), all) => all.iter().find(|(_, id, _)| id.as_str() == wanted),
        (None, [one]) => Some(one),
        (None, _) => None,
    };
    if let Some((origin, _, span)) = one {
        return Ok((origin.clone(), *span));
    }
    let message = match within {
        Some(wanted) => format!("there is no priority “{wanted}”"),
        None if names.is_empty() => "there is no priority that it could belong to".to_owned(),
        None => "an action belongs to a priority: say which".to_owned(),
    };
    let help = match names.is_empty() {
        true => "Make one first: sef new priority NAME".to_owned(),
        false => format!("Add --in and its id, one of: {}.", names.join(", ")),
    };
    Err(Diagnostic::error("unknown-id", message).help(help))
}

fn term(id: &Id, title: (&str, String), sources: &Sources) -> Result<Item, Diagnostic> {
    const FILE: &str = "data/glossary.toml";
    let given = [title, ("definition", quoted(skeleton::MEANING))];
    let text = format!("[{id}]\n{}", keys(&TERM, id.as_str(), &given));
    match sources.iter().any(|(_, file)| file.path() == FILE) {
        true => added(FILE, text, sources),
        false => Ok(Item::File(NewFile::new(FILE, text))),
    }
}

/// A passage at the end of a file, where the whole can still be read then.
fn added(path: &str, text: String, sources: &Sources) -> Result<Item, Diagnostic> {
    let before = sources
        .iter()
        .find(|(_, file)| file.path() == path)
        .map_or("", |(_, file)| file.text());
    if format!("{before}\n{text}").parse::<toml::Table>().is_err() {
        return Err(Diagnostic::error(
            "cannot-add",
            format!("nothing can be added at the end of “{path}” as it stands"),
        )
        .help(format!(
            "Mend what sef check says of it, or write this into it yourself:\n\n{text}"
        )));
    }
    Ok(Item::Addition(NewFile::new(path, text)))
}

fn taken(id: &Id, place: Place, publication: &Publication) -> Diagnostic {
    let problem = Diagnostic::error(
        "duplicate-id",
        format!("there is {} with the id “{id}” already", place.what()),
    )
    .help("An id names one thing in the whole publication. Choose another name, or another id: --id an-id");
    match publication.span_of(place) {
        Some(span) => problem.at(span),
        None => problem,
    }
}
