//! Access: open, restricted, closed or unknown, for a traffic class, vehicle, direction and moment (rules `A-…`).
//!
//! A route and a crossing are worked out alike: both are a strip on which events act, the crossing a strip of length 0.

mod along;
mod closures;
mod crossing;
mod facts;
mod ranges;
mod road;
mod strip;

use passage_model::{Access, CrossingId, Direction, Enforcement, EventId, TrafficClass};
use serde::Serialize;

pub use along::{OnRoad, on_roads, routes_beside};
pub(crate) use facts::{AccessFacts, acts_on_access};
pub(crate) use ranges::joined;

use crate::Rule;

/// What access rests on: one event or one side of a crossing, with where and how old.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct AccessFinding {
    /// Start, km; equal to the end for a single place.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Status.
    pub status: Access,
    /// The rule.
    pub rule: Rule,
    /// The event it rests on.
    pub event: Option<EventId>,
    /// The crossing it is about.
    pub crossing: Option<CrossingId>,
    /// The side of the crossing it rests on, from 0.
    pub side: Option<usize>,
    /// Hours since the word it rests on; `None`: there never was one.
    pub age_hours: Option<f64>,
    /// P(true) of that word.
    pub belief: Option<f64>,
    /// An order stands behind it.
    pub by_order: bool,
    /// Whether the order is carried out, where there is one.
    pub enforcement: Option<Enforcement>,
}

/// Access of one route.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RouteAccess {
    /// The status of the whole: the worst finding, or Open with evidence all along.
    pub status: Access,
    /// The rule of the whole.
    pub rule: Rule,
    /// What the whole rests on; for Open the oldest evidence that is needed.
    pub basis: Option<AccessFinding>,
    /// Everything that closes, restricts or makes unknown: worst first, then by km.
    pub findings: Vec<AccessFinding>,
    /// The course along the route, start to end; single places (crossings) between the stretches.
    pub stretches: Vec<AccessFinding>,
    /// The newest believed passage, whoever travelled and whichever way.
    pub last_passage: Option<LastPassage>,
}

/// A passage over a route.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LastPassage {
    /// The event.
    pub event: EventId,
    /// Hours since.
    pub age_hours: f64,
    /// From km.
    pub from_km: f64,
    /// To km.
    pub to_km: f64,
    /// Which way along the route.
    pub direction: Direction,
}

/// One crossing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CrossingAssessment {
    /// Which.
    pub crossing: CrossingId,
    /// Status for the traffic asked for.
    pub status: Access,
    /// The rule.
    pub rule: Rule,
    /// What it rests on.
    pub basis: Option<AccessFinding>,
    /// Everything that closes, restricts or makes unknown, worst first.
    pub findings: Vec<AccessFinding>,
    /// An order stands behind the status.
    pub by_order: bool,
    /// What each side says.
    pub sides: Vec<SideAssessment>,
}

/// What one side of a crossing says for one class of traffic.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SideAssessment {
    /// The side, from 0.
    pub side: usize,
    /// For whom.
    pub traffic: TrafficClass,
    /// Status.
    pub status: Access,
    /// The rule.
    pub rule: Rule,
    /// Hours since it was checked. `None`: never.
    pub age_hours: Option<f64>,
    /// P(true) of the word it rests on.
    pub belief: Option<f64>,
    /// What that comes to for who would pass now: what events say of the crossing may be worse.
    pub access: Access,
    /// The same inwards and outwards, each taken alone.
    pub ways: [Access; 2],
}

/// Worst first; of equals that nearest to the start, then by rule and event, so that the order is always the same.
pub(crate) fn worst_first(findings: &mut [AccessFinding]) {
    findings.sort_by(|a, b| {
        b.status
            .cmp(&a.status)
            .then(a.from_km.total_cmp(&b.from_km))
            .then(a.to_km.total_cmp(&b.to_km))
            .then(a.rule.cmp(&b.rule))
            .then(a.event.cmp(&b.event))
            .then(a.crossing.cmp(&b.crossing))
            .then(a.side.cmp(&b.side))
    });
}
