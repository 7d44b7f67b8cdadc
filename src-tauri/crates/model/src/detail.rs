//! What is particular to each kind of event.

use serde::{Deserialize, Serialize};

use crate::{Country, CrossingId, Direction, EventKind, Hours, Km, RouteId, Traffic, VehicleClass};

/// Means of a strike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StrikeMeans {
    /// Aircraft.
    Air,
    /// Drone.
    Drone,
    /// Shelling, rockets, mortars.
    Artillery,
    /// Missile.
    Missile,
    /// Not stated.
    Unknown,
}

impl StrikeMeans {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 5] = [Self::Air, Self::Drone, Self::Artillery, Self::Missile, Self::Unknown];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Air => "air",
            Self::Drone => "drone",
            Self::Artillery => "artillery",
            Self::Missile => "missile",
            Self::Unknown => "unknown",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// What was attacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SiteKind {
    /// Consulate, embassy.
    Diplomatic,
    /// Hospital, ambulance.
    Health,
    /// Aid office, warehouse, distribution.
    Aid,
    /// Shrine, monument, seat of power.
    Symbolic,
    /// Vehicles on the move.
    Convoy,
    /// Another site.
    Other,
}

impl SiteKind {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 6] = [Self::Diplomatic, Self::Health, Self::Aid, Self::Symbolic, Self::Convoy, Self::Other];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Diplomatic => "diplomatic",
            Self::Health => "health",
            Self::Aid => "aid",
            Self::Symbolic => "symbolic",
            Self::Convoy => "convoy",
            Self::Other => "other",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// What was done on the road.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AmbushAct {
    /// Ambush.
    Ambush,
    /// Robbery, carjacking.
    Robbery,
    /// Abduction.
    Abduction,
}

impl AmbushAct {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 3] = [Self::Ambush, Self::Robbery, Self::Abduction];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ambush => "ambush",
            Self::Robbery => "robbery",
            Self::Abduction => "abduction",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// Kind of explosive hazard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Device {
    /// Mine.
    Mine,
    /// Improvised explosive device.
    Ied,
    /// Unexploded ordnance.
    Uxo,
}

impl Device {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 3] = [Self::Mine, Self::Ied, Self::Uxo];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Ied => "ied",
            Self::Uxo => "uxo",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// What happened to a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CheckpointChange {
    /// New.
    New,
    /// Moved.
    Moved,
    /// Gone.
    Gone,
}

impl CheckpointChange {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 3] = [Self::New, Self::Moved, Self::Gone];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Moved => "moved",
            Self::Gone => "gone",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// What obstructs the road.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CauseOfObstruction {
    /// Road or bridge damage, berm.
    Damage,
    /// Flood.
    Flood,
    /// Snow or ice.
    Snow,
    /// Landslide.
    Landslide,
    /// Protest or blockade by civilians.
    Protest,
    /// Another cause.
    Other,
}

impl CauseOfObstruction {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 6] = [Self::Damage, Self::Flood, Self::Snow, Self::Landslide, Self::Protest, Self::Other];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Damage => "damage",
            Self::Flood => "flood",
            Self::Snow => "snow",
            Self::Landslide => "landslide",
            Self::Protest => "protest",
            Self::Other => "other",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// How far an obstruction stops traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Passability {
    /// Passable with difficulty.
    WithDifficulty,
    /// Not passable.
    Impassable,
}

impl Passability {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 2] = [Self::WithDifficulty, Self::Impassable];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::WithDifficulty => "with_difficulty",
            Self::Impassable => "impassable",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// What was done to people or goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DenialAct {
    /// Held up, then let through.
    Delayed,
    /// Refused.
    Denied,
    /// Held.
    Detained,
}

impl DenialAct {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 3] = [Self::Delayed, Self::Denied, Self::Detained];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Delayed => "delayed",
            Self::Denied => "denied",
            Self::Detained => "detained",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// Whose vehicle passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PassedBy {
    /// Our own.
    Own,
    /// A partner's.
    Partner,
    /// Another's.
    Other,
}

impl PassedBy {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 3] = [Self::Own, Self::Partner, Self::Other];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Partner => "partner",
            Self::Other => "other",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// How a front line or area is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FrontState {
    /// Judged by an analyst from several sources.
    Assessed,
    /// Said by a party.
    Claimed,
    /// Fighting goes on inside.
    Contested,
    /// Armed groups inside, without control.
    Infiltrated,
}

impl FrontState {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 4] = [Self::Assessed, Self::Claimed, Self::Contested, Self::Infiltrated];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Assessed => "assessed",
            Self::Claimed => "claimed",
            Self::Contested => "contested",
            Self::Infiltrated => "infiltrated",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// Whether an order is carried out at the gate. An order confirms the order, not its enforcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Enforcement {
    /// Nobody at the gate has reported.
    Unconfirmed,
    /// A report from the gate says so.
    Confirmed,
    /// A report from the gate says that traffic passes.
    NotEnforced,
}

impl Enforcement {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 3] = [Self::Unconfirmed, Self::Confirmed, Self::NotEnforced];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Confirmed => "confirmed",
            Self::NotEnforced => "not_enforced",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// What a closure, reopening, checkpoint or obstruction applies to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Scope {
    /// One crossing.
    Crossing {
        /// Which.
        crossing: CrossingId,
    },
    /// Every crossing of a border between two countries.
    Border {
        /// One country.
        a: Country,
        /// The other.
        b: Country,
    },
    /// A section of a route of the register, km from its start.
    Section {
        /// Which route.
        route: RouteId,
        /// Start of the section.
        from_km: Km,
        /// End of the section.
        to_km: Km,
    },
    /// Every road within the event's own geometry (an area) or within 200 m of it (a point or line).
    Geometry,
    /// Every road that runs along the event's own line: a stretch of a route that has left it since.
    Along,
}

/// The order behind a closure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Directive {
    /// The authority that issued it.
    pub issuer: String,
    /// Its number or title, where known.
    pub reference: Option<String>,
    /// Whether it is carried out.
    pub enforcement: Enforcement,
}

/// A closure or a reopening: what, which way, for whom, when, by whose order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Closure {
    /// What it applies to.
    pub scope: Scope,
    /// Which way.
    pub direction: Direction,
    /// For whom.
    pub traffic: Traffic,
    /// For which vehicles. Empty means all.
    #[serde(default)]
    pub vehicles: Vec<VehicleClass>,
    /// Only at these hours. `None` means at all hours.
    #[serde(default)]
    pub hours: Option<Hours>,
    /// Some traffic passes (limits, permits, sporadic opening): restricted, not closed.
    #[serde(default)]
    pub partial: bool,
    /// The order, where there is one.
    #[serde(default)]
    pub directive: Option<Directive>,
}

/// The particulars of an event. The kind of the event is the kind of its detail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Detail {
    /// See [`EventKind::Closure`].
    Closure(Closure),
    /// See [`EventKind::Reopening`].
    Reopening(Closure),
    /// See [`EventKind::ControlChange`].
    ControlChange {
        /// The party that took control, as named.
        by: Option<String>,
        /// The party that lost it.
        from_party: Option<String>,
        /// How many settlements the report speaks of.
        count: Option<u32>,
        /// How many of them it does not name: an information gap, never placed.
        unnamed: Option<u32>,
    },
    /// See [`EventKind::FrontLine`].
    FrontLine {
        /// How it is known.
        state: FrontState,
        /// Who holds the ground on either side or inside, as named.
        #[serde(default)]
        parties: Vec<String>,
    },
    /// See [`EventKind::Strike`].
    Strike {
        /// Means.
        means: StrikeMeans,
    },
    /// See [`EventKind::ArmedClash`].
    ArmedClash,
    /// See [`EventKind::AttackOnSite`].
    AttackOnSite {
        /// What was attacked.
        site: SiteKind,
    },
    /// See [`EventKind::Ambush`].
    Ambush {
        /// What was done.
        act: AmbushAct,
    },
    /// See [`EventKind::ExplosiveHazard`].
    ExplosiveHazard {
        /// What kind.
        device: Device,
        /// It went off: then it counts as a violent event.
        detonated: bool,
        /// It has been cleared: then it is no standing hazard.
        cleared: bool,
    },
    /// See [`EventKind::Checkpoint`].
    Checkpoint {
        /// What changed.
        change: CheckpointChange,
        /// Manned by a recognised authority. `None`: not known.
        official: Option<bool>,
        /// Delays or permits are reported there.
        #[serde(default)]
        delays: bool,
    },
    /// See [`EventKind::Ceasefire`].
    Ceasefire {
        /// The parties, as named.
        #[serde(default)]
        parties: Vec<String>,
    },
    /// See [`EventKind::Obstruction`].
    Obstruction {
        /// Cause.
        cause: CauseOfObstruction,
        /// How far it stops traffic.
        passability: Passability,
        /// Heaviest vehicle that still passes, tonnes.
        #[serde(default)]
        limit_tonnes: Option<f64>,
    },
    /// See [`EventKind::DetentionOrDenial`].
    DetentionOrDenial {
        /// What was done.
        act: DenialAct,
        /// To whom.
        #[serde(default)]
        traffic: Traffic,
    },
    /// See [`EventKind::Passage`].
    Passage {
        /// The route travelled, where it is in the register.
        route: Option<RouteId>,
        /// From km. `None`: from the start.
        from_km: Option<Km>,
        /// To km. `None`: to the end.
        to_km: Option<Km>,
        /// Which way.
        direction: Direction,
        /// Whose vehicle.
        by: PassedBy,
        /// As which traffic.
        #[serde(default)]
        traffic: Traffic,
        /// In which vehicle.
        vehicle: Option<VehicleClass>,
    },
}

impl Detail {
    /// Whether it tells of a state, which holds from its start until something ends it, and not of an act. An explosive
    /// hazard is one or the other by its particulars.
    pub fn is_state(&self) -> bool {
        matches!(
            self,
            Self::Closure(_)
                | Self::Reopening(_)
                | Self::FrontLine { .. }
                | Self::Checkpoint { .. }
                | Self::Ceasefire { .. }
                | Self::Obstruction { .. }
        )
    }

    /// The kind of event.
    pub fn kind(&self) -> EventKind {
        match self {
            Self::Closure(_) => EventKind::Closure,
            Self::Reopening(_) => EventKind::Reopening,
            Self::ControlChange { .. } => EventKind::ControlChange,
            Self::FrontLine { .. } => EventKind::FrontLine,
            Self::Strike { .. } => EventKind::Strike,
            Self::ArmedClash => EventKind::ArmedClash,
            Self::AttackOnSite { .. } => EventKind::AttackOnSite,
            Self::Ambush { .. } => EventKind::Ambush,
            Self::ExplosiveHazard { .. } => EventKind::ExplosiveHazard,
            Self::Checkpoint { .. } => EventKind::Checkpoint,
            Self::Ceasefire { .. } => EventKind::Ceasefire,
            Self::Obstruction { .. } => EventKind::Obstruction,
            Self::DetentionOrDenial { .. } => EventKind::DetentionOrDenial,
            Self::Passage { .. } => EventKind::Passage,
        }
    }
}
