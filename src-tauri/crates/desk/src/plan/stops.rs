//! What stands on a way: settlements and crossings of the register, controls of the map, and where another road is taken.

use std::collections::HashSet;

use passage_model::{CrossingId, Lang, LatLon, Name, Names, PlaceKind, Time};
use passage_roads::{Choice, Network, WarningKind};
use passage_spatial::{Nearest, RouteLine};
use passage_words::Words;

use super::{
    clock::{Clock, Reached},
    ends::End,
    ground::GATE_M,
    kept::Stop,
};
use crate::{context::Register, dto::*, lookup::shown_name};

/// A road that goes on under another name is worth a word when both stretches are so long, km.
const TURN_KM: f64 = 3.0;

/// A control of the map so near to a crossing of the register is that crossing, km.
pub(super) const SAME_KM: f64 = 1.0;

/// A crossing so near to a way, km, and farther than the road lets one say that it is passed, is a question.
const DOUBT_KM: f64 = 2.0;

/// One way as it is worked on.
pub(super) struct Track {
    pub(super) choice: Choice,
    pub(super) clock: Clock,
    pub(super) line: RouteLine,
    pub(super) regard: Regard,
}

/// What a way was found with regard to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Regard {
    /// Everything: it can be driven as asked.
    All,
    /// Everything but the hours of gates: it comes too late for one.
    NoHours,
    /// No closure: it is shown so that it is seen what is closed, and what opening it would give.
    NoClosures,
}

impl Track {
    /// Kilometres along the line of so many metres along the way: both are measured a little differently.
    pub(super) fn km(&self, metres: f64) -> f64 {
        let all = self.clock.metres();
        if all > 0.0 { (metres / all).clamp(0.0, 1.0) * self.line.length_km() } else { 0.0 }
    }

    /// Metres along the way of so many kilometres along the line.
    pub(super) fn metres(&self, km: f64) -> f64 {
        (km / self.line.length_km()).clamp(0.0, 1.0) * self.clock.metres()
    }

    /// When they get through what stands at so many kilometres along the line.
    pub(super) fn through(&self, km: f64) -> Reached {
        self.clock.through(self.metres(km), GATE_M)
    }

    /// Metres along the way at which they are at a moment, without the margin.
    pub(super) fn metres_at(&self, at: Time) -> f64 {
        let all = self.clock.metres();
        let (mut from, mut to) = (0.0, all);
        for _ in 0..40 {
            let middle = f64::midpoint(from, to);
            if self.clock.at(middle).at < at { from = middle } else { to = middle }
        }
        to
    }

    /// Chainage of the place of the line nearest to a position at most so far off.
    fn is_near(&self, at: LatLon, km: f64) -> Option<f64> {
        self.near(at, km).map(|near| near.chainage_km)
    }

    /// The place of the line nearest to a position at most so far off.
    pub(super) fn near(&self, at: LatLon, km: f64) -> Option<Nearest> {
        let (lat, lon) = (km / 110.0, km / 110.0 / at.lat().to_radians().cos().max(0.05));
        let around = |point: &LatLon| (point.lat() - at.lat()).abs() <= lat && (point.lon() - at.lon()).abs() <= lon;
        let crosses = |pair: &[LatLon]| {
            let span = |a: f64, b: f64, x: f64, by: f64| x >= a.min(b) - by && x <= a.max(b) + by;
            span(pair[0].lat(), pair[1].lat(), at.lat(), lat) && span(pair[0].lon(), pair[1].lon(), at.lon(), lon)
        };
        let points = self.line.points();
        if !points.iter().any(around) && !points.windows(2).any(crosses) {
            return None;
        }
        let near = self.line.nearest(at);
        (near.distance_km <= km).then_some(near)
    }

    /// Crossings of the register that it passes, by km.
    pub(super) fn crossings(&self, register: &Register) -> Vec<(CrossingId, f64)> {
        let passed = register.crossings.iter();
        let passed = passed.filter_map(|crossing| Some((crossing.id, self.is_near(crossing.at, GATE_M / 1000.0)?)));
        let mut passed: Vec<_> = passed.collect();
        passed.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        passed
    }

    /// Crossings near it of which nobody can say whether it passes them, by km.
    pub(super) fn doubtful(&self, register: &Register) -> Vec<(CrossingId, f64)> {
        let passed: HashSet<CrossingId> = self.crossings(register).into_iter().map(|(id, _)| id).collect();
        let near = register.crossings.iter().filter(|crossing| !passed.contains(&crossing.id));
        let mut near: Vec<_> =
            near.filter_map(|crossing| Some((crossing.id, self.is_near(crossing.at, DOUBT_KM)?))).collect();
        near.sort_by(|a, b| a.1.total_cmp(&b.1));
        near
    }

    fn stop(&self, kind: PlanStopKind, names: Names, km: f64, position: LatLon) -> Stop {
        let reached = match kind {
            // Waiting before a gate is for the gate.
            PlanStopKind::Crossing => self.through(km),
            _ => self.clock.at(self.metres(km)),
        };
        let wait_minutes = match kind {
            PlanStopKind::Crossing => u32::try_from((reached.at - reached.came).num_minutes()).unwrap_or(0),
            _ => 0,
        };
        let (at, at_margin) = (reached.at, reached.at_margin);
        Stop { kind, place: None, crossing: None, names, km, at, at_margin, wait_minutes, position }
    }

    /// Start, everything passed by km, end.
    pub(super) fn stops(&self, register: &Register, network: &Network, from: &End, to: &End) -> Vec<Stop> {
        let length = self.line.length_km();
        let mut passed: Vec<Stop> = Vec::new();
        for place in register.places.values() {
            let reach = match place.kind {
                PlaceKind::City => 3.0,
                PlaceKind::Town => 1.5,
                PlaceKind::Village => 1.0,
                PlaceKind::Other => continue,
            };
            let own = [from.place, to.place].contains(&Some(place.id));
            if let Some(km) = self.is_near(place.at, reach).filter(|_| !own) {
                let stop = self.stop(PlanStopKind::Place, place.names.clone(), km, place.at);
                passed.push(Stop { place: Some(place.id), ..stop });
            }
        }
        for (id, km) in self.crossings(register) {
            let Some(crossing) = register.crossing(id) else { continue };
            let stop = self.stop(PlanStopKind::Crossing, crossing.names.clone(), km, crossing.at);
            passed.push(Stop { crossing: Some(id), ..stop });
        }
        for warning in &self.choice.warnings {
            let km = self.km(warning.at_m);
            let control = matches!(warning.kind, WarningKind::Checkpoint | WarningKind::BorderControl);
            let known = passed.iter().any(|stop| stop.crossing.is_some() && (stop.km - km).abs() < SAME_KM);
            if control && !known {
                passed.push(self.stop(PlanStopKind::Checkpoint, Names::default(), km, self.line.at(km)));
            }
        }
        passed.extend(self.turns(network));
        passed.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.place.cmp(&b.place)));
        let end = |kind, end: &End, km: f64| {
            let stop = self.stop(kind, end.names.clone(), km, self.line.at(km));
            Stop { place: end.place, crossing: end.crossing, ..stop }
        };
        let mut stops = vec![end(PlanStopKind::Start, from, 0.0)];
        stops.extend(passed);
        stops.push(end(PlanStopKind::End, to, length));
        stops
    }

    /// Where another road is taken.
    fn turns(&self, network: &Network) -> Vec<Stop> {
        let mut runs: Vec<(Option<Names>, f64, f64)> = Vec::new();
        let mut at_m = 0.0;
        for piece in &self.choice.way.pieces {
            let end_m = at_m + piece.to_m - piece.from_m;
            let name = road(network, piece.arc / 2);
            match runs.last_mut() {
                Some((known, _, to)) if *known == name => *to = end_m,
                _ => runs.push((name, at_m, end_m)),
            }
            at_m = end_m;
        }
        let long: Vec<_> = runs.into_iter().filter(|(_, from, to)| (to - from) / 1000.0 >= TURN_KM).collect();
        let turns = long.windows(2).filter(|pair| pair[0].0 != pair[1].0);
        let turns = turns.filter_map(|pair| {
            let (km, names) = (self.km(pair[1].1), pair[1].0.clone()?);
            Some(self.stop(PlanStopKind::Turn, names, km, self.line.at(km)))
        });
        turns.collect()
    }
}

/// The number of a road, else its names.
fn road(network: &Network, edge: u32) -> Option<Names> {
    let names = network.names(edge);
    let name = |lang, text: &String| Name { lang, text: text.clone(), alias: false };
    if let Some((_, number)) = names.iter().find(|(key, _)| key == "ref") {
        return Some(Names(vec![name(Lang::En, number)]));
    }
    let langs = [("en", Lang::En), ("ar", Lang::Ar), ("fr", Lang::Fr)];
    let told = langs
        .iter()
        .filter_map(|(key, lang)| names.iter().find(|(known, _)| known == key).map(|(_, text)| name(*lang, text)));
    let told: Vec<Name> = told.collect();
    if !told.is_empty() {
        return Some(Names(told));
    }
    names.iter().find(|(key, _)| key.is_empty()).map(|(_, text)| Names(vec![name(Lang::En, text)]))
}

/// Stops as the window gets them.
pub(super) fn dtos(words: Words, stops: &[Stop]) -> Vec<PlanStopDto> {
    let dto = |stop: &Stop| PlanStopDto {
        kind: stop.kind,
        id: stop.place.map(|id| id.to_string()).or_else(|| stop.crossing.map(|id| id.to_string())),
        name: match (stop.names.is_empty(), stop.kind) {
            (true, PlanStopKind::Checkpoint) => words.text("plan-stop-checkpoint"),
            (true, _) => passage_spatial::print_decimal(stop.position),
            (false, _) => shown_name(&stop.names, words.lang()),
        },
        km: stop.km,
        at: stop.at,
        lat: stop.position.lat(),
        lon: stop.position.lon(),
    };
    stops.iter().map(dto).collect()
}
