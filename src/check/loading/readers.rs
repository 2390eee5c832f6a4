//! Who may see what: editions, and what is kept for some of them.

use super::{LoadingCode, code};

/// In the order of the alphabet.
pub(super) const CODES: &[LoadingCode] = &[
    code(
        "audience-disclosed",
        "A hidden figure can be worked out from what is shown beside it.",
        "An edition that hides small counts would give them away.",
        "Hide another part of the sum, or keep the figure for other editions.",
    ),
    code(
        "audience-leak",
        "A page of an edition shows something that the edition doesn't hold.",
        "Its readers would see what is not meant for them; nothing of the edition was delivered.",
        "If the same words stand in the theme, change them there; otherwise tell whoever looks after sef.",
    ),
    code(
        "audience-misplaced",
        "What is kept for some readers begins or ends where it cannot be told apart from the rest.",
        "In doubt, the wrong reader would see it.",
        "Put the directions on lines of their own around whole paragraphs, or keep the heading for the same readers as its answer.",
    ),
    code(
        "audience-nobody",
        "A part is kept for one edition inside a part that is kept for another.",
        "Nobody could ever read it.",
        "Name an edition in the inner part that the outer part names too.",
    ),
    code(
        "audience-not-proved",
        "It could not be proved that an edition shows nothing that it may not.",
        "What isn't proved isn't delivered.",
        "The message says what stood in the way.",
    ),
    code(
        "audience-shows-through",
        "Something that an edition must not show changes what it shows.",
        "A reader could draw conclusions from it.",
        "Tell whoever looks after sef; keep the figure for other editions until then.",
    ),
    code(
        "audience-unclear",
        "A direction such as “only:” cannot be read with certainty.",
        "It is treated as the narrower reading, so that too little is shown and never too much.",
        "Write <!-- only: id-of-edition --> with ids from sef.toml, and <!-- end --> behind the passage.",
    ),
    code(
        "audience-unclosed",
        "A passage for some readers has no end.",
        "All that follows would be kept from the others.",
        "Put <!-- end --> on a line of its own behind the passage.",
    ),
    code(
        "removed-reference",
        "A text that an edition keeps refers to something that it doesn't hold.",
        "There would be a hole in the sentence.",
        "Give “instead” at what is removed, or keep the text for the same editions.",
    ),
    code(
        "unknown-edition",
        "An edition is named that sef.toml does not have.",
        "Nobody would see what is kept for it.",
        "Name an edition of sef.toml.",
    ),
];
