//! Which routes a single event reaches, and how.

use std::ops::Range;

use passage_model::{Event, Geometry};
use passage_spatial::Shape;
use rayon::prelude::*;

use super::{
    Found, Pile, Placed, RoleAt, Scene, acts_at_its_place, acts_where_drawn, named_stretch,
    reach::{Core, FoundHere, Ways, covers, one_cover},
    roles::{Roles, roles},
    shape_of,
};
use crate::{Network, kernel::Kernel, network::NetRoute};

/// Events that are looked at by one thread at a time.
const PART: usize = 16;

/// Looks for what some events reach, tails aside.
pub(crate) fn look(scene: &Scene<'_>, events: &[u32], ways: Ways) -> Found {
    let part = |part: &[u32]| {
        let mut search = Search::new(scene);
        for event in part {
            search.look(*event, ways);
        }
        search.found
    };
    events.par_chunks(PART).map(part).reduce(Found::default, Found::join)
}

struct Search<'s> {
    net: &'s Network,
    scene: &'s Scene<'s>,
    found: Found,
}

impl<'s> Search<'s> {
    fn new(scene: &'s Scene<'s>) -> Self {
        Self { net: scene.net, scene, found: Found::default() }
    }

    /// Looks for what one event reaches, tails aside, in the ways asked for that it has.
    fn look(&mut self, number: u32, ways: Ways) {
        let (fact, event, params) = (self.scene.fact(number), self.scene.event(number), self.scene.params);
        let acts = acts_where_drawn(event, params);
        let stands = ways.roles && fact.active && acts_at_its_place(event);
        let roles = if stands { roles(event, self.scene.now, self.net, params) } else { None };
        let kernel = core_kernel(self.scene, number, ways);
        let covers = ways.cover && covers(fact, params);
        if kernel.is_none() && !covers && roles.is_none() {
            return;
        }
        let shape = shape_of(event, self.net);
        if let (Some(kernel), Some(shape)) = (kernel, &shape) {
            self.runs(number, shape, kernel.core_km(), |here| &mut here.core);
        }
        if covers {
            let near = shape.as_ref().filter(|_| acts);
            let (c, l) = (&params.confidence, &params.levels);
            self.cover(number, event, near, *c.km, |here| &mut here.cover);
            if !one_cover(params) {
                self.cover(number, event, near, *l.unknown_km, |here| &mut here.known);
            }
        }
        if let (Some(roles), Some(shape)) = (&roles, &shape) {
            self.roles(number, shape, roles);
        }
    }

    /// Notes the runs of segments near an event.
    fn runs(&mut self, event: u32, shape: &Shape, km: f64, way: impl Fn(&mut FoundHere) -> &mut Pile) {
        let (net, found, scene) = (self.net, &mut self.found, self.scene);
        net.runs_within(shape, km, |route, run| {
            if scene.is_selected(route) {
                way(found.of(route)).extend(Placed::run(&net.all()[route as usize], run, event));
            }
        });
    }

    /// Notes the stretches that a report covers: those near it and that which it names.
    fn cover(
        &mut self,
        number: u32,
        event: &Event,
        near: Option<&Shape>,
        km: f64,
        way: impl Fn(&mut FoundHere) -> &mut Pile,
    ) {
        let named = named_stretch(event).and_then(|(id, from, to)| Some((self.net.number(id)?, from, to)));
        // What names a stretch and is not drawn lies where the stretch does, near the other routes there too.
        let stretch = named.filter(|_| near.is_none()).and_then(|(place, from, to)| {
            let line = &self.net.all()[place].line;
            let points = line.slice(from.min(line.length_km()), to.min(line.length_km()));
            (points.len() > 1).then(|| self.net.shape(&Geometry::Line { points }))
        });
        if let Some(shape) = near.or(stretch.as_ref()) {
            self.runs(number, shape, km, &way);
        }
        let Some((place, from, to)) = named else { return };
        let (owner, route) = (u32::try_from(place).unwrap_or(u32::MAX), &self.net.all()[place]);
        let run = segments_in(route, from, to);
        if self.scene.is_selected(owner) && !run.is_empty() {
            way(self.found.of(owner)).extend(Placed::run(route, run, number));
        }
    }

    fn roles(&mut self, event: u32, shape: &Shape, roles: &Roles) {
        let (net, scene, found) = (self.net, self.scene, &mut self.found);
        net.within(roles.shape.as_ref().unwrap_or(shape), roles.reach_km, |segment, km| {
            let route = u32::try_from(net.owner(segment)).unwrap_or(u32::MAX);
            if scene.is_selected(route) {
                roles.at(km, |role| found.of(route).roles.push(RoleAt { segment, event, role }));
            }
        });
    }
}

/// The kernel whose core is looked for.
pub(super) fn core_kernel(scene: &Scene<'_>, event: u32, ways: Ways) -> Option<Kernel> {
    match ways.core? {
        Core::Acting => scene.fact(event).kernel,
        Core::Ever => Kernel::new(scene.event(event), 0.0, scene.params),
    }
}

/// Segments of a route that a stretch touches.
fn segments_in(route: &NetRoute, from_km: f64, to_km: f64) -> Range<u32> {
    let count = |n: usize| u32::try_from(n).unwrap_or(0);
    let from = route.segments.partition_point(|s| s.to_km < from_km);
    let to = route.segments.partition_point(|s| s.from_km <= to_km);
    route.first + count(from)..route.first + count(to.max(from))
}
