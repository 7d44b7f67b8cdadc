//! The answer: levels with what they rest on. Units are in the names; Unknown is a value of its own.

use passage_model::{
    Access, Advice, Confidence, Direction, EventId, RiskLevel, RouteId, Silence, ThreatCategory, Time, TrafficClass,
    VehicleClass,
};
use serde::Serialize;

use crate::{CrossingAssessment, Explanation, Gap, RouteAccess, Rule};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// The moment for which the answer holds.
    pub as_of: Time,
    /// Who travels.
    pub traffic: TrafficClass,
    /// In what. `None`: the default of each route.
    pub vehicle: Option<VehicleClass>,
    /// Which way along the routes. `Both` is a return trip.
    pub direction: Direction,
    /// Which routes. `None`: all.
    pub routes: Option<Vec<RouteId>>,
    /// Areas from which reports have stopped coming by a person's word, whenever. They act on coverage alone (rule C3).
    pub silences: Vec<Silence>,
}

/// Levels for routes and crossings; `E`: how far they are explained.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment<E = Explanation> {
    /// The moment.
    pub as_of: Time,
    /// Method, version and calibration, as every output cites them.
    pub method: String,
    /// Routes, in the order of their ids.
    pub routes: Vec<RouteAssessment<E>>,
    /// Crossings, in the order of their ids.
    pub crossings: Vec<CrossingAssessment>,
    /// Violent events that act on no segment because place or time is known too coarsely.
    pub background: Vec<EventId>,
    /// What is not known and belongs to no route: events without a place, settlements without a name.
    pub gaps: Vec<Gap>,
}

/// One route; `E`: how far it is explained.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RouteAssessment<E = Explanation> {
    /// Which.
    pub route: RouteId,
    /// Length, km.
    pub length_km: f64,
    /// Level of the worst segment, or Unknown (rule L3).
    pub level: RiskLevel,
    /// Part of the route is Unknown: the "?" mark beside a known level.
    pub part_unknown: bool,
    /// Length that is Unknown, km.
    pub unknown_km: f64,
    /// P(at least one violent event within 5 km in 7 days), 0 to 1. `None` when the level is Unknown.
    pub probability_7d: Option<f64>,
    /// The same number, given for Unknown routes too, where it is no basis for a level.
    pub computed_probability_7d: f64,
    /// The stretch that sets the level.
    pub worst: Stretch,
    /// Access.
    pub access: RouteAccess,
    /// What the table of advice says.
    pub advice: Advice,
    /// How well founded.
    pub confidence: Confidence,
    /// What the confidence rests on.
    pub coverage: Coverage,
    /// Per threat category; only those with an event.
    pub categories: Vec<CategoryAssessment>,
    /// The profile, start to end.
    pub segments: Vec<SegmentAssessment>,
    /// Drivers, counterfactuals, gaps.
    pub explanation: E,
}

/// A stretch of one level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Stretch {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Level.
    pub level: RiskLevel,
    /// The segment that is explained: of the worst level, that with the greatest s (from 0).
    pub segment: usize,
}

/// One segment of about 1 km.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SegmentAssessment {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Level.
    pub level: RiskLevel,
    /// Probability, 0 to 1. `None` when the level is Unknown.
    pub probability_7d: Option<f64>,
    /// The same number, given for Unknown segments too.
    pub computed_probability_7d: f64,
    /// The sum s: fresh incidents, background included.
    pub fresh_incidents: f64,
    /// The floor or trigger that holds here, where there is one.
    pub floor: Option<Floor>,
    /// Access status here.
    pub access: Access,
    /// Coverage here.
    pub coverage: Confidence,
}

/// A floor under the level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Floor {
    /// The level it sets.
    pub level: RiskLevel,
    /// The rule.
    pub rule: Rule,
    /// The event it rests on.
    pub event: EventId,
    /// For a stop trigger: the change of control or front line beside the hostilities.
    pub companion: Option<EventId>,
}

/// One threat category of a route.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CategoryAssessment {
    /// Which.
    pub category: ThreatCategory,
    /// Level from its own events and floors, by the rule of the route's own level (L3): a segment that is Unknown is so in
    /// every category.
    pub level: RiskLevel,
    /// Probability for the route from its own events and the background, 0 to 1. `None` when the level is Unknown.
    pub probability_7d: Option<f64>,
    /// Its share of s at the explained segment, 0 to 1.
    pub share: f64,
}

/// What confidence rests on (rules C1 and C3).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Coverage {
    /// Age of the newest report within 20 km of the explained segment, hours. `None`: none in the window.
    pub newest_report_hours: Option<f64>,
    /// Independent reports within 20 km of it in 90 days.
    pub independent_reports: u32,
    /// Share of s there that rests on events believed less than 0.6, 0 to 1.
    pub doubtful_share: f64,
    /// Lowered by one because of that share.
    pub lowered: bool,
    /// Coverage at the explained segment.
    pub at_worst: Confidence,
    /// Coverage that more than half of the length reaches.
    pub along_route: Confidence,
    /// Length from which reports have stopped coming by a person's word (rule C3), km.
    pub silent_km: f64,
}

/// The terms of s at one segment; they add up to `fresh_incidents` but for rounding, 1e-12.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contributions {
    /// The route.
    pub route: RouteId,
    /// The segment, from 0.
    pub segment: usize,
    /// The background b.
    pub background: f64,
    /// Event and term: those of the core, then those of the tail, each in the order of event ids.
    pub terms: Vec<Term>,
    /// The sum s.
    pub fresh_incidents: f64,
}

/// One term of s.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Term {
    /// The event.
    pub event: EventId,
    /// Fresh incidents it adds here.
    pub fresh_incidents: f64,
    /// Distance to the segment, km.
    pub distance_km: f64,
    /// H1 or H2.
    pub rule: Rule,
}

/// The outcome for a route under some condition.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Outcome {
    /// Level.
    pub level: RiskLevel,
    /// With the "?" mark.
    pub part_unknown: bool,
    /// Probability, 0 to 1, given for Unknown too.
    pub computed_probability_7d: f64,
    /// Access.
    pub access: Access,
    /// Advice.
    pub advice: Advice,
}

/// One event worth checking.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QueueItem {
    /// The event.
    pub event: EventId,
    /// How far it is believed now.
    pub belief: f64,
    /// Routes whose level, access or advice changes if it is false or true.
    pub routes_that_change: u32,
    /// Their length together, km.
    pub km_that_change: f64,
    /// The changes, in the order of the route ids.
    pub changes: Vec<QueueChange>,
}

/// What one route would be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct QueueChange {
    /// The route.
    pub route: RouteId,
    /// Now.
    pub now: Outcome,
    /// If the event is false (q = 0). `None`: as now.
    pub if_false: Option<Outcome>,
    /// If it is true (q = 0.98). `None`: as now.
    pub if_true: Option<Outcome>,
}
