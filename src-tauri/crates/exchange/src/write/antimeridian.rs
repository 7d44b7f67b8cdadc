//! Cutting at 180 degrees, as RFC 7946 section 3.1.9 wants it: a line over the antimeridian becomes two lines, an area
//! two areas. A step of more than 180 degrees of longitude is taken as the short way round.
//!
//! Areas that contain a pole are not cut rightly (nobody drives there), and areas that cross more than once keep
//! edges along the meridian.

use passage_model::LatLon;

/// A vertex as `[longitude, latitude]`; longitudes run on beyond 180 while a line is unrolled.
type Vertex = [f64; 2];

/// Longitudes made continuous: no step is longer than 180 degrees.
fn unrolled(points: &[LatLon]) -> Vec<Vertex> {
    let mut turn = 0.0;
    let mut last: Option<f64> = None;
    let unroll = |point: &LatLon| {
        if let Some(last) = last {
            let step = point.lon() - last;
            if step > 180.0 {
                turn -= 360.0;
            } else if step < -180.0 {
                turn += 360.0;
            }
        }
        last = Some(point.lon());
        [point.lon() + turn, point.lat()]
    };
    points.iter().map(unroll).collect()
}

/// Which turn of the earth a longitude is in; the border belongs to the turn of the other end.
fn turns(from: f64, to: f64) -> (f64, f64) {
    let turn = |lon: f64, toward: f64| {
        let nudged = if toward > lon { lon + 1e-9 } else { lon - 1e-9 };
        ((nudged + 180.0) / 360.0).floor()
    };
    (turn(from, to), turn(to, from))
}

fn rolled(vertex: Vertex, turn: f64) -> Vertex {
    [(vertex[0] - turn * 360.0).clamp(-180.0, 180.0), vertex[1]]
}

/// The parts of a line, each within -180..180.
pub(super) fn cut_line(points: &[LatLon]) -> Vec<Vec<Vertex>> {
    let line = unrolled(points);
    let mut parts: Vec<Vec<Vertex>> = Vec::new();
    let mut part: Vec<Vertex> = Vec::new();
    for pair in line.windows(2) {
        let [from, to] = [pair[0], pair[1]];
        let (a, b) = turns(from[0], to[0]);
        if part.is_empty() {
            part.push(rolled(from, a));
        }
        if (a - b).abs() < 0.5 {
            part.push(rolled(to, a));
            continue;
        }
        let border = if b > a { a * 360.0 + 180.0 } else { a * 360.0 - 180.0 };
        let share = (border - from[0]) / (to[0] - from[0]);
        let crossing = [border, from[1] + share * (to[1] - from[1])];
        part.push(rolled(crossing, a));
        parts.push(std::mem::take(&mut part));
        part.push(rolled(crossing, b));
        part.push(rolled(to, b));
    }
    if part.is_empty() && parts.is_empty() {
        part.extend(line.first().map(|vertex| rolled(*vertex, 0.0)));
    }
    parts.push(part);
    for part in &mut parts {
        part.dedup();
    }
    parts.retain(|part| part.len() > 1 || points.len() == 1);
    parts
}

/// The rings of an area, each within -180..180, closed, counter-clockwise (RFC 7946 section 3.1.6).
pub(super) fn cut_ring(points: &[LatLon]) -> Vec<Vec<Vertex>> {
    let ring = unrolled(points);
    let (low, high) = ring.iter().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v[0]), high.max(v[0])));
    let mut rings = Vec::new();
    let mut turn = ((low + 180.0) / 360.0).floor();
    while turn * 360.0 - 180.0 < high && rings.len() < 4 {
        let (west, east) = (turn * 360.0 - 180.0, turn * 360.0 + 180.0);
        let clipped = clip(&clip(&ring, west, true), east, false);
        let mut part: Vec<Vertex> = clipped.into_iter().map(|vertex| rolled(vertex, turn)).collect();
        part.dedup();
        if part.first() == part.last() {
            part.pop();
        }
        if part.len() > 2 {
            if area(&part) < 0.0 {
                part.reverse();
            }
            part.extend(part.first().copied());
            rings.push(part);
        }
        turn += 1.0;
    }
    rings
}

/// What of a ring lies east (or west) of a meridian: one step of Sutherland and Hodgman.
fn clip(ring: &[Vertex], meridian: f64, east: bool) -> Vec<Vertex> {
    let inside = |v: Vertex| if east { v[0] >= meridian } else { v[0] <= meridian };
    let mut out = Vec::with_capacity(ring.len() + 2);
    for (at, to) in ring.iter().copied().enumerate() {
        let from = ring[(at + ring.len() - 1) % ring.len()];
        if inside(from) != inside(to) {
            let share = (meridian - from[0]) / (to[0] - from[0]);
            out.push([meridian, from[1] + share * (to[1] - from[1])]);
        }
        if inside(to) {
            out.push(to);
        }
    }
    out
}

/// Twice the signed area; positive when counter-clockwise.
fn area(ring: &[Vertex]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(list: &[(f64, f64)]) -> Vec<LatLon> {
        list.iter().map(|(lat, lon)| LatLon::new(*lat, *lon).unwrap()).collect()
    }

    #[test]
    fn a_line_over_180_becomes_two() {
        let parts = cut_line(&points(&[(0.0, 179.0), (2.0, -179.0), (2.0, -178.0)]));
        assert_eq!(parts, [vec![[179.0, 0.0], [180.0, 1.0]], vec![[-180.0, 1.0], [-179.0, 2.0], [-178.0, 2.0]]]);
    }

    #[test]
    fn a_line_that_only_touches_180_stays_whole() {
        assert_eq!(cut_line(&points(&[(0.0, 179.0), (0.0, 180.0)])).len(), 1);
        assert_eq!(cut_line(&points(&[(0.0, -179.0), (0.0, 180.0)])), [vec![[-179.0, 0.0], [-180.0, 0.0]]]);
        assert_eq!(cut_line(&points(&[(0.0, 179.0), (0.0, 180.0), (1.0, 179.0)])).len(), 1);
    }

    #[test]
    fn a_line_there_and_back() {
        let parts = cut_line(&points(&[(0.0, 179.0), (0.0, -179.0), (1.0, -179.0), (1.0, 179.0)]));
        assert_eq!(parts.len(), 3);
        assert!(parts.iter().flatten().all(|v| v[0].abs() <= 180.0));
    }

    #[test]
    fn an_area_over_180_becomes_two_rings_that_run_counter_clockwise() {
        let rings = cut_ring(&points(&[(0.0, 179.0), (1.0, 179.0), (1.0, -179.0), (0.0, -179.0)]));
        assert_eq!(rings.len(), 2);
        for ring in &rings {
            assert_eq!(ring.first(), ring.last());
            assert!(area(&ring[1..]) > 0.0);
        }
        assert_eq!(cut_ring(&points(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)])).len(), 1);
    }
}
