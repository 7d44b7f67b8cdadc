//! A change of belief in a few events: what if this report is false, or true?

use std::ops::Range;

use passage_model::RiskLevel;

use super::Scene;

/// What is changed. Empty: nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Change {
    /// Event and its new q. A q of 0 is the same as no such event.
    q: Vec<(u32, f64)>,
    /// Event and its new weight in the sum, twins included.
    weight: Vec<(u32, f64)>,
}

impl Change {
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// At most one term of any sum is another.
    pub(crate) fn is_single(&self) -> bool {
        self.weight.len() <= 1
    }

    pub(crate) fn q_of(&self, event: u32) -> Option<f64> {
        self.q.iter().find(|(e, _)| *e == event).map(|(_, q)| *q)
    }

    pub(crate) fn weight_of(&self, event: u32) -> Option<f64> {
        self.weight.iter().find(|(e, _)| *e == event).map(|(_, w)| *w)
    }

    /// Events whose q is changed.
    pub(crate) fn events(&self) -> impl Iterator<Item = u32> + '_ {
        self.q.iter().map(|(e, _)| *e)
    }

    /// Events whose weight in the sum is changed, and the new weight.
    pub(crate) fn weights(&self) -> impl Iterator<Item = (u32, f64)> + '_ {
        self.weight.iter().copied()
    }
}

impl Scene<'_> {
    /// The change in which these events are believed so far.
    pub(crate) fn change(&self, q: &[(u32, f64)]) -> Change {
        let mut change = Change { q: q.to_vec(), weight: Vec::new() };
        for (event, q) in q {
            match self.group_of(*event) {
                None => change.weight.push((*event, *q)),
                Some(group) if change.weight_of(*event).is_none() => {
                    let weights = self.weights(group, |m| self.q(m, &change));
                    change.weight.extend(weights);
                }
                Some(_) => {}
            }
        }
        change.weight.retain(|(event, weight)| *weight != self.weight[*event as usize]);
        change
    }

    /// The change in which these events are false.
    pub(crate) fn without(&self, events: &[u32]) -> Change {
        let q: Vec<(u32, f64)> = events.iter().map(|e| (*e, 0.0)).collect();
        self.change(&q)
    }

    /// Segments of a route whose state may be another under a change, ascending.
    pub(crate) fn touched(&self, change: &Change, range: Range<u32>) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::new();
        for (event, _) in change.weights() {
            out.extend(self.hazard.of_event(event, range.clone()).map(|(s, _)| s));
        }
        for event in change.events() {
            out.extend(self.roles.of_event(event, range.clone()).map(|(s, _)| s));
            out.extend(self.cover.of_event(event, range.clone()).map(|(s, _)| s));
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Segments within a range whose level is another under a change, ascending. Only those are computed in full whose sum crosses a
    /// bound, or that the events touch otherwise.
    pub(crate) fn flips(&self, change: &Change, range: Range<u32>) -> Vec<u32> {
        let mut candidates: Vec<u32> = Vec::new();
        for (event, weight) in change.weights() {
            let step = weight - self.weight[event as usize];
            for (segment, kernel) in self.hazard.of_event(event, range.clone()) {
                let s = self.states[segment as usize].s;
                let (low, high) = if step < 0.0 { (s + step * kernel, s) } else { (s, s + step * kernel) };
                let crossed = |b: &f64| low * (1.0 - 1e-9) <= *b && *b <= high * (1.0 + 1e-9);
                // Several terms may change at once, and ceasefires and the matrix act on top of the sum.
                let simple = change.is_single() && !*self.params.options.matrix && !*self.params.options.ceasefire;
                if !simple || self.bounds.iter().any(crossed) {
                    candidates.push(segment);
                }
            }
        }
        for event in change.events() {
            candidates.extend(self.roles.of_event(event, range.clone()).map(|(s, _)| s));
            if change.q_of(event) == Some(0.0) {
                let bare = |s: &u32| {
                    let state = &self.states[*s as usize];
                    state.level == RiskLevel::VeryLow && state.floor.is_none() && !self.is_reported(*s, change)
                };
                candidates.extend(self.cover.of_event(event, range.clone()).map(|(s, _)| s).filter(bare));
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|s| self.segment(*s, change).level != self.states[*s as usize].level);
        candidates
    }
}
