//! OSM PBF: blocks of at most 32 MiB, unpacked one at a time.

use std::io::{Read, Seek};

use passage_osm::{Blob, HEADER, Member, Nano, OsmError, Tags, Take, blob, check, elements, unpack};

use super::{KEYS, Sort, Taker, nowhere};
use crate::{BatchKind, Format, ReadError, ReadOptions, batch::Collector};

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
        let length = self.bytes(4)?;
        if length.is_empty() {
            return Ok(false);
        }
        let length = <[u8; 4]>::try_from(length).map(u32::from_be_bytes).map_err(|_| damaged("the file is cut"))?;
        if u64::from(length) > HEADER {
            return Err(damaged("the header of a block is too long"));
        }
        let blob = blob(&self.whole(u64::from(length), start)?).map_err(|error| match error {
            OsmError::TooBig { limit } => ReadError::TooLong { limit },
            error => damaged(&error.to_string()),
        })?;
        let packed = self.whole(blob.size(), start)?;
        let failed = |error| match error {
            OsmError::TooBig { limit } => ReadError::TooBig { name: "OSMData".to_owned(), limit },
            error => damaged(&error.to_string()),
        };
        match blob {
            Blob::Header(_) => check(&unpack(&packed).map_err(failed)?).map_err(failed)?,
            Blob::Data(_) => elements(&unpack(&packed).map_err(failed)?, taker).map_err(failed)?,
            Blob::Other(_) => {}
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

/// Degrees, longitude first.
fn degrees(at: Nano) -> [f64; 2] {
    [at.lon as f64 / 1e9, at.lat as f64 / 1e9]
}

fn owned(tags: Tags<'_>) -> Vec<(String, String)> {
    tags.0.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn is_ours(tags: Tags<'_>) -> bool {
    tags.0.iter().any(|(key, _)| KEYS.contains(key))
}

impl Take for Taker<'_, '_> {
    fn node(&mut self, id: i64, at: Option<Nano>, tags: Tags<'_>) {
        if self.wanted.is_some() {
            // The second pass: only positions are asked for.
            if let Some(at) = at {
                self.remember(id, degrees(at));
            }
        } else if is_ours(tags) {
            self.element(Sort::Node, id, &owned(tags), Some(at.map(degrees).ok_or_else(nowhere)));
        } else {
            self.pass(1);
        }
    }

    fn way(&mut self, id: i64, tags: Tags<'_>, nodes: &[i64]) {
        match (self.wanted.is_some(), is_ours(tags)) {
            (true, _) => {}
            (false, true) => self.outline(id, owned(tags), nodes.to_vec()),
            (false, false) => self.pass(1),
        }
    }

    fn relation(&mut self, id: i64, tags: Tags<'_>, _: &[Member<'_>]) {
        match (self.wanted.is_some(), is_ours(tags)) {
            (true, _) => {}
            (false, true) => self.element(Sort::Relation, id, &owned(tags), None),
            (false, false) => self.pass(1),
        }
    }
}
