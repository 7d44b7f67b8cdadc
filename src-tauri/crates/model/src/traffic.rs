//! Who travels, in what, and which way.

use serde::{Deserialize, Serialize};

/// Traffic classes that authorities treat apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TrafficClass {
    /// Relief goods.
    HumanitarianCargo,
    /// Relief workers.
    HumanitarianStaff,
    /// Trade.
    Commercial,
    /// Private travellers.
    Civilians,
    /// Patients and medical transport.
    Medical,
}

impl TrafficClass {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 5] =
        [Self::HumanitarianCargo, Self::HumanitarianStaff, Self::Commercial, Self::Civilians, Self::Medical];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::HumanitarianCargo => "humanitarian_cargo",
            Self::HumanitarianStaff => "humanitarian_staff",
            Self::Commercial => "commercial",
            Self::Civilians => "civilians",
            Self::Medical => "medical",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// The traffic classes something applies to. Empty means all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Traffic(pub Vec<TrafficClass>);

impl Traffic {
    /// Applies to every class.
    pub fn all() -> Self {
        Self::default()
    }

    /// Whether this class is meant.
    pub fn covers(&self, class: TrafficClass) -> bool {
        self.0.is_empty() || self.0.contains(&class)
    }
}

/// Direction along a route (from its start) that something applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Both ways.
    Both,
    /// From origin to destination.
    Forward,
    /// From destination to origin.
    Backward,
}

impl Direction {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 3] = [Self::Both, Self::Forward, Self::Backward];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Forward => "forward",
            Self::Backward => "backward",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

impl Direction {
    /// Whether something that applies to `self` applies to a movement in `travel`. A movement in `Both` directions is
    /// a return trip: a bar in either direction stops it.
    pub fn covers(self, travel: Self) -> bool {
        self == Self::Both || travel == Self::Both || self == travel
    }
}

/// Direction through a crossing, seen from the side that sets the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TrafficDirection {
    /// Both.
    Both,
    /// Into the side's territory.
    In,
    /// Out of the side's territory.
    Out,
}

impl TrafficDirection {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 3] = [Self::Both, Self::In, Self::Out];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::In => "in",
            Self::Out => "out",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// Vehicle classes of UNSDI-T version 2 (field guide, section 3), lightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum VehicleClass {
    /// On foot, animal, cart.
    NonMotorised,
    /// Motorbike.
    Motorbike,
    /// Four-wheel drive under 3.5 t.
    #[serde(rename = "light_4wd")]
    Light4wd,
    /// Truck under 10 t.
    LightTruck,
    /// Truck under 20 t.
    HeavyTruck,
    /// Truck and trailer over 20 t.
    TruckAndTrailer,
}

impl VehicleClass {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 6] = [
        Self::NonMotorised,
        Self::Motorbike,
        Self::Light4wd,
        Self::LightTruck,
        Self::HeavyTruck,
        Self::TruckAndTrailer,
    ];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::NonMotorised => "non_motorised",
            Self::Motorbike => "motorbike",
            Self::Light4wd => "light_4wd",
            Self::LightTruck => "light_truck",
            Self::HeavyTruck => "heavy_truck",
            Self::TruckAndTrailer => "truck_and_trailer",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

impl VehicleClass {
    /// Gross weight that stands for the class where a limit in tonnes is given: the upper bound of the class,
    /// 40 t for truck and trailer (field guide, section 3).
    pub fn gross_tonnes(self) -> f64 {
        match self {
            Self::NonMotorised => 0.5,
            Self::Motorbike => 0.4,
            Self::Light4wd => 3.5,
            Self::LightTruck => 10.0,
            Self::HeavyTruck => 20.0,
            Self::TruckAndTrailer => 40.0,
        }
    }
}
