//! `sef build --prove`: each edition is made again from a publication in which everything is
//! replaced that the edition must not show. Both must be the same, byte for byte, in every form in
//! which the edition is delivered.

use crate::compare::{Changes, compare};
use crate::deliver::bundle;
use crate::diagnostic::Diagnostic;
use crate::edition::{Before, Copy, Proof};
use crate::measure::counted;
use crate::model::{Delivery, Publication};
use crate::render::{Form, Site, Theme};
use rayon::prelude::*;

/// The most places that are named where something shows through.
const MOST_NAMED: usize = 5;

/// What is proved.
pub struct Subject<'a> {
    /// The publication.
    pub whole: &'a Publication,
    /// The edition that was cut from it.
    pub copy: &'a Copy,
    /// The version before, and what the edition's readers are shown of it.
    pub before: Option<(&'a Publication, &'a Copy)>,
    /// What readers know of its figures.
    pub known: &'a Before,
    /// What changed since then.
    pub changes: Option<&'a Changes>,
}

/// Proves that an edition shows nothing of the whole but what it may; in words, what was done.
///
/// # Errors
/// Where something shows through, and where a hidden count admits no other value.
pub fn prove(subject: &Subject<'_>, theme: &Theme) -> Result<String, Vec<Diagnostic>> {
    let copy = subject.copy;
    let proof = Proof::since(subject.whole, copy, subject.known)?;
    let data = written(copy)?;
    let earlier = subject.before.map(|(before, shown)| {
        let proof = Proof::of_earlier(before, subject.whole, subject.known, copy, shown);
        (proof, shown)
    });
    let mut made = Vec::new();
    for number in 0..proof.len() {
        let other = proof.other(number)?;
        let problems = compare_data(copy, &data, &written(&other)?);
        if !problems.is_empty() {
            return Err(problems);
        }
        // Pages are made of the data alone; the first time they are looked at all the same.
        if number == 0 {
            let was = earlier
                .as_ref()
                .map(|(proof, _)| proof.other(0))
                .transpose()?;
            let changes = was.map(|was| compare(&was, &other));
            made = compare_deliveries(subject, (&other, changes.as_ref()), theme)?;
        }
    }
    if let Some((proof, shown)) = &earlier {
        prove_earlier(copy, proof, shown)?;
    }
    Ok(format!(
        "{:<12} proved: {} the same with all that is hidden or removed replaced ({}, {})\n",
        copy.edition().id.as_str(),
        made.join(", "),
        counted(proof.hidden(), "hidden figure", "hidden figures"),
        counted(proof.len(), "set of other values", "sets of other values"),
    ))
}

fn written(copy: &Copy) -> Result<String, Vec<Diagnostic>> {
    copy.to_json()
        .map_err(|problem| vec![Diagnostic::error("audience-not-proved", problem)])
}

/// The same for what is shown of the version before.
fn prove_earlier(copy: &Copy, proof: &Proof<'_>, shown: &Copy) -> Result<(), Vec<Diagnostic>> {
    let data = written(shown)?;
    for number in 0..proof.len() {
        let problems = compare_data(copy, &data, &written(&proof.other(number)?)?);
        if !problems.is_empty() {
            return Err(problems);
        }
    }
    Ok(())
}

/// Where the data of two copies differ.
fn compare_data(copy: &Copy, one: &str, other: &str) -> Vec<Diagnostic> {
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

/// Makes all that is delivered of both; in words, what.
fn compare_deliveries(
    subject: &Subject<'_>,
    (other, changes): (&Copy, Option<&Changes>),
    theme: &Theme,
) -> Result<Vec<String>, Vec<Diagnostic>> {
    let copy = subject.copy;
    let site = |copy, changes| Site::since(copy, changes, theme, Form::Folder);
    let (one, other) = (site(copy, subject.changes), site(other, changes));
    let mut made = Vec::new();
    for delivery in &copy.edition().deliver {
        match delivery {
            Delivery::Site => {
                made.push(format!("{} files", compare_folders(copy, &one, &other)?));
            }
            Delivery::Single => {
                let single = |site: &Site<'_>| site.in_form(Form::Single).single();
                if single(&one)? != single(&other)? {
                    return Err(vec![shows_through(copy, "the single file")]);
                }
                made.push("the single file".to_owned());
            }
            Delivery::Bundle => {
                if bundle(&one)?.zip != bundle(&other)?.zip {
                    return Err(vec![shows_through(copy, "the bundle")]);
                }
                made.push("the bundle".to_owned());
            }
        }
    }
    Ok(made)
}

fn compare_folders(
    copy: &Copy,
    site: &Site<'_>,
    other: &Site<'_>,
) -> Result<usize, Vec<Diagnostic>> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{cut, earlier};
    use crate::source::Folder;
    use std::path::Path;

    fn small(deliver: &[Delivery]) -> Publication {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
        let folder = Folder::open(&root).unwrap_or_else(|_| panic!("a folder"));
        let loaded = crate::load::load(&folder).publication;
        let mut whole = loaded.unwrap_or_else(|| panic!("a publication"));
        if let Some(staff) = whole.editions.first_mut() {
            staff.deliver = deliver.to_vec();
        }
        whole
    }

    /// The same where something is let out that stands on every page.
    fn other(mut whole: Publication) -> Publication {
        whole.about.title.push_str(", and a secret");
        whole
    }

    fn copy(whole: &Publication) -> Copy {
        let staff = whole
            .editions
            .first()
            .map(|edition| cut(whole, edition, false));
        staff
            .and_then(Result::ok)
            .unwrap_or_else(|| panic!("a copy"))
    }

    fn theme() -> Theme {
        Theme::built_in().unwrap_or_else(|_| panic!("a theme"))
    }

    fn codes<T>(result: Result<T, Vec<Diagnostic>>) -> Vec<&'static str> {
        let problems = result.err().unwrap_or_default();
        let mut codes: Vec<&str> = problems.iter().map(|one| one.code).collect();
        codes.dedup();
        codes
    }

    const SHOWS_THROUGH: [&str; 1] = ["audience-shows-through"];

    #[test]
    fn what_shows_through_in_any_delivery_is_found() {
        let theme = theme();
        for delivery in [Delivery::Site, Delivery::Single, Delivery::Bundle] {
            let whole = small(&[delivery]);
            let (one, another) = (copy(&whole), copy(&other(whole.clone())));
            let subject = Subject {
                whole: &whole,
                copy: &one,
                before: None,
                known: &Before::default(),
                changes: None,
            };
            let compared = |with: &Copy| compare_deliveries(&subject, (with, None), &theme);
            assert!(compared(&one).is_ok_and(|made| made.len() == 1));
            assert_eq!(codes(compared(&another)), SHOWS_THROUGH, "{delivery:?}");
        }
    }

    #[test]
    fn what_shows_through_in_the_data_is_found() {
        let whole = small(&[]);
        let known = Before::default();
        let right = copy(&whole);
        let shown = earlier(&whole, None, Some(&whole), &known, &right);
        let shown = shown.unwrap_or_else(|_| panic!("what is shown"));
        let wrong = copy(&other(whole.clone()));
        let proved = |copy: &Copy, shown: &Copy| {
            let subject = Subject {
                whole: &whole,
                copy,
                before: Some((&whole, shown)),
                known: &known,
                changes: None,
            };
            prove(&subject, &theme())
        };
        assert_eq!(codes(proved(&right, &shown)), [""; 0]);
        assert_eq!(codes(proved(&wrong, &shown)), SHOWS_THROUGH);
        assert_eq!(codes(proved(&right, &wrong)), SHOWS_THROUGH);
    }
}
