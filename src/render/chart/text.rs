//! How wide text is. A reader's font is not known when a chart is drawn, so text is measured with
//! the widths of Arial (which Helvetica and Liberation Sans share), and a tenth more.

/// Widths of the printable ASCII characters, from the space on, in thousandths of the font's size.
const ARIAL: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// Other letters of Latin, Greek and Cyrillic are about as wide as a wide capital.
const OTHER: u16 = 722;
/// Characters of East Asia, and pictures.
const FULL: u16 = 1000;
/// Other fonts are wider than Arial, and bold is wider than regular.
const ALLOWANCE: f32 = 1.1;

/// The room that `text` needs at a size, in the unit of the size.
pub(super) fn width(text: &str, size: f32) -> f32 {
    let thousandths: u32 = text
        .chars()
        .map(|c| {
            let code = u32::from(c);
            let place = usize::try_from(code).unwrap_or(usize::MAX);
            let known = place.checked_sub(32).and_then(|i| ARIAL.get(i)).copied();
            u32::from(known.unwrap_or(match c {
                '£' | '–' | '’' | '‘' | '“' | '”' => 556,
                _ if code < 0x2000 => OTHER,
                _ => FULL,
            }))
        })
        .sum();
    thousandths as f32 / 1000.0 * size * ALLOWANCE
}

/// `text` in lines no wider than `room`, at most `most` of them, and of much the same width. What
/// does not fit ends in an ellipsis; the second value tells whether all of it is there.
pub(super) fn wrap(text: &str, room: f32, size: f32, most: usize) -> (Vec<String>, bool) {
    let (mut lines, whole) = filled(text, room, size, most);
    if !whole || lines.len() < 2 {
        return (lines, whole);
    }
    // The narrowest room in which it takes as many lines.
    let mut narrower = room;
    for _ in 0..24 {
        narrower -= room / 32.0;
        match filled(text, narrower, size, most) {
            (balanced, true) if balanced.len() == lines.len() => lines = balanced,
            _ => break,
        }
    }
    (lines, true)
}

/// `text` in lines, each as full as can be.
fn filled(text: &str, room: f32, size: f32, most: usize) -> (Vec<String>, bool) {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut whole = true;
    for word in text.split_whitespace() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width(&longer, size) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        whole &= width(word, size) <= room;
        line = shortened(word, room, size);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        whole = false;
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = shortened(&format!("{last} …"), room, size);
        }
    }
    (lines, whole)
}

/// `text` cut to `room`, with an ellipsis where something was cut.
fn shortened(text: &str, room: f32, size: f32) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = text.trim_end_matches('…').trim_end().to_owned();
    while !kept.is_empty() && width(&format!("{kept}…"), size) > room {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_tenth_wider_than_arial() {
        assert_eq!(width("80%", 10.0), (0.556 * 2.0 + 0.889) * 10.0 * 1.1);
        assert!(width("儿童", 10.0) > width("ab", 10.0));
    }

    #[test]
    fn wraps_between_words_and_says_what_was_cut() {
        let (lines, whole) = wrap("Initial child protection conferences", 100.0, 15.0, 9);
        assert!(whole && lines.len() == 3, "{lines:?}");
        let (lines, whole) = wrap("Initial child protection conferences", 100.0, 15.0, 2);
        assert!(!whole && lines.last().is_some_and(|l| l.ends_with('…')));
        assert!(lines.iter().all(|line| width(line, 15.0) <= 100.0));
        let (lines, whole) = wrap("Multidisciplinaryteam", 60.0, 15.0, 2);
        assert!(!whole && lines.len() == 1);
        let (lines, _) = wrap("November 2019, children in care", 220.0, 16.0, 3);
        assert_eq!(lines, ["November 2019,", "children in care"]);
        assert_eq!(wrap("  ", 60.0, 15.0, 2), (vec![], true));
    }
}
