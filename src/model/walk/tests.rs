use super::*;
use crate::model::*;
use jiff::civil::date;

fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_default()
}

fn line(words: &str) -> Inlines {
    vec![Inline {
        kind: InlineKind::Emphasis(vec![Inline {
            kind: InlineKind::Text(words.into()),
            span: Span::default(),
        }]),
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

fn publication() -> Publication {
    let mut publication = Publication {
        about: About {
            lede: line("lede"),
            ..About::default()
        },
        sections: vec![Section {
            id: id("mash"),
            number: None,
            title: "Title".into(),
            short: "Short".into(),
            owner: None,
            as_at: None,
            reviewed: None,
            review_due: None,
            judgement_areas: Vec::new(),
            summary: vec![block(BlockKind::Quote(vec![block(BlockKind::Paragraph(
                line("summary"),
            ))]))],
            answers: vec![Answer {
                question: id("what-do-we-know"),
                headline: Some(line("headline")),
                blocks: vec![block(BlockKind::Table {
                    columns: vec![Alignment::Start],
                    head: vec![line("head")],
                    rows: vec![vec![line("cell")]],
                })],
                audience: Audience::default(),
                span: Span::default(),
            }],
            audience: Audience::default(),
            span: Span::default(),
        }],
        events: vec![Event {
            id: id("event"),
            date: Period::Day(date(2020, 5, 1)),
            title: "Event".into(),
            text: vec![block(BlockKind::List {
                start: None,
                items: vec![Item {
                    done: None,
                    blocks: vec![block(BlockKind::Paragraph(line("item")))],
                }],
            })],
            source: None,
            audience: Audience {
                instead: Some("instead".into()),
                ..Audience::default()
            },
            span: Span::default(),
        }],
        ..Publication::default()
    };
    publication.reindex();
    publication
}

fn in_short(place: Where<'_>) -> String {
    let owner = place.owner.map_or("-", Id::as_str);
    match place.part {
        Part::Key(key) => format!("{owner}.{key}"),
        other => format!("{owner} {other:?}"),
    }
}

#[test]
fn every_text_is_met_in_the_order_of_the_model() {
    let publication = publication();
    let mut met = Vec::new();
    walk_inlines(&publication, &mut |inline, place| {
        if let InlineKind::Text(words) = &inline.kind {
            met.push((words.as_str(), in_short(place)));
        }
    });
    let answer = |part: &str| format!("mash {part}(Id(\"what-do-we-know\"))");
    assert_eq!(
        met,
        [
            ("lede", "-.lede".into()),
            ("summary", "mash Summary".into()),
            ("headline", answer("Headline")),
            ("head", answer("Answer")),
            ("cell", answer("Answer")),
            ("item", "event.text".into()),
        ]
    );
    let mut words = Vec::new();
    texts(&publication, &mut |place, text| {
        if let Text::Words(said) = text
            && !said.is_empty()
        {
            words.push(format!("{}={said}", in_short(place)));
        }
    });
    assert_eq!(
        words,
        [
            "mash.title=Title",
            "mash.short=Short",
            "event.title=Event",
            "event.instead=instead"
        ]
    );
}

#[test]
fn the_walk_that_changes_goes_the_same_way() {
    let mut publication = publication();
    let mut read = Vec::new();
    walk_inlines(&publication, &mut |inline, place| {
        read.push((inline.clone(), in_short(place)));
    });
    let mut changed = Vec::new();
    walk_inlines_mut(&mut publication, &mut |inline, place| {
        changed.push((inline.clone(), in_short(place)));
        if let InlineKind::Text(words) = &mut inline.kind {
            words.push('!');
        }
    });
    assert_eq!(read, changed);
    let mut after = String::new();
    walk_inlines(&publication, &mut |inline, _| {
        if let InlineKind::Text(words) = &inline.kind {
            after.push_str(words);
        }
    });
    assert_eq!(after, "lede!summary!headline!head!cell!item!");
}

#[test]
fn blocks_are_met_and_taken_out() {
    let mut publication = publication();
    let mut met = 0;
    walk_blocks(&publication, &mut |_, _| met += 1);
    assert_eq!(met, 5);
    texts_mut(&mut publication, &mut |_, text| {
        if let TextMut::Blocks(blocks) = text {
            each_run_mut(blocks, &mut |run| {
                run.retain(|block| !matches!(block.kind, BlockKind::Paragraph(_)));
            });
        }
    });
    let mut left = 0;
    walk_blocks(&publication, &mut |_, _| left += 1);
    assert_eq!(left, 3);
}
