//! Texts compared word by word.

use super::*;

fn marked(was: &str, now: &str) -> String {
    let lines = |text: &str| -> Vec<Line> { text.lines().map(plain).collect() };
    let found = passages(&lines(was), &lines(now), None);
    let passages = found.iter().map(|passage| {
        let pieces = passage.pieces.iter().map(|piece| match piece.kind {
            PieceKind::Same => piece.text.clone(),
            PieceKind::Added => format!("{{+{}+}}", piece.text),
            PieceKind::Removed => format!("[-{}-]", piece.text),
            PieceKind::Gap => format!("({})", piece.text),
        });
        pieces.collect::<Vec<_>>().join(" ")
    });
    passages.collect::<Vec<_>>().join("\n")
}

#[test]
fn words_that_changed_stand_among_those_that_did_not() {
    assert_eq!(
        marked(
            "Most visits to children on a plan are made when they are due.",
            "Nearly all visits to children on a plan are made when they are due, each month."
        ),
        "[-Most-] {+Nearly all+} visits to children on a plan are made when they are [-due.-] {+due, each month.+}"
    );
    assert_eq!(marked("the same words", "the same words"), "");
}

#[test]
fn long_runs_that_did_not_change_are_left_out() {
    let long = (0..40)
        .map(|n| format!("w{n}"))
        .collect::<Vec<_>>()
        .join(" ");
    assert_eq!(
        marked(&format!("{long} old"), &format!("{long} new")),
        "(32 words) w32 w33 w34 w35 w36 w37 w38 w39 [-old-] {+new+}"
    );
}

#[test]
fn a_paragraph_that_is_another_is_not_mixed_with_the_one_that_was_there() {
    assert_eq!(
        marked(
            "A first thing is said here.\nThe end.",
            "Quite other words now stand.\nThe end."
        ),
        "{+Quite other words now stand.+}\n[-A first thing is said here.-]"
    );
}

#[test]
fn whatever_is_compared_the_later_text_can_be_read_from_it() {
    let mut seed = 7_u64;
    let mut dice = |limit: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) % limit
    };
    for _ in 0..200 {
        let text = |dice: &mut dyn FnMut(u64) -> u64| -> Line {
            let length = dice(12);
            let words: Vec<String> = (0..length).map(|_| format!("w{}", dice(5))).collect();
            plain(&words.join(" "))
        };
        let (was, now) = (text(&mut dice), text(&mut dice));
        let read = |kind: PieceKind| {
            let pieces = pieces(&was, &now);
            let wanted = pieces
                .into_iter()
                .filter(|piece| piece.kind == kind || piece.kind == PieceKind::Same);
            wanted.map(|piece| piece.text).collect::<Vec<_>>().join(" ")
        };
        let words = |line: &Line| {
            let texts: Vec<&str> = line.iter().map(|word| word.text.as_str()).collect();
            texts.join(" ")
        };
        if pieces(&was, &now)
            .iter()
            .all(|piece| piece.kind != PieceKind::Gap)
        {
            assert_eq!(read(PieceKind::Added), words(&now));
            assert_eq!(read(PieceKind::Removed), words(&was));
        }
    }
}
