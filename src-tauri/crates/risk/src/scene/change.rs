//! A change of belief in a few events: what if this report is false, or true?

use passage_model::RiskLevel;

use super::Scene;

/// What is changed. Empty: nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Change {
    /// Event and its new q. A q of 0 is the same as no such event.
    q: Vec<(u32, f64)>,
    /// Event and its new weight in the sum, twins included; ascending.
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
        let place = self.weight.binary_search_by_key(&event, |(e, _)| *e).ok()?;
        Some(self.weight[place].1)
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
                Some(group) if !change.weight.iter().any(|(e, _)| e == event) => {
                    let weights = self.weights(group, |m| self.q(m, &change));
                    change.weight.extend(weights);
                }
                Some(_) => {}
            }
        }
        change.weight.retain(|(event, weight)| *weight != self.state.weight[*event as usize]);
        change.weight.sort_unstable_by_key(|(event, _)| *event);
        change
    }

    /// The change in which these events are false.
    pub(crate) fn without(&self, events: &[u32]) -> Change {
        let q: Vec<(u32, f64)> = events.iter().map(|e| (*e, 0.0)).collect();
        self.change(&q)
    }

    /// Segments of a route whose state may be another under a change, ascending.
    pub(crate) fn touched(&self, change: &Change, route: usize) -> Vec<u32> {
        let reach = self.reach(route);
        let mut out: Vec<u32> = Vec::new();
        for (event, _) in change.weights() {
            out.extend(reach.core.of_event(event));
            out.extend(reach.tail.of_event(event));
        }
        for event in change.events() {
            // Only a report that is gone can be missed by the Unknown rule.
            if change.q_of(event) == Some(0.0) {
                let bare = |segment: &u32| self.is_bare(*segment);
                out.extend(self.known(route).of_event(event).filter(bare));
            }
            out.extend(self.roles_of(route, event));
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Segments of a route that an event acts on beside the sum.
    fn roles_of(&self, route: usize, event: u32) -> impl Iterator<Item = u32> + '_ {
        self.reach(route).roles.iter().filter(move |at| at.event == event).map(|at| at.segment)
    }

    /// Whether only reports keep a segment from being Unknown.
    fn is_bare(&self, segment: u32) -> bool {
        let state = &self.state.states[segment as usize];
        state.level == RiskLevel::VeryLow && state.floor.is_none()
    }

    /// Segments of a route whose level is another under a change, ascending. Only those are computed in full whose sum
    /// crosses a bound, or that the events touch otherwise.
    pub(crate) fn flips(&self, change: &Change, route: usize) -> Vec<u32> {
        // Several terms may change at once, and ceasefires and the matrix act on top of the sum.
        let simple = change.is_single() && !*self.params.options.matrix && !*self.params.options.ceasefire;
        let reach = self.reach(route);
        let mut candidates: Vec<u32> = Vec::new();
        for (event, weight) in change.weights() {
            let step = weight - self.state.weight[event as usize];
            let (core, tail) = self.fact(event).kernel.map_or((0.0, 0.0), |k| k.parts());
            let mut add = |segment: u32, kernel: f64| {
                let s = self.state.states[segment as usize].s;
                let (low, high) = if step < 0.0 { (s + step * kernel, s) } else { (s, s + step * kernel) };
                let crossed = |b: &f64| low * (1.0 - 1e-9) <= *b && *b <= high * (1.0 + 1e-9);
                if !simple || self.bounds.iter().any(crossed) {
                    candidates.push(segment);
                }
            };
            reach.core.of_event(event).for_each(|s| add(s, core));
            if tail > 0.0 {
                reach.tail.of_event(event).for_each(|s| add(s, tail * self.fading(s, event)));
            }
        }
        for event in change.events() {
            candidates.extend(self.roles_of(route, event));
            if change.q_of(event) == Some(0.0) {
                let bare = |s: &u32| self.is_bare(*s) && !self.is_reported(*s, change);
                candidates.extend(self.known(route).of_event(event).filter(bare));
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|s| self.segment(*s, change).level != self.state.states[*s as usize].level);
        candidates
    }
}
