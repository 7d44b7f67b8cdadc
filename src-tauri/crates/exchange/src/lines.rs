//! Making routes of lines: joining parts that meet, keeping apart those that do not.

use std::fmt::Write as _;

use passage_model::{LatLon, Names};
use sha2::{Digest, Sha256};

/// Ends nearer than this are the same point, metres: the rounding of five decimals, doubled.
pub(crate) const SAME_M: f64 = 2.0;

/// Pieces of one route (same id, in order) may lie this far apart, metres: what simplification and digitising leave.
pub(crate) const GAP_M: f64 = 200.0;

/// The line without repeated neighbours; `Err` holds how many different points there are when that is no line.
pub(crate) fn clean(mut line: Vec<LatLon>) -> Result<Vec<LatLon>, usize> {
    line.dedup();
    if line.len() < 2 { Err(line.len()) } else { Ok(line) }
}

/// Distance in metres on a sphere, by the haversine formula. Good for telling near from far; not for lengths of routes.
pub(crate) fn metres(a: LatLon, b: LatLon) -> f64 {
    let (lat_a, lat_b) = (a.lat().to_radians(), b.lat().to_radians());
    let (dlat, dlon) = (lat_b - lat_a, (b.lon() - a.lon()).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + lat_a.cos() * lat_b.cos() * (dlon / 2.0).sin().powi(2);
    2.0 * 6_371_008.8 * h.sqrt().min(1.0).asin()
}

/// The first and last point.
pub(crate) fn ends(line: &[LatLon]) -> Option<(LatLon, LatLon)> {
    Some((*line.first()?, *line.last()?))
}

/// Joins parts whose ends meet, whatever their order and direction; the first part of a chain gives the direction.
/// Parts that do not meet stay apart. Lines only (two points or more each).
pub(crate) fn join(parts: Vec<Vec<LatLon>>) -> Vec<Vec<LatLon>> {
    let mut rest: Vec<Option<Vec<LatLon>>> = parts.into_iter().map(Some).collect();
    let mut chains = Vec::new();
    for at in 0..rest.len() {
        let Some(mut chain) = rest[at].take() else { continue };
        // In the usual case the next part continues the chain: no search.
        let mut next = at + 1;
        while let Some(part) = rest.get_mut(next) {
            if !part.as_ref().is_some_and(|part| meets(chain.last(), part.first())) {
                break;
            }
            append(&mut chain, part.take().unwrap_or_default());
            next += 1;
        }
        // A chain is searched for more parts only while there are few: the work is quadratic.
        while rest.len() <= 2000 && grow(&mut chain, &mut rest) {}
        chains.push(chain);
    }
    chains
}

/// Adds one part that meets the chain at either end.
fn grow(chain: &mut Vec<LatLon>, rest: &mut [Option<Vec<LatLon>>]) -> bool {
    for slot in rest {
        let Some(part) = slot.as_ref() else { continue };
        let (tail, head) = (chain.last(), chain.first());
        let (at_tail, at_head) = if meets(tail, part.first()) {
            (Some(false), None)
        } else if meets(tail, part.last()) {
            (Some(true), None)
        } else if meets(head, part.last()) {
            (None, Some(false))
        } else if meets(head, part.first()) {
            (None, Some(true))
        } else {
            continue;
        };
        let mut part = slot.take().unwrap_or_default();
        if at_tail.or(at_head) == Some(true) {
            part.reverse();
        }
        if at_tail.is_some() {
            append(chain, part);
        } else {
            append(&mut part, std::mem::take(chain));
            *chain = part;
        }
        return true;
    }
    false
}

fn meets(a: Option<&LatLon>, b: Option<&LatLon>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if metres(*a, *b) <= SAME_M)
}

/// Adds a part behind; a shared end point stands once.
pub(crate) fn append(chain: &mut Vec<LatLon>, part: Vec<LatLon>) {
    let skip = usize::from(meets(chain.last(), part.first()));
    chain.extend(part.into_iter().skip(skip));
}

/// A key for a line without an id: the same names and points (to six decimals) give the same key, in any format.
pub(crate) fn content_key(names: &Names, line: &[LatLon]) -> String {
    let mut hash = Sha256::new();
    for name in &names.0 {
        hash.update(name.text.as_bytes());
        hash.update([0]);
    }
    let mut text = String::with_capacity(32);
    for point in line {
        text.clear();
        let _ = write!(text, "{:.6},{:.6};", point.lat() + 0.0, point.lon() + 0.0); // a String takes everything
        hash.update(text.as_bytes());
    }
    let mut key = String::with_capacity(16);
    for byte in hash.finalize().iter().take(8) {
        let _ = write!(key, "{byte:02x}");
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<LatLon> {
        points.iter().map(|(lat, lon)| LatLon::new(*lat, *lon).unwrap()).collect()
    }

    #[test]
    fn parts_that_meet_become_one_whatever_their_order() {
        let parts = vec![
            line(&[(36.0, 37.1), (36.0, 37.2)]),
            line(&[(36.0, 37.4), (36.0, 37.3)]),
            line(&[(36.0, 37.0), (36.0, 37.1)]),
            line(&[(36.0, 37.2), (36.0, 37.3)]),
        ];
        let joined = join(parts);
        assert_eq!(joined, [line(&[(36.0, 37.0), (36.0, 37.1), (36.0, 37.2), (36.0, 37.3), (36.0, 37.4)])]);
    }

    #[test]
    fn parts_that_do_not_meet_stay_apart() {
        let parts = vec![line(&[(36.0, 37.0), (36.0, 37.1)]), line(&[(36.0, 37.2), (36.0, 37.3)])];
        assert_eq!(join(parts.clone()), parts);
    }

    #[test]
    fn distances_are_right_to_a_half_per_cent() {
        let (a, b) = (LatLon::new(0.0, 179.9).unwrap(), LatLon::new(0.0, -179.9).unwrap());
        assert!((metres(a, b) / 22_264.0 - 1.0).abs() < 0.005);
    }

    #[test]
    fn one_point_is_no_line() {
        assert_eq!(clean(line(&[(36.0, 37.0), (36.0, 37.0)])), Err(1));
        assert_eq!(clean(Vec::new()), Err(0));
    }
}
