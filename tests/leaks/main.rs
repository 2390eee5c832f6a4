//! Canaries: words that nothing but this test holds, in every place in which the model or a file
//! has any, limited to one edition. None is in what is made of another.

use sef::edition::{Copy, cut};
use sef::model::*;
use sef::render::Theme;
use sef::source::Folder;
use std::path::Path;

mod files;
mod model;
mod pictures;
mod planter;

const CANARY: &str = "zqcanary";

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn own() -> (Publication, Theme) {
    let root = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository");
    let publication = sef::load::load(&root).publication.expect("a publication");
    let theme = Theme::load(&root, "default").unwrap_or_else(|_| panic!("a theme"));
    (publication, theme)
}

fn edition<'p>(publication: &'p Publication, name: &str) -> &'p Edition {
    let mut all = publication.editions.iter();
    all.find(|one| one.id.as_str() == name).expect("an edition")
}

fn copy(publication: &Publication, name: &str) -> Copy {
    cut(publication, edition(publication, name), false).unwrap_or_else(|problems| {
        let words: Vec<&str> = problems.iter().map(|one| one.message.as_str()).collect();
        panic!("{name}: {words:#?}")
    })
}
