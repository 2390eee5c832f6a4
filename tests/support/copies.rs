//! The copies of a publication that its editions hold.

use sef::edition::{Copy, cut};
use sef::model::{Edition, Publication};

/// The edition of this name.
pub fn edition<'p>(publication: &'p Publication, name: &str) -> &'p Edition {
    let mut all = publication.editions.iter();
    all.find(|one| one.id.as_str() == name).expect("an edition")
}

/// What the edition of this name holds.
pub fn copy(publication: &Publication, name: &str) -> Copy {
    cut(publication, edition(publication, name), false).unwrap_or_else(|problems| {
        let words: Vec<&str> = problems.iter().map(|one| one.message.as_str()).collect();
        panic!("{name}: {words:#?}")
    })
}
