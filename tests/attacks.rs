//! What somebody else's theme, content or data could try: to read a file that is none of the
//! publication's, to write where it must not, to put a script into a page, a formula into a
//! spreadsheet, an escape sequence into a terminal.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use support::html::{Piece, pieces};
use support::{build_command, files, project, sef};

const SECRET: &str = "the-secret-of-another-folder";

fn build_fails(root: &Path) -> String {
    let output = build_command(root, &root.join("public")).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(1 | 3)), "{told}");
    assert!(!told.contains("panicked"), "{told}");
    assert!(!told.contains(SECRET), "{told}");
    told
}

/// A folder outside, with a file of each kind that could be read.
fn outside() -> std::path::PathBuf {
    let outside = support::empty_folder("outside");
    for name in [
        "secret.md",
        "secret.toml",
        "secret.csv",
        "secret.html",
        "secret.css",
    ] {
        fs::write(outside.join(name), format!("# {SECRET}\n")).unwrap();
    }
    outside
}

#[test]
fn links_do_not_lead_out_of_the_publication() {
    let outside = outside();
    for (link, target) in [
        ("content/3.0-out.md", "secret.md"),
        ("data/glossary.toml", "secret.toml"),
        ("data/indicators/out.toml", "secret.toml"),
        ("sef.toml", "secret.toml"),
    ] {
        let root = support::empty_folder("link");
        project::write_small(&root);
        let _ = fs::remove_file(root.join(link));
        symlink(outside.join(target), root.join(link)).unwrap();
        let told = build_fails(&root);
        assert!(told.contains("leads out of the folder"), "{link}: {told}");
    }
    // A whole folder that is elsewhere: its files are not followed.
    for folder in ["content", "data"] {
        let root = support::empty_folder("link-folder");
        project::write_small(&root);
        symlink(&outside, root.join(folder).join("out")).unwrap();
        let output = build_command(&root, &root.join("public")).output().unwrap();
        assert!(!String::from_utf8_lossy(&output.stderr).contains(SECRET));
        assert_nothing_secret(&root);
    }
    let root = support::empty_folder("link-csv");
    project::write_small(&root);
    let data = fs::read_to_string(root.join("data/indicators/front-door.toml")).unwrap();
    for name in [
        "../../../secret.csv",
        "/etc/passwd",
        "..\\secret.csv",
        "C:\\secret.csv",
        "out.csv",
    ] {
        let own = data.split("[quick-decisions.values]").next().unwrap();
        let own = format!("{own}csv = '{name}'\n");
        project::put(&root, "data/indicators/front-door.toml", &own);
        let _ = symlink(
            outside.join("secret.csv"),
            root.join("data/indicators/out.csv"),
        );
        build_fails(&root);
    }
}

fn assert_nothing_secret(root: &Path) {
    let out = root.join("public");
    if out.exists() {
        for (path, bytes) in files(&out) {
            assert!(!String::from_utf8_lossy(&bytes).contains(SECRET), "{path}");
        }
    }
}

/// The small publication with a theme called `other`.
fn with_theme(name: &str) -> std::path::PathBuf {
    let root = support::empty_folder(name);
    project::write_small(&root);
    let settings = fs::read_to_string(root.join("sef.toml")).unwrap();
    project::put(
        &root,
        "sef.toml",
        &settings.replace("framework =", "theme = \"other\"\nframework ="),
    );
    project::put(
        &root,
        "themes/other/theme.toml",
        &fs::read_to_string(support::repository().join("themes/default/theme.toml")).unwrap(),
    );
    root
}

#[test]
fn a_theme_reads_nothing_outside_its_folder() {
    let outside = outside();
    for text in [
        "{% include \"/etc/passwd\" %}",
        "{% include \"../../../outside/secret.html\" %}",
        "{% extends \"../../sef.toml\" %}",
        "{{ load_data(path=\"/etc/passwd\") }}",
        "{{ get_env(name=\"HOME\") }}",
        "{{ read_file(path=\"sef.toml\") }}",
        "{{ now() }}",
    ] {
        let root = with_theme("theme-reads");
        project::put(&root, "themes/other/templates/home.html", text);
        let told = build_fails(&root);
        assert!(told.contains("home.html"), "{text}: {told}");
    }
    for (link, target) in [
        ("templates/home.html", "secret.html"),
        ("static/sef.css", "secret.css"),
        ("theme.toml", "secret.toml"),
    ] {
        let root = with_theme("theme-link");
        let file = root.join("themes/other").join(link);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&file);
        symlink(outside.join(target), &file).unwrap();
        let told = build_fails(&root);
        assert!(told.contains("leads out of the folder"), "{link}: {told}");
    }
    // The theme itself is a link to somewhere else, or is called so.
    let root = with_theme("theme-elsewhere");
    fs::remove_dir_all(root.join("themes/other")).unwrap();
    symlink(&outside, root.join("themes/other")).unwrap();
    build_fails(&root);
    assert_nothing_secret(&root);
    for name in ["../outside", "/etc", "..", ".", "a/b", "a\\\\b"] {
        let root = with_theme("theme-name");
        let settings = fs::read_to_string(root.join("sef.toml")).unwrap();
        project::put(
            &root,
            "sef.toml",
            &settings.replace("theme = \"other\"", &format!("theme = \"{name}\"")),
        );
        build_fails(&root);
    }
}

#[test]
fn names_cannot_lead_out_of_the_output() {
    for (key, value) in [
        ("slug", "../../etc"),
        ("slug", "a/b"),
        ("version", "../1"),
        ("version", "1/2"),
    ] {
        let root = support::empty_folder("names");
        project::write_small(&root);
        let settings = fs::read_to_string(root.join("sef.toml")).unwrap();
        let settings: String = settings
            .lines()
            .map(|line| match line.starts_with(&format!("{key} =")) {
                true => format!("{key} = \"{value}\"\n"),
                false => format!("{line}\n"),
            })
            .collect();
        project::put(
            &root,
            "sef.toml",
            &settings.replace("[\"site\"]", "[\"site\", \"bundle\"]"),
        );
        let output = build_command(&root, &root.join("public")).output().unwrap();
        let beside: Vec<String> = fs::read_dir(root.parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name == "etc" || name == "1")
            .collect();
        assert!(beside.is_empty());
        assert_eq!(output.status.code(), Some(1), "{key} = {value}");
    }
    for id in ["../../out", "a/b", "A", "a b", "", "ä"] {
        let root = support::empty_folder("ids");
        project::write_small(&root);
        project::put(
            &root,
            "data/glossary.toml",
            &format!("[\"{id}\"]\ntitle = \"x\"\ndefinition = \"y\"\n"),
        );
        build_fails(&root);
    }
}

/// Texts that would do something if they were not taken as text. `INERT` has the same letters
/// where the language of the author is concerned, and none of the marks.
const PAYLOADS: [&str; 14] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "\u{2028}\u{2029}</script>",
    "<a href=javascript:alert(1)>x</a>",
];
const INERT: &str = "plain words that do nothing";

/// The small publication with a text in every place of its data that takes plain words, and in the
/// front matter of a section.
fn with_text_everywhere(root: &Path, text: &str) {
    let text = toml_string(text);
    project::write_small(root);
    let settings = fs::read_to_string(root.join("sef.toml")).unwrap();
    let settings = settings
        .replace("\"Children's services self-evaluation\"", &text)
        .replace("\"A council\"", &text)
        .replace("\"Intranet edition\"", &text)
        .replace("\"Staff\"", &text)
        .replace("[\"site\"]", "[\"site\", \"single\", \"bundle\"]")
        .replace("framework =", &format!("notice = {text}\nframework ="));
    let settings = format!(
        "{settings}handling = {text}\n\n[contact]\nrole = {text}\nemail = \"sef@example.org\"\naddress = {text}\n\n[approval]\nrole = {text}\nbody = {text}\n\n[records]\nrule = {text}\nhold = {text}\n\n[home]\nheadline = {text}\n\n[accessibility]\nknown = [{text}]\nmethod = {text}\n\n[[versions]]\nversion = \"0\"\ntext = {text}\n"
    );
    project::put(root, "sef.toml", &settings);
    let section = project::INTRODUCTION.replace(
        "\"Introduction\"",
        &format!("{text}\nowner = {text}\nshort = {text}"),
    );
    project::put(root, "content/1.0-introduction.md", &section);
    project::put(
        root,
        "data/indicators/front-door.toml",
        &format!(
            r#"[quick-decisions]
title = {text}
short = {text}
definition = "Decisions of the month."
counts = "things"
unit = "number"
noun = {text}
polarity = "high"
frequency = "monthly"
owner = {text}
note = {text}
also_printed = {text}
why = {text}

[quick-decisions.values]
2020-03 = {{ value = 61, note = {text} }}
2020-04 = 72
2020-05 = 80

[quick-decisions.targets]
2020-03 = {{ value = 90, note = {text} }}

[quick-decisions.comparators.england]
name = {text}
differs = {text}
vintage = {text}
values.2020-05 = 70
"#
        ),
    );
    project::put(
        root,
        "data/tables/teams.toml",
        &format!(
            "[teams]\ntitle = {text}\nrow_title = {text}\ncounts = \"things\"\nnote = {text}\nchart = \"bar\"\n\n[teams.columns]\nname = {{ title = {text} }}\ncases = {{ title = {text}, unit = \"number\" }}\n\n[teams.rows]\nnorth = {{ title = {text}, cases = 12 }}\nsouth = {{ title = {text}, cases = 20 }}\n"
        ),
    );
    project::put(
        root,
        "data/evidence/audits.toml",
        &format!(
            "[an-audit]\ntitle = {text}\nkind = \"audit\"\nsample = {text}\nby = {text}\nplace = {text}\n"
        ),
    );
    project::put(
        root,
        "data/timeline.toml",
        &format!("[an-event]\ndate = \"2019\"\ntitle = {text}\n"),
    );
}

fn toml_string(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c if c.is_ascii_graphic() || c == ' ' => quoted.push(c),
            c => quoted.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    quoted + "\""
}

/// Elements that load, run or send something.
const ACTIVE: [&str; 14] = [
    "script", "style", "iframe", "object", "embed", "img", "svg", "form", "input", "button",
    "meta", "link", "base", "template",
];

/// Elements of a drawing.
const DRAWN: [&str; 7] = ["text", "tspan", "path", "line", "rect", "circle", "g"];

/// A page without what stands inside its scripts and styles, which end where a browser ends them.
fn without_scripts(page: &str) -> String {
    let mut kept = String::new();
    let mut rest = page;
    while let Some((at, name)) = ["script", "style"]
        .iter()
        .filter_map(|name| Some((rest.find(&format!("<{name}"))?, *name)))
        .min()
    {
        let (before, element) = rest.split_at(at);
        let open = element.find('>').map_or(element.len(), |end| end + 1);
        kept.push_str(before);
        kept.push_str(&element[..open]);
        let inside = &element[open..];
        let close = inside.find(&format!("</{name}")).unwrap_or(inside.len());
        rest = &inside[close..];
    }
    kept + rest
}

/// How many tags of each kind a page has, with the names of their attributes: what it does,
/// without what it says.
fn skeleton(page: &str) -> BTreeMap<String, usize> {
    let mut tags = BTreeMap::new();
    for piece in pieces(&without_scripts(page)) {
        let tag = match piece {
            Piece::Open(element) => {
                let target = element
                    .get("href")
                    .or(element.get("src"))
                    .is_some_and(|to| to.trim_start().to_lowercase().starts_with("javascript:"));
                assert!(!target, "a link that runs a script");
                let names: Vec<&str> = element.attributes.keys().map(String::as_str).collect();
                let runs = names.iter().any(|name| name.starts_with("on"));
                assert!(!runs, "an attribute that runs a script: {names:?}");
                // Where labels of a chart stand follows from how long they are.
                if DRAWN.contains(&element.name.as_str()) && !names.contains(&"href") {
                    continue;
                }
                format!("{} {}", element.name, names.join(" "))
            }
            Piece::Close(name) if DRAWN.contains(&name.as_str()) => continue,
            Piece::Close(name) => format!("/{name}"),
            Piece::Text(_) => continue,
        };
        *tags.entry(tag).or_default() += 1;
    }
    tags
}

#[test]
fn text_never_becomes_markup() {
    let built = |text: &str| -> BTreeMap<String, Vec<u8>> {
        let root = support::empty_folder("payload");
        with_text_everywhere(&root, text);
        support::build(&root, &root.join("public"));
        files(&root.join("public"))
    };
    let inert = built(INERT);
    let mut places = 0;
    for payload in PAYLOADS {
        let found = built(payload);
        for (path, bytes) in &inert {
            if !path.ends_with(".html") {
                continue;
            }
            let Some(with) = found.get(path) else {
                panic!("{payload}: {path} is missing");
            };
            let (plain, with) = (
                String::from_utf8_lossy(bytes),
                String::from_utf8_lossy(with),
            );
            // Lists that are sorted by their words may be grouped otherwise: what may not be is a
            // tag of a new kind, or more of those that do something.
            let (one, other) = (skeleton(&plain), skeleton(&with));
            for (tag, count) in &other {
                let before = one.get(tag).copied().unwrap_or(0);
                assert!(before > 0, "{payload}: {path} has a new kind of tag: {tag}");
                let name = tag.split(' ').next().unwrap();
                assert!(
                    *count == before || !ACTIVE.contains(&name),
                    "{payload}: {path} has {count} of {tag}, and {before} without"
                );
            }
            places += plain.matches(INERT).count();
        }
        let index = found.get("intranet/search-index.js").unwrap();
        let index = String::from_utf8_lossy(index);
        assert!(!index.contains("</script"), "{payload}");
        assert!(!index.contains(['\u{2028}', '\u{2029}']), "{payload}");
    }
    println!(
        "{} payloads in {} places",
        PAYLOADS.len(),
        places / PAYLOADS.len()
    );
}

#[test]
fn downloads_hold_no_formula() {
    for payload in [
        "=HYPERLINK(\"http://example.org\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "\t=1+1",
        "\u{ff1d}1+1",
    ] {
        let root = support::empty_folder("formula");
        with_text_everywhere(&root, payload);
        support::build(&root, &root.join("public"));
        let mut seen = 0;
        for (path, bytes) in files(&root.join("public")) {
            if !path.ends_with(".csv") {
                continue;
            }
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(&bytes[..]);
            for field in reader
                .records()
                .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            {
                let risky = field.starts_with(['=', '+', '@', '\t', '\r', '\u{ff1d}'])
                    || (field.starts_with('-') && field.parse::<f64>().is_err());
                assert!(!risky, "{path}: {field}");
                seen += usize::from(field.contains(payload.trim()));
            }
        }
        assert!(seen > 0, "{payload} is in no download");
    }
}

#[test]
fn messages_hold_no_escape_sequence() {
    let root = support::empty_folder("escapes");
    project::write_small(&root);
    for (path, text) in [
        (
            "content/3.0-x.md",
            "+++\ntitle = \"x\"\n+++\n\n[[\u{1b}[31mred\u{7}]] and \u{9b}31m\n",
        ),
        (
            "data/glossary.toml",
            "[hub]\ntitle = \"\u{1b}]0;title\u{7}\"\ndefinition = 1\n",
        ),
        ("content/4.0-\u{1b}[2J.md", "no front matter"),
    ] {
        fs::write(root.join(path), text).unwrap();
    }
    for arguments in [
        &["check"][..],
        &["check", "--format", "short"],
        &["check", "--format", "json"],
        &["build"],
    ] {
        let output = sef(arguments).arg("--root").arg(&root).output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text);
        assert!(text.contains("error"), "{text}");
        let control = |c: char| c.is_control() && c != '\n';
        assert!(!text.contains(control), "{arguments:?}: {text:?}");
    }
}
