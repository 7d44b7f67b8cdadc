//! Country calibration from a year of invented events: fitted, tested, chosen, printed, taken back.

use std::fmt::Write as _;

use chrono::{Duration, TimeZone, Utc};
use passage_model::{Lang, Time};

use crate::{Desk, app, assess, calibrate, dto::*, error::ErrorCode, import, method};

const LANG: LangArgs = LangArgs { lang: Lang::En };

fn monday(week: i64) -> Time {
    Utc.with_ymd_and_hms(2018, 1, 1, 0, 0, 0).unwrap() + Duration::weeks(week)
}

/// A road of 60 km with an event somewhere along it every five days, at the end of week `now`.
fn lived_in(now: i64) -> (Desk, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("a.db"), move || monday(now) + Duration::hours(7));
    let args = CreateArgs { path: None, passphrase: None, starter: false, lang: Lang::En };
    app::create_database(&mut desk, args).unwrap();
    let mut csv = "id,date_start,date_end,lat,lon,where_prec,kind\n".to_owned();
    for n in 0..73 {
        let day = (monday(0) + Duration::days(5 * n)).format("%Y-%m-%d");
        if monday(0) + Duration::days(5 * n) < monday(now) {
            let lon = 36.0 + f64::from(u32::try_from(n * 37 % 60).unwrap()) / 90.0;
            let _ = writeln!(csv, "{n},{day},{day},36.01,{lon},1,armed_clash");
        }
    }
    let road = r#"{"type":"Feature","properties":{"name":"Road"},
        "geometry":{"type":"LineString","coordinates":[[36.0,36.0],[36.67,36.0]]}}"#;
    let mut files = Vec::new();
    for (name, text) in [("e.csv", csv.as_str()), ("r.geojson", road)] {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        files.push(file.display().to_string());
    }
    let args = ImportArgs::files(files, Lang::En);
    assert!(import::import(&mut desk, args).unwrap().applied);
    (desk, folder)
}

fn fit(desk: &mut Desk) -> crate::error::Result<CalibrationDto> {
    let args = CalibrateArgs { label: "  Test  land ".into(), until: None, reason: None, lang: Lang::En };
    calibrate::calibrate(desk, args)
}

fn choose(desk: &mut Desk, id: Option<&str>) -> crate::error::Result<ChangedDto> {
    let args = ChooseCalibrationArgs { id: id.map(str::to_owned), reason: Some("fits".into()), lang: Lang::En };
    calibrate::choose_calibration(desk, args)
}

/// The line that every output cites, from wherever it is told; all must agree.
fn cited(desk: &mut Desk, known_at: Option<Time>) -> (String, bool) {
    let question = AssessArgs {
        lang: Lang::En,
        as_of: None,
        known_at,
        traffic: None,
        vehicle: None,
        direction: None,
        window_days: None,
        histogram_days: None,
    };
    let picture = assess::desk(desk, question.clone()).unwrap();
    let report = crate::assessment_report(desk, &question, &[]).unwrap();
    assert_eq!(report.method, picture.method);
    if known_at.is_none() {
        assert_eq!(app::status(desk, LANG).unwrap().method, picture.method);
        assert_eq!(method::method(desk, LANG).unwrap().method, picture.method);
        assert_eq!(calibrate::calibrations(desk, LANG).unwrap().method, picture.method);
    }
    (picture.method.clone(), picture.calibrated)
}

const UNCALIBRATED: &str = "passage-method 1 (uncalibrated)";

#[test]
fn a_scale_is_fitted_and_used_only_once_it_is_chosen() {
    let (mut desk, _folder) = lived_in(52);
    let list = calibrate::calibrations(&mut desk, LANG).unwrap();
    assert!(list.enough && list.items.is_empty() && list.chosen.is_none(), "{list:?}");
    // Weeks whose seven days were over by the newest event, from four weeks after the first event on.
    assert_eq!((list.weeks_available, list.weeks_needed), (47, 8));

    let made = fit(&mut desk).unwrap();
    assert_eq!((made.label.as_str(), made.weeks, made.routes, made.chosen), ("Test land", 47, 1, false));
    assert!(made.events > 60 && (made.km - 60.0).abs() < 2.0);
    let (before, after) = (made.before.unwrap(), made.after.unwrap());
    assert_eq!(made.scored_weeks, 39);
    let off = |scores: &ScoresDto| (scores.mean_probability - scores.base_rate).abs();
    assert!(off(&after) < off(&before), "{before:?} {after:?}");
    assert!(!made.reliability.is_empty() && !made.reliability_before.is_empty());
    assert_eq!(cited(&mut desk, None), (UNCALIBRATED.to_owned(), false), "nobody has chosen it");

    let change = choose(&mut desk, Some(&made.id)).unwrap();
    let (line, calibrated) = cited(&mut desk, None);
    assert!(
        calibrated && line.starts_with("passage-method 1 (calibrated: Test land, 2018-02-02 to 2018-12-27, 47 weeks"),
        "{line}"
    );
    let list = calibrate::calibrations(&mut desk, LANG).unwrap();
    assert_eq!(list.chosen.as_deref(), Some(made.id.as_str()));
    assert!(list.items[0].chosen && list.items[0].chosen_by.is_some());
    // What was said before the choice stays what was said.
    let earlier = monday(51);
    assert_eq!(cited(&mut desk, Some(earlier)), (UNCALIBRATED.to_owned(), false));

    app::undo(&mut desk, UndoArgs { change: Some(change.change), lang: Lang::En }).unwrap();
    assert_eq!(cited(&mut desk, None).0, UNCALIBRATED);
    choose(&mut desk, Some(&made.id)).unwrap();
    choose(&mut desk, None).unwrap();
    assert_eq!(cited(&mut desk, None).0, UNCALIBRATED);
    assert_eq!(choose(&mut desk, None).unwrap_err().code, ErrorCode::Invalid);
    let trail = app::audit(&mut desk, AuditArgs { limit: None, lang: Lang::En }).unwrap();
    let put = |row: &AuditDto| row.text.starts_with("Country scale put into use: ");
    assert!(trail.iter().any(|row| put(row) && row.reason.as_deref() == Some("fits")));
    assert!(crate::check::check(&mut desk, LANG).unwrap().ok);
}

#[test]
fn a_newer_one_takes_the_place_of_the_one_in_use() {
    let (mut desk, _folder) = lived_in(30);
    let (first, second) = (fit(&mut desk).unwrap(), fit(&mut desk).unwrap());
    choose(&mut desk, Some(&first.id)).unwrap();
    choose(&mut desk, Some(&second.id)).unwrap();
    let list = calibrate::calibrations(&mut desk, LANG).unwrap();
    let used: Vec<&str> = list.items.iter().filter(|item| item.chosen).map(|item| item.id.as_str()).collect();
    assert_eq!(used, [second.id.as_str()]);
    assert_eq!(choose(&mut desk, Some("nonsense")).unwrap_err().code, ErrorCode::NoSuchThing);
}

#[test]
fn too_little_is_said_plainly() {
    let (mut desk, _folder) = lived_in(11);
    let list = calibrate::calibrations(&mut desk, LANG).unwrap();
    assert!(!list.enough && list.text.contains('6') && list.text.contains('8'), "{}", list.text);
    let error = fit(&mut desk).unwrap_err();
    assert_eq!((error.code, error.message.as_str()), (ErrorCode::Invalid, list.text.as_str()));
    let unnamed = CalibrateArgs { label: " ".into(), until: None, reason: None, lang: Lang::En };
    assert_eq!(calibrate::calibrate(&mut desk, unnamed).unwrap_err().code, ErrorCode::Invalid);

    // Examples are nobody's past.
    let (mut starter, _folder) = super::case::starter();
    let list = calibrate::calibrations(&mut starter, LANG).unwrap();
    assert!(!list.enough, "{list:?}");
    assert!(fit(&mut starter).is_err());
}

/// What has not been imported yet is no peace: the scale is fitted on the time that the record covers.
#[test]
fn weeks_without_data_are_not_peace() {
    let (mut fresh, _folder) = lived_in(52);
    let wanted = fit(&mut fresh).unwrap();
    assert!(calibrate::calibrations(&mut fresh, LANG).unwrap().warning.is_none());
    for weeks in [30, 48] {
        let (mut stale, _folder) = lived_in(52 + weeks);
        let list = calibrate::calibrations(&mut stale, LANG).unwrap();
        let warning = list.warning.unwrap();
        assert!(warning.contains("27 Dec 2018"), "{warning}");
        assert!(list.text.contains("from 2 Feb 2018 to 27 Dec 2018"), "{}", list.text);
        let made = fit(&mut stale).unwrap();
        assert!(made.last_origin <= monday(52), "{}", made.last_origin);
        assert!((made.scale_a / wanted.scale_a - 1.0).abs() < 0.1, "{} {}", made.scale_a, wanted.scale_a);
        // A person may vouch for silence.
        let until = Some(monday(52 + weeks));
        let args = CalibrateArgs { label: "X".into(), until, reason: None, lang: Lang::En };
        let quiet = calibrate::calibrate(&mut stale, args).unwrap();
        assert!(quiet.scale_a < made.scale_a * 0.8, "{} {}", quiet.scale_a, made.scale_a);
    }
}

/// One event typed in long after an old import does not make the time between them peace.
#[test]
fn a_hole_in_the_record_is_not_peace() {
    let (mut desk, folder) = lived_in(82);
    let day = (monday(82) - Duration::days(2)).format("%Y-%m-%d");
    let file = folder.path().join("late.csv");
    let head = "id,date_start,date_end,lat,lon,where_prec,kind";
    std::fs::write(&file, format!("{head}\nlate,{day},{day},36.01,36.2,1,armed_clash\n")).unwrap();
    let args = ImportArgs::files(vec![file.display().to_string()], Lang::En);
    assert!(import::import(&mut desk, args).unwrap().applied);
    let list = calibrate::calibrations(&mut desk, LANG).unwrap();
    assert_eq!((list.weeks_available, list.enough), (0, false), "{}", list.text);
    assert!(fit(&mut desk).is_err());
}

/// A scale is as old as what it rests on, whenever it was fitted; the time is said wherever the scale is.
#[test]
fn a_scale_is_as_old_as_its_data() {
    let (mut fresh, _folder) = lived_in(52);
    let made = fit(&mut fresh).unwrap();
    assert!(made.advice.is_none(), "{:?}", made.advice);
    assert_eq!(made.period_text, "Rests on the time from 2 Feb 2018 to 27 Dec 2018");
    let (mut stale, _folder) = lived_in(82);
    let made = fit(&mut stale).unwrap();
    assert!(made.advice.as_ref().is_some_and(|advice| advice.contains("27 Dec 2018")), "{:?}", made.advice);
    choose(&mut stale, Some(&made.id)).unwrap();
    let method = method::method(&mut stale, LANG).unwrap();
    assert_eq!(method.country.unwrap().period_text.as_deref(), Some(made.period_text.as_str()));
    let french = LangArgs { lang: Lang::Fr };
    let line = app::status(&mut stale, french).unwrap().method;
    assert!(line.contains("étalonnée : Test land, du 2018-02-02 au 2018-12-27"), "{line}");
}

fn add_route(desk: &mut Desk, folder: &tempfile::TempDir, name: &str, line: &str) {
    let file = folder.path().join(format!("{name}.geojson"));
    let text = format!(
        r#"{{"type":"Feature","properties":{{"name":"{name}"}},"geometry":{{"type":"LineString","coordinates":{line}}}}}"#
    );
    std::fs::write(&file, text).unwrap();
    let args = ImportArgs::files(vec![file.display().to_string()], Lang::En);
    assert!(import::import(desk, args).unwrap().applied);
}

fn picture(desk: &mut Desk, lang: Lang) -> DeskDto {
    let args = AssessArgs { lang, ..question() };
    assess::desk(desk, args).unwrap()
}

fn question() -> AssessArgs {
    AssessArgs {
        lang: Lang::En,
        as_of: None,
        known_at: None,
        traffic: None,
        vehicle: None,
        direction: None,
        window_days: None,
        histogram_days: None,
    }
}

fn printed(desk: &mut Desk, folder: &tempfile::TempDir) -> String {
    let file = folder.path().join("brief.html");
    let args = BriefArgs {
        question: question(),
        routes: Vec::new(),
        tlp: passage_model::Tlp::Amber,
        redact: Redaction::None,
        valid_hours: None,
        file: Some(file.display().to_string()),
        issue: false,
    };
    crate::brief::brief(desk, args).unwrap();
    std::fs::read_to_string(file).unwrap()
}

/// One scale for each country: where none was fitted, the likelihoods are uncalibrated, and that is said.
#[test]
fn a_route_elsewhere_is_uncalibrated() {
    let (mut desk, folder) = lived_in(52);
    let made = fit(&mut desk).unwrap();
    choose(&mut desk, Some(&made.id)).unwrap();
    assert!(picture(&mut desk, Lang::En).routes.iter().all(|row| row.uncalibrated_text.is_none()));
    // Forty kilometres from the road that it was fitted on, and in another country.
    add_route(&mut desk, &folder, "Near", "[[36.1,36.3],[36.3,36.35]]");
    add_route(&mut desk, &folder, "Far", "[[37.5,48.0],[37.8,48.2]]");
    for lang in Lang::UI {
        let desk = picture(&mut desk, lang);
        assert!(desk.calibrated);
        for row in &desk.routes {
            let text = row.uncalibrated_text.as_deref();
            assert_eq!(text.is_some(), row.name == "Far", "{} {text:?}", row.name);
            assert!(text.is_none_or(|text| text.contains("Test land") && row.label.contains(text)));
        }
    }
    // Nor does the line that the route's own page cites call it calibrated.
    for row in picture(&mut desk, Lang::En).routes {
        let question = AssessArgs { as_of: Some(desk.now()), ..question() };
        let line = crate::inspect::route_detail(&mut desk, RouteDetailArgs { route: row.id, question }).unwrap().method;
        assert_eq!(line.contains("not calibrated here: scale of Test land"), row.name == "Far", "{line}");
        assert_eq!(line.contains("(calibrated: Test land"), row.name != "Far", "{line}");
    }
    let page = printed(&mut desk, &folder);
    assert!(page.contains("Calibrated for another area (Test land)"));
    assert!(page.contains("Calibrated for another area, so uncalibrated"));
    assert!(!page.contains("calibrated on past events of this area"));
}

/// What an earlier build fitted says not where: it stays in use, and that it is not known is said.
#[test]
fn an_old_scale_without_its_area_stays_readable() {
    let (mut desk, folder) = lived_in(52);
    let made = fit(&mut desk).unwrap();
    choose(&mut desk, Some(&made.id)).unwrap();
    let words = crate::desk::words(Lang::En);
    let kept = desk.store(words).unwrap().at(None).calibrations().unwrap().remove(0);
    let mut json = serde_json::to_value(&kept).unwrap();
    assert!(json.as_object_mut().unwrap().remove("areas").is_some());
    let old: passage_model::Calibration = serde_json::from_value(json).unwrap();
    let note = desk.note(words, "calibration.add", None).unwrap();
    desk.opened(words).unwrap().store.change(note, |change| change.put_calibration(&old)).unwrap();
    let list = calibrate::calibrations(&mut desk, LANG).unwrap();
    assert!(list.items[0].advice.as_ref().is_some_and(|advice| advice.contains("not on record")));
    let picture = picture(&mut desk, Lang::En);
    assert!(picture.calibrated && picture.routes.iter().all(|row| row.uncalibrated_text.is_none()));
    let page = printed(&mut desk, &folder);
    assert!(page.contains("whether the scale holds here is not known"));
}

/// What was heard later weighs nothing at an earlier moment: denials of today change no fit until some time ago.
#[test]
fn a_fit_knows_nothing_that_was_heard_later() {
    let (mut desk, _folder) = lived_in(52);
    let until = |desk: &mut Desk| {
        let args = CalibrateArgs { label: "X".into(), until: Some(monday(40)), reason: None, lang: Lang::En };
        calibrate::calibrate(desk, args).unwrap()
    };
    let before = until(&mut desk);
    let now = fit(&mut desk).unwrap();
    let words = crate::desk::words(Lang::En);
    let events = desk.store(words).unwrap().at(None).events(&passage_store::EventFilter::default()).unwrap();
    for event in events.iter().filter(|event| event.time.from < monday(30)) {
        let args = IdArgs { id: event.id.to_string(), lang: Lang::En };
        let mut form = crate::edit::event_form(&mut desk, args).unwrap();
        form.evidence = Vec::new();
        form.new_report = Some(
            serde_json::from_value(serde_json::json!({
                "source_name": "A denier", "source_kind": "own_staff", "reliability": "A", "credibility": "1",
                "stance": "denies", "text": "It did not happen.", "text_lang": "en",
            }))
            .unwrap(),
        );
        let args = SaveEventArgs { event: form, reason: None, lang: Lang::En };
        crate::edit::save_event(&mut desk, args).unwrap();
    }
    let after = until(&mut desk);
    assert_eq!((after.scale_a, after.weeks), (before.scale_a, before.weeks));
    let told = |one: &CalibrationDto| (one.after.unwrap().mean_probability, one.after.unwrap().base_rate);
    assert_eq!(told(&after), told(&before));
    // A fit until now takes the denials for what did not happen.
    let denied = fit(&mut desk).unwrap();
    assert!(denied.scale_a != now.scale_a);
}

#[test]
fn a_fit_in_the_background_leaves_the_desk_free_and_nothing_behind_when_stopped() {
    let (mut desk, _folder) = lived_in(52);
    let start = |desk: &mut Desk| {
        let args = CalibrateArgs { label: "Testland".into(), until: None, reason: None, lang: Lang::En };
        calibrate::calibrate_start(desk, args).unwrap().job
    };
    let ask =
        |desk: &mut Desk, job| calibrate::calibrate_progress(desk, CalibrateJobArgs { job, lang: Lang::En }).unwrap();
    let kept = |desk: &mut Desk| calibrate::calibrations(desk, LANG).unwrap().items.len();
    // Stopped at once, or after it was done and before anybody asked: nothing is kept.
    for wait in [0, 3_000] {
        let job = start(&mut desk);
        std::thread::sleep(std::time::Duration::from_millis(wait));
        calibrate::calibrate_cancel(&mut desk, CalibrateJobArgs { job, lang: Lang::En }).unwrap();
        assert_eq!(ask(&mut desk, job).state, CalibrateState::Gone);
        assert_eq!(kept(&mut desk), 0);
    }
    let job = start(&mut desk);
    let mut shares = Vec::new();
    let done = loop {
        let now = ask(&mut desk, job);
        if now.state != CalibrateState::Running {
            break now;
        }
        assert!(!now.step_text.is_empty());
        shares.push(now.share);
        // The desk answers while it fits.
        app::status(&mut desk, LANG).unwrap();
    };
    assert_eq!(done.state, CalibrateState::Done);
    assert!(shares.is_sorted(), "{shares:?}");
    let made = done.calibration.unwrap();
    assert_eq!(calibrate::calibrations(&mut desk, LANG).unwrap().items[0].id, made.id);
    // The same as in one call.
    let waited = fit(&mut desk).unwrap();
    assert_eq!((waited.scale_a, waited.weeks), (made.scale_a, made.weeks));
    // What cannot be fitted says why at once; a fit of a database that was closed is gone with it.
    let unnamed = CalibrateArgs { label: " ".into(), until: None, reason: None, lang: Lang::En };
    assert!(calibrate::calibrate_start(&mut desk, unnamed).is_err());
}

/// A database from elsewhere may bring any number as a country's scale: one that would silence what is reported is not used,
/// and that is said.
#[test]
fn a_scale_that_silences_events_is_set_aside_and_told() {
    let (mut desk, _folder) = lived_in(52);
    let made = fit(&mut desk).unwrap();
    let question = AssessArgs {
        lang: Lang::En,
        as_of: Some(monday(51)),
        known_at: None,
        traffic: None,
        vehicle: None,
        direction: None,
        window_days: None,
        histogram_days: None,
    };
    let levels = |desk: &mut Desk| {
        serde_json::to_string(&crate::assessment_report(desk, &question, &[]).unwrap().routes).unwrap()
    };
    let uncalibrated = levels(&mut desk);
    for scale_a in [1e-9, 0.003, 90.0] {
        let kept = desk.open.as_ref().unwrap().store.at(None).calibrations().unwrap().remove(0);
        let choice = passage_model::Choice { at: monday(52), by: "HQ".into() };
        let planted = passage_model::Calibration { scale_a, chosen: Some(choice), ..kept };
        let words = passage_words::Words::new(Lang::En);
        let note = desk.note(words, "calibration.choose", None).unwrap();
        desk.open.as_mut().unwrap().store.change(note, |change| change.put_calibration(&planted)).unwrap();

        assert_eq!(levels(&mut desk), uncalibrated, "{scale_a}");
        let (line, calibrated) = cited(&mut desk, None);
        assert!(!calibrated && line.contains("the scale chosen for Test land is refused"), "{line}");
        let list = calibrate::calibrations(&mut desk, LANG).unwrap();
        assert!(list.chosen.is_none() && !list.items[0].chosen);
        assert!(list.items[0].advice.as_ref().unwrap().contains("does not take it"), "{:?}", list.items[0].advice);
        assert_eq!(choose(&mut desk, Some(&made.id)).unwrap_err().code, ErrorCode::Invalid);
        let check = crate::check::check(&mut desk, LANG).unwrap();
        assert!(!check.ok && check.problems[0].contains("Test land"), "{:?}", check.problems);
    }
}
