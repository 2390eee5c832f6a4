//! How long a save takes to be seen: from the last byte written to the new page handed out, through
//! the binary and its server, as a browser would get it.
//!
//! ```text
//! cargo bench --bench serve                the repository, and 1,000 sections with figures
//! cargo bench --bench serve -- DIR …       other publications
//! ```

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use support::corpus::{For, Size, write};

/// How often a section is saved.
const SAVES: usize = 9;
/// For how long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(120);

fn main() {
    let given: Vec<PathBuf> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    let scratch = std::env::temp_dir().join(format!("sef-serve-{}", std::process::id()));
    let mut roots = Vec::new();
    for (number, from) in given.iter().enumerate() {
        let root = scratch.join(format!("given-{number}"));
        copy(from, &root);
        roots.push((from.display().to_string(), root));
    }
    if roots.is_empty() {
        let real = scratch.join("real");
        copy(Path::new(env!("CARGO_MANIFEST_DIR")), &real);
        let thousand = scratch.join("thousand");
        let size = Size {
            sections: 1000,
            indicators: 1000,
            actions: 1000,
        };
        write(&thousand, For::Sef, size);
        roots = vec![
            ("the repository".to_owned(), real),
            ("1,000 sections with figures".to_owned(), thousand),
        ];
    }
    for (name, root) in &roots {
        println!("{name}");
        saves(root);
    }
    // What is left in the folder for temporary files does no harm.
    let _ = fs::remove_dir_all(&scratch);
}

/// Copies a publication: nobody's own files are saved over.
fn copy(from: &Path, to: &Path) {
    for part in ["sef.toml", "content", "data", "themes"] {
        for entry in walkdir::WalkDir::new(from.join(part)).into_iter().flatten() {
            let inside = entry.path().strip_prefix(from).expect("a path inside");
            let target = to.join(inside);
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(target).expect("a folder"),
                false => {
                    fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
                    fs::copy(entry.path(), target).expect("a file");
                }
            }
        }
    }
}

fn saves(root: &Path) {
    let begin = Instant::now();
    let preview = Preview::of(root);
    let state = preview.state(0);
    shown("start, to the first page", &mut [begin.elapsed()]);
    assert_eq!(state["errors"], 0, "{state}");
    let edition = state["editions"][0]["id"].as_str().expect("an edition");
    let (file, id) = longest_section(root);
    let text = fs::read_to_string(&file).expect("a section");
    let page = format!("/{edition}/sections/{id}.html");
    let mut number = state["number"].as_u64().expect("a number");
    let mut pages = state["pages"].as_u64().expect("a number");
    let (mut times, mut checked) = (Vec::new(), Vec::new());
    for save in 0..SAVES {
        let words = format!("Saved for the time {save} of all");
        fs::write(&file, format!("{text}\n{words}.\n")).expect("a save");
        let saved = Instant::now();
        pages = loop {
            let new = preview.pages(pages);
            if new != pages {
                break new;
            }
            assert!(saved.elapsed() < PATIENCE, "the save was not seen");
        };
        let shown = preview.get(&page);
        times.push(saved.elapsed());
        number = loop {
            let state = preview.state(number);
            let new = state["number"].as_u64().expect("a number");
            if new != number {
                break new;
            }
            assert!(saved.elapsed() < PATIENCE, "the save was not checked");
        };
        checked.push(saved.elapsed());
        assert!(
            String::from_utf8_lossy(&shown).contains(&words),
            "{page} does not show the save"
        );
    }
    shown("save, to the new page", &mut times);
    shown("save, until it is checked", &mut checked);
}

/// The largest section that has a number, and its id.
fn longest_section(root: &Path) -> (PathBuf, String) {
    let files = fs::read_dir(root.join("content")).expect("sections");
    let (_, path, id) = files
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let (number, id) = name.strip_suffix(".md")?.split_once('-')?;
            let is_number = number.starts_with(|c: char| c.is_ascii_digit());
            let size = entry.metadata().ok()?.len();
            is_number.then(|| (size, entry.path(), id.to_owned()))
        })
        .max()
        .expect("a section");
    (path, id)
}

fn shown(name: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let shown = |time: Option<&Duration>| time.map_or(0.0, |time| time.as_secs_f64() * 1000.0);
    println!(
        "  {name:<34} best {:>9.3} ms, median {:>9.3} ms, worst {:>9.3} ms of {}",
        shown(times.first()),
        shown(times.get(times.len() / 2)),
        shown(times.last()),
        times.len()
    );
}

/// A preview that is stopped when it is dropped.
struct Preview {
    child: Child,
    port: u16,
}

impl Preview {
    fn of(root: &Path) -> Preview {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sef"))
            .args(["serve", "--port", "0", "--root"])
            .arg(root)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a preview");
        let mut lines = BufReader::new(child.stdout.take().expect("its words"));
        let mut line = String::new();
        let port = loop {
            line.clear();
            let length = lines.read_line(&mut line).expect("its words");
            assert!(length > 0, "the preview ended");
            if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
                let digits = rest.trim_end().trim_end_matches('/');
                break digits.parse().expect("a port");
            }
        };
        // What it goes on to say is read, so that it never waits for a reader.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Preview { child, port }
    }

    fn get(&self, path: &str) -> Vec<u8> {
        let port = self.port;
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a time limit");
        let asked = format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        stream.write_all(asked.as_bytes()).expect("a question");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let head = answer.windows(4).position(|four| four == b"\r\n\r\n");
        answer.split_off(head.expect("a head") + 4)
    }

    fn pages(&self, since: u64) -> u64 {
        let body = self.get(&format!("/.sef/pages?since={since}"));
        serde_json::from_slice(&body).expect("a number")
    }

    fn state(&self, since: u64) -> serde_json::Value {
        let body = self.get(&format!("/.sef/state?since={since}"));
        serde_json::from_slice(&body).expect("the state")
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
