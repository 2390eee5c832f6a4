//! Indicators, tables and publications in few words.

use crate::model::*;
use jiff::civil::date;
use std::collections::BTreeMap;

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap_or_else(|| panic!("{text}"))
}

pub fn p(text: &str) -> Period {
    Period::parse(text, YearKind::Financial).unwrap_or_else(|| panic!("{text}"))
}

/// `61`, `[c]`, or nothing for `-`.
pub fn datum(item: &str) -> Option<Datum> {
    let absent = Absence::ALL
        .iter()
        .find(|(absence, ..)| absence.shorthand() == item);
    let amount = match absent {
        Some((absence, ..)) => Amount::Absent(*absence),
        None => Amount::Number(Decimal::parse(item)?),
    };
    Some(Datum::of(amount, Span::default()))
}

pub fn values(first: &str, list: &str) -> BTreeMap<Period, Datum> {
    let mut period = p(first);
    let mut values = BTreeMap::new();
    for item in list.split(',').map(str::trim) {
        if let Some(datum) = datum(item) {
            values.insert(period, datum);
        }
        period = period.next();
    }
    values
}

pub fn indicator(name: &str, first: &str, list: &str) -> Indicator {
    let frequency = match p(first) {
        Period::Month { .. } => Frequency::Monthly,
        Period::Year { .. } => Frequency::Yearly,
        _ => Frequency::Once,
    };
    Indicator {
        id: id(name),
        title: format!("The title of {name}"),
        short: name.to_owned(),
        definition: Vec::new(),
        counts: Counts::Children,
        unit: Unit::Percent,
        noun: String::new(),
        polarity: Polarity::High,
        frequency,
        year: YearKind::Financial,
        span_of_values: Accumulation::InPeriod,
        decimals: 0,
        tolerance: Decimal::ZERO,
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
        targets: BTreeMap::new(),
        comparators: Vec::new(),
        audience: Audience::default(),
        span: Span::default(),
    }
}

pub fn aim(indicator: &mut Indicator, from: &str, level: AimLevel) {
    let aim = Aim {
        level,
        note: None,
        span: Span::default(),
    };
    indicator.targets.insert(p(from), aim);
}

pub fn comparator(name: &str, first: &str, list: &str) -> Comparator {
    Comparator {
        id: id(&name.to_lowercase()),
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

pub fn publication(indicators: Vec<Indicator>) -> Publication {
    let mut publication = Publication::default();
    publication.indicators = indicators;
    publication.about.published = date(2020, 7, 16);
    publication.about.organisation = "The County".to_owned();
    publication.reindex();
    publication
}

pub fn table(columns: Vec<Column>, rows: Vec<Row>, chart: Option<ChartKind>) -> Table {
    Table {
        id: id("plans"),
        title: "Plans audited".to_owned(),
        counts: Counts::Things,
        row_title: "Audit".to_owned(),
        as_at: None,
        source: None,
        owner: None,
        stations: Vec::new(),
        chart,
        scale: None,
        note: None,
        decision: None,
        body: TableBody::Rows { columns, rows },
        audience: Audience::default(),
        span: Span::default(),
    }
}

pub fn column(name: &str, unit: Unit) -> Column {
    Column {
        id: id(name),
        title: name.to_owned(),
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

pub fn row(name: &str, cells: &str) -> Row {
    Row {
        id: id(name),
        title: name.to_owned(),
        cells: cells
            .split(',')
            .map(|item| datum(item.trim()).map_or(Cell::Computed, |d| Cell::Figure(Box::new(d))))
            .collect(),
        total_of: Vec::new(),
        part_of: None,
        audience: Audience::default(),
        span: Span::default(),
    }
}
