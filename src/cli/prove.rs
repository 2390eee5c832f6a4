//! `sef build --prove`: each edition is made again from a publication in which everything is
//! replaced that the edition must not show. Both must be the same, byte for byte.

use crate::diagnostic::Diagnostic;
use crate::edition::{Copy, Proof};
use crate::model::Publication;
use crate::render::{Form, Site, Theme};
use rayon::prelude::*;

/// The most places that are named where something shows through.
const MOST_NAMED: usize = 5;

/// Proves that `copy` shows nothing of `whole` but what it may; in words, what was done.
///
/// # Errors
/// Where something shows through, and where a hidden count admits no other value.
pub fn prove(whole: &Publication, copy: &Copy, theme: &Theme) -> Result<String, Vec<Diagnostic>> {
    let proof = Proof::of(whole, copy)?;
    let data = written(copy)?;
    let mut files = 0;
    for number in 0..proof.len() {
        let other = proof.other(number)?;
        let problems = compare(copy, &data, &written(&other)?);
        if !problems.is_empty() {
            return Err(problems);
        }
        // Pages are made of the data alone; the first time they are looked at all the same.
        if number == 0 {
            files = compare_sites(copy, &other, theme)?;
        }
    }
    Ok(format!(
        "{:<12} proved: {files} files are the same with all that is hidden or removed replaced ({} hidden figures, {} sets of other values)\n",
        copy.edition().id.as_str(),
        proof.hidden(),
        proof.len(),
    ))
}

fn written(copy: &Copy) -> Result<String, Vec<Diagnostic>> {
    copy.to_json()
        .map_err(|problem| vec![Diagnostic::error("audience-not-proved", problem)])
}

/// Where the data of two copies differ.
fn compare(copy: &Copy, one: &str, other: &str) -> Vec<Diagnostic> {
    let mut differing: Vec<(usize, &str)> = one
        .lines()
        .zip(other.lines())
        .enumerate()
        .filter(|(_, (one, other))| one != other)
        .map(|(line, (one, _))| (line, one.trim()))
        .collect();
    if differing.is_empty() && one.len() != other.len() {
        differing.push((one.lines().count().min(other.lines().count()), "the end"));
    }
    differing
        .into_iter()
        .take(MOST_NAMED)
        .map(|(line, text)| shows_through(copy, &format!("line {} of data.json: {text}", line + 1)))
        .collect()
}

fn compare_sites(copy: &Copy, other: &Copy, theme: &Theme) -> Result<usize, Vec<Diagnostic>> {
    let site = Site::new(copy, theme, Form::Folder);
    let other = Site::new(other, theme, Form::Folder);
    let (parts, others) = (site.parts(), other.parts());
    if parts != others {
        return Err(vec![shows_through(copy, "the list of its files")]);
    }
    let problems: Vec<Diagnostic> = parts
        .par_iter()
        .filter_map(|part| match (site.bytes(part), other.bytes(part)) {
            (Ok(one), Ok(same)) if one == same && site.path(part) == other.path(part) => None,
            (Ok(_), Ok(_)) => Some(shows_through(copy, &site.path(part))),
            (Err(problem), _) | (_, Err(problem)) => Some(problem),
        })
        .collect();
    match problems.is_empty() {
        true => Ok(parts.len()),
        false => Err(problems.into_iter().take(MOST_NAMED).collect()),
    }
}

fn shows_through(copy: &Copy, place: &str) -> Diagnostic {
    Diagnostic::error(
        "audience-shows-through",
        format!(
            "something that the edition “{}” must not show changes what it shows: {place}",
            copy.edition().id
        ),
    )
    .help("Limit what stands there to the editions that may know it, or tell whoever looks after sef.")
}
