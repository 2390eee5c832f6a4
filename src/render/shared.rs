//! What the forms of one copy share: each is made once, by the first that asks for it.

use super::address::Addresses;
use super::backlinks::Backlinks;
use super::book::BookPage;
use super::drawn::{Charts, Drawn, Sayings, Tables};
use super::search::Findable;
use super::site::Fitted;
use crate::diagnostic::Diagnostic;
use crate::edition::Copy;
use std::sync::{Arc, OnceLock};

/// What a copy's folder, single file, bundle and book are all made from.
pub struct Shared {
    /// Who refers to what.
    pub(super) backlinks: Backlinks,
    /// The charts.
    pub(super) drawn: Drawn,
    /// The tables of figures.
    pub(super) tables: Tables,
    /// What is said of indicators and tables.
    pub(super) sayings: Sayings,
    in_folder: OnceLock<Arc<Fitted>>,
    in_book: OnceLock<Arc<Fitted>>,
    findable: OnceLock<Findable>,
    data: OnceLock<Arc<String>>,
    book: OnceLock<Arc<Vec<BookPage>>>,
}

/// What has more bytes is made anew for the next form: a publication of thousands of sections would
/// be held several times over.
const MOST_KEPT: usize = 32 << 20;

impl Shared {
    /// What there is to share of `copy`.
    pub fn of(copy: &Copy) -> Shared {
        Shared::among(copy, &Charts::default())
    }

    /// The same, with the charts that other copies show too.
    pub fn among(copy: &Copy, charts: &Charts) -> Shared {
        Shared {
            backlinks: Backlinks::of(copy.publication()),
            drawn: Drawn::among(charts),
            tables: Tables::default(),
            sayings: Sayings::default(),
            in_folder: OnceLock::new(),
            in_book: OnceLock::new(),
            findable: OnceLock::new(),
            data: OnceLock::new(),
            book: OnceLock::new(),
        }
    }

    /// What the pages of a folder are rendered with: the preview asks for them one by one.
    pub(super) fn in_folder(&self, fit: impl FnOnce() -> Fitted) -> Arc<Fitted> {
        Arc::clone(self.in_folder.get_or_init(|| Arc::new(fit())))
    }

    /// What the pages of the book are rendered with: each of its parts asks for it.
    pub(super) fn in_book(&self, fit: impl FnOnce() -> Fitted) -> Arc<Fitted> {
        Arc::clone(self.in_book.get_or_init(|| Arc::new(fit())))
    }

    /// What can be found in `copy`, wherever it stands.
    pub(super) fn findable(&self, copy: &Copy, addresses: &Addresses) -> &Findable {
        self.findable
            .get_or_init(|| Findable::of(copy.publication(), addresses))
    }

    /// The copy's data, as it reads them back.
    pub(super) fn data(&self, copy: &Copy) -> Result<Arc<String>, String> {
        kept(&self.data, || copy.to_json(), String::len)
    }

    /// The pages of the book, rendered by `render` the first time.
    pub(super) fn book(
        &self,
        render: impl FnOnce() -> Result<Vec<BookPage>, Diagnostic>,
    ) -> Result<Arc<Vec<BookPage>>, Diagnostic> {
        let size = |pages: &Vec<BookPage>| pages.iter().map(BookPage::size).sum();
        kept(&self.book, render, size)
    }
}

/// What the cell holds; otherwise what is made now, which it keeps unless it is too large.
fn kept<T, E>(
    cell: &OnceLock<Arc<T>>,
    make: impl FnOnce() -> Result<T, E>,
    size: impl Fn(&T) -> usize,
) -> Result<Arc<T>, E> {
    if let Some(known) = cell.get() {
        return Ok(Arc::clone(known));
    }
    // Made before the cell is asked to hold it: pages are shared out among threads, and one that
    // waited for the cell could be the one that the cell waits for.
    let made = Arc::new(make()?);
    Ok(match size(&made) > MOST_KEPT {
        true => made,
        false => Arc::clone(cell.get_or_init(|| made)),
    })
}
