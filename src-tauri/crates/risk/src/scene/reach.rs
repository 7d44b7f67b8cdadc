//! What reaches each route: which event touches which of its segments, how.
//!
//! An event within its core distance adds the same to every segment. What tails add, which fade with distance, is summed
//! at once; which events they are of is kept too.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Fact, Hits, Pile, Role};
use crate::{Network, Params, network::NetRoute};

/// What an event does to a segment beside the sum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RoleAt {
    pub(crate) segment: u32,
    pub(crate) event: u32,
    pub(crate) role: Role,
}

/// Everything that reaches one route. Roles are in the order of the segments, then of their events.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reach {
    pub(crate) core: Hits,
    /// Segments in the tail or in the core of an event that has a tail.
    pub(crate) tail: Hits,
    /// Reports near enough and young enough to count as coverage.
    pub(crate) cover: Hits,
    /// Reports near enough and young enough for the Unknown rule; empty where that is the same as coverage.
    pub(crate) known: Hits,
    pub(crate) roles: Vec<RoleAt>,
}

impl Reach {
    fn ways(&self) -> [&Hits; 4] {
        [&self.core, &self.tail, &self.cover, &self.known]
    }

    fn ways_mut(&mut self) -> [&mut Hits; 4] {
        [&mut self.core, &mut self.tail, &mut self.cover, &mut self.known]
    }

    /// Those reports that may count for the Unknown rule, and the others.
    pub(crate) fn known_mut(&mut self, params: &Params) -> (&mut Hits, &mut Hits) {
        if one_cover(params) { (&mut self.cover, &mut self.known) } else { (&mut self.known, &mut self.cover) }
    }

    pub(crate) fn roles_at(&self, segment: u32) -> &[RoleAt] {
        let from = self.roles.partition_point(|r| r.segment < segment);
        let count = self.roles[from..].iter().take_while(|r| r.segment == segment).count();
        &self.roles[from..from + count]
    }

    /// Adds roles that were found.
    pub(crate) fn add_roles(&mut self, roles: Vec<RoleAt>) {
        if !roles.is_empty() {
            self.roles.extend(roles);
            self.roles.sort_by_key(|r| (r.segment, r.event));
        }
    }

    /// Adds what was found.
    pub(crate) fn add(&mut self, route: &NetRoute, found: FoundHere) {
        self.core.add(route, found.core);
        self.tail.add(route, found.tail);
        self.cover.add(route, found.cover);
        self.known.add(route, found.known);
        self.add_roles(found.roles);
    }

    /// Whether an event reaches the route.
    pub(crate) fn has(&self, event: u32) -> bool {
        self.ways().into_iter().any(|hits| hits.has(event)) || self.roles.iter().any(|at| at.event == event)
    }

    /// Takes an event away; answers whether there was anything of it.
    pub(crate) fn forget(&mut self, event: u32) -> bool {
        let has = self.has(event);
        if has {
            self.ways_mut().into_iter().for_each(|hits| hits.retain(|own| own != event));
            self.roles.retain(|at| at.event != event);
        }
        has
    }

    /// Events from this place on are one further.
    pub(crate) fn shift(&mut self, from: u32) {
        self.ways_mut().into_iter().for_each(|hits| hits.shift(from));
        self.roles.iter_mut().filter(|at| at.event >= from).for_each(|at| at.event += 1);
    }

    /// Events that reach the route, ascending.
    pub(crate) fn events(&self) -> Vec<u32> {
        let mut events: Vec<u32> = self.ways().into_iter().flat_map(Hits::events).collect();
        events.extend(self.roles.iter().map(|r| r.event));
        events.sort_unstable();
        events.dedup();
        events
    }
}

/// What was found to reach one route; in no particular order.
#[derive(Debug, Default)]
pub(crate) struct FoundHere {
    pub(crate) core: Pile,
    pub(crate) tail: Pile,
    pub(crate) cover: Pile,
    pub(crate) known: Pile,
    pub(crate) roles: Vec<RoleAt>,
}

impl FoundHere {
    /// Reports that may count for the Unknown rule.
    pub(crate) fn known(&self, params: &Params) -> &Pile {
        if one_cover(params) { &self.cover } else { &self.known }
    }

    /// Those, and the others that cover.
    pub(crate) fn covers(self, params: &Params) -> (Pile, Pile) {
        if one_cover(params) { (self.cover, self.known) } else { (self.known, self.cover) }
    }
}

/// What some events were found to reach, by the place of the route.
#[derive(Debug, Default)]
pub(crate) struct Found(BTreeMap<u32, FoundHere>);

impl Found {
    pub(crate) fn of(&mut self, route: u32) -> &mut FoundHere {
        self.0.entry(route).or_default()
    }

    /// Adds what was found for other events.
    pub(crate) fn join(mut self, other: Self) -> Self {
        for (route, more) in other.0 {
            let own = self.of(route);
            own.core.join(more.core);
            own.tail.join(more.tail);
            own.cover.join(more.cover);
            own.known.join(more.known);
            own.roles.extend(more.roles);
        }
        self
    }

    /// What was found for a route, which is then no longer here.
    pub(crate) fn take(&mut self, route: u32) -> FoundHere {
        self.0.remove(&route).unwrap_or_default()
    }

    /// Adds what was found to the routes.
    pub(crate) fn add_to(mut self, net: &Network, reach: &mut [Reach]) {
        let mut found: Vec<(&NetRoute, &mut Reach, FoundHere)> = Vec::with_capacity(self.0.len());
        for ((number, route), reach) in (0..).zip(net.all()).zip(reach) {
            found.extend(self.0.remove(&number).map(|here| (route, reach, here)));
        }
        found.into_par_iter().for_each(|(route, reach, here)| reach.add(route, here));
    }

    /// Routes that something was found for, ascending, and what.
    pub(crate) fn routes(&self) -> impl Iterator<Item = (usize, &FoundHere)> {
        self.0.iter().map(|(route, here)| (*route as usize, here))
    }
}

/// In which ways is looked for what an event reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ways {
    pub(crate) core: Option<Core>,
    pub(crate) cover: bool,
    pub(crate) roles: bool,
}

/// Whose cores are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Core {
    /// Of what acts at the moment.
    Acting,
    /// Of whatever may act at some moment.
    Ever,
}

impl Ways {
    /// Everything that counts at the moment.
    pub(crate) const ALL: Self = Self { core: Some(Core::Acting), cover: true, roles: true };
    /// What counts for the sums at the moment.
    pub(crate) const SUMS: Self = Self { cover: false, roles: false, ..Self::ALL };
}

/// Whether a fact is news for coverage or the Unknown rule.
pub(crate) fn covers(fact: &Fact, params: &Params) -> bool {
    let days = params.confidence.window_days.max(*params.levels.unknown_days);
    fact.active && fact.report_age_days <= days
}

/// Whether coverage and the Unknown rule ask for the same distance.
pub(crate) fn one_cover(params: &Params) -> bool {
    *params.confidence.km == *params.levels.unknown_km
}
