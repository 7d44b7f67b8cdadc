//! What a way waits for, and what a sheet of it says of that and of all that its plan warns of.

use serde_json::{Value, json};

use super::reaching::{DEPART, World, at, closure, event, names, short, texts, world};

impl World {
    /// Nothing passes in the north, so that the short road is waited for.
    fn without_north(mut self) -> Self {
        let north = json!({ "type": "point", "at": at(36.35, 37.2) });
        event(&mut self.desk, &closure(&json!({ "type": "geometry" })), "2024-11-20T00:00:00Z", None, &north);
        self
    }

    fn sheet(&mut self, plan: &Value, change: &Value) -> Value {
        let way = json!({ "of": "way", "plan": plan["plan"], "way": short(plan).unwrap()["letter"] });
        let mut args = json!({ "of": way, "tlp": "amber", "depart": DEPART, "local_offset_minutes": 180 });
        args.as_object_mut().unwrap().extend(change.as_object().cloned().unwrap_or_default());
        super::reaching::call(&mut self.desk, "sheet_preview", args)
    }
}

fn halts(sheet: &Value) -> Vec<(f64, String, String)> {
    let stops = sheet["stops"].as_array().unwrap().iter();
    let waits = stops.filter(|stop| stop["first_text"].as_str().unwrap().to_lowercase().contains("wait"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    waits.map(|stop| (stop["km"].as_f64().unwrap(), text(&stop["clock"]), text(&stop["first_text"]))).collect()
}

fn warnings(sheet: &Value) -> String {
    sheet["warnings"].as_array().unwrap().iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | ")
}

#[test]
fn every_wait_is_told_and_is_a_stop_of_the_sheet_with_the_hour_before_which_nobody_goes_on() {
    let mut world = world().without_north();
    for (km, from, until) in [
        ((20.0, 24.0), "2024-11-30T06:00:00Z", "2024-12-01T09:30:00Z"),
        ((41.0, 43.0), "2024-12-01T09:35:00Z", "2024-12-01T11:00:00Z"),
    ] {
        let scope = world.section(km.0, km.1);
        world.close(&closure(&scope), from, Some(until));
    }
    let plan = world.plan(DEPART, &Value::Null);
    let told = texts(&short(&plan).expect("the short way")["warnings"]);
    assert_eq!(told.matches("waiting until").count(), 2, "{plan:#}");
    assert!(told.contains("1 Dec, 09:2") && told.contains("R-01 km 20 to 24"), "{told}");
    let sheet = world.sheet(&plan, &Value::Null);
    let stops = halts(&sheet);
    assert_eq!(stops.len(), 2, "{sheet:#}");
    let driven = sheet["drive_minutes"].as_u64().unwrap();
    assert!((40..50).contains(&driven), "waiting is no driving: {driven}");
    let (km, clock, text) = &stops[0];
    // The stretch opens at 09:30 UTC, and they need a while from the junction at which they can stand.
    assert!(*km > 17.0 && *km < 20.1 && clock.as_str() > "12:20" && clock.as_str() <= "12:30", "{sheet:#}");
    assert!(text.contains("Stop and wait here") && text.contains(&format!("before {clock}")), "{text}");
    assert!(!text.contains("R-01") && !text.contains("losed"), "{text}");
    let warned = warnings(&sheet);
    assert_eq!(warned.matches("must not go on before").count(), 2, "{warned}");
    assert!(!warned.contains("Closed when they get there"), "{warned}");
    // Nobody leaves such a stop out, and leaving or driving faster opens nothing.
    let out: Vec<Value> = (0..8).map(|index| json!({ "index": index, "leave_out": true })).collect();
    for change in [json!({ "drive_minutes": 20 }), json!({ "stops": out }), json!({ "depart": "2024-12-01T07:00:00Z" })]
    {
        let other = halts(&world.sheet(&plan, &change));
        assert!(other.len() == 2 && other[0].1 >= *clock, "{change}: {other:?}");
    }
    let track = json!({
        "sheet": { "of": { "of": "way", "plan": plan["plan"], "way": short(&plan).unwrap()["letter"] }, "tlp": "amber",
            "depart": DEPART, "local_offset_minutes": 180, "lang": "en" },
        "format": "gpx", "file": null,
    });
    let track = super::reaching::call(&mut world.desk, "sheet", track);
    assert!(track["text"].as_str().unwrap().contains("Stop and wait here"), "{track}");
}

#[test]
fn a_wait_for_a_gate_stays_with_the_gate() {
    let mut world = world().without_north();
    world.gate(&super::reaching::daily(540, 800), &[super::reaching::status("open", None, None)]);
    let plan = world.plan(DEPART, &Value::Null);
    assert!(texts(&short(&plan).unwrap()["warnings"]).contains("for it to open: Gate"), "{plan:#}");
    let sheet = world.sheet(&plan, &Value::Null);
    let stops = halts(&sheet);
    assert!(stops.len() == 1 && stops[0].2.contains("Wait there for it to open"), "{sheet:#}");
}

#[test]
fn a_sheet_at_the_hour_of_its_plan_warns_of_what_the_plan_doubts() {
    let mut world = world();
    world.gate(&Value::Null, &[]);
    let plan = world.plan(DEPART, &Value::Null);
    assert!(texts(&short(&plan).unwrap()["warnings"]).contains("Gate"), "{plan:#}");
    let told = warnings(&world.sheet(&plan, &Value::Null));
    assert!(told.contains("is not known: Gate"), "{told}");
}

#[test]
fn a_control_of_the_register_is_the_same_on_the_sheet_of_a_way_and_of_a_route() {
    let mut world = world();
    let side = json!({ "names": names("Side"), "country": null, "authority": null, "hours": null,
        "statuses": [super::reaching::status("open", None, None)] });
    let form = json!({ "names": names("Gate"), "kind": "checkpoint", "at": at(36.2, 37.25), "formal": null,
        "sides": [side] });
    super::reaching::call(&mut world.desk, "save_crossing", json!({ "crossing": form }));
    let plan = world.plan(DEPART, &Value::Null);
    let sheet = world.sheet(&plan, &Value::Null);
    let stop = sheet["stops"].as_array().unwrap().iter().find(|stop| stop["first"] == "Gate").unwrap();
    assert_eq!(stop["kind"], "checkpoint", "{sheet:#}");
    assert_eq!(stop["first_text"], "Checkpoint. Papers ready, windows open.");
}
