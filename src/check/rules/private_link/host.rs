//! Hosts that only the council's own network knows: `http://staffnet/`, `https://forms.council.local`.

use crate::check::prose::Passage;
use crate::check::words::{find, lower};
use crate::model::Publication;
use std::net::Ipv4Addr;
use std::ops::Range;

/// Ends of names that nobody else can look up.
const ZONES: [&str; 7] = [
    ".local",
    ".internal",
    ".lan",
    ".intra",
    ".intranet",
    ".corp",
    ".localdomain",
];

/// The first link or address in a passage that leads to such a host, and the host.
pub(super) fn of_own_network(
    publication: &Publication,
    passage: &Passage<'_>,
) -> Option<(Range<usize>, String)> {
    let found = |address: &str| {
        let host = private_host(address)?;
        (!is_own(publication, address)).then_some(host)
    };
    let mut links = passage.links.iter();
    let behind_link = links.find_map(|(range, address)| Some((range.clone(), found(address)?)));
    if behind_link.is_some() || !passage.signs.hold_any("/") {
        return behind_link;
    }
    let mut from = 0;
    while let Some(at) = passage.text.get(from..).and_then(|rest| find(rest, "://")) {
        let front = passage.text.get(from..from + at).unwrap_or("");
        let scheme = front
            .bytes()
            .rev()
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let start = from + at - scheme;
        let address = passage.text.get(start..).unwrap_or("");
        let end = address.find(char::is_whitespace).unwrap_or(address.len());
        if let Some(host) = found(address.get(..end).unwrap_or("")) {
            let end = start + scheme + "://".len() + host.len();
            return Some((start..end, host));
        }
        from += at + "://".len();
    }
    None
}

/// Whether an address is one where an edition is put: its readers can open that.
fn is_own(publication: &Publication, address: &str) -> bool {
    let editions = publication.editions.iter();
    let mut bases = editions.filter_map(|edition| edition.base_address.as_deref());
    bases.any(|base| {
        let behind = address.strip_prefix(base.trim_end_matches('/'));
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(['/', '?', '#']))
    })
}

/// The host of an address on the web, where only one network knows it.
fn private_host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = ["http", "https", "ftp"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    let end = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || "-._".contains(letter)));
    let (host, behind) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    // Of “name@host” the name, of a host with letters beyond ASCII its beginning.
    if behind.starts_with(|next: char| next == '@' || !next.is_ascii()) {
        return None;
    }
    let host = lower(host);
    let host = host.trim_end_matches('.');
    if !is_web || host.is_empty() || host == "www" {
        return None;
    }
    let is_private = match host.parse::<Ipv4Addr>() {
        Ok(address) => address.is_private() || address.is_loopback() || address.is_link_local(),
        Err(_) => {
            !host.contains('.')
                || host.starts_with("intranet.")
                || ZONES.iter().any(|zone| host.ends_with(zone))
        }
    };
    is_private.then(|| host.to_owned())
}
