//! How much a sum has to change before the level of a whole route can.

use passage_model::RiskLevel;

use crate::{network::NetRoute, scene::Scene};

/// The least that has to be added to or taken from some sum of a route before its level can be another; infinite where no
/// sum can change it. What acts beside the sums is not in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Margin {
    up: f64,
    down: f64,
}

/// Room left for rounding, in parts of a margin and of the highest bound. Whatever is nearer is computed in full.
const PART: f64 = 1e-3;
const OF_BOUND: f64 = 1e-7;

impl Margin {
    const NONE: Self = Self { up: 0.0, down: 0.0 };

    fn of(scene: &Scene<'_>, route: &NetRoute) -> Self {
        // Ceasefires and the matrix act on top of the sum.
        if *scene.params.options.matrix || *scene.params.options.ceasefire {
            return Self::NONE;
        }
        let states = scene.of_route(route);
        let (rows, [.., faint]) = (&scene.bounds[..4], scene.bounds);
        let worst = states.iter().filter_map(|state| state.level.number()).max();
        // The sum from which a row is worse than the worst level, and that under which the worst level ends.
        let row = |number: Option<u8>| number.and_then(|n| rows.get(usize::from(n))).copied();
        let above = row(worst.and_then(|level| level.checked_sub(1))).unwrap_or(f64::INFINITY);
        let below = row(worst.and_then(|level| level.checked_sub(2))).unwrap_or(f64::NEG_INFINITY);
        let (mut up, mut gone) = (f64::INFINITY, f64::INFINITY);
        let mut falls = if worst.is_some() { 0.0 } else { f64::INFINITY };
        for state in states {
            // A segment that becomes known, or Unknown, may change what the whole is.
            let bound = if state.level == RiskLevel::Unknown { faint.min(above) } else { above };
            up = up.min(bound - state.s);
            if state.level == RiskLevel::Unknown {
                continue;
            }
            if state.floor.is_none() && state.s >= faint * (1.0 - OF_BOUND) {
                gone = gone.min(state.s - faint);
            }
            if state.level.number() == worst {
                // All that are at the worst level have to fall; none does under a floor of that level.
                let held = state.floor.is_some_and(|floor| floor.level == state.level);
                falls = falls.max(if held { f64::INFINITY } else { state.s - below });
            }
        }
        let highest = rows.iter().fold(faint, |a, b| a.max(*b));
        let less = |margin: f64| (margin * (1.0 - PART) - OF_BOUND * highest).max(0.0);
        Self { up: less(up), down: less(gone.min(falls)) }
    }

    /// Whether so much more, or less where it is below 0, leaves the level as it is, wherever on the route it counts.
    pub(crate) fn holds(&self, step: f64) -> bool {
        step < self.up && -step < self.down
    }
}

impl Scene<'_> {
    /// What no change of a sum below it can take the route out of.
    pub(crate) fn margin(&self, route: &NetRoute) -> Margin {
        Margin::of(self, route)
    }

    /// The most that another weight of an event adds to or takes from a sum.
    pub(crate) fn most_step(&self, event: u32, weight: f64) -> f64 {
        let (core, tail) = self.fact(event).kernel.map_or((0.0, 0.0), |kernel| kernel.parts());
        (weight - self.state.weight[event as usize]) * core.max(tail)
    }
}
