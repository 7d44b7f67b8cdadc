//! Roads made of the starter region's own routes: taken in, and planned over.

mod asking;
mod closing;
mod drawn;
mod reaching;
mod register;
mod starter;
mod underway;
mod waiting;

use std::{collections::BTreeMap, fmt::Write as _, fs, path::PathBuf};

use passage_model::{Lang, LatLon, TrafficClass, VehicleClass};
use passage_words::Words;

use super::{PlanArgs, plan, roads_import};
use crate::{Desk, error::ErrorCode};

const WORDS: Lang = Lang::En;

/// A desk over the starter region, with every route of it as a road.
fn with_roads() -> (Desk, tempfile::TempDir, Vec<(String, Vec<LatLon>)>) {
    let folder = tempfile::tempdir().unwrap();
    let now = "2024-11-30T18:00:00Z".parse().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("plan.db"), move || now);
    let args = crate::dto::CreateArgs { path: None, passphrase: None, starter: true, lang: WORDS };
    crate::app::create_database(&mut desk, args).unwrap();
    let register = desk.register(Words::new(WORDS)).unwrap();
    let routes: Vec<_> = register.routes.iter().map(|route| (route.code.clone(), route.line.clone())).collect();
    let mut ids: BTreeMap<(i64, i64), i64> = BTreeMap::new();
    let (mut nodes, mut ways) = (String::new(), String::new());
    for (number, (code, line)) in routes.iter().enumerate() {
        let _ = write!(ways, "<way id=\"{}\">", number + 1);
        for at in line {
            #[expect(clippy::cast_possible_truncation)]
            let key = ((at.lat() * 1e4).round() as i64, (at.lon() * 1e4).round() as i64);
            let next = i64::try_from(ids.len()).unwrap() + 1;
            let id = *ids.entry(key).or_insert(next);
            if id == next {
                let _ = write!(nodes, "<node id=\"{id}\" lat=\"{}\" lon=\"{}\"/>", at.lat(), at.lon());
            }
            let _ = write!(ways, "<nd ref=\"{id}\"/>");
        }
        let _ = write!(ways, "<tag k=\"highway\" v=\"primary\"/><tag k=\"ref\" v=\"{code}\"/></way>");
    }
    let file = folder.path().join("roads.osm");
    fs::write(&file, format!("<osm>{nodes}{ways}</osm>")).unwrap();
    let made = roads_import(&mut desk, Words::new(WORDS), &[file]).unwrap();
    assert!(made.edges > routes.len() && made.refused == 0, "{made:?}");
    (desk, folder, routes)
}

fn args(from: LatLon, to: LatLon) -> PlanArgs {
    PlanArgs {
        lang: WORDS,
        from,
        to,
        depart: None,
        local_offset_minutes: None,
        vehicle: VehicleClass::HeavyTruck,
        traffic: TrafficClass::HumanitarianCargo,
        convoy: true,
        alternatives: 3,
        avoid: 100,
        never: None,
    }
}

#[test]
fn every_route_of_the_starter_region_gets_ways_or_names_what_blocks() {
    let (mut desk, _folder, routes) = with_roads();
    let (mut ways, mut blocked) = (0, 0);
    // Every third: a debug build takes about a second for each.
    for (code, line) in routes.iter().step_by(3) {
        let answer = plan(&mut desk, &args(line[0], line[line.len() - 1])).unwrap();
        assert!(answer.snapped.from_m < 20.0 && answer.snapped.to_m < 20.0, "{code}");
        if answer.alternatives.is_empty() {
            blocked += 1;
            assert!(answer.blocked_text.is_some(), "{code}");
            assert!(answer.blocked_by.iter().all(|one| !one.title.is_empty()), "{code}: {:?}", answer.blocked_by);
        } else {
            ways += 1;
            let first = &answer.alternatives[0];
            assert!(first.km > 0.0 && first.minutes > 0.0 && first.geometry.len() > 1, "{code}");
            assert!(first.stretches.iter().any(|stretch| stretch.level == first.level), "{code}");
            assert!(answer.alternatives.iter().all(|way| way.access != "closed"), "{code}");
        }
    }
    assert!(ways > 0 && ways + blocked == routes.len().div_ceil(3), "{ways} with a way, {blocked} without");
}

#[test]
fn west_of_aleppo_a_way_is_high_or_worse() {
    let (mut desk, _folder, routes) = with_roads();
    let line = &routes.iter().find(|(code, _)| code == "R-01").unwrap().1;
    let answer = plan(&mut desk, &args(line[0], line[line.len() - 1])).unwrap();
    let told = answer.alternatives.iter().map(|way| way.level_number).collect::<Vec<_>>();
    assert!(!told.is_empty() || answer.blocked_text.is_some());
    assert!(told.iter().all(|level| level.is_none_or(|level| level >= 3)), "{told:?}");
}

#[test]
fn what_cannot_be_planned_says_what_to_do() {
    let (mut desk, folder, routes) = with_roads();
    let from = routes[0].1[0];
    let far = LatLon::new(10.0, 10.0).unwrap();
    let error = plan(&mut desk, &args(far, from)).unwrap_err();
    assert!(error.message.contains("start"), "{error:?}");
    let words = Words::new(WORDS);
    let mut refused = |name: &str, bytes: &[u8]| {
        let file: PathBuf = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        roads_import(&mut desk, words, &[file]).unwrap_err().message
    };
    assert!(refused("a.osm", b"<osm></osm>").contains("no road"));
    assert!(refused("b.pbf", b"nothing").contains("OpenStreetMap"));
    // Of several it is said which.
    let (good, bad) = (folder.path().join("roads.osm"), folder.path().join("cut.osm"));
    fs::write(&bad, b"<osm><node").unwrap();
    for files in [[good.clone(), bad.clone()], [bad, good]] {
        let told = roads_import(&mut desk, words, &files).unwrap_err().message;
        assert!(told.contains("cut.osm") && !told.contains("roads.osm"), "{told}");
    }
    // The roads taken in before are still there, and nothing else is.
    let names: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.iter().any(|name| name == "plan.roads") && !names.iter().any(|name| name.ends_with("part")));
    fs::write(folder.path().join("plan.roads"), b"PASSROAD bent").unwrap();
    assert_eq!(plan(&mut desk, &args(from, from)).unwrap_err().code, ErrorCode::Invalid);
    fs::remove_file(folder.path().join("plan.roads")).unwrap();
    assert_eq!(plan(&mut desk, &args(from, from)).unwrap_err().code, ErrorCode::NoSuchThing);
}
