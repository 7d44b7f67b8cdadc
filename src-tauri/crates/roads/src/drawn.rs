//! What is drawn roughly, put on the roads that it means: a closed part of a route of the register, a line on a map.

use passage_model::{Direction, LatLon};

use crate::{
    Edge, Network, RoadClass, Section,
    network::{Units, between, degrees, metres, nearest_on_line, units},
};

/// Part of a line.
#[derive(Debug, Clone, Copy)]
pub struct Drawn<'l> {
    /// The line; where it goes on beyond the part, [`Drawn::MORE_M`] metres of that help to tell roads along it from such
    /// as cross it.
    pub line: &'l [LatLon],
    /// Where the part starts, as a share of the length of the line, 0 to 1.
    pub from: f64,
    /// Where it ends; equal for a single place.
    pub to: f64,
    /// Which way along the line.
    pub direction: Direction,
    /// Drawn by hand, so that the road meant may lie far off; else the line is that of the road itself.
    pub rough: bool,
}

impl Drawn<'_> {
    /// So much of the line on either side of the part is of use, metres.
    pub const MORE_M: f64 = 2_000.0;
}

/// How far off the line roads are looked for, metres: the nearest count where they run along most of what is drawn.
const LOOKS: [f64; 4] = [60.0, 150.0, 400.0, 1_000.0];

/// Lines with a vertex every few kilometres lie far off the road between them, and it is a greater road that they mean: so
/// great, and looked for so far off even where lesser roads run along the line.
const GREATER: (RoadClass, f64) = (RoadClass::Tertiary, 400.0);

/// A line that keeps within so many metres of a road was taken from it.
const EXACT_M: f64 = 15.0;

/// The share of what is drawn that roads have to run along.
const ENOUGH: f64 = 0.8;

/// Roads are looked at every so many metres.
const STEP_M: f64 = 20.0;

/// Beyond this many metres off the line only roads count that keep to its course closely.
const NEAR_M: f64 = 150.0;

/// From where to where, metres.
type Span = (f64, f64);

const NOWHERE: Span = (f64::INFINITY, f64::NEG_INFINITY);

/// A part of an edge beside the line, and the part of the line that it runs along, metres.
struct Beside {
    section: Section,
    line: Span,
}

impl Network {
    /// Sections of the roads that a drawn line means: those along it, nearest first, until they make up most of it, and
    /// the greater road beside them where the line is drawn by hand. Empty where no road runs along it.
    pub fn sections_drawn(&self, drawn: &Drawn<'_>) -> Vec<Section> {
        let line = Line::of(drawn);
        let looks = if drawn.rough { &LOOKS[..] } else { &LOOKS[..1] };
        let mut found: Vec<Beside> = Vec::new();
        for within_m in looks {
            let wide = *within_m >= GREATER.1;
            let greater = wide.then(|| self.beside(&line, *within_m, GREATER.0));
            let greater = greater.filter(|greater| line.covered(greater) >= ENOUGH);
            let more = greater.unwrap_or_else(|| self.beside(&line, *within_m, RoadClass::Gate));
            if line.covered(&more) > line.covered(&found) {
                found = more;
            }
            if line.covered(&found) >= ENOUGH {
                break;
            }
        }
        let is_great = |beside: &&Beside| self.kind(beside.section.edge).class <= GREATER.0;
        let is_lesser = || !found.is_empty() && line.covered_by(found.iter().filter(is_great)) < ENOUGH;
        if drawn.rough && is_lesser() && !self.is_exact(&line) {
            let greater: Vec<Beside> = self.beside(&line, GREATER.1, GREATER.0);
            if line.covered(&greater) >= ENOUGH {
                found.extend(greater);
            }
        }
        found.into_iter().map(|beside| beside.section).collect()
    }

    /// Whether a road runs right under the line: then it was taken from the road, and means no other.
    fn is_exact(&self, line: &Line) -> bool {
        line.covered(&self.beside(line, EXACT_M, RoadClass::Gate)) > 0.95
    }

    fn beside(&self, line: &Line, within_m: f64, class: RoadClass) -> Vec<Beside> {
        let mut edges: Vec<Edge> = Vec::new();
        for at in line.part(within_m) {
            let wanted = |edge: Edge| self.kind(edge).class <= class;
            edges.extend(self.around(at, within_m, wanted).into_iter().map(|snap| snap.edge));
        }
        edges.sort_unstable();
        edges.dedup();
        edges.into_iter().filter_map(|edge| self.section_beside(edge, line, within_m)).collect()
    }

    fn section_beside(&self, edge: Edge, line: &Line, within_m: f64) -> Option<Beside> {
        let length = self.length_m(edge);
        let road = Samples::of(&self.vertices(edge), length);
        let feet: Vec<Option<f64>> = road.points.iter().map(|(_, at)| line.foot(*at, within_m)).collect();
        let first = feet.iter().position(Option::is_some)?;
        let last = feet.iter().rposition(Option::is_some)?;
        let (start, end) = (feet[first]?, feet[last]?);
        let along = road.points[last].0 - road.points[first].0;
        // A road that only crosses the line, or touches it with its end, is another road.
        let (advance, keeps_to) = ((end - start).abs(), if within_m > NEAR_M { 0.7 } else { 0.5 });
        let least = (2.0 * within_m).min(0.8 * length).min(0.6 * line.length_m);
        if length > 1.0 && (advance < keeps_to * along || along < least) {
            return None;
        }
        let ((from_m, to_m), under) = road.within(&feet, line.closed)?;
        let direction = match (line.direction, end < start) {
            (Direction::Forward, true) => Direction::Backward,
            (Direction::Backward, true) => Direction::Forward,
            (direction, _) => direction,
        };
        Some(Beside { section: Section { edge, from_m, to_m, direction }, line: under })
    }
}

/// The line of something drawn, flat, with the closed part in metres along it.
struct Line {
    points: Vec<Units>,
    length_m: f64,
    closed: (f64, f64),
    direction: Direction,
}

impl Line {
    fn of(drawn: &Drawn<'_>) -> Self {
        let points: Vec<Units> = drawn.line.iter().map(|at| units(*at)).collect();
        let length_m: f64 = points.windows(2).map(|pair| metres(pair[0], pair[1])).sum();
        let at = |share: f64| share.clamp(0.0, 1.0) * length_m;
        Self { points, length_m, closed: (at(drawn.from), at(drawn.to)), direction: drawn.direction }
    }

    /// Places of the closed part, near enough to each other for nothing within that distance to be passed over.
    fn part(&self, within_m: f64) -> Vec<LatLon> {
        let (from, to) = self.closed;
        let mut places = Vec::new();
        let mut walked = 0.0;
        for pair in self.points.windows(2) {
            let length = metres(pair[0], pair[1]);
            let (start, end) = (walked, walked + length);
            walked = end;
            if end < from || start > to {
                continue;
            }
            let share = |at: f64| if length > 0.0 { ((at - start) / length).clamp(0.0, 1.0) } else { 0.0 };
            let mut at = from.max(start);
            while at < to.min(end) {
                places.push(degrees(between(pair[0], pair[1], share(at))));
                at += within_m;
            }
            places.push(degrees(between(pair[0], pair[1], share(to))));
        }
        places
    }

    /// Metres along the line of the place nearest to a position beside it; `None`: it is farther away, or before the start
    /// or beyond the end.
    fn foot(&self, at: Units, within_m: f64) -> Option<f64> {
        let (along_m, off_m) = nearest_on_line(&self.points, at);
        let inside = (0.0 < along_m && along_m < self.length_m) || off_m < 1.0;
        (inside && off_m <= within_m).then_some(along_m)
    }

    /// The share of the closed part that sections run along; for a single place 1 where there is any.
    fn covered(&self, found: &[Beside]) -> f64 {
        self.covered_by(found.iter())
    }

    fn covered_by<'b>(&self, found: impl Iterator<Item = &'b Beside>) -> f64 {
        let (from, to) = self.closed;
        let mut parts: Vec<(f64, f64)> = found.map(|beside| beside.line).collect();
        if to - from < 2.0 * STEP_M {
            return if parts.is_empty() { 0.0 } else { 1.0 };
        }
        parts.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut covered, mut reached) = (0.0, from);
        for (start, end) in parts {
            covered += (end - start.max(reached)).max(0.0);
            reached = reached.max(end);
        }
        covered / (to - from)
    }
}

/// Places along an edge, its vertices among them, with their metres from its first junction.
struct Samples {
    points: Vec<(f64, Units)>,
}

impl Samples {
    fn of(vertices: &[LatLon], length_m: f64) -> Self {
        let corners: Vec<Units> = vertices.iter().map(|at| units(*at)).collect();
        let drawn: f64 = corners.windows(2).map(|pair| metres(pair[0], pair[1])).sum();
        let scale = if drawn > 0.0 { length_m / drawn } else { 0.0 };
        let mut points: Vec<(f64, Units)> = corners.first().map(|at| (0.0, *at)).into_iter().collect();
        let mut walked = 0.0;
        for pair in corners.windows(2) {
            let length = metres(pair[0], pair[1]);
            let pieces = (length / STEP_M).ceil().clamp(1.0, 100_000.0);
            let mut piece = 1.0;
            while piece <= pieces {
                let share = piece / pieces;
                points.push(((walked + length * share) * scale, between(pair[0], pair[1], share)));
                piece += 1.0;
            }
            walked += length;
        }
        Self { points }
    }

    /// The part of the edge whose feet lie on the closed part of the line, and the part of the line under it, metres.
    fn within(&self, feet: &[Option<f64>], (from, to): (f64, f64)) -> Option<(Span, Span)> {
        let (mut part, mut under) = (NOWHERE, NOWHERE);
        let mut note = |at_m: f64, foot: f64| {
            part = (part.0.min(at_m), part.1.max(at_m));
            under = (under.0.min(foot), under.1.max(foot));
        };
        for ((at_m, _), foot) in self.points.iter().zip(feet) {
            if let Some(foot) = foot.filter(|foot| (from..=to).contains(foot)) {
                note(*at_m, foot);
            }
        }
        // Where the closed part begins or ends between two places.
        for (pair, feet) in self.points.windows(2).zip(feet.windows(2)) {
            let (Some(a), Some(b)) = (feet[0], feet[1]) else { continue };
            for end in [from, to] {
                if a != b && (a.min(b)..=a.max(b)).contains(&end) {
                    let share = (end - a) / (b - a);
                    note(pair[0].0 + share * (pair[1].0 - pair[0].0), end);
                }
            }
        }
        (part.0 <= part.1).then_some((part, under))
    }
}
