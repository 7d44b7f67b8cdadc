//! The back-test: the contract's fields, invented roads and events whose figures can be worked out, what is refused, and
//! three years of Syria where the data lies beside the checkout.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::Value;

use super::{Desk, Run, has_fields, text};

const HEAD: &str = "id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country,date_prec\n";

/// Two roads of two segments each: one at latitude 36, one a degree north of it.
const SEGMENTS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"segment_id":"A-0","route_id":"A","length_km":1.0},"geometry":{"type":"LineString","coordinates":[[37.0,36.0],[37.0111,36.0]]}},
{"type":"Feature","properties":{"segment_id":"A-1","route_id":"A","length_km":1.0},"geometry":{"type":"LineString","coordinates":[[37.0111,36.0],[37.0222,36.0]]}},
{"type":"Feature","properties":{"segment_id":"B-0","route_id":"B","length_km":2.0},"geometry":{"type":"LineString","coordinates":[[37.0,37.0],[37.0222,37.0]]}}
]}"#;

/// An event at the first road every Sunday of 2018, and the weeks begin on Mondays.
fn every_sunday() -> String {
    let mut csv = HEAD.to_owned();
    for week in 0..52 {
        let day = 7 + 7 * week;
        let (mut month, mut rest) = (0, day);
        for (n, days) in [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].into_iter().enumerate() {
            if rest > days && month == n {
                rest -= days;
                month = n + 1;
            }
        }
        let date = format!("2018-{:02}-{rest:02}", month + 1);
        let _ = writeln!(csv, "{week},{date},{date},36.01,37.01,1,armed_clash,,SYR,1");
    }
    csv
}

fn args<'a>(events: &'a str, routes: &'a str) -> Vec<&'a str> {
    vec!["backtest", "--events", events, "--routes", routes, "--from", "2018-06-04", "--to", "2018-12-24"]
}

fn run(desk: &Desk, events: &str, routes: &str, more: &[&str]) -> Run {
    desk.run(&[&args(events, routes), more].concat())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("a number, not {value}"))
}

#[test]
fn what_the_contract_names() {
    let Some(desk) = Desk::empty() else { return };
    let (events, routes) = (desk.file("e.csv", every_sunday()), desk.file("r.geojson", SEGMENTS));
    let file = text(&desk.path("p.csv"));
    let run = run(&desk, &events, &routes, &["--predictions", &file]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let answer = run.json();
    has_fields(&answer, &["origins", "segments", "brier", "skill", "aupr", "auc", "ece", "pai", "levels"]);
    has_fields(&answer["pai"], &["p5", "p10", "p20"]);
    assert_eq!((&answer["origins"], &answer["segments"]), (&30.into(), &3.into()));
    // Every week one half of the length is followed by an event, the other never.
    assert!((number(&answer["base_rate"]) - 0.5).abs() < 1e-9);
    assert_eq!((number(&answer["aupr"]), number(&answer["auc"])), (1.0, 1.0));
    assert!((number(&answer["pai"]["p20"]) - 2.0).abs() < 1e-9, "all that the worst fifth can hold");
    let levels = answer["levels"].as_array().expect("levels");
    assert_eq!(levels.len(), 6);
    assert_eq!(levels[5]["level"], "unknown");
    assert!((number(&levels[5]["share_of_km"]) - 0.5).abs() < 1e-9, "nothing is reported near the second road");
    assert_eq!(levels[5]["observed"], 0.0);
    assert!(run.err.contains('%'), "progress on standard error");
    assert!(!desk.db().exists(), "no database is needed");

    let csv = std::fs::read_to_string(&file).expect("predictions");
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("origin_date,segment_id,length_km,p7"));
    let first = lines.next().expect("a row");
    assert!(first.starts_with("2018-06-04,A-0,1.0000,0."), "{first}");
    assert_eq!(csv.lines().count(), 1 + 30 * 3);
    assert!(!csv.contains(",\n"), "Unknown is a number unless asked otherwise");
}

#[test]
fn unknown_is_left_blank_on_request() {
    let Some(desk) = Desk::empty() else { return };
    let (events, routes) = (desk.file("e.csv", every_sunday()), desk.file("r.geojson", SEGMENTS));
    let file = text(&desk.path("p.csv"));
    let run = run(&desk, &events, &routes, &["--predictions", &file, "--unknown", "blank", "--calibrate", "scale"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(number(&run.json()["calibration"]["last_scale_a"]) > 0.0);
    let csv = std::fs::read_to_string(&file).expect("predictions");
    for line in csv.lines().skip(1) {
        assert_eq!(line.contains(",B-0,"), line.ends_with(','), "{line}");
    }
}

/// What was known later, or happened later, must not change what is said for an earlier moment.
#[test]
fn nothing_looks_ahead() {
    let Some(desk) = Desk::empty() else { return };
    let routes = desk.file("r.geojson", SEGMENTS);
    let whole = every_sunday();
    let later = format!("{whole}x,2018-12-20,2018-12-20,37.0,37.01,1,armed_clash,,SYR,1\n");
    let mut said = Vec::new();
    for (name, csv) in [("whole.csv", whole), ("later.csv", later)] {
        let events = desk.file(name, csv);
        let file = text(&desk.path(&format!("{name}.out")));
        assert_eq!(run(&desk, &events, &routes, &["--predictions", &file]).code, Some(0));
        let csv = std::fs::read_to_string(&file).expect("predictions");
        said.push(csv.lines().filter(|line| *line < "2018-12-21").map(str::to_owned).collect::<Vec<_>>());
    }
    assert_eq!(said[0], said[1]);
}

/// An event counts only once it was known; where the file does not say, the report says so.
#[test]
fn late_reports_count_late() {
    let Some(desk) = Desk::empty() else { return };
    let routes = desk.file("r.geojson", SEGMENTS);
    let received = |late: bool| {
        let mut lines = every_sunday().lines().map(str::to_owned).collect::<Vec<_>>();
        for (n, line) in lines.iter_mut().enumerate() {
            let day = line.split(',').nth(1).unwrap_or_default().to_owned();
            let at = if late { "2019-06-01T00:00:00Z".to_owned() } else { format!("{day}T23:00:00Z") };
            line.push(',');
            line.push_str(if n == 0 { "received_at" } else { &at });
        }
        lines.join("\n") + "\n"
    };
    let mut said = Vec::new();
    for (name, csv) in [("plain.csv", every_sunday()), ("soon.csv", received(false)), ("late.csv", received(true))] {
        let events = desk.file(name, csv);
        let answer = run(&desk, &events, &routes, &[]).json();
        said.push((number(&answer["mean_probability"]), answer["events_with_known_time"].as_u64()));
    }
    assert_eq!(said[0].1, Some(0));
    assert!(said[1].1 > Some(0));
    assert!((said[0].0 - said[1].0).abs() < 1e-12, "known on their day: {said:?}");
    assert!(said[2].0 < said[0].0 / 5.0, "nobody knew of them: {said:?}");
}

#[test]
fn bad_files_are_refused_with_code_and_row() {
    let Some(desk) = Desk::empty() else { return };
    let (events, routes) = (desk.file("e.csv", every_sunday()), desk.file("r.geojson", SEGMENTS));
    let file = text(&desk.path("p.csv"));
    let good_row = "1,2018-01-07,2018-01-07,36.01,37.01,1,armed_clash,,SYR,1\n";
    let half = &SEGMENTS[..SEGMENTS.len() / 2];
    let no_length = SEGMENTS.replacen(",\"length_km\":1.0", "", 1);
    let twice = SEGMENTS.replacen("A-1", "A-0", 1);
    let negative = SEGMENTS.replacen("\"length_km\":2.0", "\"length_km\":-2.0", 1);
    for (events, routes, said) in [
        (desk.file("empty.csv", ""), routes.clone(), "empty"),
        (desk.file("noise.csv", [0_u8, 159, 146, 150].repeat(500)), routes.clone(), ""),
        (
            desk.file("date.csv", format!("{HEAD}{good_row}2,never,2018-01-07,36.01,37.01,1,armed_clash,,SYR,1\n")),
            routes.clone(),
            "not-a-date",
        ),
        (desk.file("cut.csv", format!("{HEAD}{good_row}2,2018-01-07,2018-01")), routes.clone(), "3"),
        (desk.file("head.csv", HEAD), routes.clone(), ""),
        (desk.file("columns.csv", "a,b\n1,2\n"), routes.clone(), ""),
        (text(&desk.path("missing.csv")), routes.clone(), ""),
        (text(desk.folder.path()), routes.clone(), ""),
        (routes.clone(), events.clone(), ""),
        (events.clone(), desk.file("half.geojson", half), "file-truncated"),
        (events.clone(), desk.file("mixed.geojson", no_length), "1"),
        (events.clone(), desk.file("twice.geojson", twice), "duplicate-id"),
        (events.clone(), desk.file("negative.geojson", negative), "not-a-number"),
        (events.clone(), desk.file("none.geojson", r#"{"type":"FeatureCollection","features":[]}"#), ""),
        (events.clone(), desk.file("deep.geojson", "[".repeat(100_000)), ""),
    ] {
        let run = run(&desk, &events, &routes, &["--predictions", &file]);
        let message = run.refused(1);
        assert!(message.contains(said), "{events} {routes}: {said} is not in {message}");
        assert!(!PathBuf::from(&file).exists(), "{events} {routes}");
    }
    for (more, status) in [
        (&["--step-days", "0"][..], 2),
        (&["--radius-km", "7"], 1),
        (&["--horizon-days", "8"], 1),
        (&["--predictions", &events], 1),
        (&["--predictions", "/no such folder/p.csv"], 1),
        (&["--calibrate", "yes"], 2),
    ] {
        run(&desk, &events, &routes, more).refused(status);
    }
    let turned = ["backtest", "--events", &events, "--routes", &routes, "--from", "2018-12-24", "--to", "2018-06-04"];
    desk.run(&turned).refused(1);
    let late = ["backtest", "--events", &events, "--routes", &routes, "--from", "2030-01-07", "--to", "2030-06-03"];
    desk.run(&late).refused(1);
    let left: Vec<_> =
        std::fs::read_dir(desk.folder.path()).expect("the folder").flatten().map(|e| e.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains(".part")), "{left:?}");
}

/// Ctrl-C in the middle leaves neither the file nor a part of it.
#[cfg(unix)]
#[test]
fn an_interrupt_leaves_nothing_behind() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    let Some(desk) = Desk::empty() else { return };
    // Forty roads of some hundred km, so that it takes a while.
    let roads: Vec<String> = (0..40).map(|n| {
        let lat = 35.0 + f64::from(n) / 20.0;
        format!(r#"{{"type":"Feature","properties":{{}},"geometry":{{"type":"LineString","coordinates":[[36.0,{lat}],[39.0,{lat}]]}}}}"#)
    }).collect();
    let roads = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, roads.join(","));
    let (events, routes) = (desk.file("e.csv", every_sunday()), desk.file("r.geojson", roads));
    let file = desk.path("p.csv");
    let mut child = Command::new(&desk.program)
        .args(args(&events, &routes))
        .args(["--step-days", "1", "--predictions", &text(&file), "--calibrate", "scale"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(child.stderr.take().expect("standard error")).lines();
    let begun = lines.by_ref().map_while(Result::ok).any(|line| line.contains("20"));
    assert!(begun, "it tells how far it is");
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    if !passage_tests::require(kill.is_ok_and(|kill| kill.success()), "kill is not there") {
        let _ = child.kill();
        let _ = child.wait();
        return;
    }
    let said: Vec<String> = lines.map_while(Result::ok).collect();
    assert_eq!(child.wait().expect("it ends").code(), Some(1), "{said:?}");
    assert!(said.last().is_some_and(|line| line.contains("Stopped")), "{said:?}");
    assert!(!file.exists(), "what was stopped must not look finished");
    let part = desk.path("p.csv.part");
    assert!(!part.exists(), "a part was left behind");
}

/// Three years of Syria: the published figures, and better than every simple rule.
#[test]
fn the_published_figures_of_2019() {
    let Some(desk) = Desk::empty() else { return };
    let data = passage_tests::root().join("../shared/data/ucdp");
    let (events, routes) = (text(&data.join("syria_events.csv")), text(&data.join("syria_routes.geojson")));
    if !data.join("syria_events.csv").is_file() {
        println!("skipped: no data beside the checkout");
        return;
    }
    let test = |from: &str, to: &str| {
        desk.json(&["backtest", "--events", &events, "--routes", &routes, "--from", from, "--to", to])
    };
    let answer = test("2019-01-07", "2019-11-18");
    assert_eq!((&answer["origins"], &answer["segments"]), (&46.into(), &6253.into()));
    let figure = |name: &str| number(&answer[name]);
    let (base, brier) = (figure("base_rate"), figure("brier"));
    assert!((base - 0.0475).abs() < 0.0001, "{base}");
    assert!(figure("aupr") >= 0.388, "{}", figure("aupr"));
    assert!((figure("auc") - 0.905).abs() < 0.001, "{}", figure("auc"));
    assert!((figure("ece") * 1e3).round() <= 5.0, "{}", figure("ece"));
    for (share, least) in [("p5", 8.0), ("p10", 6.1), ("p20", 4.1)] {
        let pai = number(&answer["pai"][share]);
        assert!((pai * 10.0).round() / 10.0 >= least, "{share}: {pai}");
    }
    // The published skill is against the climatology of the years the parameters were fitted on.
    let climatology = number(&test("2016-07-04", "2018-12-24")["base_rate"]);
    let reference = climatology * climatology - 2.0 * climatology * base + base;
    assert!(1.0 - brier / reference >= 0.221, "{}", 1.0 - brier / reference);
    // Against the two years before, as the independent scorer has it.
    assert!(figure("skill") >= 0.216, "{}", figure("skill"));

    // With isolated reports counting less, as the method's reference has it: better said, a little less well ranked.
    let isolated = ["--set", "options.isolated=true", "--from", "2019-01-07", "--to", "2019-11-18"];
    let isolated = desk.json(&[&["backtest", "--events", &events, "--routes", &routes], &isolated[..]].concat());
    assert!(number(&isolated["brier"]) < brier && number(&isolated["ece"]) < figure("ece"), "{isolated}");
    assert!(number(&isolated["aupr"]) >= 0.3865 && number(&isolated["auc"]) >= 0.9065, "{isolated}");

    let baselines = answer["baselines"].as_array().expect("baselines");
    assert_eq!(baselines.len(), 6);
    for baseline in baselines {
        assert!(figure("aupr") > number(&baseline["aupr"]), "{baseline}");
        assert!(figure("skill") > number(&baseline["skill"]), "{baseline}");
    }
    let levels = answer["levels"].as_array().expect("levels");
    let observed: Vec<f64> = levels.iter().map(|level| number(&level["observed"])).collect();
    assert!(observed[..5].is_sorted_by(|a, b| a < b), "{observed:?}");
    for (seen, published) in observed.iter().zip([0.010, 0.053, 0.159, 0.313, 0.681, 0.004]) {
        assert!((seen - published).abs() < 0.005, "{observed:?}");
    }
    assert!((number(&levels[5]["share_of_km"]) - 0.45).abs() < 0.01, "Unknown");
    let routes = &answer["routes"];
    assert!((number(&routes["mean_probability"]) - 0.2705).abs() < 0.001 && number(&routes["ece"]) < 0.025);
}

/// The country scale: fitted on the database's own past, used once chosen, cited by what is printed.
#[test]
fn another_value_is_tested_and_a_scale_holds_only_with_its_own() {
    let Some(desk) = Desk::empty() else { return };
    let (events, routes) = (desk.file("e.csv", every_sunday()), desk.file("r.geojson", SEGMENTS));
    let brier = |more: &[&str]| {
        let run = run(&desk, &events, &routes, more);
        assert_eq!(run.code, Some(0), "{}", run.err);
        (number(&run.json()["brier"]), run.json()["method"].to_string())
    };
    let (shipped, plain) = brier(&[]);
    let (forgetful, method) = brier(&["--set", "hazard.omori_days=3"]);
    // Forgetting within days what recurs every week says less of it.
    assert!(forgetful > shipped, "{forgetful} {shipped}");
    assert!(!plain.contains("edited") && method.contains("edited parameters"), "{method}");
    for bad in ["hazard.omori_days=soon", "hazard.omori_days=-1", "hazard.radius_km=2", "nothing=1", "nothing"] {
        let refused = run(&desk, &events, &routes, &["--set", bad]);
        assert!(matches!(refused.code, Some(1 | 2)), "{bad}: {:?}", refused.code);
    }

    desk.json(&["init"]);
    desk.json(&["import", &events, &routes]);
    let fit = || {
        let fitted = desk.json(&["calibrate", "fit", "--label", "Testland", "--until", "2018-12-31"]);
        desk.json(&["calibrate", "choose", fitted["id"].as_str().expect("an id")]);
    };
    let method = || desk.json(&["assess", "--as-of", "2019-01-01"])["method"].as_str().expect("a text").to_owned();
    let set = |name: &str, value: &str| {
        desk.json(&["method", "set", name, value, "--by", "A. Planner", "--reason", "as agreed"]);
    };
    fit();
    assert!(method().contains("calibrated: Testland") && !method().contains("edited"), "{}", method());
    // What no probability rests on leaves the scale as it is.
    set("floors.front_days", "7");
    assert!(method().contains("calibrated: Testland") && method().contains("edited parameters"), "{}", method());
    set("options.tail", "false");
    assert!(method().contains("uncalibrated"), "{}", method());
    fit();
    assert!(method().contains("calibrated: Testland"), "{}", method());
    let file = desk.path("b.html");
    desk.json(&["brief", "--as-of", "2019-01-01", "-o", &text(&file)]);
    let page = std::fs::read_to_string(&file).expect("a briefing");
    assert!(page.contains("Own values of the organisation") && page.contains("7 (shipped: 14)"));
    assert!(!page.contains("A. Planner"), "nobody is named");
    let listed = desk.json(&["method", "list", "--own"]).to_string();
    assert_eq!(listed.matches("\"reason\":\"as agreed\"").count(), 2, "two values are set");
    desk.json(&["method", "clear", "options.tail"]);
    desk.run(&["method", "clear", "options.tail"]).refused(1);
    assert!(method().contains("uncalibrated"), "fitted without the tail: {}", method());
    desk.run(&["method", "set", "floors.front_days", "0", "--by", "A", "--reason", "x"]).refused(1);
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn a_country_scale_is_fitted_listed_and_chosen() {
    let Some(desk) = Desk::empty() else { return };
    desk.json(&["init"]);
    let (events, routes) = (desk.file("e.csv", every_sunday()), desk.file("r.geojson", SEGMENTS));
    desk.run(&["calibrate", "fit", "--label", "Testland"]).refused(1);
    desk.json(&["import", &events, &routes]);
    let fitted = desk.json(&["calibrate", "fit", "--label", "Testland", "--until", "2018-12-31"]);
    has_fields(&fitted, &["id", "scale_a", "shipped_scale_a", "weeks", "before", "after", "reliability"]);
    // Every week half of the road is followed by an event, and the scale says more than the shipped one.
    assert!(number(&fitted["scale_a"]) > number(&fitted["shipped_scale_a"]));
    assert!(number(&fitted["after"]["brier"]) < number(&fitted["before"]["brier"]));
    let method = || desk.json(&["assess", "--as-of", "2019-01-01"])["method"].as_str().expect("a text").to_owned();
    assert!(method().contains("uncalibrated"));
    let id = fitted["id"].as_str().expect("an id");
    desk.json(&["calibrate", "choose", id]);
    assert!(method().contains("calibrated: Testland"));
    let file = desk.path("b.html");
    desk.json(&["brief", "--as-of", "2019-01-01", "-o", &text(&file)]);
    assert!(std::fs::read_to_string(&file).expect("a briefing").contains("calibrated: Testland"));
    let list = desk.json(&["calibrate", "list"]);
    assert_eq!(list["chosen"], fitted["id"]);
    desk.json(&["calibrate", "clear"]);
    assert!(method().contains("uncalibrated"));
    desk.run(&["calibrate", "clear"]).refused(1);
    assert_eq!(desk.json(&["check"])["ok"], true);
}
