//! A publication on a disk in memory, of which one file is what the fuzzer makes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The folder of the fixture, copied once to where writing is quick.
fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let memory = Path::new("/dev/shm");
        let base = match memory.is_dir() {
            true => memory.to_owned(),
            false => std::env::temp_dir(),
        };
        let root = base.join(format!("sef-fuzz-{}", std::process::id()));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/small"), &root);
        root
    })
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => {
                fs::copy(entry.path(), target).unwrap();
            }
        }
    }
}

/// Everything that `sef build --draft` does to the fixture with `bytes` as this file, in memory.
pub fn with(path: &str, bytes: &[u8]) {
    let file = root().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, bytes).unwrap();
    let folder = sef::source::Folder::open(root()).unwrap();
    let loaded = sef::load::load(&folder);
    let findings = sef::cli::check::findings(&loaded);
    sef::diagnostic::show(&findings, &loaded.sources, sef::diagnostic::Format::Human, false);
    let Some(publication) = &loaded.publication else {
        assert!(!findings.is_empty());
        return;
    };
    static THEME: OnceLock<sef::render::Theme> = OnceLock::new();
    let theme = THEME.get_or_init(|| match sef::render::Theme::load(&folder, "default") {
        Ok(theme) => theme,
        Err(_) => panic!("the default theme"),
    });
    if let Some(edition) = publication.editions.first()
        && let Ok(copy) = sef::edition::cut(publication, edition, true)
    {
        let site = sef::render::Site::new(&copy, theme, sef::render::Form::Folder);
        for part in site.parts() {
            let _ = site.bytes(&part);
        }
    }
}
