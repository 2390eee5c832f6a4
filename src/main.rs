//! The command line of `sef`.

use sef::cli::{self, Command};
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::fault::tell_in_words();
    let arguments = match cli::command_line::read() {
        Ok(arguments) => arguments,
        Err(outcome) => return outcome.into(),
    };
    cli::memory::prepare();
    let terminal = arguments.terminal();
    let outcome = match &arguments.command {
        Some(Command::Init(options)) => cli::init::run(options, &terminal),
        Some(Command::New(options)) => cli::new::run(options, &terminal),
        Some(Command::Build(options)) => cli::build::run(options, &terminal),
        Some(Command::Check(options)) => cli::check::run(options, &terminal),
        Some(Command::Compare(options)) => cli::compare::run(options, &terminal),
        Some(Command::Explain(options)) => cli::explain::run(options, &terminal),
        Some(Command::Serve(options)) => cli::serve::run(options, &terminal),
        Some(Command::Import(options)) => cli::import::run(options, &terminal),
        Some(Command::Verify(options)) => cli::verify::run(options, &terminal),
        Some(Command::Completions(options)) => cli::completions::run(options, &terminal),
        None => cli::welcome(&terminal),
    };
    outcome.into()
}
