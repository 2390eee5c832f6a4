//! Words, numbers, days, periods and ids.

use super::{Given, Reader, Written};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::load::id_rule::bad_id;
use crate::load::mapped_text::MappedText;
use crate::load::markdown;
use crate::load::mention::Mention;
use crate::load::period_hint::period_hint;
use crate::load::schema::{Kind, Wants};
use crate::model::*;
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeArray, DeValue};

/// What people write for one of the words that a key can have.
const OTHER_WORDS: [(&str, &str); 24] = [
    ("%", "percent"),
    ("per cent", "percent"),
    ("percentage", "percent"),
    ("£", "pounds"),
    ("count", "number"),
    ("rate", "rate-per-10000"),
    ("per 10,000", "rate-per-10000"),
    ("good", "high"),
    ("up", "high"),
    ("higher", "high"),
    ("high is good", "high"),
    ("bad", "low"),
    ("down", "low"),
    ("lower", "low"),
    ("low is good", "low"),
    ("neutral", "none"),
    ("month", "monthly"),
    ("quarter", "quarterly"),
    ("year", "yearly"),
    ("annual", "yearly"),
    ("annually", "yearly"),
    ("final", "approved"),
    ("signed off", "approved"),
    ("live", "published"),
];

impl Reader<'_> {
    /// The text of a string, with its places.
    pub(super) fn mapped(&self, value: &Spanned<DeValue>) -> MappedText {
        MappedText::of_toml_string(self.raw(value), self.file, self.place(value).start as usize)
    }

    /// Text that is there and holds no control characters.
    fn string(&mut self, given: &Given, kind: &Kind, required: bool) -> Option<MappedText> {
        if !matches!(given.value.get_ref(), DeValue::String(_)) {
            match (given.value.get_ref(), kind) {
                (DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_), Kind::Words) => {
                    let raw = self.raw(given.value).to_owned();
                    self.error(
                        "wrong-type",
                        self.place(given.value),
                        format!(
                            "“{}” needs words, and this is {}",
                            given.name,
                            self.describe(given.value)
                        ),
                        format!("Put it in quotation marks: {} = \"{raw}\"", given.name),
                    );
                }
                _ => self.wrong_type(given, kind),
            }
            return None;
        }
        let text = self.mapped(given.value);
        let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        if let Some(at) = text.text().find(control) {
            self.error(
                "control-character",
                text.span(at..at + 1),
                format!("“{}” holds a character that cannot be shown", given.name),
                "Delete it and type the text around it again.".to_owned(),
            );
            return None;
        }
        if text.text().trim().is_empty() {
            if required {
                self.error(
                    "empty-value",
                    self.place(given.value),
                    format!("“{}” is empty", given.name),
                    format!("For example: {} = {}", given.name, given.example),
                );
            }
            return None;
        }
        Some(text)
    }

    pub(super) fn words(&mut self, given: &Given, required: bool) -> Option<String> {
        let text = self.string(given, &Kind::Words, required)?;
        Some(one_line(text.text()))
    }

    pub(super) fn line(&mut self, given: &Given, required: bool) -> Option<Inlines> {
        let text = self.string(given, &Kind::Line, required)?;
        Some(markdown::parse_line(&text, &mut self.findings.diagnostics))
    }

    pub(super) fn blocks(&mut self, given: &Given, required: bool) -> Option<Vec<Block>> {
        let text = self.string(given, &Kind::Text, required)?;
        Some(markdown::parse_blocks(
            &text,
            &mut self.findings.diagnostics,
        ))
    }

    fn list<'v, 't>(&mut self, given: &Given<'v, 't>, kind: &Kind) -> Option<&'v DeArray<'t>> {
        let list = given.value.get_ref().as_array();
        if list.is_none() {
            if let DeValue::String(_) = given.value.get_ref() {
                let raw = self.raw(given.value).to_owned();
                self.error(
                    "wrong-type",
                    self.place(given.value),
                    format!("“{}” needs {}, and this is text", given.name, kind.what()),
                    format!("Put brackets around it: {} = [{raw}]", given.name),
                );
            } else {
                self.wrong_type(given, kind);
            }
        }
        list
    }

    /// The words of a list, each with its place.
    fn strings(&mut self, given: &Given, kind: &Kind) -> Option<Vec<Written>> {
        let list = self.list(given, kind)?;
        let mut words = Vec::new();
        for item in list.iter() {
            let item = Given {
                value: item,
                ..*given
            };
            if let Some(text) = self.string(&item, &Kind::Words, true) {
                words.push(Written {
                    text: one_line(text.text()),
                    span: text.whole(),
                });
            }
        }
        Some(words)
    }

    pub(super) fn word_list(&mut self, given: &Given) -> Option<Vec<Written>> {
        self.strings(given, &Kind::WordList)
    }

    pub(super) fn address(&mut self, given: &Given) -> Option<String> {
        let text = self.string(given, &Kind::Address, false)?;
        let address = text.text().trim();
        let host = ["https://", "http://"]
            .into_iter()
            .find_map(|scheme| address.strip_prefix(scheme));
        if host.is_none_or(|host| host.is_empty() || host.contains(char::is_whitespace)) {
            self.error(
                "bad-address",
                text.whole(),
                format!("“{address}” is no web address"),
                "A web address begins with https:// and has no spaces.".to_owned(),
            );
            return None;
        }
        Some(address.to_owned())
    }

    /// What a string or a date says, without quotation marks; numbers are told to have some.
    fn date_text(&mut self, given: &Given, kind: &Kind) -> Option<String> {
        match given.value.get_ref() {
            DeValue::String(text) => Some(text.trim().to_owned()),
            DeValue::Datetime(_) => Some(self.raw(given.value).trim().to_owned()),
            DeValue::Integer(_) if matches!(kind, Kind::Period) => {
                let raw = self.raw(given.value).to_owned();
                self.error(
                    "wrong-type",
                    self.place(given.value),
                    format!("“{}” needs a period, and this is a number", given.name),
                    format!(
                        "Put the year in quotation marks: {} = \"{raw}\"",
                        given.name
                    ),
                );
                None
            }
            _ => {
                self.wrong_type(given, kind);
                None
            }
        }
    }

    pub(super) fn day(&mut self, given: &Given) -> Option<Date> {
        let text = self.date_text(given, &Kind::Day)?;
        match Period::parse(&text, YearKind::Financial) {
            Some(Period::Day(day)) => Some(day),
            _ => {
                let hint = period_hint(&text).filter(|hint| hint.len() == 10);
                self.error(
                    "bad-day",
                    self.place(given.value),
                    format!("“{}” needs a day, and “{text}” is none", given.name),
                    match hint {
                        Some(day) => format!("Write {} = {day}", given.name),
                        None => format!(
                            "A day is written year-month-day, without a time: {} = 2020-05-22",
                            given.name
                        ),
                    },
                );
                None
            }
        }
    }

    pub(super) fn period(&mut self, given: &Given) -> Option<Period> {
        let text = self.date_text(given, &Kind::Period)?;
        let period = Period::parse(&text, YearKind::Financial);
        if period.is_none() {
            let problem = bad_period(&text).at(self.place(given.value));
            self.report(problem);
        }
        period
    }

    pub(super) fn id(&mut self, given: &Given, wants: Wants) -> Option<Id> {
        let text = self.string(given, &Kind::Id(wants), false)?;
        let written = Written {
            text: text.text().trim().to_owned(),
            span: text.whole(),
        };
        self.mention(&written, given.name, wants)
    }

    pub(super) fn ids(&mut self, given: &Given, wants: Wants) -> Option<Vec<(Id, Span)>> {
        let mut ids: Vec<(Id, Span)> = Vec::new();
        for written in self.strings(given, &Kind::Ids(wants))? {
            let Some(id) = self.mention(&written, given.name, wants) else {
                continue;
            };
            if let Some((_, first)) = ids.iter().find(|(other, _)| *other == id) {
                let problem = Diagnostic::warning(
                    "named-twice",
                    format!("“{}” names “{id}” twice", given.name),
                )
                .at(written.span)
                .related(*first, "here first")
                .help("Take one of the two out.");
                self.report(problem);
                continue;
            }
            ids.push((id, written.span));
        }
        Some(ids)
    }

    fn mention(&mut self, written: &Written, name: &str, wants: Wants) -> Option<Id> {
        let Some(id) = Id::new(&written.text) else {
            let problem = bad_id(&written.text, &format!("what “{name}” names"));
            self.report(problem.at(written.span));
            return None;
        };
        self.findings.mentions.push(Mention {
            id: id.clone(),
            span: written.span,
            wants,
        });
        Some(id)
    }

    pub(super) fn one_of(&mut self, given: &Given, words: &[&'static str]) -> Option<&'static str> {
        let text = self.string(given, &Kind::OneOf(Vec::new), true)?;
        let written = Written {
            text: text.text().trim().to_owned(),
            span: text.whole(),
        };
        self.known_word(&written, given.name, words)
    }

    pub(super) fn some_of(
        &mut self,
        given: &Given,
        words: &[&'static str],
    ) -> Option<Vec<&'static str>> {
        let written = self.strings(given, &Kind::SomeOf(Vec::new))?;
        Some(
            written
                .iter()
                .filter_map(|word| self.known_word(word, given.name, words))
                .collect(),
        )
    }

    fn known_word(
        &mut self,
        written: &Written,
        name: &str,
        words: &[&'static str],
    ) -> Option<&'static str> {
        if let Some(word) = words.iter().find(|word| **word == written.text) {
            return Some(word);
        }
        let all = words.join(", ");
        // “revised” is meant by r where each word is a letter.
        let by_letter = || {
            let is_letter = |word: &&&str| word.len() == 1 && written.text.starts_with(**word);
            words.iter().find(is_letter).copied()
        };
        let by_another = || {
            let said = written.text.to_lowercase();
            let (_, meant) = OTHER_WORDS.iter().find(|(other, _)| *other == said)?;
            words.iter().find(|word| *word == meant).copied()
        };
        let meant = by_another()
            .or_else(|| did_you_mean(&written.text, words.iter().copied()))
            .or_else(by_letter);
        let help = match meant {
            Some(word) => format!("Did you mean \"{word}\"? It can be: {all}."),
            None => format!("It can be: {all}."),
        };
        self.error(
            "unknown-word",
            written.span,
            format!("“{name}” cannot be “{}”", written.text),
            help,
        );
        None
    }

    /// A number with the digits as typed; what isn't one is reported.
    pub(super) fn number(&mut self, given: &Given, kind: &Kind) -> Option<Decimal> {
        let plain = match given.value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str()),
            DeValue::Float(number) => Some(number.as_str()),
            DeValue::Integer(_) => None,
            DeValue::String(text) if Decimal::parse(text.trim()).is_some() => {
                let number = text.trim().to_owned();
                self.error(
                    "wrong-type",
                    self.place(given.value),
                    format!("“{}” needs {}, and this is text", given.name, kind.what()),
                    format!("Take the quotation marks away: {} = {number}", given.name),
                );
                return None;
            }
            _ => {
                self.wrong_type(given, kind);
                return None;
            }
        };
        let number = plain.and_then(Decimal::parse);
        if number.is_none() {
            let raw = self.raw(given.value).to_owned();
            let problem = bad_number(&raw).at(self.place(given.value));
            self.report(problem);
        }
        number
    }

    pub(super) fn decimal(&mut self, given: &Given) -> Option<Decimal> {
        self.number(given, &Kind::Decimal)
    }

    pub(super) fn integer(&mut self, given: &Given, least: i64, most: i64) -> Option<i64> {
        let number = self.number(given, &Kind::Integer(least, most))?;
        let whole = number
            .as_integer()
            .filter(|whole| (least..=most).contains(whole));
        if whole.is_none() {
            self.error(
                "bad-number",
                self.place(given.value),
                format!("“{}” cannot be {number}", given.name),
                format!("It is a whole number from {least} to {most}."),
            );
        }
        whole
    }

    pub(super) fn boolean(&mut self, given: &Given) -> Option<bool> {
        match given.value.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => {
                self.wrong_type(given, &Kind::Bool);
                None
            }
        }
    }
}

/// Words on one line, with single spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// That `text` is no number that a figure can be.
pub(in crate::load) fn bad_number(text: &str) -> Diagnostic {
    let bare = text.trim_start_matches(['+', '-']);
    let help = if bare.contains("nan") || bare.contains("inf") {
        "A figure that nobody has is \"[x]\".".to_owned()
    } else if bare.starts_with("0x") || bare.starts_with("0o") || bare.starts_with("0b") {
        "Write it in plain digits.".to_owned()
    } else if bare.contains(['e', 'E']) {
        "Write all of its digits: 120000, not 1.2e5.".to_owned()
    } else {
        format!(
            "A number has at most {MOST_DECIMALS} digits after the point, and lies below a million million."
        )
    };
    Diagnostic::error("bad-number", format!("“{text}” is no number to publish")).help(help)
}

/// That `text` is no period.
pub(in crate::load) fn bad_period(text: &str) -> Diagnostic {
    let help = match period_hint(text) {
        Some(period) => format!("Write \"{period}\"."),
        None => "A period is a day 2020-05-22, a month 2020-05, a quarter 2019/20 Q4 or a year 2019/20 (for a calendar year: 2019).".to_owned(),
    };
    Diagnostic::error("bad-period", format!("“{text}” is no period")).help(help)
}
