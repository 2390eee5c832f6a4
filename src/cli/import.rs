//! `sef import`: this month's figures, from a spreadsheet into the data files.

use super::project::refuse;
use super::{Outcome, Root, Terminal};
use crate::diagnostic::{Diagnostic, Format, Severity, did_you_mean, show};
use crate::import::{self, Choice, Destination, Edited, Found, MEMORY, Memory, Proposal, Sheet};
use crate::load::{Loaded, load};
use crate::model::Publication;
use crate::source::{AuthorFiles, Sources, in_words};
use std::collections::BTreeMap;
use std::io::{IsTerminal, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The largest workbook that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What to import, and how to read it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  sef import figures-june.xlsx                   list what is new, then ask
  sef import figures.xlsx --sheet Data --map \"Seen in time=visits-protection\"
  sef import referrals.csv --area England --measure rereferral_percent \\
      --years 2015-2019 --into re-referrals:england

What --sheet and --map say is remembered in data/import.toml: the next workbook
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

/// Everything that was read.
struct Read {
    found: Vec<Found>,
    /// What names in the file mean.
    labels: Memory,
    /// What is to be remembered of that.
    memory: Memory,
    /// What comparators are called that are not there yet.
    names: BTreeMap<Destination, String>,
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
    let workbook = import::read(&name, &bytes).map_err(one)?;
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
    let read = match &workbook.sheets[..] {
        [sheet] if import::is_tidy(sheet) => statistics(options, sheet, &publication, memory)?,
        sheets => figures(options, &name, sheets, &publication, memory)?,
    };
    let shares = options
        .percent
        .map(|choice| choice == PercentChoice::Shares);
    let proposal = import::propose(&read.found, &read.labels, &publication, shares);
    drop(progress);
    terminal.say(&import::listing(&read.found, &proposal, &publication));
    let edited = import::edit(
        &proposal.changes,
        &read.names,
        &publication,
        &loaded.sources,
    )
    .map_err(|problems| Refusal::Problems(problems, loaded.sources.clone()))?;
    let edited = with_memory(edited, &old_memory, &read.memory);
    finish(options, terminal, &proposal, &edited)
}

/// Whether figures could be misplaced: an error in a file of indicators hides what it holds.
fn has_errors_in_data(loaded: &Loaded) -> bool {
    loaded.diagnostics.iter().any(|problem| {
        problem.severity == Severity::Error
            && problem.span.is_none_or(|span| {
                loaded
                    .sources
                    .get(span.file)
                    .is_none_or(|file| file.path().starts_with("data/indicators/"))
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

/// The series of the Department's statistics that was asked for.
fn statistics(
    options: &Options,
    sheet: &Sheet,
    publication: &Publication,
    memory: Memory,
) -> Result<Read, Refusal> {
    let into = options.into.as_deref().ok_or_else(|| {
        Refusal::CommandLine(format!(
            "This is a file of the Department's statistics. Say which figures, and where they go:\n\n    sef import \"{}\" --area AREA --measure COLUMN --into INDICATOR\n\nAREA is a council, a region or England; INDICATOR an indicator of years, by its id, or a comparator of\nany: re-referrals:england. COLUMN is one of: {}.\n",
            options.file.display(),
            import::measures(sheet)
        ))
    })?;
    let destination = destination(into, publication)?;
    let Some(indicator) = publication.indicator(destination.indicator.as_str()) else {
        return Err(Refusal::CommandLine(format!(
            "There is no indicator “{into}”.\n"
        )));
    };
    let choice = Choice {
        area: options.area.clone(),
        measure: options.measure.clone(),
        years: options.years.clone(),
        filters: options
            .filters
            .iter()
            .map(|filter| pair(filter, "--where COLUMN=VALUE"))
            .collect::<Result<_, _>>()?,
    };
    let series = import::tidy(sheet, &choice, (indicator, &destination))
        .map_err(|problem| Refusal::Problems(vec![problem], Sources::default()))?;
    // The label is the measure's; it holds for this import alone.
    let names = options
        .area
        .iter()
        .map(|area| (destination.clone(), area.clone()))
        .collect();
    let mut labels = Memory::default();
    labels.tell_label(&series.label, destination);
    let found = vec![Found {
        sheet: String::new(),
        how: "statistics of the Department for Education",
        series: vec![series],
    }];
    Ok(Read {
        found,
        labels,
        memory,
        names,
    })
}

/// The series of an analyst's own workbook.
fn figures(
    options: &Options,
    name: &str,
    sheets: &[Sheet],
    publication: &Publication,
    mut memory: Memory,
) -> Result<Read, Refusal> {
    for told in &options.map {
        let (label, id) = pair(told, "--map \"NAME=id\"")?;
        if publication.indicator(&label).is_some() && publication.indicator(&id).is_none() {
            return Err(Refusal::CommandLine(format!(
                "“{label}” is an indicator: the name in the spreadsheet stands first, --map \"{id}={label}\".\n"
            )));
        }
        memory.tell_label(&label, destination(&id, publication)?);
    }
    let wanted = options.sheet.as_deref().or_else(|| memory.sheet(name));
    let named =
        |sheet: &&Sheet| wanted.is_some_and(|wanted| wanted.eq_ignore_ascii_case(&sheet.name));
    let tabs: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let found: Vec<Found> = match sheets.iter().find(named) {
        Some(sheet) => import::layouts(sheet).into_iter().collect(),
        None if options.sheet.is_some() => {
            return Err(Refusal::CommandLine(format!(
                "There is no sheet “{}” in “{name}”. There are: {}.\n",
                options.sheet.as_deref().unwrap_or_default(),
                tabs.join(", ")
            )));
        }
        None => sheets
            .iter()
            .filter(|sheet| !sheet.hidden)
            .filter_map(import::layouts)
            .collect(),
    };
    if let Some(sheet) = &options.sheet {
        memory.tell_sheet(name, sheet);
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match &found[..] {
        [] => Err(Refusal::Problems(
            vec![Diagnostic::error("bad-import", format!("no figures by period were found in “{name}”")).help(
                match import::like_a_table(sheets, publication) {
                    Some(table) => format!("It looks like the table “{table}”. An import takes figures by period to indicators; those of a table in rows and columns are typed into its file in data/tables/."),
                    None => "A sheet needs a heading with periods (Apr-20, 2019/20 …) and a row for each measure; or a column “Month” and a column for each measure.".to_owned(),
                },
            )],
            Sources::default(),
        )),
        [_] => Ok(Read {
            found: named_by(found, stem),
            labels: memory.clone(),
            memory,
            names: BTreeMap::new(),
        }),
        several => {
            let names: Vec<&str> = several.iter().map(|one| one.sheet.as_str()).collect();
            Err(Refusal::CommandLine(format!(
                "Several sheets of “{name}” hold figures. Choose one with --sheet: {}.\n",
                names.join(", ")
            )))
        }
    }
}

/// Series without a name of their own go by the sheet's, or the file's.
fn named_by(mut found: Vec<Found>, stem: &str) -> Vec<Found> {
    for one in &mut found {
        let name = match one.sheet.as_str() {
            "" => stem.to_owned(),
            sheet => sheet.to_owned(),
        };
        for series in &mut one.series {
            if series.label.is_empty() {
                series.label.clone_from(&name);
            }
        }
    }
    found
}

fn destination(text: &str, publication: &Publication) -> Result<Destination, Refusal> {
    let parsed = Destination::parse(text);
    if let Some(destination) = &parsed
        && publication
            .indicator(destination.indicator.as_str())
            .is_some()
    {
        return Ok(destination.clone());
    }
    let id = text.split(':').next().unwrap_or(text).trim();
    let known = publication
        .indicators
        .iter()
        .map(|indicator| indicator.id.as_str());
    let hint = match did_you_mean(id, known) {
        Some(near) => format!(" Did you mean “{near}”?"),
        None => " Make it first: sef new indicator.".to_owned(),
    };
    Err(Refusal::CommandLine(format!(
        "There is no indicator “{id}”.{hint}\n"
    )))
}

fn pair(text: &str, form: &str) -> Result<(String, String), Refusal> {
    match text.rsplit_once('=') {
        Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err(Refusal::CommandLine(format!(
            "“{text}” is not understood: write {form}.\n"
        ))),
    }
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
