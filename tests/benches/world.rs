//! The register, the events and the question of one bench.

use std::{collections::HashMap, sync::Arc};

use chrono::Duration;
use passage_model::{
    AmbushAct, Detail, Direction, Event, EventId, EventStatus, EventTime, Evidence, Geometry, Grade, LatLon,
    LocationPrecision, Names, Reliability, ReportId, SiteKind, SourceId, SourceKind, Stance, StrikeMeans, Time,
    TimePrecision, TrafficClass,
};
use passage_risk::{Dossier, KnownEvents, Network, Question, ReportHead, SourceHead};

use crate::{
    dice::Dice,
    pattern::{Kind, Pattern, Row},
    roads,
};

/// Grades and how many of a hundred reports have them: an assumption about a mixed inbox.
const GRADES: [(&str, f64); 5] = [("B2", 30.0), ("B3", 20.0), ("C3", 25.0), ("F6", 15.0), ("D4", 10.0)];

/// How far each event lies from the place of the pattern, km: standard deviation on each axis.
const JITTER_KM: f64 = 3.0;

/// Sources; each has the reliability of one of the grades, in turn.
const SOURCES: u64 = 40;

/// What the method is asked about.
pub(crate) struct World {
    pub(crate) network: Arc<Network>,
    pub(crate) events: Vec<Event>,
    pub(crate) reports: HashMap<ReportId, ReportHead>,
    pub(crate) sources: HashMap<SourceId, SourceHead>,
    pub(crate) as_of: Time,
    /// What it is, in a line.
    pub(crate) about: String,
    made: u64,
    dice: Dice,
}

impl World {
    /// `events` events of the pattern and `routes` routes of about 100 km; the same ones every time.
    pub(crate) fn new(pattern: &Pattern, events: usize, routes: usize) -> Self {
        let roads = roads::routes(pattern, routes, 2);
        let (network, refused) = Network::build(&roads, &[]);
        assert!(refused.is_empty() && roads.len() == routes, "roads: {} of {routes}, {refused:?}", roads.len());
        let km: f64 =
            network.routes().filter_map(|id| network.line(id)).map(passage_spatial::RouteLine::length_km).sum();
        let about = format!(
            "{events} events from {}; {routes} routes, {km:.0} km in {} segments, {:.2} km of route per km2 of the 10 km \
             squares they pass through",
            pattern.origin,
            network.segment_count(),
            roads::density(&roads, km),
        );
        let sources = (0..SOURCES).map(|n| {
            let reliability = grade_of(n).reliability;
            let head = SourceHead { reliability, kind: SourceKind::NewsAgency, party: None, names: Vec::new() };
            (source(n), head)
        });
        let mut world = Self {
            network: Arc::new(network),
            events: Vec::with_capacity(events),
            reports: HashMap::with_capacity(events),
            sources: sources.collect(),
            as_of: pattern.as_of,
            about,
            made: 0,
            dice: Dice::new(1),
        };
        for _ in 0..events {
            let row = &pattern.rows[world.dice.place(pattern.rows.len())];
            let (event, report, head) = world.draw(row, row.from, row.until, row.time);
            world.events.push(event);
            world.reports.insert(report, head);
        }
        world
    }

    /// One more event with its report, of the last three days: what comes in on a working day.
    pub(crate) fn news(&mut self, pattern: &Pattern) -> (Event, ReportId, ReportHead) {
        let row = loop {
            let row = &pattern.rows[self.dice.place(pattern.rows.len())];
            if matches!(row.precision, LocationPrecision::Exact | LocationPrecision::Near) {
                break row;
            }
        };
        #[expect(clippy::cast_possible_truncation, reason = "minutes of three days")]
        let ago = Duration::minutes(self.dice.between(1.0, 3.0 * 24.0 * 60.0) as i64);
        let at = self.as_of - ago;
        self.draw(row, at, at, TimePrecision::Hour)
    }

    fn draw(&mut self, row: &Row, from: Time, until: Time, precision: TimePrecision) -> (Event, ReportId, ReportHead) {
        self.made += 1;
        let dice = &mut self.dice;
        let (source, grade) = said_by(dice);
        let report = ReportId::from_parts(self.made, [2; 10]);
        let detail = match (row.kind, dice.unit() < 0.5) {
            (Kind::StateBased, true) => Detail::Strike { means: StrikeMeans::Artillery },
            (Kind::StateBased | Kind::NonState, _) => Detail::ArmedClash,
            (Kind::OneSided, true) => Detail::AttackOnSite { site: SiteKind::Other },
            (Kind::OneSided, false) => Detail::Ambush { act: AmbushAct::Ambush },
        };
        let event = Event {
            id: EventId::from_parts(self.made, [0; 10]),
            title: Names::default(),
            place: None,
            crossing: None,
            place_text: None,
            geometry: Some(Geometry::Point { at: jittered(row.at, dice) }),
            precision: row.precision,
            time: EventTime { from, until: (until > from).then_some(until), precision },
            actors: Vec::new(),
            status: match grade.to_string().as_str() {
                "B2" => EventStatus::Corroborated,
                "D4" => EventStatus::Claimed,
                "F6" => EventStatus::Rumour,
                _ => EventStatus::Reported,
            },
            evidence: vec![Evidence { report, stance: Stance::Supports, credibility: grade.credibility }],
            detail,
            category: None,
            deaths: None,
            confirmed_at: None,
            source_key: None,
            example: false,
        };
        (event, report, ReportHead { source, origin: None, received_at: until })
    }

    pub(crate) fn dossier(&self) -> Dossier<'_> {
        Dossier { events: &self.events, reports: &self.reports, sources: &self.sources }
    }

    /// The events with what is behind them, for somebody who keeps them; none are left here.
    pub(crate) fn give(&mut self) -> KnownEvents {
        KnownEvents {
            events: std::mem::take(&mut self.events).into_iter().map(Arc::new).collect(),
            reports: Arc::new(std::mem::take(&mut self.reports)),
            sources: Arc::new(std::mem::take(&mut self.sources)),
        }
    }

    pub(crate) fn question(&self) -> Question {
        Question {
            as_of: self.as_of,
            traffic: TrafficClass::HumanitarianCargo,
            vehicle: None,
            direction: Direction::Forward,
            routes: None,
            silences: Vec::new(),
        }
    }
}

fn jittered(at: LatLon, dice: &mut Dice) -> LatLon {
    let north = JITTER_KM * dice.normal() / 111.2;
    let east = JITTER_KM * dice.normal() / (111.2 * at.lat().to_radians().cos());
    LatLon::new(at.lat() + north, at.lon() + east).unwrap_or(at)
}

fn source(n: u64) -> SourceId {
    SourceId::from_parts(n, [1; 10])
}

fn grade_of(n: u64) -> Grade {
    let (text, _) = GRADES[usize::try_from(n).unwrap_or(0) % GRADES.len()];
    text.parse().unwrap_or(Grade { reliability: Reliability::F, ..Grade::UNJUDGED })
}

/// A grade of the mix, and a source whose reports have it.
fn said_by(dice: &mut Dice) -> (SourceId, Grade) {
    let mut share = dice.unit() * GRADES.iter().map(|(_, share)| share).sum::<f64>();
    let mut which = 0;
    while which + 1 < GRADES.len() && share >= GRADES[which].1 {
        share -= GRADES[which].1;
        which += 1;
    }
    let kinds = GRADES.len() as u64;
    let n = which as u64 + kinds * (dice.place(usize::try_from(SOURCES / kinds).unwrap_or(1)) as u64);
    (source(n), grade_of(n))
}
