use super::sentence::{clauses, sentences};

fn split(text: &str) -> Vec<&str> {
    sentences(text)
        .into_iter()
        .filter_map(|range| text.get(range))
        .collect()
}

#[test]
fn sentences_end_where_people_end_them() {
    assert_eq!(
        split("One (e.g. a visit). Two: 3.5% of 12! “Three?” Four\nfive. \u{fffc} of six."),
        [
            "One (e.g. a visit).",
            "Two: 3.5% of 12!",
            "“Three?”",
            "Four",
            "five.",
            "\u{fffc} of six."
        ]
    );
    assert_eq!(split("No end"), ["No end"]);
    assert_eq!(split("  "), Vec::<&str>::new());
}

#[test]
fn clauses_end_at_joints() {
    let text = "Visits rose, but plans fell; both are late.";
    let found: Vec<&str> = clauses(text, &(0..text.len()))
        .into_iter()
        .filter_map(|range| text.get(range))
        .collect();
    assert_eq!(found, ["Visits rose", "but plans fell", "both are late."]);
}
