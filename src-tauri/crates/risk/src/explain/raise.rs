//! What single report would raise the level.
//!
//! What could be reported anew is worked out as an event beside those on file: a table of floors would not see that a place
//! that changes hands is a violent event too, that fighting beside it is a stop trigger, or that access is Unknown then.

use passage_model::{
    Access, Detail, Device, Event, EventId, EventStatus, EventTime, FrontState, Geometry, LatLon, LocationPrecision,
    Names, RiskLevel, StrikeMeans, Time, TimePrecision,
};
use passage_spatial::RouteLine;

use super::{Raising, RaisingReport};
use crate::{route::RouteView, scene::Scene};

/// A front line that is supposed lies so far from the road.
const FRONT_KM: f64 = 1.0;

/// Reports that are supposed.
const NEW: [RaisingReport; 5] = [
    RaisingReport::Incident,
    RaisingReport::ControlChange,
    RaisingReport::FrontLine,
    RaisingReport::ContestedArea,
    RaisingReport::StandingHazard,
];

/// The event that [`Raising`] speaks of: reported the minute before, exact, beside the road at this km. It has no report
/// behind it; the statement holds for one that is believed as far as anything is. `None`: it is on file, or has no place on
/// the map.
pub fn supposed_event(line: &RouteLine, report: RaisingReport, at_km: f64, as_of: Time) -> Option<Event> {
    let at = line.at(at_km);
    let (before, after) = (line.at((at_km - 0.1).max(0.0)), line.at((at_km + 0.1).min(line.length_km())));
    let per_lon = 111.2 * at.lat().to_radians().cos();
    let (east, north) = ((after.lon() - before.lon()) * per_lon, (after.lat() - before.lat()) * 111.2);
    let length = east.hypot(north);
    let (east, north) = if length > 0.0 { (east / length, north / length) } else { (1.0, 0.0) };
    // So many km along the road, and to its left.
    let aside = |along: f64, left: f64| {
        let (x, y) = (along * east - left * north, along * north + left * east);
        LatLon::new(at.lat() + y / 111.2, at.lon() + x / per_lon).ok()
    };
    let (detail, geometry) = match report {
        RaisingReport::Confirmed { .. } => return None,
        RaisingReport::Incident => (Detail::Strike { means: StrikeMeans::Unknown }, Geometry::Point { at }),
        RaisingReport::ControlChange => {
            let detail = Detail::ControlChange { by: None, from_party: None, count: None, unnamed: None };
            (detail, Geometry::Point { at })
        }
        RaisingReport::FrontLine => {
            let points = vec![aside(-0.2, FRONT_KM)?, aside(0.2, FRONT_KM)?];
            (Detail::FrontLine { state: FrontState::Assessed, parties: Vec::new() }, Geometry::Line { points })
        }
        RaisingReport::ContestedArea => {
            let ring = vec![aside(-0.5, -0.5)?, aside(0.5, -0.5)?, aside(0.5, 0.5)?, aside(-0.5, 0.5)?];
            (Detail::FrontLine { state: FrontState::Contested, parties: Vec::new() }, Geometry::Area { ring })
        }
        RaisingReport::StandingHazard => {
            let detail = Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared: false };
            (detail, Geometry::Point { at })
        }
    };
    Some(Event {
        id: EventId::from_parts(0, [0; 10]),
        title: Names::default(),
        place: None,
        crossing: None,
        place_text: None,
        geometry: Some(geometry),
        precision: LocationPrecision::Exact,
        time: EventTime::new(as_of - chrono::Duration::minutes(1), None, TimePrecision::Hour).ok()?,
        actors: Vec::new(),
        status: EventStatus::Confirmed,
        evidence: Vec::new(),
        detail,
        category: None,
        deaths: None,
        confirmed_at: None,
        source_key: None,
        example: false,
    })
}

impl Scene<'_> {
    /// Reports that would raise the level of a route above what it is, or make its access or advice worse: events on file,
    /// if confirmed; and what could be reported anew. Worst first.
    pub(super) fn raised_by(&self, view: &RouteView<'_>, drivers: &[u32]) -> Vec<Raising> {
        let mut out = self.confirmations(view, drivers);
        out.extend(NEW.into_iter().filter_map(|report| self.anew(view, report)));
        out.sort_by_key(|raising| std::cmp::Reverse(raising.outcome.level));
        out
    }

    /// Something reported anew where it would raise the level most; of equals where the sum is greatest. `None`: it would
    /// make nothing worse.
    fn anew(&self, view: &RouteView<'_>, report: RaisingReport) -> Option<Raising> {
        let middle = |i: usize| view.route.segments.get(i).map(|cut| cut.from_km.midpoint(cut.to_km));
        let event_at = |km: f64| supposed_event(&view.route.line, report, km, self.now);
        // What it does at its distance is the same wherever it is.
        let template = self.supposed(&event_at(middle(view.worst.segment)?)?)?;
        let km = if report == RaisingReport::FrontLine { FRONT_KM } else { 0.0 };
        let mut best: Option<(RiskLevel, f64, usize)> = None;
        for (i, (segment, state)) in view.route.range().zip(self.of_route(view.route)).enumerate() {
            let (then, _) = self.beside(&template, segment, (km, km));
            if best.is_none_or(|(l, s, _)| then > l || (then == l && state.s > s)) {
                best = Some((then, state.s, i));
            }
        }
        let (then, _, i) = best?;
        let at_km = middle(i)?;
        let control =
            report == RaisingReport::ControlChange && *self.params.belief.max_q >= *self.params.floors.control_min_q;
        // Control that changed hands since the last passage (rule F3): nobody can have passed since.
        let closes = control.then_some(Access::Unknown).filter(|access| *access > view.now.access);
        // With the level and the access the advice stays too; only a route that is Unknown may become known otherwise.
        if closes.is_none() && view.now.level != RiskLevel::Unknown && !is_above(then, view.now.level) {
            return None;
        }
        let (outcome, _) = self.with_event(view, &self.supposed(&event_at(at_km)?)?, closes);
        let worse = is_above(outcome.level, view.now.level)
            || outcome.access > view.now.access
            || outcome.advice > view.now.advice;
        worse.then_some(Raising { report, outcome, at_km })
    }

    fn confirmations(&self, view: &RouteView<'_>, drivers: &[u32]) -> Vec<Raising> {
        let mut events = drivers.to_vec();
        events.extend(self.reach(view.number).roles.iter().map(|at| at.event));
        events.sort_unstable();
        events.dedup();
        let most = *self.params.belief.max_q;
        let greatest = self.of_route(view.route).iter().fold(0.0, |s: f64, state| s.max(state.s));
        let mut out = Vec::new();
        for event in events.into_iter().filter(|event| self.fact(*event).q < most) {
            if !self.may_raise(view, event, greatest) {
                continue;
            }
            let change = self.change(&[(event, most)]);
            if self.flips(&change, view).is_empty() {
                continue;
            }
            let outcome = self.outcome(view, &change);
            if !is_above(outcome.level, view.now.level) {
                continue;
            }
            let touch = self.touch(&change, view);
            let segments = view.route.range().zip(touch.step.iter().zip(touch.summed.iter().zip(&touch.beside)));
            let mut touched = segments.filter(|(_, (_, (summed, beside)))| **summed || **beside);
            let at = touched.find(|(segment, (step, _))| self.under(*segment, **step, &change).0 == outcome.level);
            let at = at.map(|(segment, _)| segment);
            let cut = at.and_then(|s| view.route.segments.get((s - view.route.first) as usize));
            let at_km = cut.map_or(0.0, |c| c.from_km.midpoint(c.to_km));
            out.push(Raising { report: RaisingReport::Confirmed { event: self.id(event) }, outcome, at_km });
        }
        out
    }

    /// Whether the level of a route may be higher once an event is confirmed; `greatest` is the greatest sum on it.
    fn may_raise(&self, view: &RouteView<'_>, event: u32, greatest: f64) -> bool {
        let o = &self.params.options;
        let beside = self.reach(view.number).roles.iter().any(|at| at.event == event);
        if *o.matrix || *o.ceasefire || beside || self.group_of(event).is_some() {
            return true;
        }
        // It only adds to sums: none may reach the row above, not even next to the event.
        let row = view.now.level.number().map_or(3, |n| n + 1);
        let Some(bound) = usize::from(row).checked_sub(2).and_then(|i| self.bounds[..4].get(i)) else { return false };
        let (core, tail) = self.fact(event).kernel.map_or((0.0, 0.0), |k| k.parts());
        let more = (*self.params.belief.max_q - self.state.weight[event as usize]) * core.max(tail);
        (greatest + more) * (1.0 + 1e-9) >= *bound
    }
}

/// Worse on the numbered scale; every known level at or above Medium is worse than Unknown, since it is known.
fn is_above(then: RiskLevel, now: RiskLevel) -> bool {
    match (now, then) {
        (RiskLevel::Unknown, then) => then >= RiskLevel::Medium,
        (now, RiskLevel::Unknown) => RiskLevel::Unknown.rank() > now.rank(),
        (now, then) => then > now,
    }
}
