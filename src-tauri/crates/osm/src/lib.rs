//! OpenStreetMap PBF: blocks and their elements. Who reads opens the file and fetches the bytes; nothing is allocated because
//! a file claims it, and nothing in here knows what a road or a village is.

mod block;
mod elements;
mod proto;

pub use block::{BLOCK, Blob, HEADER, blob, check, inflate, unpack};
pub use elements::elements;

/// Why bytes cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OsmError {
    /// The bytes are cut or bent.
    #[error("{0}")]
    Damaged(&'static str),
    /// A block is, packed or unpacked, larger than is accepted.
    #[error("more than {limit} bytes")]
    TooBig {
        /// The limit, bytes.
        limit: u64,
    },
    /// The file asks its reader for something that is not understood.
    #[error("needs {feature}")]
    Needs {
        /// The feature by its own name.
        feature: String,
    },
}

/// The bytes are no message.
impl From<proto::Broken> for OsmError {
    fn from(_: proto::Broken) -> Self {
        Self::Damaged("not a block of OSM PBF")
    }
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A point.
    Node,
    /// A line or the border of an area.
    Way,
    /// A group of elements.
    Relation,
}

/// A member of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member<'b> {
    /// What it is.
    pub sort: Sort,
    /// Its number among those of its sort.
    pub id: i64,
    /// What it is to the relation.
    pub role: &'b str,
}

/// The tags of an element.
#[derive(Debug, Clone, Copy)]
pub struct Tags<'b>(pub &'b [(&'b str, &'b str)]);

impl<'b> Tags<'b> {
    /// The value of a key.
    pub fn get(self, key: &str) -> Option<&'b str> {
        self.0.iter().find(|(k, _)| *k == key).map(|(_, value)| value.trim())
    }

    /// Whether a key has this value.
    pub fn is(self, key: &str, value: &str) -> bool {
        self.get(key) == Some(value)
    }
}

/// A position as a file states it, 1e-9 degrees: it may lie anywhere, on the earth or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nano {
    /// Latitude.
    pub lat: i64,
    /// Longitude.
    pub lon: i64,
}

/// Who takes elements. What is not wanted costs no decoding.
pub trait Take {
    /// Whether nodes are wanted.
    const NODES: bool = true;
    /// Whether ways and relations are wanted.
    const WAYS: bool = true;

    /// A node; `None`: its position is beyond all numbers.
    fn node(&mut self, id: i64, at: Option<Nano>, tags: Tags<'_>);
    /// A way with the ids of its nodes.
    fn way(&mut self, id: i64, tags: Tags<'_>, nodes: &[i64]);
    /// A relation.
    fn relation(&mut self, id: i64, tags: Tags<'_>, members: &[Member<'_>]);
}
