//! The sample: the real self-evaluation that this program publishes, to look at and to try things
//! on.

use super::NewFile;
use include_dir::{Dir, DirEntry, include_dir};

static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content");
static DATA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");
static SETTINGS: &str = include_str!("../../sef.toml");

/// The files of the sample, sorted by path.
pub fn sample() -> Vec<NewFile> {
    let mut files = vec![NewFile::new("sef.toml", SETTINGS)];
    gather(&CONTENT, "content", &mut files);
    gather(&DATA, "data", &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn gather(folder: &Dir<'_>, name: &str, files: &mut Vec<NewFile>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => gather(folder, name, files),
            DirEntry::File(file) => {
                // Windows separates with backslashes also at compile time.
                let path = file.path().to_string_lossy().replace('\\', "/");
                if let Some(text) = file.contents_utf8() {
                    files.push(NewFile::new(format!("{name}/{path}"), text));
                }
            }
        }
    }
}
