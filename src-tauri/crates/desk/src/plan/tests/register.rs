//! Plans and the register: a way becomes a route; movements on record; the roads beside the database.

use std::fs;

use passage_model::{
    Credibility, Detail, Direction, EventStatus, EventTime, Km, LocationPrecision, Names, PassedBy, Reliability,
    RiskLevel, Stance, TimePrecision, Traffic,
};
use passage_words::Words;

use super::starter::{LANG, first_run, plan, quiet, to_aleppo, told};
use crate::{Desk, app, dto::*, edit, error::ErrorCode, overrides, plan as plans};

fn lang() -> LangArgs {
    LangArgs { lang: LANG }
}

fn save(desk: &mut Desk, plan: &PlanDto, way: &str) -> ChangedDto {
    let args = PlanSaveArgs {
        plan: plan.plan.clone(),
        way: way.to_owned(),
        code: None,
        names: Names::default(),
        area: None,
        reason: None,
        lang: LANG,
    };
    plans::plan_save(desk, args).unwrap()
}

#[test]
fn a_way_becomes_a_route_and_undo_takes_it_back() {
    let (mut desk, _folder, args) = quiet();
    let plan = plan(&mut desk, args).unwrap();
    let changed = save(&mut desk, &plan, "B");
    let register = desk.register(Words::new(LANG)).unwrap();
    let route = register.route(changed.id.clone().unwrap().parse().unwrap()).unwrap();
    assert!(route.code.starts_with("R-") && route.names.in_lang(LANG).unwrap().ends_with("→ Aleppo"), "{route:?}");
    let planned = plan.ways.iter().find(|way| way.letter == "B").unwrap();
    let driven = planned.minutes - planned.waiting_minutes;
    assert!(route.normal_minutes.is_some_and(|minutes| (f64::from(minutes) - driven).abs() <= 1.0), "{route:?}");
    assert!(route.line.len() > 20 && route.waypoints.len() > 3 && !route.crossings.is_empty(), "{route:?}");
    app::undo(&mut desk, UndoArgs { change: Some(changed.change), lang: LANG }).unwrap();
    let register = desk.register(Words::new(LANG)).unwrap();
    assert!(register.route(changed.id.unwrap().parse().unwrap()).is_none());
}

#[test]
fn a_hold_is_written_down_and_leaves_the_plan_as_it_is_while_a_report_makes_it_out_of_date() {
    let (mut desk, _folder, args) = quiet();
    let plan = plan(&mut desk, args).unwrap();
    let on_record = |desk: &mut Desk| {
        let asked = serde_json::json!({ "lang": "en", "as_of": plan.depart });
        desk.call("assess", asked).unwrap()["evidence"].as_i64().unwrap()
    };
    let hold =
        |desk: &mut Desk, until| plans::plan_hold(desk, PlanHoldArgs { plan: plan.plan.clone(), until, lang: LANG });
    let held = hold(&mut desk, Some("2024-11-26T04:00:00Z".parse().unwrap())).unwrap();
    assert_eq!(held.text, "Movement held");
    let reason = held.reason.unwrap();
    assert!(
        reason.contains("→ Aleppo, departs 26 Nov 2024, 05:00 UTC. ") && reason.contains(&plan.advice.text),
        "{reason}"
    );
    assert!(reason.ends_with("Looked at again 26 Nov 2024, 04:00 UTC."), "{reason}");
    assert_eq!(hold(&mut desk, None).unwrap().text, "Hold ended");
    assert_eq!(on_record(&mut desk), plan.evidence);
    save(&mut desk, &plan, "A");
    assert_eq!(on_record(&mut desk), plan.evidence, "a route of the register is no evidence");
    let asked = serde_json::json!({ "lang": "en", "as_of": plan.depart });
    let event = desk.call("assess", asked).unwrap()["events"][0]["id"].clone();
    let args = serde_json::json!({ "what": "event", "id": event, "lang": "en" });
    desk.call("delete", args).unwrap();
    assert!(on_record(&mut desk) > plan.evidence);
    let gone = PlanHoldArgs { plan: "plan-99".to_owned(), until: None, lang: LANG };
    assert_eq!(plans::plan_hold(&mut desk, gone).unwrap_err().code, ErrorCode::Invalid);
}

#[test]
fn the_same_road_at_the_same_hour_is_called_a_routine() {
    let (mut desk, _folder, args) = quiet();
    let before = plan(&mut desk, args.clone()).unwrap();
    assert!(before.notes.iter().all(|note| note.kind != PlanNoteKind::Repeats), "{}", told(&before));
    let register = desk.register(Words::new(LANG)).unwrap();
    let route = register.routes.iter().find(|route| route.code == "R-01").unwrap().id;
    for day in [18, 20, 22] {
        let from = format!("2024-11-{day}T05:20:00Z").parse().unwrap();
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
            detail: Detail::Passage {
                route: Some(route),
                from_km: None,
                to_km: Some(Km(45.0)),
                direction: Direction::Forward,
                by: PassedBy::Own,
                traffic: Traffic::all(),
                vehicle: None,
            },
            category: None,
            deaths: None,
            confirmed_at: None,
            evidence: Vec::new(),
            new_report: Some(ReportForm {
                source: None,
                source_name: Some("Own drivers".to_owned()),
                source_kind: None,
                reliability: Some(Reliability::A),
                credibility: Credibility::One,
                stance: Stance::Supports,
                origin: None,
                text: format!("Passed on the {day}th."),
                received_at: None,
                text_lang: LANG,
            }),
            example: false,
        };
        edit::save_event(&mut desk, SaveEventArgs { event, reason: None, lang: LANG }).unwrap();
    }
    let after = plan(&mut desk, args.clone()).unwrap();
    let said = told(&after);
    let note = after.notes.iter().find(|note| note.kind == PlanNoteKind::Repeats).expect(&said);
    assert!(note.text.starts_with('A') && note.text.contains("22 Nov"), "{}", note.text);
    assert!(after.ways[0].last_passage_text == "22 Nov", "{said}");
    // Three hours later nobody waits.
    let other = plan(&mut desk, PlanWaysArgs { depart: Some("2024-11-26T08:30:00Z".parse().unwrap()), ..args });
    assert!(other.unwrap().notes.iter().all(|note| note.kind != PlanNoteKind::Repeats));
}

#[test]
fn an_officers_word_holds_on_the_road() {
    let (mut desk, _folder, args) = quiet();
    let register = desk.register(Words::new(LANG)).unwrap();
    let route = register.routes.iter().find(|route| route.code == "R-01").unwrap().id.to_string();
    let word = OverrideArgs {
        route,
        level: RiskLevel::Unacceptable,
        reason: "two partners turned back".to_owned(),
        author: Some("S.K.".to_owned()),
        from: None,
        expires: "2024-11-27T06:00:00Z".parse().unwrap(),
        lang: LANG,
    };
    overrides::set_override(&mut desk, word).unwrap();
    let plan = plan(&mut desk, args).unwrap();
    let said = told(&plan);
    let direct = plan.ways.iter().find(|way| way.name == "Direct").expect(&said);
    assert_eq!((direct.level, direct.against), (RiskLevel::Unacceptable, AgainstCeiling::Above), "{said}");
    assert!(direct.warnings[0].text.contains("S.K."), "{said}");
}

/// The file with one part changed, that part's checksum put right and the stated hash left as it is.
fn altered(bytes: &[u8], part: [u8; 4], change: impl Fn(&mut [u8])) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let mut at = 44;
    loop {
        let length = usize::try_from(u64::from_le_bytes(out[at + 4..at + 12].try_into().unwrap())).unwrap();
        let (from, to) = (at + 16, at + 16 + length);
        if out[at..at + 4] == part {
            change(&mut out[from..to]);
            let checksum = crc32(&out[from..to]).to_le_bytes();
            out[at + 12..from].copy_from_slice(&checksum);
            return out;
        }
        at = to;
    }
}

/// CRC-32 as of zip, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

#[test]
fn no_plan_goes_over_roads_of_which_a_byte_was_altered() {
    let (mut desk, folder) = first_run();
    let place = folder.path().join("plan.roads");
    let roads = fs::read(&place).unwrap();
    let args = to_aleppo(&mut desk);
    let before = told(&plan(&mut desk, args.clone()).unwrap());
    for part in [b"LENG", b"HOLD", b"DENS", b"RANK", b"CELL"] {
        let third = |bytes: &mut [u8]| {
            for number in bytes.chunks_exact_mut(4).filter(|_| part == b"LENG") {
                let length = u32::from_le_bytes((&*number).try_into().unwrap()) / 3;
                number.copy_from_slice(&length.to_le_bytes());
            }
            if matches!(part, b"HOLD" | b"DENS") {
                bytes.fill(0);
            }
            if part == b"RANK" {
                bytes.swap(0, 4);
                bytes.swap(1, 5);
            }
            if part == b"CELL"
                && let Some(last) = bytes.last_mut()
            {
                *last ^= 1;
            }
        };
        fs::write(&place, altered(&roads, *part, third)).unwrap();
        let error = plan(&mut desk, args.clone()).unwrap_err();
        assert_eq!(error.code, ErrorCode::Invalid, "{}", String::from_utf8_lossy(part));
        // Again while it is kept.
        assert!(plan(&mut desk, args.clone()).is_err());
    }
    fs::write(&place, &roads).unwrap();
    assert_eq!(told(&plan(&mut desk, args.clone()).unwrap()), before);
    // Roads that an earlier build took in: looked at once, remembered from then on.
    let setting =
        |desk: &mut Desk| desk.opened(passage_words::Words::new(LANG)).unwrap().store.setting("roads").unwrap();
    let mut earlier = setting(&mut desk).unwrap();
    earlier.as_object_mut().unwrap().remove("file");
    desk.opened(passage_words::Words::new(LANG)).unwrap().store.set_setting("roads", &earlier).unwrap();
    fs::write(&place, altered(&roads, *b"HOLD", |bytes| bytes.fill(0))).unwrap();
    assert!(plan(&mut desk, args.clone()).is_err());
    assert!(setting(&mut desk).unwrap().get("file").is_none());
    fs::write(&place, &roads).unwrap();
    assert_eq!(told(&plan(&mut desk, args).unwrap()), before);
    assert!(setting(&mut desk).unwrap()["file"].is_string());
}

#[test]
fn the_roads_say_what_they_are_and_a_swapped_file_is_noticed() {
    let (mut desk, folder) = first_run();
    let status = plans::roads_status(&mut desk, lang()).unwrap();
    let facts = status.facts.unwrap();
    assert!(status.state == RoadsState::Ready && facts.sketch && facts.km > 1000.0 && facts.hash_short.len() == 8);
    // Roads taken in by the window, in the background.
    let file = folder.path().join("own.osm");
    let osm = "<osm><node id='1' lat='36.2' lon='36.7'/><node id='2' lat='36.3' lon='36.8'/>\
               <way id='1'><nd ref='1'/><nd ref='2'/><tag k='highway' v='primary'/></way></osm>";
    fs::write(&file, osm).unwrap();
    let start = |desk: &mut Desk, file: &std::path::Path| {
        let args = RoadsImportArgs { files: vec![file.display().to_string()], lang: LANG };
        let job = plans::roads_import_start(desk, args).unwrap().job;
        loop {
            let progress = plans::roads_progress(desk, RoadsJobArgs { job, lang: LANG }).unwrap();
            if progress.state != RoadsJobState::Running {
                return progress;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    };
    let failed = start(&mut desk, &folder.path().join("none.osm"));
    assert!(failed.state == RoadsJobState::Failed && failed.problem.is_some(), "{failed:?}");
    assert!(plans::roads_status(&mut desk, lang()).unwrap().facts.unwrap().sketch, "the roads from before stay");
    let sketch = fs::read(folder.path().join("plan.roads")).unwrap();
    let done = start(&mut desk, &file);
    let facts = done.facts.unwrap();
    assert!(done.state == RoadsJobState::Done && !facts.sketch && facts.sources == ["own.osm"], "{facts:?}");
    let parts = fs::read_dir(folder.path()).unwrap();
    assert!(!parts.into_iter().any(|entry| entry.unwrap().file_name().to_string_lossy().ends_with("part")));
    // Somebody puts the old file back: it is not the one on record.
    fs::write(folder.path().join("plan.roads"), sketch).unwrap();
    let status = plans::roads_status(&mut desk, lang()).unwrap();
    assert!(status.state == RoadsState::Refused && status.problem.unwrap().contains("another file"));
    let args = to_aleppo(&mut desk);
    assert_eq!(plan(&mut desk, args.clone()).unwrap_err().code, ErrorCode::Invalid);
    // Nor does a sheet pass over it as if there had never been roads, one whose file is gone among it.
    let warned = |desk: &mut Desk| {
        let code = desk.register(passage_words::Words::new(LANG)).unwrap().routes[0].code.clone();
        let args = SheetArgs {
            lang: LANG,
            of: SheetOf::Route { route: code, reverse: false },
            langs: None,
            tlp: passage_model::Tlp::AmberStrict,
            depart: desk.now() + chrono::Duration::hours(12),
            local_offset_minutes: 180,
            back_by: None,
            valid_until: None,
            vehicle: None,
            convoy: false,
            drive_minutes: Some(120),
            wait_minutes: None,
            stops: Vec::new(),
        };
        let preview = crate::sheet::sheet_preview(desk, args).unwrap();
        assert_eq!(preview.problem, None);
        preview.warnings.iter().any(|warning| warning.contains("another file") && warning.contains("without them"))
    };
    assert!(warned(&mut desk));
    fs::remove_file(folder.path().join("plan.roads")).unwrap();
    assert!(warned(&mut desk));
    let gone = plans::roads_remove(&mut desk, lang()).unwrap();
    assert!(gone.state == RoadsState::None && gone.problem.is_none());
    assert_eq!(plan(&mut desk, args).unwrap_err().code, ErrorCode::NoSuchThing);
    assert!(!warned(&mut desk), "none were taken in");
}

#[test]
fn an_import_that_is_stopped_leaves_the_roads_as_they_were() {
    let (mut desk, folder) = first_run();
    let file = folder.path().join("own.osm");
    fs::write(&file, "<osm></osm>").unwrap();
    let args = RoadsImportArgs { files: vec![file.display().to_string()], lang: LANG };
    let job = plans::roads_import_start(&mut desk, args).unwrap().job;
    plans::roads_cancel(&mut desk, RoadsJobArgs { job, lang: LANG }).unwrap();
    let progress = plans::roads_progress(&mut desk, RoadsJobArgs { job, lang: LANG }).unwrap();
    assert_eq!(progress.state, RoadsJobState::Gone);
    assert!(plans::roads_status(&mut desk, lang()).unwrap().facts.unwrap().sketch);
}
