//! HTML in a text, and who may see which part of it: comments are dropped, those that give
//! directions followed, everything else refused.

use super::audience::Readers;
use super::builder::Builder;
use super::comment::{self, Direction, Html};
use super::node::Open;
use crate::diagnostic::Diagnostic;
use pulldown_cmark::CowStr;
use std::ops::Range;

impl Builder<'_> {
    /// A run of HTML between paragraphs.
    pub fn html(&mut self, html: &str, range: &Range<usize>) {
        for piece in comment::pieces(html) {
            let Html::Comment(text) = piece else {
                self.report_html(&piece, range);
                continue;
            };
            let readers = match comment::direction(text) {
                Direction::None => continue,
                Direction::End => {
                    if !self.stack.last_mut().is_some_and(|open| open.scope.close()) {
                        self.problems
                            .report(end_without_beginning().at(self.input.span(range)));
                    }
                    continue;
                }
                Direction::Only(readers) => readers,
                Direction::Unclear(wrong, readers) => {
                    self.report_unclear(&wrong, range);
                    readers
                }
            };
            let contradicts = self
                .stack
                .last_mut()
                .is_some_and(|open| open.scope.open(readers, range.clone()));
            if contradicts {
                self.report_nobody(range);
            }
        }
    }

    /// HTML inside a line.
    pub fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        for piece in comment::pieces(html) {
            let Html::Comment(text) = piece else {
                self.report_html(&piece, range);
                continue;
            };
            let readers = match comment::direction(text) {
                Direction::None => continue,
                Direction::End => Readers::All,
                Direction::Only(readers) | Direction::Unclear(_, readers) => readers,
            };
            // What was meant to be hidden is not shown while this is wrong.
            self.hidden = Some(self.hidden.take().unwrap_or_default().and(&readers));
            self.problems.report(
                Diagnostic::error(
                    "audience-misplaced",
                    "a passage for some readers can only begin and end between paragraphs",
                )
                .at(self.input.span(range))
                .help(
                    "Put <!-- only: edition --> and <!-- end --> on lines of their own, before \
                     and after the paragraph.",
                ),
            );
        }
    }

    /// Reports HTML that is no comment.
    pub fn report_html(&mut self, piece: &Html<'_>, range: &Range<usize>) {
        let problem = match piece {
            Html::Comment(_) => return,
            Html::Unclosed => Diagnostic::error(
                "unclosed-comment",
                "this comment has no end: what stands behind it would be lost",
            )
            .help("End it with -->."),
            Html::Words(_) => Diagnostic::error(
                "words-beside-comment",
                "words in the same line as a comment would be lost",
            )
            .help("Give the comment a line of its own."),
            Html::Markup(markup) => {
                Diagnostic::error("html", "HTML cannot be used").help(comment::instead_of(markup))
            }
        };
        self.problems.report(problem.at(self.input.span(range)));
    }

    /// Reports what looks like a direction who may see something, and is none.
    pub fn report_unclear(&mut self, wrong: &str, range: &Range<usize>) {
        self.problems.report(
            Diagnostic::error(
                "audience-unclear",
                format!("it is not clear who may see this: {wrong}"),
            )
            .at(self.input.span(range))
            .help(
                "Write <!-- only: inspector --> with the id of an edition, or several with commas \
                 between them.",
            ),
        );
    }

    /// Reports that nobody may see something.
    pub fn report_nobody(&mut self, range: &Range<usize>) {
        self.problems.report(
            Diagnostic::error(
                "audience-nobody",
                "nobody could see what follows: it is kept for one edition inside a part kept for \
                 another",
            )
            .at(self.input.span(range))
            .help(
                "Name an edition here that may see the surrounding part too, or end the passage \
                 before it with <!-- end -->.",
            ),
        );
    }

    /// Reports a passage without end.
    pub fn report_unclosed(&mut self, open: &Open) {
        for place in open.scope.unclosed() {
            self.problems.report(
                Diagnostic::error(
                    "audience-unclosed",
                    "the passage for some readers that begins here has no end",
                )
                .at(self.input.span(place))
                .help(
                    "Put <!-- end --> on a line of its own behind it, in the same list, quotation \
                     or text.",
                ),
            );
        }
    }

    /// Who may see what stands under a heading, from its attributes; `plain`: there is neither an
    /// anchor nor a class among them.
    pub fn heading_readers(
        &mut self,
        plain: bool,
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
        range: &Range<usize>,
    ) -> Readers {
        let mut all = Readers::All;
        let mut is_known = plain;
        for (name, value) in attributes {
            match value {
                Some(names) if name.eq_ignore_ascii_case("only") => {
                    let readers = match comment::readers(names) {
                        Ok(readers) => readers,
                        Err((wrong, readers)) => {
                            self.report_unclear(&wrong, range);
                            readers
                        }
                    };
                    all = all.and(&readers);
                }
                _ => is_known = false,
            }
        }
        if !is_known {
            self.problems.report(
                Diagnostic::error(
                    "heading-attribute",
                    "at the end of a heading only {only=edition} can stand in curly brackets",
                )
                .at(self.input.span(range))
                .help(
                    "Write several editions with commas and no spaces: {only=inspector,committee}.",
                ),
            );
            if attributes
                .iter()
                .any(|(name, _)| name.to_lowercase().contains("only"))
                && all == Readers::All
            {
                // Something was meant to be hidden.
                all = Readers::Only(Vec::new());
            }
        }
        all
    }
}

fn end_without_beginning() -> Diagnostic {
    Diagnostic::error(
        "audience-misplaced",
        "<!-- end --> ends no passage: none was begun before it in this list, quotation or text",
    )
    .help("A passage begins with <!-- only: edition --> on a line of its own.")
}
