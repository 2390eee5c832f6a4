//! Two builds of the same publication give the same bytes, whatever the machine is like.

mod support;

use std::collections::BTreeMap;
use std::path::Path;

/// Builds the real publication in a folder of its own, in the given surroundings.
fn built(root: &Path, reversed: bool, surroundings: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    support::project::copy_real(root, reversed);
    let out = root.join("public");
    let output = support::build_command(root, &out)
        .current_dir(root)
        .envs(surroundings.iter().copied())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    support::files(&out)
}

#[test]
fn builds_in_different_surroundings_give_the_same_bytes() {
    let one = built(
        &support::empty_folder("here"),
        false,
        &[
            ("TZ", "Pacific/Kiritimati"),
            ("LANG", "de_DE.UTF-8"),
            ("LC_ALL", "de_DE.UTF-8"),
            ("RAYON_NUM_THREADS", "1"),
            ("SOURCE_DATE_EPOCH", "1"),
            ("HOME", "/nowhere"),
        ],
    );
    let other = built(
        &support::empty_folder("another-folder-with-a-longer-name").join("and/deeper"),
        true,
        &[
            ("TZ", "Pacific/Pago_Pago"),
            ("LANG", "C"),
            ("LC_ALL", "C"),
            ("RAYON_NUM_THREADS", "7"),
            ("USER", "somebody"),
        ],
    );
    assert!(one.len() > 900, "{} files", one.len());
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    let different: Vec<&String> = one
        .iter()
        .filter(|(path, bytes)| other.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    assert!(different.is_empty(), "{different:?}");
}

#[test]
fn output_names_neither_folder_nor_machine() {
    let root = support::empty_folder("telltale-folder");
    let files = built(&root, false, &[("USER", "telltale-user")]);
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["telltale", "/tmp", "/root", "/home"] {
            assert!(!text.contains(word), "{path} names {word}");
        }
    }
}
