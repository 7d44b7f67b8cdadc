//! Where the blocks of a PBF file lie.

use passage_osm::{Blob as Sort, HEADER, OsmError, blob, check};

use crate::{RoadsError, Source, source::fetch};

/// Where a packed block with elements lies in the file.
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
        let length = fetch(source, at, 4)?;
        let length = <[u8; 4]>::try_from(length).map_or(u64::MAX, |bytes| u64::from(u32::from_be_bytes(bytes)));
        if length > HEADER {
            return Err(RoadsError::Damaged { at, detail: "the header of a block is too long" });
        }
        let sort = blob(&fetch(source, at + 4, length)?).map_err(|error| at_byte(at, error))?;
        let blob = Blob { at: at + 4 + length, size: sort.size() };
        if blob.at + blob.size > source.length() {
            return Err(RoadsError::Damaged { at, detail: "the file is cut" });
        }
        match sort {
            Sort::Header(_) => {
                check(&unpack(source, blob)?).map_err(|error| at_byte(blob.at, error))?;
            }
            Sort::Data(_) => blobs.push(blob),
            Sort::Other(_) => {}
        }
        at = blob.at + blob.size;
    }
    Ok(blobs)
}

/// The bytes of a block.
pub(crate) fn unpack(source: &(impl Source + ?Sized), blob: Blob) -> Result<Vec<u8>, RoadsError> {
    passage_osm::unpack(&fetch(source, blob.at, blob.size)?).map_err(|error| at_byte(blob.at, error))
}

/// What stops the reading of bytes that lie at `at`.
pub(crate) fn at_byte(at: u64, error: OsmError) -> RoadsError {
    match error {
        OsmError::Damaged(detail) => RoadsError::Damaged { at, detail },
        OsmError::TooBig { limit } => RoadsError::TooBig { limit },
        OsmError::Needs { feature } => RoadsError::Needs { feature },
    }
}
