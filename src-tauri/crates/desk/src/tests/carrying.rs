//! Routes that are drawn anew, cut, turned round or deleted, with closures and passages on them.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use passage_model::{
    Access, Closure, Credibility, Detail, Direction, EventStatus, EventTime, Geometry, Km, Lang, LatLon,
    LocationPrecision, Names, PassedBy, Reliability, RiskLevel, Scope, Stance, Time, TimePrecision, Traffic,
    VehicleClass,
};
use tempfile::TempDir;

use crate::{
    Desk, app, check,
    dto::*,
    edit,
    error::{ErrorCode, Result},
    export, import, overrides,
};

const LANG: Lang = Lang::En;
const START: &str = "2031-03-01T08:00:00Z";

/// A desk whose clock is moved by hand, with two routes on one road.
struct Place {
    desk: Desk,
    clock: Arc<AtomicI64>,
    folder: TempDir,
    first: String,
}

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

/// About 45 km to the east.
fn road() -> Vec<LatLon> {
    (0..11).map(|i| at(36.0, 36.0 + f64::from(i) * 0.05)).collect()
}

fn route(code: &str, line: Vec<LatLon>) -> RouteForm {
    RouteForm {
        id: None,
        read: None,
        code: code.to_owned(),
        names: Names::one(LANG, code),
        road_ref: None,
        area: None,
        line,
        waypoints: Vec::new(),
        crossings: Vec::new(),
        vehicle: VehicleClass::HeavyTruck,
        normal_minutes: None,
    }
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicI64::new(START.parse::<Time>().unwrap().timestamp_millis()));
        let its = Arc::clone(&clock);
        let mut desk = Desk::with_clock(folder.path().join("place.db"), move || {
            Time::from_timestamp_millis(its.load(Ordering::Relaxed)).unwrap()
        });
        let args = CreateArgs { path: None, passphrase: None, starter: false, lang: LANG };
        app::create_database(&mut desk, args).unwrap();
        let mut place = Self { desk, clock, folder, first: String::new() };
        place.first = place.save(route("A1", road())).unwrap().id.unwrap();
        place.save(route("A2", road())).unwrap();
        place
    }

    fn now(&self) -> Time {
        Time::from_timestamp_millis(self.clock.load(Ordering::Relaxed)).unwrap()
    }

    fn wait(&self, hours: i64) {
        self.clock.fetch_add(hours * 3_600_000, Ordering::Relaxed);
    }

    fn save(&mut self, form: RouteForm) -> Result<ChangedDto> {
        edit::save_route(&mut self.desk, SaveRouteArgs { route: form, reason: None, lang: LANG })
    }

    /// Draws the first route anew.
    fn redraw(&mut self, change: impl FnOnce(&mut Vec<LatLon>)) -> ChangedDto {
        let mut form = edit::route_form(&mut self.desk, IdArgs { id: self.first.clone(), lang: LANG }).unwrap();
        change(&mut form.line);
        self.save(form).unwrap()
    }

    fn delete(&mut self, what: Deletable, id: String) -> Result<ChangedDto> {
        edit::delete(&mut self.desk, DeleteArgs { what, id, reason: None, lang: LANG })
    }

    fn undo(&mut self, change: Option<String>) -> ChangedDto {
        app::undo(&mut self.desk, UndoArgs { change, lang: LANG }).unwrap()
    }

    fn report(&mut self, detail: Detail, received: Option<Time>) -> ChangedDto {
        let from = received.unwrap_or_else(|| self.now()) - chrono::Duration::hours(1);
        let report = ReportForm {
            source: None,
            source_name: Some("Road office".to_owned()),
            source_kind: None,
            reliability: Some(Reliability::A),
            credibility: Credibility::One,
            stance: Stance::Supports,
            origin: None,
            text: format!("On the road, {from} {detail:?}"),
            received_at: received,
            text_lang: LANG,
        };
        let event = EventForm {
            id: None,
            read: None,
            title: Names::default(),
            place: None,
            crossing: None,
            place_text: None,
            geometry: None,
            precision: LocationPrecision::Exact,
            time: EventTime { from, until: None, precision: TimePrecision::Hour },
            actors: Vec::new(),
            status: EventStatus::Confirmed,
            detail,
            category: None,
            deaths: None,
            confirmed_at: None,
            evidence: Vec::new(),
            new_report: Some(report),
            example: false,
        };
        edit::save_event(&mut self.desk, SaveEventArgs { event, reason: None, lang: LANG }).unwrap()
    }

    fn close(&mut self, from: f64, to: f64) -> ChangedDto {
        self.close_known(from, to, None)
    }

    fn close_known(&mut self, from: f64, to: f64, received: Option<Time>) -> ChangedDto {
        let scope = Scope::Section { route: self.first.parse().unwrap(), from_km: Km(from), to_km: Km(to) };
        let closure = Closure {
            scope,
            direction: Direction::Both,
            traffic: Traffic::all(),
            vehicles: Vec::new(),
            hours: None,
            partial: false,
            directive: None,
        };
        self.report(Detail::Closure(closure), received)
    }

    fn pass(&mut self, stretch: Option<(f64, f64)>) -> ChangedDto {
        let detail = Detail::Passage {
            route: Some(self.first.parse().unwrap()),
            from_km: stretch.map(|(from, _)| Km(from)),
            to_km: stretch.map(|(_, to)| Km(to)),
            direction: Direction::Both,
            by: PassedBy::Own,
            traffic: Traffic::all(),
            vehicle: Some(VehicleClass::HeavyTruck),
        };
        self.report(detail, None)
    }

    fn rows(&mut self, known_at: Option<Time>) -> Vec<RouteRowDto> {
        let question = AssessArgs {
            lang: LANG,
            as_of: Some(known_at.unwrap_or_else(|| self.now())),
            known_at,
            traffic: None,
            vehicle: None,
            direction: Some(Direction::Both),
            window_days: None,
            histogram_days: None,
        };
        crate::assess::desk(&mut self.desk, question).unwrap().routes
    }

    /// Where a route is closed: degrees of longitude of the first place and the last.
    fn closed(&mut self, code: &str, known_at: Option<Time>) -> Option<(f64, f64)> {
        let row = self.rows(known_at).into_iter().find(|row| row.code == code)?;
        let closed = row.segments.iter().filter(|segment| segment.access == Access::Closed);
        let lons: Vec<f64> = closed.flat_map(|segment| segment.line.iter().map(|at| at[0])).collect();
        let (least, most) = lons.iter().fold((f64::MAX, f64::MIN), |(a, b), lon| (a.min(*lon), b.max(*lon)));
        (!lons.is_empty()).then_some((least, most))
    }

    fn access(&mut self, code: &str) -> Access {
        self.rows(None).into_iter().find(|row| row.code == code).unwrap().access
    }
}

/// The same place to a segment of a kilometre.
fn near(one: Option<(f64, f64)>, other: Option<(f64, f64)>) {
    let (Some(a), Some(b)) = (one, other) else { panic!("{one:?} {other:?}") };
    assert!((a.0 - b.0).abs() < 0.013 && (a.1 - b.1).abs() < 0.013, "{a:?} {b:?}");
}

#[test]
fn a_closure_stays_on_its_road_when_the_route_is_turned_cut_or_deleted() {
    let mut place = Place::new();
    place.close(2.0, 6.0);
    let before = place.closed("A2", None);
    near(place.closed("A1", None), before);
    let turned = place.redraw(|line| line.reverse());
    assert!(turned.text.contains("1 report"), "{}", turned.text);
    for code in ["A1", "A2"] {
        near(place.closed(code, None), before);
    }
    place.undo(None);
    near(place.closed("A1", None), before);
    // Cut: the rest of the route does not have it, the road does.
    let cut = place.redraw(|line| drop(line.drain(..5)));
    assert!(cut.text.contains("A1 km 2 to 6"), "{}", cut.text);
    assert_eq!(place.closed("A1", None), None);
    near(place.closed("A2", None), before);
    place.undo(Some(cut.change));
    // Begun farther away: the same road has other km.
    place.redraw(|line| line.insert(0, at(36.0, 35.8)));
    near(place.closed("A1", None), before);
    near(place.closed("A2", None), before);
    place.undo(None);
    let deleted = place.delete(Deletable::Route, place.first.clone()).unwrap();
    assert!(deleted.text.contains("1 report keeps"), "{}", deleted.text);
    near(place.closed("A2", None), before);
    assert!(check::check(&mut place.desk, LangArgs { lang: LANG }).unwrap().ok);
    place.undo(Some(deleted.change));
    near(place.closed("A1", None), before);
}

#[test]
fn a_route_that_is_imported_anew_keeps_its_closures() {
    let mut place = Place::new();
    let file = place.folder.path().join("routes.geojson");
    let import = |place: &mut Place, line: &[LatLon], dry_run: bool| {
        let points: Vec<[f64; 2]> = line.iter().map(|at| [at.lon(), at.lat()]).collect();
        let text = serde_json::json!({"type": "FeatureCollection", "features": [{"type": "Feature",
            "properties": {"code": "I1", "name": "Imported"},
            "geometry": {"type": "LineString", "coordinates": points}}]});
        fs::write(&file, text.to_string()).unwrap();
        let args = ImportArgs { dry_run, ..ImportArgs::files(vec![file.display().to_string()], LANG) };
        import::import(&mut place.desk, ImportArgs { kind: Some(ImportKind::Routes), ..args }).unwrap()
    };
    import(&mut place, &road(), false);
    let id = place.rows(None).into_iter().find(|row| row.code == "I1").unwrap().id;
    place.first = id;
    place.close(2.0, 6.0);
    let before = place.closed("I1", None);
    let longer = [vec![at(36.0, 35.8)], road()].concat();
    let told = import(&mut place, &longer, true).carried.unwrap();
    assert!(told.contains("1 report"), "{told}");
    near(place.closed("I1", None), before);
    import(&mut place, &longer, false);
    near(place.closed("I1", None), before);
    near(place.closed("A2", None), before);
}

#[test]
fn nobody_has_driven_a_road_that_a_route_was_moved_to() {
    let mut place = Place::new();
    place.pass(None);
    assert_eq!((place.access("A1"), place.access("A2")), (Access::Open, Access::Open));
    place.redraw(|line| {
        for point in &mut line[3..8] {
            *point = at(36.3, point.lon());
        }
    });
    assert_eq!(place.access("A1"), Access::Unknown);
    assert_eq!(place.access("A2"), Access::Open, "that road was driven");
    place.undo(None);
    place.redraw(|line| line.push(at(36.8, 37.0)));
    assert_eq!(place.access("A1"), Access::Unknown, "not to its new end");
    assert_eq!(place.access("A2"), Access::Open);
}

#[test]
fn what_was_known_is_told_with_the_lines_of_that_time() {
    let mut place = Place::new();
    place.close(2.0, 6.0);
    place.wait(1);
    let then = place.now();
    let before = place.closed("A1", Some(then));
    assert!(before.is_some());
    place.wait(1);
    place.redraw(|line| line.reverse());
    for code in ["A1", "A2"] {
        near(place.closed(code, Some(then)), before);
        near(place.closed(code, None), before);
    }
    // What is typed in now and came before the line was turned: in the km of now, and it was the same road then.
    place.close_known(2.0, 6.0, Some(then));
    near(place.closed("A1", None).map(|(_, last)| (last, last)), Some((36.48, 36.48)));
    near(place.closed("A1", Some(then)).map(|(_, last)| (last, last)), Some((36.48, 36.48)));
}

#[test]
fn taking_back_an_older_change_moves_nothing_either() {
    let mut place = Place::new();
    let turned = place.redraw(|line| line.reverse());
    let closed = place.close(2.0, 6.0);
    let before = place.closed("A2", None);
    assert!(before.unwrap().0 > 36.4, "{before:?}");
    // The closure was said of the line as it is now.
    let undone = place.undo(Some(turned.change));
    assert!(undone.text.contains("1 report"), "{}", undone.text);
    for code in ["A1", "A2"] {
        near(place.closed(code, None), before);
    }
    app::redo(&mut place.desk, LangArgs { lang: LANG }).unwrap();
    near(place.closed("A1", None), before);
    // A closure that comes back was said of the line as it was.
    let deleted = place.delete(Deletable::Event, closed.id.unwrap()).unwrap();
    place.redraw(|line| line.reverse());
    place.undo(Some(deleted.change));
    for code in ["A1", "A2"] {
        near(place.closed(code, None), before);
    }
}

#[test]
fn what_can_be_kept_in_no_way_is_named_and_nothing_is_changed() {
    let mut place = Place::new();
    place.pass(Some((5.0, 5.0)));
    let refused = place.delete(Deletable::Route, place.first.clone()).unwrap_err();
    assert_eq!(refused.code.code(), "invalid");
    assert!(refused.message.contains("no way left"), "{}", refused.message);
    assert!(place.rows(None).iter().any(|row| row.code == "A1"));
}

#[test]
fn other_km_are_another_stretch_wherever_it_was_drawn() {
    let mut place = Place::new();
    let id = place.close(2.0, 6.0).id.unwrap();
    let form = |place: &mut Place| edit::event_form(&mut place.desk, IdArgs { id: id.clone(), lang: LANG }).unwrap();
    let save = |place: &mut Place, event: EventForm| {
        edit::save_event(&mut place.desk, SaveEventArgs { event, reason: None, lang: LANG }).unwrap();
    };
    // As a draft has it: a section that is drawn as well.
    let line = Some(Geometry::Line { points: road()[..2].to_vec() });
    let drawn = EventForm { geometry: line, precision: LocationPrecision::Linear, ..form(&mut place) };
    save(&mut place, drawn);
    let mut other = form(&mut place);
    if let Detail::Closure(closure) = &mut other.detail {
        closure.scope = Scope::Section { route: place.first.parse().unwrap(), from_km: Km(20.0), to_km: Km(24.0) };
    }
    save(&mut place, other);
    let here = place.closed("A1", None);
    near(place.closed("A2", None), here);
    assert!(here.unwrap().0 > 36.2, "{here:?}");
}

/// So many metres to the north.
fn north(line: &[LatLon], metres: f64) -> Vec<LatLon> {
    line.iter().map(|point| at(point.lat() + metres / 110_950.0, point.lon())).collect()
}

#[test]
fn what_is_changed_twice_or_beside_stays_closed_for_the_others() {
    let mut place = Place::new();
    let id = place.close(10.0, 16.0).id.unwrap();
    let before = place.closed("A2", None);
    place.redraw(|line| *line = north(line, 80.0));
    assert!(place.closed("A1", None).is_some() && place.closed("A2", None).is_some());
    // Other km, and it stays closed on the line that the route has left.
    let mut form = edit::event_form(&mut place.desk, IdArgs { id, lang: LANG }).unwrap();
    if let Detail::Closure(closure) = &mut form.detail {
        closure.scope = Scope::Section { route: place.first.parse().unwrap(), from_km: Km(10.0), to_km: Km(17.0) };
    }
    edit::save_event(&mut place.desk, SaveEventArgs { event: form, reason: None, lang: LANG }).unwrap();
    assert!(place.closed("A2", None).is_some());
    place.undo(None);
    place.delete(Deletable::Route, place.first.clone()).unwrap();
    near(place.closed("A2", None).map(|(first, _)| (first, first)), before.map(|(first, _)| (first, first)));
    // The one that only shares the road is surveyed anew.
    let mut place = Place::new();
    place.close(10.0, 16.0);
    let second = place.rows(None).into_iter().find(|row| row.code == "A2").unwrap().id;
    let mut form = edit::route_form(&mut place.desk, IdArgs { id: second, lang: LANG }).unwrap();
    form.line = north(&form.line, 80.0);
    assert!(place.save(form).unwrap().text.contains("1 report"));
    assert!(place.closed("A1", None).is_some() && place.closed("A2", None).is_some());
}

#[test]
fn a_short_closure_holds_for_all_whatever_is_done_to_its_route() {
    let mut place = Place::new();
    place.close(10.0, 10.3);
    place.redraw(|line| *line = north(line, 150.0));
    assert!(place.closed("A1", None).is_some() && place.closed("A2", None).is_some());
    place.undo(None);
    // A route that ends 80 m behind its beginning.
    let line = road();
    let ends = at(36.0, 36.0 + 10.08 / 90.16);
    place.save(route("W", [&line[..3], &[ends]].concat())).unwrap();
    assert!(place.closed("W", None).is_some());
    place.delete(Deletable::Route, place.first.clone()).unwrap();
    assert!(place.closed("W", None).is_some() && place.closed("A2", None).is_some());
}

#[test]
fn what_is_open_lends_nothing_to_a_road_beside_it() {
    let mut place = Place::new();
    place.save(route("B", north(&road(), 150.0))).unwrap();
    place.pass(None);
    assert_eq!((place.access("A1"), place.access("B")), (Access::Open, Access::Unknown));
    place.redraw(|line| *line = north(line, 150.0));
    assert_eq!((place.access("A1"), place.access("B")), (Access::Unknown, Access::Unknown));
    assert_eq!(place.access("A2"), Access::Open, "that road was driven");
}

#[test]
fn a_level_set_by_hand_on_another_line_is_told() {
    let mut place = Place::new();
    let args = OverrideArgs {
        route: place.first.clone(),
        level: RiskLevel::Low,
        reason: "Driven daily".to_owned(),
        author: Some("S.K.".to_owned()),
        from: None,
        expires: place.now() + chrono::Duration::hours(48),
        lang: LANG,
    };
    overrides::set_override(&mut place.desk, args).unwrap();
    assert!(place.redraw(|line| *line = north(line, 5_000.0)).text.contains("the level of A1"));
    place.wait(72);
    assert!(!place.redraw(|line| *line = north(line, 5_000.0)).text.contains("the level of A1"), "it has run out");
}

#[test]
fn a_route_that_had_been_deleted_then_is_not_known_then() {
    let mut place = Place::new();
    let deleted = place.delete(Deletable::Route, place.first.clone()).unwrap();
    place.wait(1);
    let then = place.now();
    place.wait(1);
    let codes = |place: &mut Place| place.rows(Some(then)).into_iter().map(|row| row.code).collect::<Vec<_>>();
    assert_eq!(codes(&mut place), ["A2"]);
    place.undo(Some(deleted.change));
    assert_eq!(codes(&mut place), ["A2"], "it has come back since");
    // A road was there before somebody drew it.
    place.save(route("A3", north(&road(), 900.0))).unwrap();
    assert_eq!(codes(&mut place), ["A2", "A3"]);
}

#[test]
fn a_map_file_holds_a_stretch_by_km_as_its_line() {
    let mut place = Place::new();
    place.close(2.0, 6.0);
    let file = place.folder.path().join("events.geojson");
    let args = ExportArgs {
        tlp: None,
        question: serde_json::from_value(serde_json::json!({"lang": "en"})).unwrap(),
        format: ExportFormat::Geojson,
        what: ExportWhat::Events,
        routes: Vec::new(),
        redact: Redaction::None,
        file: file.display().to_string(),
    };
    export::export(&mut place.desk, args).unwrap();
    let text: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let feature = &text["features"][0];
    assert_eq!(feature["geometry"]["type"], "LineString");
    assert_eq!(
        (&feature["properties"]["subkind"], &feature["properties"]["precision"]),
        (&"along".into(), &"linear".into())
    );
    // Into another place: it closes the same.
    let mut other = Place::new();
    let args = ImportArgs::files(vec![file.display().to_string()], LANG);
    import::import(&mut other.desk, ImportArgs { kind: Some(ImportKind::Events), ..args }).unwrap();
    let before = place.closed("A2", None).unwrap();
    let again = other.closed("A2", None).unwrap();
    assert!((before.0 - again.0).abs() < 0.013 && (before.1 - again.1).abs() < 0.013, "{before:?} {again:?}");
}

#[test]
fn a_form_that_was_read_before_a_change_is_not_saved_over_it() {
    let mut place = Place::new();
    let closed = place.close(2.0, 4.0).id.unwrap();
    let stale = edit::event_form(&mut place.desk, IdArgs { id: closed, lang: LANG }).unwrap();
    let route = edit::route_form(&mut place.desk, IdArgs { id: place.first.clone(), lang: LANG }).unwrap();
    // The line turned round: the closure now lies at other km.
    place.redraw(|line| line.reverse());
    let error = edit::save_event(&mut place.desk, SaveEventArgs { event: stale.clone(), reason: None, lang: LANG });
    assert_eq!(error.unwrap_err().code, ErrorCode::Invalid);
    assert!(place.save(route).is_err(), "the route, too");
    let id = stale.id.unwrap();
    let fresh = edit::event_form(&mut place.desk, IdArgs { id, lang: LANG }).unwrap();
    edit::save_event(&mut place.desk, SaveEventArgs { event: fresh, reason: None, lang: LANG }).unwrap();
}
