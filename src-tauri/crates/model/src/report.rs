//! What a source said: verbatim, never altered.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Lang, ReportId, SourceId, Time};

/// SHA-256 of a report's text, UTF-8 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct TextHash(pub [u8; 32]);

impl TextHash {
    /// The hash of a text.
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }
}

impl fmt::Display for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for TextHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a source said. Text and hash are never changed after receipt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Report {
    /// Id.
    pub id: ReportId,
    /// Who said it.
    pub source: SourceId,
    /// Reports with the same origin count once; without one, the source is the origin.
    pub origin: Option<String>,
    /// When we received it.
    pub received_at: Time,
    /// When it was published or written, where known.
    pub published_at: Option<Time>,
    /// Language of the text.
    pub lang: Lang,
    /// The text, verbatim.
    pub text: String,
    /// Its hash.
    pub hash: TextHash,
    /// Part of an example, not of the user's own work.
    #[serde(default)]
    pub example: bool,
    /// The file it came from: name, SHA-256 of the file, row.
    #[serde(default)]
    pub provenance: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_matches_the_published_vector() {
        // FIPS 180-4 example for "abc".
        assert_eq!(TextHash::of("abc").to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
