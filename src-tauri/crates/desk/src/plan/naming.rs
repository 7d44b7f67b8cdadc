//! What a way is called, and which settlements stand for it.

use passage_model::PlaceKind;
use passage_roads::Network;
use passage_spatial::{bearing_deg, distance_km, midpoint};
use passage_words::Words;

use super::{kept::Stop, stops::Track};
use crate::{context::Register, dto::PlanStopKind, lookup::shown_name};

/// A way at most so many times as long as the straight line is direct, if it is the shortest.
const DIRECT: f64 = 1.4;

/// Settlements that stand for a way.
const MOST: usize = 4;

/// A settlement passed: what it is called, its size, how far off the straight line it is, and at which km.
#[derive(Debug, Clone, PartialEq)]
struct Passed {
    name: String,
    kind: PlaceKind,
    off_km: f64,
    km: f64,
}

fn passed(words: Words, register: &Register, track: &Track, stops: &[Stop]) -> Vec<Passed> {
    let length = track.line.length_km();
    let points = track.line.points();
    let (Some(from), Some(to)) = (points.first(), points.last()) else { return Vec::new() };
    let settlements = stops.iter().filter(|stop| stop.kind == PlanStopKind::Place);
    // What lies at either end says nothing of the way.
    let between = settlements.filter(|stop| stop.km > 2.0 && stop.km < length - 2.0);
    let passed = between.filter_map(|stop| {
        let place = register.places.get(&stop.place?)?;
        let straight = distance_km(*from, *to);
        let off_km = distance_km(*from, place.at) + distance_km(place.at, *to) - straight;
        Some(Passed { name: shown_name(&place.names, words.lang()), kind: place.kind, off_km, km: stop.km })
    });
    passed.collect()
}

/// Settlements passed, in order; where there are none, the roads that make up most of it.
pub(super) fn via(words: Words, register: &Register, network: &Network, track: &Track, stops: &[Stop]) -> Vec<String> {
    let mut passed = passed(words, register, track, stops);
    passed.sort_by(|a, b| a.kind.cmp(&b.kind).then(b.off_km.total_cmp(&a.off_km)));
    passed.truncate(MOST);
    passed.sort_by(|a, b| a.km.total_cmp(&b.km));
    if passed.is_empty() {
        return super::answer::via(network, &track.choice);
    }
    passed.into_iter().map(|place| place.name).collect()
}

/// "Direct", "North by Azaz". One name for each way, in their order.
pub(super) fn names(words: Words, register: &Register, ways: &[(&Track, &[Stop])]) -> Vec<String> {
    let all: Vec<Vec<Passed>> = ways.iter().map(|(track, stops)| passed(words, register, track, stops)).collect();
    let lengths = ways.iter().map(|(track, _)| track.line.length_km());
    let shortest = lengths.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).map(|(number, _)| number);
    let named = ways.iter().enumerate().map(|(number, (track, _))| {
        let points = track.line.points();
        let (Some(from), Some(to)) = (points.first(), points.last()) else { return String::new() };
        if Some(number) == shortest && track.line.length_km() <= DIRECT * distance_km(*from, *to) {
            return words.text("plan-way-direct");
        }
        let elsewhere = |name: &str| {
            all.iter().enumerate().any(|(other, passed)| other != number && passed.iter().any(|own| own.name == name))
        };
        let telling = all[number].iter().min_by(|a, b| {
            let key = |place: &Passed| (elsewhere(&place.name), place.kind);
            key(a).cmp(&key(b)).then(b.off_km.total_cmp(&a.off_km))
        });
        let middle = midpoint(*from, *to);
        let far = points.iter().max_by(|a, b| {
            let off = |at| distance_km(*from, at) + distance_km(at, *to);
            off(**a).total_cmp(&off(**b))
        });
        let side = far.map_or("north", |far| compass(bearing_deg(middle, *far)));
        let side = words.text(&format!("plan-side-{side}"));
        match telling {
            Some(place) => words.with("plan-way-by", &[("side", side.into()), ("place", place.name.clone().into())]),
            None => side,
        }
    });
    named.collect()
}

fn compass(bearing: f64) -> &'static str {
    match bearing.rem_euclid(360.0) {
        b if !(45.0..315.0).contains(&b) => "north",
        b if b < 135.0 => "east",
        b if b < 225.0 => "south",
        _ => "west",
    }
}
