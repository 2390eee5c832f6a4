//! Where and how the commands print.

use super::progress::Progress;
use std::io::{self, IsTerminal, Write};

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ColourChoice {
    /// At a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Standard output and standard error, with what the reader wants of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminal {
    colour: ColourChoice,
    quiet: bool,
}

impl Terminal {
    /// A terminal that prints as asked.
    pub fn new(colour: ColourChoice, quiet: bool) -> Terminal {
        Terminal { colour, quiet }
    }

    /// Whether only errors are wanted.
    pub fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Whether to use colour in what goes to standard error.
    pub fn colours_errors(self) -> bool {
        self.colours(io::stderr().is_terminal())
    }

    /// Whether to use colour in what goes to standard output.
    pub fn colours(self, is_terminal: bool) -> bool {
        match self.colour {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                is_terminal && !refused
            }
        }
    }

    /// Shows what is being done, where somebody sees it and it takes long.
    pub fn progress(self, stage: &'static str) -> Progress {
        Progress::begin(!self.quiet && io::stderr().is_terminal(), stage)
    }

    /// Prints to standard output, unless only errors are wanted. A pipe that was closed early is
    /// no error: nobody listens any more.
    pub fn say(&self, text: &str) {
        if !self.quiet {
            let mut out = io::stdout().lock();
            let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        }
    }

    /// Prints to standard output, whatever is wanted: what the command was asked for.
    pub fn answer(&self, text: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// Prints to standard error.
    pub fn complain(&self, text: &str) {
        let mut out = io::stderr().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }
}
