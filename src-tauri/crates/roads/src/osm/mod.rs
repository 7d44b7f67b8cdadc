//! OpenStreetMap files, element by element: PBF in parallel, block by block; XML (also packed with gzip) in one go.
//! Nothing in here knows what a road is.

mod blocks;
mod xml;

use passage_osm::Nano;
pub(crate) use passage_osm::{Member, Sort, Tags, Take, elements};

pub(crate) use blocks::{Blob, at_byte, blobs, unpack};
pub(crate) use xml::{MOST as MOST_XML, is_xml, read_xml};

/// 1e-9 degrees to units of 1e-7; `None` outside the earth.
fn units(nano: i64, most: i64) -> Option<i32> {
    let rounded = nano.checked_add(50 * nano.signum())? / 100;
    if rounded.abs() > most { None } else { i32::try_from(rounded).ok() }
}

/// A position in units of 1e-7 degrees; `None` outside the earth.
pub(crate) fn position(at: Nano) -> Option<(i32, i32)> {
    Some((units(at.lat, 900_000_000)?, units(at.lon, 1_800_000_000)?))
}
