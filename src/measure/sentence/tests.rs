use super::*;
use crate::measure::sample::*;
use crate::model::{Accumulation, ChartKind, ShareIn};

fn sentence(indicator: &Indicator) -> String {
    chart_sentence(&publication(vec![]), indicator, today())
}

#[test]
fn tells_value_target_change_extremes_and_comparators() {
    let mut conferences = conferences();
    conferences.comparators = vec![comparator("South West", "2018/19", "78.1")];
    assert_eq!(
        sentence(&conferences),
        "61% in May 2020, 19 percentage points below the target of 80%; 8 points up on April \
             2020. Highest 89% in June 2019, lowest 39% in October and November 2019. South West \
             78.1% in 2018/19."
    );
    assert_eq!(
        sentence(&contacts()),
        "2,156 contacts in March 2020, 162 fewer than in February 2020. Highest 2,497 in July \
             2019, lowest 1,720 in August 2019."
    );
}

#[test]
fn is_grammatical_for_each_unit() {
    let with = |unit, decimals, list: &str| {
        let mut series = indicator("series", "2020-03", list);
        series.unit = unit;
        series.decimals = decimals;
        sentence(&series)
    };
    assert_eq!(
        with(Unit::RatePer10000, 1, "53.7, 55.8"),
        "55.8 per 10,000 in April 2020, 2.1 per 10,000 up on March 2020."
    );
    assert_eq!(
        with(Unit::Pounds, 2, "1000, 773936.83"),
        "£773,936.83 in April 2020, £772,936.83 more than in March 2020."
    );
    assert_eq!(
        with(Unit::Days, 0, "4, 3"),
        "3 days in April 2020, 1 day less than in March 2020."
    );
    assert_eq!(with(Unit::Fte, 2, "77.04"), "77.04 FTE in March 2020.");
    assert_eq!(
        with(Unit::Percent, 0, "4, 4"),
        "4% in April 2020, the same as in March 2020."
    );
    assert_eq!(
        with(Unit::Percent, 0, "4, 4, 4"),
        "4% in May 2020, the same as in April 2020. The same in all 3 months."
    );
}

#[test]
fn says_what_is_missing_and_what_a_value_is_worth() {
    assert_eq!(
        sentence(&indicator("none", "2020-03", "[x], [z]")),
        NO_FIGURES
    );
    let mut none = indicator("none", "2020-03", "1");
    none.values.clear();
    assert_eq!(sentence(&none), NO_FIGURES);
    let mut audits = indicator("audits", "2020-01", "25, -, 23, [x], [x]");
    if let Some(datum) = audits.values.get_mut(&p("2020-03")) {
        datum.flags = vec![Flag::Provisional, Flag::Revised];
    }
    assert_eq!(
        sentence(&audits),
        "23% (provisional) in March 2020, 2 percentage points down on January 2020. No figures \
             for February, April and May 2020."
    );
}

#[test]
fn tells_nothing_of_hidden_figures() {
    assert_eq!(
        sentence(&indicator("hidden", "2020-01", "12, 14, 15, [c]")),
        "The figure for April 2020 is hidden so that nobody can be recognised."
    );
    assert_eq!(
        sentence(&indicator("hidden", "2020-01", "12, [c], 15, 17")),
        "17% in April 2020, 2 percentage points up on March 2020. Some figures are hidden so \
             that nobody can be recognised."
    );
}

#[test]
fn tells_series_that_are_drawn_together() {
    let mut enquiries = indicator("enquiries-in-24-hours", "2020-02", "60, 41");
    enquiries.chart_with = vec![id("decisions"), id("older")];
    let decisions = indicator("decisions", "2020-02", "92, 87");
    let older = indicator("older", "2020-02", "50");
    let publication = publication(vec![enquiries.clone(), decisions, older]);
    assert_eq!(
        chart_sentence(&publication, &enquiries, today()),
        "41% in March 2020, 19 percentage points down on February 2020. Decisions: 87%. Older: \
             50% in February 2020."
    );
    let mut sessions = indicator("sessions", "2020-01", "48, 57, 63");
    sessions.unit = Unit::Number;
    sessions.noun = "sessions".to_owned();
    sessions.span_of_values = Accumulation::SinceStart;
    assert_eq!(
        sentence(&sessions),
        "63 sessions by March 2020, 6 more than in February 2020."
    );
}

#[test]
fn tells_parts_of_a_whole() {
    let part = |name: &str, list: &str| {
        let mut part = contacts();
        part.id = id(name);
        part.short = crate::measure::capitalised(&name.replace('-', " "));
        part.values = values("2020-02", list);
        part
    };
    let mut all = part("all", "2318, 2156");
    all.total_of = vec![id("social-care"), id("other")];
    let publication = publication(vec![
        all.clone(),
        part("social-care", "773, 620"),
        part("other", "1545, 1536"),
    ]);
    assert_eq!(
        chart_sentence(&publication, &all, today()),
        "2,156 contacts in March 2020, 162 fewer than in February 2020. Of these: Social care \
             620 (28.8%); Other 1,536 (71.2%)."
    );
    let mut within = indicator("within-a-day", "2020-01", "94.9, 93.1, 90.2");
    within.decimals = 1;
    within.chart = Some(ChartKind::StackedPercent);
    within.chart_with = vec![id("over-a-day")];
    let mut over = indicator("over-a-day", "2020-01", "5.1, 6.6, 9.4");
    over.decimals = 1;
    let publication = crate::measure::sample::publication(vec![within.clone(), over]);
    assert_eq!(
        chart_sentence(&publication, &within, today()),
        "In March 2020: Within a day 90.2%; Over a day 9.4%. Within a day: highest 94.9% in \
         January 2020, lowest 90.2% in March 2020."
    );
}

#[test]
fn tells_tables() {
    let publication = publication(vec![]);
    let mut plans = plans_table();
    assert_eq!(
        table_sentence(&publication, &plans).as_deref(),
        Some("Highest: First, 452. Lowest: Fifth, 2.")
    );
    replace(&mut plans, "fifth", "[c]");
    assert_eq!(
        table_sentence(&publication, &plans).as_deref(),
        Some(SOME_HIDDEN)
    );
    let grades = table(
        "grades",
        TableBody::Rows {
            columns: vec![
                column("green", Unit::Number),
                column("red", Unit::Number),
                share_column("share", "red", ShareIn::Column(id("green"))),
            ],
            rows: vec![row("april", "8, 11, %"), row("january", "6, 6, %")],
        },
    );
    assert_eq!(
        table_sentence(&publication, &grades).as_deref(),
        Some("April: Green 8, Red 11. January: Green 6, Red 6.")
    );
}
