//! What a name of a gazetteer stands for.

use serde::{Deserialize, Serialize};

/// Sort of thing a gazetteer names, as coarse as matching names in reports needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// A city, town, village, quarter or camp where people live.
    Settlement,
    /// A country's division or another named area; its position is its middle or its seat.
    Area,
    /// A border post, customs post or checkpoint.
    Crossing,
    /// A bridge, ferry, tunnel or dam: one can cross there.
    Bridge,
    /// An airport, port, station or another place of transport.
    Transport,
    /// A single site: hospital, base, school, field.
    Site,
    /// A mountain, pass, valley or water.
    Nature,
}

impl Feature {
    /// All values.
    pub const ALL: [Self; 7] =
        [Self::Settlement, Self::Area, Self::Crossing, Self::Bridge, Self::Transport, Self::Site, Self::Nature];

    /// Stable code, as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Settlement => "settlement",
            Self::Area => "area",
            Self::Crossing => "crossing",
            Self::Bridge => "bridge",
            Self::Transport => "transport",
            Self::Site => "site",
            Self::Nature => "nature",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|feature| feature.code() == code)
    }

    /// Whether one passes from one side to another there.
    pub fn is_crossed(self) -> bool {
        matches!(self, Self::Crossing | Self::Bridge)
    }
}
