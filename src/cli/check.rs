//! `sef check`: everything that is wrong with a publication.

use super::project::{is_of_the_command_line, refuse};
use super::{Outcome, Root, Terminal};
use crate::check::{self, Subject};
use crate::diagnostic::{Diagnostic, Format, Severity, did_you_mean, show};
use crate::edition::{self, Before, Copy, HiddenByRule};
use crate::load::{Loaded, RuleSetting, load};
use crate::model::{Edition, Publication};
use crate::render::Theme;
use crate::source::Sources;
use rayon::prelude::*;
use std::io::IsTerminal;
use std::mem::ManuallyDrop;

/// What to check, and how to show it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  sef check                         everything, with the lines and what to do
  sef check --format short          a line each
  sef check --select typed-figure   one rule alone
  sef check --ignore past-due,stale-figure
  sef check --deny warnings         fail on warnings, too: for a script
  sef explain typed-figure          why something is reported

sef.toml says how strict each rule is, under [rules].")]
pub struct Options {
    #[command(flatten)]
    root: Root,
    /// How to show findings: for people, a line each, or as one JSON document
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: FormatChoice,
    /// End with exit code 1 also where there are only warnings
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Show these rules' findings alone; may be given several times, or with commas
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    select: Vec<String>,
    /// Leave these rules' findings out; may be given several times, or with commas
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    ignore: Vec<String>,
}

/// The forms in which findings are shown.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum FormatChoice {
    /// The line itself, underlined, with help.
    #[default]
    Human,
    /// A line each.
    Short,
    /// One JSON document.
    Json,
}

/// What counts as an error besides errors.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Deny {
    /// Warnings.
    Warnings,
}

/// Checks, and prints every finding on standard output.
pub fn run(options: &Options, terminal: &Terminal) -> Outcome {
    if let Some(message) = options
        .select
        .iter()
        .chain(&options.ignore)
        .find_map(|code| unknown_code(code))
    {
        terminal.complain(&message);
        return Outcome::WrongCommandLine;
    }
    let progress = terminal.progress("Reading the files");
    let opened = options.root.open();
    let checked = opened.map(|folder| {
        // The command ends soon: the system takes memory back faster, all at once.
        let mut loaded = ManuallyDrop::new(load(&folder));
        progress.now("Checking");
        let (mut findings, of_theme) = rayon::join(
            || findings(&loaded),
            || Theme::problems(&folder, &loaded.settings.theme),
        );
        findings.extend(of_theme);
        (findings, std::mem::take(&mut loaded.sources))
    });
    drop(progress);
    let (mut findings, sources) = match checked {
        Ok(checked) => checked,
        // Who reads it by program gets a document all the same.
        Err(problem) if matches!(options.format, FormatChoice::Human) => {
            return refuse(&problem, &Sources::default(), terminal);
        }
        Err(problem) => (vec![problem], Sources::default()),
    };
    let of_command_line = findings.iter().any(is_of_the_command_line);
    let of_disk = findings.iter().any(|finding| finding.of_disk);
    findings.retain(|finding| options.wants(finding.code) || finding.of_disk || of_command_line);
    // A warning that makes the command fail is as good as an error.
    if terminal.is_quiet() && options.deny.is_none() {
        findings.retain(|finding| finding.severity == Severity::Error);
    }
    let (format, colour) = match options.format {
        FormatChoice::Human => (
            Format::Human,
            terminal.colours(std::io::stdout().is_terminal()),
        ),
        FormatChoice::Short => (Format::Short, false),
        FormatChoice::Json => (Format::Json, false),
    };
    let shown = show(&findings, &sources, format, colour);
    terminal.answer(&shown.text);
    if matches!(options.format, FormatChoice::Human) && shown.text.is_empty() {
        terminal.say("Nothing to mend.\n");
    }
    let refused = shown.errors > 0 || (options.deny.is_some() && shown.warnings > 0);
    match refused {
        true if of_disk => Outcome::DiskRefused,
        true if of_command_line => Outcome::WrongCommandLine,
        true => Outcome::PublicationHasErrors,
        false => Outcome::Done,
    }
}

impl Options {
    fn wants(&self, code: &str) -> bool {
        (self.select.is_empty() || self.select.iter().any(|wanted| wanted == code))
            && !self.ignore.iter().any(|unwanted| unwanted == code)
    }
}

fn unknown_code(code: &str) -> Option<String> {
    if check::codes().any(|known| known == code) {
        return None;
    }
    let hint = match did_you_mean(code, check::codes()) {
        Some(near) => format!(" Did you mean “{near}”?"),
        None => " sef explain lists them.".to_owned(),
    };
    Some(format!("There is no rule “{code}”.{hint}\n"))
}

/// Everything that is wrong: what loading found, then what the rules find in the publication and
/// in each edition's copy. For a command that ends soon: what is made on the way is left to the
/// system, which takes memory back faster, all at once.
pub fn findings(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut all = loaded.diagnostics.clone();
    let Some(publication) = &loaded.publication else {
        return all;
    };
    let (sources, rules) = (&loaded.sources, &loaded.settings.rules);
    let before = loaded.before.as_deref();
    let whole = ManuallyDrop::new(Subject::since(publication, before, sources));
    let (mut found, (problems, of_copies)) = rayon::join(
        || check::whole(&whole, rules),
        || findings_of_copies(&whole, rules),
    );
    all.extend(problems);
    found.extend(of_copies);
    all.extend(check::settled(found, sources, rules));
    check::hold_back(&loaded.diagnostics, &mut all);
    all
}

/// What hinders an edition from being cut, and what the rules find in those that can be.
fn findings_of_copies(
    whole: &Subject<'_>,
    rules: &[RuleSetting],
) -> (Vec<Diagnostic>, Vec<Diagnostic>) {
    let publication = whole.publication;
    let editions: Vec<&Edition> = publication.editions.iter().collect();
    let hidden = HiddenByRule::of(publication, &editions, &Before::default());
    let (mut copies, mut problems) = (ManuallyDrop::new(Vec::new()), Vec::new());
    for cut in cut_each_kind(publication, &editions, &hidden) {
        match cut {
            Ok(copy) => copies.push(copy),
            Err(found) => problems.extend(found),
        }
    }
    let copies: Vec<_> = copies
        .iter()
        .map(|(editions, copy)| (editions.as_slice(), copy.publication()))
        .collect();
    (problems, check::copies(&copies, whole, rules))
}

/// What editions hold that hold the same, or what hinders one.
type Cut<'e> = Result<(Vec<&'e Edition>, Copy), Vec<Diagnostic>>;

/// Cuts the editions, those that hold the same once; in the order of the first of each.
fn cut_each_kind<'e>(
    publication: &Publication,
    editions: &[&'e Edition],
    hidden: &HiddenByRule,
) -> Vec<Cut<'e>> {
    let mut kinds: Vec<Vec<(usize, &Edition)>> = Vec::new();
    for (at, edition) in editions.iter().enumerate() {
        let is_alike = |first: &&(usize, &Edition)| edition::may_hold_the_same(first.1, edition);
        match kinds
            .iter_mut()
            .find(|kind| kind.first().filter(is_alike).is_some())
        {
            Some(kind) => kind.push((at, edition)),
            None => kinds.push(vec![(at, edition)]),
        }
    }
    let mut cut: Vec<(usize, Cut<'_>)> = kinds
        .into_par_iter()
        .flat_map_iter(|mut kind| {
            let mut cut = Vec::new();
            while !kind.is_empty() {
                let (at, first) = kind.remove(0);
                let others: Vec<&Edition> = kind.iter().map(|(_, other)| *other).collect();
                let copy = edition::cut_with_like(publication, first, &others, hidden.by(first));
                cut.push((
                    at,
                    copy.map(|(copy, like)| {
                        kind.retain(|(_, other)| !like.iter().any(|one| one.id == other.id));
                        ([vec![first], like].concat(), copy)
                    }),
                ));
            }
            cut
        })
        .collect();
    cut.sort_by_cached_key(|(at, _)| *at);
    cut.into_iter().map(|(_, cut)| cut).collect()
}

/// Whether `findings` hold errors that even a draft must not carry.
pub fn forbid_a_draft(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| {
        finding.severity == Severity::Error
            && (finding.is_of_disclosure() || check::is_of_disclosure(finding.code))
    })
}
