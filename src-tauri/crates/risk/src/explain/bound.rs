//! What no set of so few reports can do: most of a search need not be gone through.

use super::subtract::{Met, SLACK, Terms};

/// What each event does at most for the segments that stand for their stretches.
///
/// Such a segment needs terms for all of its excess over the bound: a term is counted as its share of the excess, never more
/// than 1. A set that brings all of them down has shares of at least their number. An event that is not listed at a
/// segment takes no more from it than the last that is listed.
#[derive(Default)]
pub(super) struct Uses {
    /// Shares beyond those of an event that is listed nowhere, by the place of the event.
    own: Vec<f64>,
    /// The greatest of them.
    greatest: Vec<f64>,
    /// An event of a set that does it has no less.
    least: f64,
}

impl Uses {
    /// Looks at so many events being taken away from what is left of the sums. `false`: no set of that size brings all
    /// segments down.
    pub(super) fn look(
        &mut self,
        (marks, terms, events): (&[usize], &[Terms], &[Met]),
        (left, bound): (&[f64], f64),
        size: usize,
    ) -> bool {
        self.own.clear();
        self.own.resize(events.len(), 0.0);
        let (mut wanted, mut unlisted) = (0.0, 0.0);
        for slot in marks {
            let excess = left[*slot] - bound * SLACK;
            if excess < 0.0 {
                continue;
            }
            let share = |term: f64| if term >= excess { 1.0 } else { term / excess };
            let terms = &terms[*slot];
            let last = terms.list.last().filter(|_| !terms.complete).map_or(0.0, |(_, term)| *term);
            let (rest, mut largest, mut count) = (share(last), 0.0, 0);
            for (place, term) in terms.list.iter().filter(|(place, _)| !events[*place].out) {
                if count < size {
                    largest += term;
                    count += 1;
                }
                self.own[*place] += share(*term) - rest;
            }
            largest += (size - count) as f64 * last;
            if largest * SLACK < excess {
                return false;
            }
            wanted += 1.0;
            unlisted += rest;
        }
        self.greatest.clear();
        for own in self.own.iter().copied().filter(|own| *own > 0.0) {
            let place = self.greatest.partition_point(|other| *other >= own);
            if place < size {
                self.greatest.truncate(size - 1);
                self.greatest.insert(place, own);
            }
        }
        let wanted = wanted * (1.0 - 1e-9) - size as f64 * unlisted;
        let others: f64 = self.greatest.iter().take(size - 1).sum();
        self.least = wanted - others;
        self.greatest.get(size - 1).copied().unwrap_or(0.0) >= self.least
    }

    /// Whether an event may belong to a set of the size that was looked at.
    pub(super) fn may_help(&self, place: usize) -> bool {
        self.own.get(place).copied().unwrap_or(0.0) >= self.least
    }
}
