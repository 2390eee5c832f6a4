//! What `--help` says of each command: examples that can be typed as they stand.

mod support;

use clap::{CommandFactory, Parser};
use sef::cli::Arguments;
use support::document::words;
use support::sef;

/// The lines of a help text that are commands of sef, without what is said of them behind two
/// spaces.
fn examples(help: &str) -> Vec<String> {
    let text = help.replace("\\\n", " ");
    let (_, behind) = text.split_once("\nExamples:\n").unwrap_or_default();
    behind
        .lines()
        .filter_map(|line| line.strip_prefix("  sef "))
        .map(|line| {
            let line = match line.trim_start().split_once("  ") {
                // A command that goes on in the next line.
                Some((command, rest)) if rest.trim_start().starts_with("--") => {
                    format!("{command} {}", rest.trim())
                }
                Some((command, _)) => command.to_owned(),
                None => line.to_owned(),
            };
            line.split(" > ").next().unwrap().to_owned()
        })
        .collect()
}

#[test]
fn every_command_has_examples_that_can_be_typed() {
    let mut count = 0;
    for command in Arguments::command().get_subcommands() {
        let name = command.get_name();
        if name == "help" {
            continue;
        }
        let output = sef(&[name, "--help"]).output().unwrap();
        assert!(output.status.success(), "{name}");
        let help = String::from_utf8(output.stdout).unwrap();
        let examples = examples(&help);
        assert!(!examples.is_empty(), "{name} has no examples:\n{help}");
        for example in examples {
            let mut typed = vec!["sef".to_owned()];
            typed.extend(words(example.split(" >> ").next().unwrap()));
            if let Err(error) = Arguments::try_parse_from(&typed) {
                panic!("{name}: “sef {example}” cannot be typed: {error}");
            }
            count += 1;
        }
    }
    assert!(count > 25, "{count}");
}
