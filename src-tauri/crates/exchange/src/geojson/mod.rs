//! GeoJSON (RFC 7946): collections, single features, bare geometries, and sequences of them. Read feature by feature;
//! only pieces of routes that are still to be assembled are held back.

mod document;
mod feature;
mod groups;
mod shape;

use std::io::{BufRead, Read};

use serde_json::Value;

use crate::{BatchKind, Format, Issue, IssueCode, ReadError, ReadOptions, batch::Collector};

pub(crate) use feature::{Features, Properties};

/// Reads one JSON text (or several, one behind the other).
pub(crate) fn read_document(
    source: impl Read,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    check_kind(Format::GeoJson, options)?;
    let mut features = Features::new(name, options, out);
    let result = document::read(source, &mut features);
    features.finish(result)
}

/// Reads a sequence: one text a line, or texts that start with the record separator (RFC 8142).
pub(crate) fn read_sequence(
    mut source: impl BufRead,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    check_kind(Format::GeoJsonSeq, options)?;
    let mut features = Features::new(name, options, out);
    let limit = options.limits.row_bytes.saturating_mul(16);
    let separator = if source.fill_buf()?.first() == Some(&0x1e) { 0x1e } else { b'\n' };
    let mut text = Vec::new();
    let mut row = 0;
    loop {
        text.clear();
        if source.by_ref().take(limit as u64).read_until(separator, &mut text)? == 0 {
            break;
        }
        // Lines are numbered by lines; the first separator stands before the first text.
        row += u64::from(separator == b'\n' || text != [0x1e]);
        if text.len() >= limit && text.last() != Some(&separator) {
            source.skip_until(separator)?;
            features.out.row(row, [], vec![Issue::rejected(IssueCode::RowTooLong)]);
            continue;
        }
        let line = text.strip_suffix(&[separator]).unwrap_or(&text);
        let line = line.trim_ascii().strip_prefix(&[0x1e]).unwrap_or(line).trim_ascii();
        if line.is_empty() {
            continue;
        }
        match serde_json::from_slice::<Value>(line) {
            Ok(value) => features.value(row, value),
            Err(error) => {
                let start = String::from_utf8_lossy(line.get(..200).unwrap_or(line)).into_owned();
                let column = error.column().to_string();
                features.out.row(row, [], vec![Issue::rejected(IssueCode::NotJson).value(&start).expected(column)]);
            }
        }
    }
    features.finish(Ok(()))
}

fn check_kind(format: Format, options: &ReadOptions<'_>) -> Result<(), ReadError> {
    if options.mapped("lat").is_some() || options.mapped("lon").is_some() {
        // Positions come from the geometry; a map of coordinate columns is meant for a table.
        return Err(ReadError::WrongKind { format: format.code(), kind: "lat, lon" });
    }
    Ok(())
}
