//! The sealed bundle: a zip that is a BagIt bag, with the site as its payload. The same copy makes
//! the same bytes.

use super::bag::{self, Algorithm, label};
use super::{fingerprint, names};
use crate::diagnostic::Diagnostic;
use crate::edition::Copy;
use crate::measure::Download;
use crate::model::{EvidenceKind, Period};
use crate::render::download;
use crate::render::{DATA, Form, Part, Site};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A bundle, ready to be delivered.
pub struct Bundle {
    /// The zip.
    pub zip: Vec<u8>,
    /// The sha-256 of the zip, to be sent another way.
    pub sha256: String,
    /// The sha-256 of `manifest-sha256.txt`, which `START-HERE.html` shows.
    pub fingerprint: String,
    /// The files of the payload.
    pub files: usize,
    /// What was packed: the files in the top folder, by their paths.
    pub contents: BTreeMap<String, Vec<u8>>,
}

/// The style sheet by which the cover knows that it stands beside the payload.
const UNPACKED: &str = "data/unpacked.css";
/// It hides the advice to unpack first.
const UNPACKED_STYLE: &str = ".unpack-first { display: none }\n";

/// Makes the bundle of the copy that `site` shows in another form.
///
/// # Errors
/// Where a template cannot be rendered, or a file's name would not be safe on a reader's computer.
pub fn bundle(site: &Site<'_>) -> Result<Bundle, Vec<Diagnostic>> {
    let one = |problem: Diagnostic| vec![problem];
    let copy = site.copy();
    let name = copy.file_name();
    let site = site.in_form(Form::Bundle);
    let payload = payload(copy, &site)?;
    let mut tags: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let hashes = bag::hashes(&payload);
    for algorithm in Algorithm::ALL {
        let text = bag::manifest(&hashes, algorithm);
        tags.insert(algorithm.manifest().into(), text);
    }
    let listed = tags.get(Algorithm::Sha256.manifest());
    let fingerprint_of_list = listed.map(|bytes| fingerprint(bytes)).unwrap_or_default();
    let cover = site
        .cover("data/index.html", UNPACKED, &fingerprint_of_list)
        .map_err(one)?;
    tags.insert(names::COVER.into(), cover);
    tags.insert(bag::DECLARATION.into(), bag::DECLARED.into());
    let size: usize = payload.values().map(Vec::len).sum();
    let fields = fields(copy, &site, &name, size, payload.len());
    tags.insert(bag::INFO.into(), bag::info(&fields));
    let hashes_of_tags = bag::hashes(&tags);
    let of_tags = Algorithm::ALL.map(|algorithm| {
        let text = bag::manifest(&hashes_of_tags, algorithm);
        (algorithm.tag_manifest().to_owned(), text)
    });
    tags.extend(of_tags);
    let files = payload.len();
    let mut all = payload;
    all.extend(tags);
    refuse_unsafe_names(&name, &all)?;
    let zip = packed(&name, copy.publication().about.published, &all).map_err(|error| {
        one(Diagnostic::error(
            "bundle",
            format!("the zip cannot be written: {error}"),
        ))
    })?;
    Ok(Bundle {
        sha256: fingerprint(&zip),
        zip,
        fingerprint: fingerprint_of_list,
        files,
        contents: all,
    })
}

/// The site, the edition's data, and its sources.
fn payload(copy: &Copy, site: &Site<'_>) -> Result<BTreeMap<String, Vec<u8>>, Vec<Diagnostic>> {
    let made: Vec<(String, Result<Vec<u8>, Diagnostic>)> = site
        .parts()
        .par_iter()
        .with_max_len(1)
        .map(|part: &Part| (site.path(part), site.bytes(part)))
        .collect();
    let mut files = BTreeMap::new();
    let mut problems = Vec::new();
    let more = [
        (DATA.to_owned(), site.data()),
        (sources_path(copy), Ok(sources(copy).to_csv().into_bytes())),
    ];
    for (path, bytes) in made.into_iter().chain(more) {
        let path = format!("{}{path}", bag::PAYLOAD);
        match bytes {
            Ok(_) if files.contains_key(&path) => problems.push(two_files(&path)),
            Ok(bytes) => {
                files.insert(path, bytes);
            }
            Err(problem) => problems.push(problem),
        }
    }
    files.insert(UNPACKED.into(), UNPACKED_STYLE.into());
    match problems.is_empty() {
        true => Ok(files),
        false => Err(problems),
    }
}

fn two_files(path: &str) -> Diagnostic {
    Diagnostic::error(
        "bundle-name",
        format!("two files of the bundle would be called “{path}”"),
    )
    .help("Shorten or change one of the two ids.")
}

fn sources_path(copy: &Copy) -> String {
    download::in_bundle(copy, "all-sources")
}

/// The list of sources: a line for each piece of evidence that the edition holds.
fn sources(copy: &Copy) -> Download {
    let header = [
        "id",
        "title",
        "kind",
        "date",
        "published",
        "by",
        "sample",
        "where",
        "address",
    ];
    let rows = copy.publication().evidence.iter().map(|evidence| {
        let kind: EvidenceKind = evidence.kind;
        vec![
            evidence.id.to_string(),
            evidence.title.clone(),
            kind.title().to_owned(),
            words(evidence.date.map(Period::words)),
            words(evidence.published.map(|date| date.to_string())),
            words(evidence.by.clone()),
            words(evidence.sample.clone()),
            words(evidence.place.clone()),
            words(evidence.address.clone()),
        ]
    });
    Download {
        header: header.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}

fn words(value: Option<String>) -> String {
    value.unwrap_or_else(|| "not recorded".into())
}

/// What is said of the bag: the labels of RFC 8493 first, then those of a publication.
fn fields(
    copy: &Copy,
    site: &Site<'_>,
    name: &str,
    size: usize,
    files: usize,
) -> Vec<(&'static str, String)> {
    let publication = copy.publication();
    let (about, edition) = (&publication.about, copy.edition());
    let status = match copy.is_draft() {
        true => "Draft",
        false => about.status.title(),
    };
    let mut fields = vec![
        ("Source-Organization", about.organisation.clone()),
        ("Contact-Name", words(about.contact.role.clone())),
        ("Contact-Email", words(about.contact.email.clone())),
        ("Contact-Phone", words(about.contact.telephone.clone())),
        (
            "External-Description",
            format!("{}, {}", about.title, edition.title),
        ),
        (label::NAME, name.to_owned()),
        ("Bagging-Date", about.published.to_string()),
        ("Bag-Size", in_units(size)),
        (label::OXUM, format!("{size}.{files}")),
        (
            "Bag-Software-Agent",
            format!("sef {}", env!("CARGO_PKG_VERSION")),
        ),
        (label::TITLE, about.title.clone()),
        (label::VERSION, about.version.clone()),
        ("Status", status.to_owned()),
        ("As-At", about.as_at.to_string()),
        ("Publication-Date", about.published.to_string()),
        (
            "Next-Version-Due",
            words(about.next_review.map(Period::words)),
        ),
        (label::EDITION, edition.title.clone()),
        ("Readers", edition.readers.clone()),
        (label::MARKING, edition.marking.title().to_owned()),
    ];
    if let Some(handling) = &edition.handling {
        fields.push(("Handling", handling.clone()));
    }
    fields.push(("Retention-Rule", words(about.records.rule.clone())));
    if let Some(until) = about.records.until {
        fields.push(("Retention-Until", until.to_string()));
    }
    if let Some(hold) = &about.records.hold {
        fields.push(("Disposal-Hold", hold.clone()));
    }
    fields.push(("Framework", publication.framework.title.clone()));
    fields.push(("Theme", site.theme_name()));
    fields
}

/// A size as people say it, for `Bag-Size`: “2.4 MB”.
fn in_units(bytes: usize) -> String {
    let tenths = bytes.saturating_add(50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

fn refuse_unsafe_names(
    top: &str,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<(), Vec<Diagnostic>> {
    let unsafe_name = |path: &String| {
        let words = names::problem(top, path)?;
        let problem = Diagnostic::error(
            "bundle-name",
            format!("the bundle cannot hold “{path}”: it {words}"),
        );
        let is_drawing = path.ends_with(".svg");
        Some(problem.help(match is_drawing {
            true => "An SVG file can hold scripts. Save it as PNG in static/ of the theme, or put the <svg> itself into a template: there it is a part of the page.",
            false => "Files are named by ids: shorten or change the id. What a theme puts beside its pages has names in small letters, and no programs.",
        }))
    };
    let mut problems: Vec<Diagnostic> = files.keys().filter_map(unsafe_name).collect();
    if let Some((_, path)) = names::clash(files.keys().map(String::as_str)) {
        problems.push(two_files(path));
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(problems),
    }
}

/// The zip: one top folder, files in the order of their paths, all dated at the publication.
fn packed(
    top: &str,
    published: Date,
    files: &BTreeMap<String, Vec<u8>>,
) -> zip::result::ZipResult<Vec<u8>> {
    let (year, month, day) = (published.year(), published.month(), published.day());
    let date = u16::try_from(year)
        .ok()
        .zip(u8::try_from(month).ok().zip(u8::try_from(day).ok()))
        .and_then(|(year, (month, day))| {
            DateTime::from_date_and_time(year, month, day, 0, 0, 0).ok()
        });
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(date.unwrap_or(DateTime::DEFAULT))
        .unix_permissions(0o644);
    // Each file is packed by itself, on any thread, and taken over as it is.
    let apart: Vec<_> = files.iter().collect();
    let packed: Vec<zip::result::ZipResult<Vec<u8>>> = apart
        .par_iter()
        .with_max_len(1)
        .map(|(path, bytes)| {
            let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
            zip.start_file(format!("{top}/{path}"), options)?;
            zip.write_all(bytes)?;
            Ok(zip.finish()?.into_inner())
        })
        .collect();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for one in packed {
        let mut archive = ZipArchive::new(Cursor::new(one?))?;
        let file = archive.by_index_raw(0)?;
        zip.raw_copy_file(file)?;
    }
    Ok(zip.finish()?.into_inner())
}
