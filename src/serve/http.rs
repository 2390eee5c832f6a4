//! As much of HTTP/1.1 (RFC 9112) as a preview needs: one request a connection, no bodies.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// The most bytes of a request's head.
const LARGEST_HEAD: usize = 8 * 1024;
/// How long a request may take to arrive, and an answer to be taken.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// The path, decoded.
    pub path: String,
    /// What stands behind the question mark, as it came.
    pub query: String,
    /// Whether only the head of the answer is wanted.
    pub head_only: bool,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// 200, 404 …
    pub status: u16,
    /// What the body is.
    pub kind: &'static str,
    /// The body.
    pub body: Vec<u8>,
    /// A content security policy, where the body doesn't say one itself.
    pub policy: Option<&'static str>,
}

impl Answer {
    /// An answer in words.
    pub fn words(status: u16, words: &str) -> Answer {
        Answer {
            status,
            kind: "text/plain; charset=utf-8",
            body: words.as_bytes().to_vec(),
            policy: None,
        }
    }
}

/// Reads the head of a request.
///
/// # Errors
/// The answer that tells why not; `None` where nobody is there to be told.
pub(super) fn read_head(stream: &mut TcpStream) -> Result<Vec<u8>, Option<Answer>> {
    let start = Instant::now();
    let mut head = Vec::new();
    let mut block = [0_u8; 1024];
    loop {
        let left = PATIENCE.saturating_sub(start.elapsed());
        if left.is_zero() {
            return Err(Some(Answer::words(408, "The request took too long.\n")));
        }
        stream.set_read_timeout(Some(left)).map_err(|_| None)?;
        match stream.read(&mut block) {
            Ok(0) => return Err(None),
            Ok(count) => head.extend_from_slice(block.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
                ) =>
            {
                continue;
            }
            Err(_) => return Err(None),
        }
        if head.windows(4).any(|four| four == b"\r\n\r\n") {
            return Ok(head);
        }
        if head.len() > LARGEST_HEAD {
            return Err(Some(Answer::words(431, "The request is too long.\n")));
        }
    }
}

/// Understands the head of a request that is meant for one of `hosts`.
///
/// A page of somebody else's site can make a browser ask this server, under a name that it made
/// point here (“DNS rebinding”); its `Host` then gives it away.
///
/// # Errors
/// The answer that tells why it is refused.
pub(super) fn parse(head: &[u8], hosts: &[String]) -> Result<Request, Answer> {
    let bad = || Answer::words(400, "The request is not understood.\n");
    let text = std::str::from_utf8(head).map_err(|_| bad())?;
    let (head, _) = text.split_once("\r\n\r\n").ok_or_else(bad)?;
    let mut lines = head.split("\r\n");
    let parts: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let [method, target, version] = parts[..] else {
        return Err(bad());
    };
    if !version.starts_with("HTTP/1.") {
        return Err(bad());
    }
    let mut host = None;
    for line in lines {
        let (name, value) = line.split_once(':').ok_or_else(bad)?;
        if name.eq_ignore_ascii_case("host") && host.replace(value.trim()).is_some() {
            return Err(bad());
        }
    }
    let known = |host: &str| hosts.iter().any(|known| known.eq_ignore_ascii_case(host));
    if !host.is_some_and(known) {
        return Err(Answer::words(
            403,
            "This preview answers its own computer only.\n",
        ));
    }
    let head_only = match method {
        "GET" => false,
        "HEAD" => true,
        _ => return Err(Answer::words(405, "Only pages can be asked for here.\n")),
    };
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if !path.starts_with('/') {
        return Err(bad());
    }
    Ok(Request {
        path: decoded(path).ok_or_else(bad)?,
        query: query.to_owned(),
        head_only,
    })
}

/// A path with `%2F` and the like resolved.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                bytes.push(u8::try_from(high * 16 + low).ok()?);
            }
            byte if byte.is_ascii_graphic() => bytes.push(byte),
            _ => return None,
        }
    }
    String::from_utf8(bytes).ok()
}

/// Writes an answer, and ends the connection.
pub(super) fn write(stream: &mut TcpStream, answer: &Answer, head_only: bool) -> io::Result<()> {
    stream.set_write_timeout(Some(PATIENCE))?;
    let reason = match answer.status {
        200 => "OK",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Bad Request",
    };
    let policy = match answer.policy {
        Some(policy) => format!("Content-Security-Policy: {policy}\r\n"),
        None => String::new(),
    };
    let head = format!(
        "HTTP/1.1 {} {reason}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{policy}Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n\r\n",
        answer.status,
        answer.kind,
        answer.body.len()
    );
    stream.write_all(head.as_bytes())?;
    if !head_only {
        stream.write_all(&answer.body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn asked(head: &str) -> Result<Request, u16> {
        parse(head.as_bytes(), &["localhost:4280".to_owned()]).map_err(|answer| answer.status)
    }

    #[test]
    fn a_page_is_asked_for_by_its_path() {
        let request =
            asked("GET /intranet/a%2Db.html?q=x HTTP/1.1\r\nHost: localhost:4280\r\n\r\n");
        let wanted = Request {
            path: "/intranet/a-b.html".into(),
            query: "q=x".into(),
            head_only: false,
        };
        assert_eq!(request, Ok(wanted));
    }

    #[test]
    fn others_are_refused() {
        for (head, status) in [
            ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403),
            ("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 403),
            ("GET / HTTP/1.1\r\n\r\n", 403),
            (
                "GET / HTTP/1.1\r\nHost: localhost:4280\r\nHost: x\r\n\r\n",
                400,
            ),
            ("POST / HTTP/1.1\r\nHost: localhost:4280\r\n\r\n", 405),
            (
                "GET http://localhost:4280/ HTTP/1.1\r\nHost: localhost:4280\r\n\r\n",
                400,
            ),
            ("GET /%zz HTTP/1.1\r\nHost: localhost:4280\r\n\r\n", 400),
            ("GET /\r\n\r\n", 400),
            ("GET / HTTP/2\r\n\r\n", 400),
            ("", 400),
        ] {
            assert_eq!(asked(head), Err(status), "{head}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = parse(&bytes, &["localhost:4280".to_owned()]);
        }

        #[test]
        fn any_target_is_read_or_refused(target in "[/a-z0-9%.?#\\\\ -]{0,40}") {
            if let Ok(request) = asked(&format!("GET /{target} HTTP/1.1\r\nHost: localhost:4280\r\n\r\n")) {
                prop_assert!(request.path.starts_with('/'));
            }
        }
    }
}
