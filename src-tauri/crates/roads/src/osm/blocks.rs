//! The blocks of a PBF file: where each lies, and how it is unpacked. A block is at most 32 MiB, packed and unpacked
//! (the format's own limit), and nothing is allocated because a file claims it.

use flate2::{Decompress, FlushDecompress, Status};

use super::proto::{Fields, Value};
use crate::{RoadsError, Source, source::fetch};

/// Largest header of a block, bytes; the format's own limit.
const HEADER: u64 = 64 << 10;

/// Largest block, packed or unpacked, bytes; the format's own limit.
pub(super) const BLOCK: u64 = 32 << 20;

/// What a file may require of its reader. Nodes inside ways are read where there are no others.
const FEATURES: [&[u8]; 2] = [b"OsmSchema-V0.6", b"DenseNodes"];

/// Where the packed block lies in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Blob {
    pub(crate) at: u64,
    pub(crate) size: u64,
}

/// Finds every block with data. The header block is checked on the way.
pub(crate) fn blobs(source: &(impl Source + ?Sized)) -> Result<Vec<Blob>, RoadsError> {
    let mut blobs = Vec::new();
    let mut at = 0;
    while at < source.length() {
        let damaged = |detail| RoadsError::Damaged { at, detail };
        let length = fetch(source, at, 4)?;
        let length = <[u8; 4]>::try_from(length).map_or(u64::MAX, |bytes| u64::from(u32::from_be_bytes(bytes)));
        if length > HEADER {
            return Err(damaged("the header of a block is too long"));
        }
        let header = fetch(source, at + 4, length)?;
        let (mut sort, mut size) = (&b""[..], 0);
        for field in Fields(&header) {
            match field.map_err(|_| damaged("not a block of OSM PBF"))? {
                (1, Value::Bytes(name)) => sort = name,
                (3, Value::Number(number)) => size = number,
                _ => {}
            }
        }
        if size > BLOCK {
            return Err(RoadsError::TooBig { limit: BLOCK });
        }
        let blob = Blob { at: at + 4 + length, size };
        if blob.at + size > source.length() {
            return Err(damaged("the file is cut"));
        }
        match sort {
            b"OSMHeader" => check(&unpack(&fetch(source, blob.at, size)?, blob.at)?, blob.at)?,
            b"OSMData" => blobs.push(blob),
            _ => {} // blocks of other sorts are to be passed over
        }
        at = blob.at + size;
    }
    Ok(blobs)
}

/// The bytes of a block, from its packed form that lies at `at`.
pub(crate) fn unpack(blob: &[u8], at: u64) -> Result<Vec<u8>, RoadsError> {
    let damaged = |detail| RoadsError::Damaged { at, detail };
    for field in Fields(blob) {
        match field.map_err(|_| damaged("not a block of OSM PBF"))? {
            (1, Value::Bytes(raw)) => return Ok(raw.to_vec()),
            (3, Value::Bytes(packed)) => {
                return inflate(packed, true, BLOCK, at);
            }
            (4..=7, Value::Bytes(_)) => return Err(damaged("packed by a method other than zlib")),
            _ => {}
        }
    }
    Err(damaged("an empty block"))
}

/// Unpacks a stream of deflate, `zlib`: with the header of zlib. It grows with what comes out, up to `limit`.
pub(super) fn inflate(packed: &[u8], zlib: bool, limit: u64, at: u64) -> Result<Vec<u8>, RoadsError> {
    let damaged = || RoadsError::Damaged { at, detail: "a block cannot be unpacked" };
    let limit_size = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut stream = Decompress::new(zlib);
    let mut bytes = Vec::with_capacity(packed.len().saturating_mul(4).min(limit_size));
    loop {
        if bytes.len() == bytes.capacity() {
            if bytes.len() >= limit_size {
                return Err(RoadsError::TooBig { limit });
            }
            bytes.reserve(bytes.len().clamp(1 << 12, 1 << 24).min(limit_size - bytes.len()));
        }
        let (taken, made) = (stream.total_in(), bytes.len());
        let rest = usize::try_from(taken).ok().and_then(|taken| packed.get(taken..)).unwrap_or_default();
        let status = stream.decompress_vec(rest, &mut bytes, FlushDecompress::None).map_err(|_| damaged())?;
        match status {
            Status::StreamEnd if bytes.len() > limit_size => return Err(RoadsError::TooBig { limit }),
            Status::StreamEnd => return Ok(bytes),
            // Neither read nor wrote although there was room: the stream is cut.
            _ if stream.total_in() == taken && bytes.len() == made => return Err(damaged()),
            _ => {}
        }
    }
}

/// Whether the file requires something that is not understood.
fn check(header: &[u8], at: u64) -> Result<(), RoadsError> {
    for field in Fields(header) {
        match field {
            Ok((4, Value::Bytes(feature))) if !FEATURES.contains(&feature) => {
                return Err(RoadsError::Needs { feature: String::from_utf8_lossy(feature).into_owned() });
            }
            Ok(_) => {}
            Err(_) => return Err(RoadsError::Damaged { at, detail: "not a header of OSM PBF" }),
        }
    }
    Ok(())
}
