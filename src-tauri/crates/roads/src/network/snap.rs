//! From a place to the road nearest to it.

use passage_model::LatLon;

use super::{Arc, Edge, Network, Units, degrees, geometry, units};

/// A place on a road.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Snap {
    /// The road.
    pub edge: Edge,
    /// Metres from its first junction.
    pub along_m: f64,
    /// Metres from the place that was asked for.
    pub off_m: f64,
    /// Where that is.
    pub at: LatLon,
}

impl Network {
    /// The nearest place on an edge that `wanted` accepts, at most `within_m` metres away; `None`: there is none.
    /// The first step of a search at increasing distances: 250 m, then four times as far each time.
    pub fn snap(&self, at: LatLon, within_m: f64, wanted: impl Fn(Edge) -> bool) -> Option<Snap> {
        let mut radius = 250.0_f64.min(within_m);
        loop {
            let found = self.nearest(units(at), radius, &wanted);
            if found.is_some() || radius >= within_m {
                return found;
            }
            radius = (radius * 4.0).min(within_m);
        }
    }

    fn nearest(&self, at: Units, within_m: f64, wanted: &impl Fn(Edge) -> bool) -> Option<Snap> {
        let plane = Plane::around(at);
        let mut best: Option<Snap> = None;
        for edge in self.candidates(&plane, within_m) {
            if !wanted(edge) {
                continue;
            }
            let found = self.nearest_within(edge, &plane, within_m);
            best = found.filter(|snap| best.is_none_or(|best| snap.off_m < best.off_m)).or(best);
        }
        best
    }

    /// Every edge that `wanted` accepts within `within_m` metres of a place, with its nearest place.
    pub fn around(&self, at: LatLon, within_m: f64, wanted: impl Fn(Edge) -> bool) -> Vec<Snap> {
        let plane = Plane::around(units(at));
        let edges = self.candidates(&plane, within_m).into_iter().filter(|edge| wanted(*edge));
        edges.filter_map(|edge| self.nearest_within(edge, &plane, within_m)).collect()
    }

    /// Every edge that may come within `within_m` metres of a place, and some that do not; each once, ascending.
    pub fn near(&self, at: LatLon, within_m: f64) -> Vec<Edge> {
        self.grid.near(units(at), within_m, |_| true)
    }

    /// The same, without those of which the ends and the length alone tell that they are too far off.
    fn candidates(&self, plane: &Plane, within_m: f64) -> Vec<Edge> {
        self.grid.near(plane.at, within_m, |edge| {
            let length_m = self.length_m(edge);
            // Over long ones the plane is not true enough to say so.
            if length_m >= 10_000.0 {
                return true;
            }
            // No place of a road is farther from its start than the road is long.
            let (first, last) = self.ends(edge);
            let first = plane.square_m(self.columns.nodes[first as usize]);
            let most = SLACK * (within_m + length_m) + 1.0;
            if first > most * most || within_m >= 10_000.0 {
                return first <= most * most;
            }
            // From a place to both ends of a road is no farther than twice to the road, and all along it.
            let last = plane.square_m(self.columns.nodes[last as usize]);
            first.sqrt() + last.sqrt() <= SLACK * (2.0 * within_m + length_m) + 2.0
        })
    }

    /// The place of an edge that is nearest, when it is at most `within_m` metres away.
    fn nearest_within(&self, edge: Edge, plane: &Plane, within_m: f64) -> Option<Snap> {
        let foot = Foot::of(self.columns.walk(edge), plane, within_m);
        (foot.off_m <= within_m).then(|| {
            let points = self.columns.points(edge);
            // The length kept is rounded to centimetres.
            let along_m = foot.along_m(&points).min(self.length_m(edge));
            Snap { edge, along_m, off_m: foot.off_m, at: degrees(foot.place(&points, plane.at)) }
        })
    }

    /// The vertices of an arc from one distance along it to another, metres from where it starts; the arc is one of this
    /// network.
    pub fn stretch(&self, arc: Arc, from_m: f64, to_m: f64) -> Vec<LatLon> {
        let mut points = self.columns.points(arc / 2);
        if arc % 2 == 1 {
            points.reverse();
        }
        let (mut walked, mut kept) = (0.0, Vec::new());
        for pair in points.windows(2) {
            let length = geometry::metres(pair[0], pair[1]);
            let (start, end) = (walked, walked + length);
            walked = end;
            if end < from_m || start > to_m {
                continue;
            }
            let share = |at: f64| if length > 0.0 { ((at - start) / length).clamp(0.0, 1.0) } else { 0.0 };
            if kept.is_empty() {
                kept.push(between(pair[0], pair[1], share(from_m)));
            }
            kept.push(between(pair[0], pair[1], share(to_m)));
        }
        if kept.is_empty() {
            kept.push(points[points.len() - 1]);
        }
        kept.into_iter().map(degrees).collect()
    }
}

/// Metres along a line of the place nearest to a position, and metres from there to the position.
pub(crate) fn nearest_on_line(points: &[Units], at: Units) -> (f64, f64) {
    let foot = Foot::of(points.iter().copied(), &Plane::around(at), f64::INFINITY);
    (foot.along_m(points), foot.off_m)
}

/// The plane around a place, metres north and east of it.
struct Plane {
    at: Units,
    north: f64,
    east: f64,
}

impl Plane {
    fn around(at: Units) -> Self {
        let (north, east) = geometry::metres_per_degree(f64::from(at.0) / 1e7);
        Self { at, north, east }
    }

    /// The square of the metres from its middle.
    fn square_m(&self, place: Units) -> f64 {
        let (up, right) = self.of(place);
        up * up + right * right
    }

    fn of(&self, place: Units) -> (f64, f64) {
        let mut right = f64::from(place.1) - f64::from(self.at.1);
        // The shorter way round the earth.
        if right.abs() > 1.8e9 {
            right -= 3.6e9 * right.signum();
        }
        ((f64::from(place.0) - f64::from(self.at.0)) * 1e-7 * self.north, right * 1e-7 * self.east)
    }
}

/// How much a plane may be wrong about lengths near its middle.
const SLACK: f64 = 1.02;

/// The place of a line that is nearest to a position.
struct Foot {
    /// Number of the stretch between two vertices; none on a line without stretches.
    stretch: Option<usize>,
    /// How far along the stretch, 0 to 1.
    share: f64,
    /// Metres to the position.
    off_m: f64,
}

impl Foot {
    /// Finds it; none when no stretch comes within `within_m` metres.
    fn of(points: impl Iterator<Item = Units>, plane: &Plane, within_m: f64) -> Self {
        let mut best = Self { stretch: None, share: 0.0, off_m: f64::INFINITY };
        // Squares tell what is certainly farther off, and quicker.
        let mut limit = within_m * within_m * (1.0 + 1e-9);
        let mut points = points.map(|place| plane.of(place));
        let Some((mut y0, mut x0)) = points.next() else { return best };
        for (number, (y1, x1)) in points.enumerate() {
            let (dy, dx) = (y1 - y0, x1 - x0);
            let square = dx * dx + dy * dy;
            let share = if square > 0.0 { (-(x0 * dx + y0 * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
            let (right, up) = (x0 + share * dx, y0 + share * dy);
            (y0, x0) = (y1, x1);
            if right * right + up * up > limit {
                continue;
            }
            let off_m = right.hypot(up);
            if off_m < best.off_m {
                best = Self { stretch: Some(number), share, off_m };
                limit = off_m * off_m * (1.0 + 1e-9);
            }
        }
        best
    }

    /// Metres from the start of the line. Most lines are too far off to be of use, and this takes longer than to find that.
    fn along_m(&self, points: &[Units]) -> f64 {
        let Some(stretch) = self.stretch else { return 0.0 };
        let length = |pair: &[Units]| geometry::metres(pair[0], pair[1]);
        let before: f64 = points.windows(2).take(stretch).map(length).sum();
        before + self.share * points.windows(2).nth(stretch).map_or(0.0, length)
    }

    fn place(&self, points: &[Units], at: Units) -> Units {
        let pair = self.stretch.and_then(|stretch| points.windows(2).nth(stretch));
        pair.map_or(at, |pair| between(pair[0], pair[1], self.share))
    }
}

/// A place between two others, by its share of the way, which is the shorter one round the earth.
#[expect(clippy::cast_possible_truncation)]
pub(crate) fn between(a: Units, b: Units, share: f64) -> Units {
    let mix = |a: f64, b: f64| (a + share * (b - a)).round();
    let (from, mut to) = (f64::from(a.1), f64::from(b.1));
    if (to - from).abs() > 1.8e9 {
        to -= 3.6e9 * (to - from).signum();
    }
    let mut lon = mix(from, to);
    if lon.abs() > 1.8e9 {
        lon -= 3.6e9 * lon.signum();
    }
    (mix(f64::from(a.0), f64::from(b.0)) as i32, lon as i32)
}
