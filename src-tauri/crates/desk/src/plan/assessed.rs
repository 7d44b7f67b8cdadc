//! Ways assessed as if they were routes of the register: by the same rules, with the same reasons.

use passage_model::{CrossingId, LatLon, Names, RiskLevel, Route, RouteId, VehicleClass};
use passage_risk::{Drivers, Live, RouteAccess, RouteAssessment, SegmentAssessment};
use passage_words::Words;

use super::{course::Course, stops::Track};
use crate::{
    assess::{self, Answered},
    context::Scene,
    dto::CrossingRowDto,
    explain, titles,
};

/// A way that is to be assessed.
pub(super) struct Candidate {
    pub(super) line: Vec<LatLon>,
    pub(super) crossings: Vec<CrossingId>,
}

/// The answer, and the picture it came from.
pub(super) struct Assessed {
    pub(super) answered: Answered,
    live: Live,
    ids: Vec<RouteId>,
    /// Access of each way in the later pictures of the course.
    later: Vec<Vec<RouteAccess>>,
}

/// An id that nobody in the register has: of a time that has not come.
fn id(number: usize) -> RouteId {
    let number = u8::try_from(number).unwrap_or(u8::MAX);
    RouteId::from_parts((1 << 48) - 1, [number; 10])
}

impl Assessed {
    /// Assesses ways for the question of an answer that was given for the register.
    pub(super) fn of(answered: &Answered, course: &Course, vehicle: VehicleClass, ways: Vec<Candidate>) -> Self {
        let (routes, ids) = routes(vehicle, ways);
        let later = later(course, &routes, &ids);
        let scene = answered.scene.beside(routes);
        let live = scene.live_of(&ids);
        let assessment = live.assessment();
        Self { answered: Answered { scene, assessment, other: None }, live, ids, later }
    }

    pub(super) fn route(&self, number: usize) -> Option<&RouteAssessment> {
        self.answered.route(*self.ids.get(number)?)
    }

    /// Access of a way in the picture of the departure and in those after it.
    pub(super) fn accesses(&self, number: usize) -> Option<impl Iterator<Item = &RouteAccess>> {
        let first = &self.route(number)?.access;
        Some(std::iter::once(first).chain(self.later.iter().filter_map(move |picture| picture.get(number))))
    }

    /// The crossings of each way as they are when they are reached, without the margin. `answered`: the picture of the
    /// departure.
    pub(super) fn gates(
        &self,
        words: Words,
        answered: &Answered,
        course: &Course,
        tracks: &[Track],
    ) -> Vec<Vec<CrossingRowDto>> {
        let mut visits = Vec::new();
        for (number, track) in tracks.iter().enumerate() {
            let passed = track.crossings(answered.register()).into_iter();
            visits.extend(passed.map(|(id, km)| (track.through(km).at, number, id.to_string())));
        }
        let mut gates = vec![Vec::new(); tracks.len()];
        if visits.is_empty() {
            return gates;
        }
        visits.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
        let routes = self.ids.iter().filter_map(|id| self.answered.register().route(*id)).cloned().collect();
        // The last picture knows all that begins under way.
        let scene = match course.later.last() {
            Some(last) => last.scene.beside(routes),
            None => answered.scene.beside(routes),
        };
        let mut live = scene.live_of(&self.ids);
        let mut picture = Answered { scene, assessment: live.overview(), other: None };
        for (at, number, id) in visits {
            if picture.scene.question.as_of != at {
                live.move_to(at);
                picture.scene.question.as_of = at;
                picture.assessment = live.overview();
            }
            gates[number].extend(assess::crossing_rows(words, &picture).into_iter().find(|row| row.id == id));
        }
        gates
    }

    /// What the level of a segment rests on, in words.
    pub(super) fn why(&self, words: Words, number: usize, segment: usize) -> String {
        let quiet = || words.text("plan-why-background");
        let (Some(id), Some(route)) = (self.ids.get(number), self.route(number)) else { return quiet() };
        let Some(at) = route.segments.get(segment) else { return quiet() };
        if at.level == RiskLevel::Unknown {
            return words.with("plan-why-unknown", &explain::heard_of(words, &self.answered.scene.params));
        }
        let mut events = Vec::new();
        if let Some(floor) = at.floor.filter(|floor| floor.level == at.level) {
            events.push(floor.event);
            events.extend(floor.companion);
        }
        let mut terms = self.live.contributions(*id, segment).map(|sum| sum.terms).unwrap_or_default();
        terms.sort_by(|a, b| b.fresh_incidents.total_cmp(&a.fresh_incidents));
        events.extend(terms.iter().map(|term| term.event));
        let mut named: Vec<String> = Vec::new();
        for event in events {
            let Some(event) = self.answered.scene.event(event) else { continue };
            let title = titles::title(words, self.answered.register(), event);
            let title = explain::with_standing(words, event, title);
            if !named.contains(&title) {
                named.push(title);
            }
            if named.len() == 2 {
                break;
            }
        }
        if named.is_empty() { quiet() } else { words.list(&named) }
    }
}

/// Ways as routes that nobody has in the register.
pub(super) fn routes(vehicle: VehicleClass, ways: Vec<Candidate>) -> (Vec<Route>, Vec<RouteId>) {
    let ids: Vec<RouteId> = (0..ways.len()).map(id).collect();
    let routes = ways.into_iter().zip(&ids).map(|(way, id)| Route {
        id: *id,
        code: String::new(),
        names: Names::default(),
        road_ref: None,
        area: None,
        line: way.line,
        waypoints: Vec::new(),
        crossings: way.crossings,
        vehicle,
        normal_minutes: None,
        source_key: None,
    });
    (routes.collect(), ids)
}

/// Access of such routes in one picture, in their order.
pub(super) fn access(scene: &Scene, ids: &[RouteId]) -> Vec<RouteAccess> {
    in_order(scene.live_of(ids).overview().routes, ids)
}

fn in_order(mut routes: Vec<RouteAssessment<Drivers>>, ids: &[RouteId]) -> Vec<RouteAccess> {
    routes.sort_by_key(|route| ids.iter().position(|id| *id == route.route));
    routes.into_iter().map(|route| route.access).collect()
}

/// Access of ways in the later pictures: one picture, moved from the last of them back to the first.
pub(super) fn later(course: &Course, routes: &[Route], ids: &[RouteId]) -> Vec<Vec<RouteAccess>> {
    let Some(last) = course.later.last().filter(|_| !ids.is_empty()) else { return Vec::new() };
    let mut live = last.scene.beside(routes.to_vec()).live_of(ids);
    let access = |picture: &Answered<Drivers>| {
        live.move_to(picture.scene.question.as_of);
        in_order(live.overview().routes, ids)
    };
    let mut later: Vec<Vec<RouteAccess>> = course.later.iter().rev().map(access).collect();
    later.reverse();
    later
}

/// The segment that explains a run: that with the highest floor, then the greatest sum.
pub(super) fn telling(segments: &[SegmentAssessment]) -> Option<usize> {
    let rank = |at: &SegmentAssessment| at.floor.map_or(0, |floor| floor.level.rank());
    let best = segments
        .iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| rank(a).cmp(&rank(b)).then(a.fresh_incidents.total_cmp(&b.fresh_incidents)));
    best.map(|(number, _)| number)
}
