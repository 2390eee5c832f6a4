//! How wide text is. A reader's font is not known when a chart is drawn, so each character is
//! measured as the wider of Arial (which Helvetica and Liberation Sans share) and DejaVu Sans, which
//! is what a machine shows that has none of them.

/// Widths of the printable ASCII characters, from the space on, in thousandths of the font's size.
const WIDEST: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667,
    611, 778, 752, 295, 500, 667, 557, 863, 748, 787, 667, 787, 722, 667, 611, 732, 684, 989, 685,
    667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];
/// Other letters of Latin, Greek and Cyrillic are about as wide as a wide capital.
const OTHER: u16 = 770;
/// Characters of East Asia, and pictures.
const FULL: u16 = 1000;
/// A screen rounds each letter to whole pixels.
const ALLOWANCE: f32 = 1.08;
/// How much wider bold figures are.
const BOLD: f32 = 1.1;

/// The room that bold `text` needs at a size, in the unit of the size.
pub(super) fn bold_width(text: &str, size: f32) -> f32 {
    width(text, size) * BOLD
}

/// The room that `text` needs at a size, in the unit of the size.
pub(super) fn width(text: &str, size: f32) -> f32 {
    let thousandths: u32 = text
        .chars()
        .map(|c| {
            let code = u32::from(c);
            let place = usize::try_from(code).unwrap_or(usize::MAX);
            let known = place.checked_sub(32).and_then(|i| WIDEST.get(i)).copied();
            u32::from(known.unwrap_or(match c {
                '£' | '–' | '’' | '‘' | '“' | '”' => 636,
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
    fn leaves_room_for_a_wide_font_and_for_bold() {
        assert_eq!(width("80%", 10.0), (0.636 * 2.0 + 0.95) * 10.0 * 1.08);
        assert!(bold_width("80%", 10.0) > width("80%", 10.0));
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
