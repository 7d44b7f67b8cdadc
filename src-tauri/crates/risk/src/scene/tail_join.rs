//! What tails add: the join of events that have one with the routes.

use passage_spatial::{STRETCH, Spot, SpotIndex};
use pulp::{Simd, WithSimd};
use rayon::prelude::*;

use super::{
    Found, Gathered, Hits, Placed, Scene, State, shape_of,
    tails::{Bin, TailAt, TailPart, Tails, units},
};
use crate::kernel::Kernel;

/// What the tail of one event adds, or takes away.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TailJob {
    pub(crate) event: u32,
    pub(super) bin: Bin,
    /// Fresh incidents before distance, as of the start of the bin.
    amount: f64,
    /// Where it reaches is noted.
    noted: bool,
}

impl TailJob {
    /// What an event adds as things stand, `sign` times. `None`: it has no tail.
    pub(crate) fn of(state: &State, event: u32, sign: f64) -> Option<Self> {
        let tail = state.facts[event as usize].tail?;
        Some(Self { event, bin: tail.bin, amount: sign * state.weight[event as usize] * tail.scale, noted: true })
    }

    /// Takes away what an event added with this weight; where it reached is not noted.
    pub(crate) fn away(event: u32, tail: TailPart, weight: f64) -> Self {
        Self { event, bin: tail.bin, amount: -(weight * tail.scale), noted: false }
    }
}

/// From so many tails on it is faster to go along the routes than from event to event.
const MANY: usize = 12;

/// Tails that are looked at by one thread at a time.
const PART: usize = 4;

/// The tails of some events: where they reach; what they add goes into the sums.
pub(crate) fn tails(scene: &Scene<'_>, jobs: &[TailJob], sums: &mut Tails) -> Found {
    if jobs.len() < MANY {
        return tails_by_event(scene, jobs, sums);
    }
    let (single, other): (Vec<TailJob>, Vec<TailJob>) =
        jobs.iter().partition(|job| scene.fact(job.event).spot.is_some());
    let hits = tails_by_route(scene, &single, sums);
    let mut found = tails_by_event(scene, &other, sums);
    for (route, hits) in hits.into_iter().filter(|(_, hits)| !hits.is_empty()) {
        found.of(u32::try_from(route).unwrap_or(u32::MAX)).tail.join(hits.into());
    }
    found
}

/// The same along the routes. Only for events at a single place.
pub(super) fn tails_by_route(scene: &Scene<'_>, jobs: &[TailJob], sums: &mut Tails) -> Vec<(usize, Hits)> {
    let kernel = |job: &TailJob| Kernel::new(scene.event(job.event), 0.0, scene.params);
    let kernels: Vec<Option<Kernel>> = jobs.iter().map(kernel).collect();
    let mut bins: Vec<Bin> = jobs.iter().map(|job| job.bin).collect();
    bins.sort_unstable();
    bins.dedup();
    let places: Vec<usize> = jobs.iter().map(|job| bins.binary_search(&job.bin).unwrap_or(0)).collect();
    let reach_km = kernels.iter().flatten().map(Kernel::reach_km).fold(0.0, f64::max);
    let spots: Vec<(u32, Spot)> = (0..).zip(jobs).filter_map(|(i, j)| Some((i, scene.fact(j.event).spot?))).collect();
    let spots = SpotIndex::build(spots);
    let along = |room: &mut Gathered, (number, mut sums): (usize, Vec<&mut [i64]>)| {
        let route = &scene.net.all()[number];
        room.begin(route);
        scene.net.pairs_within(number, &spots, reach_km, |stretch, job, mask, distances| {
            let place = job as usize;
            let Some(kernel) = kernels[place] else { return };
            let sums = &mut sums[places[place]][(stretch * STRETCH) as usize..];
            pulp::Arch::new().dispatch(Adding { kernel: &kernel, km: distances, amount: jobs[place].amount, sums });
            let within =
                || distances.iter().enumerate().fold(0, |w, (bit, km)| w | u8::from(*km <= kernel.reach_km()) << bit);
            // Those with a tail reach equally far, as a rule.
            let reached = if kernel.reach_km() < reach_km { mask & within() } else { mask };
            if reached != 0 && jobs[place].noted {
                room.put(stretch, jobs[place].event, reached);
            }
        });
        (number, Hits::new(route, room))
    };
    sums.along_routes(scene, &bins).into_par_iter().map_init(Gathered::default, along).collect()
}

/// Adds what a tail adds to a stretch, in the widest instructions that the machine has.
struct Adding<'t> {
    kernel: &'t Kernel,
    km: &'t [f64; STRETCH as usize],
    amount: f64,
    sums: &'t mut [i64],
}

impl WithSimd for Adding<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let mut terms = [0; STRETCH as usize];
        let left = self.kernel.fadings_here(self.km);
        terms.iter_mut().zip(left).for_each(|(term, left)| *term = units(self.amount * left));
        // Of a whole stretch all at once.
        match self.sums.first_chunk_mut::<{ STRETCH as usize }>() {
            Some(sums) => sums.iter_mut().zip(terms).for_each(|(sum, term)| *sum = sum.saturating_add(term)),
            None => self.sums.iter_mut().zip(terms).for_each(|(sum, term)| *sum = sum.saturating_add(term)),
        }
    }
}

/// The same from event to event.
fn tails_by_event(scene: &Scene<'_>, jobs: &[TailJob], sums: &mut Tails) -> Found {
    let part = |part: &[TailJob]| {
        let (mut found, mut sums) = (Found::default(), Vec::new());
        for job in part {
            tail(scene, *job, &mut found, &mut sums);
        }
        (found, sums)
    };
    let join = |(a, mut sums): (Found, Vec<TailAt>), (b, more): (Found, Vec<TailAt>)| {
        sums.extend(more);
        (a.join(b), sums)
    };
    let (found, more) = jobs.par_chunks(PART).map(part).reduce(Default::default, join);
    sums.add(&more, scene.net.segment_count());
    found
}

/// Adds where the tail of an event reaches, and what it adds there.
fn tail(scene: &Scene<'_>, job: TailJob, found: &mut Found, sums: &mut Vec<TailAt>) {
    // The moment does not matter to what distance leaves.
    let Some(kernel) = Kernel::new(scene.event(job.event), 0.0, scene.params) else { return };
    let Some(shape) = shape_of(scene.event(job.event), scene.net) else { return };
    let (net, mut open): (_, Option<(u32, std::ops::Range<u32>)>) = (scene.net, None);
    let mut close = |open: Option<(u32, std::ops::Range<u32>)>| {
        if let Some((route, run)) = open.filter(|_| job.noted) {
            found.of(route).tail.extend(Placed::run(&net.all()[route as usize], run, job.event));
        }
    };
    net.within(&shape, kernel.reach_km(), |segment, km| {
        let owner = u32::try_from(net.owner(segment)).unwrap_or(u32::MAX);
        if !scene.is_selected(owner) {
            return;
        }
        match &mut open {
            Some((route, run)) if *route == owner && run.end == segment => run.end += 1,
            _ => close(open.replace((owner, segment..segment + 1))),
        }
        if let Some(left) = kernel.fading(km) {
            sums.push(TailAt { bin: job.bin, segment, units: units(job.amount * left) });
        }
    });
    close(open);
}
