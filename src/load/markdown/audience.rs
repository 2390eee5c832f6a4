//! Who may see which part of a text: passages between `<!-- only: … -->` and `<!-- end -->`, and
//! headings with `{only=…}`. In doubt less is shown.

use crate::model::{Audience, Id};
use std::ops::Range;

/// Who may see something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Readers {
    /// Everybody.
    #[default]
    All,
    /// The readers of these editions; of none, where there are none: nobody.
    Only(Vec<Id>),
}

impl Readers {
    /// Those that an audience admits, as far as editions are named.
    pub fn of(audience: &Audience) -> Readers {
        if audience.only.is_empty() {
            Readers::All
        } else {
            Readers::Only(audience.only.clone())
        }
    }

    /// Whether there are none.
    pub fn are_nobody(&self) -> bool {
        matches!(self, Readers::Only(only) if only.is_empty())
    }

    /// Those that both admit.
    pub fn and(&self, other: &Readers) -> Readers {
        match (self, other) {
            (Readers::All, one) | (one, Readers::All) => one.clone(),
            (Readers::Only(a), Readers::Only(b)) => {
                Readers::Only(a.iter().filter(|id| b.contains(id)).cloned().collect())
            }
        }
    }

    /// Those that either admits.
    pub fn or(&self, other: &Readers) -> Readers {
        match (self, other) {
            (Readers::All, _) | (_, Readers::All) => Readers::All,
            (Readers::Only(a), Readers::Only(b)) => {
                let more = b.iter().filter(|id| !a.contains(id));
                Readers::Only(a.iter().chain(more).cloned().collect())
            }
        }
    }

    /// As the model says it; `None`: nobody may see it.
    pub fn audience(self) -> Option<Audience> {
        match self {
            Readers::All => Some(Audience::default()),
            Readers::Only(only) if only.is_empty() => None,
            Readers::Only(only) => Some(Audience {
                only,
                ..Audience::default()
            }),
        }
    }
}

/// Whether nobody sees what has audience `inner` who does not see what has `outer`.
pub(in crate::load) fn allows_no_more_than(outer: &Audience, inner: &Audience) -> bool {
    outer.only.is_empty()
        || (!inner.only.is_empty() && inner.only.iter().all(|id| outer.only.contains(id)))
}

/// Who may see what stands next in a run of blocks.
#[derive(Debug, Default)]
pub(super) struct Scope {
    passages: Vec<Passage>,
    headings: Vec<(u8, Readers)>,
}

/// A passage that is open.
#[derive(Debug)]
struct Passage {
    /// Who may see it, the passages around it considered.
    readers: Readers,
    /// Where it began.
    at: Range<usize>,
}

impl Scope {
    /// A passage begins. Says whether nobody may see it, though it and what is around it are each
    /// for somebody.
    pub fn open(&mut self, readers: Readers, at: Range<usize>) -> bool {
        let contradicts = contradict(&self.readers(), &readers);
        let outer = self.in_passages();
        self.passages.push(Passage {
            readers: outer.and(&readers),
            at,
        });
        contradicts
    }

    /// The passage that began last ends; says whether there was one.
    pub fn close(&mut self) -> bool {
        self.passages.pop().is_some()
    }

    /// Where the passages began that have not ended.
    pub fn unclosed(&self) -> impl Iterator<Item = &Range<usize>> {
        self.passages.iter().map(|passage| &passage.at)
    }

    /// A heading: what was said at headings of its level and below ends. Says whether nobody may
    /// see it, though it and what is around it are each for somebody.
    pub fn heading(&mut self, level: u8, readers: Readers) -> bool {
        while self.headings.last().is_some_and(|(open, _)| *open >= level) {
            self.headings.pop();
        }
        let contradicts = contradict(&self.readers(), &readers);
        if readers != Readers::All {
            self.headings.push((level, readers));
        }
        contradicts
    }

    /// Who may see a block that stands here.
    pub fn readers(&self) -> Readers {
        self.headings
            .iter()
            .fold(self.in_passages(), |all, (_, readers)| all.and(readers))
    }

    fn in_passages(&self) -> Readers {
        self.passages
            .last()
            .map_or(Readers::All, |passage| passage.readers.clone())
    }
}

/// Whether each of two admits somebody, and both together nobody.
fn contradict(one: &Readers, other: &Readers) -> bool {
    !one.are_nobody() && !other.are_nobody() && one.and(other).are_nobody()
}
