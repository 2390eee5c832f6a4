//! Charts that were drawn already. The same chart stands on its own page, in sections, on the page
//! of its priority and in the book: it is drawn once, and only the names of its parts differ.

use super::chart::Drawing;
use crate::model::{ChartKind, Id};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What stands for the prefix of names in a drawing that is kept. No id can hold a capital letter.
const PREFIX: &str = "PREFIX-OF-THE-FIGURE";

/// Drawings by what they show and how.
#[derive(Default)]
pub(super) struct Drawn {
    all: Mutex<Kept>,
}

type Kept = BTreeMap<(Id, Option<&'static str>), Arc<Option<Drawing>>>;

impl Drawn {
    /// The drawing of `id` in this kind, its names beginning with `prefix`; drawn by `draw` the
    /// first time.
    pub fn get(
        &self,
        id: &Id,
        kind: Option<ChartKind>,
        prefix: &str,
        draw: impl FnOnce(&str) -> Option<Drawing>,
    ) -> Option<Drawing> {
        let word = |kind: ChartKind| {
            let known = ChartKind::ALL.iter().find(|(_, other)| *other == kind);
            known.map_or("", |(word, _)| word)
        };
        let key = (id.clone(), kind.map(word));
        let known = self.lock().get(&key).cloned();
        let kept = match known {
            Some(kept) => kept,
            None => {
                // Drawn without the lock: two threads may both draw, and draw the same.
                let drawn = Arc::new(draw(PREFIX));
                self.lock().insert(key, Arc::clone(&drawn));
                drawn
            }
        };
        let drawing = kept.as_ref().as_ref()?;
        Some(Drawing {
            wide: drawing.wide.replace(PREFIX, prefix),
            narrow: drawing.narrow.replace(PREFIX, prefix),
            ..drawing.clone()
        })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
