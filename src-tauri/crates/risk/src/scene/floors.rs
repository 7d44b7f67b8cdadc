//! Floors and stop triggers at a segment.

use passage_model::RiskLevel;

use super::{Change, Role, Scene, reach::RoleAt};
use crate::{Floor, Rule, link::level};

/// A floor or trigger, with its events by their places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FloorAt {
    pub(crate) level: RiskLevel,
    pub(crate) rule: Rule,
    pub(crate) event: u32,
    pub(crate) companion: Option<u32>,
}

impl Scene<'_> {
    /// The worst floor at a segment; of equals, that of the first event.
    pub(crate) fn floor(&self, segment: u32, change: &Change) -> Option<Floor> {
        let mut worst: Option<FloorAt> = None;
        self.floors(segment, change, |floor| {
            if worst.is_none_or(|w| floor.level > w.level) {
                worst = Some(floor);
            }
        });
        worst.map(|FloorAt { level, rule, event, companion }| Floor {
            level,
            rule,
            event: self.id(event),
            companion: companion.map(|event| self.id(event)),
        })
    }

    /// Calls `found` with every floor and trigger that holds at a segment.
    pub(crate) fn floors(&self, segment: u32, change: &Change, mut found: impl FnMut(FloorAt)) {
        let f = &self.params.floors;
        let believed = |event: u32| {
            let q = self.q(event, change);
            q > 0.0 && q >= *f.min_q
        };
        let mut hostile = false;
        let here = self.reach(self.net.owner(segment)).roles_at(segment);
        for RoleAt { event, role, .. } in here.iter().copied() {
            match role {
                Role::Floor { level: n, rule } if believed(event) => {
                    found(FloorAt { level: level(n), rule, event, companion: None });
                }
                Role::Control if self.q(event, change) >= *f.control_min_q => {
                    found(FloorAt {
                        level: level(*f.control_level),
                        rule: Rule::ControlChange,
                        event,
                        companion: None,
                    });
                }
                Role::Hostilities(_) => hostile = true,
                _ => {}
            }
        }
        if !hostile {
            return;
        }
        for (number, t) in (0..).zip(f.stop_triggers.iter()) {
            let hostilities = here
                .iter()
                .find(|at| at.role == Role::Hostilities(number) && self.q(at.event, change) >= t.hostilities_min_q);
            let companion = here.iter().find(|at| match at.role {
                Role::Companion { trigger, control: true } if trigger == number => {
                    self.q(at.event, change) >= *f.control_min_q
                }
                Role::Companion { trigger, control: false } if trigger == number => believed(at.event),
                _ => false,
            });
            if let (Some(hostilities), Some(companion)) = (hostilities, companion) {
                let (event, companion) = (hostilities.event, Some(companion.event));
                found(FloorAt { level: level(t.level), rule: t.rule, event, companion });
            }
        }
    }
}
