//! What was found out about a route and outlasts news that do not touch it.

use crate::{
    explain::Lowered,
    scene::{Along, Peak},
};

/// Kept for one route between one answer and the next, while the moment and what is known of each event stay the same and
/// events only join. Everything in it is what would be found anew.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    /// What events add along the route.
    pub(crate) along: Along,
    /// A segment, and the terms of its sum.
    pub(crate) peak: Option<(u32, Peak)>,
    /// The smallest set that lowers the level.
    pub(crate) lowered: Option<Lowered>,
    /// Where events lie to the route.
    pub(crate) nearest: Nearest,
}

/// Where some events lie to a route: each with its distance, km, and the place on the route, km from its start; `None`: it
/// has no place.
#[derive(Debug, Default)]
pub(crate) struct Nearest(Vec<(u32, Option<(f64, f64)>)>);

impl Nearest {
    /// Of so many events it is kept.
    const MOST: usize = 64;

    /// Where an event lies, as `measure` finds it where it is not known.
    pub(crate) fn of(&mut self, event: u32, measure: impl FnOnce() -> Option<(f64, f64)>) -> Option<(f64, f64)> {
        if let Some((_, known)) = self.0.iter().find(|(of, _)| *of == event) {
            return *known;
        }
        let found = measure();
        if self.0.len() == Self::MOST {
            self.0.clear();
        }
        self.0.push((event, found));
        found
    }
}

impl Memo {
    /// Lets go of what follows from segments that were touched.
    pub(crate) fn touched(&mut self, is_touched: impl Fn(u32) -> bool) {
        self.peak.take_if(|(segment, _)| is_touched(*segment));
        if let Some(lowered) = &mut self.lowered {
            lowered.touched |= lowered.held.iter().any(|segment| is_touched(*segment));
        }
    }
}
