//! Small worlds of parallel roads: who drives, where a movement starts, and how long it is searched for what is left.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::reaching::{at, call, closure, daily, desk_over, event, names, status, texts};
use crate::Desk;

const DEPART: &str = "2024-12-01T08:00:00Z";
const SINCE: &str = "2024-11-30T06:00:00Z";

/// Roads from west to east, 0.1 degrees long, southernmost first, each with its latitude and tags; a road joins their ends on either side.
fn ladder(roads: &[(f64, &str)]) -> String {
    let (mut nodes, mut ways) = (String::new(), String::new());
    let (mut west, mut east) = (String::new(), String::new());
    for (number, (lat, tags)) in roads.iter().enumerate() {
        let first = 3 * number + 1;
        for (id, lon) in [(first, 37.0), (first + 1, 37.05), (first + 2, 37.1)] {
            let _ = write!(nodes, "<node id='{id}' lat='{lat}' lon='{lon}'/>");
        }
        let _ = write!(ways, "<way id='{first}'>");
        for id in first..first + 3 {
            let _ = write!(ways, "<nd ref='{id}'/>");
        }
        let _ = write!(ways, "{tags}</way>");
        let _ = write!(west, "<nd ref='{first}'/>");
        let _ = write!(east, "<nd ref='{}'/>", first + 2);
    }
    let side = |id: usize, refs: &str| format!("<way id='{id}'>{refs}<tag k='highway' v='primary'/></way>");
    format!("<osm>{nodes}{ways}{}{}</osm>", side(9001, &west), side(9002, &east))
}

const ROAD: &str = "<tag k='highway' v='tertiary'/>";

fn plan(desk: &mut Desk, from: (f64, f64), to: (f64, f64), change: &Value) -> Value {
    let place = |(lat, lon)| json!({ "kind": "position", "lat": lat, "lon": lon, "name": null });
    let mut args = json!({
        "from": place(from), "to": place(to), "depart": DEPART, "vehicle": "heavy_truck", "criticality": "pc1",
        "avoid": "usual",
    });
    args.as_object_mut().unwrap().extend(change.as_object().cloned().unwrap_or_default());
    call(desk, "plan", args)
}

fn km(plan: &Value) -> f64 {
    plan["ways"][0]["km"].as_f64().unwrap_or_else(|| panic!("{plan:#}"))
}

const WEST: (f64, f64) = (36.0, 37.0);
const EAST: (f64, f64) = (36.0, 37.1);

#[test]
fn trucks_beside_a_lighter_class_go_where_trucks_may_and_as_slowly() {
    let main = "<tag k='highway' v='primary'/><tag k='maxheight' v='2.5'/>";
    let (mut desk, _folder) = desk_over(&ladder(&[(36.0, main), (36.05, ROAD)]));
    let light = json!({ "vehicle": "light_4wd", "light_vehicles": 1 });
    let alone = plan(&mut desk, WEST, EAST, &light);
    assert!(km(&alone) < 12.0 && !texts(&alone["notes"]).contains("truck"), "{alone:#}");
    let with = plan(&mut desk, WEST, EAST, &json!({ "vehicle": "light_4wd", "trucks": 6 }));
    let heavy = plan(&mut desk, WEST, EAST, &json!({}));
    assert!(km(&with) > 15.0, "{with:#}");
    assert_eq!(with["ways"][0]["minutes"], heavy["ways"][0]["minutes"]);
    assert!(texts(&with["notes"]).contains("6 trucks drive along"), "{with:#}");
    assert!(!texts(&heavy["notes"]).contains("drive along"), "{heavy:#}");
}

#[test]
fn what_is_closed_from_a_junction_on_is_not_met_by_who_leaves_it_by_another_road() {
    let (mut desk, _folder) = desk_over(&ladder(&[(36.0, ROAD), (36.05, ROAD)]));
    let form = json!({
        "code": "R-01", "names": names("South"), "line": [at(36.0, 37.0), at(36.0, 37.1)], "vehicle": "heavy_truck",
    });
    let route = call(&mut desk, "save_route", json!({ "route": form }))["id"].clone();
    let section = json!({ "type": "section", "route": route, "from_km": 0, "to_km": 3 });
    event(&mut desk, &closure(&section), SINCE, None, &Value::Null);
    for off in [0.0, -0.001] {
        let start = (36.0 + off, 37.0 + off);
        for (from, to) in [(start, (36.0, 37.099)), ((36.0, 37.099), start)] {
            let plan = plan(&mut desk, from, to, &Value::Null);
            assert_ne!(plan["ways"][0]["access"], "closed", "{plan:#}");
            assert!(km(&plan) > 15.0, "{plan:#}");
        }
    }
}

#[test]
fn what_lies_across_many_roads_is_searched_for_a_way_round() {
    let mut roads: Vec<(f64, &str)> = (0..20).map(|number| (36.0 + 0.002 * f64::from(number), ROAD)).collect();
    roads.insert(0, (35.9, ROAD));
    let (mut desk, _folder) = desk_over(&ladder(&roads));
    let ring =
        json!({ "type": "area", "ring": [at(35.99, 37.04), at(35.99, 37.06), at(36.05, 37.06), at(36.05, 37.04)] });
    event(&mut desk, &closure(&json!({ "type": "geometry" })), SINCE, None, &ring);
    let plan = plan(&mut desk, WEST, EAST, &Value::Null);
    assert_ne!(plan["ways"][0]["access"], "closed", "{plan:#}");
    assert!(km(&plan) > 25.0, "{plan:#}");
}

#[test]
fn a_highest_level_is_kept_to_past_many_roads() {
    let mut roads: Vec<(f64, &str)> = (0..16).map(|number| (36.0 + 0.006 * f64::from(number), ROAD)).collect();
    roads.insert(0, (35.6, ROAD));
    let (mut desk, _folder) = desk_over(&ladder(&roads));
    for number in 0..4 {
        let strike = json!({ "kind": "strike", "means": "air" });
        let place = json!({ "type": "point", "at": at(36.0 + 0.03 * f64::from(number), 37.05) });
        for hour in 1..4 {
            let from = format!("2024-11-30T0{hour}:00:00Z");
            event(&mut desk, &strike, &from, Some(&format!("2024-11-30T0{hour}:30:00Z")), &place);
        }
    }
    let start = (35.9, 37.0);
    let end = (35.9, 37.1);
    let plan = plan(&mut desk, start, end, &json!({ "never": "very_high" }));
    assert!(km(&plan) > 60.0, "{plan:#}");
}

#[test]
fn a_border_control_without_its_countries_is_still_asked_about() {
    let control = "<node id='2' lat='36.0' lon='37.05'><tag k='barrier' v='border_control'/></node>";
    let osm = ladder(&[(36.0, ROAD), (36.05, ROAD)]).replace("<node id='2' lat='36' lon='37.05'/>", control);
    assert!(osm.contains("border_control"));
    let order = closure(&json!({ "type": "border", "a": "SY", "b": "TR" }));
    for (countries, told) in [([Value::Null, Value::Null], true), ([json!("SY"), Value::Null], true)]
        .into_iter()
        .chain([([json!("SY"), json!("IQ")], false)])
    {
        let (mut desk, _folder) = desk_over(&osm);
        event(&mut desk, &order, SINCE, None, &Value::Null);
        let side = |country: &Value| {
            json!({
                "names": names("Side"), "country": country, "authority": null, "hours": null,
                "statuses": [status("open", None, None)],
            })
        };
        let crossing = json!({
            "names": names("Gate"), "kind": "border", "at": at(36.0, 37.05), "formal": null,
            "sides": countries.each_ref().map(side),
        });
        call(&mut desk, "save_crossing", json!({ "crossing": crossing }));
        let plan = plan(&mut desk, WEST, EAST, &Value::Null);
        let ways = plan["ways"].as_array().unwrap();
        let short = ways.iter().find(|way| way["km"].as_f64().unwrap() < 12.0).unwrap();
        assert_eq!(texts(&short["warnings"]).contains("closed by order"), told, "{countries:?} {plan:#}");
    }
}

#[test]
fn a_gate_with_two_sides_stands_once_in_what_blocks() {
    let (mut desk, _folder) = desk_over(&ladder(&[(36.0, ROAD)]));
    let side = |hours: Value| {
        json!({
            "names": names("Side"), "country": null, "authority": null, "hours": hours,
            "statuses": [status("open", None, None)],
        })
    };
    let crossing = json!({
        "names": names("Gate"), "kind": "internal_line", "at": at(36.0, 37.05), "formal": null,
        "sides": [side(daily(480, 600)), side(daily(660, 780))],
    });
    call(&mut desk, "save_crossing", json!({ "crossing": crossing }));
    let plan = plan(&mut desk, (36.0, 37.001), (36.0, 37.099), &Value::Null);
    let closures = plan["blocked"]["closures"].as_array().map(Vec::len);
    assert!(closures.is_none_or(|count| count == 1), "{plan:#}");
    assert!(!plan["blocked"].is_null() || !plan["ways"].as_array().unwrap().is_empty(), "{plan:#}");
}

/// A road with a gate in its middle, whose sides have these hours; the route along it.
fn gated(hours: &[Value]) -> (Desk, tempfile::TempDir) {
    let (mut desk, folder) = desk_over(&ladder(&[(36.0, ROAD)]));
    let side = |hours: &Value| {
        json!({
            "names": names("Side"), "country": null, "authority": null, "hours": hours,
            "statuses": [status("open", None, None)],
        })
    };
    let sides: Vec<Value> = hours.iter().map(side).collect();
    let crossing = json!({
        "names": names("Gate"), "kind": "internal_line", "at": at(36.0, 37.05), "formal": null, "sides": sides,
    });
    let gate = call(&mut desk, "save_crossing", json!({ "crossing": crossing }))["id"].clone();
    let form = json!({
        "code": "R-01", "names": names("Road"), "line": [at(36.0, 37.0), at(36.0, 37.1)], "vehicle": "heavy_truck",
        "crossings": [gate], "normal_minutes": 20,
    });
    call(&mut desk, "save_route", json!({ "route": form }));
    (desk, folder)
}

fn sheet(desk: &mut Desk, of: &Value, depart: &str, offset: i32) -> (String, String) {
    let args = json!({ "of": of, "tlp": "amber", "depart": depart, "local_offset_minutes": offset, "convoy": false });
    let preview = call(desk, "sheet_preview", args);
    assert_eq!(preview["problem"], Value::Null, "{preview:#}");
    let stops = preview["stops"].as_array().unwrap();
    let gate = stops.iter().find(|stop| stop["first"] == "Gate").unwrap_or_else(|| panic!("{preview:#}"));
    let warnings: Vec<&str> = preview["warnings"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
    (plain(gate["first_text"].as_str().unwrap()), plain(&warnings.join(" | ")))
}

#[test]
fn hours_on_a_sheet_are_those_that_all_sides_have_in_common() {
    let route = json!({ "of": "route", "route": "R-01", "reverse": false });
    // Five hours behind UTC: open from 8 to 20 and from 8 to 18.
    let (mut desk, _folder) = gated(&[daily(780, 60), daily(780, 1380)]);
    let (text, warnings) = sheet(&mut desk, &route, "2024-12-01T22:00:00Z", -300);
    assert!(text.contains("Gate open 08:00 to 18:00."), "{text}");
    assert!(!warnings.contains("they would be there"), "{warnings}");
    let (text, warnings) = sheet(&mut desk, &route, "2024-12-01T23:20:00Z", -300);
    assert!(text.contains("Gate open 08:00 to 18:00.") && warnings.contains("closes at 18:00"), "{text} {warnings}");
    // Seven hours ahead, and open overnight.
    let (mut desk, _folder) = gated(&[daily(780, 300)]);
    let (text, _) = sheet(&mut desk, &route, "2024-12-01T14:00:00Z", 420);
    assert!(text.contains("Gate open 20:00 to 12:00."), "{text}");
    let (mut desk, _folder) = gated(&[daily(480, 600), daily(660, 780)]);
    let (text, warnings) = sheet(&mut desk, &route, "2024-12-01T08:30:00Z", 0);
    assert!(!text.contains("Gate open") && warnings.contains("never open at the same time"), "{text} {warnings}");
}

#[test]
fn waiting_overnight_is_told_on_the_sheet_and_warned_of() {
    let (mut desk, _folder) = gated(&[daily(480, 1080)]);
    let depart = "2024-12-01T18:20:00Z";
    let plan = plan(&mut desk, (36.0, 37.001), (36.0, 37.099), &json!({ "depart": depart }));
    let way = json!({ "of": "way", "plan": plan["plan"], "way": "A" });
    let (text, warnings) = sheet(&mut desk, &way, depart, 0);
    let waits = text.contains("Wait there for it to open, about 13 h");
    assert!(waits && text.contains("Do not go on before 2 Dec, 08:00."), "{text}");
    assert!(warnings.contains("At Gate they wait 13 h"), "{warnings}");
}

#[test]
fn a_missed_gate_is_told_with_the_sheet_of_its_way() {
    let (mut desk, _folder) = gated(&[daily(480, 600), daily(660, 780)]);
    let plan = plan(&mut desk, (36.0, 37.001), (36.0, 37.099), &Value::Null);
    let way = json!({ "of": "way", "plan": plan["plan"], "way": "A" });
    let (_, warnings) = sheet(&mut desk, &way, DEPART, 0);
    assert!(warnings.contains("something closes this way"), "{warnings} {plan:#}");
}
