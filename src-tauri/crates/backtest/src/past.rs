//! What is tested: roads, and events with since when each was known.

use passage_model::{Event, RouteId, Time};
use passage_risk::{CutRoute, Network};
use passage_spatial::{Earth, LineError, Segment};

/// Roads cut into segments, in the order of the network.
#[derive(Debug)]
pub struct Roads<'n> {
    pub(crate) network: &'n Network,
    /// Length of every segment, km.
    pub(crate) km: Vec<f64>,
    /// Segments of every route.
    pub(crate) routes: Vec<std::ops::Range<usize>>,
}

impl<'n> Roads<'n> {
    /// The routes of a network.
    pub fn new(network: &'n Network) -> Self {
        let (mut km, mut routes) = (Vec::with_capacity(network.segment_count()), Vec::new());
        for route in network.routes() {
            let first = km.len();
            km.extend(network.segments(route).iter().map(|segment| segment.to_km - segment.from_km));
            routes.push(first..km.len());
        }
        Self { network, km, routes }
    }

    /// How many segments there are.
    pub fn segments(&self) -> usize {
        self.km.len()
    }

    /// Length of all segments, km.
    pub fn length_km(&self) -> f64 {
        self.km.iter().sum()
    }

    /// Length of a segment, km.
    pub fn km(&self, segment: usize) -> Option<f64> {
        self.km.get(segment).copied()
    }
}

/// A network of routes that are cut already. Their order is kept: routes get ids that rise.
///
/// `earth` is what distances are measured on: WGS 84 as everywhere in Passage, or a sphere to compare with tools that
/// measure so.
pub fn network_of(earth: Earth, routes: Vec<Vec<Segment>>) -> (Network, Vec<(RouteId, LineError)>) {
    let cut = (0..).zip(routes).map(|(n, segments)| CutRoute { id: RouteId::from_parts(n, [0; 10]), segments });
    Network::from_segments_on(earth, cut.collect())
}

/// What is known of an event beside itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Head {
    /// Since when it was known. `None`: since it was over, which is all that a table of past events says.
    pub known_at: Option<Time>,
    /// How far it was believed, 0 to 1; 0: not at all.
    pub q: f64,
    /// Whether it counts as something that happened when the days ahead are judged.
    pub happened: bool,
}

impl Head {
    /// Of a table of past events that were checked by those who made it: known when over, and true.
    pub const RECORDED: Self = Self { known_at: None, q: 1.0, happened: true };
}

/// Past events.
#[derive(Debug, Clone, Copy)]
pub struct Past<'a> {
    pub(crate) events: &'a [Event],
    /// One for each event; those without one are [`Head::RECORDED`].
    pub(crate) heads: &'a [Head],
    /// How far each event was believed from which moment on, oldest first. Where there is none: [`Head::q`] throughout.
    pub(crate) beliefs: &'a [Vec<(Time, f64)>],
    /// Since when all that happened is on record. `None`: since the first day of the first event.
    pub(crate) observed_from: Option<Time>,
    /// Until when all that happened is on record. `None`: to the end of the day on which the last event began.
    pub(crate) observed_until: Option<Time>,
}

impl<'a> Past<'a> {
    /// Events of a table: each was known when it was over.
    pub fn recorded(events: &'a [Event]) -> Self {
        Self { events, heads: &[], beliefs: &[], observed_from: None, observed_until: None }
    }

    /// Events of a register, with what is known of each, and until when the register is complete.
    pub fn known(events: &'a [Event], heads: &'a [Head], observed_until: Time) -> Self {
        Self { events, heads, beliefs: &[], observed_from: None, observed_until: Some(observed_until) }
    }

    /// The same with what is known of each event.
    #[must_use]
    pub fn with_heads(self, heads: &'a [Head]) -> Self {
        Self { heads, ..self }
    }

    /// The same with what was believed of each event from when on: what was heard later weighs nothing at an earlier origin.
    #[must_use]
    pub fn with_beliefs(self, beliefs: &'a [Vec<(Time, f64)>]) -> Self {
        Self { beliefs, ..self }
    }

    /// The same, where nothing is on record before `from`: what came earlier is known in part at most, and weeks before
    /// it count as not observed.
    #[must_use]
    pub fn observed_from(self, from: Option<Time>) -> Self {
        Self { observed_from: from, ..self }
    }

    pub(crate) fn head(&self, event: usize) -> Head {
        self.heads.get(event).copied().unwrap_or(Head::RECORDED)
    }

    /// Whether an event was known at a moment.
    pub(crate) fn is_known(&self, event: usize, at: Time) -> bool {
        match self.head(event).known_at {
            Some(known) => known <= at,
            None => self.events.get(event).is_some_and(|event| event.time.last() < at),
        }
    }

    /// How far an event was believed at a moment: 0 when it was not known by then.
    pub(crate) fn q(&self, event: usize, at: Time) -> f64 {
        let head = self.head(event);
        if !self.is_known(event, at) {
            return 0.0;
        }
        match self.beliefs.get(event).map(Vec::as_slice).unwrap_or_default() {
            [] => head.q,
            steps => steps.iter().rev().find(|(from, _)| *from <= at).map_or(0.0, |(_, q)| *q),
        }
    }

    /// Start of the first day that is on record.
    pub(crate) fn first_day(&self) -> Option<Time> {
        self.observed_from.or_else(|| self.events.iter().map(|event| start_of_day(event.time.from)).min())
    }

    /// Until when all that happened is on record.
    pub(crate) fn observed_until(&self) -> Option<Time> {
        let last = self.events.iter().map(|event| event.time.from).max()?;
        let end = start_of_day(last).checked_add_signed(chrono::Duration::days(1));
        self.observed_until.or(end)
    }
}

/// The start of the day of a moment, UTC.
pub fn start_of_day(time: Time) -> Time {
    time.date_naive().and_time(chrono::NaiveTime::MIN).and_utc()
}
