//! Charts that were drawn already. The same chart stands on its own page, in sections, on the page
//! of its priority, in the book and in every form of a copy: it is drawn once.

use super::chart::Plates;
use crate::model::{ChartKind, Id};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Charts by what they show and how.
#[derive(Default)]
pub(super) struct Drawn {
    all: Mutex<Kept>,
}

type Kept = BTreeMap<(Id, Option<&'static str>), Arc<Option<Plates>>>;

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
        let known = self.lock().get(&key).cloned();
        known.unwrap_or_else(|| {
            // Drawn without the lock: two threads may both draw, and draw the same.
            let drawn = Arc::new(draw());
            self.lock().insert(key, Arc::clone(&drawn));
            drawn
        })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
