//! `sef init`: a new publication, or the sample.

use super::project::refuse;
use super::{Outcome, Terminal, ask};
use crate::diagnostic::Diagnostic;
use crate::load::{built_in, built_in_names, in_force_on, the_one_like};
use crate::scaffold::{Answers, NewFile, sample, start, unpack};
use crate::source::{Sources, in_words};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// What to make, and where.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  sef init my-sef                   ask a few questions, and make a publication in my-sef
  sef init my-sef --framework ilacs-2026 --organisation \"Borsetshire County Council\"
  sef init --sample look            the whole self-evaluation of a county council, to look at

No file that is there is ever written over. At a terminal, what no option says is asked; in a
script, nothing is asked.")]
pub struct Options {
    /// The folder to make it in: a new or empty one
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Unpack the real self-evaluation of a county council instead of a new one
    #[arg(long, conflicts_with_all = ["framework", "organisation", "title", "as_at"])]
    sample: bool,
    /// Who publishes it, such as "Borsetshire County Council"
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// What it is called
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    /// The inspection framework that it answers to: sif-2013, ilacs-2018, ilacs-2023 or ilacs-2026
    #[arg(long, value_name = "NAME")]
    framework: Option<String>,
    /// The day as at which it is told, such as 2026-09-30; otherwise today
    #[arg(long, value_name = "DAY")]
    as_at: Option<String>,
}

const TITLE: &str = "Children's services self-evaluation";
const ORGANISATION: &str = "Our council";

/// Makes it, and says what can be done with it.
pub fn run(options: &Options, terminal: &Terminal) -> Outcome {
    let folder = options.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    if let Err(problem) = fit(&folder, options.folder.is_some()) {
        return refuse(&problem, &Sources::default(), terminal);
    }
    let files = match options.sample {
        true => sample(),
        false => match answers(options, terminal) {
            Ok(answers) => {
                let framework = built_in(&answers.framework).unwrap_or_default();
                start(&answers, &framework)
            }
            Err(problem) => return refuse(&problem, &Sources::default(), terminal),
        },
    };
    match unpack(&folder, &files) {
        Ok(()) => {
            terminal.say(&made(&folder, &files, options.sample));
            Outcome::Done
        }
        Err(problem) => refuse(&problem, &Sources::default(), terminal),
    }
}

/// Whether a publication can be made in `folder`: nothing of another one is there, and files that
/// have nothing to do with it only where the folder was named on purpose.
fn fit(folder: &Path, named: bool) -> Result<(), Diagnostic> {
    let shown = folder.display();
    if folder.is_file() {
        return Err(wrong(
            format!("“{shown}” is a file, and a folder is needed here"),
            "Name a new folder: sef init my-sef",
        ));
    }
    if folder.join("sef.toml").exists() {
        return Err(wrong(
            "there is a publication here already: a file sef.toml".to_owned(),
            "sef build makes its website, sef new adds to it. For another one, name a new folder: sef init my-sef",
        ));
    }
    let there = visible_names(folder)?;
    for part in ["content", "data"] {
        if there.iter().any(|name| name == part) && !visible_names(&folder.join(part))?.is_empty() {
            return Err(wrong(
                format!(
                    "there are files in the folder “{part}” here, which a publication needs for its own"
                ),
                "Name a new folder: sef init my-sef",
            ));
        }
    }
    if !named && !there.is_empty() {
        let first = there.first().map_or("", String::as_str);
        let count = match there.len() {
            1 => format!("“{first}” is in this folder"),
            many => format!("{many} files and folders are in this folder, such as “{first}”"),
        };
        return Err(wrong(
            format!("{count}: a publication is best kept by itself"),
            "Name a new folder: sef init my-sef. To use this one all the same: sef init .",
        ));
    }
    Ok(())
}

fn wrong(message: String, help: &str) -> Diagnostic {
    Diagnostic::error("folder-in-use", message).help(help)
}

/// The names in a folder, sorted, hidden ones left out; none where it isn't there.
fn visible_names(folder: &Path) -> Result<Vec<String>, Diagnostic> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(folder).map_err(|error| {
        let shown = folder.display();
        Diagnostic::disk(
            "unreadable-folder",
            format!("cannot open the folder “{shown}”: {}", in_words(&error)),
        )
    })?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    Ok(names)
}

/// What the options say; at a terminal, what they don't is asked.
fn answers(options: &Options, terminal: &Terminal) -> Result<Answers, Diagnostic> {
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    // Wrong options are told before anything is asked.
    options.as_at.as_deref().map(day).transpose()?;
    options.framework.as_deref().map(framework).transpose()?;
    let asks = ask::can_ask()
        && [
            &options.organisation,
            &options.title,
            &options.as_at,
            &options.framework,
        ]
        .iter()
        .any(|option| option.is_none());
    if asks {
        terminal.say("A new self-evaluation. Enter takes what stands in brackets; all of it can be changed later in sef.toml.\n\n");
    }
    let organisation = ask::or_ask(
        &options.organisation,
        "Who publishes it?",
        ORGANISATION,
        words,
    )?;
    let title = ask::or_ask(&options.title, "What is it called?", TITLE, words)?;
    let as_at = ask::or_ask(
        &options.as_at,
        "As at which day is it told?",
        &today.to_string(),
        day,
    )?;
    let names: Vec<&str> = built_in_names().collect();
    let framework = ask::or_ask(
        &options.framework,
        &format!("Which inspection framework ({})?", names.join(", ")),
        in_force_on(as_at),
        framework,
    )?;
    if asks {
        terminal.say("\n");
    }
    Ok(Answers {
        organisation,
        title,
        framework,
        as_at,
    })
}

fn words(text: &str) -> Result<String, Diagnostic> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.is_empty() {
        true => Err(Diagnostic::error(
            "bad-answer",
            "a few words are needed here",
        )),
        false => Ok(words),
    }
}

fn day(text: &str) -> Result<Date, Diagnostic> {
    text.trim().parse::<Date>().map_err(|_| {
        Diagnostic::error("bad-answer", format!("“{text}” is no day"))
            .help("Write it as year, month, day: 2026-09-30")
    })
}

fn framework(text: &str) -> Result<String, Diagnostic> {
    let name = text.trim().to_lowercase();
    if built_in_names().any(|known| known == name) {
        return Ok(name);
    }
    let names: Vec<&str> = built_in_names().collect();
    let there = format!("There are: {}.", names.join(", "));
    let help = match the_one_like(&name, &names) {
        Some(near) => format!("Did you mean “{near}”? {there}"),
        None => there,
    };
    Err(Diagnostic::error(
        "unknown-framework",
        format!("there is no framework “{}”", text.trim()),
    )
    .help(help))
}

fn made(folder: &Path, files: &[NewFile], is_sample: bool) -> String {
    let here = folder == Path::new(".");
    let place = match here {
        true => "in this folder".to_owned(),
        false => format!("in {}", folder.display()),
    };
    let go = match here {
        true => String::new(),
        false => format!("    cd {}\n", quoted_path(folder)),
    };
    let what = match is_sample {
        true => "The self-evaluation of a county council, to look at and to try things on",
        false => "A publication",
    };
    let first = match is_sample {
        true => "content/3.1-mash.md",
        false => "content/2.1-contacts-and-referrals.md",
    };
    format!(
        "{what}, {place}: {} files.\n\n{go}    sef build     make its website in public/\n    sef check     say what is wrong with it\n\nThen open {first}, which shows how figures come into the text.\nsef.toml says what the publication is, and explains every setting.\n",
        files.len()
    )
}

/// A path as it can be pasted behind `cd`.
fn quoted_path(folder: &Path) -> String {
    let shown = folder.display().to_string();
    match shown.contains(char::is_whitespace) {
        true => format!("\"{shown}\""),
        false => shown,
    }
}
