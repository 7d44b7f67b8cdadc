//! The verification queue: which report, if checked, would change the most.

use passage_model::EventStatus;

use crate::{
    Outcome, QueueChange, QueueItem,
    access::acts_on_access,
    route::RouteView,
    scene::{Change, Scene},
};

impl Scene<'_> {
    /// Events worth checking, most routes first, then most km, then by id.
    pub(crate) fn queue(&self) -> Vec<QueueItem> {
        let views: Vec<RouteView<'_>> = self.selected.iter().map(|number| self.view(*number)).collect();
        let mut items = Vec::new();
        for (number, fact) in (0..).zip(&self.facts) {
            let settled =
                fact.event.status == EventStatus::Confirmed && fact.belief.q >= *self.params.explanation.queue_below_q;
            if settled {
                continue;
            }
            let if_false = self.changed(&self.without(&[number]), &views);
            let if_true = self.changed(&self.change(&[(number, *self.params.belief.max_q)]), &views);
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
    fn changed(&self, change: &Change, views: &[RouteView<'_>]) -> Vec<(usize, Outcome)> {
        let mut numbers: Vec<usize> =
            self.flips(change, 0..u32::MAX).into_iter().map(|segment| self.net.owner(segment)).collect();
        numbers.dedup();
        let may_act = change.events().any(|event| acts_on_access(self.fact(event).event.kind()));
        let mut out = Vec::new();
        if numbers.is_empty() && !may_act {
            return out;
        }
        for (i, view) in views.iter().enumerate() {
            let acts = || may_act && change.events().any(|event| self.access.acts_on(view.number, view.route, event));
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
}
