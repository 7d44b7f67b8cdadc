//! Closures on a way at the hours at which it is driven: what bars it, and what would bar it if they come later.

use chrono::Duration;
use passage_model::{LatLon, Time};
use passage_roads::{AtHours, Closure, Doubt, Network, Piece, Profile, Section, Way};

use super::stops::Track;

/// A closure met on a way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Met {
    /// Its number.
    pub(super) id: u32,
    /// Where, metres from the start.
    pub(super) at_m: f64,
    /// It holds when they get there without the margin; else only with it.
    pub(super) surely: bool,
}

/// Closures that hold on a way when it is driven. Hours of gates are told with the crossings.
pub(super) fn met(network: &Network, closures: &[Closure], profile: &Profile, track: &Track) -> Vec<Met> {
    met_as(Doubt::None, network, closures, profile, track)
}

/// The same of what may hold or not.
pub(super) fn doubted(network: &Network, closures: &[Closure], profile: &Profile, track: &Track) -> Vec<Met> {
    met_as(Doubt::Unknown, network, closures, profile, track)
}

fn met_as(doubt: Doubt, network: &Network, closures: &[Closure], profile: &Profile, track: &Track) -> Vec<Met> {
    let holds = |closure: &&Closure| {
        closure.doubt == doubt && !matches!(closure.hours, AtHours::OpenOnly(_)) && closure.concerns(profile)
    };
    let mut met: Vec<Met> = Vec::new();
    for closure in closures.iter().filter(holds) {
        let mut from_m = 0.0;
        for piece in &track.choice.way.pieces {
            let parts = closure.sections.iter().filter_map(|section| part(network, piece, section));
            for (a, b) in parts {
                let (first, last) = (track.clock.at(from_m + a), track.clock.at(from_m + b));
                let surely = during(closure, first.at, last.at);
                if !surely && !during(closure, first.at_margin, last.at_margin) {
                    continue;
                }
                match met.iter_mut().find(|known| known.id == closure.id) {
                    Some(known) => known.surely |= surely,
                    None => met.push(Met { id: closure.id, at_m: from_m + a, surely }),
                }
            }
            from_m += piece.to_m - piece.from_m;
        }
    }
    met.sort_by(|a, b| a.at_m.total_cmp(&b.at_m).then(a.id.cmp(&b.id)));
    met
}

/// Whether a closure holds at some moment of a span.
pub(super) fn during(closure: &Closure, from: Time, until: Time) -> bool {
    // Every quarter of an hour is enough for what is known to the hour.
    let mut at = from;
    while at < until {
        if closure.holds(at) {
            return true;
        }
        at += Duration::minutes(15);
    }
    closure.holds(until)
}

/// Where a closure lies on a way, whenever it holds: lines.
pub(super) fn shut(network: &Network, closure: &Closure, way: &Way) -> Vec<Vec<LatLon>> {
    let mut lines: Vec<Vec<LatLon>> = Vec::new();
    for piece in &way.pieces {
        for (a, b) in closure.sections.iter().filter_map(|section| part(network, piece, section)) {
            let line = network.stretch(piece.arc, piece.from_m + a, piece.from_m + b);
            match lines.last_mut() {
                Some(last) if last.last() == line.first() => last.extend_from_slice(&line[1..]),
                _ => lines.push(line),
            }
        }
    }
    lines
}

/// The part of a piece on which a section lies, metres from where the piece starts.
pub(super) fn part(network: &Network, piece: &Piece, section: &Section) -> Option<(f64, f64)> {
    let part = section.on(piece.arc, network.length_m(piece.arc / 2), (piece.from_m, piece.to_m));
    part.map(|(a, b)| (a - piece.from_m, b - piece.from_m))
}
