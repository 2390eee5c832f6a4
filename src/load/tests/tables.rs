//! Tables of figures.

use super::Trial;
use crate::model::*;

const FILE: &str = "data/tables/plans.toml";

fn table(columns: &str, rows: &str) -> Trial {
    Trial::new().with(
        FILE,
        format!(
            "[plans]\ntitle = \"Plans\"\nrow_title = \"Plan\"\ncounts = \"children\"\n[plans.columns]\n{columns}\n[plans.rows]\n{rows}\n"
        ),
    )
}

const COLUMNS: &str = r#"
children = { title = "Children", unit = "number" }
share = { title = "Share", decimals = 1, share_of = "children", in_row = "total" }
remark = { title = "Remark" }"#;

const ROWS: &str = r#"
second = { title = "Second", children = 195, remark = "with *care*" }
first = { title = "First", children = "[x]" }
total = { title = "All", children = 647, total_of = ["first", "second"] }"#;

#[test]
fn a_table_keeps_the_order_of_its_author() {
    let trial = table(COLUMNS, ROWS);
    trial.says(&[]);
    let publication = trial.load().publication.unwrap();
    let TableBody::Rows { columns, rows } = &publication.tables.first().unwrap().body else {
        panic!("rows");
    };
    let keys: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(keys, ["second", "first", "total"]);
    assert_eq!(
        columns[1].unit,
        Some(Unit::Percent),
        "a share is in per cent"
    );
    assert_eq!(columns[1].share_in, Id::new("total").map(ShareIn::Row));
    assert!(matches!(
        rows[0].cells[..],
        [Cell::Figure(_), Cell::Computed, Cell::Words(_)]
    ));
    assert!(matches!(
        rows[1].cells[..],
        [Cell::Figure(_), Cell::Computed, Cell::Empty]
    ));
}

#[test]
fn cells_fit_their_columns() {
    for (row, wanted) in [
        (
            "a = { title = \"A\", childen = 5 }",
            "unknown-key: this table has no column “childen” | Did you mean “children”?",
        ),
        ("a = { title = \"A\", share = 5 }", "“5” computed-cell"),
        (
            "a = { title = \"A\", remark = 5 }",
            "wrong-type: the column “remark” holds words",
        ),
        (
            "a = { title = \"A\", children = \"five\" }",
            "“five” bad-figure",
        ),
        ("a = { children = 5 }", "missing-key: a row needs “title”"),
        (
            "a = { title = \"A\", part_of = \"b\" }",
            "“\"b\"” unknown-id: there is no “b” among the rows",
        ),
        (
            "a = { title = \"A\", total_of = [\"a\"] }",
            "sum-in-a-circle: “a” is a part of itself",
        ),
    ] {
        let rows = format!("{row}\ntotal = {{ title = \"All\" }}");
        let said = table(COLUMNS, &rows).said();
        let first = said.first().cloned().unwrap_or_default();
        assert!(
            first.contains(wanted),
            "{row}: wanted {wanted}, said {said:?}"
        );
    }
}

#[test]
fn shares_are_shares_of_typed_figures() {
    for (columns, wanted) in [
        (
            "a = { title = \"A\", share_of = \"b\" }\nb = { title = \"B\", unit = \"number\" }",
            "bad-share: this column needs “in_row” or “in_column”",
        ),
        (
            "a = { title = \"A\", in_row = \"r\" }",
            "bad-share: this column needs “share_of”",
        ),
        (
            "a = { title = \"A\", share_of = \"b\", in_row = \"r\" }\nb = { title = \"B\" }",
            "bad-share: the column “b” holds words",
        ),
        (
            "a = { title = \"A\", share_of = \"b\", in_column = \"c\" }\nb = { title = \"B\", unit = \"number\" }",
            "unknown-id: there is no “c” among the columns",
        ),
        (
            "title = { title = \"A\" }",
            "reserved-word: a column cannot be called “title”",
        ),
        (
            "a = { title = \"A\", total_of = [\"b\"] }\nb = { title = \"B\", total_of = [\"a\"] }",
            "sum-in-a-circle",
        ),
    ] {
        let said = table(columns, "r = { title = \"R\" }").said();
        let first = said.first().cloned().unwrap_or_default();
        assert!(
            first.contains(wanted),
            "{columns}: wanted {wanted}, said {said:?}"
        );
    }
}

#[test]
fn a_table_may_show_series_instead() {
    let trial = Trial::new().with(FILE, "[plans]\ntitle = \"Plans\"\ncounts = \"children\"\nseries = [\"visits\"]\nfrom = \"2019-12\"\nto = \"2020-05\"\n");
    trial.says(&[]);
    Trial::new()
        .with(FILE, "[plans]\ntitle = \"Plans\"\ncounts = \"children\"\nseries = [\"visit\"]\nfrom = \"2020-05\"\nto = \"2019-12\"\n[plans.rows]\n")
        .says(&["“visit” unknown-id … “visits”", "wrong-order", "two-kinds-of-table"]);
    Trial::new()
        .with(FILE, "[plans]\ntitle = \"Plans\"\ncounts = \"children\"\n")
        .says(&["needs “columns”", "needs “rows”", "needs “row_title”"]);
}

#[test]
fn a_scale_is_that_of_the_columns() {
    let scales = "[grades]\ntitle = \"Grades\"\n[grades.levels]\ngood = { title = \"Good\" }\n";
    let columns = "good = { title = \"Good\", unit = \"number\" }";
    let rows = "r = { title = \"R\", good = 5 }";
    for (columns, wanted) in [
        (columns, &[][..]),
        (
            "bad = { title = \"Bad\", unit = \"number\" }",
            &["unused-scale"][..],
        ),
    ] {
        let rows = if wanted.is_empty() {
            rows
        } else {
            "r = { title = \"R\" }"
        };
        let text = format!(
            "[plans]\ntitle = \"Plans\"\nrow_title = \"Plan\"\ncounts = \"children\"\nscale = \"grades\"\n[plans.columns]\n{columns}\n[plans.rows]\n{rows}\n"
        );
        Trial::new()
            .with("data/scales.toml", scales)
            .with(FILE, text)
            .says(wanted);
    }
}
