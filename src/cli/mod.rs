//! The commands: one file each. They read, call the stages, write and print; what they print is
//! the whole of what a writer sees of the program.

mod ask;
pub mod build;
pub mod check;
pub mod command_line;
pub mod compare;
pub mod completions;
pub mod explain;
pub mod fault;
pub mod import;
pub mod init;
pub mod memory;
pub mod new;
mod previous;
mod progress;
mod project;
mod prove;
pub mod serve;
mod terminal;
mod timings;
pub mod verify;
mod version;

pub use project::Root;
pub use terminal::{ColourChoice, Terminal};

use clap::{Parser, Subcommand};
use std::path::Path;
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

impl Outcome {
    /// The exit code.
    fn code(self) -> u8 {
        match self {
            Outcome::Done => 0,
            Outcome::PublicationHasErrors => 1,
            Outcome::WrongCommandLine => 2,
            Outcome::DiskRefused => 3,
        }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(outcome.code())
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
    /// Make a new publication to start from, or unpack the sample
    Init(init::Options),
    /// Make a section, indicator, table, action, priority, evidence or term
    New(new::Options),
    /// Make the website, and what else each edition delivers, in `public/`
    Build(build::Options),
    /// Show the pages in the browser while you write, with what there is to mend
    Serve(serve::Options),
    /// Report everything that is wrong
    Check(check::Options),
    /// Say what changed from one version to another
    Compare(compare::Options),
    /// Say what a code means, why it matters and what to do
    Explain(explain::Options),
    /// Take figures from a spreadsheet into the data files
    Import(import::Options),
    /// Check a sealed bundle: whole, unchanged, and what it says it is
    Verify(verify::Options),
    /// Print what a shell needs to complete commands
    Completions(completions::Options),
}

/// What `sef` alone says: what can be done here.
pub fn welcome(terminal: &Terminal) -> Outcome {
    terminal.say(match Path::new("sef.toml").exists() {
        true => HERE,
        false => ELSEWHERE,
    });
    Outcome::Done
}

const HERE: &str = "\
This folder is a publication.

    sef build               make its website in public/
    sef serve --open        see it in the browser while you write
    sef check               say everything that is wrong, and what to do
    sef explain CODE        say why something is wrong
    sef import FILE         take figures from a spreadsheet into the data files
    sef new KIND NAME       add a section, indicator, table, priority, action, evidence or term
    sef --help              everything else
";

const ELSEWHERE: &str = "\
sef publishes the self-evaluation of a council's children's services. There is none in this folder.

    sef init my-sef         start one in a new folder, with examples to write over
    sef init --sample look  unpack the self-evaluation of a county council, to look at
    sef --help              everything else

To work on one that you have, go to the folder that holds its sef.toml.
";
