//! `sef serve`, through the binary: what it shows is what a build makes, saves of each kind are seen,
//! and nobody but its own computer gets anything out of it.

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use support::{files, project, sef};

/// How long something may take that is waited for: far longer than it does.
const PATIENCE: Duration = Duration::from_secs(60);

/// A preview that is stopped when it is dropped.
struct Preview {
    child: Child,
    port: u16,
}

impl Preview {
    fn of(root: &Path) -> Preview {
        let mut command = sef(&["serve", "--port", "0", "--root", root.to_str().unwrap()]);
        Preview::from(&mut command)
    }

    fn from(command: &mut Command) -> Preview {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        let port = loop {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0, "it ended");
            if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
                break rest.trim_end().trim_end_matches('/').parse().unwrap();
            }
        };
        // What it goes on to say is read, so that it never waits for a reader.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Preview { child, port }
    }

    /// What comes back for these bytes.
    fn raw(&self, bytes: &[u8]) -> Vec<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // It may answer, and close, before everything is sent.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let port = self.port;
        let answer =
            self.raw(format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").as_bytes());
        let head = answer
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let status = status(&answer);
        (status, answer[head + 4..].to_vec())
    }

    fn state(&self, since: u64) -> serde_json::Value {
        let (status, body) = self.get(&format!("/.sef/state?since={since}"));
        assert_eq!(status, 200);
        serde_json::from_slice(&body).unwrap()
    }

    /// Waits until the pages are of another build than this; of which.
    fn pages_after(&self, pages: u64) -> u64 {
        let start = Instant::now();
        loop {
            let (status, body) = self.get(&format!("/.sef/pages?since={pages}"));
            assert_eq!(status, 200);
            let now: u64 = serde_json::from_slice(&body).unwrap();
            if now != pages {
                return now;
            }
            assert!(start.elapsed() < PATIENCE, "the save was not seen");
        }
    }

    /// Waits until another build than `since` is shown.
    fn next(&self, since: u64) -> serde_json::Value {
        let start = Instant::now();
        loop {
            let state = self.state(since);
            if state["number"] != since {
                return state;
            }
            assert!(start.elapsed() < PATIENCE, "the save was not seen");
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn status(answer: &[u8]) -> u16 {
    let text = String::from_utf8_lossy(&answer[..answer.len().min(40)]).into_owned();
    text.split(' ').nth(1).unwrap_or("0").parse().unwrap_or(0)
}

fn small() -> PathBuf {
    let root = support::empty_folder("serve");
    project::write_small(&root);
    root
}

#[test]
fn every_file_is_what_a_build_makes() {
    let root = support::repository();
    let out = support::empty_folder("serve-built");
    let edition = "committee";
    let built = support::build_command(&root, &out)
        .args(["--edition", edition])
        .output()
        .unwrap();
    assert!(built.status.success());
    let preview = Preview::of(&root);
    let mut count = 0;
    for (path, bytes) in files(&out) {
        let (status, shown) = preview.get(&format!("/{path}"));
        assert_eq!(status, 200, "{path}");
        assert!(shown == bytes, "{path} differs");
        count += 1;
    }
    assert!(count > 300, "{count}");
}

#[test]
fn saves_of_each_kind_are_seen_once() {
    let root = small();
    let preview = Preview::of(&root);
    let file = root.join("content/1.0-introduction.md");
    let text = |words: &str| project::INTRODUCTION.replace("This is", words);
    let shows = |words: &str| {
        let (_, page) = preview.get("/intranet/sections/introduction.html");
        String::from_utf8_lossy(&page).contains(words)
    };
    let mut number = preview.state(0)["number"].as_u64().unwrap();
    let mut save = |what: &str, words: &str, act: &dyn Fn()| {
        act();
        let state = preview.next(number);
        // Once: after everything is quiet nothing more has been made.
        std::thread::sleep(Duration::from_millis(600));
        let (_, now) = preview.get("/.sef/state?since=0");
        let now: serde_json::Value = serde_json::from_slice(&now).unwrap();
        assert_eq!(now["number"], state["number"], "{what}");
        assert_eq!(state["errors"], 0, "{what}: {state}");
        number = state["number"].as_u64().unwrap();
        assert!(shows(words), "{what}");
    };
    save("in place", "Here begins", &|| {
        fs::write(&file, text("Here begins")).unwrap()
    });
    save("by renaming", "There begins", &|| {
        let other = root.join("content/.1.0-introduction.md.swp");
        fs::write(&other, text("There begins")).unwrap();
        fs::rename(other, &file).unwrap();
    });
    save("through a backup", "Now begins", &|| {
        fs::rename(&file, root.join("backup.md")).unwrap();
        fs::write(&file, text("Now begins")).unwrap();
    });
    save("many files", "Soon begins", &|| {
        for number in 0..40 {
            let name = format!("content/{}.0-more-{number}.md", number + 10);
            project::put(
                &root,
                &name,
                &format!("+++\ntitle = \"More {number}\"\n+++\n\nWords.\n"),
            );
        }
        fs::write(&file, text("Soon begins")).unwrap();
    });
    save("a folder made", "Soon begins", &|| {
        project::put(
            &root,
            "data/evidence/new.toml",
            "[an-audit]\ntitle = \"Audit\"\nkind = \"audit\"\n",
        );
    });
    save("a folder moved away", "Soon begins", &|| {
        fs::rename(root.join("data/evidence"), root.join("evidence-of-old")).unwrap();
    });
    save("settings", "Soon begins", &|| {
        let settings = fs::read_to_string(root.join("sef.toml")).unwrap();
        project::put(
            &root,
            "sef.toml",
            &settings.replace("A council", "Another council"),
        );
    });
    // Reading, a build beside it, and files that are none of the publication's change nothing.
    support::build(&root, &root.join("public"));
    fs::write(root.join("notes.txt"), "mine").unwrap();
    fs::write(root.join("content/.hidden.md"), "nothing").unwrap();
    std::thread::sleep(Duration::from_millis(600));
    assert_eq!(preview.state(0)["number"].as_u64(), Some(number));
}

#[test]
fn an_error_is_told_in_the_words_of_the_terminal_and_the_last_page_stays() {
    let root = small();
    let preview = Preview::of(&root);
    let first = preview.state(0)["number"].as_u64().unwrap();
    let (_, good) = preview.get("/intranet/index.html");
    project::put(
        &root,
        "content/1.0-introduction.md",
        &project::INTRODUCTION.replace("[[hub]]", "[[hup]]"),
    );
    let state = preview.next(first);
    assert_eq!(state["errors"], 1);
    let checked = sef(&["check", "--root", root.to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(
        state["findings"],
        String::from_utf8_lossy(&checked.stdout).as_ref()
    );
    assert_eq!(preview.get("/intranet/index.html").1, good);
    let number = state["number"].as_u64().unwrap();
    project::put(&root, "content/1.0-introduction.md", project::INTRODUCTION);
    let state = preview.next(number);
    assert_eq!(state["errors"], 0);
    // The folder itself goes, and comes back.
    let away = root.with_extension("away");
    fs::rename(&root, &away).unwrap();
    let state = preview.next(state["number"].as_u64().unwrap());
    assert!(
        state["findings"]
            .as_str()
            .unwrap()
            .contains("cannot open the folder"),
        "{state}"
    );
    fs::rename(&away, &root).unwrap();
    let state = preview.next(state["number"].as_u64().unwrap());
    assert_eq!(state["errors"], 0, "{state}");
}

#[test]
fn pages_are_there_before_they_are_checked_and_taken_back_where_checks_find_errors() {
    let root = small();
    let preview = Preview::of(&root);
    let page = || preview.get("/intranet/sections/introduction.html").1;
    let shows = |words: &str| String::from_utf8_lossy(&page()).contains(words);
    let save = |words: &str| {
        let text = project::INTRODUCTION.replace("This is", words);
        project::put(&root, "content/1.0-introduction.md", &text);
    };
    let first = preview.state(0);
    let (number, pages) = (first["number"].as_u64().unwrap(), first["pages"].as_u64());
    save("Here begins");
    // Asked for what has changed, it answers with which build the pages are of, and they are.
    let new = preview.pages_after(pages.unwrap());
    assert!(shows("Here begins"));
    let state = preview.next(number);
    assert_eq!(
        (state["errors"].as_u64(), state["pages"].as_u64()),
        (Some(0), Some(new))
    );
    // Loading finds nothing wrong in this; a rule does.
    let good = page();
    save("X% of all is");
    let state = preview.next(state["number"].as_u64().unwrap());
    assert_eq!(state["errors"], 1, "{state}");
    assert_eq!(state["pages"].as_u64(), Some(new));
    assert!(page() == good);
    // As long as there are errors, nothing is shown that was not checked.
    let errors = state["number"].as_u64().unwrap();
    save("Y% of all is");
    let state = preview.next(errors);
    assert_eq!(state["errors"], 1, "{state}");
    assert!(page() == good);
    save("There begins");
    let state = preview.next(state["number"].as_u64().unwrap());
    assert_eq!(state["errors"], 0, "{state}");
    assert!(shows("There begins"));
}

#[test]
fn a_publication_with_errors_can_be_started_with() {
    let root = small();
    project::put(&root, "data/glossary.toml", "[hub\n");
    let preview = Preview::of(&root);
    let state = preview.state(0);
    assert!(state["errors"].as_u64().unwrap() > 0);
    assert_eq!(state["pages"], 0);
    assert_eq!(preview.get("/intranet/index.html").0, 404);
    assert_eq!(preview.get("/").0, 200);
}

#[test]
fn nothing_but_the_site_can_be_had() {
    let root = small();
    let preview = Preview::of(&root);
    for path in [
        "/../sef.toml",
        "/../../../../etc/passwd",
        "/intranet/../sef.toml",
        "/intranet/../../sef.toml",
        "/intranet/%2e%2e/%2e%2e/sef.toml",
        "/intranet/..%2f..%2fsef.toml",
        "/intranet/..%5c..%5csef.toml",
        "/intranet/....//....//sef.toml",
        "/intranet//etc/passwd",
        "//etc/passwd",
        "/intranet/%00",
        "/intranet/index.html%00.css",
        "/intranet/",
        "/intranet",
        "/sef.toml",
        "/content/1.0-introduction.md",
        "/.sef/",
        "/.sef/../sef.toml",
        "/inspector/index.html",
        "/C:/Windows/win.ini",
    ] {
        let (status, body) = preview.get(path);
        assert!(matches!(status, 400 | 404), "{path}: {status}");
        let body = String::from_utf8_lossy(&body).into_owned();
        assert!(body.len() < 80 && !body.contains("root:"), "{path}: {body}");
    }
}

#[test]
fn others_are_refused() {
    let root = small();
    let preview = Preview::of(&root);
    let port = preview.port;
    for host in [
        "evil.example",
        "127.0.0.1",
        "localhost:1",
        "127.0.0.1.evil.example",
        "",
    ] {
        let answer = preview.raw(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        assert_eq!(status(&answer), 403, "{host}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"] {
        let request = format!("{method} / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        assert_eq!(status(&preview.raw(request.as_bytes())), 405, "{method}");
    }
    let long = format!(
        "GET /{} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
        "a".repeat(1 << 20)
    );
    assert!(matches!(status(&preview.raw(long.as_bytes())), 431 | 0));
    for garbage in [
        &b"\x16\x03\x01\x02\x00\x01"[..],
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"\xff\xff\r\n\r\n",
    ] {
        assert!(
            matches!(status(&preview.raw(garbage)), 400 | 408),
            "{garbage:?}"
        );
    }
    // It is on this computer's own address alone.
    let elsewhere = fs::read_to_string("/proc/net/tcp").unwrap();
    let listening = format!("0100007F:{port:04X} 00000000:0000 0A");
    assert!(
        elsewhere.contains(&listening),
        "it listens elsewhere:\n{elsewhere}"
    );
    assert!(!elsewhere.contains(&format!("00000000:{port:04X} ")));
}

#[test]
fn who_is_slow_or_many_takes_nothing_from_others() {
    let root = small();
    let preview = Preview::of(&root);
    let mut slow: Vec<TcpStream> = (0..30)
        .map(|_| {
            let mut stream = TcpStream::connect(("127.0.0.1", preview.port)).unwrap();
            stream.write_all(b"GET / HT").unwrap();
            stream
        })
        .collect();
    assert_eq!(preview.get("/").0, 200);
    let mut answer = Vec::new();
    let first = slow.first_mut().unwrap();
    first.set_read_timeout(Some(PATIENCE)).unwrap();
    first.read_to_end(&mut answer).unwrap();
    assert_eq!(status(&answer), 408);
    // More than there is room for: those above are told so, and later ones are served again.
    let many: Vec<TcpStream> = (0..120)
        .filter_map(|_| TcpStream::connect(("127.0.0.1", preview.port)).ok())
        .collect();
    drop(many);
    drop(slow);
    let start = Instant::now();
    while preview
        .raw(format!("GET / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port).as_bytes())
        .len()
        < 500
    {
        assert!(start.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn the_next_free_port_is_taken_and_given_back() {
    let root = small();
    let first = Preview::of(&root);
    let port = first.port.to_string();
    let mut command = sef(&["serve", "--port", &port, "--root", root.to_str().unwrap()]);
    let second = Preview::from(&mut command);
    assert!(second.port > first.port && second.port < first.port + 20);
    let mut child = second;
    let stopped = Command::new("kill")
        .args(["-INT", &child.child.id().to_string()])
        .status();
    assert!(stopped.unwrap().success());
    child.child.wait().unwrap();
    assert!(std::net::TcpListener::bind(("127.0.0.1", child.port)).is_ok());
    assert!(!root.join("public").exists(), "a preview writes nothing");
}

/// By Ctrl-C, and by what a system asks with when it shuts down.
#[cfg(unix)]
#[test]
fn it_stops_when_it_is_asked_to() {
    for signal in ["-INT", "-TERM"] {
        let root = small();
        let mut preview = Preview::of(&root);
        assert_eq!(preview.get("/").0, 200);
        let sent = Command::new("kill")
            .args([signal, &preview.child.id().to_string()])
            .status()
            .unwrap();
        assert!(sent.success());
        let status = preview.child.wait().unwrap();
        assert_eq!(status.code(), Some(0), "{signal}");
        // Nobody answers any more, and nothing was left in the folder.
        assert!(TcpStream::connect(("127.0.0.1", preview.port)).is_err());
        assert!(!root.join("public").exists());
    }
}

#[test]
fn where_there_is_no_publication_it_does_not_begin() {
    let root = support::empty_folder("serve-nothing");
    let output = sef(&["serve", "--port", "0"])
        .current_dir(&root)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("no publication"), "{said}");
}
