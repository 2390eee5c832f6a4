//! What a writer can get wrong, and what is underlined.

use super::*;

#[track_caller]
fn wrong(text: &str, expected: &[(&str, &str)]) {
    let (_, found) = blocks(text);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(code, words)| (*code, words.as_str()))
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn references_that_cannot_be_read() {
    wrong("see [[mash", &[("broken-reference", "[[")]);
    wrong("see [[mash]", &[("broken-reference", "[[")]);
    wrong("see [mash]]", &[("broken-reference", "]]")]);
    wrong("[[]]", &[("empty-reference", "[[]]")]);
    wrong("[[ ]]", &[("empty-reference", "[[ ]]")]);
    wrong("[[|x]]", &[("empty-reference", "[[|x]]")]);
    wrong("[[x|]]", &[("empty-reference", "[[x|]]")]);
    wrong("[[x| ]]", &[("empty-reference", "[[x| ]]")]);
    wrong("[[a|see [[b]]]]", &[("broken-reference", "[[a|see [[b]]")]);
    wrong("[[a|**b**]]", &[("marks-in-reference", "[[a|**b**]]")]);
    wrong(
        "[see [[a]]](https://example.org)",
        &[("reference-in-link", "](https://example.org)")],
    );
    wrong(
        "a\n\n[[\n\nb]]",
        &[("broken-reference", "[["), ("broken-reference", "]]")],
    );
    wrong(
        "| a | b |\n|---|---|\n| [[x|y]] | z |",
        &[
            ("broken-reference", "[["),
            ("broken-reference", "]]"),
            ("extra-cell", "| [[x|y]] | z |"),
        ],
    );
    wrong("### [[a", &[("broken-reference", "[[")]);
    wrong("- [[a", &[("broken-reference", "[[")]);
}

#[test]
fn tables_that_would_lose_something() {
    wrong(
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 |",
        &[("extra-cell", "| 1 | 2 | 3 |")],
    );
    wrong(
        "> | a |\n> |---|\n> | 1 | 2 |",
        &[("extra-cell", "| 1 | 2 |")],
    );
    wrong(
        "| a | b |\n|---|\n| 1 | 2 |",
        &[("broken-table", "| a | b |\n|---|\n| 1 | 2 |")],
    );
    assert_eq!(
        shape(&clean("| a | b |\n|---|---|\n| 1 \\| 2 | 3 |")),
        "table[a , b / 1 | 2 , 3]"
    );
}

#[test]
fn html() {
    wrong("a <b>c</b>", &[("html", "<b>"), ("html", "</b>")]);
    wrong("<div>\na\n</div>\n\nb", &[("html", "<div>\na\n</div>")]);
    wrong(
        "<script>alert(1)</script>",
        &[("html", "<script>alert(1)</script>")],
    );
    wrong("<!-- a --> b", &[("words-beside-comment", "<!-- a --> b")]);
    wrong("a\n\n<!-- b\n\nc", &[("unclosed-comment", "<!-- b\n\nc")]);
    wrong("<!DOCTYPE html>", &[("html", "<!DOCTYPE html>")]);
    wrong("<?php 1 ?>", &[("html", "<?php 1 ?>")]);
    let (blocks, _) = blocks("a <b>c</b> <!-- secret -->");
    assert!(!format!("{blocks:?}").contains("secret"));
}

#[test]
fn pictures_and_shows() {
    wrong("![a](b.png)", &[("picture", "![a](b.png)")]);
    wrong("![a][b]\n\n[b]: c.png", &[("picture", "![a][b]")]);
    wrong("see ![[a]]", &[("show-among-words", "![[a]]")]);
    wrong("**![[a]]**", &[("show-among-words", "![[a]]")]);
    wrong(
        "| ![[a]] |\n|---|\n| b |",
        &[("show-among-words", "![[a]]")],
    );
    wrong(
        "### ![[a]]",
        &[
            ("show-among-words", "![[a]]"),
            ("empty-heading", "### ![[a]]"),
        ],
    );
    wrong("![[a:pie]]", &[("unknown-chart", "![[a:pie]]")]);
    wrong("![[ICPC rate]]", &[("unknown-id", "![[ICPC rate]]")]);
    wrong("![[]]", &[("empty-reference", "[[]]")]);
}

#[test]
fn links() {
    wrong(
        "[a](javascript:alert(1))",
        &[("link-address", "[a](javascript:alert(1))")],
    );
    wrong("[a]()", &[("link-address", "[a]()")]);
    wrong(
        "[](https://example.org)",
        &[("link-without-words", "[](https://example.org)")],
    );
    wrong(
        "[a](https://example.org \"b\")",
        &[("words-beside-address", "[a](https://example.org \"b\")")],
    );
    wrong("[a](b c.md)", &[("broken-link", "](b c.md)")]);
    wrong("[a][b]", &[("undefined-link", "[a][b]")]);
    wrong("[a][]", &[("undefined-link", "[a]")]);
    wrong("[Note]: important", &[("unused-link", "[Note]: important")]);
    let (blocks, _) = blocks("[a *b*](javascript:alert(1))");
    assert_eq!(shape(&blocks), "p(a <em b>)");
}

#[test]
fn footnotes() {
    wrong("a[^1]", &[("footnote-without-text", "[^1]")]);
    wrong("a[^1]\n\n[^1]:\n", &[("footnote-without-text", "[^1]:")]);
    wrong("a\n\n[^1]: b", &[("footnote-without-mark", "[^1]: b")]);
    wrong(
        "a[^1]\n\n[^1]: b\n\n[^1]: c",
        &[("footnote-twice", "[^1]: c")],
    );
    wrong(
        "<!-- only: a -->\nb[^1]\n<!-- end -->\n\n<!-- only: c -->\n[^1]: d\n\n<!-- end -->",
        &[("audience-nobody", "[^1]: d")],
    );
}

#[test]
fn other_forms() {
    wrong("::: note\na\n:::", &[("colons", ":::"), ("colons", ":::")]);
    wrong("> [!HINT]\n> a", &[("unknown-remark", "[!HINT]")]);
    wrong("> [!NOTE] a", &[("unknown-remark", "[!NOTE]")]);
    wrong("a\n\n    b", &[("indented-text", "b")]);
    wrong("```\na", &[("unclosed-code", "```\na")]);
    wrong("> ~~~\n> a\n\nb", &[("unclosed-code", "~~~\n> a")]);
    wrong(
        "``` a b\nc\n```",
        &[("words-beside-code", "``` a b\nc\n```")],
    );
    wrong("> ```toml\n> a\n> ```", &[]);
    wrong("###\n\na", &[("empty-heading", "###")]);
    wrong("a\u{7}b", &[("control-character", "\u{7}")]);
    wrong("a\u{202e}b", &[("control-character", "\u{202e}")]);
}

#[test]
fn who_may_see_what() {
    wrong(
        "<!-- only: a -->\nb",
        &[("audience-unclosed", "<!-- only: a -->")],
    );
    wrong(
        "a\n\n<!-- end -->",
        &[("audience-misplaced", "<!-- end -->")],
    );
    wrong(
        "<!-- only: a -->\nb\n<!-- only: c -->\nd\n<!-- end -->",
        &[
            ("audience-nobody", "<!-- only: c -->"),
            ("audience-unclosed", "<!-- only: a -->"),
        ],
    );
    wrong(
        "### a {only=b} ###\n\nc",
        &[("audience-misplaced", "{only=b}")],
    );
    wrong(
        "a <!-- only: b --> c",
        &[("audience-misplaced", "<!-- only: b -->")],
    );
    wrong(
        "<!-- onyl: a -->\nb\n<!-- end -->",
        &[("audience-unclear", "<!-- onyl: a -->")],
    );
    wrong(
        "<!-- only a -->\nb\n<!-- end -->",
        &[("audience-unclear", "<!-- only a -->")],
    );
    wrong(
        "<!-- only: -->\nb\n<!-- end -->",
        &[("audience-unclear", "<!-- only: -->")],
    );
    wrong("a {only=b}", &[("audience-misplaced", "{only=b}")]);
    wrong("### a {only=B}", &[("audience-unclear", "### a {only=B}")]);
    wrong(
        "### a {only = b}\n\nc",
        &[("heading-attribute", "### a {only = b}")],
    );
    wrong("### a {#b}", &[("heading-attribute", "### a {#b}")]);
    wrong(
        "### a {only=b}\n\n#### c {only=d}\n\ne",
        &[("audience-nobody", "#### c {only=d}")],
    );
    wrong(
        "- a\n  <!-- only: b -->\n- c\n\n<!-- end -->",
        &[
            ("audience-unclosed", "<!-- only: b -->"),
            ("audience-misplaced", "<!-- end -->"),
        ],
    );
}

#[test]
fn in_doubt_less_is_shown() {
    for text in [
        "<!-- only: a -->\nsecret",
        "<!-- onyl: a -->\nsecret\n<!-- end -->",
        "<!-- only a -->\nsecret\n<!-- end -->",
        "<!-- only: -->\nsecret\n<!-- end -->",
        "<!-- only: the inspector -->\nsecret\n<!-- end -->",
        "secret {only=a}",
        "### a {only=a} ###\n\nsecret",
        "| secret {only=a} |\n|---|\n| secret |",
        "secret <!-- only: a --> secret <!-- end -->",
        "- secret <!-- only: a -->",
        "### {only=a}\n\nsecret",
        "### <!-- only: a -->\n\nsecret",
        "### b {only=A}\n\nsecret",
        "### b {only = a}\n\nsecret",
        "### b {only=a, c}\n\nsecret",
        "### b {only=a}\n\n#### c {only=d}\n\nsecret",
        "<!-- only: a -->\n<!-- only: b -->\nsecret\n<!-- end -->\nsecret",
        "x\n\n<!-- only: a -->\ny[^1]\n<!-- end -->\n\n[^1]: secret",
        "x\n\n<!-- only: a -->\ny[^1]\n\n[^1]: secret\n\n<!-- end -->",
    ] {
        let (blocks, _) = blocks(text);
        let shown: Vec<&Block> = blocks
            .iter()
            .filter(|block| block.audience.only.is_empty())
            .collect();
        let public = shown
            .iter()
            .map(|block| match &block.kind {
                BlockKind::List { items, .. } => items
                    .iter()
                    .flat_map(|item| &item.blocks)
                    .filter(|block| block.audience.only.is_empty())
                    .map(block_shape)
                    .collect::<String>(),
                _ => block_shape(block),
            })
            .collect::<String>();
        assert!(!public.contains("secret"), "{text:?}: {public}");
    }
}

#[test]
fn lines_are_lines() {
    for (text, code) in [
        ("a\n\nb", "not-a-line"),
        ("a\n- b", "not-a-line"),
        ("a\n===", "not-a-line"),
        ("a[^1]\n\n[^1]: b", "not-a-line"),
        ("a ![[b]]", "show-among-words"),
        ("![[b]]", "show-among-words"),
        ("a[^1]", "footnote-without-text"),
        ("a <!-- only: b --> c", "audience-misplaced"),
        ("[[a", "broken-reference"),
        ("<i>a</i>", "html"),
    ] {
        let (_, found) = line(text);
        assert!(
            found.iter().any(|(found, _)| *found == code),
            "{text:?}: {found:?}"
        );
    }
}
