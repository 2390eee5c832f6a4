//! What authors allow at its place, with a reason: `<!-- allow: CODE reason -->` before or within
//! a block of Markdown, `# allow: CODE reason` above a key of a data file.

use super::levels::unknown_rule;
use super::rule;
use super::run::severity;
use crate::diagnostic::Diagnostic;
use crate::load::RuleSetting;
use crate::model::{FileId, Span};
use crate::source::Sources;
use std::ops::Range;

/// Every allowance in the author's files.
pub(super) struct Allowances {
    all: Vec<Allowance>,
}

struct Allowance {
    code: String,
    has_reason: bool,
    /// Where it is written.
    span: Span,
    /// What it holds for.
    covers: Range<usize>,
    used: bool,
}

impl Allowances {
    /// The allowances in all files.
    pub fn of(sources: &Sources) -> Allowances {
        let mut all = Vec::new();
        for (file, source) in sources.iter() {
            let text = source.text();
            if !text.contains("allow:") {
                continue;
            }
            in_comments_of_markdown(file, text, &mut all);
            if source.path().ends_with(".toml") {
                in_comments_of_toml(file, text, &mut all);
            }
        }
        Allowances { all }
    }

    /// Whether a finding is allowed at its place.
    pub fn allow(&mut self, finding: &Diagnostic) -> bool {
        let Some(span) = finding.span else {
            return false;
        };
        let mut allowed = false;
        for allowance in &mut self.all {
            if allowance.has_reason
                && allowance.code == finding.code
                && allowance.span.file == span.file
                && allowance.covers.contains(&(span.start as usize))
            {
                allowance.used = true;
                allowed = true;
            }
        }
        allowed
    }

    /// What is wrong with the allowances themselves.
    pub fn report(self, settings: &[RuleSetting]) -> Vec<Diagnostic> {
        self.all
            .iter()
            .filter_map(|allowance| allowance.problem(settings))
            .collect()
    }
}

impl Allowance {
    fn problem(&self, settings: &[RuleSetting]) -> Option<Diagnostic> {
        let Some(rule) = rule(&self.code) else {
            return Some(unknown_rule(&self.code).at(self.span));
        };
        if !self.has_reason {
            return Some(
                Diagnostic::error(
                    "allowance-without-reason",
                    format!("“{}” is allowed here without a reason", self.code),
                )
                .at(self.span)
                .help("Say behind the code why it is right here: the next editor will ask."),
            );
        }
        let is_on = severity(rule, settings).is_some();
        (!self.used && is_on).then(|| {
            Diagnostic::warning(
                "unused-allowance",
                format!("nothing is left here that “{}” would report", self.code),
            )
            .at(self.span)
            .help("Take the allowance out, so that it doesn't hide a later mistake.")
        })
    }
}

/// Reads what stands behind `allow:`.
fn allowance(words: &str, span: Span, covers: Range<usize>) -> Allowance {
    let words = words.trim();
    let (code, reason) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    Allowance {
        code: code.trim_end_matches([':', ',']).to_owned(),
        has_reason: reason.chars().any(char::is_alphabetic),
        span,
        covers,
        used: false,
    }
}

fn in_comments_of_markdown(file: FileId, text: &str, all: &mut Vec<Allowance>) {
    for (start, _) in text.match_indices("<!--") {
        let Some(rest) = text.get(start + 4..) else {
            continue;
        };
        let Some((comment, _)) = rest.split_once("-->") else {
            break;
        };
        let Some(words) = comment.trim_start().strip_prefix("allow:") else {
            continue;
        };
        let end = start + 4 + comment.len() + 3;
        let covers = block_around(text, start, end);
        all.push(allowance(words, Span::new(file, start..end), covers));
    }
}

/// The block that a comment stands in; where it stands alone, the block that follows.
fn block_around(text: &str, start: usize, end: usize) -> Range<usize> {
    let before = text.get(..start).unwrap_or("");
    let from = before.rfind("\n\n").map_or(0, |at| at + 2);
    let behind = text.get(end..).unwrap_or("");
    let block_end = |from: usize| {
        text.get(from..)
            .and_then(|rest| rest.find("\n\n"))
            .map_or(text.len(), |at| from + at)
    };
    let until = block_end(end);
    let alone = before.get(from..).unwrap_or("").trim().is_empty()
        && text.get(end..until).unwrap_or("").trim().is_empty();
    if !alone {
        return from..until;
    }
    let next = end + (behind.len() - behind.trim_start().len());
    from..block_end(next)
}

fn in_comments_of_toml(file: FileId, text: &str, all: &mut Vec<Allowance>) {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        lines.push((at, line));
        at += line.len();
    }
    let mut in_text = false;
    for (index, (start, line)) in lines.iter().enumerate() {
        let comment = line.trim_start();
        if !in_text
            && let Some(words) = comment
                .strip_prefix('#')
                .and_then(|rest| rest.trim_start().strip_prefix("allow:"))
        {
            let indent = line.len() - comment.len();
            let span = Span::new(file, start + indent..start + line.trim_end().len());
            let covers = value_below(lines.get(index + 1..).unwrap_or(&[]), text.len());
            all.push(allowance(words, span, covers));
        }
        if line.matches("\"\"\"").count() % 2 == 1 {
            in_text = !in_text;
        }
    }
}

/// From the first key below to the end of its value; of a heading, to the next heading.
fn value_below(lines: &[(usize, &str)], end: usize) -> Range<usize> {
    let mut below = lines
        .iter()
        .skip_while(|(_, line)| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let Some((start, first)) = below.next() else {
        return end..end;
    };
    let is_heading = first.trim_start().starts_with('[');
    let mut in_text = first.matches("\"\"\"").count() % 2 == 1;
    let mut open = brackets(first);
    for (at, line) in below {
        let over = match is_heading {
            true => !in_text && line.trim_start().starts_with('['),
            false => !in_text && open <= 0,
        };
        if over {
            return *start..*at;
        }
        if line.matches("\"\"\"").count() % 2 == 1 {
            in_text = !in_text;
        }
        open += brackets(line);
    }
    *start..end
}

/// How many brackets of a list or table a line opens more than it closes, outside of its words.
fn brackets(line: &str) -> i32 {
    line.split('"')
        .step_by(2)
        .flat_map(str::chars)
        .map(|c| match c {
            '[' | '{' => 1,
            ']' | '}' => -1,
            _ => 0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered<'t>(sources: &Sources, text: &'t str) -> Vec<(String, &'t str)> {
        Allowances::of(sources)
            .all
            .iter()
            .map(|one| {
                let words = text.get(one.covers.clone()).unwrap_or("");
                (one.code.clone(), words.trim())
            })
            .collect()
    }

    #[test]
    fn holds_for_one_block_of_markdown() {
        let text = "One.\n\n<!-- allow: a-rule it is a name -->\n\nTwo\nthree.\n\nFour. <!-- allow: b-rule why not --> Five.\n\nSix.";
        let mut sources = Sources::default();
        sources.add("content/a.md", text);
        let found = covered(&sources, text);
        assert_eq!(found.len(), 2);
        assert!(found.iter().any(|(code, words)| code == "a-rule"
            && words.ends_with("Two\nthree.")
            && !words.contains("Four")));
        assert!(found.iter().any(|(code, words)| code == "b-rule"
            && words.starts_with("Four.")
            && words.ends_with("Five.")));
    }

    #[test]
    fn holds_for_one_value_of_a_data_file() {
        let text = "[a]\n# allow: a-rule right here\ntitle = \"\"\"\nx\ny\n\"\"\"\nother = 2\n# allow: b-rule so it is\n[b]\nc = [\n1,\n]\n[d]\n";
        let mut sources = Sources::default();
        sources.add("data/a.toml", text);
        assert_eq!(
            covered(&sources, text),
            [
                ("a-rule".to_owned(), "title = \"\"\"\nx\ny\n\"\"\""),
                ("b-rule".to_owned(), "[b]\nc = [\n1,\n]"),
            ]
        );
    }
}
