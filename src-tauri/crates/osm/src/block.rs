//! The blocks of a PBF file: a header that says how long the block is, and the packed block. A block is at most 32 MiB,
//! packed and unpacked (the format's own limit).

use flate2::{Decompress, FlushDecompress, Status};

use crate::{
    OsmError,
    proto::{Broken, Fields, Value},
};

/// Largest header of a block, bytes; the format's own limit. Four bytes with its length, the highest first, stand before it.
pub const HEADER: u64 = 64 << 10;

/// Largest block, packed or unpacked, bytes; the format's own limit.
pub const BLOCK: u64 = 32 << 20;

/// What a file may require of its reader. Nodes inside ways are read where there are no others.
const FEATURES: [&[u8]; 2] = [b"OsmSchema-V0.6", b"DenseNodes"];

/// What follows the header of a block: its sort and how many bytes it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blob {
    /// What the file needs, to be given to [`check`].
    Header(u64),
    /// Elements, to be given to [`crate::elements`].
    Data(u64),
    /// Something else, to be passed over.
    Other(u64),
}

/// Reads the header of a block.
///
/// # Errors
///
/// [`OsmError::Damaged`] where it is none, [`OsmError::TooBig`] where the block is larger than [`BLOCK`].
pub fn blob(header: &[u8]) -> Result<Blob, OsmError> {
    let (mut sort, mut size) = (&b""[..], 0);
    for field in Fields(header) {
        match field? {
            (1, Value::Bytes(name)) => sort = name,
            (3, Value::Number(number)) => size = number,
            _ => {}
        }
    }
    if size > BLOCK {
        return Err(OsmError::TooBig { limit: BLOCK });
    }
    Ok(match sort {
        b"OSMHeader" => Blob::Header(size),
        b"OSMData" => Blob::Data(size),
        _ => Blob::Other(size),
    })
}

impl Blob {
    /// How many bytes the block has as it lies in the file.
    pub fn size(self) -> u64 {
        match self {
            Self::Header(size) | Self::Data(size) | Self::Other(size) => size,
        }
    }
}

/// The bytes of a block, from its packed form.
///
/// # Errors
///
/// [`OsmError::Damaged`] where it is bent or packed otherwise, [`OsmError::TooBig`] beyond [`BLOCK`].
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>, OsmError> {
    for field in Fields(packed) {
        match field? {
            (1, Value::Bytes(raw)) => return Ok(raw.to_vec()),
            (3, Value::Bytes(packed)) => return inflate(packed, true, BLOCK),
            (4..=7, Value::Bytes(_)) => return Err(OsmError::Damaged("packed by a method other than zlib")),
            _ => {}
        }
    }
    Err(OsmError::Damaged("an empty block"))
}

/// Unpacks a stream of deflate, `zlib`: with the header of zlib. It grows with what comes out, up to `limit`.
///
/// # Errors
///
/// [`OsmError::Damaged`] where the stream is bent or cut, [`OsmError::TooBig`] beyond the limit.
pub fn inflate(packed: &[u8], zlib: bool, limit: u64) -> Result<Vec<u8>, OsmError> {
    let damaged = || OsmError::Damaged("a block cannot be unpacked");
    let limit_size = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut stream = Decompress::new(zlib);
    let mut bytes = Vec::with_capacity(packed.len().saturating_mul(4).min(limit_size));
    loop {
        if bytes.len() == bytes.capacity() {
            if bytes.len() >= limit_size {
                return Err(OsmError::TooBig { limit });
            }
            bytes.reserve(bytes.len().clamp(1 << 12, 1 << 24).min(limit_size - bytes.len()));
        }
        let (taken, made) = (stream.total_in(), bytes.len());
        let rest = usize::try_from(taken).ok().and_then(|taken| packed.get(taken..)).unwrap_or_default();
        let status = stream.decompress_vec(rest, &mut bytes, FlushDecompress::None).map_err(|_| damaged())?;
        match status {
            Status::StreamEnd if bytes.len() > limit_size => return Err(OsmError::TooBig { limit }),
            Status::StreamEnd => return Ok(bytes),
            // Neither read nor wrote although there was room: the stream is cut.
            _ if stream.total_in() == taken && bytes.len() == made => return Err(damaged()),
            _ => {}
        }
    }
}

/// Whether the file requires something that is not understood; `header` is unpacked.
///
/// # Errors
///
/// [`OsmError::Needs`] with the feature, [`OsmError::Damaged`] where the header is none.
pub fn check(header: &[u8]) -> Result<(), OsmError> {
    for field in Fields(header) {
        match field {
            Ok((4, Value::Bytes(feature))) if !FEATURES.contains(&feature) => {
                return Err(OsmError::Needs { feature: String::from_utf8_lossy(feature).into_owned() });
            }
            Ok(_) => {}
            Err(Broken) => return Err(OsmError::Damaged("not a header of OSM PBF")),
        }
    }
    Ok(())
}
