//! The publication that a command is for, and how a command says no.

use super::{Outcome, Terminal};
use crate::diagnostic::{Diagnostic, Format, show, visible};
use crate::measure::capitalised;
use crate::source::{Folder, Sources};
use std::path::{Path, PathBuf};

/// Where the publication is.
#[derive(Debug, clap::Args)]
pub struct Root {
    /// The publication's folder: the one that holds sef.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
}

/// The code of the problem that a folder holds no publication.
const NO_PUBLICATION: &str = "no-publication";

impl Root {
    /// Opens the publication's folder.
    ///
    /// # Errors
    /// Where it cannot be opened, or holds no publication.
    pub fn open(&self) -> Result<Folder, Diagnostic> {
        let folder = Folder::open(&self.root)?;
        match folder.has("sef.toml") {
            true => Ok(folder),
            false => Err(no_publication(&self.root, &folder)),
        }
    }
}

/// That there is no publication in a folder, and where one is.
fn no_publication(root: &Path, folder: &Folder) -> Diagnostic {
    let place = match root == Path::new(".") {
        true => "here".to_owned(),
        false => format!("in “{}”", root.display()),
    };
    let almost = folder.named_almost("sef.toml");
    let help = match (almost, near(folder.path())) {
        (Some(almost), _) => format!("There is “{almost}”: its name must be sef.toml, in small letters and with nothing behind it. Windows may hide the ending: in Explorer, View, File name extensions."),
        (None, Some(near)) => format!("There is one in “{}”: go there, or name it: --root \"{0}\"", near.display()),
        (None, None) => "Go to the folder that holds it, or name that folder with --root. To start one: sef init my-sef".to_owned(),
    };
    Diagnostic::error(
        NO_PUBLICATION,
        format!("there is no publication {place}: no file sef.toml"),
    )
    .help(help)
}

/// A publication in one of the folders above, or in one right here.
fn near(folder: &Path) -> Option<PathBuf> {
    let holds = |folder: &Path| folder.join("sef.toml").is_file();
    if let Some(above) = folder.ancestors().skip(1).find(|above| holds(above)) {
        return Some(above.to_owned());
    }
    let mut below: Vec<PathBuf> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| holds(path))
        .collect();
    below.sort();
    below.into_iter().next()
}

/// Says why a command does nothing, and ends it.
pub fn refuse(problem: &Diagnostic, sources: &Sources, terminal: &Terminal) -> Outcome {
    let text = match problem.span {
        // A line of a file has to do with it.
        Some(_) => {
            let colour = terminal.colours_errors();
            show(
                std::slice::from_ref(problem),
                sources,
                Format::Human,
                colour,
            )
            .text
        }
        None => plainly(problem),
    };
    terminal.complain(&text);
    match problem.of_disk {
        true => Outcome::DiskRefused,
        false => Outcome::WrongCommandLine,
    }
}

/// The message and the help, as sentences.
fn plainly(problem: &Diagnostic) -> String {
    let mut text = format!("{}.\n", visible(&capitalised(&problem.message)));
    for line in problem.help.iter().flat_map(|help| help.lines()) {
        text.push_str(&visible(line));
        text.push('\n');
    }
    text
}

/// Whether a problem is one of the folder that was named, not of what is written in it.
pub fn is_of_the_command_line(problem: &Diagnostic) -> bool {
    problem.code == NO_PUBLICATION
}
