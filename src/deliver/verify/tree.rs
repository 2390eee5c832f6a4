//! The files of a bundle, from a zip or from a folder.

use super::zip_file::{self, Entry};
use super::{LARGEST, MOST_FILES, Verdict, shown};
use crate::deliver::bag;
use crate::deliver::workshop::cannot;
use crate::diagnostic::Diagnostic;
use crate::source::in_words;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;
use zip::ZipArchive;

/// The files below the bundle's top folder.
pub(super) struct Tree {
    /// The top folder's name.
    pub(super) top: String,
    /// Each file's path in the top folder, with its size in bytes.
    pub(super) files: BTreeMap<String, u64>,
    /// The zip's own sha-256, where it is one, and the file `….sha256` beside it.
    pub(super) seal: Option<(String, Beside)>,
    source: Source,
}

/// The file `….sha256` beside a zip.
pub(super) enum Beside {
    /// There is none.
    Missing,
    /// What stands in it.
    Says(String),
}

enum Source {
    Zip(Box<ZipArchive<BufReader<File>>>),
    Folder(PathBuf),
}

impl Tree {
    /// Opens what stands at `path`; `None` where it is so broken that there are no files to check.
    pub(super) fn open(path: &Path, verdict: &mut Verdict) -> Result<Option<Tree>, Diagnostic> {
        let about = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
        if about.is_dir() {
            return folder(path, verdict);
        }
        if !about.is_file() {
            verdict.wrong("This is neither a file nor a folder.");
            return Ok(None);
        }
        if let Some(problem) = something_else(path) {
            verdict.is_something_else = true;
            verdict.wrong(problem);
            return Ok(None);
        }
        if about.len() > LARGEST {
            verdict.wrong(format!(
                "The file has {} MB: no bundle of a self-evaluation is so large, and it is not read.",
                about.len() >> 20
            ));
            return Ok(None);
        }
        zip(path, verdict)
    }

    /// Reads a file piece by piece. Never more than its size as it was listed.
    pub(super) fn read(&mut self, name: &str, mut take: impl FnMut(&[u8])) -> Result<(), String> {
        let size = self.files.get(name).copied().unwrap_or(0);
        match &mut self.source {
            Source::Zip(archive) => {
                let inside = format!("{}/{name}", self.top);
                let entry = archive.by_name(&inside).map_err(|_| DAMAGED)?;
                pour(entry, size, &mut take)
            }
            Source::Folder(root) => {
                let file = File::open(root.join(name))
                    .map_err(|error| format!("cannot be read: {}", in_words(&error)))?;
                pour(file, size, &mut take)
            }
        }
    }

    /// Whether it comes from a zip.
    pub(super) fn is_zip(&self) -> bool {
        matches!(self.source, Source::Zip(_))
    }
}

fn pour(source: impl Read, size: u64, take: &mut impl FnMut(&[u8])) -> Result<(), String> {
    let mut limited = source.take(size.saturating_add(1));
    let mut buffer = vec![0; 64 << 10];
    let mut sum: u64 = 0;
    loop {
        let count = match limited.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(_) => return Err(DAMAGED.into()),
        };
        sum += count as u64;
        take(buffer.get(..count).unwrap_or(&[]));
    }
    match sum == size {
        true => Ok(()),
        false => Err("is not as long as the zip says".into()),
    }
}

/// What a reader of zips says of damage depends on where it lies, and helps nobody.
const DAMAGED: &str = "is damaged and cannot be read";

fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let mut problem = cannot("read", path, error);
    problem.help = Some("Name the zip file, or the folder that was made of it.".into());
    problem
}

fn zip(path: &Path, verdict: &mut Verdict) -> Result<Option<Tree>, Diagnostic> {
    let sha256 = sha256_of(path)?;
    let mut file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let entries = match zip_file::entries(&mut file) {
        Ok(entries) => entries,
        Err(problems) => {
            for problem in problems {
                verdict.wrong(problem);
            }
            return Ok(None);
        }
    };
    let Some((top, files)) = below_one_folder(&entries, verdict) else {
        return Ok(None);
    };
    let archive = match ZipArchive::new(BufReader::new(file)) {
        Ok(archive) => archive,
        Err(_) => {
            verdict.wrong("The zip is damaged: the files in it cannot be found.");
            return Ok(None);
        }
    };
    Ok(Some(Tree {
        top,
        files,
        seal: Some((sha256, beside(path))),
        source: Source::Zip(Box::new(archive)),
    }))
}

/// The files by their path in the one top folder that a bundle has.
fn below_one_folder(
    entries: &[Entry],
    verdict: &mut Verdict,
) -> Option<(String, BTreeMap<String, u64>)> {
    let mut top: Option<&str> = None;
    let mut files = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.name.ends_with('/')) {
        let Some((folder, path)) = entry.name.split_once('/') else {
            verdict.wrong(format!(
                "“{}” stands beside the bundle's folder, not in it.",
                shown(&entry.name)
            ));
            continue;
        };
        if *top.get_or_insert(folder) != folder {
            verdict.wrong(format!(
                "The zip has more than one top folder: “{}” stands beside the first.",
                shown(folder)
            ));
            return None;
        }
        files.insert(path.to_owned(), entry.size);
    }
    match top {
        Some(top) => Some((top.to_owned(), files)),
        None => {
            verdict.wrong("There are no files in the zip.");
            None
        }
    }
}

fn sha256_of(path: &Path) -> Result<String, Diagnostic> {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let mut hashes = bag::Hashes::default();
    let mut limited = file.take(LARGEST);
    let mut buffer = vec![0; 64 << 10];
    loop {
        match limited.read(&mut buffer) {
            Ok(0) => return Ok(hashes.hex(bag::Algorithm::Sha256)),
            Ok(count) => hashes.update(buffer.get(..count).unwrap_or(&[])),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(unreadable(path, &error)),
        }
    }
}

/// What a file is whose name says that it is no bundle.
fn something_else(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    match ending.as_str() {
        "sha256" => Some(format!(
            "This is the fingerprint of a bundle, not the bundle. Name the zip: {}",
            shown(&path.with_extension("").display().to_string())
        )),
        "html" | "htm" => Some(
            "This is a page, and no bundle: only a zip, or the folder that was made of it, carries what can be checked."
                .to_owned(),
        ),
        _ => None,
    }
}

/// The first zip in a folder, by its name.
fn zip_in(folder: &Path) -> Option<PathBuf> {
    let mut zips: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "zip"))
        .collect();
    zips.sort();
    zips.into_iter().next()
}

fn beside(path: &Path) -> Beside {
    let mut name = path.as_os_str().to_owned();
    name.push(".sha256");
    let mut text = Vec::new();
    let read =
        File::open(PathBuf::from(name)).and_then(|file| file.take(4096).read_to_end(&mut text));
    match read {
        Ok(_) => Beside::Says(String::from_utf8_lossy(&text).into_owned()),
        Err(_) => Beside::Missing,
    }
}

fn folder(path: &Path, verdict: &mut Verdict) -> Result<Option<Tree>, Diagnostic> {
    let Some(root) = bag_folder(path)? else {
        let hint = if path.join("..").join(bag::DECLARATION).is_file() {
            "Name the folder around it.".to_owned()
        } else if let Some(zip) = zip_in(path) {
            format!("Name the zip in it: {}", shown(&zip.display().to_string()))
        } else {
            "Name the zip file, or the folder that was made of it.".to_owned()
        };
        verdict.is_something_else = true;
        verdict.wrong(format!(
            "This is no sealed bundle: there is no {} in the folder. {hint}",
            bag::DECLARATION
        ));
        return Ok(None);
    };
    let mut files = BTreeMap::new();
    let mut sum: u64 = 0;
    for entry in WalkDir::new(&root).min_depth(1).sort_by_file_name() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                verdict.wrong(format!(
                    "A folder cannot be read: {}.",
                    shown(&error.to_string())
                ));
                continue;
            }
        };
        let inside = entry.path().strip_prefix(&root).unwrap_or(entry.path());
        let Some(name) = inside.to_str().map(|name| name.replace('\\', "/")) else {
            verdict.wrong(format!(
                "“{}” is not named in UTF-8.",
                shown(&inside.to_string_lossy())
            ));
            continue;
        };
        let kind = entry.file_type();
        if kind.is_dir() {
            continue;
        }
        if !kind.is_file() {
            verdict.wrong(format!(
                "“{}” is no file, but a link or a device.",
                shown(&name)
            ));
            continue;
        }
        let size = entry.metadata().map_or(0, |about| about.len());
        sum = sum.saturating_add(size);
        files.insert(name, size);
        if files.len() > MOST_FILES || sum > LARGEST {
            verdict.wrong(
                "The folder holds more than any bundle of a self-evaluation: it is not read.",
            );
            return Ok(None);
        }
    }
    let top = fs::canonicalize(&root).unwrap_or_else(|_| root.clone());
    let top = top
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    Ok(Some(Tree {
        top: top.unwrap_or_default(),
        files,
        seal: None,
        source: Source::Folder(root),
    }))
}

/// The folder of the bag: `path`, or the only folder in it, since Windows unpacks a zip into a
/// folder of its name.
fn bag_folder(path: &Path) -> Result<Option<PathBuf>, Diagnostic> {
    if path.join(bag::DECLARATION).is_file() {
        return Ok(Some(path.to_owned()));
    }
    let inside = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
    let mut only = None;
    for entry in inside.take(2) {
        let entry = entry.map_err(|error| unreadable(path, &error))?;
        if only.replace(entry.path()).is_some() {
            return Ok(None);
        }
    }
    Ok(only.filter(|folder| folder.join(bag::DECLARATION).is_file()))
}
