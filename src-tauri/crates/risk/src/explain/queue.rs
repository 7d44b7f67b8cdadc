//! The verification queue: which report, if checked, would change the most.

use passage_model::{EventStatus, RiskLevel};

use crate::{
    Outcome, QueueChange, QueueItem,
    route::RouteView,
    scene::{Change, Scene},
};

impl Scene<'_> {
    /// Events worth checking, most routes first, then most km, then by id.
    pub(crate) fn queue(&self) -> Vec<QueueItem> {
        let views: Vec<RouteView<'_>> = self.selected.iter().map(|number| self.view(*number)).collect();
        let mut bounds: Vec<f64> = (2..=5).map(|row| self.link.row_starts(row)).collect();
        bounds.push(self.link.sum_at(*self.params.levels.unknown_p));
        let mut items = Vec::new();
        for (number, fact) in (0..).zip(&self.facts) {
            let settled =
                fact.event.status == EventStatus::Confirmed && fact.belief.q >= *self.params.explanation.queue_below_q;
            if settled {
                continue;
            }
            let if_false = self.changed(&self.without(&[number]), &views, &bounds);
            let if_true = self.changed(&self.change(&[(number, *self.params.belief.max_q)]), &views, &bounds);
            let mut changes = Vec::new();
            let mut km = 0.0;
            for (i, view) in views.iter().enumerate() {
                let find = |list: &[(usize, Outcome)]| list.iter().find(|(n, _)| *n == i).map(|(_, o)| *o);
                let (if_false, if_true) = (find(&if_false), find(&if_true));
                if if_false.is_some() || if_true.is_some() {
                    km += view.route.length_km();
                    changes.push(QueueChange { route: view.route.id, now: view.now, if_false, if_true });
                }
            }
            if !changes.is_empty() {
                items.push(QueueItem {
                    event: fact.event.id,
                    belief: fact.belief.q,
                    routes_that_change: u32::try_from(changes.len()).unwrap_or(u32::MAX),
                    km_that_change: km,
                    changes,
                });
            }
        }
        items.sort_by(|a, b| {
            b.routes_that_change
                .cmp(&a.routes_that_change)
                .then(b.km_that_change.total_cmp(&a.km_that_change))
                .then(a.event.cmp(&b.event))
        });
        items
    }

    /// Routes (by their place in `views`) whose level, access or advice is another under a change.
    fn changed(&self, change: &Change, views: &[RouteView<'_>], bounds: &[f64]) -> Vec<(usize, Outcome)> {
        let mut numbers: Vec<usize> =
            self.flips(change, bounds).into_iter().map(|segment| self.net.owner(segment)).collect();
        numbers.dedup();
        let mut out = Vec::new();
        for (i, view) in views.iter().enumerate() {
            let acts = || change.events().any(|event| self.access.acts_on(view.number, view.route, event));
            if !numbers.contains(&view.number) && !acts() {
                continue;
            }
            let then = self.outcome(view, change);
            if (then.level, then.access, then.advice) != (view.now.level, view.now.access, view.now.advice) {
                out.push((i, then));
            }
        }
        out
    }

    /// Segments whose level is another under a change, ascending. Only those are computed in full whose sum crosses a
    /// bound, or that the events touch otherwise.
    fn flips(&self, change: &Change, bounds: &[f64]) -> Vec<u32> {
        let mut candidates: Vec<u32> = Vec::new();
        for (event, weight) in change.weights() {
            let step = weight - self.weight[event as usize];
            for (segment, kernel) in self.hazard.of_event(event, 0..u32::MAX) {
                let s = self.states[segment as usize].s;
                let (low, high) = if step < 0.0 { (s + step * kernel, s) } else { (s, s + step * kernel) };
                let crossed = |b: &f64| low * (1.0 - 1e-9) <= *b && *b <= high * (1.0 + 1e-9);
                // Several terms may change at once, and ceasefires and the matrix act on top of the sum.
                let simple = change.is_single() && !*self.params.options.matrix && !*self.params.options.ceasefire;
                if !simple || bounds.iter().any(crossed) {
                    candidates.push(segment);
                }
            }
        }
        for event in change.events() {
            candidates.extend_from_slice(self.roles.all_of_event(event));
            if change.q_of(event) == Some(0.0) {
                let bare = |s: &&u32| {
                    let state = &self.states[**s as usize];
                    state.level == RiskLevel::VeryLow && state.floor.is_none() && !self.is_reported(**s, change)
                };
                candidates.extend(self.cover.all_of_event(event).iter().filter(bare));
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|s| self.segment(*s, change).level != self.states[*s as usize].level);
        candidates
    }
}
