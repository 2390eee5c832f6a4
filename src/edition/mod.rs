//! One reader's copy of the publication. An edition is cut before anything is rendered, and
//! rendering takes nothing but a [`Copy`]: what is not in it cannot show.

mod cut;
mod data;
mod earlier;
mod forget;
mod prove;
mod references;
mod scan;
mod suppress;
mod written;

pub use cut::{cut, cut_hidden, cut_since, cut_with_like, may_hold_the_same};
pub use earlier::earlier;
pub use prove::Proof;
pub use scan::Scan;
pub use suppress::{Before, Hidden, HiddenByRule, Reason};

use crate::model::{Edition, Publication};
use serde::{Deserialize, Serialize};

/// The version of the form in which a copy is written as `data.json`.
pub const DATA_FORM: u32 = 1;

/// What one edition holds. Made by [`cut`], or read back from the `data.json` of a bundle.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Copy {
    form: u32,
    edition: Edition,
    draft: bool,
    publication: Publication,
}

impl Copy {
    /// The edition.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// What the edition may show, and nothing else.
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// Whether it was made in spite of errors, or of a publication that is a draft: every page,
    /// sheet and file name says so.
    pub fn is_draft(&self) -> bool {
        self.draft
    }

    /// The name of the edition's files, without ending: `glos-sef-v10-2020-07-16-intranet`.
    pub fn file_name(&self) -> String {
        let draft = if self.draft { "-draft" } else { "" };
        let stem = self.publication.about.file_stem(&self.edition.id);
        format!("{stem}{draft}")
    }

    /// The copy as the text of `data.json`: each section, indicator, action … on a line of its
    /// own, so that two versions can be told apart by any program that compares lines.
    ///
    /// # Errors
    /// None that input can cause; what the writer of JSON answers.
    pub fn to_json(&self) -> Result<String, String> {
        data::item_by_item(self).map_err(|error| error.to_string())
    }

    /// Reads a copy back from the text of its `data.json`.
    ///
    /// # Errors
    /// Where the text is no such file, or one of a later version of sef.
    pub fn from_json(text: &str) -> Result<Copy, String> {
        let mut copy: Copy = serde_json::from_str(text)
            .map_err(|error| format!("not the data of an edition: {error}"))?;
        if copy.form > DATA_FORM {
            return Err(format!(
                "made by a later version of sef (form {}; this one reads up to {DATA_FORM})",
                copy.form
            ));
        }
        copy.publication.reindex();
        Ok(copy)
    }
}
