use super::*;
use crate::measure::sample::*;
use crate::model::{Action, Audience, Due, Origin, Reference, Span, Term};
use jiff::civil::date;

fn text(publication: &Publication, to: &Target) -> String {
    say(publication, to, None, today()).shown.text
}

#[test]
fn says_every_fact_of_an_indicator() {
    let mut shares = indicator("shares", "2020-04", "27.8, -");
    shares.values.insert(p("2020-05"), fraction("210", "754"));
    shares.comparators = vec![comparator("England", "2018/19", "18.4")];
    let publication = publication(vec![conferences(), shares]);
    let says = |name: &str, facet, at| text(&publication, &fact(name, facet, at, None));
    assert_eq!(says("conferences", Facet::Value, None), "61%");
    assert_eq!(says("conferences", Facet::Value, Some("2020-03")), "66%");
    assert_eq!(
        says("conferences", Facet::Value, Some("2018-03")),
        "not available"
    );
    assert_eq!(says("conferences", Facet::Target, None), "80%");
    assert_eq!(says("shares", Facet::Target, None), "no target");
    assert_eq!(
        says("conferences", Facet::Change, None),
        "up 8 percentage points"
    );
    assert_eq!(says("conferences", Facet::Direction, None), "improving");
    assert_eq!(says("conferences", Facet::Status, None), "not met");
    assert_eq!(says("conferences", Facet::Status, Some("2019-06")), "met");
    assert_eq!(says("conferences", Facet::Period, None), "May 2020");
    assert_eq!(says("conferences", Facet::Title, None), "Conferences");
    assert_eq!(says("conferences", Facet::Numerator, None), "not recorded");
    assert_eq!(says("shares", Facet::Numerator, None), "210");
    assert_eq!(says("shares", Facet::Denominator, None), "754");
    let england = Facet::Comparator(id("england"));
    assert_eq!(says("shares", england.clone(), None), "18.4%");
    assert_eq!(says("shares", england.clone(), Some("2018/19")), "18.4%");
    assert_eq!(says("shares", england, Some("2017/18")), "not available");
    let mut known_later = conferences();
    known_later.id = id("known-later");
    known_later.comparators = vec![comparator("England", "2020-05-20", "18.4")];
    let publication = super::super::sample::publication(vec![conferences(), known_later]);
    let told = |day| {
        let to = fact("known-later", Facet::Comparator(id("england")), None, None);
        say(&publication, &to, None, day).shown.text
    };
    // The latest value told by then is April's, and the comparator was known a month later.
    assert_eq!(told(date(2020, 5, 22)), "18.4%");
    assert_eq!(told(date(2020, 5, 19)), "not available");
    let change = fact(
        "conferences",
        Facet::Change,
        Some("2020-05"),
        Some("2019-05"),
    );
    assert_eq!(text(&publication, &change), "down 11 percentage points");
}

#[test]
fn says_the_value_as_at_the_day_of_the_text() {
    let publication = publication(vec![conferences()]);
    let to = fact("conferences", Facet::Value, None, None);
    let said = say(&publication, &to, None, date(2020, 5, 22));
    assert_eq!(said.shown.text, "53%");
    assert_eq!(said.note.period.as_deref(), Some("April 2020"));
    let note = said.note.indicator.as_ref();
    assert_eq!(
        note.and_then(|note| note.target_words.as_deref()),
        Some("27 percentage points below the target of 80%")
    );
    let said = say(&publication, &to, Some("six in ten"), today());
    assert_eq!(said.shown.text, "six in ten");
    assert_eq!(said.note.value.as_deref(), Some("61%"));
}

#[test]
fn tells_nothing_of_a_hidden_figure() {
    let mut hidden = indicator("hidden", "2019-11", "7, 8, 9, 10, 12, 14, [c]");
    aim(
        &mut hidden,
        "2019-04",
        crate::model::AimLevel::Value(d("2")),
    );
    let publication = publication(vec![hidden]);
    let says = |facet| {
        let to = fact("hidden", facet, None, None);
        say(&publication, &to, Some("fewer than a handful"), today())
    };
    assert_eq!(says(Facet::Value).shown.text, "a small number");
    for facet in [
        Facet::Change,
        Facet::Direction,
        Facet::Status,
        Facet::Numerator,
        Facet::Denominator,
    ] {
        let said = says(facet);
        assert_eq!(said.shown.text, NOT_SHOWN);
        assert!(said.hidden && said.shown.absent);
        let json = serde_json::to_string(&said).unwrap_or_default();
        assert!(!json.contains("handful"), "{json}");
    }
    let since = fact("hidden", Facet::Change, Some("2020-04"), Some("2020-05"));
    let said = say(&publication, &since, Some("from four"), today());
    assert_eq!(said.shown.text, NOT_SHOWN);
    let mut plans = plans_table();
    replace(&mut plans, "fifth", "[c]");
    let mut publication = Publication::default();
    publication.tables = vec![plans];
    publication.reindex();
    for column in ["children", "share"] {
        let to = Target::Cell {
            table: id("plans"),
            row: id("fifth"),
            column: id(column),
        };
        let said = say(&publication, &to, Some("two"), today());
        assert_eq!(said.shown.text, "a small number");
    }
}

#[test]
fn says_cells_terms_and_titles() {
    let mut publication = publication(vec![conferences()]);
    publication.tables = vec![plans_table()];
    publication.terms = vec![Term {
        id: id("initial-conference"),
        title: "Initial child protection conference".to_owned(),
        labels: vec!["ICPC".to_owned()],
        definition: Vec::new(),
        audience: Audience::default(),
        span: Span::default(),
    }];
    publication.reindex();
    let cell = Target::Cell {
        table: id("plans"),
        row: id("second"),
        column: id("children"),
    };
    let said = say(&publication, &cell, None, today());
    assert_eq!(said.shown.text, "195");
    assert_eq!(said.note.title, "Plans: Second, Children");
    assert_eq!(said.note.period.as_deref(), Some("19 May 2020"));
    let term = Target::Term {
        id: id("initial-conference"),
        label: "ICPC".to_owned(),
    };
    let said = say(&publication, &term, None, today());
    assert_eq!(said.shown.text, "ICPC");
    assert_eq!(said.note.title, "Initial child protection conference");
    assert_eq!(text(&publication, &Target::Item(id("plans"))), "Plans");
    assert_eq!(
        text(&publication, &Target::Removed("withheld".into())),
        "withheld"
    );
    assert_eq!(title_of(&publication, &id("nothing")), None);
}

#[test]
fn survives_titles_that_refer_to_each_other() {
    let mut publication = publication(vec![conferences()]);
    let other = |name: &str, facet| Target::Action {
        id: id(name),
        facet,
    };
    let action = |name: &str, to: &str| Action {
        id: id(name),
        number: None,
        origin: Origin::Priority(id("practice")),
        title: vec![
            inline(InlineKind::Text(format!("{name} to "))),
            refer(fact("conferences", Facet::Target, None, None)),
            inline(InlineKind::Text(" with ".to_owned())),
            refer(other(to, ActionFacet::Title)),
        ],
        outline: None,
        owner: None,
        expected: Vec::new(),
        due: Due {
            when: Default::default(),
            words: String::new(),
            span: None,
        },
        status: Default::default(),
        delivery: None,
        impact: Vec::new(),
        measures: Vec::new(),
        sections: Vec::new(),
        note: None,
        audience: Audience::default(),
        span: Span::default(),
    };
    publication.actions = vec![action("one", "two"), action("two", "one")];
    publication.reindex();
    let said = text(&publication, &other("one", ActionFacet::Title));
    assert!(
        said.starts_with("one to 80% with two to 80% with one to "),
        "{said}"
    );
    assert_eq!(
        text(&publication, &other("one", ActionFacet::Due)),
        "not recorded"
    );
    assert_eq!(
        text(&publication, &other("one", ActionFacet::Owner)),
        "not recorded"
    );
    assert_eq!(
        text(&publication, &other("one", ActionFacet::Status)),
        "not reported"
    );
}

#[test]
fn leaves_citations_out_of_plain_words() {
    let publication = publication(vec![conferences()]);
    let cited = |words: Option<&str>| {
        inline(InlineKind::Reference(Box::new(Reference {
            to: Target::Evidence(id("audit")),
            words: words.map(str::to_owned),
        })))
    };
    let value = refer(fact("conferences", Facet::Value, None, None));
    let plain = |inlines: &[Inline]| plain_text(&publication, inlines, today());
    let stop = || inline(InlineKind::Text(".".to_owned()));
    let space = || inline(InlineKind::Text(" in time ".to_owned()));
    assert_eq!(
        plain(&[value.clone(), space(), cited(None), stop()]),
        "61% in time."
    );
    assert_eq!(
        plain(&[value, space(), cited(Some("(an audit)")), stop()]),
        "61% in time (an audit)."
    );
}
