//! The sums of all tails, kept so that nothing has to be measured again when the moment moves.
//!
//! All tails fade alike with age, so that one factor moves a whole sum on. Sums are kept by the days in which their
//! events lie, each as of the first of these days, and as whole numbers: they are the same to the bit in whatever order
//! events come and go.

use std::collections::BTreeMap;

use passage_model::Time;

use super::{Scene, by_route};
use crate::{Params, age};

/// Days that share a sum: within them the factor stays below `exp(8 / 4)`.
const BIN_DAYS: i64 = 8;

const MS_PER_DAY: i64 = 86_400_000;

/// Units in one fresh incident: far below the last digit of the background, and room for thirty thousand incidents. Beyond that
/// a sum stays at its greatest: it must never turn over into nothing.
const UNITS: f64 = (1_u64 << 48) as f64;

/// Days that share a sum, and the category of their events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bin {
    category: u8,
    number: i32,
}

/// The tail of one event before distance, as of the start of its bin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TailPart {
    pub(crate) bin: Bin,
    /// For a weight of 1.
    pub(crate) scale: f64,
}

impl TailPart {
    /// `unaged` is what the tail of the event adds next to the core at age 0.
    ///
    /// `stands`: the instant that stands for the event, milliseconds.
    pub(crate) fn new(stands: i64, category: u8, unaged: f64, params: &Params) -> Self {
        let number = stands.div_euclid(BIN_DAYS * MS_PER_DAY);
        let bin = Bin { category, number: i32::try_from(number).unwrap_or(i32::MAX) };
        let into = stands - i64::from(bin.number) * BIN_DAYS * MS_PER_DAY;
        let lift = libm::exp(into as f64 / MS_PER_DAY as f64 / *params.hazard.tail_decay_days);
        Self { bin, scale: unaged * lift }
    }
}

impl Bin {
    fn starts(self) -> Time {
        let seconds = i64::from(self.number) * BIN_DAYS * 86_400;
        Time::from_timestamp(seconds, 0).unwrap_or(Time::UNIX_EPOCH)
    }
}

/// What a tail adds to a segment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TailAt {
    pub(crate) bin: Bin,
    pub(crate) segment: u32,
    pub(crate) units: i64,
}

/// The sums, by bin.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tails {
    sums: BTreeMap<Bin, Vec<i64>>,
}

/// What a sum counts for at a moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TailField<'s> {
    pub(crate) category: usize,
    factor: f64,
    sums: &'s [i64],
}

impl TailField<'_> {
    /// Fresh incidents at a segment.
    pub(crate) fn at(&self, segment: u32) -> f64 {
        self.sums.get(segment as usize).map_or(0.0, |sum| *sum as f64 * self.factor)
    }

    /// Adds the fresh incidents of segments that follow each other to their sums.
    #[inline]
    pub(crate) fn add_to(&self, first: u32, sums: &mut [f64]) {
        let own = self.sums.get(first as usize..).unwrap_or_default();
        sums.iter_mut().zip(own).for_each(|(s, units)| *s += *units as f64 * self.factor);
    }
}

impl Tails {
    /// The sums of a bin over so many segments, to be added to by [`units`].
    fn of_bin(&mut self, bin: Bin, segments: usize) -> &mut [i64] {
        self.sums.entry(bin).or_insert_with(|| vec![0; segments])
    }

    /// The sums of some bins, ascending, along each route asked for, to be added to by [`units`].
    pub(crate) fn along_routes(&mut self, scene: &Scene<'_>, bins: &[Bin]) -> Vec<(usize, Vec<&mut [i64]>)> {
        for bin in bins {
            let _sums = self.of_bin(*bin, scene.net.segment_count());
        }
        let along = |number: &usize| (*number, Vec::with_capacity(bins.len()));
        let mut along: Vec<(usize, Vec<&mut [i64]>)> = scene.state.selected.iter().map(along).collect();
        for (_, sums) in self.sums.iter_mut().filter(|(bin, _)| bins.binary_search(bin).is_ok()) {
            along.iter_mut().zip(by_route(scene, sums)).for_each(|((_, own), (_, part))| own.push(part));
        }
        along
    }

    /// Adds what other events add.
    pub(super) fn add(&mut self, more: &[TailAt], segments: usize) {
        for of_bin in more.chunk_by(|a, b| a.bin == b.bin) {
            let Some(first) = of_bin.first() else { continue };
            let sums = self.of_bin(first.bin, segments);
            for at in of_bin {
                let sum = &mut sums[at.segment as usize];
                *sum = sum.saturating_add(at.units);
            }
        }
    }

    /// Forgets bins that nothing is left in.
    pub(crate) fn trim(&mut self) {
        self.sums.retain(|_, sums| sums.iter().any(|sum| *sum != 0));
    }

    /// The sums as they count at a moment.
    pub(crate) fn at(&self, now: Time, params: &Params) -> Vec<TailField<'_>> {
        self.sums
            .iter()
            .map(|(bin, sums)| {
                let faded = libm::exp(-age::days(now, bin.starts()) / *params.hazard.tail_decay_days);
                TailField { category: usize::from(bin.category), factor: faded / UNITS, sums }
            })
            .collect()
    }
}

/// A term of a sum in whole units.
#[inline(always)]
pub(crate) fn units(fresh_incidents: f64) -> i64 {
    whole_units(fresh_incidents, UNITS)
}

/// The same in other units: so many in one fresh incident.
#[inline(always)]
pub(crate) fn whole_units(fresh_incidents: f64, in_one: f64) -> i64 {
    // Added, it rounds to a whole number that can be read from the last bits: for several at once.
    const WHOLE: f64 = 6_755_399_441_055_744.0;
    let units = fresh_incidents * in_one;
    if units.abs() < 1e15 {
        return (units + WHOLE).to_bits().cast_signed() - WHOLE.to_bits().cast_signed();
    }
    #[expect(clippy::cast_possible_truncation, reason = "far too large a term ends at the largest number")]
    let whole = units.round() as i64;
    whole
}
