//! Signs as mappers write them: what they say is kept to, and what is not understood is told, never taken for nothing.

use chrono::{TimeZone, Utc};
use passage_model::{Time, VehicleClass};

use super::fixture::{Map, place, question, snap};
use crate::{Imported, Network, RefusalReason, Router, WarningKind, Wish, import};

const ROAD: [(&str, &str); 1] = [("highway", "secondary")];

type TagList<'t> = &'t [(&'t str, &'t str)];

/// A straight road whose middle has these tags, the node in the middle of it those, and a way round.
fn map(middle: TagList<'_>, at: TagList<'_>) -> Map {
    let middle: Vec<_> = ROAD.iter().chain(middle).copied().collect();
    Map::default()
        .node(1, 0, 0, &[])
        .node(2, 0, 1, &[])
        .node(3, 0, 2, at)
        .node(4, 0, 3, &[])
        .node(5, 0, 4, &[])
        .node(6, 3, 2, &[])
        .way(12, &[1, 2], &ROAD)
        .way(24, &[2, 3, 4], &middle)
        .way(45, &[4, 5], &ROAD)
        .way(264, &[2, 6, 4], &ROAD)
}

/// What becomes of a lorry that goes straight on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drive {
    Through,
    /// Through, and they are told of a sign that was not understood.
    Warned,
    /// Through, and they are told that it is private.
    Private,
    Round,
}

fn drive(network: &Network, vehicle: VehicleClass, depart: Time, back: bool) -> Drive {
    let question = crate::Question { depart, ..question(vehicle) };
    let (from, to) = if back { (place(0, 4), place(0, 0)) } else { (place(0, 0), place(0, 4)) };
    let plan = network.plan(question, None, &[], Wish { ways: 1, ..Wish::between(from, to) }).unwrap();
    let choice = &plan.choices[0];
    let warned = |kind| choice.warnings.iter().any(|warning| warning.kind == kind);
    if choice.way.metres() > 5_000.0 {
        Drive::Round
    } else if warned(WarningKind::UnreadRule) {
        Drive::Warned
    } else if warned(WarningKind::Private) {
        Drive::Private
    } else {
        Drive::Through
    }
}

/// December 2024: the first is a Sunday.
fn december(day: u32, hour: u32) -> Time {
    Utc.with_ymd_and_hms(2024, 12, day, hour, 0, 0).unwrap()
}

fn told(imported: &Imported) -> usize {
    imported.refusals.iter().filter(|refusal| refusal.reason == RefusalReason::UnreadRule).count()
}

fn lorry(middle: TagList<'_>, at: TagList<'_>, depart: Time) -> Drive {
    let (network, imported) = map(middle, at).network();
    let found = drive(&network, VehicleClass::HeavyTruck, depart, false);
    assert_eq!(told(&imported) > 0, found == Drive::Warned, "{middle:?} {at:?} {imported:?}");
    found
}

#[test]
fn hours_with_commas_hold_on_the_days_that_they_are_about() {
    let twice = "yes @ (Mo-Fr 07:00-09:00,16:00-18:00)";
    let weekend = "yes @ (Sa,Su 06:00-08:00)";
    let six = "no @ (Mo-Fr,Su 07:00-09:00)";
    for (access, rule, depart, expected) in [
        ("no", twice, december(7, 17), Drive::Round),
        ("no", twice, december(6, 17), Drive::Through),
        ("no", twice, december(6, 12), Drive::Round),
        ("no", weekend, december(7, 12), Drive::Round),
        ("no", weekend, december(7, 7), Drive::Through),
        ("yes", six, december(2, 12), Drive::Through),
        ("yes", six, december(2, 8), Drive::Round),
        ("yes", six, december(7, 8), Drive::Through),
    ] {
        let found = lorry(&[("access", access), ("access:conditional", rule)], &[], depart);
        assert_eq!(found, expected, "{access} {rule} {depart}");
        // The same at a gate.
        let tags = [("barrier", "gate"), ("access", access), ("access:conditional", rule)];
        assert_eq!(lorry(&[], &tags, depart), expected, "gate {access} {rule} {depart}");
    }
}

#[test]
fn half_a_rule_opens_nothing() {
    let noon = december(2, 12);
    let of = |access, rule| {
        let (network, imported) = map(&[("access", access), ("access:conditional", rule)], &[]).network();
        assert_eq!(told(&imported), 1, "{rule}");
        drive(&network, VehicleClass::HeavyTruck, noon, false)
    };
    assert_eq!(of("no", "yes @ (Mo-Fr 10:00-14:00,PH)"), Drive::Round);
    assert_eq!(of("no", "yes @ (10:00-14:00); delivery @ (wet)"), Drive::Round);
    assert_eq!(of("no", "yes @ (Mo-Fr 10:00-14:00; Mo 16:00-18:00)"), Drive::Round);
    assert_eq!(of("yes", "no @ (10:00-14:00); yes @ (wet)"), Drive::Round, "what bars holds");
    assert_eq!(of("yes", "no @ (PH)"), Drive::Warned);
}

#[test]
fn a_rule_for_all_does_not_lift_a_sign_against_lorries_nor_open_a_one_way_road_from_behind() {
    let noon = december(2, 12);
    let lifted = [("hgv", "no"), ("motor_vehicle:conditional", "yes @ (10:00-14:00)")];
    assert_eq!(lorry(&lifted, &[], noon), Drive::Round);
    let tags = [("oneway", "yes"), ("hgv", "no"), ("hgv:conditional", "yes @ (10:00-14:00)")];
    let (network, _) = map(&tags, &[]).network();
    assert_eq!(drive(&network, VehicleClass::HeavyTruck, noon, false), Drive::Through);
    assert_eq!(drive(&network, VehicleClass::HeavyTruck, noon, true), Drive::Round);
    assert_eq!(drive(&network, VehicleClass::HeavyTruck, december(2, 16), false), Drive::Round);
}

#[test]
fn every_limit_of_a_road_counts_or_is_told() {
    let now = december(2, 12);
    for (key, value, expected) in [
        ("maxweight", "5T", Drive::Round),
        ("maxweight", "7,5", Drive::Round),
        ("maxweight", "5 tonnes", Drive::Round),
        ("maxweight", "10000 lb", Drive::Round),
        ("maxweight", "3.5;7.5", Drive::Round),
        ("maxweight", "40", Drive::Through),
        ("maxweight", "unsigned", Drive::Through),
        ("maxweight", "heavy lorries", Drive::Warned),
        ("maxweight:hgv", "5", Drive::Round),
        ("maxweightrating:hgv", "7.5", Drive::Round),
        ("maxweight:conditional", "5 @ (Jan 1-Dec 31)", Drive::Warned),
        ("maxaxleload", "4", Drive::Round),
        ("maxheight", "2,5", Drive::Round),
        ("maxheight", "below_default", Drive::Warned),
        ("maxheight:physical", "2.5", Drive::Round),
        ("maxwidth", "2", Drive::Round),
        ("maxwidth:physical", "2", Drive::Round),
        ("width", "2,4", Drive::Round),
        ("maxlength", "6", Drive::Warned),
        ("smoothness", "impassable", Drive::Round),
        ("hgv", "no", Drive::Round),
        ("hgv", "discouraged", Drive::Warned),
        ("motor_vehicle", "agricultural;forestry", Drive::Round),
        ("oneway:conditional", "-1 @ (00:00-24:00)", Drive::Warned),
        ("hgv:forward:conditional", "no @ (10:00-14:00)", Drive::Warned),
    ] {
        assert_eq!(lorry(&[(key, value)], &[], now), expected, "{key}={value}");
    }
    assert_eq!(lorry(&[("maxweight", "40"), ("maxweightrating", "7.5")], &[], now), Drive::Round);
}

#[test]
fn what_stands_on_the_road_stops_those_it_is_meant_for() {
    let now = december(2, 12);
    for (tags, expected) in [
        (&[("barrier", "height_restrictor"), ("maxheight", "2.5")][..], Drive::Round),
        (&[("barrier", "height_restrictor")], Drive::Warned),
        (&[("barrier", "gate"), ("maxheight", "2.5")], Drive::Round),
        (&[("barrier", "gate"), ("maxweight", "3.5")], Drive::Round),
        (&[("maxheight", "2.5")], Drive::Round),
        (&[("maxweight", "3.5")], Drive::Round),
        (&[("maxweight", "40")], Drive::Through),
        (&[("maxweight", "few")], Drive::Warned),
        (&[("barrier", "ditch")], Drive::Round),
        (&[("barrier", "bus_trap")], Drive::Round),
        (&[("barrier", "rising_bollard")], Drive::Round),
        (&[("barrier", "rising_bollard"), ("motor_vehicle", "yes")], Drive::Through),
        (&[("barrier", "yes")], Drive::Warned),
        (&[("barrier", "kerb")], Drive::Through),
        (&[("barrier", "border_control")], Drive::Through),
        (&[("barrier", "border_control"), ("access", "no")], Drive::Through),
        (&[("barrier", "border_control"), ("hgv", "no")], Drive::Round),
        (&[("barrier", "border_control"), ("motor_vehicle", "no")], Drive::Round),
        (&[("barrier", "toll_booth"), ("hgv", "no")], Drive::Round),
        (&[("barrier", "toll_booth"), ("motor_vehicle", "no")], Drive::Round),
        (&[("barrier", "lift_gate"), ("motor_vehicle", "private")], Drive::Private),
        (&[("barrier", "lift_gate"), ("access", "private")], Drive::Private),
        (&[("barrier", "gate"), ("hgv:forward", "no")], Drive::Warned),
        (&[("barrier", "gate"), ("access:conditional", "no @ (00:00-24:00)")], Drive::Round),
        (&[("barrier", "gate"), ("access:conditional", "no @ (wet)")], Drive::Warned),
    ] {
        assert_eq!(lorry(&[], tags, now), expected, "{tags:?}");
    }
    let (network, _) = map(&[], &[("barrier", "toll_booth"), ("hgv", "no")]).network();
    assert_eq!(drive(&network, VehicleClass::Light4wd, now, false), Drive::Through);
}

#[test]
fn signs_against_one_direction() {
    let now = december(2, 12);
    for (key, there, back) in [
        ("hgv:forward", Drive::Round, Drive::Through),
        ("motor_vehicle:forward", Drive::Round, Drive::Through),
        ("motor_vehicle:backward", Drive::Through, Drive::Round),
        ("oneway:hgv", Drive::Through, Drive::Through),
    ] {
        let (network, _) = map(&[(key, "no")], &[]).network();
        let both = [false, true].map(|turned| drive(&network, VehicleClass::HeavyTruck, now, turned));
        assert_eq!(both, [there, back], "{key}");
    }
    let (network, _) = map(&[("hgv:forward", "no")], &[]).network();
    assert_eq!(drive(&network, VehicleClass::Light4wd, now, false), Drive::Through);
}

#[test]
fn what_is_told_of_a_gate_is_told_once() {
    let xml = map(&[], &[("barrier", "gate"), ("maxweight", "few")]).xml();
    let file = super::fixture::Bytes(xml.as_bytes());
    let (_, imported) = import(&[&file, &file], &()).unwrap();
    assert_eq!((imported.refused, imported.refusals[0].element.as_str()), (1, "node/3"));
    assert_eq!(imported.refusals[0].detail, "maxweight=few");
    let (_, imported) = map(&[], &[("barrier", "gate"), ("hgv:forward", "no")]).network();
    assert_eq!((imported.refused, imported.refusals[0].detail.as_str()), (1, "hgv:forward=no"));
}

#[test]
fn an_unread_turn_is_warned_of_where_the_driver_meets_it() {
    let members = [("way", 12, "from"), ("node", 2, "via"), ("way", 24, "to")];
    let turn = |rule| {
        let tags = [("type", "restriction"), ("restriction:conditional", rule)];
        let (network, imported) = map(&[], &[]).relation(1, &members, &tags).network();
        (drive(&network, VehicleClass::HeavyTruck, december(7, 17), false), told(&imported))
    };
    assert_eq!(turn("no_straight_on @ (Mo-Fr 07:00-09:00,16:00-18:00)"), (Drive::Through, 0), "a Saturday");
    assert_eq!(turn("no_straight_on @ (Mo,Sa 07:00-09:00,16:00-18:00)"), (Drive::Round, 0));
    assert_eq!(turn("no_straight_on @ (PH)"), (Drive::Warned, 1));
    assert_eq!(turn("no_straight_on @ (Mo 16:00-18:00); no_straight_on @ (PH)"), (Drive::Warned, 1));
    assert_eq!(turn("no_straight_on @ (Sa 16:00-18:00); no_straight_on @ (PH)"), (Drive::Round, 1));
}

#[test]
fn days_and_hours_of_signs_are_local() {
    // Saturday 23:30 UTC is Sunday 02:30 three hours east, and Saturday 18:30 five hours west.
    let depart = Utc.with_ymd_and_hms(2024, 12, 7, 23, 30, 0).unwrap();
    let of = |network: &Network, offset| {
        let mut question = crate::Question { depart, ..question(VehicleClass::HeavyTruck) };
        question.profile.utc_offset_minutes = offset;
        let mut router = Router::new(network, question, None, Vec::new());
        let (from, to) = (snap(&router, place(0, 0)), snap(&router, place(0, 4)));
        router.best(from, to).unwrap().metres() > 5_000.0
    };
    let members = [("way", 12, "from"), ("node", 2, "via"), ("way", 24, "to")];
    for (times, offset, barred) in [
        ("Su", 180, true),
        ("Su", 0, false),
        ("Sa", 180, false),
        ("Sa", -300, true),
        ("Su 02:00-04:00", 180, true),
        ("Sa 22:00-04:00", 180, true),
        ("Su 22:00-04:00", 180, false),
        ("Sa 18:00-20:00", -300, true),
        ("Sa 02:00-04:00", 180, false),
        ("Dec 8", 180, true),
        ("Dec 7", 180, false),
        // Half an hour beside the full hour.
        ("05:00-05:30", 330, true),
        ("05:10-05:30", 345, true),
        ("05:00-05:10", 345, false),
    ] {
        let (road, _) = map(&[("access:conditional", &format!("no @ ({times})"))], &[]).network();
        assert_eq!(of(&road, offset), barred, "{times} {offset}");
        let rule = format!("no_straight_on @ ({times})");
        let tags = [("type", "restriction"), ("restriction:conditional", rule.as_str())];
        let (turn, _) = map(&[], &[]).relation(1, &members, &tags).network();
        assert_eq!(of(&turn, offset), barred, "turn {times} {offset}");
    }
}

#[test]
fn a_road_in_a_bad_state_is_left_or_told_of() {
    for (tag, expected) in [
        (("smoothness", "horrible"), Drive::Warned),
        (("smoothness", "very_horrible"), Drive::Warned),
        (("smoothness", "impassable"), Drive::Round),
        (("4wd_only", "yes"), Drive::Round),
        (("disused", "yes"), Drive::Round),
        (("abandoned", "yes"), Drive::Round),
        (("bridge", "collapsed"), Drive::Round),
        (("maxheight", "below_default"), Drive::Warned),
        (("winter_road", "yes"), Drive::Warned),
        (("ice_road", "yes"), Drive::Warned),
        (("seasonal", "summer"), Drive::Warned),
        (("oneway", "alternating"), Drive::Through),
    ] {
        assert_eq!(lorry(&[tag], &[], december(2, 12)), expected, "{tag:?}");
    }
    assert_eq!(lorry(&[], &[("barrier", "spikes")], december(2, 12)), Drive::Warned);
    let (network, _) = map(&[("4wd_only", "yes")], &[]).network();
    assert_eq!(drive(&network, VehicleClass::Light4wd, december(2, 12), false), Drive::Through);
}

#[test]
fn the_axle_that_bears_most_is_what_a_limit_of_axles_is_about() {
    for (limit, expected) in [("8", Drive::Round), ("10", Drive::Round), ("11.5", Drive::Through)] {
        assert_eq!(lorry(&[("maxaxleload", limit)], &[], december(2, 12)), expected, "{limit}");
    }
}

#[test]
fn a_movement_goes_where_all_its_vehicles_may() {
    for tag in [("hgv", "no"), ("maxheight", "2.5"), ("maxweight", "3.5"), ("hgv:conditional", "no @ (10:00-14:00)")] {
        let (network, _) = map(&[tag], &[]).network();
        for (vehicle, beside) in
            [(VehicleClass::Light4wd, VehicleClass::HeavyTruck), (VehicleClass::HeavyTruck, VehicleClass::Light4wd)]
        {
            let own = question(vehicle);
            let profile = crate::Profile { beside: crate::Company::of(&[beside]), ..own.profile };
            let asked = crate::Question { depart: december(2, 12), profile, ..own };
            let wish = Wish { ways: 1, ..Wish::between(place(0, 0), place(0, 4)) };
            let plan = network.plan(asked, None, &[], wish).unwrap();
            assert!(plan.choices[0].way.metres() > 5_000.0, "{tag:?} {vehicle:?}");
        }
    }
}
