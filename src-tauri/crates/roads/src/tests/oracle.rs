//! Against the plainest search there is: Dijkstra over arcs that remembers which arcs were driven last, and looks the
//! forbidden turns up in their list, also after driving past a junction and turning on the road. It knows nothing of states, hierarchies and potentials.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
};

use passage_model::{Direction, RiskLevel, VehicleClass};

use super::fixture::{exposure, monday, of_bytes, question};
use crate::{
    Arc, AtHours, Closure, Network, Preference, Router, Section, Snap,
    cch::{Lists, Metric, NEVER, plus},
    import::{head, tail},
    mode,
    synth::{Country, Dice, country},
};

/// So often more than once turning on the road behind a junction is remembered: no cheapest way here does it more often.
const MORE_TURNS: usize = 1;

/// The last arcs driven, and what was paid and how long it took.
struct Label {
    driven: Vec<Arc>,
    cost: u32,
    time: u32,
}

fn plain(router: &Router<'_>, from: Snap, to: Snap) -> Option<u32> {
    let (rules, network) = (&router.rules, router.network());
    let modes = mode::of(rules_vehicle(router));
    let memory = network.turns().iter().map(|turn| turn.arcs.len() + 1 + 2 * MORE_TURNS).max().unwrap_or(1);
    let out = leaving(network);
    let mut heap = BinaryHeap::new();
    let mut labels: Vec<Label> = Vec::new();
    let mut kept: HashMap<Vec<Arc>, Vec<(u32, u32)>> = HashMap::new();
    let mut best = NEVER;
    let push = |heap: &mut BinaryHeap<_>, labels: &mut Vec<Label>, label: Label| {
        heap.push(Reverse((label.cost, label.time, labels.len())));
        labels.push(label);
    };
    let mut arrive = |cost: u32| best = best.min(cost);
    let length = network.length_m(from.edge);
    for (arc, at) in [(2 * from.edge, from.along_m), (2 * from.edge + 1, length - from.along_m)] {
        let (cost, piece) = (rules.part_cost(arc, at, length), rules.drive(arc, 0, (at, length), 0));
        if let (true, Some(piece)) = (cost < NEVER, piece) {
            push(
                &mut heap,
                &mut labels,
                Label { driven: vec![arc], cost: plus(cost, piece.wait_cs), time: piece.leave_cs },
            );
        }
        let end = if arc % 2 == 0 { to.along_m } else { length - to.along_m };
        if from.edge == to.edge && at <= end {
            let cost = rules.part_cost(arc, at, end);
            if let (true, Some(piece)) = (cost < NEVER, rules.drive(arc, 0, (at, end), 0)) {
                arrive(plus(cost, piece.wait_cs));
            }
        }
    }
    while let Some(Reverse((cost, time, number))) = heap.pop() {
        let driven = labels[number].driven.clone();
        let list = kept.entry(driven.clone()).or_default();
        if list.iter().any(|(c, t)| *t <= time && plus(*c, time - *t) <= cost) {
            continue;
        }
        list.push((cost, time));
        let node = head(&network.columns, *driven.last()?);
        for arc in &out[node as usize] {
            let forbidden = network.turns().iter().any(|turn| {
                let (last, before) = (turn.arcs[turn.arcs.len() - 1], &turn.arcs[..turn.arcs.len() - 1]);
                turn.conditions == 0
                    && turn.modes & modes != 0
                    && driven.ends_with(before)
                    && (last == *arc) != turn.only
            });
            if forbidden || evades(network, &out, modes, &driven, *arc) {
                continue;
            }
            if *arc / 2 == to.edge {
                let length = network.length_m(to.edge);
                let end = if arc % 2 == 0 { to.along_m } else { length - to.along_m };
                let part = rules.part_cost(*arc, 0.0, end);
                if let (true, Some(piece)) = (part < NEVER, rules.drive(*arc, 0, (0.0, end), time)) {
                    arrive(plus(plus(cost, part), piece.wait_cs));
                }
            }
            let own = rules.arc_cost(*arc);
            if own >= NEVER {
                continue;
            }
            if let Some(piece) = rules.drive(*arc, 0, (0.0, network.length_m(*arc / 2)), time) {
                let mut driven = driven.clone();
                driven.push(*arc);
                // Only what a restriction may still ask for needs to be remembered.
                let long_ago = driven.len().saturating_sub(memory);
                let begins = |arc: &Arc| network.turns().iter().any(|turn| turn.arcs[0] == *arc);
                let from = driven[long_ago..].iter().position(begins).map_or(driven.len() - 1, |at| long_ago + at);
                let driven = driven.split_off(from);
                push(
                    &mut heap,
                    &mut labels,
                    Label { driven, cost: plus(plus(cost, own), piece.wait_cs), time: piece.leave_cs },
                );
            }
        }
    }
    (best < NEVER).then_some(best)
}

/// Whether an arc is what a restriction forbids, after the junction was passed and the vehicle turned at the next one, which
/// is no dead end; once or several times.
fn evades(network: &Network, out: &[Vec<Arc>], modes: u8, driven: &[Arc], arc: Arc) -> bool {
    network.turns().iter().any(|turn| {
        let (last, own) = (turn.arcs[turn.arcs.len() - 1], &turn.arcs[..turn.arcs.len() - 1]);
        let round = own[own.len() - 1] ^ 1;
        if turn.conditions != 0 || turn.modes & modes == 0 || (arc == last) == turn.only || arc == round {
            return false;
        }
        let mut rest = driven;
        while let [before @ .., there, back] = rest {
            let kind = network.kind(there / 2);
            let turned = *back == there ^ 1
                && (*there == last) == turn.only
                && *there != round
                && kind.forward & kind.backward & turn.modes != 0
                && out[head(&network.columns, *there) as usize].len() > 1;
            if !turned {
                return false;
            }
            if before.ends_with(own) {
                return true;
            }
            rest = before;
        }
        false
    })
}

fn rules_vehicle(router: &Router<'_>) -> VehicleClass {
    router.rules.question.profile.vehicle
}

fn leaving(network: &Network) -> Vec<Vec<Arc>> {
    let mut out = vec![Vec::new(); network.nodes()];
    for arc in 0..u32::try_from(2 * network.edges()).unwrap() {
        out[tail(&network.columns, arc) as usize].push(arc);
    }
    out
}

/// Places on roads by chance.
fn chance(network: &Network, dice: &mut Dice) -> Snap {
    let edge = dice.below(u32::try_from(network.edges()).unwrap());
    let along_m = dice.unit() * network.length_m(edge);
    Snap { edge, along_m, off_m: 0.0, at: network.position(network.ends(edge).0) }
}

fn closures(network: &Network, dice: &mut Dice, count: u32, hours: bool) -> Vec<Closure> {
    let one = |id: u32, dice: &mut Dice| {
        let at = chance(network, dice);
        let to_m = at.along_m + dice.unit() * 200.0;
        let direction = Direction::ALL[dice.below(3) as usize];
        let section = Section { edge: at.edge, from_m: at.along_m, to_m, direction };
        let mut closure = Closure::whole(id, vec![section]);
        if hours && dice.unit() < 0.8 {
            let spans = ["05:00-13:00", "08:00-08:05", "08:03-16:00", "22:00-08:10"];
            let span = spans[dice.below(4) as usize].parse().unwrap();
            closure.hours = if dice.unit() < 0.5 { AtHours::Closed(span) } else { AtHours::OpenOnly(span) };
        }
        closure
    };
    (0..count).map(|id| one(id, dice)).collect()
}

fn compare(router: &mut Router<'_>, dice: &mut Dice, pairs: usize) -> usize {
    let mut reached = 0;
    for _ in 0..pairs {
        let (from, to) = (chance(router.network(), dice), chance(router.network(), dice));
        let (expected, found) = (plain(router, from, to), router.best(from, to));
        assert_eq!(found.as_ref().map(|way| way.cost), expected, "{from:?} {to:?}");
        if let Some(way) = found {
            reached += 1;
            // The way is whole, and costs what it says.
            for pair in way.pieces.windows(2) {
                let columns = &router.network().columns;
                assert_eq!(head(columns, pair[0].arc), tail(columns, pair[1].arc));
                assert_eq!(pair[0].leave_cs + pair[1].wait_cs, pair[1].enter_cs);
            }
            let sum = way.pieces.iter().fold(0, |sum, piece| {
                plus(plus(sum, router.rules.part_cost(piece.arc, piece.from_m, piece.to_m)), piece.wait_cs)
            });
            assert_eq!(sum, way.cost);
        }
    }
    reached
}

#[test]
fn a_thousand_pairs_cost_the_same() {
    let (network, imported) = of_bytes(&country(Country::TINY, 7)).unwrap();
    assert!(imported.turns > 0 && network.edges() > 100, "{imported:?}");
    let exposure = exposure(&network);
    let mut dice = Dice::new(1);
    let mut reached = 0;
    for round in 0..20 {
        let vehicle = [VehicleClass::Light4wd, VehicleClass::HeavyTruck][round % 2];
        let mut question = question(vehicle);
        question.preference.avoid = [0, 100, 400][round % 3];
        if round % 5 == 4 {
            question.preference.never = Some(RiskLevel::VeryHigh);
        }
        let mut router = Router::new(&network, question, Some(&exposure), Vec::new());
        reached += compare(&mut router, &mut dice, 20);
        router.set_closures(closures(&network, &mut dice, 12, false));
        reached += compare(&mut router, &mut dice, 20);
        router.set_closures(closures(&network, &mut dice, 12, true));
        reached += compare(&mut router, &mut dice, 10);
    }
    assert!(reached > 500, "{reached}");
}

#[test]
fn a_changed_closure_is_as_good_as_a_new_start() {
    let (network, _) = of_bytes(&country(Country::SMALL, 3)).unwrap();
    let mut dice = Dice::new(5);
    let question = question(VehicleClass::LightTruck);
    let mut router = Router::new(&network, question, None, Vec::new());
    for _ in 0..10 {
        let closures = closures(&network, &mut dice, 40, false);
        router.set_closures(closures.clone());
        let mut fresh = Router::new(&network, question, None, closures);
        for _ in 0..20 {
            let (from, to) = (chance(&network, &mut dice), chance(&network, &mut dice));
            let (a, b) = (router.best(from, to), fresh.best(from, to));
            assert_eq!(a, b);
        }
    }
}

#[test]
fn weights_changed_one_by_one_are_those_worked_out_anew() {
    let (network, _) = of_bytes(&country(Country::SMALL, 3)).unwrap();
    let (hierarchy, states) = (&network.hierarchy, &network.states);
    let rules = crate::search::Rules::new(&network, question(VehicleClass::Light4wd), None, Vec::new());
    let lists = Lists::default();
    let mut metric = Metric::new(hierarchy, rules.costs(), &lists);
    let mut dice = Dice::new(9);
    let count = u32::try_from(states.steps.len()).unwrap();
    for round in 0..40 {
        // Closed, dearer, cheaper, and open again.
        let change = |dice: &mut Dice, metric: &Metric| {
            let step = dice.below(count) as usize;
            let now = metric.steps[step];
            (step, [NEVER, plus(now, 700), now / 2 + 1, 1000][dice.below(4) as usize])
        };
        let changes: Vec<(usize, u32)> = (0..=round * round / 4).map(|_| change(&mut dice, &metric)).collect();
        metric.change(hierarchy, states, &changes, &lists);
        assert!(metric == Metric::new(hierarchy, metric.steps.clone(), &Lists::default()), "round {round}");
    }
}

#[test]
fn the_preference_never_changes_the_time() {
    let (network, _) = of_bytes(&country(Country::SMALL, 11)).unwrap();
    let exposure = exposure(&network);
    let mut question = question(VehicleClass::Light4wd);
    question.depart = monday(10, 0);
    let mut fast = Router::new(&network, question, Some(&exposure), Vec::new());
    question.preference = Preference { avoid: 400, never: None };
    let mut careful = Router::new(&network, question, Some(&exposure), Vec::new());
    let rules = crate::search::Rules::new(&network, question, None, Vec::new());
    let mut dice = Dice::new(2);
    let mut dearer = 0;
    for _ in 0..50 {
        let (from, to) = (chance(&network, &mut dice), chance(&network, &mut dice));
        if let (Some(fast), Some(careful)) = (fast.best(from, to), careful.best(from, to)) {
            assert!(careful.time_cs() >= fast.time_cs());
            let own: u32 =
                careful.pieces.iter().map(|p| rules.drive(p.arc, 0, (p.from_m, p.to_m), 0).unwrap().leave_cs).sum();
            assert_eq!(own, careful.time_cs());
            dearer += u32::from(careful.time_cs() > fast.time_cs());
        }
    }
    assert!(dearer > 5, "{dearer}");
}
