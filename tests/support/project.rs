//! Publications to try things on: the real one, and a small one.

use std::fs;
use std::path::Path;

/// Copies the real publication to `to`, its files made in order or in the reverse order.
pub fn copy_real(to: &Path, reversed: bool) {
    let from = super::repository();
    let mut paths: Vec<_> = ["sef.toml", "content", "data"]
        .iter()
        .flat_map(|part| walkdir::WalkDir::new(from.join(part)).sort_by_file_name())
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.into_path())
        .collect();
    if reversed {
        paths.reverse();
    }
    for path in paths {
        let target = to.join(path.strip_prefix(&from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&path, &target).unwrap();
    }
}

/// Writes a small publication to `root`: a section, an indicator, a term, one edition.
pub fn write_small(root: &Path) {
    put(root, "sef.toml", SETTINGS);
    put(root, "content/1.0-introduction.md", INTRODUCTION);
    put(root, "content/2.0-front-door.md", FRONT_DOOR);
    put(root, "data/indicators/front-door.toml", INDICATORS);
    put(root, "data/glossary.toml", GLOSSARY);
}

/// Writes a file of a publication.
pub fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

const SETTINGS: &str = r#"[publication]
title = "Children's services self-evaluation"
organisation = "A council"
slug = "sample"
version = "1"
status = "approved"
as_at = 2020-05-22
published = 2020-07-16
framework = "ilacs-2018"

[editions.intranet]
title = "Intranet edition"
readers = "Staff"
marking = "official"
deliver = ["site"]
suppress = { threshold = 5, small_cohort = 20 }
"#;

/// The small publication's first section.
pub const INTRODUCTION: &str =
    "+++\ntitle = \"Introduction\"\n+++\n\nThis is the introduction to the [[hub]].\n";

const FRONT_DOOR: &str = r#"+++
title = "Front door"
+++

Where help begins.

## What do we know about the quality and impact of social work practice?

### Most decisions are quick

Of the decisions [[quick-decisions]] are made in a day.

![[quick-decisions]]

## How do we know it?

### From the hub's own data

It counts each decision.

## What are our plans for the next 12 months to maintain or improve practice?

### To keep it so

No more than that.
"#;

const INDICATORS: &str = r#"[quick-decisions]
title = "Decisions within a day"
definition = "Of the decisions of the month, those made within a day."
counts = "things"
unit = "percent"
polarity = "high"
frequency = "monthly"

[quick-decisions.values]
2020-03 = 61
2020-04 = 72
2020-05 = 80
"#;

const GLOSSARY: &str = r#"[hub]
title = "Hub"
definition = "Where help begins."
"#;
