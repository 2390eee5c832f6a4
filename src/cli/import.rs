//! `sef import`: this month's figures, from a spreadsheet into the data files.

mod reading;

use super::fault::while_reading;
use super::project::refuse;
use super::{Outcome, Root, Terminal};
use crate::diagnostic::{Diagnostic, Format, Severity, show};
use crate::import::{self, Edited, MEMORY, Memory, Proposal};
use crate::load::{Loaded, load};
use crate::source::{AuthorFiles, Sources, in_words};
use std::io::{IsTerminal, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The largest workbook that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What to import, and how to read it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  sef import figures-june.xlsx                   list what is new, then ask
  sef import figures.xlsx --sheet Data --map \"Seen in time=visits-protection\"
  sef import training.xlsx --table essentials-by-area --as-at 2020-06-30
                                                 a table in rows and columns
  sef import referrals.csv --area England --measure rereferral_percent \\
      --years 2015-2019 --into re-referrals:england

What --sheet, --table and --map say is remembered in data/import.toml: the next workbook
is read without them.")]
pub struct Options {
    #[command(flatten)]
    root: Root,
    /// The spreadsheet: .xlsx or .csv
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The sheet that holds the figures
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// What a name in the spreadsheet means: "Seen in time=visits-protection"; may be given several times
    #[arg(long, value_name = "NAME=ID")]
    map: Vec<String>,
    /// The table that the figures go to, by its id: a row a row, a column a column
    #[arg(long, value_name = "ID")]
    table: Option<String>,
    /// The later day or month that a table's figures are of; without it, those that differ are revisions
    #[arg(long, value_name = "DAY")]
    as_at: Option<String>,
    /// How percentages are written where it can't be told: 0.61 (shares) or 61 (whole)
    #[arg(long, value_enum, value_name = "HOW")]
    percent: Option<PercentChoice>,
    /// Of the Department's statistics: the area, by its name or code
    #[arg(long, value_name = "AREA")]
    area: Option<String>,
    /// Of the Department's statistics: the column with the figures
    #[arg(long, value_name = "COLUMN")]
    measure: Option<String>,
    /// Of the Department's statistics: the years, as the file writes them: 2019, 2015-2019
    #[arg(long, value_name = "YEARS")]
    years: Option<String>,
    /// Of the Department's statistics: the rows to take, where there are several for a year
    #[arg(long = "where", value_name = "COLUMN=VALUE")]
    filters: Vec<String>,
    /// Of the Department's statistics: the indicator, or one of its comparators: re-referrals:england
    #[arg(long, value_name = "ID")]
    into: Option<String>,
    /// Only list what would be written
    #[arg(long)]
    dry_run: bool,
    /// Write without asking
    #[arg(long, conflicts_with = "dry_run")]
    yes: bool,
}

/// How percentages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum PercentChoice {
    /// 0.61 is 61%.
    Shares,
    /// 61 is 61%.
    Whole,
}

/// Why there is nothing to propose.
enum Refusal {
    /// The command line names what is not there.
    CommandLine(String),
    /// There is no publication.
    NoPublication(Diagnostic),
    /// Something is wrong with the file or the publication.
    Problems(Vec<Diagnostic>, Sources),
}

/// Imports, after asking.
pub fn run(options: &Options, terminal: &Terminal) -> Outcome {
    match import(options, terminal) {
        Ok(outcome) => outcome,
        Err(Refusal::CommandLine(message)) => {
            terminal.complain(&message);
            Outcome::WrongCommandLine
        }
        Err(Refusal::NoPublication(problem)) => refuse(&problem, &Sources::default(), terminal),
        Err(Refusal::Problems(problems, sources)) => {
            let colour = terminal.colours_errors();
            terminal.complain(&show(&problems, &sources, Format::Human, colour).text);
            match problems.iter().any(|problem| problem.of_disk) {
                true => Outcome::DiskRefused,
                false => Outcome::PublicationHasErrors,
            }
        }
    }
}

fn import(options: &Options, terminal: &Terminal) -> Result<Outcome, Refusal> {
    let one = |problem| Refusal::Problems(vec![problem], Sources::default());
    let progress = terminal.progress("Reading the publication");
    let folder = options.root.open().map_err(Refusal::NoPublication)?;
    let mut loaded = load(&folder);
    let publication = match loaded.publication.take() {
        Some(publication) if !has_errors_in_data(&loaded) => publication,
        _ => {
            let mut problems = loaded.diagnostics;
            problems.retain(|problem| problem.severity == Severity::Error);
            problems.push(Diagnostic::error(
                "bad-import",
                "nothing was imported: mend the publication first",
            ));
            return Err(Refusal::Problems(problems, loaded.sources));
        }
    };
    let name = file_name(&options.file);
    progress.now("Reading the spreadsheet");
    let bytes = bytes(&options.file).map_err(one)?;
    let (sheet, colour) = (name.clone(), terminal.colours_errors());
    let damaged = move || {
        let problems = [import::damaged(&sheet)];
        show(&problems, &Sources::default(), Format::Human, colour).text
    };
    let workbook = while_reading(damaged, || import::read(&name, &bytes)).map_err(one)?;
    if let Some(refused) = import::child_level(&workbook) {
        return Err(one(refused));
    }
    let old_memory = folder
        .has(MEMORY)
        .then(|| folder.text(MEMORY))
        .transpose()
        .map_err(one)?
        .unwrap_or_default();
    let memory = Memory::read(&old_memory);
    let read = reading::of(options, &name, &workbook.sheets, &publication, memory)?;
    let proposal = read.proposal;
    drop(progress);
    terminal.say(&read.listing);
    let edited = import::edit(&proposal, &read.names, &publication, &loaded.sources)
        .map_err(|problems| Refusal::Problems(problems, loaded.sources.clone()))?;
    let edited = with_memory(edited, &old_memory, &read.memory);
    finish(options, terminal, &proposal, &edited)
}

/// Whether figures could be misplaced: an error in a file of indicators or tables hides what it
/// holds.
fn has_errors_in_data(loaded: &Loaded) -> bool {
    loaded.diagnostics.iter().any(|problem| {
        problem.severity == Severity::Error
            && problem.span.is_none_or(|span| {
                loaded.sources.get(span.file).is_none_or(|file| {
                    ["data/indicators/", "data/tables/"]
                        .iter()
                        .any(|folder| file.path().starts_with(folder))
                })
            })
    })
}

fn with_memory(mut edited: Vec<Edited>, old: &str, memory: &Memory) -> Vec<Edited> {
    if *memory != Memory::read(old) {
        edited.push(Edited {
            path: MEMORY.to_owned(),
            old: old.to_owned(),
            new: memory.text(),
        });
    }
    edited
}

fn finish(
    options: &Options,
    terminal: &Terminal,
    proposal: &Proposal,
    edited: &[Edited],
) -> Result<Outcome, Refusal> {
    if edited.is_empty() {
        terminal.say("\nNothing to write.\n");
        // A file in which nothing at all was recognised is a mistake, not an empty month.
        return Ok(match proposal.unchanged == 0 {
            true => Outcome::PublicationHasErrors,
            false => Outcome::Done,
        });
    }
    let paths: Vec<&str> = edited.iter().map(|one| one.path.as_str()).collect();
    if options.dry_run {
        terminal.say(&format!(
            "\nNothing was written. Without --dry-run these files would change: {}.\n",
            paths.join(", ")
        ));
        return Ok(Outcome::Done);
    }
    if !options.yes && !asked(terminal, &paths) {
        terminal.say("\nNothing was written.\n");
        return Ok(Outcome::Done);
    }
    let mut files = AuthorFiles::of(&options.root.root);
    for one in edited {
        files
            .replace(&one.path, &one.old, &one.new)
            .map_err(|problem| Refusal::Problems(vec![problem], Sources::default()))?;
    }
    files
        .commit()
        .map_err(|problem| Refusal::Problems(vec![problem], Sources::default()))?;
    terminal.say(&format!(
        "\nWritten: {}. Now run sef check.\n",
        paths.join(", ")
    ));
    Ok(Outcome::Done)
}

/// Asks at a terminal; in a pipe nobody can answer.
fn asked(terminal: &Terminal, paths: &[&str]) -> bool {
    if !std::io::stdin().is_terminal() {
        terminal.complain("\nTo write this, run it again with --yes.\n");
        return false;
    }
    let mut out = std::io::stderr().lock();
    let _ = write!(out, "\nWrite this in {}? [y/N] ", paths.join(", "));
    let _ = out.flush();
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer).is_ok();
    read && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let failed = |error: std::io::Error| {
        let problem = Diagnostic::disk(
            "unreadable-file",
            format!("cannot read “{}”: {}", path.display(), in_words(&error)),
        );
        match error.kind() {
            std::io::ErrorKind::NotFound => problem.help(
                "Write the whole name, with its ending and the folder that it is in: sef import \"../Figures/June 2020.xlsx\"",
            ),
            _ => problem,
        }
    };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    // A pipe or a device doesn't say how much is to come.
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    match u64::try_from(bytes.len()) {
        Ok(..=LARGEST) => Ok(bytes),
        _ => Err(Diagnostic::error(
            "file-too-large",
            format!(
                "“{}” has more than {LARGEST} bytes, the most that is read",
                path.display()
            ),
        )),
    }
}
