//! Kinds of event, and the threat categories they are shown under.

use serde::{Deserialize, Serialize};

/// What is said to have happened or to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// A crossing, a whole border or a road section is shut to some or all traffic.
    Closure,
    /// What was closed is open again, or is said to be open.
    Reopening,
    /// A settlement or area taken, by whom, from whom.
    ControlChange,
    /// A line or area of contact, as of a date.
    FrontLine,
    /// An air, drone, artillery or missile strike.
    Strike,
    /// Fighting between armed parties.
    ArmedClash,
    /// An attack on a site or convoy.
    AttackOnSite,
    /// Ambush, robbery or abduction on the way.
    Ambush,
    /// Mine, improvised device or unexploded ordnance.
    ExplosiveHazard,
    /// A checkpoint that is new, moved or gone.
    Checkpoint,
    /// A ceasefire or truce.
    Ceasefire,
    /// Damage, flood, snow, landslide or protest on the road.
    Obstruction,
    /// People or goods held, refused or delayed.
    DetentionOrDenial,
    /// A vehicle confirmed to have travelled the route: evidence in its favour.
    Passage,
}

impl EventKind {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 14] = [
        Self::Closure,
        Self::Reopening,
        Self::ControlChange,
        Self::FrontLine,
        Self::Strike,
        Self::ArmedClash,
        Self::AttackOnSite,
        Self::Ambush,
        Self::ExplosiveHazard,
        Self::Checkpoint,
        Self::Ceasefire,
        Self::Obstruction,
        Self::DetentionOrDenial,
        Self::Passage,
    ];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Closure => "closure",
            Self::Reopening => "reopening",
            Self::ControlChange => "control_change",
            Self::FrontLine => "front_line",
            Self::Strike => "strike",
            Self::ArmedClash => "armed_clash",
            Self::AttackOnSite => "attack_on_site",
            Self::Ambush => "ambush",
            Self::ExplosiveHazard => "explosive_hazard",
            Self::Checkpoint => "checkpoint",
            Self::Ceasefire => "ceasefire",
            Self::Obstruction => "obstruction",
            Self::DetentionOrDenial => "detention_or_denial",
            Self::Passage => "passage",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// The five threat categories of United Nations security risk management (field guide, section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ThreatCategory {
    /// Hostilities between parties.
    ArmedConflict,
    /// Attacks by non-state groups on civilians or symbols.
    Terrorism,
    /// Robbery, abduction, banditry.
    Crime,
    /// Protest, riot, mob.
    CivilUnrest,
    /// Mines left behind, road damage, weather.
    Hazards,
}

impl ThreatCategory {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 5] = [Self::ArmedConflict, Self::Terrorism, Self::Crime, Self::CivilUnrest, Self::Hazards];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::ArmedConflict => "armed_conflict",
            Self::Terrorism => "terrorism",
            Self::Crime => "crime",
            Self::CivilUnrest => "civil_unrest",
            Self::Hazards => "hazards",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}
