//! `sef verify`: is this bundle whole, unchanged, and what it says it is?

use super::{Outcome, Terminal};
use crate::deliver::verify::{Verdict, verify};
use crate::diagnostic::{Format, show};
use crate::source::Sources;
use std::fmt::Write as _;
use std::path::PathBuf;

/// What to check.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  sef verify our-sef-v10-2020-07-16-inspector.zip
  sef verify our-sef-v10-2020-07-16-inspector    the folder that was made of it

It ends with 0 where all is well, with 1 where something is wrong, with 3 where it cannot be read.
Compare the fingerprint with the one that the sender gave you another way.")]
pub struct Options {
    /// The zip, or the folder that was made of it
    #[arg(value_name = "FILE|DIR")]
    path: PathBuf,
}

/// Checks, and says what the bundle is and what is wrong with it.
pub fn run(options: &Options, terminal: &Terminal) -> Outcome {
    let progress = terminal.progress("Checking the bundle");
    let verdict = verify(&options.path);
    drop(progress);
    let verdict = match verdict {
        Ok(verdict) => verdict,
        Err(problem) => {
            let shown = show(
                &[problem],
                &Sources::default(),
                Format::Human,
                terminal.colours_errors(),
            );
            terminal.complain(&shown.text);
            return Outcome::DiskRefused;
        }
    };
    terminal.say(&provenance(&verdict));
    if verdict.is_whole() {
        terminal.say(&praise(&verdict));
        return Outcome::Done;
    }
    terminal.complain(&blame(&verdict));
    Outcome::PublicationHasErrors
}

fn provenance(verdict: &Verdict) -> String {
    let mut text = String::new();
    for (label, value) in &verdict.provenance {
        let _ = writeln!(text, "{label:<22} {value}");
    }
    if !text.is_empty() {
        text.push('\n');
    }
    for note in &verdict.notes {
        let _ = writeln!(text, "Note: {note}");
    }
    text
}

fn praise(verdict: &Verdict) -> String {
    format!(
        "Whole and unchanged. Checked: {}.\nThis shows that nothing was changed since the fingerprints were made, not who made them: compare the fingerprint with the one that the sender gave you another way.\n",
        verdict.checked.join("; ")
    )
}

fn blame(verdict: &Verdict) -> String {
    let mut text = String::new();
    for problem in &verdict.problems {
        let _ = writeln!(text, "wrong: {problem}");
    }
    if verdict.more > 0 {
        let _ = writeln!(text, "… and {} more.", verdict.more);
    }
    if !verdict.is_something_else {
        text.push_str("\nDon't rely on this bundle. Ask the sender for it again.\n");
    }
    text
}
