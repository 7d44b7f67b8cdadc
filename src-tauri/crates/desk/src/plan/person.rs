//! What an officer has said of a route holds on a way that takes its road.

use passage_model::RiskLevel;
use passage_spatial::RouteLine;
use passage_words::Words;

use super::ground;
use crate::assess::{Answered, level_text};

/// An officer's word for a route holds on a way that shares so many km with it, or half of a shorter route.
const SHARED_KM: f64 = 2.0;

/// A line is looked at every so many km.
const STEP_KM: f64 = 0.5;

/// A level that a person has set.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) level: RiskLevel,
    /// Where the way comes to that road, km from the start.
    pub(super) km: f64,
    pub(super) text: String,
}

/// The worst level that a person has set for a route that the way shares a road with, where it is worse than the level
/// worked out.
pub(super) fn word<E>(words: Words, answered: &Answered<E>, way: &RouteLine, level: RiskLevel) -> Option<Word> {
    let mut worst: Option<Word> = None;
    for route in &answered.register().routes {
        let Some(overriding) = answered.scene.overriding(route.id) else { continue };
        let above = worst.as_ref().map_or(level, |worst| worst.level);
        if overriding.level == RiskLevel::Unknown || overriding.level.rank() <= above.rank() {
            continue;
        }
        let Some(line) = answered.register().network.line(route.id) else { continue };
        let length = line.length_km();
        let parts = (length / STEP_KM).ceil().max(4.0);
        let step = length / parts;
        let (mut shared, mut first, mut km) = (0.0, f64::INFINITY, step / 2.0);
        while km < length {
            let near = way.nearest(line.at(km));
            // As far as a level that is never to be gone through holds, or one blocks what the other does not tell.
            if ground::reaches(line.at(km), ground::WORD_KM, near.at) {
                shared += step;
                first = first.min(near.chainage_km);
            }
            km += step;
        }
        if first.is_finite() && shared >= SHARED_KM.min(length / 2.0) - 1e-9 {
            let args = [
                ("author", overriding.author.clone().into()),
                ("route", route.code.clone().into()),
                ("level", level_text(words, overriding.level).into()),
                ("expires", words.short_moment(overriding.expires).into()),
            ];
            let text = words.with("plan-warn-override", &args);
            worst = Some(Word { level: overriding.level, km: first, text });
        }
    }
    worst
}
