//! OSM PBF: blocks of at most 32 MiB, unpacked one at a time.

use std::io::{Read, Seek};

use flate2::read::ZlibDecoder;

use super::{
    KEYS, Sort, Taker,
    proto::{Broken, Fields, Packed, Value, signed},
};
use crate::{BatchKind, Format, ReadError, ReadOptions, batch::Collector};

/// Largest header of a block, bytes; the format's own limit.
const HEADER: u64 = 64 << 10;

/// Largest block, packed or unpacked, bytes; the format's own limit.
const BLOCK: u64 = 32 << 20;

/// What a file may require of its reader.
const FEATURES: [&[u8]; 2] = [b"OsmSchema-V0.6", b"DenseNodes"];

/// Reads a PBF file.
pub(crate) fn read(
    mut source: impl Read + Seek,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    let mut taker = Taker::new(Format::OsmPbf, name, options, out)?;
    // Ways come behind nodes, and few of them are ours: their nodes are looked for in a second pass.
    let result = pass(&mut source, &mut taker);
    if result.is_ok() && taker.want() {
        source.rewind()?;
        pass(&mut source, &mut taker)?;
    }
    taker.finish(result)
}

/// Goes through all blocks.
fn pass(source: &mut impl Read, taker: &mut Taker<'_, '_>) -> Result<(), ReadError> {
    let mut blocks = Blocks { source, at: 0 };
    while blocks.next(taker)? {}
    Ok(())
}

struct Blocks<R> {
    source: R,
    at: u64,
}

impl<R: Read> Blocks<R> {
    /// Takes the next block; `false` at the end.
    fn next(&mut self, taker: &mut Taker<'_, '_>) -> Result<bool, ReadError> {
        let start = self.at;
        let damaged = |detail: &str| ReadError::Damaged { byte: start, detail: detail.to_owned() };
        let broken = |_: Broken| damaged("not a block of OSM PBF");
        let length = self.bytes(4)?;
        if length.is_empty() {
            return Ok(false);
        }
        let length = <[u8; 4]>::try_from(length).map(u32::from_be_bytes).map_err(|_| damaged("the file is cut"))?;
        if u64::from(length) > HEADER {
            return Err(damaged("the header of a block is too long"));
        }
        let header = self.whole(u64::from(length), start)?;
        let (mut sort, mut size) = (&b""[..], 0);
        for field in Fields(&header) {
            match field.map_err(broken)? {
                (1, Value::Bytes(name)) => sort = name,
                (3, Value::Number(number)) => size = number,
                _ => {}
            }
        }
        if size > BLOCK {
            return Err(ReadError::TooLong { limit: BLOCK });
        }
        let blob = self.whole(size, start)?;
        match sort {
            b"OSMHeader" => check(&unpack(&blob, start)?).map_err(|detail| damaged(&detail))?,
            b"OSMData" => data(&unpack(&blob, start)?, taker).map_err(broken)?,
            _ => {} // blocks of other sorts are to be passed over
        }
        Ok(true)
    }

    fn bytes(&mut self, count: u64) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        self.at += self.source.by_ref().take(count).read_to_end(&mut bytes)? as u64;
        Ok(bytes)
    }

    fn whole(&mut self, count: u64, start: u64) -> Result<Vec<u8>, ReadError> {
        let bytes = self.bytes(count)?;
        if bytes.len() as u64 == count {
            return Ok(bytes);
        }
        Err(ReadError::Damaged { byte: start, detail: "the file is cut".to_owned() })
    }
}

/// The bytes of a block.
fn unpack(blob: &[u8], start: u64) -> Result<Vec<u8>, ReadError> {
    let damaged = |detail: &str| ReadError::Damaged { byte: start, detail: detail.to_owned() };
    for field in Fields(blob) {
        match field.map_err(|_| damaged("not a block of OSM PBF"))? {
            (1, Value::Bytes(raw)) => return Ok(raw.to_vec()),
            (3, Value::Bytes(packed)) => {
                let mut bytes = Vec::new();
                let read = ZlibDecoder::new(packed).take(BLOCK + 1).read_to_end(&mut bytes);
                read.map_err(|_| damaged("a block cannot be unpacked"))?;
                if bytes.len() as u64 > BLOCK {
                    return Err(ReadError::TooBig { name: "OSMData".to_owned(), limit: BLOCK });
                }
                return Ok(bytes);
            }
            (4..=7, Value::Bytes(_)) => return Err(damaged("packed by a method other than zlib")),
            _ => {}
        }
    }
    Err(damaged("an empty block"))
}

/// Whether the file requires something that is not understood.
fn check(header: &[u8]) -> Result<(), String> {
    for field in Fields(header) {
        match field {
            Ok((4, Value::Bytes(feature))) if !FEATURES.contains(&feature) => {
                return Err(format!("needs {}", String::from_utf8_lossy(feature)));
            }
            Ok(_) => {}
            Err(Broken) => return Err("not a header of OSM PBF".to_owned()),
        }
    }
    Ok(())
}

/// What all elements of a block share.
struct Block<'b> {
    strings: Vec<&'b [u8]>,
    /// Whether the string at this place is a key of ours.
    ours: Vec<bool>,
    granularity: i64,
    offset: [i64; 2],
}

impl Block<'_> {
    fn is_ours(&self, key: u64) -> bool {
        usize::try_from(key).ok().and_then(|key| self.ours.get(key)).copied().unwrap_or(false)
    }

    fn text(&self, at: u64) -> String {
        let bytes = usize::try_from(at).ok().and_then(|at| self.strings.get(at)).copied().unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    }

    fn tags(&self, pairs: impl Iterator<Item = (u64, u64)>) -> Vec<(String, String)> {
        pairs.map(|(key, value)| (self.text(key), self.text(value))).collect()
    }

    /// Degrees, longitude first.
    fn degrees(&self, lon: i64, lat: i64) -> [f64; 2] {
        let degrees =
            |value: i64, offset: i64| (offset as f64 + self.granularity as f64 * value as f64) / 1_000_000_000.0;
        [degrees(lon, self.offset[1]), degrees(lat, self.offset[0])]
    }
}

fn data(bytes: &[u8], taker: &mut Taker<'_, '_>) -> Result<(), Broken> {
    let mut block = Block { strings: Vec::new(), ours: Vec::new(), granularity: 100, offset: [0, 0] };
    let mut groups = Vec::new();
    for field in Fields(bytes) {
        match field? {
            (1, Value::Bytes(table)) => {
                for string in Fields(table) {
                    if let (1, Value::Bytes(string)) = string? {
                        block.strings.push(string);
                        block.ours.push(KEYS.iter().any(|key| key.as_bytes() == string));
                    }
                }
            }
            (2, Value::Bytes(group)) => groups.push(group),
            (17, Value::Number(number)) => block.granularity = number.cast_signed(),
            (19, Value::Number(number)) => block.offset[0] = number.cast_signed(),
            (20, Value::Number(number)) => block.offset[1] = number.cast_signed(),
            _ => {}
        }
    }
    for group in groups {
        for field in Fields(group) {
            match field? {
                (1, Value::Bytes(node)) => element(Sort::Node, node, &block, taker)?,
                (2, Value::Bytes(nodes)) => dense(nodes, &block, taker)?,
                (3, Value::Bytes(way)) => element(Sort::Way, way, &block, taker)?,
                (4, Value::Bytes(relation)) => element(Sort::Relation, relation, &block, taker)?,
                _ => {}
            }
        }
    }
    Ok(())
}

fn element(sort: Sort, bytes: &[u8], block: &Block<'_>, taker: &mut Taker<'_, '_>) -> Result<(), Broken> {
    let (mut id, mut keys, mut values, mut lat, mut lon) = (0, &b""[..], &b""[..], 0, 0);
    let mut nodes = &b""[..];
    for field in Fields(bytes) {
        match field? {
            (1, Value::Number(number)) if sort == Sort::Node => id = signed(number),
            (1, Value::Number(number)) => id = number.cast_signed(),
            (2, Value::Bytes(packed)) => keys = packed,
            (3, Value::Bytes(packed)) => values = packed,
            (8, Value::Bytes(packed)) if sort == Sort::Way => nodes = packed,
            (8, Value::Number(number)) => lat = signed(number),
            (9, Value::Number(number)) => lon = signed(number),
            _ => {}
        }
    }
    if taker.wanted.is_some() {
        if sort == Sort::Node {
            taker.node(id, block.degrees(lon, lat));
        }
        return Ok(());
    }
    if Packed(keys).any(|key| block.is_ours(key)) {
        let tags = block.tags(Packed(keys).zip(Packed(values)));
        match sort {
            Sort::Node => taker.element(sort, id, &tags, Some(Ok(block.degrees(lon, lat)))),
            Sort::Relation => taker.element(sort, id, &tags, None),
            Sort::Way => {
                let steps = Packed(nodes).map(signed);
                let nodes = steps.scan(0i64, |node, step| {
                    *node = node.wrapping_add(step);
                    Some(*node)
                });
                taker.way(id, tags, nodes.collect());
            }
        }
    } else {
        taker.pass(1);
    }
    Ok(())
}

/// Nodes column by column: ids, positions as differences, tags one behind the other with a zero after each node's.
fn dense(bytes: &[u8], block: &Block<'_>, taker: &mut Taker<'_, '_>) -> Result<(), Broken> {
    let (mut ids, mut lats, mut lons, mut tags) = (&b""[..], &b""[..], &b""[..], &b""[..]);
    for field in Fields(bytes) {
        match field? {
            (1, Value::Bytes(packed)) => ids = packed,
            (8, Value::Bytes(packed)) => lats = packed,
            (9, Value::Bytes(packed)) => lons = packed,
            (10, Value::Bytes(packed)) => tags = packed,
            _ => {}
        }
    }
    let mut tags = Packed(tags);
    let (mut id, mut lat, mut lon) = (0i64, 0i64, 0i64);
    let (mut lats, mut lons) = (Packed(lats), Packed(lons));
    let mut pairs = Vec::new();
    for step in Packed(ids) {
        let (Some(up), Some(right)) = (lats.next(), lons.next()) else { return Err(Broken) };
        id = id.wrapping_add(signed(step));
        lat = lat.wrapping_add(signed(up));
        lon = lon.wrapping_add(signed(right));
        if taker.wanted.is_some() {
            taker.node(id, block.degrees(lon, lat));
            continue;
        }
        pairs.clear();
        while let Some(key) = tags.next().filter(|key| *key != 0) {
            pairs.push((key, tags.next().ok_or(Broken)?));
        }
        if pairs.iter().any(|(key, _)| block.is_ours(*key)) {
            let tags = block.tags(pairs.iter().copied());
            taker.element(Sort::Node, id, &tags, Some(Ok(block.degrees(lon, lat))));
        } else {
            taker.pass(1);
        }
    }
    Ok(())
}
