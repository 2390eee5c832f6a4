//! `sef serve`: see it while you write.

use super::previous::Previous;
use super::{Outcome, Root, Terminal};
use crate::compare::Changes;
use crate::diagnostic::Diagnostic;
use crate::edition::Copy;
use crate::load::Loaded;
use crate::measure::counted;
use crate::serve::{Preview, Reading, Server, Watch};
use crate::source::{Folder, Sources, in_words};
use rayon::prelude::*;
use signal_hook::consts::{SIGINT, SIGTERM};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// Where to show the preview.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The preview shows each page as a build makes it, again after each save, with what there is to mend
above it. Nothing is written to the disk; nobody but this computer can see it. Stop it with Ctrl-C:
that ends it with exit code 0.

Examples:
  sef serve --open                  show it in the browser, of the publication in this folder
  sef serve --root our-sef          of the one in the folder our-sef
  sef serve --port 8000             at http://127.0.0.1:8000/, where that is free")]
pub struct Options {
    #[command(flatten)]
    root: Root,
    /// The port to listen on; where it is taken, the next free one. 0 is any
    #[arg(long, value_name = "NUMBER", default_value_t = 4280)]
    port: u16,
    /// Open the preview in the browser
    #[arg(long)]
    open: bool,
}

/// Serves until it is stopped.
pub fn run(options: &Options, terminal: &Terminal) -> Outcome {
    let root = &options.root.root;
    if let Err(problem) = options.root.open() {
        return super::project::refuse(&problem, &Sources::default(), terminal);
    }
    let stops = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // Where a signal cannot be heard, it ends the program all the same; so does a second one
        // while the first waits for a build to end.
        let _ = signal_hook::flag::register_conditional_shutdown(signal, 0, Arc::clone(&stops));
        let _ = signal_hook::flag::register(signal, Arc::clone(&stops));
    }
    let server = match Server::open(options.port) {
        Ok(server) => server,
        Err(error) => {
            terminal.complain(&format!(
                "No port could be had from {} on: {}. Choose another with --port.\n",
                options.port,
                in_words(&error)
            ));
            return Outcome::DiskRefused;
        }
    };
    // From before the first look at the files: what changes while they are read is seen.
    let mut watch = Watch::on(root);
    make(&server, root, terminal);
    if let Err(error) = server.answer() {
        terminal.complain(&format!(
            "The preview cannot be shown: {}\n",
            in_words(&error)
        ));
        return Outcome::DiskRefused;
    }
    terminal.answer(&format!(
        "The preview is at {}\nIt follows each save. Stop it with Ctrl-C.\n",
        server.address()
    ));
    if options.open && !open(&server.address()) {
        terminal.complain("No browser could be opened: go to the address above.\n");
    }
    while watch.wait(&stops) {
        make(&server, root, terminal);
    }
    terminal.say("\nThe preview has ended.\n");
    Outcome::Done
}

/// The copies that a build would deliver.
fn copies(
    folder: &Folder,
    loaded: &Loaded,
) -> Result<Vec<(Copy, Option<Changes>)>, Vec<Diagnostic>> {
    let Some(publication) = &loaded.publication else {
        return Ok(Vec::new());
    };
    let previous =
        Previous::read(folder, &loaded.settings, publication).map_err(|unread| unread.problems)?;
    let editions: Vec<_> = publication.editions.iter().collect();
    let hidden = previous.hidden(publication, &editions);
    editions
        .par_iter()
        .map(|edition| {
            let cut = previous.cut(publication, edition, &hidden, false)?;
            Ok((cut.copy, cut.changes))
        })
        .collect()
}

/// Makes the preview anew, and says what came of it.
fn make(server: &Server, root: &Path, terminal: &Terminal) {
    let start = Instant::now();
    let (number, before) = server.shown();
    let number = number + 1;
    let progress = terminal.progress("Making the preview");
    let preview = match Reading::of(root, copies, &before) {
        Ok(reading) => {
            if let Some(unchecked) = reading.unchecked(number, &before) {
                server.show_unchecked(unchecked);
            }
            reading.check(super::check::findings, number, &before)
        }
        Err(problem) => Preview::unread(*problem, &before),
    };
    drop(progress);
    let (errors, warnings, findings) = (preview.errors, preview.warnings, preview.findings.clone());
    server.show(preview);
    let time = start.elapsed().as_millis();
    if errors > 0 {
        terminal.complain(&findings);
        terminal.complain("The preview shows the last build without errors.\n");
    } else {
        let warnings = counted(warnings, "warning", "warnings");
        terminal.say(&format!("Made in {time} ms, {warnings}\n"));
    }
}

/// Opens an address in the browser of the system.
fn open(address: &str) -> bool {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("explorer", &[])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    // Ctrl-C ends the preview, and no browser that was started for it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .is_ok()
}
