//! Where the values of one row end: the innermost loop of the table reader.

/// What the window holds at its start.
pub(super) enum Found {
    /// A whole row that ends before `end`.
    Row { end: usize, terminated: bool },
    /// More text is needed to tell.
    More { in_quotes: bool },
    /// Nothing more.
    End,
}

/// Splits the row at `start` into values, put behind one another in `out` with their `ends`. `spanning`: quoted values may
/// go over line ends.
pub(super) fn split_row(
    window: &[u8],
    start: usize,
    delimiter: u8,
    ended: bool,
    spanning: bool,
    out: &mut Vec<u8>,
    ends: &mut Vec<usize>,
) -> Found {
    let mut at = start;
    if at >= window.len() {
        return if ended { Found::End } else { Found::More { in_quotes: false } };
    }
    loop {
        // At the start of a value.
        if spanning && window.get(at) == Some(&b'"') {
            at += 1;
            loop {
                let Some(close) = memchr::memchr(b'"', &window[at..]) else {
                    return Found::More { in_quotes: true };
                };
                out.extend_from_slice(&window[at..at + close]);
                at += close + 1;
                match window.get(at) {
                    Some(b'"') => {
                        out.push(b'"');
                        at += 1;
                    }
                    None if !ended => return Found::More { in_quotes: false },
                    _ => break,
                }
            }
        } else if !spanning && window.get(at) == Some(&b'"') {
            // Quotes hold within the line only: close at the next mark before the line end, where there is one.
            let line_end = memchr::memchr2(b'\n', b'\r', &window[at..]).map_or(window.len(), |e| at + e);
            if let Some(close) = memchr::memchr(b'"', &window[at + 1..line_end]) {
                out.extend_from_slice(&window[at + 1..at + 1 + close]);
                at += close + 2;
            }
        }
        let rest = &window[at..];
        let Some(stop) = memchr::memchr3(delimiter, b'\n', b'\r', rest) else {
            if !ended {
                return Found::More { in_quotes: false };
            }
            out.extend_from_slice(rest);
            ends.push(out.len());
            return Found::Row { end: window.len(), terminated: false };
        };
        out.extend_from_slice(&rest[..stop]);
        ends.push(out.len());
        at += stop + 1;
        match rest[stop] {
            byte if byte == delimiter => {}
            b'\r' => match window.get(at) {
                Some(b'\n') => return Found::Row { end: at + 1, terminated: true },
                None if !ended => return Found::More { in_quotes: false },
                _ => return Found::Row { end: at, terminated: true },
            },
            _ => return Found::Row { end: at, terminated: true },
        }
    }
}

/// Line ends in a text: LF, CR LF and lone CR each count once.
pub(super) fn lines(text: &[u8]) -> u64 {
    let mut count = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', text) {
        if text[at] == b'\n' || text.get(at + 1) != Some(&b'\n') {
            count += 1;
        }
    }
    count
}
