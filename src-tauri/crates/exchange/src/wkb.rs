//! Well-known binary geometries, as ISO and `PostGIS` write them, and the header that `GeoPackage` puts in front.

use passage_model::LatLon;

use crate::{
    Issue, IssueCode,
    crs::Crs,
    shapes::{Parts, Shape},
};

/// Nested collections deeper than this are refused.
const DEPTH: usize = 8;

/// The shape in a `GeoPackage` geometry; `None`: it is marked as empty.
pub(crate) fn geopackage(bytes: &[u8], crs: &Crs) -> Result<Option<Shape>, Issue> {
    let (Some(b"GP"), Some(flags)) = (bytes.get(..2), bytes.get(3)) else { return Err(malformed("GP")) };
    if flags & 0x10 != 0 {
        return Ok(None);
    }
    let envelope = match (flags >> 1) & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(malformed("envelope")),
    };
    let body = bytes.get(8 + envelope..).ok_or_else(|| malformed("too short"))?;
    let mut cursor = Cursor { bytes: body, big: false };
    let mut parts = Parts::default();
    let name = cursor.geometry(0, crs, &mut parts)?;
    Ok(Some(parts.shape(name)))
}

struct Cursor<'b> {
    bytes: &'b [u8],
    big: bool,
}

impl Cursor<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Issue> {
        let (head, rest) = self.bytes.split_first_chunk::<N>().ok_or_else(|| malformed("too short"))?;
        self.bytes = rest;
        Ok(*head)
    }

    fn whole(&mut self) -> Result<u32, Issue> {
        let bytes = self.take()?;
        Ok(if self.big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    fn number(&mut self) -> Result<f64, Issue> {
        let bytes = self.take()?;
        Ok(if self.big { f64::from_be_bytes(bytes) } else { f64::from_le_bytes(bytes) })
    }

    /// One geometry; gives the name of its type.
    fn geometry(&mut self, depth: usize, crs: &Crs, parts: &mut Parts) -> Result<&'static str, Issue> {
        if depth > DEPTH {
            return Err(malformed("nested"));
        }
        self.big = self.take::<1>()? == [0];
        let code = self.whole()?;
        if code & 0x2000_0000 != 0 {
            self.whole()?; // the reference system of PostGIS
        }
        let plain = code & 0x0fff_ffff;
        let more = u32::from(code & 0x8000_0000 != 0) + u32::from(code & 0x4000_0000 != 0);
        let more = more + [0, 1, 1, 2].get(plain as usize / 1000).copied().unwrap_or(0);
        let name = match plain % 1000 {
            1 => {
                // A point without position is written as not-a-number.
                let [x, y] = self.pair(more)?;
                if x.is_nan() && y.is_nan() {
                    parts.other("Point");
                } else {
                    parts.point(crs.position(x, y)?);
                }
                "Point"
            }
            2 => {
                let line = self.line(more, crs)?;
                parts.line(line);
                "LineString"
            }
            3 => {
                for at in 0..self.whole()? {
                    let ring = self.line(more, crs)?;
                    parts.ring(ring, at > 0);
                }
                "Polygon"
            }
            kind @ 4..=7 => {
                for _ in 0..self.whole()? {
                    let big = self.big;
                    self.geometry(depth + 1, crs, parts)?;
                    self.big = big;
                }
                ["MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"][kind as usize - 4]
            }
            8..=17 => {
                // Curves and surfaces: nothing after them can be read, and nothing needs to be.
                self.bytes = &[];
                parts.other("Curve");
                "Curve"
            }
            other => return Err(malformed(&other.to_string())),
        };
        Ok(name)
    }

    fn pair(&mut self, more: u32) -> Result<[f64; 2], Issue> {
        let pair = [self.number()?, self.number()?];
        for _ in 0..more {
            self.number()?;
        }
        Ok(pair)
    }

    fn line(&mut self, more: u32, crs: &Crs) -> Result<Vec<LatLon>, Issue> {
        let mut points = Vec::new();
        for _ in 0..self.whole()? {
            let [x, y] = self.pair(more)?;
            points.push(crs.position(x, y)?);
        }
        Ok(points)
    }
}

fn malformed(what: &str) -> Issue {
    Issue::rejected(IssueCode::GeometryMalformed).value(what).expected("WKB")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn header() -> Vec<u8> {
        vec![b'G', b'P', 0, 1, 0xe6, 0x10, 0, 0]
    }

    #[test]
    fn a_point_and_an_empty_one() {
        let mut bytes = header();
        bytes.extend([1, 0xe9, 3, 0, 0]); // Point Z
        for number in [37.0f64, 36.0, 400.0] {
            bytes.extend(number.to_le_bytes());
        }
        let shape = geopackage(&bytes, &Crs::degrees()).unwrap();
        assert_eq!(shape, Some(Shape::Point(LatLon::new(36.0, 37.0).unwrap())));
        bytes[3] |= 0x10;
        assert_eq!(geopackage(&bytes, &Crs::degrees()).unwrap(), None);
        assert!(geopackage(&header(), &Crs::degrees()).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_end(tail in proptest::collection::vec(prop_oneof![Just(0u8), Just(1), 0..8u8, any::<u8>()], 0..200)) {
            let _ = geopackage(&[header(), tail].concat(), &Crs::degrees());
        }
    }
}
