//! Why: drivers, counterfactuals, what would raise the level, gaps.

mod background;
mod bound;
mod drivers;
mod gaps;
mod lower;
mod margin;
mod queue;
mod raise;
mod subtract;

use passage_model::{Access, CrossingId, EventId, EventKind, EventStatus, Grade, RiskLevel, SilenceId};
use serde::Serialize;

pub use background::BackgroundFact;
pub(crate) use background::concern_km;
pub(crate) use gaps::GapIndex;
pub(crate) use lower::Lowered;
pub use raise::supposed_event;

use crate::{Outcome, Rule, route::RouteView, scene::Scene};

/// What the level and the access of a route rest on, and what would change them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// Floors and triggers at the explained segment first, then events by share, then floors elsewhere on the route that
    /// hold its level or are standing hazards, then what acts on access.
    pub drivers: Vec<Driver>,
    /// Events with smaller shares, summed.
    pub smaller: Smaller,
    /// Share of the background b in s at the explained segment, 0 to 1.
    pub background_share: f64,
    /// The outcome without each event among the drivers, in their order.
    pub counterfactuals: Vec<Counterfactual>,
    /// The smallest set of events whose falsity lowers the level. `None`: the level is Unknown or the lowest, or as
    /// `not_lowered` says.
    pub lowered_by: Option<Lowering>,
    /// Why no set is given though there are lower levels.
    pub not_lowered: Option<NotLowered>,
    /// Single reports that would raise the level, or make access or advice worse.
    pub raised_by: Vec<Raising>,
    /// The outcome after a confirmed passage all along: access and advice; the level only where it is Unknown because
    /// nothing was heard of a stretch.
    pub with_passage: Outcome,
    /// Ceasefires that touch the route: facts for and against, without effect on the level by default.
    pub ceasefires: Vec<CeasefireFact>,
    /// Violent events of the last 90 days that may concern the route and count nowhere, place or time being known too
    /// coarsely; newest first.
    pub background: Vec<BackgroundFact>,
    /// What is not known.
    pub gaps: Vec<Gap>,
}

/// Only what the level and the access of a route rest on: enough for a list of many routes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drivers {
    /// As in [`Explanation::drivers`].
    pub drivers: Vec<Driver>,
}

/// Whatever says what a level rests on.
pub trait Reasons {
    /// Floors and triggers first, then events by share, then what acts on access.
    fn drivers(&self) -> &[Driver];
}

impl Reasons for Explanation {
    fn drivers(&self) -> &[Driver] {
        &self.drivers
    }
}

impl Reasons for Drivers {
    fn drivers(&self) -> &[Driver] {
        &self.drivers
    }
}

/// What a driver acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActsOn {
    /// The level.
    Level,
    /// The access.
    Access,
}

/// One event (or crossing) that the level or the access rests on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Driver {
    /// Level or access.
    pub acts_on: ActsOn,
    /// A floor or trigger that holds on another part of the route than the explained segment.
    pub elsewhere: bool,
    /// The rule.
    pub rule: Rule,
    /// The event. `None`: a crossing whose side says so, or says nothing.
    pub event: Option<EventId>,
    /// Its kind.
    pub kind: Option<EventKind>,
    /// The crossing, for access.
    pub crossing: Option<CrossingId>,
    /// Share of s at the explained segment, 0 to 1. `None`: acts through a floor, a trigger or on access.
    pub share: Option<f64>,
    /// Fresh incidents it adds there.
    pub fresh_incidents: Option<f64>,
    /// The level it sets as a floor or trigger.
    pub floor: Option<RiskLevel>,
    /// The access status it sets.
    pub access: Option<Access>,
    /// Distance to the route, km.
    pub distance_km: Option<f64>,
    /// The place on the route nearest to it, km from the start.
    pub at_km: Option<f64>,
    /// Age, hours: since the instant that stands for the event; for access since the last word.
    pub age_hours: Option<f64>,
    /// Grade of the best report behind it.
    pub grade: Option<Grade>,
    /// q = P(true), 0 to 1.
    pub belief: Option<f64>,
    /// Standing.
    pub status: Option<EventStatus>,
    /// Both sides have weight.
    pub contradicted: bool,
}

/// Drivers too small to list.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Smaller {
    /// How many.
    pub count: u32,
    /// Their share of s together, 0 to 1.
    pub share: f64,
    /// Events behind floors elsewhere on the route that are not listed; they have no share.
    pub elsewhere: u32,
}

/// The outcome without one event.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Counterfactual {
    /// The event supposed to be false.
    pub without: EventId,
    /// The outcome.
    pub outcome: Outcome,
}

/// A set of events whose falsity lowers the level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lowering {
    /// The events, in the order of their ids.
    pub without: Vec<EventId>,
    /// The outcome.
    pub outcome: Outcome,
    /// No smaller set does it. False where the search was cut short: then the set does it, but may not be the smallest.
    pub exact: bool,
}

/// Why no set of events is given whose falsity lowers the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum NotLowered {
    /// The level holds without any event: by the background, or by a floor that needs no belief.
    Impossible,
    /// More reports than this would have to be false: proved.
    MoreThan {
        /// How many are not enough.
        reports: u32,
    },
    /// No set of at most so many was found; it is not proved that there is none.
    NotFound {
        /// How many.
        reports: u32,
    },
}

/// A single report that would raise the level, or make access or advice worse.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Raising {
    /// What it would say.
    pub report: RaisingReport,
    /// Level, access and advice then.
    pub outcome: Outcome,
    /// Where on the route, km.
    pub at_km: f64,
}

/// What a report would say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RaisingReport {
    /// An event on file is confirmed.
    Confirmed {
        /// Which.
        event: EventId,
    },
    /// A fresh strike on the road.
    Incident,
    /// A place on the road changed hands.
    ControlChange,
    /// A front line 1 km from the road.
    FrontLine,
    /// The road inside a contested area.
    ContestedArea,
    /// A mine, device or unexploded ordnance on the road.
    StandingHazard,
}

/// A ceasefire that touches the route.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CeasefireFact {
    /// The event.
    pub event: EventId,
    /// It holds at the moment asked.
    pub in_force: bool,
    /// Distance to the route, km. `None`: it names no place.
    pub distance_km: Option<f64>,
    /// Violent events within the core distance since it began.
    pub breaches: Vec<EventId>,
}

/// What is not known, and would raise confidence if it were.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Gap {
    /// Reports from this stretch have stopped coming by a person's word: how many there are says nothing.
    ReportingStopped {
        /// The word.
        silence: SilenceId,
        /// Start, km.
        from_km: f64,
        /// End, km.
        to_km: f64,
    },
    /// Settlements said to be captured that no report names.
    UnnamedPlaces {
        /// The event.
        event: EventId,
        /// How many.
        count: u32,
    },
    /// No report within 20 km of this stretch for so long.
    NoReportStretch {
        /// Start, km.
        from_km: f64,
        /// End, km.
        to_km: f64,
        /// Days since the newest one.
        days: f64,
    },
    /// No report at all within 20 km of this stretch.
    NoReportEver {
        /// Start, km.
        from_km: f64,
        /// End, km.
        to_km: f64,
    },
    /// A crossing whose side has no fresh status.
    CrossingUnchecked {
        /// The crossing.
        crossing: CrossingId,
        /// The side, from 0; `None`: the crossing has none on file.
        side: Option<usize>,
        /// Days since it was checked. `None`: never.
        days: Option<f64>,
    },
    /// An order without a report from the gate.
    EnforcementUnconfirmed {
        /// The event.
        event: EventId,
    },
    /// A front line near the route that was last known too long ago to count.
    FrontLineStale {
        /// The event.
        event: EventId,
        /// Days since it was last known.
        days: f64,
    },
    /// An event without a place, or without one that is good enough for what it does to a road.
    UnplacedEvent {
        /// The event.
        event: EventId,
    },
    /// No passage and no word of open on this stretch in 14 days.
    NoAccessEvidence {
        /// Start, km.
        from_km: f64,
        /// End, km.
        to_km: f64,
    },
}

impl Scene<'_> {
    /// What the level and the access of a route rest on.
    pub(crate) fn drivers_alone(&self, view: &RouteView<'_>) -> Drivers {
        let (drivers, ..) = self.drivers(view);
        Drivers { drivers }
    }

    /// Everything that explains a route.
    pub(crate) fn explanation(&self, view: &RouteView<'_>) -> Explanation {
        let (drivers, numbers, smaller, background_share) = self.drivers(view);
        let counterfactuals = numbers.iter().map(|event| Counterfactual {
            without: self.id(*event),
            outcome: self.outcome(view, &self.without(&[*event])),
        });
        let (lowered_by, not_lowered) = match self.lowered_by(view) {
            Some(Ok(lowering)) => (Some(lowering), None),
            Some(Err(why)) => (None, Some(why)),
            None => (None, None),
        };
        Explanation {
            counterfactuals: counterfactuals.collect(),
            lowered_by,
            not_lowered,
            raised_by: self.raised_by(view, &numbers),
            with_passage: self.with_passage(view),
            ceasefires: self.ceasefires(view),
            background: self.background_of(view),
            gaps: self.state.gaps.of_route(self, view),
            drivers,
            smaller,
            background_share,
        }
    }

    fn ceasefires(&self, view: &RouteView<'_>) -> Vec<CeasefireFact> {
        let mut out = Vec::new();
        for number in self.state.ceasefires.iter().copied() {
            let ceasefire = self.event(number);
            let shape = crate::scene::shape_of(ceasefire, self.net);
            let near = shape
                .map(|shape| view.route.range().map(|s| self.net.distance(s, &shape)).fold(f64::INFINITY, f64::min));
            if near.is_some_and(|km| km > *self.params.hazard.radius_km) {
                continue;
            }
            let mut breaches: Vec<u32> = Vec::new();
            // Those near the road; what lies farther away is no breach by the word of this rule.
            for segment in view.route.range() {
                for event in self.reach(view.number).core.at(segment) {
                    let from = self.event(event).time.from;
                    let counts = self.state.weight[event as usize] > 0.0;
                    if counts && from >= ceasefire.time.from && from < self.ends(number) {
                        breaches.push(event);
                    }
                }
            }
            breaches.sort_unstable();
            breaches.dedup();
            out.push(CeasefireFact {
                event: ceasefire.id,
                in_force: ceasefire.time.holds_at(self.now),
                distance_km: near,
                breaches: breaches.into_iter().map(|event| self.id(event)).collect(),
            });
        }
        out
    }

    fn ends(&self, event: u32) -> passage_model::Time {
        self.event(event).time.until.unwrap_or(self.now)
    }
}
