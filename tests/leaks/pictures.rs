//! Pictures that carry notes.

/// A photograph with notes of the camera, of programs, for the press, and a comment.
pub fn photo() -> Vec<u8> {
    let mut bytes = b"\xff\xd8".to_vec();
    for (marker, data) in [
        (0xe0_u8, "JFIF\0\u{1}\u{1}\0\0\u{1}\0\u{1}\0\0"),
        (0xe1, "Exif\0\0zqcanary, at 51 N"),
        (0xe1, "http://ns.adobe.com/xap/1.0/\0zqcanary"),
        (0xe2, "ICC_PROFILE\0zqcanary"),
        (0xed, "Photoshop 3.0\0zqcanary"),
        (0xfe, "zqcanary"),
        (0xdb, "seen"),
        (0xda, "seen"),
    ] {
        let length = u16::try_from(data.len() + 2).expect("it is short");
        bytes.extend([0xff, marker]);
        bytes.extend(length.to_be_bytes());
        bytes.extend(data.as_bytes());
    }
    bytes.extend(b"\xff\xd9zqcanary");
    bytes
}

/// A drawing with words that are not shown.
pub fn crest() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [
        ("IHDR", "13 bytes long"),
        ("tEXt", "Author\0zqcanary"),
        ("iTXt", "XML:com.adobe.xmp\0zqcanary"),
        ("zTXt", "zqcanary"),
        ("eXIf", "MMzqcanary"),
        ("iCCP", "zqcanary"),
        ("IDAT", "seen"),
        ("IEND", ""),
    ] {
        bytes.extend(
            u32::try_from(data.len())
                .expect("it is short")
                .to_be_bytes(),
        );
        bytes.extend(kind.as_bytes());
        bytes.extend(data.as_bytes());
        bytes.extend([0; 4]);
    }
    bytes
}
