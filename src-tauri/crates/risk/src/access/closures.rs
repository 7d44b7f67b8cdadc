//! What a closure, obstruction or reopening does, for the traffic, vehicle, direction and moment asked for.

use passage_model::{
    Access, Closure, Detail, Direction, Enforcement, Event, Passability, SourceKind, Stance, Time, VehicleClass,
};

use crate::{Question, Rule, age, scene::Scene};

/// What something in force does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Effect {
    pub(super) status: Access,
    pub(super) rule: Rule,
}

/// What a reopening makes of a closure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reopened {
    /// It is over.
    Fully,
    /// It is over, with a restriction that remains.
    With(Rule),
}

/// For whom and which way a strip is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) question: &'a Question,
    /// `None`: not stated; then a closure for some classes restricts.
    pub(super) vehicle: Option<VehicleClass>,
    /// Directions mean something here: along a road they do, through a crossing nothing tells which way is which.
    pub(super) directional: bool,
}

impl Asked<'_> {
    /// Whether a bar in `direction` stands in the way.
    fn is_barred(&self, direction: Direction, turned: bool) -> bool {
        !self.directional || turn(direction, turned).covers(self.question.direction)
    }

    /// Whether an opening in `direction` serves the whole of what is asked.
    fn is_served(&self, direction: Direction, turned: bool) -> bool {
        let direction = turn(direction, turned);
        direction == Direction::Both || (self.directional && direction == self.question.direction)
    }
}

/// The direction seen from a line that runs the other way.
pub(super) fn turn(direction: Direction, turned: bool) -> Direction {
    match (direction, turned) {
        (Direction::Forward, true) => Direction::Backward,
        (Direction::Backward, true) => Direction::Forward,
        (direction, _) => direction,
    }
}

impl Scene<'_> {
    /// What an event does while in force. `None`: nothing for what is asked, or it is not believed enough.
    pub(super) fn effect(&self, event: &Event, q: f64, asked: Asked<'_>, turned: bool) -> Option<Effect> {
        if !event.time.holds_at(self.now) {
            return None;
        }
        match &event.detail {
            Detail::Closure(closure) => self.closure(closure, q, asked, turned),
            Detail::Obstruction { passability, limit_tonnes, .. } => {
                self.obstruction(*passability, *limit_tonnes, q, asked)
            }
            _ => None,
        }
    }

    fn closure(&self, c: &Closure, q: f64, asked: Asked<'_>, turned: bool) -> Option<Effect> {
        let p = &self.params.access;
        if !c.traffic.covers(asked.question.traffic) || !asked.is_barred(c.direction, turned) {
            return None;
        }
        let some_classes = match asked.vehicle {
            _ if c.vehicles.is_empty() => false,
            Some(vehicle) if c.vehicles.contains(&vehicle) => false,
            Some(_) => return None,
            None => true,
        };
        let limited = if c.partial {
            Some(Rule::RestrictedPartial)
        } else if some_classes {
            Some(Rule::RestrictedClass)
        } else if c.hours.is_some_and(|hours| !hours.covers(self.now)) {
            Some(Rule::RestrictedHours)
        } else {
            None
        };
        if let Some(rule) = limited {
            return (q >= *p.restrict_min_q).then_some(Effect { status: Access::Restricted, rule });
        }
        if q < *p.doubt_min_q {
            return None;
        }
        let enforcement = c.directive.as_ref().map(|d| d.enforcement);
        if enforcement == Some(Enforcement::NotEnforced) {
            return Some(Effect { status: Access::Unknown, rule: Rule::UnknownEnforcement });
        }
        if q < *p.close_min_q {
            return Some(Effect { status: Access::Unknown, rule: Rule::UnknownDoubted });
        }
        let rule = match (enforcement, c.hours) {
            (Some(_), _) => Rule::ClosedOrder,
            (None, Some(_)) => Rule::ClosedHours,
            (None, None) => Rule::ClosedReport,
        };
        Some(Effect { status: Access::Closed, rule })
    }

    fn obstruction(&self, state: Passability, limit: Option<f64>, q: f64, asked: Asked<'_>) -> Option<Effect> {
        let p = &self.params.access;
        let heavy = match (limit, asked.vehicle) {
            (Some(limit), Some(vehicle)) => vehicle.gross_tonnes() > limit,
            // A limit that is no number, or a vehicle that is not stated, is a limit all the same.
            _ => false,
        };
        let blocked = match state {
            Passability::Impassable => Some(Rule::ClosedObstruction),
            Passability::WithDifficulty if heavy => Some(Rule::ClosedWeight),
            Passability::WithDifficulty => None,
        };
        match blocked {
            Some(rule) if q >= *p.close_min_q => Some(Effect { status: Access::Closed, rule }),
            Some(_) if q >= *p.doubt_min_q => Some(Effect { status: Access::Unknown, rule: Rule::UnknownDoubted }),
            None if q >= *p.restrict_min_q => {
                let rule = if limit.is_some() { Rule::RestrictedWeight } else { Rule::RestrictedObstruction };
                Some(Effect { status: Access::Restricted, rule })
            }
            _ => None,
        }
    }

    /// What a reopening makes of anything that was last said to hold at `word`. `None`: it does not end it.
    pub(super) fn reopens(
        &self,
        event: &Event,
        q: f64,
        word: Time,
        asked: Asked<'_>,
        turned: bool,
    ) -> Option<Reopened> {
        let Detail::Reopening(c) = &event.detail else { return None };
        let vehicles = c.vehicles.is_empty() || asked.vehicle.is_some_and(|v| c.vehicles.contains(&v));
        if q < *self.params.access.open_min_q
            || event.time.from <= word
            || !event.time.holds_at(self.now)
            || !c.traffic.covers(asked.question.traffic)
            || !vehicles
            || !asked.is_served(c.direction, turned)
        {
            return None;
        }
        match c.hours {
            _ if c.partial => Some(Reopened::With(Rule::RestrictedPartial)),
            Some(hours) if hours.covers(self.now) => Some(Reopened::With(Rule::RestrictedHours)),
            Some(_) => None,
            None => Some(Reopened::Fully),
        }
    }

    /// Whether a reopening carries the word of an authority under the control that followed `change`: it names an order, or
    /// who says so is in power there. Who lost the place has no say in it any more.
    pub(super) fn is_authoritative(&self, event: &Event, change: &Event) -> bool {
        let Detail::ControlChange { by, from_party, .. } = &change.detail else { return false };
        let is_lost = |name: &Option<String>| name.as_ref().zip(from_party.as_ref()).is_some_and(|(a, b)| same(a, b));
        let is_other = |name: &Option<String>| name.as_ref().zip(by.as_ref()).is_some_and(|(a, b)| !same(a, b));
        let supporting = event.evidence.iter().filter(|e| e.stance == Stance::Supports);
        let mut sources =
            supporting.filter_map(|e| self.dossier.sources.get(&self.dossier.reports.get(&e.report)?.source));
        if let Detail::Reopening(Closure { directive: Some(directive), .. }) = &event.detail {
            let issued_there = !is_lost(&Some(directive.issuer.clone()));
            return issued_there && !sources.any(|source| is_lost(&source.party));
        }
        sources.any(|source| match source.kind {
            SourceKind::Authority | SourceKind::Ministry => !is_lost(&source.party),
            // Of armed parties that which took the place, where it is named.
            SourceKind::ArmedParty => !is_lost(&source.party) && !is_other(&source.party),
            _ => false,
        })
    }

    /// Hours since an event was last reported.
    pub(super) fn word_hours(&self, event: &Event) -> f64 {
        age::report_age_days(event, self.now) * 24.0
    }
}

/// Whether two names of a party are one: as typed, but for case and space around them.
fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
