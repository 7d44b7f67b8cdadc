//! A small world to ask about: one straight route unless a test adds more, events typed in a line each.

use std::{collections::HashMap, sync::Arc};

use chrono::{Duration, TimeZone, Utc};
use passage_model::*;
use passage_risk::*;

/// The moment asked for unless a test says otherwise.
pub(crate) fn now() -> Time {
    Utc.with_ymd_and_hms(2024, 11, 30, 8, 0, 0).unwrap()
}

pub(crate) fn ago(days: f64) -> Time {
    #[expect(clippy::cast_possible_truncation)]
    let ms = (days * 86_400_000.0) as i64;
    now() - Duration::milliseconds(ms)
}

pub(crate) fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

pub(crate) fn route_id(n: u64) -> RouteId {
    RouteId::from_parts(n, [0; 10])
}

pub(crate) fn crossing_id(n: u64) -> CrossingId {
    CrossingId::from_parts(n, [0; 10])
}

pub(crate) fn event_id(n: u64) -> EventId {
    EventId::from_parts(n, [0; 10])
}

#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    pub(crate) routes: Vec<Route>,
    pub(crate) crossings: Vec<Crossing>,
    pub(crate) events: Vec<Event>,
    pub(crate) reports: HashMap<ReportId, ReportHead>,
    pub(crate) sources: HashMap<SourceId, SourceHead>,
    pub(crate) params: Option<Params>,
    /// Built once where many worlds share routes and crossings.
    pub(crate) shared: Option<Arc<Network>>,
}

pub(crate) fn route(n: u64, line: Vec<LatLon>) -> Route {
    Route {
        id: route_id(n),
        code: format!("R-{n:02}"),
        names: Names::one(Lang::En, "Test"),
        road_ref: None,
        area: None,
        line,
        waypoints: Vec::new(),
        crossings: Vec::new(),
        vehicle: VehicleClass::LightTruck,
        normal_minutes: None,
        source_key: None,
    }
}

impl World {
    /// One route along the parallel of 36 degrees, from 37 degrees east; about 45 km in 45 segments.
    pub(crate) fn new() -> Self {
        Self { routes: vec![route(1, vec![at(36.0, 37.0), at(36.0, 37.5)])], ..Self::default() }
    }

    /// A report by a source of this grade; every call is a new source and so a new origin.
    pub(crate) fn report(&mut self, grade: &str) -> Evidence {
        let grade: Grade = grade.parse().unwrap();
        let n = self.reports.len() as u64 + 1;
        let (source, report) = (SourceId::from_parts(n, [1; 10]), ReportId::from_parts(n, [2; 10]));
        let head =
            SourceHead { reliability: grade.reliability, kind: SourceKind::NewsAgency, party: None, names: Vec::new() };
        self.sources.insert(source, head);
        self.reports.insert(report, ReportHead { source, origin: None, received_at: now() });
        Evidence { report, stance: Stance::Supports, credibility: grade.credibility }
    }

    /// Adds an event of a grade (empty: without a report), and gives it for editing.
    pub(crate) fn event(&mut self, detail: Detail, place: Option<LatLon>, from: Time, grade: &str) -> &mut Event {
        let evidence = if grade.is_empty() { Vec::new() } else { vec![self.report(grade)] };
        let n = self.events.len() as u64 + 1;
        self.events.push(Event {
            id: event_id(n),
            title: Names::default(),
            place: None,
            crossing: None,
            place_text: None,
            geometry: place.map(|at| Geometry::Point { at }),
            precision: LocationPrecision::Exact,
            time: EventTime::new(from, None, TimePrecision::Hour).unwrap(),
            actors: Vec::new(),
            status: EventStatus::Reported,
            evidence,
            detail,
            category: None,
            deaths: None,
            confirmed_at: None,
            source_key: None,
            example: false,
        });
        self.events.last_mut().unwrap()
    }

    pub(crate) fn strike(&mut self, place: LatLon, days: f64, grade: &str) -> &mut Event {
        self.event(strike(), Some(place), ago(days), grade)
    }

    /// A passage over the whole first route.
    pub(crate) fn passage(&mut self, days: f64, grade: &str) -> &mut Event {
        self.event(passage(Direction::Both), None, ago(days), grade)
    }

    pub(crate) fn network(&self) -> Arc<Network> {
        if let Some(shared) = &self.shared {
            return Arc::clone(shared);
        }
        let (network, refused) = Network::build(&self.routes, &self.crossings);
        assert!(refused.is_empty(), "{refused:?}");
        Arc::new(network)
    }

    pub(crate) fn params(&self) -> &Params {
        self.params.as_ref().unwrap_or(Params::builtin())
    }

    pub(crate) fn dossier(&self) -> Dossier<'_> {
        Dossier { events: &self.events, reports: &self.reports, sources: &self.sources }
    }

    pub(crate) fn ask(&self, question: &Question) -> Assessment {
        assess(&self.network(), &self.dossier(), self.params(), question)
    }

    pub(crate) fn assess(&self) -> Assessment {
        self.ask(&question())
    }

    /// The first route, assessed.
    pub(crate) fn first(&self) -> RouteAssessment {
        self.assess().routes.remove(0)
    }

    pub(crate) fn first_asked(&self, edit: impl FnOnce(&mut Question)) -> RouteAssessment {
        let mut q = question();
        edit(&mut q);
        self.ask(&q).routes.remove(0)
    }

    pub(crate) fn queue(&self) -> Vec<QueueItem> {
        verification_queue(&self.network(), &self.dossier(), self.params(), &question())
    }

    /// The same world without some events.
    pub(crate) fn without(&self, gone: &[EventId]) -> Self {
        let mut other = self.clone();
        other.events.retain(|e| !gone.contains(&e.id));
        other
    }
}

pub(crate) fn question() -> Question {
    Question {
        as_of: now(),
        traffic: TrafficClass::HumanitarianCargo,
        vehicle: None,
        direction: Direction::Forward,
        routes: None,
        silences: Vec::new(),
    }
}

pub(crate) fn strike() -> Detail {
    Detail::Strike { means: StrikeMeans::Air }
}

pub(crate) fn capture() -> Detail {
    Detail::ControlChange { by: None, from_party: None, count: None, unnamed: None }
}

pub(crate) fn front(state: FrontState) -> Detail {
    Detail::FrontLine { state, parties: Vec::new() }
}

pub(crate) fn passage(direction: Direction) -> Detail {
    Detail::Passage {
        route: Some(route_id(1)),
        from_km: None,
        to_km: None,
        direction,
        by: PassedBy::Own,
        traffic: Traffic::all(),
        vehicle: None,
    }
}

pub(crate) fn closure(scope: Scope) -> Closure {
    Closure {
        scope,
        direction: Direction::Both,
        traffic: Traffic::all(),
        vehicles: Vec::new(),
        hours: None,
        partial: false,
        directive: None,
    }
}

pub(crate) fn section(from_km: f64, to_km: f64) -> Scope {
    Scope::Section { route: route_id(1), from_km: Km(from_km), to_km: Km(to_km) }
}

/// A gradient of places north of the first route's middle, `km` away from it.
pub(crate) fn north(km: f64) -> LatLon {
    at(36.0 + km / 110.97, 37.25)
}
