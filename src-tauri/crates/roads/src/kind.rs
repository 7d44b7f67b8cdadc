//! What a piece of road is: class, surface, limits, who may use it.

use passage_model::VehicleClass;
use serde::{Deserialize, Serialize};

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All values, in the order in which they are stored.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    };
}

coded! {
    /// Class of a road, the most important first (OSM `highway=*`; links count as what they link).
    RoadClass {
        /// Motorway.
        Motorway = "motorway",
        /// Trunk road.
        Trunk = "trunk",
        /// Primary road.
        Primary = "primary",
        /// Secondary road.
        Secondary = "secondary",
        /// Tertiary road.
        Tertiary = "tertiary",
        /// Minor road between villages.
        Unclassified = "unclassified",
        /// Street where people live.
        Residential = "residential",
        /// Street where people on foot come first.
        LivingStreet = "living_street",
        /// Way to a yard, a car park, a pump.
        Service = "service",
        /// Track of fields and forests, unpaved as a rule.
        Track = "track",
        /// A road whose class is not known.
        Road = "road",
        /// Path or steps: on foot, some by motorbike.
        Path = "path",
        /// Ferry.
        Ferry = "ferry",
        /// A gate, block or control on a road: a place, without length.
        Gate = "gate",
    }
}

coded! {
    /// Surface of a road.
    Surface {
        /// Not stated.
        Unknown = "unknown",
        /// Asphalt, concrete.
        Paved = "paved",
        /// Stones, setts, slabs.
        Stones = "stones",
        /// Compacted or fine gravel.
        Compacted = "compacted",
        /// Gravel, or unpaved without saying how.
        Gravel = "gravel",
        /// Earth, grass, mud when wet.
        Earth = "earth",
        /// Sand.
        Sand = "sand",
    }
}

coded! {
    /// What stands on the road at a gate.
    GateKind {
        /// Control at a border.
        BorderControl = "border_control",
        /// Checkpoint.
        Checkpoint = "checkpoint",
        /// Toll.
        Toll = "toll",
        /// A gate that may be open.
        Gate = "gate",
        /// A block for cars: bollards, blocks, berms.
        Block = "block",
        /// A ford at one place.
        Ford = "ford",
    }
}

/// Modes of traffic that signs tell apart, one bit each.
pub mod mode {
    use passage_model::VehicleClass;

    /// On foot, with animals, with carts.
    pub const FOOT: u8 = 1;
    /// Motorbike.
    pub const MOTORBIKE: u8 = 2;
    /// Car.
    pub const CAR: u8 = 4;
    /// Goods vehicle.
    pub const GOODS: u8 = 8;
    /// All with an engine.
    pub const MOTOR: u8 = MOTORBIKE | CAR | GOODS;
    /// All.
    pub const ALL: u8 = FOOT | MOTOR;

    /// The bit of a vehicle class.
    pub fn of(vehicle: VehicleClass) -> u8 {
        match vehicle {
            VehicleClass::NonMotorised => FOOT,
            VehicleClass::Motorbike => MOTORBIKE,
            VehicleClass::Light4wd => CAR,
            VehicleClass::LightTruck | VehicleClass::HeavyTruck | VehicleClass::TruckAndTrailer => GOODS,
        }
    }
}

/// All that search and reasons need to know of a piece of road. Few of them differ, so each is kept once.
/// A limit of `0` means that none is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools)] // each is a tag of its own
pub struct Kind {
    /// Class.
    pub class: RoadClass,
    /// Surface.
    pub surface: Surface,
    /// What stands there, when the class is [`RoadClass::Gate`].
    pub gate: Option<GateKind>,
    /// A bridge.
    pub bridge: bool,
    /// A tunnel.
    pub tunnel: bool,
    /// A ford.
    pub ford: bool,
    /// A link between roads, such as a slip road.
    pub link: bool,
    /// Part of a roundabout.
    pub roundabout: bool,
    /// A toll is asked.
    pub toll: bool,
    /// A rule on it could not be read: what it says is not known.
    pub unread_rule: bool,
    /// Who may go from the first node to the last ([`mode`]).
    pub forward: u8,
    /// Who may go back.
    pub backward: u8,
    /// Who may only if they have business there (private, customers, destination).
    pub private: u8,
    /// Speed limit, km/h.
    pub max_speed: u8,
    /// Time of a ferry, minutes, over its whole length.
    pub minutes: u16,
    /// That length, centimetres.
    pub over_cm: u32,
    /// Width, decimetres.
    pub width_dm: u16,
    /// Weight limit, units of 100 kg.
    pub weight: u16,
    /// Axle load limit, units of 100 kg.
    pub axle: u16,
    /// Height limit, decimetres.
    pub height_dm: u16,
    /// Rules that hold at times or for some: number of a list of [`crate::Condition`]; `0`: none.
    pub conditions: u16,
}

impl Kind {
    /// A road of this class, open to all, both ways, nothing else known.
    pub fn of(class: RoadClass) -> Self {
        Self {
            class,
            surface: Surface::Unknown,
            gate: None,
            bridge: false,
            tunnel: false,
            ford: false,
            link: false,
            roundabout: false,
            toll: false,
            unread_rule: false,
            forward: mode::ALL,
            backward: mode::ALL,
            private: 0,
            max_speed: 0,
            minutes: 0,
            over_cm: 0,
            width_dm: 0,
            weight: 0,
            axle: 0,
            height_dm: 0,
            conditions: 0,
        }
    }

    /// The same road seen from its other end.
    #[must_use]
    pub fn turned(self) -> Self {
        Self { forward: self.backward, backward: self.forward, ..self }
    }

    /// Whether signs let this class of vehicle pass, in one direction.
    pub fn admits(&self, vehicle: VehicleClass, backward: bool) -> bool {
        let allowed = if backward { self.backward } else { self.forward };
        allowed & mode::of(vehicle) != 0
    }
}
