//! Routes, waypoints and chainage.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{CrossingId, LatLon, Names, PlaceId, RouteId, VehicleClass};

/// A distance in kilometres. May be any finite number; places that need more say so.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Km(pub f64);

impl fmt::Display for Km {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1} km", self.0)
    }
}

/// Distance from a route's start along its line, kilometres, 0 to the route's length.
pub type Chainage = Km;

/// What a waypoint is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum WaypointAt {
    /// A place of the register.
    Place {
        /// Which.
        place: PlaceId,
    },
    /// A crossing of the register.
    Crossing {
        /// Which.
        crossing: CrossingId,
    },
    /// A named position.
    Position {
        /// Where.
        at: LatLon,
        /// Its name.
        name: String,
    },
}

/// A point of interest along a route. Its chainage follows from the line and is not stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Waypoint {
    /// What it is.
    pub at: WaypointAt,
    /// Remark (fuel, last call point).
    pub note: Option<String>,
}

/// A named line from origin to destination.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Route {
    /// Id.
    pub id: RouteId,
    /// Short code, unique among live routes.
    pub code: String,
    /// Names.
    pub names: Names,
    /// Road number (M5), where it has one.
    pub road_ref: Option<String>,
    /// Part of the operation it belongs to, for grouping.
    pub area: Option<String>,
    /// The line, from origin to destination, at least two distinct positions.
    pub line: Vec<LatLon>,
    /// Places and crossings along it, in order.
    pub waypoints: Vec<Waypoint>,
    /// Crossings it uses, in order.
    pub crossings: Vec<CrossingId>,
    /// Vehicle class it is assessed for by default.
    pub vehicle: VehicleClass,
    /// Travel time in normal times, minutes, where known.
    pub normal_minutes: Option<u32>,
    /// Key in the file it was imported from.
    pub source_key: Option<String>,
}

/// Why a line cannot be a route.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RouteError {
    /// Fewer than two distinct positions.
    #[error("a route needs at least two different points; {points} given")]
    TooShort {
        /// Distinct points given.
        points: usize,
    },
    /// No code.
    #[error("a route needs a code")]
    NoCode,
    /// No name in any language.
    #[error("a route needs a name")]
    NoName,
}

impl Route {
    /// Checks what must hold of every stored route.
    pub fn check(&self) -> Result<(), RouteError> {
        if self.code.trim().is_empty() {
            return Err(RouteError::NoCode);
        }
        if self.names.is_empty() {
            return Err(RouteError::NoName);
        }
        let mut distinct = self.line.clone();
        distinct.dedup();
        if distinct.len() < 2 {
            return Err(RouteError::TooShort { points: distinct.len() });
        }
        Ok(())
    }
}
