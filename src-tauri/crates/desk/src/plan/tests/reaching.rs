//! A small world of two roads, a short one and a long one: what holds at the hour at which it is reached.

use std::{fmt::Write as _, fs};

use passage_model::{LatLon, TrafficClass, VehicleClass};
use serde_json::{Value, json};

use crate::{
    Desk,
    plan::{PlanAnswer, PlanArgs},
};

/// Leaving; the short road is driven in 44 minutes, km 20 is reached after 20.
pub(super) const DEPART: &str = "2024-12-01T08:00:00Z";

pub(super) fn call(desk: &mut Desk, name: &str, args: Value) -> Value {
    let mut args = args;
    args["lang"] = json!("en");
    desk.call(name, args).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

pub(super) fn names(text: &str) -> Value {
    json!([{ "lang": "en", "text": text, "alias": false }])
}

pub(super) fn at(lat: f64, lon: f64) -> Value {
    json!({ "lat": lat, "lon": lon })
}

/// An event that a good source has seen.
pub(super) fn event(desk: &mut Desk, detail: &Value, from: &str, until: Option<&str>, geometry: &Value) {
    let report = json!({
        "source_name": format!("Somebody {from}"), "source_kind": "own_staff", "reliability": "A", "credibility": "2",
        "stance": "supports", "text": format!("{detail} {from}"), "received_at": "2024-11-30T00:00:00Z", "text_lang": "en",
    });
    let event = json!({
        "precision": "exact", "status": "confirmed", "detail": detail, "geometry": geometry,
        "time": { "from": from, "until": until, "precision": "hour" }, "new_report": report,
    });
    call(desk, "save_event", json!({ "event": event }));
}

pub(super) fn closure(scope: &Value) -> Value {
    json!({
        "kind": "closure", "scope": scope, "direction": "both", "traffic": [], "vehicles": [], "hours": null,
        "partial": false,
    })
}

pub(super) fn daily(from_minute: u16, to_minute: u16) -> Value {
    json!({ "days": 127, "from_minute": from_minute, "to_minute": to_minute })
}

pub(super) struct World {
    pub(super) desk: Desk,
    _folder: tempfile::TempDir,
    route: String,
}

/// A new database over these roads.
pub(super) fn desk_over(osm: &str) -> (Desk, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let now = "2024-11-30T18:00:00Z".parse().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("plan.db"), move || now);
    call(&mut desk, "create_database", json!({ "path": null, "passphrase": null, "starter": false }));
    let file = folder.path().join("roads.osm");
    fs::write(&file, osm).unwrap();
    crate::plan::roads_import(&mut desk, passage_words::Words::new(super::WORDS), &[file]).unwrap();
    (desk, folder)
}

/// `border`: a control in the middle of the short road.
fn world_with(border: bool) -> World {
    let mut osm = String::from("<osm>");
    for number in 0..11 {
        let tag = if border && number == 5 { "<tag k='barrier' v='border_control'/>" } else { "" };
        let lon = 37.0 + 0.05 * f64::from(number);
        let _ = write!(osm, "<node id='{}' lat='36.2' lon='{lon}'>{tag}</node>", number + 1);
    }
    osm += "<node id='21' lat='36.35' lon='37.05'/><node id='22' lat='36.35' lon='37.45'/>";
    osm += "<way id='1'>";
    for number in 1..=11 {
        let _ = write!(osm, "<nd ref='{number}'/>");
    }
    osm += "<tag k='highway' v='primary'/><tag k='name' v='MAIN'/></way>";
    osm += "<way id='2'><nd ref='2'/><nd ref='21'/><nd ref='22'/><nd ref='10'/><tag k='highway' v='primary'/>\
            <tag k='name' v='NORTH'/></way></osm>";
    let (mut desk, folder) = desk_over(&osm);
    let mut route = |code: &str, line: Vec<Value>| {
        let form = json!({ "code": code, "names": names(code), "line": line, "vehicle": "heavy_truck" });
        let id = call(&mut desk, "save_route", json!({ "route": form }))["id"].as_str().unwrap().to_owned();
        let passage = json!({
            "kind": "passage", "route": id, "from_km": null, "to_km": null, "direction": "both", "by": "own",
            "traffic": [], "vehicle": "truck_and_trailer",
        });
        event(&mut desk, &passage, "2024-11-30T07:00:00Z", Some("2024-11-30T08:00:00Z"), &Value::Null);
        id
    };
    let main = route("R-01", vec![at(36.2, 37.0), at(36.2, 37.5)]);
    let north = [(36.2, 37.05), (36.35, 37.05), (36.35, 37.45), (36.2, 37.45)];
    route("R-09", north.map(|(lat, lon)| at(lat, lon)).into());
    World { desk, _folder: folder, route: main }
}

pub(super) fn world() -> World {
    world_with(false)
}

impl World {
    pub(super) fn section(&self, from_km: f64, to_km: f64) -> Value {
        json!({ "type": "section", "route": self.route, "from_km": from_km, "to_km": to_km })
    }

    pub(super) fn close(&mut self, detail: &Value, from: &str, until: Option<&str>) {
        event(&mut self.desk, detail, from, until, &Value::Null);
    }

    /// A gate at km 22; what its second side says.
    pub(super) fn gate(&mut self, hours: &Value, says: &[Value]) -> String {
        let side = |name: &str, statuses: &[Value]| json!({ "names": names(name), "country": null, "authority": null, "hours": hours, "statuses": statuses });
        let crossing = json!({
            "names": names("Gate"), "kind": "internal_line", "at": at(36.2, 37.25), "formal": null,
            "sides": [side("West", &[status("open", None, None)]), side("East", says)],
        });
        call(&mut self.desk, "save_crossing", json!({ "crossing": crossing }))["id"].as_str().unwrap().to_owned()
    }

    pub(super) fn plan(&mut self, depart: &str, change: &Value) -> Value {
        let place = |lon: f64| json!({ "kind": "position", "lat": 36.2, "lon": lon, "name": null });
        let mut args = json!({
            "from": place(37.001), "to": place(37.499), "depart": depart, "vehicle": "heavy_truck", "criticality": "pc1",
            "avoid": "usual", "trucks": 1, "light_vehicles": 0,
        });
        args.as_object_mut().unwrap().extend(change.as_object().cloned().unwrap_or_default());
        call(&mut self.desk, "plan", args)
    }

    fn on_the_command_line(&mut self, depart: &str) -> PlanAnswer {
        let place = |lon| LatLon::new(36.2, lon).unwrap();
        let args = PlanArgs {
            lang: super::WORDS,
            from: place(37.001),
            to: place(37.499),
            depart: Some(depart.parse().unwrap()),
            local_offset_minutes: None,
            vehicle: VehicleClass::HeavyTruck,
            traffic: TrafficClass::HumanitarianCargo,
            convoy: false,
            alternatives: 3,
            avoid: 100,
            never: None,
        };
        crate::plan::plan(&mut self.desk, &args).unwrap()
    }

    /// The short road can be driven at once, in the window and on the command line, or it cannot in either.
    fn is_open(&mut self, depart: &str, open: bool, case: &str) {
        let plan = self.plan(depart, &Value::Null);
        let short = short(&plan);
        let driven = short.is_some_and(|way| way["access"] != "closed" && way["waiting_minutes"] == 0.0);
        assert_eq!(driven, open, "{case}: {plan:#}");
        let answer = self.on_the_command_line(depart);
        let driven = answer.alternatives.iter().any(|way| way.km < 50.0 && way.waiting_minutes < 1.0);
        assert_eq!(driven, open, "{case}: {answer:#?}");
    }
}

pub(super) fn status(status: &str, since: Option<&str>, until: Option<&str>) -> Value {
    json!({
        "traffic": null, "direction": "both", "status": status, "basis": null, "since": since, "until": until,
        "checked_at": "2024-11-30T12:00:00Z", "grade": "B2", "source": null,
    })
}

/// The way over the short road.
pub(super) fn short(plan: &Value) -> Option<&Value> {
    plan["ways"].as_array().unwrap().iter().find(|way| way["km"].as_f64().unwrap() < 50.0)
}

pub(super) fn texts(list: &Value) -> String {
    list.as_array().unwrap().iter().filter_map(|one| one["text"].as_str()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_reopening_at_hours_holds_at_its_hours_when_it_is_reached() {
    for gate in [false, true] {
        let mut world = world();
        let scope = if gate {
            let id = world.gate(&Value::Null, &[status("open", None, None)]);
            json!({ "type": "crossing", "crossing": id })
        } else {
            world.section(20.0, 24.0)
        };
        world.close(&closure(&scope), "2024-11-30T06:00:00Z", None);
        let mut opening = closure(&scope);
        (opening["kind"], opening["hours"]) = (json!("reopening"), daily(480, 540));
        world.close(&opening, "2024-11-30T12:00:00Z", None);
        for (depart, open) in
            [("2024-12-01T08:00:00Z", true), ("2024-12-01T08:45:00Z", false), ("2024-12-01T07:45:00Z", true)]
        {
            world.is_open(depart, open, &format!("{depart}, gate: {gate}"));
        }
    }
}

#[test]
fn no_closing_is_lost_among_many_moments() {
    let mut world = world();
    world.gate(&Value::Null, &[status("open", None, None), status("closed", Some("2024-12-01T08:16:00Z"), None)]);
    let far = json!({ "type": "point", "at": at(34.0, 37.0) });
    let open_end = closure(&json!({ "type": "geometry" }));
    for number in 0..110 {
        let from = format!("2024-12-01T{:02}:{:02}:30Z", 8 + number / 50, number % 50 + 1);
        event(&mut world.desk, &open_end, &from, None, &far);
    }
    world.is_open(DEPART, false, "the gate shuts at 08:16 and is reached at 08:22");
    let plan = world.plan(DEPART, &Value::Null);
    assert!(texts(&plan["notes"]).contains("were not looked at"), "{plan:#}");
}

#[test]
fn what_closes_on_the_third_day_is_met_on_the_third_day() {
    let mut world = world();
    // Mondays only, and they leave on a Friday; behind the gate it shuts on Monday before they come.
    let mondays = json!({ "days": 1, "from_minute": 300, "to_minute": 780 });
    world.gate(&mondays, &[status("open", None, None)]);
    let scope = json!({ "type": "geometry" });
    let north = json!({ "type": "point", "at": at(36.35, 37.2) });
    event(&mut world.desk, &closure(&scope), "2024-11-20T00:00:00Z", None, &north);
    let friday = "2024-11-29T12:00:00Z";
    let waits = world.plan(friday, &Value::Null);
    assert!(short(&waits).is_some_and(|way| way["waiting_minutes"].as_f64().unwrap() > 2900.0), "{waits:#}");
    assert_eq!(short(&waits).unwrap()["crossings"][0]["fit"], "next_day");
    let section = world.section(30.0, 34.0);
    world.close(&closure(&section), "2024-12-02T02:00:00Z", None);
    let plan = world.plan(friday, &Value::Null);
    let offered = short(&plan).is_some_and(|way| way["against"] == "below" || way["against"] == "at");
    assert!(!offered, "{plan:#}");
    assert!(world.on_the_command_line(friday).alternatives.is_empty());
}

#[test]
fn an_officers_word_holds_in_both_and_on_short_routes() {
    for km in [0.2, 0.7, 44.0] {
        let mut world = world();
        let line = [at(36.2, 37.2), at(36.2, 37.2 + km / 89.7)];
        let form = json!({ "code": "R-50", "names": names("Bridge"), "line": line, "vehicle": "heavy_truck" });
        let id = if km > 40.0 {
            json!(world.route)
        } else {
            call(&mut world.desk, "save_route", json!({ "route": form }))["id"].clone()
        };
        let word = json!({
            "route": id, "level": "unacceptable", "reason": "mined", "author": "S.K.",
            "from": "2024-11-30T00:00:00Z", "expires": "2024-12-02T00:00:00Z",
        });
        call(&mut world.desk, "set_override", word);
        let plan = world.plan(DEPART, &Value::Null);
        let way = short(&plan).unwrap();
        assert_eq!(way["level"], "unacceptable", "{km} km: {plan:#}");
        let answer = world.on_the_command_line(DEPART);
        let told = answer.alternatives.iter().find(|way| way.km < 50.0).unwrap();
        assert_eq!((told.level, told.level_number), ("unacceptable", Some(6)), "{km} km: {told:?}");
        let warning = way["warnings"][0]["text"].as_str().unwrap();
        assert_eq!(told.warnings[0].text, warning);
        assert!(warning.starts_with("S.K."), "{warning}");
    }
}

#[test]
fn what_closes_with_the_margin_is_a_condition_and_another_way_goes_before_it() {
    let mut world = world();
    let scope = world.section(30.0, 34.0);
    // It is left at 08:34, with the margin at 08:42.
    world.close(&closure(&scope), "2024-12-01T08:36:00Z", None);
    let plan = world.plan(DEPART, &Value::Null);
    let way = short(&plan).unwrap();
    assert!(texts(&way["warnings"]).contains("with the margin"), "{plan:#}");
    assert_eq!((&way["access"], &way["letter"]), (&json!("open"), &json!("A")), "{plan:#}");
    let need = way["needs"].as_array().unwrap().iter().find(|need| need["kind"] == "before_it_closes").unwrap();
    assert_eq!(need["state"], "not_known");
    assert_eq!(way["against_text"], "Below ceiling, with conditions");
    assert_eq!(plan["advice"]["letter"], "B", "{plan:#}");
}

#[test]
fn what_is_closed_for_one_vehicle_of_the_movement_is_closed_for_all() {
    for beside in [false, true] {
        let mut world = world();
        let scope = if beside { json!({ "type": "geometry" }) } else { world.section(20.0, 24.0) };
        let mut light = closure(&scope);
        light["vehicles"] = json!(["light_4wd"]);
        let line = json!({ "type": "line", "points": [at(36.2, 37.22), at(36.2, 37.27)] });
        let geometry = if beside { line } else { Value::Null };
        event(&mut world.desk, &light, "2024-11-30T06:00:00Z", None, &geometry);
        let alone = world.plan(DEPART, &Value::Null);
        assert_eq!(short(&alone).unwrap()["access"], "open", "{alone:#}");
        let together = world.plan(DEPART, &json!({ "trucks": 6, "light_vehicles": 1 }));
        let way = short(&together).unwrap();
        assert_eq!(way["access"], "closed", "{together:#}");
        assert!(texts(&way["warnings"]).contains("four-wheel drive under 3.5 t"), "{together:#}");
        assert_eq!(together["advice"]["letter"], "A", "{together:#}");
        assert!(together["ways"][0]["km"].as_f64().unwrap() > 50.0, "{together:#}");
    }
}

#[test]
fn a_crossing_is_shown_as_it_is_when_it_is_reached() {
    let mut world = world();
    world.gate(
        &Value::Null,
        &[status("open", None, None), status("closed", Some("2024-12-01T07:00:00Z"), Some("2024-12-01T08:10:00Z"))],
    );
    let plan = world.plan(DEPART, &Value::Null);
    let gate = &short(&plan).unwrap()["crossings"][0];
    assert_eq!((&gate["access"], &gate["sides"][1]["access"]), (&json!("open"), &json!("open")), "{plan:#}");
    // Hours that begin under way.
    let mut world = self::world();
    world.gate(&daily(490, 800), &[status("open", None, None)]);
    let plan = world.plan(DEPART, &Value::Null);
    let gate = &short(&plan).unwrap()["crossings"][0];
    assert_eq!((&gate["access"], &gate["fit"]), (&json!("restricted"), &json!("fits")), "{plan:#}");
}

#[test]
fn a_border_closed_by_order_is_told_at_a_control_that_the_register_does_not_know() {
    let mut world = world_with(true);
    let before = world.plan(DEPART, &Value::Null);
    assert_eq!(before["advice"]["letter"], short(&before).unwrap()["letter"], "{before:#}");
    let border = closure(&json!({ "type": "border", "a": "SY", "b": "IQ" }));
    world.close(&border, "2024-12-01T08:10:00Z", None);
    let plan = world.plan(DEPART, &Value::Null);
    let way = short(&plan).unwrap();
    assert!(texts(&way["warnings"]).contains("closed by order: Closure, border Syria–Iraq"), "{plan:#}");
    assert_eq!(way["access"], "unknown", "{plan:#}");
    assert_ne!(plan["advice"]["letter"], way["letter"], "{plan:#}");
    let answer = world.on_the_command_line(DEPART);
    let told = answer.alternatives.iter().find(|way| way.km < 50.0).unwrap();
    assert!(told.access == "unknown" && told.warnings.iter().any(|one| one.text.contains("by order")), "{told:?}");
    // Opened again before they come.
    let mut opening = border.clone();
    opening["kind"] = json!("reopening");
    world.close(&opening, "2024-12-01T08:15:00Z", None);
    let plan = world.plan(DEPART, &Value::Null);
    assert!(!texts(&short(&plan).unwrap()["warnings"]).contains("by order"), "{plan:#}");
}

#[test]
fn a_sheet_is_checked_for_its_own_departure() {
    let mut world = world();
    let scope = world.section(30.0, 34.0);
    world.close(&closure(&scope), "2024-12-02T02:00:00Z", None);
    let plan = world.plan(DEPART, &Value::Null);
    let letter = short(&plan).unwrap()["letter"].clone();
    let way = json!({ "of": "way", "plan": plan["plan"], "way": letter });
    let route = json!({ "of": "route", "route": "R-01", "reverse": false });
    let mut warnings = |of: &Value, depart: &str| {
        let args = json!({ "of": of, "lang": "en", "tlp": "amber", "depart": depart, "local_offset_minutes": 180, "convoy": true });
        let preview = call(&mut world.desk, "sheet_preview", args.clone());
        assert_eq!(preview["problem"], Value::Null);
        let written = call(&mut world.desk, "sheet", json!({ "sheet": args, "format": "html", "file": null }));
        assert_eq!(written["warnings"], preview["warnings"]);
        let text = written["text"].as_str().unwrap();
        assert!(!text.contains("losed") && !text.contains("no-go"), "nothing of it on the sheet");
        preview["warnings"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let is_told = |told: &[String], what: &str| told.iter().any(|one| one.contains(what));
    for of in [&way, &route] {
        let first = warnings(of, DEPART);
        assert!(!is_told(&first, "losed") && !is_told(&first, "nobody goes"), "{first:?}");
        let later = warnings(of, "2024-12-02T08:00:00Z");
        assert!(is_told(&later, "Closed when they get there") && is_told(&later, "nobody goes"), "{later:?}");
        assert_eq!(is_told(&later, "The plan is for leaving"), of == &way, "{later:?}");
    }
}

#[test]
fn local_time_has_its_bounds() {
    let mut world = world();
    let place = |lon: f64| json!({ "kind": "position", "lat": 36.2, "lon": lon, "name": null });
    let args = json!({
        "lang": "en", "from": place(37.001), "to": place(37.499), "depart": DEPART, "vehicle": "heavy_truck",
        "criticality": "pc1", "avoid": "usual", "local_offset_minutes": 900,
    });
    let error = world.desk.call("plan", args).unwrap_err();
    assert!(error.message.contains("14 hours"), "{error:?}");
    world.plan(DEPART, &json!({ "local_offset_minutes": 840 }));
}
