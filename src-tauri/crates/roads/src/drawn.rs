//! What is drawn roughly, put on the roads that it means: a closed part of a route of the register, a line on a map.

use passage_model::{Direction, LatLon};

use crate::{
    Edge, Network, RoadClass, Section,
    kind::mode,
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

/// Where its vertices lie so near to each other, metres: between vertices farther apart it may have cut off a bend.
const TRACED_M: f64 = 500.0;

/// The other carriageway of a divided road lies at most so far off, metres.
const CARRIAGEWAYS: [f64; 3] = [60.0, 150.0, 400.0];

/// The share of what is drawn that roads have to run along.
const ENOUGH: f64 = 0.8;

/// Roads are looked at every so many metres.
const STEP_M: f64 = 20.0;

/// Beyond this many metres off the line only roads count that keep to its course.
const NEAR_M: f64 = 150.0;

/// Who gets on along the line by so much of what is driven keeps to its course; others count where nothing else runs.
const KEEPS: f64 = 0.95;

/// A road of which no more than so many metres lie beside what is closed, at its end, only touches it.
const TOUCHES_M: f64 = 10.0;

/// What begins or ends within an edge is closed from so many metres inside.
const SPARED_M: f64 = 1.5;
/// And from no more than this share of it.
const SPARED: f64 = 0.1;

/// Ends are looked at over so many metres of the line.
const ASIDE_M: f64 = 5.0;

/// Places and lengths are rounded to less than so many metres.
const ROUNDED_M: f64 = 0.1;

/// From where to where, metres.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: f64,
    to: f64,
}

const NOWHERE: Span = Span { from: f64::INFINITY, to: f64::NEG_INFINITY };

impl Span {
    fn length(self) -> f64 {
        self.to - self.from
    }

    /// The share of it that others cover; of a single place 1 where one comes so near.
    fn covered(self, by: impl Iterator<Item = Span>) -> f64 {
        let mut parts: Vec<Span> = by.collect();
        if self.length() < 2.0 * STEP_M {
            let is_near = |part: &Span| part.to >= self.from - STEP_M && part.from <= self.to + STEP_M;
            return if parts.iter().any(is_near) { 1.0 } else { 0.0 };
        }
        parts.sort_by(|a, b| a.from.total_cmp(&b.from));
        let (mut covered, mut reached) = (0.0, self.from);
        for part in parts {
            covered += (part.to.min(self.to) - part.from.max(reached)).max(0.0);
            reached = reached.max(part.to);
        }
        covered / self.length()
    }

    fn take(&mut self, at: f64) {
        (self.from, self.to) = (self.from.min(at), self.to.max(at));
    }
}

/// The place of the line beside a place of a road.
#[derive(Debug, Clone, Copy)]
struct Foot {
    /// Metres along the line.
    along_m: f64,
    /// Metres off it.
    off_m: f64,
}

/// A part of an edge beside the line, and the part of the line that it runs along, metres.
struct Beside {
    section: Section,
    line: Span,
    /// The edge runs against the line.
    turned: bool,
    /// It keeps to the course of the line, and does not lead across it.
    keeps: bool,
}

impl Network {
    /// Sections of the roads that a drawn line means: those along it, nearest first, until they make up most of it, the
    /// greater road beside them where the line is drawn by hand, and the other carriageway of a divided road. Empty where
    /// no road runs along it.
    pub fn sections_drawn(&self, drawn: &Drawn<'_>) -> Vec<Section> {
        let line = Line::of(drawn);
        let looks = if drawn.rough { &LOOKS[..] } else { &LOOKS[..1] };
        let mut found: Vec<Beside> = Vec::new();
        for within_m in looks {
            let wide = *within_m >= GREATER.1;
            let greater = wide.then(|| self.along(&line, *within_m, GREATER.0));
            let greater = greater.filter(|greater| line.covered(greater) >= ENOUGH);
            let more = greater.unwrap_or_else(|| self.along(&line, *within_m, RoadClass::Gate));
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
            let greater: Vec<Beside> = self.along(&line, GREATER.1, GREATER.0);
            if line.covered(&greater) >= ENOUGH {
                found.extend(greater);
            }
        }
        found.extend(self.other_carriageway(&line, &found));
        // What can be driven one way only is not closed for the other.
        found.retain(|beside| beside.section.direction == Direction::Both || self.runs(beside, line.direction));
        found.into_iter().map(|beside| beside.section).collect()
    }

    /// Whether a line was taken from a road: one runs right under it, and its vertices are those of the road. Else it may
    /// mean another road beside.
    pub fn is_traced(&self, drawn: &Drawn<'_>) -> bool {
        let line = Line::of(drawn);
        let longest = line.points.windows(2).map(|pair| metres(pair[0], pair[1])).fold(0.0, f64::max);
        longest <= TRACED_M && self.is_exact(&line)
    }

    /// Whether a road runs right under the line: then it was taken from the road.
    fn is_exact(&self, line: &Line) -> bool {
        line.covered(&self.beside(line, EXACT_M, RoadClass::Gate)) > 0.95
    }

    /// Roads along the line: those that keep to its course, and others where none of them runs.
    fn along(&self, line: &Line, within_m: f64, class: RoadClass) -> Vec<Beside> {
        let (mut along, others): (Vec<Beside>, Vec<Beside>) =
            self.beside(line, within_m, class).into_iter().partition(|beside| beside.keeps);
        let known: Vec<Span> = along.iter().map(|beside| beside.line).collect();
        let is_new = |other: &Beside| other.line.covered(known.iter().copied()) < 0.5;
        let others: Vec<Beside> = others.into_iter().filter(is_new).collect();
        along.extend(others);
        along
    }

    /// Whether anybody may drive along what lies beside the line in a direction of the line.
    fn runs(&self, beside: &Beside, way: Direction) -> bool {
        let kind = self.kind(beside.section.edge);
        let (with, against) = if beside.turned { (kind.backward, kind.forward) } else { (kind.forward, kind.backward) };
        match way {
            Direction::Forward => with & mode::MOTOR != 0,
            Direction::Backward => against & mode::MOTOR != 0,
            Direction::Both => true,
        }
    }

    /// The other carriageway, where a way that is closed is driven on another one than those found: the nearest road for one
    /// way that runs against them, of the same class and not of another name.
    fn other_carriageway(&self, line: &Line, found: &[Beside]) -> Vec<Beside> {
        let mut others: Vec<Beside> = Vec::new();
        let ways = match line.direction {
            Direction::Both => &[Direction::Forward, Direction::Backward][..],
            Direction::Forward => &[Direction::Forward],
            Direction::Backward => &[Direction::Backward],
        };
        for way in ways {
            let driven = |beside: &&Beside| self.runs(beside, *way);
            if found.iter().all(|beside| driven(&beside)) || line.covered_by(found.iter().filter(driven)) >= ENOUGH {
                continue;
            }
            for within_m in CARRIAGEWAYS {
                let mut more = self.beside(line, within_m, RoadClass::Gate);
                more.retain(|other| {
                    other.keeps
                        && self.runs(other, *way)
                        && !self.runs(other, turned(*way))
                        && found.iter().any(|own| self.are_carriageways(own, other))
                });
                if line.covered(&more) > line.covered(&others) {
                    others = more;
                }
                if line.covered(&others) >= ENOUGH {
                    break;
                }
            }
        }
        others
    }

    /// Whether two edges may be the carriageways of one road.
    fn are_carriageways(&self, own: &Beside, other: &Beside) -> bool {
        let (a, b) = (own.section.edge, other.section.edge);
        let named = |edge: Edge, number: bool| {
            let names = self.names(edge).iter().filter(move |(key, _)| (key == "ref") == number);
            names.map(|(_, text)| text.as_str()).collect::<Vec<&str>>()
        };
        let agree = |number: bool| {
            let (a, b) = (named(a, number), named(b, number));
            (!a.is_empty() && !b.is_empty()).then(|| a.iter().any(|text| b.contains(text)))
        };
        a != b
            && match agree(true) {
                Some(same) => same,
                None => self.kind(a).class == self.kind(b).class && agree(false) != Some(false),
            }
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
        let road = Samples::of(&self.vertices(edge), length, &line.ends());
        let feet: Vec<Option<Foot>> = road.points.iter().map(|(_, at)| line.foot(*at, within_m)).collect();
        let first = feet.iter().position(Option::is_some)?;
        let last = feet.iter().rposition(Option::is_some)?;
        let (start, end) = (feet[first]?, feet[last]?);
        let along = road.points[last].0 - road.points[first].0;
        // A road that only crosses the line, or touches it with its end, is another road.
        let (advance, keeps_to) = ((end.along_m - start.along_m).abs(), if within_m > NEAR_M { 0.7 } else { 0.5 });
        let least = (2.0 * within_m).min(0.8 * length).min(0.6 * line.length_m);
        if length > 1.0 && (advance < keeps_to * along || along < least) {
            return None;
        }
        let (Span { from: from_m, to: to_m }, under) = road.within(&feet, line.closed)?;
        let touches = to_m - from_m <= TOUCHES_M && (from_m <= ROUNDED_M || to_m >= length - ROUNDED_M);
        if touches && length > TOUCHES_M && line.closed.length() > 2.0 * TOUCHES_M {
            return None;
        }
        // Who leaves from the very place at which it begins, the other way, does not drive it.
        let spared = if to_m - from_m > TOUCHES_M { SPARED_M.min((to_m - from_m) * SPARED) } else { 0.0 };
        let from_m = if from_m > ROUNDED_M { from_m + spared } else { from_m };
        let to_m = if to_m < length - ROUNDED_M { to_m - spared } else { to_m };
        let turned = end.along_m < start.along_m;
        let direction = if turned { self::turned(line.direction) } else { line.direction };
        let across = line.side_m(road.points[last].1, end) - line.side_m(road.points[first].1, start);
        let keeps = advance >= KEEPS * along && across.abs() <= within_m;
        Some(Beside { section: Section { edge, from_m, to_m, direction }, line: under, turned, keeps })
    }
}

/// The same way seen from a line that runs against it.
fn turned(direction: Direction) -> Direction {
    match direction {
        Direction::Forward => Direction::Backward,
        Direction::Backward => Direction::Forward,
        Direction::Both => Direction::Both,
    }
}

/// The line of something drawn, flat, with the closed part in metres along it.
struct Line {
    points: Vec<Units>,
    length_m: f64,
    closed: Span,
    direction: Direction,
}

impl Line {
    fn of(drawn: &Drawn<'_>) -> Self {
        let points: Vec<Units> = drawn.line.iter().map(|at| units(*at)).collect();
        let length_m: f64 = points.windows(2).map(|pair| metres(pair[0], pair[1])).sum();
        let at = |share: f64| share.clamp(0.0, 1.0) * length_m;
        Self { points, length_m, closed: Span { from: at(drawn.from), to: at(drawn.to) }, direction: drawn.direction }
    }

    /// Places of the closed part, near enough to each other for nothing within that distance to be passed over.
    fn part(&self, within_m: f64) -> Vec<LatLon> {
        let Span { from, to } = self.closed;
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

    /// The place at so many metres along the line.
    fn at(&self, along_m: f64) -> Option<Units> {
        let mut walked = 0.0;
        for pair in self.points.windows(2) {
            let length = metres(pair[0], pair[1]);
            if along_m <= walked + length {
                let share = if length > 0.0 { ((along_m - walked) / length).clamp(0.0, 1.0) } else { 0.0 };
                return Some(between(pair[0], pair[1], share));
            }
            walked += length;
        }
        self.points.last().copied()
    }

    /// Where the closed part starts and ends.
    fn ends(&self) -> Vec<Units> {
        [self.closed.from, self.closed.to].into_iter().filter_map(|along_m| self.at(along_m)).collect()
    }

    /// The place of the line nearest to a position beside it; `None`: it is farther away, or before the start or beyond the
    /// end.
    fn foot(&self, at: Units, within_m: f64) -> Option<Foot> {
        let (along_m, off_m) = nearest_on_line(&self.points, at);
        let inside = (0.0 < along_m && along_m < self.length_m) || self.is_beside_an_end(at, along_m, off_m);
        (inside && off_m <= within_m).then_some(Foot { along_m, off_m })
    }

    /// Whether a place nearest to an end of the line lies beside it, and not before or beyond.
    fn is_beside_an_end(&self, at: Units, along_m: f64, off_m: f64) -> bool {
        let (end, inner) = if along_m <= 0.0 { (0.0, ASIDE_M) } else { (self.length_m, self.length_m - ASIDE_M) };
        let (Some(end), Some(inner)) = (self.at(end), self.at(inner.max(0.0))) else { return false };
        // Square to the line it is farther from a place a little inside by almost nothing.
        off_m < 1.0 || metres(inner, at) < off_m.hypot(metres(end, inner)) + 1.0
    }

    /// Metres off the line, negative to its right.
    fn side_m(&self, at: Units, foot: Foot) -> f64 {
        let (Some(a), Some(b)) = (self.at(foot.along_m - ASIDE_M), self.at(foot.along_m + ASIDE_M)) else { return 0.0 };
        let of = |place: Units| {
            let east = (f64::from(place.1) - f64::from(a.1)) * (f64::from(a.0) / 1e7).to_radians().cos();
            (f64::from(place.0) - f64::from(a.0), east)
        };
        let (way, to) = (of(b), of(at));
        if way.1 * to.0 > way.0 * to.1 { foot.off_m } else { -foot.off_m }
    }

    /// The share of the closed part that sections run along; for a single place 1 where there is any.
    fn covered(&self, found: &[Beside]) -> f64 {
        self.covered_by(found.iter())
    }

    fn covered_by<'b>(&self, found: impl Iterator<Item = &'b Beside>) -> f64 {
        self.closed.covered(found.map(|beside| beside.line))
    }
}

/// Places along an edge, its vertices among them, with their metres from its first junction.
struct Samples {
    points: Vec<(f64, Units)>,
}

impl Samples {
    /// `ends`: the places beside these are taken too.
    fn of(vertices: &[LatLon], length_m: f64, ends: &[Units]) -> Self {
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
        for end in ends {
            let along_m = nearest_on_line(&corners, *end).0;
            let before = points.partition_point(|(at_m, _)| *at_m <= along_m * scale);
            let at = Self::between(&points, before, along_m * scale);
            points.splice(before..before, at.map(|at| (along_m * scale, at)));
        }
        Self { points }
    }

    /// The place at so many metres, before the point of that number.
    fn between(points: &[(f64, Units)], before: usize, at_m: f64) -> Option<Units> {
        let (from, to) = (points.get(before.checked_sub(1)?)?, points.get(before)?);
        let share = if to.0 > from.0 { (at_m - from.0) / (to.0 - from.0) } else { 0.0 };
        Some(between(from.1, to.1, share))
    }

    /// The part of the edge whose feet lie on the closed part of the line, and the part of the line under it, metres.
    fn within(&self, feet: &[Option<Foot>], closed: Span) -> Option<(Span, Span)> {
        let (mut part, mut under) = (NOWHERE, NOWHERE);
        let mut note = |at_m: f64, foot: f64| {
            part.take(at_m);
            under.take(foot);
        };
        // The foot of the place beside an end is that end but for what is rounded.
        let (from, to) = (closed.from - ROUNDED_M, closed.to + ROUNDED_M);
        for ((at_m, _), foot) in self.points.iter().zip(feet) {
            if let Some(foot) = foot.filter(|foot| (from..=to).contains(&foot.along_m)) {
                note(*at_m, foot.along_m.clamp(closed.from, closed.to));
            }
        }
        // Where the closed part begins or ends between two places.
        for (pair, feet) in self.points.windows(2).zip(feet.windows(2)) {
            let (Some(a), Some(b)) = (feet[0], feet[1]) else { continue };
            let (a, b) = (a.along_m, b.along_m);
            for end in [closed.from, closed.to] {
                if a != b && (a.min(b)..=a.max(b)).contains(&end) {
                    let share = (end - a) / (b - a);
                    note(pair[0].0 + share * (pair[1].0 - pair[0].0), end);
                }
            }
        }
        (part.from <= part.to).then_some((part, under))
    }
}
