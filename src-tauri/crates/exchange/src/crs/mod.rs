//! Coordinate reference systems: WGS 84 degrees as they are, UTM, other transverse Mercator and Web Mercator worked out,
//! everything else refused by name. A datum that lies within two metres of WGS 84 counts as WGS 84.

mod wkt;

use passage_model::LatLon;
use proj4rs::{proj::Proj, transform::transform};

use crate::{Issue, IssueCode, ReadError, values};

/// Codes of geographic systems in degrees that agree with WGS 84 to two metres: WGS 84 itself, NAD83, ETRS89.
const DEGREES: [u32; 5] = [4326, 4979, 4269, 4258, 4937];

/// Turns coordinates of a file into positions.
pub(crate) struct Crs {
    projected: Option<Box<(Proj, Proj)>>,
}

impl Crs {
    /// Degrees, longitude first.
    pub(crate) fn degrees() -> Self {
        Self { projected: None }
    }

    /// Whether coordinates are taken as they are.
    pub(crate) fn is_degrees(&self) -> bool {
        self.projected.is_none()
    }

    fn of(definition: &str, name: &str) -> Result<Self, ReadError> {
        let refused = |_| refused(name);
        let from = Proj::from_proj_string(definition).map_err(refused)?;
        let to = Proj::from_proj_string("+proj=longlat +datum=WGS84 +no_defs").map_err(refused)?;
        Ok(Self { projected: Some(Box::new((from, to))) })
    }

    /// By EPSG code.
    pub(crate) fn epsg(code: u32) -> Result<Self, ReadError> {
        let name = || format!("EPSG:{code}");
        match code {
            code if DEGREES.contains(&code) => Ok(Self::degrees()),
            3857 | 900_913 | 102_100 | 102_113 | 3785 => Self::of(WEB_MERCATOR, &name()),
            32601..=32660 => Self::utm(code - 32600, false, &name()),
            32701..=32760 => Self::utm(code - 32700, true, &name()),
            // ETRS89 and its UTM zones of Europe.
            25828..=25838 => Self::utm(code - 25800, false, &name()),
            _ => Err(refused(&name())),
        }
    }

    fn utm(zone: u32, south: bool, name: &str) -> Result<Self, ReadError> {
        let south = if south { " +south" } else { "" };
        Self::of(&format!("+proj=utm +zone={zone}{south} +datum=WGS84 +units=m +no_defs"), name)
    }

    /// By a name as GeoJSON of 2008 and others write it: `EPSG:32637`, `urn:ogc:def:crs:OGC:1.3:CRS84`.
    pub(crate) fn named(name: &str) -> Result<Self, ReadError> {
        let upper = name.trim().to_ascii_uppercase();
        if upper.ends_with("CRS84") || upper.ends_with("CRS83") {
            return Ok(Self::degrees());
        }
        let code = upper.rsplit([':', '/', '#']).next().and_then(|code| code.parse().ok());
        match code {
            Some(code) if upper.contains("EPSG") || upper.contains("ESRI") => Self::epsg(code),
            _ => Err(refused(name)),
        }
    }

    /// By the text of a `.prj` file or of a `GeoPackage`.
    pub(crate) fn wkt(text: &str) -> Result<Self, ReadError> {
        let Some(root) = wkt::parse(text) else { return Err(refused(text)) };
        match wkt::definition(&root) {
            wkt::Definition::Degrees => Ok(Self::degrees()),
            wkt::Definition::WebMercator => Self::of(WEB_MERCATOR, root.name()),
            wkt::Definition::Proj(definition) => Self::of(&definition, root.name()),
            wkt::Definition::Unknown => Err(refused(root.name())),
        }
    }

    /// The position of a pair of coordinates, `x` east (longitude), `y` north (latitude).
    pub(crate) fn position(&self, x: f64, y: f64) -> Result<LatLon, Issue> {
        let Some(pair) = &self.projected else { return values::position(y, x) };
        let outside = || Issue::rejected(IssueCode::CoordinatesOutOfRange).value(&format!("{x}, {y}"));
        // Larger than the earth: nothing a projection could have made.
        if !(x.is_finite() && y.is_finite()) || x.abs() > 1e8 || y.abs() > 1e8 {
            return Err(outside().expected(values::RANGE));
        }
        let mut point = (x, y, 0.0);
        transform(&pair.0, &pair.1, &mut point).map_err(|_| outside().expected(values::RANGE))?;
        values::position(point.1.to_degrees(), point.0.to_degrees())
    }
}

const WEB_MERCATOR: &str =
    "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs";

fn refused(name: &str) -> ReadError {
    ReadError::UnsupportedCrs { crs: crate::issue::cap(name.trim()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(crs: &Crs, x: f64, y: f64, lat: f64, lon: f64) {
        let at = crs.position(x, y).unwrap();
        assert!((at.lat() - lat).abs() < 1e-6 && (at.lon() - lon).abs() < 1e-6, "{at:?}");
    }

    #[test]
    fn known_points() {
        // The central meridian of zone 37 at the equator, and one degree of Web Mercator.
        near(&Crs::epsg(32637).unwrap(), 500_000.0, 0.0, 0.0, 39.0);
        near(&Crs::epsg(32737).unwrap(), 500_000.0, 10_000_000.0, 0.0, 39.0);
        near(&Crs::epsg(3857).unwrap(), 111_319.490_793, 0.0, 0.0, 1.0);
        near(&Crs::named("urn:ogc:def:crs:OGC:1.3:CRS84").unwrap(), 37.0, 36.0, 36.0, 37.0);
        assert!(Crs::epsg(28992).is_err() && Crs::named("local").is_err());
    }

    #[test]
    fn the_round_way_through_utm_agrees_to_a_decimetre() {
        let there = geoconvert::LatLon::create(36.2, 37.13).unwrap().to_utmups();
        let at = Crs::epsg(32637).unwrap().position(there.easting(), there.northing()).unwrap();
        assert!((at.lat() - 36.2).abs() < 1e-6 && (at.lon() - 37.13).abs() < 1e-6, "{at:?}");
    }

    #[test]
    fn nonsense_is_out_of_range() {
        let crs = Crs::epsg(32637).unwrap();
        for (x, y) in [(f64::NAN, 0.0), (f64::INFINITY, 0.0), (1e300, -1e300), (9e7, 9e7), (-9e7, 3.0)] {
            let _ = crs.position(x, y);
        }
        assert!(crs.position(1e9, 0.0).is_err());
    }

    proptest! {
        #[test]
        fn any_parameters_and_coordinates_end(
            lat in extreme(), lon in extreme(), scale in extreme(), east in extreme(), unit in extreme(),
            x in extreme(), y in extreme(),
        ) {
            let text = format!(
                "PROJCS[\"x\",GEOGCS[\"g\",DATUM[\"WGS_1984\"],UNIT[\"Degree\",0.0174532925199433]],\
                 PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",{lat}],\
                 PARAMETER[\"central_meridian\",{lon}],PARAMETER[\"scale_factor\",{scale}],\
                 PARAMETER[\"false_easting\",{east}],UNIT[\"u\",{unit}]]"
            );
            if let Ok(crs) = Crs::wkt(&text) {
                let _ = crs.position(x, y);
            }
            for code in [3857, 32601, 32660, 32701, 32760] {
                let _ = Crs::epsg(code).unwrap().position(x, y);
            }
        }
    }

    /// Usual and unusual numbers.
    fn extreme() -> impl Strategy<Value = f64> {
        prop_oneof![
            Just(0.0),
            Just(-0.0),
            Just(1.0),
            Just(90.0),
            Just(-180.0),
            Just(0.9996),
            Just(1e-300),
            Just(1e8),
            Just(-1e8),
            Just(1e300),
            -1e7..1e7f64,
            -400.0..400.0f64,
            any::<f64>(),
        ]
    }
}
