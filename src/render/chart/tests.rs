//! What holds of every drawing, over the real series of the sample and over what nobody should
//! ever write.

mod builders;
mod of_model;
mod properties;
mod samples;

use super::ink::Shape;
use super::{
    Category, ChartSpec, Drawing, Marks, Plates, Role, Series, TargetLevel, TargetLine, Words,
    sparkline,
};
use crate::model::{ChartKind, Period, Unit, YearKind};
use samples::*;

const WORDS: Words = Words {
    prefix: "figure",
    title: "Conferences & \u{0}<plans>",
    description: "61% in May 2020.\u{FFFE}",
};

fn draw(spec: &ChartSpec, words: &Words) -> Option<Drawing> {
    Some(Plates::of(spec)?.print(words, Marks::Own))
}

fn drawn(spec: &ChartSpec) -> Drawing {
    draw(spec, &WORDS).unwrap_or_else(|| panic!("{spec:?}"))
}

#[test]
fn every_sample_keeps_the_rules() {
    for (name, spec) in samples() {
        let drawing = drawn(&spec);
        properties::hold(&name, &drawing);
        assert_eq!(drawing, drawn(&spec), "{name} is drawn the same twice");
    }
}

#[test]
fn what_nobody_should_write_is_drawn_all_the_same() {
    for (name, spec) in oddities() {
        if let Some(drawing) = draw(&spec, &WORDS) {
            properties::are_well_formed(&name, &drawing);
        }
    }
}

#[test]
fn nothing_is_drawn_of_nothing() {
    let mut spec = line("[x], [x]", "80, 80");
    assert_eq!(draw(&spec, &WORDS), None);
    spec.series.clear();
    assert_eq!(draw(&spec, &WORDS), None);
    let mut spec = line("61, 62", "");
    spec.kind = ChartKind::None;
    assert_eq!(draw(&spec, &WORDS), None);
}

#[test]
fn a_missing_value_is_a_gap_and_a_lone_value_a_point() {
    let spec = line("40, -, 45, -, -, 52, 53, -, 60", "");
    let svg = drawn(&spec).wide;
    let lines = properties::with_class(&svg, "path", "line");
    assert_eq!(lines.len(), 1, "only two values are neighbours: {lines:?}");
    assert_eq!(svg.matches("<circle").count(), 5);
}

#[test]
fn a_line_that_does_not_start_at_nought_says_so() {
    let section_20 = drawn(&line("33.3, 31, 30.3, 27.3, 27.7", "28, 28, 28, 28, 28"));
    assert_eq!(section_20.starts_at.as_deref(), Some("20%"));
    for svg in [&section_20.wide, &section_20.narrow] {
        assert!(svg.contains("Scale starts at 20%"), "{svg}");
    }
    assert_eq!(drawn(&conferences()).starts_at, None);
    let mut bars = line("88, 93", "");
    bars.kind = ChartKind::Bar;
    assert_eq!(drawn(&bars).starts_at, None);
}

#[test]
fn the_telling_values_and_the_target_are_named() {
    let texts = properties::texts(&drawn(&conferences()).wide);
    for words in ["62%", "89%", "39%", "61%", "Target 80%"] {
        assert!(texts.iter().any(|text| text == words), "{words}: {texts:?}");
    }
    let changing = line("19, 17, 16, 20, 29, 21", "25, 25, 25, 30, 30, 35");
    let texts = properties::texts(&drawn(&changing).wide);
    for words in ["25%", "30%", "Target 35%"] {
        assert!(texts.iter().any(|text| text == words), "{words}: {texts:?}");
    }
    let ended = line("81, 79, 84, 76", "90, 95, -, -");
    let texts = properties::texts(&drawn(&ended).wide);
    assert!(texts.iter().any(|text| text == "Target 95%"), "{texts:?}");
}

#[test]
fn years_stand_where_they_change() {
    let texts = properties::texts(&drawn(&conferences()).narrow);
    let years: Vec<&String> = texts.iter().filter(|text| text.starts_with("20")).collect();
    assert_eq!(years, ["2019", "2020"]);
    for month in ["Apr", "Jan", "May"] {
        assert!(texts.iter().any(|text| text == month), "{texts:?}");
    }
}

#[test]
fn series_are_named_in_the_drawing_or_in_the_legend() {
    let enquiries = drawn(&enquiries());
    assert!(!enquiries.legend_with_wide && enquiries.wide.contains("Final decisions"));
    let names: Vec<&str> = enquiries.legend.iter().map(|e| e.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Enquiries completed in 24 hours",
            "Final decisions in 48 hours"
        ]
    );
    let shapes: Vec<Shape> = enquiries.legend.iter().map(|e| e.shape).collect();
    assert_eq!(shapes, [Shape::Circle, Shape::Square]);
    let conferences = drawn(&conferences());
    assert!(conferences.legend.is_empty());
    let areas = drawn(&essentials(ChartKind::StackedPercent));
    assert!(areas.legend_with_wide && areas.legend.len() == 4);
    assert!(areas.legend.iter().all(|entry| entry.shape == Shape::Bar));
}

#[test]
fn a_stack_of_shares_is_always_a_hundred() {
    let spec = essentials(ChartKind::StackedPercent);
    let svg = drawn(&spec).wide;
    let bars = properties::bars(&svg);
    for row in 0..spec.categories.len() {
        let right = bars
            .iter()
            .skip(row)
            .step_by(spec.categories.len())
            .map(|bar| bar.right)
            .fold(0.0, f32::max);
        let left = bars.iter().map(|bar| bar.left).fold(f32::MAX, f32::min);
        assert!(right - left > 440.0, "{row}: {left} to {right}");
    }
}

#[test]
fn a_hidden_part_hides_its_stack_of_counts() {
    let mut spec = essentials(ChartKind::StackedPercent);
    let whole = properties::bars(&drawn(&spec).wide).len();
    if let Some(series) = spec.series.first_mut() {
        series.values[0] = None;
        series.labels[0] = "[c]".to_owned();
    }
    assert_eq!(properties::bars(&drawn(&spec).wide).len(), whole - 4);
}

#[test]
fn long_names_and_single_stacks_go_across() {
    for kind in [
        ChartKind::Stacked,
        ChartKind::StackedPercent,
        ChartKind::Bar,
    ] {
        let drawing = drawn(&essentials(kind));
        let bars = properties::bars(&drawing.wide);
        let tops: Vec<f32> = bars.iter().take(11).map(|bar| bar.top).collect();
        assert!(tops.windows(2).all(|pair| pair[0] != pair[1]), "{tops:?}");
    }
    let names = properties::texts(&drawn(&essentials(ChartKind::Stacked)).wide);
    let place = |name: &str| names.iter().position(|text| text == name);
    assert!(
        place("Forest of Dean") < place("Stroud"),
        "in the order of the data"
    );
}

#[test]
fn one_value_stands_against_its_target() {
    let mut spec = line("61", "80");
    spec.kind = ChartKind::Bullet;
    let texts = properties::texts(&drawn(&spec).wide);
    for words in ["61%", "Target 80%", "0%", "100%"] {
        assert!(texts.iter().any(|text| text == words), "{words}: {texts:?}");
    }
    spec.target = None;
    assert!(
        draw(&spec, &WORDS).is_some(),
        "a percentage is of a hundred"
    );
    spec.unit = Unit::Number;
    assert_eq!(
        properties::bars(&drawn(&spec).wide).len(),
        1,
        "otherwise a bar"
    );
}

#[test]
fn signs_stand_where_bars_are_missing() {
    let mut spec = line("3, [c], 4, [x], 1", "");
    for kind in [ChartKind::Bar, ChartKind::HorizontalBar] {
        spec.kind = kind;
        let drawing = drawn(&spec);
        for svg in [&drawing.wide, &drawing.narrow] {
            let texts = properties::texts(svg);
            assert!(texts.iter().any(|t| t == "[c]") && texts.iter().any(|t| t == "[x]"));
        }
    }
}

#[test]
fn a_period_is_named_without_its_year() {
    let names = |period: Period| {
        let category = Category::of_period(period);
        (category.long, category.short, category.group)
    };
    let own = |long: &str, short: &str, group: Option<&str>| {
        (long.to_owned(), short.to_owned(), group.map(str::to_owned))
    };
    let month = Period::Month {
        year: 2020,
        month: 5,
    };
    assert_eq!(names(month), own("May 2020", "May", Some("2020")));
    let year = Period::Year {
        start: 2018,
        kind: YearKind::Financial,
    };
    assert_eq!(names(year), own("2018/19", "2018/19", None));
    let quarter = Period::Quarter {
        start: 2019,
        quarter: 4,
        kind: YearKind::Financial,
    };
    assert_eq!(
        names(quarter),
        own("2019/20 quarter 4", "Q4", Some("2019/20"))
    );
}

#[test]
fn a_small_line_shows_the_series_and_no_words() {
    let values = [Some(53.0), None, Some(61.0), Some(70.0), Some(f32::NAN)];
    let svg = sparkline(&values, &[Some(80.0); 9]).unwrap_or_else(|| panic!());
    assert!(svg.contains("aria-hidden=\"true\"") && !svg.contains("<text"));
    assert!(!svg.contains("style=") && !svg.contains("#0101"));
    assert_eq!(properties::with_class(&svg, "path", "target").len(), 1);
    assert!(sparkline(&[Some(5.0)], &[]).is_some());
    assert_eq!(sparkline(&[None, Some(f32::INFINITY)], &[]), None);
}
