//! What pages show that is the same wherever it stands. A chart and the table of its figures stand
//! on a page of their own, in sections, on the page of a priority, in the book and in every form of
//! a copy: they are made once.

use super::chart::{ChartSpec, Plates};
use super::figure::{TableView, Told, ValueView};
use crate::model::{ChartKind, Id};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tera::Value;

/// What was made already, by what it is of.
struct Made<K, V> {
    all: Mutex<BTreeMap<K, Arc<OnceLock<V>>>>,
}

impl<K: Ord, V: Clone> Made<K, V> {
    /// What is known by `key`, made by `make` the first time. A thread that asks meanwhile waits:
    /// `make` must neither ask for the same nor leave work to other threads.
    fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let cell = Arc::clone(all.entry(key).or_default());
        drop(all);
        cell.get_or_init(make).clone()
    }
}

impl<K, V> Default for Made<K, V> {
    fn default() -> Self {
        Made {
            all: Mutex::default(),
        }
    }
}

/// What a chart is of, and the kind that was asked for.
type Of = (Id, Option<&'static str>);

fn of(id: &Id, kind: Option<ChartKind>) -> Of {
    let word = |kind: ChartKind| {
        let known = ChartKind::ALL.iter().find(|(_, other)| *other == kind);
        known.map_or("", |(word, _)| word)
    };
    (id.clone(), kind.map(word))
}

/// A chart, or what says that there is none.
type Chart = Arc<Option<Plates>>;

/// The charts of several copies. Most show the same in each edition: what is drawn is told by all
/// that it shows.
#[derive(Clone, Default)]
pub struct Charts {
    all: Arc<Mutex<BTreeMap<Of, Vec<Variant>>>>,
}

/// What a chart shows, and the chart.
struct Variant {
    shows: Arc<ChartSpec>,
    chart: Arc<OnceLock<Chart>>,
}

impl Charts {
    /// The chart that shows this; drawn by the first that asks.
    fn get(&self, of: Of, shows: ChartSpec) -> Chart {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let variants = all.entry(of).or_default();
        let known = variants.iter().find(|variant| *variant.shows == shows);
        let (shows, cell) = match known {
            Some(known) => (Arc::clone(&known.shows), Arc::clone(&known.chart)),
            None => {
                let new = Variant {
                    shows: Arc::new(shows),
                    chart: Arc::default(),
                };
                let both = (Arc::clone(&new.shows), Arc::clone(&new.chart));
                variants.push(new);
                both
            }
        };
        drop(all);
        Arc::clone(cell.get_or_init(|| Arc::new(Plates::of(&shows))))
    }
}

/// The charts of a copy, by what they are of and how.
#[derive(Default)]
pub(super) struct Drawn {
    known: Made<Of, Chart>,
    charts: Charts,
}

impl Drawn {
    /// Those of a copy beside others.
    pub fn among(charts: &Charts) -> Drawn {
        Drawn {
            known: Made::default(),
            charts: charts.clone(),
        }
    }

    /// The chart of `id` in this kind, which `shows` what is said the first time.
    pub fn get(
        &self,
        id: &Id,
        kind: Option<ChartKind>,
        shows: impl FnOnce() -> Option<ChartSpec>,
    ) -> Chart {
        let key = of(id, kind);
        self.known.get(key.clone(), || match shows() {
            Some(shows) => self.charts.get(key, shows),
            None => Arc::default(),
        })
    }
}

/// What is said of indicators and tables, by what it is said of.
#[derive(Default)]
pub(super) struct Sayings {
    values: Made<Id, Arc<ValueView>>,
    told: Made<Id, Arc<Told>>,
}

impl Sayings {
    /// The latest value of an indicator.
    pub fn value(&self, id: &Id, latest: impl FnOnce() -> ValueView) -> ValueView {
        ValueView::clone(&self.values.get(id.clone(), || Arc::new(latest())))
    }

    /// What the data of an indicator or a table say.
    pub fn told(&self, id: &Id, tell: impl FnOnce() -> Told) -> Arc<Told> {
        self.told.get(id.clone(), || Arc::new(tell()))
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
