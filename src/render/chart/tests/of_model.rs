//! What kind of chart follows from the data.

use super::builders::*;
use super::draw;
use super::properties;
use crate::model::*;
use crate::render::chart::{ChartSpec, Role, of_indicator, of_table};
use jiff::civil::date;

fn spec_of(indicator: &Indicator, others: Vec<Indicator>) -> Option<ChartSpec> {
    let mut all = vec![indicator.clone()];
    all.extend(others);
    of_indicator(&publication(all), indicator, None)
}

fn kind_of(indicator: &Indicator) -> Option<ChartKind> {
    spec_of(indicator, vec![]).map(|spec| spec.kind)
}

#[test]
fn the_kind_follows_from_the_data() {
    let months = |list| indicator("own", "2020-01", list);
    assert_eq!(kind_of(&months("53, 61, 55")), Some(ChartKind::Line));
    assert_eq!(kind_of(&months("53, [x], 61")), Some(ChartKind::Bar));
    assert_eq!(kind_of(&months("61")), Some(ChartKind::Bullet));
    assert_eq!(kind_of(&months("[x], [z]")), None);
    assert_eq!(kind_of(&months("[x], 61")), Some(ChartKind::Bullet));
    assert_eq!(
        kind_of(&months("61, [c]")),
        None,
        "an older value would pass for the latest"
    );
    assert_eq!(
        kind_of(&indicator("own", "2020-05-19", "61, 62, 63")),
        Some(ChartKind::Bar)
    );

    let mut count = months("61");
    count.unit = Unit::Number;
    assert_eq!(kind_of(&count), None, "a single number needs no chart");
    aim(&mut count, "2019-04", AimLevel::Value(Decimal::whole(80)));
    assert_eq!(kind_of(&count), Some(ChartKind::Bullet));
    count.chart = Some(ChartKind::Bar);
    assert_eq!(kind_of(&count), Some(ChartKind::Bar));
    count.chart = Some(ChartKind::None);
    assert_eq!(kind_of(&count), None);
    let publication = publication(vec![]);
    let shown = of_indicator(&publication, &count, Some(ChartKind::HorizontalBar));
    assert_eq!(shown.map(|spec| spec.kind), Some(ChartKind::HorizontalBar));
}

#[test]
fn values_targets_and_signs_are_worded_by_measure() {
    let mut own = indicator("own", "2019-12", "33.34, [c], -, 27.65");
    own.decimals = 1;
    aim(
        &mut own,
        "2019-04",
        AimLevel::Range(Decimal::whole(5), Decimal::whole(8)),
    );
    aim(&mut own, "2020-02", AimLevel::Value(Decimal::whole(28)));
    aim(&mut own, "2020-03", AimLevel::None);
    let spec = spec_of(&own, vec![]).unwrap_or_else(|| panic!());
    let series = &spec.series[0];
    assert_eq!(series.labels, ["33.3%", "[c]", "", "27.7%"]);
    assert_eq!(series.values, [Some(33.3), None, None, Some(27.7)]);
    let levels = spec.target.map(|target| target.levels).unwrap_or_default();
    let words: Vec<Option<&str>> = levels
        .iter()
        .map(|level| level.as_ref().map(|level| level.label.as_str()))
        .collect();
    assert_eq!(
        words,
        [Some("5% to 8%"), Some("5% to 8%"), Some("28%"), None]
    );
    let short: Vec<&str> = spec.categories.iter().map(|c| c.short.as_str()).collect();
    assert_eq!(short, ["Dec", "Jan", "Feb", "Mar"]);
}

#[test]
fn nothing_lies_after_the_publication() {
    let own = indicator("own", "2020-04", "53, 61, 55, 70, 71");
    let spec = spec_of(&own, vec![]).unwrap_or_else(|| panic!());
    assert_eq!(
        spec.categories.last().map(|c| c.long.as_str()),
        Some("June 2020")
    );
}

#[test]
fn companions_share_the_axis_if_they_share_the_unit() {
    let mut own = indicator("own", "2020-01", "53, 61, 55");
    own.chart_with = vec![id("beside"), id("money")];
    let beside = indicator("beside", "2020-02", "93, 96, 95");
    let mut money = indicator("money", "2020-01", "1, 2, 3");
    money.unit = Unit::Pounds;
    let spec = spec_of(&own, vec![beside, money]).unwrap_or_else(|| panic!());
    let names: Vec<&str> = spec.series.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["own", "beside"]);
    assert_eq!(spec.categories.len(), 4);
    assert_eq!(
        spec.series[1].values,
        [None, Some(93.0), Some(96.0), Some(95.0)]
    );
}

#[test]
fn comparators_are_drawn_like_for_like() {
    let mut own = indicator("own", "2016/17", "26, 27.4, 28.8");
    own.comparators = vec![
        comparator("England", "2015/16", "24, 22.3, 21.9, 22.6"),
        comparator("Monthly", "2019-03", "30"),
        comparator("Later", "2018/19", "1"),
        comparator("Other", "2018/19", "40"),
    ];
    own.comparators[2].published = Some(date(2020, 10, 1));
    own.comparators[3].differs = Some("counts others".to_owned());
    let spec = spec_of(&own, vec![]).unwrap_or_else(|| panic!());
    let drawn: Vec<(&str, usize)> = spec
        .series
        .iter()
        .filter(|series| series.role == Role::Comparator)
        .map(|series| (series.name.as_str(), series.values.iter().flatten().count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    assert_eq!(drawn, [("England", 3)]);
}

#[test]
fn one_value_with_comparators_is_a_bar_for_each_area() {
    let mut own = indicator("own", "2018/19", "28.8");
    own.comparators = vec![
        comparator("South", "2018/19", "23.9"),
        comparator("Month", "2019-03", "30"),
    ];
    let spec = spec_of(&own, vec![]).unwrap_or_else(|| panic!());
    let names: Vec<&str> = spec.categories.iter().map(|c| c.short.as_str()).collect();
    assert_eq!(names, ["The County", "South"]);
    assert_eq!((spec.kind, spec.own), (ChartKind::HorizontalBar, Some(0)));
    let drawing = draw(&spec, &super::WORDS).unwrap_or_else(|| panic!());
    assert!(drawing.wide.contains("bar c1") && drawing.wide.contains("bar s1"));
}

fn contacts() -> (Indicator, Vec<Indicator>) {
    let part = |name, list| {
        let mut part = indicator(name, "2020-01", list);
        part.unit = Unit::Number;
        part.part_of = Some(id("all"));
        part
    };
    let mut all = part("all", "2334, 2318, 2156");
    all.part_of = None;
    all.total_of = vec![id("others"), id("care")];
    let parts = vec![
        part("others", "1532, 1545, 1536"),
        part("care", "802, 773, 620"),
    ];
    (all, parts)
}

#[test]
fn a_sum_is_drawn_by_its_parts() {
    let (all, parts) = contacts();
    let spec = spec_of(&all, parts.clone()).unwrap_or_else(|| panic!());
    let roles: Vec<Role> = spec.series.iter().map(|s| s.role).collect();
    assert_eq!(roles, [Role::Main, Role::Part, Role::Part]);
    assert_eq!(spec.kind, ChartKind::Stacked);

    let everything = publication(vec![all.clone(), parts[0].clone(), parts[1].clone()]);
    let shares = of_indicator(&everything, &all, Some(ChartKind::StackedPercent));
    let labels = shares.map(|spec| spec.series[2].labels.clone());
    assert_eq!(
        labels,
        Some(vec!["34.4%".into(), "33.3%".into(), "28.8%".into()])
    );
    let line = of_indicator(&everything, &all, Some(ChartKind::Line));
    assert_eq!(line.map(|spec| spec.series.len()), Some(1));

    let mut first = parts[0].clone();
    first.chart = Some(ChartKind::Stacked);
    first.chart_with = vec![id("care")];
    let spec = of_indicator(&everything, &first, None).unwrap_or_else(|| panic!());
    let names: Vec<&str> = spec.series.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(
        names,
        ["all", "others", "care"],
        "the whole that they are declared to make"
    );
}

#[test]
fn a_table_is_drawn_where_its_author_wants_it() {
    let mut all = column("all", Unit::Number);
    all.total_of = vec![id("green"), id("red")];
    let mut share = column("share", Unit::Percent);
    share.decimals = 1;
    share.share_of = Some(id("green"));
    share.share_in = Some(ShareIn::Column(id("all")));
    let columns = vec![
        column("green", Unit::Number),
        column("red", Unit::Number),
        all,
        share,
    ];
    let mut total = row("total", "11, 22, 33, -");
    total.total_of = vec![id("first"), id("second")];
    let rows = vec![
        row("first", "8, 12, 20, -"),
        row("second", "3, 10, 13, -"),
        total,
    ];
    let publication = publication(vec![]);
    let own = table(columns, rows, None);
    assert_eq!(of_table(&publication, &own, None), None);

    let spec = of_table(&publication, &own, Some(ChartKind::StackedPercent));
    let spec = spec.unwrap_or_else(|| panic!());
    let names: Vec<&str> = spec.categories.iter().map(|c| c.short.as_str()).collect();
    assert_eq!(names, ["first", "second"], "totals are left aside");
    let drawn: Vec<(&str, Role)> = spec
        .series
        .iter()
        .map(|s| (s.name.as_str(), s.role))
        .collect();
    assert_eq!(
        drawn,
        [
            ("all", Role::Main),
            ("green", Role::Part),
            ("red", Role::Part)
        ]
    );
    assert_eq!(
        spec.series[1].labels,
        ["40.0%", "23.1%"],
        "the shares of the table"
    );
    assert_eq!(spec.series[2].labels, ["60%", "77%"], "or computed");

    let mut hidden = own.clone();
    if let TableBody::Rows { rows, .. } = &mut hidden.body {
        rows[0].cells[1] = Cell::Figure(Box::new(datum("[c]").unwrap_or_else(|| panic!())));
        rows[0].cells[3] = Cell::Figure(Box::new(datum("[c]").unwrap_or_else(|| panic!())));
    }
    let spec = of_table(&publication, &hidden, Some(ChartKind::StackedPercent));
    let drawing = spec.and_then(|spec| draw(&spec, &super::WORDS));
    let drawing = drawing.unwrap_or_else(|| panic!());
    assert_eq!(
        properties::bars(&drawing.wide).len(),
        2,
        "of the second row alone"
    );
    assert!(
        properties::texts(&drawing.wide)
            .iter()
            .any(|text| text == "[c]")
    );

    let bars = of_table(&publication, &own, Some(ChartKind::Bar)).unwrap_or_else(|| panic!());
    assert_eq!(bars.series[0].labels, ["8", "3"]);
    let drawing = draw(&bars, &super::WORDS).unwrap_or_else(|| panic!());
    properties::hold("a table", &drawing);
}

#[test]
fn a_table_of_indicators_is_drawn_by_period() {
    let vacancies = indicator("vacancies", "2019-12", "18.8, 18.6, 18.1");
    let agency = indicator("agency", "2019-12", "33, 32, 32");
    let mut posts = indicator("posts", "2019-12", "77, 76, 74");
    posts.unit = Unit::Fte;
    let publication = publication(vec![vacancies, agency, posts]);
    let mut own = table(vec![], vec![], Some(ChartKind::Line));
    own.body = TableBody::Series {
        indicators: vec![id("vacancies"), id("agency"), id("posts")],
        from: Some(p("2020-01")),
        to: None,
    };
    let spec = of_table(&publication, &own, None).unwrap_or_else(|| panic!());
    let names: Vec<&str> = spec.series.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["vacancies", "agency"]);
    assert_eq!(spec.categories.len(), 2);
}

#[test]
fn a_chart_begins_where_something_is_known() {
    let shown = |list: &str| {
        let spec = spec_of(&indicator("own", "2020-01", list), vec![]);
        spec.map(|spec| spec.categories.len())
    };
    assert_eq!(shown("[x], [x], 53, 61, [x], 55"), Some(4));
    assert_eq!(
        shown("[c], 53, 61, 55"),
        Some(4),
        "a hidden figure is known of"
    );
}
