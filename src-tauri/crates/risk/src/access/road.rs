//! The access of a route: its road, its crossings, and the whole.

use passage_model::{Access, CrossingId, Detail, Direction, EventTime, TimePrecision, VehicleClass};

use super::{
    AccessFinding, LastPassage, RouteAccess,
    closures::{Asked, turn},
    crossing::at_gate,
    ranges::{Range, SLIVER_KM, holds},
    strip::{Found, On, Opening, Pass, Strip, ways},
    worst_first,
};
use crate::{
    Rule, age,
    network::NetRoute,
    scene::{Change, Scene},
};

impl Scene<'_> {
    /// The access of a route under a change; `supposed`: with a passage all along, just now, as asked.
    pub(crate) fn road(&self, number: usize, route: &NetRoute, change: &Change, supposed: bool) -> RouteAccess {
        let vehicle = self.question.vehicle.unwrap_or(route.vehicle);
        let asked = Asked { question: self.question, vehicle: Some(vehicle), directional: true };
        let length = route.length_km();
        let mut passes = self.passes(number, vehicle, change);
        if supposed {
            let direction = self.question.direction;
            let time = EventTime { from: self.now, until: None, precision: TimePrecision::Hour };
            passes.push(Pass { event: None, time, ranges: vec![(0.0, length)], direction });
        }
        let items = self.state.access.roads.get(number).map_or(&[][..], Vec::as_slice);
        let strip = self.strip(On { items, passes: &passes, asked, change });
        let mut recent = strip.recent;
        let mut findings: Vec<AccessFinding> =
            strip.found.iter().map(|found| self.placed(found, found.range, None)).collect();
        let mut gates_open = true;
        let mut gates: Vec<AccessFinding> = Vec::new();
        for gate in &route.gates {
            let Some((place, km)) = gate.at else {
                let missing = nothing((0.0, length), Rule::UnknownCrossing);
                findings.push(self.placed(&missing, missing.range, Some(gate.id)));
                gates_open = false;
                continue;
            };
            let through = passes.iter().filter(|pass| holds(&pass.ranges, km)).map(at_gate).collect();
            let view = self.gate(place, through, Asked { directional: false, ..asked }, change);
            recent |= view.recent;
            let mut here: Vec<AccessFinding> =
                view.found.iter().map(|found| self.placed(found, (km, km), Some(gate.id))).collect();
            worst_first(&mut here);
            findings.extend(&here);
            let open = view.open.map(|found| self.placed(&found, (km, km), Some(gate.id)));
            match here.first().copied().or(open) {
                Some(finding) => gates.push(finding),
                None => gates_open = false,
            }
        }
        worst_first(&mut findings);
        let stretches = self.stretches(&strip, length);
        let whole = whole(&findings, &stretches, &gates, gates_open, recent);
        let (status, rule, basis) = whole;
        RouteAccess {
            status,
            rule,
            basis,
            findings,
            stretches: with_places(stretches, gates),
            last_passage: self.last_passage(number, change),
        }
    }

    /// The course along the road.
    fn stretches(&self, strip: &Strip, length: f64) -> Vec<AccessFinding> {
        let mut cuts = vec![0.0, length];
        // Passages are noted to the nearest metres: one that ends a few of them short has gone all the way.
        let whole_way = |(from, to): (f64, f64)| {
            (if from < SLIVER_KM { 0.0 } else { from }, if to > length - SLIVER_KM { length } else { to })
        };
        let opened = strip.open.iter().flat_map(|o| o.ranges.iter().copied()).map(whole_way);
        for (from, to) in strip.found.iter().map(|f| f.range).chain(opened) {
            cuts.push(from.clamp(0.0, length));
            cuts.push(to.clamp(0.0, length));
        }
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        let mut placed: Vec<AccessFinding> =
            strip.found.iter().map(|found| self.placed(found, found.range, None)).collect();
        worst_first(&mut placed);
        let mut out: Vec<AccessFinding> = Vec::new();
        for pair in cuts.windows(2) {
            let (from_km, to_km) = (pair[0], pair[1]);
            let middle = from_km.midpoint(to_km);
            let worst = placed.iter().find(|f| (f.from_km..=f.to_km).contains(&middle)).copied();
            let here = worst.unwrap_or_else(|| {
                let open = self.open_at(&strip.open, middle);
                let found = open.unwrap_or_else(|| nothing((from_km, to_km), Rule::UnknownEvidence));
                self.placed(&found, (from_km, to_km), None)
            });
            let here = AccessFinding { from_km, to_km, ..here };
            match out.last_mut() {
                Some(last) if (last.status, last.rule, last.event) == (here.status, here.rule, here.event) => {
                    last.to_km = to_km;
                }
                _ => out.push(here),
            }
        }
        out
    }

    /// What a place is open by: for each way that is asked the youngest word, of these the oldest.
    fn open_at(&self, open: &[Opening], km: f64) -> Option<Found> {
        let mut oldest: Option<Found> = None;
        for way in ways(self.question.direction) {
            let youngest = open
                .iter()
                .filter(|o| (o.direction == Direction::Both || o.direction == *way) && holds(&o.ranges, km))
                .map(|o| o.found)
                .min_by(|a, b| hours(a).total_cmp(&hours(b)))?;
            if oldest.is_none_or(|o| hours(&youngest) > hours(&o)) {
                oldest = Some(youngest);
            }
        }
        oldest
    }

    /// Passages over a route that count for what is asked.
    pub(super) fn passes(&self, number: usize, vehicle: VehicleClass, change: &Change) -> Vec<Pass> {
        let items = self.state.access.roads.get(number).map_or(&[][..], Vec::as_slice);
        items
            .iter()
            .filter_map(|item| {
                let pass = self.pass(item.event, Some(vehicle), change)?;
                Some(Pass { ranges: item.ranges.clone(), direction: turn(pass.direction, item.turned), ..pass })
            })
            .collect()
    }

    /// A passage, when it counts: believed, of the same traffic, in a vehicle that is not lighter.
    pub(super) fn pass(&self, event: u32, asked: Option<VehicleClass>, change: &Change) -> Option<Pass> {
        let e = self.event(event);
        let Detail::Passage { direction, traffic, vehicle, .. } = &e.detail else { return None };
        let lighter = match (vehicle, asked) {
            (Some(passed), Some(asked)) => passed.gross_tonnes() < asked.gross_tonnes(),
            _ => false,
        };
        let counts = self.q(event, change) >= *self.params.access.open_min_q
            && traffic.covers(self.question.traffic)
            && !lighter;
        counts.then(|| Pass { event: Some(event), time: e.time, ranges: Vec::new(), direction: *direction })
    }

    fn last_passage(&self, number: usize, change: &Change) -> Option<LastPassage> {
        let mut last: Option<LastPassage> = None;
        for item in self.state.access.roads.get(number)? {
            let event = self.event(item.event);
            let Detail::Passage { direction, .. } = &event.detail else { continue };
            let age_hours = age::hours(self.now, age::earliest(event.time));
            if self.q(item.event, change) < *self.params.access.open_min_q
                || last.is_some_and(|l| l.age_hours <= age_hours)
            {
                continue;
            }
            let (from_km, to_km) = (item.ranges.first().map_or(0.0, |r| r.0), item.ranges.last().map_or(0.0, |r| r.1));
            let direction = turn(*direction, item.turned);
            last = Some(LastPassage { event: event.id, age_hours, from_km, to_km, direction });
        }
        last
    }

    /// A finding with its place, as it is shown.
    pub(super) fn placed(&self, found: &Found, range: Range, crossing: Option<CrossingId>) -> AccessFinding {
        AccessFinding {
            from_km: range.0,
            to_km: range.1,
            status: found.status,
            rule: found.rule,
            event: found.event.map(|event| self.id(event)),
            crossing,
            side: found.side,
            age_hours: found.age_hours,
            belief: found.belief,
            by_order: found.enforcement.is_some(),
            enforcement: found.enforcement,
        }
    }
}

fn hours(found: &Found) -> f64 {
    found.age_hours.unwrap_or(f64::INFINITY)
}

/// Nothing is known here.
fn nothing(range: Range, rule: Rule) -> Found {
    Found {
        range,
        status: Access::Unknown,
        rule,
        event: None,
        side: None,
        age_hours: None,
        belief: None,
        enforcement: None,
    }
}

/// The whole: the worst finding; without one Open when every stretch and crossing is.
fn whole(
    findings: &[AccessFinding],
    stretches: &[AccessFinding],
    gates: &[AccessFinding],
    gates_open: bool,
    recent: bool,
) -> (Access, Rule, Option<AccessFinding>) {
    match findings.first() {
        // A restriction from long ago is no evidence that the road can be travelled now.
        Some(worst) if worst.status == Access::Restricted && !recent => {
            (Access::Unknown, Rule::UnknownEvidence, Some(*worst))
        }
        Some(worst) => (worst.status, worst.rule, Some(*worst)),
        None => {
            let gap = stretches.iter().find(|s| s.status != Access::Open);
            let open = stretches.iter().chain(gates);
            let oldest = open.reduce(|a, b| if b.age_hours > a.age_hours { b } else { a });
            match (gap, oldest) {
                (None, Some(oldest)) if gates_open => (Access::Open, oldest.rule, Some(*oldest)),
                _ => (Access::Unknown, Rule::UnknownEvidence, gap.copied()),
            }
        }
    }
}

/// Stretches with the crossings between them, by km.
fn with_places(mut stretches: Vec<AccessFinding>, gates: Vec<AccessFinding>) -> Vec<AccessFinding> {
    stretches.extend(gates);
    stretches.sort_by(|a, b| a.from_km.total_cmp(&b.from_km).then(a.to_km.total_cmp(&b.to_km)));
    stretches
}
