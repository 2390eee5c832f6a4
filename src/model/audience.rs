//! Who may see a part of the publication. Every node of the model carries this from the start,
//! so that nothing can be forgotten when an edition is cut.

use super::Id;
use serde::{Deserialize, Serialize};

/// A security marking of the Government Security Classifications Policy (August 2024).
/// Ordered: a later one may not appear in an edition that carries an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Marking {
    /// OFFICIAL: the default for what a council produces.
    #[default]
    Official,
    /// OFFICIAL-SENSITIVE: OFFICIAL, to be seen only by those who need to know.
    OfficialSensitive,
}

impl Marking {
    /// Every marking, lowest first.
    pub const ALL: [Marking; 2] = [Marking::Official, Marking::OfficialSensitive];

    /// As it is printed on pages and sheets, and written in files.
    pub fn title(self) -> &'static str {
        match self {
            Marking::Official => "OFFICIAL",
            Marking::OfficialSensitive => "OFFICIAL-SENSITIVE",
        }
    }
}

/// The editions that may hold a node. The default is all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Audience {
    /// The only editions that hold it; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<Id>,
    /// The lowest marking that an edition must carry to hold it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<Marking>,
    /// The words that stand for a reference to it where it is removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}

impl Audience {
    /// Whether everybody may see it.
    pub fn is_all(&self) -> bool {
        self == &Audience::default()
    }

    /// Whether an edition of this id and marking may hold it.
    pub fn admits(&self, edition: &Id, marking: Marking) -> bool {
        (self.only.is_empty() || self.only.contains(edition))
            && self.marking.is_none_or(|needed| needed <= marking)
    }
}
