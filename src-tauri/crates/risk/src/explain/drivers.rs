//! Drivers: what the level and the access rest on.

use std::collections::BTreeMap;

use passage_model::{Access, Geometry};

use super::{ActsOn, Driver, Smaller};
use crate::{
    AccessFinding, Contributions, Rule, Term,
    network::NetRoute,
    route::RouteView,
    scene::{Change, FloorAt, Scene, shape_of},
};

impl Scene<'_> {
    /// Drivers, their events by their places, each once, those too small to list, and the share of the background.
    pub(super) fn drivers(&self, view: &RouteView<'_>) -> (Vec<Driver>, Vec<u32>, Smaller, f64) {
        let none = Change::none();
        let segment = view.explained();
        let s = self.state.states.get(segment as usize).map_or(1.0, |state| state.s);
        let mut floors: Vec<FloorAt> = Vec::new();
        self.floors(segment, &none, |floor| floors.push(floor));
        // Events are numbered in the order of their ids.
        floors.sort_by(|a, b| b.level.cmp(&a.level).then(a.rule.cmp(&b.rule)).then(a.event.cmp(&b.event)));
        let (mut drivers, mut events): (Vec<Driver>, Vec<u32>) = (Vec::new(), Vec::new());
        let note = |events: &mut Vec<u32>, event: u32| {
            if !events.contains(&event) {
                events.push(event);
            }
        };
        for floor in floors {
            for event in [Some(floor.event), floor.companion].into_iter().flatten() {
                let driver = self.event_driver(view, event, floor.rule);
                drivers.push(Driver { floor: Some(floor.level), ..driver });
                note(&mut events, event);
            }
        }
        let peak = view.peak(self);
        let listed = (*self.params.explanation.listed_drivers as usize).min(peak.top.list.len());
        let large = &peak.top.list[..listed];
        for (event, term) in large {
            let driver = self.event_driver(view, *event, self.term_rule(segment, *event));
            drivers.push(Driver { share: Some(term / s), fresh_incidents: Some(*term), ..driver });
            note(&mut events, *event);
        }
        let (b, small) = (*self.params.hazard.background_b, peak.count - listed);
        let listed_sum = large.iter().fold(b, |sum, (_, term)| sum + term);
        let smaller = Smaller {
            count: u32::try_from(small).unwrap_or(u32::MAX),
            // What the others leave of the sum.
            share: if small > 0 { ((s - listed_sum) / s).max(0.0) } else { 0.0 },
            elsewhere: 0,
        };
        let unlisted = self.floors_elsewhere(view, &mut drivers, |event| note(&mut events, event));
        let smaller = Smaller { elsewhere: unlisted, ..smaller };
        let listed = *self.params.explanation.listed_drivers as usize;
        for finding in view.access.findings.iter().take(listed) {
            let event = finding.event.and_then(|id| self.number(id));
            drivers.push(self.access_driver(view, finding, event));
            if let Some(event) = event {
                note(&mut events, event);
            }
        }
        for (basis, event) in self.open_by(view).into_iter().take(listed) {
            drivers.push(self.access_driver(view, basis, Some(event)));
            note(&mut events, event);
        }
        (drivers, events, smaller, b / s)
    }

    /// What makes a route passable, each event once, along the route: were it false, nobody would be known to have passed.
    fn open_by<'v>(&self, view: &'v RouteView<'_>) -> Vec<(&'v AccessFinding, u32)> {
        let mut found: Vec<(&AccessFinding, u32)> = Vec::new();
        if view.access.status <= Access::Restricted {
            for basis in view.access.stretches.iter().filter(|basis| basis.status == Access::Open) {
                let event = basis.event.and_then(|id| self.number(id));
                found.extend(
                    event.filter(|event| found.iter().all(|(_, told)| told != event)).map(|event| (basis, event)),
                );
            }
        }
        found
    }

    /// Adds what lies elsewhere on the route and a driver must know of: floors and triggers that hold its level there, and
    /// standing hazards at any level. Each event once, the worst first, then along the route; answers how many are left out.
    fn floors_elsewhere(&self, view: &RouteView<'_>, drivers: &mut Vec<Driver>, mut note: impl FnMut(u32)) -> u32 {
        let none = Change::none();
        let mut found: BTreeMap<u32, FloorAt> = BTreeMap::new();
        for here in self.reach(view.number).roles.chunk_by(|a, b| a.segment == b.segment) {
            self.floors(here[0].segment, &none, |floor| {
                if floor.level < view.now.level && floor.rule != Rule::StandingHazard {
                    return;
                }
                for event in [Some(floor.event), floor.companion].into_iter().flatten() {
                    let worst = found.entry(event).or_insert(floor);
                    if floor.level > worst.level {
                        *worst = floor;
                    }
                }
            });
        }
        let is_told = |event: u32| {
            let id = self.id(event);
            drivers.iter().any(|driver| driver.floor.is_some() && driver.event == Some(id))
        };
        found.retain(|event, _| !is_told(*event));
        let driver = |(event, floor): (u32, FloorAt)| {
            let driver = self.event_driver(view, event, floor.rule);
            (event, Driver { floor: Some(floor.level), elsewhere: true, ..driver })
        };
        let mut found: Vec<(u32, Driver)> = found.into_iter().map(driver).collect();
        let at = |driver: &Driver| driver.at_km.unwrap_or(f64::INFINITY);
        found.sort_by(|(_, a), (_, b)| b.floor.cmp(&a.floor).then(at(a).total_cmp(&at(b))));
        let listed = *self.params.explanation.listed_drivers as usize;
        let unlisted = found.len().saturating_sub(listed);
        for (event, driver) in found.into_iter().take(listed) {
            drivers.push(driver);
            note(event);
        }
        u32::try_from(unlisted).unwrap_or(u32::MAX)
    }

    fn term_rule(&self, segment: u32, event: u32) -> Rule {
        let reach = self.reach(self.net.owner(segment));
        if reach.core.holds(segment, event) { Rule::Core } else { Rule::Tail }
    }

    fn event_driver(&self, view: &RouteView<'_>, event: u32, rule: Rule) -> Driver {
        let (fact, of) = (self.fact(event), self.event(event));
        let near = view.nearest.borrow_mut().of(event, || self.nearest(view.route, event));
        let (distance_km, at_km) = near.unzip();
        Driver {
            acts_on: ActsOn::Level,
            elsewhere: false,
            rule,
            event: Some(of.id),
            kind: Some(of.kind()),
            crossing: None,
            share: None,
            fresh_incidents: None,
            floor: None,
            access: None,
            distance_km,
            at_km,
            age_hours: Some(fact.age_days * 24.0),
            grade: Some(fact.grade),
            belief: Some(fact.q),
            status: Some(of.status),
            contradicted: fact.contradicted,
        }
    }

    fn access_driver(&self, view: &RouteView<'_>, finding: &AccessFinding, event: Option<u32>) -> Driver {
        let base = event.map(|event| self.event_driver(view, event, finding.rule));
        Driver {
            acts_on: ActsOn::Access,
            elsewhere: false,
            rule: finding.rule,
            event: finding.event,
            kind: base.and_then(|d| d.kind),
            crossing: finding.crossing,
            share: None,
            fresh_incidents: None,
            floor: None,
            access: Some(finding.status),
            distance_km: if finding.crossing.is_some() { Some(0.0) } else { base.and_then(|d| d.distance_km) },
            at_km: Some(finding.from_km),
            age_hours: finding.age_hours,
            grade: base.and_then(|d| d.grade),
            belief: finding.belief,
            status: base.and_then(|d| d.status),
            contradicted: base.is_some_and(|d| d.contradicted),
        }
    }

    /// Distance of an event to a route and the place on the route nearest to it. `None`: it has no place.
    fn nearest(&self, route: &NetRoute, event: u32) -> Option<(f64, f64)> {
        let fact = self.event(event);
        if let Some(Geometry::Point { at }) = &fact.geometry {
            let near = route.line.nearest(*at);
            return Some((near.distance_km, near.chainage_km));
        }
        let shape = shape_of(fact, self.net)?;
        let nearest = route
            .range()
            .zip(&route.segments)
            .map(|(segment, cut)| (self.net.distance(segment, &shape), cut.from_km.midpoint(cut.to_km)));
        nearest.reduce(|a, b| if b.0 < a.0 { b } else { a })
    }

    /// Every term of s at one segment of a route, from 0. `None`: the route has no such segment.
    pub(crate) fn contributions(&self, route: &NetRoute, place: usize) -> Option<Contributions> {
        let segment = route.range().nth(place)?;
        let none = Change::none();
        let mut terms = Vec::new();
        self.terms(segment, &none, |event, term| {
            let shape = shape_of(self.event(event), self.net);
            terms.push(Term {
                event: self.id(event),
                fresh_incidents: term,
                distance_km: shape.map_or(f64::INFINITY, |shape| self.net.distance(segment, &shape)),
                rule: self.term_rule(segment, event),
            });
        });
        Some(Contributions {
            route: route.id,
            segment: place,
            background: *self.params.hazard.background_b,
            terms,
            fresh_incidents: self.sum(segment, 0.0, &none),
        })
    }
}
