//! Gzip: one file, unpacked in passing where it is text, held up to a size where it must be read by position.

use std::io::{BufReader, Read, Seek};

use flate2::read::MultiGzDecoder;

use crate::{
    BatchKind, Format, ReadError, ReadOptions,
    batch::Collector,
    binary, detect,
    input::{self, Utf8Reader},
    read::{member, remark, text},
    table::archive::{Capped, STREAMED, unpacking},
};

/// Reads what is packed.
pub(crate) fn read(
    source: &mut (impl Read + Seek),
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    let inner =
        name.len().checked_sub(3).filter(|at| name.get(*at..).is_some_and(|end| end.eq_ignore_ascii_case(".gz")));
    let inner = inner.and_then(|at| name.get(..at)).unwrap_or(name);
    let mut head = Vec::new();
    unpacked(source)?.take(input::HEAD as u64).read_to_end(&mut head).map_err(|error| unpacking(&error))?;
    let format = match detect(inner, &head) {
        Some(detected) => detected.format,
        // A table that a person describes needs no recognition.
        None if !options.column_map.is_empty() => Format::Csv,
        None => return Err(ReadError::UnknownFormat { name: inner.to_owned() }),
    };
    if !format.is_read() || binary::is_binary(format) {
        let limit = options.limits.unpacked;
        let (mut capped, over) = Capped::new(unpacked(source)?, limit);
        let mut bytes = Vec::new();
        let read = capped.read_to_end(&mut bytes);
        if over.get() {
            return Err(ReadError::TooBig { name: inner.to_owned(), limit });
        }
        read.map_err(|error| unpacking(&error))?;
        return member(bytes, inner, inner, options, out);
    }
    let limit = options.limits.unpacked.saturating_mul(STREAMED);
    let (mut capped, over) = Capped::new(unpacked(source)?, limit);
    let scan = input::scan(&mut capped, &head, options.encoding.as_deref());
    drop(capped);
    if over.get() {
        return Err(ReadError::TooBig { name: inner.to_owned(), limit });
    }
    let scan = scan.map_err(|error| match error {
        ReadError::Io(error) => unpacking(&error),
        other => other,
    })?;
    remark(&scan, out);
    text(Utf8Reader::new(unpacked(source)?, scan.text), format, inner, &head, &scan, options, out)
}

/// From the start, all members one behind the other.
fn unpacked<S: Read + Seek>(source: &mut S) -> Result<MultiGzDecoder<BufReader<&mut S>>, ReadError> {
    source.rewind()?;
    Ok(MultiGzDecoder::new(BufReader::with_capacity(64 << 10, source)))
}
