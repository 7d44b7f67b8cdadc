//! Many positions in one text.

use super::{ParseError, Parsed, Problem, parse_position};

/// Most positions read from one text.
pub(crate) const MAX_POSITIONS: usize = 100_000;

/// Reads a pasted list: one position per line, or several in a line separated by semicolons, bars or arrows, in
/// brackets each, or as `lat,lon` words. Blank lines are passed over. Errors are located in the whole text.
///
/// ```
/// use passage_spatial::parse_positions;
/// let route = parse_positions("36.20, 37.13\nrubbish\n36.25, 37.20; 36.30, 37.25");
/// assert_eq!(route.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true, true]);
/// assert_eq!(route[1].as_ref().unwrap_err().range, 13..20);
/// ```
pub fn parse_positions(text: &str) -> Vec<Result<Parsed, ParseError>> {
    let mut out = Vec::new();
    let lines = pieces(text, |c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}'));
    for (from, line) in lines {
        if line.trim().is_empty() {
            continue;
        }
        if out.len() >= MAX_POSITIONS {
            let problem = Problem::TooLong { bytes: text.len(), limit: from };
            out.push(Err(ParseError::new(from..text.len(), problem)));
            break;
        }
        match parse_position(line) {
            Ok(parsed) => out.push(Ok(parsed)),
            Err(error) => match several(line) {
                Some(parts) => {
                    let room = MAX_POSITIONS - out.len();
                    out.extend(parts.into_iter().take(room).map(|(at, r)| r.map_err(|e| e.moved(from + at))));
                }
                None => out.push(Err(error.moved(from))),
            },
        }
    }
    out
}

type Part = (usize, Result<Parsed, ParseError>);

/// The positions of a line that is a list. A separated list counts when at least one of its parts is a position; words
/// must all be.
fn several(line: &str) -> Option<Vec<Part>> {
    let read = |parts: Vec<(usize, &str)>| -> Vec<Part> {
        parts.into_iter().filter(|(_, p)| !p.trim().is_empty()).map(|(at, p)| (at, parse_position(p))).collect()
    };
    for separator in
        [|c: char| matches!(c, ';' | '؛' | '|' | '→' | '←' | '⟶' | '➔'), |c: char| matches!(c, '(' | ')' | '[' | ']')]
    {
        let mut parts = pieces(line, separator);
        // Between brackets there may be a lone comma.
        parts.retain(|(_, p)| p.chars().any(char::is_alphanumeric));
        if parts.len() > 1 {
            let parts = read(parts);
            if parts.iter().any(|(_, r)| r.is_ok()) {
                return Some(parts);
            }
        }
    }
    let words = pieces(line, char::is_whitespace);
    let words: Vec<(usize, &str)> = words.into_iter().filter(|(_, p)| !p.is_empty()).collect();
    if words.len() < 2 {
        return None;
    }
    let parts = read(words);
    parts.iter().all(|(_, r)| r.is_ok()).then_some(parts)
}

/// The parts of a text between separators, with the byte at which each starts.
fn pieces(text: &str, separator: impl Fn(char) -> bool) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, c) in text.char_indices() {
        if separator(c) {
            out.push((start, &text[start..i]));
            start = i + c.len_utf8();
        }
    }
    out.push((start, &text[start..]));
    out
}
