//! The verification queue: which report, if checked, would change the most.

use std::collections::BTreeMap;

use passage_model::EventStatus;
use rayon::prelude::*;

use crate::{
    Outcome, QueueChange, QueueItem,
    access::acts_on_access,
    network::NetRoute,
    route::RouteView,
    scene::{Change, Scene},
};

impl Scene<'_> {
    /// Events worth checking, most routes first, then most km, then by id.
    pub(crate) fn queue(&self) -> Vec<QueueItem> {
        let of_routes: Vec<(&NetRoute, Vec<(u32, QueueChange)>)> = self
            .state
            .selected
            .par_iter()
            .map(|number| {
                let view = self.view(*number);
                (view.route, self.changes(&view))
            })
            .collect();
        let mut items: BTreeMap<u32, QueueItem> = BTreeMap::new();
        for (route, changes) in of_routes {
            for (event, change) in changes {
                let item = items.entry(event).or_insert_with(|| QueueItem {
                    event: self.id(event),
                    belief: self.fact(event).q,
                    routes_that_change: 0,
                    km_that_change: 0.0,
                    changes: Vec::new(),
                });
                item.routes_that_change += 1;
                item.km_that_change += route.length_km();
                item.changes.push(change);
            }
        }
        let mut items: Vec<QueueItem> = items.into_values().collect();
        items.sort_by(|a, b| {
            b.routes_that_change
                .cmp(&a.routes_that_change)
                .then(b.km_that_change.total_cmp(&a.km_that_change))
                .then(a.event.cmp(&b.event))
        });
        items
    }

    /// What checking each unsettled event that reaches a route would make of the route, by event.
    fn changes(&self, view: &RouteView<'_>) -> Vec<(u32, QueueChange)> {
        let mut events = self.reach(view.number).events();
        // Twins change the weight of one another.
        let twins = events.iter().filter_map(|event| self.group_of(*event));
        let twins: Vec<u32> = twins.flat_map(|group| self.state.groups[group].iter().copied()).collect();
        events.extend(twins);
        events.extend(self.state.access.of_route(view.number, view.route));
        events.sort_unstable();
        events.dedup();
        events.retain(|event| self.fact(*event).active && !self.is_settled(*event));
        let most = *self.params.belief.max_q;
        let margin = self.margin(view.route);
        let mut beside: Vec<u32> = self.reach(view.number).roles.iter().map(|at| at.event).collect();
        beside.sort_unstable();
        // Most of what reaches a route adds too little to matter, and acts in no other way: nothing is worked out for it.
        let alone = |event: u32| {
            self.group_of(event).is_none()
                && beside.binary_search(&event).is_err()
                && !(view.bare && self.state.strength.is_news(event))
                && !acts_on_access(self.event(event).kind())
        };
        let idle = |event: u32| {
            alone(event) && [0.0, most].into_iter().all(|weight| margin.holds(self.most_step(event, weight)))
        };
        let change = |event: u32| {
            if idle(event) {
                return None;
            }
            let if_false = self.changed(&self.without(&[event]), view);
            let if_true = self.changed(&self.change(&[(event, most)]), view);
            let differs = if_false.is_some() || if_true.is_some();
            differs.then_some((event, QueueChange { route: view.route.id, now: view.now, if_false, if_true }))
        };
        events.into_iter().filter_map(change).collect()
    }

    fn is_settled(&self, event: u32) -> bool {
        let confirmed = self.event(event).status == EventStatus::Confirmed;
        confirmed && self.fact(event).q >= *self.params.explanation.queue_below_q
    }

    /// The outcome of a route under a change where level, access or advice is another.
    fn changed(&self, change: &Change, view: &RouteView<'_>) -> Option<Outcome> {
        let may_act = change.events().any(|event| acts_on_access(self.event(event).kind()));
        let acts = || may_act && change.events().any(|event| self.state.access.acts_on(view.number, view.route, event));
        if self.flips(change, view).is_empty() && !acts() {
            return None;
        }
        let then = self.outcome(view, change);
        let differs = (then.level, then.access, then.advice) != (view.now.level, view.now.access, view.now.advice);
        differs.then_some(then)
    }
}
