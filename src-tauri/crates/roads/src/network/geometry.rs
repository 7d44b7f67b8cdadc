//! Vertices of an edge: kept as differences of units, in as few bytes as each needs.

use passage_spatial::distance_km;

use super::{Columns, Edge, Units, degrees};

/// Half axes of WGS 84: the larger, metres, and the square of the eccentricity.
const AXIS_M: f64 = 6_378_137.0;
const ECCENTRICITY_2: f64 = 0.006_694_379_990_14;

/// Metres per degree at a latitude, northward and eastward (radii of curvature of WGS 84).
pub(crate) fn metres_per_degree(lat: f64) -> (f64, f64) {
    let (sin, cos) = lat.to_radians().sin_cos();
    let w = 1.0 - ECCENTRICITY_2 * sin * sin;
    let east = AXIS_M / w.sqrt();
    let north = east * (1.0 - ECCENTRICITY_2) / w;
    (north.to_radians(), (east * cos).to_radians())
}

/// Metres between two vertices. Near ones by a local plane (better than 1 mm per km), far ones by the geodesic.
pub(crate) fn metres(a: Units, b: Units) -> f64 {
    let (up, right) = (f64::from(b.0) - f64::from(a.0), f64::from(b.1) - f64::from(a.1));
    if up.abs() > 500_000.0 || right.abs() > 500_000.0 {
        return distance_km(degrees(a), degrees(b)) * 1000.0;
    }
    let (north, east) = metres_per_degree((f64::from(a.0) + f64::from(b.0)) / 2e7);
    (up * 1e-7 * north).hypot(right * 1e-7 * east)
}

/// Length of a line, centimetres; at least 1.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn length_cm(points: &[Units]) -> u32 {
    let metres: f64 = points.windows(2).map(|pair| metres(pair[0], pair[1])).sum();
    (metres * 100.0).round().clamp(1.0, 4e9) as u32
}

fn put(out: &mut Vec<u8>, number: i64) {
    let mut rest = ((number << 1) ^ (number >> 63)).cast_unsigned();
    while rest >= 0x80 {
        out.push(u8::try_from(rest & 0x7f).unwrap_or(0) | 0x80);
        rest >>= 7;
    }
    out.push(u8::try_from(rest).unwrap_or(0));
}

fn get(bytes: &mut &[u8]) -> Option<i64> {
    let mut number = 0u64;
    for shift in (0..63).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed());
        }
    }
    None
}

/// Appends the inner vertices of a line, each as its difference from the one before.
pub(crate) fn encode(points: &[Units], out: &mut Vec<u8>) {
    for pair in points.windows(2).take(points.len().saturating_sub(2)) {
        put(out, i64::from(pair[1].0) - i64::from(pair[0].0));
        put(out, i64::from(pair[1].1) - i64::from(pair[0].1));
    }
}

impl Columns {
    /// All vertices of an edge.
    pub(crate) fn points(&self, edge: Edge) -> Vec<Units> {
        self.walk(edge).collect()
    }

    /// The same, one after another. Bent bytes end the line early and never leave the earth.
    pub(crate) fn walk(&self, edge: Edge) -> impl Iterator<Item = Units> + '_ {
        let edge = edge as usize;
        let (first, last) = self.ends[edge];
        let mut at = self.nodes[first as usize];
        let bytes = self.geometry.get(self.shape[edge] as usize..self.shape[edge + 1] as usize);
        let mut bytes = bytes.unwrap_or_default();
        let inner = std::iter::from_fn(move || {
            let (up, right) = (get(&mut bytes)?, get(&mut bytes)?);
            let lat = i64::from(at.0).saturating_add(up).clamp(-900_000_000, 900_000_000);
            let lon = i64::from(at.1).saturating_add(right).clamp(-1_800_000_000, 1_800_000_000);
            at = (i32::try_from(lat).unwrap_or(0), i32::try_from(lon).unwrap_or(0));
            Some(at)
        });
        std::iter::once(at).chain(inner).chain(std::iter::once(self.nodes[last as usize]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_agree_with_the_geodesic() {
        for lat in [0, 360_000_000, -600_000_000, 850_000_000] {
            let (a, b) = ((lat, 370_000_000), (lat + 50_000, 370_080_000));
            let exact = distance_km(degrees(a), degrees(b)) * 1000.0;
            assert!((metres(a, b) - exact).abs() < 0.001, "{lat}: {} {exact}", metres(a, b));
        }
    }

    proptest::proptest! {
        #[test]
        fn lines_come_back(points in proptest::collection::vec((-900_000_000..900_000_000i32, -1_800_000_000..1_800_000_000i32), 2..20)) {
            let mut geometry = Vec::new();
            encode(&points, &mut geometry);
            let shape = vec![0, u32::try_from(geometry.len()).unwrap()];
            let nodes = vec![points[0], points[points.len() - 1]];
            let columns = Columns { nodes, ends: vec![(0, 1)], shape, geometry, ..Columns::default() };
            proptest::prop_assert_eq!(columns.points(0), points);
        }

        #[test]
        fn any_bytes_make_some_line(geometry in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..60)) {
            let shape = vec![0, u32::try_from(geometry.len()).unwrap()];
            let columns = Columns { nodes: vec![(0, 0); 2], ends: vec![(0, 1)], shape, geometry, ..Columns::default() };
            proptest::prop_assert!(columns.points(0).len() >= 2);
        }
    }
}
