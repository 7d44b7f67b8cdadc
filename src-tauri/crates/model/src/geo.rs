//! Positions and geometries as data. Everything that computes with them is in the crate `passage-spatial`.

use serde::{Deserialize, Serialize};

/// A position on WGS 84, in degrees. Latitude -90..=90, longitude -180..=180, both finite.
///
/// Fields are named, never a tuple: swapped coordinates put a closure in the wrong country.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(try_from = "RawLatLon")]
pub struct LatLon {
    lat: f64,
    lon: f64,
}

#[derive(Deserialize)]
struct RawLatLon {
    lat: f64,
    lon: f64,
}

impl TryFrom<RawLatLon> for LatLon {
    type Error = LatLonError;
    fn try_from(raw: RawLatLon) -> Result<Self, LatLonError> {
        Self::new(raw.lat, raw.lon)
    }
}

/// Why two numbers are not a position.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum LatLonError {
    /// Latitude outside -90..=90 or not finite. `lon` is given too, since the two are often swapped.
    #[error("latitude {lat} is outside -90 to 90 (longitude given: {lon})")]
    Latitude {
        /// The latitude given, degrees.
        lat: f64,
        /// The longitude given, degrees.
        lon: f64,
    },
    /// Longitude outside -180..=180 or not finite.
    #[error("longitude {lon} is outside -180 to 180")]
    Longitude {
        /// The longitude given, degrees.
        lon: f64,
    },
}

impl LatLon {
    /// A position from degrees.
    pub fn new(lat: f64, lon: f64) -> Result<Self, LatLonError> {
        if !(lat.is_finite() && (-90.0..=90.0).contains(&lat)) {
            return Err(LatLonError::Latitude { lat, lon });
        }
        if !(lon.is_finite() && (-180.0..=180.0).contains(&lon)) {
            return Err(LatLonError::Longitude { lon });
        }
        Ok(Self { lat, lon })
    }

    /// Latitude, degrees north.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Longitude, degrees east.
    pub fn lon(self) -> f64 {
        self.lon
    }
}

/// Where an event is. An area is one outer ring, first point not repeated, either orientation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Geometry {
    /// One position.
    Point {
        /// The position.
        at: LatLon,
    },
    /// A line of at least two positions (a front line, a stretch of road).
    Line {
        /// The vertices in order.
        points: Vec<LatLon>,
    },
    /// A closed ring of at least three positions.
    Area {
        /// The vertices in order.
        ring: Vec<LatLon>,
    },
}

impl Geometry {
    /// Every vertex in order.
    pub fn vertices(&self) -> &[LatLon] {
        match self {
            Self::Point { at } => std::slice::from_ref(at),
            Self::Line { points } => points,
            Self::Area { ring } => ring,
        }
    }
}

/// How well the place of an event is known (UCDP `where_prec` 1, 2, 3, 4 and above, 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LocationPrecision {
    /// The named place itself.
    Exact,
    /// Within about 25 km.
    Near,
    /// A district (second administrative level), about 20 km spread.
    District,
    /// A governorate, a country: never placed on a segment, listed as background.
    Coarse,
    /// Along a linear feature; acts on a road only when a person attaches it to one.
    Linear,
}

impl LocationPrecision {
    /// All values, best first.
    pub const ALL: [Self; 5] = [Self::Exact, Self::Near, Self::District, Self::Coarse, Self::Linear];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Near => "near",
            Self::District => "district",
            Self::Coarse => "coarse",
            Self::Linear => "linear",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn out_of_range_positions_are_refused() {
        assert!(LatLon::new(36.2, 37.1).is_ok());
        assert!(matches!(LatLon::new(137.1, 36.2), Err(LatLonError::Latitude { .. })));
        assert!(matches!(LatLon::new(0.0, 180.1), Err(LatLonError::Longitude { .. })));
        assert!(LatLon::new(f64::NAN, 0.0).is_err());
        assert!(serde_json::from_str::<LatLon>(r#"{"lat": 91, "lon": 0}"#).is_err());
    }
}
