//! Small worlds in metres: which roads and routes a closure means, wherever and however it is drawn.

use std::{fmt::Write as _, fs};

use serde_json::{Value, json};

use crate::Desk;

type Places = Vec<(f64, f64)>;

fn call(desk: &mut Desk, name: &str, args: Value) -> Value {
    tried(desk, name, args).unwrap_or_else(|message| panic!("{name}: {message}"))
}

fn tried(desk: &mut Desk, name: &str, mut args: Value) -> Result<Value, String> {
    args["lang"] = json!("en");
    desk.call(name, args).map_err(|error| error.message)
}

/// Degrees, latitude first, of a place so many metres east and north.
fn degrees((east, north): (f64, f64)) -> (f64, f64) {
    (36.0 + north / 110_960.0, 37.0 + east / 90_160.0)
}

fn at(place: (f64, f64)) -> Value {
    let (lat, lon) = degrees(place);
    json!({ "lat": lat, "lon": lon })
}

struct World {
    desk: Desk,
    _folder: tempfile::TempDir,
    reports: u32,
}

/// Roads by their tags and places; equal places are one junction.
fn world(roads: &[(&[(&str, &str)], Places)]) -> World {
    let folder = tempfile::tempdir().unwrap();
    let now = "2024-11-30T18:00:00Z".parse().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("plan.db"), move || now);
    call(&mut desk, "create_database", json!({ "path": null, "passphrase": null, "starter": false }));
    let mut known: Places = Vec::new();
    let (mut nodes, mut ways) = (String::new(), String::new());
    for (number, (tags, places)) in roads.iter().enumerate() {
        let _ = write!(ways, "<way id='{}'>", number + 1);
        for place in places {
            let id = known.iter().position(|other| other == place).unwrap_or_else(|| {
                known.push(*place);
                let (lat, lon) = degrees(*place);
                let _ = write!(nodes, "<node id='{}' lat='{lat:.7}' lon='{lon:.7}'/>", known.len());
                known.len() - 1
            });
            let _ = write!(ways, "<nd ref='{}'/>", id + 1);
        }
        for (key, value) in *tags {
            let _ = write!(ways, "<tag k='{key}' v='{value}'/>");
        }
        ways += "</way>";
    }
    let file = folder.path().join("roads.osm");
    fs::write(&file, format!("<osm>{nodes}{ways}</osm>")).unwrap();
    crate::plan::roads_import(&mut desk, passage_words::Words::new(super::WORDS), &[file]).unwrap();
    World { desk, _folder: folder, reports: 0 }
}

const PRIMARY: &[(&str, &str)] = &[("highway", "primary")];

/// One road from west to east, 20 km.
fn straight() -> World {
    world(&[(PRIMARY, (0..=20).map(|km| (f64::from(km) * 1000.0, 0.0)).collect())])
}

impl World {
    fn route(&mut self, code: &str, line: &[(f64, f64)]) -> Value {
        let line: Vec<Value> = line.iter().map(|place| at(*place)).collect();
        let names = json!([{ "lang": "en", "text": code, "alias": false }]);
        let form =
            json!({ "code": code, "names": names, "line": line, "vehicle": "heavy_truck", "normal_minutes": 20 });
        call(&mut self.desk, "save_route", json!({ "route": form }))["id"].clone()
    }

    fn event(&mut self, detail: &Value, from: &str, grade: (&str, &str), geometry: &Value) -> Result<Value, String> {
        self.reports += 1;
        let report = json!({
            "source_name": format!("Somebody {}", self.reports), "source_kind": "own_staff", "reliability": grade.0,
            "credibility": grade.1, "stance": "supports", "text": format!("{detail} {from}"),
            "received_at": "2024-11-30T00:00:00Z", "text_lang": "en",
        });
        let event = json!({
            "precision": "exact", "status": "confirmed", "detail": detail, "geometry": geometry,
            "time": { "from": from, "until": null, "precision": "hour" }, "new_report": report,
        });
        tried(&mut self.desk, "save_event", json!({ "event": event }))
    }

    /// Closes km of a route at once.
    fn close(&mut self, route: &Value, km: (f64, f64), direction: &str) {
        let detail = closure(&section(route, km), direction);
        self.event(&detail, "2024-11-29T06:00:00Z", ("A", "2"), &Value::Null).unwrap();
    }

    fn plan(&mut self, from: (f64, f64), to: (f64, f64), depart: &str) -> Value {
        let place = |place| {
            let (lat, lon) = degrees(place);
            json!({ "kind": "position", "lat": lat, "lon": lon, "name": null })
        };
        let args = json!({
            "from": place(from), "to": place(to), "depart": depart, "vehicle": "heavy_truck", "criticality": "pc1",
            "avoid": "usual", "trucks": 1, "light_vehicles": 0,
        });
        call(&mut self.desk, "plan", args)
    }

    /// Whether there is a way that nothing closes.
    fn is_open(&mut self, from: (f64, f64), to: (f64, f64)) -> bool {
        let plan = self.plan(from, to, EIGHT);
        plan["blocked"].is_null() && plan["ways"][0]["access"] != "closed"
    }

    fn sheet(&mut self, of: &Value, depart: &str, drive_minutes: Option<u32>) -> String {
        let args = json!({
            "of": of, "tlp": "amber", "depart": depart, "local_offset_minutes": 180, "convoy": false,
            "drive_minutes": drive_minutes,
        });
        let preview = call(&mut self.desk, "sheet_preview", args);
        assert_eq!(preview["problem"], Value::Null);
        let warnings = preview["warnings"].as_array().unwrap();
        warnings.iter().map(|one| one.as_str().unwrap()).collect::<Vec<_>>().join(" | ")
    }
}

const SIX: &str = "2024-12-01T06:00:00Z";
const EIGHT: &str = "2024-12-01T08:00:00Z";

fn section(route: &Value, (from_km, to_km): (f64, f64)) -> Value {
    json!({ "type": "section", "route": route, "from_km": from_km, "to_km": to_km })
}

fn closure(scope: &Value, direction: &str) -> Value {
    json!({
        "kind": "closure", "scope": scope, "direction": direction, "traffic": [], "vehicles": [], "hours": null,
        "partial": false,
    })
}

fn texts(list: &Value) -> String {
    list.as_array().unwrap().iter().filter_map(|one| one["text"].as_str()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_sheet_sees_what_the_plan_sees() {
    for off in [0.0, 60.0, 200.0, 500.0] {
        let mut world = straight();
        let drawn: Places = (0..=8).map(|step| (f64::from(step) * 2500.0, off)).collect();
        let route = world.route("R-01", &drawn);
        let detail = closure(&section(&route, (8.0, 12.0)), "both");
        world.event(&detail, EIGHT, ("A", "2"), &Value::Null).unwrap();
        let plan = world.plan((0.0, 0.0), (20_000.0, 0.0), SIX);
        let way = json!({ "of": "way", "plan": plan["plan"], "way": "A" });
        assert!(!world.sheet(&way, SIX, None).contains("Closed when"), "{off} m off");
        for (depart, minutes) in [(EIGHT, None), (SIX, Some(300))] {
            let told = world.sheet(&way, depart, minutes);
            assert!(told.contains("Closed when they get there") && told.contains("nobody goes"), "{off} m off: {told}");
        }
        // The way on record is the same road.
        let save =
            json!({ "plan": plan["plan"], "way": "A", "code": "R-02", "names": [], "area": null, "reason": null });
        call(&mut world.desk, "plan_save", save);
        let told = world.sheet(&json!({ "of": "route", "route": "R-02", "reverse": false }), EIGHT, None);
        assert!(told.contains("Closed when they get there"), "{off} m off: {told}");
        assert!(!told.contains("looked at again"), "{told}");
        // Without roads nobody can say more than that it may be this road.
        call(&mut world.desk, "roads_remove", json!({}));
        let told = world.sheet(&json!({ "of": "route", "route": "R-02", "reverse": true }), EIGHT, None);
        let warned = if off > 0.0 { "drawn beside the road" } else { "Closed when they get there" };
        assert!(told.contains(warned), "{off} m off: {told}");
    }
}

/// A road south, east, and back to the west, which goes on at either end.
fn bent() -> World {
    world(&[
        (PRIMARY, vec![(-5000.0, 5000.0), (0.0, 5000.0), (2000.0, 5000.0), (10_000.0, 5000.0)]),
        (PRIMARY, vec![(10_000.0, 5000.0), (10_000.0, 10_000.0)]),
        (PRIMARY, vec![(10_000.0, 5000.0), (10_000.0, 0.0)]),
        (PRIMARY, vec![(10_000.0, 0.0), (0.0, 0.0), (-3000.0, 0.0)]),
    ])
}

const BENT: [(f64, f64); 4] = [(0.0, 0.0), (10_000.0, 0.0), (10_000.0, 5000.0), (2000.0, 5000.0)];

#[test]
fn a_bent_closure_holds_the_way_that_it_runs() {
    let (from, to) = ((10_000.0, 9900.0), (-4900.0, 5000.0));
    for (direction, along) in [("forward", false), ("backward", true)] {
        let mut world = bent();
        let points: Vec<Value> = BENT.map(at).into();
        let detail = closure(&json!({ "type": "geometry" }), direction);
        let line = json!({ "type": "line", "points": points });
        world.event(&detail, "2024-11-29T06:00:00Z", ("A", "2"), &line).unwrap();
        assert_eq!((world.is_open(from, to), world.is_open(to, from)), (along, !along), "line, {direction}");
        // By the km of a route, alone and with another that shares a part of the road.
        for other in [None, Some(false), Some(true)] {
            let mut world = bent();
            let route = world.route("R-01", &BENT);
            let mut line = vec![(10_000.0, 10_000.0), (10_000.0, 5000.0), (-5000.0, 5000.0)];
            if other == Some(true) {
                line.reverse();
            }
            if other.is_some() {
                world.route("R-02", &line);
            }
            world.close(&route, (0.0, 23.0), direction);
            assert_eq!((world.is_open(from, to), world.is_open(to, from)), (along, !along), "{direction}, {other:?}");
        }
    }
}

#[test]
fn a_closure_that_begins_at_a_junction_leaves_the_roads_before_it_open() {
    let (west, origin, east, north) = ((-6000.0, 0.0), (0.0, 0.0), (8000.0, 0.0), (0.0, 8000.0));
    let roads = [(PRIMARY, vec![west, origin]), (PRIMARY, vec![origin, north]), (PRIMARY, vec![origin, east])];
    let back: (&[(&str, &str)], Places) = (&[("highway", "secondary")], vec![east, north]);
    for (has_back, shared) in [(true, false), (true, true), (false, false), (false, true)] {
        let mut all = roads.to_vec();
        all.extend(has_back.then(|| back.clone()));
        let mut world = world(&all);
        let route = world.route("R-01", &[origin, east]);
        if shared {
            world.route("R-02", &[west, origin, east]);
        }
        world.close(&route, (0.0, 5.0), "both");
        assert!(world.is_open((-3000.0, 0.0), (0.0, 7900.0)), "back road: {has_back}, second route: {shared}");
        assert!(has_back || !world.is_open((-3000.0, 0.0), (7900.0, 0.0)), "second route: {shared}");
    }
}

#[test]
fn a_short_closure_closes_the_road_for_every_route_on_it() {
    let mut world = straight();
    let route = world.route("R-01", &[(0.0, 0.0), (20_000.0, 0.0)]);
    world.route("R-02", &[(1000.0, 0.0), (19_000.0, 0.0)]);
    world.close(&route, (8.0, 8.2), "both");
    let assessed = call(&mut world.desk, "assess", json!({ "as_of": SIX }));
    let closed: Vec<&Value> = assessed["routes"].as_array().unwrap().iter().map(|route| &route["access"]).collect();
    assert_eq!(closed, ["closed", "closed"]);
}

#[test]
fn a_closure_at_the_first_metre_of_a_route_is_on_its_road() {
    for (start, off) in [(333.0, 0.0), (1500.0, 5.0), (4017.0, 15.0), (2000.0, 0.0)] {
        for km in [(0.0, 0.0), (0.0, 0.01), (10.0, 10.0), (9.99, 10.0), (3.0, 3.0)] {
            let mut world = straight();
            let route = world.route("R-01", &[(start, off), (start + 10_000.0, off)]);
            world.close(&route, km, "both");
            assert!(!world.is_open((0.0, 0.0), (20_000.0, 0.0)), "from {start} m, {off} m off, km {km:?}");
        }
    }
}

#[test]
fn who_leaves_from_where_a_closure_begins_the_other_way_is_not_closed_in() {
    for start in [333.0, 4500.0, 7777.0] {
        let mut world = straight();
        let plan = world.plan((start, 30.0), (19_900.0, 0.0), SIX);
        let save =
            json!({ "plan": plan["plan"], "way": "A", "code": "R-01", "names": [], "area": null, "reason": null });
        let route = call(&mut world.desk, "plan_save", save)["id"].clone();
        world.close(&route, (0.0, 3.0), "both");
        assert!(world.is_open((start, 30.0), (0.0, 0.0)) && world.is_open((0.0, 0.0), (start, 30.0)), "from {start}");
        assert!(!world.is_open((start, 30.0), (19_900.0, 0.0)), "from {start}");
    }
}

#[test]
fn a_stretch_that_is_not_on_its_route_is_refused() {
    let mut world = straight();
    let route = world.route("R-01", &[(0.0, 0.0), (20_000.0, 0.0)]);
    for (km, why) in [
        ((30.0, 40.0), "R-01 is 20.0 km long"),
        ((18.0, 40.0), "do not lie on it"),
        ((-3.0, 4.0), "km -3.0 to 4.0"),
        ((12.0, 8.0), "run backwards"),
    ] {
        let detail = closure(&section(&route, km), "forward");
        let error = world.event(&detail, SIX, ("A", "2"), &Value::Null).unwrap_err();
        assert!(error.contains(why), "{km:?}: {error}");
    }
    for km in [(0.0, 0.0), (19.0, 20.3), (20.0, 20.0)] {
        let detail = closure(&section(&route, km), "forward");
        world.event(&detail, SIX, ("A", "2"), &Value::Null).unwrap();
    }
}

#[test]
fn what_is_doubted_at_some_hours_is_doubted_when_it_is_reached() {
    let order = json!({ "issuer": "Somebody", "reference": null, "enforcement": "not_enforced" });
    for (grade, directive, barred) in
        [(("D", "3"), Value::Null, false), (("B", "2"), order, false), (("B", "2"), Value::Null, true)]
    {
        // It is reached eight minutes after they leave: before then, and when it holds already.
        for begins in [5 * 60, 6 * 60 + 4] {
            let mut world = straight();
            let route = world.route("R-01", &[(0.0, 0.0), (20_000.0, 0.0)]);
            let mut detail = closure(&section(&route, (8.0, 12.0)), "both");
            detail["hours"] = json!({ "days": 127, "from_minute": begins, "to_minute": 14 * 60 });
            detail["directive"] = directive.clone();
            world.event(&detail, "2024-11-29T00:00:00Z", grade, &Value::Null).unwrap();
            let plan = world.plan((0.0, 0.0), (20_000.0, 0.0), SIX);
            let case = format!("{grade:?} {directive} from {begins}: {plan:#}");
            assert_eq!(plan["ways"][0]["waiting_minutes"].as_f64().is_none_or(|wait| wait > 60.0), barred, "{case}");
            if !barred {
                assert_eq!(plan["ways"][0]["access"], "unknown", "{case}");
                assert!(texts(&plan["ways"][0]["warnings"]).contains("not known"), "{case}");
            }
        }
        // At other hours there is nothing to ask.
        let mut world = straight();
        let route = world.route("R-01", &[(0.0, 0.0), (20_000.0, 0.0)]);
        let mut detail = closure(&section(&route, (8.0, 12.0)), "both");
        detail["hours"] = json!({ "days": 127, "from_minute": 600, "to_minute": 840 });
        world.event(&detail, "2024-11-29T00:00:00Z", grade, &Value::Null).unwrap();
        let plan = world.plan((0.0, 0.0), (20_000.0, 0.0), SIX);
        assert!(!texts(&plan["ways"][0]["warnings"]).contains("not known"), "{plan:#}");
    }
}

#[test]
fn an_officers_word_raises_what_never_would_block() {
    for off in [0.0, 350.0, 800.0, 4500.0] {
        let mut world = straight();
        let route = world.route("R-01", &[(0.0, off), (20_000.0, off)]);
        let word = json!({
            "route": route, "level": "unacceptable", "reason": "mined", "author": "S.K.",
            "from": "2024-11-30T00:00:00Z", "expires": "2024-12-02T00:00:00Z",
        });
        call(&mut world.desk, "set_override", word);
        let plan = world.plan((0.0, 0.0), (20_000.0, 0.0), SIX);
        assert_eq!(plan["ways"][0]["level"] == "unacceptable", off < 1000.0, "{off} m off: {plan:#}");
        let (from, to) = (degrees((0.0, 0.0)), degrees((20_000.0, 0.0)));
        let place = |(lat, lon): (f64, f64)| json!({ "kind": "position", "lat": lat, "lon": lon, "name": null });
        let args = json!({
            "from": place(from), "to": place(to), "depart": SIX, "vehicle": "heavy_truck", "criticality": "pc1",
            "avoid": "usual", "never": "unacceptable",
        });
        let plan = call(&mut world.desk, "plan", args);
        assert_eq!(plan["ways"].as_array().unwrap().is_empty(), off < 1000.0, "{off} m off: {plan:#}");
    }
}

#[test]
fn how_far_off_the_closed_road_lies_is_told() {
    for off in [30.0, 600.0] {
        let mut world = straight();
        let drawn: Places = (0..=40).map(|step| (f64::from(step) * 500.0, off)).collect();
        let route = world.route("R-01", &drawn);
        world.close(&route, (5.0, 15.0), "both");
        let plan = world.plan((0.0, 0.0), (20_000.0, 0.0), SIX);
        assert!(!plan["blocked"].is_null(), "{off}: {plan:#}");
        assert_eq!(texts(&plan["notes"]).contains("from where the closure is drawn"), off > 250.0, "{off}: {plan:#}");
    }
}

#[test]
fn a_road_that_may_be_meant_too_is_warned_of() {
    // The road winds; the route on record cuts off its bends, where a lesser road runs straight.
    let bend = |east: f64| (east, 600.0 * (east / 550.0).sin());
    let winding: Places = (0..=150).map(|step| bend(f64::from(step) * 200.0)).collect();
    let (from, to) = (winding[0], winding[150]);
    let chord = |north: f64| -> Places { (0..=30).map(|km| (f64::from(km) * 1000.0, north)).collect() };
    for class in ["track", "tertiary"] {
        let mut straight = chord(0.0);
        (straight[0], straight[30]) = (from, to);
        let mut world = world(&[(&[("highway", "secondary")], winding.clone()), (&[("highway", class)], straight)]);
        let route = world.route("R-01", &[from, (10_000.0, 5.0), (20_000.0, -5.0), to]);
        world.close(&route, (10.0, 12.0), "both");
        let plan = world.plan(from, to, SIX);
        let way = &plan["ways"][0];
        let told = plan["blocked"].is_object() || way["access"] == "closed" || texts(&way["warnings"]).contains("may");
        assert!(told, "{class}: {plan:#}");
    }
    // Drawn from the road itself, it means no other.
    let primary = |north: f64| (PRIMARY, (0..=50).map(|step| (f64::from(step) * 400.0, north)).collect::<Places>());
    let ends = [0.0, 20_000.0].map(|east| (PRIMARY, vec![(east, 0.0), (east, 500.0)]));
    let [first, last] = ends;
    for (off, warned) in [(0.0, false), (30.0, true)] {
        let mut world = world(&[primary(0.0), primary(500.0), first.clone(), last.clone()]);
        let drawn: Places = (0..=50).map(|step| (f64::from(step) * 400.0, off)).collect();
        let route = world.route("R-01", &drawn);
        world.close(&route, (5.0, 15.0), "both");
        let plan = world.plan((0.0, 0.0), (20_000.0, 0.0), SIX);
        let way = &plan["ways"][0];
        assert_ne!(way["access"], "closed", "{plan:#}");
        assert_eq!(texts(&way["warnings"]).contains("may mean this one"), warned, "{off}: {plan:#}");
    }
}

#[test]
fn a_saved_way_on_a_divided_road_is_closed_both_ways() {
    for median in [20.0, 80.0, 200.0] {
        let xs = || (0..=50).map(|step| f64::from(step) * 400.0);
        let east: Places = xs().map(|x| (x, -median / 2.0)).collect();
        let west: Places = xs().rev().map(|x| (x, median / 2.0)).collect();
        let (a, b) = ((-500.0, 0.0), (20_500.0, 0.0));
        let motorway: &[(&str, &str)] = &[("highway", "motorway"), ("oneway", "yes"), ("ref", "M1")];
        let other: &[(&str, &str)] = &[("highway", "motorway"), ("oneway", "yes"), ("ref", "M2")];
        let roads = |back: &'static [(&'static str, &'static str)]| {
            [
                (motorway, east.clone()),
                (back, west.clone()),
                (PRIMARY, vec![a, east[0]]),
                (PRIMARY, vec![west[50], a]),
                (PRIMARY, vec![east[50], b]),
                (PRIMARY, vec![b, west[0]]),
            ]
        };
        for (direction, there, back) in [("both", false, false), ("forward", false, true), ("backward", true, false)] {
            let mut world = self::world(&roads(motorway));
            let plan = world.plan(a, b, SIX);
            let save =
                json!({ "plan": plan["plan"], "way": "A", "code": "R-01", "names": [], "area": null, "reason": null });
            let route = call(&mut world.desk, "plan_save", save)["id"].clone();
            world.close(&route, (8.0, 12.0), direction);
            assert_eq!((world.is_open(a, b), world.is_open(b, a)), (there, back), "{median} m between: {direction}");
        }
        // Whether a road of another number is the other half nobody can say.
        if median > 60.0 {
            let mut world = self::world(&roads(other));
            let line: Places = std::iter::once(a).chain(east.iter().copied()).chain([b]).collect();
            let route = world.route("R-01", &line);
            world.close(&route, (8.0, 12.0), "both");
            let plan = world.plan(b, a, SIX);
            assert!(texts(&plan["ways"][0]["warnings"]).contains("may mean this one"), "{plan:#}");
        }
    }
}

#[test]
fn what_is_drawn_beside_the_only_road_is_never_passed_in_silence() {
    // No route of the register is near: nothing but the line itself tells of it.
    for off in [100.0, 190.0, 210.0, 400.0, 600.0, 1100.0, 1900.0, 3000.0] {
        let mut world = straight();
        let drawn: Vec<Value> = [8.0, 10.0, 12.0, 14.0].map(|km| at((km * 1000.0, off))).into();
        let detail = closure(&json!({ "type": "geometry" }), "both");
        let line = json!({ "type": "line", "points": drawn });
        world.event(&detail, "2024-11-29T06:00:00Z", ("B", "2"), &line).unwrap();
        let plan = world.plan((0.0, 0.0), (20_000.0, 0.0), EIGHT);
        if off < 200.0 {
            assert!(plan["blocked"].is_object(), "{off}: {plan:#}");
            continue;
        }
        let way = &plan["ways"][0];
        let told = texts(&way["warnings"]);
        assert_eq!(told.contains("from here and"), off < 2000.0, "{off}: {told}");
        assert_eq!(way["access"] == "unknown" && told.contains("may mean this road"), off < 1000.0, "{off}: {told}");
        // The sheet of it says so too, at the hour of the plan.
        let of = json!({ "of": "way", "plan": plan["plan"], "way": "A" });
        let sheet = world.sheet(&of, EIGHT, None);
        assert_eq!(sheet.contains("is not known: Closure"), off < 1000.0, "{off}: {sheet}");
        assert_eq!(sheet.contains("may mean it"), (1000.0..2000.0).contains(&off), "{off}: {sheet}");
    }
    // What is closed at a place off any road, for those who drive and for others.
    for warned in [true, false] {
        let mut world = straight();
        let mut detail = closure(&json!({ "type": "geometry" }), "both");
        detail["vehicles"] = if warned { json!([]) } else { json!(["light_4wd"]) };
        let place = json!({ "type": "point", "at": at((10_000.0, 700.0)) });
        world.event(&detail, "2024-11-29T06:00:00Z", ("B", "2"), &place).unwrap();
        let plan = world.plan((0.0, 0.0), (20_000.0, 0.0), EIGHT);
        let told = texts(&plan["ways"][0]["warnings"]);
        assert_eq!(told.contains("on no road of the map"), warned, "{told}");
    }
}

#[test]
fn what_opening_would_give_is_not_told_over_what_is_closed_too() {
    // Behind the first stretch two roads lead on; on all three something is drawn, and only the shorter was ever taken.
    let (start, fork, end) = ((0.0, 0.0), (5_000.0, 0.0), (15_000.0, 0.0));
    let round = (10_000.0, 3_000.0);
    let mut world =
        world(&[(PRIMARY, vec![start, fork]), (PRIMARY, vec![fork, end]), (PRIMARY, vec![fork, round, end])]);
    let detail = closure(&json!({ "type": "geometry" }), "both");
    for (number, [from, to]) in
        [[(2_000.0, 0.0), (3_000.0, 0.0)], [(9_000.0, 0.0), (10_000.0, 0.0)], [(7_500.0, 1_500.0), (8_500.0, 2_100.0)]]
            .into_iter()
            .enumerate()
    {
        let line = json!({ "type": "line", "points": [at(from), at(to)] });
        let since = format!("2024-11-29T0{number}:00:00Z");
        world.event(&detail, &since, ("A", "2"), &line).unwrap();
    }
    let plan = world.plan(start, end, EIGHT);
    let closures = plan["blocked"]["closures"].as_array().unwrap();
    assert!(!closures.is_empty() && closures.iter().all(|one| one["km"].is_null()), "{plan:#}");
}
