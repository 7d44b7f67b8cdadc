//! What is exported and imported again is assessed as it was: an invented region with events of every kind and scope, sources
//! that agree and deny, orders, limits, and what was taken back.

use std::collections::BTreeMap;

use passage_model::{
    AmbushAct, CauseOfObstruction, CheckpointChange, Closure, Credibility, Crossing, CrossingId, CrossingKind,
    DenialAct, Detail, Device, Direction, Directive, Enforcement, Event, EventId, EventStatus, EventTime, Evidence,
    FrontState, Geometry, Hours, Km, Lang, LatLon, LocationPrecision, Names, Passability, PassedBy, Reliability,
    Report, ReportId, Route, RouteId, Scope, Side, SiteKind, Source, SourceId, SourceKind, Stance, StrikeMeans,
    TextHash, ThreatCategory, Time, TimePrecision, Tlp, Traffic, TrafficClass, VehicleClass, Weekdays,
};
use tempfile::TempDir;

use super::case::{AS_OF, question};
use crate::{
    Desk, app, assessment_report,
    desk::{new_id, words},
    dto::*,
    export, import,
};

/// What the routes of a database come to: access, level, how likely, confidence and advice, by code.
fn assessed(desk: &mut Desk, traffic: Option<TrafficClass>) -> BTreeMap<String, String> {
    let asked = AssessArgs { traffic, ..question(Lang::En) };
    let report = assessment_report(desk, &asked, &[]).unwrap();
    let told = report.routes.into_iter().map(|route| {
        // What was measured along a line again differs in its last digits.
        let p = route.probability_7d.map(|p| (p * 1e6).round());
        let told = (route.access, route.level, route.computed_level, p, route.confidence, route.advice);
        (route.code, format!("{told:?}"))
    });
    told.collect()
}

fn empty() -> (Desk, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let now = AS_OF.parse().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("case.db"), move || now);
    let args = CreateArgs { path: None, passphrase: None, starter: false, lang: Lang::En };
    app::create_database(&mut desk, args).unwrap();
    (desk, folder)
}

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

macro_rules! id {
    ($desk:expr, $id:ty) => {{
        let make = || -> crate::error::Result<_> { Ok(new_id!($desk, words(Lang::En), $id)) };
        make().unwrap()
    }};
}

/// A source: kind, reliability, party.
const SOURCES: [(SourceKind, Reliability, Option<&str>); 6] = [
    (SourceKind::Authority, Reliability::A, None),
    (SourceKind::NewsAgency, Reliability::B, None),
    (SourceKind::Partner, Reliability::B, None),
    (SourceKind::SocialMedia, Reliability::D, None),
    (SourceKind::ArmedParty, Reliability::C, Some("Northern Force")),
    (SourceKind::Ministry, Reliability::B, Some("Southern Army")),
];

/// Who says it: the place of the source, credibility, stance, and whether he has it from the agency.
type Voice = (usize, Credibility, Stance, bool);

const FOR: Stance = Stance::Supports;
const ONE: &[Voice] = &[(1, Credibility::Two, FOR, false)];

/// The routes: the last two begin on one road.
const ROUTES: usize = 24;

struct Made {
    routes: Vec<Route>,
    crossings: Vec<Crossing>,
    sources: Vec<Source>,
    reports: Vec<Report>,
    events: Vec<Event>,
}

/// The line of a route: fifty kilometres to the east, far from all others. The last leaves the road of the one before it.
#[allow(clippy::cast_precision_loss)] // small numbers
fn line(number: usize) -> Vec<LatLon> {
    let lat = |number: usize| 10.0 + 0.9 * number as f64;
    if number + 1 == ROUTES {
        let start = lat(number - 1);
        return vec![at(start, 20.0), at(start, 20.0007), at(start + 0.2, 20.1)];
    }
    (0..=5).map(|step| at(lat(number), 20.0 + f64::from(step) / 10.0)).collect()
}

fn made(desk: &Desk) -> Made {
    let sources = SOURCES.iter().enumerate().map(|(number, (kind, reliability, party))| Source {
        id: id!(desk, SourceId),
        names: Names::one(Lang::En, format!("Source {number}")),
        kind: *kind,
        reliability: *reliability,
        party: party.map(str::to_owned),
        note: None,
    });
    let sources: Vec<Source> = sources.collect();
    let side = |name: &str, country: &str| Side {
        names: Names::one(Lang::En, name),
        country: country.parse().ok(),
        authority: None,
        hours: None,
        statuses: Vec::new(),
    };
    let crossing = |number: usize, kind| Crossing {
        id: id!(desk, CrossingId),
        names: Names::one(Lang::En, format!("Gate {number}")),
        kind,
        at: line(number)[2],
        formal: Some(true),
        sides: vec![side("East", "SY"), side("West", "IQ")],
    };
    let crossings = vec![crossing(3, CrossingKind::Border), crossing(4, CrossingKind::Bridge)];
    let routes = (0..ROUTES).map(|number| Route {
        id: id!(desk, RouteId),
        code: format!("X-{number:02}"),
        names: Names::one(Lang::En, format!("Road {number}")),
        road_ref: None,
        area: None,
        line: line(number),
        waypoints: Vec::new(),
        crossings: match number {
            3 => vec![crossings[0].id],
            4 => vec![crossings[1].id],
            _ => Vec::new(),
        },
        vehicle: if number % 2 == 0 { VehicleClass::HeavyTruck } else { VehicleClass::Light4wd },
        normal_minutes: None,
        source_key: None,
    });
    let routes: Vec<Route> = routes.collect();
    Made { routes, crossings, sources, reports: Vec::new(), events: Vec::new() }
}

impl Made {
    fn say(&mut self, desk: &Desk, event: Event, voices: &[Voice]) {
        let mut event = Event { id: id!(desk, EventId), ..event };
        for (number, (source, credibility, stance, quotes)) in voices.iter().enumerate() {
            let text = format!("word {number} of {}", event.id);
            let report = Report {
                id: id!(desk, ReportId),
                source: self.sources[*source].id,
                origin: quotes.then(|| "Source 1".to_owned()),
                received_at: AS_OF.parse().unwrap(),
                published_at: None,
                lang: Lang::En,
                hash: TextHash::of(&text),
                text,
                example: false,
                provenance: None,
            };
            event.evidence.push(Evidence { report: report.id, stance: *stance, credibility: *credibility });
            self.reports.push(report);
        }
        self.events.push(event);
    }
}

fn event(detail: Detail, geometry: Option<Geometry>, hours_ago: i64) -> Event {
    let from = AS_OF.parse::<Time>().unwrap() - chrono::Duration::hours(hours_ago);
    let precision = match &geometry {
        Some(Geometry::Line { .. } | Geometry::Area { .. }) => LocationPrecision::Linear,
        _ => LocationPrecision::Exact,
    };
    Event {
        id: EventId::from_parts(0, [0; 10]),
        title: Names::default(),
        place: None,
        crossing: None,
        place_text: None,
        geometry,
        precision,
        time: EventTime { from, until: None, precision: TimePrecision::Hour },
        actors: Vec::new(),
        status: EventStatus::Reported,
        evidence: Vec::new(),
        detail,
        category: None,
        deaths: None,
        confirmed_at: None,
        source_key: None,
        example: false,
    }
}

fn closure(scope: Scope) -> Closure {
    Closure {
        scope,
        direction: Direction::Both,
        traffic: Traffic(Vec::new()),
        vehicles: Vec::new(),
        hours: None,
        partial: false,
        directive: None,
    }
}

#[allow(clippy::unnecessary_wraps)] // the form of a field
fn point(number: usize) -> Option<Geometry> {
    Some(Geometry::Point { at: line(number)[1] })
}

#[allow(clippy::unnecessary_wraps)] // the form of a field
fn along(number: usize) -> Option<Geometry> {
    Some(Geometry::Line { points: line(number)[1..4].to_vec() })
}

#[allow(clippy::unnecessary_wraps)] // the form of a field
fn order(enforcement: Enforcement) -> Option<Directive> {
    Some(Directive { issuer: "Southern Army".to_owned(), reference: Some("12/4".to_owned()), enforcement })
}

fn taken(by: &str, from: &str) -> Detail {
    let party = |name: &str| Some(name.to_owned());
    Detail::ControlChange { by: party(by), from_party: party(from), count: Some(3), unnamed: Some(1) }
}

fn passage(route: Option<RouteId>) -> Detail {
    Detail::Passage {
        route,
        from_km: None,
        to_km: None,
        direction: Direction::Both,
        by: PassedBy::Own,
        traffic: Traffic(Vec::new()),
        vehicle: None,
    }
}

/// A region in which every scope, limit and standing stands alone on a road of its own.
#[allow(clippy::too_many_lines)] // a list
fn region(desk: &mut Desk) {
    use Credibility as C;
    let mut made = made(desk);
    let route = |made: &Made, number: usize| made.routes[number].id;
    let section = |made: &Made, number, from: f64, to: f64| Scope::Section {
        route: route(made, number),
        from_km: Km(from),
        to_km: Km(to),
    };
    let many: &[Voice] =
        &[(3, C::Three, FOR, false), (1, C::Two, FOR, false), (2, C::Two, FOR, false), (3, C::Three, FOR, true)];
    let denied: &[Voice] = &[(2, C::Three, FOR, false), (0, C::One, Stance::Denies, false)];
    let only_denied: &[Voice] = &[(0, C::One, Stance::Denies, false)];
    let north: &[Voice] = &[(4, C::Two, FOR, false)];
    let south: &[Voice] = &[(5, C::Two, FOR, false)];
    let own_act: &[Voice] = &[(1, C::Two, FOR, false), (4, C::One, Stance::Denies, false)];
    let closed = |closure| Detail::Closure(closure);
    let opened = |closure| Detail::Reopening(closure);

    // The start of a road that another one shares for a few metres.
    let scope = section(&made, ROUTES - 2, 0.0, 9.25);
    made.say(desk, event(closed(closure(scope)), None, 12), ONE);
    made.say(desk, event(closed(closure(Scope::Geometry)), point(1), 12), ONE);
    made.say(desk, event(closed(closure(Scope::Along)), along(2), 12), ONE);
    let (sy, iq) = ("SY".parse().unwrap(), "IQ".parse().unwrap());
    made.say(desk, event(closed(closure(Scope::Border { a: sy, b: iq })), None, 12), ONE);
    let gate = Scope::Crossing { crossing: made.crossings[1].id };
    made.say(desk, event(closed(closure(gate)), None, 12), ONE);
    // Taken, and opened by who has lost it; and by who holds it.
    for (number, voices) in [(5, north), (6, south)] {
        made.say(desk, event(taken("Southern Army", "Northern Force"), point(number), 40), ONE);
        let scope = section(&made, number, 0.0, 54.0);
        made.say(desk, event(opened(closure(scope)), None, 8), voices);
    }
    for (number, enforcement) in [(7, Enforcement::NotEnforced), (8, Enforcement::Unconfirmed)] {
        let closure = Closure { directive: order(enforcement), ..closure(section(&made, number, 1.0, 20.0)) };
        made.say(desk, event(closed(closure), None, 12), ONE);
    }
    let days = Some(Hours { days: Weekdays(0b11), from_minute: 300, to_minute: 780 });
    let limited = Closure { hours: days, partial: true, ..closure(section(&made, 9, 1.0, 2.0)) };
    made.say(desk, event(closed(limited), None, 12), ONE);
    let some = Closure {
        traffic: Traffic(vec![TrafficClass::Commercial]),
        direction: Direction::Forward,
        vehicles: vec![VehicleClass::HeavyTruck],
        ..closure(Scope::Geometry)
    };
    made.say(desk, event(closed(some), point(10), 12), ONE);
    let area = [(0.1, 0.1), (0.1, 0.3), (-0.1, 0.3)].map(|(lat, lon)| at(line(11)[0].lat() + lat, 20.0 + lon));
    let area = Some(Geometry::Area { ring: area.to_vec() });
    let front = |state| Detail::FrontLine { state, parties: Vec::new() };
    made.say(desk, event(front(FrontState::Contested), area, 50), many);
    let confirmed_at = AS_OF.parse::<Time>().ok().map(|now| now - chrono::Duration::hours(3));
    let old = event(front(FrontState::Assessed), along(12), 24 * 40);
    made.say(desk, Event { confirmed_at, ..old }, ONE);
    made.say(desk, event(closed(closure(section(&made, 13, 3.0, 9.0))), None, 12), denied);
    made.say(desk, event(closed(closure(section(&made, 14, 3.0, 9.0))), None, 12), only_denied);
    let retracted = event(closed(closure(section(&made, 15, 3.0, 9.0))), None, 12);
    made.say(desk, Event { status: EventStatus::Retracted, ..retracted }, many);
    let means = StrikeMeans::Air;
    made.say(desk, event(Detail::Strike { means }, point(16), 20), many);
    made.say(desk, event(taken("Northern Force", "Southern Army"), point(16), 21), own_act);
    made.say(desk, event(Detail::ArmedClash, point(17), 30), own_act);
    made.say(desk, event(Detail::AttackOnSite { site: SiteKind::Aid }, point(17), 60), &[]);
    let ambush = event(Detail::Ambush { act: AmbushAct::Robbery }, point(18), 60);
    made.say(desk, Event { category: Some(ThreatCategory::Terrorism), ..ambush }, ONE);
    let gone = Detail::Checkpoint { change: CheckpointChange::New, official: Some(false), delays: true };
    made.say(desk, event(gone, point(18), 60), ONE);
    let mine = |cleared| Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared };
    made.say(desk, event(mine(false), point(19), 60), ONE);
    made.say(desk, event(Detail::Ceasefire { parties: Vec::new() }, point(19), 60), ONE);
    let bridge = Detail::Obstruction {
        cause: CauseOfObstruction::Damage,
        passability: Passability::WithDifficulty,
        limit_tonnes: Some(12.5),
    };
    made.say(desk, event(bridge, point(20), 60), ONE);
    let refused = Detail::DetentionOrDenial { act: DenialAct::Denied, traffic: Traffic(Vec::new()) };
    made.say(desk, event(refused, point(20), 60), ONE);
    made.say(desk, event(passage(Some(route(&made, 21))), None, 10), many);
    made.say(desk, event(passage(None), along(0), 10), ONE);

    let note = desk.note(words(Lang::En), "import", None).unwrap();
    let written = desk.opened(words(Lang::En)).unwrap().store.change(note, |change| {
        made.sources.iter().try_for_each(|one| change.put_source(one).map(drop))?;
        made.crossings.iter().try_for_each(|one| change.put_crossing(one).map(drop))?;
        made.routes.iter().try_for_each(|one| change.put_route(one).map(drop))?;
        made.reports.iter().try_for_each(|one| change.put_report(one).map(drop))?;
        made.events.iter().try_for_each(|one| change.put_event(one).map(drop))
    });
    written.unwrap();
}

/// Hands register and events out in formats of their own and takes them into a new database.
fn passed_on(desk: &mut Desk, redact: Redaction, events: ExportFormat) -> (Desk, TempDir) {
    let (mut other, folder) = empty();
    let formats =
        [(ExportWhat::Events, events), (ExportWhat::Crossings, events), (ExportWhat::Routes, ExportFormat::Geojson)];
    let files = formats.map(|(what, format)| {
        let name = format!("{}.{}", what.code(), format.code());
        let file = folder.path().join(name).display().to_string();
        let args = ExportArgs {
            question: question(Lang::En),
            format,
            what,
            routes: Vec::new(),
            redact,
            tlp: Some(Tlp::Amber),
            file: file.clone(),
        };
        export::export(desk, args).unwrap();
        file
    });
    let args = || ImportArgs { accept_partial: true, ..ImportArgs::files(files.to_vec(), Lang::En) };
    let done = import::import(&mut other, args()).unwrap();
    assert!(done.files.iter().all(|file| file.added > 0 && file.rejected == 0), "{:?}", done.files);
    let again = import::import(&mut other, args()).unwrap();
    assert!(again.files.iter().all(|file| file.added + file.updated == 0 && file.unchanged > 0), "{:?}", again.files);
    (other, folder)
}

#[test]
fn what_is_exported_and_imported_again_is_assessed_as_it_was() {
    let (mut desk, _folder) = empty();
    region(&mut desk);
    let mut seen: Vec<String> = assessed(&mut desk, None).into_values().collect();
    seen.sort();
    seen.dedup();
    assert!(seen.len() > 8, "the region shows many things: {seen:?}");
    for format in [ExportFormat::Geojson, ExportFormat::Csv, ExportFormat::Xlsx] {
        let (mut other, _folder) = passed_on(&mut desk, Redaction::None, format);
        for traffic in [None, Some(TrafficClass::Commercial)] {
            assert_eq!(assessed(&mut other, traffic), assessed(&mut desk, traffic), "{format:?} {traffic:?}");
        }
    }
}

#[test]
fn the_starter_region_is_assessed_elsewhere_as_it_was() {
    let (mut desk, _folder) = super::case::starter();
    let (mut other, _folder) = passed_on(&mut desk, Redaction::None, ExportFormat::Geojson);
    assert_eq!(assessed(&mut other, None), assessed(&mut desk, None));
}

#[test]
fn who_said_it_is_not_in_what_is_handed_out() {
    let (mut desk, _folder) = empty();
    region(&mut desk);
    for redact in [Redaction::None, Redaction::Sources] {
        let (other, folder) = passed_on(&mut desk, redact, ExportFormat::Csv);
        let text = std::fs::read_to_string(folder.path().join("events.csv")).unwrap();
        assert!(!text.contains("Source "), "no name of a source");
        let marks = text.matches("heard ").count();
        assert_eq!(marks > 0, redact == Redaction::None, "{marks}");
        assert_eq!(text.contains("order unconfirmed"), redact == Redaction::None);
        drop(other);
    }
}
