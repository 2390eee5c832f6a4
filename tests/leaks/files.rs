//! Canaries in the author's files, and in what they are called.

use super::CANARY;
use super::pictures::{crest, photo};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SETTINGS: &str = r#"# zqcanary in a comment
[publication]
title = "Self-evaluation"
organisation = "A council"
slug = "sample"
version = "1"
status = "approved"
as_at = 2020-05-22
published = 2020-07-16
framework = "ilacs-2018"
theme = "plain"

[contact]
role = "Quality assurance"
email = "sef@example.org"

[editions.public]
title = "Public edition"
readers = "The public"
marking = "official"
deliver = ["site", "single", "bundle"]

[editions.inspector]
title = "zqcanary edition"
readers = "zqcanary readers"
marking = "official-sensitive"
handling = "zqcanary handling"
deliver = ["site", "single", "bundle"]
suppress = false
"#;

const SECTION: &str = "+++
# zqcanary in the front matter
title = \"Introduction\"
+++

<!-- zqcanary in a comment -->

Everybody may read this, and [[a-secret]] or [[a-secret|zqcanary]], which read otherwise.

<!-- only: inspector -->

A passage with zqcanary in it.[^1]

- zqcanary in a list

<!-- end -->

[^1]: A footnote with zqcanary in it.

### A heading {only=inspector}

Words with zqcanary below it.
";

const SECRET: &str = "+++
title = \"zqcanary section\"
owner = \"zqcanary owner\"
only = [\"inspector\"]
instead = \"what inspectors read\"
+++

Text with zqcanary in it.
";

const FIGURES: &str = r#"# zqcanary in a comment
[moves]
title = "Children who moved"
short = "Moves"
definition = "The children who moved."
counts = "children"
unit = "number"
noun = "children"
polarity = "low"
frequency = "monthly"
values.2020-03 = 40
values.2020-04 = { value = 3, note = "zqcanary note", also_printed = "zqcanary", why = "zqcanary" }
values.2020-05 = { value = 9876512, only = ["inspector"], note = "zqcanary note" }

[zqcanary-moves]
title = "zqcanary moves"
short = "zqcanary"
definition = "zqcanary definition."
counts = "children"
unit = "number"
noun = "children"
polarity = "low"
frequency = "monthly"
only = ["inspector"]
values.2020-05 = 9876513
"#;

const BROTHERS: &str = r#"
[brothers]
title = "Brothers who wait"
short = "Brothers"
definition = "The zqcanary brothers."
counts = "children"
unit = "number"
noun = "children"
polarity = "low"
frequency = "monthly"
only = ["inspector"]
values.2020-05 = 9876514

[sisters]
title = "Sisters who wait"
short = "Sisters"
definition = "The zqcanary sisters."
counts = "children"
unit = "number"
noun = "children"
polarity = "low"
frequency = "monthly"
only = ["inspector"]
csv = "2-counted-twice.csv"
"#;

const SISTERS: &str = "period,value\n2020-05,9876515\n";

const THEME: &str = r#"# zqcanary in a comment
name = "Plain"
version = "1"
sef = { from = "0.1", below = "1" }
"#;

fn written(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("leaks")
        .join(name);
    let _ = fs::remove_dir_all(&root);
    for (path, content) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("make a folder");
        fs::write(path, content).expect("write a file");
    }
    root
}

fn found_below(folder: &Path, found: &mut Vec<String>, files: &mut usize) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found_below(&path, found, files);
            continue;
        }
        *files += 1;
        let text = String::from_utf8_lossy(&fs::read(&path).expect("a file")).into_owned();
        let name = path.display().to_string();
        let name = name
            .rsplit("/public/")
            .next()
            .unwrap_or_default()
            .to_owned();
        if text.contains(CANARY) || name.contains(CANARY) || text.contains("98765") {
            found.push(name);
        }
    }
}

/// A passage for inspectors, in a text of a data file.
const PASSAGE: &str = "\"\"\"
Everybody may read this.

<!-- only: inspector -->

Here zqcanary sings.

<!-- end -->
\"\"\"";

/// Every kind of data file with texts of several paragraphs, and `PASSAGE` for each of them.
const DATA: [(&str, &str); 6] = [
    (
        "data/glossary.toml",
        "[term]\ntitle = \"A term\"\ndefinition = PASSAGE\n",
    ),
    (
        "data/timeline.toml",
        "[event]\ndate = \"2020-03\"\ntitle = \"An event\"\ntext = PASSAGE\n",
    ),
    (
        "data/questions.toml",
        "[question]\nasked_by = \"The chair\"\ntext = \"Why?\"\nnote = PASSAGE\n",
    ),
    (
        "data/evidence/all.toml",
        "[letter]\ntitle = \"A letter\"\nkind = \"external\"\ndate = \"2020-03\"\ndescription = PASSAGE\n",
    ),
    (
        "data/plan/1-better.toml",
        "title = \"Better\"\nrationale = PASSAGE\nobjectives = PASSAGE\nprogress = PASSAGE\ncomment = PASSAGE\nnext = PASSAGE\n[actions.act]\ntitle = \"Act\"\nexpected = PASSAGE\nimpact = PASSAGE\n",
    ),
    (
        "data/scrutiny/visit-2020-03.toml",
        "title = \"A visit\"\nbody = \"Ofsted\"\ndate = 2020-03-01\nfocus = PASSAGE\nsummary = PASSAGE\n",
    ),
];

/// A publication of these files.
fn publication(name: &str) -> PathBuf {
    let root = written(
        name,
        &[
            ("sef.toml", SETTINGS),
            ("content/1.0-introduction.md", SECTION),
            ("content/2.0-a-secret.md", SECRET),
            ("data/indicators/zqcanary-file.toml", FIGURES),
            ("data/indicators/2-brothers.toml", BROTHERS),
            ("data/indicators/2-counted-twice.csv", SISTERS),
            ("themes/plain/theme.toml", THEME),
            (
                "themes/plain/templates/zqcanary.html",
                "{# zqcanary in a comment #}",
            ),
        ],
    );
    for (path, text) in DATA {
        put(&root, path, &text.replace("PASSAGE", PASSAGE));
    }
    root
}

/// Writes a file of the publication at `root`.
fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("make a folder");
    fs::write(file, text).expect("write a file");
}

fn build(root: &Path) -> (bool, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_sef"))
        .args(["build", "--root"])
        .arg(root)
        .output()
        .expect("sef runs");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    (out.status.success(), said)
}

#[test]
fn names_of_files_that_are_gone_are_found_where_a_theme_prints_them() {
    for (number, (shown, what)) in [
        ("/* content/2.0-a-secret.md */", "2.0-a-secret.md"),
        ("made of 2-brothers.toml", "2-brothers.toml"),
        ("made of 2-counted-twice.csv", "2-counted-twice.csv"),
    ]
    .into_iter()
    .enumerate()
    {
        let root = publication(&format!("names-{number}"));
        put(&root, "themes/plain/static/notes.txt", shown);
        let (is_made, said) = build(&root);
        assert!(!is_made && !root.join("public/public").exists());
        let expected =
            format!("“notes.txt” of the edition “public” shows the name of the file “{what}”");
        assert!(said.contains(&expected), "{said}");
        // Inspectors read what stands in it: to them its name tells nothing.
        assert!(!said.contains("edition “inspector” shows"), "{said}");
        assert!(root.join("public/inspector/notes.txt").exists(), "{said}");
    }
}

#[test]
fn a_single_file_and_a_bundle_are_looked_into_as_well() {
    for (form, file, shown) in [
        (
            "single",
            "static/sef.css",
            "p::after { content: \"made of 2-brothers.toml\" }",
        ),
        ("bundle", "static/notes.txt", "made of 2-brothers.toml"),
    ] {
        let root = publication(&format!("form-{form}"));
        let all = "deliver = [\"site\", \"single\", \"bundle\"]";
        let settings = SETTINGS.replace(all, &format!("deliver = [\"{form}\"]"));
        put(&root, "sef.toml", &settings);
        put(&root, &format!("themes/plain/{file}"), shown);
        let (is_made, said) = build(&root);
        let expected = "of the edition “public” shows the name of the file “2-brothers.toml”";
        assert!(!is_made && said.contains(expected), "{form}: {said}");
        let made = fs::read_dir(root.join("public")).expect("a folder");
        let made = made.map(|entry| entry.expect("an entry").file_name());
        let of_public = made.filter(|name| name.to_string_lossy().contains("-public."));
        assert_eq!(of_public.count(), 0, "{form}");
    }
}

#[test]
fn what_only_the_version_before_held_is_found_where_a_theme_prints_it() {
    let root = publication("before");
    let earlier = publication("before-earlier");
    let words = "Words that nobody but inspectors may read again";
    let old = format!("+++\ntitle = \"Old\"\nonly = [\"inspector\"]\n+++\n\n{words}.\n");
    put(&earlier, "content/9.0-an-old-one.md", &old);
    let settings = SETTINGS.replace("version = \"1\"", "version = \"0\"");
    put(
        &earlier,
        "sef.toml",
        &settings.replace("2020-07-16", "2020-05-30"),
    );
    fs::rename(&earlier, root.join("earlier")).expect("move a folder");
    let settings = format!("{SETTINGS}\n[previous]\nsources = \"earlier\"\n");
    put(&root, "sef.toml", &settings);
    let (is_made, said) = build(&root);
    assert!(is_made, "{said}");
    let notes = format!("{words}: content/9.0-an-old-one.md");
    put(&root, "themes/plain/static/notes.txt", &notes);
    let (is_made, said) = build(&root);
    assert!(!is_made, "{said}");
    let found = |what: &str| {
        let expected = format!("“notes.txt” of the edition “public” shows {what}");
        said.contains(&expected)
    };
    assert!(
        found(
            "the words “words that nobody but inspectors may read again …” of the version before"
        ),
        "{said}"
    );
    assert!(found("the name of the file “9.0-an-old-one.md”"), "{said}");
}

#[test]
fn no_canary_of_the_files_is_in_another_edition() {
    let root = publication("files");
    // Pictures carry notes of who made them. Beside the texts none is delivered at all.
    for (path, bytes) in [
        ("themes/plain/static/photo.jpg", photo()),
        ("themes/plain/static/crest.png", crest()),
        ("content/zqcanary.png", crest()),
        ("data/evidence/zqcanary.jpg", photo()),
    ] {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("make a folder");
        assert!(String::from_utf8_lossy(&bytes).contains(CANARY));
        fs::write(path, bytes).expect("write a picture");
    }
    let out = Command::new(env!("CARGO_BIN_EXE_sef"))
        .args(["build", "--prove", "--root"])
        .arg(&root)
        .output()
        .expect("sef runs");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.success(), "{said}");
    for picture in ["crest.png", "photo.jpg"] {
        for edition in ["public", "inspector"] {
            let path = root.join("public").join(edition).join(picture);
            let bytes = fs::read(&path).expect("the picture is delivered");
            let text = String::from_utf8_lossy(&bytes);
            assert!(
                text.contains("seen") && !text.contains(CANARY),
                "{}",
                path.display()
            );
        }
    }
    let proved = String::from_utf8_lossy(&out.stdout).into_owned();
    assert_eq!(proved.matches("proved").count(), 2, "{proved}");
    let (mut found, mut files) = (Vec::new(), 0);
    found_below(&root.join("public/public"), &mut found, &mut files);
    assert!(files > 20 && found.is_empty(), "{found:#?}");
    let beside = |edition: &str, ending: &str| {
        let file = format!("public/sample-v1-2020-07-16-{edition}.{ending}");
        fs::read(root.join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    };
    let unpacked = |edition: &str| {
        let zip = std::io::Cursor::new(beside(edition, "zip"));
        let mut zip = zip::ZipArchive::new(zip).expect("a zip");
        let mut all = String::new();
        for number in 0..zip.len() {
            let mut file = zip.by_index(number).expect("a file");
            all.push_str(&file.name().expect("a name"));
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).expect("its bytes");
            all.push_str(&String::from_utf8_lossy(&bytes));
        }
        all
    };
    for (edition, holds) in [("public", false), ("inspector", true)] {
        let single = String::from_utf8_lossy(&beside(edition, "html")).into_owned();
        for text in [single, unpacked(edition)] {
            assert_eq!(text.contains(CANARY), holds, "{edition}");
            assert_eq!(
                text.contains("98765") || text.contains("9,876,5"),
                holds,
                "{edition}"
            );
        }
    }
    found_below(&root.join("public/inspector"), &mut found, &mut files);
    assert!(found.len() > 5, "{found:#?}");
    let log = fs::read_to_string(root.join("public/.sef/public-hidden.txt")).expect("the log");
    assert_eq!(log, "moves@2020-04\ta small count of people\n");
}
