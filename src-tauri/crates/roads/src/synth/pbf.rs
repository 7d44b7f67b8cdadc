//! Writes OSM PBF: blocks of 8,000 nodes, ways, relations, packed with zlib.

use flate2::{Compress, Compression, FlushCompress, Status};

/// Elements of one block; the format recommends at most 8,000.
const BLOCK: usize = 8000;

/// Nodes and tags of a way.
type Way = (Vec<i64>, Vec<(String, String)>);

/// A file in the making.
#[derive(Debug, Default)]
pub(super) struct Writer {
    nodes: Vec<(i64, i64)>,
    ways: Vec<Way>,
    restrictions: Vec<(i64, i64, i64)>,
}

impl Writer {
    /// A node; its id.
    #[expect(clippy::cast_possible_truncation)]
    pub(super) fn node(&mut self, lat: f64, lon: f64, _: &[(&str, &str)]) -> i64 {
        self.nodes.push(((lat * 1e7).round() as i64, (lon * 1e7).round() as i64));
        id(self.nodes.len())
    }

    /// A way; its id.
    pub(super) fn way(&mut self, nodes: &[i64], tags: &[(&str, &str)]) -> i64 {
        let tags = tags.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        self.ways.push((nodes.to_vec(), tags));
        id(self.ways.len())
    }

    /// No turn from a way at a node into a way.
    pub(super) fn restriction(&mut self, from: i64, via: i64, to: i64) {
        self.restrictions.push((from, via, to));
    }

    pub(super) fn finish(self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut header = Vec::new();
        bytes(&mut header, 4, b"OsmSchema-V0.6");
        bytes(&mut header, 4, b"DenseNodes");
        blob(&mut file, b"OSMHeader", &header);
        let mut first = 1;
        for nodes in self.nodes.chunks(BLOCK) {
            blob(&mut file, b"OSMData", &dense(first, nodes));
            first += id(nodes.len());
        }
        let mut first = 1;
        for ways in self.ways.chunks(BLOCK) {
            blob(&mut file, b"OSMData", &way_block(first, ways));
            first += id(ways.len());
        }
        for relations in self.restrictions.chunks(BLOCK) {
            blob(&mut file, b"OSMData", &relation_block(relations));
        }
        file
    }
}

fn id(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7f).unwrap_or(0) | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or(0));
}

fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

fn number(out: &mut Vec<u8>, field: u64, value: u64) {
    varint(out, field << 3);
    varint(out, value);
}

fn bytes(out: &mut Vec<u8>, field: u64, value: &[u8]) {
    varint(out, field << 3 | 2);
    varint(out, value.len() as u64);
    out.extend_from_slice(value);
}

fn packed(out: &mut Vec<u8>, field: u64, values: impl Iterator<Item = u64>) {
    let mut list = Vec::new();
    values.for_each(|value| varint(&mut list, value));
    bytes(out, field, &list);
}

/// Differences, as signed numbers.
fn steps(values: impl Iterator<Item = i64>) -> impl Iterator<Item = u64> {
    let mut last = 0;
    values.map(move |value| zigzag(value - std::mem::replace(&mut last, value)))
}

fn dense(first: i64, nodes: &[(i64, i64)]) -> Vec<u8> {
    let mut dense = Vec::new();
    packed(&mut dense, 1, steps((first..).take(nodes.len())));
    packed(&mut dense, 8, steps(nodes.iter().map(|node| node.0)));
    packed(&mut dense, 9, steps(nodes.iter().map(|node| node.1)));
    let mut group = Vec::new();
    bytes(&mut group, 2, &dense);
    block(&[String::new()], &group)
}

fn way_block(first: i64, ways: &[Way]) -> Vec<u8> {
    let mut strings = vec![String::new()];
    let mut known = std::collections::HashMap::new();
    let mut place = |text: &String| -> u64 {
        *known.entry(text.clone()).or_insert_with(|| {
            strings.push(text.clone());
            strings.len() as u64 - 1
        })
    };
    let mut group = Vec::new();
    for ((nodes, tags), id) in ways.iter().zip(first..) {
        let mut way = Vec::new();
        number(&mut way, 1, id.cast_unsigned());
        let keys: Vec<u64> = tags.iter().map(|(key, _)| place(key)).collect();
        let values: Vec<u64> = tags.iter().map(|(_, value)| place(value)).collect();
        packed(&mut way, 2, keys.into_iter());
        packed(&mut way, 3, values.into_iter());
        packed(&mut way, 8, steps(nodes.iter().copied()));
        bytes(&mut group, 3, &way);
    }
    block(&strings, &group)
}

fn relation_block(relations: &[(i64, i64, i64)]) -> Vec<u8> {
    let strings = ["", "type", "restriction", "no_left_turn", "from", "via", "to"].map(str::to_owned);
    let mut group = Vec::new();
    for ((from, via, to), id) in relations.iter().zip(1u64..) {
        let mut relation = Vec::new();
        number(&mut relation, 1, id);
        packed(&mut relation, 2, [1, 2].into_iter());
        packed(&mut relation, 3, [2, 3].into_iter());
        packed(&mut relation, 8, [4, 5, 6].into_iter());
        packed(&mut relation, 9, steps([*from, *via, *to].into_iter()));
        packed(&mut relation, 10, [1, 0, 1].into_iter());
        bytes(&mut group, 4, &relation);
    }
    block(&strings, &group)
}

fn block(strings: &[String], group: &[u8]) -> Vec<u8> {
    let mut table = Vec::new();
    for string in strings {
        bytes(&mut table, 1, string.as_bytes());
    }
    let mut block = Vec::new();
    bytes(&mut block, 1, &table);
    bytes(&mut block, 2, group);
    block
}

fn blob(file: &mut Vec<u8>, sort: &[u8], content: &[u8]) {
    let mut blob = Vec::new();
    number(&mut blob, 2, content.len() as u64);
    bytes(&mut blob, 3, &deflate(content));
    let mut header = Vec::new();
    bytes(&mut header, 1, sort);
    number(&mut header, 3, blob.len() as u64);
    file.extend_from_slice(&u32::try_from(header.len()).unwrap_or(0).to_be_bytes());
    file.extend_from_slice(&header);
    file.extend_from_slice(&blob);
}

fn deflate(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len() / 2 + 1024);
    let mut stream = Compress::new(Compression::fast(), true);
    loop {
        let rest = usize::try_from(stream.total_in()).ok().and_then(|taken| content.get(taken..)).unwrap_or_default();
        match stream.compress_vec(rest, &mut out, FlushCompress::Finish) {
            Ok(Status::StreamEnd) | Err(_) => return out,
            Ok(_) => out.reserve(1 << 14),
        }
    }
}
