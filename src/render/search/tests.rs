//! What is found in a small publication, and how the index says so.

use super::entries::{Entry, entries};
use super::index::Findable;
use super::shorthand;
use crate::model::*;
use crate::render::address::{Addresses, Form};
use serde_json::Value;

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn line(text: &str) -> Inlines {
    vec![Inline {
        kind: InlineKind::Text(text.into()),
        span: Span::default(),
    }]
}

fn block(kind: BlockKind) -> Block {
    Block {
        kind,
        audience: Audience::default(),
        span: Span::default(),
    }
}

fn paragraph(text: &str) -> Block {
    block(BlockKind::Paragraph(line(text)))
}

fn term(name: &str, title: &str, labels: &[&str]) -> Term {
    Term {
        id: id(name),
        title: title.into(),
        labels: labels.iter().map(|label| (*label).to_owned()).collect(),
        definition: vec![paragraph("What it means.")],
        audience: Audience::default(),
        span: Span::default(),
    }
}

/// A section with an answer that has a heading, and a page of background that names terms.
fn sample() -> Publication {
    let mut all = Publication::default();
    let question = id("what-do-we-know");
    all.framework.questions.push(FrameworkQuestion {
        id: question.clone(),
        title: "What do we know about our practice?".into(),
        short: "What do we know?".into(),
        gathered: "All we know".into(),
        also: Vec::new(),
    });
    let section = Section {
        id: id("front-door"),
        number: Some("3.1".into()),
        title: "The front door".into(),
        short: "Front door".into(),
        owner: None,
        as_at: None,
        reviewed: None,
        review_due: None,
        judgement_areas: Vec::new(),
        summary: vec![paragraph("In short, it opens.")],
        answers: vec![Answer {
            question,
            headline: Some(line("Decisions are quick")),
            blocks: vec![
                paragraph("Most are made within a day."),
                block(BlockKind::Heading {
                    level: 4,
                    anchor: id("at-night"),
                    content: line("At night"),
                }),
                paragraph("At this pace the MASH hands over <at once>."),
            ],
            audience: Audience::default(),
            span: Span::default(),
        }],
        audience: Audience::default(),
        span: Span::default(),
    };
    let background = Section {
        id: id("background"),
        number: None,
        title: "Background".into(),
        summary: vec![
            paragraph("The multi-agency safeguarding hubs are many."),
            paragraph("At this pace PACE comes first, and it is so."),
        ],
        answers: Vec::new(),
        ..section.clone()
    };
    all.sections = vec![section, background];
    all.terms = vec![
        term("it", "Information technology", &["IT"]),
        term("mash", "Multi-agency safeguarding hub", &["MASH"]),
        term("pace", "Police and Criminal Evidence Act", &["PACE"]),
    ];
    all.reindex();
    all
}

fn index(form: Form) -> Value {
    let all = sample();
    let addresses = Addresses::of(&all, form);
    let findable = Findable::of(&all, &addresses);
    serde_json::to_value(findable.at(&addresses)).unwrap()
}

/// The entries of a list of postings with their ranks, read as the script reads them.
fn decoded(index: &Value, code: &str) -> Vec<(usize, usize)> {
    let digits = index["digits"].as_str().unwrap();
    let (mut list, mut entry, mut value, mut shift) = (Vec::new(), 0, 0, 0);
    for letter in code.chars() {
        let digit = digits.find(letter).unwrap();
        value += (digit & 31) << shift;
        shift += 5;
        if digit < 32 {
            entry += value >> 2;
            list.push((entry, value & 3));
            (value, shift) = (0, 0);
        }
    }
    list
}

/// The titles of the entries that hold a stem, with how prominently they do.
fn holders(index: &Value, stem: &str) -> Vec<(String, usize)> {
    let stems = index["stems"].as_str().unwrap().split(' ');
    let codes = index["holders"].as_str().unwrap().split(' ');
    let found = stems.zip(codes).find(|(known, _)| *known == stem);
    titled(index, found.map_or("", |(_, code)| code))
}

fn titled(index: &Value, code: &str) -> Vec<(String, usize)> {
    let words = index["words"].as_str().unwrap();
    let title = |entry: usize| {
        shorthand::Reader::of(words).read(index["entries"][entry][4].as_str().unwrap())
    };
    let list = decoded(index, code).into_iter();
    list.map(|(entry, rank)| (title(entry), rank)).collect()
}

#[test]
fn answers_and_their_headings_are_entries_of_their_own() {
    let found: Vec<Entry> = entries(&sample());
    let told: Vec<(&str, String, &str)> = found
        .iter()
        .take(3)
        .map(|entry| {
            (
                entry.title.as_str(),
                entry.about.join(" · "),
                entry.text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("The front door", String::new(), "In short, it opens."),
            (
                "Decisions are quick",
                "The front door · What do we know?".to_owned(),
                "Most are made within a day."
            ),
            (
                "At night",
                "The front door · What do we know?".to_owned(),
                "At this pace the MASH hands over <at once>."
            ),
        ]
    );
}

#[test]
fn addresses_fit_the_form() {
    let places = |form: Form| -> Vec<String> {
        let index = index(form);
        let rows = index["entries"].as_array().unwrap().iter().take(3);
        rows.map(|row| {
            let page = row[1].as_u64().unwrap() as usize;
            let page = index["pages"][page].as_str().unwrap();
            format!("{page}{}", row[2].as_str().unwrap())
        })
        .collect()
    };
    assert_eq!(
        places(Form::Folder),
        [
            "sections/front-door.html",
            "sections/front-door.html#what-do-we-know",
            "sections/front-door.html#at-night"
        ]
    );
    assert_eq!(
        places(Form::Single),
        [
            "#front-door",
            "#front-door--what-do-we-know",
            "#front-door--at-night"
        ]
    );
}

#[test]
fn words_are_held_by_rank() {
    let index = index(Form::Folder);
    let title = |title: &str, rank: usize| (title.to_owned(), rank);
    assert_eq!(
        holders(&index, "door"),
        [
            title("The front door", 3),
            title("Decisions are quick", 2),
            title("At night", 2),
            title("Background", 2),
        ]
    );
    assert_eq!(holders(&index, "dai"), []);
    assert_eq!(holders(&index, "day"), [title("Decisions are quick", 0)]);
    assert_eq!(holders(&index, "the"), [], "common words are left out");
}

#[test]
fn a_term_is_found_by_each_of_its_names() {
    let index = index(Form::Folder);
    let codes: Vec<&str> = index["named"].as_str().unwrap().split(' ').collect();
    let held = |term: usize| -> Vec<String> {
        let list = titled(&index, codes[term]);
        list.into_iter().map(|(title, _)| title).collect()
    };
    assert_eq!(
        held(1),
        [
            "At night",
            "Background",
            "Multi-agency safeguarding hub (MASH)"
        ]
    );
    assert_eq!(
        held(2),
        ["Background", "Police and Criminal Evidence Act (PACE)"]
    );
    assert_eq!(
        held(0),
        ["Information technology (IT)"],
        "“it” is no name of it"
    );
    assert_eq!(
        index["terms"][1],
        serde_json::json!(["multi agenci safeguard hub", "mash"])
    );
}
