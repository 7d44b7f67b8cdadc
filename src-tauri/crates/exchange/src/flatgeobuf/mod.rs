//! `FlatGeobuf`: the header, then one feature after another; the index between them is passed over. Features are read where
//! they lie, every offset is checked, and nothing is allocated from a size that the file merely claims.

mod table;

use std::io::{self, Read};

use passage_model::LatLon;
use serde_json::Value;

use crate::{
    BatchKind, Issue, IssueCode, ReadError, ReadOptions,
    batch::Collector,
    crs::Crs,
    geojson::{Features, Properties},
    shapes::Parts,
};
use table::Table;

/// Largest header or feature taken, bytes.
const PIECE: u64 = 64 << 20;

/// Nested collections deeper than this are refused.
const DEPTH: usize = 8;

/// A column: its name and the code of its type.
type Column = (String, u8);

/// Reads all features.
pub(crate) fn read(
    source: impl Read,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    let mut pieces = Pieces { source, at: 0 };
    let magic = pieces.bytes(8)?;
    if magic.get(..3) != Some(b"fgb") || magic.get(4..7) != Some(b"fgb") {
        return Err(pieces.damaged("not a FlatGeobuf file"));
    }
    let bytes = pieces.next()?.ok_or_else(|| pieces.damaged("no header"))?;
    let header = Table::root(&bytes).ok_or_else(|| pieces.damaged("not a header"))?;
    let crs = match header.table(10).map(|crs| (crs.int(1), crs.text(4), crs.text(2))) {
        None => Crs::degrees(),
        Some((Some(code @ 1..), ..)) => Crs::epsg(code.unsigned_abs())?,
        Some((_, Some(wkt), _)) => Crs::wkt(&wkt)?,
        Some((.., name)) => return Err(ReadError::UnsupportedCrs { crs: name.unwrap_or_else(|| "?".to_owned()) }),
    };
    let columns = columns(header, 7);
    let kind = header.byte(2).unwrap_or(0);
    pieces.pass(index_size(header.long(8).unwrap_or(0), header.short(9).unwrap_or(16)))?;
    let mut features = Features::new(name, options, out);
    loop {
        let bytes = match pieces.next() {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return features.finish(Ok(())),
            Err(error) => return features.finish(Err(error)),
        };
        let row = features.next_row();
        let Some(feature) = Table::root(&bytes) else {
            features.reject(row, malformed("feature"));
            continue;
        };
        let own = self::columns(feature, 2);
        let columns = if own.is_empty() { &columns } else { &own };
        let properties = properties(feature.bytes(1).unwrap_or_default(), columns);
        let Some(geometry) = feature.table(0) else {
            features.reject(row, Issue::rejected(IssueCode::GeometryMissing));
            continue;
        };
        let mut parts = Parts::default();
        let shape = collect(geometry, kind, 0, &crs, &mut parts).map(|name| parts.shape(name));
        features.take(row, &properties, shape);
    }
}

struct Pieces<R> {
    source: R,
    at: u64,
}

impl<R: Read> Pieces<R> {
    fn bytes(&mut self, count: u64) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        self.at += self.source.by_ref().take(count).read_to_end(&mut bytes)? as u64;
        Ok(bytes)
    }

    /// The next piece with its size in front; `None` at the end.
    fn next(&mut self) -> Result<Option<Vec<u8>>, ReadError> {
        let size = self.bytes(4)?;
        if size.is_empty() {
            return Ok(None);
        }
        let size = <[u8; 4]>::try_from(size).map_err(|_| self.damaged("the file is cut"))?;
        let size = u64::from(u32::from_le_bytes(size));
        if size > PIECE {
            return Err(ReadError::TooLong { limit: PIECE });
        }
        let bytes = self.bytes(size)?;
        if (bytes.len() as u64) < size {
            return Err(self.damaged("the file is cut"));
        }
        Ok(Some(bytes))
    }

    fn pass(&mut self, count: u64) -> Result<(), ReadError> {
        let passed = io::copy(&mut self.source.by_ref().take(count), &mut io::sink())?;
        self.at += passed;
        if passed < count { Err(self.damaged("the index is cut")) } else { Ok(()) }
    }

    fn damaged(&self, detail: &str) -> ReadError {
        ReadError::Damaged { byte: self.at, detail: detail.to_owned() }
    }
}

/// Bytes of the index in front of the features: a packed tree, 40 bytes a node.
fn index_size(count: u64, node: u16) -> u64 {
    if count == 0 || node < 2 {
        return 0;
    }
    let (mut level, mut nodes) = (count, count);
    while level > 1 {
        level = level.div_ceil(u64::from(node));
        nodes = nodes.saturating_add(level);
    }
    nodes.saturating_mul(40)
}

/// The columns in the field of this number. A type that is left out is the first one.
fn columns(table: Table<'_>, field: usize) -> Vec<Column> {
    let columns = table.tables(field).into_iter();
    columns.filter_map(|column| Some((column.text(0)?, column.byte(1).unwrap_or(0)))).collect()
}

/// Values one behind the other, each after the number of its column. What does not fit ends the list.
fn properties(mut bytes: &[u8], columns: &[Column]) -> Properties {
    let mut properties = Properties::new();
    while let Some((value, name)) = property(&mut bytes, columns) {
        if !value.is_null() {
            properties.insert(name.to_owned(), value);
        }
    }
    properties
}

fn property<'c>(bytes: &mut &[u8], columns: &'c [Column]) -> Option<(Value, &'c str)> {
    fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
        let (head, rest) = bytes.split_first_chunk()?;
        *bytes = rest;
        Some(*head)
    }
    let (name, sort) = columns.get(usize::from(u16::from_le_bytes(take(bytes)?)))?;
    let value = match sort {
        0 => Value::from(i8::from_le_bytes(take(bytes)?)),
        1 => Value::from(u8::from_le_bytes(take(bytes)?)),
        2 => Value::from(take::<1>(bytes)? != [0]),
        3 => Value::from(i16::from_le_bytes(take(bytes)?)),
        4 => Value::from(u16::from_le_bytes(take(bytes)?)),
        5 => Value::from(i32::from_le_bytes(take(bytes)?)),
        6 => Value::from(u32::from_le_bytes(take(bytes)?)),
        7 => Value::from(i64::from_le_bytes(take(bytes)?)),
        8 => Value::from(u64::from_le_bytes(take(bytes)?)),
        9 => Value::from(f32::from_le_bytes(take(bytes)?)),
        10 => Value::from(f64::from_le_bytes(take(bytes)?)),
        11..=14 => {
            let length = usize::try_from(u32::from_le_bytes(take(bytes)?)).ok()?;
            let (text, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            if *sort == 14 { Value::Null } else { Value::from(String::from_utf8_lossy(text).into_owned()) }
        }
        _ => return None,
    };
    Some((value, name))
}

/// The parts of a geometry; gives the name of its type. `kind`: of the whole layer, 0 where each says its own.
fn collect(geometry: Table<'_>, kind: u8, depth: usize, crs: &Crs, parts: &mut Parts) -> Result<&'static str, Issue> {
    if depth > DEPTH {
        return Err(malformed("nested"));
    }
    let kind = if kind == 0 { geometry.byte(6).unwrap_or(0) } else { kind };
    let points: Vec<LatLon> =
        geometry.numbers(1).chunks_exact(2).map(|pair| crs.position(pair[0], pair[1])).collect::<Result<_, _>>()?;
    let children = geometry.tables(7);
    let name = match kind {
        1 | 4 => {
            for at in points {
                parts.point(at);
            }
            if kind == 1 { "Point" } else { "MultiPoint" }
        }
        2 | 5 => {
            for line in cut(&points, &geometry.wholes(0))? {
                parts.line(line);
            }
            "LineString"
        }
        3 => {
            for (at, ring) in cut(&points, &geometry.wholes(0))?.into_iter().enumerate() {
                parts.ring(ring, at > 0);
            }
            "Polygon"
        }
        6 | 7 => {
            for child in children {
                collect(child, if kind == 6 { 3 } else { 0 }, depth + 1, crs, parts)?;
            }
            if kind == 6 { "MultiPolygon" } else { "GeometryCollection" }
        }
        8..=17 => {
            parts.other("Curve");
            "Curve"
        }
        other => return Err(malformed(&other.to_string())),
    };
    Ok(name)
}

/// The points cut at the given ends; whole where there are none.
fn cut(points: &[LatLon], ends: &[u32]) -> Result<Vec<Vec<LatLon>>, Issue> {
    if ends.is_empty() {
        return Ok(vec![points.to_vec()]);
    }
    let mut start = 0;
    let mut parts = Vec::new();
    for end in ends {
        let end = usize::try_from(*end).unwrap_or(usize::MAX);
        parts.push(points.get(start..end).ok_or_else(|| malformed("ends"))?.to_vec());
        start = end;
    }
    Ok(parts)
}

fn malformed(what: &str) -> Issue {
    Issue::rejected(IssueCode::GeometryMalformed).value(what).expected("FlatGeobuf")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_the_index() {
        assert_eq!(index_size(0, 16), 0);
        assert_eq!(index_size(5, 0), 0);
        assert_eq!(index_size(1, 16), 40);
        assert_eq!(index_size(179, 16), (179 + 12 + 1) * 40);
        assert_eq!(index_size(u64::MAX, 2), u64::MAX);
    }

    #[test]
    fn properties_end_where_they_do_not_fit() {
        let columns = [("name".to_owned(), 11), ("n".to_owned(), 5)];
        let bytes = [1, 0, 7, 0, 0, 0, 0, 0, 2, 0, 0, 0, b'h', b'i', 0, 0, 255, 255, 255, 255, b'x'];
        let read = properties(&bytes, &columns);
        assert_eq!((read.get("n"), read.get("name")), (Some(&Value::from(7)), Some(&Value::from("hi"))));
        assert!(properties(&[9, 9, 9], &columns).is_empty());
    }
}
