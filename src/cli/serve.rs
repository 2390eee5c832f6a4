//! `sef serve`: see it while you write.

use super::previous::Previous;
use super::{Outcome, Root, Terminal};
use crate::compare::Changes;
use crate::diagnostic::Diagnostic;
use crate::edition::Copy;
use crate::load::Loaded;
use crate::serve::{Preview, Server, Watch};
use crate::source::{Folder, in_words};
use rayon::prelude::*;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Where to show the preview.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The preview shows each page as a build makes it, again after each save, with what there is to mend
above it. Nothing is written to the disk; nobody but this computer can see it. Stop it with Ctrl-C.")]
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
    loop {
        watch.wait();
        make(&server, root, terminal);
    }
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
    publication
        .editions
        .par_iter()
        .map(|edition| {
            let cut = previous.cut(publication, edition, false)?;
            Ok((cut.copy, cut.changes))
        })
        .collect()
}

/// Makes the preview anew, and says what came of it.
fn make(server: &Server, root: &Path, terminal: &Terminal) {
    let start = Instant::now();
    let (number, before) = server.shown();
    let preview = Preview::make(root, (super::check::findings, copies), number + 1, &before);
    let (errors, warnings, findings) = (preview.errors, preview.warnings, preview.findings.clone());
    server.show(preview);
    let time = start.elapsed().as_millis();
    if errors > 0 {
        terminal.complain(&findings);
        terminal.complain("The preview shows the last build without errors.\n");
    } else {
        terminal.say(&format!("Made in {time} ms, {warnings} warnings\n"));
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
    Command::new(program)
        .args(arguments)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .is_ok()
}
