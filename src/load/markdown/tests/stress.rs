//! Texts that nobody writes: no panic, no overflow, no flood, whatever comes.

use super::*;

fn depth(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| {
            1 + match &block.kind {
                BlockKind::Quote(inner)
                | BlockKind::Remark { blocks: inner, .. }
                | BlockKind::Footnote { blocks: inner, .. } => depth(inner),
                BlockKind::List { items, .. } => items
                    .iter()
                    .map(|item| depth(&item.blocks))
                    .max()
                    .unwrap_or(0),
                _ => 0,
            }
        })
        .max()
        .unwrap_or(0)
}

#[test]
fn huge_runs_of_one_sign() {
    for sign in [
        "[", "]", "[[", "]]", "![[", ">", "> ", "*a", "_a ", "- ", "`", "~", "^", "|", "[^", "(",
        "<", "<!--", "&", "\\", "[[a|", "{only", ":::", "#", "\"", "'", "a[^1]", "[a][b]", "\u{0}",
        "1. ", "  - ", "[!a]", "](", "\r", "\n", "\t", "<a@", "+++\n", "| a ", "|-",
    ] {
        let text = sign.repeat(100_000 / sign.len());
        let (tree, wrong) = blocks(&text);
        assert!(wrong.len() <= 110, "{sign:?}: {} problems", wrong.len());
        assert!(depth(&tree) <= DEEPEST_NESTING + 1, "{sign:?}");
        let _ = line(&text);
    }
}

#[test]
fn deep_nesting_is_cut_with_a_message() {
    let quotes = format!("{} deep", ">".repeat(40));
    let mut lists = String::new();
    for level in 0..60 {
        lists.push_str(&format!("{}- {level}\n", "  ".repeat(level)));
    }
    let stress = format!("{}a{}", "*b **c ".repeat(40), " c** b*".repeat(40));
    for text in [quotes, lists, stress] {
        let (tree, wrong) = blocks(&text);
        let codes: Vec<&str> = wrong.iter().map(|(code, _)| *code).collect();
        assert!(codes.contains(&"too-deep"), "{codes:?} in {text:?}");
        assert!(depth(&tree) <= DEEPEST_NESTING + 1);
    }
    assert!(
        blocks(&format!("{} deep", "> ".repeat(DEEPEST_NESTING)))
            .1
            .is_empty()
    );
}

/// A small generator of numbers, always the same ones (Knuth's MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

const PIECES: &[&str] = &[
    "a",
    "é",
    "b c",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "[[",
    "]]",
    "[[a]]",
    "[[a|b]]",
    "![[a]]",
    "|",
    "\\|",
    "\n|---|---|\n",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "> ",
    "- ",
    "1. ",
    "### ",
    "## ",
    " {only=x}",
    "<!-- only: x -->\n",
    "\n<!-- end -->\n",
    "<!-- c -->",
    "<!--",
    "-->",
    "<b>",
    "[^1]",
    "\n[^1]: t\n",
    "[x](y)",
    "[x](https://a.b \"t\")",
    "[x](3.1-mash.md)",
    "](",
    "[",
    "]",
    "(",
    ")",
    ":::",
    "\\",
    "\"",
    "'",
    "...",
    "--",
    "    ",
    "\t",
    "[!NOTE]\n",
    "~",
    "^",
    "&amp;",
    "\u{0}",
    "\u{202e}",
    "---\n",
    "===\n",
    "[x]: y\n",
    "<http://a.b>",
    "- [x] ",
    "{",
    "}",
    "#",
    "😀",
];

#[test]
fn any_mixture_gives_a_tree_with_sound_spans() {
    let mut numbers = Numbers(7);
    for _ in 0..4_000 {
        let count = 1 + numbers.below(24);
        let text: String = (0..count)
            .map(|_| {
                PIECES
                    .get(numbers.below(PIECES.len()))
                    .copied()
                    .unwrap_or("")
            })
            .collect();
        let (tree, wrong) = blocks(&text);
        for (code, words) in wrong {
            assert_ne!(words, "(outside)", "{code} in {text:?}");
        }
        check_spans(&text, &tree);
        let (inlines, wrong) = line(&text);
        for (code, words) in wrong {
            assert_ne!(words, "(outside)", "{code} in {text:?}");
        }
        check_inlines(&text, &inlines);
    }
}

fn check_spans(text: &str, blocks: &[Block]) {
    for block in blocks {
        assert!(
            text.get(block.span.range()).is_some(),
            "{text:?}: {block:?}"
        );
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                assert!(!content.is_empty(), "{text:?}");
                check_inlines(text, content);
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    check_spans(text, &item.blocks);
                }
            }
            BlockKind::Quote(inner)
            | BlockKind::Remark { blocks: inner, .. }
            | BlockKind::Footnote { blocks: inner, .. } => check_spans(text, inner),
            BlockKind::Table {
                columns,
                head,
                rows,
            } => {
                for row in std::iter::once(head).chain(rows) {
                    assert_eq!(row.len(), columns.len(), "{text:?}");
                    for cell in row {
                        check_inlines(text, cell);
                    }
                }
            }
            BlockKind::Code(_) | BlockKind::Rule | BlockKind::Show(_) => {}
        }
    }
}

fn check_inlines(text: &str, inlines: &[Inline]) {
    for inline in inlines {
        assert!(
            text.get(inline.span.range()).is_some(),
            "{text:?}: {inline:?}"
        );
        match &inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Link { content: inner, .. } => check_inlines(text, inner),
            _ => {}
        }
    }
}

/// No text is lost: whatever is written in letters is in the tree, or something is reported.
#[test]
fn no_word_is_lost_in_silence() {
    let mut numbers = Numbers(11);
    for round in 0..4_000 {
        let count = 1 + numbers.below(16);
        let mut text = String::new();
        let mut words = Vec::new();
        for i in 0..count {
            text.push_str(
                PIECES
                    .get(numbers.below(PIECES.len()))
                    .copied()
                    .unwrap_or(""),
            );
            let word = format!("w{round}x{i}z");
            text.push_str(&word);
            words.push(word);
        }
        let (tree, wrong) = blocks(&text);
        if !wrong.is_empty() {
            continue;
        }
        let shown = shape(&tree);
        for word in words {
            let in_comment = text
                .split("<!--")
                .skip(1)
                .any(|comment| comment.split("-->").next().unwrap_or("").contains(&word));
            assert!(
                in_comment || shown.contains(&word),
                "{word} is lost from {text:?}: {shown}"
            );
        }
    }
}
