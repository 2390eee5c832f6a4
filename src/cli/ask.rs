//! Questions at a terminal; in a pipe or a script none is asked.

use crate::diagnostic::Diagnostic;
use std::io::{self, BufRead, IsTerminal, Write};

/// How often a question is asked again before what stands in brackets is taken.
const MOST_TRIES: usize = 3;

/// Whether somebody can answer: both what they read and what they write is a terminal.
pub fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// What `option` says, or the answer to `question`, or `otherwise` where nobody can answer.
///
/// # Errors
/// Where the option or, after some tries, the answer cannot be read.
pub fn or_ask<T>(
    option: &Option<String>,
    question: &str,
    otherwise: &str,
    read: impl Fn(&str) -> Result<T, Diagnostic>,
) -> Result<T, Diagnostic> {
    if let Some(option) = option {
        return read(option);
    }
    if !can_ask() {
        return read(otherwise);
    }
    let mut tries = 0;
    loop {
        tries += 1;
        let answer = answer(question, otherwise);
        match read(&answer) {
            Err(problem) if tries < MOST_TRIES => {
                let help = problem.help.unwrap_or_default();
                let mut out = io::stdout().lock();
                let _ = writeln!(out, "    {}. {help}", problem.message);
            }
            result => return result,
        }
    }
}

/// A line of standard input; `otherwise` where it is empty or there is none any more.
fn answer(question: &str, otherwise: &str) -> String {
    let mut out = io::stdout().lock();
    let _ = write!(out, "{question} [{otherwise}] ").and_then(|()| out.flush());
    let mut line = String::new();
    let _ = io::stdin().lock().read_line(&mut line);
    match line.trim() {
        "" => otherwise.to_owned(),
        answer => answer.to_owned(),
    }
}
