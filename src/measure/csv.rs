//! What a download holds: plain digits, shorthand codes, and nothing that a spreadsheet would run.

use super::{
    CellView, Style, TargetInForce, periods, plain_text, reading, remark_on, shown_with,
    table_view, target_at, was_published,
};
use crate::model::{Absence, Amount, Datum, Decimal, Indicator, Period, Publication, Table, Unit};

/// The rows of a CSV file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Download {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
}

impl Download {
    /// The file (RFC 4180): UTF-8, commas, lines that end in CR LF. Text that a spreadsheet could
    /// take for a formula has an apostrophe before it.
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.header).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| quoted(&harmless(cell))).collect();
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
        text
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// `text` with an apostrophe before it where a spreadsheet would take it for a formula (OWASP,
/// “CSV injection”): it starts with `=`, `+`, `-`, `@`, a tab or a line's end, also in full width,
/// and is no plain number.
pub fn harmless(text: &str) -> String {
    const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－'];
    let risky = text.starts_with(STARTS) || text.starts_with('＠');
    if risky && Decimal::parse(text).is_none() {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A figure for a download: the digits as typed; a fraction as it is shown; a shorthand, `[x]`.
pub fn raw_value(style: Style, datum: &Datum) -> String {
    match (&datum.amount, style.value(&datum.amount)) {
        (Amount::Number(number), _) => number.to_string(),
        (_, Ok(value)) => value.to_string(),
        (_, Err(absence)) => absence.shorthand().to_owned(),
    }
}

fn raw_flags(datum: &Datum) -> String {
    datum.flags.iter().map(|flag| flag.shorthand()).collect()
}

/// The columns of an indicator's download, and whether each is left out where it is empty.
const COLUMNS: [(&str, bool); 12] = [
    ("period", false),
    ("from", false),
    ("to", false),
    ("series", false),
    ("value", false),
    ("unit", false),
    ("flags", true),
    ("numerator", true),
    ("denominator", true),
    ("target", true),
    ("target_to", true),
    ("note", true),
];

/// An indicator's download: a row for each period, then for each of those that are shown with it,
/// then for each figure of a comparator that had been published when the publication came out. Columns for flags, fractions, targets and
/// remarks are there where the indicator has some.
pub fn indicator_download(publication: &Publication, indicator: &Indicator) -> Download {
    let as_at = publication.about.published;
    let word_of = |wanted: Unit| {
        let found = Unit::ALL.iter().find(|(_, unit)| *unit == wanted);
        found.map_or("", |(word, _)| word)
    };
    let mut lines: Vec<[String; COLUMNS.len()]> = Vec::new();
    for one in shown_with(publication, indicator) {
        for at in periods(one, as_at) {
            let datum = reading(one, at).map(|reading| reading.datum);
            let (style, unit) = (Style::of(one), word_of(one.unit));
            let target = target_at(one, at);
            lines.push(line(style, &one.short, unit, at, datum, target));
        }
    }
    let unit = word_of(indicator.unit);
    for comparator in &indicator.comparators {
        let style = Style::of_comparator(indicator, comparator);
        let published = was_published(publication, comparator);
        for (at, datum) in &comparator.values {
            if published && at.last_day() <= as_at {
                lines.push(line(style, &comparator.name, unit, *at, Some(datum), None));
            }
        }
    }
    let kept: Vec<bool> = COLUMNS
        .iter()
        .enumerate()
        .map(|(i, (_, may_be_left_out))| {
            !may_be_left_out
                || lines
                    .iter()
                    .any(|line| line.get(i).is_some_and(|cell| !cell.is_empty()))
        })
        .collect();
    let keep = |cells: Vec<String>| -> Vec<String> {
        let kept = cells.into_iter().zip(&kept);
        kept.filter(|(_, keep)| **keep)
            .map(|(cell, _)| cell)
            .collect()
    };
    Download {
        header: keep(COLUMNS.map(|(name, _)| name.to_owned()).to_vec()),
        rows: lines.into_iter().map(|line| keep(line.to_vec())).collect(),
    }
}

fn line(
    style: Style,
    series: &str,
    unit: &str,
    at: Period,
    datum: Option<&Datum>,
    target: Option<TargetInForce>,
) -> [String; COLUMNS.len()] {
    let (n, of) = match datum.and_then(super::counts_of) {
        Some((n, of)) => (n.to_string(), of.to_string()),
        None => Default::default(),
    };
    [
        at.to_string(),
        at.first_day().to_string(),
        at.last_day().to_string(),
        series.to_owned(),
        datum.map_or_else(
            || Absence::NotAvailable.shorthand().to_owned(),
            |datum| raw_value(style, datum),
        ),
        unit.to_owned(),
        datum.map_or_else(String::new, raw_flags),
        n,
        of,
        target.map_or_else(String::new, |target| target.low.to_string()),
        target
            .filter(TargetInForce::is_range)
            .map_or_else(String::new, |target| target.high.to_string()),
        datum.and_then(remark_on).unwrap_or_default().to_owned(),
    ]
}

/// A table's download: its rows and columns, with a column of flags behind each that has some.
pub fn table_download(publication: &Publication, table: &Table) -> Download {
    let view = table_view(publication, table);
    let value_of = |cell: &CellView| match cell.words {
        Some(words) => plain_text(publication, words, publication.about.published),
        None => cell.raw.clone(),
    };
    let flags_of = |cell: &CellView| cell.datum.map_or_else(String::new, raw_flags);
    let flagged: Vec<bool> = (0..view.columns.len())
        .map(|i| {
            view.rows
                .iter()
                .filter_map(|row| row.cells.get(i))
                .any(|cell| !flags_of(cell).is_empty())
        })
        .collect();
    let mut header = vec![view.row_title.clone()];
    for (column, has_flags) in view.columns.iter().zip(&flagged) {
        header.push(column.title.clone());
        if *has_flags {
            header.push(format!("{}: flags", column.title));
        }
    }
    let rows = view.rows.iter().map(|row| {
        let mut cells = vec![row.title.clone()];
        for (cell, has_flags) in row.cells.iter().zip(&flagged) {
            cells.push(value_of(cell));
            if *has_flags {
                cells.push(flags_of(cell));
            }
        }
        cells
    });
    Download {
        rows: rows.collect(),
        header,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::*;
    use crate::model::{AimLevel, Cell, Flag, TableBody};

    #[test]
    fn disarms_formulas() {
        for text in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["-3", "+4.5", "1,000", "[x]", "Gloucester", ""] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn holds_what_is_shown_with_an_indicator() {
        let part = indicator("part", "2020-04", "3");
        let beside = indicator("beside", "2020-04", "9");
        let mut whole = indicator("whole", "2020-04", "5");
        whole.total_of = vec![part.id.clone()];
        whole.chart_with = vec![beside.id.clone(), part.id.clone()];
        let publication = publication(vec![whole.clone(), part, beside]);
        let rows = indicator_download(&publication, &whole).rows;
        let series: Vec<_> = rows.iter().map(|row| (&*row[3], &*row[4])).collect();
        assert_eq!(series, [("Whole", "5"), ("Part", "3"), ("Beside", "9")]);
    }

    #[test]
    fn writes_a_series_with_what_it_has() {
        let publication = publication(vec![]);
        let mut share = indicator("share", "2020-04", "27.8, -");
        share.values.insert(p("2020-05"), fraction("210", "754"));
        share.decimals = 1;
        let csv = indicator_download(&publication, &share).to_csv();
        assert_eq!(
            csv,
            "period,from,to,series,value,unit,numerator,denominator\r\n\
             2020-04,2020-04-01,2020-04-30,Share,27.8,percent,,\r\n\
             2020-05,2020-05-01,2020-05-31,Share,27.9,percent,210,754\r\n"
        );

        let mut plans = indicator("plans", "2020-03", "35.25, -, [c]");
        aim(&mut plans, "2020-03", AimLevel::Range(d("5"), d("8")));
        plans.comparators = vec![comparator("=South, West", "2018/19", "23.1")];
        for datum in plans.values.values_mut() {
            datum.flags = vec![Flag::Provisional, Flag::Revised];
        }
        let download = indicator_download(&publication, &plans);
        assert_eq!(
            download.header,
            [
                "period",
                "from",
                "to",
                "series",
                "value",
                "unit",
                "flags",
                "target",
                "target_to"
            ]
        );
        let values: Vec<&str> = download
            .rows
            .iter()
            .filter_map(|row| row.get(4))
            .map(String::as_str)
            .collect();
        assert_eq!(values, ["35.25", "[x]", "[c]", "23.1"]);
        let csv = download.to_csv();
        assert!(csv.contains("2020-03,2020-03-01,2020-03-31,Plans,35.25,percent,[p][r],5,8\r\n"));
        assert!(csv.contains("\"'=South, West\",23.1"));
    }

    #[test]
    fn writes_a_table_with_its_words_said() {
        let publication = publication(vec![conferences()]);
        let mut remark = column("remark", Unit::Number);
        remark.unit = None;
        let mut first = row("first", "4, -");
        let mut text = words("was ");
        text.push(refer(fact(
            "conferences",
            crate::model::Facet::Value,
            None,
            None,
        )));
        first.cells.pop();
        first.cells.push(Cell::Words(text));
        if let Some(Cell::Figure(datum)) = first.cells.first_mut() {
            datum.flags = vec![Flag::Estimated];
        }
        let table = table(
            "mixed",
            TableBody::Rows {
                columns: vec![column("children", Unit::Number), remark],
                rows: vec![first],
            },
        );
        assert_eq!(
            table_download(&publication, &table).to_csv(),
            "Row,Children,Children: flags,Remark\r\nFirst,4,[e],was 61%\r\n"
        );
    }
}
