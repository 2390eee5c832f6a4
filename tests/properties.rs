//! No input ends the program, hangs it, or makes it contradict itself: publications, references, data
//! files and archives that chance has damaged, and figures that chance has made.
//!
//! What was once found to fail is kept in `tests/properties.proptest-regressions` or as a case of its own.

mod support;

use proptest::prelude::*;
use proptest::sample::Index;
use sef::model::{Decimal, Period, YearKind};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What publications are damaged with: pieces of both languages, and what breaks others.
const SCRAPS: &[&str] = &[
    "[[",
    "]]",
    "![[",
    "|",
    "\\|",
    ":",
    "@",
    "..",
    "/",
    "+++",
    "+++\n",
    "#",
    "##",
    "###",
    ">",
    "> [!NOTE]\n",
    "```",
    "~~~",
    "|---|\n",
    "- ",
    "1. ",
    "[^1]",
    "[^1]: ",
    "<!--",
    "-->",
    "<!-- only: staff -->",
    "<!-- end -->",
    "{only=staff}",
    "<b>",
    "&amp;",
    "*",
    "**",
    "_",
    "`",
    "\\",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{7f}",
    "\u{feff}",
    "\u{202e}",
    "é",
    "👩‍👧",
    "\u{301}",
    "=",
    "= ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "[a]",
    "[a.values]",
    "2020-05 = 1\n",
    "\"2019/20\" = 2\n",
    "2020-02-30",
    "1e999",
    "nan",
    "-0",
    "99999999999999999999",
    "0.0000001",
    "true",
    "values",
    "title = \"x\"\n",
    "only = [\"staff\"]\n",
    "%",
    "£",
    "[[visits]]",
    "[[visits:change@2020-02..2020-05]]",
    "[[visits@2020-13]]",
    "![[visits:bar]]",
    "[[teams:a/b]]",
    "[[visits|six in ten]]",
    "http://x",
    "javascript:alert(1)",
    "TBC",
    "3 children",
];

/// The files of the fixture, by their paths.
fn fixture() -> &'static BTreeMap<String, Vec<u8>> {
    static FILES: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    FILES.get_or_init(|| support::files(&support::repository().join("tests/fixtures/small")))
}

#[derive(Clone, Debug)]
struct Damage {
    file: Index,
    at: Index,
    cut: usize,
    put: String,
}

fn damage() -> impl Strategy<Value = Damage> {
    let scrap = prop_oneof![
        4 => prop::sample::select(SCRAPS).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => prop::sample::select(SCRAPS).prop_map(|scrap| scrap.repeat(300)),
    ];
    (any::<Index>(), any::<Index>(), 0..40_usize, scrap).prop_map(|(file, at, cut, put)| Damage {
        file,
        at,
        cut,
        put,
    })
}

/// The fixture with its files damaged; still UTF-8, for what is not is refused at the door.
fn damaged(all: &[Damage]) -> BTreeMap<String, Vec<u8>> {
    let mut files = fixture().clone();
    let names: Vec<String> = files.keys().cloned().collect();
    for one in all {
        let bytes = files.get_mut(one.file.get(&names)).unwrap();
        let mut text = String::from_utf8_lossy(bytes).into_owned();
        let mut start = one.at.index(text.len() + 1);
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = (start + one.cut).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        text.replace_range(start..end, &one.put);
        *bytes = text.into_bytes();
    }
    files
}

fn written(files: &BTreeMap<String, Vec<u8>>) -> PathBuf {
    let root = support::empty_folder("property");
    for (path, bytes) in files {
        let file = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    root
}

/// Everything that `sef build --draft` does, in memory: every page of every edition.
fn through_every_stage(root: &Path) {
    let folder = sef::source::Folder::open(root).unwrap();
    let loaded = sef::load::load(&folder);
    let findings = sef::cli::check::findings(&loaded);
    for format in [
        sef::diagnostic::Format::Human,
        sef::diagnostic::Format::Short,
        sef::diagnostic::Format::Json,
    ] {
        sef::diagnostic::show(&findings, &loaded.sources, format, false);
    }
    let Some(publication) = &loaded.publication else {
        assert!(!findings.is_empty());
        return;
    };
    let Ok(theme) = sef::render::Theme::load(&folder, &loaded.settings.theme) else {
        return;
    };
    for edition in &publication.editions {
        let Ok(copy) = sef::edition::cut(publication, edition, true) else {
            continue;
        };
        let json = copy.to_json().unwrap();
        let again = sef::edition::Copy::from_json(&json).unwrap();
        assert_eq!(again.to_json().unwrap(), json, "data.json is not complete");
        let site = sef::render::Site::new(&copy, &theme, sef::render::Form::Folder);
        for part in site.parts() {
            if let Err(problem) = site.bytes(&part) {
                // A page that cannot be made says which, and takes no other with it.
                assert!(!problem.message.contains("panicked"), "{}", problem.message);
            }
        }
    }
}

/// Found by chance: lists as deep as they may stand were written into `data.json`, and not read
/// back.
#[test]
fn what_stands_as_deep_as_it_may_is_read_back() {
    for sign in ["- ", "1. ", "> ", "> - ", "- *", "[^1]: - "] {
        let mut files = fixture().clone();
        let section = files.keys().find(|path| path.ends_with("front-door.md"));
        let section = section.unwrap().clone();
        let text = files.get_mut(&section).unwrap();
        text.extend_from_slice(format!("\n\n{}deep[^1]\n", sign.repeat(300)).as_bytes());
        let root = written(&files);
        through_every_stage(&root);
        fs::remove_dir_all(root).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_publication_gets_messages(all in prop::collection::vec(damage(), 1..5)) {
        let root = written(&damaged(&all));
        through_every_stage(&root);
        fs::remove_dir_all(root).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_place_of_a_file(file in any::<Index>(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut files = fixture().clone();
        let names: Vec<String> = files.keys().cloned().collect();
        files.insert(file.get(&names).clone(), bytes);
        let root = written(&files);
        let folder = sef::source::Folder::open(&root).unwrap();
        let loaded = sef::load::load(&folder);
        sef::cli::check::findings(&loaded);
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_damaged_archive_is_refused_or_whole(cuts in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6), length in any::<Index>(), shorten in any::<bool>()) {
        let mut bytes = archive().clone();
        for (at, byte) in &cuts {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if shorten {
            bytes.truncate(length.index(bytes.len()));
        }
        let folder = support::empty_folder("archive");
        let file = folder.join("bundle.zip");
        fs::write(&file, &bytes).unwrap();
        if let Ok(verdict) = sef::deliver::verify::verify(&file) {
            // Every byte that matters is under a checksum: what differs is not called whole.
            let differs_in_content = bytes != *archive();
            if verdict.is_whole() && differs_in_content {
                prop_assert!(same_content(&bytes), "a changed archive is called whole");
            }
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_damaged_workbook_is_refused_or_read(cuts in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6), length in any::<Index>(), shorten in any::<bool>()) {
        let mut bytes = workbook().clone();
        for (at, byte) in &cuts {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if shorten {
            bytes.truncate(length.index(bytes.len()));
        }
        if let Ok(book) = sef::import::read("figures.xlsx", &bytes) {
            sef::import::child_level(&book);
            for sheet in &book.sheets {
                sef::import::layouts(sheet);
            }
        }
    }

    #[test]
    fn any_csv_is_read_or_refused(text in "[A-Za-z0-9 ,;\t\"\n%£.\\[\\]/-]{0,300}") {
        if let Ok(book) = sef::import::read("figures.csv", text.as_bytes()) {
            sef::import::child_level(&book);
            for sheet in &book.sheets {
                if let Some(found) = sef::import::layouts(sheet) {
                    prop_assert!(!found.series.is_empty());
                }
            }
        }
    }

    #[test]
    fn what_is_imported_is_what_is_loaded(values in prop::collection::btree_map(0..48_u8, (0..12_000_u32, 0..3_u8), 1..12)) {
        let root = support::empty_folder("import-property");
        support::project::write_small(&root);
        let mut head = String::from("Measure");
        let mut line = String::from("Decisions within a day");
        for (month, (units, decimals)) in &values {
            let power = 10_u32.pow(u32::from(*decimals));
            let (year, month) = (2018 + i16::from(*month) / 12, month % 12 + 1);
            head.push_str(&format!(",{year}-{month:02}"));
            let width = usize::from(*decimals);
            line.push_str(&match decimals {
                0 => format!(",{units}%"),
                _ => format!(",{}.{:0width$}%", units / power, units % power),
            });
        }
        fs::write(root.join("figures.csv"), format!("{head}\n{line}\n")).unwrap();
        let file = root.join("figures.csv");
        let output = support::sef(&["import", file.to_str().unwrap(), "--yes", "--root", root.to_str().unwrap()])
            .output()
            .unwrap();
        // One figure under one heading is no layout yet: two periods make one.
        if values.len() > 1 {
            let some_may_be = values.values().any(|(units, decimals)| *units <= 100 * 10_u32.pow(u32::from(*decimals)));
            prop_assert_eq!(output.status.success(), some_may_be, "{}", String::from_utf8_lossy(&output.stderr));
            let loaded = sef::load::load(&sef::source::Folder::open(&root).unwrap());
            let publication = loaded.publication.unwrap();
            let indicator = publication.indicator("quick-decisions").unwrap();
            let style = sef::measure::Style::of(indicator);
            for (month, (units, decimals)) in &values {
                let period = Period::Month { year: 2018 + i16::from(*month) / 12, month: (month % 12 + 1) as i8 };
                let wanted = Decimal::whole(i64::from(*units))
                    .divided_by(Decimal::whole(10_i64.pow(u32::from(*decimals))), *decimals)
                    .unwrap();
                // A percentage above 100 is named as it is written, and not rounded to one that may be.
                let may_be = indicator.unit.excludes(wanted).is_none();
                let datum = indicator.values.get(&period);
                let wanted = style.value(&sef::model::Amount::Number(wanted)).unwrap();
                let held = datum.map(|datum| style.value(&datum.amount).unwrap());
                prop_assert_eq!(held == Some(wanted), may_be, "{} {:?}", wanted, held);
            }
        }
        fs::remove_dir_all(root).unwrap();
    }
}

proptest! {
    #[test]
    fn decimals_keep_their_digits(units in -99_999_999_i64..99_999_999, decimals in 0..=6_u8) {
        let text = Decimal::whole(units).divided_by(Decimal::whole(10_i64.pow(u32::from(decimals))), decimals).unwrap().to_string();
        prop_assert_eq!(Decimal::parse(&text).unwrap().to_string(), text);
    }

    #[test]
    fn any_text_is_a_period_or_none(text in "\\PC{0,16}") {
        for (_, kind) in YearKind::ALL {
            if let Some(period) = Period::parse(&text, kind) {
                let again = Period::parse(&period.to_string(), kind);
                prop_assert_eq!(again, Some(period));
                prop_assert!(period.first_day() <= period.last_day());
                prop_assert!(!period.words().is_empty() && !period.short_words().is_empty());
            }
        }
        sef::load::period_hint(&text);
    }

    #[test]
    fn any_reference_is_read_or_refused(text in "[a-z0-9:@|./\\\\\\[\\]! -]{0,60}") {
        let markdown = format!("+++\ntitle = \"x\"\n+++\n\nA [[{text}]] and ![[{text}]].\n\n![[{text}]]\n\n| a |\n|---|\n| [[{text}]] |\n");
        let mut files = fixture().clone();
        files.insert("content/2.0-x.md".into(), markdown.into_bytes());
        let root = written(&files);
        through_every_stage(&root);
        fs::remove_dir_all(root).unwrap();
    }
}

/// A bundle of the fixture.
fn archive() -> &'static Vec<u8> {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let out = support::empty_folder("property-bundle");
        support::build(&support::repository().join("tests/fixtures/small"), &out);
        let zip = fs::read_dir(&out)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| path.extension().is_some_and(|end| end == "zip"))
            .unwrap();
        fs::read(zip).unwrap()
    })
}

/// Whether two archives unpack to the same names and bytes.
fn same_content(bytes: &[u8]) -> bool {
    let unpacked = |bytes: &[u8]| -> Option<BTreeMap<String, Vec<u8>>> {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok()?;
        (0..archive.len())
            .map(|index| {
                let mut entry = archive.by_index(index).ok()?;
                let mut content = Vec::new();
                std::io::Read::read_to_end(&mut entry, &mut content).ok()?;
                Some((entry.name().ok()?.into_owned(), content))
            })
            .collect()
    };
    unpacked(bytes).is_some_and(|found| Some(found) == unpacked(archive()))
}

fn workbook() -> &'static Vec<u8> {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        fs::read(support::repository().join("tests/import/workbooks/wide.xlsx")).unwrap()
    })
}
