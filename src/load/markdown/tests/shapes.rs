//! What a good text becomes.

use super::*;

#[test]
fn the_usual_forms() {
    for (text, expected) in [
        ("", ""),
        ("One.\nTwo.\n\nThree.", "p(One.~Two.) p(Three.)"),
        ("a **b** *c* ~~d~~ `e`", "p(a <b b> <em c> <s d> `e`)"),
        ("x ^2^ y ~3~", "p(x <sup 2> y <sub 3>)"),
        ("one\\\ntwo  \nthree", "p(one//two//three)"),
        ("### A B\n\ntext", "h3#a-b(A B) p(text)"),
        ("- a\n- b\n  - c\n- d", "ul[p(a) | p(b) ul[p(c)] | p(d)]"),
        ("- a\n\n  b\n- c", "ul[p(a) p(b) | p(c)]"),
        ("3. a\n4. b", "ol3[p(a) | p(b)]"),
        ("- [x] a\n- [ ] b", "ul[x:p(a) | o:p(b)]"),
        ("- **a** b\n  ### c\n  d", "ul[p(<b a> b) h3#c(c) p(d)]"),
        ("> a\n>\n> b", "quote[p(a) p(b)]"),
        ("> [!WARNING]\n> a", "Warning[p(a)]"),
        ("```\na\n  b\n```", "code(\"a\\n  b\\n\")"),
        ("a\n\n---\n\nb", "p(a) rule p(b)"),
        (
            "| a | b |\n|---|--:|\n| c | d |\n| e |",
            "table[a , b / c , d / e , ]",
        ),
        ("“a” \"b\" it's 1--2...", "p(“a” “b” it’s 1–2…)"),
        (
            "[a *b*](https://example.org)",
            "p(<a https://example.org a <em b>>)",
        ),
        (
            "<https://example.org>",
            "p(<a https://example.org https://example.org>)",
        ),
        (
            "<a@example.org>",
            "p(<a mailto:a@example.org a@example.org>)",
        ),
        (
            "[a][b]\n\n[b]: https://example.org",
            "p(<a https://example.org a>)",
        ),
        ("not available: [x], [c]", "p(not available: [x], [c])"),
        (
            "\\[\\[literal\\]\\] and \\[^1] and \\{only",
            "p([[literal]] and [^1] and {only)",
        ),
        ("`[[code]] ::: [^1]`", "p(`[[code]] ::: [^1]`)"),
        ("a &amp; b", "p(a & b)"),
        ("a\r\nb\r\n\r\nc", "p(a~b) p(c)"),
    ] {
        assert_eq!(shape(&clean(text)), expected, "{text:?}");
    }
}

#[test]
fn references() {
    for (text, expected) in [
        ("[[mash]]", "p(<ref mash>)"),
        ("[[ mash ]]", "p(<ref mash>)"),
        ("in [[a@2019/20 Q4]].", "p(in <ref a@2019/20 Q4>.)"),
        (
            "[[a:change@2019-05..2020-05]]",
            "p(<ref a:change@2019-05..2020-05>)",
        ),
        ("[[a|the \"hub's\" door]]", "p(<ref a|the “hub’s” door>)"),
        ("[[a|two\nlines]]", "p(<ref a|two lines>)"),
        ("**[[a|six]] in ten**", "p(<b <ref a|six> in ten>)"),
        ("[[[a]]]", "p([<ref a>])"),
        ("[[a]][[b]]", "p(<ref a><ref b>)"),
        ("[[a]](b)", "p(<ref a>(b))"),
        ("### About [[a]]", "h3#about(About <ref a>)"),
        ("[the hub](3.1-mash.md)", "p(<ref 3.1-mash.md|the hub>)"),
        (
            "| a | b |\n|---|---|\n| [[x\\|y]] | [[t:r/c]] |",
            "table[a , b / <ref x|y> , <ref t:r/c>]",
        ),
        ("[[x\\|y]]", "p(<ref x|y>)"),
    ] {
        assert_eq!(shape(&clean(text)), expected, "{text:?}");
    }
}

#[test]
fn charts_and_tables() {
    for (text, expected) in [
        ("![[a]]", "show(a None None)"),
        ("a\n\n![[b:bar|Of *b*]]\n", ""),
        (
            "a\n\n![[b:stacked-percent|Of b]]\n",
            "p(a) show(b Some(StackedPercent) Some(\"Of b\"))",
        ),
        ("![[a]]\n![[b]]", "show(a None None) show(b None None)"),
        ("- ![[a]]\n- b", "ul[show(a None None) | p(b)]"),
        ("> ![[a]]", "quote[show(a None None)]"),
    ] {
        if !expected.is_empty() {
            assert_eq!(shape(&clean(text)), expected, "{text:?}");
        }
    }
}

#[test]
fn comments_are_dropped() {
    for (text, expected) in [
        ("<!-- a -->", ""),
        ("a <!-- b --> c", "p(a  c)"),
        ("a\n<!-- b\n\nc -->\nd", "p(a) p(d)"),
        (
            "<!-- allow: typed-number it is a street number -->\na",
            "p(a)",
        ),
        ("- a\n  <!-- b -->\n- c", "ul[p(a) | p(c)]"),
        ("> a\n> <!-- b\n> c -->\n> d", "quote[p(a) p(d)]"),
        ("<!-- a --> <!-- b -->", ""),
    ] {
        assert_eq!(shape(&clean(text)), expected, "{text:?}");
    }
}

#[test]
fn passages_for_some_readers() {
    for (text, expected) in [
        (
            "a\n<!-- only: inspector, committee -->\nb\n\n- c\n\n<!-- end -->\nd",
            "p(a) p(b)@inspector+committee ul[p(c)]@inspector+committee p(d)",
        ),
        (
            "- a\n\n  <!-- only: inspector -->\n  b\n  <!-- end -->\n\n  c",
            "ul[p(a) p(b)@inspector p(c)]",
        ),
        (
            "### A {only=inspector}\n\nb\n\n#### C\n\nd\n\n### E\n\nf",
            "h3#a(A)@inspector p(b)@inspector h4#c(C)@inspector p(d)@inspector h3#e(E) p(f)",
        ),
        (
            "### A {only=a,b}\n\n#### B {only=b,c}\n\nx\n\n#### D\n\ny",
            "h3#a(A)@a+b h4#b(B)@b p(x)@b h4#d(D)@a+b p(y)@a+b",
        ),
        (
            "<!-- only: a -->\n### B\n\nc\n<!-- end -->\nd",
            "h3#b(B)@a p(c)@a p(d)",
        ),
        (
            "<!-- only: a,b -->\nc\n<!-- only: b -->\nd\n<!-- end -->\ne\n<!-- end -->\nf",
            "p(c)@a+b p(d)@b p(e)@a+b p(f)",
        ),
        ("A {only=a}\n===\n\nb", "h1#a(A)@a p(b)@a"),
        (
            "<!-- only: a -->\n![[b]]\n<!-- end -->",
            "show(b None None)@a",
        ),
    ] {
        assert_eq!(shape(&clean(text)), expected, "{text:?}");
    }
}

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_marks() {
    for (text, expected) in [
        (
            "a[^2] b[^one]\n\n[^one]: B\n\n[^2]: A\n\nc",
            "p(a^2 b^one) p(c) note:2[p(A)] note:one[p(B)]",
        ),
        ("a[^N]\n\n[^n]: B", "p(a^n) note:n[p(B)]"),
        (
            "a[^1]\n\n[^1]: see[^2]\n\n[^2]: b",
            "p(a^1) note:1[p(see^2)] note:2[p(b)]",
        ),
        (
            "| a[^1] |\n|---|\n| b |\n\n[^1]: c",
            "table[a^1 / b] note:1[p(c)]",
        ),
        (
            "a[^1]\n\n<!-- only: x -->\nb[^1][^2]\n<!-- end -->\n\n[^1]: for all\n\n[^2]: for x",
            "p(a^1) p(b^1^2)@x note:1[p(for all)] note:2[p(for x)]@x",
        ),
        (
            "a[^1]\n\n<!-- only: x -->\n[^1]: for x\n\n<!-- end -->",
            "p(a^1) note:1[p(for x)]@x",
        ),
    ] {
        assert_eq!(shape(&clean(text)), expected, "{text:?}");
    }
}

#[test]
fn lines() {
    for (text, expected) in [
        ("", ""),
        ("  a **b** [[c|d]] ", "a <b b> <ref c|d>"),
        ("2. Do this", "2. Do this"),
        ("- a", "- a"),
        ("# a", "# a"),
        ("> a", "> a"),
        ("    a", "a"),
        ("-", "-"),
        ("_a_ b", "<em a> b"),
        ("\"a\" 'b'", "“a” ‘b’"),
        ("[[a]]", "<ref a>"),
        ("(a)", "(a)"),
        ("*a*", "<em a>"),
        ("`a`", "`a`"),
        ("[a](https://example.org)", "<a https://example.org a>"),
        ("a\nb\n", "a~b"),
        ("é", "é"),
        ("<!-- note --> a", " a"),
    ] {
        let (inlines, wrong) = line(text);
        assert!(wrong.is_empty(), "{text:?}: {wrong:?}");
        assert_eq!(inline_shape(&inlines), expected, "{text:?}");
    }
}

#[test]
fn spans_are_exact() {
    let text = "é **b [[c|d]]**\n\n- e[^1]\n\n[^1]: f\n\n| g |\n|---|\n| h |\n\n![[i]]\n";
    let blocks = clean(text);
    let of = |block: Option<&Block>| {
        block
            .and_then(|block| text.get(block.span.range()))
            .unwrap_or("none")
            .to_owned()
    };
    assert_eq!(of(blocks.first()), "é **b [[c|d]]**");
    assert_eq!(of(blocks.get(1)), "- e[^1]");
    assert_eq!(of(blocks.get(2)), "| g |\n|---|\n| h |");
    assert_eq!(of(blocks.get(3)), "![[i]]");
    assert_eq!(of(blocks.get(4)), "[^1]: f");
    let Some(BlockKind::Paragraph(content)) = blocks.first().map(|block| &block.kind) else {
        panic!("no paragraph");
    };
    let inner: Vec<&str> = content
        .iter()
        .flat_map(|inline| match &inline.kind {
            InlineKind::Strong(inner) => inner.iter().collect(),
            _ => vec![inline],
        })
        .map(|inline| text.get(inline.span.range()).unwrap_or("none"))
        .collect();
    assert_eq!(inner, ["é ", "b ", "[[c|d]]"]);
}

#[test]
fn spans_of_lines_lead_back_to_the_file() {
    let source = "title = \"  see \\\"[[mash|the hub]]\\\" \"\n";
    let mapped = MappedText::of_toml_string(
        source.get(8..source.len() - 1).unwrap_or(""),
        Default::default(),
        8,
    );
    let mut diagnostics = Vec::new();
    let inlines = parse_line(&mapped, &mut diagnostics);
    assert!(diagnostics.is_empty());
    let places: Vec<&str> = inlines
        .iter()
        .map(|inline| source.get(inline.span.range()).unwrap_or("none"))
        .collect();
    assert_eq!(places, ["see \\\"", "[[mash|the hub]]", "\\\""]);
}

#[test]
fn anchors_are_made_of_the_words_alone() {
    let blocks = clean("### What [[a]] says\n\n### What [[b]] says\n\n### [[a]]");
    assert_eq!(
        shape(&blocks),
        "h3#what-says(What <ref a> says) h3#what-says-2(What <ref b> says) h3#heading(<ref a>)"
    );
    assert_eq!(plain_words(&line("a `b` [[c|d]]").0), "a b d");
}
