//! Numbers in words.

use std::{collections::HashMap, sync::OnceLock};

use passage_words::fold;

use crate::sentence::Word;

/// The value of a folded number word, `None` for other words.
pub(crate) fn value(word: &str) -> Option<u32> {
    static TABLE: OnceLock<HashMap<String, u32>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let lines = include_str!("../lexicon/numbers.txt").lines().filter(|line| !line.starts_with("--"));
        lines
            .filter_map(|line| {
                let mut parts = line.split_whitespace();
                Some((parts.next()?.parse::<u32>().ok()?, parts))
            })
            .flat_map(|(value, words)| words.map(move |word| (fold(word), value)))
            .collect()
    });
    table.get(word).copied()
}

/// The number that begins at word `i`, and the word after it: digits, one word, or two that are added (`إحدى عشرة`,
/// `vingt trois`, `twenty-one`).
pub(crate) fn number(words: &[Word], i: usize) -> Option<(u32, usize)> {
    let first = words.get(i)?.number()?;
    let digits = words[i].norm().chars().all(|c| c.is_ascii_digit());
    if !digits && let Some(second) = words.get(i + 1).filter(|word| !word.after_break()).and_then(Word::number) {
        let teen = second == 10 && first < 10;
        let tens = (20..100).contains(&first) && first % 10 == 0 && second < 10;
        // Arabic says the ones before the tens.
        let turned = (20..100).contains(&second) && second % 10 == 0 && first < 10 && words[i].token.arabic;
        if teen || tens || turned {
            return Some((first + second, i + 2));
        }
    }
    Some((first, i + 1))
}
