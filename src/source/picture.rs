//! What a picture says besides what it shows: notes of cameras and programs, that travel with the
//! file. Nothing here trusts a length that a file gives.

use std::ops::Range;

/// A note in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is, for people: “notes of the camera (Exif)”.
    pub what: &'static str,
    /// Its bytes, with all that frames it: a file without them is the same picture. Of an SVG,
    /// where it begins and ends in the text.
    pub range: Range<usize>,
}

/// The endings of the names of pictures.
pub const ENDINGS: [&str; 12] = [
    "png", "jpg", "jpeg", "gif", "webp", "svg", "PNG", "JPG", "JPEG", "GIF", "WEBP", "SVG",
];

/// The notes in a picture, first to last, as far as it can be read; none in what is no picture.
pub fn notes(bytes: &[u8]) -> Vec<Note> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        in_png(bytes)
    } else if bytes.starts_with(b"\xff\xd8") {
        in_jpeg(bytes)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        in_webp(bytes)
    } else if bytes.starts_with(b"GIF8") {
        in_gif(bytes)
    } else {
        std::str::from_utf8(bytes).map_or_else(|_| Vec::new(), in_svg)
    }
}

const CAMERA: &str = "notes of the camera (Exif)";
const PLACE: &str = "notes of the camera (Exif), with the place where it was taken";
const PROGRAM: &str = "notes of a program (XMP), often with its author";
const PRESS: &str = "notes for the press (IPTC), often with its author";
const WORDS: &str = "words that are not shown";
const TIME: &str = "when it was last changed";

fn note(what: &'static str, range: Range<usize>) -> Note {
    Note { what, range }
}

fn in_png(bytes: &[u8]) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut at = 8;
    while let Some(length) = big_endian(bytes, at) {
        let Some(end) = at.checked_add(length).and_then(|end| end.checked_add(12)) else {
            break;
        };
        let Some(data) = bytes.get(at + 8..end - 4) else {
            break;
        };
        let what = match bytes.get(at + 4..at + 8).unwrap_or(&[]) {
            b"tEXt" | b"zTXt" => Some(WORDS),
            b"iTXt" if data.starts_with(b"XML:com.adobe.xmp") => Some(PROGRAM),
            b"iTXt" => Some(WORDS),
            b"eXIf" => Some(of_exif(data)),
            b"tIME" => Some(TIME),
            _ => None,
        };
        notes.extend(what.map(|what| note(what, at..end)));
        at = end;
    }
    notes
}

fn in_jpeg(bytes: &[u8]) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut at = 2;
    while let [0xff, marker, high, low, ..] = bytes.get(at..).unwrap_or(&[]) {
        // The picture itself begins: no note stands behind it.
        if *marker == 0xda {
            break;
        }
        let end = at + 2 + usize::from(u16::from_be_bytes([*high, *low]));
        let Some(data) = bytes.get(at + 4..end) else {
            break;
        };
        let what = match marker {
            0xe1 if data.starts_with(b"Exif\0\0") => Some(of_exif(data.get(6..).unwrap_or(&[]))),
            0xe1 => Some(PROGRAM),
            0xed => Some(PRESS),
            0xfe => Some(WORDS),
            _ => None,
        };
        notes.extend(what.map(|what| note(what, at..end)));
        at = end;
    }
    notes
}

fn in_webp(bytes: &[u8]) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut at = 12;
    while let Some([a, b, c, d]) = bytes.get(at + 4..at + 8) {
        let length = u32::from_le_bytes([*a, *b, *c, *d]);
        let Ok(length) = usize::try_from(length) else {
            break;
        };
        // A chunk of an odd length has a byte behind it.
        let Some(end) = length
            .checked_add(length % 2)
            .and_then(|padded| padded.checked_add(at + 8))
        else {
            break;
        };
        let Some(data) = bytes.get(at + 8..end.min(bytes.len())) else {
            break;
        };
        match bytes.get(at..at + 4).unwrap_or(&[]) {
            b"EXIF" => notes.push(note(of_exif(data), at..end.min(bytes.len()))),
            b"XMP " => notes.push(note(PROGRAM, at..end.min(bytes.len()))),
            _ => {}
        }
        at = end;
    }
    notes
}

fn in_gif(bytes: &[u8]) -> Vec<Note> {
    // A comment begins with 21 FE and a length; the same bytes in the picture itself are hardly
    // followed by letters.
    let mut notes = Vec::new();
    let mut at = 13;
    while let Some(found) = bytes.get(at..).and_then(|rest| find(rest, b"\x21\xfe")) {
        let start = at + found;
        at = start + 2;
        let length = bytes.get(at).copied().map_or(0, usize::from);
        let words = bytes.get(at + 1..at + 1 + length).unwrap_or(&[]);
        if length > 3 && words.iter().all(|byte| (0x20..0x7f).contains(byte)) {
            notes.push(note(WORDS, start..at + 1 + length));
        }
    }
    if let Some(start) = find(bytes, b"XMP DataXMP") {
        notes.push(note(PROGRAM, start..bytes.len()));
    }
    notes
}

fn in_svg(text: &str) -> Vec<Note> {
    const MARKS: [(&str, &str); 5] = [
        (
            "<metadata",
            "notes of a program (metadata), often with its author",
        ),
        ("sodipodi:docname=", "the name of the author's file"),
        (
            "inkscape:export-filename=",
            "a path on the author's computer",
        ),
        ("xmlns:xmp=", PROGRAM),
        ("<dc:creator", "its author"),
    ];
    if !text.contains("<svg") {
        return Vec::new();
    }
    let mut notes = Vec::new();
    for (mark, what) in MARKS {
        let Some(start) = text.find(mark) else {
            continue;
        };
        let rest = text.get(start..).unwrap_or("");
        let length = match mark {
            "<metadata" => rest.find("</metadata>").map(|at| at + "</metadata>".len()),
            _ => rest.find(['\n', '>']),
        };
        let range = start..start + length.unwrap_or(rest.len());
        // What stands within the notes is told with them.
        let is_within = notes
            .iter()
            .any(|other: &Note| other.range.contains(&range.start));
        if !is_within {
            notes.push(note(what, range));
        }
    }
    notes.sort_by_cached_key(|note| note.range.start);
    notes
}

/// What notes of a camera hold: the place, or not. Their first directory has an entry for it.
fn of_exif(data: &[u8]) -> &'static str {
    const GPS: u16 = 0x8825;
    let is_little = data.starts_with(b"II");
    let number = |at: usize| -> Option<u16> {
        let pair: [u8; 2] = data.get(at..at + 2)?.try_into().ok()?;
        Some(match is_little {
            true => u16::from_le_bytes(pair),
            false => u16::from_be_bytes(pair),
        })
    };
    let start: Option<usize> = data.get(4..8).and_then(|four| {
        let four: [u8; 4] = four.try_into().ok()?;
        let start = match is_little {
            true => u32::from_le_bytes(four),
            false => u32::from_be_bytes(four),
        };
        usize::try_from(start)
            .ok()
            .filter(|start| *start < data.len())
    });
    let Some(start) = start else {
        return CAMERA;
    };
    let entries = number(start).map_or(0, usize::from);
    let has_place = (0..entries).any(|entry| number(start + 2 + entry * 12) == Some(GPS));
    match has_place {
        true => PLACE,
        false => CAMERA,
    }
}

fn big_endian(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(four)).ok()
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let mut bytes = u32::try_from(data.len())
            .unwrap_or(0)
            .to_be_bytes()
            .to_vec();
        bytes.extend_from_slice(kind);
        bytes.extend_from_slice(data);
        bytes.extend_from_slice(&[0; 4]);
        bytes
    }

    fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 2).unwrap_or(0).to_be_bytes();
        [&[0xff, marker], length.as_slice(), data].concat()
    }

    fn whats(bytes: &[u8]) -> Vec<&'static str> {
        notes(bytes).into_iter().map(|note| note.what).collect()
    }

    /// A directory with one entry, of this tag.
    fn exif(tag: u16) -> Vec<u8> {
        let mut bytes = b"MM\0\x2a\0\0\0\x08\0\x01".to_vec();
        bytes.extend_from_slice(&tag.to_be_bytes());
        bytes.extend_from_slice(&[0; 14]);
        bytes
    }

    #[test]
    fn finds_the_notes_of_png() {
        let picture = |inner: Vec<u8>| {
            [
                b"\x89PNG\r\n\x1a\n".to_vec(),
                chunk(b"IHDR", &[0; 13]),
                inner,
                chunk(b"IEND", &[]),
            ]
            .concat()
        };
        assert_eq!(whats(&picture(vec![])), Vec::<&str>::new());
        let told = picture(chunk(b"tEXt", b"Author\0A. Person"));
        assert_eq!(whats(&told), [WORDS]);
        assert_eq!(whats(&picture(chunk(b"eXIf", &exif(0x8825)))), [PLACE]);
        assert_eq!(
            whats(&picture(chunk(b"iTXt", b"XML:com.adobe.xmp\0<x/>"))),
            [PROGRAM]
        );
        let at = notes(&told).first().map(|note| note.range.clone());
        let (start, end) = at.map_or((0, 0), |range| (range.start, range.end));
        let rest = [told.get(..start), told.get(end..)].map(Option::unwrap_or_default);
        assert_eq!(rest.concat(), picture(vec![]));
    }

    #[test]
    fn finds_the_notes_of_jpeg_webp_gif_and_svg() {
        let camera = [b"Exif\0\0".to_vec(), exif(0x0110)].concat();
        let jpeg = [
            b"\xff\xd8".to_vec(),
            segment(0xe0, b"JFIF\0"),
            segment(0xe1, &camera),
            segment(0xed, b"Photoshop 3.0\0"),
            segment(0xfe, b"by A. Person"),
            segment(0xda, &[0; 8]),
            segment(0xfe, b"not a note"),
        ]
        .concat();
        assert_eq!(whats(&jpeg), [CAMERA, PRESS, WORDS]);
        let webp = b"RIFF\x20\0\0\0WEBPVP8 \x01\0\0\0x\0XMP \x02\0\0\0<x";
        assert_eq!(whats(webp), [PROGRAM]);
        let gif = b"GIF89a\x01\0\x01\0\0\0\0\x21\xfe\x08A Person\0;";
        assert_eq!(whats(gif), [WORDS]);
        let svg = "<svg inkscape:export-filename=\"C:\\Users\\A\">\n<metadata><dc:creator/></metadata></svg>";
        assert_eq!(
            whats(svg.as_bytes()),
            [
                "a path on the author's computer",
                "notes of a program (metadata), often with its author"
            ]
        );
    }

    #[test]
    fn what_breaks_off_has_no_notes() {
        for bytes in [
            b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt".as_slice(),
            b"\xff\xd8\xff\xe1\xff\xff",
            b"RIFF\0\0\0\0WEBPEXIF",
            b"GIF89a",
            b"",
            b"\xff\xfe\xfd",
        ] {
            assert_eq!(notes(bytes), Vec::new());
        }
    }
}
