//! Import as the window does it: in the background, with differences, possible doubles, memory and undo.

use std::{fmt::Write as _, time::Duration};

use passage_model::{EventKind, Lang};
use tempfile::TempDir;

use super::case::starter;
use crate::{Desk, app, dto::*, error::ErrorCode, import};

const HEAD: &str = "id,date_start,lat,lon,where_prec,kind,source,deaths_best";

fn pasted(name: &str, text: &str) -> ImportSource {
    ImportSource { name: Some(name.to_owned()), text: Some(text.to_owned()), ..ImportSource::default() }
}

fn begin(desk: &mut Desk, sources: Vec<ImportSource>, reading: Option<TableReading>) -> u32 {
    import::import_start(desk, ImportStartArgs { sources, reading, lang: Lang::En }).unwrap().job
}

/// What the window does: asks until it is told.
fn preview(desk: &mut Desk, job: u32, doubles: &DoublesArgs) -> ImportFileDto {
    for _ in 0..3_000 {
        let args = ImportJobArgs { job, doubles: doubles.clone(), lang: Lang::En };
        let progress = import::import_progress(desk, args).unwrap();
        match progress.state {
            ImportState::Ready => return progress.preview.unwrap().files.remove(0),
            ImportState::Reading => std::thread::sleep(Duration::from_millis(5)),
            other => panic!("{other:?}"),
        }
    }
    panic!("it never ends");
}

fn take(desk: &mut Desk, job: u32, doubles: DoublesArgs, accept_partial: bool) -> crate::error::Result<ImportDto> {
    import::import_apply(desk, ImportApplyArgs { job, doubles, accept_partial, lang: Lang::En })
}

/// Reads, looks, takes in.
fn whole(desk: &mut Desk, name: &str, text: &str) -> ImportFileDto {
    let job = begin(desk, vec![pasted(name, text)], None);
    preview(desk, job, &DoublesArgs::default());
    take(desk, job, DoublesArgs::default(), false).unwrap().files.remove(0)
}

fn counts(desk: &mut Desk) -> CountsDto {
    app::status(desk, LangArgs { lang: Lang::En }).unwrap().counts
}

fn undo(desk: &mut Desk, change: Option<String>) -> ChangedDto {
    app::undo(desk, UndoArgs { change, lang: Lang::En }).unwrap()
}

fn radio() -> String {
    format!("{HEAD}\n1,2024-11-28,36.2,37.1,1,strike,Radio,2\n2,2024-11-28,36.3,37.0,1,armed_clash,Radio,\n")
}

fn press() -> String {
    format!(
        "{HEAD}\n8,2024-11-29,36.21,37.1,1,strike,Press,3\n9,2024-11-20,36.21,37.1,1,strike,Press,\n\
         10,2024-11-28,36.31,37.0,1,armed_clash,Press,\n"
    )
}

#[test]
fn a_preview_says_what_differs_field_by_field() {
    let (mut desk, _folder) = starter();
    whole(&mut desk, "radio.csv", &radio());
    let later = radio().replace("36.2,37.1,1,strike,Radio,2", "36.25,37.1,1,strike/drone,Radio,5");
    let job = begin(&mut desk, vec![pasted("radio.csv", &later)], None);
    let before = counts(&mut desk).events;
    let file = preview(&mut desk, job, &DoublesArgs::default());
    assert_eq!((file.added, file.updated, file.unchanged, file.rejected), (0, 1, 1, 0));
    assert_eq!(file.reason.as_deref(), Some("recognised by its columns"));
    let fields: Vec<(&str, &str, &str)> =
        file.changes[0].fields.iter().map(|f| (f.label.as_str(), f.old.as_str(), f.new.as_str())).collect();
    assert_eq!(fields[1..], [("Position", "36.20000, 37.10000", "36.25000, 37.10000"), ("Deaths", "2", "5")]);
    assert_eq!((fields[0].0, file.changes[0].row), ("What", 2));
    assert_eq!(counts(&mut desk).events, before, "a preview stores nothing");
}

#[test]
fn what_two_sources_may_tell_of_stays_apart_and_is_marked_unless_a_person_says_otherwise() {
    let (mut desk, _folder) = starter();
    whole(&mut desk, "radio.csv", &radio());
    let job = begin(&mut desk, vec![pasted("press.csv", &press())], None);
    let file = preview(&mut desk, job, &DoublesArgs::default());
    assert_eq!((file.added, file.joined, file.doubles.len()), (3, 0, 2), "{:?}", file.doubles);
    let double = &file.doubles[0];
    assert_eq!((double.row, double.other_source.as_str(), double.same), (2, "Radio", false));
    assert_eq!(double.why, "1.1 km and 24 h apart");
    // A narrower window finds fewer.
    let narrow = DoublesArgs { hours: Some(1.0), ..DoublesArgs::default() };
    assert_eq!(preview(&mut desk, job, &narrow).doubles.len(), 1);

    let before = counts(&mut desk);
    let done = take(&mut desk, job, DoublesArgs::default(), false).unwrap();
    assert_eq!(counts(&mut desk).events, before.events + 3);
    let event = double.event.clone().unwrap();
    let origin = import::event_origin(&mut desk, IdArgs { id: event.clone(), lang: Lang::En }).unwrap();
    assert_eq!((origin.doubles.len(), origin.files[0].file.as_str(), origin.files[0].row), (1, "radio.csv", 2));
    assert_eq!(origin.files[0].sha256.len(), 64);
    // Afterwards a person says that they are one: two reports, one event, and it can be taken back.
    let other = origin.doubles[0].event.clone();
    let settle = |same| SettleDoubleArgs { event: event.clone(), other: other.clone(), same, lang: Lang::En };
    import::settle_double(&mut desk, settle(true)).unwrap().unwrap();
    assert_eq!(counts(&mut desk).events, before.events + 2);
    let origin = import::event_origin(&mut desk, IdArgs { id: event.clone(), lang: Lang::En }).unwrap();
    assert_eq!((origin.doubles.len(), origin.files.len()), (0, 2));
    // The file again: the row is known as a report of that event.
    let again = whole(&mut desk, "press.csv", &press());
    assert_eq!((again.added, again.updated, again.unchanged, again.doubles.len()), (0, 0, 3, 0));
    undo(&mut desk, None);
    assert_eq!(counts(&mut desk).events, before.events + 3);
    assert_eq!(import::settle_double(&mut desk, settle(false)).unwrap().map(|c| c.change), None);
    assert!(import::event_origin(&mut desk, IdArgs { id: event, lang: Lang::En }).unwrap().doubles.is_empty());
    undo(&mut desk, done.change);
    assert_eq!(counts(&mut desk).events, before.events);
}

#[test]
fn the_same_event_becomes_a_second_report_and_the_file_again_changes_nothing() {
    let (mut desk, _folder) = starter();
    whole(&mut desk, "radio.csv", &radio());
    let before = counts(&mut desk);
    let job = begin(&mut desk, vec![pasted("press.csv", &press())], None);
    let key = preview(&mut desk, job, &DoublesArgs::default()).doubles[0].key.clone();
    let same = DoublesArgs {
        rows: vec![DoubleChoice { key, same: false }],
        same_kinds: vec![EventKind::Strike, EventKind::ArmedClash],
        ..DoublesArgs::default()
    };
    let file = preview(&mut desk, job, &same);
    assert_eq!((file.added, file.joined), (2, 1), "the single word goes before that for all of a kind");
    let done = take(&mut desk, job, same, false).unwrap();
    let after = counts(&mut desk);
    assert_eq!((after.events, after.reports), (before.events + 2, before.reports + 3));
    let again = whole(&mut desk, "press.csv", &press());
    assert_eq!((again.added, again.updated, again.joined, again.unchanged), (0, 0, 0, 3));
    // A changed row adds what it says now.
    let changed = whole(
        &mut desk,
        "press.csv",
        &press().replace("36.31,37.0,1,armed_clash,Press,", "36.31,37.0,1,armed_clash,Press,4"),
    );
    assert_eq!((changed.updated, changed.unchanged), (1, 2));
    assert_eq!(changed.changes[0].fields[0].label, "Report");
    undo(&mut desk, None);
    undo(&mut desk, done.change);
    assert_eq!(counts(&mut desk).events, before.events);
    let back = whole(&mut desk, "press.csv", &press());
    assert_eq!(back.doubles.len(), 2, "taken back, it is asked again");
}

#[test]
fn two_sources_in_one_file_are_compared_too() {
    let (mut desk, _folder) = starter();
    let both = radio() + press().split_once('\n').unwrap().1;
    let job = begin(&mut desk, vec![pasted("both.csv", &both)], None);
    let all = DoublesArgs { same_kinds: vec![EventKind::Strike], ..DoublesArgs::default() };
    let file = preview(&mut desk, job, &all);
    assert_eq!((file.added, file.joined, file.doubles.len()), (4, 1, 2));
    assert_eq!((file.doubles[0].event.as_deref(), file.doubles[0].other_source.as_str()), (None, "Radio"));
    let before = counts(&mut desk).events;
    take(&mut desk, job, all, false).unwrap();
    assert_eq!(counts(&mut desk).events, before + 4);
    let again = whole(&mut desk, "both.csv", &both);
    assert_eq!((again.added, again.unchanged, again.doubles.len()), (0, 5, 0));
}

#[test]
fn thousands_of_rows_are_taken_back_at_once_and_come_back_with_redo() {
    let (mut desk, _folder) = starter();
    let mut text = format!("{HEAD}\n");
    for row in 0..4_000 {
        let (lat, day) = (34.0 + f64::from(row % 200) / 100.0, 1 + row % 28);
        let _ = writeln!(text, "{row},2024-10-{day:02},{lat},38.{:03},1,strike,Radio,", row / 200);
    }
    let before = counts(&mut desk);
    let file = whole(&mut desk, "many.csv", &text);
    assert_eq!((file.added, file.rows), (4_000, 4_000));
    let past = import::imports(&mut desk, LangArgs { lang: Lang::En }).unwrap();
    assert_eq!((past.len(), past[0].files[0].added, past[0].undone), (1, 4_000, false));
    assert_eq!(past[0].files[0].sha256.len(), 64);
    // Another file names the same source since.
    whole(&mut desk, "later.csv", &format!("{HEAD}\nx,2024-11-28,36.2,37.1,1,strike,Radio,2\n"));
    undo(&mut desk, Some(past[0].change.clone()));
    assert_eq!(counts(&mut desk).events, before.events + 1);
    let past = import::imports(&mut desk, LangArgs { lang: Lang::En }).unwrap();
    assert_eq!((past.len(), past[1].undone, past[0].undone), (2, true, false));
    app::redo(&mut desk, LangArgs { lang: Lang::En }).unwrap();
    assert_eq!(counts(&mut desk).events, before.events + 4_001);
    assert!(!import::imports(&mut desk, LangArgs { lang: Lang::En }).unwrap()[1].undone);
}

fn own_table() -> &'static str {
    "Incidents of November\n\nNr;Tag;GPS;What happened\n7;3/11/2024;37.1, 36.2;shelling\n8;4/11/2024;37.2, 36.3;clashes\n"
}

fn described() -> TableReading {
    let pair = |field: &str, value: &str| FieldValue { field: field.into(), value: value.into() };
    TableReading {
        kind: Some(ImportKind::Events),
        sheet: None,
        columns: vec![
            pair("date_start", "Tag"),
            pair("lat", "GPS"),
            pair("lon", "GPS"),
            pair("kind", "What happened"),
            pair("id", "Nr"),
        ],
        fixed: vec![pair("source", "Field office")],
        dates: Some(DateOrder::DayFirst),
        pairs: Some(CoordinateOrder::LonLat),
    }
}

#[test]
fn what_a_person_says_of_a_table_is_kept_for_the_next_one() {
    let (mut desk, _folder) = starter();
    let job = begin(&mut desk, vec![pasted("own.csv", own_table())], None);
    let file = preview(&mut desk, job, &DoublesArgs::default());
    let table = file.table.unwrap();
    assert_eq!((file.format, table.recognised, table.header_row), (None, false, 3));
    assert_eq!(table.columns, ["Nr", "Tag", "GPS", "What happened"]);
    let suggested: Vec<_> = table.reading.columns.iter().map(|c| (c.field.as_str(), c.value.as_str())).collect();
    assert_eq!(suggested, [("id", "Nr"), ("lat", "GPS"), ("lon", "GPS")]);

    let tried = |reading: TableReading, desk: &mut Desk| {
        let args = TryReadingArgs { columns: table.columns.clone(), rows: table.rows.clone(), reading, lang: Lang::En };
        import::try_reading(desk, args).unwrap()
    };
    let problem = tried(table.reading.clone(), &mut desk).problem.unwrap();
    assert_eq!(problem, "Say which column gives: Date and Kind.");
    let rows = tried(described(), &mut desk).rows;
    assert_eq!(rows[0].at_text.as_deref(), Some("36.20000, 37.10000"), "{rows:?}");
    assert_eq!(rows[0].when_text.as_deref(), Some("3 Nov 2024, day"), "{rows:?}");
    let undated = tried(TableReading { dates: None, ..described() }, &mut desk).rows;
    assert!(undated.iter().all(|row| row.title.is_none() && !row.messages.is_empty()), "{undated:?}");

    let job = begin(&mut desk, vec![pasted("own.csv", own_table())], Some(described()));
    assert_eq!(preview(&mut desk, job, &DoublesArgs::default()).added, 2);
    take(&mut desk, job, DoublesArgs::default(), false).unwrap();
    // The next month: nobody is asked.
    let december = own_table().replace("Incidents of November", "").replace("7;3/11", "9;5/11");
    let job = begin(&mut desk, vec![pasted("next.csv", &december)], None);
    let file = preview(&mut desk, job, &DoublesArgs::default());
    assert_eq!((file.added, file.unchanged, file.rejected), (1, 1, 0), "{:?}", file.issues);
    let kept = file.table.unwrap().kept.unwrap();
    assert_eq!(kept.label, "own.csv");
    let left = import::forget_reading(&mut desk, ForgetReadingArgs { fingerprint: kept.fingerprint, lang: Lang::En });
    assert_eq!(left.unwrap(), []);
    let job = begin(&mut desk, vec![pasted("next.csv", &december)], None);
    assert_eq!(preview(&mut desk, job, &DoublesArgs::default()).format, None);
}

#[test]
fn good_rows_are_taken_only_on_a_persons_word() {
    let (mut desk, _folder) = starter();
    let text = radio() + "3,30 November,36.2,37.1,1,strike,Radio,\n";
    let job = begin(&mut desk, vec![pasted("radio.csv", &text)], None);
    let file = preview(&mut desk, job, &DoublesArgs::default());
    assert_eq!((file.rows, file.accepted, file.rejected, file.skipped), (3, 2, 1, 0));
    let refused = take(&mut desk, job, DoublesArgs::default(), false).unwrap_err();
    assert_eq!(refused.code, ErrorCode::RowsRejected);
    // The reading is still there: the person says yes.
    assert_eq!(take(&mut desk, job, DoublesArgs::default(), true).unwrap().files[0].added, 2);
    assert_eq!(take(&mut desk, job, DoublesArgs::default(), true).unwrap_err().code, ErrorCode::Invalid);
}

#[test]
fn a_reading_can_be_stopped_and_another_takes_its_place() {
    let (mut desk, folder): (Desk, TempDir) = starter();
    let file = folder.path().join("radio.csv");
    std::fs::write(&file, radio()).unwrap();
    let path = || vec![ImportSource::file(&file.display().to_string())];
    let first = begin(&mut desk, path(), None);
    let second = begin(&mut desk, path(), None);
    let ask = |desk: &mut Desk, job| {
        let args = ImportJobArgs { job, doubles: DoublesArgs::default(), lang: Lang::En };
        import::import_progress(desk, args).unwrap().state
    };
    assert_eq!(ask(&mut desk, first), ImportState::Gone);
    assert_eq!(preview(&mut desk, second, &DoublesArgs::default()).added, 2);
    let args = ImportJobArgs { job: second, doubles: DoublesArgs::default(), lang: Lang::En };
    import::import_cancel(&mut desk, args).unwrap();
    assert_eq!(ask(&mut desk, second), ImportState::Gone);
    // What is no file is said, not guessed.
    let job = begin(&mut desk, vec![ImportSource::file("/no/such/file.csv"), ImportSource::default()], None);
    let file = preview(&mut desk, job, &DoublesArgs::default());
    assert_eq!((file.format, file.issues[0].code.as_str()), (None, "io"));
    let bytes = ImportSource { name: Some("a.gpx".into()), hex: Some("3c67".into()), ..ImportSource::default() };
    let job = begin(&mut desk, vec![bytes], None);
    assert_eq!(preview(&mut desk, job, &DoublesArgs::default()).format, None);
}

#[test]
fn a_preview_says_with_which_grades_its_events_come() {
    let (mut desk, _folder) = starter();
    let file = whole(&mut desk, "radio.csv", &radio());
    let grades = file.grades.unwrap();
    assert!(grades.starts_with("Grades of its events: ") && grades.contains("believed to "), "{grades}");
    assert!(grades.contains("levels come out lower"), "{grades}");
}

#[test]
fn what_was_read_is_for_the_database_that_was_open() {
    let (mut desk, folder) = starter();
    let job = begin(&mut desk, vec![pasted("radio.csv", &radio())], None);
    preview(&mut desk, job, &DoublesArgs::default());
    let path = Some(folder.path().join("other.db").display().to_string());
    app::create_database(&mut desk, CreateArgs { path, passphrase: None, starter: false, lang: Lang::En }).unwrap();
    assert_eq!(take(&mut desk, job, DoublesArgs::default(), true).unwrap_err().code, ErrorCode::Invalid);
    let args = ImportJobArgs { job, doubles: DoublesArgs::default(), lang: Lang::En };
    assert_eq!(import::import_progress(&mut desk, args).unwrap().state, ImportState::Gone);
    assert_eq!(counts(&mut desk).events, 0);
}

#[test]
fn a_row_that_was_reported_years_ahead_is_refused() {
    let (mut desk, _folder) = starter();
    let table = format!("{HEAD},received_at\n1,2024-11-28,36.2,37.1,1,strike,Radio,2,2028-01-01\n");
    let table = format!("{table}2,2024-11-28,36.3,37.0,1,armed_clash,Radio,,2024-12-01\n");
    let job = begin(&mut desk, vec![pasted("radio.csv", &table)], None);
    let file = preview(&mut desk, job, &DoublesArgs::default());
    assert_eq!((file.added, file.rejected), (1, 1), "{:?}", file.issues);
    let issue = file.issues.iter().find(|issue| issue.rejected).unwrap();
    assert_eq!((issue.row, issue.column.as_deref()), (Some(2), Some("received_at")));
}

fn routes_in(desk: &mut Desk) -> Vec<(String, String, Vec<[f64; 2]>)> {
    let register = desk.register(passage_words::Words::new(Lang::En)).unwrap();
    let line = |route: &passage_model::Route| route.line.iter().map(|at| [at.lon(), at.lat()]).collect();
    let name = |route: &passage_model::Route| route.names.in_lang(Lang::En).unwrap().to_owned();
    register.routes.iter().map(|route| (route.code.clone(), name(route), line(route))).collect()
}

#[test]
fn a_second_route_of_one_name_or_line_is_pointed_out_row_by_row() {
    let (mut desk, _folder) = starter();
    let (code, name, line) = routes_in(&mut desk).into_iter().find(|(code, ..)| code == "R-03").unwrap();
    let feature = |name: &str, code: &str, line: &[[f64; 2]]| {
        serde_json::json!({"type": "Feature", "properties": {"name": name, "code": code},
            "geometry": {"type": "LineString", "coordinates": line}})
    };
    let back: Vec<[f64; 2]> = line.iter().rev().map(|[lon, lat]| [lon + 0.0005, lat + 0.0005]).collect();
    let elsewhere = [[10.0, 50.0], [10.2, 50.1]];
    let file = serde_json::json!({"type": "FeatureCollection", "features": [
        feature(&name, &code, &line),
        feature(&name.to_uppercase(), "X-1", &elsewhere),
        feature("The way back", "X-2", &back),
        feature("Quite another", "X-3", &[[11.0, 50.0], [11.2, 50.1]]),
    ]});
    let job = begin(&mut desk, vec![pasted("routes.geojson", &file.to_string())], None);
    let file = preview(&mut desk, job, &DoublesArgs::default());
    assert_eq!((file.added, file.rejected), (4, 0), "{:?}", file.issues);
    let told: Vec<_> = file.issues.iter().filter(|issue| issue.code == "route-on-record").collect();
    assert_eq!(told.iter().map(|issue| issue.row).collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
    let says = ["this name and nearly this line", "this name but another line", "nearly this line"];
    for (issue, says) in told.iter().zip(says) {
        assert_eq!(issue.severity, IssueSeverity::Warning);
        assert!(issue.message.contains(says) && issue.message.contains("R-03"), "{}", issue.message);
    }
    assert!(!told[0].message.contains("second one, R-03"), "{}", told[0].message);
}

#[test]
fn a_list_of_what_happened_asks_what_its_rows_are() {
    let (mut desk, _folder) = starter();
    let text = "date,type,place,lat,lon\n2024-11-27,Shelling,ev 1,36.2,37.1\n2024-11-28,Air strike,ev 2,36.3,37.0\n";
    let job = begin(&mut desk, vec![pasted("list.csv", text)], None);
    let file = preview(&mut desk, job, &DoublesArgs::default());
    assert_eq!((file.format.as_deref(), file.added, file.issues[0].code.as_str()), (None, 0, "may-be-events"));
    assert!(file.issues[0].message.contains("(date)") && file.issues[0].message.contains("(type)"));
    // It is proposed as events, and that is one step away.
    let reading = file.table.unwrap().reading;
    assert_eq!(reading.kind, Some(ImportKind::Events));
    let job = begin(&mut desk, vec![pasted("list.csv", text)], Some(reading));
    let file = preview(&mut desk, job, &DoublesArgs::default());
    assert_eq!((file.kind, file.added, file.rejected), (Some(ImportKind::Events), 2, 0), "{:?}", file.issues);
    // A person may say that they are places.
    let places = TableReading { kind: Some(ImportKind::Places), ..TableReading::default() };
    let job = begin(&mut desk, vec![pasted("list.csv", text)], Some(places));
    assert_eq!(preview(&mut desk, job, &DoublesArgs::default()).kind, Some(ImportKind::Places));
}
