//! Pictures of a theme, as they are delivered: without what they say besides what they show. Cameras
//! and programs write into a picture who made it, when, where and from which file; nobody sees it,
//! and everybody gets it. What a picture needs to be shown is kept, and nothing else, so that a kind
//! of note that nobody has thought of goes too.

mod svg;

use svg::svg;

/// The picture at `path` without notes, or a file that is no picture as it is.
///
/// # Errors
/// Where it cannot be read as the kind of picture that its name says, in words behind its name, or
/// is of a kind that cannot be freed of notes.
pub fn bare(path: &str, bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    let (kind, found) = match ending.as_str() {
        "png" | "apng" => ("PNG", png(&bytes)),
        "jpg" | "jpeg" | "jpe" | "jfif" => ("JPEG", jpeg(&bytes)),
        "gif" => ("GIF", gif(&bytes)),
        "webp" => ("WebP", webp(&bytes)),
        "svg" => (
            "SVG",
            std::str::from_utf8(&bytes)
                .ok()
                .and_then(svg)
                .map(String::into_bytes),
        ),
        "avif" | "heic" | "heif" | "tif" | "tiff" | "bmp" | "jxl" | "psd" | "pdf" => {
            return Err(format!(
                "is a picture of a kind (.{ending}) that cannot be freed of what its author's program and camera noted in it"
            ));
        }
        _ => return Ok(bytes),
    };
    found.ok_or_else(|| format!("cannot be read as a picture of the kind {kind}"))
}

/// Chunks without which a PNG does not look the same.
const PNG_KEPT: [&[u8; 4]; 14] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"cICP",
    b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let (signature, mut rest) = bytes.split_at_checked(8)?;
    if signature != b"\x89PNG\r\n\x1a\n" {
        return None;
    }
    let mut kept = signature.to_vec();
    loop {
        let (head, _) = rest.split_at_checked(8)?;
        let (length, kind) = head.split_at_checked(4)?;
        let length = u32::from_be_bytes(length.try_into().ok()?);
        let whole = usize::try_from(length).ok()?.checked_add(12)?;
        let (chunk, behind) = rest.split_at_checked(whole)?;
        if PNG_KEPT.iter().any(|known| kind == known.as_slice()) {
            kept.extend_from_slice(chunk);
        }
        // What stands behind the end is no part of the picture.
        if kind == b"IEND" {
            return Some(kept);
        }
        rest = behind;
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    let mut kept = b"\xff\xd8".to_vec();
    loop {
        // Any number of FF may stand before a marker.
        let [0xff, behind @ ..] = rest else {
            return None;
        };
        let (marker, behind) = behind.split_first()?;
        match *marker {
            0xff => rest = rest.get(1..)?,
            0xd9 => {
                kept.extend_from_slice(b"\xff\xd9");
                return Some(kept);
            }
            0x01 | 0xd0..=0xd7 => {
                kept.extend_from_slice(&[0xff, *marker]);
                rest = behind;
            }
            marker => {
                let length = u16::from_be_bytes(behind.get(..2)?.try_into().ok()?);
                let (segment, behind) = behind.split_at_checked(usize::from(length))?;
                let data = segment.get(2..)?;
                match marker {
                    // The density of the picture, without the small copy that may stand with it.
                    0xe0 if data.starts_with(b"JFIF\0") => {
                        kept.extend_from_slice(b"\xff\xe0\x00\x10");
                        kept.extend_from_slice(data.get(..12)?);
                        kept.extend_from_slice(&[0, 0]);
                    }
                    // How the colours are written.
                    0xee if data.starts_with(b"Adobe") => push(&mut kept, marker, segment),
                    0xe0..=0xef | 0xfe => {}
                    marker => push(&mut kept, marker, segment),
                }
                rest = behind;
                if marker == 0xda {
                    let length = scan_length(rest)?;
                    let (scan, behind) = rest.split_at_checked(length)?;
                    kept.extend_from_slice(scan);
                    rest = behind;
                }
            }
        }
    }
}

fn push(kept: &mut Vec<u8>, marker: u8, segment: &[u8]) {
    kept.extend_from_slice(&[0xff, marker]);
    kept.extend_from_slice(segment);
}

/// How long the picture's own bytes are: until the next marker that is none within them.
fn scan_length(bytes: &[u8]) -> Option<usize> {
    let pairs = bytes.windows(2).enumerate();
    let mut markers = pairs.filter(
        |(_, pair)| matches!(pair, [0xff, next] if !matches!(next, 0 | 0xff | 0xd0..=0xd7)),
    );
    markers.next().map(|(at, _)| at)
}

fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(b"GIF87a") && !bytes.starts_with(b"GIF89a") {
        return None;
    }
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut kept = bytes.get(..at)?.to_vec();
    loop {
        let start = at;
        match bytes.get(at)? {
            0x3b => {
                kept.push(0x3b);
                return Some(kept);
            }
            0x2c => {
                // Place and size, colours, and the least size of a code.
                at += 10 + colours(*bytes.get(at + 9)?) + 1;
                at = behind_blocks(bytes, at)?;
                kept.extend_from_slice(bytes.get(start..at)?);
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                at = behind_blocks(bytes, at + 2)?;
                let extension = bytes.get(start..at)?;
                // How long a picture is shown, and how often all of them are.
                let is_needed = match label {
                    0xf9 => true,
                    0xff => extension.get(3..14) == Some(b"NETSCAPE2.0".as_slice()),
                    _ => false,
                };
                if is_needed {
                    kept.extend_from_slice(extension);
                }
            }
            _ => return None,
        }
    }
}

/// How many bytes a table of colours has.
fn colours(flags: u8) -> usize {
    match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    }
}

fn behind_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

const WEBP_KEPT: [&[u8; 4]; 6] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"];

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    if !bytes.starts_with(b"RIFF") || bytes.get(8..12) != Some(b"WEBP") {
        return None;
    }
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    let end = usize::try_from(length).ok()?.checked_add(8)?;
    let mut rest = bytes.get(12..end)?;
    let mut kept = b"WEBP".to_vec();
    while !rest.is_empty() {
        let length = u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?);
        let length = usize::try_from(length).ok()?.checked_add(8)?;
        let whole = length.checked_add(length % 2)?;
        let (chunk, behind) = rest.split_at_checked(whole.min(rest.len()))?;
        let kind = chunk.get(..4)?;
        if chunk.len() < length {
            return None;
        }
        if WEBP_KEPT.iter().any(|known| kind == known.as_slice()) {
            let start = kept.len();
            kept.extend_from_slice(chunk);
            // It says which of the others are there: no more profile, Exif and XMP.
            if kind == b"VP8X" {
                *kept.get_mut(start + 8)? &= 0b0001_0010;
            }
        }
        rest = behind;
    }
    let length = u32::try_from(kept.len()).ok()?.to_le_bytes();
    Some([b"RIFF".as_slice(), &length, &kept].concat())
}

#[cfg(test)]
mod tests;
