use super::sentence::{clauses, end_behind_citations, sentences};

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

#[test]
fn a_citation_behind_a_full_stop_is_of_the_sentence_before_it() {
    let split = |text: &str| -> Vec<String> {
        let text = text.replace('#', "\u{fffc}");
        let cited = text.match_indices('\u{fffc}');
        let cited: Vec<_> = cited.map(|(at, shown)| at..at + shown.len()).collect();
        let mut found = sentences(&text);
        end_behind_citations(&mut found, &text, &cited);
        let words =
            |range: std::ops::Range<usize>| text.get(range).map(|t| t.replace('\u{fffc}', "#"));
        found.into_iter().filter_map(words).collect()
    };
    for (text, wanted) in [
        ("One. Two. #", vec!["One.", "Two. #"]),
        ("One. # Two.", vec!["One. #", "Two."]),
        (
            "One. # #. Two. “Three.” #",
            vec!["One. # #.", "Two.", "“Three.” #"],
        ),
        (
            "One. # shows two. Three.",
            vec!["One.", "# shows two.", "Three."],
        ),
        ("One? # Two.", vec!["One?", "# Two."]),
        ("# One. Two.", vec!["# One.", "Two."]),
    ] {
        assert_eq!(split(text), wanted, "{text}");
    }
}
