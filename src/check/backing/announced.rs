//! What a sentence says of the evidence for what follows it: the items of a list, or all of a page.

use super::{cites_evidence, is_backed_beside, stems};
use crate::check::prose::Passage;
use crate::check::words::{begins_with, find_phrase};
use std::collections::BTreeSet;
use std::ops::Range;

/// Whether the sentence that leads to a list goes on from the evidence cited before it, or tells
/// what was found there: not “set out below is a summary”.
pub(super) fn goes_on_in(lead: &Passage<'_>, last: &Range<usize>) -> bool {
    const ON: [&str; 16] = [
        "it",
        "its",
        "they",
        "their",
        "this",
        "these",
        "those",
        "there",
        "found",
        "findings",
        "finding",
        "recommendations",
        "conclusions",
        "concluded",
        "recommended",
        "showed",
    ];
    let small = lead.small_words(last.clone());
    ON.iter().any(|word| find_phrase(small, word).is_some())
}

/// Whether the sentence that leads to a list is of the matter of an earlier one that cites evidence:
/// “49 complaints were upheld [[report]]. The subjects most often upheld:”.
pub(super) fn is_of_its_matter(lead: &Passage<'_>, last: &Range<usize>) -> bool {
    let words = lead.words(last.clone());
    let own: BTreeSet<String> = match words.trim_end().ends_with(':') {
        true => stems(words).collect(),
        false => return false,
    };
    let earlier = lead
        .sentences
        .iter()
        .take_while(|one| one.start < last.start);
    earlier
        .filter(|one| is_backed_beside(lead, one))
        .any(|one| stems(lead.words(one.clone())).any(|stem| own.contains(&stem)))
}

/// Whether a passage that cites evidence says that its page or section is drawn from it: “This page is
/// drawn from the papers in the archive [[papers]].”
pub(super) fn is_source_of_page(passage: &Passage<'_>) -> bool {
    const DRAWN: [&str; 10] = [
        "drawn from",
        "taken from",
        "comes from",
        "come from",
        "based on",
        "rests on",
        "compiled from",
        "written from",
        "put together from",
        "from the same source",
    ];
    const PAGES: [&str; 5] = ["page", "section", "chapter", "account", "history"];
    let small = passage.small();
    let is_all = |sentence: &Range<usize>| {
        let told = passage.small_words(sentence.clone());
        let Some(drawn) = DRAWN
            .iter()
            .filter_map(|drawn| find_phrase(told, drawn))
            .min()
        else {
            return false;
        };
        let front = told.get(..drawn).unwrap_or("");
        let page = PAGES
            .iter()
            .filter_map(|page| find_phrase(front, page))
            .min();
        let begins = |starts: &[&str]| starts.iter().any(|start| begins_with(front, start));
        let of_page = page.is_some_and(|at| at <= "this ".len());
        begins(&["this", "the"]) && of_page
            || begins(&["all", "everything"])
                && (page.is_some() || find_phrase(front, "below").is_some())
    };
    DRAWN
        .iter()
        .any(|drawn| find_phrase(small, drawn).is_some())
        && cites_evidence(passage)
        && passage.sentences.iter().any(is_all)
}
