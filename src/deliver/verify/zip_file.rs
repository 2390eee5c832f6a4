//! The structure of a zip, read before anything is unpacked: every entry of the central
//! directory, and the header before its data. Readers of zips differ in what they make of two
//! entries of one name, of hidden data or of data that overlaps; a bundle has none of these.
//! (APPNOTE.TXT 6.3.10, §4.3 and §4.4, by PKWARE.)

use super::{LARGEST, MOST_FILES, shown};
use std::collections::BTreeMap;
use std::io::{Read, Seek, SeekFrom};

/// A file or folder in a zip.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its path, as it stands in the zip; of a folder with a slash at its end.
    pub(super) name: String,
    /// Its size, unpacked, in bytes.
    pub(super) size: u64,
    packed: u64,
    offset: u64,
}

/// The record at a zip's end, without its comment.
const END: usize = 22;
const END_SIGN: [u8; 4] = *b"PK\x05\x06";
const ENTRY: usize = 46;
const ENTRY_SIGN: [u8; 4] = *b"PK\x01\x02";
const LOCAL: usize = 30;
const LOCAL_SIGN: [u8; 4] = *b"PK\x03\x04";
/// The largest directory that is read, in bytes.
const LARGEST_DIRECTORY: u64 = 16 << 20;
/// How many times its packed size a file may have: text gets some thirty times smaller.
const LARGEST_RATIO: u64 = 300;

/// The entries of a zip, none of which can do harm.
///
/// # Errors
/// What is wrong, a sentence each.
pub(super) fn entries(file: &mut (impl Read + Seek)) -> Result<Vec<Entry>, Vec<String>> {
    let one = |problem: String| vec![problem];
    let (directory, count, start) = directory(file).map_err(one)?;
    let mut problems = Vec::new();
    let mut entries = Vec::new();
    let mut at = 0;
    for _ in 0..count {
        match entry(&directory, &mut at) {
            Ok(found) => entries.push(found),
            Err(problem) => problems.push(problem),
        }
        if problems.len() > super::TOLD {
            break;
        }
    }
    if problems.is_empty() && at != directory.len() {
        problems.push("The zip's list of files is longer than it says.".into());
    }
    problems.extend(name_problems(&entries));
    if entries
        .iter()
        .map(|entry| entry.size)
        .fold(0, u64::saturating_add)
        > LARGEST
    {
        problems.push("Unpacked it would be larger than any bundle of a self-evaluation. Don't unpack it: it may be made to fill a disk.".into());
    }
    if problems.is_empty() {
        problems.extend(data_problems(file, &entries, start));
    }
    match problems.is_empty() {
        true => Ok(entries),
        false => Err(problems),
    }
}

/// The central directory: its bytes, the number of its entries and where it begins.
fn directory(file: &mut (impl Read + Seek)) -> Result<(Vec<u8>, usize, u64), String> {
    let no_zip = || {
        "This is no zip file, or its end is missing: perhaps it was cut off on its way. Ask for it again."
            .to_owned()
    };
    let length = file.seek(SeekFrom::End(0)).map_err(|_| no_zip())?;
    let tail_length = length.min(END as u64 + 0xffff);
    let tail = read_at(file, length - tail_length, tail_length).ok_or_else(no_zip)?;
    let end = (0..tail.len().saturating_sub(END - 1))
        .rev()
        .find(|at| {
            let comment = u16_at(&tail, at + 20).map(usize::from);
            sign_at(&tail, *at) == Some(END_SIGN) && comment == Some(tail.len() - at - END)
        })
        .ok_or_else(no_zip)?;
    let number = |at: usize| u32_at(&tail, end + at).map(u64::from);
    let (Some(size), Some(start)) = (number(12), number(16)) else {
        return Err(no_zip());
    };
    let half = |at: usize| u16_at(&tail, end + at).unwrap_or(0);
    let count = usize::from(half(10));
    if size == u64::from(u32::MAX) || start == u64::from(u32::MAX) || count == 0xffff {
        return Err(
            "The zip is of the kind for very large files (zip64), which no bundle is.".into(),
        );
    }
    if half(4) != 0 || half(6) != 0 || half(8) != half(10) {
        return Err("The zip is one part of several.".into());
    }
    if count > MOST_FILES || size > LARGEST_DIRECTORY {
        return Err("The zip holds more files than any bundle of a self-evaluation.".into());
    }
    let place = length - tail_length + end as u64;
    if start.checked_add(size) != Some(place) {
        return Err("The zip's list of files is not where it says: something was cut out, put in or put before it.".into());
    }
    let bytes = read_at(file, start, size).ok_or_else(no_zip)?;
    Ok((bytes, count, start))
}

fn entry(directory: &[u8], at: &mut usize) -> Result<Entry, String> {
    let damaged = || "The zip's list of files is damaged.".to_owned();
    let here = *at;
    if sign_at(directory, here) != Some(ENTRY_SIGN) {
        return Err(damaged());
    }
    let half = |offset: usize| u16_at(directory, here + offset);
    let whole = |offset: usize| u32_at(directory, here + offset).map(u64::from);
    let lengths = [28, 30, 32].map(|offset| half(offset).map(usize::from));
    let [Some(name_length), Some(extra), Some(comment)] = lengths else {
        return Err(damaged());
    };
    let name = directory
        .get(here + ENTRY..here + ENTRY + name_length)
        .ok_or_else(damaged)?;
    *at = here + ENTRY + name_length + extra + comment;
    let (Some(flags), Some(method), Some(made_by)) = (half(8), half(10), half(4)) else {
        return Err(damaged());
    };
    let (Some(packed), Some(size), Some(offset), Some(attributes)) =
        (whole(20), whole(24), whole(42), whole(38))
    else {
        return Err(damaged());
    };
    let name = match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => {
            let guess = String::from_utf8_lossy(name).into_owned();
            return Err(format!("“{}” is not named in UTF-8.", shown(&guess)));
        }
    };
    let refuse = |words: &str| Err(format!("“{}” {words}.", shown(&name)));
    if flags & 1 != 0 || flags & 0x2040 != 0 {
        return refuse("is encrypted: nobody can check what it holds");
    }
    if method != 0 && method != 8 {
        return refuse("is packed in a way that Windows cannot unpack");
    }
    let unix = [3, 19].contains(&(made_by >> 8));
    let kind = (attributes >> 16) & 0o170_000;
    if unix && kind == 0o120_000 {
        return refuse("is a link to another place, not a file");
    }
    if unix && ![0, 0o100_000, 0o040_000].contains(&kind) {
        return refuse("is a device, not a file");
    }
    if size > packed.saturating_add(64).saturating_mul(LARGEST_RATIO) {
        return refuse(
            "would be so much larger unpacked that it may be made to fill a disk: don't unpack it",
        );
    }
    if method == 0 && size != packed {
        return refuse("has two different sizes");
    }
    Ok(Entry {
        name,
        size,
        packed,
        offset,
    })
}

fn name_problems(entries: &[Entry]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for entry in entries {
        let name = entry.name.as_str();
        let inner = name.strip_suffix('/').unwrap_or(name);
        if inner
            .split('/')
            .any(|part| part.is_empty() || part == "." || part == "..")
            || name.contains(['\\', ':', '\0'])
        {
            problems.push(format!(
                "“{}” leads out of the folder into which it is unpacked. Don't unpack this zip.",
                shown(name)
            ));
        }
        if name.ends_with('/') && entry.size > 0 {
            problems.push(format!("“{}” is a folder that holds data.", shown(name)));
        }
        match seen.insert(inner.to_lowercase(), inner) {
            Some(first) if first == inner => problems.push(format!(
                "“{}” is in the zip twice: programs differ in which of the two they show.",
                shown(name)
            )),
            Some(first) => problems.push(format!(
                "“{}” and “{}” differ in case alone: on Windows one overwrites the other.",
                shown(first),
                shown(name)
            )),
            None => {}
        }
    }
    problems
}

/// Whether each entry's data stands behind a header that says the same, and fills the zip from its
/// beginning to its list of files without gap or overlap.
fn data_problems(file: &mut (impl Read + Seek), entries: &[Entry], directory: u64) -> Vec<String> {
    let mut in_order: Vec<&Entry> = entries.iter().collect();
    in_order.sort_by_cached_key(|entry| entry.offset);
    let mut place = 0;
    for entry in in_order {
        if entry.offset != place {
            let words = match place {
                0 => "Something stands before the zip's first file.".to_owned(),
                _ => format!(
                    "Before “{}” something is hidden in the zip, or two files overlap.",
                    shown(&entry.name)
                ),
            };
            return vec![words];
        }
        let differs = || {
            vec![format!(
                "“{}” stands in the zip otherwise than the zip's list of files says.",
                shown(&entry.name)
            )]
        };
        let Some(header) = read_at(file, place, LOCAL as u64) else {
            return differs();
        };
        let lengths = [26, 28].map(|offset| u16_at(&header, offset));
        let [Some(name_length), Some(extra)] = lengths else {
            return differs();
        };
        let name = read_at(file, place + LOCAL as u64, u64::from(name_length));
        if sign_at(&header, 0) != Some(LOCAL_SIGN) || name.as_deref() != Some(entry.name.as_bytes())
        {
            return differs();
        }
        let mut next =
            place + LOCAL as u64 + u64::from(name_length) + u64::from(extra) + entry.packed;
        if u16_at(&header, 6).unwrap_or(0) & 8 != 0 {
            // Sizes and checksum follow the data, with a signature or without.
            let sign = read_at(file, next, 4);
            next += if sign.as_deref() == Some(b"PK\x07\x08") {
                16
            } else {
                12
            };
        }
        place = next;
    }
    match place == directory {
        true => Vec::new(),
        false => {
            vec!["Something is hidden between the zip's last file and its list of files.".into()]
        }
    }
}

fn read_at(file: &mut (impl Read + Seek), start: u64, length: u64) -> Option<Vec<u8>> {
    file.seek(SeekFrom::Start(start)).ok()?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == length).then_some(bytes)
}

fn sign_at(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u16::from_le_bytes(two))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(sign_at(bytes, at)?))
}
