//! Several ways with prices and reasons, on a miniature of the roads west and north of Aleppo; and what blocks all.

use passage_model::{Direction, LatLon, RiskLevel, VehicleClass};

use super::fixture::{Map, place, question};
use crate::{
    Blocked, Closure, Doubt, Exposure, Network, PlanError, Planner, Question, RiskField, WarningKind, Wish,
    synth::{Country, Dice, country},
};

/// Bab al-Hawa (1), Atarib (2), Urum (3), Aleppo (4); north by Afrin (5), Azaz (6), Tall Rifat (7); and by al-Bab (8).
/// Positions are rounded; roads are straight.
fn aleppo() -> Network {
    let road = [("highway", "primary")];
    let at = |map: Map, id, lat: f64, lon: f64, tags: &[(&str, &str)]| {
        #[expect(clippy::cast_possible_truncation)]
        let (row, column) = (((lat - 36.0) * 100.0).round() as i32, ((lon - 37.0) * 100.0).round() as i32);
        map.node(id, row, column, tags)
    };
    let mut map = Map::default();
    for (id, lat, lon) in [
        (1, 36.23, 36.69),
        (2, 36.14, 36.83),
        (3, 36.13, 36.98),
        (4, 36.20, 37.13),
        (5, 36.51, 36.87),
        (6, 36.59, 37.05),
        (7, 36.47, 37.10),
        (8, 36.37, 37.52),
    ] {
        map = at(map, id, lat, lon, if id == 7 { &[("barrier", "checkpoint")] } else { &[] });
    }
    let links = [(1, 2), (2, 3), (3, 4), (1, 5), (5, 6), (6, 7), (7, 4), (6, 8), (8, 4)];
    for (from, to) in links {
        map = map.way(10 * from + to, &[from, to], &road);
    }
    // Places in the countryside, so that the towns are junctions.
    map.network().0
}

struct West;

impl RiskField for West {
    fn level(&self, at: LatLon) -> RiskLevel {
        match (at.lat() < 36.3, at.lon() > 36.85, at.lon() > 37.2) {
            (true, true, false) if at.lat() < 36.19 => RiskLevel::VeryHigh,
            (_, _, true) => RiskLevel::Unknown,
            (false, true, false) => RiskLevel::Medium,
            _ => RiskLevel::Low,
        }
    }
}

const FROM: (f64, f64) = (36.23, 36.69);
const TO: (f64, f64) = (36.20, 37.13);

fn wish() -> Wish {
    let at = |(lat, lon)| LatLon::new(lat, lon).unwrap();
    Wish { longer: 6.0, ..Wish::between(at(FROM), at(TO)) }
}

/// A closure in the middle of the road between two towns.
fn between(network: &Network, id: u32, a: (f64, f64), b: (f64, f64)) -> Closure {
    let middle = LatLon::new(f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1)).unwrap();
    let sections = network.sections_at(middle, 300.0);
    assert!(!sections.is_empty());
    Closure::whole(id, sections)
}

fn asked() -> Question {
    let mut question = question(VehicleClass::HeavyTruck);
    question.preference.avoid = 100;
    question
}

#[test]
fn three_ways_from_bab_al_hawa_to_aleppo() {
    let network = aleppo();
    let exposure = Exposure::new(&network, &West);
    let plan = network.plan(asked(), Some(&exposure), &[], wish()).unwrap();
    assert_eq!(plan.choices.len(), 3, "{plan:?}");
    assert!(plan.blocked.is_none() && plan.from.off_m < 1.0);
    let km: Vec<f64> = plan.choices.iter().map(|choice| choice.way.metres() / 1000.0).collect();
    // The one over Atarib is short and worst, by Tall Rifat is longer and better, by al-Bab longest and not known.
    let direct = km.iter().position(|km| *km < 60.0).unwrap();
    assert_eq!(plan.choices[direct].worst, Some(RiskLevel::VeryHigh));
    assert_eq!(plan.choices[0].worst, Some(RiskLevel::Medium));
    assert!(km[0] > 80.0 && km[0] < 130.0, "{km:?}");
    assert!(plan.choices.iter().any(|choice| choice.worst == Some(RiskLevel::Unknown)));
    for choice in &plan.choices {
        let end = choice.stretches.last().unwrap().to_m;
        assert!((end - choice.way.metres()).abs() < 1.0 && choice.stretches[0].from_m == 0.0);
        assert!(choice.stretches.windows(2).all(|pair| pair[0].to_m == pair[1].from_m));
        assert!(choice.line.len() > 2 && choice.overlap <= 0.67);
    }
    // The preference changed the choice and not the time.
    assert!(plan.choices[0].way.time_cs() > plan.choices[direct].way.time_cs());
    let controls = plan.choices[0].warnings.iter().filter(|warning| warning.kind == WarningKind::Checkpoint);
    assert_eq!(controls.count(), 1);
}

#[test]
fn never_through_a_level_is_a_hard_rule() {
    let network = aleppo();
    let exposure = Exposure::new(&network, &West);
    let mut question = asked();
    question.preference = crate::Preference { avoid: 0, never: Some(RiskLevel::VeryHigh) };
    let plan = network.plan(question, Some(&exposure), &[], wish()).unwrap();
    assert!(plan.choices.iter().all(|choice| choice.worst != Some(RiskLevel::VeryHigh)));
    assert!(!plan.choices.is_empty());
    question.preference.never = Some(RiskLevel::VeryLow);
    match network.plan(question, Some(&exposure), &[], wish()) {
        Err(PlanError::FromOffRoad { .. }) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_closure_that_is_avoided_is_named() {
    let network = aleppo();
    let exposure = Exposure::new(&network, &West);
    let closed = between(&network, 7, (36.14, 36.83), (36.13, 36.98));
    let unknown = Closure { doubt: Doubt::Unknown, ..between(&network, 9, (36.59, 37.05), (36.47, 37.10)) };
    let plan = network.plan(asked(), Some(&exposure), &[closed, unknown], wish()).unwrap();
    assert!(plan.choices.iter().all(|choice| choice.avoids == [7]), "{:?}", plan.choices[0].avoids);
    let by_rifat = plan.choices.iter().find(|choice| choice.worst == Some(RiskLevel::Medium)).unwrap();
    assert!(by_rifat.warnings.iter().any(|warning| warning.kind == WarningKind::Unknown(9)));
}

#[test]
fn closing_everything_names_the_smallest_set_that_blocks() {
    let network = aleppo();
    let exposure = Exposure::new(&network, &West);
    let (atarib, urum, rifat, bab) = ((36.14, 36.83), (36.13, 36.98), (36.47, 37.10), (36.37, 37.52));
    let mut closures = vec![
        between(&network, 1, atarib, urum),
        between(&network, 2, rifat, TO),
        between(&network, 3, bab, TO),
        between(&network, 4, (36.59, 37.05), rifat),
    ];
    let plan = network.plan(asked(), Some(&exposure), &closures, wish()).unwrap();
    let Some(Blocked::Closures { set, further, together, all_open, .. }) = plan.blocked else { panic!("{plan:?}") };
    assert!(further.is_empty() && together.is_none(), "{further:?} {together:?}");
    assert_eq!(set.len(), 3, "{set:?}");
    assert!(all_open.is_some());
    let opened = set.iter().find(|opened| opened.id == 1).unwrap();
    assert!(opened.way.as_ref().is_some_and(|way| way.metres() < 60_000.0));
    // One closure at the start is enough: it is the smallest set.
    closures.push(Closure::whole(5, network.sections_at(LatLon::new(FROM.0, FROM.1).unwrap(), 10.0)));
    closures[4].sections.iter_mut().for_each(|section| section.direction = Direction::Both);
    let plan = network.plan(asked(), Some(&exposure), &closures[4..], wish()).unwrap();
    let Some(Blocked::Closures { set, .. }) = plan.blocked else { panic!("{plan:?}") };
    assert_eq!(set.iter().map(|opened| opened.id).collect::<Vec<_>>(), [5]);
    // It still is with the others behind it: these are not part of what blocks, but one of them has to open as well.
    let plan = network.plan(asked(), Some(&exposure), &closures, wish()).unwrap();
    let Some(Blocked::Closures { set, further, together, all_open, .. }) = plan.blocked else { panic!("{plan:?}") };
    assert_eq!(set, [crate::Opened { id: 5, way: None }]);
    assert_eq!(further.len(), 3, "{further:?}");
    let (ids, way) = together.unwrap();
    assert!(ids.len() == 2 && ids.contains(&5), "{ids:?}");
    assert!(way.metres() > 0.0 && all_open.is_some());
}

#[test]
fn a_rule_that_stands_in_the_way_beside_closures_is_named() {
    let network = aleppo();
    let exposure = Exposure::new(&network, &West);
    let closures = [
        between(&network, 2, (36.47, 37.10), TO),
        between(&network, 3, (36.37, 37.52), TO),
        between(&network, 4, (36.59, 37.05), (36.47, 37.10)),
    ];
    let mut question = asked();
    question.preference = crate::Preference { avoid: 0, never: Some(RiskLevel::VeryHigh) };
    let plan = network.plan(question, Some(&exposure), &closures, wish()).unwrap();
    let Some(Blocked::Closures { unruled, .. }) = plan.blocked else { panic!("{plan:?}") };
    assert!(unruled.is_some_and(|(metres, _)| metres < 60_000.0), "{unruled:?}");
}

#[test]
fn a_place_without_a_road_is_refused() {
    let network = aleppo();
    let far = Wish { from: place(300, 300), ..wish() };
    assert_eq!(network.plan(asked(), None, &[], far), Err(PlanError::FromOffRoad { within_m: 5000.0 }));
    let far = Wish { to: place(300, 300), ..wish() };
    assert_eq!(network.plan(asked(), None, &[], far), Err(PlanError::ToOffRoad { within_m: 5000.0 }));
}

#[test]
fn the_set_that_blocks_does_block() {
    let (network, _) = super::fixture::of_bytes(&country(Country::TINY, 9)).unwrap();
    let mut dice = Dice::new(3);
    let edges = u32::try_from(network.edges()).unwrap();
    let mut blocked = 0;
    for _ in 0..20 {
        let closures: Vec<Closure> = (0..120)
            .map(|id| {
                let edge = dice.below(edges);
                let at = network.length_m(edge) / 2.0;
                Closure::whole(id, vec![crate::Section { edge, from_m: at, to_m: at, direction: Direction::Both }])
            })
            .collect();
        let place = |dice: &mut Dice| network.position(network.ends(dice.below(edges)).0);
        let wish = Wish::between(place(&mut dice), place(&mut dice));
        let plan = network.plan(question(VehicleClass::Light4wd), None, &closures, wish).unwrap();
        let Some(Blocked::Closures { set, together, all_open, .. }) = plan.blocked else { continue };
        blocked += 1;
        assert!(!set.is_empty() && all_open.is_some() || set.len() > 1, "{set:?} {all_open:?}");
        let only: Vec<Closure> =
            closures.iter().filter(|closure| set.iter().any(|opened| opened.id == closure.id)).cloned().collect();
        let again = network.plan(question(VehicleClass::Light4wd), None, &only, wish).unwrap();
        assert!(again.choices.is_empty(), "{set:?}");
        // None of them could be left out, nor any of those that have to open together.
        for one in &set {
            let fewer: Vec<Closure> = only.iter().filter(|closure| closure.id != one.id).cloned().collect();
            let plan = network.plan(question(VehicleClass::Light4wd), None, &fewer, wish).unwrap();
            assert!(!plan.choices.is_empty(), "{one:?} is not needed: {set:?}");
        }
        if let Some((ids, way)) = together {
            let open = |shut: Option<u32>| -> Vec<Closure> {
                closures.iter().filter(|c| !ids.contains(&c.id) || Some(c.id) == shut).cloned().collect()
            };
            let plan = network.plan(question(VehicleClass::Light4wd), None, &open(None), wish).unwrap();
            assert_eq!(plan.choices[0].way, way);
            for id in &ids {
                let plan = network.plan(question(VehicleClass::Light4wd), None, &open(Some(*id)), wish).unwrap();
                assert!(plan.choices.is_empty(), "{id} need not open: {ids:?}");
            }
        }
    }
    assert!(blocked > 0);
}

#[test]
fn nothing_smaller_than_the_set_that_blocks_does() {
    let (network, _) = super::fixture::of_bytes(&country(Country::TINY, 9)).unwrap();
    let mut dice = Dice::new(11);
    let edges = u32::try_from(network.edges()).unwrap();
    let (mut sizes, mut several) = ([0; 5], 0);
    for _ in 0..60 {
        // Each lies on some roads, here and there: what counts is how many there are, not how many roads they close.
        let closures: Vec<Closure> = (0..24)
            .map(|id| {
                let sections = (0..=dice.below(9)).map(|_| {
                    let edge = dice.below(edges);
                    let at = network.length_m(edge) / 2.0;
                    crate::Section { edge, from_m: at, to_m: at, direction: Direction::Both }
                });
                Closure::whole(id, sections.collect())
            })
            .collect();
        let place = |dice: &mut Dice| network.position(network.ends(dice.below(edges)).0);
        let wish = Wish::between(place(&mut dice), place(&mut dice));
        let plan = network.plan(question(VehicleClass::Light4wd), None, &closures, wish).unwrap();
        let Some(Blocked::Closures { set, .. }) = plan.blocked else { continue };
        let named: Vec<u32> = set.iter().map(|opened| opened.id).collect();
        let mut router = super::fixture::router(&network, Vec::new());
        let (from, to) = (plan.from, plan.to);
        let mut blocks = |ids: &[u32]| {
            let closed = closures.iter().filter(|closure| ids.contains(&closure.id)).cloned().collect();
            router.set_closures(closed);
            router.best(from, to).is_none()
        };
        assert!(blocks(&named), "{named:?}");
        let all: Vec<u32> = (0..24).collect();
        let smaller = match named.len() {
            1 => false,
            2 => all.iter().any(|a| blocks(&[*a])),
            3 => all.iter().any(|a| all.iter().any(|b| a < b && blocks(&[*a, *b]))),
            _ => {
                let rest = |a: u32, b: u32| all.iter().copied().filter(move |c| *c > b && b > a);
                all.iter().any(|a| all.iter().any(|b| rest(*a, *b).any(|c| blocks(&[*a, *b, c]))))
            }
        };
        assert!(!smaller, "{named:?}");
        sizes[named.len().min(4)] += 1;
        several += usize::from(named.len() > 1);
    }
    assert!(several > 5, "{sizes:?}");
}

#[test]
fn a_planner_that_goes_on_plans_as_one_that_starts_anew() {
    let (network, _) = super::fixture::of_bytes(&country(Country::SMALL, 3)).unwrap();
    let mut dice = Dice::new(17);
    let mut exposure = super::fixture::exposure(&network);
    let mut planner = Planner::new(&network, asked(), Some(&exposure));
    let edges = u32::try_from(network.edges()).unwrap();
    let mut found = 0;
    for round in 0..12 {
        if round % 3 == 2 {
            // News from a part of the country.
            struct Worse;
            impl RiskField for Worse {
                fn level(&self, at: LatLon) -> RiskLevel {
                    if at.lat() > 36.2 { RiskLevel::High } else { RiskLevel::Low }
                }
            }
            let asked: Vec<u32> = (0..edges / 8).map(|_| dice.below(edges)).collect();
            let changed = exposure.learn(&network, &Worse, &asked);
            planner.set_exposure(&exposure, &changed);
        }
        let closed = |id, dice: &mut Dice| {
            let at = network.position(network.ends(dice.below(edges)).0);
            Closure::whole(id, network.sections_at(at, 200.0))
        };
        let closures: Vec<Closure> = (0..round * 6).map(|id| closed(id, &mut dice)).collect();
        let at = |dice: &mut Dice| network.position(network.ends(dice.below(edges)).0);
        let wish = Wish::between(at(&mut dice), at(&mut dice));
        let plan = planner.plan(&closures, wish);
        assert_eq!(plan, network.plan(asked(), Some(&exposure), &closures, wish));
        found += plan.map_or(0, |plan| plan.choices.len());
    }
    assert!(found > 10, "{found}");
}
