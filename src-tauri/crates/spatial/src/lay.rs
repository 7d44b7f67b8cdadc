//! Where a stretch of one line lies on another: the same road drawn anew, longer, shorter, the other way round.

use passage_model::Geometry;

use crate::{RouteLine, Shape, geodesic::distance_km};

/// Lines that differ by less than so many km are the same line with other vertices.
const SAME_KM: f64 = 0.01;

/// The course of a stretch is compared every so many km,
const STEP_KM: f64 = 0.1;
/// at so many places at most.
const MOST: f64 = 2_000.0;

/// Roads wind more than a rough line does: by this share the length of a stretch may differ.
const LENGTH_SHARE: f64 = 0.4;
/// A short one may be longer by so much, km.
const LONGER_KM: f64 = 0.4;

/// A stretch of a line that another one was laid on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Laid {
    /// From, km from the start of the line.
    pub from_km: f64,
    /// To, km; not less.
    pub to_km: f64,
    /// The stretch ran the other way.
    pub turned: bool,
}

impl RouteLine {
    /// Where the stretch `from` to `to` of another line (chainages, clamped to it) lies on this one: both ends at most
    /// `near_km` from it, everything between too, one way along it, and of like length. `None`: this line leaves the
    /// stretch, or holds only a part of it.
    ///
    /// ```
    /// use passage_model::LatLon;
    /// use passage_spatial::RouteLine;
    /// let at = |lon| LatLon::new(36.0, lon);
    /// let old = RouteLine::new(&[at(37.0)?, at(37.5)?])?;
    /// let back = RouteLine::new(&[at(37.5)?, at(37.2)?, at(36.9)?])?;
    /// let laid = back.lay(&old, 2.0, 6.0, 0.2).unwrap();
    /// assert!((laid.from_km - (old.length_km() - 6.0)).abs() < 0.01 && laid.turned);
    /// let cut = RouteLine::new(&[at(37.05)?, at(37.5)?])?;
    /// assert!(cut.lay(&old, 2.0, 6.0, 0.2).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lay(&self, other: &RouteLine, from: f64, to: f64, near_km: f64) -> Option<Laid> {
        let (from, to) = (other.clamp(from.min(to)), other.clamp(from.max(to)));
        let (own, its) = (self.length_km(), other.length_km());
        // A line that runs over itself has more than one place for a stretch: that which moves nothing is meant, else that
        // which is as far from the end, or from the start of a line that was turned round.
        let usual = [(from, false), (own - (its - from), false), (own - to, true)];
        let usual = usual.into_iter().map(|(start, turned)| Laid { from_km: start, to_km: start + to - from, turned });
        let same = usual.into_iter().find(|laid| self.is_same(other, from, *laid));
        same.map(|laid| Laid { from_km: self.clamp(laid.from_km), to_km: self.clamp(laid.to_km), ..laid }).or_else(
            || {
                let shape = Shape::new(&Geometry::Line { points: other.slice(from, to) });
                let runs = self.stretch_within(&shape, near_km);
                runs.into_iter().find_map(|run| self.lay_within(run, other, (from, to), near_km))
            },
        )
    }

    /// Whether the stretch of another line that begins at `from` lies just so on this one.
    fn is_same(&self, other: &Self, from: f64, laid: Laid) -> bool {
        let length = laid.to_km - laid.from_km;
        let inside = laid.from_km > -SAME_KM && laid.to_km < self.length_km() + SAME_KM;
        inside
            && steps(length).all(|km| {
                let here = if laid.turned { laid.to_km - km } else { laid.from_km + km };
                distance_km(self.at(here), other.at(from + km)) <= SAME_KM
            })
    }

    /// Lays a stretch on a part of this line that keeps near to it.
    fn lay_within(&self, run: (f64, f64), other: &Self, (from, to): (f64, f64), near_km: f64) -> Option<Laid> {
        let part = Self::new(&self.slice(run.0, run.1)).ok()?;
        let ends = [from, to].map(|km| part.nearest(other.at(km)));
        let turned = ends[0].chainage_km > ends[1].chainage_km;
        let mut reached = f64::NEG_INFINITY;
        let one_way = steps(to - from).all(|km| {
            let foot = part.nearest(other.at(from + km));
            let ahead = if turned { -foot.chainage_km } else { foot.chainage_km };
            let on = foot.distance_km <= near_km && ahead >= reached - 2.0 * near_km;
            reached = reached.max(ahead);
            on
        });
        let length = (ends[1].chainage_km - ends[0].chainage_km).abs();
        let was = to - from;
        // On a road that only crosses, a stretch would shrink to nothing.
        let alike = length >= (1.0 - LENGTH_SHARE) * was && length - was <= LONGER_KM.max(LENGTH_SHARE * was);
        let start = run.0 + ends[0].chainage_km.min(ends[1].chainage_km);
        (one_way && alike).then_some(Laid { from_km: start, to_km: start + length, turned })
    }
}

/// Places along a stretch of some length, km from its start, both ends included.
fn steps(length: f64) -> impl Iterator<Item = f64> {
    let count = (length / STEP_KM).ceil().clamp(1.0, MOST);
    let mut next = 0.0;
    std::iter::from_fn(move || {
        let at = next;
        next += 1.0;
        (at <= count).then(|| length * at / count)
    })
}

#[cfg(test)]
mod tests {
    use passage_model::LatLon;

    use super::*;

    fn line(points: &[(f64, f64)]) -> RouteLine {
        RouteLine::new(&points.iter().map(|(lat, lon)| LatLon::new(*lat, *lon).unwrap()).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_line_that_runs_back_over_itself_keeps_its_stretches() {
        let out_and_back = line(&[(36.0, 37.0), (36.0, 37.3), (36.0, 37.0)]);
        let longer = line(&[(36.0, 37.0), (36.0, 37.3), (36.0, 37.0), (36.1, 37.0)]);
        let length = out_and_back.length_km();
        let laid = longer.lay(&out_and_back, length - 6.0, length - 2.0, 0.2).unwrap();
        assert!((laid.from_km - (length - 6.0)).abs() < 0.01 && !laid.turned, "{laid:?}");
    }

    #[test]
    fn another_road_between_the_same_ends_is_no_place_for_it() {
        let old = line(&[(36.0, 37.0), (36.0, 37.5)]);
        let round = line(&[(36.0, 37.0), (36.0, 37.1), (36.1, 37.15), (36.0, 37.2), (36.0, 37.5)]);
        assert!(round.lay(&old, 10.0, 16.0, 0.2).is_none(), "it leaves the stretch");
        let after = round.lay(&old, 30.0, 34.0, 0.2).unwrap();
        assert!((after.from_km - (round.length_km() - (old.length_km() - 30.0))).abs() < 0.05, "{after:?}");
        assert!(line(&[(36.0, 37.1), (35.0, 37.1)]).lay(&old, 0.0, 40.0, 0.2).is_none(), "it crosses");
    }

    #[test]
    fn a_rough_line_drawn_anew_holds_what_was_said_of_it() {
        let rough = line(&[(36.0, 37.0), (36.0, 37.2), (36.0, 37.4)]);
        let fine = line(&[(36.0, 37.0), (36.004, 37.05), (35.997, 37.1), (36.0, 37.2), (36.003, 37.3), (36.0, 37.4)]);
        assert!(fine.lay(&rough, 3.0, 12.0, 0.2).is_none());
        let laid = fine.lay(&rough, 3.0, 12.0, 0.5).unwrap();
        assert!((laid.from_km - 3.0).abs() < 0.5 && (laid.to_km - 12.0).abs() < 0.5, "{laid:?}");
    }
}
