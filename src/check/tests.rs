use super::*;
use crate::load::load;
use crate::model::Marking;
use crate::source::Folder;
use std::path::Path;

/// What a rule finds, in the order of places.
fn found(rule: &Rule, subjects: &[Subject<'_>]) -> Vec<String> {
    let mut all = Vec::new();
    for subject in subjects {
        (rule.run)(subject, &mut all);
    }
    let mut all: Vec<String> = all.iter().map(|one| format!("{one:?}")).collect();
    all.sort_unstable();
    all
}

#[test]
fn rules_that_go_by_files_find_the_same_in_all_of_them_at_once() {
    // The second has an error of each kind.
    for root in [".", "tests/fixtures/february-2020"] {
        compare(&Path::new(env!("CARGO_MANIFEST_DIR")).join(root));
    }
}

fn compare(root: &Path) {
    let folder = Folder::open(root).expect("a folder");
    let loaded = load(&folder);
    let publication = loaded.publication.as_ref().expect("a publication");
    let reader = Reader {
        hidden_up_to: Some(5),
        marking: Marking::default(),
    };
    let whole = Subject::whole(publication, &loaded.sources).read_by(reader);
    let parts = whole.parts(1);
    assert!(parts.len() > 20, "{}", parts.len());
    let words = |subjects: &[Subject<'_>]| -> usize {
        subjects.iter().map(|one| one.prose.passages.len()).sum()
    };
    assert_eq!(words(&parts), whole.prose.passages.len());
    let whole = [whole];
    for rule in RULES.iter().filter(|one| one.scope != Scope::Publication) {
        assert_eq!(found(rule, &parts), found(rule, &whole), "{}", rule.code);
    }
}
