//! The `SQLite` file format, as much as reading the rows of tables needs (<https://www.sqlite.org/fileformat2.html>): no
//! SQL, no indexes, no journals. What a page claims is checked against the file; nothing is allocated from a claim.

use std::io::{Read, Seek, SeekFrom};

use crate::ReadError;

/// Largest row taken, bytes.
const PAYLOAD: u64 = 64 << 20;

/// Deepest tree; honest ones have five levels.
const DEPTH: usize = 40;

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Unknown.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// An opened file.
pub(super) struct Database<R> {
    source: R,
    page: u64,
    usable: u64,
    pages: u64,
    encoding: &'static encoding_rs::Encoding,
}

/// Told every row: its number and its values.
type Sink<'s> = dyn FnMut(i64, Vec<Value>) + 's;

impl<R: Read + Seek> Database<R> {
    /// Reads the header.
    pub(super) fn open(mut source: R) -> Result<Self, ReadError> {
        let damaged = |byte, detail: &str| ReadError::Damaged { byte, detail: detail.to_owned() };
        let length = source.seek(SeekFrom::End(0))?;
        source.rewind()?;
        let mut header = Vec::new();
        source.by_ref().take(100).read_to_end(&mut header)?;
        if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
            return Err(damaged(0, "not the header of a database"));
        }
        let page = match be(&header, 16, 2) {
            Some(1) => 65_536,
            Some(size @ 512..=32_768) if size.is_power_of_two() => size,
            _ => return Err(damaged(16, "not a size of pages")),
        };
        let reserved = u64::from(header[20]);
        let encoding = match be(&header, 56, 4) {
            Some(2) => encoding_rs::UTF_16LE,
            Some(3) => encoding_rs::UTF_16BE,
            _ => encoding_rs::UTF_8,
        };
        if page - reserved < 480 {
            return Err(damaged(20, "pages without room"));
        }
        Ok(Self { source, page, usable: page - reserved, pages: length.div_ceil(page), encoding })
    }

    /// Hands on the rows of the table whose tree starts at this page.
    pub(super) fn rows(&mut self, root: u32, sink: &mut Sink<'_>) -> Result<(), ReadError> {
        // No page of a tree comes twice: more steps than pages is a ring.
        let mut left = self.pages;
        let mut stack = vec![(root, 0usize)];
        while let Some((number, depth)) = stack.pop() {
            left = left.checked_sub(1).ok_or_else(|| self.damaged(number, "pages in a ring"))?;
            if depth > DEPTH {
                return Err(self.damaged(number, "a tree too deep"));
            }
            let page = self.page(number)?;
            let head = if number == 1 { 100 } else { 0 };
            let cut = |database: &Self| database.damaged(number, "a page that does not fit");
            let cells = be(&page, head + 3, 2).ok_or_else(|| cut(self))?;
            let cells = usize::try_from(cells).unwrap_or(0);
            let first = match page.get(head) {
                Some(0x0d) => head + 8,
                Some(0x05) => head + 12,
                _ => return Err(self.damaged(number, "not a page of a table")),
            };
            let at = |cell: usize| be(&page, first + 2 * cell, 2).and_then(|at| usize::try_from(at).ok());
            if first == head + 12 {
                let mut children = Vec::new();
                for cell in 0..cells {
                    let child = at(cell).and_then(|at| be(&page, at, 4)).ok_or_else(|| cut(self))?;
                    children.push(child);
                }
                children.push(be(&page, head + 8, 4).ok_or_else(|| cut(self))?);
                for child in children.into_iter().rev() {
                    stack.push((u32::try_from(child).unwrap_or(0), depth + 1));
                }
                if stack.len() as u64 > self.pages {
                    return Err(self.damaged(number, "more children than pages"));
                }
                continue;
            }
            for cell in 0..cells {
                let start = at(cell).ok_or_else(|| cut(self))?;
                let mut bytes = page.get(start..).ok_or_else(|| cut(self))?;
                let length = varint(&mut bytes).ok_or_else(|| cut(self))?;
                let rowid = varint(&mut bytes).ok_or_else(|| cut(self))?;
                let payload = self.payload(number, length, bytes)?;
                let values = self.record(&payload).ok_or_else(|| self.damaged(number, "a row that does not fit"))?;
                sink(rowid.cast_signed(), values);
            }
        }
        Ok(())
    }

    fn page(&mut self, number: u32) -> Result<Vec<u8>, ReadError> {
        let number = u64::from(number);
        if number == 0 || number > self.pages {
            return Err(ReadError::Damaged { byte: 0, detail: format!("page {number} of {}", self.pages) });
        }
        self.source.seek(SeekFrom::Start((number - 1) * self.page))?;
        let mut page = Vec::new();
        self.source.by_ref().take(self.usable).read_to_end(&mut page)?;
        Ok(page)
    }

    /// The whole of a row, which may go on in other pages.
    fn payload(&mut self, number: u32, length: u64, bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
        if length > PAYLOAD {
            return Err(ReadError::TooLong { limit: PAYLOAD });
        }
        let most = self.usable - 35;
        let local = if length <= most {
            length
        } else {
            let least = (self.usable - 12) * 32 / 255 - 23;
            let some = least + (length - least) % (self.usable - 4);
            if some <= most { some } else { least }
        };
        let cut = |database: &Self| database.damaged(number, "a row that is cut");
        let length = usize::try_from(length).map_err(|_| cut(self))?;
        let local = usize::try_from(local).map_err(|_| cut(self))?;
        let (here, rest) = bytes.split_at_checked(local).ok_or_else(|| cut(self))?;
        let mut payload = here.to_vec();
        if payload.len() == length {
            return Ok(payload);
        }
        let mut next = be(rest, 0, 4).ok_or_else(|| cut(self))?;
        while payload.len() < length {
            let page = self.page(u32::try_from(next).unwrap_or(0))?;
            next = be(&page, 0, 4).ok_or_else(|| cut(self))?;
            let part = page.get(4..).filter(|part| !part.is_empty()).ok_or_else(|| cut(self))?;
            let part = part.get(..length - payload.len()).unwrap_or(part);
            payload.extend_from_slice(part);
        }
        Ok(payload)
    }

    /// The values of a row.
    fn record(&self, payload: &[u8]) -> Option<Vec<Value>> {
        let mut head = payload;
        let length = usize::try_from(varint(&mut head)?).ok()?;
        let start = payload.len() - head.len();
        let mut kinds = payload.get(start..length)?;
        let mut body = payload.get(length..)?;
        let mut values = Vec::new();
        while !kinds.is_empty() {
            let kind = varint(&mut kinds)?;
            let size = match kind {
                0 | 8 | 9 => 0,
                1..=4 => kind,
                5 => 6,
                6 | 7 => 8,
                10 | 11 => return None,
                text => (text - 12) / 2,
            };
            let (bytes, rest) = body.split_at_checked(usize::try_from(size).ok()?)?;
            body = rest;
            values.push(match kind {
                0 => Value::Null,
                8 => Value::Integer(0),
                9 => Value::Integer(1),
                1..=6 => Value::Integer(integer(bytes)),
                7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
                text if text % 2 == 1 => Value::Text(self.encoding.decode_without_bom_handling(bytes).0.into_owned()),
                _ => Value::Blob(bytes.to_vec()),
            });
        }
        Some(values)
    }

    fn damaged(&self, page: u32, detail: &str) -> ReadError {
        ReadError::Damaged { byte: u64::from(page.saturating_sub(1)) * self.page, detail: detail.to_owned() }
    }
}

/// A number of so many bytes, the largest first.
fn be(bytes: &[u8], at: usize, count: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(count)?)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// A signed number of up to eight bytes, the largest first.
fn integer(bytes: &[u8]) -> i64 {
    let start = if bytes.first().is_some_and(|byte| byte & 0x80 != 0) { -1 } else { 0 };
    bytes.iter().fold(start, |number, byte| number << 8 | i64::from(*byte))
}

/// One to nine bytes; the ninth counts whole.
fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0u64;
    for at in 0..9 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        if at == 8 {
            return Some(number << 8 | u64::from(*byte));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!(varint(&mut [0x81, 0x00].as_slice()), Some(128));
        assert_eq!(varint(&mut [0xff; 9].as_slice()), Some(u64::MAX));
        assert_eq!(varint(&mut [0xff; 3].as_slice()), None);
        assert_eq!((integer(&[0xff]), integer(&[0x01, 0x00]), integer(&[])), (-1, 256, 0));
    }
}
