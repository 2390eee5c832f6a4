//! What pages show that is the same wherever it stands. A chart and the table of its figures stand
//! on a page of their own, in sections, on the page of a priority, in the book and in every form of
//! a copy: they are made once.

use super::chart::Plates;
use super::figure::TableView;
use crate::model::{ChartKind, Id};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tera::Value;

/// What was made already, by what it is of.
struct Made<K, V> {
    all: Mutex<BTreeMap<K, V>>,
}

impl<K: Ord, V: Clone> Made<K, V> {
    /// What is known by `key`, made by `make` the first time.
    fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        let lock = || self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&key).cloned();
        known.unwrap_or_else(|| {
            // Made without the lock: two threads may both make it, and make the same.
            let made = make();
            lock().insert(key, made.clone());
            made
        })
    }
}

impl<K, V> Default for Made<K, V> {
    fn default() -> Self {
        Made {
            all: Mutex::default(),
        }
    }
}

/// Charts by what they show and how.
#[derive(Default)]
pub(super) struct Drawn {
    all: Made<(Id, Option<&'static str>), Arc<Option<Plates>>>,
}

impl Drawn {
    /// The chart of `id` in this kind, drawn by `draw` the first time.
    pub fn get(
        &self,
        id: &Id,
        kind: Option<ChartKind>,
        draw: impl FnOnce() -> Option<Plates>,
    ) -> Arc<Option<Plates>> {
        let word = |kind: ChartKind| {
            let known = ChartKind::ALL.iter().find(|(_, other)| *other == kind);
            known.map_or("", |(word, _)| word)
        };
        let key = (id.clone(), kind.map(word));
        self.all.get(key, || Arc::new(draw()))
    }
}

/// A table as templates see it.
#[derive(Clone, Debug)]
pub struct LaidOut {
    /// A [`TableView`].
    pub view: Value,
    /// The same as HTML, where it is the same on every page.
    pub html: Option<Value>,
}

/// How many cells are kept as templates see them: ten megabytes of them.
const CELLS_KEPT: usize = 20_000;

/// Tables by what they show; `None` for one that is laid out for each page.
#[derive(Default)]
pub(super) struct Tables {
    all: Made<Id, Option<LaidOut>>,
    cells: AtomicUsize,
}

impl Tables {
    /// The table of `id`, laid out by `lay_out` and written by `write`.
    pub fn get(
        &self,
        id: &Id,
        lay_out: impl Fn() -> TableView,
        write: impl FnOnce(&Value) -> Option<String>,
    ) -> LaidOut {
        let seen = |view: &TableView| Value::from_serializable(view);
        let known = self.all.get(id.clone(), || {
            let view = lay_out();
            let cells = view.rows.iter().map(|row| row.cells.len() + 1).sum();
            let before = self.cells.fetch_add(cells, Ordering::Relaxed);
            if view.differs_between_pages() || before + cells > CELLS_KEPT {
                return None;
            }
            let view = seen(&view);
            let html = write(&view).map(|html| Value::safe_string(&html));
            Some(LaidOut { view, html })
        });
        known.unwrap_or_else(|| LaidOut {
            view: seen(&lay_out()),
            html: None,
        })
    }
}
