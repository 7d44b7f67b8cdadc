//! The largest terms of a sum, without working out those that are surely smaller.

use passage_spatial::STRETCH;

use super::{Change, Scene, Strength, largest, tails::whole_units};
use crate::kernel::faded;

/// Distances that are turned into what they leave of a tail at once.
const LANES: usize = STRETCH as usize;

/// The largest terms of a sum.
#[derive(Debug, Clone, Default)]
pub(crate) struct Top {
    /// Events and terms, the largest first, of equals the first event first.
    pub(crate) list: Vec<(u32, f64)>,
    /// None is left out.
    pub(crate) complete: bool,
}

/// The terms of a sum, as far as an explanation speaks of them.
#[derive(Debug, Clone)]
pub(crate) struct Peak {
    pub(crate) top: Top,
    /// How many terms there are.
    pub(crate) count: usize,
    /// What events add that are believed too little (rule C2), fresh incidents.
    pub(crate) doubtful: f64,
}

/// Keeps the largest of the terms that are put in.
struct Sieve {
    most: usize,
    kept: Vec<(u32, f64)>,
    /// Smaller terms are not among the largest.
    least: f64,
    /// The same in whole units, and a little less: so many in one fresh incident.
    least_units: i64,
    units: f64,
    complete: bool,
}

impl Sieve {
    fn new(most: usize, units: f64) -> Self {
        let kept = Vec::with_capacity(most.saturating_mul(2).min(256));
        Self { most, kept, least: 0.0, least_units: 0, units, complete: true }
    }

    #[inline]
    fn wants(&self, term: f64) -> bool {
        term >= self.least
    }

    #[inline]
    fn put(&mut self, event: u32, term: f64) {
        if !self.wants(term) {
            self.complete = false;
            return;
        }
        self.kept.push((event, term));
        if self.kept.len() >= self.most.saturating_mul(2) {
            self.shrink();
        }
    }

    /// Lets go of all but the largest.
    fn shrink(&mut self) {
        if self.kept.len() <= self.most {
            return;
        }
        largest(&mut self.kept, self.most);
        self.kept.truncate(self.most);
        self.least = self.kept.last().map_or(f64::INFINITY, |(_, term)| *term);
        self.least_units = whole_units(self.least, self.units).saturating_sub(1);
        self.complete = false;
    }

    fn finish(mut self) -> Top {
        self.shrink();
        let order = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        self.kept.sort_unstable_by(order);
        Top { list: self.kept, complete: self.complete }
    }
}

/// Tails that have to be measured, some at once.
struct Measured {
    events: [u32; LANES],
    strengths: [Strength; LANES],
    km: [f64; LANES],
    count: usize,
}

impl Measured {
    fn none() -> Self {
        Self { events: [0; LANES], strengths: [Strength::default(); LANES], km: [0.0; LANES], count: 0 }
    }

    /// Gives the terms, and is empty again.
    fn give(&mut self, scene: &Scene<'_>, mut found: impl FnMut(u32, Strength, f64)) {
        if self.count > 0 {
            let own = self.events.into_iter().zip(self.strengths).take(self.count);
            for ((event, own), left) in own.zip(faded(self.km, scene.params)) {
                found(event, own, own.tail * left);
            }
        }
        self.count = 0;
    }
}

impl Scene<'_> {
    /// The largest terms of the sum at a segment as it is, at most so many.
    pub(crate) fn top(&self, segment: u32, most: usize) -> Top {
        self.peak(segment, most, false).top
    }

    /// The terms of the sum at a segment as it is: the largest, at most so many; `doubtful` says whether those of events
    /// that are believed too little are summed.
    pub(crate) fn peak(&self, segment: u32, most: usize, doubtful: bool) -> Peak {
        let strengths = &self.state.strength;
        let mut sieve = Sieve::new(most.max(1), strengths.units());
        let (mut count, mut doubted, mut doubted_units) = (0, 0.0, 0_i64);
        let mut put = |sieve: &mut Sieve, event: u32, is_doubtful: bool, term: f64| {
            if doubtful && is_doubtful {
                doubted += term;
            }
            sieve.put(event, term);
        };
        if *self.params.options.ceasefire {
            self.terms(segment, &Change::none(), |event, term| {
                count += 1;
                put(&mut sieve, event, strengths.of(event).doubtful, term);
            });
            return Peak { top: sieve.finish(), count, doubtful: doubted };
        }
        let reach = self.reach(self.net.owner(segment));
        for event in reach.core.at(segment) {
            let units = strengths.core(event);
            if units <= 0 {
                continue;
            }
            count += 1;
            if doubtful && strengths.is_doubtful(event) {
                doubted_units = doubted_units.saturating_add(units);
            }
            if units < sieve.least_units {
                sieve.complete = false;
            } else {
                sieve.put(event, strengths.of(event).core);
            }
        }
        let mut measured = Measured::none();
        for event in reach.tail.at_without(segment, &reach.core) {
            let own = strengths.of(event);
            if own.tail <= 0.0 {
                continue;
            }
            count += 1;
            // What would be too small even next to the core need not be measured.
            if !(sieve.wants(own.tail) || doubtful && own.doubtful) {
                sieve.complete = false;
                continue;
            }
            let Some(spot) = self.fact(event).spot else {
                put(&mut sieve, event, own.doubtful, own.tail * self.fading(segment, event));
                continue;
            };
            let i = measured.count;
            (measured.events[i], measured.strengths[i]) = (event, own);
            measured.km[i] = self.net.distance_from(segment, spot);
            measured.count += 1;
            if measured.count == LANES {
                measured.give(self, |event, own, term| put(&mut sieve, event, own.doubtful, term));
            }
        }
        measured.give(self, |event, own, term| put(&mut sieve, event, own.doubtful, term));
        Peak { top: sieve.finish(), count, doubtful: strengths.incidents(doubted_units) + doubted }
    }
}
