//! `sef new`: one more section, figure, table, action or term.

use super::project::refuse;
use super::{Outcome, Root, Terminal};
use crate::diagnostic::{Format, show};
use crate::load::load;
use crate::scaffold::{Item, Kind, Named, Wanted, append, item, unpack};
use crate::source::Sources;

/// What to make.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  sef new section \"Children who go missing\" --station protection
  sef new indicator \"Return interviews within 72 hours\"
  sef new priority \"Fewer children go missing\"
  sef new action \"Offer each child an interview\" --in fewer-children-go-missing
  sef new term \"Return home interview\"

A name in words makes the title, and the id by which [[id]] refers to it: small letters, digits
and hyphens. No file that is there is written over; terms and actions are added at the end of
theirs. Numbers follow on from those that are there.")]
pub struct Options {
    #[command(flatten)]
    root: Root,
    /// What to make
    #[arg(value_enum, value_name = "KIND")]
    kind: Kind,
    /// What it is called, in words
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,
    /// The id, where it should not be made of the name
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The number of a section or priority, where it is not the next one
    #[arg(long, value_name = "NUMBER", conflicts_with = "background")]
    number: Option<String>,
    /// The station that a section serves: it gets the next number in its chapter
    #[arg(long, value_name = "ID", conflicts_with = "within")]
    station: Option<String>,
    /// The priority that an action belongs to, or another priority is a part of
    #[arg(long = "in", value_name = "ID")]
    within: Option<String>,
    /// A section without a number: a page of background
    #[arg(long, conflicts_with = "station")]
    background: bool,
}

/// Makes it, and says where it is and how to refer to it.
pub fn run(options: &Options, terminal: &Terminal) -> Outcome {
    if let Some(message) = options.misplaced() {
        terminal.complain(&message);
        return Outcome::WrongCommandLine;
    }
    let root = &options.root.root;
    let folder = match options.root.open() {
        Ok(folder) => folder,
        Err(problem) => return refuse(&problem, &Sources::default(), terminal),
    };
    let loaded = load(&folder);
    let Some(publication) = &loaded.publication else {
        let colour = terminal.colours_errors();
        terminal.complain(&show(&loaded.diagnostics, &loaded.sources, Format::Human, colour).text);
        terminal.complain("Nothing was made: mend sef.toml first.\n");
        return Outcome::PublicationHasErrors;
    };
    let wanted = match Named::of(&options.name.join(" "), options.id.as_deref()) {
        Ok(named) => Wanted {
            kind: options.kind,
            named,
            number: options.number.clone(),
            within: options.station.clone().or_else(|| options.within.clone()),
            background: options.background,
        },
        Err(problem) => return refuse(&problem, &loaded.sources, terminal),
    };
    let made = item(&wanted, publication, &loaded.sources).and_then(|made| {
        match &made {
            Item::File(file) => unpack(root, std::slice::from_ref(file))?,
            Item::Addition(file) => append(root, &file.path, &file.text)?,
        }
        Ok(made)
    });
    match made {
        Ok(made) => {
            terminal.say(&told(&wanted, &made));
            Outcome::Done
        }
        Err(problem) => refuse(&problem, &loaded.sources, terminal),
    }
}

impl Options {
    /// What is said where an option doesn't go with what is to be made.
    fn misplaced(&self) -> Option<String> {
        let is = |kinds: &[Kind]| kinds.contains(&self.kind);
        let problems = [
            (
                self.station.is_some() && !is(&[Kind::Section]),
                "--station",
                "a section",
            ),
            (
                self.background && !is(&[Kind::Section]),
                "--background",
                "a section",
            ),
            (
                self.within.is_some() && !is(&[Kind::Action, Kind::Priority]),
                "--in",
                "an action or a priority",
            ),
            (
                self.number.is_some() && !is(&[Kind::Section, Kind::Priority]),
                "--number",
                "a section or a priority",
            ),
        ];
        problems
            .iter()
            .find(|(is_misplaced, ..)| *is_misplaced)
            .map(|(_, option, of)| format!("{option} goes with {of} alone.\n"))
    }
}

fn told(wanted: &Wanted, made: &Item) -> String {
    let id = &wanted.named.id;
    let path = made.path();
    let place = match made {
        Item::File(_) => format!("Made {path}\n"),
        Item::Addition(_) => format!("Added to the end of {path}\n"),
    };
    let cut = match wanted.named.cut {
        true => format!("\nThe name is long: its id is cut to {id}.\n"),
        false => String::new(),
    };
    let refer = match wanted.kind {
        Kind::Indicator => format!(
            "    [[{id}]]     its latest value, in a sentence\n    ![[{id}]]    its chart, on a line of its own\n"
        ),
        Kind::Table => format!(
            "    ![[{id}]]    the table, on a line of its own\n    [[{id}:first/number]]    one of its cells, by row and column\n"
        ),
        Kind::Evidence => format!("    [[{id}]]     cites it, as a numbered source\n"),
        Kind::Action => {
            format!("    [[{id}]]     its title; [[{id}:owner]], [[{id}:due]], [[{id}:status]]\n")
        }
        Kind::Section | Kind::Priority | Kind::Term => {
            format!("    [[{id}]]     refers to it; [[{id}|your own words]]\n")
        }
    };
    format!("{place}{cut}\nIn the text:\n\n{refer}\n{}\n", next(wanted))
}

fn next(wanted: &Wanted) -> String {
    let id = &wanted.named.id;
    match wanted.kind {
        Kind::Section if wanted.background => {
            "It stands among the pages of background. Write it, and refer to it.".to_owned()
        }
        Kind::Section => match &wanted.within {
            Some(station) => format!(
                "To put it on the journey, write \"{id}\" into “sections” of [stations.{station}] in data/journey.toml."
            ),
            None => format!(
                "It is on no station of the journey yet: write \"{id}\" into “sections” of a station, or into “carried_by”, in data/journey.toml."
            ),
        },
        Kind::Indicator => {
            format!("Say what it counts, and put its values under [{id}.values]: 2020-05 = 61")
        }
        Kind::Table => "Name its columns and rows, and put its figures in.".to_owned(),
        Kind::Priority => format!("A priority needs actions: sef new action NAME --in {id}"),
        Kind::Action => "Say who does it, by when, and which figures will show it.".to_owned(),
        Kind::Evidence => {
            "Say what kind it is, of when, and what it rests on; then cite it.".to_owned()
        }
        Kind::Term => {
            "Say what it means, and give its short forms under “labels”: [[SHORT]] leads here too."
                .to_owned()
        }
    }
}
