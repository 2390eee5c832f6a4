//! `sef verify` against what may come in the post: whole bundles, changed ones, broken ones and
//! ones made to do harm. It says in words what is wrong, ends with 1, and never falls over.

#[path = "delivered/mod.rs"]
mod delivered;

use delivered::{INSPECTOR, STAFF, both, folder, sef, tool, zip};
use std::fs;
use std::path::Path;

/// Verifies; whether it is whole, and what was said.
fn verify(path: &Path) -> (bool, String) {
    let output = sef(&["verify", path.to_str().expect("a path in UTF-8")]);
    let said = both(&output);
    assert!(!said.contains("panicked"), "{said}");
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{:?} {said}",
        output.status
    );
    (output.status.success(), said)
}

/// Whatever is wrong must be said in these words.
fn refused(path: &Path, words: &str) {
    let (whole, said) = verify(path);
    assert!(!whole, "{} should be refused: {said}", path.display());
    assert!(said.contains(words), "“{words}” is not in: {said}");
}

/// Makes a zip by a few lines of Python; `source` is the bundle, `z` the new zip.
fn made(folder: &Path, script: &str) -> std::path::PathBuf {
    let path = folder.join("made.zip");
    let whole = format!(
        "import sys, zipfile, warnings\n\
         warnings.simplefilter('ignore')\n\
         source = zipfile.ZipFile(sys.argv[1])\n\
         top = source.namelist()[0].split('/')[0]\n\
         z = zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED)\n\
         def rest(*without):\n    \
             for i in source.infolist():\n        \
                 if i.filename not in [top + '/' + w for w in without]: z.writestr(i, source.read(i))\n\
         def name(n, mode=0o100644):\n    \
             i = zipfile.ZipInfo(n); i.create_system = 3; i.compress_type = 8; i.external_attr = mode << 16; return i\n\
         {script}\n\
         z.close()\n"
    );
    let bundle = zip(STAFF);
    tool(
        "python3",
        &[
            "-c",
            &whole,
            bundle.to_str().unwrap(),
            path.to_str().unwrap(),
        ],
        folder,
    );
    path
}

#[test]
fn a_whole_bundle_is_whole_as_zip_and_as_folder() {
    for name in [STAFF, INSPECTOR] {
        let (whole, said) = verify(&zip(name));
        assert!(whole, "{said}");
        assert!(
            said.contains("Borsetshire Council") && said.contains("Whole and unchanged"),
            "{said}"
        );
        let folder = folder(&format!("whole-{name}"));
        tool("unzip", &["-q", zip(name).to_str().unwrap()], &folder);
        let (whole, said) = verify(&folder.join(name));
        assert!(whole, "{said}");
        let (whole, said) = verify(&folder);
        assert!(whole, "the folder around it: {said}");
    }
}

#[test]
fn what_was_changed_after_it_was_unpacked_is_named() {
    let folder = folder("changed");
    tool("unzip", &["-q", zip(STAFF).to_str().unwrap()], &folder);
    let bag = folder.join(STAFF);
    let page = bag.join("data/plan.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("OFFICIAL", "PUBLIC")).unwrap();
    fs::remove_file(bag.join("data/timeline.html")).unwrap();
    fs::write(
        bag.join("data/extra.html"),
        "<p>OFFICIAL <a href=\"../../x.html\">x</a>",
    )
    .unwrap();
    fs::write(bag.join("note.txt"), "x").unwrap();
    for words in [
        "“data/plan.html” was changed",
        "The page “data/plan.html” is not marked OFFICIAL",
        "“data/timeline.html” is missing",
        "leads to a page that is not there",
        "“data/extra.html” does not belong to the bundle",
        "“data/extra.html” leads out of the bundle",
        "“note.txt” does not belong to the bundle",
        "The payload has ",
    ] {
        refused(&bag, words);
    }
    // Every page leads to the one that is missing: that is told once.
    let (_, said) = verify(&bag);
    let told: Vec<&str> = said
        .lines()
        .filter(|line| line.contains("timeline.html"))
        .collect();
    assert_eq!(told.len(), 2, "{said}");
    let is_counted = |line: &&str| line.contains(", and so do ") && line.ends_with(" other pages.");
    assert_eq!(
        told.iter().filter(|line| is_counted(line)).count(),
        1,
        "{told:#?}"
    );
}

#[test]
fn what_the_readers_own_computer_put_there_is_no_fault() {
    let folder = folder("system");
    tool("unzip", &["-q", zip(STAFF).to_str().unwrap()], &folder);
    let bag = folder.join(STAFF);
    for path in ["desktop.ini", "data/Thumbs.db", "data/sections/.DS_Store"] {
        fs::write(bag.join(path), "x").unwrap();
    }
    let output = sef(&["verify", bag.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(
        said.contains("“data/Thumbs.db” is no part of the bundle"),
        "{said}"
    );
    fs::write(bag.join("data/thumbs.html"), "x").unwrap();
    refused(&bag, "“data/thumbs.html” does not belong to the bundle");
}

#[test]
#[cfg(unix)]
fn links_of_the_file_system_are_not_followed() {
    let folder = folder("symlink");
    tool("unzip", &["-q", zip(STAFF).to_str().unwrap()], &folder);
    let bag = folder.join(STAFF);
    fs::remove_file(bag.join("data/plan.html")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", bag.join("data/plan.html")).unwrap();
    std::os::unix::fs::symlink("..", bag.join("data/loop")).unwrap();
    refused(&bag, "“data/plan.html” is no file, but a link");
    refused(&bag, "“data/loop” is no file, but a link");
}

#[test]
fn truncated_and_flipped_bytes_are_found() {
    let folder = folder("flipped");
    let whole = fs::read(zip(STAFF)).unwrap();
    let path = folder.join("x.zip");
    for part in 0..40 {
        fs::write(&path, &whole[..whole.len() * part / 40]).unwrap();
        refused(&path, "wrong: ");
    }
    // Spread over headers, data and the list at the end; the date of an entry is the one thing
    // whose change changes nothing, and a zip's own sha-256 finds that too.
    let step = whole.len() / 60;
    let ends = (whole.len() - 400..whole.len()).step_by(7);
    for at in (0..whole.len()).step_by(step).chain(ends) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        fs::copy(
            zip(STAFF).with_extension("zip.sha256"),
            folder.join("x.zip.sha256"),
        )
        .unwrap();
        refused(&path, "wrong: ");
        // In plain words, not in those of a library.
        let (_, said) = verify(&path);
        for phrase in [
            "(", "declared", "deflate", "archive", "Invalid", "invalid", "CRC",
        ] {
            let wrong = said.lines().filter(|line| line.starts_with("wrong: "));
            let found: Vec<&str> = wrong.filter(|line| line.contains(phrase)).collect();
            assert!(found.is_empty(), "byte {at}: {found:#?}");
        }
    }
}

#[test]
fn what_is_no_zip_is_told() {
    let folder = folder("no-zip");
    let path = folder.join("x.zip");
    for bytes in [
        &b""[..],
        b"PK",
        b"PK\x05\x06",
        b"hello",
        &[0; 100_000],
        &[b'P'; 22],
    ] {
        fs::write(&path, bytes).unwrap();
        refused(&path, "This is no zip file");
    }
    let empty_zip = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    fs::write(&path, empty_zip).unwrap();
    refused(&path, "There are no files in the zip");
    refused(&folder, "This is no sealed bundle");
    let output = sef(&["verify", folder.join("nowhere.zip").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3), "{}", both(&output));
}

#[test]
fn gigabytes_are_not_read() {
    let folder = folder("gigabytes");
    let path = folder.join("x.zip");
    fs::File::create(&path).unwrap().set_len(6 << 30).unwrap();
    refused(&path, "no bundle of a self-evaluation is so large");
}

#[test]
fn hostile_zips_are_refused_in_words() {
    let folder = folder("hostile");
    for (script, words) in [
        (
            "rest(); z.writestr(name('../../evil.html'), 'x')",
            "leads out of the folder",
        ),
        (
            "rest(); z.writestr(name('/etc/evil'), 'x')",
            "leads out of the folder",
        ),
        (
            "rest(); z.writestr(name(top + '/data/..\\\\..\\\\evil'), 'x')",
            "leads out of the folder",
        ),
        (
            "rest(); z.writestr(name('C:/evil'), 'x')",
            "leads out of the folder",
        ),
        (
            "rest(); z.writestr(name(top + '/data/link', 0o120777), '/etc/passwd')",
            "is a link to another place",
        ),
        (
            "rest(); z.writestr(name(top + '/data/pipe', 0o010644), '')",
            "is a device",
        ),
        (
            "rest(); z.writestr(name(top + '/data/index.html'), 'x')",
            "is in the zip twice",
        ),
        (
            "rest(); z.writestr(name(top + '/data/INDEX.html'), 'x')",
            "differ in case alone",
        ),
        (
            "rest(); z.writestr(name(top + '/data/con.html'), 'x')",
            "Windows keeps for a device",
        ),
        (
            "rest(); z.writestr(name(top + '/data/run.exe'), 'x')",
            "takes for a program",
        ),
        (
            "rest(); z.writestr(name(top + '/data/caf\\u00e9.html'), 'x')",
            "has other signs in its name",
        ),
        (
            "rest(); z.writestr(name(top + '/data/' + 'x' * 200), 'x')",
            "are safe on Windows",
        ),
        (
            "rest(); z.writestr(name('other/x.txt'), 'x')",
            "more than one top folder",
        ),
        (
            "rest(); z.writestr(name('x.txt'), 'x')",
            "stands beside the bundle's folder",
        ),
        (
            "rest(); z.writestr(name(top + '/data/bomb'), b'0' * 300_000_000)",
            "made to fill a disk",
        ),
        (
            "rest(); [z.writestr(name(top + '/data/b%d' % i), b'0' * 30_000) for i in range(19_000)]",
            "made to fill a disk",
        ),
        (
            "[z.writestr(name(top + '/data/%d' % i), '') for i in range(30_000)]",
            "more files than any bundle",
        ),
        (
            "[z.writestr(name(top + '/data/%d' % i), '') for i in range(70_000)]",
            "zip64",
        ),
        ("rest('bagit.txt')", "there is no bagit.txt"),
        ("rest('bag-info.txt')", "There is no bag-info.txt"),
        (
            "rest('bag-info.txt'); z.writestr(name(top + '/bag-info.txt'), b'\\xff\\xfe\\x00')",
            "bag-info.txt is not UTF-8",
        ),
        (
            "rest('bagit.txt'); z.writestr(name(top + '/bagit.txt'), 'BagIt-Version: 0.97\\n')",
            "does not declare a bag",
        ),
        (
            "rest('manifest-sha512.txt')",
            "There is no manifest-sha512.txt",
        ),
        ("rest('START-HERE.html')", "There is no START-HERE.html"),
        (
            "rest('manifest-sha256.txt'); z.writestr(name(top + '/manifest-sha256.txt'), 'nonsense\\n' * 1000)",
            "… and ",
        ),
        (
            "rest('data/data.json'); z.writestr(name(top + '/data/data.json'), '[' * 20_000)",
            "data/data.json cannot be used",
        ),
        (
            "rest('data/plan.html'); z.writestr(name(top + '/data/plan.html'), b'OFFICIAL\\xff')",
            "“data/plan.html” is not UTF-8",
        ),
        (
            "rest('data/plan.html'); z.writestr(name(top + '/data/plan.html'), '<img src=\"https://x.example/i.png\">OFFICIAL')",
            "loads something from the network",
        ),
        (
            "rest('data/plan.html'); z.writestr(name(top + '/data/plan.html'), '<a href=\"JavaScript:x()\">OFFICIAL')",
            "leads to something that is no page",
        ),
        (
            "rest('data/plan.html'); z.writestr(name(top + '/data/plan.html'), ''.join('<a href=\"%d' % i for i in range(100_000)))",
            "“data/plan.html” was changed",
        ),
        (
            "z.fp.write(b'hidden'); z.start_dir = z.fp.tell(); rest()",
            "stands before the zip's first file",
        ),
        (
            "rest(); z.fp.seek(0, 2); z.fp.write(b'hidden'); z.start_dir = z.fp.tell(); z._didModify = True",
            "hidden between",
        ),
    ] {
        refused(&made(&folder, script), words);
    }
}

#[test]
fn names_cannot_write_to_the_terminal() {
    let folder = folder("terminal");
    let path = made(
        &folder,
        "rest(); z.writestr(name(top + '/data/\\x1b[31mred'), 'x')",
    );
    let (whole, said) = verify(&path);
    assert!(!whole);
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn what_the_list_of_files_says_must_be_what_stands_there() {
    let folder = folder("lists");
    let path = made(&folder, "rest()");
    let bytes = fs::read(&path).unwrap();
    let find = |sign: &[u8]| bytes.windows(4).rposition(|window| window == sign).unwrap();
    let entry = find(b"PK\x01\x02");
    let changed = |at: usize, value: &[u8], words: &str| {
        let mut bytes = bytes.clone();
        bytes[at..at + value.len()].copy_from_slice(value);
        fs::write(&path, bytes).unwrap();
        refused(&path, words);
    };
    changed(entry + 8, &[1, 0], "is encrypted");
    changed(entry + 10, &[99, 0], "is packed in a way");
    changed(entry + 42, &[0, 0, 0, 0], "overlap");
    changed(entry + 24, &[255, 255, 255, 127], "fill a disk");
    changed(entry + 46, &[0xff, 0xfe], "is not named in UTF-8");
    changed(entry + 28, &[255, 255], "list of files is damaged");
    let end = find(b"PK\x05\x06");
    changed(end + 10, &[255, 255], "zip64");
    changed(
        end + 16,
        &[1, 0, 0, 0],
        "list of files is not where it says",
    );
    changed(end + 4, &[1, 0], "one part of several");
}
