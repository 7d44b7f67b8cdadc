//! Records of an XLS (BIFF8, MS-XLS), and what is in them: shared texts, number formats, numbers.

use super::cfb::{u16_at, u32_at};

/// One record of the stream.
pub(super) struct Record<'f> {
    /// What it is.
    pub(super) id: u16,
    /// Its bytes.
    pub(super) data: &'f [u8],
}

/// The records from a position on.
pub(super) struct Records<'f> {
    stream: &'f [u8],
    /// Where the next begins.
    pub(super) at: usize,
}

impl<'f> Records<'f> {
    /// From `at` on.
    pub(super) fn new(stream: &'f [u8], at: usize) -> Self {
        Self { stream, at }
    }
}

impl<'f> Iterator for Records<'f> {
    type Item = Record<'f>;

    fn next(&mut self) -> Option<Record<'f>> {
        let (id, length) = (u16_at(self.stream, self.at)?, u16_at(self.stream, self.at.saturating_add(2))?);
        let start = self.at.saturating_add(4);
        let data = self.stream.get(start..start.saturating_add(usize::from(length)))?;
        self.at = start + usize::from(length);
        Some(Record { id, data })
    }
}

/// A text of `count` characters after its byte of options, with where it ends.
pub(super) fn text(data: &[u8], at: usize, count: usize) -> Option<(String, usize)> {
    let wide = data.get(at)? & 1 == 1;
    let length = if wide { count.checked_mul(2)? } else { count };
    let bytes = data.get(at + 1..(at + 1).checked_add(length)?)?;
    Some((decode(bytes, wide), at + 1 + length))
}

fn decode(bytes: &[u8], wide: bool) -> String {
    if wide {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|two| u16_at(two, 0)).collect();
        String::from_utf16_lossy(&units)
    } else {
        bytes.iter().map(|byte| char::from(*byte)).collect()
    }
}

/// The shared texts, of the record that begins them and those that continue it. Characters that go on in the next record
/// have a byte of options of their own there. What is cut off ends the list.
pub(super) fn shared(parts: &[&[u8]]) -> Vec<String> {
    let mut texts = Vec::new();
    let mut cursor = Cursor { parts, part: 0, at: 8 };
    while let Some(text) = cursor.text() {
        texts.push(text);
    }
    texts
}

struct Cursor<'f> {
    parts: &'f [&'f [u8]],
    part: usize,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &[u8] {
        self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default()
    }

    fn byte(&mut self) -> Option<u8> {
        while self.rest().is_empty() {
            self.part += 1;
            self.at = 0;
            self.parts.get(self.part)?;
        }
        let byte = self.rest().first().copied();
        self.at += 1;
        byte
    }

    fn number(&mut self, bytes: u32) -> Option<usize> {
        (0..bytes).try_fold(0, |sum, at| Some(sum | usize::from(self.byte()?) << (8 * at)))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.rest().len().min(bytes);
            self.at += step;
            bytes -= step;
            if bytes > 0 {
                self.byte()?;
                bytes -= 1;
            }
        }
        Some(())
    }

    fn text(&mut self) -> Option<String> {
        let mut left = self.number(2)?;
        let options = self.byte()?;
        let runs = if options & 8 == 0 { 0 } else { self.number(2)? };
        let extra = if options & 4 == 0 { 0 } else { self.number(4)? };
        let mut wide = options & 1 == 1;
        let mut out = String::new();
        while left > 0 {
            let size = if wide { 2 } else { 1 };
            let count = (self.rest().len() / size).min(left);
            out.push_str(&decode(self.rest().get(..count * size)?, wide));
            self.at += count * size;
            left -= count;
            if left > 0 {
                self.part += 1;
                self.at = 0;
                wide = self.byte()? & 1 == 1;
            }
        }
        self.skip(runs.checked_mul(4)?.checked_add(extra)?)?;
        Some(out)
    }
}

/// A number of four bytes: whole or broken, perhaps in hundredths.
pub(super) fn short_number(raw: u32) -> f64 {
    let value = if raw & 2 == 2 {
        f64::from(raw.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(raw & 0xffff_fffc) << 32)
    };
    if raw & 1 == 1 { value / 100.0 } else { value }
}

/// A number of eight bytes.
pub(super) fn long_number(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at + 8)?.try_into().ok()?))
}

/// What an error cell shows.
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

/// The field of two bytes, as a row or column.
pub(super) fn place(data: &[u8], at: usize) -> Option<u32> {
    u16_at(data, at).map(u32::from)
}

/// The field of four bytes.
pub(super) fn long(data: &[u8], at: usize) -> Option<u32> {
    u32_at(data, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_four_bytes() {
        assert_eq!(short_number(0x3ff0_0000), 1.0);
        assert_eq!(short_number((45_625 << 2) | 2), 45_625.0);
        assert_eq!(short_number((12_345 << 2) | 3), 123.45);
    }

    #[test]
    fn texts_go_on_in_the_next_record() {
        let first = [&[0u8; 8][..], &[4, 0, 0, b'a', b'b']].concat();
        let second = [1, b'c', 0, b'd', 0, 1, 0, 8, 1, 0, b'e', 9, 9];
        assert_eq!(shared(&[&first, &second, &[9, 9], &[1, 0]]), ["abcd", "e"]);
    }
}
