//! What files in a bundle may be called. They are unpacked on desktops of every kind, and pass
//! through mail gateways on their way.

use std::collections::BTreeMap;

/// The longest path in a bundle, with its top folder. Windows opens paths of up to 260; some 90 go
/// to the reader's own folders, and 40 to the folder that Windows unpacks into.
pub const LONGEST_PATH: usize = 100;

/// The one file whose name is written large, so that readers find it.
pub const COVER: &str = "START-HERE.html";

/// Names that Windows keeps for devices, with any ending (Microsoft, “Naming files, paths and
/// namespaces”).
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Endings that Windows or a mail gateway takes for programs.
const PROGRAMS: [&str; 32] = [
    "app", "bat", "chm", "cmd", "com", "cpl", "dll", "exe", "hta", "inf", "jar", "js", "jse",
    "lnk", "mjs", "msc", "msi", "msp", "pif", "ps1", "psm1", "reg", "scf", "scr", "sh", "svg",
    "url", "vb", "vbe", "vbs", "wsf", "wsh",
];

/// What is wrong with the name of a file in a bundle, in words that follow the name; `path` is
/// relative to the bundle's top folder, whose name is `top`.
pub fn problem(top: &str, path: &str) -> Option<String> {
    let length = top.len() + 1 + path.len();
    if length > LONGEST_PATH {
        return Some(format!(
            "has a path of {length} characters; {LONGEST_PATH} are safe on Windows"
        ));
    }
    if path == COVER {
        return None;
    }
    for part in path.split('/') {
        if part.is_empty() || part == "." || part == ".." {
            return Some("leads out of its folder".into());
        }
        let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
        if !part.chars().all(safe) {
            return Some("has other signs in its name than a–z, 0–9, “-”, “_” and “.”".into());
        }
        if part.starts_with('.') || part.ends_with('.') {
            return Some("has a name that begins or ends with a full stop".into());
        }
        let stem = part.split('.').next().unwrap_or(part);
        if RESERVED.contains(&stem) {
            return Some("has a name that Windows keeps for a device".into());
        }
    }
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    PROGRAMS.contains(&ending).then(|| {
        format!("is of a type (.{ending}) that Windows or a mail gateway takes for a program")
    })
}

/// The first two of `paths` that differ in case alone: on Windows one would overwrite the other.
pub fn clash<'p>(paths: impl IntoIterator<Item = &'p str>) -> Option<(&'p str, &'p str)> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        if let Some(first) = seen.insert(path.to_lowercase(), path) {
            return Some((first, path));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_everywhere() {
        for good in [
            "data/index.html",
            "bag-info.txt",
            "data/plan/a-b.html",
            COVER,
        ] {
            assert_eq!(problem("top", good), None, "{good}");
        }
        for bad in [
            "data/Index.html",
            "data/../x.html",
            "/data/x",
            "data//x",
            "data/con.html",
            "data/lpt1",
            "data/a b.html",
            "data/é.html",
            "data/x.",
            "data/.x",
            "data/a\\b",
            "data/c:x",
            "data/sef.js",
            "data/x.vbs",
            "data/start-HERE.html",
            "data/x\n",
        ] {
            assert!(problem("top", bad).is_some(), "{bad}");
        }
        let long = format!("data/{}.html", "x".repeat(90));
        assert!(problem("top", &long).is_some());
        assert_eq!(clash(["a", "b", "B"]), Some(("b", "B")));
        assert_eq!(clash(["a", "b"]), None);
    }
}
