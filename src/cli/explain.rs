//! `sef explain`: what a code means, why it matters and what to do.

use super::{Outcome, Terminal};
use crate::check;
use crate::diagnostic::did_you_mean;

/// What to explain.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  sef explain                       every code there is
  sef explain typed-figure          what it means, with an example
  sef explain \"warning[past-due]\"  the same, copied from a message")]
pub struct Options {
    /// The code of a finding, such as typed-figure; without one, all codes are listed
    #[arg(value_name = "CODE")]
    code: Option<String>,
    /// Print the whole of docs/checks.md
    #[arg(long, conflicts_with = "code")]
    all: bool,
}

/// Explains.
pub fn run(options: &Options, terminal: &Terminal) -> Outcome {
    if options.all {
        terminal.answer(&check::checks_page());
        return Outcome::Done;
    }
    let Some(code) = options.code.as_deref() else {
        terminal.answer(&list());
        return Outcome::Done;
    };
    // People copy it with its brackets: error[typed-figure].
    let code = code
        .rsplit_once('[')
        .map_or(code, |(_, inside)| inside)
        .trim_end_matches([']', ':'])
        .trim();
    match check::explain(code) {
        Some(text) => {
            terminal.answer(&text);
            Outcome::Done
        }
        None => {
            // Codes are long: what has little in common with one was not meant to be it.
            let near = did_you_mean(code, check::codes())
                .filter(|near| strsim::osa_distance(code, near) * 2 <= near.len());
            let hint = match near {
                Some(near) => format!(" Did you mean “{near}”?"),
                None => " sef explain, without a code, lists all of them.".to_owned(),
            };
            terminal.complain(&format!("There is no rule “{code}”.{hint}\n"));
            Outcome::WrongCommandLine
        }
    }
}

fn list() -> String {
    let mut text = String::new();
    for code in check::codes() {
        text.push_str(code);
        text.push('\n');
    }
    text
}
