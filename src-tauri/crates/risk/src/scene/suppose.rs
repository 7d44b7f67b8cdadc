//! What something reported anew, believed as far as anything can be, would do to a segment beside what is on file.

use passage_model::{Event, RiskLevel};
use passage_spatial::Shape;

use super::{Change, Fact, FactContext, Role, Roles, Scene, around, isolated_factor, roles, shape_of};
use crate::link::level;

/// An event that is not on file.
pub(crate) struct Supposed {
    /// What it is at the moment of the question.
    fact: Fact,
    roles: Option<Roles>,
    shape: Shape,
}

impl Supposed {
    /// What it adds to the sum at a distance, km.
    pub(crate) fn added(&self, km: f64) -> f64 {
        self.fact.kernel.map_or(0.0, |kernel| self.fact.q * kernel.at(km))
    }
}

impl Scene<'_> {
    /// `None`: it has no place.
    pub(crate) fn supposed(&self, event: &Event) -> Option<Supposed> {
        let context = FactContext::new(self.net, self.dossier, self.params, self.now);
        let factor = self.params.options.isolated.then(|| {
            let count = u32::try_from(self.events.len()).unwrap_or(u32::MAX);
            let others = (0..count).filter(|number| self.fact(*number).active).map(|number| self.event(number));
            around(self.net, others, self.params, event).map_or(1.0, |around| isolated_factor(around, self.params))
        });
        let fact = Fact { q: *self.params.belief.max_q, ..context.fact(event, factor) };
        Some(Supposed { fact, roles: roles(event, self.now, self.net, self.params), shape: shape_of(event, self.net)? })
    }

    /// Distances of a segment to it, km: to what happened, and to what its floors are measured from.
    pub(crate) fn distances_to(&self, supposed: &Supposed, segment: u32) -> (f64, f64) {
        let km = match supposed.fact.spot {
            Some(spot) => self.net.distance_from(segment, spot),
            None => self.net.distance(segment, &supposed.shape),
        };
        let other = supposed.roles.as_ref().and_then(|roles| roles.shape.as_ref());
        (km, other.map_or(km, |shape| self.net.distance(segment, shape)))
    }

    /// Level and sum of a segment at these distances from it.
    pub(crate) fn beside(&self, supposed: &Supposed, segment: u32, (km, floor_km): (f64, f64)) -> (RiskLevel, f64) {
        let (f, q) = (&self.params.floors, supposed.fact.q);
        let here = self.reach(self.net.owner(segment)).roles_at(segment);
        let on_file =
            |fits: &dyn Fn(Role, f64) -> bool| here.iter().any(|at| fits(at.role, self.q(at.event, &Change::none())));
        let believed = |control: bool, q: f64| if control { q >= *f.control_min_q } else { q > 0.0 && q >= *f.min_q };
        let mut floor = self.state.states[segment as usize].floor.map(|floor| floor.level);
        let mut found = |role: Role| {
            let own = match role {
                Role::Floor { level: n, .. } if believed(false, q) => Some(n),
                Role::Control if believed(true, q) => Some(*f.control_level),
                Role::Hostilities(number) => {
                    let trigger = f.stop_triggers.get(usize::from(number)).filter(|t| q >= t.hostilities_min_q);
                    let beside = |role: Role, q: f64| match role {
                        Role::Companion { trigger, control } => trigger == number && believed(control, q),
                        _ => false,
                    };
                    trigger.filter(|_| on_file(&beside)).map(|t| t.level)
                }
                Role::Companion { trigger: number, control } if believed(control, q) => {
                    let trigger = f.stop_triggers.get(usize::from(number));
                    trigger
                        .filter(|t| on_file(&|role, q| role == Role::Hostilities(number) && q >= t.hostilities_min_q))
                        .map(|t| t.level)
                }
                _ => None,
            };
            floor = floor.max(own.map(level));
        };
        if let Some(roles) = &supposed.roles {
            roles.at(floor_km, &mut found);
        }
        let l = &self.params.levels;
        let heard = km <= *l.unknown_km && supposed.fact.report_age_days <= *l.unknown_days;
        let added = supposed.added(km);
        self.level_with(segment, (usize::from(supposed.fact.category), added), floor, heard)
    }

    /// Level and sum of a segment with so many fresh incidents more of a category, a floor, and a report or none.
    pub(crate) fn level_with(
        &self,
        segment: u32,
        (category, added): (usize, f64),
        floor: Option<RiskLevel>,
        heard: bool,
    ) -> (RiskLevel, f64) {
        let state = &self.state.states[segment as usize];
        let s = state.s + added;
        if floor.is_none() && self.is_faint(s) && !heard && state.reports == 0 {
            return (RiskLevel::Unknown, s);
        }
        let row = if *self.params.options.matrix {
            let mut sums = self.category_sums(segment, &Change::none());
            sums[category] += added;
            let each = passage_model::ThreatCategory::ALL.into_iter().zip(sums).filter(|(_, s)| *s > 0.0);
            each.map(|(category, s)| self.category_level(category, s)).max().unwrap_or(1)
        } else {
            self.row_of(s)
        };
        (floor.map_or(level(row), |floor| floor.max(level(row))), s)
    }
}
