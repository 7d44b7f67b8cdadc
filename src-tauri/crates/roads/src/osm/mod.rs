//! OpenStreetMap files, element by element: PBF in parallel, block by block; XML (also packed with gzip) in one go.
//! Nothing in here knows what a road is.

mod blocks;
mod pbf;
mod proto;
mod xml;

pub(crate) use blocks::{Blob, blobs, unpack};
pub(crate) use pbf::elements;
pub(crate) use xml::{MOST as MOST_XML, is_xml, read_xml};

/// What a relation points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Node,
    Way,
    Relation,
}

/// A member of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Member<'b> {
    pub(crate) sort: Sort,
    pub(crate) id: i64,
    pub(crate) role: &'b str,
}

/// The tags of an element.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tags<'b>(pub(crate) &'b [(&'b str, &'b str)]);

impl<'b> Tags<'b> {
    /// The value of a key.
    pub(crate) fn get(self, key: &str) -> Option<&'b str> {
        self.0.iter().find(|(k, _)| *k == key).map(|(_, value)| value.trim())
    }

    /// Whether a key has this value.
    pub(crate) fn is(self, key: &str, value: &str) -> bool {
        self.get(key) == Some(value)
    }
}

/// Who takes elements. What is not wanted costs no decoding.
pub(crate) trait Take {
    /// Whether nodes are wanted.
    const NODES: bool;
    /// Whether ways and relations are wanted.
    const WAYS: bool;

    /// A node; position in units of 1e-7 degrees.
    fn node(&mut self, id: i64, lat: i32, lon: i32, tags: Tags<'_>);
    /// A way with the ids of its nodes.
    fn way(&mut self, id: i64, tags: Tags<'_>, nodes: &[i64]);
    /// A relation.
    fn relation(&mut self, id: i64, tags: Tags<'_>, members: &[Member<'_>]);
}

/// 1e-9 degrees to units of 1e-7; `None` outside the earth.
fn units(nano: i64, most: i64) -> Option<i32> {
    let rounded = (nano + 50 * nano.signum()) / 100;
    if rounded.abs() > most { None } else { i32::try_from(rounded).ok() }
}

/// A position in units of 1e-7 degrees; `None` outside the earth.
fn position(lat_nano: i64, lon_nano: i64) -> Option<(i32, i32)> {
    Some((units(lat_nano, 900_000_000)?, units(lon_nano, 1_800_000_000)?))
}
