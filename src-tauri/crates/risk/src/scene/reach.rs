//! Which event reaches which stretch of which route: the join of events with roads.
//!
//! An event within its core distance adds the same to every segment, so that a stretch says it all. What tails add,
//! which fade with distance, is summed at once; which events they are of is kept as stretches too.

use std::ops::Range;

use passage_model::{Event, Geometry};
use passage_spatial::{Cell, Neighbourhood, Shape, Spot};
use rayon::prelude::*;

use super::{
    Fact, Role, Scene, State, acts_where_drawn, named_stretch,
    roles::{self, Roles},
    shape_of,
    tails::{Bin, TailPart, Tails, units},
};
use crate::{Network, Params, kernel::Kernel, network::NetRoute};

/// Segments (numbered among all segments) of one route that one event touches alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Span {
    pub(crate) event: u32,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

impl Span {
    pub(crate) fn holds(&self, segment: u32) -> bool {
        (self.from..self.to).contains(&segment)
    }
}

/// What an event does to a segment beside the sum.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RoleAt {
    pub(crate) segment: u32,
    pub(crate) event: u32,
    pub(crate) role: Role,
}

/// Everything that reaches one route. Spans are in the order of their events, then of the segments; roles in the order
/// of the segments, then of their events.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reach {
    pub(crate) core: Vec<Span>,
    /// Segments in the tail or in the core of an event that has a tail.
    pub(crate) tail: Vec<Span>,
    /// Reports near enough and young enough to count as coverage.
    pub(crate) cover: Vec<Span>,
    /// Reports near enough and young enough for the Unknown rule; empty where that is the same as coverage.
    pub(crate) known: Vec<Span>,
    pub(crate) roles: Vec<RoleAt>,
}

/// Spans of one event in a list in the order of events.
pub(crate) fn of_event(spans: &[Span], event: u32) -> &[Span] {
    let from = spans.partition_point(|s| s.event < event);
    let count = spans[from..].iter().take_while(|s| s.event == event).count();
    &spans[from..from + count]
}

impl Reach {
    pub(crate) fn roles_at(&self, segment: u32) -> &[RoleAt] {
        let from = self.roles.partition_point(|r| r.segment < segment);
        let count = self.roles[from..].iter().take_while(|r| r.segment == segment).count();
        &self.roles[from..from + count]
    }

    /// Puts everything into its order after something was added at the end.
    pub(crate) fn put_in_order(&mut self) {
        for spans in [&mut self.core, &mut self.tail, &mut self.cover, &mut self.known] {
            if !spans.is_sorted_by_key(|span| (span.event, span.from)) {
                spans.sort_unstable_by_key(|span| (span.event, span.from));
            }
        }
        self.roles.sort_by_key(|r| (r.segment, r.event));
    }

    /// Whether an event reaches the route.
    pub(crate) fn has(&self, event: u32) -> bool {
        [&self.core, &self.tail, &self.cover, &self.known].into_iter().any(|spans| !of_event(spans, event).is_empty())
            || self.roles.iter().any(|at| at.event == event)
    }

    /// Takes an event away; answers whether there was anything of it.
    pub(crate) fn forget(&mut self, event: u32) -> bool {
        let has = self.has(event);
        if has {
            for spans in [&mut self.core, &mut self.tail, &mut self.cover, &mut self.known] {
                spans.retain(|span| span.event != event);
            }
            self.roles.retain(|at| at.event != event);
        }
        has
    }

    /// Events from this place on are one further.
    pub(crate) fn shift(&mut self, from: u32) {
        for spans in [&mut self.core, &mut self.tail, &mut self.cover, &mut self.known] {
            spans.iter_mut().filter(|span| span.event >= from).for_each(|span| span.event += 1);
        }
        self.roles.iter_mut().filter(|at| at.event >= from).for_each(|at| at.event += 1);
    }

    /// Events that reach the route, ascending.
    pub(crate) fn events(&self) -> Vec<u32> {
        let spans = self.core.iter().chain(&self.tail).chain(&self.cover).chain(&self.known);
        let mut events: Vec<u32> = spans.map(|s| s.event).collect();
        events.extend(self.roles.iter().map(|r| r.event));
        events.sort_unstable();
        events.dedup();
        events
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
}

/// Whether a fact is news for coverage or the Unknown rule.
pub(crate) fn covers(fact: &Fact, params: &Params) -> bool {
    let days = params.confidence.window_days.max(*params.levels.unknown_days);
    fact.active && fact.report_age_days <= days
}

/// What one part of the events was found to reach, tails aside, by the place of the route.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) core: Vec<(u32, Span)>,
    pub(crate) cover: Vec<(u32, Span)>,
    pub(crate) known: Vec<(u32, Span)>,
    pub(crate) roles: Vec<(u32, RoleAt)>,
}

/// Events that are looked at by one thread at a time.
const PART: usize = 2048;

/// What every event reaches, and the sums of the tails.
pub(crate) fn reach(scene: &Scene<'_>, ways: Ways) -> (Vec<Reach>, Tails) {
    let count = u32::try_from(scene.events.len()).unwrap_or(u32::MAX);
    let numbers: Vec<u32> = (0..count).collect();
    let mut reach = vec![Reach::default(); scene.net.all().len()];
    for part in look(scene, &numbers, ways) {
        part.add_to(&mut reach);
    }
    let jobs: Vec<TailJob> = numbers.into_iter().filter_map(|n| TailJob::of(scene.state, n, 1.0)).collect();
    let (spans, tails) = tails(scene, &jobs);
    for (route, span) in spans {
        reach[route as usize].tail.push(span);
    }
    reach.par_iter_mut().for_each(Reach::put_in_order);
    (reach, tails)
}

/// Looks for what some events reach, tails aside; in no particular order of the events.
pub(crate) fn look(scene: &Scene<'_>, events: &[u32], ways: Ways) -> Vec<Found> {
    // Neighbours one after the other: what lies near them is looked up once.
    let mut events: Vec<(Option<Cell>, Option<Place>, u32)> = events
        .iter()
        .map(|n| {
            let at = match &scene.event(*n).geometry {
                Some(Geometry::Point { at }) => Some([at.lat().to_bits(), at.lon().to_bits(), 0]),
                _ => None,
            };
            (scene.fact(*n).spot.map(Spot::cell), at, *n)
        })
        .collect();
    events.par_sort_unstable();
    let search = |part: &[(Option<Cell>, Option<Place>, u32)]| {
        let mut search = Search::new(scene);
        for (_, _, event) in part {
            search.look(*event, ways);
        }
        search.found
    };
    events.par_chunks(PART).map(search).collect()
}

/// What the tail of one event adds, or takes away.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TailJob {
    pub(crate) event: u32,
    bin: Bin,
    /// Fresh incidents before distance, as of the start of the bin.
    amount: f64,
}

impl TailJob {
    /// What an event adds as things stand, `sign` times. `None`: it has no tail.
    pub(crate) fn of(state: &State, event: u32, sign: f64) -> Option<Self> {
        let tail = state.facts[event as usize].tail?;
        Some(Self { event, bin: tail.bin, amount: sign * state.weight[event as usize] * tail.scale })
    }

    /// Takes away what an event added with this weight.
    pub(crate) fn away(event: u32, tail: TailPart, weight: f64) -> Self {
        Self { event, bin: tail.bin, amount: -(weight * tail.scale) }
    }
}

/// From so many tails on it is faster to go along the routes than from event to event.
const MANY: usize = 256;

/// The tails of some events: where they reach, and what they add.
pub(crate) fn tails(scene: &Scene<'_>, jobs: &[TailJob]) -> (Vec<(u32, Span)>, Tails) {
    if jobs.len() < MANY {
        return tails_by_event(scene, jobs);
    }
    let (single, other): (Vec<TailJob>, Vec<TailJob>) =
        jobs.iter().partition(|job| scene.fact(job.event).spot.is_some());
    let (mut spans, mut tails) = tails_by_route(scene, &single);
    let (more, rest) = tails_by_event(scene, &other);
    spans.extend(more);
    tails.merge(rest);
    (spans, tails)
}

/// The same along the routes: what lies near a route fits into the nearest memory. Only for events at a single place.
fn tails_by_route(scene: &Scene<'_>, jobs: &[TailJob]) -> (Vec<(u32, Span)>, Tails) {
    let params = scene.params;
    let spots: Vec<Spot> = jobs.iter().filter_map(|job| scene.fact(job.event).spot).collect();
    let kernels: Vec<Option<Kernel>> =
        jobs.iter().map(|job| Kernel::new(scene.event(job.event), 0.0, params)).collect();
    let mut bins: Vec<Bin> = jobs.iter().map(|job| job.bin).collect();
    bins.sort_unstable();
    bins.dedup();
    let places: Vec<usize> = jobs.iter().map(|job| bins.binary_search(&job.bin).unwrap_or(0)).collect();
    let reach_km = kernels.iter().flatten().map(Kernel::reach_km).fold(0.0, f64::max);
    let along = |route: &usize| {
        let range = scene.net.all()[*route].range();
        let length = range.len();
        let mut sums = vec![0_i64; bins.len() * length];
        let mut spans: Vec<Span> = Vec::new();
        // Where the span of each event is that was added to last.
        let mut last: Vec<Option<usize>> = vec![None; jobs.len()];
        scene.net.pairs_within(*route, &spots, reach_km, |segment, place, km| {
            let Some(kernel) = kernels[place].filter(|kernel| km <= kernel.reach_km()) else { return };
            match last[place].map(|at| &mut spans[at]) {
                Some(span) if span.to == segment => span.to = segment + 1,
                _ => {
                    last[place] = Some(spans.len());
                    spans.push(Span { event: jobs[place].event, from: segment, to: segment + 1 });
                }
            }
            if let Some(left) = kernel.fading(km) {
                let sum = &mut sums[places[place] * length + (segment - range.start) as usize];
                *sum = sum.saturating_add(units(jobs[place].amount * left));
            }
        });
        (*route, range, spans, sums)
    };
    let routes: Vec<_> = scene.state.selected.par_iter().map(along).collect();
    let (mut spans, mut tails) = (Vec::new(), Tails::default());
    for (route, range, found, sums) in routes {
        let route = u32::try_from(route).unwrap_or(u32::MAX);
        spans.extend(found.into_iter().map(|span| (route, span)));
        let parts = sums.chunks(range.len().max(1));
        for (bin, part) in bins.iter().zip(parts).filter(|(_, part)| part.iter().any(|sum| *sum != 0)) {
            let all = tails.of_bin(*bin, scene.net.segment_count());
            all[range.start as usize..range.end as usize].copy_from_slice(part);
        }
    }
    (spans, tails)
}

/// The same from event to event.
fn tails_by_event(scene: &Scene<'_>, jobs: &[TailJob]) -> (Vec<(u32, Span)>, Tails) {
    // As many parts as threads: each has sums of its own over all segments.
    let part = jobs.len().div_ceil(rayon::current_num_threads()).max(64);
    let parts: Vec<(Vec<(u32, Span)>, Tails)> = jobs
        .par_chunks(part)
        .map(|part| {
            let search = Search::new(scene);
            let (mut spans, mut tails) = (Vec::new(), Tails::default());
            for job in part {
                search.tail(*job, &mut spans, &mut tails);
            }
            (spans, tails)
        })
        .collect();
    let (mut spans, mut all) = (Vec::new(), Tails::default());
    for (more, tails) in parts {
        spans.extend(more);
        all.merge(tails);
    }
    (spans, all)
}

impl Found {
    /// Adds what was found to the routes, at the end of what they have.
    pub(crate) fn add_to(self, reach: &mut [Reach]) {
        for (route, span) in self.core {
            reach[route as usize].core.push(span);
        }
        for (route, span) in self.cover {
            reach[route as usize].cover.push(span);
        }
        for (route, span) in self.known {
            reach[route as usize].known.push(span);
        }
        for (route, role) in self.roles {
            reach[route as usize].roles.push(role);
        }
    }

    /// Routes that something was found for, ascending.
    pub(crate) fn routes(&self) -> Vec<usize> {
        let spans = self.core.iter().chain(&self.cover).chain(&self.known);
        let mut routes: Vec<u32> = spans.map(|(route, _)| *route).collect();
        routes.extend(self.roles.iter().map(|(route, _)| *route));
        routes.sort_unstable();
        routes.dedup();
        routes.into_iter().map(|route| route as usize).collect()
    }
}

/// A position and a distance, by their bits.
type Place = [u64; 3];

/// Looks for what events reach.
pub(crate) struct Search<'s> {
    net: &'s Network,
    scene: &'s Scene<'s>,
    wanted: Vec<bool>,
    /// What lies near the cell looked at last, for some distances.
    near: Vec<(u64, Neighbourhood)>,
    cell: Option<Cell>,
    /// Runs of segments near the place looked at last: many events lie at the same one.
    place: Option<Place>,
    runs: Vec<(u32, u32, u32)>,
    pub(crate) found: Found,
}

impl<'s> Search<'s> {
    pub(crate) fn new(scene: &'s Scene<'s>) -> Self {
        let mut wanted = vec![false; scene.net.all().len()];
        for route in &scene.state.selected {
            wanted[*route] = true;
        }
        Self {
            net: scene.net,
            scene,
            wanted,
            near: Vec::new(),
            cell: None,
            place: None,
            runs: Vec::new(),
            found: Found::default(),
        }
    }

    /// Looks for what one event reaches, tails aside, in the ways asked for that it has.
    pub(crate) fn look(&mut self, number: u32, ways: Ways) {
        let (fact, event, params) = (self.scene.fact(number), self.scene.event(number), self.scene.params);
        let acts = acts_where_drawn(event, params);
        let roles = if ways.roles && fact.active && acts { roles::roles(event, self.scene.now, params) } else { None };
        let kernel = match ways.core {
            Some(Core::Acting) => fact.kernel,
            Some(Core::Ever) => Kernel::new(event, 0.0, params),
            None => None,
        };
        let covers = ways.cover && covers(fact, params);
        if kernel.is_none() && !covers && roles.is_none() {
            return;
        }
        let shape = shape_of(event, self.net);
        if let (Some(kernel), Some(shape)) = (kernel, &shape) {
            self.find_runs(event, fact.spot, shape, kernel.core_km());
            let spans =
                self.runs.iter().map(|(route, from, to)| (*route, Span { event: number, from: *from, to: *to }));
            self.found.core.extend(spans);
        }
        if covers {
            let near = shape.as_ref().filter(|_| acts);
            let (c, l) = (&params.confidence, &params.levels);
            let spans = self.cover(number, event, near, *c.km);
            self.found.cover.extend(spans);
            if !one_cover(params) {
                let spans = self.cover(number, event, near, *l.unknown_km);
                self.found.known.extend(spans);
            }
        }
        if let (Some(roles), Some(shape)) = (&roles, &shape) {
            self.roles(number, shape, roles);
        }
    }

    /// Puts into `runs` the runs of wanted segments near an event.
    fn find_runs(&mut self, event: &Event, spot: Option<Spot>, shape: &Shape, km: f64) {
        let place = match &event.geometry {
            Some(Geometry::Point { at }) => Some([at.lat().to_bits(), at.lon().to_bits(), km.to_bits()]),
            _ => None,
        };
        if place.is_some() && place == self.place {
            return;
        }
        self.place = place;
        self.runs.clear();
        let (net, runs, wanted) = (self.net, &mut self.runs, &self.wanted);
        let found = |route: u32, run: Range<u32>| {
            if wanted[route as usize] {
                runs.push((route, run.start, run.end));
            }
        };
        let Some(spot) = spot else { return net.runs_within(shape, km, found) };
        if self.cell != Some(spot.cell()) {
            self.near.clear();
            self.cell = Some(spot.cell());
        }
        let known = self.near.iter().position(|(bits, _)| *bits == km.to_bits());
        let at = known.unwrap_or_else(|| {
            self.near.push((km.to_bits(), net.neighbourhood(spot.cell(), km)));
            self.near.len() - 1
        });
        net.runs_near(&self.near[at].1, spot, found);
    }

    /// Adds where the tail of an event reaches, and what it adds there.
    fn tail(&self, job: TailJob, spans: &mut Vec<(u32, Span)>, tails: &mut Tails) {
        let number = job.event;
        // The moment does not matter to what distance leaves.
        let Some(kernel) = Kernel::new(self.scene.event(number), 0.0, self.scene.params) else { return };
        let Some(shape) = shape_of(self.scene.event(number), self.net) else { return };
        let sums = tails.of_bin(job.bin, self.net.segment_count());
        let (mut route, mut next) = (u32::MAX, u32::MAX);
        self.net.within(&shape, kernel.reach_km(), |segment, km| {
            let owner = self.net.owner(segment);
            if !self.wanted.get(owner).copied().unwrap_or(false) {
                return;
            }
            let owner = u32::try_from(owner).unwrap_or(u32::MAX);
            match spans.last_mut() {
                Some((_, span)) if owner == route && segment == next => span.to = segment + 1,
                _ => spans.push((owner, Span { event: number, from: segment, to: segment + 1 })),
            }
            (route, next) = (owner, segment + 1);
            if let Some(left) = kernel.fading(km) {
                let sum = &mut sums[segment as usize];
                *sum = sum.saturating_add(units(job.amount * left));
            }
        });
    }

    /// Stretches that a report covers: those near it and that which it names; each segment once.
    fn cover(&mut self, number: u32, event: &Event, near: Option<&Shape>, km: f64) -> Vec<(u32, Span)> {
        let span = |from, to| Span { event: number, from, to };
        let mut spans: Vec<(u32, Span)> = Vec::new();
        if let Some(shape) = near {
            self.find_runs(event, self.scene.fact(number).spot, shape, km);
            spans.extend(self.runs.iter().map(|(route, from, to)| (*route, span(*from, *to))));
        }
        let named = named_stretch(event).and_then(|(id, from, to)| Some((self.net.number(id)?, from, to)));
        if let Some((place, from, to)) = named.filter(|(place, ..)| self.wanted[*place]) {
            let run = segments_in(&self.net.all()[place], from, to);
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            spans.push((place, span(run.start, run.end)));
            // Segments are numbered along the routes, so that their order is that of the routes too.
            spans.sort_by_key(|(_, s)| (s.from, s.to));
            spans.dedup_by(|(route, next), (home, last)| {
                let joins = route == home && next.from <= last.to;
                if joins {
                    last.to = last.to.max(next.to);
                }
                joins
            });
            spans.retain(|(_, s)| s.from < s.to);
        }
        spans
    }

    fn roles(&mut self, event: u32, shape: &Shape, roles: &Roles) {
        let (net, wanted, found) = (self.net, &self.wanted, &mut self.found.roles);
        net.within(roles.shape.as_ref().unwrap_or(shape), roles.reach_km, |segment, km| {
            let owner = net.owner(segment);
            if wanted.get(owner).copied().unwrap_or(false) {
                let route = u32::try_from(owner).unwrap_or(u32::MAX);
                roles.at(km, |role| found.push((route, RoleAt { segment, event, role })));
            }
        });
    }
}

/// Whether coverage and the Unknown rule ask for the same distance.
pub(crate) fn one_cover(params: &Params) -> bool {
    *params.confidence.km == *params.levels.unknown_km
}

/// Segments of a route that a stretch touches.
fn segments_in(route: &NetRoute, from_km: f64, to_km: f64) -> Range<u32> {
    let count = |n: usize| u32::try_from(n).unwrap_or(0);
    let from = route.segments.partition_point(|s| s.to_km < from_km);
    let to = route.segments.partition_point(|s| s.from_km <= to_km);
    route.first + count(from)..route.first + count(to.max(from))
}
