//! The codes that are reported while files are read and pages are made, explained. The rules
//! explain themselves.

mod figures;
mod files;
mod keys;
mod readers;
mod references;
mod text;

/// A code that is no rule's.
pub(super) struct LoadingCode {
    /// The code.
    pub code: &'static str,
    /// What is wrong.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub mend: &'static str,
}

const fn code(
    code: &'static str,
    what: &'static str,
    why: &'static str,
    mend: &'static str,
) -> LoadingCode {
    LoadingCode {
        code,
        what,
        why,
        mend,
    }
}

/// Every one of them, in the order of the alphabet.
pub(super) fn all() -> Vec<&'static LoadingCode> {
    let mut all: Vec<&LoadingCode> = [
        figures::CODES,
        files::CODES,
        keys::CODES,
        readers::CODES,
        references::CODES,
        text::CODES,
    ]
    .into_iter()
    .flatten()
    .collect();
    all.sort_by_cached_key(|one| one.code);
    all
}
