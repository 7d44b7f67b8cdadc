//! What a driver of a way will meet, in words, for the window and the command line alike.

use std::collections::HashSet;

use passage_model::Time;
use passage_words::Words;

use super::{
    astray,
    barred::{self, Met},
    borders,
    clock::Reached,
    reached::{self, Judging},
    stops::{Regard, Track},
    waits,
};
use crate::dto::HoursFit;

/// Something on a way.
#[derive(Debug, Clone)]
pub(super) struct Warning {
    /// Metres from the start.
    pub(super) at_m: f64,
    pub(super) at: Time,
    pub(super) text: String,
}

/// Everything, by metres. `met`: closures that hold when they get there; `fits`: how the hours of its crossings fit.
pub(super) fn warnings(
    words: Words,
    judging: &Judging<'_>,
    track: &Track,
    met: &[Met],
    fits: &[HoursFit],
    title: impl Fn(u32) -> String,
) -> Vec<Warning> {
    let warn = |at_m: f64, at: Time, text: String| Warning { at_m, at, text };
    let at = |at_m: f64| -> Reached { track.clock.at(at_m) };
    let mut warnings: Vec<Warning> = Vec::new();
    for warning in &track.choice.warnings {
        if let Some(text) = super::answer::warning_text(words, warning.kind) {
            warnings.push(warn(warning.at_m, at(warning.at_m).at, text));
        }
    }
    // What does not hold when they get there is not met.
    for met in barred::doubted(judging.network, judging.closures, judging.profile, track) {
        let text = match astray::off_road_km(judging, met.id) {
            Some(off_km) => {
                let args = [("what", title(met.id).into()), ("distance", words.km(off_km).into())];
                words.with("plan-warn-drawn", &args)
            }
            None => words.with("plan-warn-unknown", &[("place", title(met.id).into())]),
        };
        warnings.push(warn(met.at_m, at(met.at_m).at, text));
    }
    for wait in waits::waits(judging, track) {
        warnings.push(warn(wait.pause.at_m, wait.pause.came, wait.text(words, &title)));
    }
    if track.regard == Regard::NoHours {
        warnings.push(warn(0.0, at(0.0).at, words.text(regardless(fits))));
    }
    for met in met {
        let id = if met.surely { "plan-warn-closed" } else { "plan-warn-closed-late" };
        warnings.push(warn(met.at_m, at(met.at_m).at, words.with(id, &[("what", title(met.id).into())])));
    }
    for near in astray::near(judging, track) {
        let args = [("what", title(near.id).into()), ("distance", words.km(near.off_km).into())];
        let at_m = track.metres(near.km);
        warnings.push(warn(at_m, at(at_m).at, words.with(near.message(), &args)));
    }
    for closed in borders::closed(judging, track) {
        let title = judging.course.title(words, judging.answered, closed.order);
        warnings.push(warn(closed.at_m, at(closed.at_m).at, borders::text(words, &title)));
    }
    if let Some(from) = judging.course.unseen(track) {
        warnings.push(warn(track.metres_at(from), from, reached::unseen_text(words, from)));
    }
    warnings.sort_by(|a, b| a.at_m.total_cmp(&b.at_m));
    // What goes on along the road is told once, where it starts.
    let mut told = HashSet::new();
    warnings.retain(|warning| told.insert(warning.text.clone()));
    warnings
}

/// Why a way was looked for without regard to the hours of gates.
fn regardless(fits: &[HoursFit]) -> &'static str {
    let (late, early) = (fits.contains(&HoursFit::Missed), fits.contains(&HoursFit::Early));
    match (late, early) {
        (true, false) => "plan-warn-regardless",
        (false, true) => "plan-warn-regardless-early",
        _ => "plan-warn-regardless-hours",
    }
}
