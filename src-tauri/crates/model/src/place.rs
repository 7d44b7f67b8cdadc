//! Named settlements.

use serde::{Deserialize, Serialize};

use crate::{Country, LatLon, Names, PlaceId};

/// Size of a settlement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// City.
    City,
    /// Town.
    Town,
    /// Village.
    Village,
    /// A site, a district, a landmark.
    Other,
}

impl PlaceKind {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 4] = [Self::City, Self::Town, Self::Village, Self::Other];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Town => "town",
            Self::Village => "village",
            Self::Other => "other",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// A named settlement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Place {
    /// Id.
    pub id: PlaceId,
    /// Names in several scripts and transliterations.
    pub names: Names,
    /// Position.
    pub at: LatLon,
    /// Size.
    pub kind: PlaceKind,
    /// Country.
    pub country: Option<Country>,
    /// First administrative level, as named.
    pub admin1: Option<String>,
    /// Place code of the common operational dataset, with its version.
    pub pcode: Option<String>,
}
