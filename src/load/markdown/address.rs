//! Where a link may lead.

use crate::diagnostic::Diagnostic;

/// Where a link leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// Somewhere else: http, https, mailto or tel.
    Web(String),
    /// A section of the publication, by the name of its file: `3.1-mash.md`.
    File(String),
}

/// Reads the address of a link. `is_email`: it stands alone between `<` and `>`.
pub(super) fn read(address: &str, is_email: bool) -> Result<Address, Diagnostic> {
    let address = address.trim();
    if is_email && !has_odd_characters(address) {
        return Ok(Address::Web(format!("mailto:{address}")));
    }
    if address.is_empty() {
        return Err(refused("this link has no address").help(
            "Write it in the round brackets: [words](https://…). To refer to something of this \
             publication, write [[id]].",
        ));
    }
    if has_odd_characters(address) {
        return Err(
            refused("this address holds a space or an invisible character")
                .help("Copy it again from the browser's address bar; a space is written %20."),
        );
    }
    let lower = address.to_ascii_lowercase();
    let is_complete = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .filter_map(|scheme| lower.strip_prefix(scheme))
        .any(|rest| !rest.trim_start_matches('/').is_empty());
    if is_complete {
        return Ok(Address::Web(address.to_owned()));
    }
    let file = address.split(['#', '?']).next().unwrap_or(address);
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let has_scheme = scheme(address).is_some();
    if !has_scheme && name.to_ascii_lowercase().ends_with(".md") {
        return if file.len() == address.len() {
            Ok(Address::File(name.to_owned()))
        } else {
            Err(
                refused("a link to another file leads to its beginning, not to a part of it")
                    .help(format!("Write the name of the file alone: {name}.")),
            )
        };
    }
    Err(match () {
        () if lower.starts_with("www.") => {
            refused("this address is not complete").help(format!("Write https://{address}."))
        }
        () if !has_scheme && address.contains('@') && !address.contains('/') => {
            refused("this address is not complete").help(format!("Write mailto:{address}."))
        }
        () if ["https", "http", "mailto", "tel"].contains(&scheme(&lower).unwrap_or("")) => {
            refused("this address is not complete").help("Copy it again from where it is from.")
        }
        () if has_scheme => refused(format!(
            "a link cannot begin with “{}:”",
            scheme(address).unwrap_or("")
        ))
        .help("Links begin with https://, http://, mailto: or tel:."),
        () if lower.ends_with(".html") || address.starts_with('#') => {
            refused("this link leads into the website itself, whose addresses can change")
                .help("Refer to the thing by its id instead: [[id]], or [[id|your words]].")
        }
        () => refused("this link leads to no web address and to no section").help(
            "Links begin with https://, http://, mailto: or tel:, or name a section's file such \
             as 3.1-mash.md. To refer to anything else of this publication, write [[id]].",
        ),
    })
}

fn refused(message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("link-address", message)
}

fn has_odd_characters(address: &str) -> bool {
    address.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// What stands before the colon, where it can be the scheme of an address (RFC 3986, 3.1).
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_one = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_one.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_ways_lead_out() {
        for address in [
            "https://example.org/a?b=c#d",
            "HTTP://example.org",
            "mailto:a@example.org",
            "tel:+441452000000",
        ] {
            assert_eq!(
                read(address, false).ok(),
                Some(Address::Web(address.into()))
            );
        }
        assert_eq!(
            read("a@example.org", true).ok(),
            Some(Address::Web("mailto:a@example.org".into()))
        );
    }

    #[test]
    fn files_lead_to_sections() {
        for address in ["3.1-mash.md", "./3.1-mash.md", "../content/3.1-mash.md"] {
            assert_eq!(
                read(address, false).ok(),
                Some(Address::File("3.1-mash.md".into()))
            );
        }
        assert!(read("3.1-mash.md#plans", false).is_err());
    }

    #[test]
    fn everything_else_is_refused() {
        for address in [
            "",
            "#top",
            "mash.html",
            "www.example.org",
            "a@example.org",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "vbscript:x.md",
            "//example.org",
            "\\\\server\\share",
            "https:",
            "https://",
            "http:///",
            "mailto:",
            "plans",
        ] {
            assert!(read(address, false).is_err(), "{address:?}");
        }
    }
}
