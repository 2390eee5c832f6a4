//! A diagnostic for people: the line itself, underlined, and what to do.

use super::visible::visible;
use super::{Diagnostic, Severity};
use crate::model::Span;
use crate::source::{SourceFile, Sources};
use annotate_snippets::{Annotation, AnnotationKind, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// The longest line that is given to the renderer as it is, in bytes: it shows what fits, and counts
/// the column in what it is given. A paragraph is often one line.
const LONGEST: usize = 10_000;

/// What is given of a longer one, in bytes on either side of what is underlined.
const AROUND: usize = 120;

/// How much is underlined at most, in bytes: of a long passage, its beginning.
const MOST_UNDERLINED: usize = 80;

/// How wide a terminal is taken to be.
const WIDTH: usize = 110;

/// The diagnostic with its line and an empty line behind it.
pub(super) fn show(diagnostic: &Diagnostic, sources: &Sources, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(visible(&diagnostic.message))
        .id(diagnostic.code);
    let mut group = title.elements(Vec::<Snippet<'_, Annotation<'_>>>::new());
    let primary = diagnostic.span.map(|span| (span, None));
    let related = diagnostic
        .related
        .iter()
        .map(|(span, words)| (*span, Some(words.as_str())));
    for (span, words) in primary.into_iter().chain(related) {
        if let Some(file) = sources.get(span.file) {
            let (origin, snippet) = snippet(file, span, words);
            if let Some(origin) = origin {
                group = group.element(origin);
            }
            group = group.element(snippet);
        }
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    format!("{}\n\n", renderer.term_width(WIDTH).render(&[group]))
}

/// The line of `span`, underlined, with `words` at it where it is not the place itself; and the place
/// where the snippet cannot tell it, because the line is cut in front.
fn snippet<'a>(
    file: &'a SourceFile,
    span: Span,
    words: Option<&'a str>,
) -> (Option<Origin<'a>>, Snippet<'a, Annotation<'a>>) {
    let excerpt = Excerpt::of(file, span);
    let kind = match words {
        None => AnnotationKind::Primary,
        Some(_) => AnnotationKind::Context,
    };
    let annotation = kind
        .span(excerpt.underlined)
        .label(words.map(|words| visible(words)));
    let snippet = Snippet::source(excerpt.line)
        .line_start(excerpt.number)
        .annotation(annotation);
    let path = visible(file.path());
    match excerpt.is_cut {
        false => (None, snippet.path(path)),
        true => {
            let origin = Origin::path(path)
                .line(excerpt.number)
                .char_column(excerpt.column);
            (Some(origin), snippet)
        }
    }
}

/// A line of a file, fit for a terminal.
struct Excerpt {
    line: String,
    number: usize,
    column: usize,
    /// Whether the line begins before what is shown of it.
    is_cut: bool,
    underlined: Range<usize>,
}

impl Excerpt {
    /// The line in which `span` starts. Of a span of several lines the first is underlined.
    fn of(file: &SourceFile, span: Span) -> Excerpt {
        let text = file.text();
        let start = text.floor_char_boundary((span.start as usize).min(text.len()));
        let (number, column) = file.line_and_column(start);
        let (before, behind) = text.split_at_checked(start).unwrap_or((text, ""));
        let before = before.rsplit('\n').next().unwrap_or("");
        let behind = behind.split('\n').next().unwrap_or("").trim_end();
        let length = (span.end as usize)
            .saturating_sub(start)
            .min(behind.len())
            .min(MOST_UNDERLINED);
        let (words, behind) = behind
            .split_at_checked(behind.floor_char_boundary(length))
            .unwrap_or((behind, ""));
        let line_is_long = before.len() + words.len() + behind.len() > LONGEST;
        let (before, behind) = if line_is_long {
            (end_of(before), start_of(behind))
        } else {
            (before.to_owned(), behind.to_owned())
        };
        let before = visible(&before).into_owned();
        let underlined = before.len()..before.len() + visible(words).len();
        Excerpt {
            line: format!("{before}{}{}", visible(words), visible(&behind)),
            number,
            column,
            is_cut: line_is_long,
            underlined,
        }
    }
}

fn end_of(text: &str) -> String {
    let from = text.ceil_char_boundary(text.len().saturating_sub(AROUND));
    match text.get(from..) {
        Some(end) if from > 0 => format!("… {end}"),
        _ => text.to_owned(),
    }
}

fn start_of(text: &str) -> String {
    let to = text.floor_char_boundary(AROUND);
    match text.get(..to) {
        Some(start) if to < text.len() => format!("{start} …"),
        _ => text.to_owned(),
    }
}
