//! Which event acts on which road and crossing.

use passage_model::{Detail, Event, EventKind, Geometry, Scope};
use passage_spatial::RouteLine;

use super::{along, joined, ranges::Range};
use crate::{
    network::NetRoute,
    scene::{Note, Scene, acts_at_its_place, shape_of},
};

/// One event on one route.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) event: u32,
    pub(crate) ranges: Vec<Range>,
    /// The event's own direction runs against the route's (a passage known by its track).
    pub(crate) turned: bool,
}

/// Events that act on access, by route and by crossing.
#[derive(Debug, Default)]
pub(crate) struct AccessFacts {
    /// By the place of the route in the network; events ascending.
    pub(crate) roads: Vec<Vec<Item>>,
    /// By the place of the crossing in the network; events ascending.
    pub(crate) gates: Vec<Vec<u32>>,
}

/// Whether events of a kind act on access.
pub(crate) fn acts_on_access(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Closure
            | EventKind::Reopening
            | EventKind::ControlChange
            | EventKind::Checkpoint
            | EventKind::Obstruction
            | EventKind::DetentionOrDenial
            | EventKind::Passage
    )
}

impl AccessFacts {
    pub(crate) fn collect(scene: &Scene<'_>) -> Self {
        let net = scene.net;
        let mut facts =
            Self { roads: vec![Vec::new(); net.all().len()], gates: vec![Vec::new(); net.crossings().len()] };
        for number in scene.noted(Note::ACCESS) {
            facts.note(scene, number);
        }
        facts
    }

    /// Adds what one event acts on.
    pub(crate) fn note(&mut self, scene: &Scene<'_>, number: u32) {
        let fact = scene.fact(number);
        if !fact.active || !acts_on_access(fact.kind) {
            return;
        }
        let event = scene.event(number);
        for gate in gates_of(scene, event) {
            let events = &mut self.gates[gate];
            events.insert(events.partition_point(|other| *other < number), number);
        }
        for (route, mut item) in roads_of(scene, event) {
            item.event = number;
            let items = &mut self.roads[route];
            items.insert(items.partition_point(|other| other.event < number), item);
        }
    }

    /// Takes an event away.
    pub(crate) fn forget(&mut self, event: u32) {
        self.gates.iter_mut().for_each(|events| events.retain(|other| *other != event));
        self.roads.iter_mut().for_each(|items| items.retain(|item| item.event != event));
    }

    /// Events from this place on are one further.
    pub(crate) fn shift(&mut self, from: u32) {
        self.gates.iter_mut().flatten().filter(|event| **event >= from).for_each(|event| *event += 1);
        self.roads.iter_mut().flatten().filter(|item| item.event >= from).for_each(|item| item.event += 1);
    }

    /// Events that act on the access of a route, its crossings included.
    pub(crate) fn of_route(&self, number: usize, route: &NetRoute) -> Vec<u32> {
        let road = self.roads.get(number).into_iter().flatten().map(|item| item.event);
        let gates = route.gates.iter().filter_map(|gate| self.gates.get(gate.at?.0));
        road.chain(gates.flatten().copied()).collect()
    }

    /// Whether an event acts on the access of a route.
    pub(crate) fn acts_on(&self, number: usize, route: &NetRoute, event: u32) -> bool {
        let on_road = self.roads.get(number).is_some_and(|r| r.binary_search_by_key(&event, |i| i.event).is_ok());
        on_road
            || route
                .gates
                .iter()
                .filter_map(|gate| self.gates.get(gate.at?.0))
                .any(|events| events.binary_search(&event).is_ok())
    }
}

/// Crossings an event is about.
fn gates_of(scene: &Scene<'_>, event: &Event) -> Vec<usize> {
    let net = scene.net;
    let mut gates: Vec<usize> = event.crossing.and_then(|id| net.crossing(id)).into_iter().collect();
    if let Detail::Closure(c) | Detail::Reopening(c) = &event.detail {
        match c.scope {
            Scope::Crossing { crossing } => gates.extend(net.crossing(crossing)),
            Scope::Border { a, b } => {
                let joins = net.crossings().iter().enumerate().filter(|(_, c)| c.joins(a, b));
                gates.extend(joins.map(|(i, _)| i));
            }
            Scope::Section { .. } | Scope::Geometry | Scope::Along => {}
        }
    }
    gates.sort_unstable();
    gates.dedup();
    gates
}

/// Stretches of the routes asked for on which an event acts.
fn roads_of(scene: &Scene<'_>, event: &Event) -> Vec<(usize, Item)> {
    let net = scene.net;
    let p = &scene.params.access;
    if let Some(mut along) = along::roads(net, p, event) {
        along.retain(|(number, _)| scene.state.selected.binary_search(number).is_ok());
        return along;
    }
    let by_scope = match &event.detail {
        Detail::Closure(c) | Detail::Reopening(c) => matches!(c.scope, Scope::Geometry | Scope::Along),
        // What happened at a crossing happened there, not on the road.
        _ => event.crossing.is_none(),
    };
    let control = event.kind() == EventKind::ControlChange;
    if !(by_scope || control) || !acts_at_its_place(event) {
        return Vec::new();
    }
    let Some(shape) = shape_of(event, net) else { return Vec::new() };
    let km = if control { *scene.params.floors.control_km } else { *p.reach_km };
    let mut touched: Vec<(usize, u32)> = Vec::new();
    net.within(&shape, km, |segment, _| touched.push((net.owner(segment), segment)));
    let mut out = Vec::new();
    for same in touched.chunk_by(|a, b| a.0 == b.0) {
        let number = same[0].0;
        let (true, Some(route)) = (scene.state.selected.binary_search(&number).is_ok(), net.all().get(number)) else {
            continue;
        };
        let ranges = if control {
            let whole = same.iter().filter_map(|(_, s)| route.segments.get((s - route.first) as usize));
            joined(whole.map(|s| (s.from_km, s.to_km)).collect())
        } else {
            route.line.stretch_within(&shape, km)
        };
        if !ranges.is_empty() {
            let drawn = event.geometry.as_ref().and_then(|drawn| match drawn {
                Geometry::Line { points } => RouteLine::new(points).ok(),
                _ => None,
            });
            match drawn {
                Some(drawn) => out.extend(along::by_course(ranges, &route.line, &drawn).map(|item| (number, item))),
                None => out.push((number, Item { event: 0, ranges, turned: false })),
            }
        }
    }
    out
}
