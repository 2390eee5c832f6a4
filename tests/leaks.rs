//! Canaries: words that nothing but this test holds, in every place in which the model or a file
//! has any, limited to one edition. None is in what is made of another.

use sef::deliver::bundle;
use sef::edition::{Before, Copy, Proof, Scan, cut};
use sef::model::*;
use sef::render::{Form, Part, Site, Theme};
use sef::source::Folder;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const CANARY: &str = "zqcanary";
/// The first digits of every figure that is planted.
const FIGURE: i64 = 98_765_000;

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

/// Plants canaries in all that it is given, and counts them.
#[derive(Default)]
struct Planter {
    words: usize,
    figures: i64,
}

impl Planter {
    fn canary(&mut self) -> String {
        self.words += 1;
        format!("{CANARY}{:05} sings where nobody may hear", self.words)
    }

    fn hide(&self, audience: &mut Audience) {
        audience.only = vec![id("inspector")];
        audience.instead = Some("something else".into());
    }

    /// In every text of what `publication` holds.
    fn plant(&mut self, publication: &mut Publication) {
        walk::texts_mut(publication, &mut |_, text| match text {
            walk::TextMut::Words(words) => *words = self.canary(),
            walk::TextMut::Line(line) => line.insert(0, self.text()),
            walk::TextMut::Blocks(blocks) => {
                walk::each_line_mut(blocks, &mut |line| line.push(self.text()));
                let kinds = [
                    BlockKind::Code(self.canary()),
                    BlockKind::Paragraph(vec![Inline {
                        kind: InlineKind::Link {
                            address: format!("https://example.org/{CANARY}"),
                            content: vec![self.text()],
                        },
                        span: Span::default(),
                    }]),
                ];
                blocks.extend(kinds.map(block));
            }
        });
    }

    fn text(&mut self) -> Inline {
        Inline {
            kind: InlineKind::Text(self.canary()),
            span: Span::default(),
        }
    }

    fn figure(&mut self, datum: &mut Datum) {
        self.figures += 1;
        datum.amount = Amount::Number(Decimal::whole(FIGURE + self.figures));
        datum.note = Some(self.canary());
        datum.decision = Some(Decision {
            also_printed: self.canary(),
            why: self.canary(),
        });
        self.hide(&mut datum.audience);
    }

    /// Every other one of `items` alone in a publication, planted and limited.
    fn every_other<T: Clone>(
        &mut self,
        items: &mut [T],
        field: fn(&mut Publication) -> &mut Vec<T>,
        audience: fn(&mut T) -> &mut Audience,
    ) {
        for item in items.iter_mut().skip(1).step_by(2) {
            let mut alone = Publication::default();
            *field(&mut alone) = vec![item.clone()];
            self.plant(&mut alone);
            *item = field(&mut alone).pop().expect("the item");
            self.hide(audience(item));
        }
    }
}

fn block(kind: BlockKind) -> Block {
    Block {
        kind,
        audience: Audience::default(),
        span: Span::default(),
    }
}

/// The repository's own publication, every other thing in it limited and full of canaries.
fn planted(whole: &mut Publication) -> Planter {
    let mut planter = Planter::default();
    planter.every_other(
        &mut whole.sections,
        |p| &mut p.sections,
        |i| &mut i.audience,
    );
    planter.every_other(
        &mut whole.indicators,
        |p| &mut p.indicators,
        |i| &mut i.audience,
    );
    planter.every_other(&mut whole.tables, |p| &mut p.tables, |i| &mut i.audience);
    planter.every_other(
        &mut whole.priorities,
        |p| &mut p.priorities,
        |i| &mut i.audience,
    );
    planter.every_other(&mut whole.grid, |p| &mut p.grid, |i| &mut i.audience);
    planter.every_other(&mut whole.actions, |p| &mut p.actions, |i| &mut i.audience);
    planter.every_other(
        &mut whole.evidence,
        |p| &mut p.evidence,
        |i| &mut i.audience,
    );
    planter.every_other(
        &mut whole.inspections,
        |p| &mut p.inspections,
        |i| &mut i.audience,
    );
    planter.every_other(&mut whole.events, |p| &mut p.events, |i| &mut i.audience);
    planter.every_other(
        &mut whole.questions,
        |p| &mut p.questions,
        |i| &mut i.audience,
    );
    planter.every_other(&mut whole.terms, |p| &mut p.terms, |i| &mut i.audience);
    for inspection in &mut whole.inspections {
        for finding in inspection.findings.iter_mut().step_by(2) {
            finding.text = vec![planter.text()];
            finding.place = Some(planter.canary());
            planter.hide(&mut finding.audience);
        }
    }
    for section in whole.sections.iter_mut().step_by(2) {
        for answer in section.answers.iter_mut().skip(2) {
            answer.headline = Some(vec![planter.text()]);
            answer.blocks = vec![block(BlockKind::Paragraph(vec![planter.text()]))];
            planter.hide(&mut answer.audience);
        }
        for blocks in section.answers.iter_mut().map(|answer| &mut answer.blocks) {
            let secret = block(BlockKind::Paragraph(vec![planter.text()]));
            let mut secret = block(BlockKind::Quote(vec![secret]));
            planter.hide(&mut secret.audience);
            let item = Item {
                done: None,
                blocks: vec![secret.clone()],
            };
            blocks.insert(0, secret);
            blocks.push(block(BlockKind::List {
                start: None,
                items: vec![item],
            }));
        }
    }
    for indicator in &mut whole.indicators {
        for datum in indicator.values.values_mut().skip(1).step_by(3) {
            planter.figure(datum);
        }
        for comparator in &mut indicator.comparators {
            for datum in comparator.values.values_mut().skip(1).step_by(2) {
                planter.figure(datum);
            }
        }
        for comparator in indicator.comparators.iter_mut().skip(1) {
            comparator.name = planter.canary();
            comparator.differs = Some(planter.canary());
            planter.hide(&mut comparator.audience);
        }
    }
    for table in &mut whole.tables {
        let TableBody::Rows { columns, rows } = &mut table.body else {
            continue;
        };
        for column in columns.iter_mut().skip(2) {
            column.title = planter.canary();
            planter.hide(&mut column.audience);
        }
        for row in rows.iter_mut().skip(2).step_by(2) {
            row.title = planter.canary();
            planter.hide(&mut row.audience);
        }
        for row in rows.iter_mut().skip(1).step_by(4) {
            for cell in row.cells.iter_mut().skip(1) {
                match cell {
                    Cell::Figure(datum) => planter.figure(datum),
                    Cell::Words(_) | Cell::Computed | Cell::Empty => {}
                }
            }
        }
    }
    // What shows something removed cannot stay.
    let limited: Vec<Id> = whole
        .indicators
        .iter()
        .map(|one| (&one.id, &one.audience))
        .chain(whole.tables.iter().map(|one| (&one.id, &one.audience)))
        .filter(|(_, audience)| !audience.is_all())
        .map(|(id, _)| id.clone())
        .collect();
    walk::texts_mut(whole, &mut |_, text| {
        if let walk::TextMut::Blocks(blocks) = text {
            walk::each_run_mut(blocks, &mut |run| {
                for block in run {
                    if let BlockKind::Show(show) = &mut block.kind
                        && limited.contains(&show.id)
                    {
                        show.title = Some(planter.canary());
                        planter.hide(&mut block.audience);
                    }
                }
            });
        }
    });
    for edition in &mut whole.editions {
        if edition.id.as_str() != "committee" && edition.id.as_str() != "inspector" {
            edition.title = planter.canary();
            edition.readers = planter.canary();
            edition.handling = Some(planter.canary());
            edition.base_address = Some(format!("https://example.org/{CANARY}"));
        }
    }
    whole.reindex();
    planter
}

fn own() -> (Publication, Theme) {
    let root = Folder::open(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the repository");
    let publication = sef::load::load(&root).publication.expect("a publication");
    let theme = Theme::load(&root, "default").unwrap_or_else(|_| panic!("a theme"));
    (publication, theme)
}

fn edition<'p>(publication: &'p Publication, name: &str) -> &'p Edition {
    let mut all = publication.editions.iter();
    all.find(|one| one.id.as_str() == name).expect("an edition")
}

fn copy(publication: &Publication, name: &str) -> Copy {
    cut(publication, edition(publication, name), false).unwrap_or_else(|problems| {
        let words: Vec<&str> = problems.iter().map(|one| one.message.as_str()).collect();
        panic!("{name}: {words:#?}")
    })
}

/// Whether a row, a column or a level has this id too.
fn is_also_a_name(whole: &Publication, id: &Id) -> bool {
    let in_tables = whole.tables.iter().any(|table| match &table.body {
        TableBody::Rows { columns, rows } => {
            columns.iter().any(|one| one.id == *id) || rows.iter().any(|one| one.id == *id)
        }
        TableBody::Series { .. } => false,
    });
    let mut levels = whole.scales.iter().flat_map(|scale| &scale.levels);
    in_tables || levels.any(|level| level.id == *id)
}

/// Every file of an edition, with its data.
fn files(copy: &Copy, theme: &Theme) -> Vec<(String, Vec<u8>)> {
    let data = copy.to_json().expect("data").into_bytes();
    let mut files = vec![("data.json".to_owned(), data)];
    for form in [Form::Folder, Form::Bundle, Form::Single] {
        let site = Site::new(copy, theme, form);
        // Every file of a folder; the other forms are made of the same parts.
        let some = if form == Form::Folder { 1 } else { 16 };
        for part in site.parts().into_iter().step_by(some) {
            let bytes = site.bytes(&part).expect("a file");
            files.push((site.path(&part), bytes));
        }
    }
    files
}

#[test]
fn no_canary_of_the_model_is_in_another_edition() {
    let (mut whole, theme) = own();
    let planter = planted(&mut whole);
    assert!(planter.words > 2_000 && planter.figures > 200);
    let committee = copy(&whole, "committee");
    let scan = Scan::of(&whole, &committee);
    let gone: Vec<String> = whole
        .ids()
        .filter(|id| committee.publication().place(id.as_str()).is_none())
        .filter(|id| id.as_str().contains('-') && !is_also_a_name(&whole, id))
        .map(Id::to_string)
        .collect();
    assert!(gone.len() > 60, "{} ids are removed", gone.len());
    for (path, bytes) in files(&committee, &theme) {
        let text = String::from_utf8_lossy(&bytes);
        if let Some(at) = text.find(CANARY) {
            let from = text.floor_char_boundary(at.saturating_sub(200));
            panic!(
                "{path}: …{}",
                text[from..].chars().take(400).collect::<String>()
            );
        }
        for figure in ["98765", "98,765"] {
            assert!(!text.contains(figure), "{path} shows a removed figure");
        }
        let leaks = scan.leaks(&path, &bytes);
        let leaks: Vec<&str> = leaks.iter().map(|one| one.message.as_str()).collect();
        assert!(leaks.is_empty(), "{path}: {leaks:#?}");
        if path == "data.json" {
            for id in &gone {
                assert!(!text.contains(&format!("\"{id}\"")), "data.json names {id}");
            }
        }
    }
    let inspector = copy(&whole, "inspector").to_json().expect("data");
    let found = inspector.matches(CANARY).count();
    assert!(found > 2_000, "{found} canaries are where they belong");
}

#[test]
fn the_scan_finds_canaries_that_are_let_out() {
    let (mut whole, theme) = own();
    planted(&mut whole);
    let scan = Scan::of(&whole, &copy(&whole, "committee"));
    let inspector = copy(&whole, "inspector");
    let site = Site::new(&inspector, &theme, Form::Folder);
    let parts = site.parts();
    let found = parts.iter().take(40).filter(|part| {
        let bytes = site.bytes(part).expect("a file");
        !scan.leaks(&site.path(part), &bytes).is_empty()
    });
    assert!(found.count() > 20);
    let zip = bundle(&site).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let leaks = scan.leaks("a.zip", &zip.zip);
    assert!(leaks.len() > 100, "{} in the bundle", leaks.len());
}

#[test]
fn the_scan_finds_what_only_the_version_before_held() {
    let (whole, theme) = own();
    let mut before = whole.clone();
    let mut planter = Planter::default();
    let paragraph = |planter: &mut Planter| block(BlockKind::Paragraph(vec![planter.text()]));
    // One for inspectors alone, one that everybody could read, both gone today.
    let mut limited = paragraph(&mut planter);
    planter.hide(&mut limited.audience);
    before.sections[0].summary.push(limited);
    let open = "Everybody could read these eight words once upon a time.";
    before.sections[0]
        .summary
        .push(block(BlockKind::Paragraph(vec![Inline {
            kind: InlineKind::Text(open.into()),
            span: Span::default(),
        }])));
    let mut secret = before.evidence[0].clone();
    secret.id = id("zq-secret-evidence");
    planter.hide(&mut secret.audience);
    before.evidence.push(secret);
    before.reindex();
    let copy = copy(&whole, "committee");
    let shown = sef::edition::earlier(&before, None, Some(&whole), &Before::default(), &copy);
    let shown = shown.unwrap_or_else(|problems| panic!("{problems:#?}"));
    let scan = Scan::of(&whole, &copy).and_before(&before, &shown, &copy);
    let page = |words: &str| format!("<p>It was <del>{words}</del></p>").into_bytes();
    let leaks = scan.leaks(
        "changes.html",
        &page("zqcanary00001 sings where nobody may hear"),
    );
    assert_eq!(leaks.len(), 1, "{leaks:#?}");
    assert!(
        leaks[0].message.contains("of the version before"),
        "{leaks:#?}"
    );
    let leaks = scan.leaks(
        "changes.html",
        b"<a href=\"evidence.html#zq-secret-evidence\">x</a>",
    );
    assert_eq!(leaks.len(), 1, "{leaks:#?}");
    assert!(scan.leaks("changes.html", &page(open)).is_empty());
    // The page itself shows what everybody could read, and nothing else of it.
    let changes = sef::compare::compare(&shown, &copy);
    let site = Site::since(&copy, Some(&changes), &theme, Form::Folder);
    let is_changes = |part: &&Part| site.path(part) == "changes.html";
    let parts = site.parts();
    let bytes = site
        .bytes(parts.iter().find(is_changes).expect("the page"))
        .expect("its bytes");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(text.contains("once upon a time") && !text.contains(CANARY));
    assert!(scan.leaks("changes.html", &bytes).is_empty());
}

#[test]
fn everything_removed_and_hidden_can_be_something_else() {
    let (mut whole, _) = own();
    planted(&mut whole);
    for name in ["committee", "inspector"] {
        let copy = copy(&whole, name);
        let proof = Proof::of(&whole, &copy).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let one = copy.to_json().expect("data");
        for number in 0..proof.len() {
            let other = proof
                .other(number)
                .unwrap_or_else(|problems| panic!("{problems:#?}"));
            let other = other.to_json().expect("data");
            let mut lines = one.lines().zip(other.lines()).enumerate();
            let differs = lines.find(|(_, (one, other))| one != other);
            assert_eq!(differs, None, "{name}, {number}");
            assert_eq!(one.len(), other.len(), "{name}, {number}");
        }
    }
}

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

Everybody may read this, and [[a-secret]], which reads otherwise.

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

const THEME: &str = r#"# zqcanary in a comment
name = "Plain"
version = "1"
sef = { from = "0.1", below = "1" }
"#;

/// A photograph with notes of the camera, of programs, for the press, and a comment.
fn photo() -> Vec<u8> {
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
fn crest() -> Vec<u8> {
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

#[test]
fn no_canary_of_the_files_is_in_another_edition() {
    let root = written(
        "files",
        &[
            ("sef.toml", SETTINGS),
            ("content/1.0-introduction.md", SECTION),
            ("content/2.0-a-secret.md", SECRET),
            ("data/indicators/zqcanary-file.toml", FIGURES),
            ("themes/plain/theme.toml", THEME),
            (
                "themes/plain/templates/zqcanary.html",
                "{# zqcanary in a comment #}",
            ),
        ],
    );
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
