//! The command line as people type it, and what is said where it is wrong.

use super::{Arguments, Outcome, Terminal};
use clap::Parser;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// Reads the command line; where help was asked for or something is wrong, it is printed, and how
/// that ends is given back.
///
/// # Errors
/// How the program ends where there is nothing to run.
pub fn read() -> Result<Arguments, Outcome> {
    Arguments::try_parse().map_err(|error| {
        if !error.use_stderr() {
            // Help and the version are answers, with clap's own colours.
            let _ = error.print();
            return Outcome::Done;
        }
        let text = match in_words(&error) {
            Some(text) => format!("{text}\n"),
            None => error.to_string(),
        };
        Terminal::default().complain(&text);
        Outcome::WrongCommandLine
    })
}

/// What is wrong, in plain words; `None` where clap says it better.
fn in_words(error: &Error) -> Option<String> {
    let word = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.clone()),
        Some(ContextValue::Strings(words)) => words.first().cloned(),
        _ => None,
    };
    let meant = |kind, otherwise: &str| match word(kind) {
        Some(near) => format!("Did you mean “{near}”?"),
        None => otherwise.to_owned(),
    };
    let option = || word(ContextKind::InvalidArg).map(|name| plain(&name));
    Some(match error.kind() {
        ErrorKind::InvalidSubcommand => format!(
            "There is no command “{}”. {}",
            word(ContextKind::InvalidSubcommand)?,
            meant(
                ContextKind::SuggestedSubcommand,
                "sef --help lists the commands."
            )
        ),
        ErrorKind::UnknownArgument if !option()?.starts_with('-') => format!(
            "“{}” cannot stand here. A name of several words stands in quotation marks; put --help behind the command to see what can.",
            option()?
        ),
        ErrorKind::UnknownArgument => format!(
            "“{}” cannot stand here. {}",
            option()?,
            meant(
                ContextKind::SuggestedArg,
                "Put --help behind the command to see what can."
            )
        ),
        ErrorKind::InvalidValue
            if word(ContextKind::InvalidValue).is_some_and(|value| value.is_empty()) =>
        {
            format!("{} needs a value behind it.{}", option()?, possible(error))
        }
        ErrorKind::InvalidValue => {
            let near = match word(ContextKind::SuggestedValue) {
                Some(near) => format!(" Did you mean “{near}”?"),
                None => String::new(),
            };
            format!(
                "{} cannot be “{}”.{near}{}",
                option()?,
                word(ContextKind::InvalidValue)?,
                possible(error)
            )
        }
        ErrorKind::MissingRequiredArgument => format!(
            "Something is missing: {}. Put --help behind the command for examples.",
            all(error, ContextKind::InvalidArg).join(" and ")
        ),
        ErrorKind::ArgumentConflict => format!(
            "{} does not go together with {}.",
            option()?,
            all(error, ContextKind::PriorArg).join(" and ")
        ),
        _ => return None,
    })
}

fn possible(error: &Error) -> String {
    let words = all(error, ContextKind::ValidValue);
    match words.is_empty() {
        true => String::new(),
        false => format!(" It can be: {}.", words.join(", ")),
    }
}

fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(words)) => words.iter().map(|word| plain(word)).collect(),
        Some(ContextValue::String(word)) => vec![plain(word)],
        _ => Vec::new(),
    }
}

/// The name of an option or of a place on the command line: `--format` of `--format <FORMAT>`,
/// KIND of `<KIND>`.
fn plain(name: &str) -> String {
    match name.split_once(" <") {
        Some((option, _)) => option.to_owned(),
        None => name
            .trim_end_matches('.')
            .trim_matches(['<', '>'])
            .to_owned(),
    }
}
