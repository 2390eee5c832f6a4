//! Text with the vocabulary, the word frequencies and the sentence lengths of the repository's own
//! self-evaluation, drawn with a seed: the same on every machine.

use std::fs;
use std::path::Path;

/// Words that rules look at: a text of chance would say of everything that there are two.
const LEFT_OUT: [&str; 12] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "currently",
    "recently",
    "now",
    "single",
    "soon",
    "below",
    "above",
];

/// Draws words and sentences.
pub struct Words {
    /// Every word as often as it stands in the sections.
    tokens: Vec<String>,
    /// The number of words of every sentence.
    lengths: Vec<usize>,
    state: u64,
}

impl Words {
    /// The words of the sections in `content`, below the repository's root.
    pub fn of_repository(seed: u64) -> Words {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let mut paths: Vec<_> = fs::read_dir(folder)
            .expect("the sections of the repository")
            .map(|entry| entry.expect("a section").path())
            .collect();
        paths.sort();
        let (mut tokens, mut lengths) = (Vec::new(), Vec::new());
        for path in paths {
            let text = fs::read_to_string(path).expect("a section's text");
            let body = text.splitn(3, "+++").nth(2).unwrap_or_default();
            for sentence in without_links(body).split(['.', ':', ';', '?', '\n']) {
                // Names, initials and figures would be findings of the rules: words alone.
                let is_word = |word: &&str| {
                    word.chars().all(|c| c.is_ascii_lowercase())
                        && (word.len() > 1 || *word == "a")
                        && !LEFT_OUT.contains(word)
                };
                tokens.extend(
                    sentence
                        .split_whitespace()
                        .filter(is_word)
                        .map(str::to_owned),
                );
            }
            for sentence in without_links(body).replace('\n', " ").split(". ") {
                let length = sentence.split_whitespace().count();
                if (4..=40).contains(&length) {
                    lengths.push(length);
                }
            }
        }
        assert!(
            tokens.len() > 5_000 && lengths.len() > 200,
            "too little text to draw from"
        );
        Words {
            tokens,
            lengths,
            state: seed,
        }
    }

    /// A number below `limit` (SplitMix64).
    pub fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit.max(1) as u64) as usize
    }

    /// So many words, none twice in a row.
    pub fn some(&mut self, count: usize) -> String {
        let mut text = String::new();
        let mut last = usize::MAX;
        for _ in 0..count {
            let mut at = self.below(self.tokens.len());
            while self.tokens.get(last) == self.tokens.get(at) {
                at = self.below(self.tokens.len());
            }
            if last != usize::MAX {
                text.push(' ');
            }
            text.push_str(&self.tokens[at]);
            last = at;
        }
        text
    }

    /// Words that begin with a capital letter.
    pub fn title(&mut self, count: usize) -> String {
        capital(&self.some(count))
    }

    /// A sentence.
    pub fn sentence(&mut self) -> String {
        let at = self.below(self.lengths.len());
        let words = capital(&self.some(self.lengths[at]));
        format!("{words}.")
    }

    /// Sentences of so many bytes or a little more.
    pub fn paragraph(&mut self, bytes: usize) -> String {
        let mut text = self.sentence();
        while text.len() < bytes {
            text.push(' ');
            text.push_str(&self.sentence());
        }
        text
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        plain.push_str(before);
        rest = after.split_once("]]").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}
