//! Where a file cannot be read, what only that file may hold is not missed: the writer mends the
//! file first, and is not told meanwhile to take out what it speaks of.

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::FileId;
use std::collections::BTreeSet;

/// Errors by which a whole file is left out of the publication.
const LEAVE_OUT_A_FILE: [&str; 6] = [
    "empty-folder",
    "front-matter",
    "toml-syntax",
    "unread-file",
    "unreadable-file",
    "unreadable-folder",
];

/// Rules that find something missing, which may stand in a file that could not be read.
const FIND_MISSING: [&str; 8] = [
    "evidence-unused",
    "finding-unanswered",
    "gap-in-series",
    "indicator-unused",
    "judgement-without-evidence",
    "no-as-at",
    "no-source",
    "stale-figure",
];

/// The rule that asks for a place on the journey, which may stand in any line with an error: in the
/// journey, in a section's name.
const ASKS_FOR_A_PLACE: &str = "off-the-journey";

/// Takes out of the findings what may be missing only because a file could not be read.
pub fn hold_back(loading: &[Diagnostic], findings: &mut Vec<Diagnostic>) {
    let leaves_out = |problem: &Diagnostic| {
        problem.severity == Severity::Error && LEAVE_OUT_A_FILE.contains(&problem.code)
    };
    if loading.iter().any(leaves_out) {
        findings.retain(|finding| !FIND_MISSING.contains(&finding.code));
    }
    if loading
        .iter()
        .any(|problem| problem.severity == Severity::Error)
    {
        findings.retain(|finding| finding.code != ASKS_FOR_A_PLACE);
    }
    // A figure that cannot be read is there, too.
    let in_error: BTreeSet<FileId> = loading
        .iter()
        .filter(|problem| problem.severity == Severity::Error && problem.code == "bad-figure")
        .filter_map(|problem| problem.span)
        .map(|span| span.file)
        .collect();
    findings.retain(|finding| {
        !FIND_MISSING.contains(&finding.code)
            || finding
                .span
                .is_none_or(|span| !in_error.contains(&span.file))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::codes;

    #[test]
    fn every_code_is_one() {
        let all: Vec<&str> = codes().collect();
        for code in LEAVE_OUT_A_FILE
            .iter()
            .chain(&FIND_MISSING)
            .chain([&ASKS_FOR_A_PLACE])
        {
            assert!(all.contains(code), "{code}");
        }
    }
}
