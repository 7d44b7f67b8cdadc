//! What stands on a road at a node, and who may pass it. Facts: the wiki of OpenStreetMap, "Key:barrier".

use super::{access, holds::Stop, limits, state};
use crate::{Condition, GateKind, Kind, RoadClass, mode, osm::Tags};

/// What stands at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) kind: Kind,
    pub(super) conditions: Vec<Condition>,
    /// Parts of rules that were not understood.
    pub(super) unread: Vec<String>,
}

/// What stands on a road at a node: controls, gates, blocks, fords, and limits that are signed there.
pub(super) fn gate(tags: Tags<'_>) -> Option<Standing> {
    let mut kind = Kind::of(RoadClass::Gate);
    let mut unread = Vec::new();
    limits::read(tags, &mut kind, &mut unread);
    let limited = kind != Kind::of(RoadClass::Gate) || !unread.is_empty();
    let barrier = tags.get("barrier").unwrap_or_default();
    let blocked = state::is_blocked(tags);
    // A gap or a grid stops nobody by itself, and a pass is no barrier; signs are put up at them all the same.
    let signed = matches!(barrier, "cattle_grid" | "entrance" | "sally_port") || tags.is("mountain_pass", "yes");
    let (gate, default) = match sort_of(barrier) {
        Some(sort) => sort,
        None if tags.is("military", "checkpoint") || tags.is("police", "checkpoint") => {
            (GateKind::Checkpoint, mode::ALL)
        }
        None if blocked => (GateKind::Block, mode::FOOT),
        None if state::is_ford_on_foot(tags) => (GateKind::Ford, mode::FOOT),
        None if tags.get("ford").is_some_and(|value| value != "no") => (GateKind::Ford, mode::ALL),
        None if !OPEN.contains(&barrier) => {
            limits::note(&mut unread, "barrier", barrier);
            (GateKind::Gate, mode::ALL)
        }
        None if limited || signed => (GateKind::Gate, mode::ALL),
        None => return None,
    };
    kind.gate = Some(gate);
    kind.ford = gate == GateKind::Ford;
    // A frame over the road whose height nobody has written down; spikes that let through from one side, and not which.
    if barrier == "spikes" || barrier == "height_restrictor" && kind.height_dm == 0 && unread.is_empty() {
        limits::note(&mut unread, "barrier", barrier);
    }
    // Plain access on a control says who is served, with fines or without: only what names a mode counts there.
    let own = matches!(gate, GateKind::Gate | GateKind::Block) && (signed || !OPEN.contains(&barrier));
    let allowed = access::of(tags, default, own, &mut unread);
    if allowed.forward != allowed.backward {
        // Which way along the road is not known of a place.
        let directed = tags.0.iter().filter(|(key, _)| key.ends_with(":forward") || key.ends_with(":backward"));
        directed.for_each(|(key, value)| limits::note(&mut unread, key, value));
    }
    kind.forward = allowed.forward | allowed.backward;
    // Whatever stands there and whoever may pass it: nobody can.
    if blocked || own && tags.is("locked", "yes") {
        kind.forward = default & mode::FOOT;
    }
    kind.backward = kind.forward;
    kind.private = allowed.private & kind.forward & mode::MOTOR;
    let conditions = if blocked { Vec::new() } else { access::conditional(tags, &mut unread) };
    kind.unread_rule = !unread.is_empty();
    Some(Standing { kind, conditions, unread })
}

/// Barriers that stop nobody on a road.
const OPEN: [&str; 6] = ["", "no", "kerb", "entrance", "cattle_grid", "sally_port"];

/// What a barrier is, and who passes it where nothing is said.
fn sort_of(barrier: &str) -> Option<(GateKind, u8)> {
    Some(match barrier {
        "border_control" => (GateKind::BorderControl, mode::ALL),
        "checkpoint" => (GateKind::Checkpoint, mode::ALL),
        "toll_booth" => (GateKind::Toll, mode::ALL),
        // Open unless something says that it is not.
        "gate" | "lift_gate" | "swing_gate" | "sliding_gate" | "hampshire_gate" | "bump_gate" | "chain" | "spikes"
        | "height_restrictor" => (GateKind::Gate, mode::ALL),
        "bollard" | "rising_bollard" | "cycle_barrier" | "motorcycle_barrier" | "stile" | "turnstile"
        | "kissing_gate" | "wicket_gate" | "log" => (GateKind::Block, mode::FOOT | mode::MOTORBIKE),
        "block" | "jersey_barrier" | "debris" | "rubble" | "tank_trap" | "berm" | "earth_bank" | "ditch" | "trench"
        | "bus_trap" | "sump_buster" | "hedge" | "wall" | "fence" | "guard_rail" | "planter" => {
            (GateKind::Block, mode::FOOT)
        }
        _ => return None,
    })
}

/// What holds everybody up at a node.
pub(super) fn stop(tags: Tags<'_>) -> Option<Stop> {
    if tags.is("barrier", "toll_booth") {
        Some(Stop::Toll)
    } else if tags.is("highway", "traffic_signals") {
        Some(Stop::Lights)
    } else {
        None
    }
}

/// Whether what stands at a node matters to somebody: controls and fords do, blocks do, open gates do not.
pub(super) fn matters(gate: &Kind) -> bool {
    let limits = [gate.weight, gate.axle, gate.height_dm, gate.width_dm];
    let open = gate.forward == mode::ALL && gate.private == 0 && limits == [0; 4];
    let plain = matches!(gate.gate, Some(GateKind::Gate | GateKind::Toll));
    let free = open && gate.conditions == 0 && !gate.unread_rule;
    gate.class == RoadClass::Gate && !(free && plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gates() {
        assert_eq!(gate(Tags(&[("barrier", "bollard")])).unwrap().kind.forward, mode::FOOT | mode::MOTORBIKE);
        assert_eq!(gate(Tags(&[("barrier", "border_control"), ("access", "no")])).unwrap().kind.forward, mode::ALL);
        assert_eq!(gate(Tags(&[("barrier", "gate"), ("locked", "yes")])).unwrap().kind.forward, mode::FOOT);
        assert!(gate(Tags(&[("highway", "traffic_signals")])).is_none());
        for tags in [
            [("barrier", "gate"), ("impassable", "yes")],
            [("barrier", "checkpoint"), ("status", "closed")],
            [("barrier", "toll_booth"), ("passable", "no")],
            [("access", "yes"), ("blocked", "yes")],
            [("ford", "boat"), ("access", "yes")],
            [("ford", "stepping_stones"), ("name", "Stones")],
        ] {
            assert_eq!(gate(Tags(&tags)).unwrap().kind.forward, mode::FOOT, "{tags:?}");
        }
        for barrier in ["cattle_grid", "entrance"] {
            assert_eq!(gate(Tags(&[("barrier", barrier), ("access", "no")])).unwrap().kind.forward, 0, "{barrier}");
            let goods = gate(Tags(&[("barrier", barrier), ("hgv", "no")])).unwrap().kind;
            assert!(goods.forward == mode::ALL & !mode::GOODS && matters(&goods), "{barrier}");
            assert!(!matters(&gate(Tags(&[("barrier", barrier)])).unwrap().kind), "{barrier}");
        }
        let pass = gate(Tags(&[("mountain_pass", "yes"), ("access:conditional", "no @ (Nov-Apr)")])).unwrap();
        assert_eq!(pass.conditions.len(), 1);
        assert!(gate(Tags(&[("barrier", "gate"), ("removed", "yes")])).unwrap().kind.forward == mode::ALL);
    }
}
