//! What stands in plain text and was meant to be something else. The parser takes whatever it
//! does not understand as words; here that is noticed.

use crate::diagnostic::Diagnostic;
use std::ops::Range;

/// The code of a direction who may see something, in a place where it has no effect.
pub(super) const MISPLACED: &str = "audience-misplaced";

/// How many bytes before and behind a sign are looked at to understand it: with no limit, a long
/// run of signs would be read again for each of them.
const NEAR: usize = 400;

/// What is left over in the paragraph, heading or cell at `range` of `source`, with its place.
/// `words` are the ranges of its plain text, in order.
pub(super) fn find(
    source: &str,
    range: &Range<usize>,
    words: &[Range<usize>],
    in_table: bool,
) -> Vec<(Range<usize>, Diagnostic)> {
    let text = Text {
        source,
        range,
        words,
    };
    let mut found = Vec::new();
    let mut opened = false;
    for at in text.runs_of("[[") {
        opened = true;
        found.push((
            text.from(&at, "]]"),
            open_reference(text.behind(&at), in_table),
        ));
    }
    if !opened {
        for at in text.runs_of("]]") {
            found.push((at, unopened_reference()));
        }
    }
    for at in text.runs_of("](") {
        let near = source.floor_char_boundary(at.start.saturating_sub(NEAR));
        let before = source.get(near.max(range.start)..at.start).unwrap_or("");
        found.push((text.from(&at, ")"), broken_link(before)));
    }
    for at in text.runs_of("[^") {
        if let Some(label) = label(text.behind(&at)) {
            let end = at.end + label.len() + 1;
            found.push((at.start..end, mark_without_text(label)));
        }
    }
    for at in text.runs_of("[!") {
        if let Some(kind) = label(text.behind(&at)) {
            let end = at.end + kind.len() + 1;
            found.push((at.start..end, unknown_remark(kind)));
        }
    }
    for at in text.runs_of(":::") {
        found.push((at, colons()));
    }
    for at in text.runs_of("{only") {
        found.push((text.from(&at, "}"), stray_audience()));
    }
    found
}

/// The source of a leaf of the tree, with what of it is plain text.
struct Text<'a> {
    source: &'a str,
    range: &'a Range<usize>,
    words: &'a [Range<usize>],
}

impl<'a> Text<'a> {
    /// Where `sign` stands in plain text with no backslash before it; a run of signs, such as a
    /// thousand brackets, once.
    fn runs_of(&self, sign: &str) -> Vec<Range<usize>> {
        let slice = self.source.get(self.range.clone()).unwrap_or("");
        let mut runs: Vec<Range<usize>> = Vec::new();
        // Hardly a text has one of these signs: what makes ready to search takes longer than to look.
        let Some(first) = sign.bytes().next() else {
            return runs;
        };
        let mut from = 0;
        for at in memchr::memchr_iter(first, slice.as_bytes()) {
            if at < from || !slice.get(at..).is_some_and(|rest| rest.starts_with(sign)) {
                continue;
            }
            from = at + sign.len();
            let at = self.range.start + at..self.range.start + at + sign.len();
            match runs.last_mut() {
                Some(last) if at.start == last.end => last.end = at.end,
                _ if at.clone().all(|byte| self.is_plain(byte)) => runs.push(at),
                _ => {}
            }
        }
        for run in &mut runs {
            run.end = run.start + sign.len();
        }
        runs
    }

    /// Whether the byte is plain text and no escaped character.
    fn is_plain(&self, byte: usize) -> bool {
        let index = self.words.partition_point(|word| word.end <= byte);
        let Some(word) = self.words.get(index).filter(|word| word.contains(&byte)) else {
            return false;
        };
        let before = byte
            .checked_sub(1)
            .and_then(|before| self.source.as_bytes().get(before));
        // The backslash of an escaped character belongs to no text.
        !(word.start == byte
            && before == Some(&b'\\')
            && !index
                .checked_sub(1)
                .and_then(|previous| self.words.get(previous))
                .is_some_and(|previous| previous.contains(&(byte - 1))))
    }

    /// What stands near behind a place, in the same leaf.
    fn behind(&self, at: &Range<usize>) -> &'a str {
        let far = self.source.floor_char_boundary(at.end + NEAR);
        self.source
            .get(at.end..far.min(self.range.end))
            .unwrap_or("")
    }

    /// From a place to the next `end` in the same line, to underline it; the place itself where
    /// there is none.
    fn from(&self, at: &Range<usize>, end: &str) -> Range<usize> {
        let line = self.behind(at).lines().next().unwrap_or("");
        match line.find(end) {
            Some(found) => at.start..at.end + found + end.len(),
            None => at.clone(),
        }
    }
}

/// What stands before the next `]`, where it is a single word.
fn label(behind: &str) -> Option<&str> {
    let (label, _) = behind.split_once(']')?;
    let is_word = !label.is_empty()
        && !label
            .chars()
            .any(|c| c.is_whitespace() || matches!(c, '[' | '^' | '!'));
    is_word.then_some(label)
}

fn open_reference(behind: &str, in_table: bool) -> Diagnostic {
    if behind.starts_with("]]") || behind.starts_with('|') {
        return Diagnostic::error("empty-reference", "this reference names nothing")
            .help("Write an id between the square brackets: [[mash]], or [[mash|the hub]].");
    }
    let problem = Diagnostic::error(
        "broken-reference",
        "“[[” begins a reference here that cannot be read",
    );
    let line = behind.lines().next().unwrap_or("");
    problem.help(match line.find("]]") {
        None if in_table => {
            "It ends with ]] in the same cell. In a table the bar inside a reference is written \
             \\|: [[id\\|words]]."
        }
        None => {
            "It ends with ]] in the same paragraph: [[id]] or [[id|words]]. To show the brackets \
             themselves, write \\[\\[."
        }
        Some(_) => {
            "There can be no other reference or link inside it: [[id]] or [[id|words]]. To show \
             the brackets themselves, write \\[\\[."
        }
    })
}

fn unopened_reference() -> Diagnostic {
    Diagnostic::error(
        "broken-reference",
        "“]]” ends a reference here that has not begun",
    )
    .help("A reference begins with [[. To show the brackets themselves, write \\]\\].")
}

/// `before`: what stands before the “](” of the link.
fn broken_link(before: &str) -> Diagnostic {
    let mut open = 1;
    let opening = before.char_indices().rev().find(|(_, c)| {
        open += i32::from(*c == ']') - i32::from(*c == '[');
        open == 0
    });
    let (outside, words) = match opening {
        Some((at, _)) => before.split_at_checked(at).unwrap_or((before, "")),
        None => ("", before),
    };
    if outside.ends_with('!') {
        return super::builder::picture();
    }
    if words.contains("]]") {
        return Diagnostic::error(
            "reference-in-link",
            "a reference cannot stand inside the words of a link",
        )
        .help("Put the reference before or behind the link.");
    }
    Diagnostic::error("broken-link", "this link cannot be read").help(
        "A link is [words](https://…), with no space in its address. To show the brackets \
         themselves, put a backslash before them.",
    )
}

fn mark_without_text(label: &str) -> Diagnostic {
    Diagnostic::error(
        "footnote-without-text",
        format!("the footnote “{label}” has no text"),
    )
    .help(format!(
        "Write it on a line of its own, after an empty line: [^{label}]: the text. In a text of \
         one line there can be no footnotes."
    ))
}

fn unknown_remark(kind: &str) -> Diagnostic {
    Diagnostic::error(
        "unknown-remark",
        format!("“[!{kind}]” does not begin a remark here"),
    )
    .help(
        "A remark is a quotation whose first line is > [!NOTE], > [!TIP], > [!IMPORTANT], \
         > [!WARNING] or > [!CAUTION], with nothing else in that line.",
    )
}

fn colons() -> Diagnostic {
    Diagnostic::error(
        "colons",
        "“:::” means nothing here, and would be shown as it is",
    )
    .help(
        "For a boxed remark begin a quotation with > [!NOTE]. For some readers alone, put a \
         passage between <!-- only: edition --> and <!-- end -->.",
    )
}

fn stray_audience() -> Diagnostic {
    Diagnostic::error(
        MISPLACED,
        "{only=…} has effect at the end of a heading alone",
    )
    .help("Put the passage between <!-- only: edition --> and <!-- end -->, on lines of their own.")
}
