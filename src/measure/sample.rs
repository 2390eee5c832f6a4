//! Series for the tests: the real ones, in few words.

use crate::model::*;
use jiff::civil::{Date, date};

/// A decimal.
pub fn d(text: &str) -> Decimal {
    Decimal::parse(text).unwrap_or_else(|| panic!("{text}"))
}

/// A period, of financial years.
pub fn p(text: &str) -> Period {
    Period::parse(text, YearKind::Financial).unwrap_or_else(|| panic!("{text}"))
}

/// An id.
pub fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_else(|| panic!("{text}"))
}

/// The day on which everything is published.
pub fn today() -> Date {
    date(2020, 7, 16)
}

/// A figure: a number, or a shorthand.
pub fn figure(text: &str) -> Datum {
    let absent = Absence::ALL
        .iter()
        .find(|(absence, ..)| absence.shorthand() == text);
    Datum::of(
        match absent {
            Some((absence, ..)) => Amount::Absent(*absence),
            None => Amount::Number(d(text)),
        },
        Span::default(),
    )
}

/// A part of a whole.
pub fn fraction(n: &str, of: &str) -> Datum {
    Datum::of(
        Amount::Fraction {
            n: d(n),
            of: d(of),
            n_cell: None,
            of_cell: None,
        },
        Span::default(),
    )
}

/// Figures by period, `-` for no entry, beginning with `first`.
pub fn values(first: &str, list: &str) -> std::collections::BTreeMap<Period, Datum> {
    let mut period = p(first);
    let mut values = std::collections::BTreeMap::new();
    for text in list.split(", ") {
        if text != "-" {
            values.insert(period, figure(text));
        }
        period = period.next();
    }
    values
}

/// A monthly indicator in per cent, high is good, with the tolerance 2.
pub fn indicator(name: &str, first: &str, list: &str) -> Indicator {
    Indicator {
        id: id(name),
        title: capital(name),
        short: capital(name),
        definition: Vec::new(),
        counts: Counts::Children,
        unit: Unit::Percent,
        noun: String::new(),
        polarity: Polarity::High,
        frequency: Frequency::Monthly,
        year: YearKind::Financial,
        span_of_values: Accumulation::InPeriod,
        decimals: 0,
        tolerance: d("2"),
        standing: Standing::Local,
        source: None,
        owner: None,
        stations: Vec::new(),
        judgement_areas: Vec::new(),
        chart: None,
        chart_with: Vec::new(),
        total_of: Vec::new(),
        part_of: None,
        note: None,
        decision: None,
        values: values(first, list),
        targets: Default::default(),
        comparators: Vec::new(),
        audience: Audience::default(),
        span: Span::default(),
    }
}

fn capital(name: &str) -> String {
    super::capitalised(&name.replace('-', " "))
}

/// A target from a period on.
pub fn aim(indicator: &mut Indicator, from: &str, level: AimLevel) {
    indicator.targets.insert(
        p(from),
        Aim {
            level,
            note: None,
            span: Span::default(),
        },
    );
}

/// Initial child protection conferences within 15 working days, April 2019 to May 2020.
pub fn conferences() -> Indicator {
    let mut conferences = indicator(
        "conferences",
        "2019-04",
        "62, 72, 89, 80, 53, 57, 39, 39, 42, 55, 62, 66, 53, 61",
    );
    aim(&mut conferences, "2019-04", AimLevel::Value(d("80")));
    conferences
}

/// Second or later protection plans, April 2019 to May 2020: low is good, the target is 25%.
pub fn repeat_plans() -> Indicator {
    let mut plans = indicator(
        "repeat-plans",
        "2019-04",
        "31, 20, 24, 29, 34, 36, 28, 25, 25, 35, 25, 37, 21, 35",
    );
    plans.polarity = Polarity::Low;
    aim(&mut plans, "2019-04", AimLevel::Value(d("25")));
    plans
}

/// All contacts with the front door, March 2019 to March 2020: a number without a polarity.
pub fn contacts() -> Indicator {
    let mut contacts = indicator(
        "contacts",
        "2019-03",
        "2190, 2013, 2256, 2165, 2497, 1720, 2199, 2405, 2031, 2024, 2334, 2318, 2156",
    );
    contacts.unit = Unit::Number;
    contacts.noun = "contacts".to_owned();
    contacts.counts = Counts::Things;
    contacts.polarity = Polarity::None;
    contacts.tolerance = d("0");
    contacts
}

/// A publication of 16 July 2020 with these indicators.
pub fn publication(indicators: Vec<Indicator>) -> Publication {
    let mut publication = Publication::default();
    publication.indicators = indicators;
    publication.about.as_at = date(2020, 5, 22);
    publication.about.published = today();
    publication.reindex();
    publication
}

/// A comparator with yearly values.
pub fn comparator(name: &str, first: &str, list: &str) -> Comparator {
    Comparator {
        id: Id::from_words(name).unwrap_or_default(),
        name: name.to_owned(),
        source: None,
        published: None,
        vintage: None,
        differs: None,
        values: values(first, list),
        audience: Audience::default(),
        span: Span::default(),
    }
}

/// A column of figures.
pub fn column(name: &str, unit: Unit) -> Column {
    Column {
        id: id(name),
        title: capital(name),
        unit: Some(unit),
        decimals: 0,
        counts: None,
        share_of: None,
        share_in: None,
        total_of: Vec::new(),
        part_of: None,
        audience: Audience::default(),
        span: Span::default(),
    }
}

/// A column of computed shares, with a digit after the point.
pub fn share_column(name: &str, of: &str, share_in: ShareIn) -> Column {
    Column {
        decimals: 1,
        share_of: Some(id(of)),
        share_in: Some(share_in),
        ..column(name, Unit::Percent)
    }
}

/// A row of figures; `%` is a computed cell, `-` an empty one.
pub fn row(name: &str, cells: &str) -> Row {
    let cells = cells.split(", ").map(|text| match text {
        "%" => Cell::Computed,
        "-" => Cell::Empty,
        text => Cell::Figure(Box::new(figure(text))),
    });
    Row {
        id: id(name),
        title: capital(name),
        cells: cells.collect(),
        total_of: Vec::new(),
        part_of: None,
        audience: Audience::default(),
        span: Span::default(),
    }
}

/// A table.
pub fn table(name: &str, body: TableBody) -> Table {
    Table {
        id: id(name),
        title: capital(name),
        counts: Counts::Children,
        row_title: "Row".to_owned(),
        as_at: Some(p("2020-05-19")),
        source: None,
        owner: None,
        stations: Vec::new(),
        chart: None,
        scale: None,
        note: None,
        decision: None,
        body,
        audience: Audience::default(),
        span: Span::default(),
    }
}

/// Children on a protection plan by the number of plans, on 19 May 2020, with shares.
pub fn plans_table() -> Table {
    let mut all = row("all", "686, %");
    all.total_of = ["first", "second", "third", "fourth", "fifth"]
        .map(id)
        .to_vec();
    table(
        "plans",
        TableBody::Rows {
            columns: vec![
                column("children", Unit::Number),
                share_column("share", "children", ShareIn::Row(id("all"))),
            ],
            rows: vec![
                row("first", "452, %"),
                row("second", "195, %"),
                row("third", "30, %"),
                row("fourth", "7, %"),
                row("fifth", "2, %"),
                all,
            ],
        },
    )
}

/// The first figure of a row of a table is replaced.
pub fn replace(table: &mut Table, row: &str, text: &str) {
    if let TableBody::Rows { rows, .. } = &mut table.body {
        for row in rows.iter_mut().filter(|r| r.id.as_str() == row) {
            if let Some(cell) = row.cells.first_mut() {
                *cell = Cell::Figure(Box::new(figure(text)));
            }
        }
    }
}

/// Words.
pub fn words(text: &str) -> Inlines {
    vec![inline(InlineKind::Text(text.to_owned()))]
}

/// A reference.
pub fn refer(to: Target) -> Inline {
    inline(InlineKind::Reference(Box::new(Reference {
        to,
        words: None,
    })))
}

/// Inline text from nowhere.
pub fn inline(kind: InlineKind) -> Inline {
    Inline {
        kind,
        span: Span::default(),
    }
}

/// A reference to a fact of an indicator.
pub fn fact(name: &str, facet: Facet, at: Option<&str>, since: Option<&str>) -> Target {
    Target::Indicator {
        id: id(name),
        facet,
        at: at.map(p),
        since: since.map(p),
    }
}
