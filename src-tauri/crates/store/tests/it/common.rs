//! Builders shared by the tests.

use chrono::{Duration, TimeZone, Utc};
use passage_model::*;
use passage_store::{ChangeNote, Store, StoreError};

/// 29 November 2024, `minutes` after 00:00 UTC.
pub(crate) fn at(minutes: i64) -> Time {
    Utc.with_ymd_and_hms(2024, 11, 29, 0, 0, 0).unwrap() + Duration::minutes(minutes)
}

pub(crate) fn random(n: u64) -> [u8; 10] {
    let mut bytes = [0; 10];
    bytes[2..].copy_from_slice(&n.to_be_bytes());
    bytes
}

macro_rules! ids {
    ($($name:ident: $id:ident),* $(,)?) => {
        $(pub(crate) fn $name(n: u64) -> $id { $id::from_parts(1_732_800_000_000 + n, random(n)) })*
    };
}
ids!(place_id: PlaceId, crossing_id: CrossingId, route_id: RouteId, source_id: SourceId, report_id: ReportId,
     event_id: EventId, override_id: OverrideId, calibration_id: CalibrationId, review_id: ReviewId, own_value_id: OwnValueId,
     silence_id: SilenceId, briefing_id: BriefingId, change_id: ChangeId);

/// A note for the n-th change of a test, recorded at the minute `n`.
pub(crate) fn note(n: u64) -> ChangeNote {
    ChangeNote {
        id: change_id(n),
        author: "A. Officer".into(),
        reason: None,
        action: "test.change".into(),
        recorded_at: at(i64::try_from(n).unwrap()),
        known_from: None,
    }
}

pub(crate) fn store() -> Store {
    Store::in_memory(at(0)).unwrap()
}

/// Runs one change that must succeed.
pub(crate) fn change<T>(
    store: &mut Store,
    n: u64,
    f: impl FnOnce(&mut passage_store::Change<'_>) -> Result<T, StoreError>,
) -> T {
    store.change(note(n), f).unwrap().0
}

pub(crate) fn lat_lon(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

pub(crate) fn names(en: &str, ar: &str) -> Names {
    let name = |lang, text: &str| Name { lang, text: text.into(), alias: false };
    Names(vec![name(Lang::En, en), name(Lang::Ar, ar)])
}

pub(crate) fn place(n: u64) -> Place {
    Place {
        id: place_id(n),
        names: names("Urum al-Sughra", "أورم الصغرى"),
        at: lat_lon(36.123_456_789_012, 36.987_654_321_098),
        kind: PlaceKind::Town,
        country: "SY".parse().ok(),
        admin1: Some("Aleppo".into()),
        pcode: Some("C1234".into()),
    }
}

pub(crate) fn source(n: u64) -> Source {
    Source {
        id: source_id(n),
        names: Names::one(Lang::En, "Border authority"),
        kind: SourceKind::Authority,
        reliability: Reliability::B,
        party: None,
        note: Some("by telephone".into()),
    }
}

pub(crate) fn report(n: u64, text: &str) -> Report {
    Report {
        id: report_id(n),
        source: source_id(1),
        origin: Some("directive 12".into()),
        received_at: at(5),
        published_at: None,
        lang: Lang::En,
        text: text.into(),
        hash: TextHash::of(text),
        example: false,
        provenance: Some("reports.csv, row 3".into()),
    }
}

pub(crate) fn strike(n: u64) -> Event {
    Event {
        id: event_id(n),
        title: Names::default(),
        place: None,
        crossing: None,
        place_text: None,
        geometry: Some(Geometry::Point { at: lat_lon(36.2, 37.1) }),
        precision: LocationPrecision::Near,
        time: EventTime { from: at(0), until: None, precision: TimePrecision::Day },
        actors: Vec::new(),
        status: EventStatus::Reported,
        evidence: Vec::new(),
        detail: Detail::Strike { means: StrikeMeans::Air },
        category: None,
        deaths: Some(3),
        confirmed_at: None,
        source_key: None,
        example: false,
    }
}

pub(crate) fn closure(n: u64) -> Event {
    let closure = Closure {
        scope: Scope::Crossing { crossing: crossing_id(1) },
        direction: Direction::Both,
        traffic: Traffic(vec![TrafficClass::HumanitarianCargo]),
        vehicles: vec![VehicleClass::HeavyTruck],
        hours: "05:00-13:00".parse().ok(),
        partial: true,
        directive: Some(Directive {
            issuer: "Commander-in-Chief".into(),
            reference: None,
            enforcement: Enforcement::Unconfirmed,
        }),
    };
    Event {
        title: names("Border closed", "إغلاق الحدود"),
        place: Some(place_id(1)),
        crossing: Some(crossing_id(1)),
        place_text: Some("Al-Qa'im".into()),
        actors: vec![Actor { name: "Ministry".into(), role: ActorRole::Issuer }],
        category: Some(ThreatCategory::Hazards),
        confirmed_at: Some(at(7)),
        source_key: Some("row-7".into()),
        example: true,
        detail: Detail::Closure(closure),
        ..strike(n)
    }
}

pub(crate) fn crossing(n: u64) -> Crossing {
    Crossing {
        id: crossing_id(n),
        names: names("Al-Qa'im", "القائم"),
        kind: CrossingKind::Border,
        at: lat_lon(34.4, 41.0),
        formal: None,
        sides: vec![Side {
            names: names("Al-Bukamal", "البوكمال"),
            country: "SY".parse().ok(),
            authority: None,
            hours: None,
            statuses: vec![SideStatus {
                traffic: None,
                direction: TrafficDirection::In,
                status: SideStatusKind::Closed,
                basis: None,
                since: Some(at(1) + Duration::microseconds(7)),
                until: None,
                checked_at: at(2),
                source: None,
                grade: Grade::UNJUDGED,
            }],
        }],
    }
}

pub(crate) fn route(n: u64) -> Route {
    Route {
        id: route_id(n),
        code: format!("R-{n:02}"),
        names: names("Gaziantep to Aleppo", "غازي عنتاب إلى حلب"),
        road_ref: Some("M5".into()),
        area: None,
        line: vec![lat_lon(37.06, 37.38), lat_lon(36.6, 37.2), lat_lon(36.202_104_999_1, 37.134_260_001)],
        waypoints: Vec::new(),
        crossings: Vec::new(),
        vehicle: VehicleClass::HeavyTruck,
        normal_minutes: Some(150),
        source_key: None,
    }
}

pub(crate) fn level(n: u64, route: u64) -> Override {
    Override {
        id: override_id(n),
        route: route_id(route),
        level: RiskLevel::High,
        reason: "Convoy saw fighting".into(),
        author: "A. Officer".into(),
        from: at(0),
        expires: at(600),
    }
}

pub(crate) fn evidence(report: u64) -> Evidence {
    Evidence { report: report_id(report), stance: Stance::Supports, credibility: Credibility::Three }
}

pub(crate) fn calibration(n: u64, chosen: Option<Choice>) -> Calibration {
    let tested = TestedScale {
        scores: Scores {
            base_rate: 0.04,
            mean_probability: 0.05,
            brier: 0.03,
            skill: Some(0.2),
            aupr: None,
            auc: Some(0.9),
            ece: 0.01,
            pai: Some([8.0, 6.0, 4.0]),
        },
        reliability: vec![[0.001, 0.002, 0.9], [0.3, 0.25, 0.1]],
    };
    Calibration {
        id: calibration_id(n),
        label: "Syria".into(),
        made_at: at(0),
        made_by: "A. Officer".into(),
        method: "passage-method 1 (uncalibrated)".into(),
        scale_a: 0.123_456_789,
        shipped_scale_a: 0.2991,
        weeks: 26,
        first_origin: at(-500_000),
        last_origin: at(-10_080),
        routes: 12,
        km: 1_234.5,
        events: 345,
        areas: vec![Extent { south: 34.5, west: 35.4, north: 37.4, east: 42.1 }],
        test: Some(CalibrationTest { weeks: 18, before: tested.clone(), after: tested }),
        chosen,
    }
}

/// What a person did with a draft of the text of `report`: turned it down.
pub(crate) fn review(n: u64, report: u64) -> Review {
    Review {
        id: review_id(n),
        report: report_id(report),
        act: ReviewAct::Decided {
            draft: DraftKey { kind: EventKind::Closure, from: 4, until: 12, nth: 0, part: Some(1) },
            verdict: Verdict::Rejected { reason: "an older closure".into() },
        },
        at: at(1),
        by: "A. Officer".into(),
    }
}

pub(crate) fn own_value(n: u64, value: &str) -> OwnValue {
    OwnValue {
        id: own_value_id(n),
        parameter: "floors.front_days".into(),
        value: value.into(),
        reason: "the line is watched daily here".into(),
        by: "A. Planner".into(),
        at: at(5),
    }
}
