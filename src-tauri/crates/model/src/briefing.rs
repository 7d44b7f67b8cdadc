//! Issued briefings: numbered, immutable snapshots.

use serde::{Deserialize, Serialize};

use crate::{Access, Advice, BriefingId, RiskLevel, RouteId, Time};

/// Traffic light protocol 2.0, most open first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Tlp {
    /// Public.
    Clear,
    /// The community.
    Green,
    /// The recipients' organisations and clients.
    Amber,
    /// The recipients' organisations only.
    AmberStrict,
    /// Named recipients only.
    Red,
}

impl Tlp {
    /// All values.
    pub const ALL: [Self; 5] = [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Green => "green",
            Self::Amber => "amber",
            Self::AmberStrict => "amber_strict",
            Self::Red => "red",
        }
    }

    /// The marking as printed, e.g. `TLP:AMBER+STRICT`.
    pub fn marking(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
        }
    }

    /// The value with this code; `amber+strict` is accepted too.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_lowercase().replace(['+', '-'], "_");
        Self::ALL.into_iter().find(|tlp| tlp.code() == code)
    }
}

/// What a briefing said of one route: enough to compute a trend, and to compare two of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BriefingRoute {
    /// Which route.
    pub route: RouteId,
    /// The level printed (the override where one held).
    pub level: RiskLevel,
    /// The computed level.
    pub computed: RiskLevel,
    /// Access printed.
    pub access: Access,
    /// Advice printed. `None`: issued by a version that did not keep it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
}

/// An issued briefing. Never changed after it is issued.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Briefing {
    /// Id.
    pub id: BriefingId,
    /// Running number in this database, from 1.
    pub number: u32,
    /// When it was issued.
    pub issued_at: Time,
    /// The moment for which it holds.
    pub as_of: Time,
    /// What had been received by then.
    pub known_at: Time,
    /// Until when it may be used.
    pub valid_until: Time,
    /// Marking.
    pub tlp: Tlp,
    /// Method version and parameter set.
    pub method: String,
    /// Language code.
    pub lang: String,
    /// Who issued it.
    pub author: Option<String>,
    /// What it said, route by route.
    pub routes: Vec<BriefingRoute>,
    /// SHA-256 of the HTML, hexadecimal.
    pub sha256: String,
}
