//! Editions: who reads a copy, how it is marked, what is delivered, and what is hidden in it.

use super::*;
use serde::{Deserialize, Serialize};

/// An edition: one reader's copy of the publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// For whom it is, in words.
    pub readers: String,
    /// What every page, sheet and file of it is marked with.
    pub marking: Marking,
    /// How something so marked is to be handled.
    pub handling: Option<String>,
    /// What is delivered.
    pub deliver: Vec<Delivery>,
    /// The address at which it will stand; nothing depends on it but what is said of the copy.
    pub base_address: Option<String>,
    /// How small counts of people are hidden; `None`: they are not.
    pub suppression: Option<Suppression>,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

/// What is delivered of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// A folder of pages.
    Site,
    /// The same as one `.html` file.
    Single,
    /// A sealed zip.
    Bundle,
}

impl Delivery {
    /// Every kind with its word in `sef.toml`.
    pub const ALL: [(&'static str, Delivery); 3] = [
        ("site", Delivery::Site),
        ("single", Delivery::Single),
        ("bundle", Delivery::Bundle),
    ];
}

/// How small counts of people are hidden. The Department for Education hides one to five in its
/// statistics of children in need (“Characteristics of children in need”, methodology).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suppression {
    /// Counts from one to this are hidden.
    pub threshold: u32,
    /// Other counts are rounded to a multiple of this; `None`: they are not.
    pub round_to: Option<u32>,
    /// Whether a count of nought is hidden too.
    pub hide_zero: bool,
    /// Percentages of fewer than this are marked `[u]`.
    pub small_cohort: u32,
}

impl Suppression {
    /// Whether it hides all small counts that another rule hides.
    pub fn hides_as_much_as(&self, other: &Suppression) -> bool {
        self.threshold >= other.threshold && self.hide_zero >= other.hide_zero
    }
}

impl Default for Suppression {
    fn default() -> Suppression {
        Suppression {
            threshold: 5,
            round_to: None,
            hide_zero: false,
            small_cohort: 20,
        }
    }
}
