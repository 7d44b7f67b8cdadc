//! From the assessment to the ground: the levels of routes near every place.

use std::collections::{BTreeSet, HashMap};

use passage_model::{LatLon, RiskLevel};
use passage_risk::RouteAssessment;
use passage_roads::RiskField;
use passage_spatial::RouteLine;

use crate::assess::Answered;

/// Levels are known on the routes of the register, and taken to hold so far off them, km. Beyond it is Unknown.
const REACH_KM: f64 = 3.0;

/// A person's word for a route holds so far off its line, km: a route that is drawn by hand may lie so far off its road.
pub(super) const WORD_KM: f64 = 1.0;

/// What was worked out on a road holds so far off it, km: less than on the routes of the register, which are drawn
/// roughly.
const LEARN_KM: f64 = 1.0;

/// Side of a square of the field, degrees.
const STEP: f64 = 0.01;

/// A crossing bars the roads within so many metres.
pub(super) const GATE_M: f64 = 250.0;

/// The worst known level of the routes near every place.
pub(super) struct Levels {
    squares: HashMap<(i32, i32), RiskLevel>,
    /// Those that have changed since they were asked for.
    changed: BTreeSet<(i32, i32)>,
}

#[expect(clippy::cast_possible_truncation)]
fn square(lat: f64, lon: f64) -> (i32, i32) {
    ((lat / STEP).floor() as i32, (lon / STEP).floor() as i32)
}

impl Levels {
    pub(super) fn of(answered: &Answered) -> Self {
        let mut levels = Self { squares: HashMap::new(), changed: BTreeSet::new() };
        for route in &answered.assessment.routes {
            let Some(line) = line_of(answered, route) else { continue };
            let overriding = answered.scene.overriding(route.route).map(|overriding| overriding.level);
            for segment in &route.segments {
                for km in [segment.from_km, f64::midpoint(segment.from_km, segment.to_km), segment.to_km] {
                    levels.spread(line.at(km), segment.level, REACH_KM);
                    // A person's word for the route counts where the computed level is not worse.
                    if let Some(word) = overriding {
                        levels.spread(line.at(km), worse(word, segment.level), WORD_KM);
                    }
                }
            }
        }
        levels.changed.clear();
        levels
    }

    /// Middles of the squares whose level has changed since this was asked last.
    pub(super) fn take_changed(&mut self) -> Vec<LatLon> {
        let middle = |(row, column): (i32, i32)| {
            LatLon::new((f64::from(row) + 0.5) * STEP, (f64::from(column) + 0.5) * STEP).ok()
        };
        std::mem::take(&mut self.changed).into_iter().filter_map(middle).collect()
    }

    /// Takes over what was worked out along ways off the routes of the register. Whether anything was new.
    pub(super) fn learn(&mut self, line: &RouteLine, route: &RouteAssessment) -> bool {
        let mut is_new = false;
        for segment in route.segments.iter().filter(|segment| segment.level != RiskLevel::Unknown) {
            for km in [segment.from_km, f64::midpoint(segment.from_km, segment.to_km), segment.to_km] {
                let at = line.at(km);
                let known = self.level(at);
                is_new |= known == RiskLevel::Unknown || known.rank() < segment.level.rank();
                self.spread(at, segment.level, LEARN_KM);
            }
        }
        is_new
    }

    /// Unknown never hides a known level.
    fn spread(&mut self, at: LatLon, level: RiskLevel, reach_km: f64) {
        let ((south, west), (top, right)) = around(at, reach_km);
        for row in south..=top {
            for column in west..=right {
                let tells_more = match self.squares.get(&(row, column)) {
                    None => true,
                    Some(RiskLevel::Unknown) => level != RiskLevel::Unknown,
                    Some(known) => level != RiskLevel::Unknown && level.rank() > known.rank(),
                };
                if tells_more {
                    self.squares.insert((row, column), level);
                    self.changed.insert((row, column));
                }
            }
        }
    }
}

/// The first and the last square, south to north and west to east, within so many km of a place.
fn around(at: LatLon, km: f64) -> ((i32, i32), (i32, i32)) {
    let north = km / 111.0;
    let east = north / at.lat().to_radians().cos().max(0.05);
    (square(at.lat() - north, at.lon() - east), square(at.lat() + north, at.lon() + east))
}

/// Whether what holds so many km around a place holds at another: the squares that it takes are whole ones.
pub(super) fn reaches(from: LatLon, km: f64, at: LatLon) -> bool {
    let ((south, west), (top, right)) = around(from, km);
    let (row, column) = square(at.lat(), at.lon());
    (south..=top).contains(&row) && (west..=right).contains(&column)
}

fn worse(a: RiskLevel, b: RiskLevel) -> RiskLevel {
    if a.rank() >= b.rank() { a } else { b }
}

impl RiskField for Levels {
    fn level(&self, at: LatLon) -> RiskLevel {
        self.squares.get(&square(at.lat(), at.lon())).copied().unwrap_or(RiskLevel::Unknown)
    }
}

fn line_of(answered: &Answered, route: &RouteAssessment) -> Option<RouteLine> {
    RouteLine::new(&answered.register().route(route.route)?.line).ok()
}
