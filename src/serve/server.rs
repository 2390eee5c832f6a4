//! The server: one computer, one publication.

use super::http::{self, Answer, Request};
use super::preview::Preview;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// The most connections at once: a browser opens six, and waits on one.
const MOST_CONNECTIONS: usize = 64;
/// How many ports are tried, from the wanted one on.
const PORTS_TRIED: u16 = 20;
/// How long the page is left waiting for news before it asks again.
const NEWS: Duration = Duration::from_secs(20);

/// The page around the preview may run its own script, show this server's pages, and ask it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const SHELL: &str = include_str!("shell/index.html");
const STYLE: &str = include_str!("shell/shell.css");
const SCRIPT: &str = include_str!("shell/shell.js");

/// A server with what it shows.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    now: Mutex<(u64, Preview)>,
    changed: Condvar,
    connections: AtomicUsize,
}

impl Shared {
    fn now(&self) -> MutexGuard<'_, (u64, Preview)> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    /// Listens on this computer alone, on `port` or the next that is free; 0 is any.
    ///
    /// # Errors
    /// Where no port could be had.
    pub fn open(port: u16) -> io::Result<Server> {
        let tries = if port == 0 { 1 } else { PORTS_TRIED };
        let mut refused = io::Error::from(io::ErrorKind::AddrInUse);
        for number in (port..=u16::MAX).take(usize::from(tries)) {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, number)) {
                Ok(listener) => {
                    return Ok(Server {
                        address: listener.local_addr()?,
                        listener,
                        shared: Arc::default(),
                    });
                }
                Err(error) => refused = error,
            }
        }
        Err(refused)
    }

    /// Where it is: `http://127.0.0.1:4280/`.
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Shows another preview's pages while it is checked, and tells those that wait for pages.
    pub fn show_unchecked(&self, preview: Preview) {
        self.shared.now().1 = preview;
        self.shared.changed.notify_all();
    }

    /// Shows another preview, and tells the pages that wait; which number it has.
    pub fn show(&self, preview: Preview) -> u64 {
        let mut now = self.shared.now();
        now.0 += 1;
        now.1 = preview;
        let number = now.0;
        drop(now);
        self.shared.changed.notify_all();
        number
    }

    /// What is shown now.
    pub fn shown(&self) -> (u64, Preview) {
        self.shared.now().clone()
    }

    /// Begins to answer, in threads of its own.
    ///
    /// # Errors
    /// Where the listening socket cannot be shared.
    pub fn answer(&self) -> io::Result<()> {
        let listener = self.listener.try_clone()?;
        let shared = Arc::clone(&self.shared);
        let port = self.address.port();
        let hosts: Arc<Vec<String>> = Arc::new(
            ["127.0.0.1", "localhost", "[::1]"]
                .iter()
                .map(|host| format!("{host}:{port}"))
                .collect(),
        );
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                let hosts = Arc::clone(&hosts);
                thread::spawn(move || serve(stream, &shared, &hosts));
            }
        });
        Ok(())
    }
}

fn serve(mut stream: TcpStream, shared: &Shared, hosts: &[String]) {
    let count = shared.connections.fetch_add(1, Ordering::SeqCst);
    let _ = stream.set_nodelay(true);
    let (answer, head_only) = if count >= MOST_CONNECTIONS {
        (Some(Answer::words(503, "Too many connections.\n")), false)
    } else {
        match http::read_head(&mut stream) {
            Err(refused) => (refused, false),
            Ok(head) => match http::parse(&head, hosts) {
                Err(refused) => (Some(refused), false),
                Ok(request) => (Some(answer(&request, shared)), request.head_only),
            },
        }
    };
    if let Some(answer) = answer {
        // Nobody may be there any more to take it.
        let _ = http::write(&mut stream, &answer, head_only);
    }
    shared.connections.fetch_sub(1, Ordering::SeqCst);
}

fn answer(request: &Request, shared: &Shared) -> Answer {
    let own = |kind, text: &str, policy| Answer {
        status: 200,
        kind,
        body: text.as_bytes().to_vec(),
        policy,
    };
    match request.path.as_str() {
        "/" => own("text/html; charset=utf-8", SHELL, Some(POLICY)),
        "/.sef/shell.css" => own("text/css; charset=utf-8", STYLE, None),
        "/.sef/shell.js" => own("text/javascript; charset=utf-8", SCRIPT, None),
        "/.sef/state" => own("application/json", &news(&request.query, shared), None),
        "/.sef/pages" => own("application/json", &pages(&request.query, shared), None),
        path => page(path, shared),
    }
}

/// What is shown now and was checked, as soon as it is not what the asker has: `since=3`.
fn news(query: &str, shared: &Shared) -> String {
    let since = since(query);
    let now = wait_while(shared, |(number, _)| *number == since);
    serde_json::to_string(&now.1.state(now.0)).unwrap_or_default()
}

/// Which build the pages are of, checked or not yet, as soon as it is not the one that the asker
/// has: `since=3`.
fn pages(query: &str, shared: &Shared) -> String {
    let since = since(query);
    let now = wait_while(shared, |(_, preview)| preview.pages() == since);
    now.1.pages().to_string()
}

fn since(query: &str) -> u64 {
    let number = query.strip_prefix("since=");
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// What is shown, once it is no longer as described, or after a while all the same.
fn wait_while(
    shared: &Shared,
    mut is: impl FnMut(&(u64, Preview)) -> bool,
) -> MutexGuard<'_, (u64, Preview)> {
    let (now, _) = shared
        .changed
        .wait_timeout_while(shared.now(), NEWS, |now| is(now))
        .unwrap_or_else(PoisonError::into_inner);
    now
}

/// A file of an edition. Only what the edition is made of can be had: paths are looked up, and no
/// disk is asked.
fn page(path: &str, shared: &Shared) -> Answer {
    let missing = || Answer::words(404, "There is no such page in this edition.\n");
    let Some((edition, path)) = path.trim_start_matches('/').split_once('/') else {
        return missing();
    };
    let preview = shared.now().1.clone();
    let Some(page) = preview.page(edition, path) else {
        return missing();
    };
    match page.as_ref() {
        Ok(bytes) => Answer {
            status: 200,
            kind: kind_of(path),
            body: bytes.clone(),
            policy: None,
        },
        Err(words) => Answer::words(500, words),
    }
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
