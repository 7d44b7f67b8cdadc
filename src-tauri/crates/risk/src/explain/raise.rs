//! What single report would raise the level.

use passage_model::RiskLevel;

use super::{Raising, RaisingReport};
use crate::{
    link::level,
    route::RouteView,
    scene::{Change, Role, RoleAt, Scene, isolated_factor},
};

impl Scene<'_> {
    /// Reports that would raise the level of a route above what it is: events on file, if confirmed; and what could be
    /// reported anew. Worst first.
    pub(super) fn raised_by(&self, view: &RouteView<'_>, drivers: &[u32]) -> Vec<Raising> {
        let mut out = self.confirmations(view, drivers);
        let f = &self.params.floors;
        let here = view.route.segments.get(view.worst.segment).map_or(0.0, |s| s.from_km.midpoint(s.to_km));
        let floors = [
            (RaisingReport::ControlChange, *f.control_level),
            (RaisingReport::FrontLine, (*f.front_near_level).max(*f.inside_level)),
            (RaisingReport::StandingHazard, *f.hazard_on_road_level),
        ];
        out.extend(self.incident(view));
        out.extend(floors.map(|(report, n)| Raising { report, level: level(n), at_km: here }));
        out.retain(|raising| is_above(raising.level, view.now.level));
        out.sort_by_key(|raising| std::cmp::Reverse(raising.level));
        out
    }

    fn confirmations(&self, view: &RouteView<'_>, drivers: &[u32]) -> Vec<Raising> {
        let mut events = drivers.to_vec();
        events.extend(self.reach(view.number).roles.iter().map(|at| at.event));
        events.sort_unstable();
        events.dedup();
        let most = *self.params.belief.max_q;
        let greatest = self.of_route(view.route).iter().fold(0.0, |s: f64, state| s.max(state.s));
        let mut out = Vec::new();
        for event in events.into_iter().filter(|event| self.fact(*event).q < most) {
            if !self.may_raise(view, event, greatest) {
                continue;
            }
            let change = self.change(&[(event, most)]);
            if self.flips(&change, view).is_empty() {
                continue;
            }
            let outcome = self.outcome(view, &change);
            if !is_above(outcome.level, view.now.level) {
                continue;
            }
            let touch = self.touch(&change, view);
            let segments = view.route.range().zip(touch.step.iter().zip(touch.summed.iter().zip(&touch.beside)));
            let mut touched = segments.filter(|(_, (_, (summed, beside)))| **summed || **beside);
            let at = touched.find(|(segment, (step, _))| self.under(*segment, **step, &change).0 == outcome.level);
            let at = at.map(|(segment, _)| segment);
            let cut = at.and_then(|s| view.route.segments.get((s - view.route.first) as usize));
            let at_km = cut.map_or(0.0, |c| c.from_km.midpoint(c.to_km));
            out.push(Raising {
                report: RaisingReport::Confirmed { event: self.id(event) },
                level: outcome.level,
                at_km,
            });
        }
        out
    }

    /// Whether the level of a route may be higher once an event is confirmed; `greatest` is the greatest sum on it.
    fn may_raise(&self, view: &RouteView<'_>, event: u32, greatest: f64) -> bool {
        let o = &self.params.options;
        let beside = self.reach(view.number).roles.iter().any(|at| at.event == event);
        if *o.matrix || *o.ceasefire || beside || self.group_of(event).is_some() {
            return true;
        }
        // It only adds to sums: none may reach the row above, not even next to the event.
        let row = view.now.level.number().map_or(3, |n| n + 1);
        let Some(bound) = usize::from(row).checked_sub(2).and_then(|i| self.bounds[..4].get(i)) else { return false };
        let (core, tail) = self.fact(event).kernel.map_or((0.0, 0.0), |k| k.parts());
        let more = (*self.params.belief.max_q - self.state.weight[event as usize]) * core.max(tail);
        (greatest + more) * (1.0 + 1e-9) >= *bound
    }

    /// A fresh incident where it would raise the level most; of equals where the sum is greatest.
    fn incident(&self, view: &RouteView<'_>) -> Option<Raising> {
        let added = *self.params.belief.max_q * *self.params.hazard.precision.exact.weight;
        let states = self.of_route(view.route);
        let mut best: Option<(RiskLevel, f64, usize)> = None;
        for (i, (segment, state)) in view.route.range().zip(states).enumerate() {
            let mut n = self.row_of(state.s + added * self.among(segment));
            for (number, t) in (0..).zip(self.params.floors.stop_triggers.iter()) {
                let beside = |at: &RoleAt| match at.role {
                    Role::Companion { trigger, control } if trigger == number => {
                        let least = if control { *self.params.floors.control_min_q } else { 0.0 };
                        self.q(at.event, &Change::none()) >= least
                    }
                    _ => false,
                };
                if self.reach(view.number).roles_at(segment).iter().any(beside) {
                    n = n.max(t.level);
                }
            }
            let then = state.floor.map_or(level(n), |f| f.level.max(level(n)));
            if best.is_none_or(|(l, s, _)| then > l || (then == l && state.s > s)) {
                best = Some((then, state.s, i));
            }
        }
        let (then, _, i) = best?;
        let cut = view.route.segments.get(i)?;
        Some(Raising { report: RaisingReport::Incident, level: then, at_km: cut.from_km.midpoint(cut.to_km) })
    }
}

impl Scene<'_> {
    /// By how much a fresh incident would count less on a segment (rule H4): among those whose core reaches it.
    fn among(&self, segment: u32) -> f64 {
        let o = &self.params.options;
        if !*o.isolated {
            return 1.0;
        }
        let reach = self.reach(self.net.owner(segment));
        let recent = |event: &u32| {
            let fact = self.fact(*event);
            fact.active && fact.spot.is_some() && fact.age_days <= *o.isolated_days
        };
        isolated_factor(reach.core.at(segment).filter(recent).count(), self.params)
    }
}

/// Worse on the numbered scale; every known level at or above Medium is worse than Unknown, since it is known.
fn is_above(then: RiskLevel, now: RiskLevel) -> bool {
    match (now, then) {
        (RiskLevel::Unknown, then) => then >= RiskLevel::Medium,
        (now, RiskLevel::Unknown) => RiskLevel::Unknown.rank() > now.rank(),
        (now, then) => then > now,
    }
}
