//! Canaries: words that nothing but this test holds, in every place in which the model or a file
//! has any, limited to one edition. None is in what is made of another.

use copies::copy;
use sef::model::*;
use sef::render::Theme;
use sef::source::Folder;
use std::path::Path;

#[path = "../support/copies.rs"]
mod copies;
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
