//! Series of the sample publication, and series that no publication should have.

use super::*;

/// Months from April 2019 on.
pub fn months(count: usize) -> Vec<Category> {
    let mut month = Period::Month {
        year: 2019,
        month: 4,
    };
    (0..count)
        .map(|_| {
            let category = Category::of_period(month);
            month = month.next();
            category
        })
        .collect()
}

/// `61, -, [x]`: a value, nothing, a sign.
pub fn series(name: &str, role: Role, list: &str, sign: &str) -> Series {
    let items: Vec<&str> = list.split(',').map(str::trim).collect();
    Series {
        name: name.to_owned(),
        values: items.iter().map(|item| item.parse().ok()).collect(),
        labels: items
            .iter()
            .map(|item| match item.parse::<f32>() {
                Ok(_) => format!("{item}{sign}"),
                Err(_) => item.trim_matches('-').to_owned(),
            })
            .collect(),
        role,
    }
}

/// `80, -, 5/8`: a value, none, a range.
pub fn target(list: &str) -> Option<TargetLine> {
    let level = |item: &str| {
        let (from, to) = item.split_once('/').unwrap_or((item, item));
        Some(TargetLevel {
            from: from.parse().ok()?,
            to: to.parse().ok()?,
            label: if from == to {
                format!("{from}%")
            } else {
                format!("{from}% to {to}%")
            },
        })
    };
    (!list.is_empty()).then(|| TargetLine {
        name: "Target".to_owned(),
        levels: list.split(',').map(|item| level(item.trim())).collect(),
    })
}

pub fn chart(kind: ChartKind, categories: Vec<Category>, series: Vec<Series>) -> ChartSpec {
    ChartSpec {
        kind,
        categories,
        over_time: true,
        series,
        target: None,
        own: None,
        unit: Unit::Percent,
        decimals: 0,
        counted: None,
    }
}

pub fn line(values: &str, targets: &str) -> ChartSpec {
    let series = vec![series("Conferences", Role::Main, values, "%")];
    let mut spec = chart(ChartKind::Line, months(values.split(',').count()), series);
    spec.target = target(targets);
    spec
}

pub fn conferences() -> ChartSpec {
    line(
        "62, 72, 89, 80, 53, 57, 39, 39, 42, 55, 62, 66, 53, 61",
        "80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80",
    )
}

pub fn enquiries() -> ChartSpec {
    let own = "72, 58, 72, 74, 69, 43, 32, 52, 62, 60, 41";
    let other = "93, 96, 95, 96, 96, 90, 83, 90, 94, 92, 87";
    chart(
        ChartKind::Line,
        months(11),
        vec![
            series("Enquiries completed in 24 hours", Role::Main, own, "%"),
            series("Final decisions in 48 hours", Role::Companion, other, "%"),
        ],
    )
}

pub fn contacts(kind: ChartKind) -> ChartSpec {
    let all = "2190, 2013, 2256, 2165, 2497, 1720, 2199, 2405, 2031, 2024, 2334, 2318, 2156";
    let others = "1218, 1156, 1301, 1311, 1468, 922, 1231, 1396, 1360, 1316, 1532, 1545, 1536";
    let own = "972, 857, 955, 854, 1029, 798, 968, 1009, 671, 708, 802, 773, 620";
    let mut spec = chart(
        kind,
        months(13),
        vec![
            series("All contacts", Role::Main, all, ""),
            series("Not social care", Role::Part, others, ""),
            series("Social care", Role::Part, own, ""),
        ],
    );
    spec.unit = Unit::Number;
    spec.counted = Some("Contacts".to_owned());
    spec
}

pub fn essentials(kind: ChartKind) -> ChartSpec {
    let areas = [
        "Gloucester (including TACS)",
        "Forest of Dean",
        "Tewkesbury",
        "Cheltenham",
        "Cotswolds",
        "Stroud",
        "Permanence 11 to 25",
        "Permanence 0 to 11",
        "Disabled children and young people’s service",
        "Early help for disabled children",
        "Child protection and independent reviewing",
    ];
    let mut spec = chart(
        kind,
        areas.into_iter().map(Category::named).collect(),
        vec![
            series(
                "All three",
                Role::Part,
                "62,24,24,41,20,28,51,14,14,9,17",
                "",
            ),
            series("Two", Role::Part, "5,3,1,8,2,2,6,2,2,7,4", ""),
            series("One", Role::Part, "4,5,2,5,1,3,1,1,3,0,1", ""),
            series("None", Role::Part, "22,1,6,6,4,6,7,4,1,3,3", ""),
        ],
    );
    spec.over_time = false;
    spec.unit = Unit::Number;
    spec
}

/// Every shape of the real data, in every kind that suits it.
pub fn samples() -> Vec<(String, ChartSpec)> {
    let mut samples = vec![
        ("conferences".to_owned(), conferences()),
        ("enquiries".to_owned(), enquiries()),
    ];
    let mut add = |name: &str, spec: ChartSpec| samples.push((name.to_owned(), spec));
    add(
        "section 20",
        line(
            "33.3,31,30.3,30.2,30.8,30.8,30.6,29.4,28.1,27.4,27.3,27.6,27.8,27.7",
            "28,28,28,28,28,28,28,28,28,28,28,28,28,28",
        ),
    );
    add(
        "ranges",
        line(
            "36,40,30,30,17,23,28,26,30,12,25,23,[z],[z]",
            "10/12,8/10,5/8,5/8,5,5,5,5,5,5,5,5,5,5",
        ),
    );
    add(
        "gaps",
        line(
            "-,-,-,-,81,79,84,76,77,89,82,-,87,91",
            "65/75,65/75,70/80,80,90,95,95,95,-,-,-,-,-,-",
        ),
    );
    add("islands", line("40,-,45,-,-,52,53,-,60,-,58,-,-,61", ""));
    add(
        "a range at the end",
        line("6,7,9,10,11,8,7", "5/8,5/8,5/8,5/8,5/8,5/8,5/8"),
    );
    add("flat", line("90,90,90,90", ""));
    add("nought", line("0,0,0", ""));
    for kind in [
        ChartKind::Line,
        ChartKind::Bar,
        ChartKind::Stacked,
        ChartKind::StackedPercent,
        ChartKind::HorizontalBar,
    ] {
        add(&format!("contacts {kind:?}"), contacts(kind));
        add(&format!("essentials {kind:?}"), essentials(kind));
        for (values, targets) in [("61", "80"), ("53, 61", "80, 75"), ("12, 9", "5/8, 5/8")] {
            let mut spec = line(values, targets);
            spec.kind = kind;
            add(&format!("{values} {kind:?}"), spec);
        }
    }
    let mut bullet = line("12", "5/8");
    bullet.kind = ChartKind::Bullet;
    add("bullet", bullet);
    let years = |count: i16| -> Vec<Category> {
        (2012..2012 + count)
            .map(|start| {
                Category::of_period(Period::Year {
                    start,
                    kind: YearKind::Financial,
                })
            })
            .collect()
    };
    for kind in [ChartKind::Line, ChartKind::Bar] {
        let series = vec![
            series(
                "Gloucestershire",
                Role::Main,
                "22.1,24,25.5,26,26.6,27.4,28.8",
                "%",
            ),
            series(
                "South West",
                Role::Comparator,
                "25,24.1,23.9,22.5,21.9,23,23.9",
                "%",
            ),
            series(
                "England",
                Role::Comparator,
                "24.9,23.4,24,22.3,-,21.9,22.6",
                "%",
            ),
        ];
        add(
            &format!("referrals {kind:?}"),
            chart(kind, years(7), series),
        );
    }
    let areas = ["Gloucestershire County Council", "South West", "England"];
    let mut spec = chart(
        ChartKind::HorizontalBar,
        areas.into_iter().map(Category::named).collect(),
        vec![series(
            "Agency social workers",
            Role::Main,
            "28.6,17.0,15.8",
            "%",
        )],
    );
    spec.over_time = false;
    spec.own = Some(0);
    add("areas", spec);
    let spend = [
        "Learning",
        "Social, emotional and mental health",
        "Attendance",
    ];
    let mut spec = chart(
        ChartKind::Bar,
        spend.into_iter().map(Category::named).collect(),
        vec![series(
            "Spend",
            Role::Main,
            "773936.83,412927.19,21617.50",
            "",
        )],
    );
    spec.over_time = false;
    spec.unit = Unit::Pounds;
    add("spend", spec);
    samples
}

/// Series that are wrong in every way that the types allow.
pub fn oddities() -> Vec<(String, ChartSpec)> {
    let lists = [
        "",
        "-",
        "NaN, inf, -inf, 5",
        "1e38, 1, -1e38",
        "999999999999, 1",
        "0.000001, 0.000002",
        "-5, -1, -3",
        "1",
    ];
    let mut odd = Vec::new();
    for (_, kind) in ChartKind::ALL {
        for list in lists {
            for (categories, over_time) in
                [(0, true), (1, false), (3, true), (120, true), (90, false)]
            {
                for unit in [Unit::Percent, Unit::Number] {
                    let mut spec = chart(
                        kind,
                        months(categories),
                        vec![
                            series("A\u{1}\u{1b}[0m <b>&\"'", Role::Main, list, "<"),
                            series("", Role::Part, list, ""),
                            series(&"very long ".repeat(30), Role::Part, "1,2,3", ""),
                            series("儿童 🧒🏽", Role::Comparator, list, ""),
                        ],
                    );
                    spec.over_time = over_time;
                    spec.unit = unit;
                    spec.own = Some(7);
                    spec.target = target("80, 5/8, NaN, -1/inf");
                    odd.push((format!("{kind:?} {list} {categories} {unit:?}"), spec));
                }
            }
        }
    }
    let many = (0..40).map(|i| series(&format!("Series {i}"), Role::Companion, "1,2,3,4", ""));
    for (_, kind) in ChartKind::ALL {
        odd.push((
            format!("many {kind:?}"),
            chart(kind, months(4), many.clone().collect()),
        ));
    }
    odd
}
