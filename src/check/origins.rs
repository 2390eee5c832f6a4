//! Where actions come from: the priorities of the plan and the areas of the grid, each with its
//! actions.

use crate::measure::actions_of;
use crate::model::{Action, Publication, Span};

/// More actions than this that want the same are told together, once for where they come from.
pub const ONE_BY_ONE: usize = 2;

/// A priority of the plan or an area of the grid.
pub struct Origin<'p> {
    /// What it is called.
    pub title: &'p str,
    /// Where it stands.
    pub span: Span,
    /// Its actions, as they are written.
    pub actions: Vec<&'p Action>,
}

/// Everything that actions come from.
pub fn origins(publication: &Publication) -> impl Iterator<Item = Origin<'_>> {
    let priorities = publication.priorities.iter();
    let grid = publication.grid.iter();
    priorities
        .map(|one| (&one.id, one.title.as_str(), one.span))
        .chain(grid.map(|one| (&one.id, one.title.as_str(), one.span)))
        .map(|(id, title, span)| Origin {
            title,
            span,
            actions: actions_of(publication, id).collect(),
        })
}
