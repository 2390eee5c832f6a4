//! The files of the publication while it is loaded: which there are, which were read, and what
//! was found wrong in them.

use super::file_name::{copied, looks_like_a_copy};
use super::reader::{Entry, Findings, Record, read_entries, read_table};
use super::schema::Shape;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::{FileId, Span};
use crate::source::{Folder, Sources};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The data folders whose files are read one by one.
const FOLDERS: [&str; 7] = [
    "evidence",
    "frameworks",
    "grid",
    "indicators",
    "plan",
    "scrutiny",
    "tables",
];

/// The data files that hold all of a kind.
const FILES: [&str; 6] = [
    "glossary.toml",
    "import.toml",
    "journey.toml",
    "questions.toml",
    "scales.toml",
    "timeline.toml",
];

/// The files of a publication.
pub(super) struct Files<'f> {
    folder: &'f Folder,
    data: Vec<String>,
    opened: BTreeSet<String>,
    /// Every file that was read.
    pub sources: Sources,
    /// What was found.
    pub findings: Findings,
}

/// A file with its text.
pub(super) struct File {
    /// Relative to the publication's root.
    pub path: String,
    /// Its number.
    pub id: FileId,
    /// What is in it.
    pub text: String,
}

impl<'f> Files<'f> {
    /// Looks what there is in `folder`.
    pub fn of(folder: &'f Folder) -> Files<'f> {
        let listing = folder.list("data", &[]);
        Files {
            folder,
            data: listing.files,
            opened: BTreeSet::new(),
            sources: Sources::default(),
            findings: Findings {
                diagnostics: listing.problems,
                mentions: Vec::new(),
            },
        }
    }

    /// Adds a problem.
    pub fn report(&mut self, problem: Diagnostic) {
        self.findings.diagnostics.push(problem);
    }

    /// Opens a file; an empty one is reported.
    pub fn open(&mut self, path: &str) -> Option<File> {
        self.opened.insert(path.to_owned());
        let text = match self.folder.text(path) {
            Ok(text) => text,
            Err(problem) => {
                self.report(problem);
                return None;
            }
        };
        let id = self.sources.add(path, text.clone());
        if text.trim().is_empty() {
            let problem = Diagnostic::error("empty-file", format!("“{path}” is empty"))
                .at(Span::new(id, 0..0))
                .help("Write something in it, or delete it.");
            self.report(problem);
            return None;
        }
        Some(File {
            path: path.to_owned(),
            id,
            text,
        })
    }

    /// The same, with what was found in it apart from all else.
    pub fn open_apart(&mut self, path: &str) -> (Option<File>, Findings) {
        let others = std::mem::take(&mut self.findings);
        let file = self.open(path);
        (file, std::mem::replace(&mut self.findings, others))
    }

    /// The files with this ending in a folder of `data/`, sorted by path.
    pub fn in_data(&self, folder: &str, ending: &str) -> Vec<String> {
        let start = format!("data/{folder}/");
        self.data
            .iter()
            .filter(|path| path.starts_with(&start) && path.ends_with(ending))
            .cloned()
            .collect()
    }

    /// Whether there is such a file in `data/`.
    pub fn has_data(&self, path: &str) -> bool {
        self.data.iter().any(|known| known == path)
    }

    /// The sections' files, sorted by path. A missing folder is reported.
    pub fn content(&mut self) -> Vec<String> {
        let listing = self.folder.list("content", &[]);
        self.findings.diagnostics.extend(listing.problems);
        let (sections, others): (Vec<String>, Vec<String>) = listing
            .files
            .into_iter()
            .partition(|path| path.ends_with(".md"));
        for path in others.iter().filter(|path| !is_for_people(path)) {
            self.report(no_section(path));
        }
        if !self.folder.has("content") {
            self.report(self.missing_folder("content", "the sections, each a Markdown file"));
        } else if sections.is_empty() {
            self.report(
                Diagnostic::error(
                    "empty-folder",
                    "there is no section in the folder “content”",
                )
                .help("A section is a file such as content/1.0-introduction.md."),
            );
        }
        sections
    }

    /// That a folder is missing, or called almost what it should be.
    fn missing_folder(&self, name: &str, what: &str) -> Diagnostic {
        Diagnostic::error(
            "missing-folder",
            format!("there is no folder “{name}” beside sef.toml"),
        )
        .help(match self.folder.named_almost(name) {
            Some(almost) => format!(
                "There is “{almost}”: give it the name “{name}”, in small letters. It holds {what}."
            ),
            None => format!("It holds {what}."),
        })
    }

    /// Reads a file that holds the keys of `shape`.
    pub fn table(&mut self, path: &str, shape: &'static Shape) -> Option<(File, Record)> {
        let file = self.open(path)?;
        let record = read_table(&file.text, file.id, 0, shape, &mut self.findings);
        Some((file, record))
    }

    /// Reads a file that holds tables of one kind, by their ids; nothing where there is none.
    pub fn entries(&mut self, path: &str, shape: &'static Shape) -> Vec<Entry> {
        if !self.has_data(path) {
            return Vec::new();
        }
        match self.open(path) {
            Some(file) => read_entries(&file.text, file.id, shape, &mut self.findings),
            None => Vec::new(),
        }
    }

    /// Reads the files of a folder of `data/`, each of which holds the keys of `shape`; by their
    /// paths.
    pub fn tables_in(&mut self, folder: &str, shape: &'static Shape) -> Vec<(File, Record)> {
        self.each_in(folder, |file, findings| {
            read_table(&file.text, file.id, 0, shape, findings)
        })
    }

    /// Reads the files of a folder of `data/`, each of which holds tables of one kind, by their
    /// ids.
    pub fn entries_in(&mut self, folder: &str, shape: &'static Shape) -> Vec<(File, Vec<Entry>)> {
        self.each_in(folder, |file, findings| {
            read_entries(&file.text, file.id, shape, findings)
        })
    }

    /// Files know nothing of each other, and are read side by side; what is said of them stays in
    /// their order.
    fn each_in<T: Send>(
        &mut self,
        folder: &str,
        read: impl Fn(&File, &mut Findings) -> T + Sync,
    ) -> Vec<(File, T)> {
        let paths = self.in_data(folder, ".toml");
        let opened: Vec<_> = paths.iter().map(|path| self.open_apart(path)).collect();
        let read: Vec<_> = opened
            .into_par_iter()
            .with_max_len(1)
            .map(|(file, mut findings)| {
                let read = file.map(|file| {
                    let held = read(&file, &mut findings);
                    (file, held)
                });
                (read, findings)
            })
            .collect();
        let mut all = Vec::with_capacity(read.len());
        for (read, findings) in read {
            all.extend(read);
            self.findings.extend(findings);
        }
        all
    }

    /// Reports a missing data folder, and the files in it that nothing has read.
    pub fn report_unread(&mut self) {
        if !self.folder.has("data") {
            self.report(self.missing_folder("data", "the figures, plans and evidence"));
        }
        let unread: Vec<String> = self
            .data
            .iter()
            .filter(|path| !self.opened.contains(*path) && !is_for_people(path))
            .cloned()
            .collect();
        for path in unread {
            let message = format!("nothing reads “{path}”");
            // Whoever writes TOML here means it to be published.
            let problem = match path.to_lowercase().contains(".toml") {
                true => Diagnostic::error("unread-file", message),
                false => Diagnostic::warning("unread-file", message),
            };
            self.report(problem.help(why_unread(&path)));
        }
    }
}

/// That a file in `content` is no section. What was meant to be one is an error: a reader would
/// miss it.
fn no_section(path: &str) -> Diagnostic {
    let message = format!("nothing reads “{path}”");
    let lower = path.to_lowercase();
    if let Some(name) = renamed(path, ".md") {
        return Diagnostic::error("unread-file", message).help(name);
    }
    if [".markdown", ".mdown", ".mkd"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        return Diagnostic::error("unread-file", message).help(format!(
            "A section's file ends in .md: rename it to {stem}.md."
        ));
    }
    if [".doc", ".docx", ".odt", ".rtf"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        return Diagnostic::error("unread-file", message).help(
            "A section is a text file that ends in .md: copy the words into one (sef new section NAME), and keep documents outside the folder “content”.",
        );
    }
    Diagnostic::warning("unread-file", message)
        .help("Sections are files that end in .md; keep others outside the folder “content”.")
}

/// What to do where a file has almost the ending that it should have: in capitals, or with another
/// behind it, which Windows hides.
fn renamed(path: &str, ending: &str) -> Option<String> {
    let lower = path.to_lowercase();
    if lower.len() != path.len() {
        return None;
    }
    if lower.ends_with(ending) {
        let stem = path.get(..path.len() - ending.len())?;
        return Some(format!(
            "The ending must be in small letters: rename it to {stem}{ending}."
        ));
    }
    let stem = path.get(..lower.rfind(&format!("{ending}."))?)?;
    let last = path.rsplit('.').next()?;
    Some(format!(
        "Its name ends in “.{last}”, which Windows may hide: rename it to {stem}{ending} (in Explorer: View, File name extensions)."
    ))
}

/// Files that stand beside data for those who keep it.
fn is_for_people(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.to_lowercase().starts_with("readme")
}

/// What to do about a file that nothing reads.
fn why_unread(path: &str) -> String {
    let inside = path.strip_prefix("data/").unwrap_or(path);
    if !path.ends_with(".toml")
        && let Some(name) = renamed(path, ".toml")
    {
        return name;
    }
    if path.ends_with(".csv") {
        return "A CSV file is read where an indicator beside it names it: csv = \"name.csv\"."
            .to_owned();
    }
    if path.ends_with(".xlsx") {
        return "Keep workbooks outside the folder “data”, and take their figures with sef import."
            .to_owned();
    }
    if !path.ends_with(".toml") {
        return "Data stands in files that end in .toml; keep others outside the folder “data”."
            .to_owned();
    }
    let original = copied(inside.trim_end_matches(".toml")).map(|stem| format!("{stem}.toml"));
    if let Some(original) = original.filter(|name| FILES.contains(&name.as_str())) {
        return looks_like_a_copy(inside, &original);
    }
    match inside.split_once('/') {
        Some((folder, rest)) => match did_you_mean(folder, FOLDERS) {
            Some(near) if near != folder => format!("Should it be data/{near}/{rest}?"),
            _ => format!("The folders in data/ are: {}.", FOLDERS.join(", ")),
        },
        None => match did_you_mean(inside, FILES.into_iter().chain(FOLDERS)) {
            Some(near) if near.ends_with(".toml") => format!("Should it be data/{near}?"),
            Some(near) => format!("Should it stand in data/{near}/?"),
            None => format!(
                "The files in data/ are: {}; the folders: {}.",
                FILES.join(", "),
                FOLDERS.join(", ")
            ),
        },
    }
}
