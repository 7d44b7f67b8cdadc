//! Splitting delimited text into rows. Our own splitter, because it must do three things that a general one does not:
//! number rows by their line in the file, refuse rows beyond a size without holding them, and find its way back after
//! a quotation mark that is never closed. Its answers are tested against the crate `csv`.
//!
//! Rules (RFC 4180, read leniently): a quotation mark opens a quoted value only as the first character of a value;
//! inside, `""` is one quotation mark and line ends are part of the value; whatever follows the closing mark up to the
//! delimiter is kept. Rows end with LF, CR or CR LF. Lines without any character are passed over.

use std::io::{self, Read};

use super::split::{Found, lines, split_row};

/// How a row came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// As it should.
    Whole,
    /// A quotation mark opened in it is never closed; the values are those up to the end of its first line.
    UnclosedQuote,
    /// Longer than the limit; the values are gone.
    TooLong,
}

/// One row, reused from call to call.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    /// Line on which it starts, from 1.
    pub(crate) line: u64,
    /// How it came out.
    pub(crate) shape: Shape,
    /// Whether a line end follows it (the last row of a cut file has none).
    pub(crate) terminated: bool,
    text: String,
    ends: Vec<usize>,
}

impl Record {
    pub(crate) fn new() -> Self {
        Self { line: 0, shape: Shape::Whole, terminated: true, text: String::new(), ends: Vec::new() }
    }

    /// A row of these values, for things that are no tables but read like one.
    pub(crate) fn of<'v>(line: u64, values: impl IntoIterator<Item = &'v str>) -> Self {
        let mut record = Self { line, ..Self::new() };
        values.into_iter().for_each(|value| record.push(value));
        record
    }

    /// Empties it for a row that starts on `line`.
    pub(crate) fn clear(&mut self, line: u64) {
        self.line = line;
        self.shape = Shape::Whole;
        self.terminated = true;
        self.text.clear();
        self.ends.clear();
    }

    /// Adds a value behind the others.
    pub(crate) fn push(&mut self, value: &str) {
        self.text.push_str(value);
        self.ends.push(self.text.len());
    }

    /// Cuts off values, or adds blank ones, until there are `len`.
    pub(crate) fn resize(&mut self, len: usize) {
        while self.ends.len() < len {
            self.push("");
        }
        self.ends.truncate(len);
        self.text.truncate(self.ends.last().copied().unwrap_or(0));
    }

    /// Number of values.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The value at `index`, as written; empty beyond the end.
    pub(crate) fn get(&self, index: usize) -> &str {
        let Some(end) = self.ends.get(index) else { return "" };
        let start = index.checked_sub(1).and_then(|i| self.ends.get(i)).copied().unwrap_or(0);
        self.text.get(start..*end).unwrap_or_default()
    }

    /// All values.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|i| self.get(i))
    }

    /// Whether a value holds a zero byte, which no text does.
    pub(crate) fn has_nul(&self) -> bool {
        memchr::memchr(0, self.text.as_bytes()).is_some()
    }

    /// Whether every value is blank.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Reads rows from UTF-8 text.
pub(crate) struct Records<R> {
    source: R,
    window: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    line: u64,
    delimiter: u8,
    limit: usize,
    /// Bytes that may still be read twice because of unclosed quotation marks; then quotes no longer span lines.
    /// Without it a hostile file could make the work quadratic.
    patience: usize,
    scratch: Vec<u8>,
    /// Where the last row began, for [`Records::again_by_line`].
    last: Option<(usize, u64)>,
}

const CHUNK: usize = 64 << 10;

impl<R: Read> Records<R> {
    pub(crate) fn new(source: R, delimiter: u8, limit: usize) -> Self {
        Self {
            source,
            window: vec![0; 2 * CHUNK],
            start: 0,
            end: 0,
            ended: false,
            line: 1,
            delimiter,
            limit,
            patience: 64 << 20,
            scratch: Vec::new(),
            last: None,
        }
    }

    /// The next row into `record`; `false` at the end.
    pub(crate) fn next(&mut self, record: &mut Record) -> io::Result<bool> {
        loop {
            self.last = None;
            let spanning = self.patience > 0;
            match self.split(record, spanning) {
                Found::End => return Ok(false),
                Found::Row { end, terminated } => {
                    let long = end - self.start > self.limit;
                    record.terminated = terminated;
                    record.shape = if long { Shape::TooLong } else { Shape::Whole };
                    self.yielded(record, end);
                    return Ok(true);
                }
                Found::More { in_quotes } => {
                    let long = self.end - self.start > self.limit;
                    if !self.ended && !long {
                        self.fill()?;
                    } else if in_quotes && spanning {
                        self.patience = self.patience.saturating_sub(self.end - self.start);
                        if self.split_line(record) {
                            return Ok(true);
                        }
                        self.drop_line(record)?;
                        return Ok(true);
                    } else if self.ended {
                        // Cannot happen: at the end of the source `split` gives a row.
                        return Ok(false);
                    } else {
                        self.drop_line(record)?;
                        return Ok(true);
                    }
                }
            }
        }
    }

    /// Takes back the last row and gives its first line alone, as a row with an unclosed quotation mark. For rows over
    /// several lines whose number of values is wrong: two stray marks must not swallow the rows between them.
    /// `false` where the last row was one line, or patience has run out.
    pub(crate) fn again_by_line(&mut self, record: &mut Record) -> bool {
        let Some((start, line)) = self.last.take() else { return false };
        if self.line <= line + 1 || self.patience == 0 || record.shape != Shape::Whole {
            return false;
        }
        let raw = self.window.get(start..self.start).unwrap_or_default();
        let many = memchr::memchr2_iter(b'\n', b'\r', raw.trim_ascii_end()).next().is_some();
        if !many {
            return false;
        }
        self.patience = self.patience.saturating_sub(self.start - start);
        let (after, line_after) = (self.start, self.line);
        (self.start, self.line) = (start, line);
        if self.split_line(record) {
            true
        } else {
            (self.start, self.line) = (after, line_after);
            false
        }
    }

    /// The row becomes its first physical line, read without letting quotes span lines.
    fn split_line(&mut self, record: &mut Record) -> bool {
        match self.split(record, false) {
            Found::Row { end, terminated } => {
                record.terminated = terminated;
                record.shape = Shape::UnclosedQuote;
                self.yielded(record, end);
                self.last = None;
                true
            }
            Found::More { .. } | Found::End => false,
        }
    }

    fn yielded(&mut self, record: &mut Record, end: usize) {
        record.line = self.line;
        self.last = Some((self.start, self.line));
        self.line += lines(&self.window[self.start..end]);
        self.start = end;
    }

    /// Passes over a line that is too long to hold.
    fn drop_line(&mut self, record: &mut Record) -> io::Result<()> {
        record.line = self.line;
        record.shape = Shape::TooLong;
        record.terminated = true;
        record.text.clear();
        record.ends.clear();
        loop {
            let rest = &self.window[self.start..self.end];
            if let Some(at) = memchr::memchr2(b'\n', b'\r', rest) {
                let crlf = rest.get(at..at + 2) == Some(b"\r\n");
                self.start += at + 1 + usize::from(crlf);
                self.line += 1;
                return Ok(());
            }
            self.start = self.end;
            if self.ended {
                return Ok(());
            }
            self.fill()?;
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.window.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.window.len() - self.end < CHUNK {
            // Grows with what has been read, never with what the file claims.
            self.window.resize(self.window.len() * 2, 0);
        }
        loop {
            match self.source.read(&mut self.window[self.end..]) {
                Ok(0) => self.ended = true,
                Ok(read) => self.end += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            return Ok(());
        }
    }

    /// Splits the row at the start of the window.
    fn split(&mut self, record: &mut Record, spanning: bool) -> Found {
        // Empty lines are no rows.
        while let Some(byte @ (b'\n' | b'\r')) = self.window[..self.end].get(self.start) {
            if *byte == b'\r' && self.start + 1 == self.end && !self.ended {
                return Found::More { in_quotes: false };
            }
            let crlf = self.window[..self.end].get(self.start..self.start + 2) == Some(b"\r\n");
            self.start += 1 + usize::from(crlf);
            self.line += 1;
        }
        let mut out = std::mem::take(&mut self.scratch);
        out.clear();
        record.ends.clear();
        let window = &self.window[..self.end];
        let found = split_row(window, self.start, self.delimiter, self.ended, spanning, &mut out, &mut record.ends);
        // The source is UTF-8 by construction; should the file have changed under us, the damage shows as U+FFFD and
        // the ranges below fall back to empty values.
        record.text.clear();
        if matches!(found, Found::Row { .. }) {
            match std::str::from_utf8(&out) {
                Ok(text) => record.text.push_str(text),
                Err(_) => record.text.push_str(&String::from_utf8_lossy(&out)),
            }
        }
        self.scratch = out;
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(text: &[u8], delimiter: u8, limit: usize) -> Vec<(u64, Shape, Vec<String>)> {
        let mut records = Records::new(text, delimiter, limit);
        let mut record = Record::new();
        let mut rows = Vec::new();
        while records.next(&mut record).unwrap() {
            rows.push((record.line, record.shape, record.iter().map(str::to_owned).collect()));
        }
        rows
    }

    #[test]
    fn lines_are_counted_over_any_line_end() {
        let rows = all(b"a,b\r\n\r\n\"x\ny\",2\r\"p\"\"q\" r,\n", b',', 1 << 20);
        let lines: Vec<_> = rows.iter().map(|r| r.0).collect();
        assert_eq!(lines, [1, 3, 5]);
        assert_eq!(rows[1].2, ["x\ny", "2"]);
        assert_eq!(rows[2].2, ["p\"q r", ""]);
    }

    #[test]
    fn an_unclosed_quote_costs_one_row() {
        let rows = all(b"a,b\n1,\"open\n2,two\n3,three\n", b',', 1 << 20);
        assert_eq!(rows.len(), 4);
        assert_eq!(rows[1].1, Shape::UnclosedQuote);
        assert_eq!(rows[3].2, ["3", "three"]);
    }

    #[test]
    fn a_giant_value_is_passed_over() {
        let mut text = b"a,b\n1,".to_vec();
        text.extend(std::iter::repeat_n(b'x', 600_000));
        text.extend(b"\n2,two\n\"");
        text.extend(std::iter::repeat_n(b'y', 600_000));
        let rows = all(&text, b',', 100_000);
        assert_eq!(
            rows.iter().map(|r| r.1).collect::<Vec<_>>(),
            [Shape::Whole, Shape::TooLong, Shape::Whole, Shape::TooLong]
        );
        assert_eq!(rows[2].0, 3);
    }

    #[test]
    fn two_stray_quotes_do_not_swallow_what_is_between() {
        let mut records = Records::new(&b"a,b\n1,\"x\n2,y\n3,\"z\n"[..], b',', 1000);
        let mut record = Record::new();
        records.next(&mut record).unwrap();
        records.next(&mut record).unwrap();
        assert_eq!(record.len(), 2);
        assert!(records.again_by_line(&mut record));
        assert_eq!((record.line, record.get(1)), (2, "\"x"));
        records.next(&mut record).unwrap();
        assert_eq!((record.line, record.get(0), record.get(1)), (3, "2", "y"));
    }

    proptest! {
        #[test]
        fn agrees_with_the_csv_crate(text in "[ab\",;\n\r ]{0,60}") {
            // The crate has no opinion on unclosed quotes that we share: only texts with all quotes closed compare.
            let ours = all(text.as_bytes(), b',', 1 << 20);
            prop_assume!(ours.iter().all(|row| row.1 == Shape::Whole));
            let theirs: Vec<Vec<String>> = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes())
                .records()
                .map(|r| r.unwrap().iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(ours.into_iter().map(|r| r.2).collect::<Vec<_>>(), theirs);
        }

        #[test]
        fn never_panics_and_always_ends(bytes in proptest::collection::vec(prop_oneof![Just(b'"'), Just(b'\n'), Just(b'\r'), Just(b','), any::<u8>()], 0..400)) {
            let rows = all(&bytes, b',', 50);
            prop_assert!(rows.len() <= bytes.len());
        }
    }
}
