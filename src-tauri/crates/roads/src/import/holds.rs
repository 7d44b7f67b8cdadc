//! What holds a driver up where roads meet: giving way to a greater road, turning off, merging, roundabouts, traffic
//! lights, toll booths.
//!
//! The search knows states, not turns, so the delay of a junction is shared out between the arc that arrives (as if the
//! driver went on the straightest way) and the arc that leaves (what turning into it adds where no road runs straight
//! into it). So it costs no memory in the hierarchy and stays exact there. What it cannot tell is a turn at a
//! crossroads from going straight on over it.
//!
//! The figures are conventions. Their proportions follow what Valhalla (`sif`, `autocost`) charges for transitions: the
//! greater the road that is met in relation to one's own, and the denser the roads around, the longer the wait.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::{
    Kind, RoadClass,
    import::head,
    mode,
    network::{Arc, Columns, Node, metres},
    states::outgoing,
};

/// What stands at a place of a road and holds everybody up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Traffic lights.
    Lights,
    /// A booth at which toll is paid.
    Toll,
}

/// Where drivers are held up.
#[derive(Debug, Default)]
pub(super) struct Stops {
    /// Junctions with lights.
    pub(super) lights: Vec<Node>,
    /// Seconds at places between junctions, by edge.
    pub(super) between: HashMap<u32, u32>,
}

/// Seconds at a toll booth, and where a road with toll begins.
pub(super) const TOLL_S: u32 = 15;
/// Seconds at lights between junctions: the way over a crossing for those on foot is mostly free.
pub(super) const LIGHTS_S: u32 = 2;

/// Seconds for each step of wait: straight on, at a roundabout, at a turn; what merging and leaving add.
const STRAIGHT_S: f64 = 0.7;
const ROUND_S: f64 = 1.0;
const TURN_S: f64 = 2.0;
const RAMP_S: f64 = 1.5;
/// Seconds for leaving a roundabout.
const OUT_OF_ROUND_S: f64 = 1.5;
/// Steps that lights add, and the most that there are.
const LIGHTS: f64 = 2.0;
const MOST: f64 = 7.0;
/// Bends of more than this are turns, radians.
const TURN: f32 = 0.8;
/// The direction of a road at a junction is that to a place about so far along it, metres.
const LOOK_M: f64 = 12.0;

/// For every arc: what holds a driver up at its ends, half seconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn of(columns: &Columns, stops: &Stops) -> Vec<u8> {
    let edges = u32::try_from(columns.ends.len()).unwrap_or(u32::MAX);
    let bearings: Vec<[f32; 2]> = (0..edges).into_par_iter().map(|edge| bearings(columns, edge)).collect();
    let (first, arcs) = outgoing(columns);
    let mut lit = vec![false; columns.nodes.len()];
    for node in &stops.lights {
        lit[*node as usize] = true;
    }
    let mut seconds = vec![0.0f32; columns.ends.len() * 2];
    for (node, lights) in lit.iter().enumerate() {
        let leaving = &arcs[first[node] as usize..first[node + 1] as usize];
        if leaving.len() > 2 {
            let arms: Vec<Arm> = leaving.iter().map(|arc| Arm::of(columns, &bearings, *arc)).collect();
            let junction = Junction { columns, arms: &arms, crowd: crowd(columns, leaving), lights: *lights };
            junction.hold(&mut seconds);
        }
    }
    for (edge, more) in &stops.between {
        for arc in [2 * edge, 2 * edge + 1] {
            seconds[arc as usize] += *more as f32;
        }
    }
    seconds.into_iter().map(|seconds| (seconds * 2.0).round().min(255.0) as u8).collect()
}

/// How much longer waits are where roads lie densely: by the density in km of road per square km.
fn crowd(columns: &Columns, leaving: &[Arc]) -> f64 {
    let density = leaving.iter().map(|arc| columns.density[(arc / 2) as usize]).max().unwrap_or(0);
    let over = (f64::from(density) - 7.0).clamp(0.0, 18.0);
    1.0 + 0.06 * over + 0.002 * over * over
}

/// Directions, radians anticlockwise from east, in which an edge leaves its first junction and its last.
fn bearings(columns: &Columns, edge: u32) -> [f32; 2] {
    let points = columns.points(edge);
    let to = |mut line: Box<dyn Iterator<Item = &(i32, i32)> + '_>| {
        let Some(from) = line.next().copied() else { return 0.0 };
        let mut far = from;
        for at in line {
            far = *at;
            if metres(from, far) > LOOK_M {
                break;
            }
        }
        let east = (f64::from(from.0) / 1e7).to_radians().cos();
        let (up, right) = (f64::from(far.0) - f64::from(from.0), (f64::from(far.1) - f64::from(from.1)) * east);
        #[expect(clippy::cast_possible_truncation)]
        let angle = up.atan2(right) as f32;
        angle
    };
    [to(Box::new(points.iter())), to(Box::new(points.iter().rev()))]
}

/// A road at a junction.
#[derive(Debug, Clone, Copy)]
struct Arm<'c> {
    /// The arc that leaves by it.
    out: Arc,
    kind: &'c Kind,
    /// Importance, 0 the greatest; small roads are all alike.
    rank: u8,
    /// Whether cars come in by it, and go out.
    comes: bool,
    goes: bool,
    bearing: f32,
}

impl<'c> Arm<'c> {
    fn of(columns: &'c Columns, bearings: &[[f32; 2]], out: Arc) -> Self {
        let kind = &columns.kinds[usize::from(columns.kind[(out / 2) as usize])];
        let rank = RoadClass::ALL.iter().position(|class| *class == kind.class).unwrap_or(5).min(5);
        let (ahead, back) =
            if out.is_multiple_of(2) { (kind.forward, kind.backward) } else { (kind.backward, kind.forward) };
        let road = !matches!(kind.class, RoadClass::Path | RoadClass::Gate);
        Self {
            out,
            kind,
            rank: u8::try_from(rank).unwrap_or(5),
            comes: road && back & mode::CAR != 0,
            goes: road && ahead & mode::CAR != 0,
            bearing: bearings[(out / 2) as usize][(out % 2) as usize],
        }
    }

    /// How far from straight on the way from one arm to another is, radians.
    fn bend(&self, to: &Self) -> f32 {
        let turn = (to.bearing - self.bearing).abs() % std::f32::consts::TAU;
        (turn - std::f32::consts::PI).abs()
    }
}

struct Junction<'j> {
    columns: &'j Columns,
    arms: &'j [Arm<'j>],
    crowd: f64,
    lights: bool,
}

impl Junction<'_> {
    fn hold(&self, seconds: &mut [f32]) {
        if self.arms.iter().any(|arm| arm.kind.class == RoadClass::Gate) {
            return;
        }
        let round = self.arms.iter().any(|arm| arm.kind.roundabout);
        for (at, arm) in self.arms.iter().enumerate() {
            if arm.comes && !arm.kind.roundabout {
                add(seconds, arm.out ^ 1, self.arriving(at, arm));
            }
            if arm.goes && !arm.kind.roundabout {
                let own = if round { OUT_OF_ROUND_S * self.crowd } else { self.turning_in(at, arm) };
                add(seconds, arm.out, own);
            }
            let others = || self.arms.iter().enumerate().filter(|(other, _)| *other != at);
            if arm.goes && arm.kind.toll && others().any(|(_, other)| other.comes && !other.kind.toll) {
                add(seconds, arm.out, f64::from(TOLL_S));
            }
        }
    }

    /// Steps of wait for who comes by one arm and goes by another: none, when all others are much smaller roads.
    fn steps(&self, from: usize, to: usize) -> f64 {
        let others = self.arms.iter().enumerate().filter(|(at, arm)| *at != from && *at != to && arm.comes);
        let greatest = others.map(|(_, arm)| arm.rank).min().unwrap_or(5);
        let steps = f64::from((i16::from(self.arms[from].rank) - i16::from(greatest) + 3).max(0));
        let ramps = self.arms.iter().all(|arm| arm.kind.link);
        (steps + if self.lights { LIGHTS } else { 0.0 }).min(MOST) / if ramps { 2.0 } else { 1.0 }
    }

    /// Seconds at the end of the arc that arrives by an arm, as if it went on by the straightest way.
    fn arriving(&self, at: usize, arm: &Arm<'_>) -> f64 {
        let on = self.arms.iter().enumerate().filter(|(other, on)| *other != at && on.goes);
        let Some((to, on)) = on.min_by(|(_, a), (_, b)| arm.bend(a).total_cmp(&arm.bend(b))) else { return 0.0 };
        let step = if on.kind.roundabout {
            ROUND_S
        } else if arm.bend(on) < TURN {
            STRAIGHT_S
        } else {
            TURN_S
        };
        let ramp = if arm.kind.link == on.kind.link { 0.0 } else { RAMP_S };
        self.steps(at, to) * (step + ramp) * self.crowd
    }

    /// Seconds at the start of the arc that leaves by an arm into which no road runs straight.
    fn turning_in(&self, at: usize, arm: &Arm<'_>) -> f64 {
        let others = || self.arms.iter().enumerate().filter(|(other, from)| *other != at && from.comes);
        if others().any(|(_, from)| from.bend(arm) < TURN) {
            return 0.0;
        }
        let Some((from, main)) = others().min_by_key(|(_, from)| from.rank) else { return 0.0 };
        let ramp = if arm.kind.link == main.kind.link { 0.0 } else { RAMP_S };
        debug_assert_eq!(head(self.columns, main.out ^ 1), head(self.columns, arm.out ^ 1));
        self.steps(from, at) * (TURN_S + ramp) * self.crowd
    }
}

fn add(seconds: &mut [f32], arc: Arc, more: f64) {
    #[expect(clippy::cast_possible_truncation)]
    if let Some(own) = seconds.get_mut(arc as usize) {
        *own += more as f32;
    }
}
