//! Statuses and due dates.

use super::{Given, Reader};
use crate::diagnostic::Diagnostic;
use crate::load::schema::{DUE, Kind, STATUS};
use crate::model::*;
use toml::de::DeValue;

impl Reader<'_> {
    pub(super) fn status(&mut self, given: &Given) -> Option<Status> {
        let place = self.place(given.value);
        let (level, span, note, decision) = match given.value.get_ref() {
            DeValue::Table(table) => {
                let record = self.record(table, place, &STATUS);
                self.findings.diagnostics.extend(record.half_decision());
                let level = record.words("level")?;
                (
                    level,
                    record.span_of("level"),
                    record.words("note"),
                    record.decision(),
                )
            }
            DeValue::String(_) => (self.words(given, true)?, place, None, None),
            _ => {
                self.wrong_type(given, &Kind::Status);
                return None;
            }
        };
        let Some(id) = Id::new(&level) else {
            let better = Id::from_words(&level).map(|id| format!(" For example: {id}"));
            self.report(
                Diagnostic::error("bad-id", format!("“{level}” is no status"))
                    .at(span)
                    .help(format!(
                        "A status is named by its id in data/scales.toml, in small letters with hyphens.{}",
                        better.unwrap_or_default()
                    )),
            );
            return None;
        };
        Some(Status {
            level: id,
            note,
            decision,
            span,
        })
    }

    pub(super) fn due(&mut self, given: &Given) -> Option<Due> {
        let place = self.place(given.value);
        let DeValue::Table(table) = given.value.get_ref() else {
            return self.due_period(given);
        };
        let before = self.findings.diagnostics.len();
        let record = self.record(table, place, &DUE);
        let told = self.findings.diagnostics.len() > before;
        let ways = ["by", "recurring", "without_year", "open"];
        let given_ways: Vec<&str> = ways
            .into_iter()
            .filter(|way| table.contains_key(*way))
            .collect();
        let way = match given_ways[..] {
            [way] => way,
            [] if told => return None,
            [] if table.contains_key("words") => "open",
            _ => {
                let problem = Diagnostic::error("bad-due", "a due date says one thing of when")
                    .at(place)
                    .help(format!(
                        "Write one of: {}. With “by”, “words” may give the plan's own words.",
                        ways.join(", ")
                    ));
                self.report(problem);
                return None;
            }
        };
        let own = record.words("words");
        match way {
            "by" => {
                let period = record.period("by")?;
                Some(Due {
                    when: When::By(period),
                    words: own.unwrap_or_else(|| period.words()),
                    span: None,
                })
            }
            _ => {
                if own.is_some() && table.contains_key(way) {
                    let problem = Diagnostic::error(
                        "bad-due",
                        format!("“words” goes with “by”; the words of “{way}” are its own"),
                    )
                    .at(record.span_of("words"))
                    .help(format!(
                        "Write {{ {way} = \"…\" }} with all the words in it."
                    ));
                    self.report(problem);
                }
                Some(Due {
                    when: match way {
                        "recurring" => When::Recurring,
                        "without_year" => When::WithoutYear,
                        _ => When::Open,
                    },
                    words: record.words(way).or(own).unwrap_or_default(),
                    span: None,
                })
            }
        }
    }

    fn due_period(&mut self, given: &Given) -> Option<Due> {
        let first = self.findings.diagnostics.len();
        let period = self.period(given);
        if period.is_none()
            && let Some(problem) = self.findings.diagnostics.get_mut(first)
            && problem.code == "bad-period"
        {
            let help = match problem.help.take().filter(|help| help.starts_with("Write")) {
                Some(help) => help,
                None => "Write the date: \"2020-09\", 2020-09-30 or \"2020/21 Q2\".".to_owned(),
            };
            problem.help = Some(format!(
                "{help} Words stand in {{ recurring = \"…\" }}, {{ without_year = \"…\" }} or {{ open = \"…\" }}."
            ));
        }
        period.map(|period| Due {
            when: When::By(period),
            words: period.words(),
            span: None,
        })
    }
}
