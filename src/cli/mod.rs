//! The commands: one file each. They read, call the stages, write and print; what they print is
//! the whole of what a writer sees of the program.

pub mod build;
pub mod check;
pub mod explain;
pub mod import;
mod prove;
mod terminal;
pub mod verify;

pub use terminal::{ColourChoice, Terminal};

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// How a command ended, as its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 0: done.
    Done,
    /// 1: the publication has errors.
    PublicationHasErrors,
    /// 2: the command line is wrong.
    WrongCommandLine,
    /// 3: the disk refused.
    DiskRefused,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::PublicationHasErrors => 1,
            Outcome::WrongCommandLine => 2,
            Outcome::DiskRefused => 3,
        })
    }
}

/// Publishes the self-evaluation of a council's children's services.
///
/// A publication is a folder with `sef.toml`, `content/` (a Markdown file for each section) and
/// `data/` (figures, plans and evidence as TOML files). `sef build` makes the website of it.
#[derive(Debug, Parser)]
#[command(
    name = "sef",
    version,
    after_help = "Exit codes: 0 done, 1 the publication has errors, 2 wrong command line, 3 the disk refused."
)]
pub struct Arguments {
    /// Use colour: always, never, or when a terminal shows it
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: ColourChoice,
    /// Print errors only
    #[arg(long, short, global = true)]
    quiet: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Arguments {
    /// Where and how to print.
    pub fn terminal(&self) -> Terminal {
        Terminal::new(self.color, self.quiet)
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the website, and what else each edition delivers, in `public/`
    Build(build::Options),
    /// Report everything that is wrong
    Check(check::Options),
    /// Say what a code means, why it matters and what to do
    Explain(explain::Options),
    /// Take figures from a spreadsheet into the data files
    Import(import::Options),
    /// Check a sealed bundle: whole, unchanged, and what it says it is
    Verify(verify::Options),
}

/// Where the publication is.
#[derive(Debug, clap::Args)]
pub struct Root {
    /// The publication's folder: the one that holds sef.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
}

/// What `sef` alone says: what can be done here.
pub fn welcome(terminal: &Terminal) -> Outcome {
    let here = std::path::Path::new("sef.toml").exists();
    terminal.say(match here {
        true => {
            "This folder is a publication.\n\n    sef build     make its website in public/\n    sef check     report everything that is wrong\n    sef --help    everything else\n"
        }
        false => {
            "There is no publication here: no file sef.toml.\nGo to the folder that holds it, or name that folder: sef build --root FOLDER\n"
        }
    });
    Outcome::Done
}
