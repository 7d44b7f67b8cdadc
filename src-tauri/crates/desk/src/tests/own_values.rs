//! An organisation's own values: set, used in every answer, printed, taken back, and never used silently.

use passage_model::{Lang, OwnValue, OwnValueId};

use super::case::{question, starter};
use crate::{Desk, app, calibrate, dto::*, error::Result, inspect, method, own_values};

const LANG: LangArgs = LangArgs { lang: Lang::En };

fn set(desk: &mut Desk, parameter: &str, value: &str) -> Result<ChangedDto> {
    let (parameter, value) = (parameter.to_owned(), value.to_owned());
    let reason = "the line has not moved since spring".to_owned();
    own_values::set_value(desk, SetValueArgs { parameter, value, reason, author: None, lang: Lang::En })
}

fn param(desk: &mut Desk, name: &str) -> ParamDto {
    let method = method::method(desk, LANG).unwrap();
    method.groups.into_iter().flat_map(|group| group.params).find(|param| param.name == name).unwrap()
}

fn trigger_without_kinds() -> String {
    let mut triggers = passage_risk::Params::builtin().floors.stop_triggers.value.clone();
    triggers[0].hostilities.clear();
    serde_json::to_string(&triggers).unwrap()
}

fn named(desk: &mut Desk) {
    let settings = SettingsArgs { workspace: None, author: Some("A. Officer".into()), lang: Lang::En };
    app::set_settings(desk, settings).unwrap();
}

fn levels(desk: &mut Desk) -> Vec<(String, passage_model::RiskLevel)> {
    let rows = crate::assess::desk(desk, question(Lang::En)).unwrap().routes;
    rows.into_iter().map(|row| (row.code, row.level)).collect()
}

#[test]
fn an_own_value_acts_is_cited_and_is_taken_back() {
    let (mut desk, _folder) = starter();
    named(&mut desk);
    let before = levels(&mut desk);
    assert!(method::method(&mut desk, LANG).unwrap().back_tested);
    // With all bounds low everything with a report near is at the top.
    let done = set(&mut desk, "levels.bounds_p", "[0.002, 0.003, 0.021, 0.022]").unwrap();
    assert!(done.text.starts_with("Own value kept: "), "{}", done.text);
    let then = levels(&mut desk);
    assert_ne!(then, before);
    let cited = app::status(&mut desk, LANG).unwrap().method;
    assert!(cited.starts_with("passage-method 1 (uncalibrated, edited parameters "), "{cited}");
    assert_eq!(crate::assess::desk(&mut desk, question(Lang::En)).unwrap().method, cited);
    assert!(!method::method(&mut desk, LANG).unwrap().back_tested, "figures of other bounds");
    let own = param(&mut desk, "levels.bounds_p");
    assert_eq!((own.mark, own.source.as_str()), (MarkDto::Convention, "the line has not moved since spring"));
    let told = own.own.unwrap();
    assert_eq!((told.by.as_str(), told.shipped_mark), ("A. Officer", MarkDto::Measured));
    assert_eq!(own.json, "[0.002,0.003,0.021,0.022]");
    // What was known before it was set is assessed without it.
    let earlier = AssessArgs { known_at: Some(desk.now() - chrono::Duration::days(1)), ..question(Lang::En) };
    assert_eq!(crate::assess::desk(&mut desk, earlier).unwrap().method, "passage-method 1 (uncalibrated)");

    app::undo(&mut desk, UndoArgs { change: None, lang: Lang::En }).unwrap();
    assert_eq!(levels(&mut desk), before);
    assert!(param(&mut desk, "levels.bounds_p").own.is_none());
    app::redo(&mut desk, LANG).unwrap();
    assert_eq!(levels(&mut desk), then);
    let clear = ClearValueArgs { parameter: "levels.bounds_p".into(), reason: None, lang: Lang::En };
    own_values::clear_value(&mut desk, clear.clone()).unwrap();
    assert_eq!(levels(&mut desk), before);
    assert_eq!(app::status(&mut desk, LANG).unwrap().method, "passage-method 1 (uncalibrated)");
    assert!(own_values::clear_value(&mut desk, clear).is_err());
}

#[test]
fn sentences_name_the_limits_in_use() {
    let (mut desk, _folder) = starter();
    named(&mut desk);
    let told = |desk: &mut Desk, lang| {
        let mut said = Vec::new();
        for row in crate::assess::desk(desk, question(lang)).unwrap().routes {
            let args = RouteDetailArgs { route: row.id, question: question(lang) };
            let detail = inspect::route_detail(desk, args).unwrap();
            said.extend([detail.headline, detail.access_reason, detail.confidence_reason]);
            said.extend(detail.probability_text);
            said.extend(detail.gaps.into_iter().map(|gap| gap.text));
            said.extend(detail.drivers.into_iter().map(|driver| driver.detail));
        }
        said.join("\n").replace(['\u{2067}', '\u{2068}', '\u{2069}'], "")
    };
    let limits = [
        ("levels.unknown_km", "21"),
        ("levels.unknown_days", "61"),
        ("confidence.km", "22.5"),
        ("confidence.window_days", "62"),
        ("confidence.doubtful_below_q", "0.55"),
        ("access.evidence_days", "3"),
        ("access.crossing_days", "2"),
    ];
    let shipped = told(&mut desk, Lang::En);
    for (parameter, value) in limits {
        set(&mut desk, parameter, value).unwrap();
    }
    // What the shipped ones say is said by none of them any more, in any language.
    let old = [
        ["within 20 km", "90 days", "than 60 %", "14 days"],
        ["ضمن 20 كم", "90 يوما", "دون 60 %", "14 يوما"],
        ["moins de 20 km", "90 jours", "moins de 60 %", "14 jours"],
    ];
    assert_eq!(old[0].iter().find(|limit| !shipped.contains(**limit)), None);
    for (lang, said) in [
        (Lang::En, ["within 22.5 km in 62 days", "less than 55 %", "in 3 days", "no status in 2 days"]),
        (Lang::Ar, ["ضمن 22.5 كم في 62 يوما", "دون 55 %", "منذ 3 أيام", "منذ يومين"]),
        (Lang::Fr, ["à moins de 22,5 km en 62 jours", "moins de 55 %", "depuis 3 jours", "depuis 2 jours"]),
    ] {
        let now = told(&mut desk, lang);
        for sentence in said {
            assert!(now.contains(sentence), "{sentence} is missing");
        }
        for sentence in old.into_iter().flatten() {
            let line = now.lines().find(|line| line.contains(sentence));
            assert_eq!(line, None, "{sentence}");
        }
        assert_eq!(now.lines().find(|line| line.contains("{$")), None);
    }
}

#[test]
fn what_is_refused_says_why() {
    let (mut desk, _folder) = starter();
    let refused = |desk: &mut Desk, parameter, value| set(desk, parameter, value).unwrap_err().message;
    assert!(refused(&mut desk, "floors.front_days", "7").contains("your name in the settings"));
    named(&mut desk);
    for (parameter, value, says) in [
        ("floors.front_days", "seven", "a number is expected"),
        ("floors.front_days", "0", "a number above 0"),
        ("floors.front_days", "14", "the shipped value"),
        ("floors.front_days", "14.0", "the shipped value"),
        ("floors.front_days", "5000", "a smaller number"),
        ("floors.front_near_km", "50", "may not be above the value that goes with it"),
        ("floors.stop_triggers", "[{}]", "the rows are expected"),
        ("floors.stop_triggers", &trigger_without_kinds(), "at least one kind of hostilities"),
        ("options.tail", "no", "true or false"),
        ("hazard.radius_km", "10", "cannot be set"),
        ("nothing.such", "10", "nothing.such cannot be set"),
        ("floors.front_days", " ", "Enter a value"),
        ("hazard.max_age_days", "1.095", "from 30 to 1095"),
        ("hazard.scale_a", "1e-300", "from 0.01 to 100"),
        ("access.close_min_q", "1", "B2"),
        ("levels.unknown_p", "0", "without any report has to stay Unknown"),
        ("belief.source_lr", r#"{"A":0.1,"B":4,"C":1.5,"D":0.67,"E":50,"F":1}"#, "fall from A to E"),
        ("hazard.kind_weights", r#"{"strike":0}"#, "confirmed event"),
    ] {
        let message = refused(&mut desk, parameter, value);
        assert!(message.contains(says), "{parameter} {value}: {message}");
    }
    let mute = SetValueArgs {
        parameter: "floors.front_days".into(),
        value: "7".into(),
        reason: "  ".into(),
        author: Some("B. Officer".into()),
        lang: Lang::En,
    };
    assert!(own_values::set_value(&mut desk, mute).unwrap_err().message.starts_with("Say why"));
    // Two that only go together are set one after the other, the wider first.
    let farther = set(&mut desk, "floors.front_far_km", "60").unwrap();
    set(&mut desk, "floors.front_near_km", "50").unwrap();
    // The wider cannot be given up before the nearer; taken back all the same, the nearer is said not to hold.
    let clear = ClearValueArgs { parameter: "floors.front_far_km".into(), reason: None, lang: Lang::En };
    let refused = own_values::clear_value(&mut desk, clear).unwrap_err().message;
    assert!(refused.contains("Front line near") && refused.contains("goes with it"), "{refused}");
    let wider = desk.own_params(crate::desk::words(Lang::En), None).unwrap();
    assert_eq!((wider.held.len(), wider.refused.len()), (2, 0));
    app::undo(&mut desk, UndoArgs { change: Some(farther.change), lang: Lang::En }).unwrap();
    let left = method::method(&mut desk, LANG).unwrap();
    assert_eq!(left.refused.iter().map(|value| value.parameter.as_str()).collect::<Vec<_>>(), ["floors.front_near_km"]);
    assert_eq!(left.method, "passage-method 1 (uncalibrated)");
}

#[test]
fn isolated_reports_count_less_only_with_a_history() {
    let (mut desk, folder) = starter();
    named(&mut desk);
    let refused = set(&mut desk, "options.isolated", "true").unwrap_err().message;
    // Nobody lived the examples.
    assert!(refused.contains("365 days of past violent events, and 0 days are on record"), "{refused}");
    let import = |desk: &mut Desk, days: &[&str]| {
        let file = folder.path().join(format!("{}.csv", days[0]));
        let row = |(n, day): (usize, &&str)| format!("{}{n},{day},{day},35.9,39.0,1,strike/air,2,SY\n", days[0]);
        let rows: String = days.iter().enumerate().map(row).collect();
        std::fs::write(&file, format!("id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country\n{rows}"))
            .unwrap();
        let args = ImportArgs::files(vec![file.display().to_string()], Lang::En);
        let added = crate::import::import(desk, args).unwrap().files[0].added;
        assert_eq!(usize::try_from(added).unwrap(), days.len());
    };
    import(&mut desk, &["2024-10-30", "2024-11-15", "2024-11-29"]);
    // One strike long before is no year on record.
    import(&mut desk, &["2023-01-10"]);
    let refused = set(&mut desk, "options.isolated", "true").unwrap_err().message;
    assert!(refused.contains("365 days of past violent events, and 31 days are on record"), "{refused}");
    // Of so many days there is a history; with it more may not be asked for.
    set(&mut desk, "options.isolated_days", "10").unwrap();
    set(&mut desk, "options.isolated", "true").unwrap();
    let refused = set(&mut desk, "options.isolated_days", "300").unwrap_err().message;
    assert!(refused.contains("300 days"), "{refused}");
    let clear = |parameter: &str| ClearValueArgs { parameter: parameter.to_owned(), reason: None, lang: Lang::En };
    let refused = own_values::clear_value(&mut desk, clear("options.isolated_days")).unwrap_err().message;
    assert!(refused.contains("365 days"), "{refused}");
    own_values::clear_value(&mut desk, clear("options.isolated")).unwrap();
    own_values::clear_value(&mut desk, clear("options.isolated_days")).unwrap();
}

#[test]
fn a_value_that_this_version_does_not_take_is_shown_and_not_used() {
    let (mut desk, _folder) = starter();
    named(&mut desk);
    set(&mut desk, "floors.front_days", "7").unwrap();
    let words = crate::desk::words(Lang::En);
    let later = OwnValue {
        id: OwnValueId::from_parts(1, [7; 10]),
        parameter: "floors.of_a_later_version".into(),
        value: "3".into(),
        reason: "later".into(),
        by: "A. Officer".into(),
        at: desk.now(),
    };
    let note = desk.note(words, "parameter.set", None).unwrap();
    desk.opened(words).unwrap().store.change(note, |change| change.put_own_value(&later)).unwrap();
    let method = method::method(&mut desk, LANG).unwrap();
    assert_eq!(method.refused.len(), 1);
    assert_eq!(method.refused[0].parameter, "floors.of_a_later_version");
    assert!(param(&mut desk, "floors.front_days").own.is_some());
}

#[test]
fn a_briefing_lists_them_without_names() {
    let (mut desk, _folder) = starter();
    named(&mut desk);
    set(&mut desk, "floors.front_days", "7").unwrap();
    set(&mut desk, "options.tail", "false").unwrap();
    set(&mut desk, "belief.source_lr", r#"{"A":19,"B":4,"C":1.5,"D":0.67,"E":0.25,"F":0.5}"#).unwrap();
    let words = crate::desk::words(Lang::En);
    let held = desk.own_params(words, None).unwrap().held;
    let printed = own_values::printed(words, &held);
    assert_eq!(
        printed,
        [
            "What the reliability of a source is worth: changed",
            "A front line counts for so long after it was last known: 7 (shipped: 14)",
            "Incidents farther away count: off (shipped: on)",
        ]
    );
    assert_eq!(calibrate::calibrations(&mut desk, LANG).unwrap().method, app::status(&mut desk, LANG).unwrap().method);
}
