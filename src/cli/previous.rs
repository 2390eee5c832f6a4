//! The version before, as `sef.toml` names it: what each edition is compared with.

use super::version::{self, Unread, Version};
use crate::compare::{Changes, compare};
use crate::diagnostic::Diagnostic;
use crate::edition::{self, Before, Copy, HiddenByRule};
use crate::load::{Named, Settings};
use crate::model::{Edition, Id, Publication};
use crate::source::Folder;
use std::collections::BTreeMap;

/// The version before.
#[derive(Default)]
pub struct Previous {
    sources: Option<Version>,
    bundles: BTreeMap<Id, Version>,
    /// What the readers of each edition know of its figures.
    known: Before,
}

/// A copy, and what changed since the version before it.
pub struct Cut {
    /// What this edition's readers may see.
    pub copy: Copy,
    /// What its readers are shown of the version before, where one is named.
    pub shown: Option<Copy>,
    /// What has changed since then.
    pub changes: Option<Changes>,
}

impl Previous {
    /// Reads what `settings` name; nothing where they name none.
    ///
    /// # Errors
    /// Where it is not there, or cannot be relied on.
    pub fn read(
        root: &Folder,
        settings: &Settings,
        publication: &Publication,
    ) -> Result<Previous, Unread> {
        let mut previous = Previous::default();
        if let Some(named) = &settings.previous.sources {
            let folder = inside(root, named)?;
            let version = version::sources(&folder)?;
            if let Version::Sources(_, before) = &version {
                previous.known = Before::of_sources(before, publication);
            }
            previous.sources = Some(version);
        }
        for (edition, named) in &settings.previous.bundles {
            let known = publication
                .editions
                .iter()
                .find(|one| one.id.as_str() == edition.as_str());
            let Some(known) = known else {
                let problem = Diagnostic::error(
                    "previous",
                    format!(
                        "there is no edition “{edition}” that the bundle “{}” could be the previous one of",
                        named.path
                    ),
                );
                return Err(problem.at(named.span).into());
            };
            let path = inside(root, named)?;
            let bundle = version::bundle(path.path())?;
            if let Version::Copy(copy) = &bundle
                && copy.edition().id != known.id
            {
                let problem = Diagnostic::error(
                    "previous",
                    format!(
                        "“{}” is a bundle of the edition “{}”, and stands for “{edition}”",
                        named.path,
                        copy.edition().id
                    ),
                )
                .help("Name the bundle that the same readers had: another holds what they may not see, or lacks what they may.");
                return Err(problem.at(named.span).into());
            }
            if let Version::Copy(copy) = &bundle {
                previous.known = previous.known.with_copy(&known.id, copy);
            }
            previous.bundles.insert(known.id.clone(), bundle);
        }
        Ok(previous)
    }

    /// What the readers of each edition know of the figures of the version before.
    pub fn known(&self) -> &Before {
        &self.known
    }

    /// What `edition` is compared with: its own bundle, or the sources.
    pub fn of(&self, edition: &Edition) -> Option<&Version> {
        self.bundles.get(&edition.id).or(self.sources.as_ref())
    }

    /// What each of these editions hides.
    pub fn hidden(&self, publication: &Publication, editions: &[&Edition]) -> HiddenByRule {
        HiddenByRule::of(publication, editions, &self.known)
    }

    /// The copy of `edition` without what is `hidden`, with what its readers know of the version before and what has changed
    /// since.
    ///
    /// # Errors
    /// Where a copy cannot be cut so that its references hold.
    pub fn cut(
        &self,
        publication: &Publication,
        edition: &Edition,
        hidden: &HiddenByRule,
        draft: bool,
    ) -> Result<Cut, Vec<Diagnostic>> {
        let version = self.of(edition);
        let copy = edition::cut_hidden(publication, edition, draft, hidden.by(edition))?;
        let shown = version
            .map(|version| version.as_earlier(Some(publication), &self.known, &copy))
            .transpose()?;
        Ok(Cut {
            changes: shown.as_ref().map(|shown| compare(shown, &copy)),
            shown,
            copy,
        })
    }
}

/// The file or folder of this name in the publication's own folder.
fn inside(root: &Folder, named: &Named) -> Result<Folder, Diagnostic> {
    root.within(&named.path)
        .map_err(|problem| problem.at(named.span))
}
