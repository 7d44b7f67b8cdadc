//! Times of the operations that people wait for, on a year of events: `cargo run --release --example figures`.
//!
//! 16,566 events, the number that a public data set holds for Syria in 2024 after cleaning, each with a report of its
//! own. Text and places are made up.

use std::{path::Path, time::Instant};

use chrono::{Duration, TimeZone, Utc};
use passage_model::{
    Credibility, Detail, Event, EventId, EventStatus, EventTime, Evidence, Geometry, Lang, LatLon, LocationPrecision,
    Name, Names, Reliability, Report, ReportId, Source, SourceId, SourceKind, Stance, StrikeMeans, TextHash, Time,
    TimePrecision,
};
use passage_store::{ChangeNote, EventFilter, GeoBox, Store, StoreError};

const EVENTS: u32 = 16_566;

fn random(n: u32) -> [u8; 10] {
    let mut bytes = [7; 10];
    bytes[6..].copy_from_slice(&n.wrapping_mul(2_654_435_761).to_be_bytes());
    bytes
}

fn start() -> Time {
    Utc.with_ymd_and_hms(2024, 1, 1, 0, 0, 0).single().unwrap_or_default()
}

fn note(n: u32, action: &str) -> ChangeNote {
    ChangeNote {
        id: passage_model::ChangeId::from_parts(u64::from(n), random(n)),
        author: "bench".into(),
        reason: None,
        action: action.into(),
        recorded_at: start() + Duration::days(400) + Duration::minutes(n.into()),
        known_from: None,
    }
}

fn pair(n: u32) -> (Report, Event) {
    let day = start() + Duration::days((n / 46).into());
    let text = format!(
        "{n}: On the night of {day} aircraft struck positions near Maarat an-Numan and Khan Shaykhun, local sources \
         reported. قصفت طائرات حربية مواقع قرب معرة النعمان وخان شيخون. Between two and {} people were reported \
         killed; a hospital in the area received the wounded, and the road towards Aleppo was closed for some hours.",
        n % 17
    );
    let report = Report {
        id: ReportId::from_parts(u64::from(n), random(n)),
        source: SourceId::from_parts(1, random(1)),
        origin: None,
        received_at: day + Duration::hours(30),
        published_at: Some(day),
        lang: Lang::En,
        hash: TextHash::of(&text),
        text,
        example: false,
        provenance: Some(format!("events.csv, row {n}")),
    };
    let (lat, lon) = (33.0 + f64::from(n % 391) / 100.0, 36.0 + f64::from(n % 577) / 100.0);
    let event = Event {
        id: EventId::from_parts(u64::from(n), random(n)),
        title: Names(vec![Name { lang: Lang::En, text: format!("Strike near Maarat an-Numan {n}"), alias: false }]),
        place: None,
        crossing: None,
        place_text: Some("Maarat an-Numan".into()),
        geometry: LatLon::new(lat, lon).ok().map(|at| Geometry::Point { at }),
        precision: LocationPrecision::Near,
        time: EventTime { from: day, until: Some(day), precision: TimePrecision::Day },
        actors: Vec::new(),
        status: EventStatus::Reported,
        evidence: vec![Evidence { report: report.id, stance: Stance::Supports, credibility: Credibility::Three }],
        detail: if n.is_multiple_of(3) { Detail::ArmedClash } else { Detail::Strike { means: StrikeMeans::Artillery } },
        category: None,
        deaths: Some(n % 17),
        confirmed_at: None,
        source_key: Some(format!("SYR-{n}")),
        example: false,
    };
    (report, event)
}

/// Time that this thread has been on a processor, milliseconds (Linux; elsewhere 0). On a busy machine it says more
/// than the clock on the wall.
fn on_cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

fn timed<T, E>(what: &str, f: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let (begun, cpu) = (Instant::now(), on_cpu());
    let value = f()?;
    println!("  {what:<60} {:>8.1} ms {:>8.1} ms on cpu", begun.elapsed().as_secs_f64() * 1e3, on_cpu() - cpu);
    Ok(value)
}

fn run(path: &Path, passphrase: Option<&str>) -> Result<(), Box<dyn std::error::Error>> {
    println!("{}", if passphrase.is_some() { "encrypted" } else { "not encrypted" });
    let pairs: Vec<_> = (0..EVENTS).map(pair).collect();
    let mut store = Store::create(path, passphrase, start())?;
    timed("record 16,566 events, each with its report, in one change", || {
        store.change(note(1, "import"), |change| {
            change.put_source(&Source {
                id: SourceId::from_parts(1, random(1)),
                names: Names::one(Lang::En, "Data set"),
                kind: SourceKind::MonitoringGroup,
                reliability: Reliability::B,
                party: None,
                note: None,
            })?;
            for (report, event) in &pairs {
                change.put_report_known(report, report.received_at)?;
                change.put_event_known(event, report.received_at)?;
            }
            Ok::<_, StoreError>(())
        })
    })?;
    println!("  file: {:.1} MB", std::fs::metadata(path)?.len() as f64 / 1e6);
    drop(store);
    let mut store = timed("open", || Store::open(path, passphrase, start()))?;

    let all = EventFilter::default();
    let late = Some(start() + Duration::days(390));
    timed("first read of all events, present", || store.at(None).events(&all))?;
    timed("all events, present, again", || store.at(None).events(&all))?;
    let known = timed("all events, known at a time", || store.at(late).events(&all))?;
    println!("  ({} events)", known.len());
    timed("heads of all reports, present", || store.at(None).all_report_heads())?;
    timed("heads of all reports, known at a time", || store.at(late).all_report_heads())?;
    let filter = EventFilter {
        time_from: Some(start() + Duration::days(300)),
        boxes: vec![GeoBox { south: 35.0, west: 36.5, north: 36.5, east: 38.0 }],
        ..all.clone()
    };
    let near = timed("60 days of events in a box, present", || store.at(None).events(&filter))?;
    println!("  ({} events)", near.len());
    let keys: Vec<String> = (0..EVENTS).map(|n| format!("SYR-{n}")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    timed("16,566 keys looked up (idempotent import)", || store.at(None).event_ids_by_source_key(&keys))?;
    timed("search `maarat num`, 50 hits", || store.search("maarat num", 50))?;
    timed("search `معره النع`, 50 hits", || store.search("معره النع", 50))?;
    timed("search `م`, 50 hits", || store.search("م", 50))?;

    timed("edit one event", || {
        let (_, mut event) = pair(77);
        event.deaths = Some(99);
        store.change(note(2, "event.edit"), |change| change.put_event(&event))
    })?;
    for round in 3..5 {
        timed("edit every event", || {
            store.change(note(round, "event.edit"), |change| {
                pairs.iter().try_for_each(|(_, event)| change.put_event(event).map(|_| ()))
            })
        })?;
    }
    timed("all events, present, three versions each", || store.at(None).events(&all))?;
    timed("all events, known at a time, three versions each", || store.at(late).events(&all))?;
    let last = store.last_undoable(0)?.ok_or("nothing to undo")?;
    timed("undo of an edit of every event", || store.undo(last.id, note(9, "undo")))?;
    timed("audit trail, 50 changes", || store.audit(50, None))?;
    timed("whole copy", || store.backup_to(&path.with_extension("copy")))?;
    let problems = timed("check of everything", || Ok::<_, StoreError>(store.check()))?;
    assert!(problems.is_empty(), "{problems:?}");
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    run(&folder.path().join("plain.passage"), None)?;
    run(&folder.path().join("encrypted.passage"), Some("correct horse battery staple"))
}
