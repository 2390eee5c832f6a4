//! References that name nothing: what is said, and what help is offered.

use super::*;

#[test]
fn what_names_nothing_is_told_with_help() {
    let (_files, all) = publication("mistakes");
    for (raw, code, help) in [
        ("maash", "unknown-id", "Did you mean [[mash]]?"),
        (
            "sction-20:target@2020-03",
            "unknown-id",
            "Did you mean [[section-20:target@2020-03]]?",
        ),
        ("Section 20", "unknown-id", "Did you mean [[section-20]]?"),
        ("ICPCs", "unknown-id", "Did you mean [[ICPC]]?"),
        ("zzz", "unknown-id", "Everything has an id"),
        ("", "unknown-id", "Everything has an id"),
        ("@2020-05", "unknown-id", "Everything has an id"),
        ("ICPC:target", "unknown-id", "[[conference|your words]]"),
        ("3.2-maash.md", "unknown-id", "Did you mean [[mash]]?"),
        ("icpc.md", "unknown-id", "“icpc” is an indicator"),
        (
            "icpc:traget",
            "unknown-facet",
            "Did you mean [[icpc:target]]?",
        ),
        ("icpc:wales", "unknown-facet", "title, england."),
        ("icpc:", "unknown-facet", "You can write [[icpc]] alone"),
        ("icpc:a/b", "unknown-facet", "Write [[icpc]]."),
        ("icpc@2018-04", "no-value", "Its first is for 2019-05."),
        ("icpc@2020-01", "no-value", "for 2019-05 and 2020-03."),
        ("icpc@2020-06", "no-value", "Its latest is for 2020-05."),
        (
            "icpc:change@2019-05..2020-06",
            "no-value",
            "Its latest is for 2020-05.",
        ),
        (
            "icpc:england@2019/20",
            "no-value",
            "Its latest is for 2018/19.",
        ),
        ("icpc@", "bad-period", "[[id@2020-05]]"),
        ("icpc@May 2020", "bad-period", "Write 2020-05."),
        ("icpc@2019/20", "wrong-period", "2020-05"),
        (
            "section-20@2011-12",
            "wrong-period",
            "If the year is meant, write 2011/12.",
        ),
        ("section-20@2019", "wrong-period", "2018/19 or 2019/20"),
        ("later", "no-value", "Name it: [[later@2020-06]]."),
        ("icpc:numerator", "no-counts", "{ n = 210, of = 754 }"),
        ("section-20:target", "no-target", "[section-20.targets]"),
        ("section-20:status", "no-target", "[section-20.targets]"),
        (
            "icpc:target@2019-03",
            "no-target",
            "[[icpc:target@2019-04]]",
        ),
        (
            "icpc@2020-03..2020-05",
            "two-periods",
            "[[icpc:change@2020-03..2020-05]]",
        ),
        (
            "icpc:change@2020-05..2020-03",
            "two-periods",
            "[[icpc:change@2020-03..2020-05]]",
        ),
        (
            "icpc:change@2020-05..2020-05",
            "two-periods",
            "[[icpc:change@2020-05]]",
        ),
        ("icpc:title@2020-05", "period-of-nothing", "[[icpc:title]]"),
        (
            "repeat-plans:third/children",
            "unknown-cell",
            "first, second.",
        ),
        (
            "repeat-plans:second/childs",
            "unknown-cell",
            "Did you mean “children”?",
        ),
        (
            "repeat-plans:children/second",
            "unknown-cell",
            "[[repeat-plans:second/children]]",
        ),
        (
            "repeat-plans:second",
            "unknown-cell",
            "[[repeat-plans:row/column]]",
        ),
        ("repeat-plans:second/", "unknown-cell", "children, note."),
        ("repeat-plans:second/note", "empty-cell", "\"[x]\""),
        (
            "repeat-plans@2020-05",
            "period-of-nothing",
            "Take out the @",
        ),
        (
            "side-by-side:later/2020-06",
            "unknown-cell",
            "icpc, section-20.",
        ),
        (
            "side-by-side:icpc/2020-01",
            "no-value",
            "for 2019-05 and 2020-03.",
        ),
        (
            "find-teams:owners",
            "unknown-facet",
            "Did you mean [[find-teams:owner]]?",
        ),
        ("practice:due", "unknown-facet", "title, status, impact."),
        ("mash:owner", "unknown-facet", "[[mash|your words]]"),
        ("audit-2020@2020-05", "period-of-nothing", "Take out the @"),
        ("conference:title", "unknown-facet", "[[conference]]"),
    ] {
        match may(&all, raw) {
            Ok(target) => panic!("{raw} is {target:?}"),
            Err(problem) => {
                let said = problem.help.unwrap_or_default();
                assert_eq!(problem.code, code, "{raw}: {} {said}", problem.message);
                assert!(said.contains(help), "{raw}: {} {said}", problem.message);
            }
        }
    }
}
