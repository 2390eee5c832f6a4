//! Notes go, and all that a picture needs to be shown stays.

use super::*;

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap_or(0).to_be_bytes();
    [length.as_slice(), kind, data, &[0; 4]].concat()
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).unwrap_or(0).to_be_bytes();
    [&[0xff, marker], length.as_slice(), data].concat()
}

/// What is left of `with` must be `without`, and stays as it is.
fn leaves(path: &str, with: &[Vec<u8>], without: &[Vec<u8>]) {
    let (with, without) = (with.concat(), without.concat());
    assert_eq!(bare(path, with), Ok(without.clone()), "{path}");
    assert_eq!(bare(path, without.clone()), Ok(without), "{path}");
}

#[test]
fn a_png_keeps_what_is_seen() {
    let signature = b"\x89PNG\r\n\x1a\n".to_vec();
    let (head, data) = (chunk(b"IHDR", &[1; 13]), chunk(b"IDAT", b"picture"));
    let end = chunk(b"IEND", b"");
    leaves(
        "a.png",
        &[
            signature.clone(),
            head.clone(),
            chunk(b"tEXt", b"Author\0A. Person"),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0<x/>"),
            chunk(b"eXIf", b"MM"),
            chunk(b"prVt", b"a kind of note that nobody knows"),
            data.clone(),
            end.clone(),
            b"behind the end".to_vec(),
        ],
        &[signature, head, data, end],
    );
}

#[test]
fn a_jpeg_keeps_what_is_seen() {
    let (start, end) = (b"\xff\xd8".to_vec(), b"\xff\xd9".to_vec());
    let table = segment(0xdb, &[3; 10]);
    // FF 00 and FF D3 stand within the picture.
    let scan = [
        segment(0xda, &[1; 6]),
        b"\x10\xff\x00\x20\xff\xd3\x30".to_vec(),
    ]
    .concat();
    let density = segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    leaves(
        "a.jpg",
        &[
            start.clone(),
            segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01small copy"),
            segment(0xe1, b"Exif\0\0by A. Person"),
            segment(0xe2, b"ICC_PROFILE\0"),
            segment(0xed, b"Photoshop 3.0\0"),
            segment(0xfe, b"a comment"),
            table.clone(),
            scan.clone(),
            segment(0xfe, b"a comment between scans"),
            scan.clone(),
            end.clone(),
            b"another picture behind the end".to_vec(),
        ],
        &[start, density, table, scan.clone(), scan, end],
    );
}

#[test]
fn a_gif_and_a_webp_keep_what_is_seen() {
    let head = b"GIF89a\x01\0\x01\0\x80\0\0\x01\x02\x03\x04\x05\x06".to_vec();
    let picture = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x4c\x01\0".to_vec();
    let end = b"\x3b".to_vec();
    leaves(
        "a.gif",
        &[
            head.clone(),
            b"\x21\xfe\x08A Person\0".to_vec(),
            b"\x21\xff\x0bXMP DataXMP\x03<x>\0".to_vec(),
            picture.clone(),
            end.clone(),
            b"by A. Person, behind the end".to_vec(),
        ],
        &[head, picture, end],
    );
    let extended = |flags: u8| [b"VP8X\x0a\0\0\0".as_slice(), &[flags], &[0; 9]].concat();
    let whole = |inner: Vec<u8>| {
        let length = u32::try_from(inner.len() + 4).unwrap_or(0).to_le_bytes();
        vec![[b"RIFF".as_slice(), &length, b"WEBP", &inner].concat()]
    };
    let picture = b"VP8 \x03\0\0\0abc\0".to_vec();
    leaves(
        "a.webp",
        &whole(
            [
                extended(0b0011_1110),
                picture.clone(),
                b"EXIF\x02\0\0\0by".to_vec(),
                b"XMP \x02\0\0\0<x".to_vec(),
            ]
            .concat(),
        ),
        &whole([extended(0b0001_0010), picture.clone()].concat()),
    );
    let mut longer = whole(picture.clone());
    longer.push(b"VP8 \x03\0\0\0xyz\0".to_vec());
    leaves("a.webp", &longer, &whole(picture));
}

#[test]
fn an_svg_keeps_what_is_seen() {
    let with = "<?xml version=\"1.0\"?><!-- by A. Person --><!DOCTYPE svg>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"x\" inkscape:export-filename=\"C:\\Users\\A\" viewBox='0 0 1 1'><title>Draft <b>2</b></title><metadata><rdf:RDF><metadata/></rdf:RDF></metadata><sodipodi:namedview><x/></sodipodi:namedview><style>/* by A */a{}</style><path data-name=\"Layer of A\" id=\"a\" d=\"M0 0\"/><text>kept</text><use xlink:href=\"#a\"/></svg>";
    let without = "\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox='0 0 1 1'><style>a{}</style><path id=\"a\" d=\"M0 0\"/><text>kept</text><use xlink:href=\"#a\"/></svg>";
    leaves("a.svg", &[with.into()], &[without.into()]);
}

#[test]
fn what_is_no_picture_is_told() {
    for (path, bytes) in [
        ("a.png", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt".as_slice()),
        ("a.png", b"\xff\xd8"),
        ("a.JPG", b"\xff\xd8\xff\xe1\xff\xff"),
        ("a.jpeg", b"\xff\xd8\xff"),
        ("a.gif", b"GIF89a"),
        ("a.gif", b"GIF89a\x01\0\x01\0\0\0\0\x21\xfe\xff"),
        ("a.webp", b"RIFF\x20\0\0\0WEBPEXIF\xff\xff\xff\xff"),
        ("a.svg", b"<svg><metadata></svg>"),
        ("a.svg", b"<svg a></svg>"),
        ("a.svg", b"\xff\xfe"),
        ("a.svg", "<svg>é<é".as_bytes()),
        ("a.avif", b""),
    ] {
        assert!(bare(path, bytes.to_vec()).is_err(), "{path}");
    }
    assert_eq!(bare("a.css", b"a{}".to_vec()), Ok(b"a{}".to_vec()));
}
