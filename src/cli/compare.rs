//! `sef compare`: what changed from one version to another.

mod human;

use super::version::{self, Unread, Version};
use super::{Outcome, Terminal};
use crate::compare::{Changes, compare};
use crate::diagnostic::{Diagnostic, Format, show};
use crate::edition::{self, Before};
use crate::model::{Edition, Publication};
use crate::render::{Theme, comparison};
use crate::source::{Folder, Sources};
use std::io::IsTerminal;
use std::path::PathBuf;

/// What to compare, and how to show it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  sef compare earlier/v9 .          two versions of the sources, by the first edition
  sef compare earlier/v9 . --edition inspector
  sef compare our-sef-v9-2020-02-14-inspector.zip .    with what inspectors had
  sef compare earlier/v9 . --format html > changes.html")]
pub struct Options {
    /// The earlier version: a folder with sef.toml, a bundle, or the folder of a built edition
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The later version, likewise
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// The edition by which sources are cut; otherwise that of the bundle, or the first
    #[arg(long, value_name = "ID")]
    edition: Option<String>,
    /// How to show it: for people, as one JSON document, or as a page
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: FormatChoice,
}

/// The forms in which changes are shown.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum FormatChoice {
    /// Text for a terminal.
    #[default]
    Human,
    /// One JSON document.
    Json,
    /// A page that is complete in itself.
    Html,
}

/// Why there is no comparison.
enum Stop {
    CommandLine(String),
    Unread(Unread),
}

impl From<Unread> for Stop {
    fn from(unread: Unread) -> Stop {
        Stop::Unread(unread)
    }
}

/// Compares, and prints what changed on standard output.
pub fn run(options: &Options, terminal: &Terminal) -> Outcome {
    match answer(options, terminal) {
        Ok(text) => {
            terminal.answer(&text);
            Outcome::Done
        }
        Err(Stop::CommandLine(message)) => {
            terminal.complain(&message);
            Outcome::WrongCommandLine
        }
        Err(Stop::Unread(unread)) => {
            let colour = terminal.colours_errors();
            let shown = show(&unread.problems, &unread.sources, Format::Human, colour);
            terminal.complain(&shown.text);
            match unread.problems.iter().any(|problem| problem.of_disk) {
                true => Outcome::DiskRefused,
                false => Outcome::PublicationHasErrors,
            }
        }
    }
}

fn answer(options: &Options, terminal: &Terminal) -> Result<String, Stop> {
    let mut versions = Vec::new();
    for path in [&options.old, &options.new] {
        let version = version::read(path);
        if version
            .as_ref()
            .is_err_and(|unread| !unread.sources.is_empty())
        {
            let shown = path.display();
            terminal.complain(&format!(
                "The version in “{shown}” has errors of its own:\n\n"
            ));
        }
        versions.push(version?);
    }
    let (Some(new), Some(old)) = (versions.pop(), versions.pop()) else {
        return Err(Stop::CommandLine("Name two versions.\n".to_owned()));
    };
    let changes = changes(&old, &new, options.edition.as_deref())?;
    let failed = |problems: Vec<Diagnostic>| {
        Stop::Unread(Unread {
            problems,
            sources: Sources::default(),
        })
    };
    match options.format {
        FormatChoice::Human => {
            let colour = terminal.colours(std::io::stdout().is_terminal());
            Ok(human::show(&changes, colour))
        }
        FormatChoice::Json => serde_json::to_string_pretty(&changes)
            .map(|text| text + "\n")
            .map_err(|error| failed(vec![Diagnostic::error("version-unread", error.to_string())])),
        FormatChoice::Html => {
            let theme = match &new {
                Version::Sources(loaded, _) => Folder::open(&options.new)
                    .map_err(|problem| vec![problem])
                    .and_then(|folder| Theme::load(&folder, &loaded.settings.theme)),
                Version::Copy(_) => Theme::built_in(),
            };
            let page = theme
                .and_then(|theme| comparison(&changes, &theme).map_err(|problem| vec![problem]));
            let page = page.map_err(failed)?;
            Ok(String::from_utf8_lossy(&page).into_owned())
        }
    }
}

fn changes(old: &Version, new: &Version, wanted: Option<&str>) -> Result<Changes, Stop> {
    let (whole, known, copy) = match new {
        Version::Copy(copy) => (None, Before::default(), copy.as_ref().clone()),
        Version::Sources(loaded, publication) => {
            let edition = edition_of(publication, old, wanted).map_err(Stop::CommandLine)?;
            let known = old.known(publication, &edition.id);
            let copy = edition::cut_since(publication, edition, false, &known);
            let copy = copy.map_err(|problems| Unread {
                problems,
                sources: loaded.sources.clone(),
            })?;
            (Some(publication.as_ref()), known, copy)
        }
    };
    let before = old.as_earlier(whole, &known, &copy);
    let before = before.map_err(|problems| Unread {
        problems,
        sources: match old {
            Version::Sources(loaded, _) => loaded.sources.clone(),
            Version::Copy(_) => Sources::default(),
        },
    })?;
    Ok(compare(&before, &copy))
}

/// The edition of today's sources that is compared: the one wanted, that of the earlier bundle, or
/// the first.
fn edition_of<'p>(
    publication: &'p Publication,
    old: &Version,
    wanted: Option<&str>,
) -> Result<&'p Edition, String> {
    let find = |id: &str| {
        let mut all = publication.editions.iter();
        all.find(|edition| edition.id.as_str() == id)
    };
    let of_old = || match old {
        Version::Copy(copy) => find(copy.edition().id.as_str()),
        Version::Sources(..) => None,
    };
    let found: Option<&Edition> = match wanted {
        Some(wanted) => find(wanted),
        None => of_old().or(publication.editions.first()),
    };
    found.ok_or_else(|| {
        let names: Vec<&str> = publication
            .editions
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        format!(
            "There is no edition “{}” in sef.toml. There are: {}.\n",
            wanted.unwrap_or_default(),
            names.join(", ")
        )
    })
}
