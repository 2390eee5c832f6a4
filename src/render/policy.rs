//! The content security policy of every page, tried on `file://` in Chromium and Firefox: nothing
//! but the edition's own files, no style attributes, no inline script but the one whose hash is
//! named.

use super::address::Form;
use super::theme::Theme;
use sha2::{Digest, Sha256};

/// What stands in a page itself instead of in a file beside it.
pub struct Inline {
    /// The style sheet.
    pub style: Option<String>,
    /// The script.
    pub script: Option<String>,
    /// The icon, as an address.
    pub icon: Option<String>,
}

/// The theme's style sheet.
pub const STYLE: &str = "sef.css";
/// The theme's script.
pub const SCRIPT: &str = "sef.js";
/// The theme's icon. A page that names none makes browsers ask the server for one.
pub const ICON: &str = "icon.png";
/// The style of the bundle's cover, which stands in it.
pub const COVER_STYLE: &str = "start-here.css";

impl Inline {
    /// What stands in the pages of `form`.
    pub fn of(theme: &Theme, form: Form) -> Inline {
        let text = |path: &str| theme.static_text(path);
        Inline {
            style: if form == Form::Single {
                text(STYLE)
            } else {
                None
            },
            script: match form {
                Form::Folder | Form::Book => None,
                Form::Bundle | Form::Single => text(SCRIPT),
            },
            icon: (form == Form::Single)
                .then(|| theme.statics().get(ICON))
                .flatten()
                .map(|icon| data_address("image/png", icon)),
        }
    }

    /// The policy of a page that holds it, and `more` scripts and blocks of data of its own.
    pub fn policy(&self, more: &[&str]) -> String {
        let allowed =
            |text: &Option<String>| text.as_deref().map_or("'self'".to_owned(), hash_source);
        let mut scripts = allowed(&self.script);
        for text in more {
            scripts.push(' ');
            scripts.push_str(&hash_source(text));
        }
        format!(
            "default-src 'none'; style-src {}; script-src {scripts}; img-src 'self' data:; form-action 'self'; base-uri 'none'",
            allowed(&self.style)
        )
    }
}

/// The policy of the bundle's cover: its own style, and a style sheet beside it.
pub fn of_cover(style: &str) -> String {
    format!(
        "default-src 'none'; style-src 'self' {}; base-uri 'none'; form-action 'none'",
        hash_source(style)
    )
}

/// The policy of a page by itself that holds its style and nothing else.
pub fn of_sheet(style: &str) -> String {
    format!(
        "default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'",
        hash_source(style)
    )
}

/// A file as an address that holds it (RFC 2397).
pub fn data_address(kind: &str, bytes: &[u8]) -> String {
    format!("data:{kind};base64,{}", base64(bytes))
}

/// A hash as a policy names it: `'sha256-…'`, in base64 (Content Security Policy Level 3, §2.3.1).
pub fn hash_source(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            let letter = LETTERS
                .get((bits >> (18 - 6 * i) & 63) as usize)
                .copied()
                .unwrap_or(b'=');
            text.push(if i <= chunk.len() {
                letter as char
            } else {
                '='
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_written_as_browsers_expect() {
        // `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`
        assert_eq!(base64(b"any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw==");
        assert_eq!(base64(b"any carnal pleasu"), "YW55IGNhcm5hbCBwbGVhc3U=");
        assert_eq!(base64(b"any carnal pleasur"), "YW55IGNhcm5hbCBwbGVhc3Vy");
    }
}
