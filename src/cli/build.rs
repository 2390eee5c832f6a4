//! `sef build`: the whole way, from the author's files to `public/`.

use super::previous::{Cut, Previous};
use super::progress::Progress;
use super::prove::Subject;
use super::timings::{self, Stages};
use super::version::Version;
use super::{Outcome, Root, Terminal};
use crate::check::FiguresInProse;
use crate::deliver::{FileOutcome, FolderDelivery, Workshop, bundle};
use crate::diagnostic::{Diagnostic, Format, Severity, show};
use crate::edition::Scan;
use crate::load::load;
use crate::measure::counted;
use crate::model::{Delivery, Edition, Publication};
use crate::render::{Charts, Form, Part, Shared, Site, Theme};
use crate::source::Sources;
use rayon::prelude::*;
use std::fmt::Write as _;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What to build, and how.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  sef build                         every edition, into public/
  sef build --edition inspector     one edition alone
  sef build --draft                 in spite of errors, with DRAFT on every page
  sef build --prove                 and show that no edition depends on what it must not show
  sef build --timings               and say what took how long

What sef did not make in public/ stays there. A site opens by a double click on its index.html.")]
pub struct Options {
    #[command(flatten)]
    root: Root,
    /// Where to deliver; otherwise the folder public/ beside sef.toml
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Build this edition alone
    #[arg(long, value_name = "ID")]
    edition: Option<String>,
    /// Deliver in spite of errors: DRAFT stands on every page and in every file name
    #[arg(long)]
    draft: bool,
    /// Build each edition again with all replaced that it must not show: both must be the same
    #[arg(long)]
    prove: bool,
    /// Say what took how long
    #[arg(long)]
    timings: bool,
}

/// What was made of one edition.
struct Made {
    id: String,
    pages: usize,
    charts: usize,
    written: usize,
    opens: Option<PathBuf>,
    /// What is said of the files beside the folder.
    files: Vec<String>,
    stages: Stages,
}

/// Builds, and says what was made.
pub fn run(options: &Options, terminal: &Terminal) -> Outcome {
    let start = Instant::now();
    let mut stages = Stages::begin();
    let progress = terminal.progress("Reading the files");
    let folder = match options.root.open() {
        Ok(folder) => folder,
        Err(problem) => {
            progress.hide();
            return super::project::refuse(&problem, &Sources::default(), terminal);
        }
    };
    // Never dropped: the process ends with it, and its memory goes back as a whole.
    let loaded = ManuallyDrop::new(load(&folder));
    stages.end("read");
    progress.now("Checking");
    let (findings, theme) = rayon::join(
        || super::check::findings(&loaded),
        || Theme::load(&folder, &loaded.settings.theme),
    );
    stages.end("check");
    progress.hide();
    let errors = report(&findings, &loaded.sources, terminal);
    let Some(publication) = &loaded.publication else {
        return outcome_of(&findings);
    };
    if errors > 0 && !options.draft {
        terminal.complain("\nNothing was made: mend the errors above, or use --draft to make a draft in spite of them.\n");
        return outcome_of(&findings);
    }
    if super::check::forbid_a_draft(&findings) {
        terminal.complain("\nNothing was made: what could make somebody recognisable must not be in a draft either.\n");
        return Outcome::PublicationHasErrors;
    }
    let editions = match wanted_editions(publication, options.edition.as_deref()) {
        Ok(editions) => editions,
        Err(message) => {
            terminal.complain(&message);
            return Outcome::WrongCommandLine;
        }
    };
    let theme = match theme {
        Ok(theme) => ManuallyDrop::new(theme),
        Err(problems) => return refuse(&problems, &loaded.sources, terminal),
    };
    let previous = match Previous::read(&folder, &loaded.settings, publication) {
        Ok(previous) => previous,
        Err(unread) if unread.sources.is_empty() => {
            return refuse(&unread.problems, &loaded.sources, terminal);
        }
        Err(unread) => {
            terminal
                .complain("The version before, which sef.toml names, has errors of its own:\n\n");
            return refuse(&unread.problems, &unread.sources, terminal);
        }
    };
    stages.end("version before");
    let public = options
        .out
        .clone()
        .unwrap_or_else(|| options.root.root.join("public"));
    let workshop = Workshop::open(&public, || {
        terminal.complain("Waiting for another build to end …\n")
    });
    stages.end("wait");
    progress.now("Making the pages");
    let workshop = match workshop {
        Ok(workshop) => workshop,
        Err(problem) => return refuse(&[problem], &loaded.sources, terminal),
    };
    let hidden = previous.hidden(publication, &editions);
    // Editions know nothing of each other, but a chart that shows the same in several is drawn once;
    // what is said of them stays in their order.
    let charts = Charts::default();
    let make = || -> Vec<_> {
        editions
            .par_iter()
            .with_max_len(1)
            .map(|edition| {
                let mut stages = Stages::begin();
                let Cut {
                    copy,
                    shown,
                    changes,
                } = previous.cut(publication, edition, &hidden, errors > 0)?;
                let version = previous.of(edition);
                let subject = Subject {
                    whole: publication,
                    copy: &copy,
                    before: version.map(Version::publication).zip(shown.as_ref()),
                    known: previous.known(),
                    changes: changes.as_ref(),
                };
                stages.end("cut");
                let proof = match options.prove {
                    true => super::prove::prove(&subject, &theme)?,
                    false => String::new(),
                };
                if options.prove {
                    stages.end("prove");
                }
                workshop
                    .keep(
                        &format!("{}-hidden.txt", edition.id),
                        &hidden.by(edition).log(),
                    )
                    .map_err(|problem| vec![problem])?;
                let look_for = || {
                    let mut scan = Scan::of(publication, &copy);
                    if let Some((before, shown)) = subject.before {
                        scan = scan.and_before(before, shown, &copy);
                    }
                    let before = version.and_then(Version::sources).zip(shown.as_ref());
                    let before = before.map(|((before, sources), shown)| (before, sources, shown));
                    scan.and_files((publication, &loaded.sources), &copy, before)
                };
                let share = || Arc::new(Shared::among(&copy, &charts));
                let (scan, shared) = rayon::join(look_for, share);
                let changes = changes.as_ref();
                let site = Site::sharing(&copy, changes, &theme, Form::Folder, shared);
                let made = deliver(&site, &scan, &workshop, (stages, &progress))?;
                if editions.len() == 1 {
                    // As what was loaded; of several each makes room for the next.
                    std::mem::forget(site);
                    std::mem::forget(copy);
                }
                Ok::<_, Vec<Diagnostic>>((proof, made))
            })
            .collect()
    };
    let (results, figures) = rayon::join(make, || crate::check::figures_in_prose(publication));
    drop(progress);
    let mut made = Vec::new();
    let mut problems = Vec::new();
    for result in results {
        match result {
            Ok((proof, one)) => {
                terminal.say(&proof);
                made.push(one);
            }
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        return refuse(&problems, &loaded.sources, terminal);
    }
    stages.end("editions");
    terminal.say(&summary(&made, figures, &findings, start.elapsed()));
    if options.timings {
        let editions = made.iter().map(|one| (one.id.as_str(), &one.stages));
        terminal.say(&timings::told(&stages, editions));
    }
    Outcome::Done
}

fn wanted_editions<'p>(
    publication: &'p Publication,
    wanted: Option<&str>,
) -> Result<Vec<&'p Edition>, String> {
    let Some(wanted) = wanted else {
        return Ok(publication.editions.iter().collect());
    };
    let found: Vec<&Edition> = publication
        .editions
        .iter()
        .filter(|edition| edition.id.as_str() == wanted)
        .collect();
    if found.is_empty() {
        let names: Vec<&str> = publication
            .editions
            .iter()
            .map(|edition| edition.id.as_str())
            .collect();
        return Err(format!(
            "There is no edition “{wanted}” in sef.toml. There are: {}.\n",
            names.join(", ")
        ));
    }
    Ok(found)
}

fn deliver(
    site: &Site<'_>,
    scan: &Scan,
    workshop: &Workshop,
    (stages, progress): (Stages, &Progress),
) -> Result<Made, Vec<Diagnostic>> {
    let copy = site.copy();
    let edition = copy.edition();
    let mut parts = site.parts();
    // The index takes longest: what is begun last holds everything up.
    parts.sort_by_cached_key(|part| matches!(part, Part::Page(_)));
    let mut made = Made {
        id: edition.id.to_string(),
        pages: parts
            .iter()
            .filter(|part| matches!(part, Part::Page(_)))
            .count(),
        charts: site.charts(),
        written: 0,
        opens: None,
        files: Vec::new(),
        stages,
    };
    let one = |problem: Diagnostic| vec![problem];
    let name = copy.file_name();
    if edition.deliver.contains(&Delivery::Site) {
        let folder = FolderDelivery::begin(workshop, edition.id.as_str())
            .map_err(|problem| vec![problem])?;
        progress.expect(parts.len());
        let problems: Vec<Diagnostic> = parts
            .par_iter()
            .with_max_len(1)
            .flat_map_iter(|part| {
                let path = site.path(part);
                progress.made_one();
                match site.bytes(part) {
                    Ok(bytes) => {
                        let leaks = match scan.is_empty() {
                            true => Vec::new(),
                            false => scan.leaks(&path, &site.in_full(part, &bytes)),
                        };
                        let put = folder.put(&path, &bytes).err();
                        leaks.into_iter().chain(put).collect()
                    }
                    Err(problem) => vec![problem],
                }
            })
            .collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        let outcome = folder.finish().map_err(|problem| vec![problem])?;
        made.written = outcome.written;
        made.opens = Some(
            workshop
                .public()
                .join(edition.id.as_str())
                .join("index.html"),
        );
        made.stages.end("pages");
    }
    if edition.deliver.contains(&Delivery::Single) {
        let bytes = site.in_form(Form::Single).single()?;
        let file = format!("{name}.html");
        refuse_leaks(scan.leaks(&file, &bytes))?;
        let outcome = workshop.put_file(&file, &bytes).map_err(one)?;
        made.files.push(told(&file, bytes.len(), &outcome));
        made.stages.end("single file");
    }
    if edition.deliver.contains(&Delivery::Bundle) {
        let bundle = bundle(site)?;
        let file = format!("{name}.zip");
        let contents = bundle.contents.par_iter();
        let leaks =
            contents.flat_map_iter(|(path, bytes)| scan.leaks(&format!("{name}/{path}"), bytes));
        refuse_leaks(leaks.collect())?;
        let outcome = workshop.put_file(&file, &bundle.zip).map_err(one)?;
        let beside = format!("{}  {file}\n", bundle.sha256);
        workshop
            .put_file(&format!("{file}.sha256"), beside.as_bytes())
            .map_err(one)?;
        made.files.push(format!(
            "{}\n             sha-256 of the zip   {}\n             fingerprint inside   {}",
            told(&file, bundle.zip.len(), &outcome),
            bundle.sha256,
            bundle.fingerprint
        ));
        made.stages.end("bundle");
    }
    if !copy.is_draft() {
        let drafts = workshop.drafts_of(&name).into_iter();
        made.files.extend(drafts.map(|draft| {
            format!("{draft} is still there, a draft of this version: delete it if nobody needs it")
        }));
    }
    Ok(made)
}

fn refuse_leaks(leaks: Vec<Diagnostic>) -> Result<(), Vec<Diagnostic>> {
    match leaks.is_empty() {
        true => Ok(()),
        false => Err(leaks),
    }
}

/// What became of a file beside the folders. What is replaced under the name of one version may
/// already be in somebody's hands: both fingerprints are named.
fn told(file: &str, size: usize, outcome: &FileOutcome) -> String {
    let kilobytes = size.div_ceil(1000);
    match outcome {
        FileOutcome::Made => format!("{file}, {kilobytes} kB"),
        FileOutcome::Unchanged => format!("{file}, {kilobytes} kB, unchanged"),
        FileOutcome::Replaced { old, new } => format!(
            "{file}, {kilobytes} kB, replaced: this version was there with other content\n             before               {old}\n             now                  {new}"
        ),
    }
}

/// Prints the errors; how many there are. Warnings are counted at the end: `sef check` shows them.
fn report(findings: &[Diagnostic], sources: &Sources, terminal: &Terminal) -> usize {
    let errors: Vec<Diagnostic> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .cloned()
        .collect();
    let shown = show(&errors, sources, Format::Human, terminal.colours_errors());
    terminal.complain(&shown.text);
    shown.errors
}

fn refuse(problems: &[Diagnostic], sources: &Sources, terminal: &Terminal) -> Outcome {
    terminal.complain(&show(problems, sources, Format::Human, terminal.colours_errors()).text);
    outcome_of(problems)
}

fn outcome_of(problems: &[Diagnostic]) -> Outcome {
    match problems
        .iter()
        .any(|problem| problem.of_disk && problem.severity == Severity::Error)
    {
        true => Outcome::DiskRefused,
        false => Outcome::PublicationHasErrors,
    }
}

fn summary(
    made: &[Made],
    figures: FiguresInProse,
    diagnostics: &[Diagnostic],
    time: Duration,
) -> String {
    let mut text = String::new();
    for one in made {
        let _ = writeln!(
            text,
            "{:<12} {:>10}, {:>10}, {:>5} written",
            one.id,
            counted(one.pages, "page", "pages"),
            counted(one.charts, "chart", "charts"),
            counted(one.written, "file", "files")
        );
        for file in &one.files {
            let _ = writeln!(text, "             {file}");
        }
    }
    let warnings = diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Warning)
        .count();
    let _ = writeln!(
        text,
        "{} figures in the text are references, {} are typed; {} (sef check shows them); {:.2} s",
        figures.references,
        figures.typed,
        counted(warnings, "warning", "warnings"),
        time.as_secs_f64()
    );
    if let Some(path) = made.iter().find_map(|one| one.opens.as_deref()) {
        let _ = writeln!(text, "Open {}", shown_path(path));
    }
    text
}

fn shown_path(path: &Path) -> String {
    path.strip_prefix("./")
        .unwrap_or(path)
        .display()
        .to_string()
}
