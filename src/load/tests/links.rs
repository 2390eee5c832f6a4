//! Ids, and what names them.

use super::{INDICATOR, SEF, Trial};

#[test]
fn an_id_is_there_once_in_the_whole_publication() {
    Trial::new()
        .with("data/glossary.toml", "[visits]\ntitle = \"Visits\"\ndefinition = \"Seeing a child.\"\n")
        .says(&["glossary.toml:1 “visits” duplicate-id: the id “visits” of a term is also that of an indicator … “visits” the first is here"]);
    Trial::new()
        .with(
            "data/glossary.toml",
            "[leaders]\ntitle = \"Leaders\"\ndefinition = \"Who lead.\"\n",
        )
        .says(&["“leaders” duplicate-id … come with the framework"]);
}

#[test]
fn what_is_named_must_be_there_and_of_the_right_kind() {
    Trial::new()
        .with("data/indicators/visits.toml", format!(
            "{INDICATOR}stations = [\"visits\"]\njudgement_areas = [\"leader\"]\nonly = [\"inspector\", \"staff\"]\npart_of = \"nothing\"\n"
        ))
        .says(&[
            "“visits” unknown-id: “visits” is an indicator, and a station is needed here",
            "“leader” unknown-id: there is no “leader” in the framework that sef.toml names | Did you mean “leaders”?",
            "“inspector” unknown-id: there is no “inspector” in sef.toml | There are: staff.",
            "“nothing” unknown-id: there is no “nothing” in data/indicators/ | There are: visits.",
        ]);
    Trial::new()
        .and(
            "data/indicators/visits.toml",
            "[visits.comparators.target]\nname = \"x\"\nvalues.2020-05 = 1\n",
        )
        .says(&["reserved-word"]);
}

#[test]
fn an_id_is_named_once_in_a_list() {
    Trial::new()
        .with(
            "data/indicators/visits.toml",
            format!("{INDICATOR}only = [\"staff\", \"staff\"]\n"),
        )
        .says(&["named-twice: “only” names “staff” twice … “staff” here first"]);
}

#[test]
fn sums_do_not_go_round_in_a_circle() {
    let one = |id: &str, more: &str| {
        format!(
            "{}{more}\n",
            INDICATOR.replace("[visits]", &format!("[{id}]"))
        )
    };
    Trial::new()
        .with(
            "data/indicators/visits.toml",
            one("visits", "total_of = [\"seen\"]") + &one("seen", "total_of = [\"visits\"]"),
        )
        .says(&["“visits” sum-in-a-circle", "“seen” sum-in-a-circle"]);
    Trial::new()
        .with(
            "data/indicators/visits.toml",
            one("visits", "total_of = [\"seen\"]") + &one("seen", "part_of = \"visits\""),
        )
        .says(&[]);
}

#[test]
fn frameworks_come_with_the_tool_or_from_the_author() {
    Trial::new()
        .with("sef.toml", SEF.replace("ilacs-2018", "ilacs-2019"))
        .says(&["“\"ilacs-2019\"” unknown-framework … Did you mean “ilacs-2018”?"]);
    let own = "title = \"Ours\"\nin_force = \"2027\"\ngrades = [\"Yes\", \"No\"]\n[areas.all-of-it]\ntitle = \"All\"\n";
    let trial = Trial::new().with("data/frameworks/ilacs-2018.toml", own);
    trial.says(&[]);
    let framework = trial.load().publication.unwrap().framework;
    assert_eq!(
        (framework.title.as_str(), framework.areas.len()),
        ("Ours", 1)
    );
}

#[test]
fn statuses_lie_on_their_scale() {
    let scales = "[plan-status]\ntitle = \"Status\"\n[plan-status.levels]\non-target = { title = \"On target\", tone = \"good\" }\n";
    let plan = "title = \"Practice\"\n[status]\n2020-05 = \"on-taget\"\n2020-04 = { level = \"on-target\", note = \"late\" }\n";
    Trial::new()
        .with("data/scales.toml", scales)
        .with("data/plan/1-practice.toml", plan)
        .says(&["1-practice.toml:3 “\"on-taget\"” unknown-status … Did you mean “on-target”? The levels are: on-target."]);
    Trial::new()
        .with("data/plan/1-practice.toml", plan)
        .says(&["missing-scale: there is no scale “plan-status” for this status"]);
}

#[test]
fn plans_stand_in_the_order_of_their_numbers() {
    let trial = Trial::new()
        .with("data/plan/10-last.toml", "title = \"Last\"\n[actions.third]\ntitle = \"Third\"\ndue = { recurring = \"monthly\" }\n")
        .with("data/plan/2-first.toml", "title = \"First\"\n[actions.second]\ntitle = \"B\"\ndue = \"2020-06\"\n[actions.a-first]\ntitle = \"A\"\n");
    trial.says(&[]);
    let publication = trial.load().publication.unwrap();
    let numbers: Vec<&str> = publication
        .priorities
        .iter()
        .map(|p| p.number.as_str())
        .collect();
    assert_eq!(numbers, ["2", "10"]);
    let actions: Vec<&str> = publication.actions.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(
        actions,
        ["second", "a-first", "third"],
        "in the author's order"
    );
    let due = &publication.actions.first().unwrap().due;
    assert_eq!(due.words, "June 2020");
    Trial::new()
        .with("data/plan/1-a.toml", "title = \"A\"\n")
        .with("data/plan/1-b.toml", "title = \"B\"\n")
        .with("data/plan/c.toml", "title = \"C\"\n")
        .says(&["duplicate-number", "missing-number … Call it 1-c.toml"]);
}

#[test]
fn due_dates_have_one_form() {
    for (due, wanted) in [
        (
            "\"June\"",
            "“\"June\"” bad-period: “June” is no period … Words stand in { recurring",
        ),
        (
            "2020",
            "wrong-type … Put the year in quotation marks: due = \"2020\"",
        ),
        ("{ by = \"2020-06\", open = \"later\" }", "bad-due"),
        (
            "{ recurring = \"monthly\", words = \"x\" }",
            "bad-due … “words” goes with “by”",
        ),
        (
            "{ recuring = \"monthly\" }",
            "unknown-key: a due date has no “recuring” | Did you mean “recurring”?",
        ),
    ] {
        Trial::new()
            .with(
                "data/plan/1-a.toml",
                format!("title = \"A\"\n[actions.b]\ntitle = \"B\"\ndue = {due}\n"),
            )
            .says(&[wanted]);
    }
}

#[test]
fn grades_are_those_of_the_framework() {
    Trial::new()
        .with("data/scrutiny/ofsted-2017.toml", "title = \"Inspection\"\nbody = \"Ofsted\"\ngrades = { leaders = \"Bad\", leader = \"Good\" }\n")
        .says(&[
            "“leaders” unknown-grade … Outstanding, Good",
            "“leader” unknown-id … Did you mean “leaders”?",
        ]);
}

#[test]
fn a_short_form_names_one_term() {
    Trial::new()
        .with("data/glossary.toml", "[b]\ntitle = \"Z\"\nlabels = [\"CP\"]\ndefinition = \"…\"\n[c]\ntitle = \"y\"\nlabels = [\"CP\"]\ndefinition = \"…\"\n")
        .says(&["glossary.toml:7 “CP” duplicate-label"]);
}

#[test]
fn a_section_has_a_number_of_its_own() {
    Trial::new()
        .with(
            "content/1.0-again.md",
            "+++\ntitle = \"Again\"\n+++\n\nText.\n",
        )
        .says(&["duplicate-number: two sections have the number 1.0"]);
}
