//! What events count for, kept where roads are read event by event.

use super::{Fact, Weighs, tails::whole_units};
use rayon::prelude::*;

use crate::Params;

/// What one event counts for at the moment, in the little space that lets all of them stay at hand.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Strength {
    /// What it adds within the core.
    pub(crate) core: f64,
    /// What it adds in the tail, before distance.
    pub(crate) tail: f64,
    /// [`Fact::report_age_days`].
    pub(crate) report_age_days: f64,
    /// [`Fact::origins`].
    pub(crate) origins: u32,
    /// [`Fact::category`].
    pub(crate) category: u8,
    /// Whether it is believed at all and says enough of a level to be heard (rule U1).
    pub(crate) heard: bool,
    /// Whether it is believed so little that its share of a sum counts as doubtful (rule C2).
    pub(crate) doubtful: bool,
}

impl Strength {
    pub(super) fn of(fact: &Fact, weight: f64, params: &Params) -> Self {
        let (core, tail) = fact.kernel.map_or((0.0, 0.0), |k| k.parts());
        Self {
            core: weight * core,
            tail: weight * tail,
            report_age_days: fact.report_age_days,
            origins: fact.origins,
            category: fact.category,
            heard: fact.q > 0.0 && fact.weighs == Weighs::Can,
            doubtful: fact.q < *params.confidence.doubtful_below_q,
        }
    }

    fn is_news(&self, params: &Params) -> bool {
        self.heard && self.report_age_days <= *params.levels.unknown_days
    }
}

/// What is asked of every event near a road, in one byte.
#[derive(Debug, Clone, Copy, Default)]
struct Flags(u8);

impl Flags {
    /// [`Strength::category`].
    const CATEGORY: u8 = 7;
    /// [`Strength::heard`], and young enough for the Unknown rule.
    const NEWS: u8 = 1 << 3;
    /// [`Strength::doubtful`].
    const DOUBTFUL: u8 = 1 << 4;

    fn of(own: &Strength, params: &Params) -> Self {
        let news = if own.is_news(params) { Self::NEWS } else { 0 };
        let doubtful = if own.doubtful { Self::DOUBTFUL } else { 0 };
        Self(own.category & Self::CATEGORY | news | doubtful)
    }
}

/// Events that are counted by one thread at a time.
const PART: usize = 4_096;

/// Units in one fresh incident, for sums of so few that they stay far from the end of the whole numbers, and for others.
const FINE: f64 = (1_u64 << 48) as f64;
const COARSE: f64 = (1_u64 << 32) as f64;

/// Fresh incidents of all events together up to which sums are kept in fine units: half of what has room.
const FEW: f64 = 16_384.0;

/// What all events count for. What every segment asks for is kept apart, closer together still.
#[derive(Debug)]
pub(crate) struct Strengths {
    all: Vec<Strength>,
    /// [`Strength::core`] in whole units: sums of these are the same to the bit in whatever order events come and go.
    cores: Vec<i64>,
    /// All cores together in fine units, whichever are used: no sum can be more.
    total: i128,
    units: f64,
    /// [`Strength::heard`], and young enough for the Unknown rule.
    flags: Vec<Flags>,
    /// The category of most events at first.
    commonest: u8,
}

/// The units for a sum of all cores, in fine ones.
fn units_for(total: i128) -> f64 {
    if total as f64 <= FEW * FINE { FINE } else { COARSE }
}

impl Default for Strengths {
    fn default() -> Self {
        Self { all: Vec::new(), cores: Vec::new(), total: 0, units: FINE, flags: Vec::new(), commonest: 0 }
    }
}

impl Strengths {
    /// What every event counts for, weighed.
    pub(super) fn new(all: Vec<Strength>, params: &Params) -> Self {
        let flags: Vec<Flags> = all.par_iter().with_min_len(PART).map(|own| Flags::of(own, params)).collect();
        let mut counts = [0_usize; 5];
        for own in &all {
            counts[usize::from(own.category)] += 1;
        }
        let commonest = (0..).zip(counts).max_by_key(|(_, count)| *count).map_or(0, |(category, _)| category);
        let mut strengths = Self { all, cores: Vec::new(), total: 0, units: FINE, flags, commonest };
        strengths.measure();
        strengths
    }

    /// Counts in the units that have room for all.
    fn measure(&mut self) {
        let all = || self.all.par_iter().with_min_len(PART);
        self.total = all().map(|own| i128::from(whole_units(own.core, FINE))).sum();
        self.units = units_for(self.total);
        self.cores = all().map(|own| whole_units(own.core, self.units)).collect();
    }

    /// Sets what an event counts for. `false`: the units do not suit any more, everything has to be counted anew.
    pub(super) fn set(&mut self, event: u32, strength: Strength, params: &Params) -> bool {
        let place = event as usize;
        let fine = |core: f64| i128::from(whole_units(core, FINE));
        self.total += fine(strength.core) - fine(self.all[place].core);
        self.cores[place] = whole_units(strength.core, self.units);
        (self.all[place], self.flags[place]) = (strength, Flags::of(&strength, params));
        units_for(self.total).to_bits() == self.units.to_bits()
    }

    /// Makes room for an event that counts for nothing yet.
    pub(crate) fn make_room(&mut self, event: u32) {
        let place = event as usize;
        self.all.insert(place, Strength::default());
        self.cores.insert(place, 0);
        self.flags.insert(place, Flags::default());
    }

    /// [`Strength::doubtful`].
    #[inline]
    pub(crate) fn is_doubtful(&self, event: u32) -> bool {
        self.flags[event as usize].0 & Flags::DOUBTFUL != 0
    }

    /// [`Strength::category`].
    #[inline]
    pub(crate) fn category(&self, event: u32) -> u8 {
        self.flags[event as usize].0 & Flags::CATEGORY
    }

    /// The category of most events, or nearly: sums of it are cheapest as what the others leave.
    pub(crate) fn commonest(&self) -> u8 {
        self.commonest
    }

    #[inline]
    pub(crate) fn of(&self, event: u32) -> Strength {
        self.all[event as usize]
    }

    /// [`Strength::core`] in whole units.
    #[inline]
    pub(crate) fn core(&self, event: u32) -> i64 {
        self.cores[event as usize]
    }

    /// [`Strength::core`] of every event in whole units.
    pub(crate) fn cores(&self) -> &[i64] {
        &self.cores
    }

    /// Fresh incidents in a sum of whole units.
    #[inline]
    pub(crate) fn incidents(&self, units: i64) -> f64 {
        units as f64 / self.units
    }

    /// Units in one fresh incident.
    pub(crate) fn units(&self) -> f64 {
        self.units
    }

    #[inline]
    pub(crate) fn is_news(&self, event: u32) -> bool {
        self.flags[event as usize].0 & Flags::NEWS != 0
    }
}
