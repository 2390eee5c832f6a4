//! A file of `content/`: front matter, summary, answers.

use super::file_name::numbered_name;
use super::mapped_text::MappedText;
use super::markdown::{self, FootnoteTexts, Parsed, Part, allows_no_more_than};
use super::reader::{Findings, Record, read_table};
use super::schema::SECTION;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::{
    Answer, Block, BlockKind, FileId, Framework, FrameworkQuestion, Inlines, Section, Span,
    plain_words,
};

/// How alike a heading and a question must be for a warning that it may have been meant.
const ALMOST: f64 = 0.93;

/// Reads a section from the text of its file; `path` is relative to the publication's root.
/// `None` where its name is no id. A section that is otherwise wrong comes out as far as it can
/// be understood, so that references to it lead somewhere.
pub fn read_section(
    path: &str,
    text: &str,
    file: FileId,
    framework: &Framework,
    findings: &mut Findings,
) -> Option<Section> {
    let name = numbered_name(path, file, &mut findings.diagnostics)?;
    let (front, body, body_at) = match split(text, file) {
        Ok((toml, toml_at, body, body_at)) => {
            let record = read_table(toml, file, toml_at, &SECTION, findings);
            (record, body, body_at)
        }
        Err(problem) => {
            findings.diagnostics.push(problem);
            let start = Span::new(file, 0..0);
            let (body, body_at) = match first_line(text).0.trim_end() {
                FENCE => ("", 0),
                "---" => behind_front_matter_of_another_kind(text),
                _ => (text, 0),
            };
            (Record::of_nothing(start), body, body_at)
        }
    };
    let diagnostics = &mut findings.diagnostics;
    let mapped = MappedText::verbatim(body, file, body_at);
    let Parsed {
        blocks,
        mut footnotes,
    } = markdown::parse(&mapped, diagnostics);
    let mut parts = Parts::of(blocks, framework, diagnostics);
    parts.place_footnotes(&mut footnotes, diagnostics);
    let title = front.words("title").unwrap_or_else(|| name.id.to_string());
    Some(Section {
        id: name.id,
        number: name.number,
        short: front.words("short").unwrap_or_else(|| title.clone()),
        title,
        owner: front.words("owner"),
        as_at: front.day("as_at"),
        reviewed: front.day("reviewed"),
        review_due: front.day("review_due"),
        judgement_areas: front.ids("judgement_areas"),
        summary: parts.summary,
        answers: parts.answers,
        audience: front.audience(),
        span: front.span_of("title"),
    })
}

/// The line before and behind front matter.
const FENCE: &str = "+++";

/// The front matter, what stands behind it, and where each begins.
fn split(text: &str, file: FileId) -> Result<(&str, usize, &str, usize), Diagnostic> {
    let (first, rest) = first_line(text);
    let fence = Span::new(file, 0..first.trim_end().len());
    if text.trim().is_empty() {
        return Err(Diagnostic::error("empty-file", "this file is empty")
            .at(fence)
            .help(
                "A section begins with its front matter: a line +++, title = \"…\", another line \
                 +++. Or delete the file.",
            ));
    }
    if first.trim_end() != FENCE {
        let message = match first.trim_end() {
            "---" => "front matter stands between two lines of +++, not of ---",
            _ => "a section begins with its front matter, and this has none",
        };
        return Err(Diagnostic::error("front-matter", message)
            .at(fence)
            .help("Begin the file with a line +++, then title = \"…\", then another line +++."));
    }
    let toml_at = first.len();
    let mut at = toml_at;
    let mut left = rest;
    while !left.is_empty() {
        let (line, behind) = first_line(left);
        if line.trim_end() == FENCE {
            let toml = text.get(toml_at..at).unwrap_or("");
            return Ok((toml, toml_at, behind, at + line.len()));
        }
        at += line.len();
        left = behind;
    }
    Err(
        Diagnostic::error("front-matter", "this front matter has no end")
            .at(fence)
            .help("Put another line +++ behind its last key."),
    )
}

/// What stands behind front matter between lines of `---`, and where it begins.
fn behind_front_matter_of_another_kind(text: &str) -> (&str, usize) {
    let mut at = first_line(text).0.len();
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (line, behind) = first_line(rest);
        at += line.len();
        if line.trim_end() == "---" {
            return (behind, at);
        }
    }
    ("", 0)
}

/// The first line with its line break, and what stands behind it.
fn first_line(text: &str) -> (&str, &str) {
    let end = text.find('\n').map_or(text.len(), |at| at + 1);
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// What a section says, by question.
#[derive(Default)]
struct Parts {
    summary: Vec<Block>,
    answers: Vec<Answer>,
}

impl Parts {
    fn of(blocks: Vec<Block>, framework: &Framework, diagnostics: &mut Vec<Diagnostic>) -> Parts {
        let mut parts = Parts::default();
        let mut others: Vec<(Span, String)> = Vec::new();
        // Which answer the next block belongs to; before the first question, none.
        let mut current: Option<usize> = None;
        for block in blocks {
            match &block.kind {
                BlockKind::Heading {
                    level: 2, content, ..
                } => {
                    let words = plain_words(content);
                    if let Some(question) = question(&words, framework) {
                        current = Some(parts.begin(question, &block, diagnostics));
                        continue;
                    }
                    others.push((block.span, words));
                }
                BlockKind::Heading { level: 1, .. } => {
                    diagnostics.push(first_level().at(block.span));
                }
                _ => {}
            }
            match current.and_then(|index| parts.answers.get_mut(index)) {
                Some(answer) => answer.add(block, diagnostics),
                None => parts.summary.push(block),
            }
        }
        for (span, words) in others {
            diagnostics.extend(other_heading(
                &words,
                span,
                framework,
                !parts.answers.is_empty(),
            ));
        }
        parts
    }

    /// Begins an answer at its heading, or goes on with the one that was begun before; says which
    /// it is.
    fn begin(
        &mut self,
        question: &FrameworkQuestion,
        heading: &Block,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> usize {
        let begun = self
            .answers
            .iter()
            .position(|answer| answer.question == question.id);
        if let Some((index, first)) = begun.and_then(|i| Some((i, self.answers.get(i)?))) {
            diagnostics.push(
                Diagnostic::error("question-twice", "this question stands here a second time")
                    .at(heading.span)
                    .related(first.span, "the first is here")
                    .help("Put both answers under the first heading."),
            );
            return index;
        }
        self.answers.push(Answer {
            question: question.id.clone(),
            headline: None,
            blocks: Vec::new(),
            audience: heading.audience.clone(),
            span: heading.span,
        });
        self.answers.len() - 1
    }

    /// Puts the text of each footnote at the end of the answers that its marks are in: an answer
    /// is also read apart from its section.
    fn place_footnotes(&mut self, texts: &mut FootnoteTexts, diagnostics: &mut Vec<Diagnostic>) {
        let placed = texts.of(&[Part::Blocks(&self.summary)], diagnostics);
        self.summary.extend(placed);
        let no_headline = Inlines::new();
        for answer in &mut self.answers {
            let headline = answer.headline.as_ref().unwrap_or(&no_headline);
            let parts = [Part::Line(headline), Part::Blocks(&answer.blocks)];
            let placed = texts.of(&parts, diagnostics);
            answer.blocks.extend(placed);
        }
        texts.report_unused(diagnostics);
    }
}

impl Answer {
    /// Adds a block. A heading of the third level that stands first is the answer in one line.
    fn add(&mut self, block: Block, diagnostics: &mut Vec<Diagnostic>) {
        if !allows_no_more_than(&self.audience, &block.audience) {
            diagnostics.push(
                Diagnostic::error(
                    "audience-misplaced",
                    "this heading is kept for some readers, and a part of its answer is not",
                )
                .at(self.span)
                .related(block.span, "this part is for others too")
                .help(
                    "Keep the whole answer for them with {only=edition} at the end of the \
                     heading, or begin the passage below the heading.",
                ),
            );
            // Whoever may not see the heading would not see this either.
            self.blocks.push(block);
            return;
        }
        let stands_first = self.headline.is_none() && self.blocks.is_empty();
        match block.kind {
            BlockKind::Heading {
                level: 3, content, ..
            } if stands_first && allows_no_more_than(&block.audience, &self.audience) => {
                self.headline = Some(content);
            }
            kind => {
                if stands_first && matches!(kind, BlockKind::Heading { level: 3, .. }) {
                    diagnostics.push(
                        Diagnostic::error(
                            "audience-misplaced",
                            "the first heading under a question is the answer in one line: it \
                             cannot be kept from some who read the answer",
                        )
                        .at(block.span)
                        .help(
                            "Put {only=edition} at the question, or begin with a heading for all.",
                        ),
                    );
                }
                self.blocks.push(Block { kind, ..block });
            }
        }
    }
}

/// The question that a heading asks, in any of its wordings.
fn question<'f>(words: &str, framework: &'f Framework) -> Option<&'f FrameworkQuestion> {
    let words = in_letters(words);
    framework.questions.iter().find(|question| {
        wordings(question).any(|wording| letters(wording).eq(words.chars())) && !words.is_empty()
    })
}

fn wordings(question: &FrameworkQuestion) -> impl Iterator<Item = &str> {
    [&question.title, &question.short]
        .into_iter()
        .chain(&question.also)
        .map(String::as_str)
}

/// Letters and digits alone, in words: case, punctuation and the form of quotation marks don't
/// matter.
fn in_letters(words: &str) -> String {
    letters(words).collect()
}

/// The same one by one, with a space between words.
fn letters(words: &str) -> impl Iterator<Item = char> {
    let mut plain = words
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|c| !matches!(c, '\'' | '’' | '‘' | '"' | '“' | '”'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .peekable();
    while plain.next_if_eq(&' ').is_some() {}
    std::iter::from_fn(move || {
        let letter = plain.next()?;
        if letter == ' ' {
            while plain.next_if_eq(&' ').is_some() {}
            plain.peek()?;
        }
        Some(letter)
    })
}

/// The one question that has each longer word of a heading: “Plans” is “What are our plans?”.
fn asks_the_same<'f>(words: &str, framework: &'f Framework) -> Option<&'f str> {
    let lower = words.to_lowercase();
    let longer: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 3)
        .collect();
    let has_all = |question: &str| {
        let question = question.to_lowercase();
        longer.iter().all(|word| question.contains(word))
    };
    let shorts = framework.questions.iter().map(|one| one.short.as_str());
    let mut asking = shorts.filter(|short| !longer.is_empty() && has_all(short));
    asking.next().filter(|_| asking.next().is_none())
}

fn other_heading(
    words: &str,
    span: Span,
    framework: &Framework,
    has_answers: bool,
) -> Option<Diagnostic> {
    let all = framework.questions.iter().flat_map(wordings);
    if has_answers {
        let shorts: Vec<String> = framework
            .questions
            .iter()
            .map(|question| format!("“{}”", question.short))
            .collect();
        let near = did_you_mean(words, all)
            .or_else(|| asks_the_same(words, framework))
            .map(|near| format!("Did you mean “{near}”? "))
            .unwrap_or_default();
        return Some(
            Diagnostic::error(
                "unknown-question",
                format!("“{words}” is none of the framework's questions"),
            )
            .at(span)
            .help(format!(
                "{near}In a section that answers them, headings with ## are {} or the framework's \
                 longer wordings; others begin with ###.",
                shorts.join(", ")
            )),
        );
    }
    let written = in_letters(words);
    all.map(|wording| {
        (
            strsim::jaro_winkler(&in_letters(wording), &written),
            wording,
        )
    })
    .filter(|(likeness, _)| *likeness >= ALMOST)
    .max_by(|(a, _), (b, _)| a.total_cmp(b))
    .map(|(_, near)| {
        Diagnostic::warning(
            "almost-a-question",
            "this heading is almost one of the framework's questions",
        )
        .at(span)
        .help(format!(
            "If it is meant to be, write “{near}”; otherwise word it more differently."
        ))
    })
}

fn first_level() -> Diagnostic {
    Diagnostic::error(
        "heading-level",
        "a heading with a single # cannot stand in a section: that is the section's title",
    )
    .help("The title stands in the front matter. Begin this heading with ## or ###.")
}

#[cfg(test)]
mod tests;
