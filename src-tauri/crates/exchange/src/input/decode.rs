//! The reading pass: any encoding in, UTF-8 out.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder};

use super::Text;

/// Gives the text of a source as UTF-8, without byte order mark.
pub(crate) struct Utf8Reader<R> {
    source: R,
    /// `None`: the bytes are UTF-8 already and go through untouched.
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    raw_at: usize,
    raw_end: usize,
    out: Vec<u8>,
    out_at: usize,
    out_end: usize,
    ended: bool,
    start: bool,
}

impl<R: Read> Utf8Reader<R> {
    pub(crate) fn new(source: R, text: Text) -> Self {
        let decoder = (text != Text::Utf8).then(|| text.encoding().new_decoder_with_bom_removal());
        let size = if decoder.is_some() { 64 << 10 } else { 0 };
        Self {
            source,
            decoder,
            raw: vec![0; size],
            raw_at: 0,
            raw_end: 0,
            out: vec![0; 3 * size],
            out_at: 0,
            out_end: 0,
            ended: false,
            start: true,
        }
    }

    fn pass(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if !self.start || buf.len() < 3 {
            return self.source.read(buf);
        }
        self.start = false;
        let mut filled = 0;
        while filled < 3 {
            match self.source.read(&mut buf[filled..])? {
                0 => break,
                read => filled += read,
            }
        }
        if buf[..filled].starts_with(b"\xef\xbb\xbf") {
            buf.copy_within(3..filled, 0);
            filled -= 3;
            if filled == 0 {
                return self.source.read(buf);
            }
        }
        Ok(filled)
    }
}

impl<R: Read> Read for Utf8Reader<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if buf.is_empty() {
            return Ok(0);
        }
        if self.decoder.is_none() {
            return self.pass(buf);
        }
        while self.out_at == self.out_end {
            if self.ended {
                return Ok(0);
            }
            if self.raw_at == self.raw_end {
                self.raw_at = 0;
                self.raw_end = self.source.read(&mut self.raw)?;
                self.ended = self.raw_end == 0;
            }
            let Some(decoder) = self.decoder.as_mut() else { return Ok(0) };
            let raw = &self.raw[self.raw_at..self.raw_end];
            let (result, read, written, _) = decoder.decode_to_utf8(raw, &mut self.out, self.ended);
            self.raw_at += read;
            (self.out_at, self.out_end) = (0, written);
            if result == CoderResult::OutputFull {
                // Cannot end yet: the rest is decoded in the next round.
                self.ended = false;
            }
        }
        let count = buf.len().min(self.out_end - self.out_at);
        buf[..count].copy_from_slice(&self.out[self.out_at..self.out_at + count]);
        self.out_at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{UTF_16LE, WINDOWS_1256};

    use super::*;

    fn decoded(bytes: &[u8], text: Text) -> String {
        let mut out = String::new();
        Utf8Reader::new(bytes, text).read_to_string(&mut out).unwrap();
        out
    }

    #[test]
    fn any_encoding_comes_out_as_utf8() {
        assert_eq!(decoded(b"\xef\xbb\xbfab", Text::Utf8), "ab");
        assert_eq!(decoded(b"a", Text::Utf8), "a");
        let wide: Vec<u8> = "\u{feff}حلب 🚚".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decoded(&wide, Text::Utf16(UTF_16LE)), "حلب 🚚");
        let long = "طريق ".repeat(60_000);
        let (bytes, ..) = WINDOWS_1256.encode(&long);
        let text = Text::Legacy { encoding: WINDOWS_1256, declared: false, line: 1 };
        assert_eq!(decoded(&bytes, text), long);
        assert_eq!(decoded(b"ab\xffcd", Text::DamagedUtf8 { line: 1 }), "ab\u{fffd}cd");
    }
}
