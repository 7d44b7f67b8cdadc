//! The measuring pass: hash, size, encoding. Constant memory.

use std::{fmt::Write as _, io::Read};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};
use sha2::{Digest, Sha256};

use crate::ReadError;

/// How the bytes are to be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Text {
    /// Valid UTF-8 throughout.
    Utf8,
    /// UTF-8 in which some bytes are damaged, the first on this line.
    DamagedUtf8 {
        /// Line of the first damaged byte.
        line: u64,
    },
    /// UTF-16, by its mark or by its zero bytes.
    Utf16(&'static Encoding),
    /// A single-byte encoding, declared or guessed; the first byte above 127 on this line.
    Legacy {
        /// Which.
        encoding: &'static Encoding,
        /// The file or the caller names it.
        declared: bool,
        /// Line of the first byte above 127.
        line: u64,
    },
}

impl Text {
    /// The decoder to use.
    pub(crate) fn encoding(self) -> &'static Encoding {
        match self {
            Self::Utf8 | Self::DamagedUtf8 { .. } => UTF_8,
            Self::Utf16(encoding) | Self::Legacy { encoding, .. } => encoding,
        }
    }
}

/// What the measuring pass found.
#[derive(Debug, Clone)]
pub(crate) struct Scan {
    /// Bytes.
    pub(crate) bytes: u64,
    /// SHA-256, hexadecimal.
    pub(crate) sha256: String,
    /// Encoding.
    pub(crate) text: Text,
}

/// Reads to the end. `label`: the encoding a person has named for files that are not UTF-8.
pub(crate) fn scan(source: &mut impl Read, head: &[u8], label: Option<&str>) -> Result<Scan, ReadError> {
    let mut tally = Tally::default();
    let mut hash = Sha256::new();
    let mut bytes = 0u64;
    let mut chunk = vec![0u8; 128 << 10];
    let mut carried = 0;
    loop {
        let read = match source.read(&mut chunk[carried..]) {
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        bytes += read as u64;
        hash.update(&chunk[carried..carried + read]);
        let end = carried + read;
        let rest = tally.add(&chunk[..end], read == 0);
        if read == 0 {
            break;
        }
        chunk.copy_within(end - rest..end, 0);
        carried = rest;
    }
    if bytes == 0 || tally.blank {
        return Err(ReadError::Empty);
    }
    let mut sha256 = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(sha256, "{byte:02x}"); // writing to a String cannot fail
    }
    Ok(Scan { bytes, sha256, text: decide(&tally, head, label)? })
}

fn decide(tally: &Tally, head: &[u8], label: Option<&str>) -> Result<Text, ReadError> {
    if let Some(encoding) = utf16(head) {
        return Ok(Text::Utf16(encoding));
    }
    // A stray zero byte costs its row, not the file.
    if is_binary(head) {
        return Err(ReadError::NotText);
    }
    if tally.invalid == 0 {
        return Ok(Text::Utf8);
    }
    let line = if tally.lines_lf > 0 { tally.bad_line } else { tally.bad_line_cr };
    let named = label.map(str::to_owned).or_else(|| declared(head));
    if let Some(encoding) = named.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|e| *e != UTF_8) {
        return Ok(Text::Legacy { encoding, declared: true, line });
    }
    // Text in a single-byte encoding hardly ever contains valid multi-byte sequences; a UTF-8 file with a few broken
    // bytes is full of them.
    if tally.multibyte > 4 * tally.invalid {
        return Ok(Text::DamagedUtf8 { line });
    }
    // Arabic and Cyrillic letters come in runs of bytes above 127; French accents stand alone between plain letters. The
    // bytes of most small Cyrillic letters are French letters and vowel marks in the Arabic encoding, rare there.
    let encoding = match (2 * tally.high_in_runs >= tally.high, 4 * tally.cyrillic >= tally.high) {
        (false, _) => WINDOWS_1252,
        (true, true) => WINDOWS_1251,
        (true, false) => WINDOWS_1256,
    };
    Ok(Text::Legacy { encoding, declared: false, line })
}

/// UTF-16 by byte order mark, or by zero bytes on one side of nearly every pair.
pub(super) fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let sample = head.get(..4096).unwrap_or(head);
    let pairs = sample.chunks_exact(2);
    let count = pairs.len();
    let (mut first, mut second) = (0, 0);
    for pair in pairs {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    if count < 8 {
        None
    } else if second * 10 >= count * 4 && first * 20 < count {
        Some(UTF_16LE)
    } else if first * 10 >= count * 4 && second * 20 < count {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn is_binary(head: &[u8]) -> bool {
    let control = |b: &&u8| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a | 0x1e);
    let zeros = memchr::memchr_iter(0, head).count();
    let others = head.iter().filter(control).count() - zeros;
    // What is UTF-8 throughout is text, unless it is mostly control characters.
    let is_utf8 = std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    zeros * 50 > head.len() || others * if is_utf8 { 4 } else { 50 } > head.len()
}

/// The encoding an XML declaration names.
fn declared(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head.get(..200).unwrap_or(head)).into_owned();
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(str::to_owned)
}

#[derive(Debug)]
struct Tally {
    lines_lf: u64,
    lines_cr: u64,
    /// Bytes above 127 inside valid sequences.
    multibyte: u64,
    invalid: u64,
    bad_line: u64,
    bad_line_cr: u64,
    high: u64,
    high_in_runs: u64,
    /// Bytes that are frequent letters in Windows-1251 and rare in Windows-1256.
    cyrillic: u64,
    previous_high: bool,
    blank: bool,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            lines_lf: 0,
            lines_cr: 0,
            multibyte: 0,
            invalid: 0,
            bad_line: 1,
            bad_line_cr: 1,
            high: 0,
            high_in_runs: 0,
            cyrillic: 0,
            previous_high: false,
            blank: true,
        }
    }
}

impl Tally {
    /// Counts; returns how many bytes at the end belong to a sequence that goes on in the next chunk.
    fn add(&mut self, chunk: &[u8], last: bool) -> usize {
        let mut rest = chunk;
        if self.blank {
            let text = chunk.strip_prefix(b"\xef\xbb\xbf").unwrap_or(chunk);
            self.blank = text.iter().all(|b| b.is_ascii_whitespace() || *b == 0);
        }
        loop {
            match std::str::from_utf8(rest) {
                Ok(valid) => {
                    self.valid(valid);
                    return 0;
                }
                Err(error) => {
                    let (valid, bad) = rest.split_at(error.valid_up_to());
                    self.valid(std::str::from_utf8(valid).unwrap_or_default());
                    let Some(length) = error.error_len().or(last.then_some(bad.len())) else { return bad.len() };
                    if self.invalid == 0 {
                        (self.bad_line, self.bad_line_cr) = (self.lines_lf + 1, self.lines_cr + 1);
                    }
                    self.invalid += length as u64;
                    let (broken, after) = bad.split_at(length);
                    self.runs(broken);
                    rest = after;
                }
            }
        }
    }

    fn valid(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.lines_lf += memchr::memchr_iter(b'\n', bytes).count() as u64;
        self.lines_cr += memchr::memchr_iter(b'\r', bytes).count() as u64;
        if text.is_ascii() {
            self.previous_high = self.previous_high && bytes.is_empty();
        } else {
            self.multibyte += bytes.iter().filter(|b| **b > 127).count() as u64;
            self.runs(bytes);
        }
    }

    fn runs(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let high = *byte > 127;
            self.high += u64::from(high);
            self.high_in_runs += u64::from(high && self.previous_high);
            self.cyrillic += u64::from(matches!(byte, 0xe0 | 0xe2 | 0xe7..=0xeb | 0xee..=0xff));
            self.previous_high = high;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Text {
        scan(&mut &bytes[..], bytes, None).unwrap().text
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(text("plain".as_bytes()), Text::Utf8);
        assert_eq!(text("حلب Aleppo".as_bytes()), Text::Utf8);
        let (arabic, ..) = WINDOWS_1256.encode("id;place\n1;حلب الجديدة\n");
        assert_eq!(text(&arabic), Text::Legacy { encoding: WINDOWS_1256, declared: false, line: 2 });
        let (russian, ..) = WINDOWS_1251.encode("id;place\n1;Мост через Днепр закрыт\n");
        assert_eq!(text(&russian), Text::Legacy { encoding: WINDOWS_1251, declared: false, line: 2 });
        let (french, ..) = WINDOWS_1252.encode("id;place\r1;Hôpital général fermé\r");
        assert_eq!(text(&french), Text::Legacy { encoding: WINDOWS_1252, declared: false, line: 2 });
        let xml = b"<?xml version=\"1.0\" encoding='ISO-8859-1'?><gpx><name>\xe9</name></gpx>";
        assert!(matches!(text(xml), Text::Legacy { declared: true, .. }));
        let mut damaged = "ممر آمن\n".repeat(20).into_bytes();
        damaged[0] = 0x9f;
        assert_eq!(text(&damaged), Text::DamagedUtf8 { line: 1 });
        let wide: Vec<u8> = "id,lat,lon,kind".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&wide), Text::Utf16(UTF_16BE));
    }

    #[test]
    fn empty_and_binary_are_errors() {
        let read = |bytes: &[u8]| scan(&mut &bytes[..], bytes, None);
        assert!(matches!(read(b""), Err(ReadError::Empty)));
        assert!(matches!(read(b"\xef\xbb\xbf \r\n"), Err(ReadError::Empty)));
        assert!(matches!(read(b"\x00\x01\x02abc"), Err(ReadError::NotText)));
        assert_eq!(read(b"abc").unwrap().sha256.get(..8), Some("ba7816bf"));
    }
}
