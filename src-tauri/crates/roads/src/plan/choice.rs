//! One way to choose, with what it costs and why.

use passage_model::{LatLon, RiskLevel};

use super::shared;
use crate::{Doubt, GateKind, Network, Piece, RoadClass, Router, Way, field::weight_of, search::Barrier};

/// A stretch of a way with one level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Metres from the start of the way.
    pub from_m: f64,
    /// Metres from the start of the way.
    pub to_m: f64,
    /// The level; `None`: nothing was assessed.
    pub level: Option<RiskLevel>,
}

/// What a driver will meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WarningKind {
    /// A place whose status nobody knows; the number is that of the closure.
    Unknown(u32),
    /// Waiting for something that opens.
    Waits,
    /// A control at a border.
    BorderControl,
    /// A checkpoint.
    Checkpoint,
    /// A ford.
    Ford,
    /// A ferry.
    Ferry,
    /// A road whose signs could not be read.
    UnreadRule,
    /// Private ground.
    Private,
}

/// What a driver will meet, and where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Warning {
    /// What.
    pub kind: WarningKind,
    /// Metres from the start of the way.
    pub at_m: f64,
    /// Hundredths of a second after departure.
    pub at_cs: u32,
}

/// A way with its price.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The way.
    pub way: Way,
    /// Its line.
    pub line: Vec<LatLon>,
    /// Levels along it, from start to end without gaps.
    pub stretches: Vec<Stretch>,
    /// The worst level on it, by rank; `None`: nothing was assessed.
    pub worst: Option<RiskLevel>,
    /// Hours at levels, each counted by the table of weights: what the choice weighs against time.
    pub exposure_h: f64,
    /// The share of its length that is on ways given before it.
    pub overlap: f64,
    /// Closures that lie on the quickest way if nothing were closed, and not on this one.
    pub avoids: Vec<u32>,
    /// What the driver will meet.
    pub warnings: Vec<Warning>,
    /// Another way of the plan is neither slower nor more exposed.
    pub dominated: bool,
}

impl Choice {
    /// A way without price and reasons.
    pub fn plain(network: &Network, way: Way) -> Self {
        Self {
            line: way.line(network),
            stretches: Vec::new(),
            worst: None,
            exposure_h: 0.0,
            overlap: 0.0,
            avoids: Vec::new(),
            warnings: Vec::new(),
            dominated: false,
            way,
        }
    }

    pub(super) fn of(router: &Router<'_>, way: Way, before: &[Choice], least: Option<&Way>) -> Self {
        let network = router.network();
        let mut choice = Self::plain(network, way);
        if !before.is_empty() {
            choice.overlap = shared(&choice.way, before.iter().map(|choice| &choice.way));
        }
        let mut at_m = 0.0;
        for piece in &choice.way.pieces {
            let (edge, end_m) = (piece.arc / 2, at_m + piece.to_m - piece.from_m);
            let level = router.rules.level(edge);
            match choice.stretches.last_mut() {
                Some(last) if last.level == level => last.to_m = end_m,
                _ => choice.stretches.push(Stretch { from_m: at_m, to_m: end_m, level }),
            }
            if let Some(level) = level {
                let hours = f64::from(piece.leave_cs - piece.enter_cs) / 360_000.0;
                choice.exposure_h += hours * f64::from(weight_of(level)) / 100.0;
                if choice.worst.is_none_or(|worst| level.rank() > worst.rank()) {
                    choice.worst = Some(level);
                }
            }
            let mut warn = |kind| choice.warnings.push(Warning { kind, at_m, at_cs: piece.enter_cs });
            let kind = network.kind(edge);
            if piece.wait_cs > 0 {
                warn(WarningKind::Waits);
            }
            for (number, ..) in router.rules.on(piece.arc, piece.from_m, piece.to_m) {
                let closure = &router.closures()[number];
                if closure.doubt == Doubt::Unknown && router.rules.may_hold(closure) {
                    warn(WarningKind::Unknown(closure.id));
                }
            }
            match kind.gate {
                Some(GateKind::BorderControl) => warn(WarningKind::BorderControl),
                Some(GateKind::Checkpoint) => warn(WarningKind::Checkpoint),
                _ => {}
            }
            if kind.ford {
                warn(WarningKind::Ford);
            }
            if kind.class == RoadClass::Ferry {
                warn(WarningKind::Ferry);
            }
            if kind.unread_rule {
                warn(WarningKind::UnreadRule);
            }
            if router.rules.is_private(kind) {
                warn(WarningKind::Private);
            }
            at_m = end_m;
        }
        // What goes on from piece to piece is told once, where it starts. Every wait is one by itself.
        choice.warnings.dedup_by(|next, last| next.kind == last.kind && next.kind != WarningKind::Waits);
        choice.avoids = avoided(router, &choice.way, least);
        choice
    }
}

/// Closures on the quickest way that would hold when one gets there, and that may not hold on this one.
fn avoided(router: &Router<'_>, way: &Way, least: Option<&Way>) -> Vec<u32> {
    let rules = &router.rules;
    let hard = |piece: &Piece| rules.hard_on(piece.arc, piece.from_m, piece.to_m).collect::<Vec<_>>();
    let own: Vec<u32> = way.pieces.iter().flat_map(hard).map(|closure| closure.id).collect();
    let met = |piece: &Piece| {
        let (from, to) = (piece.enter_cs - piece.wait_cs, piece.leave_cs);
        let (from, to) = (rules.moment(f64::from(from)), rules.moment(f64::from(to)));
        hard(piece).into_iter().filter(move |closure| closure.steady(from, to) != Some(false)).map(|closure| closure.id)
    };
    let mut avoided: Vec<u32> = least.into_iter().flat_map(|least| &least.pieces).flat_map(met).collect();
    avoided.retain(|id| !own.contains(id));
    avoided.sort_unstable();
    avoided.dedup();
    avoided
}

/// Marks the ways than which another is neither slower nor more exposed (Pareto over time and exposure).
pub(super) fn mark_dominated(choices: &mut [Choice]) {
    let prices: Vec<(u32, f64)> = choices.iter().map(|choice| (choice.way.time_cs(), choice.exposure_h)).collect();
    for (at, choice) in choices.iter_mut().enumerate() {
        let (time, exposure) = prices[at];
        choice.dominated = prices
            .iter()
            .enumerate()
            .any(|(other, (t, e))| other != at && *t <= time && *e <= exposure && (*t < time || *e < exposure));
    }
}
