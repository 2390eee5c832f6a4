//! What changed, for a terminal: first how much, then what, kind by kind. Words taken out and put
//! in are struck out and underlined where there is colour, and marked as `[-out-]` and `{+in+}`
//! where there is none.

use crate::compare::{Changed, Changes, Kind, Passage, Piece, PieceKind};
use crate::diagnostic::visible;
use std::fmt::Write as _;

/// How wide a line is at most, in characters: wider lines are hard to read.
const WIDTH: usize = 96;
/// How far moves and passages stand in.
const INDENT: usize = 4;

/// A look, as a terminal is told of it (ECMA-48, §8.3.117).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Plain,
    Bold,
    Quiet,
    Good,
    Out,
    In,
}

impl Look {
    fn code(self) -> &'static str {
        match self {
            Look::Plain => "",
            Look::Bold => "1",
            Look::Quiet => "2",
            Look::Good => "1;32",
            Look::Out => "31;9",
            Look::In => "32;4",
        }
    }
}

/// What changed, as text.
pub(super) fn show(changes: &Changes, colour: bool) -> String {
    let mut page = Page {
        text: String::new(),
        colour,
    };
    page.head(changes);
    for (heading, group) in changes.groups() {
        if !group.is_empty() {
            page.group(heading, group);
        }
    }
    page.text
}

struct Page {
    text: String,
    colour: bool,
}

impl Page {
    fn painted(&self, look: Look, words: &str) -> String {
        let words = visible(words);
        match self.colour && look != Look::Plain {
            true => format!("\u{1b}[{}m{words}\u{1b}[0m", look.code()),
            false => words.into_owned(),
        }
    }

    fn line(&mut self, look: Look, words: &str) {
        let line = self.painted(look, words);
        let _ = writeln!(self.text, "{line}");
    }

    fn head(&mut self, changes: &Changes) {
        let (old, new) = (&changes.old, &changes.new);
        self.line(Look::Bold, &new.title);
        for (name, side) in [("from", old), ("to", new)] {
            let words = format!("{name:<5} {}", side.issued);
            self.line(Look::Plain, &words);
        }
        let marking = format!("as read in: {}, {}", new.edition, changes.marking);
        self.line(Look::Quiet, &marking);
        for note in &changes.notes {
            self.text.push('\n');
            self.wrapped("", vec![(Look::Plain, note.as_str())]);
        }
        self.text.push('\n');
        if changes.is_empty() {
            self.line(Look::Plain, "Nothing changed.");
            return;
        }
        for tally in &changes.tallies {
            let what = format!("{:<12}", tally.what);
            let name = self.painted(Look::Quiet, &what);
            let _ = writeln!(self.text, "{name} {}", tally.words);
        }
        let words = match self.colour {
            true => {
                "Below: + new, - gone, ~ changed; words taken out are struck out, words put in underlined."
            }
            false => "Below: + new, - gone, ~ changed; [-words taken out-], {+words put in+}.",
        };
        self.text.push('\n');
        self.line(Look::Quiet, words);
    }

    fn group(&mut self, heading: &str, group: &[Changed]) {
        self.text.push('\n');
        self.line(Look::Bold, &heading.to_uppercase());
        for one in group {
            self.text.push('\n');
            self.changed(one);
        }
    }

    fn changed(&mut self, one: &Changed) {
        let (sign, look) = match one.kind {
            Kind::Added => ("+", Look::Good),
            Kind::Removed => ("-", Look::Out),
            Kind::Changed => ("~", Look::Bold),
        };
        // Struck out is what is taken out of a text; a title that is gone is just said to be.
        let title_look = match one.kind {
            Kind::Removed => Look::Plain,
            _ => Look::Bold,
        };
        let number = one.number.as_ref().map(|number| format!("{number} "));
        let title = format!("{}{}", number.unwrap_or_default(), one.title);
        let kind = match one.kind {
            Kind::Changed => String::new(),
            kind => format!("({})", kind.words()),
        };
        let part_of = one.part_of.as_ref().map(|name| format!("· {name}"));
        let sign = self.painted(if look == Look::Out { Look::Plain } else { look }, sign);
        self.wrapped(
            &format!("{sign} "),
            vec![
                (title_look, title.as_str()),
                (look, kind.as_str()),
                (Look::Quiet, part_of.as_deref().unwrap_or("")),
            ],
        );
        for change in &one.moves {
            let label = format!("{}:", change.what.words());
            self.wrapped(
                &" ".repeat(INDENT),
                vec![(Look::Quiet, label.as_str()), (Look::Plain, &change.words)],
            );
        }
        let mut under = None;
        for passage in &one.passages {
            self.passage(passage, under != Some(&passage.under));
            under = Some(&passage.under);
        }
    }

    fn passage(&mut self, passage: &Passage, with_heading: bool) {
        if let Some(under) = passage.under.as_ref().filter(|_| with_heading) {
            let heading = format!("{}{under}", " ".repeat(INDENT));
            self.line(Look::Quiet, &heading);
        }
        let marked: Vec<(Look, String)> = passage
            .pieces
            .iter()
            .map(|piece| self.piece(piece))
            .collect();
        let words = marked.iter().map(|(look, text)| (*look, text.as_str()));
        self.wrapped(&" ".repeat(INDENT + 2), words.collect());
    }

    fn piece(&self, piece: &Piece) -> (Look, String) {
        match (piece.kind, self.colour) {
            (PieceKind::Same, _) => (Look::Plain, piece.text.clone()),
            (PieceKind::Gap, _) => (Look::Quiet, "…".to_owned()),
            (PieceKind::Added, true) => (Look::In, piece.text.clone()),
            (PieceKind::Removed, true) => (Look::Out, piece.text.clone()),
            (PieceKind::Added, false) => (Look::In, format!("{{+{}+}}", piece.text)),
            (PieceKind::Removed, false) => (Look::Out, format!("[-{}-]", piece.text)),
        }
    }

    /// Runs of words in lines of [`WIDTH`], each further line as far in as the first text.
    fn wrapped(&mut self, lead: &str, runs: Vec<(Look, &str)>) {
        let indent = match lead.trim().is_empty() {
            true => lead.len(),
            false => 2,
        };
        self.text.push_str(lead);
        let mut at = indent;
        let mut open = Look::Plain;
        let mut is_first = true;
        for (look, text) in runs {
            for word in text.split_whitespace() {
                let word = visible(word);
                let length = word.chars().count();
                let breaks = !is_first && at + 1 + length > WIDTH;
                if breaks || look != open {
                    self.turn(open, Look::Plain);
                    open = Look::Plain;
                }
                if breaks {
                    let _ = write!(self.text, "\n{}", " ".repeat(indent));
                    at = indent;
                } else if !is_first {
                    self.text.push(' ');
                    at += 1;
                }
                self.turn(open, look);
                open = look;
                self.text.push_str(&word);
                at += length;
                is_first = false;
            }
        }
        self.turn(open, Look::Plain);
        self.text.push('\n');
    }

    /// Goes from one look to another.
    fn turn(&mut self, from: Look, to: Look) {
        if !self.colour || from == to {
            return;
        }
        if from != Look::Plain {
            self.text.push_str("\u{1b}[0m");
        }
        if to != Look::Plain {
            let _ = write!(self.text, "\u{1b}[{}m", to.code());
        }
    }
}
