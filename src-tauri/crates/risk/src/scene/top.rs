//! The largest terms of a sum, without working out those that are surely smaller.

use passage_spatial::{STRETCH, Spot};

use super::{Change, Scene, Strength, largest};
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
    complete: bool,
}

impl Sieve {
    fn new(most: usize) -> Self {
        let kept = Vec::with_capacity(most.saturating_mul(2).min(256));
        Self { most, kept, least: 0.0, complete: true }
    }

    /// Smaller terms than this are not among the largest, as far as terms have been put in.
    fn least_so_far(&mut self) -> f64 {
        if self.kept.len() >= self.most {
            self.shrink();
            self.least = self.kept.iter().fold(f64::INFINITY, |least, (_, term)| least.min(*term));
        }
        self.least
    }

    #[inline]
    fn put(&mut self, event: u32, term: f64) {
        if term < self.least {
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
        self.complete = false;
    }

    fn finish(mut self) -> Top {
        self.shrink();
        let order = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        self.kept.sort_unstable_by(order);
        Top { list: self.kept, complete: self.complete }
    }
}

/// A number of units, at least 1, that every one of the `most` largest terms has, but for rounding to units.
pub(super) fn least_of_largest(units: &[i64], most: usize) -> i64 {
    if units.len() <= most {
        return 1;
    }
    let mut sorted = units.to_vec();
    let (_, least, _) = sorted.select_nth_unstable_by(most - 1, |a, b| b.cmp(a));
    // Terms that differ by less than a unit may be in another order.
    (*least - 1).max(1)
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
        let most = most.max(1);
        let mut sieve = Sieve::new(most);
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
        // Here and below what is needed of all events is fetched first and looked at then: they lie far apart in memory,
        // and so are fetched many at a time.
        let cores: Vec<u32> = reach.core.at(segment).collect();
        let units: Vec<i64> = cores.iter().map(|event| strengths.core(*event)).collect();
        count += units.iter().filter(|units| **units > 0).count();
        if doubtful {
            let doubted = cores.iter().zip(&units).filter(|(event, _)| strengths.is_doubtful(**event));
            doubted_units = doubted.fold(0, |sum: i64, (_, units)| sum.saturating_add(*units));
        }
        let least = least_of_largest(&units, most);
        sieve.complete &= least <= 1;
        for (event, _) in cores.iter().zip(&units).filter(|(_, units)| **units >= least) {
            sieve.put(*event, strengths.of(*event).core);
        }
        // What would be too small even next to the core need not be measured.
        let least = sieve.least_so_far();
        let outside: Vec<u32> = reach.tail.at_without(segment, &reach.core).collect();
        let tails: Vec<Strength> = outside.iter().map(|event| strengths.of(*event)).collect();
        let in_tail = tails.iter().filter(|own| own.tail > 0.0).count();
        count += in_tail;
        let is_asked = |own: &Strength| own.tail > 0.0 && (own.tail >= least || doubtful && own.doubtful);
        let asked: Vec<(u32, Strength)> = outside.into_iter().zip(tails).filter(|(_, own)| is_asked(own)).collect();
        sieve.complete &= asked.len() == in_tail;
        let spots: Vec<Option<Spot>> = asked.iter().map(|(event, _)| self.fact(*event).spot).collect();
        let mut measured = Measured::none();
        for ((event, own), spot) in asked.into_iter().zip(spots) {
            let Some(spot) = spot else {
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
