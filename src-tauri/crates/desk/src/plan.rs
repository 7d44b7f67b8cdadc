//! Planning a movement over the imported road network: the network beside the database, levels and closures from the
//! assessment at the hour of departure, and the answer of `passage plan`.

mod adrift;
mod answer;
mod assessed;
mod astray;
mod barred;
mod borders;
mod clock;
mod course;
mod daylight;
mod drive;
mod ends;
mod escort;
mod gates;
mod ground;
mod hold;
mod job;
mod judge;
mod kept;
mod looking;
mod moments;
mod naming;
mod network;
mod person;
mod price;
mod reached;
mod repeats;
mod roads;
mod save;
mod searching;
mod standing;
mod stops;
mod telling;
#[cfg(test)]
mod tests;
mod waits;
mod warnings;
mod way;
mod ways;

use passage_model::{Lang, LatLon, RiskLevel, Time, TrafficClass, VehicleClass};
use passage_roads::{Preference, Profile, Question, Wish};
use passage_words::Words;

use crate::{Desk, dto::AssessArgs, error::Result, local};

use looking::{Asking, Looked};

pub use answer::{AlternativeAnswer, BlockedAnswer, Opening, PlanAnswer, Snapped, StretchAnswer, WarningAnswer};
pub(crate) use daylight::dark;
pub(crate) use drive::{Drive, Driven, Limited, Stands, driven};
pub(crate) use hold::plan_hold;
pub(crate) use kept::Plans;
pub(crate) use network::place as roads_place;
pub use network::{RoadsAnswer, RoadsRefusal, roads_import};
pub use price::duration;
pub(crate) use roads::{
    roads_cancel, roads_import as roads_import_start, roads_progress, roads_remove, roads_status, sketch_roads,
};
pub(crate) use save::plan_save;
pub(crate) use ways::plan_ways;

/// What is asked of a plan.
#[derive(Debug, Clone)]
pub struct PlanArgs {
    /// Language of messages.
    pub lang: Lang,
    /// From where.
    pub from: LatLon,
    /// To where.
    pub to: LatLon,
    /// When they leave; `None`: now.
    pub depart: Option<Time>,
    /// Minutes by which local time is ahead of UTC: the hours and days on road signs are local. `None`: UTC.
    pub local_offset_minutes: Option<i32>,
    /// In what.
    pub vehicle: VehicleClass,
    /// As which traffic.
    pub traffic: TrafficClass,
    /// In a convoy: a fourth is added to every time.
    pub convoy: bool,
    /// At most this many ways, 1 to 8.
    pub alternatives: usize,
    /// How much levels count, hundredths of the table of weights.
    pub avoid: u16,
    /// Never through this level or a worse one.
    pub never: Option<RiskLevel>,
}

/// Plans a movement over the road network beside the database.
pub fn plan(desk: &mut Desk, args: &PlanArgs) -> Result<PlanAnswer> {
    let depart = args.depart.unwrap_or_else(|| desk.now());
    let words = Words::new(args.lang).seen_at(depart);
    let network = network::open_proven(desk, words)?;
    let question = AssessArgs {
        lang: args.lang,
        as_of: Some(depart),
        known_at: None,
        traffic: Some(args.traffic),
        vehicle: Some(args.vehicle),
        direction: Some(passage_model::Direction::Both),
        window_days: None,
        histogram_days: None,
    };
    let mut profile = Profile::of(args.vehicle);
    (profile.traffic, profile.convoy) = (args.traffic, args.convoy);
    profile.utc_offset_minutes = local::offset(words, args.local_offset_minutes)?.unwrap_or(0);
    let preference = Preference { avoid: args.avoid, never: args.never };
    let asked = Question { profile, preference, depart };
    let wish = Wish {
        ways: args.alternatives.clamp(1, 8),
        overlap: ways::OVERLAP,
        longer: ways::LONGER,
        ..Wish::between(args.from, args.to)
    };
    let asking = Asking { words, network: &network, picture: &question, asked, wish, classes: &[] };
    let looked = asking.look(desk)?;
    let Looked { answered, course, found, .. } = &looked;
    let told = answer::Told {
        words,
        answered,
        course,
        network: &network,
        asked,
        reasons: &looked.reasons,
        closures: &looked.closures,
    };
    let mut answer = told.answer(found);
    answer.notes.extend(looked.notes(words, &network));
    answer.notes.extend(repeats::notes(words, answered, depart, &found.tracks).into_iter().map(|note| note.text));
    answer.notes.extend(ways::zone_note(words, &network, profile.utc_offset_minutes).map(|note| note.text));
    if network::remembered(desk, words)?.is_some_and(|remembered| remembered.sketch) {
        answer.notes.push(words.text("plan-note-sketch"));
    }
    Ok(answer)
}

fn off_road(words: Words, error: passage_roads::PlanError) -> String {
    let (id, within_m) = match error {
        passage_roads::PlanError::FromOffRoad { within_m } => ("plan-from-off-road", within_m),
        passage_roads::PlanError::ToOffRoad { within_m } => ("plan-to-off-road", within_m),
    };
    words.with(id, &[("km", (within_m / 1000.0).into())])
}
