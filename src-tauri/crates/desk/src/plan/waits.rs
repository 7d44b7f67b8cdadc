//! Where a way waits until something opens, and for what. The wait is at the junction before the piece of road on which
//! the closed stretch lies: that is where they can stand and must not go on.

use passage_model::CrossingId;
use passage_words::Words;

use super::{
    barred::{self, during},
    clock::Pause,
    reached::Judging,
    standing::Reason,
    stops::Track,
};

/// A wait of a way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wait {
    pub(super) pause: Pause,
    /// Numbers of the closures that open; none: a sign bars until then.
    pub(super) ids: Vec<u32>,
}

/// Every wait of a way, in order.
pub(super) fn waits(judging: &Judging<'_>, track: &Track) -> Vec<Wait> {
    let pieces = track.choice.way.pieces.iter().zip(track.clock.pauses());
    let wait = pieces.filter_map(|(piece, pause)| {
        let pause = pause?;
        let waited = pause.until - pause.came;
        let barring = judging.closures.iter().filter(|closure| {
            let parts = closure.sections.iter().filter_map(|section| barred::part(judging.network, piece, section));
            closure.is_hard_for(judging.profile)
                && parts.into_iter().any(|(a, b)| {
                    let (first, last) = (track.clock.at(pause.at_m + a).at, track.clock.at(pause.at_m + b).at);
                    // Where a piece begins the clock is still before the wait.
                    during(closure, (first - waited).min(pause.came), last)
                })
        });
        Some(Wait { pause, ids: barring.map(|closure| closure.id).collect() })
    });
    wait.collect()
}

impl Wait {
    /// The gates of the register on the piece that is driven next, where nothing else is waited for.
    pub(super) fn gates(&self, reasons: &[Reason], track: &Track, passed: &[(CrossingId, f64)]) -> Vec<CrossingId> {
        let gate = |id: &u32| match reasons.get(*id as usize) {
            Some(Reason::Crossing(id)) => Some(*id),
            _ => None,
        };
        let gates: Option<Vec<CrossingId>> = self.ids.iter().map(gate).collect();
        let is_passed = |id: &CrossingId| passed.iter().any(|(own, km)| own == id && self.is_before(track, *km));
        gates.filter(|gates| gates.iter().all(is_passed)).unwrap_or_default()
    }

    /// Whether a place of the way is reached next, give or take.
    fn is_before(&self, track: &Track, km: f64) -> bool {
        let metres = track.metres(km);
        metres >= self.pause.at_m - super::ground::GATE_M && metres <= self.pause.to_m + super::ground::GATE_M
    }

    /// In words.
    pub(super) fn text(&self, words: Words, title: impl Fn(u32) -> String) -> String {
        let until = words.near_moment(self.pause.until);
        let named = super::answer::once_each(self.ids.iter().map(|id| title(*id)));
        if named.is_empty() {
            return words.with("plan-warn-waits-sign", &[("until", until.into())]);
        }
        words.with("plan-warn-waits", &[("until", until.into()), ("what", words.list(&named).into())])
    }
}
