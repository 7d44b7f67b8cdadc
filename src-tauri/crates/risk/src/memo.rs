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
}

impl Memo {
    /// Lets go of what follows from segments that were touched.
    pub(crate) fn touched(&mut self, is_touched: impl Fn(u32) -> bool) {
        self.peak.take_if(|(segment, _)| is_touched(*segment));
        self.lowered.take_if(|lowered| lowered.held.iter().any(|segment| is_touched(*segment)));
    }
}
