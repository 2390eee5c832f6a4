//! `sef completions`: what a shell needs to complete commands.

use super::{Arguments, Outcome, Terminal};
use clap::CommandFactory;
use clap_complete::{Shell, generate};

/// For which shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  sef completions bash > ~/.local/share/bash-completion/completions/sef
  sef completions zsh > ~/.zfunc/_sef          (with ~/.zfunc in fpath)
  sef completions fish > ~/.config/fish/completions/sef.fish
  sef completions powershell >> $PROFILE")]
pub struct Options {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Prints the script.
pub fn run(options: &Options, terminal: &Terminal) -> Outcome {
    let mut script = Vec::new();
    generate(options.shell, &mut Arguments::command(), "sef", &mut script);
    terminal.answer(&String::from_utf8_lossy(&script));
    Outcome::Done
}
