//! A publication as it is now: its findings, and the last build that could be made of it.

use crate::compare::Changes;
use crate::diagnostic::{Diagnostic, Format, Severity, show};
use crate::edition::Copy;
use crate::load::{Loaded, load};
use crate::render::{Form, Part, Shared, Site, Theme};
use crate::source::{Folder, Sources};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Finds everything that is wrong with what was loaded: the same as `sef check` finds.
pub type Finder = fn(&Loaded) -> Vec<Diagnostic>;

/// Cuts the copy of each edition, with what has changed since the version before: as a build does.
pub type Cutter = fn(&Folder, &Loaded) -> Result<Vec<(Copy, Option<Changes>)>, Vec<Diagnostic>>;

/// What the preview shows.
#[derive(Clone, Default)]
pub struct Preview {
    /// The findings, in the words of the terminal.
    pub findings: String,
    /// How many of them are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// The last build that could be made, and which it was.
    built: Option<(u64, Arc<Built>)>,
}

/// A build in memory.
struct Built {
    theme: Arc<Theme>,
    editions: Vec<BuiltEdition>,
}

struct BuiltEdition {
    copy: Copy,
    changes: Option<Changes>,
    /// Its files, once one of them was asked for.
    parts: OnceLock<BTreeMap<String, Part>>,
    /// What its pages have in common.
    shared: Arc<Shared>,
    /// What was asked for already.
    made: Mutex<BTreeMap<String, Page>>,
}

/// A file of the site, or why it could not be made.
pub(super) type Page = Arc<Result<Vec<u8>, String>>;

/// What the page around the preview is told.
#[derive(Serialize)]
pub(super) struct State<'a> {
    number: u64,
    pages: u64,
    errors: usize,
    warnings: usize,
    findings: &'a str,
    editions: Vec<Named<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    title: &'a str,
}

/// A publication as it was read and cut, before it is checked.
pub struct Reading {
    loaded: Loaded,
    /// What can be made of it; where loading found an error, nothing was tried.
    built: Option<Result<Arc<Built>, Vec<Diagnostic>>>,
}

impl Reading {
    /// Loads and cuts the publication in `root`. The theme is read again where it is not the one
    /// that was read `before`.
    ///
    /// # Errors
    /// Where the folder cannot be opened.
    pub fn of(root: &Path, cut: Cutter, before: &Preview) -> Result<Reading, Box<Diagnostic>> {
        let folder = Folder::open(root).map_err(Box::new)?;
        let loaded = load(&folder);
        let theme = before.built.as_ref().map(|(_, built)| &built.theme);
        let built = (!has_errors(&loaded.diagnostics))
            .then(|| build(&loaded, &folder, cut, theme).map(Arc::new));
        Ok(Reading { loaded, built })
    }

    /// What can be shown while it is checked, as the build of this `number`: its pages, with what
    /// was found `before`. Nothing where there were errors: most likely they still are there, and
    /// the pages would come and go with each save.
    pub fn unchecked(&self, number: u64, before: &Preview) -> Option<Preview> {
        let built = self.built.as_ref()?.as_ref().ok()?;
        (before.errors == 0).then(|| Preview {
            built: Some((number, Arc::clone(built))),
            ..before.clone()
        })
    }

    /// Checks it. Where it has errors, what was built `before` stays.
    pub fn check(self, find: Finder, number: u64, before: &Preview) -> Preview {
        let mut findings = find(&self.loaded);
        let built = match self.built {
            Some(Ok(built)) if !has_errors(&findings) => Some((number, built)),
            Some(Err(problems)) if !has_errors(&findings) => {
                findings.extend(problems);
                None
            }
            _ => None,
        };
        let told = Preview::refused(&findings, &self.loaded.sources, before);
        Preview {
            built: built.or(told.built),
            ..told
        }
    }
}

fn has_errors(findings: &[Diagnostic]) -> bool {
    let mut all = findings.iter();
    all.any(|one| one.severity == Severity::Error)
}

impl Preview {
    /// That the publication cannot even be opened. What was built `before` stays.
    pub fn unread(problem: Diagnostic, before: &Preview) -> Preview {
        Preview::refused(&[problem], &Sources::default(), before)
    }

    fn refused(findings: &[Diagnostic], sources: &Sources, before: &Preview) -> Preview {
        let shown = show(findings, sources, Format::Human, false);
        Preview {
            findings: shown.text,
            errors: shown.errors,
            warnings: shown.warnings,
            built: before.built.clone(),
        }
    }

    /// Which build its pages are of; 0: there is none.
    pub(super) fn pages(&self) -> u64 {
        self.built.as_ref().map_or(0, |(pages, _)| *pages)
    }

    /// What the page around the preview is told of it.
    pub(super) fn state(&self, number: u64) -> State<'_> {
        let built = self.built.as_ref().map(|(_, built)| built);
        State {
            number,
            pages: self.pages(),
            errors: self.errors,
            warnings: self.warnings,
            findings: &self.findings,
            editions: built
                .into_iter()
                .flat_map(|built| &built.editions)
                .map(|edition| Named {
                    id: edition.copy.edition().id.as_str(),
                    title: &edition.copy.edition().title,
                })
                .collect(),
        }
    }

    /// The file of an edition, as a build makes it; `None`: the edition has no such file.
    pub(super) fn page(&self, edition: &str, path: &str) -> Option<Page> {
        let (_, built) = self.built.as_ref()?;
        let edition = built
            .editions
            .iter()
            .find(|one| one.copy.edition().id.as_str() == edition)?;
        let lock = || edition.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(page) = lock().get(path) {
            return Some(page.clone());
        }
        let site = edition.site(&built.theme);
        let parts = edition.parts.get_or_init(|| {
            let parts = site.parts().into_iter();
            parts.map(|part| (site.path(&part), part)).collect()
        });
        let part = parts.get(path)?;
        let page: Page =
            Arc::new(site.bytes(part).map_err(|problem| {
                show(&[problem], &Sources::default(), Format::Human, false).text
            }));
        lock().insert(path.to_owned(), page.clone());
        Some(page)
    }
}

impl BuiltEdition {
    fn site<'a>(&'a self, theme: &'a Theme) -> Site<'a> {
        let shared = Arc::clone(&self.shared);
        Site::sharing(
            &self.copy,
            self.changes.as_ref(),
            theme,
            Form::Folder,
            shared,
        )
    }
}

fn build(
    loaded: &Loaded,
    folder: &Folder,
    cut: Cutter,
    before: Option<&Arc<Theme>>,
) -> Result<Built, Vec<Diagnostic>> {
    let theme = Theme::load_anew(folder, &loaded.settings.theme, before)?;
    let editions = cut(folder, loaded)?.into_par_iter();
    let editions = editions.map(|(copy, changes)| BuiltEdition {
        shared: Arc::new(Shared::of(&copy)),
        copy,
        changes,
        parts: OnceLock::new(),
        made: Mutex::default(),
    });
    Ok(Built {
        editions: editions.collect(),
        theme,
    })
}
