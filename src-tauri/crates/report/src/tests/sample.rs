//! An invented briefing: no place, road or party of it exists, and its positions lie in the open sea.

use chrono::{Duration, TimeZone, Utc};
use passage_model::{
    Access, Advice, Confidence, Direction, EventKind, EventStatus, EventTime, Grade, Lang, LatLon, PlaceKind,
    RiskLevel, SideStatusKind, SourceKind, Time, TimePrecision, Tlp, Trend, VehicleClass,
};

use crate::doc::*;

use super::texts::Texts;

pub(crate) fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

fn as_of() -> Time {
    Utc.with_ymd_and_hms(2031, 3, 14, 18, 0, 0).unwrap()
}

fn days_ago(days: usize) -> Time {
    as_of() - Duration::days(i64::try_from(days).unwrap())
}

fn grade(text: &str) -> Grade {
    text.parse().unwrap()
}

const LEVELS: [RiskLevel; 7] = [
    RiskLevel::VeryHigh,
    RiskLevel::Low,
    RiskLevel::Unknown,
    RiskLevel::Medium,
    RiskLevel::High,
    RiskLevel::VeryLow,
    RiskLevel::Unacceptable,
];

/// The line of route `index`: a bent way from the coast inland.
fn line(index: usize) -> Vec<LatLon> {
    let turn = index as f64;
    (0..=30)
        .map(|step| {
            let t = f64::from(step) / 30.0;
            at(10.1 + 0.07 * turn + 0.5 * t * (1.0 - 0.05 * turn), -39.9 + 1.5 * t + 0.06 * (t * 9.0 + turn).sin())
        })
        .collect()
}

/// Levels along route `index`, worst towards its end.
fn course(index: usize) -> [(f64, f64, RiskLevel, Access); 4] {
    let worst = LEVELS[index % LEVELS.len()];
    let access = Access::ALL[index % 4];
    [
        (0.0, 18.0, RiskLevel::Low, Access::Open),
        (18.0, 30.0, RiskLevel::Medium, Access::Open),
        (30.0, 44.0, if index % 3 == 2 { RiskLevel::Unknown } else { RiskLevel::Medium }, access),
        (44.0, 61.0, worst, access),
    ]
}

fn map_route(index: usize, focus: bool) -> MapRoute {
    let line = line(index);
    let segments = course(index).map(|(from_km, to_km, level, access)| MapSegment {
        from_km,
        to_km,
        level,
        access,
        points: line
            .iter()
            .enumerate()
            .filter(|(step, _)| (from_km..=to_km).contains(&(*step as f64 * 2.0)))
            .map(|(_, at)| *at)
            .collect(),
    });
    MapRoute { code: format!("R-{:02}", index + 1), focus, segments: segments.into() }
}

pub(crate) fn map(texts: &Texts, routes: usize, focus: Option<usize>) -> MapDoc {
    let ring = |points: &[(f64, f64)]| points.iter().map(|(lat, lon)| at(*lat, *lon)).collect::<Vec<_>>();
    let shape = |kind, points: &[(f64, f64)]| BaseShape { kind, points: ring(points) };
    let event = |lat, lon, kind, status, age_days| MapEvent { at: at(lat, lon), kind, status, age_days };
    let place = |lat, lon, index: usize, kind| MapPlace { at: at(lat, lon), name: texts.place(index), kind };
    MapDoc {
        title: texts.map_title.into(),
        note: focus.is_none().then(|| texts.map_note.into()),
        view: Bounds { south_west: at(10.0, -40.0), north_east: at(10.9, -38.3) },
        base: vec![
            shape(BaseKind::Water, &[(9.0, -41.0), (11.5, -41.0), (11.5, -39.97), (10.4, -39.93), (9.0, -40.0)]),
            shape(BaseKind::Outside, &[(9.0, -38.5), (11.5, -38.45), (11.5, -37.0), (9.0, -37.0)]),
            shape(
                BaseKind::Control { tint: 0, claimed: false },
                &[(9.5, -39.9), (10.5, -39.9), (10.6, -39.2), (9.5, -39.1)],
            ),
            shape(
                BaseKind::Control { tint: 1, claimed: false },
                &[(9.5, -39.1), (10.6, -39.2), (11.2, -38.5), (9.5, -38.5)],
            ),
            shape(
                BaseKind::Control { tint: 1, claimed: true },
                &[(10.2, -39.4), (10.5, -39.45), (10.6, -39.2), (10.2, -39.12)],
            ),
            shape(BaseKind::River, &[(11.2, -39.6), (10.7, -39.3), (10.2, -39.35), (9.5, -39.6)]),
            shape(BaseKind::Road, &[(10.0, -39.5), (10.4, -39.0), (10.9, -38.9)]),
            shape(BaseKind::Border, &[(9.0, -38.5), (11.5, -38.45)]),
            shape(BaseKind::Urban, &[(10.36, -39.14), (10.42, -39.1), (10.4, -39.04), (10.34, -39.06)]),
        ],
        routes: (0..routes).map(|index| map_route(index, focus == Some(index))).collect(),
        crossings: vec![
            MapCrossing { at: at(10.3, -38.49), name: texts.place(6), access: Access::Closed, by_order: true },
            MapCrossing { at: at(10.66, -38.47), name: texts.place(7), access: Access::Open, by_order: false },
            MapCrossing { at: at(10.85, -38.47), name: texts.place(8), access: Access::Unknown, by_order: false },
        ],
        events: vec![
            event(10.45, -39.2, EventKind::ControlChange, EventStatus::Claimed, 0),
            event(10.38, -39.05, EventKind::Strike, EventStatus::Confirmed, 1),
            event(10.39, -39.04, EventKind::ArmedClash, EventStatus::Reported, 4),
            event(10.55, -38.8, EventKind::ExplosiveHazard, EventStatus::Corroborated, 0),
            event(10.62, -39.5, EventKind::AttackOnSite, EventStatus::Reported, 9),
            event(10.2, -39.7, EventKind::Ambush, EventStatus::Rumour, 2),
        ],
        places: vec![
            place(10.38, -39.09, 0, PlaceKind::City),
            place(10.1, -39.9, 1, PlaceKind::Town),
            place(10.5, -38.62, 2, PlaceKind::Town),
            place(10.75, -39.4, 3, PlaceKind::Village),
            place(10.05, -38.9, 4, PlaceKind::Village),
            MapPlace { at: at(10.8, -39.75), name: texts.area.into(), kind: PlaceKind::Other },
        ],
    }
}

fn route_row(texts: &Texts, index: usize) -> RouteRow {
    let level = LEVELS[index % LEVELS.len()];
    let trend = match index % 4 {
        0 => Trend::Up { from: RiskLevel::Medium },
        1 => Trend::Same { level },
        2 => Trend::Down { from: RiskLevel::VeryHigh },
        _ => Trend::None,
    };
    RouteRow {
        code: format!("R-{:02}", index + 1),
        name: texts.route(index),
        level,
        computed: (index == 3).then_some(RiskLevel::High),
        partly_unknown: index % 3 == 2 && level != RiskLevel::Unknown,
        trend,
        access: Access::ALL[index % 4],
        strip: course(index).map(|(from_km, to_km, level, _)| StripPart { from_km, to_km, level }).into(),
        reason: texts.reason(index),
        grade: (index % 5 != 4).then(|| grade(["B1", "B3", "C2", "A1"][index % 4])),
        last_passage: (index % 3 != 1).then(|| days_ago(index)),
        advice: match level {
            RiskLevel::Unacceptable => Advice::NoGo,
            RiskLevel::VeryHigh | RiskLevel::Unknown => Advice::Hold,
            RiskLevel::High => Advice::Conditions,
            _ => Advice::Go,
        },
    }
}

fn route_page(texts: &Texts, routes: usize) -> RoutePage {
    let row = route_row(texts, 0);
    let segments = (0..61).map(|km| {
        let from_km = f64::from(km);
        let (_, _, level, access) =
            course(0).into_iter().find(|(from, to, _, _)| from_km >= *from && from_km < *to).unwrap();
        let score = level.number().map(|number| (f64::from(number) / 6.0 + 0.05 * (from_km / 5.0).sin()).min(1.0));
        ProfileSegment { from_km, to_km: from_km + 1.0, level, access, score }
    });
    let point = |km: f64, index: usize, access, on_profile| PointRow {
        km,
        name: texts.place(index),
        access,
        note: texts.point_note.into(),
        on_profile,
    };
    let driver = |share, index, status, text: &str| DriverRow {
        share,
        what: texts.driver(index),
        place: texts.driver_place.into(),
        occurred: Some(EventTime { from: days_ago(1), until: None, precision: TimePrecision::Day }),
        grade: Some(grade(text)),
        status: Some(status),
        said_by: (status == EventStatus::Claimed).then(|| texts.party.into()),
    };
    RoutePage {
        uncalibrated: None,
        code: row.code,
        name: row.name,
        length_km: 61.0,
        normal_minutes: Some(100),
        vehicle: VehicleClass::HeavyTruck,
        direction: Direction::Forward,
        advice: Advice::Hold,
        level: RiskLevel::VeryHigh,
        partly_unknown: true,
        trend: Trend::Up { from: RiskLevel::Medium },
        confidence: Confidence::Moderate,
        probability: Some(Probability { value: 0.62, within_km: 5.0, within_days: 7 }),
        headline: texts.headline.into(),
        access: Access::Unknown,
        access_text: texts.access_text.into(),
        hold_until: texts.hold_until.iter().map(ToString::to_string).collect(),
        turn_back: texts.turn_back.iter().map(ToString::to_string).collect(),
        map: Some(map(texts, routes.max(1), Some(0))),
        profile: Some(Profile { segments: segments.collect(), worst: Some((44.0, 61.0)) }),
        points: vec![
            point(0.0, 1, Access::Open, true),
            point(18.0, 3, Access::Open, true),
            point(44.0, 0, Access::Unknown, true),
            point(61.0, 2, Access::Unknown, true),
        ],
        drivers: vec![
            driver(Some(0.27), 1, EventStatus::Reported, "B2"),
            driver(Some(0.41), 0, EventStatus::Claimed, "B3"),
            driver(None, 2, EventStatus::Confirmed, "B1"),
        ],
        smaller: Some(SmallerDrivers { count: 7, share: 0.03 }),
        what_if: vec![
            WhatIf { text: texts.what_if[0].into(), from: RiskLevel::VeryHigh, to: RiskLevel::High },
            WhatIf { text: texts.what_if[1].into(), from: RiskLevel::VeryHigh, to: RiskLevel::Medium },
        ],
        what_if_note: None,
        announced: Vec::new(),
        ceasefires: Vec::new(),
        background: Vec::new(),
        more_elsewhere: 0,
        not_known: texts.gaps.iter().map(ToString::to_string).collect(),
        measures: vec![
            Measure { text: texts.measures[0].into(), level: RiskLevel::VeryHigh },
            Measure { text: texts.measures[1].into(), level: RiskLevel::Unknown },
        ],
        set_by_person: None,
    }
}

fn annex_row(texts: &Texts, index: usize) -> AnnexRow {
    let kind = EventKind::ALL[index % EventKind::ALL.len()];
    let precision = [TimePrecision::Hour, TimePrecision::Day, TimePrecision::Week][index % 3];
    let status = EventStatus::ALL[index % EventStatus::ALL.len()];
    AnnexRow {
        occurred: EventTime { from: days_ago(index % 20), until: None, precision },
        reported: (index % 5 != 4).then(|| days_ago(index % 20) + Duration::minutes(95)),
        place: texts.place(index),
        kind,
        what: index.is_multiple_of(4).then(|| texts.driver(index)),
        routes: (0..index % 3)
            .map(|n| RouteDistance { code: format!("R-{:02}", n + 1), km: (n == 0).then_some(2.4 + index as f64) })
            .collect(),
        grade: grade(["B1", "B3", "C2", "A1", "F6"][index % 5]),
        status,
        said_by: (status == EventStatus::Claimed).then(|| texts.party.into()),
    }
}

/// A briefing of `routes` routes and `events` events.
pub(crate) fn sample(lang: Lang, routes: usize, events: usize) -> BriefingDoc {
    let texts = Texts::new(lang);
    let note = OverrideNote {
        code: "R-04".into(),
        computed: RiskLevel::High,
        level: RiskLevel::Medium,
        reason: texts.override_reason.into(),
        author: Some(texts.officer.into()),
        from: days_ago(1),
        expires: as_of() + Duration::days(1),
    };
    let mut second = map(&texts, routes, None);
    second.view = Bounds { south_west: at(10.2, -38.9), north_east: at(10.95, -38.3) };
    BriefingDoc {
        header: Header {
            number: Some(12),
            id: crate::document_id("XST", as_of()),
            title: vec![
                AdviceLine { advice: Some(Advice::Hold), text: texts.title[0].into() },
                AdviceLine { advice: Some(Advice::NoGo), text: texts.title[1].into() },
            ],
            region: texts.region.into(),
            unit: Some(texts.unit.into()),
            tlp: Tlp::Amber,
            as_of: as_of(),
            known_at: as_of() - Duration::minutes(20),
            valid_until: as_of() + Duration::hours(12),
            local_offset_minutes: Some(180),
            prepared_by: Some(texts.officer.into()),
            approved_by: None,
            decision_by: Some(texts.director.into()),
            method: MethodNote {
                version: "passage-method 1".into(),
                parameters: "v0.3".into(),
                own: Vec::new(),
                unknown_after_days: 90,
                calibrated: false,
                calibration: Vec::new(),
            },
            previous: Some(Previous { number: 11, as_of: days_ago(4) }),
            example: true,
        },
        recommendation: vec![
            AdviceLine { advice: Some(Advice::Hold), text: texts.recommendation[0].into() },
            AdviceLine { advice: Some(Advice::NoGo), text: texts.recommendation[1].into() },
            AdviceLine { advice: None, text: texts.recommendation[2].into() },
        ],
        findings: texts
            .findings
            .iter()
            .map(|(title, text)| Finding { title: (*title).into(), text: (*text).into() })
            .collect(),
        maps: if routes == 0 { Vec::new() } else { vec![map(&texts, routes, None), second] },
        routes: (0..routes).map(|index| route_row(&texts, index)).collect(),
        crossings: (0..3).map(|index| crossing_row(&texts, index)).collect(),
        route_pages: if routes == 0 { Vec::new() } else { vec![route_page(&texts, routes)] },
        annex: Annex {
            scope: Some(texts.scope.into()),
            events: (0..events).map(|index| annex_row(&texts, index)).collect(),
            gaps: texts.gaps.iter().map(ToString::to_string).collect(),
            sources: vec![
                SourceCount { name: Some(texts.party.into()), kind: SourceKind::Ministry, reports: 3 },
                SourceCount { name: None, kind: SourceKind::NewsAgency, reports: 6 },
                SourceCount { name: Some(texts.partner.into()), kind: SourceKind::Partner, reports: 4 },
                SourceCount { name: None, kind: SourceKind::SocialMedia, reports: 11 },
            ],
            report_count: 24,
            event_count: 19,
            changes: vec![
                LevelChange {
                    code: "R-01".into(),
                    name: texts.route(0),
                    from: Some(RiskLevel::Medium),
                    to: RiskLevel::VeryHigh,
                    reason: texts.reason(0),
                },
                LevelChange {
                    code: "R-04".into(),
                    name: texts.route(3),
                    from: None,
                    to: RiskLevel::Medium,
                    reason: texts.reason(3),
                },
            ],
            overrides: vec![note],
        },
        redaction: Redaction::default(),
    }
}

fn crossing_row(texts: &Texts, index: usize) -> CrossingRow {
    let status = SideStatusKind::ALL[(index + 1) % 4];
    let side = |name: &str, status| CrossingSide { name: name.into(), status };
    let mut sides = vec![side(texts.sides[0], SideStatusKind::ALL[index % 4])];
    if index != 2 {
        sides.push(side(texts.sides[1], status));
    }
    CrossingRow {
        name: texts.place(6 + index),
        sides,
        aid_cargo: status,
        basis: texts.basis.into(),
        last_check: (index != 1).then(|| days_ago(2)),
    }
}
