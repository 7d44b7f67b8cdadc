//! What the commands answer: fields, and what must hold between them.

use serde_json::Value;

use super::{AS_OF, Desk, has_fields};

const LEVELS: [&str; 7] = ["unknown", "very_low", "low", "medium", "high", "very_high", "unacceptable"];

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("a number, not {value}"))
}

/// Rank with Unknown just above Medium, as the method sorts.
fn rank(level: &Value) -> u8 {
    match level.as_str() {
        Some("very_low") => 1,
        Some("low") => 2,
        Some("medium") => 3,
        Some("unknown") => 4,
        Some("high") => 5,
        Some("very_high") => 6,
        Some("unacceptable") => 7,
        _ => panic!("not a level: {level}"),
    }
}

#[test]
fn init_makes_a_database_once() {
    let Some(desk) = Desk::empty() else { return };
    let made = desk.json(&["init"]);
    has_fields(&made, &["db", "routes", "crossings", "places", "sources"]);
    assert_eq!(made["routes"], 0);
    let before = std::fs::read(desk.db()).expect("the database");
    desk.run(&["init", "--starter"]).refused(1);
    assert_eq!(std::fs::read(desk.db()).expect("the database"), before, "it was touched");
}

#[test]
fn the_starter_region_is_ready_for_work() {
    let Some(desk) = Desk::empty() else { return };
    let made = desk.json(&["init", "--starter"]);
    for count in ["routes", "crossings", "places", "sources"] {
        assert!(made[count].as_u64().is_some_and(|count| count > 0), "{made}");
    }
    let check = desk.json(&["check"]);
    assert_eq!(check["ok"], true, "{check}");
    assert_eq!(array(&check["problems"]).len(), 0);
}

#[test]
fn assess_answers_for_every_route() {
    let Some(desk) = Desk::starter() else { return };
    let answer = desk.json(&["assess", "--as-of", AS_OF]);
    has_fields(&answer, &["as_of", "known_at", "method", "routes"]);
    assert!(!array(&answer["routes"]).is_empty());
    for route in array(&answer["routes"]) {
        has_fields(
            route,
            &[
                "id",
                "name",
                "length_km",
                "access",
                "level",
                "level_number",
                "probability_7d",
                "confidence",
                "computed_level",
                "override",
                "trend",
                "worst",
                "categories",
                "drivers",
                "counterfactuals",
                "gaps",
                "segments",
            ],
        );
        assert!(["open", "restricted", "closed", "unknown"].contains(&route["access"].as_str().unwrap_or_default()));
        assert!(["low", "moderate", "high"].contains(&route["confidence"].as_str().unwrap_or_default()));
        let level = LEVELS.iter().position(|level| route["level"] == *level).expect("a level");
        let expected = if level == 0 { Value::Null } else { Value::from(level) };
        assert_eq!(route["level_number"], expected, "{}", route["name"]);
        for driver in array(&route["drivers"]) {
            has_fields(driver, &["event", "kind", "share", "distance_km", "age_hours", "grade", "status", "rule"]);
            assert!(driver["rule"].as_str().is_some_and(|rule| !rule.is_empty()), "every explanation cites a rule");
        }
        for counterfactual in array(&route["counterfactuals"]) {
            has_fields(counterfactual, &["without", "level"]);
        }
    }
}

#[test]
fn segments_cover_the_route_and_the_worst_decides() {
    let Some(desk) = Desk::starter() else { return };
    let answer = desk.json(&["assess", "--as-of", AS_OF]);
    let mut levels = std::collections::BTreeSet::new();
    for route in array(&answer["routes"]) {
        let segments = array(&route["segments"]);
        let mut end = 0.0;
        for segment in segments {
            assert!((number(&segment["from_km"]) - end).abs() < 0.002, "a gap before km {end} of {}", route["name"]);
            end = number(&segment["to_km"]);
            let p = &segment["probability_7d"];
            assert!(p.is_null() || (0.0..=1.0).contains(&number(p)), "{p}");
        }
        assert!((end - number(&route["length_km"])).abs() < 0.01, "{} ends at km {end}", route["name"]);
        // Unknown never hides a worse known level, and a route is as bad as its worst stretch.
        let known = segments.iter().filter(|segment| segment["level"] != "unknown");
        if let Some(worst) = known.max_by_key(|segment| rank(&segment["level"])) {
            assert!(
                route["computed_level"] == worst["level"] || route["computed_level"] == "unknown",
                "{}",
                route["name"]
            );
            assert!(rank(&route["computed_level"]) >= rank(&worst["level"]), "{}", route["name"]);
        }
        levels.insert(route["level"].to_string());
    }
    assert!(levels.len() > 2, "the example shows only {levels:?}");
}

#[test]
fn the_same_question_has_the_same_answer_to_the_byte() {
    let Some(desk) = Desk::starter() else { return };
    let ask = || desk.run(&["assess", "--as-of", AS_OF, "--known-at", AS_OF]).out;
    assert_eq!(ask(), ask());
}

#[test]
fn one_route_can_be_asked_for() {
    let Some(desk) = Desk::starter() else { return };
    let all = desk.json(&["assess", "--as-of", AS_OF]);
    let first = &all["routes"][0];
    let id = first["id"].as_str().expect("an id");
    let one = desk.json(&["assess", "--as-of", AS_OF, "--route", id]);
    assert_eq!(array(&one["routes"]).len(), 1);
    assert_eq!(&one["routes"][0], first, "the answer depends on what else was asked");
    desk.run(&["assess", "--route", "no-such-route"]).refused(1);
}

#[test]
fn before_anything_was_known_nothing_is_known() {
    let Some(desk) = Desk::starter() else { return };
    let then = desk.json(&["assess", "--as-of", AS_OF, "--known-at", "2024-01-01"]);
    for route in array(&then["routes"]) {
        assert_eq!(route["level"], "unknown", "{}: no report is not low risk", route["name"]);
        let events = array(&route["drivers"]).iter().filter(|driver| !driver["event"].is_null());
        assert_eq!(events.count(), 0, "{}", route["name"]);
    }
}

#[test]
fn the_queue_says_what_would_change() {
    let Some(desk) = Desk::starter() else { return };
    let queue = desk.json(&["queue", "--as-of", AS_OF]);
    let items = array(&queue["items"]);
    assert!(!items.is_empty(), "the example has unconfirmed reports");
    let mut last = u64::MAX;
    for item in items {
        has_fields(item, &["event", "routes_that_change", "changes"]);
        let routes = item["routes_that_change"].as_u64().expect("a count");
        assert!(routes <= last, "ranked by routes that change");
        last = routes;
        for change in array(&item["changes"]) {
            has_fields(change, &["route", "from", "to"]);
            // The level, or access with the level as it was.
            let access = change["access_from"] != change["access_to"];
            assert!(change["from"] != change["to"] || access, "{change}");
        }
    }
}

#[test]
fn messages_come_in_the_language_asked_for() {
    let Some(desk) = Desk::empty() else { return };
    let say = |lang: &str| desk.run(&["assess", "--lang", lang]).refused(3).to_owned();
    let (en, ar, fr) = (say("en"), say("ar"), say("fr"));
    assert!(en != fr && en != ar, "{en}{fr}{ar}");
    assert!(ar.chars().any(|c| ('\u{0600}'..='\u{06FF}').contains(&c)), "{ar}");
}
