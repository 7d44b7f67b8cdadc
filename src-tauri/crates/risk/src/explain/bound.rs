//! What no set of so few reports can do: most of a search need not be gone through.

use super::subtract::{Met, SLACK, Terms};

/// The weights of the segments are set anew so often to show that a set cannot do it.
const ROUNDS: usize = 4;

/// Weights stay between one through this and this.
const MOST_WEIGHT: f64 = 1e3;

/// What each event does at most for the segments that stand for their stretches.
///
/// Such a segment needs terms for all of its excess over the bound: a term is counted as its share of the excess, never more
/// than 1. A set that brings all of them down has shares of at least their number, and so it is with any weights that the
/// segments are given. An event that is not listed at a segment takes no more from it than the last that is listed.
#[derive(Default)]
pub(super) struct Uses {
    /// Of each segment that stands for a stretch. Those that are hard to bring down grow heavy.
    weights: Vec<f64>,
    /// Weighted shares beyond those of an event that is listed nowhere, by the place of the event.
    own: Vec<f64>,
    /// The greatest of them, with their events.
    greatest: Vec<(f64, usize)>,
    /// An event of a set that does it has no less.
    least: f64,
}

/// What a bound is worked out from: the segments that stand for their stretches, the terms of all, the events.
pub(super) type Known<'s> = (&'s [usize], &'s [Terms], &'s [Met]);

/// A segment that is not down yet.
struct Open<'t> {
    excess: f64,
    terms: &'t Terms,
    /// No event that is not listed takes more.
    unlisted: f64,
}

impl Open<'_> {
    /// What of the excess a term takes, 0 to 1.
    fn share(&self, term: f64) -> f64 {
        if term >= self.excess { 1.0 } else { term / self.excess }
    }
}

fn open<'t>(slot: usize, terms: &'t [Terms], left: &[f64], bound: f64) -> Option<Open<'t>> {
    let excess = left[slot] - bound * SLACK;
    let terms = &terms[slot];
    let unlisted = terms.list.last().filter(|_| !terms.complete).map_or(0.0, |(_, term)| *term);
    (excess >= 0.0).then_some(Open { excess, terms, unlisted })
}

impl Uses {
    /// Looks at so many events being taken away from what is left of the sums. `false`: no set of that size brings all
    /// segments down.
    pub(super) fn look(&mut self, known: Known<'_>, left: &[f64], bound: f64, size: usize) -> bool {
        let (marks, terms, events) = known;
        self.weights.resize(marks.len(), 1.0);
        let enough = |slot: &usize| {
            let Some(open) = open(*slot, terms, left, bound) else { return true };
            let free = open.terms.list.iter().filter(|(place, _)| !events[*place].out).map(|(_, term)| *term);
            let largest: f64 = free.chain(std::iter::repeat(open.unlisted)).take(size).sum();
            largest * SLACK >= open.excess
        };
        if !marks.iter().all(enough) {
            return false;
        }
        for round in 0..ROUNDS {
            if !self.weigh(known, left, bound, size) {
                return false;
            }
            // A single event has to take the whole of every excess, whatever the weights.
            if size == 1 || round + 1 == ROUNDS || !self.shift(known, left, bound) {
                break;
            }
        }
        true
    }

    /// Adds up what each event does; `false`: it is not enough.
    fn weigh(&mut self, (marks, terms, events): Known<'_>, left: &[f64], bound: f64, size: usize) -> bool {
        self.own.clear();
        self.own.resize(events.len(), 0.0);
        let (mut wanted, mut unlisted) = (0.0, 0.0);
        for (slot, weight) in marks.iter().zip(&self.weights) {
            let Some(open) = open(*slot, terms, left, bound) else { continue };
            let rest = open.share(open.unlisted);
            for (place, term) in open.terms.list.iter().filter(|(place, _)| !events[*place].out) {
                self.own[*place] += weight * (open.share(*term) - rest);
            }
            wanted += weight;
            unlisted += weight * rest;
        }
        self.greatest.clear();
        for (place, own) in self.own.iter().copied().enumerate().filter(|(_, own)| *own > 0.0) {
            let rank = self.greatest.partition_point(|(other, _)| *other >= own);
            if rank < size {
                self.greatest.truncate(size - 1);
                self.greatest.insert(rank, (own, place));
            }
        }
        let others: f64 = self.greatest.iter().take(size - 1).map(|(own, _)| own).sum();
        self.least = wanted * (1.0 - 1e-9) - size as f64 * unlisted - others;
        self.greatest.get(size - 1).map_or(0.0, |(own, _)| *own) >= self.least
    }

    /// Makes segments heavier that the greatest events do not bring down, and the others lighter. `false`: there are none.
    fn shift(&mut self, (marks, terms, _): Known<'_>, left: &[f64], bound: f64) -> bool {
        let mut stands = false;
        for (slot, weight) in marks.iter().zip(&mut self.weights) {
            let Some(open) = open(*slot, terms, left, bound) else { continue };
            let is_taken = |place: usize| self.greatest.iter().any(|(_, own)| *own == place);
            let taken = open.terms.list.iter().filter(|(place, _)| is_taken(*place));
            let done: f64 = taken.map(|(_, term)| open.share(*term)).sum();
            stands |= done < 1.0;
            let factor = if done < 1.0 { 2.0 - done } else { 0.6 };
            *weight = (*weight * factor).clamp(1.0 / MOST_WEIGHT, MOST_WEIGHT);
        }
        stands
    }

    /// Whether an event may belong to a set of the size that was looked at.
    pub(super) fn may_help(&self, place: usize) -> bool {
        self.own.get(place).copied().unwrap_or(0.0) >= self.least
    }
}
