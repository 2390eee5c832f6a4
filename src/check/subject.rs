//! What rules look at: a publication, or an edition's copy, with its words and what is made of them once
//! for several rules.

use super::claim::{self, Telling};
use super::measures::Measures;
use super::prose::Prose;
use super::rules::figure_differs::known_wrong::{Decided, decided};
use super::rules::slip::term::Terms;
use super::typed_table::{self, TypedTable};
use crate::model::{Edition, FileId, Marking, Publication};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, OnceLock};

/// What the rules look at.
pub struct Subject<'a> {
    /// The publication, or what one edition holds of it.
    pub publication: &'a Publication,
    /// For whom it is, where it is a copy.
    pub reader: Option<Reader>,
    /// The version before, where `sef.toml` names its sources and they can be relied on.
    pub before: Option<&'a Publication>,
    /// The author's files.
    pub sources: &'a Sources,
    /// Its words, read when the first rule asks for them.
    pub prose: Late<'a, Arc<Prose<'a>>>,
    /// What rules ask of the whole publication.
    pub(super) whole: Arc<OfWhole<'a>>,
    /// Its typed tables read against the data, once for several rules.
    typed_tables: OnceLock<Vec<TypedTable<'a>>>,
    /// Its sentences that tell figures of the data, once for several rules.
    tellings: OnceLock<Vec<Telling<'a>>>,
}

/// What rules ask of the whole publication, whichever of its words they look at: made once, when the
/// first rule asks for it.
pub(super) struct OfWhole<'a> {
    /// What its data measures.
    pub(super) measures: Late<'a, Measures<'a>>,
    /// What its data says of figures that are printed elsewhere too.
    pub(super) decided: Late<'a, BTreeMap<String, Decided<'a>>>,
    /// Its glossary, by the letters of each word.
    pub(super) terms: Late<'a, Terms>,
}

impl<'a> OfWhole<'a> {
    fn of(publication: &'a Publication) -> OfWhole<'a> {
        OfWhole {
            measures: LazyLock::new(Box::new(|| Measures::of(publication))),
            decided: LazyLock::new(Box::new(|| decided(publication))),
            terms: LazyLock::new(Box::new(|| Terms::of(publication))),
        }
    }
}

/// What a rule may ask of the edition whose copy it looks at. Copies for like readers are looked at
/// once where they hold the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reader {
    /// Up to which count of people nothing may be said; `None`: everything may.
    pub hidden_up_to: Option<u32>,
    /// The marking that the edition carries.
    pub marking: Marking,
}

impl Reader {
    pub(super) fn of(edition: &Edition) -> Reader {
        Reader {
            hidden_up_to: edition.suppression.as_ref().map(|rule| rule.threshold),
            marking: edition.marking,
        }
    }
}

/// What is made when it is first used.
pub(super) type Late<'a, T> = LazyLock<T, Box<dyn FnOnce() -> T + Send + 'a>>;

impl<'a> Subject<'a> {
    /// The whole publication.
    pub fn whole(publication: &'a Publication, sources: &'a Sources) -> Subject<'a> {
        Subject {
            publication,
            reader: None,
            before: None,
            sources,
            prose: LazyLock::new(Box::new(|| Arc::new(Prose::of(publication, sources)))),
            whole: Arc::new(OfWhole::of(publication)),
            typed_tables: OnceLock::new(),
            tellings: OnceLock::new(),
        }
    }

    /// What its data measures.
    pub(super) fn measures(&self) -> &Measures<'a> {
        &self.whole.measures
    }

    /// The sentences that tell figures of its data.
    pub(super) fn tellings(&self) -> &[Telling<'a>] {
        self.tellings.get_or_init(|| claim::tellings(self))
    }

    /// The tables typed in its sections, read against its data.
    pub(super) fn typed_tables(&self) -> &[TypedTable<'a>] {
        self.typed_tables
            .get_or_init(|| typed_table::typed_tables(self))
    }

    /// The whole publication with the version before.
    pub fn since(
        publication: &'a Publication,
        before: Option<&'a Publication>,
        sources: &'a Sources,
    ) -> Subject<'a> {
        Subject {
            before,
            ..Subject::whole(publication, sources)
        }
    }

    /// The same words, for a reader.
    pub(super) fn read_by(&self, reader: Reader) -> Subject<'a> {
        let words = Arc::clone(&self.prose);
        Subject {
            reader: Some(reader),
            ..self.with_words(words)
        }
    }

    /// The same in parts of whole files, each of so many bytes of text or a few more.
    pub(super) fn parts(&self, bytes: usize) -> Vec<Subject<'a>> {
        let parts = self.prose.parts(bytes).into_iter();
        parts.map(|part| self.with_words(Arc::new(part))).collect()
    }

    /// The same with the words of some of its files alone.
    fn with_words(&self, words: Arc<Prose<'a>>) -> Subject<'a> {
        Subject {
            publication: self.publication,
            reader: self.reader,
            before: self.before,
            sources: self.sources,
            prose: LazyLock::new(Box::new(|| words)),
            whole: Arc::clone(&self.whole),
            typed_tables: OnceLock::new(),
            tellings: OnceLock::new(),
        }
    }

    /// What a copy holds, of the words of these files alone.
    pub(super) fn of_files(
        publication: &'a Publication,
        reader: Reader,
        sources: &'a Sources,
        files: BTreeSet<FileId>,
    ) -> Subject<'a> {
        let words = move || Arc::new(Prose::of_files(publication, sources, &files));
        Subject {
            reader: Some(reader),
            prose: LazyLock::new(Box::new(words)),
            ..Subject::whole(publication, sources)
        }
    }
}
