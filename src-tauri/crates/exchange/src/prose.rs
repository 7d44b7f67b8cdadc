//! A report saved as a file: text without columns, in whatever encoding the program at hand has written.

use std::io::Read;

use crate::{
    Issue, ReadError,
    input::{self, HEAD, Text, Utf8Reader},
    read,
};

/// What begins like text and is none to read: the words of such files stand in codes of their own.
const MARKED_UP: [&[u8]; 2] = [b"%PDF-", b"{\\rtf"];

/// Text of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Prose {
    /// The text, without byte order mark.
    pub text: String,
    /// Encoding read: `UTF-8`, `UTF-16LE`, `windows-1256`, ...
    pub encoding: &'static str,
    /// What a person should know of the encoding: that it was guessed, or that characters are damaged.
    pub issue: Option<Issue>,
}

/// Reads text as tables are read: UTF-8, UTF-16, and the single-byte encodings of Windows.
///
/// # Errors
/// The bytes are blank, or no text.
pub fn read_prose(bytes: &[u8]) -> Result<Prose, ReadError> {
    if is_marked_up(bytes) {
        return Err(ReadError::NotText);
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let scan = input::scan(&mut &*bytes, head, None)?;
    let mut text = String::new();
    Utf8Reader::new(bytes, scan.text).read_to_string(&mut text)?;
    // Any pair of bytes is something in UTF-16, so a mark in front of noise would make a text of it.
    if matches!(scan.text, Text::Utf16(_)) && is_strange(&text, 50) {
        return Err(ReadError::NotText);
    }
    Ok(Prose { text, encoding: scan.text.encoding().name(), issue: read::encoding_issue(&scan) })
}

/// Whether what was pasted is text. A stray control character is somebody's slip; bytes that another program has copied
/// hold one beside every letter or two.
pub fn is_prose(text: &str) -> bool {
    !is_marked_up(text.as_bytes()) && !is_strange(text, 4)
}

fn is_marked_up(bytes: &[u8]) -> bool {
    MARKED_UP.iter().any(|mark| bytes.starts_with(mark))
}

/// Whether more than one character in so many is damaged or a control character, of which text has next to none.
fn is_strange(text: &str, one_in: usize) -> bool {
    let strange = |c: &char| *c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace());
    text.chars().filter(strange).count() * one_in > text.chars().count()
}

#[cfg(test)]
mod tests {
    use encoding_rs::{WINDOWS_1252, WINDOWS_1256};

    use super::*;

    const ARABIC: &str = "أغلق معبر النهر أمام الشاحنات يوم الأحد.\nقصفت قرية الوادي صباح الاثنين.\n";

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn told(bytes: &[u8]) -> (String, &'static str, Option<&'static str>) {
        let read = read_prose(bytes).unwrap();
        (read.text, read.encoding, read.issue.map(|issue| issue.code.code()))
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let french = "Le pont près de la forêt est fermé.\n";
        let marked = format!("\u{feff}{ARABIC}");
        for (bytes, text, encoding, issue) in [
            (ARABIC.as_bytes().to_vec(), ARABIC, "UTF-8", None),
            (marked.as_bytes().to_vec(), ARABIC, "UTF-8", None),
            (wide(&marked, u16::to_le_bytes), ARABIC, "UTF-16LE", None),
            (wide(&marked, u16::to_be_bytes), ARABIC, "UTF-16BE", None),
            (wide(french, u16::to_le_bytes), french, "UTF-16LE", None),
            (WINDOWS_1256.encode(ARABIC).0.into_owned(), ARABIC, "windows-1256", Some("encoding-guessed")),
            (WINDOWS_1252.encode(french).0.into_owned(), french, "windows-1252", Some("encoding-guessed")),
        ] {
            assert_eq!(told(&bytes), (text.to_owned(), encoding, issue));
        }
    }

    #[test]
    fn a_broken_byte_among_others_is_told() {
        let mut bytes = ARABIC.as_bytes().to_vec();
        bytes.push(0xff);
        let (text, encoding, issue) = told(&bytes);
        assert_eq!((text.ends_with('\u{fffd}'), encoding, issue), (true, "UTF-8", Some("characters-lost")));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        // Bytes as good as random, the same every time.
        let mut state = 0x2545_f491_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .take(4_000)
        .collect();
        let marked = [b"\xff\xfe".as_slice(), &noise].concat();
        let quads: Vec<u8> = format!("\u{feff}{ARABIC}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        for bytes in [&noise, &marked, &quads, &b"%PDF-1.7\nBT (road) Tj ET\n".to_vec(), &b"{\\rtf1 road}".to_vec()] {
            assert!(matches!(read_prose(bytes), Err(ReadError::NotText)), "{:?}", &bytes[..8]);
        }
        for blank in [b"".as_slice(), b" \r\n", b"\xef\xbb\xbf"] {
            assert!(matches!(read_prose(blank), Err(ReadError::Empty)), "{blank:?}");
        }
    }
}
