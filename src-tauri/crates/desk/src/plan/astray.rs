//! Closures that lie on no road of the network: where exactly is not known, so that whoever passes near them is warned.

use passage_model::{Detail, LatLon, Scope};

use super::{reached::Judging, standing::Reason, stops::Track};

/// A way that passes so near is warned, km.
const NEAR_KM: f64 = 2.0;

/// Places that stand for a closed stretch lie at most so far apart, km.
const STEP_KM: f64 = 1.0;

/// A closure that was put on no road, near a way when it holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Astray {
    /// Its number.
    pub(super) id: u32,
    /// Where the way passes it, metres from the start.
    pub(super) at_m: f64,
    /// How far off it lies, km.
    pub(super) off_km: f64,
}

/// Closures on no road that hold when the way passes near them, each at the nearest place.
pub(super) fn near(judging: &Judging<'_>, track: &Track) -> Vec<Astray> {
    let closures = judging.closures.iter().zip(judging.reasons);
    let astray = closures.filter(|(closure, _)| closure.sections.is_empty() && closure.concerns(judging.profile));
    let found = astray.filter_map(|(closure, reason)| {
        let passed = places(judging, *reason)
            .into_iter()
            .filter_map(|at| track.near(at, NEAR_KM).map(|near| (near.distance_km, track.metres(near.chainage_km))));
        let (off_km, at_m) = passed.min_by(|a, b| a.0.total_cmp(&b.0))?;
        let reached = track.clock.at(at_m);
        let holds = closure.holds(reached.at) || closure.holds(reached.at_margin);
        holds.then_some(Astray { id: closure.id, at_m, off_km })
    });
    found.collect()
}

/// Places that stand for what a closure rests on.
fn places(judging: &Judging<'_>, reason: Reason) -> Vec<LatLon> {
    let register = judging.answered.register();
    let event = match reason {
        Reason::Crossing(id) => return register.crossing(id).map(|crossing| crossing.at).into_iter().collect(),
        Reason::Event(event) | Reason::Class(event, _) => judging.course.event(judging.answered, event),
    };
    let Some(event) = event else { return Vec::new() };
    let scope = match &event.detail {
        Detail::Closure(said) | Detail::Reopening(said) => Some(&said.scope),
        _ => None,
    };
    if let Some(Scope::Section { route, from_km, to_km }) = scope
        && let Some(line) = register.network.line(*route)
    {
        let (from, to) = (from_km.0.min(line.length_km()), to_km.0.min(line.length_km()));
        let mut places = vec![line.at(to)];
        let mut km = from;
        while km < to {
            places.push(line.at(km));
            km += STEP_KM;
        }
        return places;
    }
    event.geometry.iter().flat_map(|geometry| geometry.vertices().to_vec()).collect()
}
