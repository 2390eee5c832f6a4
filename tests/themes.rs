//! Themes: another theme changes single files of the default one, and a theme that is wrong is
//! told where.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use support::{build, build_command, empty_folder, repository};

/// The small publication, with a theme of these files.
fn publication_with(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = empty_folder(name);
    copy(&repository().join("tests/fixtures/small"), &root);
    let settings = root.join("sef.toml");
    let text = fs::read_to_string(&settings).unwrap();
    let text = text.replacen("[publication]", "[publication]\ntheme = \"other\"", 1);
    fs::write(settings, text).unwrap();
    for (path, text) in files {
        let path = root.join("themes/other").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

const MANIFEST: &str =
    "name = \"Other\"\nversion = \"1.0\"\nsef = { from = \"0.1\", below = \"1\" }\n";

fn first_site(out: &Path) -> PathBuf {
    let folders = fs::read_dir(out)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    folders
        .filter(|path| path.join("index.html").exists())
        .min()
        .unwrap()
}

fn complaint(root: &Path) -> String {
    let output = build_command(root, &root.join("out")).output().unwrap();
    assert!(!output.status.success());
    assert!(!root.join("out").join("intranet").exists());
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn another_theme_changes_a_template_and_the_palette_and_keeps_the_rest() {
    let timeline = "{% extends \"default/timeline.html\" %}\n{% block title %}Our own timeline{% endblock title %}\n";
    let root = publication_with(
        "theme",
        &[
            ("theme.toml", MANIFEST),
            ("templates/timeline.html", timeline),
            ("static/palette.css", ":root { --ink: #101010; }"),
        ],
    );
    let out = root.join("out");
    build(&root, &out);
    let site = first_site(&out);
    let timeline = fs::read_to_string(site.join("timeline.html")).unwrap();
    assert!(timeline.contains("Our own timeline"));
    let style = fs::read_to_string(site.join("sef.css")).unwrap();
    assert!(style.ends_with(":root{--ink: #101010;}"));
    assert!(
        style.len() > 10_000,
        "the default style sheet stands before the palette"
    );
    assert!(!site.join("palette.css").exists());
}

#[test]
fn a_variable_that_is_not_there_is_told_with_file_line_and_column() {
    let wrong = "{% extends \"default/timeline.html\" %}\n{% block title %}{{ nothing.of.this }}{% endblock title %}\n";
    let root = publication_with(
        "theme",
        &[("theme.toml", MANIFEST), ("templates/timeline.html", wrong)],
    );
    let complaint = complaint(&root);
    assert!(
        complaint.contains("other/templates/timeline.html:2:"),
        "{complaint}"
    );
    assert!(complaint.contains("nothing"), "{complaint}");
}

#[test]
fn an_unknown_component_and_an_unknown_block_are_told() {
    let component = "{% extends \"default/timeline.html\" %}\n{% block title %}{{ <no_such_thing /> }}{% endblock title %}\n";
    let root = publication_with(
        "theme",
        &[
            ("theme.toml", MANIFEST),
            ("templates/timeline.html", component),
        ],
    );
    assert!(complaint(&root).contains("no_such_thing"));
    let block = "{% extends \"default/timeline.html\" %}\n{% block no_such_block %}x{% endblock no_such_block %}\n";
    let root = publication_with(
        "theme",
        &[("theme.toml", MANIFEST), ("templates/timeline.html", block)],
    );
    assert!(complaint(&root).contains("no_such_block"));
}

#[test]
fn an_address_written_by_hand_is_refused() {
    let link = "{% extends \"default/timeline.html\" %}\n{% block title %}<a href=\"plan.html\">x</a>{% endblock title %}\n";
    let root = publication_with(
        "theme",
        &[("theme.toml", MANIFEST), ("templates/timeline.html", link)],
    );
    let complaint = complaint(&root);
    assert!(complaint.contains("literal-address"), "{complaint}");
    assert!(complaint.contains("line 2"), "{complaint}");
}

#[test]
fn a_theme_for_another_version_is_refused() {
    let manifest = MANIFEST.replace("0.1", "7.0").replace("\"1\"", "\"8\"");
    let root = publication_with("theme", &[("theme.toml", manifest.as_str())]);
    let complaint = complaint(&root);
    assert!(complaint.contains("from 7.0 and below 8"), "{complaint}");
}

#[test]
fn a_theme_that_is_not_there_is_told() {
    let root = publication_with("theme", &[]);
    assert!(complaint(&root).contains("there is no theme “other”"));
}

#[test]
fn a_drawing_that_no_bundle_can_hold_is_told_with_what_to_do() {
    let drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1\"/></svg>";
    let files = [("theme.toml", MANIFEST), ("static/crest.svg", drawing)];
    let root = publication_with("drawing", &files);
    let complaint = complaint(&root);
    for words in [
        "“data/crest.svg”: it is of a type (.svg) that Windows or a mail gateway takes for a program",
        "Save it as PNG in static/ of the theme, or put the <svg> itself into a template",
    ] {
        assert!(complaint.contains(words), "{complaint}");
    }
    // A site or a single file may have it.
    let settings = root.join("sef.toml");
    let text = fs::read_to_string(&settings).unwrap();
    let sites = text
        .replace(", \"bundle\"]", "]")
        .replace("[\"bundle\"]", "[\"site\"]");
    assert_ne!(text, sites);
    fs::write(settings, sites).unwrap();
    let out = root.join("out");
    build(&root, &out);
    assert!(first_site(&out).join("crest.svg").exists());
}

/// What stops the build is found by the check, too.
#[test]
fn the_check_finds_what_is_wrong_with_a_theme() {
    let checked = |root: &Path| {
        let root = root.to_str().unwrap();
        let output = support::sef(&["check", "--format", "short", "--root", root])
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let wrong = "{% extends \"default/base.html\" %}\n{{ nothing | no_such_filter }}\n";
    let files = [
        ("theme.toml", MANIFEST),
        ("templates/timeline.html", wrong),
        ("static/palette.css", ":root { --accent: #804000 }\n"),
    ];
    let root = publication_with("theme-checked", &files);
    let theme = root.join("themes/other");
    let said = checked(&root);
    assert!(
        said.contains("themes/other/templates/timeline.html"),
        "{said}"
    );
    fs::remove_file(theme.join("templates/timeline.html")).unwrap();
    let said = checked(&root);
    assert!(!said.contains("theme"), "{said}");
    fs::remove_file(theme.join("theme.toml")).unwrap();
    let said = checked(&root);
    assert!(
        said.contains("the theme “other” has no file themes/other/theme.toml"),
        "{said}"
    );
    fs::remove_dir_all(theme).unwrap();
    let said = checked(&root);
    assert!(said.contains("error[unknown-theme]"), "{said}");
}
