//! Several ways to choose from, each with its price and its reasons; or what stands in the way of all.

mod blocked;
mod choice;
mod least;

use std::collections::BTreeSet;

use passage_model::LatLon;

pub use blocked::{Blocked, Opened};
pub use choice::{Choice, Stretch, Warning, WarningKind};

use crate::{Closure, Edge, Exposure, Network, Preference, Question, Router, Snap, Way, search::Room};

/// What is wanted of a plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wish {
    /// From where.
    pub from: LatLon,
    /// To where.
    pub to: LatLon,
    /// At most this many ways.
    pub ways: usize,
    /// At most this share of a way's length may be on ways given before it, 0 to 1.
    pub overlap: f64,
    /// At most this many times as long in time as the first one.
    pub longer: f64,
    /// A place farther from every road than this, metres, is refused.
    pub snap_m: f64,
}

impl Wish {
    /// Three ways that share at most two thirds with one before, at most three times as long, from places at most 5 km
    /// off a road.
    pub fn between(from: LatLon, to: LatLon) -> Self {
        Self { from, to, ways: 3, overlap: 0.67, longer: 3.0, snap_m: 5_000.0 }
    }
}

/// Why there can be no plan.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PlanError {
    /// No road for this vehicle near where it starts.
    #[error("no road for this vehicle within {within_m} m of the start")]
    FromOffRoad {
        /// How far was looked, metres.
        within_m: f64,
    },
    /// No road for this vehicle near where it is to go.
    #[error("no road for this vehicle within {within_m} m of the destination")]
    ToOffRoad {
        /// How far was looked, metres.
        within_m: f64,
    },
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Where the way starts, with the distance from the place asked for.
    pub from: Snap,
    /// Where it ends.
    pub to: Snap,
    /// The ways, the preferred one first; empty when there is none.
    pub choices: Vec<Choice>,
    /// What blocks, when there is no way.
    pub blocked: Option<Blocked>,
}

/// Rounds in which what was driven before is made dearer.
const ROUNDS: usize = 6;

/// By how much more, in hundredths of its cost, each time.
const DEARER: u16 = 60;

impl Network {
    /// Plans a movement.
    pub fn plan(
        &self,
        question: Question,
        exposure: Option<&Exposure>,
        closures: &[Closure],
        wish: Wish,
    ) -> Result<Plan, PlanError> {
        Planner::new(self, question, exposure).plan(closures, wish)
    }
}

/// Plans movements for one question, one after another: with other closures, other levels, other places. Only what
/// differs from the time before is worked out anew.
#[derive(Debug)]
pub struct Planner<'n> {
    network: &'n Network,
    question: Question,
    exposure: Option<Exposure>,
    /// One for each preference that has been needed.
    routers: Vec<Router<'n>>,
    room: Room,
}

impl<'n> Planner<'n> {
    /// Prepares for a question. `exposure`: levels of the edges; without, every level is Unknown.
    pub fn new(network: &'n Network, question: Question, exposure: Option<&Exposure>) -> Self {
        Self { network, question, exposure: exposure.cloned(), routers: Vec::new(), room: Room::default() }
    }

    /// Puts other levels in place of those given before; `changed`: the edges on which they differ.
    pub fn set_exposure(&mut self, exposure: &Exposure, changed: &[Edge]) {
        self.exposure = Some(exposure.clone());
        for router in &mut self.routers {
            router.set_exposure(exposure, changed);
        }
    }

    /// The router for a preference, with these closures.
    fn router(&mut self, preference: Preference, closures: &[Closure]) -> &mut Router<'n> {
        let known = self.routers.iter().position(|router| router.rules.question.preference == preference);
        let at = known.unwrap_or_else(|| {
            let question = Question { preference, ..self.question };
            let (exposure, room) = (self.exposure.as_ref(), self.room.clone());
            self.routers.push(Router::within(self.network, question, exposure, closures.to_vec(), room));
            self.routers.len() - 1
        });
        let router = &mut self.routers[at];
        if router.closures() != closures {
            router.set_closures(closures.to_vec());
        }
        router
    }

    /// Plans a movement.
    pub fn plan(&mut self, closures: &[Closure], wish: Wish) -> Result<Plan, PlanError> {
        let (within_m, preference) = (wish.snap_m, self.question.preference);
        let router = self.router(preference, closures);
        let from = router.snap(wish.from, within_m).ok_or(PlanError::FromOffRoad { within_m })?;
        let to = router.snap(wish.to, within_m).ok_or(PlanError::ToOffRoad { within_m })?;
        let Some(first) = router.best(from, to) else {
            let blocked = self.blocked(closures, from, to);
            return Ok(Plan { from, to, choices: Vec::new(), blocked: Some(blocked) });
        };
        let mut ways = vec![first];
        if wish.ways > 1 {
            for preference in others(preference) {
                let other = self.router(preference, closures).best(from, to);
                consider(other, &mut ways, &wish);
            }
            vary(self.router(preference, closures), (from, to), &mut ways, &wish);
        }
        ways.truncate(wish.ways.max(1));
        // The quickest way if nothing were closed: what a choice avoids is seen against it.
        let least = if closures.is_empty() { None } else { self.router(Preference::FASTEST, &[]).best(from, to) };
        let router = self.router(preference, closures);
        let mut choices: Vec<Choice> = Vec::new();
        for way in ways {
            let choice = Choice::of(router, way, &choices, least.as_ref());
            choices.push(choice);
        }
        choice::mark_dominated(&mut choices);
        Ok(Plan { from, to, choices, blocked: None })
    }

    /// What is in the way of all ways.
    fn blocked(&mut self, closures: &[Closure], from: Snap, to: Snap) -> Blocked {
        let preference = self.question.preference;
        let free = Preference { never: None, ..preference };
        if let Some(open) = self.router(preference, &[]).best(from, to) {
            let mut blocked = blocked::find(self.router(preference, closures), from, to, open.time_cs());
            if let Blocked::Closures { unruled, .. } = &mut blocked
                && preference.never.is_some()
            {
                let way = self.router(free, closures).best(from, to);
                *unruled = way.map(|way| (way.metres(), way.time_cs()));
            }
            return blocked;
        }
        if let Some(way) = self.router(free, closures).best(from, to) {
            return Blocked::Level { way: (way.metres(), way.time_cs()) };
        }
        if self.router(free, &[]).best(from, to).is_some() { Blocked::Both } else { Blocked::NoRoad }
    }
}

/// Looks for other ways where what was driven before is made dearer.
fn vary(router: &mut Router<'_>, (from, to): (Snap, Snap), ways: &mut Vec<Way>, wish: &Wish) {
    for _ in 0..ROUNDS {
        if ways.len() >= wish.ways {
            break;
        }
        let driven: BTreeSet<Edge> = ways.iter().flat_map(edges).collect();
        router.make_dearer(driven.into_iter(), DEARER);
        // Refused for its overlap, it still must become dearer, or it would be found again.
        if let Some(way) = router.best(from, to) {
            router.make_dearer(edges(&way), DEARER / 2);
            consider(Some(way), ways, wish);
        }
    }
    router.forget_dearer();
}

/// Preferences beside the one asked for: only time, and four times as careful.
fn others(own: Preference) -> Vec<Preference> {
    let fast = Preference { avoid: 0, ..own };
    let careful = Preference { avoid: own.avoid.max(25).saturating_mul(4), ..own };
    [fast, careful].into_iter().filter(|preference| *preference != own).collect()
}

fn edges(way: &Way) -> impl Iterator<Item = Edge> + '_ {
    way.pieces.iter().map(|piece| piece.arc / 2)
}

/// Takes a way that is different enough and not absurdly long.
fn consider(way: Option<Way>, ways: &mut Vec<Way>, wish: &Wish) {
    let (Some(way), Some(first)) = (way, ways.first()) else { return };
    let too_long = f64::from(way.time_cs()) > f64::from(first.time_cs()) * wish.longer;
    if !too_long && shared(&way, ways.iter()) <= wish.overlap {
        ways.push(way);
    }
}

/// The share of a way's length that is on others, 0 to 1.
fn shared<'w>(way: &Way, others: impl Iterator<Item = &'w Way>) -> f64 {
    let driven: BTreeSet<Edge> = others.flat_map(edges).collect();
    let common = way.pieces.iter().filter(|piece| driven.contains(&(piece.arc / 2)));
    let common: f64 = common.map(|piece| piece.to_m - piece.from_m).sum();
    let all = way.metres();
    if all > 0.0 { common / all } else { 1.0 }
}
