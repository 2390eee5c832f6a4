//! From the author's files to the model. What cannot be understood is reported, all of it at
//! once, and left out; what can is loaded, so that later stages can check and preview it.

mod about;
mod cells;
mod csv_series;
mod file_name;
mod files;
mod frameworks;
mod id_rule;
mod ids;
mod indicators;
mod journey;
mod mapped_text;
pub mod markdown;
mod mention;
mod period_hint;
mod plan;
mod reader;
pub mod reference;
pub mod resolve;
mod scales;
pub mod schema;
mod scrutiny;
mod section;
mod series;
mod spreadsheets;
mod sums;
mod syntax;
mod tables;
mod told;

pub use file_name::is_number;
pub use frameworks::{built_in, built_in_names, in_force_on, the_one_like};
pub use mapped_text::MappedText;
pub use period_hint::period_hint;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Framework, Publication, Section, Span};
use crate::source::{Folder, Sources, picture};
use files::Files;
use rayon::prelude::*;
use reader::Findings;

/// What was loaded, as far as it could be.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Every file that was read.
    pub sources: Sources,
    /// The publication; `None` where `sef.toml` could not be understood at all.
    pub publication: Option<Publication>,
    /// Everything that is wrong, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// What `sef.toml` says to the tool and not to readers.
    pub settings: Settings,
    /// The version before, where `sef.toml` names its sources and they hold no error: what is
    /// wrong with them is reported where editions are compared with them.
    pub before: Option<Box<Publication>>,
}

/// What `sef.toml` says to the tool and not to readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The folder in `themes/`.
    pub theme: String,
    /// The levels of rules, in the order of the file.
    pub rules: Vec<RuleSetting>,
    /// The version before.
    pub previous: PreviousSetting,
}

/// Where the version before is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviousSetting {
    /// The folder of its sources.
    pub sources: Option<Named>,
    /// Its bundles, by the ids of editions as written.
    pub bundles: Vec<(String, Named)>,
}

/// A file or folder, as it is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its path in the publication's own folder.
    pub path: String,
    /// Where it is named.
    pub span: Span,
}

/// The level of a rule, as `sef.toml` sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSetting {
    /// The rule's code.
    pub code: String,
    /// Its level.
    pub level: RuleLevel,
    /// Where the code stands.
    pub span: Span,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: "default".into(),
            rules: Vec::new(),
            previous: PreviousSetting::default(),
        }
    }
}

/// How a rule's findings are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleLevel {
    /// As errors.
    Error,
    /// As warnings.
    Warning,
    /// Not at all.
    Off,
}

impl RuleLevel {
    /// Every level with its word in `sef.toml`.
    pub const ALL: [(&'static str, RuleLevel); 3] = [
        ("error", RuleLevel::Error),
        ("warning", RuleLevel::Warning),
        ("off", RuleLevel::Off),
    ];
}

/// Loads the publication in `root`, with the version before that it names.
pub fn load(root: &Folder) -> Loaded {
    let mut loaded = load_alone(root);
    loaded.before = before(root, &loaded);
    for theme in ["default", loaded.settings.theme.clone().as_str()] {
        pictures(root, theme, &mut loaded.sources);
    }
    loaded
}

/// Looks for notes in the pictures of a theme in the publication's own folder.
fn pictures(root: &Folder, theme: &str, sources: &mut Sources) {
    let listing = root.list(&format!("themes/{theme}"), &picture::ENDINGS);
    for path in listing.files {
        let is_known = sources.iter().any(|(_, file)| file.path() == path);
        // What cannot be read is reported when the theme is.
        if let (false, Ok(bytes)) = (is_known, root.bytes(&path)) {
            sources.add_picture(&path, &bytes);
        }
    }
}

/// The version before, where a section could have been read through before it came out.
fn before(root: &Folder, loaded: &Loaded) -> Option<Box<Publication>> {
    let named = loaded.settings.previous.sources.as_ref()?;
    let sections = &loaded.publication.as_ref()?.sections;
    if sections.iter().all(|section| section.reviewed.is_none()) {
        return None;
    }
    let earlier = load_alone(&root.within(&named.path).ok()?);
    let is_whole = !earlier
        .diagnostics
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    earlier.publication.filter(|_| is_whole).map(Box::new)
}

/// Loads the publication in `root`.
fn load_alone(root: &Folder) -> Loaded {
    let mut files = Files::of(root);
    let sef = about::read(&mut files);
    let (publication, settings) = match sef {
        Some(sef) => {
            let is_dated = sef.is_dated;
            let (publication, settings) = read_all(sef, &mut files);
            (is_dated.then_some(publication), settings)
        }
        None => (None, Settings::default()),
    };
    let Files {
        sources,
        mut findings,
        ..
    } = files;
    findings
        .diagnostics
        .sort_by_cached_key(|problem| problem.span.map(|span| (span.file, span.start)));
    Loaded {
        sources,
        publication,
        diagnostics: findings.diagnostics,
        settings,
        before: None,
    }
}

/// Reads everything besides `sef.toml`, then lets the parts find each other.
fn read_all(sef: about::Sef, files: &mut Files) -> (Publication, Settings) {
    let (name, at) = &sef.framework;
    let framework = match name.as_str() {
        "" => Framework::default(),
        name => frameworks::framework(name, *at, files),
    };
    let is_dated = sef.is_dated;
    let mut publication = Publication::default();
    publication.about = sef.about;
    publication.editions = sef.editions;
    publication.journey = journey::read(files);
    publication.indicators = indicators::read(files);
    publication.tables = tables::read(files);
    publication.scales = scales::read(files);
    publication.evidence = told::evidence(files);
    publication.inspections = scrutiny::read(files, &framework);
    publication.events = told::events(files);
    publication.questions = told::questions(files);
    publication.terms = told::terms(files);
    publication.framework = framework;
    let plans = plan::read(files);
    publication.priorities = plans.priorities;
    publication.grid = plans.grid;
    publication.actions = plans.actions;
    publication.sections = sections(files, &publication.framework);
    spreadsheets::read(files);
    files.report_unread();
    publication.reindex();
    if !is_dated {
        // Whatever could be said of references and figures would be wrong.
        return (publication, sef.settings);
    }
    let Findings {
        diagnostics,
        mentions,
    } = &mut files.findings;
    ids::report_duplicates(&publication, &files.sources, diagnostics);
    mention::check(&publication, mentions, diagnostics);
    mention::check_readers(&publication, &files.sources, diagnostics);
    scales::check(&publication, diagnostics);
    sums::report_loops(
        publication
            .indicators
            .iter()
            .map(sums::Member::of_indicator),
        diagnostics,
    );
    tables::settle(&mut publication, diagnostics);
    cells::put_in(&mut publication, diagnostics);
    resolve::resolve(&mut publication, diagnostics);
    (publication, sef.settings)
}

/// Reads the sections: numbered ones in the order of their numbers, then pages of background.
fn sections(files: &mut Files, framework: &Framework) -> Vec<Section> {
    let paths = files.content();
    let opened: Vec<_> = paths.iter().map(|path| files.open_apart(path)).collect();
    // Files know nothing of each other; what is said of them stays in their order.
    let read: Vec<_> = opened
        .into_par_iter()
        .with_max_len(1)
        .map(|(file, mut findings)| {
            let section = file.and_then(|file| {
                section::read_section(&file.path, &file.text, file.id, framework, &mut findings)
            });
            (section, findings)
        })
        .collect();
    let mut sections = Vec::new();
    for (section, findings) in read {
        sections.extend(section);
        files.findings.extend(findings);
    }
    sections.sort_by(|a, b| file_name::compare_numbers(a.number.as_deref(), b.number.as_deref()));
    ids::report_same_numbers(&sections, &mut files.findings.diagnostics);
    sections
}

#[cfg(test)]
mod tests;
