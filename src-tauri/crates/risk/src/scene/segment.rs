//! The state of one segment: sum, probability, floors, level.

use passage_model::{RiskLevel, ThreatCategory, Time};

use super::{Change, Role, Scene};
use crate::{
    Floor, Rule,
    link::{level, matrix_level},
};

/// The state of one segment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct SegmentState {
    /// The sum, background included.
    pub(crate) s: f64,
    pub(crate) lambda: f64,
    pub(crate) p: f64,
    pub(crate) level: RiskLevel,
    pub(crate) floor: Option<Floor>,
}

/// Computes every segment of the routes asked for.
pub(super) fn base(scene: &mut Scene<'_>) {
    let none = Change::none();
    let b = *scene.params.hazard.background_b;
    let unused = SegmentState { s: b, lambda: 0.0, p: 0.0, level: RiskLevel::Unknown, floor: None };
    let mut states = vec![unused; scene.net.segment_count()];
    for route in scene.routes() {
        for segment in route.range() {
            states[segment as usize] = scene.segment(segment, &none);
        }
    }
    scene.states = states;
}

impl Scene<'_> {
    /// The state of a segment under a change.
    pub(crate) fn segment(&self, segment: u32, change: &Change) -> SegmentState {
        let s = self.sum(segment, change);
        let lambda = self.link.lambda(s);
        let p = self.link.probability(lambda);
        let floor = self.floor(segment, change);
        let known = floor.is_some() || p >= *self.params.levels.unknown_p || self.is_reported(segment, change);
        let level = if known {
            let base = level(self.likelihood_level(segment, change, p));
            floor.map_or(base, |f| f.level.max(base))
        } else {
            RiskLevel::Unknown
        };
        SegmentState { s, lambda, p, level, floor }
    }

    /// The sum s: the background and every term, in the order of the event ids.
    pub(crate) fn sum(&self, segment: u32, change: &Change) -> f64 {
        let mut s = *self.params.hazard.background_b;
        self.terms(segment, change, |_, term| s += term);
        s
    }

    /// Calls `found` with every term of the sum that is above 0.
    pub(crate) fn terms(&self, segment: u32, change: &Change, mut found: impl FnMut(u32, f64)) {
        let truce = self.truce(segment, change);
        for (event, kernel) in self.hazard.of_segment(segment) {
            let weight = match change.weight_of(event) {
                Some(weight) => weight,
                None => self.weight[event as usize],
            };
            if weight > 0.0 {
                found(event, weight * kernel * self.factor(event, truce));
            }
        }
    }

    /// When the newest believed ceasefire over a segment began. Always `None` while the option is off.
    fn truce(&self, segment: u32, change: &Change) -> Option<Time> {
        if !*self.params.options.ceasefire {
            return None;
        }
        let believed = self.roles.of_segment(segment).filter(|(event, role)| {
            *role == Role::Ceasefire && self.q(*event, change) >= *self.params.options.ceasefire_min_q
        });
        believed.map(|(event, _)| self.fact(event).event.time.from).max()
    }

    fn factor(&self, event: u32, truce: Option<Time>) -> f64 {
        match truce {
            Some(began) if self.fact(event).event.time.representative() < began => {
                *self.params.options.ceasefire_factor
            }
            _ => 1.0,
        }
    }

    /// The sum split by category, background not included.
    pub(crate) fn category_sums(&self, segment: u32, change: &Change) -> [f64; 5] {
        let mut sums = [0.0; 5];
        self.terms(segment, change, |event, term| sums[category_place(self.category(event))] += term);
        sums
    }

    pub(crate) fn category(&self, event: u32) -> ThreatCategory {
        self.fact(event).event.threat_category()
    }

    /// Level from the likelihood alone: its row, or with the matrix the worst cell over the categories.
    fn likelihood_level(&self, segment: u32, change: &Change, p: f64) -> u8 {
        if !*self.params.options.matrix {
            return self.link.row(p);
        }
        let sums = self.category_sums(segment, change);
        let cells = ThreatCategory::ALL.into_iter().zip(sums).filter(|(_, s)| *s > 0.0);
        cells.map(|(category, s)| self.category_level(category, s)).max().unwrap_or(1)
    }

    /// Level of a category from its own sum (without the background).
    pub(crate) fn category_level(&self, category: ThreatCategory, s: f64) -> u8 {
        let row = self.link.row(self.link.of_sum(*self.params.hazard.background_b + s));
        if *self.params.options.matrix { matrix_level(self.params, row, category) } else { row }
    }

    /// Whether any report lies near enough and is young enough for the Unknown rule.
    pub(crate) fn is_reported(&self, segment: u32, change: &Change) -> bool {
        let (km, days) = (*self.params.levels.unknown_km, *self.params.levels.unknown_days);
        self.cover.of_segment(segment).any(|(event, distance)| {
            distance <= km && self.fact(event).report_age_days <= days && self.q(event, change) > 0.0
        })
    }

    /// The worst floor at a segment; of equals, that of the first event.
    pub(crate) fn floor(&self, segment: u32, change: &Change) -> Option<Floor> {
        let mut worst: Option<Floor> = None;
        self.floors(segment, change, |floor| {
            if worst.is_none_or(|w| floor.level > w.level) {
                worst = Some(floor);
            }
        });
        worst
    }

    /// Calls `found` with every floor and trigger that holds at a segment.
    pub(crate) fn floors(&self, segment: u32, change: &Change, mut found: impl FnMut(Floor)) {
        let f = &self.params.floors;
        let believed = |event: u32| {
            let q = self.q(event, change);
            q > 0.0 && q >= *f.min_q
        };
        let mut hostile = false;
        for (event, role) in self.roles.of_segment(segment) {
            match role {
                Role::Floor { level: n, rule } if believed(event) => {
                    found(Floor { level: level(n), rule, event: self.id(event), companion: None });
                }
                Role::Control if self.q(event, change) >= *f.control_min_q => {
                    let rule = Rule::ControlChange;
                    found(Floor { level: level(*f.control_level), rule, event: self.id(event), companion: None });
                }
                Role::Hostilities(_) => hostile = true,
                _ => {}
            }
        }
        if !hostile {
            return;
        }
        for (number, t) in (0..).zip(f.stop_triggers.iter()) {
            let roles = || self.roles.of_segment(segment);
            let hostilities = roles().find(|(event, role)| {
                *role == Role::Hostilities(number) && self.q(*event, change) >= t.hostilities_min_q
            });
            let companion = roles().find(|(event, role)| match role {
                Role::Companion { trigger, control } if *trigger == number => {
                    if *control {
                        self.q(*event, change) >= *f.control_min_q
                    } else {
                        believed(*event)
                    }
                }
                _ => false,
            });
            if let (Some((event, _)), Some((companion, _))) = (hostilities, companion) {
                let companion = Some(self.id(companion));
                found(Floor { level: level(t.level), rule: t.rule, event: self.id(event), companion });
            }
        }
    }
}

/// Place of a category in arrays over all of them.
pub(crate) fn category_place(category: ThreatCategory) -> usize {
    ThreatCategory::ALL.iter().position(|c| *c == category).unwrap_or(0)
}
