//! For one question (who, how careful, which closures, from when): what each arc costs, and what bars it.

use std::collections::HashMap;

use chrono::Duration;
use passage_model::{RiskLevel, Time};
use rayon::prelude::*;

use super::barrier::{Barrier, Forbidden, Signs};
use crate::{
    Arc, Closure, Doubt, Edge, Exposure, Kind, Network, Profile, RoadClass,
    cch::{NEVER, plus},
    field::weight_of,
    mode,
    profile::Pace,
};

/// A movement lasts at most this long, hours, waiting included; closures are looked at as far ahead.
pub const HORIZON_H: u32 = 96;

/// Time on private ground counts this many times.
const PRIVATE: u64 = 4;

/// Time on a track counts this many times: nobody knows its state (convention).
const TRACK: u64 = 4;

/// Time on a way to a yard, a pump or a depot counts this many times: nobody drives through where a street leads past
/// (convention).
const SERVICE: u64 = 2;

/// How careful to be. It changes which way is chosen, never how long a way takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preference {
    /// How much levels count, hundredths: 0: only time counts; 100: as in the table of weights; 400: four times that.
    pub avoid: u16,
    /// Never through this level or a worse one, by rank: a hard rule. Unknown ranks between Medium and High.
    pub never: Option<RiskLevel>,
}

impl Preference {
    /// Only time counts.
    pub const FASTEST: Self = Self { avoid: 0, never: None };

    /// Levels count as in the table of weights.
    pub const CAREFUL: Self = Self { avoid: 100, never: None };
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    /// Who drives.
    pub profile: Profile,
    /// How careful.
    pub preference: Preference,
    /// When they leave.
    pub depart: Time,
}

/// What a kind of road means for who drives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Passable {
    Yes,
    No,
    /// At times.
    Timed,
}

/// Rules of one question over one network.
#[derive(Debug)]
pub(crate) struct Rules<'n> {
    pub(crate) network: &'n Network,
    pub(crate) question: Question,
    exposure: Option<Exposure>,
    /// By kind: forward and backward.
    kinds: Vec<[Passable; 2]>,
    /// By kind: how long it takes.
    paces: Vec<Option<Pace>>,
    /// By ban.
    bans: Vec<Passable>,
    closures: Vec<Closure>,
    /// What makes edges dearer for a while, hundredths of their cost.
    dearer: HashMap<Edge, u16>,
    /// Sections of the closures that concern who drives, by edge, ascending: edge, closure and section.
    by_edge: Vec<(Edge, u32, u32)>,
    /// One bit for every edge: whether it is in `by_edge`. Most are not, and asking a bit is quick.
    closed: Vec<u64>,
}

impl<'n> Rules<'n> {
    pub(crate) fn new(
        network: &'n Network,
        question: Question,
        exposure: Option<&Exposure>,
        closures: Vec<Closure>,
    ) -> Self {
        let mut rules = Self {
            network,
            question,
            exposure: exposure.cloned(),
            kinds: Vec::new(),
            paces: network.columns.kinds.iter().map(|kind| Pace::of(&question.profile, kind)).collect(),
            bans: Vec::new(),
            closures: Vec::new(),
            dearer: HashMap::new(),
            by_edge: Vec::new(),
            closed: vec![0; network.edges().div_ceil(64)],
        };
        rules.kinds =
            network.columns.kinds.iter().map(|kind| [false, true].map(|back| rules.passable(kind, back))).collect();
        let bans = &network.states.bans;
        rules.bans = bans.iter().map(|list| rules.over_time(&rules.forbidden(list))).collect();
        rules.set_closures(closures);
        rules
    }

    pub(super) fn set_exposure(&mut self, exposure: &Exposure) {
        self.exposure = Some(exposure.clone());
    }

    pub(super) fn set_closures(&mut self, closures: Vec<Closure>) {
        self.closures = closures;
        for (edge, ..) in self.by_edge.drain(..) {
            self.closed[(edge / 64) as usize] = 0;
        }
        for (closure, number) in self.closures.iter().zip(0..) {
            if !closure.concerns(&self.question.profile) {
                continue;
            }
            for (section, at) in closure.sections.iter().zip(0..) {
                if (section.edge as usize) < self.network.edges() {
                    self.by_edge.push((section.edge, number, at));
                    self.closed[(section.edge / 64) as usize] |= 1 << (section.edge % 64);
                }
            }
        }
        self.by_edge.sort_unstable();
    }

    pub(crate) fn closures(&self) -> &[Closure] {
        &self.closures
    }

    /// The last moment that is looked at.
    fn horizon(&self) -> Time {
        self.question.depart.checked_add_signed(Duration::hours(i64::from(HORIZON_H))).unwrap_or(self.question.depart)
    }

    fn over_time(&self, barrier: &impl Barrier) -> Passable {
        match barrier.steady(self.question.depart, self.horizon()) {
            Some(true) => Passable::No,
            Some(false) => Passable::Yes,
            None => Passable::Timed,
        }
    }

    fn signs(&self, kind: &Kind, backward: bool) -> Signs<'n> {
        let conditions = &self.network.columns.conditions[usize::from(kind.conditions)];
        Signs {
            conditions,
            allowed: if backward { kind.backward } else { kind.forward },
            profile: self.question.profile,
        }
    }

    fn forbidden<'a>(&self, bans: &'a [crate::states::Ban]) -> Forbidden<'a>
    where
        'n: 'a,
    {
        Forbidden { bans, conditions: &self.network.columns.conditions, profile: self.question.profile }
    }

    fn passable(&self, kind: &Kind, backward: bool) -> Passable {
        if !self.question.profile.can_drive(kind) {
            return Passable::No;
        }
        // A sign against one direction is not lifted by a rule about access.
        let signs = self.signs(kind, backward);
        let against = |own: Profile| !kind.admits(own.vehicle, backward) && kind.admits(own.vehicle, !backward);
        if self.question.profile.each().any(against) {
            return Passable::No;
        }
        self.over_time(&signs)
    }

    fn kind_of(&self, arc: Arc) -> (&'n Kind, Passable) {
        let number = usize::from(self.network.columns.kind[(arc / 2) as usize]);
        (&self.network.columns.kinds[number], self.kinds[number][(arc % 2) as usize])
    }

    /// Whether who drives can use an arc at some time, whatever is closed and whatever the levels are.
    pub(super) fn is_usable(&self, arc: Arc) -> bool {
        self.kind_of(arc).1 != Passable::No
            && self.paces[usize::from(self.network.columns.kind[(arc / 2) as usize])].is_some()
    }

    /// Time on a whole arc, hundredths of a second; `None`: not for this vehicle.
    pub(super) fn time_cs(&self, arc: Arc) -> Option<u32> {
        let edge = arc / 2;
        let pace = self.paces[usize::from(self.network.columns.kind[edge as usize])]?;
        let driving = pace.driving(self.network.length_m(edge), self.network.density(edge));
        Some(self.question.profile.hundredths(driving, self.network.hold_s(arc)))
    }

    /// What a whole arc costs, closures left aside: time with preference. [`NEVER`]: barred at all times.
    pub(crate) fn open_cost(&self, arc: Arc) -> u32 {
        let (kind, passable) = self.kind_of(arc);
        if passable == Passable::No {
            return NEVER;
        }
        let Some(time) = self.time_cs(arc) else { return NEVER };
        let cost = self.preferred(arc / 2, kind, time);
        match self.dearer.get(&(arc / 2)) {
            Some(more) if cost < NEVER => {
                let cost = u64::from(cost) * (100 + u64::from(*more)) / 100;
                u32::try_from(cost).unwrap_or(NEVER).min(NEVER)
            }
            _ => cost,
        }
    }

    /// Makes edges dearer, on top of what was added before.
    pub(super) fn make_dearer(&mut self, edge: Edge, hundredths: u16) {
        let more = self.dearer.entry(edge).or_default();
        *more = more.saturating_add(hundredths);
    }

    /// Takes back what was made dearer; the edges.
    pub(super) fn forget_dearer(&mut self) -> Vec<Edge> {
        let mut edges: Vec<Edge> = self.dearer.drain().map(|(edge, _)| edge).collect();
        edges.sort_unstable();
        edges
    }

    /// Closures that may bar a part of an arc while the movement lasts.
    pub(crate) fn hard_on(&self, arc: Arc, from_m: f64, to_m: f64) -> impl Iterator<Item = &Closure> + '_ {
        let on = self.on(arc, from_m, to_m).map(|(number, ..)| &self.closures[number]);
        on.filter(|closure| closure.doubt == Doubt::None && self.may_hold(closure))
    }

    /// Whether a closure may hold at some time of the movement.
    pub(crate) fn may_hold(&self, closure: &Closure) -> bool {
        self.over_time(closure) != Passable::Yes
    }

    /// Whether a road is private ground for who drives.
    pub(crate) fn is_private(&self, kind: &Kind) -> bool {
        kind.private & self.question.profile.modes() != 0
    }

    fn on_foot(&self) -> bool {
        self.question.profile.modes() == mode::FOOT
    }

    /// A time on an edge with what levels and private ground add.
    fn preferred(&self, edge: Edge, kind: &Kind, time_cs: u32) -> u32 {
        let risk = self.exposure.as_ref().map(|exposure| exposure.of(edge));
        let worst = risk.map_or(RiskLevel::Unknown, |risk| risk.worst);
        let preference = self.question.preference;
        if preference.never.is_some_and(|never| worst.rank() >= never.rank()) {
            return NEVER;
        }
        let weight = risk.map_or(weight_of(RiskLevel::Unknown), |risk| risk.weight);
        let factor = 10_000 + u64::from(weight) * u64::from(preference.avoid);
        let private = if self.is_private(kind) { PRIVATE } else { 1 };
        let class = match kind.class {
            _ if self.on_foot() => 1,
            RoadClass::Track => TRACK,
            RoadClass::Service => SERVICE,
            _ => 1,
        };
        let cost = (u64::from(time_cs) * factor * private.max(class)).div_ceil(10_000);
        u32::try_from(cost).unwrap_or(NEVER).min(NEVER)
    }

    /// What a whole arc costs when nothing that changes with time stands in the way.
    pub(crate) fn arc_cost(&self, arc: Arc) -> u32 {
        let length = self.network.length_m(arc / 2);
        if self.is_shut(arc, 0.0, length, |_| true) { NEVER } else { self.open_cost(arc) }
    }

    /// What a step costs when nothing that changes with time stands in the way.
    pub(super) fn step_cost(&self, step: usize) -> u32 {
        let step = self.network.states.steps[step];
        if self.bans[usize::from(step.ban)] == Passable::No { NEVER } else { self.arc_cost(step.arc) }
    }

    /// Costs of all steps.
    pub(crate) fn costs(&self) -> Vec<u32> {
        let steps = &self.network.states.steps;
        (0..steps.len()).into_par_iter().with_min_len(1 << 12).map(|step| self.step_cost(step)).collect()
    }

    /// What a part of an arc costs, metres from where the arc starts; [`NEVER`] when it is barred at all times.
    pub(crate) fn part_cost(&self, arc: Arc, from_m: f64, to_m: f64) -> u32 {
        let (length, whole) = (self.network.length_m(arc / 2), self.open_cost(arc));
        if whole >= NEVER || self.is_shut(arc, from_m, to_m, |_| true) {
            return NEVER;
        }
        plus(share(whole, from_m, to_m, length), 0)
    }

    /// Closures on a part of an arc, in the order of driving: number, and the part that is closed.
    pub(crate) fn on(&self, arc: Arc, from_m: f64, to_m: f64) -> impl Iterator<Item = (usize, f64, f64)> + '_ {
        let length = self.network.length_m(arc / 2);
        let closed = self.closed.get((arc / 128) as usize).is_some_and(|bits| bits >> (arc / 2 % 64) & 1 == 1);
        let start =
            if closed { self.by_edge.partition_point(|(edge, ..)| *edge < arc / 2) } else { self.by_edge.len() };
        let here = self.by_edge[start..].iter().take_while(move |(edge, ..)| *edge == arc / 2);
        here.filter_map(move |(_, closure, at)| {
            let section = self.closures[*closure as usize].sections[*at as usize];
            section.on(arc, length, (from_m, to_m)).map(|(a, b)| (*closure as usize, a, b))
        })
    }

    /// Whether a closure that `counts` bars a part of an arc at all times.
    pub(super) fn is_shut(&self, arc: Arc, from_m: f64, to_m: f64, counts: impl Fn(usize) -> bool) -> bool {
        self.on(arc, from_m, to_m).any(|(number, ..)| {
            let closure = &self.closures[number];
            counts(number) && closure.doubt == Doubt::None && self.over_time(closure) == Passable::No
        })
    }

    /// Calls `with` for everything that bars a step or a part of its arc at times, with the part that is barred.
    pub(super) fn timed(
        &self,
        arc: Arc,
        ban: u16,
        (from_m, to_m): (f64, f64),
        mut with: impl FnMut(&dyn Barrier, f64, f64),
    ) {
        let (kind, passable) = self.kind_of(arc);
        if passable == Passable::Timed {
            with(&self.signs(kind, arc % 2 == 1), from_m, to_m);
        }
        if self.bans[usize::from(ban)] == Passable::Timed {
            with(&self.forbidden(&self.network.states.bans[usize::from(ban)]), from_m, from_m);
        }
        for (number, a, b) in self.on(arc, from_m, to_m) {
            let closure = &self.closures[number];
            if closure.doubt == Doubt::None && self.over_time(closure) == Passable::Timed {
                with(closure, a, b);
            }
        }
    }

    /// Whether a ban is in force at all times.
    pub(crate) fn is_banned(&self, ban: u16) -> bool {
        self.bans[usize::from(ban)] == Passable::No
    }

    /// The level of an edge; `None`: nothing was assessed.
    pub(crate) fn level(&self, edge: Edge) -> Option<RiskLevel> {
        self.exposure.as_ref().map(|exposure| exposure.of(edge).worst)
    }
}

/// The share of a whole that falls on a part, rounded up.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn share(whole: u32, from_m: f64, to_m: f64, length_m: f64) -> u32 {
    if from_m <= 0.0 && to_m >= length_m {
        return whole;
    }
    let part = if length_m > 0.0 { ((to_m - from_m) / length_m).clamp(0.0, 1.0) } else { 0.0 };
    (f64::from(whole) * part).ceil() as u32
}
