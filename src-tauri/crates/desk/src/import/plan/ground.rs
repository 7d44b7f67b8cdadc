//! What an event of our own export names, found among what is there and what the import brings.

use std::{cell::RefCell, collections::HashMap};

use passage_exchange::{EventRecord, Further, Stretch};
use passage_model::{Closure, Crossing, CrossingId, Detail, Km, LatLon, Route, RouteId, Scope};
use passage_spatial::RouteLine;
use passage_words::fold;

use crate::context::Register;

/// The ends of a stretch lie so near to where they were written, km: else the route has another line here.
const ENDS_KM: f64 = 0.03;

/// Routes and crossings as they will be.
pub(super) struct Ground<'p> {
    register: &'p Register,
    routes: &'p [Route],
    crossings: &'p [Crossing],
    lines: RefCell<HashMap<RouteId, Option<RouteLine>>>,
}

/// What an event names, found or not.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// At which crossing it is.
    pub(super) crossing: Option<CrossingId>,
    /// Names of crossings that are not there.
    pub(super) missing: Vec<String>,
}

impl<'p> Ground<'p> {
    pub(super) fn new(register: &'p Register, routes: &'p [Route], crossings: &'p [Crossing]) -> Self {
        Self { register, routes, crossings, lines: RefCell::default() }
    }

    /// Puts what a record names into its particulars.
    pub(super) fn settle(&self, record: &mut EventRecord) -> Found {
        let mut found = Found::default();
        let Some(further) = record.further.clone() else { return found };
        let first = record.geometry.vertices().first().copied();
        let mut crossing = |name: &Option<String>| {
            let name = name.as_ref()?;
            let id = self.crossing(name, first);
            if id.is_none() && !found.missing.contains(name) {
                found.missing.push(name.clone());
            }
            id
        };
        let (at, gate) = (crossing(&further.crossing), crossing(&further.gate));
        found.crossing = at;
        if let (Detail::Closure(Closure { scope, .. }) | Detail::Reopening(Closure { scope, .. }), Some(crossing)) =
            (&mut record.detail, gate)
        {
            *scope = Scope::Crossing { crossing };
        }
        if let Some((route, stretch)) = self.stretch(&further, record.geometry.vertices()) {
            let (from, to) = (Km(stretch.from_km), Km(stretch.to_km));
            match &mut record.detail {
                Detail::Closure(Closure { scope, .. }) | Detail::Reopening(Closure { scope, .. }) => {
                    *scope = Scope::Section { route, from_km: from, to_km: to };
                }
                Detail::Passage { route: of, from_km, to_km, .. } => {
                    (*of, *from_km, *to_km) = (Some(route), Some(from), Some(to));
                }
                _ => return found,
            }
        }
        found
    }

    /// The crossing of a name; of several the one that is there.
    fn crossing(&self, name: &str, at: Option<LatLon>) -> Option<CrossingId> {
        let wanted = fold(name);
        let old = self.register.crossings.iter().filter(|old| self.crossings.iter().all(|own| own.id != old.id));
        let named = |crossing: &&Crossing| crossing.names.0.iter().any(|own| fold(&own.text) == wanted);
        let found: Vec<&Crossing> = old.chain(self.crossings).filter(named).collect();
        match found[..] {
            [only] => Some(only.id),
            _ => {
                let far = |crossing: &&&Crossing| at.map(|at| passage_spatial::distance_km(at, crossing.at));
                let near = found.iter().filter(|crossing| far(crossing).is_some_and(|km| km < ENDS_KM));
                let near: Vec<_> = near.collect();
                if let [only] = near[..] { Some(only.id) } else { None }
            }
        }
    }

    /// The stretch where the route has the line that it had where it was written.
    fn stretch<'f>(&self, further: &'f Further, written: &[LatLon]) -> Option<(RouteId, &'f Stretch)> {
        let stretch = further.stretch.as_ref()?;
        let old = self.register.routes.iter().filter(|old| self.routes.iter().all(|own| own.id != old.id));
        let mut all: Vec<&Route> = self.routes.iter().chain(old).collect();
        all.sort_by_key(|route| route.code != stretch.route);
        let route = all.into_iter().find(|route| self.fits(route, stretch, written))?;
        Some((route.id, stretch))
    }

    fn fits(&self, route: &Route, stretch: &Stretch, written: &[LatLon]) -> bool {
        let mut lines = self.lines.borrow_mut();
        let line = lines.entry(route.id).or_insert_with(|| RouteLine::new(&route.line).ok());
        let Some(line) = line.as_ref().filter(|line| stretch.to_km <= line.length_km() + ENDS_KM) else { return false };
        let near = |at: Option<&LatLon>, km: f64| {
            at.is_some_and(|at| passage_spatial::distance_km(*at, line.at(km)) < ENDS_KM)
        };
        match stretch.precision {
            // A table without lines has the first position only.
            Some(_) if written.len() == 1 => near(written.first(), stretch.from_km),
            Some(_) => near(written.first(), stretch.from_km) && near(written.last(), stretch.to_km),
            // It is drawn somewhere else: the name has to do.
            None => route.code == stretch.route,
        }
    }
}
