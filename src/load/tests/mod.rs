//! Loading as authors meet it: a small publication on the disk, and what is said of its mistakes.

mod figures;
mod files;
mod keys;
mod links;
mod robust;
mod tables;

use super::{Loaded, load};
use crate::source::Folder;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A publication in a folder of its own, deleted at the end.
struct Trial {
    root: PathBuf,
}

const SEF: &str = r#"
[publication]
title = "Children's services self-evaluation"
organisation = "Borsetshire"
slug = "borset-sef"
version = "1"
as_at = 2020-05-22
published = 2020-07-16
framework = "ilacs-2018"

[editions.staff]
title = "Staff edition"
"#;

const EVIDENCE: &str = r#"
[plan-paper]
title = "Improvement plan"
kind = "performance-data"
"#;

/// An indicator's required keys but its values.
const INDICATOR: &str = r#"
[visits]
title = "Visits in time"
definition = "Visits made when they were due."
counts = "children"
unit = "percent"
polarity = "high"
frequency = "monthly"
"#;

impl Trial {
    /// A small publication without a mistake.
    fn new() -> Trial {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("sef-load-{}-{number}", std::process::id());
        let trial = Trial {
            root: std::env::temp_dir().join(name),
        };
        let _ = fs::remove_dir_all(&trial.root);
        trial
            .with("sef.toml", SEF)
            .with(
                "content/1.0-introduction.md",
                "+++\ntitle = \"Introduction\"\n+++\n\nWho we are.\n",
            )
            .with("data/evidence/papers.toml", EVIDENCE)
            .with(
                "data/indicators/visits.toml",
                format!("{INDICATOR}\n[visits.values]\n2020-05 = 61\n"),
            )
    }

    /// The same, with this file.
    fn with(self, path: &str, text: impl AsRef<[u8]>) -> Trial {
        let path = self.root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).unwrap();
        }
        fs::write(path, text).unwrap();
        self
    }

    /// The same, with a line more at the end of a file.
    fn and(self, path: &str, text: &str) -> Trial {
        let before = fs::read_to_string(self.root.join(path)).unwrap_or_default();
        self.with(path, format!("{before}{text}"))
    }

    /// The same, without this file or folder.
    fn without(self, path: &str) -> Trial {
        let path = self.root.join(path);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
        self
    }

    fn load(&self) -> Loaded {
        load(&Folder::open(&self.root).unwrap())
    }

    /// What is said, a line each: `path:line “underlined” code: message | help | related`.
    fn said(&self) -> Vec<String> {
        let loaded = self.load();
        loaded
            .diagnostics
            .iter()
            .map(|problem| {
                let place = problem.span.and_then(|span| {
                    let file = loaded.sources.get(span.file)?;
                    let (line, _) = file.line_and_column(span.start as usize);
                    let text = loaded.sources.text(span).lines().next().unwrap_or("");
                    Some(format!("{}:{line} “{text}” ", file.path()))
                });
                let related: Vec<String> = problem
                    .related
                    .iter()
                    .map(|(span, words)| format!("“{}” {words}", loaded.sources.text(*span)))
                    .collect();
                format!(
                    "{}{}: {} | {} | {}",
                    place.unwrap_or_default(),
                    problem.code,
                    problem.message,
                    problem.help.as_deref().unwrap_or(""),
                    related.join(", "),
                )
            })
            .collect()
    }

    /// Checks that as many things are said as `wanted` has entries, and that each holds all the
    /// words of its entry, parted by ` … `.
    #[track_caller]
    fn says(&self, wanted: &[&str]) {
        let said = self.said();
        let fits = said.len() == wanted.len()
            && said
                .iter()
                .zip(wanted)
                .all(|(said, wanted)| wanted.split(" … ").all(|words| said.contains(words)));
        assert!(
            fits,
            "wanted\n  {}\nsaid\n  {}",
            wanted.join("\n  "),
            said.join("\n  ")
        );
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

#[test]
fn a_sound_publication_loads_without_a_word() {
    let trial = Trial::new();
    trial.says(&[]);
    let loaded = trial.load();
    assert_eq!(loaded.settings.theme, "default");
    let publication = loaded.publication.unwrap();
    assert_eq!(
        publication.about.title,
        "Children's services self-evaluation"
    );
    assert_eq!(publication.indicators.len(), 1);
    assert_eq!(publication.framework.id, "ilacs-2018");
    let edition = publication.editions.first().unwrap();
    assert_eq!(
        edition.suppression,
        Some(Default::default()),
        "small counts are hidden where nothing is said"
    );
}
