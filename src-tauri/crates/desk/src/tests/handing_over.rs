//! Events handed over to others: all of them, or a word of those that are not in the file.

use std::fs;

use passage_model::{
    Closure, Credibility, Detail, Direction, EventStatus, EventTime, Lang, LocationPrecision, Names, Reliability,
    Scope, Stance, Time, TimePrecision, Traffic,
};

use super::case::{AS_OF, question, starter};
use crate::{Desk, app, dto::*, edit, export, import};

const FORMATS: [ExportFormat; 6] = [
    ExportFormat::Csv,
    ExportFormat::Xlsx,
    ExportFormat::Geojson,
    ExportFormat::Kml,
    ExportFormat::Kmz,
    ExportFormat::Gpx,
];

/// Stands only in the title of an event of the starter region.
const TYPED: &str = "Line of contact west of Aleppo";

fn is_map(format: ExportFormat) -> bool {
    !matches!(format, ExportFormat::Csv | ExportFormat::Xlsx)
}

fn events(desk: &mut Desk, format: ExportFormat, file: &str, question: AssessArgs) -> ExportDto {
    let (what, routes, redact) = (ExportWhat::Events, Vec::new(), Redaction::None);
    let file = format!("{file}.{format:?}");
    export::export(desk, ExportArgs { tlp: None, question, format, what, routes, redact, file }).unwrap()
}

fn lost<'a>(written: &'a ExportDto, code: &str) -> Option<&'a LostDto> {
    written.lost.iter().find(|lost| lost.code == code)
}

fn bring(desk: &mut Desk, file: &str, text: &str) {
    fs::write(file, text).unwrap();
    let args = ImportArgs { kind: Some(ImportKind::Events), ..ImportArgs::files(vec![file.to_owned()], Lang::En) };
    let taken = import::import(desk, args).unwrap().files.remove(0);
    assert_eq!(taken.rejected, 0, "{:?}", taken.issues);
}

/// A clash of which nobody said where.
fn clash(desk: &mut Desk, title: &str) {
    unplaced(desk, title, Detail::ArmedClash);
}

fn unplaced(desk: &mut Desk, title: &str, detail: Detail) {
    let from: Time = AS_OF.parse().unwrap();
    let report = ReportForm {
        source: None,
        source_name: Some("Mill office".to_owned()),
        source_kind: None,
        reliability: Some(Reliability::B),
        credibility: Credibility::Two,
        stance: Stance::Supports,
        origin: None,
        text: title.to_owned(),
        received_at: None,
        text_lang: Lang::En,
    };
    let event = EventForm {
        id: None,
        read: None,
        title: Names::one(Lang::En, title),
        place: None,
        crossing: None,
        place_text: None,
        geometry: None,
        precision: LocationPrecision::Coarse,
        time: EventTime { from: from - chrono::Duration::hours(1), until: None, precision: TimePrecision::Hour },
        actors: Vec::new(),
        status: EventStatus::Reported,
        detail,
        category: None,
        deaths: None,
        confirmed_at: None,
        evidence: Vec::new(),
        new_report: Some(report),
        example: false,
    };
    edit::save_event(desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap();
}

fn stored(desk: &mut Desk) -> u64 {
    app::status(desk, LangArgs { lang: Lang::En }).unwrap().counts.events
}

#[test]
fn what_has_no_place_on_a_map_is_named() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("e").display().to_string();
    let all = stored(&mut desk);
    for format in FORMATS {
        for lang in [Lang::En, Lang::Ar, Lang::Fr] {
            let written = events(&mut desk, format, &file, question(lang));
            let left_out = lost(&written, "not-placed");
            let areas = lost(&written, "areas").map_or(0, |lost| lost.count);
            let later = lost(&written, "later").map_or(0, |lost| lost.count);
            assert_eq!(written.rows + left_out.map_or(0, |lost| lost.count) + areas + later, all, "{format:?}");
            assert_eq!(left_out.is_some(), is_map(format), "{format:?}");
            for lost in [left_out, lost(&written, "areas")].into_iter().flatten() {
                assert!(!lost.fields.is_empty() && lost.fields.iter().all(|name| lost.text.contains(name)), "{lost:?}");
            }
            // What is about a whole border stands at one of its crossings, and is not lost.
            if let Some(left_out) = left_out.filter(|_| lang == Lang::En) {
                assert!(!left_out.text.contains("border closed"), "{}", left_out.text);
            }
        }
    }
}

#[test]
fn of_many_without_a_place_the_closures_are_named_first() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("e.geojson").display().to_string();
    for i in 0..24 {
        clash(&mut desk, &format!("Clash {i} at a mill"));
    }
    // Of a border without a crossing on record.
    let [a, b] = ["AF", "IR"].map(|code| code.parse().unwrap());
    let closed = Closure {
        scope: Scope::Border { a, b },
        direction: Direction::Both,
        traffic: Traffic(Vec::new()),
        vehicles: Vec::new(),
        hours: None,
        partial: false,
        directive: None,
    };
    unplaced(&mut desk, "A border closed", Detail::Closure(closed));
    let written = events(&mut desk, ExportFormat::Geojson, &file, question(Lang::En));
    let left_out = lost(&written, "not-placed").unwrap();
    assert!(left_out.count == 26 && left_out.fields[0].contains("border closed"), "{left_out:?}");
    let more = format!("and {} more", left_out.count - left_out.fields.len() as u64);
    assert!(left_out.text.contains(&more), "{left_out:?}");
}

#[test]
fn old_events_are_handed_over_and_coming_ones_are_told() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("e.csv").display().to_string();
    let before = events(&mut desk, ExportFormat::Csv, &file, question(Lang::En)).rows;
    bring(
        &mut desk,
        &file,
        "id,date,lat,lon,where_prec,kind\n\
         a1,2016-05-05,36.1,37.0,1,strike\n\
         a2,2019-05-05,36.1,37.1,1,armed_clash\n\
         a3,2024-12-05,36.1,37.2,1,closure\n",
    );
    for format in FORMATS {
        let written = events(&mut desk, format, &file, question(Lang::En));
        let left_out = ["not-placed", "areas"].map(|code| lost(&written, code).map_or(0, |lost| lost.count));
        assert_eq!(written.rows + left_out.iter().sum::<u64>(), before + 2, "{format:?}");
        assert!(lost(&written, "later").is_some_and(|lost| lost.count >= 1), "{:?}", written.lost);
    }
    events(&mut desk, ExportFormat::Csv, &file, question(Lang::En));
    let csv = format!("{file}.Csv");
    let text = fs::read_to_string(&csv).unwrap();
    assert!(text.contains("2016-05-05") && text.contains("2019-05-05") && text.contains(TYPED), "{text}");
    // In the past: what had begun by then, and how many began later.
    let asked = AssessArgs { as_of: Some("2019-06-01T00:00:00Z".parse().unwrap()), ..question(Lang::En) };
    let all = stored(&mut desk);
    let written = events(&mut desk, ExportFormat::Csv, &file, asked);
    assert_eq!(written.rows + lost(&written, "later").unwrap().count, all, "{:?}", written.lost);
    assert!(written.rows >= 2 && fs::read_to_string(&csv).unwrap().contains("2016-05-05"));
    // What a person had typed stays out where it is to.
    let (what, redact) = (ExportWhat::Events, Redaction::Sources);
    let args = ExportArgs {
        tlp: None,
        question: question(Lang::En),
        format: ExportFormat::Csv,
        what,
        routes: Vec::new(),
        redact,
        file: file.clone(),
    };
    assert_eq!(export::export(&mut desk, args).unwrap().rows, before + 2);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("2016-05-05") && !text.contains(TYPED), "{text}");
}
